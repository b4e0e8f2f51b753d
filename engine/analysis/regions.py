"""From activations to regions: pure functions that a slider can call on every move.

Nothing here runs the network or knows a file; the curves stay as they are.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.frozen import altered

if TYPE_CHECKING:
    from engine.analysis.activations import Activations

__all__ = ["Region", "derive_regions", "frames_inside", "with_figures"]

_FEW_FRAMES = 31


@dataclass(frozen=True)
class Region:
    """The time ``[onset_s, offset_s)`` in which one instrument sounds.

    Attributes
    ----------
    mean, peak : float
        Mean and highest activation inside the region.
    solo : str
        ``"unaccompanied"``, ``"featured"`` or empty.
    status : str
        ``"auto"``, ``"confirmed"``, ``"rejected"`` or ``"edited"``.
    origin : str
        ``"analysis"``, ``"user"`` or ``"import"``.
    note : str
        What a person wrote about it.
    """

    instrument: str
    onset_s: float
    offset_s: float
    mean: float
    peak: float
    solo: str = ""
    status: str = "auto"
    origin: str = "analysis"
    note: str = ""

    def __hash__(self) -> int:
        # Of three fields, which tell nearly all regions apart: tables look up thousands of them at once.
        return hash((self.instrument, self.onset_s, self.offset_s))

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.offset_s - self.onset_s


def derive_regions(activations: "Activations", rules: RegionRules) -> tuple[Region, ...]:
    """Turn activations into regions; pure, so every threshold is a view over the same curves.

    Per instrument: median filter, hysteresis, refinement of both edges, gap merge, minimum duration, in this order.
    An edge lies where the filtered curve, drawn straight between frame centres, crosses the release threshold; where
    the curve starts or ends above it, the edge is that of the recording. `mean` and `peak` are of the unfiltered
    curve over the frames whose centre lies inside. Frames not analysed yet (NaN) count as silent. So do frames
    with nothing to hear, digital silence or sound that has died away, which the analyzer sets to zero: they close a
    region unless they are shorter than the merge gap.

    Returns
    -------
    tuple of Region
        Sorted by onset, then instrument; without solo marks, which `mark_solos` adds.
    """
    found: list[Region] = []
    for column, instrument in enumerate(activations.instruments):
        curve = np.ascontiguousarray(activations.values[:, column])
        rule = rules.for_instrument(instrument)
        spans = _merged(_spans(curve, rule, activations.frame_s, activations.duration_s), rule.merge_gap_s)
        long_enough = [(a, b) for a, b in spans if b - a >= max(rule.min_duration_s - 1e-9, 1e-9)]
        found.extend(_regions(instrument, long_enough, curve, activations.frame_s))
    return tuple(sorted(found, key=lambda r: (r.onset_s, r.instrument, r.offset_s)))


def _spans(curve: np.ndarray, rule: InstrumentRule, frame_s: float, duration_s: float) -> list[tuple[float, float]]:
    """Return the spans in seconds in which the filtered curve holds by hysteresis.

    A median is at or above a level exactly when most of its frames are, so the filter is a count on booleans, and
    the filtered values themselves are needed at the edges only. Nothing else looks at every frame: a slider moves
    over hours of twenty instruments.
    """
    if curve.size == 0:
        return []
    held = np.zeros(curve.size + 2, bool)
    held[1:-1] = _majority(_reaches(curve, rule.release), rule.median_frames)
    struck = np.flatnonzero(_majority(_reaches(curve, rule.threshold), rule.median_frames))
    change = np.flatnonzero(held[1:] != held[:-1])
    starts, stops = change[0::2], change[1::2]
    alive = np.searchsorted(struck, stops) > np.searchsorted(struck, starts)
    starts, stops = starts[alive], stops[alive]
    first, last = np.split(_crossings(curve, np.concatenate((starts, stops)) - 1, rule) * frame_s, 2)
    onsets = np.where(starts == 0, 0.0, first)
    offsets = np.where(stops == curve.size, duration_s, last)
    return list(zip(np.minimum(onsets, duration_s).tolist(), np.minimum(offsets, duration_s).tolist(), strict=True))


def _reaches(curve: np.ndarray, level: float) -> np.ndarray:
    """Where a curve is at or above a level, NaN counting as 0; compared in the curve's own precision."""
    if level <= 0:
        return np.ones(curve.size, bool)
    bound = curve.dtype.type(level)
    # Rounded down, the level would let in values that do not reach it.
    return curve >= (np.nextafter(bound, curve.dtype.type(np.inf)) if float(bound) < level else bound)


def _majority(above: np.ndarray, frames: int) -> np.ndarray:
    """Median filter of booleans, the ends repeated."""
    if frames == 1:
        return above
    half = frames // 2
    padded = np.concatenate((np.repeat(above[:1], half), above, np.repeat(above[-1:], half)))
    if frames > _FEW_FRAMES:
        sums = np.concatenate(([0], np.cumsum(padded, dtype=np.int32)))
        return (sums[frames:] - sums[:-frames]) > half
    # Some passes over bytes are quicker than one over integers.
    bits = padded.view(np.uint8)
    votes = bits[: above.size].copy()
    for shift in range(1, frames):
        votes += bits[shift : shift + above.size]
    return votes > half


def _crossings(curve: np.ndarray, left: np.ndarray, rule: InstrumentRule) -> np.ndarray:
    """Where, in frames, the filtered curve crosses the release threshold between each frame of `left` and the next."""
    a, b = np.split(_medians_at(curve, np.concatenate((left, left + 1)), rule.median_frames), 2)
    share = np.divide(rule.release - a, b - a, out=np.full(left.size, 0.5), where=a != b)
    crossings: np.ndarray = left + 0.5 + np.clip(share, 0.0, 1.0)
    return crossings


def _medians_at(curve: np.ndarray, at: np.ndarray, frames: int) -> np.ndarray:
    half = frames // 2
    around = np.clip(at[:, None] + np.arange(-half, half + 1), 0, curve.size - 1)
    values = curve[around].astype(np.float64)
    values[np.isnan(values)] = 0.0
    medians: np.ndarray = np.sort(values, axis=1)[:, half]
    return medians


def _merged(spans: list[tuple[float, float]], gap_s: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for onset, offset in spans:
        if merged and onset - merged[-1][1] <= gap_s + 1e-9:
            merged[-1] = (merged[-1][0], offset)
        else:
            merged.append((onset, offset))
    return merged


def _regions(instrument: str, spans: list[tuple[float, float]], curve: np.ndarray, frame_s: float) -> list[Region]:
    """Give every span the mean and the peak of the curve inside."""
    if not spans:
        return []
    means, peaks = _figures(spans, curve, frame_s)
    figures = zip(spans, means, peaks, strict=True)
    return [Region(instrument, onset, offset, mean, peak) for (onset, offset), mean, peak in figures]


def _figures(spans: list[tuple[float, float]], curve: np.ndarray, frame_s: float) -> tuple[list[float], list[float]]:
    """Return mean and peak of a curve inside spans in seconds, in the order given; NaN counts as 0."""
    onsets, offsets = np.array(spans).T
    first, stop = frames_inside(onsets, offsets, frame_s, curve.size)
    edges = np.stack((first, stop), axis=1).ravel()
    # One entry more, so that the last edge may lie behind the curve.
    padded = np.append(curve, curve.dtype.type(0))
    padded[np.isnan(padded)] = 0
    means = np.add.reduceat(padded, edges, dtype=np.float64)[0::2] / (stop - first)
    peaks = np.maximum.reduceat(padded, edges)[0::2]
    return means.tolist(), peaks.tolist()


def with_figures(regions: Iterable[Region], activations: "Activations") -> tuple[Region, ...]:
    """Return the regions with `mean` and `peak` as the activations give them inside, in the order given.

    Frames not analysed yet count as silent. Without activations of its instrument a region has neither figure (NaN).
    """
    given = tuple(regions)
    figures = [(math.nan, math.nan)] * len(given)
    places: dict[str, list[int]] = {}
    if len(activations.values):
        for place, region in enumerate(given):
            places.setdefault(region.instrument, []).append(place)
    for instrument in places.keys() & set(activations.instruments):
        own = places[instrument]
        spans = [(given[place].onset_s, given[place].offset_s) for place in own]
        means, peaks = _figures(spans, activations.of(instrument), activations.frame_s)
        for place, mean, peak in zip(own, means, peaks, strict=True):
            figures[place] = (mean, peak)
    return tuple(
        region if (region.mean, region.peak) == measured else altered(region, mean=measured[0], peak=measured[1])
        for region, measured in zip(given, figures, strict=True)
    )


def frames_inside(
    onsets: np.ndarray, offsets: np.ndarray, frame_s: float, frames: int
) -> tuple[np.ndarray, np.ndarray]:
    """Frames whose centre lies inside each span; at least the one its middle falls into."""
    first = np.ceil(onsets / frame_s - 0.5 - 1e-9)
    stop = np.ceil(offsets / frame_s - 0.5 - 1e-9)
    first = np.where(stop > first, first, np.floor((onsets + offsets) / 2 / frame_s))
    first = np.clip(first, 0, frames - 1).astype(np.int64)
    return first, np.clip(stop.astype(np.int64), first + 1, frames)
