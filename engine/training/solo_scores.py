"""How well unaccompanied solos are found, and how near to their true edges."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.analysis.regions import Region
from engine.analysis.solos import SOLO_MIN_DURATION_S
from engine.training.validation_set import LabelledRecording, LabelledSpan

FOUND_SHARE = 0.5
"""A solo counts as found when solos of its instrument cover this much of it."""
_AT_THE_END_S = 0.05
"""An edge of the truth this close to an end of the recording cannot be missed, and is left out of the errors."""


@dataclass(frozen=True)
class SoloScore:
    """Solos of one instrument, or of several together.

    Attributes
    ----------
    found, true : int
        Unaccompanied stretches half of which was reported as a solo of their instrument, and all of them.
    right_s, reported_s : float
        Time reported as a solo in which that instrument sounds and no other, and all time reported.
    onset_errors_s, offset_errors_s : tuple of float
        For each solo found, how much later than in truth the region begins and ends that covers most of it; edges of
        the truth that are the recording's own are left out.
    """

    found: int = 0
    true: int = 0
    right_s: float = 0.0
    reported_s: float = 0.0
    onset_errors_s: tuple[float, ...] = ()
    offset_errors_s: tuple[float, ...] = ()

    @property
    def recall(self) -> float:
        """Share of the solos that was found; NaN without any."""
        return self.found / self.true if self.true else float("nan")

    @property
    def precision(self) -> float:
        """Share of the time reported that is right; NaN where none is reported."""
        return self.right_s / self.reported_s if self.reported_s else float("nan")

    @property
    def onset_error_s(self) -> float:
        """Median distance of onsets; NaN without any."""
        return _median(self.onset_errors_s)

    @property
    def offset_error_s(self) -> float:
        """Median distance of offsets; NaN without any."""
        return _median(self.offset_errors_s)

    def __add__(self, other: "SoloScore") -> "SoloScore":
        return SoloScore(
            self.found + other.found,
            self.true + other.true,
            self.right_s + other.right_s,
            self.reported_s + other.reported_s,
            self.onset_errors_s + other.onset_errors_s,
            self.offset_errors_s + other.offset_errors_s,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values; the single errors in hundredths of a second."""
        return {
            "recall": self.recall,
            "precision": self.precision,
            "found": self.found,
            "true": self.true,
            "right_s": self.right_s,
            "reported_s": self.reported_s,
            "median_onset_error_s": self.onset_error_s,
            "median_offset_error_s": self.offset_error_s,
            "onset_errors_s": [round(error, 2) for error in self.onset_errors_s],
            "offset_errors_s": [round(error, 2) for error in self.offset_errors_s],
        }


def score_solos(
    recording: LabelledRecording,
    true: tuple[LabelledSpan, ...],
    regions: tuple[Region, ...],
    reported: tuple[Region, ...],
    times_s: np.ndarray,
    instrument: str,
) -> SoloScore:
    """Score the solos of one instrument in a completely labelled recording.

    Parameters
    ----------
    recording : LabelledRecording
    true : tuple of LabelledSpan
        Where one class is alone; those of other instruments, and those too short to be called a solo, are passed over.
    regions : tuple of Region
        Of all instruments.
    reported : tuple of Region
        The solos in them, as `engine.analysis.regions.solos` gives them.
    times_s : np.ndarray (frames,)
        Centres of the frames in which time is counted, evenly spaced over the recording.
    instrument : str
    """
    frame_s = float(times_s[1] - times_s[0]) if len(times_s) > 1 else 0.0
    duration_s = frame_s * len(times_s)
    alone = _intervals(reported, instrument)
    own = _intervals(regions, instrument)
    score = SoloScore()
    for start_s, end_s in ((span.start_s, span.end_s) for span in true if span.classes == (instrument,)):
        if end_s - start_s < SOLO_MIN_DURATION_S - 1e-9:
            continue
        found = bool(_overlaps(alone, start_s, end_s).sum() >= FOUND_SHARE * (end_s - start_s))
        onset, offset = _edge_errors(recording, own, start_s, end_s, instrument, duration_s) if found else ((), ())
        score += SoloScore(int(found), 1, 0.0, 0.0, onset, offset)
    inside = ((times_s[:, None] >= alone[:, 0]) & (times_s[:, None] < alone[:, 1])).any(axis=1)
    sounding = tuple({name for span in recording.spans for name in span.classes} | {instrument})
    truth = recording.presence(times_s, sounding)
    right = inside & (truth.sum(axis=1) == 1) & truth[:, sounding.index(instrument)]
    return score + SoloScore(right_s=frame_s * int(right.sum()), reported_s=frame_s * int(inside.sum()))


def _edge_errors(
    recording: LabelledRecording, own: np.ndarray, start_s: float, end_s: float, instrument: str, duration_s: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """How late the region that covers most of a solo begins and ends.

    The instrument may have begun before it was alone, so its own edges count, not those of the solo.
    """
    labelled = recording.intervals(instrument)
    shared = _overlaps(labelled, start_s, end_s)
    if not shared.any():
        return (), ()  # a section whose instrument is too soft to be heard
    onset_s, offset_s = labelled[shared.argmax()]
    region = own[_overlaps(own, start_s, end_s).argmax()]
    return (
        (float(region[0] - onset_s),) if onset_s > _AT_THE_END_S else (),
        (float(region[1] - offset_s),) if offset_s < duration_s - _AT_THE_END_S else (),
    )


def _intervals(regions: tuple[Region, ...], instrument: str) -> np.ndarray:
    edges = [(region.onset_s, region.offset_s) for region in regions if region.instrument == instrument]
    return np.array(edges, dtype=float).reshape(-1, 2)


def _overlaps(intervals: np.ndarray, start_s: float, end_s: float) -> np.ndarray:
    """Seconds that each of some intervals (n, 2) shares with one."""
    shared: np.ndarray = np.minimum(intervals[:, 1], end_s) - np.maximum(intervals[:, 0], start_s)
    return np.maximum(shared, 0.0)


def _median(errors: tuple[float, ...]) -> float:
    return float(np.median(np.abs(errors))) if errors else float("nan")
