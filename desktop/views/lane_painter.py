"""How lanes look: curves, region bars, their marks; it draws what it is given and knows no document."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.certainty import Certainty
from desktop.theme import Theme, display_name, instrument_colour, instrument_pattern, scaled, text_on, ui_font
from desktop.translation import translate
from desktop.views.bars import BarCache
from desktop.views.lane_data import Lane
from desktop.views.raster import COVER_LEVELS, cover, cover_below, draw_pixels, joined_edges, premultiplied, runs
from desktop.views.solo_marks import draw_hollow, paint_star
from desktop.views.time_axis import TimeAxis
from engine.analysis.certainty import NEAR
from engine.analysis.regions import Region

_BAR_PX = 8.0
_TAG_PX = 17.0
_TAG_HEIGHT = 13
_STATUS_SIZE = 14
_WORDED_TAG_PX = 62.0
_LOWEST_NAMED_PX = 12
_STATUS_STROKES: dict[str, list[list[tuple[float, float]]]] = {
    "confirmed": [[(-3, 0.2), (-0.8, 2.6), (3.2, -2.4)]],
    "rejected": [[(-2.5, -2.5), (2.5, 2.5)], [(-2.5, 2.5), (2.5, -2.5)]],
    "edited": [[(-3, 3), (3, -3)]],
    "unsure": [
        [(-2.2, -1.8), (-1, -3.2), (1, -3.2), (2.2, -1.8), (1.4, -0.4), (0, 0.5), (0, 1.3)],
        [(0, 3.3), (0, 3.5)],
    ],
}
_NEAR_STRIPE_PX = 2


class Placed(NamedTuple):
    """Indices of the regions in view, and their ends in the plot's pixels."""

    hits: np.ndarray
    left: np.ndarray
    right: np.ndarray


class LanePainter:
    """Draws the parts of a lane. All coordinates are the plot's."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._bars = BarCache()

    # ---- curve ------------------------------------------------------------------------------------------------

    def curve(self, painter: QPainter, values: np.ndarray, rect: QRect, colour: QColor, threshold: float) -> None:
        """Fill the area under activations (0..1 per column, negative where unknown) and draw its edge.

        What stays below the threshold is drawn faintly: it is there, but it decides nothing. What barely reaches it is
        striped.
        """
        ratio = painter.device().devicePixelRatio()
        rows = round(rect.height() * ratio)
        height = np.clip(values, 0.0, 1.0) * (rows - 1)
        if float(height.max(initial=0.0)) < 0.2:
            return
        y = rows - 0.5 - height
        look = cover_below(y, rows)
        line = cover(*joined_edges(y, 1.2 * ratio), rows)
        look *= COVER_LEVELS + 1
        look += line
        stripes = np.arange(len(values)) // round(_NEAR_STRIPE_PX * ratio) % 2 == 0
        faint = (values < threshold) | ((values < threshold + NEAR) & stripes)
        look += (faint * np.int16((COVER_LEVELS + 1) ** 2))[None, :]
        look[:, values < 0.004] = 0
        draw_pixels(painter, rect.left(), rect.top(), _curve_colours(colour.rgb())[look])

    def threshold(self, painter: QPainter, y: int, width: int) -> None:
        """Draw a dashed line across a lane."""
        colour = QColor(self._theme.text)
        colour.setAlpha(60)
        draw_pixels(painter, 0, y, _dashes(round(width * painter.device().devicePixelRatio()), colour.rgba()))

    def threshold_handle(self, painter: QPainter, tip: QPointF) -> None:
        """Draw the triangle that a threshold is dragged by, pointing right."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.text_dim))
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-7, -4.5), tip + QPointF(-7, 4.5)]))
        painter.restore()

    # ---- regions ----------------------------------------------------------------------------------------------

    def regions(self, painter: QPainter, lane: Lane, rect: QRect, placed: Placed, certainty: Certainty) -> None:
        """Draw the bars of a lane, under its curve; as plain slivers where many share a few pixels.

        A region that barely reaches its threshold is an empty bar with a dashed edge.
        """
        hits, left, right = placed
        if not len(hits):
            return
        kept = ~lane.rejected[hits]
        wide = right - left >= _BAR_PX
        self._slivers(painter, lane, left[kept & ~wide], right[kept & ~wide], rect)
        for index in np.flatnonzero(kept & wide).tolist():
            region = lane.regions[hits[index]]
            self._bar(painter, region, _bar_place(left[index], right[index], rect), certainty.is_unsure(region))

    def marks(self, painter: QPainter, lane: Lane, rect: QRect, placed: Placed, certainty: Certainty) -> None:
        """Draw what is said about regions, over the curve: solo, confirmed, rejected (also hatched), edited, unsure."""
        hits, left, right = placed
        for index in np.flatnonzero(right - left >= _BAR_PX).tolist():
            region = lane.regions[hits[index]]
            unsure = certainty.is_unsure(region)
            if not region.solo and region.status == "auto" and not unsure:
                continue
            place = _bar_place(left[index], right[index], rect)
            if region.status == "rejected":
                self._bars.bar(painter, "rejected", place, self._draw_rejected)
            if place.width() < _TAG_PX:
                continue
            if region.solo and region.status != "rejected":
                self._solo_tag(painter, region, place)
            if region.status != "auto" or unsure:
                self._status_mark(painter, "unsure" if unsure else region.status, place)

    def _slivers(self, painter: QPainter, lane: Lane, left: np.ndarray, right: np.ndarray, rect: QRect) -> None:
        """Draw the columns that short regions touch, as one picture however many they are."""
        if not len(left):
            return
        width = rect.width()
        first = np.clip(np.floor(left), 0, width).astype(int)
        last = np.clip(np.maximum(np.ceil(right), first + 1), 1, width + 1).astype(int)
        depth = np.cumsum(np.bincount(first, minlength=width + 2) - np.bincount(last, minlength=width + 2))
        ratio = painter.device().devicePixelRatio()
        row = premultiplied(instrument_colour(lane.instrument), 0.6 * (depth[:width] > 0))
        columns = (np.arange(round(width * ratio)) / ratio).astype(int)
        rows = round((rect.height() - 5) * ratio)
        draw_pixels(painter, rect.left(), rect.top() + 2, np.broadcast_to(row[columns], (rows, len(columns))))

    def _bar(self, painter: QPainter, region: Region, place: QRect, unsure: bool) -> None:
        key = (region.instrument, region.solo, unsure)
        self._bars.bar(painter, key, place, lambda inner, box: self._draw_bar(inner, box, *key))

    def _draw_bar(self, painter: QPainter, box: QRectF, instrument: str, solo: str, unsure: bool) -> None:
        colour = instrument_colour(instrument)
        fill, hatch = QColor(colour), QColor(colour)
        fill.setAlphaF(0.06 if unsure else 0.5 if solo else 0.22)
        hatch.setAlphaF(0.2)
        pattern = instrument_pattern(instrument)
        inset = 0.8 if solo else 0.5
        box = box.adjusted(inset, inset, -inset, -inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        if pattern != Qt.BrushStyle.SolidPattern and not unsure:
            painter.setBrush(QBrush(hatch, pattern))
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self._theme.solo), 1.6) if solo else QPen(colour, 1)
        if unsure:
            pen.setDashPattern([3, 3])
        elif solo == "featured":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, 4, 4)

    def _draw_rejected(self, painter: QPainter, box: QRectF) -> None:
        """Veil the curve below and hatch it in grey."""
        veil, hatch = QColor(self._theme.plot), QColor(self._theme.rejected)
        veil.setAlphaF(0.62)
        hatch.setAlphaF(0.5)
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        for brush in (QBrush(veil), QBrush(hatch, Qt.BrushStyle.DiagCrossPattern)):
            painter.setBrush(brush)
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.rejected), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 4, 4)

    def edge_errors(self, painter: QPainter, bar: QRectF, left_px: float, right_px: float) -> None:
        """Draw how far off a region's edges may be: a bracket about each that is wide enough to be seen."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        colour = QColor(self._theme.text)
        y = bar.bottom() - 5
        for x, error in ((bar.left(), left_px), (bar.right(), right_px)):
            if error >= 2:
                painter.fillRect(QRectF(x - error, y, 2 * error, 1.5), colour)
                for end in (x - error, x + error):
                    painter.fillRect(QRectF(end - 0.75, y - 3, 1.5, 7.5), colour)
        painter.restore()

    def _solo_tag(self, painter: QPainter, region: Region, place: QRect) -> None:
        alone = region.solo == "unaccompanied"
        word = translate("LanePainter", "solo") if alone else translate("LanePainter", "featured")
        if place.width() < scaled(_WORDED_TAG_PX):
            word = ""
        font = ui_font(10, bold=True)
        width = scaled(13) if not word else scaled(14) + 6 + round(QFontMetricsF(font).horizontalAdvance(word))
        size = QRectF(0, 0, width, scaled(_TAG_HEIGHT))

        def draw(inner: QPainter, box: QRectF) -> None:
            inner.setPen(Qt.PenStyle.NoPen)
            inner.setBrush(QColor(self._theme.solo))
            inner.drawRoundedRect(box, 3, 3)
            ink = text_on(self._theme.solo)
            paint_star(inner, QPointF(scaled(13) / 2, box.center().y()), ink, filled=region.solo != "featured")
            inner.setFont(font)
            inner.setPen(ink)
            inner.drawText(box.adjusted(scaled(14), -1, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)

        # The tag of a region that begins left of the view stays in view.
        self._bars.mark(painter, ("solo", region.solo, word), max(place.left(), -1) + 3, place.top() + 3, size, draw)

    def _status_mark(self, painter: QPainter, status: str, place: QRect) -> None:
        colours = {
            "confirmed": self._theme.confirmed,
            "rejected": self._theme.rejected,
            "unsure": self._theme.warning,
        }
        colour = QColor(colours.get(status, self._theme.accent))

        def draw(inner: QPainter, box: QRectF) -> None:
            inner.setPen(Qt.PenStyle.NoPen)
            inner.setBrush(colour)
            inner.drawEllipse(box.center(), 6.5, 6.5)
            inner.setPen(QPen(text_on(colour), 1.7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            inner.setBrush(Qt.BrushStyle.NoBrush)
            for stroke in _STATUS_STROKES.get(status, _STATUS_STROKES["edited"]):
                inner.drawPolyline(QPolygonF([box.center() + QPointF(x, y) for x, y in stroke]))

        size = QRectF(0, 0, _STATUS_SIZE, _STATUS_SIZE)
        self._bars.mark(painter, status, place.right() - _STATUS_SIZE - 1, place.top() + 3, size, draw)

    def dimmed(self, painter: QPainter, rect: QRect) -> None:
        """Veil a lane that is muted, or not among those soloed."""
        veil = QColor(self._theme.plot)
        veil.setAlphaF(0.72)
        painter.fillRect(rect.adjusted(0, 0, 0, -1), veil)

    def forget_looks(self) -> None:
        """Draw everything anew: an instrument has another colour."""
        self._bars = BarCache()

    # ---- solos together ---------------------------------------------------------------------------------------

    def pills(self, painter: QPainter, solos: Lane, rect: QRect, axis: TimeAxis) -> None:
        """Draw the solos in view into one line; of those of a kind that share a pixel only the first."""
        hits, left_px, right_px = place_regions(solos, axis, rect.width())
        left, right = np.rint(left_px).astype(int), np.rint(right_px).astype(int)
        featured = np.array([solos.regions[hit].solo == "featured" for hit in hits.tolist()], bool)
        # Where instruments lead first: a stretch that one has for itself lies on top.
        for index, row, rows in _rows(np.flatnonzero(featured), left, right):
            height = rect.height() // rows
            top = rect.top() + row * (rect.height() - height)
            place = QRect(int(left[index]), top, max(2, int(right[index] - left[index])), height)
            self.pill(painter, place, solos.regions[hits[index]])
        alone = np.flatnonzero(~featured)
        ends = np.maximum.accumulate(right[alone])
        for index in alone[np.concatenate([[True], right[alone][1:] > ends[:-1]])[: len(alone)]].tolist():
            place = QRect(int(left[index]), rect.top(), max(2, int(right[index] - left[index])), rect.height())
            self.pill(painter, place, solos.regions[hits[index]])

    def pill(self, painter: QPainter, place: QRect, solo: Region) -> None:
        """Draw a solo as a bar with a star and, where there is room, the instrument's name.

        Solid with a full star where the instrument is alone; hatched, framed and with a hollow star where it leads.
        """
        colour = instrument_colour(solo.instrument)
        leads = solo.solo == "featured"
        if place.width() < _BAR_PX:
            painter.fillRect(place.adjusted(0, place.height() // 2 if leads else 0, 0, 0), colour)
            return

        def draw(inner: QPainter, box: QRectF) -> None:
            if leads:
                draw_hollow(inner, box, colour)
                return
            inner.setPen(Qt.PenStyle.NoPen)
            inner.setBrush(colour)
            inner.drawRoundedRect(box, 4, 4)

        self._bars.bar(painter, ("pill", solo.instrument, leads), place, draw)
        left = max(place.left(), 0)
        room = place.right() - left - 18
        if room < 0 or place.height() < scaled(_LOWEST_NAMED_PX):
            return
        ink = QColor(self._theme.text) if leads else text_on(colour)

        def star(inner: QPainter, box: QRectF) -> None:
            paint_star(inner, box.center(), ink, filled=not leads)

        size = QRectF(0, 0, 11, 11)
        self._bars.mark(painter, ("star", ink.rgb(), leads), left + 4, place.center().y() - 5, size, star)
        if room >= 24:
            painter.setFont(ui_font(10, bold=True))
            painter.setPen(ink)
            text = painter.fontMetrics().elidedText(display_name(solo.instrument), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left + 18, place.top(), room, place.height()), Qt.AlignmentFlag.AlignVCenter, text)

    # ---- not analysed -----------------------------------------------------------------------------------------

    def not_analysed(self, painter: QPainter, unknown: np.ndarray, rect: QRect) -> None:
        """Shade the columns the network has not come to yet."""
        hatch = QColor(self._theme.text_disabled)
        hatch.setAlpha(60)
        veil = QColor(self._theme.window)
        veil.setAlpha(150)
        scale = rect.width() / max(1, len(unknown))
        for first, last in runs(unknown):
            left, right = round(first * scale), round(last * scale)
            area = QRect(left, rect.top(), right - left, rect.height())
            painter.fillRect(area, veil)
            painter.fillRect(area, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            if area.width() > 150:
                self._caption(painter, area.center().x(), rect.top() + 12, translate("LanePainter", "not analysed yet"))

    def _caption(self, painter: QPainter, centre_x: int, top: int, text: str) -> None:
        box = QRectF(centre_x - scaled(70), top, scaled(140), scaled(22))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.panel))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(self._theme.text_dim))
        painter.setFont(ui_font(12))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def place_regions(lane: Lane, axis: TimeAxis, width: int) -> Placed:
    """Return which regions are in view, and their left and right ends, cut where they lie far outside."""
    hits = lane.in_span(axis.start_s, axis.end_s)
    scale = width / axis.span_s
    left = (lane.onsets_s[hits] - axis.start_s) * scale
    right = (lane.offsets_s[hits] - axis.start_s) * scale
    return Placed(hits, np.maximum(left, -40.0), np.minimum(right, width + 40.0))


def _bar_place(left: float, right: float, rect: QRect) -> QRect:
    """Return where a region's bar is drawn, in whole pixels."""
    first, last = round(float(left)), round(float(right))
    return QRect(first, rect.top() + 2, max(1, last - first), rect.height() - 5)


def _rows(indices: np.ndarray, left: np.ndarray, right: np.ndarray) -> list[tuple[int, int, int]]:
    """Put bars that overlap into two rows.

    Returns
    -------
    list of (index, row, rows)
        ``rows`` is 2 for a bar that overlaps with another; a third one at the same place is left out.
    """
    ends, holders = [-100, -100], [-1, -1]
    row_of: dict[int, int] = {}
    shared: set[int] = set()
    for index in indices.tolist():
        row = next((row for row in (0, 1) if left[index] >= ends[row]), None)
        if row is None:
            continue
        if left[index] < ends[1 - row]:
            shared |= {index, holders[1 - row]}
        ends[row], holders[row] = max(int(right[index]), int(left[index]) + 2), index
        row_of[index] = row
    return [(index, row if index in shared else 0, 2 if index in shared else 1) for index, row in row_of.items()]


@lru_cache(maxsize=64)
def _curve_colours(rgb: int) -> np.ndarray:
    """Return colours by cover of the filled area and of its edge; those of the faint curve follow the strong ones."""
    colour = QColor.fromRgb(rgb)
    levels = np.arange(COVER_LEVELS + 1) / COVER_LEVELS
    strong = np.maximum(0.45 * levels[:, None], 0.95 * levels[None, :])
    faint = np.maximum(0.16 * levels[:, None], 0.42 * levels[None, :])
    return premultiplied(colour, np.concatenate([strong.ravel(), faint.ravel()]))


@lru_cache(maxsize=4)
def _dashes(width: int, rgba: int) -> np.ndarray:
    """Return the pixels of a dashed line one pixel high; Qt's own dashes cost more than all the rest of a lane."""
    colour = QColor.fromRgba(rgba)
    on = np.arange(width) % 6 < 3
    return premultiplied(colour, on * colour.alphaF())[None, :]
