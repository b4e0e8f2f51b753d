"""How lanes look: curves, region bars, their marks; it draws what it is given and knows no document."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from desktop.theme import Theme, display_name, instrument_colour, instrument_pattern, text_on, ui_font
from desktop.views.lane_data import Lane
from desktop.views.raster import COVER_LEVELS, cover, joined_edges, premultiplied, runs, to_image
from desktop.views.time_axis import TimeAxis
from engine.analysis.regions import Region

_ROUNDED_PX = 6.0
_TAG_PX = 15.0
_WIDE_TAG_PX = 58.0


class LanePainter:
    """Draws the parts of a lane. All coordinates are the plot's."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    # ---- curve ------------------------------------------------------------------------------------------------

    def curve(self, painter: QPainter, values: np.ndarray, rect: QRect, colour: QColor) -> None:
        """Fill the area under activations (0..1 per column, negative where unknown) and draw its edge."""
        rows = rect.height()
        height = np.clip(values, 0.0, 1.0) * (rows - 1)
        if float(height.max(initial=0.0)) < 0.2:
            return
        y = rows - 0.5 - height
        under = cover(y, np.full_like(y, rows), rows)
        line = cover(*joined_edges(y, 1.2), rows)
        line[:, values < 0.01] = 0
        under[:, values < 0] = 0
        pixels = _curve_colours(colour.rgb())[under * (COVER_LEVELS + 1) + line]
        painter.drawImage(rect.topLeft(), to_image(pixels))

    def threshold(self, painter: QPainter, y: int, width: int) -> None:
        """Draw a dashed line across a lane."""
        colour = QColor(self._theme.text)
        colour.setAlpha(70)
        painter.drawImage(0, y, _dashes(width, colour.rgba()))

    def threshold_handle(self, painter: QPainter, tip: QPointF) -> None:
        """Draw the triangle that a threshold is dragged by, pointing right."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.text_dim))
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-7, -4.5), tip + QPointF(-7, 4.5)]))
        painter.restore()

    # ---- regions ----------------------------------------------------------------------------------------------

    def regions(self, painter: QPainter, lane: Lane, rect: QRect, axis: TimeAxis, width: int) -> None:
        """Draw the bars of a lane: rounded where there is room, as plain slivers where many share a few pixels."""
        hits = lane.in_span(axis.start_s, axis.end_s)
        if not len(hits):
            return
        left, right = _edges_px(lane, hits, axis, width)
        wide = right - left >= _ROUNDED_PX
        self._slivers(painter, lane, left[~wide], right[~wide], rect, width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in np.flatnonzero(wide).tolist():
            bar = _bar(float(left[index]), float(right[index]), rect, width)
            self._bar(painter, lane.regions[hits[index]], bar)
        painter.restore()

    def tags(self, painter: QPainter, lane: Lane, rect: QRect, axis: TimeAxis, width: int) -> None:
        """Draw what words and signs say about regions, over the curve: solo, confirmed, rejected, edited."""
        hits = lane.in_span(axis.start_s, axis.end_s)
        if not len(hits):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = _edges_px(lane, hits, axis, width)
        for index in np.flatnonzero(right - left >= _TAG_PX).tolist():
            region = lane.regions[hits[index]]
            bar = _bar(float(left[index]), float(right[index]), rect, width)
            if region.solo and region.status != "rejected":
                self._solo_tag(painter, region, bar)
            if region.status != "auto":
                self._status_tag(painter, region.status, bar)
        painter.restore()

    def _slivers(
        self, painter: QPainter, lane: Lane, left: np.ndarray, right: np.ndarray, rect: QRect, width: int
    ) -> None:
        if not len(left):
            return
        touched = np.zeros(width + 2, bool)
        first = np.clip(np.floor(left), 0, width).astype(int)
        last = np.clip(np.maximum(np.ceil(right), first + 1), 1, width + 1).astype(int)
        steps = np.zeros(width + 2, np.int32)
        np.add.at(steps, first, 1)
        np.add.at(steps, last, -1)
        touched = np.cumsum(steps) > 0
        colour = instrument_colour(lane.instrument)
        colour.setAlphaF(0.6)
        rects = [QRect(a, rect.top() + 2, b - a, rect.height() - 5) for a, b in runs(touched[:width])]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(rects)

    def _bar(self, painter: QPainter, region: Region, bar: QRectF) -> None:
        colour = instrument_colour(region.instrument)
        if region.status == "rejected":
            grey = QColor(self._theme.rejected)
            painter.setPen(QPen(grey, 1, Qt.PenStyle.DashLine))
            grey.setAlphaF(0.35)
            painter.setBrush(QBrush(grey, Qt.BrushStyle.DiagCrossPattern))
            painter.drawRoundedRect(bar, 4, 4)
            return
        fill = QColor(colour)
        fill.setAlphaF(0.5 if region.solo else 0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(bar, 4, 4)
        pattern = instrument_pattern(region.instrument)
        if pattern != Qt.BrushStyle.SolidPattern:
            hatch = QColor(colour)
            hatch.setAlphaF(0.16)
            painter.setBrush(QBrush(hatch, pattern))
            painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.solo), 1.6) if region.solo else QPen(colour, 1))
        painter.drawRoundedRect(bar, 4, 4)

    def _solo_tag(self, painter: QPainter, region: Region, bar: QRectF) -> None:
        word = "solo" if region.solo == "unaccompanied" else region.solo
        with_word = bar.width() >= _WIDE_TAG_PX
        painter.setFont(ui_font(10, bold=True))
        size = painter.fontMetrics().horizontalAdvance(word) + 22.0 if with_word else 13.0
        tag = QRectF(bar.left() + 2.5, bar.top() + 2.5, size, 13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.solo))
        painter.drawRoundedRect(tag, 3, 3)
        painter.setBrush(text_on(self._theme.solo))
        painter.drawPath(_star().translated(tag.left() + 6.5, tag.center().y()))
        if with_word:
            painter.setPen(text_on(self._theme.solo))
            painter.drawText(tag.adjusted(14, -1, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)

    def _status_tag(self, painter: QPainter, status: str, bar: QRectF) -> None:
        centre = QPointF(bar.right() - 9, bar.top() + 9)
        colour = QColor({"confirmed": self._theme.confirmed, "rejected": self._theme.rejected}.get(
            status, self._theme.accent
        ))  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, 6.5, 6.5)
        painter.setPen(QPen(text_on(colour), 1.7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strokes = {
            "confirmed": [[(-3, 0.2), (-0.8, 2.6), (3.2, -2.4)]],
            "rejected": [[(-2.5, -2.5), (2.5, 2.5)], [(-2.5, 2.5), (2.5, -2.5)]],
        }.get(status, [[(-3, 3), (3, -3)]])
        for stroke in strokes:
            painter.drawPolyline(QPolygonF([centre + QPointF(x, y) for x, y in stroke]))

    # ---- not analysed -----------------------------------------------------------------------------------------

    def not_analysed(self, painter: QPainter, unknown: np.ndarray, rect: QRect) -> None:
        """Shade the columns the network has not come to yet."""
        hatch = QColor(self._theme.text_disabled)
        hatch.setAlpha(60)
        veil = QColor(self._theme.window)
        veil.setAlpha(150)
        for first, last in runs(unknown):
            area = QRect(first, rect.top(), last - first, rect.height())
            painter.fillRect(area, veil)
            painter.fillRect(area, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            if area.width() > 150:
                box = QRectF(area.center().x() - 70, rect.top() + 12, 140, 22)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.panel))
                painter.drawRoundedRect(box, 4, 4)
                painter.setPen(QColor(self._theme.text_dim))
                painter.setFont(ui_font(12))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "not analysed yet")


def pill(painter: QPainter, box: QRectF, instrument: str, width: int) -> None:
    """Draw a solo as a solid bar with a star and, where there is room, the instrument's name."""
    box = box.intersected(QRectF(-6, box.top(), width + 12, box.height()))
    colour = instrument_colour(instrument)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 4, 4)
    if box.width() >= 16:
        ink = text_on(colour)
        painter.setBrush(ink)
        left = max(box.left(), 0.0)
        painter.drawPath(_star().translated(left + 8.5, box.center().y()))
        painter.setFont(ui_font(10, bold=True))
        painter.setPen(ink)
        room = box.right() - left - 20
        if room >= 24:
            text = painter.fontMetrics().elidedText(display_name(instrument), Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(
                QRectF(left + 16, box.top() - 0.5, room, box.height()), Qt.AlignmentFlag.AlignVCenter, text
            )
    painter.restore()


def _bar(left: float, right: float, rect: QRect, width: int) -> QRectF:
    """A region's bar; ends far outside the plot are cut, as Qt draws huge shapes slowly."""
    left, right = max(left, -20.0), min(right, width + 20.0)
    return QRectF(left + 0.5, rect.top() + 2.5, max(1.0, right - left - 1), rect.height() - 6)


@lru_cache(maxsize=64)
def _curve_colours(rgb: int) -> np.ndarray:
    """Colours by cover of the filled area and of its edge."""
    colour = QColor.fromRgb(rgb)
    levels = np.arange(COVER_LEVELS + 1) / COVER_LEVELS
    table = np.empty((COVER_LEVELS + 1, COVER_LEVELS + 1), np.uint32)
    for index, line in enumerate(levels):
        table[:, index] = premultiplied(colour, np.maximum(0.42 * levels, line * 0.95))
    return table.ravel()


@lru_cache(maxsize=4)
def _dashes(width: int, rgba: int) -> QImage:
    """A dashed line one pixel high; Qt's own dashes cost more than all the rest of a lane."""
    colour = QColor.fromRgba(rgba)
    on = np.arange(width) % 6 < 3
    return to_image(premultiplied(colour, on * colour.alphaF())[None, :])


def _edges_px(lane: Lane, hits: np.ndarray, axis: TimeAxis, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Left and right ends of regions in the plot."""
    scale = width / axis.span_s
    return (lane.onsets_s[hits] - axis.start_s) * scale, (lane.offsets_s[hits] - axis.start_s) * scale


@lru_cache(maxsize=1)
def _star() -> QPainterPath:
    """A five-pointed star around the origin, 9 pixels across."""
    angles = np.arange(10) * np.pi / 5 - np.pi / 2
    radii = np.where(np.arange(10) % 2 == 0, 4.8, 2.0)
    corners = [QPointF(float(r * np.cos(a)), float(r * np.sin(a))) for r, a in zip(radii, angles, strict=True)]
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path
