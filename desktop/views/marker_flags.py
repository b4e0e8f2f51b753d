"""Markers as flags: where each of them is in a row of flags, and how flags and lines are drawn; it takes no mouse."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from desktop.theme import Theme, text_on, ui_font
from engine.markers import Marker

FLAG_HEIGHT = 17
_POLE_PX = 2.0
_PADDING_PX = 5.0
_GAP_PX = 4.0
_LEAST_PX = 9.0
_MOST_PX = 180.0


def in_view(markers: Sequence[Marker], start_s: float, end_s: float) -> Sequence[Marker]:
    """Return the markers between two times; they must be in the order of time."""

    def time_of(marker: Marker) -> float:
        return marker.time_s

    return markers[bisect_left(markers, start_s, key=time_of) : bisect_right(markers, end_s, key=time_of)]


def apart(
    markers: Iterable[Marker], x_of: Callable[[float], float], least_px: float, kept: Marker | None = None
) -> list[tuple[Marker, float]]:
    """Return markers with their x, without those that lie so close to the one before that nobody could tell them apart.

    Parameters
    ----------
    markers : iterable of Marker
        In the order of time.
    x_of : callable
        X of a time.
    least_px : float
        How far from each other they are at least.
    kept : Marker, optional
        Is never left out.
    """
    found: list[tuple[Marker, float]] = []
    last = -least_px
    for marker in markers:
        x = x_of(marker.time_s)
        if x - last >= least_px or marker == kept:
            found.append((marker, x))
            last = x
    return found


def flag_rects(
    markers: Sequence[Marker], x_of: Callable[[float], float], width_of: Callable[[str], float]
) -> list[tuple[Marker, QRectF]]:
    """Return where the flags are, each as wide as its name unless the next one is in the way.

    Parameters
    ----------
    markers : sequence of Marker
        In the order of time.
    x_of : callable
        X of a time.
    width_of : callable
        Pixels that a name needs.
    """
    lefts = [x_of(marker.time_s) for marker in markers]
    rooms = [right - left - _GAP_PX for left, right in pairwise(lefts)] + [_MOST_PX]
    found = []
    for marker, left, room in zip(markers, lefts, rooms, strict=False):
        width = _LEAST_PX
        if room > _LEAST_PX:
            width = min(width_of(marker.name) + 2 * _PADDING_PX + 4, _MOST_PX, room)
        found.append((marker, QRectF(left, 0.0, width, FLAG_HEIGHT - 1)))
    return found


def flag_at(flags: Sequence[tuple[Marker, QRectF]], position: QPointF) -> Marker | None:
    """Return the marker whose flag is at a position, the uppermost where several are."""
    grown = ((marker, rect.adjusted(-3, 0, 1, 1)) for marker, rect in reversed(flags))
    return next((marker for marker, rect in grown if rect.contains(position)), None)


def paint_flag(painter: QPainter, theme: Theme, marker: Marker, rect: QRectF, *, current: bool) -> None:
    """Draw a flag with its name; the current one is of another colour and has a border."""
    ground = QColor(theme.accent_strong if current else theme.line)
    if rect.width() <= _LEAST_PX and not current:
        # Where hundreds stand side by side there is no room for shapes, and no time.
        painter.fillRect(rect, ground)
        painter.fillRect(QRectF(rect.left(), 0, 1, FLAG_HEIGHT), QColor(theme.text))
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(QColor(theme.text if current else theme.text_dim), 1))
    tail = min(5.0, rect.width() / 3)
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    notch = QPointF(box.right() - tail, box.center().y())
    painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), notch, box.bottomRight(), box.bottomLeft()]))
    painter.fillRect(QRectF(rect.left(), 0, _POLE_PX, FLAG_HEIGHT), QColor(theme.text))
    painter.setFont(ui_font(11))
    painter.setPen(text_on(ground))
    room = rect.adjusted(_PADDING_PX, 0, -tail - 1, -1)
    name = painter.fontMetrics().elidedText(marker.name, Qt.TextElideMode.ElideRight, int(room.width()))
    if room.width() > 8:
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
    painter.restore()


def paint_line(painter: QPainter, theme: Theme, x_px: float, top: float, height: float, *, current: bool) -> None:
    """Draw the line of a marker through a view: dotted, brighter for the current one."""
    colour = QColor(theme.text if current else theme.text_dim)
    colour.setAlpha(230 if current else 150)
    # A patterned rectangle: dashed lines take a hundred times as long.
    painter.fillRect(QRectF(round(x_px), top, 1, height), QBrush(colour, Qt.BrushStyle.HorPattern))
    if current:
        colour.setAlpha(110)
        painter.fillRect(QRectF(round(x_px), top, 1, height), colour)


def paint_pennant(
    painter: QPainter, theme: Theme, marker: Marker, x_px: float, room_px: float, *, current: bool
) -> None:
    """Draw a marker in a small space: a pennant on a short pole, and its name as far as there is room for it."""
    painter.fillRect(QRectF(x_px, 0, 1.5, 13), QColor(theme.text))
    if room_px < _LEAST_PX and not current:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.text), 1))
    painter.setBrush(QColor(theme.accent_strong if current else theme.line))
    painter.drawPolygon(QPolygonF([QPointF(x_px, 0.5), QPointF(x_px + 8, 4), QPointF(x_px, 7.5)]))
    room_px = min(room_px - 14, _MOST_PX)
    if room_px > 16:
        painter.setFont(ui_font(10))
        name = painter.fontMetrics().elidedText(marker.name, Qt.TextElideMode.ElideRight, int(room_px))
        box = QRectF(x_px + 10, 0, painter.fontMetrics().horizontalAdvance(name) + 4, 13)
        ground = QColor(theme.panel)
        ground.setAlpha(200)
        painter.fillRect(box, ground)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
    painter.restore()
