"""Times that an edge being dragged is drawn to: where a curve crosses its thresholds, and the playhead; no Qt."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule


class Snap(StrEnum):
    """What lies at a time that an edge is drawn to."""

    PLAYHEAD = "playhead"
    THRESHOLD = "threshold"
    RELEASE = "release"


class SnapPoint(NamedTuple):
    """A time to snap to, and what lies there."""

    time_s: float
    what: Snap


def crossings_s(curve: np.ndarray, frame_s: float, level: float, start_s: float, end_s: float) -> list[float]:
    """Return the times inside ``[start_s, end_s]`` at which a curve crosses a level.

    Parameters
    ----------
    curve : np.ndarray, shape (frames,)
        Values at the frames' centres, drawn straight between them; NaN counts as below.
    frame_s : float
        Length of a frame in seconds.
    level : float
    start_s, end_s : float
        In seconds.
    """
    first = max(0, int(start_s / frame_s) - 2)
    part = np.nan_to_num(curve[first : int(end_s / frame_s) + 3].astype(np.float64))
    left = np.flatnonzero(np.diff((part >= level).astype(np.int8)))
    share = (level - part[left]) / (part[left + 1] - part[left])
    times = (first + left + 0.5 + share) * frame_s
    return [time for time in times.tolist() if start_s <= time <= end_s]


def snap_points(
    activations: Activations | None,
    instrument: str,
    rule: InstrumentRule,
    playhead_s: float,
    around: tuple[float, float],
) -> list[SnapPoint]:
    """Return what an edge of an instrument can snap to inside a stretch of time."""
    points = [SnapPoint(playhead_s, Snap.PLAYHEAD)] if around[0] <= playhead_s <= around[1] else []
    if activations is None or instrument not in activations.instruments:
        return points
    curve = activations.of(instrument)
    for level, what in ((rule.threshold, Snap.THRESHOLD), (rule.release, Snap.RELEASE)):
        points += [SnapPoint(time, what) for time in crossings_s(curve, activations.frame_s, level, *around)]
    return points


def nearest(points: Iterable[SnapPoint], time_s: float, reach_s: float) -> SnapPoint | None:
    """Return the point nearest to a time, if one lies within reach."""
    best = min(points, key=lambda point: abs(point.time_s - time_s), default=None)
    return best if best is not None and abs(best.time_s - time_s) <= reach_s else None
