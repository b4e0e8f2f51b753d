"""The mouse edits of regions in the lanes: grip an edge, a selected region or an empty stretch, and drag it.

It shows what an edit would do while the mouse moves, and makes it one step when the button is released.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop import region_edits
from desktop.document import Document
from desktop.numbers import decimal
from desktop.region_edits import Edit
from desktop.region_names import name_of
from desktop.snapping import Snap, SnapPoint, nearest, snap_points
from desktop.theme import Theme, blend, instrument_colour, scaled, text_on, ui_font
from desktop.translation import translate
from desktop.views.lane_data import Lane
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis, format_time
from engine.analysis.regions import Region

_EDGE_PX = 5.0
_SNAP_PX = 8.0
_STARTED_PX = 3.0
_LOOK_AROUND_PX = 12.0
# Many Linux desktops keep Alt+drag for moving the window; Ctrl+drag arrives everywhere.
_DRAWS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Part(Enum):
    """What of a region is held; `NOTHING` draws a new one."""

    ONSET = "onset"
    OFFSET = "offset"
    BODY = "body"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Grip:
    """What the pointer could take hold of."""

    part: Part
    instrument: str
    region: Region | None = None


@dataclass
class _Drag:
    grip: Grip
    press: QPointF
    press_s: float
    room: tuple[float, float]
    started: bool = False
    edit: Edit | None = None
    snap: SnapPoint | None = None
    edges: tuple[float, float] = field(default=(0.0, 0.0))


class LanesSeen(Protocol):
    """What the edits need to know of the lanes view."""

    document: Document
    axis: TimeAxis
    theme: Theme

    def lane_shown_at(self, y_px: float) -> Lane | None: ...
    def region_rect(self, region: Region) -> QRectF: ...
    def lane_rect_of(self, instrument: str) -> QRect: ...
    def plot_rect(self) -> QRect: ...
    def x_of(self, time_s: float) -> float: ...
    def time_at(self, x_px: float) -> float: ...
    def update(self) -> None: ...


class LaneEdit:
    """One drag at a time; the view hands over mouse events and paints what `paint` draws.

    Parameters
    ----------
    view : LanesSeen
        Where the lanes are.
    say : callable
        Takes what happens in words, for the status line.
    """

    def __init__(self, view: LanesSeen, say: Callable[[str], None]) -> None:
        self._view = view
        self._say = say
        self._hovered: Grip | None = None
        self._drag: _Drag | None = None

    @property
    def active(self) -> bool:
        """Whether a drag goes on."""
        return self._drag is not None

    # ---- what lies under the pointer --------------------------------------------------------------------------

    def grip_at(
        self, position: QPointF, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Grip | None:
        """Return what a press at a position would take hold of: an edge, the selected region; with Ctrl, empty time."""
        lane = self._view.lane_shown_at(position.y())
        if lane is None or position.x() < scaled(LANE_LABEL_WIDTH):
            return None
        if modifiers & _DRAWS:
            return Grip(Part.NOTHING, lane.instrument)
        edge = self._edge_at(lane, position)
        if edge is not None:
            return edge
        selected = self._view.document.selected_regions
        held = len(selected) == 1 and selected[0].instrument == lane.instrument
        if held and selected[0].status != "rejected":
            bar = self._view.region_rect(selected[0])
            if bar.left() <= position.x() <= bar.right():
                return Grip(Part.BODY, lane.instrument, selected[0])
        return None

    def _edge_at(self, lane: Lane, position: QPointF) -> Grip | None:
        x = position.x()
        around = self._view.time_at(x - 3 * _EDGE_PX), self._view.time_at(x + 3 * _EDGE_PX)
        best: tuple[float, Grip] | None = None
        for index in lane.in_span(*around).tolist():
            region = lane.regions[index]
            if region.status == "rejected":
                continue
            bar = self._view.region_rect(region)
            # A narrow region keeps a middle that can be clicked.
            inward = min(_EDGE_PX, bar.width() / 3)
            for part, edge, side in ((Part.ONSET, bar.left(), 1.0), (Part.OFFSET, bar.right(), -1.0)):
                inside = (x - edge) * side
                distance = abs(inside) + (0.0 if inside >= 0 else 0.5)
                if -_EDGE_PX <= inside <= inward and (best is None or distance < best[0]):
                    best = (distance, Grip(part, lane.instrument, region))
        return None if best is None else best[1]

    def hover(self, position: QPointF | None, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Mark the edge under the pointer; None when it leaves, or the regions are others than before."""
        grip = None if position is None else self.grip_at(position, modifiers)
        if grip != self._hovered:
            self._hovered = grip
            self._view.update()

    def cursor(self) -> Qt.CursorShape | None:
        """Return the pointer's shape for what lies under it, or None if there is nothing to hold."""
        grip = self._drag.grip if self._drag else self._hovered
        if grip is None:
            return None
        if grip.part is Part.BODY:
            started = self._drag is not None and self._drag.started
            return Qt.CursorShape.ClosedHandCursor if started else Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.CrossCursor if grip.part is Part.NOTHING else Qt.CursorShape.SizeHorCursor

    # ---- a drag -----------------------------------------------------------------------------------------------

    def press(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take hold of what lies under the pointer; False if that is nothing."""
        grip = self.grip_at(position, modifiers)
        if grip is None:
            return False
        document, region = self._view.document, grip.region
        limits = 0.0, document.duration_s
        if region is not None:
            limits = region_edits.room(document.regions, region, document.duration_s)
        self._drag = _Drag(grip, position, self._view.time_at(position.x()), limits)
        return True

    def move(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the mouse; Shift keeps edges from snapping."""
        drag = self._drag
        if drag is None:
            return
        if not drag.started and abs(position.x() - drag.press.x()) < _STARTED_PX:
            return
        drag.started = True
        time_s = self._view.time_at(position.x())
        free = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        drag.edges, drag.snap = self._edges(drag, time_s, free)
        drag.edit = self._edit(drag)
        # A region that is drawn is shown as a frame: as a region it would move its lane up under the pointer.
        if drag.grip.region is not None and drag.edit is not None:
            self._view.document.preview(drag.edit)
        self._say(self._words(drag))
        self._view.update()

    def release(self) -> bool:
        """Make the edit; False if the mouse has not moved, so that it was a click."""
        drag, self._drag = self._drag, None
        if drag is None or not drag.started:
            return False
        if drag.edit is not None:
            steps = {
                Part.ONSET: translate("RegionEditor", "Move start of {region}"),
                Part.OFFSET: translate("RegionEditor", "Move end of {region}"),
                Part.BODY: translate("RegionEditor", "Move {region}"),
                Part.NOTHING: translate("RegionEditor", "Draw {region}"),
            }
            held = () if drag.grip.region is None else (drag.grip.region,)
            step = steps[drag.grip.part].format(region=name_of(held or drag.edit.focus))
            self._view.document.edit(step, drag.edit, was=held)
        self._view.update()
        return True

    def cancel(self) -> None:
        """Let go and leave everything as it was."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.started:
            self._view.document.preview(None)
            if drag.grip.region is not None:
                self._view.document.select_region(drag.grip.region)
        self._view.update()

    def _edges(self, drag: _Drag, time_s: float, free: bool) -> tuple[tuple[float, float], SnapPoint | None]:
        """Return where the edges are with the pointer at a time, and what they snapped to."""
        low, high = drag.room
        region = drag.grip.region
        if region is None:
            end_s, snap = self._snapped(drag, time_s, free)
            start_s, first_snap = self._snapped(drag, drag.press_s, free)
            start_s, end_s = sorted((start_s, end_s))
            return (max(low, start_s), min(high, end_s)), snap or first_snap
        if drag.grip.part is Part.ONSET:
            onset_s, snap = self._snapped(drag, region.onset_s + time_s - drag.press_s, free)
            return (min(max(low, onset_s), region.offset_s - region_edits.SHORTEST_S), region.offset_s), snap
        if drag.grip.part is Part.OFFSET:
            offset_s, snap = self._snapped(drag, region.offset_s + time_s - drag.press_s, free)
            return (region.onset_s, max(min(high, offset_s), region.onset_s + region_edits.SHORTEST_S)), snap
        moved_s = time_s - drag.press_s
        onset_s, snap = self._snapped(drag, region.onset_s + moved_s, free)
        if snap is None:
            offset_s, snap = self._snapped(drag, region.offset_s + moved_s, free)
            onset_s = offset_s - region.duration_s
        onset_s = max(low, min(onset_s, high - region.duration_s))
        return (onset_s, onset_s + region.duration_s), snap

    def _snapped(self, drag: _Drag, time_s: float, free: bool) -> tuple[float, SnapPoint | None]:
        view = self._view
        if free:
            return time_s, None
        per_px = view.axis.span_s / view.plot_rect().width()
        around = time_s - _LOOK_AROUND_PX * per_px, time_s + _LOOK_AROUND_PX * per_px
        rule = view.document.rules.for_instrument(drag.grip.instrument)
        points = snap_points(view.document.activations, drag.grip.instrument, rule, view.axis.playhead_s, around)
        snap = nearest(points, time_s, _SNAP_PX * per_px)
        return (time_s, None) if snap is None else (snap.time_s, snap)

    def _edit(self, drag: _Drag) -> Edit | None:
        corrections, region = self._view.document.work.corrections, drag.grip.region
        if region is None:
            return region_edits.draw(corrections, drag.grip.instrument, *drag.edges)
        if drag.edges == (region.onset_s, region.offset_s):
            return None
        return region_edits.move_edges(corrections, region, *drag.edges)

    def _words(self, drag: _Drag) -> str:
        onset_s, offset_s = drag.edges
        text = translate("LaneEdit", "{start} to {end}   {duration} s").format(
            start=format_time(onset_s), end=format_time(offset_s), duration=decimal(offset_s - onset_s, 3)
        )
        if drag.snap is None:
            return text
        snapped = {
            Snap.PLAYHEAD: translate("LaneEdit", "at the playhead"),
            Snap.THRESHOLD: translate("LaneEdit", "at the threshold"),
            Snap.RELEASE: translate("LaneEdit", "at the release"),
        }
        return f"{text}   {snapped[drag.snap.what]}"

    # ---- drawing ----------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """Draw the edge that can be held, or what is being dragged."""
        drag = self._drag
        if drag is not None and drag.started:
            self._paint_drag(painter, drag)
            return
        grip = self._hovered
        if grip is None or grip.region is None or grip.part is Part.BODY:
            return
        bar = self._view.region_rect(grip.region)
        x = bar.left() if grip.part is Part.ONSET else bar.right()
        self._paint_edge(painter, x, bar, QColor(self._view.theme.text))

    def _paint_edge(self, painter: QPainter, x: float, bar: QRectF, colour: QColor) -> None:
        """Draw a thick edge with a small handle in its middle."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(x - 1.5, bar.top() - 1, 3, bar.height() + 2), 1.5, 1.5)
        height = min(14.0, bar.height() - 4)
        painter.drawRoundedRect(QRectF(x - 3.5, bar.center().y() - height / 2, 7, height), 3, 3)

    def _paint_drag(self, painter: QPainter, drag: _Drag) -> None:
        view, theme = self._view, self._view.theme
        lane = view.lane_rect_of(drag.grip.instrument)
        left, right = view.x_of(drag.edges[0]), view.x_of(drag.edges[1])
        bar = QRectF(left, lane.top() + 2, max(1.0, right - left), lane.height() - 5)
        if drag.snap is not None:
            painter.setPen(QPen(QColor(theme.solo), 1, Qt.PenStyle.DashLine))
            x = round(view.x_of(drag.snap.time_s)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, view.plot_rect().height()))
        if drag.grip.part is Part.NOTHING:
            fill = QColor(instrument_colour(drag.grip.instrument))
            fill.setAlphaF(0.35)
            painter.setPen(QPen(QColor(theme.text), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(fill)
            painter.drawRoundedRect(bar, 4, 4)
        edges = {Part.ONSET: (left,), Part.OFFSET: (right,)}.get(drag.grip.part, ())
        for x in edges:
            self._paint_edge(painter, x, bar, QColor(theme.solo if drag.snap else theme.text))
        self._paint_time(painter, drag, bar)

    def _paint_time(self, painter: QPainter, drag: _Drag, bar: QRectF) -> None:
        """Write the time of what moves beside it, on a ground of its own."""
        theme, plot = self._view.theme, self._view.plot_rect()
        time_s = drag.edges[1] if drag.grip.part is Part.OFFSET else drag.edges[0]
        text = format_time(time_s)
        if drag.grip.part in (Part.BODY, Part.NOTHING):
            text = f"{text}   {decimal(drag.edges[1] - drag.edges[0], 3)} s"
        if drag.snap is not None:
            what = {
                Snap.PLAYHEAD: translate("LaneEdit", "playhead"),
                Snap.THRESHOLD: translate("LaneEdit", "threshold"),
                Snap.RELEASE: translate("LaneEdit", "release"),
            }
            text = f"{text}   {what[drag.snap.what]}"
        painter.setFont(ui_font(11))
        width = painter.fontMetrics().horizontalAdvance(text) + 14.0
        x = bar.right() + 8 if drag.grip.part is Part.OFFSET else bar.left() - width - 8
        x = max(plot.left() + 4.0, min(x, plot.right() - width - 4.0))
        box = QRectF(x, bar.center().y() - 10, width, 20)
        ground = blend(theme.solo, theme.panel, 0.85) if drag.snap else QColor(theme.raised)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(text_on(ground))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
