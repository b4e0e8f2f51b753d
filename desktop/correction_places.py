"""Finds the corrections that put a region where it is, without comparing each with each."""

import math
from collections.abc import Iterable, Sequence

from desktop.corrections import SAME_PLACE_S, Correction, Placed, same_place
from engine.analysis.regions import Region


class CorrectionPlaces:
    """Corrections by the place of their regions; those of deleted regions stand nowhere."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._lanes: dict[str, dict[int, list[tuple[int, Correction]]]] = {}
        self._known: dict[int, list[Correction]] = {}
        self._kept: Sequence[Region] = ()
        for number, correction in enumerate(corrections):
            region = correction.region
            if region is not None:
                lane = self._lanes.setdefault(region.instrument, {})
                lane.setdefault(math.floor(region.onset_s / SAME_PLACE_S), []).append((number, correction))

    def look_up(self, regions: Sequence[Region]) -> None:
        """Find those of many regions beforehand, so that `at` knows them."""
        # By identity, for to hash a region takes longer; they are kept, so that no other one can get theirs.
        self._kept, self._known = regions, {}
        self._known = {id(region): self.at(region) for region in regions}

    def at(self, place: Placed) -> list[Correction]:
        """Return the corrections whose region is at a place, in the order in which they were given."""
        known = self._known.get(id(place))
        if known is not None:
            return known
        lane = self._lanes.get(place.instrument)
        if lane is None:
            return []
        # Onsets of one place lie less than a step apart, so they share a step or are in neighbouring ones.
        step = math.floor(place.onset_s / SAME_PLACE_S)
        before, here, after = lane.get(step - 1), lane.get(step), lane.get(step + 1)
        if before is None and after is None:
            near = here or []
            if len(near) == 1:
                correction = near[0][1]
                # All but very few are alone where they are.
                return [correction] if correction.region and same_place(correction.region, place) else []
        else:
            near = sorted([*(before or ()), *(here or ()), *(after or ())], key=lambda found: found[0])
        return [c for _, c in near if c.region is not None and same_place(c.region, place)]
