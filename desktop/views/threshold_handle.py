"""The triangle at a lane's left edge: dragged, it moves the threshold of the lane's instrument."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.document import Document
from desktop.numbers import decimal
from desktop.theme import display_name, scaled
from desktop.translation import translate
from desktop.undo_steps import Hold
from desktop.views.lane_data import Lane
from desktop.views.time_axis import LANE_LABEL_WIDTH

HANDLE_PX = 9
_REACH_PX = 6


class LanesWithThresholds(Protocol):
    """What the handles need to know of the lanes view."""

    document: Document

    def lanes_in_view(self) -> Iterable[tuple[Lane, QRect]]: ...
    def threshold_of(self, instrument: str) -> float: ...
    def lane_rect_of(self, instrument: str) -> QRect: ...


class ThresholdHandles:
    """The handles of all lanes, of which one is held at most.

    Parameters
    ----------
    view : LanesWithThresholds
        The lanes; a widget, so that tool tips know where to be.
    """

    def __init__(self, view: LanesWithThresholds) -> None:
        self._view = view
        self._held: str | None = None
        self._own_before: float | None = None
        self._hold = Hold()

    @property
    def held(self) -> bool:
        """Whether a handle is being dragged."""
        return self._held is not None

    def at(self, position: QPointF) -> str | None:
        """Return the instrument whose handle is at a position."""
        if not scaled(LANE_LABEL_WIDTH) - HANDLE_PX - 3 <= position.x() <= scaled(LANE_LABEL_WIDTH):
            return None
        for lane, rect in self._view.lanes_in_view():
            y = threshold_y(rect, self._view.threshold_of(lane.instrument))
            if lane.column is not None and abs(y - position.y()) <= _REACH_PX:
                return lane.instrument
        return None

    def press(self, position: QPointF) -> bool:
        """Take hold of the handle at a position; False if there is none."""
        self._held = self.at(position)
        if self._held is not None:
            own = self._view.document.work.rule_changes.overrides.get(self._held, {})
            self._own_before = own.get("threshold")
            self._hold.begin()
        return self.held

    def drag(self, y_px: float) -> None:
        """Move the threshold to a height in the lane."""
        if self._held is None:
            return
        rect = self._view.lane_rect_of(self._held)
        if rect.isEmpty():
            return
        value = (rect.bottom() - y_px) / (rect.height() - 1)
        self._view.document.set_threshold(self._held, value, self._hold.mark)
        words = translate("ThresholdHandles", "{instrument}: threshold {value}")
        number = decimal(self._view.threshold_of(self._held), 2)
        text = words.format(instrument=display_name(self._held), value=number)
        if isinstance(self._view, QWidget):
            place = self._view.mapToGlobal(QPoint(scaled(LANE_LABEL_WIDTH), round(y_px) - 34))
            QToolTip.showText(place, text, self._view)

    def cancel(self) -> None:
        """Put the threshold back where it was, and let go."""
        if self._held is not None:
            self._view.document.set_threshold(self._held, self._own_before, self._hold.mark)
            QToolTip.hideText()
            self.release()

    def release(self) -> None:
        """Let go."""
        self._held = None
        self._hold.end()


def threshold_y(lane: QRect, threshold: float) -> float:
    """Return the height in the widget at which a threshold stands in a lane."""
    return lane.bottom() - threshold * (lane.height() - 1)
