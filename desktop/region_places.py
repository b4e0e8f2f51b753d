"""Finds regions again among others, by place or by overlap, without comparing each with each."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

from desktop.corrections import SAME_PLACE_S, Placed, overlap_s, same_place
from engine.analysis.regions import Region

_AnyPlace = TypeVar("_AnyPlace", bound=Placed)


class RegionPlaces:
    """The regions there are, by their place."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = regions
        # By identity: to hash thousands of regions takes longer than all the rest.
        self._ids = frozenset(map(id, regions))
        self._lanes: dict[str, dict[int, list[Region]]] | None = None

    def now(self, regions: Sequence[Region]) -> tuple[Region, ...]:
        """Return what stands in the places of regions, each once; a region in whose place nothing stands is kept."""
        if all(id(region) in self._ids for region in regions):
            return tuple({id(region): region for region in regions}.values())
        return tuple(dict.fromkeys(self.at(region) or region for region in regions))

    def at(self, region: Region) -> Region | None:
        """Return a region that is there as it is, else the first one in its place (see `same_place`)."""
        if id(region) in self._ids:
            return region
        if self._lanes is None:
            self._lanes = by_onset(self._regions)
        found = [other for other in near(self._lanes, region) if same_place(other, region)]
        return region if region in found else next(iter(found), None)


def by_onset(places: Iterable[_AnyPlace]) -> dict[str, dict[int, list[_AnyPlace]]]:
    """Return places by instrument and step of their onset, for `near`."""
    lanes: dict[str, dict[int, list[_AnyPlace]]] = {}
    for place in places:
        lane = lanes.setdefault(place.instrument, {})
        lane.setdefault(math.floor(place.onset_s / SAME_PLACE_S), []).append(place)
    return lanes


def near(lanes: Mapping[str, Mapping[int, list[_AnyPlace]]], place: Placed) -> list[_AnyPlace]:
    """Return all places of the same instrument whose onset is close enough to be the same, and some more."""
    lane = lanes.get(place.instrument)
    if lane is None:
        return []
    # Onsets of one place lie less than a step apart, so they share a step or are in neighbouring ones.
    step = math.floor(place.onset_s / SAME_PLACE_S)
    return [*lane.get(step - 1, ()), *lane.get(step, ()), *lane.get(step + 1, ())]


def found_again(old: Sequence[Placed], regions: Sequence[Region]) -> tuple[Region, ...]:
    """
    Return for each old region the one of its instrument that overlaps it most, each once.

    Parameters
    ----------
    old : sequence of Region or Span
    regions : sequence of Region
        By onset, as a document has them.
    """
    unmoved = {(region.instrument, region.onset_s, region.offset_s): region for region in reversed(regions)}
    again = [unmoved.get((region.instrument, region.onset_s, region.offset_s)) for region in old]
    if None not in again:
        # As after most changes: no region has been moved.
        return tuple(dict.fromkeys(region for region in again if region is not None))
    lanes: dict[str, list[Region]] = {}
    for region in regions:
        lanes.setdefault(region.instrument, []).append(region)
    onsets = {name: [region.onset_s for region in lane] for name, lane in lanes.items()}
    # Nothing before a place at which the latest end so far is still too early can overlap.
    ends = {name: list(accumulate((region.offset_s for region in lane), max)) for name, lane in lanes.items()}
    found: dict[Region, None] = {}
    for place in old:
        name = place.instrument
        first, behind = (
            bisect_right(ends.get(name, []), place.onset_s),
            bisect_left(onsets.get(name, []), place.offset_s),
        )
        overlapping = [other for other in lanes.get(name, [])[first:behind] if overlap_s(other, place) > 0.0]
        if overlapping:
            found[max(overlapping, key=lambda other: overlap_s(other, place))] = None
    return tuple(found)
