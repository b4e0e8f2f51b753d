"""The label column of the lanes: number, name and colour of each, solo and mute, moving and resizing by mouse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from desktop.numbers import decimal
from desktop.theme import THEME, display_name, paint_swatch, scaled, text_on, ui_font
from desktop.views.lane_data import Lane
from desktop.views.time_axis import LANE_LABEL_WIDTH, format_time

if TYPE_CHECKING:
    from desktop.views.lanes import LanesView

_BADGE = 16
_EDGE_PX, _DRAG_PX = 3, 5
_SWATCH_LEFT, _NAME_LEFT = 15, 34
_MOST_NUMBERED = 9


class LaneColumn(QObject):
    """Draws the label column of a lanes view and takes the mouse there.

    Click on a name: choose the lane. Drag it: move the lane. Drag a lower edge: change the height; double click there:
    as high as the others. The letters S and M at the right are solo and mute; they come when the pointer is over the
    lane, and stay while they are on. The triangle of the threshold is the view's own affair.
    """

    menu_requested = Signal(str, QPoint)
    """Instrument and place on the screen of a right click."""

    def __init__(self, view: "LanesView") -> None:
        super().__init__(view)
        self._view = view
        self._arrangement = view.arrangement
        self._hovered: int | None = None
        self._pressed: tuple[str, QPointF] | None = None
        self._gap: int | None = None
        self._resized: str | None = None
        view.installEventFilter(self)

    # ---- geometry ---------------------------------------------------------------------------------------------

    def badge_rect(self, index: int, badge: str) -> QRect:
        """Where the letter of solo (``S``) or mute (``M``) of a lane is in the view."""
        lane = self._view.lane_rect(index)
        left = scaled(LANE_LABEL_WIDTH) - 16 - (scaled(_BADGE) + 2) * (1 if badge == "M" else 2)
        top = lane.top() + (4 if lane.height() >= scaled(36) else max(1, (lane.height() - scaled(_BADGE)) // 2))
        return QRect(left, top, scaled(_BADGE), scaled(_BADGE))

    def _badge_at(self, index: int, position: QPointF) -> str | None:
        return next((b for b in "SM" if self.badge_rect(index, b).contains(position.toPoint())), None)

    # ---- drawing ----------------------------------------------------------------------------------------------

    def paint_label(self, painter: QPainter, lane: Lane, rect: QRect, index: int) -> None:
        """Draw number, colour, name and what was found."""
        width = scaled(LANE_LABEL_WIDTH)
        dim = lane.silent or not self._arrangement.in_full(lane.instrument)
        painter.fillRect(QRect(0, rect.bottom(), width, 1), QColor(THEME.line))
        two_lines = rect.height() >= scaled(36) and not lane.silent
        middle = rect.center().y() - (scaled(7) if two_lines else 0)
        painter.setPen(QColor(THEME.text_dim))
        if index < _MOST_NUMBERED:
            painter.setFont(ui_font(9))
            painter.drawText(
                QRectF(3, middle - scaled(7), scaled(10), scaled(14)), Qt.AlignmentFlag.AlignCenter, str(index + 1)
            )
        painter.setOpacity(0.45 if dim else 1.0)
        paint_swatch(
            painter, QRectF(scaled(_SWATCH_LEFT), middle - scaled(5.5), scaled(12), scaled(12)), lane.instrument
        )
        painter.setOpacity(1.0)
        painter.setFont(ui_font(12))
        painter.setPen(QColor(THEME.text_dim if dim else THEME.text))
        left = scaled(_NAME_LEFT)
        room = width - left - 9
        name = painter.fontMetrics().elidedText(display_name(lane.instrument), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, middle - scaled(10), room, scaled(20)), Qt.AlignmentFlag.AlignVCenter, name)
        if two_lines:
            kept = sum(1 for region in lane.regions if region.status != "rejected")
            painter.setFont(ui_font(10))
            painter.setPen(QColor(THEME.text_dim))
            text = self.tr("%Ln regions, {duration}", "", kept).format(duration=_brief(lane.total_s))
            painter.drawText(
                QRectF(scaled(_NAME_LEFT), middle + scaled(7), room, scaled(16)), Qt.AlignmentFlag.AlignVCenter, text
            )

    def paint_heading(self, painter: QPainter, rect: QRect, family: str) -> None:
        """Draw the title of a family over its lanes."""
        painter.fillRect(rect, QColor(THEME.raised))
        painter.setFont(ui_font(10, bold=True))
        painter.setPen(QColor(THEME.text_dim))
        painter.drawText(rect.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._family_title(family))

    def _family_title(self, family: str) -> str:
        titles = {
            "strings": self.tr("Strings"),
            "winds": self.tr("Winds"),
            "brass": self.tr("Brass"),
            "keys": self.tr("Keys"),
            "plucked": self.tr("Plucked"),
            "percussion": self.tr("Percussion"),
            "voice": self.tr("Voice"),
            "other": self.tr("Other"),
        }
        return titles.get(family, family)

    def paint_overlay(self, painter: QPainter) -> None:
        """Draw what follows the pointer: badges, the mark of the current lane, where a dragged lane would go."""
        for index, lane in self._view.visible_lanes():
            rect = self._view.lane_rect(index)
            if lane.instrument == self._arrangement.current:
                painter.fillRect(QRect(0, rect.top(), 2, rect.height() - 1), QColor(THEME.accent))
            on = {"S": lane.instrument in self._arrangement.soloed, "M": lane.instrument in self._arrangement.muted}
            if on["S"] or on["M"] or index == self._hovered:
                self._paint_badges(painter, index, on)
        if self._gap is not None:
            y = self._view.gap_y(self._gap)
            painter.fillRect(QRect(0, y - 1, scaled(LANE_LABEL_WIDTH), 3), QColor(THEME.accent))

    def _paint_badges(self, painter: QPainter, index: int, on: dict[str, bool]) -> None:
        first = self.badge_rect(index, "S")
        painter.fillRect(first.adjusted(-4, 0, scaled(_BADGE) + 2, 0), QColor(THEME.panel))
        painter.setFont(ui_font(10, bold=True))
        for badge, colour in (("S", THEME.solo), ("M", THEME.warning)):
            box = self.badge_rect(index, badge)
            ground = QColor(colour if on[badge] else THEME.raised)
            painter.fillRect(box, ground)
            painter.setPen(QPen(QColor(THEME.line)))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.setPen(text_on(ground) if on[badge] else QColor(THEME.text_dim))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)

    # ---- mouse ------------------------------------------------------------------------------------------------

    @property
    def held(self) -> bool:
        """Whether a lane or its edge is held by the mouse."""
        return self._pressed is not None or self._resized is not None

    def cancel(self) -> None:
        """Let go of what is held; the lane stays, or is again, where it was and as high as it was."""
        self._resized = self._pressed = self._gap = None
        self._view.steps.cancel_resizing()
        self._view.unsetCursor()
        self._view.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove:
                return self._moved(event)
            if event.button() == Qt.MouseButton.LeftButton:
                if kind == QEvent.Type.MouseButtonPress:
                    return self._press(event.position())
                if kind == QEvent.Type.MouseButtonRelease:
                    return self._release(event.position())
                if kind == QEvent.Type.MouseButtonDblClick:
                    return self._double_click(event.position())
        elif isinstance(event, QContextMenuEvent):
            return self._menu(event)
        elif isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            return self._tip(event)
        elif kind == QEvent.Type.Leave:
            self._hover(None)
        return False

    def _press(self, position: QPointF) -> bool:
        if not self._view.in_labels(position) or self._view.handle_at(position) is not None:
            return False
        edge, index = self._view.edge_at(position.y(), _EDGE_PX), self._view.lane_at(position.y())
        if edge is not None:
            self._resized = self._view.lanes[edge].instrument
            self._view.steps.begin_resizing(self._resized)
        elif index is not None:
            name, badge = self._view.lanes[index].instrument, self._badge_at(index, position)
            if badge is not None:
                (self._arrangement.toggle_solo if badge == "S" else self._arrangement.toggle_mute)(name)
            else:
                self._pressed = (name, position)
        return True

    def _moved(self, event: QMouseEvent) -> bool:
        position = event.position()
        if self._resized is not None:
            index = self._view.index_of(self._resized)
            if index is not None:
                height = round(position.y()) - self._view.lane_rect(index).top()
                self._arrangement.set_lane_height(self._resized, height)
            return True
        if self._pressed is not None:
            if self._gap is not None or abs(position.y() - self._pressed[1].y()) >= _DRAG_PX:
                self._gap = self._view.gap_at(position.y())
                self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._view.update()
            return True
        inside = self._view.in_labels(position)
        self._hover(self._view.lane_at(position.y()) if inside else None)
        on_edge = inside and not event.buttons() and self._view.edge_at(position.y(), _EDGE_PX) is not None
        if on_edge and self._view.handle_at(position) is None:
            self._view.setCursor(Qt.CursorShape.SplitVCursor)
            return True
        return False

    def _release(self, position: QPointF) -> bool:
        if self._resized is not None:
            self._resized = None
            self._view.steps.end_resizing()
            return True
        if self._pressed is None:
            return False
        (name, pressed_at), gap = self._pressed, self._gap
        self._pressed = self._gap = None
        self._view.unsetCursor()
        self._view.update()
        index = self._view.index_of(name)
        if index is None:
            return True
        if gap is not None:
            self._view.steps.move(name, gap - (gap > index), [lane.instrument for lane in self._view.lanes])
        else:
            self._arrangement.set_current(name)
            self._view.label_clicked(pressed_at)
        return True

    def _double_click(self, position: QPointF) -> bool:
        if not self._view.in_labels(position) or self._view.handle_at(position) is not None:
            return False
        edge, index = self._view.edge_at(position.y(), _EDGE_PX), self._view.lane_at(position.y())
        if edge is not None:
            self._view.steps.set_lane_height(self._view.lanes[edge].instrument, None)
        elif index is not None and self._badge_at(index, position) is not None:
            # A second quick click on a letter is a second click.
            return self._press(position)
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        position = QPointF(event.pos())
        index = self._view.lane_at(position.y()) if self._view.in_labels(position) else None
        if index is None:
            return False
        name = self._view.lanes[index].instrument
        self._arrangement.set_current(name)
        self.menu_requested.emit(name, event.globalPos())
        return True

    def _tip(self, event: QHelpEvent) -> bool:
        position = QPointF(event.pos())
        index = self._view.lane_at(position.y()) if self._view.in_labels(position) else None
        if index is None:
            return False
        badge = self._badge_at(index, position)
        name = display_name(self._view.lanes[index].instrument)
        tips = {
            "S": self.tr("Solo: show this lane in full and dim the others; jumps from region to region stay in it"),
            "M": self.tr("Mute: dim this lane; jumps from region to region pass it over"),
            "": self.tr("{instrument}\nDrag to move the lane; right click for more").format(instrument=name),
        }
        text = tips[badge or ""]
        QToolTip.showText(event.globalPos(), text, self._view)
        return True

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self._view.update(QRect(0, 0, scaled(LANE_LABEL_WIDTH), self._view.height()))


def _brief(seconds: float) -> str:
    return f"{decimal(seconds, 1)} s" if seconds < 60 else format_time(seconds, 0)
