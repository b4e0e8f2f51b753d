"""The instrument lanes: how activation curves and regions over time are drawn, and what mouse and keys do to them.

Where each lane is, is `desktop.views.lane_stack`'s affair; drags of regions are `desktop.views.lane_edit`'s, drags of
thresholds `desktop.views.threshold_handle`'s.
"""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.document import AnalysisState, Document
from desktop.numbers import decimal
from desktop.theme import display_name, instrument_colour, scaled, ui_font
from desktop.views.chosen_regions import ChosenRegions
from desktop.views.lane_column import LaneColumn
from desktop.views.lane_data import Lane, activity_in_view
from desktop.views.lane_edit import LaneEdit
from desktop.views.lane_layout import HEADING_HEIGHT
from desktop.views.lane_painter import LanePainter, place_regions
from desktop.views.lane_stack import HEADER_HEIGHT, LaneStack
from desktop.views.region_words import describe
from desktop.views.threshold_handle import ThresholdHandles, threshold_y
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis, format_time
from engine.analysis.regions import Region


class LanesView(LaneStack):
    """One lane per instrument, under a header that shows all solos together.

    Click on a region: select it; with Ctrl: select it besides others. Double click: zoom to it. Click on nothing: seek.
    Drag an edge of a region, or a selected region as a whole: move it; Shift frees it from snapping, Esc lets it go.
    Ctrl+drag or Alt+drag: draw a region. Up and down select the nearest region in the neighbouring lane. The triangle
    at a lane's left edge moves the instrument's threshold; a double click on it sets it back.
    """

    menu_requested = Signal(QPoint)
    """A place on the screen for the menu of the selected regions."""

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(document, axis, parent)
        self.labels = LaneColumn(self)
        self._handles = ThresholdHandles(self)
        self._edit = LaneEdit(self, self.hovered.emit)
        document.regions_changed.connect(self._forget_edge)
        self._painter = LanePainter(self.theme)
        self._chosen = ChosenRegions(self)
        self.setAccessibleName(self.tr("Instrument lanes"))
        document.rules_changed.connect(self.invalidate)

    def dress(self) -> None:
        self._painter.forget_looks()
        super().dress()

    def colours_changed(self) -> None:
        """Draw all anew: an instrument has another colour."""
        self._painter.forget_looks()
        self.invalidate()

    def handle_at(self, position: QPointF) -> str | None:
        """Return the instrument whose threshold handle is at a position."""
        return self._handles.at(position)

    # ---- TimeView ---------------------------------------------------------------------------------------------

    def plot_key(self) -> Hashable:
        return (self.axis.start_s, self.axis.end_s, self.axis.duration_s)

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.panel))
        painter.save()
        painter.setClipRect(rect.adjusted(0, scaled(HEADER_HEIGHT), 0, 0))
        for lane, place in self.lanes_in_view():
            self._paint_label(painter, lane, place)
        self._paint_headings(painter, rect.width(), titled=True)
        painter.restore()
        painter.fillRect(QRect(0, scaled(HEADER_HEIGHT) - 1, rect.width(), 1), QColor(self.theme.line))
        painter.setFont(ui_font(12))
        painter.setPen(QColor(self.theme.text_dim))
        painter.drawText(
            QRect(12, 0, scaled(100), scaled(HEADER_HEIGHT)), Qt.AlignmentFlag.AlignVCenter, self.tr("Solos")
        )
        self.paint_column_edge(painter, rect)

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.plot))
        visible = self._visible_lanes()
        painter.save()
        painter.setClipRect(rect.adjusted(0, scaled(HEADER_HEIGHT), 0, 0))
        for index in visible:
            self._paint_lane_ground(painter, rect.width(), index)
        self.paint_grid(painter, rect)
        columns = round(rect.width() * painter.device().devicePixelRatio())
        activity = activity_in_view(self._curves, self.document.activations, self.axis, columns)
        for index in visible:
            self._paint_lane(painter, rect.width(), index, activity)
        self._paint_headings(painter, rect.width(), titled=False)
        self._paint_not_analysed(painter, rect, activity)
        painter.restore()
        if not self._lanes:
            self.paint_message(painter, rect, self._empty_text())
        self._paint_header(painter, rect.width())

    def paint_overlay(self, painter: QPainter) -> None:
        self.paint_selection(painter)
        painter.save()
        painter.setClipRect(QRect(0, scaled(HEADER_HEIGHT), scaled(LANE_LABEL_WIDTH), self.height()))
        self.labels.paint_overlay(painter)
        painter.restore()
        painter.save()
        painter.setClipRect(self.plot_rect().adjusted(0, scaled(HEADER_HEIGHT), 0, 0))
        framed = self._chosen.paint(painter)
        if not self._edit.active:
            per_px = self.axis.span_s / self.plot_rect().width()
            for region, bar in framed:
                errors_px = (error / per_px for error in self.certainty.errors_s(region))
                self._painter.edge_errors(painter, bar, *errors_px)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._edit.paint(painter)
        painter.restore()

    def readout(self, position: QPointF) -> str:
        time_s = self.time_at(position.x())
        index = self.lane_at(position.y())
        if index is None:
            return format_time(time_s)
        lane = self._lanes[index]
        text = f"{format_time(time_s)}   {display_name(lane.instrument)}"
        if self._curves is None or lane.column is None:
            return text
        value = float(self._curves.slice(time_s, time_s + 1e-3, 1)[0, lane.column])
        return f"{text}   {self.tr('not analysed yet') if value < 0 else decimal(value, 2)}"

    def clicked(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        region = self.region_at(position)
        if region is None or modifiers & Qt.KeyboardModifier.ShiftModifier:
            super().clicked(position, modifiers)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.document.toggle_region(region)
        else:
            self.document.select_region(region)

    def label_clicked(self, position: QPointF) -> None:
        if self._handles.press(position):
            return
        index = self.lane_at(position.y())
        if index is not None:
            self._select_in_lane(index)

    def zoom_vertical(self, steps: float, position: QPointF) -> None:
        old, value = self._lane_height, self._scroll_bar.value()
        self.set_lane_height(round(self._lane_height * 1.15**steps) + (1 if steps > 0 else 0))
        inside = position.y() - scaled(HEADER_HEIGHT)
        self._scroll_bar.setValue(round((value + inside) * self._lane_height / old - inside))

    def wheel_plain(self, steps: float) -> None:
        if self._scroll_bar.maximum() > 0:
            self._scroll_bar.setValue(round(self._scroll_bar.value() - steps * self._lane_height))
        else:
            super().wheel_plain(steps)

    def pan_vertical(self, delta_px: float) -> None:
        self._scroll_bar.setValue(round(self._scroll_bar.value() - delta_px))

    def resting_cursor(self, position: QPointF) -> Qt.CursorShape:
        if self._handles.at(position) is not None:
            return Qt.CursorShape.SizeVerCursor
        held = self._edit.cursor()
        if held is not None:
            return held
        return Qt.CursorShape.PointingHandCursor if self.region_at(position) else Qt.CursorShape.ArrowCursor

    # ---- drawing ----------------------------------------------------------------------------------------------

    def _paint_label(self, painter: QPainter, lane: Lane, rect: QRect) -> None:
        self.labels.paint_label(painter, lane, rect, self.index_of(lane.instrument) or 0)
        if lane.column is not None:
            y = threshold_y(rect, self.threshold_of(lane.instrument))
            self._painter.threshold_handle(painter, QPointF(scaled(LANE_LABEL_WIDTH) - 2.0, y))

    def _paint_headings(self, painter: QPainter, width: int, *, titled: bool) -> None:
        for top, family in self._layout.heading_tops():
            y = scaled(HEADER_HEIGHT) + top - self._scroll_bar.value()
            self.labels.paint_heading(painter, QRect(0, y, width, scaled(HEADING_HEIGHT)), family if titled else "")

    def _paint_lane_ground(self, painter: QPainter, width: int, index: int) -> None:
        lane = self.lane_rect(index)
        if index % 2:
            painter.fillRect(QRect(0, lane.top(), width, lane.height()), QColor(self.theme.plot_alternate))
        painter.fillRect(QRect(0, lane.bottom(), width, 1), QColor(self.theme.line))

    def _paint_lane(self, painter: QPainter, width: int, index: int, activity: np.ndarray | None) -> None:
        lane = self._lanes[index]
        rect = QRect(0, self.lane_rect(index).top(), width, self._layout.heights[index])
        placed = place_regions(lane, self.axis, width)
        self._painter.regions(painter, lane, rect, placed, self.certainty)
        if activity is not None and lane.column is not None:
            self._paint_curve(painter, width, index, activity[:, lane.column])
        self._painter.marks(painter, lane, rect, placed, self.certainty)
        if not self.arrangement.in_full(lane.instrument):
            self._painter.dimmed(painter, rect)

    def _paint_curve(self, painter: QPainter, width: int, index: int, values: np.ndarray) -> None:
        lane, rect = self._lanes[index], self.lane_rect(index)
        colour = instrument_colour(lane.instrument)
        area = QRect(0, rect.top() + 2, width, rect.height() - 4)
        self._painter.curve(painter, values, area, colour, self.threshold_of(lane.instrument))
        self._painter.threshold(painter, round(self.threshold_y(index)), width)

    def _paint_not_analysed(self, painter: QPainter, rect: QRect, activity: np.ndarray | None) -> None:
        if activity is not None and activity.shape[1]:
            area = rect.adjusted(0, scaled(HEADER_HEIGHT), 0, 0)
            self._painter.not_analysed(painter, activity[:, 0] < 0, area)

    def _paint_header(self, painter: QPainter, width: int) -> None:
        """All solos in one line, each with its instrument's name where there is room."""
        painter.fillRect(QRect(0, 0, width, scaled(HEADER_HEIGHT)), QColor(self.theme.panel))
        painter.fillRect(QRect(0, scaled(HEADER_HEIGHT) - 1, width, 1), QColor(self.theme.line))
        self._painter.pills(painter, self._solos, QRect(0, 4, width, scaled(HEADER_HEIGHT) - 9), self.axis)

    def _empty_text(self) -> str:
        if self.document.recording is None:
            return ""
        if self.hides_silent and self.document.activations is not None:
            return self.tr("No instrument is heard at this sensitivity.")
        waiting = self.document.analysis is AnalysisState.WAITING
        return self.tr("Starting the analysis …") if waiting else self.tr("Not analysed yet")

    def _forget_edge(self) -> None:
        self._edit.hover(None)

    @property
    def _held(self) -> LaneEdit | LaneColumn | ThresholdHandles | None:
        """What holds something by the mouse."""
        if self._edit.active:
            return self._edit
        return next((each for each in (self.labels, self._handles) if each.held), None)

    # ---- interaction ------------------------------------------------------------------------------------------

    def _select_in_lane(self, index: int) -> None:
        """Select the region of a lane that is nearest to the present one, or else to the playhead."""
        present = self.document.selected_region
        time_s = self.axis.playhead_s if present is None else (present.onset_s + present.offset_s) / 2
        found = self._lanes[index].at(time_s, self.axis.duration_s)
        if found is not None:
            self.document.select_region(found)
            self.axis.reveal(found.onset_s, found.offset_s)

    def _step_lane(self, direction: int) -> None:
        present = self.document.selected_region
        names = [lane.instrument for lane in self._lanes]
        index = names.index(present.instrument) + direction if present and present.instrument in names else 0
        while 0 <= index < len(self._lanes) and self._lanes[index].silent:
            index += direction
        if 0 <= index < len(self._lanes):
            self._select_in_lane(index)

    def _zoom_to(self, region: Region) -> None:
        margin = max(0.15 * region.duration_s, 0.1)
        self.document.select_region(region)
        self.axis.set_view(region.onset_s - margin, region.offset_s + margin)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if not (left and self._edit.press(event.position(), event.modifiers())):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._handles.held:
            self._handles.drag(event.position().y())
        elif self._edit.active:
            self._edit.move(event.position(), event.modifiers())
            self.setCursor(self._edit.cursor() or Qt.CursorShape.ArrowCursor)
        else:
            buttons_up = event.buttons() == Qt.MouseButton.NoButton
            self._edit.hover(event.position() if buttons_up else None, event.modifiers())
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif self._handles.held:
            self._handles.release()
        elif self._edit.active:
            if not self._edit.release():
                self.clicked(event.position(), event.modifiers())
            self._edit.hover(event.position(), event.modifiers())
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        handle = self._handles.at(event.position())
        region = self.region_at(event.position())
        if handle is not None:
            self.document.set_threshold(handle, None)
        elif region is not None:
            self._zoom_to(region)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_at_selection()
            return
        region = self.region_at(QPointF(event.pos()))
        if region is not None and region not in self.document.selected_regions:
            self.document.select_region(region)
        if self.document.selected_regions or self.document.time_selection is not None:
            self.menu_requested.emit(event.globalPos())

    def _menu_at_selection(self) -> None:
        """Ask for the menu where the selected region is, or in the middle."""
        if self.document.selected_regions or self.document.time_selection is not None:
            region = self.document.selected_region
            bar = QRectF() if region is None else self.region_rect(region)
            seen = bar.intersected(QRectF(self.plot_rect()))
            place = seen.center().toPoint() if seen.isValid() else self.rect().center()
            self.menu_requested.emit(self.mapToGlobal(place))

    def leaveEvent(self, event: QEvent) -> None:
        self._edit.hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = self._held
        if event.key() == Qt.Key.Key_Escape and held is not None:
            held.cancel()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._step_lane(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # While something is held, Esc lets go of it; it must not end an analysis. Under a drag of a region nothing
            # else may happen to regions, either.
            escapes = event.key() == Qt.Key.Key_Escape and self._held is not None
            if escapes or self._edit.active:
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            region = self.region_at(QPointF(event.pos()))
            if region is not None:
                text = f"{describe(region)}\n{self.certainty.words(region)}"
                QToolTip.showText(event.globalPos(), text, self)
                return True
            QToolTip.hideText()
            event.ignore()
            return True
        return super().event(event)
