"""Where lanes and headings lie below one another, in pixels from the first one's top; no Qt."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

HEADING_HEIGHT = 20


@dataclass(frozen=True)
class LaneLayout:
    """Lanes of any heights, with headings between them.

    Attributes
    ----------
    heights : tuple of int
        Of the lanes, from top to bottom.
    headings : mapping of int to str
        Title that stands above a lane, by the lane's index.
    heading_height : int
        Room for a title.
    """

    heights: tuple[int, ...] = ()
    headings: Mapping[int, str] = field(default_factory=dict)
    heading_height: int = HEADING_HEIGHT
    _tops: tuple[int, ...] = field(init=False, repr=False)
    _total: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Add the heights up once."""
        steps = [self.heading_height * (i in self.headings) + height for i, height in enumerate(self.heights)]
        ends = list(accumulate(steps))
        object.__setattr__(self, "_tops", tuple(e - h for e, h in zip(ends, self.heights, strict=True)))
        object.__setattr__(self, "_total", ends[-1] if ends else 0)

    @property
    def total(self) -> int:
        """Height of all together."""
        return self._total

    def top(self, index: int) -> int:
        """Return where a lane begins."""
        return self._tops[index]

    def at(self, y: float) -> int | None:
        """Return the lane at a height; None on a heading, above and below."""
        index = bisect_right(self._tops, y) - 1
        return index if index >= 0 and y < self._tops[index] + self.heights[index] else None

    def edge_at(self, y: float, slack: float) -> int | None:
        """Return the lane whose lower edge lies within `slack` of a height."""
        for index, top in enumerate(self._tops):
            if abs(top + self.heights[index] - y) <= slack:
                return index
        return None

    def gap_at(self, y: float) -> int:
        """Return before which lane something dropped at a height would go; their number for the end."""
        middles = [top + height / 2 for top, height in zip(self._tops, self.heights, strict=True)]
        return bisect_right(middles, y)

    def heading_tops(self) -> Sequence[tuple[int, str]]:
        """Return top and title of every heading."""
        return [(self._tops[index] - self.heading_height, title) for index, title in self.headings.items()]
