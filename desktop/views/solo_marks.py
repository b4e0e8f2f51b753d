"""The signs of solos wherever they are shown: the bar of an instrument that leads, and the star."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF


def draw_hollow(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw a framed, hatched bar: an instrument that leads over others."""
    faint = QColor(colour)
    faint.setAlphaF(0.22)
    hatch = QColor(colour)
    hatch.setAlphaF(0.45)
    box = box.adjusted(0.8, 0.8, -0.8, -0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    for brush in (QBrush(faint), QBrush(hatch, Qt.BrushStyle.BDiagPattern)):
        painter.setBrush(brush)
        painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6))
    painter.drawRoundedRect(box, 4, 4)


def paint_star(painter: QPainter, centre: QPointF, ink: QColor, *, filled: bool) -> None:
    """Draw the star of a solo: full where an instrument is alone, hollow where it leads."""
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(ink, 1.1))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(_star().translated(centre))


@lru_cache(maxsize=1)
def _star() -> QPainterPath:
    """Return a five-pointed star around the origin, 9 pixels across."""
    angles = np.arange(10) * np.pi / 5 - np.pi / 2
    radii = np.where(np.arange(10) % 2 == 0, 4.8, 2.0)
    corners = [QPointF(float(r * np.cos(a)), float(r * np.sin(a))) for r, a in zip(radii, angles, strict=True)]
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path
