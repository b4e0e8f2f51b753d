"""Finds the corrections that put a region where it is, without comparing each with each."""

import math
from collections.abc import Iterable

from desktop.corrections import SAME_PLACE_S, Correction, Placed, same_place


class CorrectionPlaces:
    """Corrections by the place of their regions; those of deleted regions stand nowhere."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._by_onset: dict[tuple[str, int], list[tuple[int, Correction]]] = {}
        for number, correction in enumerate(corrections):
            if correction.region is not None:
                self._by_onset.setdefault(_key(correction.region), []).append((number, correction))

    def at(self, place: Placed) -> list[Correction]:
        """Return the corrections whose region is at a place, in the order in which they were given."""
        instrument, onset = _key(place)
        # Onsets of one place lie less than a step apart, so they share a step or are in neighbouring ones.
        near = [found for step in (onset - 1, onset, onset + 1) for found in self._by_onset.get((instrument, step), ())]
        return [c for _, c in sorted(near, key=lambda found: found[0]) if c.region and same_place(c.region, place)]


def _key(place: Placed) -> tuple[str, int]:
    return place.instrument, math.floor(place.onset_s / SAME_PLACE_S)
