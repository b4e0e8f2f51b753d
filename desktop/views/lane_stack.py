"""Which lanes there are, from top to bottom, where each of them and each of its regions is, and how they scroll."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QToolButton, QWidget

from desktop.certainty import Certainty
from desktop.document import Document
from desktop.lane_steps import LaneSteps
from desktop.overview_data import ActivationPyramid
from desktop.region_composer import MOST_VALUES_AT_ONCE
from desktop.theme import icon, scaled
from desktop.turns import Turns
from desktop.views.lane_arrangement import LaneArrangement
from desktop.views.lane_data import Lane, lane_of, make_lanes
from desktop.views.lane_layout import HEADING_HEIGHT, LaneLayout
from desktop.views.lane_state import LANE_HEIGHT, LOWEST_LANE
from desktop.views.threshold_handle import threshold_y
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis
from desktop.views.time_view import TimeView
from engine.analysis.regions import Region

HEADER_HEIGHT = 24
LOWEST_SHARED = 30
"""Lanes shrink by themselves to no less than this, so that all sounding instruments can be seen at once."""

_HIT_SLACK_PX = 3.0
_SCROLL_BAR_PX = 10


class LaneStack(TimeView):
    """One lane per instrument under a header, as high as there is room, with a scroll bar where there is not.

    It knows places and draws nothing; see `desktop.views.lanes.LanesView`.
    """

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(document, axis, parent)
        self._lanes: tuple[Lane, ...] = ()
        self._solos = lane_of("", None, ())
        self._instruments: tuple[str, ...] = ()
        self._pyramid: ActivationPyramid | None = None
        self._pyramid_is_old = True
        self._turns = Turns(self)
        self._lane_height = scaled(LANE_HEIGHT)
        self._layout = LaneLayout()
        self.arrangement = LaneArrangement(self)
        self.steps = LaneSteps(document.undo_stack, self.arrangement, self)
        self.certainty = Certainty(document)
        self._scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll_bar.setAccessibleName(self.tr("Scroll instruments"))
        self._scroll_bar.valueChanged.connect(self.invalidate)
        self._toggle = self._make_toggle()
        document.recording_changed.connect(self._activations_changed)
        document.activations_changed.connect(self._activations_changed)
        document.analysis_changed.connect(self.invalidate)
        document.regions_changed.connect(self._regions_moved)
        document.selection_changed.connect(self._selection_changed)
        self.arrangement.changed.connect(self._regions_changed)
        self.arrangement.current_changed.connect(self.update)
        self.steps.lane_changed.connect(self._lane_changed)
        self._size_parts()
        self._regions_changed()

    def sizeHint(self) -> QSize:
        return QSize(900, scaled(HEADER_HEIGHT) + 8 * scaled(LANE_HEIGHT))

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

    # ---- geometry and hit tests -------------------------------------------------------------------------------

    def lane_rect(self, index: int) -> QRect:
        """Where a lane is in the widget, label column included; may lie outside when scrolled away."""
        top = scaled(HEADER_HEIGHT) + self._layout.top(index) - self._scroll_bar.value()
        return QRect(0, top, self.width(), self._layout.heights[index])

    def lane_at(self, y_px: float) -> int | None:
        """Index of the lane at a y of the widget."""
        if y_px < scaled(HEADER_HEIGHT):
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
        return 0 <= position.x() < scaled(LANE_LABEL_WIDTH) and position.y() >= scaled(HEADER_HEIGHT)

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
        return scaled(HEADER_HEIGHT) + self._layout.total - self._scroll_bar.value()

    def _from_top(self, y_px: float) -> float:
        return y_px - scaled(HEADER_HEIGHT) + self._scroll_bar.value()

    def region_at(self, position: QPointF) -> Region | None:
        """Region at a position of the widget, with a little slack so that slivers can be hit."""
        if position.x() < scaled(LANE_LABEL_WIDTH):
            return None
        time_s = self.axis.to_s(position.x() - scaled(LANE_LABEL_WIDTH), self.plot_rect().width())
        slack_s = _HIT_SLACK_PX * self.axis.span_s / self.plot_rect().width()
        if position.y() < scaled(HEADER_HEIGHT):
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
        return threshold_y(self.lane_rect(index), self.threshold_of(self._lanes[index].instrument))

    def threshold_of(self, instrument: str) -> float:
        """Return the threshold in force for an instrument."""
        return self.document.rules.for_instrument(instrument).threshold

    def lane_shown_at(self, y_px: float) -> Lane | None:
        """Return the lane at a y of the widget."""
        index = self.lane_at(y_px)
        return None if index is None else self._lanes[index]

    def lane_rect_of(self, instrument: str) -> QRect:
        """Return where the lane of an instrument is; empty if it is not shown."""
        index = self.index_of(instrument)
        return QRect() if index is None else self.lane_rect(index)

    def lanes_in_view(self) -> Iterable[tuple[Lane, QRect]]:
        """Return the lanes that are in sight, and where."""
        return [(self._lanes[index], self.lane_rect(index)) for index in self._visible_lanes()]

    def _region_of_solo(self, time_s: float) -> Region | None:
        solo = self._solos.at(time_s)
        if solo is None:
            return None
        lane = next((lane for lane in self._lanes if lane.instrument == solo.instrument), None)
        return None if lane is None else lane.at((solo.onset_s + solo.offset_s) / 2)

    def _visible_lanes(self) -> list[int]:
        return [i for i in range(len(self._lanes)) if self._is_visible(self.lane_rect(i))]

    def _is_visible(self, rect: QRect) -> bool:
        return rect.bottom() >= scaled(HEADER_HEIGHT) and rect.top() < self.height()

    def dress(self) -> None:
        self._size_parts()
        self._layout_scroll_bar()
        super().dress()

    def _size_parts(self) -> None:
        self.setMinimumHeight(scaled(HEADER_HEIGHT) + 2 * scaled(LOWEST_LANE))
        self._toggle.setIconSize(QSize(scaled(15), scaled(15)))
        left = scaled(LANE_LABEL_WIDTH) - scaled(30)
        self._toggle.setGeometry(left, 1, scaled(24), scaled(HEADER_HEIGHT) - 3)

    # ---- what changed -----------------------------------------------------------------------------------------

    def _activations_changed(self) -> None:
        self._pyramid_is_old = True
        if self.document.instruments == self._instruments:
            self.invalidate()
        else:
            # The lanes' columns are those of other activations; these must not be drawn with them.
            self._pyramid = None
            self._regions_changed()

    def _regions_moved(self) -> None:
        self.document.in_turn(self._regions_changed)

    @property
    def _curves(self) -> ActivationPyramid | None:
        """The activations at all levels of detail, made when drawn; where they are many, what there was until then."""
        activations = self.document.activations
        if activations is None:
            return None
        if self._pyramid_is_old and activations.values.size <= MOST_VALUES_AT_ONCE:
            self._make_pyramid()
        elif self._pyramid_is_old:
            # In a turn of its own: to draw all lanes is enough for one.
            self._turns.take(self._show_pyramid)
        return self._pyramid

    def _make_pyramid(self) -> None:
        activations = self.document.activations
        if activations is not None:
            self._pyramid = ActivationPyramid(activations.values, activations.frame_s)
            self._pyramid_is_old = False

    def _show_pyramid(self) -> None:
        self._make_pyramid()
        self.invalidate()

    def _regions_changed(self) -> None:
        instruments = self._instruments = self.document.instruments
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
            return
        self.arrangement.set_current(region.instrument)
        index = self.index_of(region.instrument)
        if index is not None:
            self._show_lane(index)

    def _lane_changed(self, instrument: str) -> None:
        """Bring a lane into sight that was moved or taken back to where it was."""
        index = self.index_of(instrument)
        if index is not None:
            self._show_lane(index)

    def _show_lane(self, index: int) -> None:
        rect = self.lane_rect(index)
        if rect.top() < scaled(HEADER_HEIGHT):
            self._scroll_bar.setValue(self._scroll_bar.value() + rect.top() - scaled(HEADER_HEIGHT))
        elif rect.bottom() > self.height():
            self._scroll_bar.setValue(self._scroll_bar.value() + rect.bottom() - self.height() + 1)

    def _layout_scroll_bar(self) -> None:
        room = max(1, self.height() - scaled(HEADER_HEIGHT))
        headed = scaled(HEADING_HEIGHT) * len(self.arrangement.headings(self._lanes))
        sounding = sum(1 for lane in self._lanes if not lane.silent)
        shared = (room - headed) // sounding if sounding else scaled(LANE_HEIGHT)
        self._lane_height = self.arrangement.height or min(max(scaled(LOWEST_SHARED), shared), scaled(LANE_HEIGHT))
        heights = (self.arrangement.height_of(lane.instrument, self._lane_height) for lane in self._lanes)
        self._layout = LaneLayout(tuple(heights), self.arrangement.headings(self._lanes), scaled(HEADING_HEIGHT))
        self._scroll_bar.setRange(0, max(0, self._layout.total - room))
        self._scroll_bar.setPageStep(room)
        self._scroll_bar.setSingleStep(self._lane_height)
        self._scroll_bar.setGeometry(
            self.width() - scaled(_SCROLL_BAR_PX), scaled(HEADER_HEIGHT), scaled(_SCROLL_BAR_PX), room
        )
        self._scroll_bar.setVisible(self._scroll_bar.maximum() > 0)

    def _make_toggle(self) -> QToolButton:
        toggle = QToolButton(self)
        toggle.setIcon(icon("hide-silent"))
        toggle.setCheckable(True)
        toggle.setToolTip(self.tr("Hide instruments that are not heard anywhere"))
        toggle.setAccessibleName(self.tr("Hide silent instruments"))
        toggle.setStyleSheet("padding: 1px;")
        toggle.clicked.connect(self.steps.set_hide_silent)
        return toggle

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.index_of(self.arrangement.current)
        seen = current is not None and self.lane_rect(current).top() < event.oldSize().height()
        self._layout_scroll_bar()
        # What is being worked on stays in sight, whatever takes the lanes their room.
        if seen and current is not None:
            self._show_lane(current)
        super().resizeEvent(event)
