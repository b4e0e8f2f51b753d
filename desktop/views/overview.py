"""The strip that always shows the whole recording: silhouette, solos, and the frame of what is in view."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.document import Document
from desktop.theme import display_name, instrument_colour, mono_font, scaled, ui_font
from desktop.views.marker_flags import apart, paint_line, paint_pennant
from desktop.views.overview_model import OverviewModel
from desktop.views.raster import COVER_LEVELS, cover, draw_pixels, premultiplied
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis, format_time
from desktop.views.time_view import TimeView

_SOLO_STRIP_PX = 9
_GRIP_PX = 6
_NEAR_PX = 6
_MIN_FRAME_PX = 8.0


class OverviewView(TimeView):
    """The whole recording; the frame marks what the other views show.

    Click outside the frame: bring the view there. Drag the frame: scroll. Drag one of its edges: zoom. Double click:
    show everything.
    """

    def __init__(
        self, document: Document, axis: TimeAxis, overview: OverviewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, axis, parent)
        self.overview = overview
        self._grip: str | None = None
        self._grip_offset_s = 0.0
        self.setAccessibleName(self.tr("Overview of the whole recording"))
        self._low = False
        self.setMinimumHeight(scaled(48))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        overview.changed.connect(self.invalidate)
        axis.duration_changed.connect(self.invalidate)
        document.regions_changed.connect(self.invalidate)
        document.recording_changed.connect(self.invalidate)

    def sizeHint(self) -> QSize:
        return QSize(900, scaled(48 if self._low else 68))

    def set_low(self, low: bool) -> None:
        """Do with less height, or take all again."""
        self._low = low
        self.updateGeometry()

    def dress(self) -> None:
        self.setMinimumHeight(scaled(48))
        super().dress()

    # ---- geometry: the whole recording, whatever is in view ----------------------------------------------------

    def x_of(self, time_s: float) -> float:
        return scaled(LANE_LABEL_WIDTH) + time_s / (self.axis.duration_s or 1.0) * self.plot_rect().width()

    def time_at(self, x_px: float) -> float:
        return self.axis.clip((x_px - scaled(LANE_LABEL_WIDTH)) / self.plot_rect().width() * self.axis.duration_s)

    def frame_rect(self) -> QRectF:
        """Where the frame of the view is drawn; never narrower than can be grabbed."""
        left, right = self.x_of(self.axis.start_s), self.x_of(self.axis.end_s)
        if right - left < _MIN_FRAME_PX:
            middle = (left + right) / 2
            left, right = middle - _MIN_FRAME_PX / 2, middle + _MIN_FRAME_PX / 2
        return QRectF(left, 0, right - left, self.height())

    def grip_at(self, position: QPointF) -> str:
        """Say what a drag from here would move: ``start``, ``end``, ``frame``, or ``outside`` of all."""
        frame = self.frame_rect()
        inner = min(_GRIP_PX, frame.width() / 4)
        if frame.left() - _GRIP_PX <= position.x() <= frame.left() + inner:
            return "start"
        if frame.right() - inner <= position.x() <= frame.right() + _GRIP_PX:
            return "end"
        return "frame" if frame.left() < position.x() < frame.right() else "outside"

    # ---- TimeView ---------------------------------------------------------------------------------------------

    def plot_key(self) -> Hashable:
        return self.axis.duration_s

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        self.paint_title(painter, rect, self.tr("Overview"))
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), QColor(self.theme.line))
        if not self.axis.duration_s:
            return
        painter.setPen(QColor(self.theme.text_dim))
        painter.setFont(mono_font(11))
        painter.drawText(
            rect.adjusted(12, scaled(27), 0, 0), Qt.AlignmentFlag.AlignTop, format_time(self.axis.duration_s, 1)
        )
        solos = len(self.document.solos)
        leads = len(self.document.solo_places) - solos
        if (solos or leads) and rect.height() >= scaled(60):
            painter.setFont(ui_font(11))
            painter.setPen(QColor(self.theme.solo))
            text = "★ " + self.tr("%Ln solos", "", solos) + (f"  ☆ {leads}" if leads else "")
            painter.drawText(rect.adjusted(12, scaled(45), 0, 0), Qt.AlignmentFlag.AlignTop, text)

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.plot))
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), QColor(self.theme.line))
        if not self.axis.duration_s:
            return
        self._paint_silhouette(painter, rect.adjusted(0, 2, 0, -_SOLO_STRIP_PX - 2))
        self._paint_solos(painter, rect)

    def paint_overlay(self, painter: QPainter) -> None:
        self.paint_selection(painter)
        if not self.axis.duration_s:
            return
        frame, plot = self.frame_rect(), QRectF(self.plot_rect())
        painter.save()
        painter.setClipRect(plot)
        shade = QColor(self.theme.window)
        shade.setAlpha(150)
        painter.fillRect(QRectF(plot.left(), 0, frame.left() - plot.left(), plot.height()), shade)
        painter.fillRect(QRectF(frame.right(), 0, plot.right() - frame.right() + 1, plot.height()), shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.text), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text))
        if frame.width() > 24:
            for x in (frame.left() + 3.5, frame.right() - 6.0):
                painter.drawRoundedRect(QRectF(x, frame.center().y() - 9, 2.5, 18), 1.2, 1.2)
        painter.restore()

    def paint_markers(self, painter: QPainter) -> None:
        """Draw every marker as a pennant with its name at the top edge; the current one also as a line."""
        markers = self.document.markers
        seen = apart(markers.shown, self.x_of, _NEAR_PX / 2, markers.current)
        ends = [*(x for _, x in seen[1:]), float(self.width())]
        for (marker, x), end in zip(seen, ends, strict=False):
            if marker == markers.current:
                paint_line(painter, self.theme, x, 0, self.height(), current=True)
            paint_pennant(painter, self.theme, marker, round(x), end - x, current=marker == markers.current)

    def readout(self, position: QPointF) -> str:
        time_s = self.time_at(position.x())
        here = [solo for solo in self.document.solo_places if solo.onset_s <= time_s < solo.offset_s]
        kinds = {True: self.tr("leads: {instrument}"), False: self.tr("solo: {instrument}")}
        words = [kinds[solo.solo == "featured"].format(instrument=display_name(solo.instrument)) for solo in here]
        near_s = _NEAR_PX / self.plot_rect().width() * self.axis.duration_s
        marker = self.document.markers.at(time_s, near_s)
        if marker is not None:
            words.append(marker.name)
        return "   ".join([format_time(time_s), *words])

    def resting_cursor(self, position: QPointF) -> Qt.CursorShape:
        if position.x() < scaled(LANE_LABEL_WIDTH):
            return Qt.CursorShape.ArrowCursor
        grip = self.grip_at(position)
        if grip in ("start", "end"):
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.OpenHandCursor if grip == "frame" else Qt.CursorShape.PointingHandCursor

    def _selection_edge(self, x_px: float) -> int | None:
        # The strip moves the view; it selects nothing.
        return None

    # ---- drawing ----------------------------------------------------------------------------------------------

    def _paint_silhouette(self, painter: QPainter, rect: QRect) -> None:
        waveform = self.overview.waveform
        if waveform is None:
            return
        ratio = painter.device().devicePixelRatio()
        data = waveform.slice(0.0, self.axis.duration_s, round(rect.width() * ratio))
        known = data.known
        height = round(rect.height() * ratio)
        # A quiet recording still shows its shape; a loud one is not scaled down.
        scale = (height / 2 - 1) / max(0.1, min(1.0, waveform.peak))
        high = np.where(known, data.maxima.max(axis=0), 0.0) * scale
        low = np.where(known, data.minima.min(axis=0), 0.0) * scale
        mask = cover(height / 2 - np.maximum(high, 0.5), height / 2 - np.minimum(low, -0.5), height)
        mask[:, ~known] = 0
        colours = premultiplied(QColor(self.theme.waveform), np.arange(COVER_LEVELS + 1) / COVER_LEVELS)
        draw_pixels(painter, rect.left(), rect.top(), colours[mask])

    def _paint_solos(self, painter: QPainter, rect: QRect) -> None:
        strip = QRectF(0, rect.height() - _SOLO_STRIP_PX - 1, rect.width(), _SOLO_STRIP_PX)
        painter.fillRect(strip, QColor(self.theme.plot_alternate))
        scale = rect.width() / self.axis.duration_s
        leads_first = sorted(self.document.solo_places, key=lambda solo: solo.solo != "featured")
        for solo in leads_first:
            left = solo.onset_s * scale
            width = max(2.0, (solo.offset_s - solo.onset_s) * scale)
            box = QRectF(left, strip.top() + 1, width, strip.height() - 2)
            if solo.solo == "featured":
                # Leading, not alone: half as high and without a cap.
                painter.fillRect(box.adjusted(0, box.height() / 2, 0, 0), instrument_colour(solo.instrument))
                continue
            painter.fillRect(box, instrument_colour(solo.instrument))
            # Marked by position and by a bright cap, not by colour alone.
            painter.fillRect(QRectF(left, strip.top() - 1, width, 1.5), QColor(self.theme.solo))

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.position().x() < scaled(LANE_LABEL_WIDTH):
            super().mousePressEvent(event)
            return
        time_s = self.time_at(event.position().x())
        grip = self.grip_at(event.position())
        if grip == "outside":
            half = self.axis.span_s / 2
            self.axis.set_view(time_s - half, time_s + half)
            grip = "frame"
        self._grip = grip
        self._grip_offset_s = time_s - (self.axis.end_s if grip == "end" else self.axis.start_s)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        wanted_s = self.time_at(event.position().x()) - self._grip_offset_s
        if self._grip == "frame":
            self.axis.set_view(wanted_s, wanted_s + self.axis.span_s)
        elif self._grip == "start":
            self.axis.set_view(min(self.axis.clip(wanted_s), self.axis.end_s), self.axis.end_s)
        else:
            self.axis.set_view(self.axis.start_s, max(self.axis.clip(wanted_s), self.axis.start_s))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.axis.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120.0
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if zooms:
            self.axis.zoom(1.25**steps, self.time_at(event.position().x()))
        else:
            self.axis.scroll(-steps * 0.1 * self.axis.span_s)
        event.accept()
