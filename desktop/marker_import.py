"""Which markers of a file come beside those that are there: never two at one place; pure, no Qt."""

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from desktop.markers import SAME_PLACE_S, fitting_name
from engine.markers import Marker, in_order


def laid_beside(present: Iterable[Marker], new: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return the markers that are there with new ones, by time; a new one gives way where another stands."""
    there = in_order(present)
    times = [marker.time_s for marker in there]
    added: list[Marker] = []
    last_s = -math.inf
    for marker in in_order(new):
        place = bisect_left(times, marker.time_s)
        nearest = (*times[max(0, place - 1) : place + 1], last_s)
        if all(abs(time_s - marker.time_s) >= SAME_PLACE_S for time_s in nearest):
            added.append(replace(marker, name=fitting_name(marker.name) or "…"))
            last_s = marker.time_s
    return in_order((*there, *added))
