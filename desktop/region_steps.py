"""The place that a step forward or back leads to, among regions or solos in the order of time."""

from collections.abc import Sequence

from desktop.corrections import SAME_PLACE_S
from engine.analysis.regions import Region

Span = tuple[float, float]


def stepped_to(
    places: Sequence[Region], from_s: float, direction: int, selected: tuple[str, Span] | None
) -> Region | None:
    """
    Return the next place after a time, or the last one before it.

    Parameters
    ----------
    places
        Regions or solos by onset.
    from_s
        Where the caller stands, in seconds.
    direction
        +1 or -1.
    selected
        Instrument and span that are selected. Places may share an onset: who stands at the start of the selected
        one steps to its neighbour.

    Returns
    -------
    Region or None
        None when there is no further one.
    """
    current = None if selected is None else _standing_at(places, from_s, *selected)
    if current is not None:
        index = current + direction
    elif direction > 0:
        index = next((i for i, r in enumerate(places) if r.onset_s > from_s + SAME_PLACE_S), len(places))
    else:
        index = sum(1 for r in places if r.onset_s < from_s - SAME_PLACE_S) - 1
    return places[index] if 0 <= index < len(places) else None


def _standing_at(places: Sequence[Region], from_s: float, instrument: str, span: Span) -> int | None:
    for index, place in enumerate(places):
        same_ends = abs(place.onset_s - span[0]) <= SAME_PLACE_S and abs(place.offset_s - span[1]) <= SAME_PLACE_S
        if place.instrument == instrument and same_ends and abs(place.onset_s - from_s) <= SAME_PLACE_S:
            return index
    return None
