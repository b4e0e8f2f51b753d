"""Markers: named points of time in a recording, as a person sets them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Marker:
    """A named point of time.

    Attributes
    ----------
    time_s : float
        Seconds from the recording's beginning.
    name : str
        What the person calls it; one line.
    """

    time_s: float
    name: str


def in_order(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return markers as they are kept: by time, each of them once."""
    return tuple(sorted(set(markers)))


def moved_inside(markers: Iterable[Marker], duration_s: float) -> tuple[Marker, ...]:
    """Return markers with those past the end of a recording moved to its end, for one that turned out shorter."""
    return in_order(replace(marker, time_s=min(marker.time_s, duration_s)) for marker in markers)
