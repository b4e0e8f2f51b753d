"""Which lanes there are, from top to bottom, where each of them and each of its regions is, and how they scroll."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QToolButton, QWidget

from desktop.certainty import Certainty
from desktop.document import Document
from desktop.overview_data import ActivationPyramid
from desktop.theme import icon
from desktop.views.lane_data import Lane, lane_of, make_lanes
from desktop.views.region_words import describe
from desktop.views.threshold_handle import threshold_y
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis
from desktop.views.time_view import TimeView
from engine.analysis.regions import Region

HEADER_HEIGHT = 24
LANE_HEIGHT, LOWEST_LANE, HIGHEST_LANE = 40, 24, 120
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
        self._curves: ActivationPyramid | None = None
        self._lane_height = LANE_HEIGHT
        self._chosen_height: int | None = None
        self._hide_silent = False
        self.certainty = Certainty(document)
        self._scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll_bar.setAccessibleName("Scroll instruments")
        self._scroll_bar.valueChanged.connect(self.invalidate)
        self._toggle = self._make_toggle()
        self.setMinimumHeight(HEADER_HEIGHT + 2 * LOWEST_LANE)
        document.recording_changed.connect(self._activations_changed)
        document.activations_changed.connect(self._activations_changed)
        document.analysis_changed.connect(self.invalidate)
        document.regions_changed.connect(self._regions_changed)
        document.selection_changed.connect(self._selection_changed)
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
        """Height of a lane in pixels."""
        return self._lane_height

    @property
    def hides_silent(self) -> bool:
        """Whether instruments without a region are left out."""
        return self._hide_silent

    def set_hide_silent(self, hide: bool) -> None:
        """Leave out instruments without a region, or show them below the others."""
        self._hide_silent = hide
        self._toggle.setChecked(hide)
        self._regions_changed()

    def set_lane_height(self, height: int) -> None:
        """Make the lanes higher or lower; until then all sounding ones share the room, within reason."""
        self._chosen_height = min(max(LOWEST_LANE, height), HIGHEST_LANE)
        self._layout_scroll_bar()
        self.invalidate()

    # ---- geometry and hit tests -------------------------------------------------------------------------------

    def lane_rect(self, index: int) -> QRect:
        """Where a lane is in the widget, label column included; may lie outside when scrolled away."""
        top = HEADER_HEIGHT + index * self._lane_height - self._scroll_bar.value()
        return QRect(0, top, self.width(), self._lane_height)

    def lane_at(self, y_px: float) -> int | None:
        """Index of the lane at a y of the widget."""
        if y_px < HEADER_HEIGHT:
            return None
        index = int((y_px - HEADER_HEIGHT + self._scroll_bar.value()) // self._lane_height)
        return index if 0 <= index < len(self._lanes) else None

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
        index = self._index_of(region.instrument)
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
        index = self._index_of(instrument)
        return QRect() if index is None else self.lane_rect(index)

    def lanes_in_view(self) -> Iterable[tuple[Lane, QRect]]:
        """Return the lanes that are in sight, and where."""
        return [(self._lanes[index], self.lane_rect(index)) for index in self._visible_lanes()]

    def _index_of(self, instrument: str) -> int | None:
        return next((i for i, lane in enumerate(self._lanes) if lane.instrument == instrument), None)

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
        self._lanes = make_lanes(instruments, self.document.regions, hide_silent=self._hide_silent)
        self._solos = lane_of("", None, self.document.solos)
        self._toggle.setVisible(bool(instruments))
        self._layout_scroll_bar()
        self.invalidate()

    def _selection_changed(self) -> None:
        region = self.document.selected_region
        if region is None:
            self.setAccessibleDescription("")
            return
        self.setAccessibleDescription(f"{describe(region)}\n{self.certainty.words(region)}")
        index = self._index_of(region.instrument)
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
        sounding = sum(1 for lane in self._lanes if not lane.silent)
        shared = room // sounding if sounding else LANE_HEIGHT
        self._lane_height = self._chosen_height or min(max(LOWEST_SHARED, shared), LANE_HEIGHT)
        self._scroll_bar.setRange(0, max(0, len(self._lanes) * self._lane_height - room))
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

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout_scroll_bar()
        super().resizeEvent(event)
