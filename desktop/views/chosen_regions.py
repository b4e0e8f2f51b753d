"""The frames about selected regions in the lanes; of thousands in sight only their common outline is drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.views.lane_data import Lane, chosen_part, make_lanes
from desktop.views.lane_painter import Placed, place_regions
from desktop.views.raster import runs
from engine.analysis.regions import Region

if TYPE_CHECKING:
    from desktop.views.lane_stack import LaneStack

MOST_FRAMED = 300
"""More regions in sight than this have one frame where they are next to one another."""
_NEAR_PX = 2


class ChosenRegions:
    """Frames the selected regions of the document that lanes show.

    Parameters
    ----------
    lanes : LaneStack
        Where each lane is.
    """

    def __init__(self, lanes: "LaneStack") -> None:
        self._lanes = lanes
        self._given: tuple[Sequence[Region], Sequence[Lane]] = ((), ())
        self._by_instrument: dict[str, Lane] = {}

    def placed(self) -> list[tuple[QRect, Lane, Placed]]:
        """Return where the lanes in sight are, the selected regions in each, and where those are in the plot."""
        self._sort()
        axis, width = self._lanes.axis, self._lanes.plot_rect().width()
        return [
            (rect, chosen, place_regions(chosen, axis, width))
            for lane, rect in self._lanes.lanes_in_view()
            if (chosen := self._by_instrument.get(lane.instrument)) is not None
        ]

    def paint(self, painter: QPainter) -> list[tuple[Region, QRectF]]:
        """Draw the frames; return the regions that have one of their own, and its place in the widget."""
        placed = self.placed()
        plot, theme = self._lanes.plot_rect(), self._lanes.theme
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if sum(len(place.hits) for _, _, place in placed) > MOST_FRAMED:
            for rect, _, place in placed:
                for first, last in outlines(place, plot.width()):
                    painter.drawRect(QRect(plot.left() + first, rect.top() + 2, last - first, rect.height() - 5))
            return []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed = []
        for rect, lane, place in placed:
            for index, left, right in zip(place.hits.tolist(), place.left, place.right, strict=True):
                width = max(1.0, float(right - left))
                bar = QRectF(plot.left() + float(left), rect.top() + 2, width, rect.height() - 5)
                painter.drawRoundedRect(bar, 4, 4)
                framed.append((lane.regions[index], bar))
        return framed

    def _sort(self) -> None:
        """Put the selected regions into lanes, once for each selection."""
        chosen, lanes = self._lanes.document.selected_regions, self._lanes.lanes
        if chosen is self._given[0] and lanes is self._given[1]:
            return
        self._given = chosen, lanes
        ids = frozenset(map(id, chosen))
        parts = [chosen_part(lane, ids) for lane in lanes]
        if sum(len(part.regions) for part in parts) < len(ids):
            # Of lanes that are hidden, or that do not show yet what was composed last.
            parts = list(make_lanes((), chosen))
        self._by_instrument = {part.instrument: part for part in parts if not part.silent}


def outlines(placed: Placed, width: int) -> list[tuple[int, int]]:
    """Return the stretches of whole pixels, first and behind the last, that regions cover; near ones are one."""
    covered = np.zeros(width + _NEAR_PX + 1, np.int32)
    first = np.clip(np.floor(placed.left), 0, width).astype(int)
    last = np.clip(np.ceil(placed.right) + _NEAR_PX, first + 1, width + _NEAR_PX).astype(int)
    np.add.at(covered, first, 1)
    np.add.at(covered, last, -1)
    found = runs(np.cumsum(covered)[:-1] > 0)
    return [(start, max(start + 1, min(end - _NEAR_PX, width))) for start, end in found if start < width]
