"""The real recordings that a network is judged on: who sounds when in them, and how activations fare."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.analysis.activations import Activations
from engine.errors import SettingsError
from engine.training.material import rows_of
from engine.training.metrics import average_precision


@dataclass(frozen=True)
class LabelledSpan:
    """An interval in which exactly (``complete``) or at least the named classes sound."""

    start_s: float
    end_s: float
    classes: tuple[str, ...]
    complete: bool


@dataclass(frozen=True)
class LabelledRecording:
    """A validation recording, its labelled intervals and where it comes from."""

    path: Path
    spans: tuple[LabelledSpan, ...]
    source: str = ""

    @property
    def complete(self) -> bool:
        """Whether every sound in the recording is labelled."""
        return all(span.complete for span in self.spans)

    def presence(self, times_s: np.ndarray, instruments: tuple[str, ...]) -> np.ndarray:
        """Labels at some times, (times, instruments) bool."""
        labels = np.zeros((len(times_s), len(instruments)), dtype=bool)
        for span in self.spans:
            inside = (times_s >= span.start_s) & (times_s < span.end_s)
            for name in span.classes:
                if name in instruments:
                    labels[inside, instruments.index(name)] = True
        return labels

    def intervals(self, instrument: str) -> np.ndarray:
        """Onsets and offsets in seconds between which an instrument is labelled without a break, (intervals, 2)."""
        joined: list[list[float]] = []
        for span in sorted(self.spans, key=lambda span: span.start_s):
            if instrument not in span.classes:
                continue
            if joined and span.start_s <= joined[-1][1] + 1e-6:
                joined[-1][1] = max(joined[-1][1], span.end_s)
            else:
                joined.append([span.start_s, span.end_s])
        return np.array(joined, dtype=float).reshape(-1, 2)

    def solos(self) -> tuple[LabelledSpan, ...]:
        """Return the intervals in which one class is known to be alone."""
        return tuple(span for span in self.spans if span.complete and len(span.classes) == 1)


def read_validation_set(folder: Path, leave_out: Sequence[str] = ()) -> tuple[LabelledRecording, ...]:
    """Return the recordings of ``validation.csv`` in a training folder.

    Parameters
    ----------
    folder : Path
    leave_out : sequence of str
        Recordings are passed over whose source holds one of these.

    Raises
    ------
    SettingsError
        If the table is missing or damaged, or no recording has such a source.
    """
    spans: dict[str, list[LabelledSpan]] = {}
    sources: dict[str, str] = {}
    try:
        for row in rows_of(folder / "validation.csv"):
            span = LabelledSpan(
                float(row["start_s"]), float(row["end_s"]), tuple(row["classes"].split(";")), row["complete"] == "yes"
            )
            spans.setdefault(row["file"], []).append(span)
            sources[row["file"]] = row["source"] or ""
    except (KeyError, ValueError) as error:
        raise SettingsError(f"The table '{folder / 'validation.csv'}' cannot be read ({error}).") from error
    for name in leave_out:
        if not any(name in source for source in sources.values()):
            raise SettingsError(
                f"No recording of '{folder / 'validation.csv'}' has the source '{name}'; there are "
                f"{', '.join(sorted(set(sources.values())))}."
            )
    return tuple(
        LabelledRecording(folder / file, tuple(found), sources[file])
        for file, found in spans.items()
        if not any(name in sources[file] for name in leave_out)
    )


@dataclass(frozen=True)
class ValidationScore:
    """How activations fare on a validation set.

    Attributes
    ----------
    frame_map : float
        Mean over instruments of the average precision over all frames of completely labelled recordings.
    top1, top1_macro : float
        Share of single-instrument intervals whose mean activation is largest for the right instrument; the same
        averaged over instruments.
    average_precision : dict of str to float
    recordings : dict of str to int
        How many completely labelled recordings have each instrument: what its average precision rests on.
    solo_hits : dict of str to (int, int)
        Right and all single-instrument intervals of each instrument.
    confusions : dict of (str, str) to int
        Right instrument and the one taken for it.
    """

    frame_map: float
    top1: float
    top1_macro: float
    average_precision: dict[str, float]
    recordings: dict[str, int]
    solo_hits: dict[str, tuple[int, int]]
    confusions: dict[tuple[str, str], int]


def score_activations(
    recordings: tuple[LabelledRecording, ...], activations: Mapping[Path, Activations]
) -> ValidationScore:
    """Score activations as ``score_validation.py`` does; every recording must have its activations."""
    truths, scores = [], []
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    confusions: Counter[tuple[str, str]] = Counter()
    instruments = next(iter(activations.values())).instruments
    for recording in recordings:
        found = activations[recording.path]
        if recording.complete:
            truths.append(recording.presence(found.times_s, instruments))
            scores.append(found.values)
        for span in recording.spans:
            inside = (found.times_s >= span.start_s) & (found.times_s < span.end_s)
            if span.complete and len(span.classes) == 1 and span.classes[0] in instruments and inside.any():
                right = span.classes[0]
                best = instruments[int(found.values[inside].mean(axis=0).argmax())]
                total[right] += 1
                hits[right] += best == right
                if best != right:
                    confusions[right, best] += 1
    truth, score = np.concatenate(truths), np.concatenate(scores)
    precisions = {
        name: average_precision(truth[:, i], score[:, i]) for i, name in enumerate(instruments) if truth[:, i].any()
    }
    return ValidationScore(
        frame_map=_mean(list(precisions.values())),
        top1=sum(hits.values()) / max(1, sum(total.values())),
        top1_macro=_mean([hits[name] / total[name] for name in total]),
        average_precision=precisions,
        recordings={
            name: sum(bool(labels[:, i].any()) for labels in truths)
            for i, name in enumerate(instruments)
            if name in precisions
        },
        solo_hits={name: (hits[name], total[name]) for name in sorted(total)},
        confusions=dict(confusions.most_common()),
    )


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
