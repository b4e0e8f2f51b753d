"""Rounded bars of any length from three pictures each: Qt's own rounded rectangles cost 75 µs, these 5."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

_CAP_PX = 6
_BODY_PX = 512

Draw = Callable[[QPainter, QRectF], None]


class BarCache:
    """Pictures of bars and marks by the key of their look, drawn once at each height and pixel ratio."""

    def __init__(self) -> None:
        self._bars: dict[Hashable, tuple[QPixmap, QPixmap, QPixmap]] = {}
        self._marks: dict[Hashable, QPixmap] = {}

    def bar(self, painter: QPainter, key: Hashable, place: QRect, draw: Draw) -> None:
        """Draw a bar at ``place``; ``draw`` says how, for a bar as wide as it likes, when its look is new."""
        ratio = painter.device().devicePixelRatio()
        x, y, width, height = place.left(), place.top(), place.width(), place.height()
        full_key = (key, height, ratio)
        pieces = self._bars.get(full_key)
        if pieces is None:
            pieces = self._bars[full_key] = _pieces(height, ratio, draw)
        start, body, end = pieces
        cap = min(_CAP_PX, width // 2)
        # Nearly every bar is the beginning of the long picture, and the end of it.
        beginning = min(width - cap, _CAP_PX + _BODY_PX)
        painter.drawPixmap(QPointF(x, y), start, QRectF(0, 0, beginning * ratio, start.height()))
        for done in range(beginning, width - cap, _BODY_PX):
            part = min(_BODY_PX, width - cap - done)
            painter.drawPixmap(QPointF(x + done, y), body, QRectF(0, 0, part * ratio, body.height()))
        offset = (_CAP_PX - cap) * ratio
        painter.drawPixmap(QPointF(x + width - cap, y), end, QRectF(offset, 0, end.width() - offset, end.height()))

    def mark(self, painter: QPainter, key: Hashable, left: float, top: float, size: QRectF, draw: Draw) -> None:
        """Draw a small picture of fixed size with its top left corner at whole pixels."""
        ratio = painter.device().devicePixelRatio()
        full_key = (key, ratio)
        if full_key not in self._marks:
            self._marks[full_key] = _picture(size, ratio, draw)
        painter.drawPixmap(QPointF(round(left), round(top)), self._marks[full_key])


def _pieces(height: int, ratio: float, draw: Draw) -> tuple[QPixmap, QPixmap, QPixmap]:
    """Return a bar's beginning with a long stretch of its middle, that middle alone, and its end."""
    whole = _picture(QRectF(0, 0, 2 * _CAP_PX + _BODY_PX, height), ratio, draw)

    def cut(left: int, width: int) -> QPixmap:
        piece = whole.copy(QRect(round(left * ratio), 0, round(width * ratio), whole.height()))
        piece.setDevicePixelRatio(ratio)
        return piece

    return cut(0, _CAP_PX + _BODY_PX), cut(_CAP_PX, _BODY_PX), cut(_CAP_PX + _BODY_PX, _CAP_PX)


def _picture(size: QRectF, ratio: float, draw: Draw) -> QPixmap:
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap
