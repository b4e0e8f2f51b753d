"""What all views over the time axis have in common: cached layers, playhead, selection, mouse and wheel."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.theme import LOOK, THEME, scaled, ui_font
from desktop.views.marker_flags import apart, in_view, paint_line
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis, format_time, tick_step_s, ticks_s

_LINES_APART_PX = 3.0
_DRAG_PX = 4
_EDGE_PX = 5
_ZOOM_STEP = 1.25
_SCROLL_STEP = 0.1


class _Layer:
    """A part of a view kept as a picture until what it shows changes."""

    def __init__(self) -> None:
        self.pixmap = QPixmap()
        self._key: Hashable = None

    def stale(self, key: Hashable, size: QSize, ratio: float) -> bool:
        """Whether the picture has to be drawn again; if so it is given the right size."""
        if key == self._key and not self.pixmap.isNull():
            return False
        self._key = key
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self.pixmap.size() != wanted:
            self.pixmap = QPixmap(wanted)
        self.pixmap.setDevicePixelRatio(ratio)
        return True


class TimeView(QWidget):
    """A widget with a label column at the left and a plot over the time axis at the right.

    Subclasses draw `paint_labels` and `paint_plot`; both are kept as pictures, so that a moving playhead or a changed
    selection costs a copy of a few pixels. They call `invalidate` when what they show has changed. What the user does
    with mouse and wheel means the same in all of them:

    click: seek; drag: select time; drag an edge of the selection: move it; Shift+click: extend it; middle drag: pan;
    Ctrl+wheel: zoom time around the pointer; Shift+wheel: scroll; Alt+wheel: vertical zoom.
    """

    hovered = Signal(str)
    """What lies under the pointer, in words; empty when it leaves."""

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.axis = axis
        self.theme = THEME
        self._labels, self._plot = _Layer(), _Layer()
        self._revision = 0
        self._playhead_x = -10.0
        self._press: QPointF | None = None
        self._anchor_s: float | None = None
        self._selecting = False
        self._pan_from: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumWidth(scaled(LANE_LABEL_WIDTH) + 120)
        LOOK.changed.connect(self.dress)
        axis.view_changed.connect(self.view_moved)
        axis.playhead_changed.connect(self._playhead_moved)
        document.selection_changed.connect(self.update)
        document.markers.changed.connect(self.update)
        document.markers.current_changed.connect(self.update)

    # ---- geometry ---------------------------------------------------------------------------------------------

    def plot_rect(self) -> QRect:
        """Where the plot is, in the widget's pixels."""
        return QRect(scaled(LANE_LABEL_WIDTH), 0, max(1, self.width() - scaled(LANE_LABEL_WIDTH)), self.height())

    def x_of(self, time_s: float) -> float:
        """X in the widget of a time."""
        return scaled(LANE_LABEL_WIDTH) + self.axis.to_px(time_s, self.plot_rect().width())

    def time_at(self, x_px: float) -> float:
        """Time at an x of the widget, inside the recording."""
        return self.axis.clip(self.axis.to_s(x_px - scaled(LANE_LABEL_WIDTH), self.plot_rect().width()))

    # ---- what subclasses fill in ------------------------------------------------------------------------------

    def plot_key(self) -> Hashable:
        """Return what the plot's picture depends on besides size and `invalidate`."""
        return (self.axis.start_s, self.axis.end_s)

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        """Draw the label column."""
        painter.fillRect(rect, QColor(self.theme.panel))

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        """Draw the plot; the painter's origin is the plot's top left corner."""
        painter.fillRect(rect, QColor(self.theme.plot))

    def paint_overlay(self, painter: QPainter) -> None:
        """Draw what changes often, over the pictures, in the widget's coordinates."""
        self.paint_selection(painter)

    def readout(self, position: QPointF) -> str:
        """Say in words what lies at a position of the plot."""
        return format_time(self.time_at(position.x()))

    def clicked(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """React to a click in the plot: seek there, or with Shift extend the selection."""
        time_s = self.time_at(position.x())
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            span = self.document.time_selection or (self.axis.playhead_s,) * 2
            far = span[0] if time_s >= sum(span) / 2 else span[1]
            self.document.set_time_selection(far, time_s)
            return
        self.document.set_time_selection(None)
        self.axis.request_seek(time_s)

    def label_clicked(self, position: QPointF) -> None:
        """React to a click in the label column."""

    def zoom_vertical(self, steps: float, position: QPointF) -> None:
        """React to Alt+wheel."""

    def wheel_plain(self, steps: float) -> None:
        """React to the wheel alone: scroll time, unless there is something to scroll vertically."""
        self.axis.scroll(-steps * _SCROLL_STEP * self.axis.span_s)

    def pan_vertical(self, delta_px: float) -> None:
        """React to the vertical part of a middle drag."""

    # ---- drawing ----------------------------------------------------------------------------------------------

    def invalidate(self) -> None:
        """Draw labels and plot anew at the next chance."""
        self._revision += 1
        self.update()

    def dress(self) -> None:
        """Take on the look in force: other colours, or letters of another size."""
        self.setMinimumWidth(scaled(LANE_LABEL_WIDTH) + 120)
        self.updateGeometry()
        self.invalidate()
        self.view_moved()

    def view_moved(self) -> None:
        """React to another span in view."""
        self._playhead_x = self.x_of(self.axis.playhead_s)
        self.update()

    def paint_selection(self, painter: QPainter) -> None:
        """Shade the selected time."""
        span = self.document.time_selection
        if span is None:
            return
        plot = self.plot_rect()
        left = max(self.x_of(span[0]), plot.left() - 2.0)
        right = min(self.x_of(span[1]), plot.right() + 3.0)
        if right < plot.left() or left > plot.right() + 1:
            return
        painter.save()
        painter.setClipRect(plot)
        fill, edge = QColor(self.theme.selection), QColor(self.theme.selection)
        fill.setAlpha(38)
        edge.setAlpha(190)
        painter.fillRect(QRectF(left, 0, max(1.0, right - left), self.height()), fill)
        painter.fillRect(QRectF(left, 0, 1, self.height()), edge)
        painter.fillRect(QRectF(right - 1, 0, 1, self.height()), edge)
        painter.restore()

    def paint_markers(self, painter: QPainter) -> None:
        """Draw a line for every marker in view."""
        plot, markers = self.plot_rect(), self.document.markers
        per_px = self.axis.span_s / plot.width()
        near = in_view(markers.shown, self.axis.start_s - per_px, self.axis.end_s + per_px)
        for marker, x in apart(near, self.x_of, _LINES_APART_PX, markers.current):
            paint_line(painter, self.theme, x, plot.top(), plot.height(), current=marker == markers.current)

    def paint_grid(self, painter: QPainter, rect: QRect) -> None:
        """Draw the faint vertical lines of the time ruler into a plot."""
        step = tick_step_s(self.axis.span_s, rect.width())
        colour = QColor(self.theme.grid)
        for tick in ticks_s(self.axis.start_s, self.axis.end_s, step):
            painter.fillRect(QRectF(round(self.axis.to_px(tick, rect.width())), rect.top(), 1, rect.height()), colour)

    def paint_title(self, painter: QPainter, rect: QRect, title: str) -> None:
        """Write a view's name into its label column, with the line that parts it from the plot."""
        painter.fillRect(rect, QColor(self.theme.panel))
        painter.setFont(ui_font(12))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(rect.adjusted(12, 7, -6, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        self.paint_column_edge(painter, rect)

    def paint_column_edge(self, painter: QPainter, rect: QRect) -> None:
        """Draw the line between label column and plot."""
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(self.theme.line))

    def paint_unscanned(self, painter: QPainter, rect: QRect, scanned_s: float) -> None:
        """Shade what the scan of the recording has not come to yet, and say so."""
        if scanned_s >= self.axis.end_s or scanned_s >= self.axis.duration_s - 0.1:
            return
        left = max(0.0, self.axis.to_px(scanned_s, rect.width()))
        area = QRectF(left, 0, rect.width() - left, rect.height())
        painter.fillRect(area, QColor(self.theme.plot_alternate))
        if area.width() > 160:
            self.paint_message(painter, area.toRect(), self.tr("Reading the recording …"))

    def paint_message(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Write a sentence into the middle of an empty plot."""
        painter.setFont(ui_font(13))
        painter.setPen(QColor(self.theme.text_dim))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _refresh_layers(self) -> None:
        ratio = self.devicePixelRatioF()
        common = (self._revision, self.width(), self.height(), ratio)
        column = QSize(scaled(LANE_LABEL_WIDTH), self.height())
        if self._labels.stale(common, column, ratio):
            painter = QPainter(self._labels.pixmap)
            self.paint_labels(painter, QRect(0, 0, column.width(), column.height()))
            painter.end()
        plot = self.plot_rect()
        if self._plot.stale((*common, self.plot_key()), plot.size(), ratio):
            painter = QPainter(self._plot.pixmap)
            self.paint_plot(painter, QRect(0, 0, plot.width(), plot.height()))
            painter.end()

    def _playhead_moved(self, time_s: float) -> None:
        old, new = self._playhead_x, self.x_of(time_s)
        if round(old) == round(new):
            return
        self._playhead_x = new
        for x in (old, new):
            if self.plot_rect().left() - 8 <= x <= self.width() + 8:
                self.update(QRect(round(x) - 7, 0, 14, self.height()))

    def _paint_playhead(self, painter: QPainter) -> None:
        self._playhead_x = self.x_of(self.axis.playhead_s)
        plot = self.plot_rect()
        if self.axis.duration_s and plot.left() <= self._playhead_x <= plot.right() + 1:
            painter.fillRect(QRectF(round(self._playhead_x) - 0.5, 0, 1.5, self.height()), QColor(self.theme.playhead))

    def _paint_focus(self, painter: QPainter) -> None:
        wide = self.theme.focus_px
        pen = QPen(QColor(self.theme.accent), wide)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        near, far = wide // 2, wide // 2 + wide % 2
        painter.drawRect(self.rect().adjusted(near, near, -far, -far))

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._refresh_layers()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._labels.pixmap)
        painter.drawPixmap(scaled(LANE_LABEL_WIDTH), 0, self._plot.pixmap)
        self.paint_overlay(painter)
        self.paint_markers(painter)
        self._paint_playhead(painter)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = position
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif position.x() < scaled(LANE_LABEL_WIDTH):
            self.label_clicked(position)
        else:
            self._press = position
            edge = self._selection_edge(position.x())
            span = self.document.time_selection
            if edge is None or span is None:
                self._anchor_s = self.time_at(position.x())
            else:
                self._anchor_s, self._selecting = span[1 - edge], True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pan_from is not None:
            moved = position - self._pan_from
            self._pan_from = position
            self.axis.scroll(-moved.x() / self.plot_rect().width() * self.axis.span_s)
            self.pan_vertical(moved.y())
        elif self._press is not None and self._anchor_s is not None:
            if abs(position.x() - self._press.x()) >= _DRAG_PX:
                self._selecting = True
            if self._selecting:
                self._scroll_at_edge(position.x())
                self.document.set_time_selection(self._anchor_s, self.time_at(position.x()))
        else:
            self._hover(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = None
            self.unsetCursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._press is not None:
            dragged = self._selecting
            self._press, self._anchor_s, self._selecting = None, None, False
            if not dragged:
                self.clicked(event.position(), event.modifiers())

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta, modifiers = event.angleDelta(), event.modifiers()
        # Qt hands Alt+wheel (and, on some systems, Shift+wheel) over as horizontal wheel.
        steps = (delta.y() or delta.x()) / 120.0
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.axis.zoom(_ZOOM_STEP**steps, self.time_at(event.position().x()))
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            self.zoom_vertical(steps, event.position())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            self.axis.scroll(-steps * _SCROLL_STEP * self.axis.span_s)
        else:
            self.wheel_plain(steps)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit("")
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(event.position())
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    # ---- helpers ----------------------------------------------------------------------------------------------

    def _hover(self, position: QPointF) -> None:
        inside = self.plot_rect().contains(position.toPoint()) and self.axis.duration_s > 0
        self.hovered.emit(self.readout(position) if inside else "")
        near_edge = inside and self._selection_edge(position.x()) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if near_edge else self.resting_cursor(position))

    def resting_cursor(self, position: QPointF) -> Qt.CursorShape:
        """Return the pointer's shape where nothing can be grabbed."""
        return Qt.CursorShape.ArrowCursor

    def _selection_edge(self, x_px: float) -> int | None:
        """0 or 1 if the pointer is on the start or the end of the selected time, else None."""
        span = self.document.time_selection
        if span is None:
            return None
        edges = [self.x_of(time_s) for time_s in span]
        if edges[1] - edges[0] < 3 * _EDGE_PX:
            return None
        return next((index for index, x in enumerate(edges) if abs(x - x_px) <= _EDGE_PX), None)

    def _scroll_at_edge(self, x_px: float) -> None:
        """Bring what lies outside into view while a drag leaves the plot."""
        plot = self.plot_rect()
        beyond = min(0.0, x_px - plot.left()) + max(0.0, x_px - plot.right())
        if beyond:
            self.axis.scroll(beyond / plot.width() * self.axis.span_s)
