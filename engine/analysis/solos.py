"""Which regions are solos: where an instrument plays alone, or leads over others; pure functions of regions."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from engine.analysis.regions import Region, frames_inside

if TYPE_CHECKING:
    from engine.analysis.activations import Activations

__all__ = ["every_solo", "mark_solos", "marked_with_solos", "shadows", "solos", "with_featured"]

SOLO_EDGE_TOLERANCE_S = 0.25
"""Overlap with another instrument this close to a region's own edges does not count against a solo."""
SOLO_SHARE = 0.8
"""Share of a region that must be alone for the whole region to be called unaccompanied."""
SOLO_MIN_DURATION_S = 1.0
"""Shorter stretches are not called a solo."""
LEAD_THRESHOLD = 0.5
"""Mean lead probability from which a region counts as featured."""
SHADOW_COVER = 0.8
"""Share of a shadow that the region it belongs to must cover."""
SHADOW_SHARE = 0.55
"""A shadow's mean activation is less than this much of that of the region it belongs to.

Best for F1 of solos found and solo time right on pieces mixed from held-out instruments: 67 of 108 solos for 62, right
in 76 % of the time reported for 79 %.
"""


def mark_solos(regions: Iterable[Region], activations: "Activations | None" = None) -> tuple[Region, ...]:
    """Return the regions with their `solo` field set anew; none is cut or dropped (see `solos` for the stretches).

    A region is ``unaccompanied`` if it lasts at least a second and no other instrument sounds in at least 80 % of it,
    its first and last quarter second left aside: detected edges are not exact. Otherwise it is ``featured`` if the
    activations carry a lead output whose mean over the region is at least .5. Rejected regions and shadows (see
    `shadows`) neither accompany nor are solos.

    Parameters
    ----------
    regions : iterable of Region
        Of any instruments, in any order; the order is kept.
    activations : Activations, optional
        Where a lead output is looked up.
    """
    given = tuple(regions)
    return _marked(given, _Heard(given), activations)


def marked_with_solos(
    regions: Iterable[Region], activations: "Activations | None" = None
) -> tuple[tuple[Region, ...], tuple[Region, ...]]:
    """Return what `mark_solos` and then `solos` give, for less than either costs alone twice: a slider waits for it."""
    given = tuple(regions)
    heard = _Heard(given)
    marked = _marked(given, heard, activations)
    return marked, _stretches(marked, heard, SOLO_MIN_DURATION_S)


def _marked(given: tuple[Region, ...], heard: "_Heard", activations: "Activations | None") -> tuple[Region, ...]:
    shares = heard.timeline.alone_shares(given)
    marked = []
    for region, share, counts in zip(given, shares, heard.counted, strict=True):
        solo = ""
        if counts and region.duration_s >= SOLO_MIN_DURATION_S - 1e-9:
            if share >= SOLO_SHARE:
                solo = "unaccompanied"
            elif activations is not None and _leads(region, activations):
                solo = "featured"
        marked.append(region if region.solo == solo else _with_solo(region, region.onset_s, region.offset_s, solo))
    return tuple(marked)


def _with_solo(region: Region, onset_s: float, offset_s: float, solo: str) -> Region:
    # Written out: dataclasses.replace takes ten times as long, and there are hundreds in a long recording.
    return Region(
        region.instrument,
        onset_s,
        offset_s,
        region.mean,
        region.peak,
        solo,
        region.status,
        region.origin,
        region.note,
    )


class _Heard:
    """Which of the regions count, and the timeline of those that do; solo marks play no part in it."""

    def __init__(self, given: Sequence[Region]) -> None:
        self.counted = _counted(given)
        self.timeline = _Timeline([region for region, counts in zip(given, self.counted, strict=True) if counts])


def _counted(regions: Sequence[Region]) -> list[bool]:
    """Tell which regions accompany others and may be solos: all but the rejected ones and shadows."""
    return [r.status != "rejected" and not shadow for r, shadow in zip(regions, shadows(regions), strict=True)]


def shadows(regions: Sequence[Region]) -> np.ndarray:
    """Tell which regions are likely another instrument misheard, (regions,) bool.

    A region found by the network is a shadow if a region of another instrument covers most of it and is on average
    almost twice as sure: timbres are alike, and a soloist wakes its neighbours. What a person drew, confirmed or
    corrected never is one.
    """
    shadow = np.zeros(len(regions), dtype=bool)
    if not len(regions):
        return shadow
    onsets, offsets = _edges(regions)
    means = np.array([region.mean for region in regions], float)
    codes = {name: code for code, name in enumerate({region.instrument for region in regions})}
    names = np.array([codes[region.instrument] for region in regions])
    kept = np.array([region.status != "rejected" for region in regions])
    middles = (onsets + offsets) / 2
    # Regions of one instrument do not overlap, and one that covers most of another covers its middle.
    for name in codes.values():
        own = np.flatnonzero((names == name) & kept)
        if not own.size:
            continue
        own = own[np.argsort(onsets[own], kind="stable")]
        place = np.searchsorted(onsets[own], middles, side="right") - 1
        other = own[np.maximum(place, 0)]
        covered = np.minimum(offsets[other], offsets) - np.maximum(onsets[other], onsets)
        shadow |= (
            (place >= 0)
            & (names != name)
            & (covered >= SHADOW_COVER * (offsets - onsets))
            & (means < SHADOW_SHARE * means[other])
        )
    untouched: np.ndarray = np.array([region.status == "auto" for region in regions])
    return shadow & untouched


def _leads(region: Region, activations: "Activations") -> bool:
    if activations.lead is None or region.instrument not in activations.instruments:
        return False
    column = activations.instruments.index(region.instrument)
    edges = np.array([region.onset_s]), np.array([region.offset_s])
    first, stop = frames_inside(*edges, activations.frame_s, len(activations.lead))
    return float(np.nan_to_num(activations.lead[first[0] : stop[0], column]).mean()) >= LEAD_THRESHOLD


class _Timeline:
    """Time cut at every onset and offset; knows for each piece how many instruments sound, and which if one does."""

    def __init__(self, regions: list[Region]) -> None:
        names = sorted({r.instrument for r in regions})
        index = {name: i for i, name in enumerate(names)}
        self.instruments = names
        onsets, offsets = _edges(regions)
        cuts = np.sort(np.concatenate((onsets, offsets)))
        # What np.unique gives, which loads numpy's masked arrays in the middle of a person's work.
        self.cuts = cuts[np.flatnonzero(np.diff(cuts, prepend=-np.inf))]
        pieces = max(0, self.cuts.size - 1)
        depth = np.zeros((len(names), pieces + 1), dtype=np.int32)
        rows = np.array([index[r.instrument] for r in regions], dtype=np.int64)
        np.add.at(depth, (rows, np.searchsorted(self.cuts, onsets)), 1)
        np.add.at(depth, (rows, np.searchsorted(self.cuts, offsets)), -1)
        self.sounding = np.cumsum(depth, axis=1)[:, :pieces] > 0
        self.count = self.sounding.sum(axis=0)

    def alone_shares(self, regions: Sequence[Region]) -> list[float]:
        """Share of each region, its edges left aside, in which no other instrument sounds."""
        if not self.cuts.size or not regions:
            return [0.0] * len(regions)
        onsets, offsets = _edges(regions)
        margins = np.minimum(SOLO_EDGE_TOLERANCE_S, (offsets - onsets) / 4)
        starts, stops = onsets + margins, offsets - margins
        # Time alone, up to every cut; between two cuts it grows evenly or not at all.
        alone_s = np.concatenate(([0.0], np.cumsum(np.diff(self.cuts) * (self.count <= 1))))
        alone = np.interp(stops, self.cuts, alone_s) - np.interp(starts, self.cuts, alone_s)
        shares: list[float] = (alone / np.maximum(stops - starts, 1e-9)).tolist()
        return shares


def _edges(regions: Sequence[Region]) -> tuple[np.ndarray, np.ndarray]:
    """Onsets and offsets as arrays."""
    return np.array([r.onset_s for r in regions], float), np.array([r.offset_s for r in regions], float)


def every_solo(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return the stretches in which one instrument is alone (see `solos`) and the regions of those that lead.

    Sorted by onset, then instrument.
    """
    given = tuple(regions)
    return with_featured(solos(given), given)


def with_featured(alone: Iterable[Region], regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return stretches in which one instrument is alone, and those of the regions that lead.

    Sorted by onset, then instrument. What `every_solo` gives, for callers who have the `solos` already.
    """
    featured = [region for region in regions if region.solo == "featured"]
    return tuple(sorted([*alone, *featured], key=lambda r: (r.onset_s, r.instrument)))


def solos(regions: Iterable[Region], min_duration_s: float = SOLO_MIN_DURATION_S) -> tuple[Region, ...]:
    """Return the stretches in which exactly one instrument sounds, as regions marked ``unaccompanied``.

    Each stretch is as long as possible and at least `min_duration_s` long. Mean, peak, status and origin are those of
    the region it was cut from, or of the longest of them if several regions of the instrument touch. Rejected regions
    and shadows (see `shadows`) are ignored.
    """
    given = tuple(regions)
    return _stretches(given, _Heard(given), min_duration_s)


def _stretches(given: tuple[Region, ...], heard: _Heard, min_duration_s: float) -> tuple[Region, ...]:
    active = [region for region, counts in zip(given, heard.counted, strict=True) if counts]
    active.sort(key=lambda r: (r.onset_s, r.instrument))
    if not active:
        return ()
    timeline = heard.timeline
    cuts = timeline.cuts
    single = np.where(timeline.count == 1, np.argmax(timeline.sounding, axis=0), -1)
    starts = np.flatnonzero(np.diff(single, prepend=-2))
    stops = np.append(starts[1:], single.size)
    long_enough = (single[starts] >= 0) & (cuts[stops] - cuts[starts] >= min_duration_s - 1e-9)
    of_instrument: dict[str, list[Region]] = {name: [] for name in timeline.instruments}
    for region in active:
        of_instrument[region.instrument].append(region)
    edges = {name: _edges(of_one) for name, of_one in of_instrument.items()}
    cut = []
    for start, stop in zip(starts[long_enough].tolist(), stops[long_enough].tolist(), strict=True):
        name, onset, offset = timeline.instruments[single[start]], float(cuts[start]), float(cuts[stop])
        onsets, offsets = edges[name]
        source = of_instrument[name][int(np.argmax(np.minimum(offsets, offset) - np.maximum(onsets, onset)))]
        cut.append(_with_solo(source, onset, offset, "unaccompanied"))
    return tuple(cut)
