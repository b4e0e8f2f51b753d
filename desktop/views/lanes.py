"""The instrument lanes: activation curves and regions over time; they show the document's decisions and make none."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QToolButton, QToolTip, QWidget

from desktop.certainty import Certainty
from desktop.document import AnalysisState, Document
from desktop.overview_data import ActivationPyramid
from desktop.theme import display_name, icon, instrument_colour, ui_font
from desktop.views.lane_arrangement import LANE_HEIGHT, LOWEST_LANE, LaneArrangement
from desktop.views.lane_column import LaneColumn
from desktop.views.lane_data import Lane, lane_of, make_lanes
from desktop.views.lane_layout import HEADING_HEIGHT, LaneLayout
from desktop.views.lane_painter import LanePainter, place_regions
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis, format_time
from desktop.views.time_view import TimeView
from engine.analysis.regions import Region

HEADER_HEIGHT = 24
LOWEST_SHARED = 30
"""Lanes shrink by themselves to no less than this, so that all sounding instruments can be seen at once."""

_HIT_SLACK_PX = 3.0
_HANDLE_PX = 9
_SCROLL_BAR_PX = 10


class LanesView(TimeView):
    """One lane per instrument, under a header that shows all solos together.

    Click on a region: select it. Double click: zoom to it. Click on nothing: seek. Up and down
    select the nearest region in the neighbouring lane. The triangle at a lane's left edge moves the instrument's
    threshold; a double click on it sets it back.
    """

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(document, axis, parent)
        self._lanes: tuple[Lane, ...] = ()
        self._solos = lane_of("", None, ())
        self._curves: ActivationPyramid | None = None
        self._lane_height = LANE_HEIGHT
        self._layout = LaneLayout()
        self.arrangement = LaneArrangement(self)
        self.labels = LaneColumn(self)
        self._threshold_lane: str | None = None
        self._painter = LanePainter(self.theme)
        self.certainty = Certainty(document)
        self._scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll_bar.setAccessibleName("Scroll instruments")
        self._scroll_bar.valueChanged.connect(self.invalidate)
        self._toggle = self._make_toggle()
        self.setAccessibleName("Instrument lanes")
        self.setMinimumHeight(HEADER_HEIGHT + 2 * LOWEST_LANE)
        document.recording_changed.connect(self._activations_changed)
        document.activations_changed.connect(self._activations_changed)
        document.analysis_changed.connect(self.invalidate)
        document.regions_changed.connect(self._regions_changed)
        document.rules_changed.connect(self.invalidate)
        document.selection_changed.connect(self._selection_changed)
        self.arrangement.changed.connect(self._regions_changed)
        self.arrangement.current_changed.connect(self.update)
        self._activations_changed()

    def sizeHint(self) -> QSize:
        return QSize(900, HEADER_HEIGHT + 8 * LANE_HEIGHT)

    # ---- settings ---------------------------------------------------------------------------------------------

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes from top to bottom."""
        return self._lanes

    @property
    def lane_height(self) -> int:
        """Height of a lane in pixels that has none of its own."""
        return self._lane_height

    @property
    def hides_silent(self) -> bool:
        """Whether instruments without a region are left out."""
        return self.arrangement.hides_silent

    def set_hide_silent(self, hide: bool) -> None:
        """Leave out instruments without a region, or show them below the others."""
        self.arrangement.set_hide_silent(hide)

    def set_lane_height(self, height: int) -> None:
        """Make the lanes higher or lower; until then all sounding ones share the room, within reason."""
        self.arrangement.set_height(height)

    def colours_changed(self) -> None:
        """Draw all anew: an instrument has another colour."""
        self._painter.forget_looks()
        self.invalidate()

    # ---- geometry and hit tests -------------------------------------------------------------------------------

    def lane_rect(self, index: int) -> QRect:
        """Where a lane is in the widget, label column included; may lie outside when scrolled away."""
        top = HEADER_HEIGHT + self._layout.top(index) - self._scroll_bar.value()
        return QRect(0, top, self.width(), self._layout.heights[index])

    def lane_at(self, y_px: float) -> int | None:
        """Index of the lane at a y of the widget."""
        if y_px < HEADER_HEIGHT:
            return None
        return self._layout.at(self._from_top(y_px))

    def index_of(self, instrument: str | None) -> int | None:
        """Index of an instrument's lane, None if it is not shown."""
        return next((i for i, lane in enumerate(self._lanes) if lane.instrument == instrument), None)

    def visible_lanes(self) -> list[tuple[int, Lane]]:
        """Return the lanes that are in sight, with their indices."""
        return [(index, self._lanes[index]) for index in self._visible_lanes()]

    def in_labels(self, position: QPointF) -> bool:
        """Whether a position is in the label column, beside the lanes."""
        return 0 <= position.x() < LANE_LABEL_WIDTH and position.y() >= HEADER_HEIGHT

    def edge_at(self, y_px: float, slack_px: float) -> int | None:
        """Index of the lane whose lower edge is near a y of the widget."""
        return self._layout.edge_at(self._from_top(y_px), slack_px)

    def gap_at(self, y_px: float) -> int:
        """Index of the lane before which something dropped at a y of the widget goes."""
        return self._layout.gap_at(self._from_top(y_px))

    def gap_y(self, gap: int) -> int:
        """Y in the widget between two lanes."""
        if gap < len(self._lanes):
            return self.lane_rect(gap).top()
        return HEADER_HEIGHT + self._layout.total - self._scroll_bar.value()

    def _from_top(self, y_px: float) -> float:
        return y_px - HEADER_HEIGHT + self._scroll_bar.value()

    def region_at(self, position: QPointF) -> Region | None:
        """Region at a position of the widget, with a little slack so that slivers can be hit."""
        if position.x() < LANE_LABEL_WIDTH:
            return None
        time_s = self.axis.to_s(position.x() - LANE_LABEL_WIDTH, self.plot_rect().width())
        slack_s = _HIT_SLACK_PX * self.axis.span_s / self.plot_rect().width()
        if position.y() < HEADER_HEIGHT:
            return self._region_of_solo(time_s)
        index = self.lane_at(position.y())
        return None if index is None else self._lanes[index].at(time_s, slack_s)

    def region_rect(self, region: Region) -> QRectF:
        """Where a region's bar is in the widget; empty if its lane is not shown."""
        index = self.index_of(region.instrument)
        if index is None:
            return QRectF()
        lane = self.lane_rect(index)
        left, right = self.x_of(region.onset_s), self.x_of(region.offset_s)
        return QRectF(left, lane.top() + 2, max(1.0, right - left), lane.height() - 5)

    def threshold_y(self, index: int) -> float:
        """Y in the widget of a lane's threshold."""
        lane = self.lane_rect(index)
        return lane.bottom() - self._threshold(self._lanes[index]) * (lane.height() - 1)

    def _threshold(self, lane: Lane) -> float:
        return self.document.rules.for_instrument(lane.instrument).threshold

    def _region_of_solo(self, time_s: float) -> Region | None:
        solo = self._solos.at(time_s)
        if solo is None:
            return None
        lane = next((lane for lane in self._lanes if lane.instrument == solo.instrument), None)
        return None if lane is None else lane.at((solo.onset_s + solo.offset_s) / 2)

    def _visible_lanes(self) -> list[int]:
        return [i for i in range(len(self._lanes)) if self._is_visible(self.lane_rect(i))]

    def _is_visible(self, rect: QRect) -> bool:
        return rect.bottom() >= HEADER_HEIGHT and rect.top() < self.height()

    # ---- what changed -----------------------------------------------------------------------------------------

    def _activations_changed(self) -> None:
        activations = self.document.activations
        self._curves = None if activations is None else ActivationPyramid(activations.values, activations.frame_s)
        self._regions_changed()

    def _regions_changed(self) -> None:
        activations = self.document.activations
        instruments = () if activations is None else activations.instruments
        self._lanes = self.arrangement.arranged(make_lanes(instruments, self.document.regions))
        in_full = self.arrangement.in_full
        self._solos = lane_of("", None, (place for place in self.document.solo_places if in_full(place.instrument)))
        self._toggle.setChecked(self.hides_silent)
        self._toggle.setVisible(bool(instruments))
        self._layout_scroll_bar()
        self.invalidate()

    def _selection_changed(self) -> None:
        region = self.document.selected_region
        if region is None:
            self.setAccessibleDescription("")
            return
        self.setAccessibleDescription(f"{describe(region)}\n{self.certainty.words(region)}")
        self.arrangement.set_current(region.instrument)
        index = self.index_of(region.instrument)
        if index is not None:
            self._show_lane(index)

    def _show_lane(self, index: int) -> None:
        rect = self.lane_rect(index)
        if rect.top() < HEADER_HEIGHT:
            self._scroll_bar.setValue(self._scroll_bar.value() + rect.top() - HEADER_HEIGHT)
        elif rect.bottom() > self.height():
            self._scroll_bar.setValue(self._scroll_bar.value() + rect.bottom() - self.height() + 1)

    def _layout_scroll_bar(self) -> None:
        room = max(1, self.height() - HEADER_HEIGHT)
        headed = HEADING_HEIGHT * len(self.arrangement.headings(self._lanes))
        sounding = sum(1 for lane in self._lanes if not lane.silent)
        shared = (room - headed) // sounding if sounding else LANE_HEIGHT
        self._lane_height = self.arrangement.height or min(max(LOWEST_SHARED, shared), LANE_HEIGHT)
        heights = (self.arrangement.height_of(lane.instrument, self._lane_height) for lane in self._lanes)
        self._layout = LaneLayout(tuple(heights), self.arrangement.headings(self._lanes))
        self._scroll_bar.setRange(0, max(0, self._layout.total - room))
        self._scroll_bar.setPageStep(room)
        self._scroll_bar.setSingleStep(self._lane_height)
        self._scroll_bar.setGeometry(self.width() - _SCROLL_BAR_PX, HEADER_HEIGHT, _SCROLL_BAR_PX, room)
        self._scroll_bar.setVisible(self._scroll_bar.maximum() > 0)

    def _make_toggle(self) -> QToolButton:
        toggle = QToolButton(self)
        toggle.setIcon(icon("hide-silent"))
        toggle.setIconSize(QSize(15, 15))
        toggle.setCheckable(True)
        toggle.setToolTip("Hide instruments that are not heard anywhere")
        toggle.setAccessibleName("Hide silent instruments")
        toggle.setGeometry(LANE_LABEL_WIDTH - 30, 1, 24, HEADER_HEIGHT - 3)
        toggle.setStyleSheet("padding: 1px;")
        toggle.toggled.connect(self.set_hide_silent)
        return toggle

    # ---- TimeView ---------------------------------------------------------------------------------------------

    def plot_key(self) -> Hashable:
        return (self.axis.start_s, self.axis.end_s, self.axis.duration_s)

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.panel))
        painter.save()
        painter.setClipRect(rect.adjusted(0, HEADER_HEIGHT, 0, 0))
        for index in self._visible_lanes():
            self._paint_label(painter, self._lanes[index], self.lane_rect(index), index)
        self._paint_headings(painter, rect.width(), titled=True)
        painter.restore()
        painter.fillRect(QRect(0, HEADER_HEIGHT - 1, rect.width(), 1), QColor(self.theme.line))
        painter.setFont(ui_font(12))
        painter.setPen(QColor(self.theme.text_dim))
        painter.drawText(QRect(12, 0, 100, HEADER_HEIGHT), Qt.AlignmentFlag.AlignVCenter, "Solos")
        self.paint_column_edge(painter, rect)

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.plot))
        visible = self._visible_lanes()
        painter.save()
        painter.setClipRect(rect.adjusted(0, HEADER_HEIGHT, 0, 0))
        for index in visible:
            self._paint_lane_ground(painter, rect.width(), index)
        self.paint_grid(painter, rect)
        activity = self._activity(round(rect.width() * painter.device().devicePixelRatio()))
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
        painter.setClipRect(QRect(0, HEADER_HEIGHT, LANE_LABEL_WIDTH, self.height()))
        self.labels.paint_overlay(painter)
        painter.restore()
        region = self.document.selected_region
        if region is None:
            return
        bar = self.region_rect(region)
        area = self.plot_rect().adjusted(0, HEADER_HEIGHT, 0, 0)
        if bar.isEmpty() or not bar.intersects(QRectF(area)):
            return
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 4, 4)
        per_px = self.axis.span_s / self.plot_rect().width()
        self._painter.edge_errors(painter, bar, *(error / per_px for error in self.certainty.errors_s(region)))
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
        return f"{text}   not analysed yet" if value < 0 else f"{text}   {value:.2f}"

    def clicked(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        region = self.region_at(position)
        if region is None or modifiers & Qt.KeyboardModifier.ShiftModifier:
            super().clicked(position, modifiers)
        else:
            self.document.select_region(region)

    def label_clicked(self, position: QPointF) -> None:
        index = self.handle_at(position)
        if index is not None:
            self._threshold_lane = self._lanes[index].instrument
            return
        index = self.lane_at(position.y())
        if index is not None:
            self._select_in_lane(index)

    def zoom_vertical(self, steps: float, position: QPointF) -> None:
        old, value = self._lane_height, self._scroll_bar.value()
        self.set_lane_height(round(self._lane_height * 1.15**steps) + (1 if steps > 0 else 0))
        inside = position.y() - HEADER_HEIGHT
        self._scroll_bar.setValue(round((value + inside) * self._lane_height / old - inside))

    def wheel_plain(self, steps: float) -> None:
        if self._scroll_bar.maximum() > 0:
            self._scroll_bar.setValue(round(self._scroll_bar.value() - steps * self._lane_height))
        else:
            super().wheel_plain(steps)

    def pan_vertical(self, delta_px: float) -> None:
        self._scroll_bar.setValue(round(self._scroll_bar.value() - delta_px))

    def resting_cursor(self, position: QPointF) -> Qt.CursorShape:
        if self.handle_at(position) is not None:
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.PointingHandCursor if self.region_at(position) else Qt.CursorShape.ArrowCursor

    # ---- drawing ----------------------------------------------------------------------------------------------

    def _paint_label(self, painter: QPainter, lane: Lane, rect: QRect, index: int) -> None:
        self.labels.paint_label(painter, lane, rect, index)
        if lane.column is not None:
            self._painter.threshold_handle(painter, QPointF(LANE_LABEL_WIDTH - 2.0, self.threshold_y(index)))

    def _paint_headings(self, painter: QPainter, width: int, *, titled: bool) -> None:
        for top, family in self._layout.heading_tops():
            y = HEADER_HEIGHT + top - self._scroll_bar.value()
            self.labels.paint_heading(painter, QRect(0, y, width, HEADING_HEIGHT), family if titled else "")

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
        self._painter.curve(painter, values, area, colour, self._threshold(lane))
        self._painter.threshold(painter, round(self.threshold_y(index)), width)

    def _activity(self, columns: int) -> np.ndarray | None:
        """Return activations per pixel: the largest of the frames that share one, else a line between frames."""
        if self._curves is None or self.document.activations is None or not len(self.document.activations.values):
            return None
        per_px = self.axis.span_s / columns
        frame_s = self._curves.frame_s
        if per_px >= frame_s:
            first = np.floor(self.axis.start_s / per_px)
            return self._curves.slice(first * per_px, (first + columns) * per_px, columns)
        values = self.document.activations.values
        times_s = self.axis.start_s + (np.arange(columns) + 0.5) * per_px
        position = np.clip(times_s / frame_s - 0.5, 0, len(values) - 1)
        low = np.floor(position).astype(int)
        share = (position - low)[:, None].astype(np.float32)
        high = np.minimum(low + 1, len(values) - 1)
        mixed = values[low] * (1 - share) + values[high] * share
        return np.where(np.isnan(mixed), np.float32(-1), mixed)

    def _paint_not_analysed(self, painter: QPainter, rect: QRect, activity: np.ndarray | None) -> None:
        if activity is not None and activity.shape[1]:
            area = rect.adjusted(0, HEADER_HEIGHT, 0, 0)
            self._painter.not_analysed(painter, activity[:, 0] < 0, area)

    def _paint_header(self, painter: QPainter, width: int) -> None:
        """All solos in one line, each with its instrument's name where there is room."""
        painter.fillRect(QRect(0, 0, width, HEADER_HEIGHT), QColor(self.theme.panel))
        painter.fillRect(QRect(0, HEADER_HEIGHT - 1, width, 1), QColor(self.theme.line))
        self._painter.pills(painter, self._solos, QRect(0, 4, width, HEADER_HEIGHT - 9), self.axis)

    def _empty_text(self) -> str:
        if self.document.recording is None:
            return ""
        if self.hides_silent and self.document.activations is not None:
            return "No instrument is heard at this sensitivity."
        waiting = self.document.analysis is AnalysisState.WAITING
        return "Starting the analysis …" if waiting else "Not analysed yet"

    # ---- interaction ------------------------------------------------------------------------------------------

    def handle_at(self, position: QPointF) -> int | None:
        """Lane whose threshold handle is at a position."""
        if not LANE_LABEL_WIDTH - _HANDLE_PX - 3 <= position.x() <= LANE_LABEL_WIDTH:
            return None
        for index in self._visible_lanes():
            if self._lanes[index].column is not None and abs(self.threshold_y(index) - position.y()) <= 6:
                return index
        return None

    def _drag_threshold(self, y_px: float) -> None:
        index = self.index_of(self._threshold_lane)
        if index is None or self._threshold_lane is None:
            return
        rect = self.lane_rect(index)
        value = (rect.bottom() - y_px) / (rect.height() - 1)
        self.document.set_threshold(self._threshold_lane, min(max(0.02, value), 0.98))
        text = f"{display_name(self._threshold_lane)}: threshold {self._threshold(self._lanes[index]):.2f}"
        QToolTip.showText(self.mapToGlobal(QPoint(LANE_LABEL_WIDTH, round(y_px) - 34)), text, self)

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._threshold_lane is not None:
            self._drag_threshold(event.position().y())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._threshold_lane is not None:
            self._threshold_lane = None
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        handle = self.handle_at(event.position())
        region = self.region_at(event.position())
        if handle is not None:
            self.document.set_threshold(self._lanes[handle].instrument, None)
        elif region is not None:
            self._zoom_to(region)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._step_lane(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout_scroll_bar()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
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


def describe(region: Region) -> str:
    """Say everything about a region in a few lines."""
    solo = {"unaccompanied": ", solo, unaccompanied", "featured": ", solo, featured"}.get(region.solo, "")
    status = {"auto": "not checked yet", "edited": "edited"}.get(region.status, region.status)
    return (
        f"{display_name(region.instrument)}{solo}\n"
        f"{format_time(region.onset_s)} to {format_time(region.offset_s)} ({region.duration_s:.3f} s)\n"
        f"mean {region.mean:.2f}, peak {region.peak:.2f}; {status}"
    )
