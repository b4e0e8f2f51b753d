"""Edits of regions as pure functions: corrections in, corrections out, with the regions an editor looks at next.

They know no document and no undo; see `desktop.region_editor` for both.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.correction_places import CorrectionPlaces
from desktop.corrections import (
    EVERY_INSTRUMENT,
    Correction,
    Placed,
    Span,
    covered,
    inside,
    overlap_s,
    same_place,
    span_of,
)
from engine.analysis.regions import Region
from engine.frozen import altered

SHORTEST_S = 0.02
"""No edit leaves a region shorter than this."""


class Edit(NamedTuple):
    """What an edit leaves: all corrections, and the regions that are to be selected."""

    corrections: tuple[Correction, ...]
    focus: tuple[Region, ...]


def correction_of(corrections: Iterable[Correction], region: Region) -> Correction | None:
    """Return the correction that put a region where it is; None for one that the analysis found."""
    return next((c for c in corrections if c.region is not None and same_place(c.region, region)), None)


def room(regions: Iterable[Region], region: Placed, duration_s: float) -> tuple[float, float]:
    """Return from where to where a region may reach: to its neighbours of the same instrument, rejected ones aside."""
    low, high = 0.0, duration_s
    middle = (region.onset_s + region.offset_s) / 2
    for other in regions:
        if other.instrument != region.instrument or other.status == "rejected" or same_place(other, region):
            continue
        if (other.onset_s + other.offset_s) / 2 < middle:
            low = max(low, other.offset_s)
        else:
            high = min(high, other.onset_s)
    return min(low, region.onset_s), max(high, region.offset_s)


# ---- decisions ----------------------------------------------------------------------------------------------------


def decide(
    corrections: Sequence[Correction], regions: Sequence[Region], status: str, places: CorrectionPlaces | None = None
) -> Edit:
    """Confirm or reject regions; they keep their place at every threshold. `places` are those of the corrections."""
    places = places or CorrectionPlaces(corrections)
    decided: list[Correction] = []
    gone: set[int] = set()
    chosen = tuple(altered(region, status=status) for region in regions)
    for region, after in zip(regions, chosen, strict=True):
        there = places.at(region)
        gone.update(map(id, there))
        decided.append(Correction(after, there[0].replaces if there else ()))
    kept = (correction for correction in corrections if id(correction) not in gone)
    return Edit((*kept, *decided), chosen)


def withdraw(corrections: Sequence[Correction], regions: Sequence[Region]) -> Edit:
    """Give regions back to the analysis, with all that was cut out of them; notes stay, and what it never found."""
    kept = tuple(corrections)
    for region in regions:
        own = correction_of(kept, region)
        if own is None:
            continue
        kept = tuple(c for c in kept if c is not own and not _share_source(c, own))
        if region.origin != "analysis":
            kept = (*kept, Correction(replace(region, status="edited")))
        elif region.note and not own.replaces:
            kept = (*kept, Correction(replace(region, status="auto")))
    return Edit(kept, tuple(regions))


def annotate(corrections: Sequence[Correction], region: Region, note: str) -> Edit:
    """Write a note on a region, or take it away with an empty text."""
    own = correction_of(corrections, region)
    noted = replace(region, note=note.strip())
    others = _without(corrections, region)
    plain = noted.status == "auto" and not noted.note and (own is None or not own.replaces)
    if plain:
        return Edit(others, (noted,))
    return Edit((*others, Correction(noted, own.replaces if own else ())), (noted,))


# ---- places -------------------------------------------------------------------------------------------------------


def move_edges(corrections: Sequence[Correction], region: Region, onset_s: float, offset_s: float) -> Edit:
    """Give a region other edges; at least `SHORTEST_S` stays of it."""
    if offset_s - onset_s < SHORTEST_S:
        if abs(offset_s - region.offset_s) < abs(onset_s - region.onset_s):
            onset_s = offset_s - SHORTEST_S
        else:
            offset_s = onset_s + SHORTEST_S
    return _put(corrections, (region,), (replace(region, onset_s=onset_s, offset_s=offset_s),))


def split(corrections: Sequence[Correction], region: Region, at_s: float) -> Edit | None:
    """Cut a region in two; None where a part would be shorter than `SHORTEST_S`."""
    if min(at_s - region.onset_s, region.offset_s - at_s) < SHORTEST_S:
        return None
    edit = _put(corrections, (region,), (replace(region, offset_s=at_s), replace(region, onset_s=at_s, note="")))
    return Edit(edit.corrections, edit.focus[1:])


def merge(corrections: Sequence[Correction], regions: Sequence[Region]) -> Edit | None:
    """Join regions of one instrument, and the time between them, into one; None if there are not two of them."""
    given = sorted(regions, key=lambda region: region.onset_s)
    if len(given) < 2 or len({region.instrument for region in given}) != 1:
        return None
    notes = dict.fromkeys(region.note for region in given if region.note)
    joined = replace(given[0], offset_s=max(region.offset_s for region in given), note="; ".join(notes))
    return _put(corrections, given, (joined,))


def draw(corrections: Sequence[Correction], instrument: str, onset_s: float, offset_s: float) -> Edit | None:
    """Add a region of the user's own; it takes the place of what it covers. None if it would be too short."""
    onset_s, offset_s = sorted((onset_s, offset_s))
    if offset_s - onset_s < SHORTEST_S:
        return None
    drawn = Region(instrument, onset_s, offset_s, math.nan, math.nan, origin="user")
    return _put(corrections, (), (drawn,))


def give_instrument(corrections: Sequence[Correction], regions: Sequence[Region], instrument: str) -> Edit | None:
    """Say that regions are of another instrument; None if they all are of it already."""
    changed = [region for region in regions if region.instrument != instrument]
    if not changed:
        return None
    result = tuple(corrections)
    focus: tuple[Region, ...] = ()
    for region in changed:
        edit = _put(result, (region,), (replace(region, instrument=instrument),))
        result, focus = edit.corrections, (*focus, *edit.focus)
    return Edit(result, focus)


def delete(
    corrections: Sequence[Correction], regions: Sequence[Region], places: CorrectionPlaces | None = None
) -> Edit:
    """Take regions away; what the analysis finds in their places stays away, too. `places` as in `decide`."""
    places = places or CorrectionPlaces(corrections)
    silences: list[Correction] = []
    gone: set[int] = set()
    for region in regions:
        there = places.at(region)
        for correction in there:
            gone.add(id(correction))
        replaced = (there[0].replaces if there else ()) or _found_at(region)
        if replaced:
            silences.append(Correction(None, replaced))
    kept = (correction for correction in corrections if id(correction) not in gone)
    return Edit((*kept, *silences), ())


def restore_deleted(corrections: Sequence[Correction], between: tuple[float, float] | None = None) -> Edit | None:
    """Let the analysis speak again where regions were deleted, everywhere or inside a time; None if nothing was.

    What an import put aside as a whole was not deleted: it comes back only where nothing else does, and inside a time
    no further than that reaches.
    """

    def goes(correction: Correction) -> bool:
        if correction.region is not None or _is_everything(correction):
            return False
        return between is None or any(s.onset_s < between[1] and s.offset_s > between[0] for s in correction.replaces)

    kept = tuple(correction for correction in corrections if not goes(correction))
    return _heard_again(corrections, between) if len(kept) == len(corrections) else Edit(kept, ())


def _heard_again(corrections: Sequence[Correction], between: tuple[float, float] | None) -> Edit | None:
    """Let the analysis speak again that an import put aside, everywhere or inside a time; None if none did."""
    low, high = (0.0, math.inf) if between is None else between
    kept: list[Correction] = []
    for correction in corrections:
        if not _is_everything(correction):
            kept.append(correction)
            continue
        parts = [(s, a, b) for s in correction.replaces for a, b in ((s.onset_s, low), (high, s.offset_s))]
        rests = (replace(s, onset_s=max(s.onset_s, a), offset_s=min(s.offset_s, b)) for s, a, b in parts)
        spans = tuple(rest for rest in rests if rest.offset_s > rest.onset_s)
        if spans:
            kept.append(Correction(None, spans))
    return None if tuple(kept) == tuple(corrections) else Edit(tuple(kept), ())


def _is_everything(correction: Correction) -> bool:
    """Whether it silences the analysis as a whole."""
    return correction.region is None and any(span.instrument == EVERY_INSTRUMENT for span in correction.replaces)


# ---- regions of a file -------------------------------------------------------------------------------------------


def import_beside(corrections: Sequence[Correction], regions: Sequence[Region]) -> Edit:
    """Put regions of a file, no two of an instrument at one time, over what is there; it is cut back to the rest."""
    return Edit((*_cleared(corrections, regions), *(Correction(region) for region in regions)), ())


def import_instead(regions: Sequence[Region], duration_s: float) -> Edit:
    """Let regions of a file stand in the place of everything; the analysis has no say, whatever it may know."""
    silent = Correction(None, (Span(EVERY_INSTRUMENT, 0.0, duration_s),))
    return Edit((*(Correction(region) for region in regions), silent), ())


# ---- common ground ------------------------------------------------------------------------------------------------


def _put(corrections: Sequence[Correction], old: Iterable[Region], new: Sequence[Region]) -> Edit:
    """Put edited regions in the place of others; corrections that they cover are cut back."""
    result = tuple(corrections)
    replaced: tuple[Span, ...] = ()
    for region in old:
        replaced += _sources(result, region)
        result = _without(result, region)
    placed = tuple(replace(region, status="edited", solo="") for region in new)
    result = _cleared(result, placed)
    spans = tuple(dict.fromkeys(replaced))
    return Edit((*result, *(Correction(region, spans) for region in placed)), placed)


def _cleared(corrections: Iterable[Correction], places: Sequence[Region]) -> tuple[Correction, ...]:
    """Return the corrections with their regions cut back to what lies outside some places."""
    taken = covered(places)
    result: list[Correction] = []
    for correction in corrections:
        region = correction.region
        hidden = [] if region is None else inside(taken.get(region.instrument, []), region)
        if region is None or not hidden:
            result.append(correction)
            continue
        sources = correction.replaces or _found_at(region)
        status = region.status if region.status == "rejected" else "edited"
        edges = [region.onset_s, *(edge for span in hidden for edge in span), region.offset_s]
        rests = [
            replace(region, onset_s=start, offset_s=end, status=status, solo="")
            for start, end in zip(edges[::2], edges[1::2], strict=True)
            if end - start >= SHORTEST_S
        ]
        if rests:
            result += [Correction(rest, sources) for rest in rests]
        elif sources:
            result.append(Correction(None, sources))
    return tuple(result)


def _sources(corrections: Iterable[Correction], region: Region) -> tuple[Span, ...]:
    """Return where the analysis found what a region was made of; nothing for one that was drawn or imported."""
    own = correction_of(corrections, region)
    if own is not None and own.replaces:
        return own.replaces
    return _found_at(region)


def _found_at(region: Region) -> tuple[Span, ...]:
    return (span_of(region),) if region.origin == "analysis" else ()


def _without(corrections: Iterable[Correction], region: Region) -> tuple[Correction, ...]:
    return tuple(c for c in corrections if c.region is None or not same_place(c.region, region))


def _share_source(a: Correction, b: Correction) -> bool:
    return any(overlap_s(first, second) > 0.0 for first in a.replaces for second in b.replaces)
