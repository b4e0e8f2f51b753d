"""Which solos answer what the user looks for, in which order; pure functions of regions, no Qt."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import isnan
from typing import Any

from engine.analysis.regions import Region

MOST_SECONDS = 3600.0


class Kind(StrEnum):
    """What counts as a result."""

    SOLO = "solo"
    UNACCOMPANIED = "unaccompanied"
    FEATURED = "featured"
    APPEARANCE = "appearance"


class SortBy(StrEnum):
    """What the first result has most, or earliest."""

    TIME = "time"
    LENGTH = "length"
    CONFIDENCE = "confidence"


def confidence(place: Region) -> float:
    """Return the mean activation, 0..1; 0 where there is none because the model does not know the instrument."""
    return 0.0 if isnan(place.mean) else min(max(0.0, place.mean), 1.0)


_KEYS: dict[SortBy, Callable[[Region], tuple]] = {
    SortBy.TIME: lambda r: (r.onset_s, r.instrument),
    SortBy.LENGTH: lambda r: (-r.duration_s, r.onset_s, r.instrument),
    SortBy.CONFIDENCE: lambda r: (-confidence(r), r.onset_s, r.instrument),
}


@dataclass(frozen=True)
class SoloQuery:
    """What the user looks for.

    Attributes
    ----------
    kind : Kind
        Stretches of one instrument alone, regions that lead, both of them, or every region.
    min_length_s : float
        Shorter ones are left out.
    min_confidence : float
        Those whose mean activation is less are left out.
    sort : SortBy
        Order of the results; by time from the start on, else the most first.
    left_out : tuple of str
        Instruments that are not looked for.
    """

    kind: Kind = Kind.SOLO
    min_length_s: float = 0.0
    min_confidence: float = 0.0
    sort: SortBy = SortBy.TIME
    left_out: tuple[str, ...] = ()

    def results(self, regions: Iterable[Region], solo_places: Iterable[Region]) -> tuple[Region, ...]:
        """Return what answers, sorted.

        Parameters
        ----------
        regions : iterable of Region
            All of the recording; rejected ones never answer.
        solo_places : iterable of Region
            Stretches in which one instrument is alone, and regions that lead.
        """
        pool = regions if self.kind is Kind.APPEARANCE else solo_places
        one_kind = self.kind in (Kind.UNACCOMPANIED, Kind.FEATURED)
        # A tenth of a millisecond: lengths are differences of times.
        found = [
            place
            for place in pool
            if place.status != "rejected"
            and place.instrument not in self.left_out
            and (not one_kind or place.solo == self.kind.value)
            and place.duration_s >= self.min_length_s - 1e-4
            and confidence(place) >= self.min_confidence - 1e-6
        ]
        return tuple(sorted(found, key=_KEYS[self.sort]))

    def to_json(self) -> dict[str, Any]:
        """Return what is kept between starts."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SoloQuery":
        """Return the query that `to_json` wrote; what cannot be read is as at first."""
        kind, sort, left_out = data.get("kind"), data.get("sort"), data.get("left_out")
        return cls(
            Kind(kind) if kind in tuple(Kind) else Kind.SOLO,
            _number(data.get("min_length_s"), MOST_SECONDS),
            _number(data.get("min_confidence"), 1.0),
            SortBy(sort) if sort in tuple(SortBy) else SortBy.TIME,
            tuple(name for name in left_out if isinstance(name, str)) if isinstance(left_out, list | tuple) else (),
        )


def _number(value: object, most: float) -> float:
    """Return a stored number, 0 for what is none within reason."""
    return float(value) if isinstance(value, int | float) and 0 <= value <= most else 0.0
