"""How well a bundle does on a public data set of labelled clips: a report as text and as JSON.

A clip's score is the mean, over its frames, of the calibrated activation: the share of the clip in which the instrument
is heard. The highest frame is given beside it. It asks what a label asks ("somewhere in the clip"), but rises with the
length of a clip and with every false alarm of a tenth of a second, so that it is not the one that figures rest on.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.analyzer import Analyzer
from engine.analysis.region_rules import RegionRules
from engine.analysis.settings import DEFAULT_HOP_S
from engine.audio import open_recording
from engine.errors import RecordingError, SettingsError
from engine.models import Bundle, load_bundle
from engine.training.clip_metrics import (
    LabelF1,
    MeanFigures,
    OneOfMany,
    best_threshold,
    class_means,
    known_average_precision,
    label_f1,
    one_of_many,
)
from engine.training.datasets import LabelledClip, PublicDataset, dataset_named, folder_of, read_split
from engine.training.datasets.clips import label_matrix

Report = Callable[[dict[str, Any]], None]
HALF = 0.5
"""Score from which the papers count an instrument as heard."""


@dataclass(frozen=True)
class ClipScores:
    """What a bundle heard in clips: ``mean`` and ``highest`` activation, (clips, instruments); files it cannot read."""

    clips: tuple[LabelledClip, ...]
    mean: np.ndarray
    highest: np.ndarray
    unreadable: tuple[str, ...]


@dataclass(frozen=True)
class ClassFigures:
    """Figures of one instrument over the clips of which it is known.

    Average precision by mean and by highest activation, None where no clip has the instrument or all have it; the
    others at a mean of 0.5, 0 where no clip has it.
    """

    present: int
    absent: int
    average_precision: float | None
    average_precision_of_highest: float | None
    precision: float
    recall: float
    f1: float

    def to_text(self, name: str) -> str:
        """Return a line of the table."""
        at_half = (self.precision, self.recall, self.f1) if self.present else (None, None, None)
        shown = (self.average_precision, self.average_precision_of_highest, *at_half)
        return f"{name:18} {' '.join(f'{_three(value):>6}' for value in shown)} {self.present:6} {self.absent:8}"


@dataclass(frozen=True)
class ThresholdFigures:
    """Micro and macro F1 at one threshold for each instrument, and where the thresholds are from."""

    origin: str
    micro_f1: float
    macro_f1: float
    thresholds: dict[str, float]


@dataclass(frozen=True)
class ClipEvaluation:
    """What `run` found.

    ``half`` counts known labels at a score of 0.5; ``half_unmasked`` and ``mean_average_precision_unmasked`` take
    unknown labels for absent ones, as papers on the set did; ``at_thresholds`` and ``one_of_many`` are given where the
    set's papers give such figures.
    """

    bundle: str
    sha256: str
    dataset: str
    split: str
    data: str
    hop_s: float
    clips: int
    unreadable: tuple[str, ...]
    missing_instruments: tuple[str, ...]
    clips_left_out: int
    mean_average_precision: float | None
    mean_average_precision_of_highest: float | None
    mean_average_precision_unmasked: float | None
    half: MeanFigures
    half_unmasked: MeanFigures
    instruments: dict[str, ClassFigures]
    at_thresholds: tuple[ThresholdFigures, ...]
    one_of_many: OneOfMany | None
    remark: str

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        values = asdict(self)
        if self.one_of_many is not None:
            values["one_of_many"]["confusions"] = [
                {"right": right, "taken_for": wrong, "count": count}
                for (right, wrong), count in self.one_of_many.confusions.items()
            ]
        return values

    def to_text(self) -> str:
        """Return the figures as a table to read."""
        lines = [
            f"{self.bundle} ({self.sha256[:12]}) on {self.dataset}, split {self.split}: {self.clips} clips of "
            f"{self.data}, hop {self.hop_s:g} s",
            f"mAP {_three(self.mean_average_precision)} by mean activation, "
            f"{_three(self.mean_average_precision_of_highest)} by the highest (known labels only)",
            f"mAP {_three(self.mean_average_precision_unmasked)} by mean activation with unknown labels as absent ones",
            f"{_means(self.half)}   (mean over instruments at 0.5, known labels only)",
            f"{_means(self.half_unmasked)}   (the same with unknown labels as absent ones)",
        ]
        for figures in self.at_thresholds:
            lines.append(f"micro F1 {figures.micro_f1:.3f}   macro F1 {figures.macro_f1:.3f}   ({figures.origin})")
        if self.one_of_many is not None:
            lines.append(
                f"accuracy {self.one_of_many.accuracy:.3f}   macro F1 {self.one_of_many.macro_f1:.3f}   "
                f"(highest of {len(self.instruments)} instruments)"
            )
        lines += [
            "",
            f"{'instrument':18} {'AP':>6} {'AP max':>6} {'P':>6} {'R':>6} {'F1':>6} {'with':>6} {'without':>8}",
        ]
        lines += [figures.to_text(name) for name, figures in self.instruments.items()]
        lines.append("")
        if self.one_of_many is not None:
            pairs = list(self.one_of_many.confusions.items())[:12]
            lines.append("Taken for another: " + (", ".join(f"{a} as {b} {n}" for (a, b), n in pairs) or "none"))
        if self.missing_instruments:
            lines.append(
                f"Left out, as the bundle does not name them: {', '.join(self.missing_instruments)}"
                + (f" ({self.clips_left_out} clips)" if self.clips_left_out else "")
            )
        if self.unreadable:
            lines.append(
                f"Left out, as they cannot be read: {len(self.unreadable)} clips, such as {self.unreadable[0]}"
            )
        lines.append(self.remark)
        return "\n".join(lines)


def run(
    bundle: str | Path,
    dataset: str,
    data: Path,
    *,
    split: str = "test",
    device: str = "auto",
    hop_s: float = DEFAULT_HOP_S,
    on_progress: Report | None = None,
) -> ClipEvaluation:
    """Evaluate a bundle on one split of a public data set.

    Parameters
    ----------
    bundle : str or Path
        Name or folder.
    dataset : str
        One of `engine.training.datasets.DATASETS`.
    data : Path
        The data set's folder, or one that holds it under its name.
    split : {"test", "validation", "train"}
    device : str
    hop_s : float
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` and how far it is.

    Raises
    ------
    BundleError
        If the bundle cannot be used.
    SettingsError
        If the data set cannot be used, or shares no instrument with the bundle.
    """
    report = on_progress or (lambda _: None)
    known_set = dataset_named(dataset)
    data = folder_of(known_set, data)
    loaded = load_bundle(bundle)
    names = tuple(name for name in known_set.instruments if name in loaded.instruments)
    if not names:
        raise SettingsError(f"The bundle '{loaded.card.name}' names none of the instruments of {known_set.title}.")
    clips = read_split(known_set, data, split)
    one_label = split in known_set.one_label
    usable = with_label(clips, names) if one_label else clips
    if not usable:
        raise SettingsError(f"The bundle '{loaded.card.name}' names the instrument of no clip of {known_set.title}.")
    analyzer = Analyzer(loaded, device)
    scores = score_clips(usable, analyzer, names, hop_s, _counting(report, "clips"))
    present, known = label_matrix(scores.clips, names)
    figures = _class_figures(present, known, scores, names)
    return ClipEvaluation(
        bundle=loaded.card.name,
        sha256=loaded.sha256,
        dataset=known_set.title,
        split=split,
        data=data.name,
        hop_s=hop_s,
        clips=len(scores.clips),
        unreadable=scores.unreadable,
        missing_instruments=tuple(name for name in known_set.instruments if name not in names),
        clips_left_out=len(clips) - len(usable),
        mean_average_precision=_mean([one.average_precision for one in figures.values()]),
        mean_average_precision_of_highest=_mean([one.average_precision_of_highest for one in figures.values()]),
        mean_average_precision_unmasked=_mean(
            [
                known_average_precision(there, np.ones_like(there), scores.mean[:, column])
                for column, there in enumerate(present.T)
            ]
        ),
        half=class_means(present, known, scores.mean >= HALF),
        half_unmasked=class_means(present, np.ones_like(known), scores.mean >= HALF),
        instruments=figures,
        at_thresholds=(
            _at_thresholds(known_set, data, analyzer, scores, names, hop_s, report)
            if known_set.thresholds_from and not one_label
            else ()
        ),
        one_of_many=one_of_many(present, scores.mean, names) if one_label else None,
        remark=known_set.remark,
    )


def score_clips(
    clips: tuple[LabelledClip, ...],
    analyzer: Analyzer,
    instruments: tuple[str, ...],
    hop_s: float = DEFAULT_HOP_S,
    on_clip: Callable[[int, int], None] | None = None,
) -> ClipScores:
    """Run a bundle over clips; those that cannot be read are left out and named.

    Raises
    ------
    SettingsError
        If no clip can be read.
    """
    columns = [analyzer.instruments.index(name) for name in instruments]
    read, means, highest, unreadable = [], [], [], []
    for done, clip in enumerate(clips, 1):
        try:
            with open_recording(clip.path) as recording:
                values = analyzer.analyze(recording, hop_s=hop_s).values[:, columns]
        except RecordingError:
            # Some of the published files are known to be damaged: one of them must not end an hour's work.
            values = np.zeros((0, len(columns)), np.float32)
        if len(values):
            read.append(clip)
            means.append(values.mean(axis=0))
            highest.append(values.max(axis=0))
        else:
            unreadable.append(clip.path.name)
        if on_clip is not None:
            on_clip(done, len(clips))
    if not read:
        raise SettingsError(f"None of the {len(clips)} clips can be read, such as '{clips[0].path}'.")
    return ClipScores(tuple(read), np.stack(means), np.stack(highest), tuple(unreadable))


def with_label(clips: tuple[LabelledClip, ...], names: tuple[str, ...]) -> tuple[LabelledClip, ...]:
    """Return the clips of which one of `names` is a label: of clips with one label, those that can be judged."""
    return tuple(clip for clip in clips if set(clip.present) & set(names))


def _class_figures(
    present: np.ndarray, known: np.ndarray, scores: ClipScores, names: tuple[str, ...]
) -> dict[str, ClassFigures]:
    figures = {}
    for column, name in enumerate(names):
        there, sure = present[:, column], known[:, column]
        at_half = class_means(there[:, None], sure[:, None], scores.mean[:, column : column + 1] >= HALF)
        figures[name] = ClassFigures(
            present=int((there & sure).sum()),
            absent=int((~there & sure).sum()),
            average_precision=known_average_precision(there, sure, scores.mean[:, column]),
            average_precision_of_highest=known_average_precision(there, sure, scores.highest[:, column]),
            precision=at_half.precision,
            recall=at_half.recall,
            f1=at_half.f1,
        )
    return figures


def _at_thresholds(
    dataset: PublicDataset,
    data: Path,
    analyzer: Analyzer,
    scores: ClipScores,
    names: tuple[str, ...],
    hop_s: float,
    report: Report,
) -> tuple[ThresholdFigures, ...]:
    """Return F1 at the bundle's own thresholds and, where the data set's training part is there, at fitted ones."""
    own = _own_thresholds(analyzer.bundle, names)
    sets = {"the bundle's own thresholds": own}
    if any(clip.split == dataset.thresholds_from for clip in dataset.read(data)):
        clips = with_label(read_split(dataset, data, dataset.thresholds_from), names)
        if clips:
            held_out = score_clips(clips, analyzer, names, hop_s, _counting(report, "thresholds"))
            # As those who train on this part do: the one label is all there is to hear.
            present, _ = label_matrix(held_out.clips, names)
            sets[f"thresholds fitted on {len(held_out.clips)} clips of the split '{dataset.thresholds_from}'"] = {
                name: best_threshold(present[:, column], held_out.mean[:, column], own[name])
                for column, name in enumerate(names)
            }
    present, known = label_matrix(scores.clips, names)
    found = []
    for origin, thresholds in sets.items():
        f1: LabelF1 = label_f1(present, known, scores.mean >= np.array([thresholds[name] for name in names]))
        found.append(ThresholdFigures(origin, f1.micro, f1.macro, thresholds))
    return tuple(found)


def _own_thresholds(bundle: Bundle, names: tuple[str, ...]) -> dict[str, float]:
    rules = RegionRules.from_json(bundle.rules_json)
    return {name: rules.for_instrument(name).threshold for name in names}


def _counting(report: Report, stage: str) -> Callable[[int, int], None]:
    return lambda done, count: report({"stage": stage, "step": done, "steps": count})


def _mean(values: list[float | None]) -> float | None:
    given = [value for value in values if value is not None]
    return float(np.mean(given)) if given else None


def _three(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _means(figures: MeanFigures) -> str:
    return f"P {figures.precision:.3f}   R {figures.recall:.3f}   F1 {figures.f1:.3f}"
