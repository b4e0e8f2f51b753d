"""Every figure of merit of activations against the truth of their recordings, by instrument and over all."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region
from engine.analysis.solos import solos
from engine.training.calibration_curve import CalibrationCurve, calibration_curve
from engine.training.event_scores import EVENT_RULES, EventRule, event_counts
from engine.training.fitting import PRIOR, known_frames
from engine.training.metrics import Counts, binary_counts, macro_f1, precision_at_recalls
from engine.training.segment_scores import SEGMENTS_S, segment_counts
from engine.training.solo_scores import SoloScore, score_solos
from engine.training.validation_set import LabelledRecording, LabelledSpan, score_activations

RECALLS = np.linspace(0.0, 1.0, 41)
"""Where precision-recall curves are kept."""


@dataclass(frozen=True)
class JudgedRecording:
    """A recording's truth and what was found in it.

    Attributes
    ----------
    labels : LabelledRecording
    activations : Activations
        With the rules that make regions of them.
    solos : tuple of LabelledSpan
        Where one class plays alone.
    """

    labels: LabelledRecording
    activations: Activations
    solos: tuple[LabelledSpan, ...]


@dataclass(frozen=True)
class InstrumentFigures:
    """Figures of one instrument.

    Attributes
    ----------
    average_precision : float or None
        None where the instrument never sounds.
    threshold : float
        Activation from which a frame counts as found; the mean over recordings where they have several.
    frames : Counts
        Frames of 0.1 s.
    all_frames : int
    segments : dict of float to Counts
        By the length of the segments in seconds.
    events : dict of EventRule to Counts
    solos : SoloScore
    named_right, named : int
        Solos in which this instrument has the highest mean activation of all, and all its solos.
    calibration_error : float
        Expected calibration error over its frames.
    precision_at_recalls : tuple of float
        Precision-recall curve at `RECALLS`; NaN where the instrument never sounds.
    """

    average_precision: float | None
    threshold: float
    frames: Counts
    all_frames: int
    segments: dict[float, Counts]
    events: dict[EventRule, Counts]
    solos: SoloScore
    named_right: int
    named: int
    calibration_error: float
    precision_at_recalls: tuple[float, ...]

    @property
    def confusion(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Frames in which the instrument is silent (first row) or sounds, by whether it was not found or was."""
        misses, false_alarms = self.frames.true - self.frames.hits, self.frames.found - self.frames.hits
        rejections = self.all_frames - self.frames.true - false_alarms
        return (rejections, false_alarms), (misses, self.frames.hits)

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        return {
            "average_precision": self.average_precision,
            "threshold": self.threshold,
            "frames": self.frames.to_json(),
            "frame_confusion": {"rows": "silent, sounding", "columns": "not found, found", "counts": self.confusion},
            "segments": {f"{length:g} s": counts.to_json() for length, counts in self.segments.items()},
            "events": {rule.name: counts.to_json() for rule, counts in self.events.items()},
            "solos": self.solos.to_json(),
            "named_right": self.named_right,
            "named": self.named,
            "expected_calibration_error": self.calibration_error,
            "precision_at_recalls": [round(value, 4) for value in self.precision_at_recalls],
        }


@dataclass(frozen=True)
class Judgement:
    """Figures over a set of recordings.

    Frames, segments, events and the time of solos are counted in completely labelled recordings only.

    Attributes
    ----------
    recordings, complete : int
        All, and those completely labelled.
    minutes : float
        Length of the completely labelled ones.
    frame_map : float
        Mean average precision of the instruments that sound.
    top1, top1_macro : float
        Share of solos in which the right instrument has the highest mean activation; the same averaged over
        instruments. NaN without solos.
    confusion : tuple of tuple of int
        Solos by right instrument (row) and the one with the highest mean activation (column).
    instruments : dict of str to InstrumentFigures
    calibration : CalibrationCurve
        Over the frames of all instruments.
    calibration_at_prior : CalibrationCurve
        The same with frames weighted as calibration assumes them: recordings alike, and each instrument sounding in
        the share `fitting.PRIOR` of its frames.
    """

    recordings: int
    complete: int
    minutes: float
    frame_map: float
    top1: float
    top1_macro: float
    confusion: tuple[tuple[int, ...], ...]
    instruments: dict[str, InstrumentFigures]
    calibration: CalibrationCurve
    calibration_at_prior: CalibrationCurve

    @property
    def frames(self) -> Counts:
        """Frames of all instruments."""
        return sum((figures.frames for figures in self.instruments.values()), Counts())

    def segments(self, length_s: float) -> Counts:
        """Segments of one length, of all instruments."""
        return sum((figures.segments[length_s] for figures in self.instruments.values()), Counts())

    def events(self, rule: EventRule) -> Counts:
        """Events of all instruments under one rule."""
        return sum((figures.events[rule] for figures in self.instruments.values()), Counts())

    @property
    def solos(self) -> SoloScore:
        """Solos of all instruments."""
        return sum((figures.solos for figures in self.instruments.values()), SoloScore())

    def rates(self) -> dict[str, tuple[Counts, float]]:
        """Return counts over all instruments, and the mean F1 of those that sound, by what is counted."""
        each = list(self.instruments.values())
        found = {"frames at the thresholds": (self.frames, macro_f1(figures.frames for figures in each))}
        for length in SEGMENTS_S:
            macro = macro_f1(figures.segments[length] for figures in each)
            found[f"segments of {length:g} s"] = self.segments(length), macro
        for rule in EVENT_RULES:
            label = rule.name if rule.rest_s else f"events, {rule.name}"
            found[label] = self.events(rule), macro_f1(figures.events[rule] for figures in each)
        return found

    def mistaken(self) -> list[tuple[str, str, int]]:
        """Right instrument, the one it was taken for, and how often; most often first."""
        names = list(self.instruments)
        pairs = [
            (names[row], names[column], count)
            for row, counts in enumerate(self.confusion)
            for column, count in enumerate(counts)
            if count and row != column
        ]
        return sorted(pairs, key=lambda pair: -pair[2])

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        return {
            "recordings": self.recordings,
            "completely_labelled": self.complete,
            "minutes": self.minutes,
            "frame_map": self.frame_map,
            "top1": self.top1,
            "top1_macro": self.top1_macro,
            "rates": {name: {**counts.to_json(), "macro_f1": macro} for name, (counts, macro) in self.rates().items()},
            "solos": self.solos.to_json(),
            "expected_calibration_error": self.calibration.expected_error,
            "expected_calibration_error_at_prior": self.calibration_at_prior.expected_error,
            "prior": PRIOR,
            "calibration": [asdict(each) for each in self.calibration.bins],
            "calibration_at_prior": [asdict(each) for each in self.calibration_at_prior.bins],
            "confusion": {"instruments": list(self.instruments), "counts": self.confusion},
            "recalls": [round(float(recall), 4) for recall in RECALLS],
            "instruments": {name: figures.to_json() for name, figures in self.instruments.items()},
        }


def with_labelled_solos(
    recordings: Sequence[LabelledRecording], found: Mapping[Path, Activations]
) -> tuple[JudgedRecording, ...]:
    """Join recordings and their activations; solos are the spans of one class."""
    return tuple(JudgedRecording(labels, found[labels.path], labels.solos()) for labels in recordings)


def judge(recordings: Sequence[JudgedRecording]) -> Judgement:
    """Compare what was found with the truth; at least one recording must be labelled completely."""
    instruments = recordings[0].activations.instruments
    labels = tuple(each.labels for each in recordings)
    found = {each.labels.path: each.activations for each in recordings}
    complete = [each for each in recordings if each.labels.complete]
    regions = [each.activations.regions() for each in complete]
    alone = [solos(each) for each in regions]
    truth = np.concatenate([each.labels.presence(each.activations.times_s, instruments) for each in complete])
    values = np.concatenate([each.activations.values for each in complete])
    score = score_activations(labels, found)
    confusion = _confusion(recordings, instruments)
    totals, right = confusion.sum(axis=1), confusion.diagonal()
    return Judgement(
        recordings=len(recordings),
        complete=len(complete),
        minutes=sum(each.activations.duration_s for each in complete) / 60,
        frame_map=score.frame_map,
        top1=float(right.sum() / totals.sum()) if totals.any() else float("nan"),
        top1_macro=float((right[totals > 0] / totals[totals > 0]).mean()) if totals.any() else float("nan"),
        confusion=tuple(tuple(row) for row in confusion.tolist()),
        instruments={
            name: _instrument_figures(
                name,
                complete,
                regions,
                alone,
                (truth[:, column], values[:, column]),
                score.average_precision.get(name),
                (int(right[column]), int(totals[column])),
            )
            for column, name in enumerate(instruments)
        },
        calibration=calibration_curve(values.ravel(), truth.ravel()),
        calibration_at_prior=_calibration_at_prior(labels, found, instruments),
    )


def _instrument_figures(
    name: str,
    recordings: Sequence[JudgedRecording],
    regions: Sequence[tuple[Region, ...]],
    alone: Sequence[tuple[Region, ...]],
    frames: tuple[np.ndarray, np.ndarray],
    average_precision: float | None,
    named: tuple[int, int],
) -> InstrumentFigures:
    truth, values = frames
    thresholds = [(each.activations.rules or RegionRules()).for_instrument(name).threshold for each in recordings]
    over = np.repeat(thresholds, [len(each.activations.values) for each in recordings])
    segments = {length: Counts() for length in SEGMENTS_S}
    events = {rule: Counts() for rule in EVENT_RULES}
    of_solos = SoloScore()
    for each, regions_of_all, solos_of_all in zip(recordings, regions, alone, strict=True):
        true = each.labels.intervals(name)
        edges = [(region.onset_s, region.offset_s) for region in regions_of_all if region.instrument == name]
        found = np.array(edges, dtype=float).reshape(-1, 2)
        for length in SEGMENTS_S:
            segments[length] += segment_counts(true, found, each.activations.duration_s, length)
        for rule in EVENT_RULES:
            events[rule] += event_counts(true, found, rule)
        times_s = each.activations.times_s
        of_solos += score_solos(each.labels, each.solos, regions_of_all, solos_of_all, times_s, name)
    return InstrumentFigures(
        average_precision=average_precision,
        threshold=float(np.mean(thresholds)),
        frames=binary_counts(truth, values >= over),
        all_frames=len(truth),
        segments=segments,
        events=events,
        solos=of_solos,
        named_right=named[0],
        named=named[1],
        calibration_error=calibration_curve(values, truth).expected_error,
        precision_at_recalls=tuple(precision_at_recalls(truth, values, RECALLS).tolist()),
    )


def _confusion(recordings: Sequence[JudgedRecording], instruments: tuple[str, ...]) -> np.ndarray:
    """Solos by right instrument and the one with the highest mean activation, (instruments, instruments) int."""
    counts = np.zeros((len(instruments), len(instruments)), dtype=np.int64)
    for each in recordings:
        times_s = each.activations.times_s
        for span in each.solos:
            inside = (times_s >= span.start_s) & (times_s < span.end_s)
            if span.classes[0] in instruments and inside.any():
                best = each.activations.values[inside].mean(axis=0).argmax()
                counts[instruments.index(span.classes[0]), best] += 1
    return counts


def _calibration_at_prior(
    recordings: tuple[LabelledRecording, ...], found: Mapping[Path, Activations], instruments: tuple[str, ...]
) -> CalibrationCurve:
    frames = [known_frames(recordings, found, column, name) for column, name in enumerate(instruments)]
    both = [each for each in frames if each.present.any() and not each.present.all()]
    if not both:
        return calibration_curve(np.zeros(0), np.zeros(0, dtype=bool))
    return calibration_curve(
        np.concatenate([each.values for each in both]),
        np.concatenate([each.present for each in both]),
        np.concatenate([each.balanced_weights(PRIOR) for each in both]),
    )
