"""What a person said about regions, and how that is laid over what the analysis finds; pure, no Qt."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region, with_figures
from engine.frozen import altered

SAME_PLACE_S = 1e-3
"""Edges this close are the same edge."""

EVERY_INSTRUMENT = ""
"""In a span: whatever instruments the analysis knows, or will know."""

SAME_EVENT_SHARE = 0.5
"""A derived region of which corrections cover this share is the event they are about."""


class Placed(Protocol):
    """Anything with a place in time and an instrument: regions and spans."""

    @property
    def instrument(self) -> str: ...
    @property
    def onset_s(self) -> float: ...
    @property
    def offset_s(self) -> float: ...


@dataclass(frozen=True)
class Span:
    """A stretch of time of one instrument, or of `EVERY_INSTRUMENT`."""

    instrument: str
    onset_s: float
    offset_s: float


@dataclass(frozen=True)
class Correction:
    """A region that stands as a person left it, in the place of what the analysis finds.

    Attributes
    ----------
    region : Region or None
        What stands there; None where a region was deleted.
    replaces : tuple of Span
        Where the analysis has no say besides the region's own place: where the region was before it was moved,
        shortened, given to another instrument or deleted.
    """

    region: Region | None
    replaces: tuple[Span, ...] = ()


def span_of(placed: Placed) -> Span:
    """Return the place of a region."""
    return Span(placed.instrument, placed.onset_s, placed.offset_s)


def overlap_s(a: Placed, b: Placed) -> float:
    """Return for how many seconds two regions of one instrument share time; 0 for different instruments."""
    if a.instrument != b.instrument:
        return 0.0
    return max(0.0, min(a.offset_s, b.offset_s) - max(a.onset_s, b.onset_s))


def same_place(a: Placed, b: Placed) -> bool:
    """Whether two regions are one: same instrument, same edges within a millisecond."""
    return a.instrument == b.instrument and abs(a.onset_s - b.onset_s) + abs(a.offset_s - b.offset_s) < SAME_PLACE_S


def clipped(corrections: Iterable[Correction], duration_s: float) -> tuple[Correction, ...]:
    """Return corrections cut back to a recording of some length, for one that turned out shorter."""
    kept = []
    for correction in corrections:
        region = correction.region
        if region is not None and region.offset_s > duration_s:
            inside = region.onset_s < duration_s - SAME_PLACE_S
            region = replace(region, offset_s=duration_s) if inside else None
        if region is not None or correction.replaces:
            kept.append(Correction(region, correction.replaces))
    return tuple(kept)


def lay_over(
    derived: Iterable[Region],
    corrections: Sequence[Correction],
    rules: RegionRules,
    activations: Activations | None = None,
) -> tuple[Region, ...]:
    """Lay corrections over derived regions.

    A derived region of which corrections of its instrument cover half or more is the event they are about, and
    disappears behind them. One that they cover in part, or that reaches into a stretch in which every instrument is
    silenced, is cut back to the rest; rests that are shorter than the instrument's minimum duration, or (with
    activations) nowhere reach its threshold, are dropped.

    Parameters
    ----------
    derived : iterable of Region
        Regions as the rules give them.
    corrections : sequence of Correction
        Their regions are kept as they are; with activations, their mean and peak are measured again.
    rules : RegionRules
        For minimum durations and thresholds.
    activations : Activations, optional
        Where mean and peak come from.

    Returns
    -------
    tuple of Region
        Sorted by onset, then instrument.
    """
    if not corrections:
        return tuple(derived)
    placed = [correction.region for correction in corrections if correction.region is not None]
    taken = covered([*placed, *(span for correction in corrections for span in correction.replaces)])
    result = list(placed if activations is None else with_figures(placed, activations))
    rests: list[Region] = []
    silent = taken.get(EVERY_INSTRUMENT, [])
    for region in derived:
        hidden, unheard = inside(taken.get(region.instrument, []), region), inside(silent, region)
        if not hidden and not unheard:
            result.append(region)
        elif sum(end - start for start, end in hidden) < SAME_EVENT_SHARE * region.duration_s:
            rests += _rests(region, _joined([*hidden, *unheard]) if unheard else hidden, rules)
    if activations is not None:
        measured = with_figures(rests, activations)
        rests = [rest for rest in measured if rest.peak >= rules.for_instrument(rest.instrument).threshold]
    return tuple(sorted([*result, *rests], key=lambda region: (region.onset_s, region.instrument)))


def covered(places: Iterable[Placed]) -> dict[str, list[tuple[float, float]]]:
    """Return per instrument the time that places cover, as stretches that do not touch."""
    found: dict[str, list[tuple[float, float]]] = {}
    for place in places:
        found.setdefault(place.instrument, []).append((place.onset_s, place.offset_s))
    return {instrument: _joined(spans) for instrument, spans in found.items()}


def inside(spans: list[tuple[float, float]], region: Region) -> list[tuple[float, float]]:
    """Return the parts of sorted stretches that lie inside a region."""
    first = max(0, bisect_right(spans, (region.onset_s, float("inf"))) - 1)
    found = []
    for start, end in spans[first:]:
        if start >= region.offset_s:
            break
        if end > region.onset_s:
            found.append((max(start, region.onset_s), min(end, region.offset_s)))
    return found


def _joined(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the time that some stretches cover, as sorted stretches that do not touch."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _rests(region: Region, hidden: list[tuple[float, float]], rules: RegionRules) -> list[Region]:
    least_s = max(rules.for_instrument(region.instrument).min_duration_s, SAME_PLACE_S)
    edges = [region.onset_s, *(edge for span in hidden for edge in span), region.offset_s]
    return [
        altered(region, onset_s=start, offset_s=end)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= least_s
    ]
