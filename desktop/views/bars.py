"""Rounded bars of any length from three small pictures each: Qt's own rounded rectangles cost 75 µs, these 5."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

_CAP_PX = 6
_BODY_PX = 48

Draw = Callable[[QPainter, QRectF], None]


class BarCache:
    """Pictures of bars and marks by the key of their look, drawn once at each height and pixel ratio."""

    def __init__(self) -> None:
        self._bars: dict[Hashable, tuple[QPixmap, QPixmap, QPixmap]] = {}
        self._marks: dict[Hashable, QPixmap] = {}

    def bar(self, painter: QPainter, key: Hashable, place: QRect, draw: Draw) -> None:
        """Draw a bar at ``place``; ``draw`` says how, for a bar as wide as it likes, when its look is new."""
        ratio = painter.device().devicePixelRatio()
        full_key = (key, place.height(), ratio)
        if full_key not in self._bars:
            self._bars[full_key] = self._pieces(place.height(), ratio, draw)
        left, body, right = self._bars[full_key]
        cap = min(_CAP_PX, place.width() // 2)
        painter.drawPixmap(QPointF(place.left(), place.top()), left, QRectF(0, 0, cap * ratio, left.height()))
        inner = place.width() - 2 * cap
        if inner > 0:
            # Hatching stays in step with the neighbours' when its tiles start on a common grid.
            painter.drawTiledPixmap(
                QRectF(place.left() + cap, place.top(), inner, place.height()), body, QPointF(place.left() % 8, 0)
            )
        offset = (_CAP_PX - cap) * ratio
        painter.drawPixmap(
            QPointF(place.left() + cap + inner, place.top()),
            right,
            QRectF(offset, 0, right.width() - offset, right.height()),
        )

    def mark(self, painter: QPainter, key: Hashable, left: float, top: float, size: QRectF, draw: Draw) -> None:
        """Draw a small picture of fixed size with its top left corner at whole pixels."""
        ratio = painter.device().devicePixelRatio()
        full_key = (key, ratio)
        if full_key not in self._marks:
            self._marks[full_key] = _picture(size, ratio, draw)
        painter.drawPixmap(QPointF(round(left), round(top)), self._marks[full_key])

    @staticmethod
    def _pieces(height: int, ratio: float, draw: Draw) -> tuple[QPixmap, QPixmap, QPixmap]:
        whole = _picture(QRectF(0, 0, 2 * _CAP_PX + _BODY_PX, height), ratio, draw)
        pieces = []
        for left, width in ((0, _CAP_PX), (_CAP_PX, _BODY_PX), (_CAP_PX + _BODY_PX, _CAP_PX)):
            pixels = QRect(round(left * ratio), 0, round(width * ratio), whole.height())
            piece = whole.copy(pixels)
            piece.setDevicePixelRatio(ratio)
            pieces.append(piece)
        return pieces[0], pieces[1], pieces[2]


def _picture(size: QRectF, ratio: float, draw: Draw) -> QPixmap:
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap
