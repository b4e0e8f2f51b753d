"""Finds regions again among others after an edit, by instrument and overlap, without comparing each with each."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from desktop.corrections import overlap_s
from engine.analysis.regions import Region


def found_again(old: Sequence[Region], regions: Sequence[Region]) -> tuple[Region, ...]:
    """
    Return for each old region the one of its instrument that overlaps it most, each once.

    Parameters
    ----------
    old : sequence of Region
    regions : sequence of Region
        By onset, as a document has them.
    """
    lanes: dict[str, list[Region]] = {}
    for region in regions:
        lanes.setdefault(region.instrument, []).append(region)
    onsets = {name: [region.onset_s for region in lane] for name, lane in lanes.items()}
    # Nothing before a place at which the latest end so far is still too early can overlap.
    ends = {name: list(accumulate((region.offset_s for region in lane), max)) for name, lane in lanes.items()}
    found: dict[Region, None] = {}
    for region in old:
        name = region.instrument
        first, behind = (
            bisect_right(ends.get(name, []), region.onset_s),
            bisect_left(onsets.get(name, []), region.offset_s),
        )
        near = [other for other in lanes.get(name, [])[first:behind] if overlap_s(other, region) > 0.0]
        if near:
            found[max(near, key=lambda other: overlap_s(other, region))] = None
    return tuple(found)
