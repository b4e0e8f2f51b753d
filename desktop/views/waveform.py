"""The waveform: extremes per pixel from the pyramid, real samples at the closest zoom."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.numbers import brief, decimal
from desktop.overview_data import WaveformSlice
from desktop.theme import blend, scaled, ui_font
from desktop.views.overview_model import OverviewModel
from desktop.views.raster import COVER_LEVELS, cover, draw_pixels, premultiplied
from desktop.views.sample_reader import SampleReader
from desktop.views.time_axis import TimeAxis, format_time
from desktop.views.time_view import TimeView

_SETTLE_MS = 40
_DOT_SPACING_PX = 7.0
_CORE = 0.5
_MAX_GAIN = 64.0


class WaveformView(TimeView):
    """The waveform of every channel, or of all as one.

    Below about five milliseconds a pixel the pyramid's buckets are coarser than the screen. The view then emits
    ``samples_requested(start_s, end_s)`` and goes on drawing buckets until ``set_samples`` brings the real ones. Its
    own `SampleReader` answers these requests on a background thread; ``sample_error`` carries its sentence if it
    cannot.
    """

    samples_requested = Signal(float, float)
    sample_error = Signal(str)

    def __init__(
        self, document: Document, axis: TimeAxis, overview: OverviewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, axis, parent)
        self.overview = overview
        self._gain = 1.0
        self._separate = True
        self._samples: np.ndarray | None = None
        self._samples_start_s, self._samples_rate = 0.0, 1
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._request_samples)
        self._reader = SampleReader(self)
        self._reader.ready.connect(self.set_samples)
        self._reader.failed.connect(self.sample_error)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._reader.close)
        self.samples_requested.connect(self._reader.request)
        self.setAccessibleName(self.tr("Waveform"))
        self._low = False
        self.setMinimumHeight(scaled(60))
        overview.changed.connect(self.invalidate)
        document.recording_changed.connect(self._recording_changed)
        self._recording_changed()

    def sizeHint(self) -> QSize:
        return QSize(900, 130)

    def dress(self) -> None:
        self.set_low(self._low)
        super().dress()

    def set_low(self, low: bool) -> None:
        """Do with less height at least, or with as much as ever."""
        self._low = low
        self.setMinimumHeight(scaled(44 if low else 60))

    @property
    def gain(self) -> float:
        """Vertical zoom; 1 shows full scale."""
        return self._gain

    @property
    def separate_channels(self) -> bool:
        """Whether every channel has a band of its own."""
        return self._separate

    def set_separate_channels(self, separate: bool) -> None:
        """Draw every channel in a band of its own, or all as one."""
        self._separate = separate
        self.invalidate()

    def set_gain(self, gain: float) -> None:
        """Magnify the waveform vertically."""
        self._gain = float(np.clip(gain, 1.0, _MAX_GAIN))
        self.invalidate()

    def set_samples(self, start_s: float, sample_rate: int, samples: np.ndarray) -> None:
        """Take in real samples, (channels, n), from ``start_s`` on, for the closest zoom."""
        self._samples = np.ascontiguousarray(samples, np.float32)
        self._samples_start_s, self._samples_rate = start_s, sample_rate
        self.invalidate()

    @property
    def shows_samples(self) -> bool:
        """Whether the picture comes from real samples rather than from buckets."""
        return self._samples_cover(self.axis.start_s, self.axis.end_s) and self._wants_samples()

    # ---- TimeView ---------------------------------------------------------------------------------------------

    def view_moved(self) -> None:
        super().view_moved()
        if self._wants_samples() and not self._samples_cover(self.axis.start_s, self.axis.end_s):
            self._settle.start()

    def zoom_vertical(self, steps: float, position: QPointF) -> None:
        self.set_gain(self._gain * 1.25**steps)

    def readout(self, position: QPointF) -> str:
        time_s = self.time_at(position.x())
        waveform = self.overview.waveform
        if waveform is None:
            return format_time(time_s)
        here = waveform.slice(time_s, time_s + self.axis.span_s / self.plot_rect().width(), 1)
        if not here.known.all():
            return format_time(time_s)
        peak = max(float(here.maxima.max()), -float(here.minima.min()), 1e-6)
        words = self.tr("{time}   peak {level} dBFS")
        return words.format(time=format_time(time_s), level=decimal(20 * np.log10(peak), 1))

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        self.paint_title(painter, rect, self.tr("Waveform"))
        if self.overview.waveform is None:
            return
        painter.setFont(ui_font(11))
        bands = self._bands(rect.height())
        names = self._channel_names(len(bands))
        if not self._separate and self.overview.waveform.channels > 1:
            names = (self.tr("All"),)
        for name, (top, height) in zip(names, bands, strict=True):
            middle = top + height / 2
            painter.setPen(QColor(self.theme.text_dim))
            painter.drawText(
                QRectF(scaled(60), top, rect.width() - scaled(60) - 10, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                name,
            )
            painter.fillRect(QRectF(rect.right() - 5, round(middle), 5, 1), QColor(self.theme.text_disabled))
        if self._gain > 1:
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(rect.adjusted(12, scaled(26), 0, 0), Qt.AlignmentFlag.AlignTop, f"×{brief(self._gain, 3)}")

    def _channel_names(self, channels: int) -> tuple[str, ...]:
        if channels == 1:
            return (self.tr("Mono"),)
        if channels == 2:
            return (self.tr("Left"), self.tr("Right"))
        return tuple(self.tr("Ch {number}").format(number=number) for number in range(1, channels + 1))

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.plot))
        waveform = self.overview.waveform
        if waveform is None:
            self.paint_message(painter, rect, "")
            return
        self.paint_grid(painter, rect)
        bands = self._bands(rect.height())
        if self._wants_samples() and self._samples_cover(self.axis.start_s, self.axis.end_s):
            self._paint_samples(painter, rect, bands)
            return
        per_px = self.axis.span_s / rect.width()
        # Columns stand on a grid fixed to the recording: a scrolled waveform must not shimmer.
        first = np.floor(self.axis.start_s / per_px)
        columns = round(rect.width() * painter.device().devicePixelRatio())
        data = waveform.slice(first * per_px, (first + rect.width()) * per_px, columns)
        self._paint_extremes(painter, data, bands)
        self.paint_unscanned(painter, rect, waveform.scanned_s)

    # ---- drawing ----------------------------------------------------------------------------------------------

    def _bands(self, height: int) -> list[tuple[int, int]]:
        """Top and height of every channel's band."""
        channels = self.overview.waveform.channels if self.overview.waveform is not None and self._separate else 1
        edges = np.round(np.linspace(0, height, channels + 1)).astype(int)
        return [(int(top), int(bottom - top)) for top, bottom in pairwise(edges)]

    def _paint_extremes(self, painter: QPainter, data: WaveformSlice, bands: list[tuple[int, int]]) -> None:
        minima, maxima = data.minima, data.maxima
        if len(bands) == 1 and len(minima) > 1:
            minima, maxima = minima.min(axis=0, keepdims=True), maxima.max(axis=0, keepdims=True)
        known = minima[0] <= maxima[0]
        lut = _band_colours(self.theme.waveform, self.theme.waveform_core)
        ratio = painter.device().devicePixelRatio()
        for (top, height), low, high in zip(bands, minima, maxima, strict=True):
            self._paint_band_lines(painter, top, height, self.width())
            rows = round(height * ratio)
            low, high = np.where(known, low, 0.0), np.where(known, high, 0.0)
            middle, scale = rows / 2, (height / 2 - 3) * ratio * self._gain
            upper, lower = middle - high * scale, middle - low * scale
            thin = np.maximum(0.0, 1.0 - (lower - upper)) / 2
            outer = cover(upper - thin, lower + thin, rows)
            centre = (upper + lower) / 2
            half = (lower - upper) / 2 * _CORE
            inner = cover(centre - half, centre + half, rows)
            outer[:, ~known] = 0
            draw_pixels(painter, 0, top, lut[outer * (COVER_LEVELS + 1) + inner])
            clipped = known & ((high >= 0.9999) | (low <= -0.9999))
            columns = (np.flatnonzero(clipped) // ratio).astype(int).tolist()
            self._paint_clipping(painter, dict.fromkeys(columns), top, height)

    def _paint_band_lines(self, painter: QPainter, top: int, height: int, width: int) -> None:
        """Zero line, and the line between channels."""
        painter.fillRect(QRect(0, top + height // 2, width, 1), QColor(self.theme.line))
        if top:
            painter.fillRect(QRect(0, top, width, 1), QColor(self.theme.line))

    def _paint_clipping(self, painter: QPainter, columns: Iterable[int], top: int, height: int) -> None:
        for x in columns:
            painter.fillRect(QRect(x, top, 1, 3), QColor(self.theme.error))
            painter.fillRect(QRect(x, top + height - 3, 1, 3), QColor(self.theme.error))

    # ---- real samples -----------------------------------------------------------------------------------------

    def _wants_samples(self) -> bool:
        waveform = self.overview.waveform
        per_px = self.axis.span_s / self.plot_rect().width()
        return waveform is not None and per_px < waveform.bucket_s

    def _samples_cover(self, start_s: float, end_s: float) -> bool:
        if self._samples is None:
            return False
        slack = 2.0 / self._samples_rate
        last_s = self._samples_start_s + self._samples.shape[1] / self._samples_rate
        # A recording may end a little before its header says; nothing can be read there.
        end_s = min(end_s, self.axis.duration_s - 0.05)
        return self._samples_start_s <= start_s + slack and end_s <= last_s + slack

    def _request_samples(self) -> None:
        if self._wants_samples() and not self._samples_cover(self.axis.start_s, self.axis.end_s):
            margin = self.axis.span_s / 2
            self.samples_requested.emit(
                max(0.0, self.axis.start_s - margin), min(self.axis.duration_s, self.axis.end_s + margin)
            )

    def _paint_samples(self, painter: QPainter, rect: QRect, bands: list[tuple[int, int]]) -> None:
        assert self._samples is not None
        rate = self._samples_rate
        first = max(0, int((self.axis.start_s - self._samples_start_s) * rate) - 1)
        last = min(self._samples.shape[1], int((self.axis.end_s - self._samples_start_s) * rate) + 3)
        samples = self._samples[:, first:last]
        if samples.shape[1] < 2:
            return
        times_s = self._samples_start_s + (first + np.arange(samples.shape[1])) / rate
        x = (times_s - self.axis.start_s) / self.axis.span_s * rect.width()
        if samples.shape[1] > 4 * rect.width():
            ratio = painter.device().devicePixelRatio()
            self._paint_extremes(painter, _extremes(samples, x * ratio, round(rect.width() * ratio)), bands)
            return
        if len(bands) != len(samples):
            # All channels in one band: as with the extremes, what is drawn is where any of them goes.
            bands = bands * len(samples)
        for (top, height), channel in zip(bands, samples, strict=True):
            self._paint_band_lines(painter, top, height, rect.width())
            y = top + height / 2 - channel * (height / 2 - 3) * self._gain
            self._paint_line(painter, x, np.clip(y, top, top + height), rect.width())

    def _paint_line(self, painter: QPainter, x: np.ndarray, y: np.ndarray, width: int) -> None:
        points = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.waveform_core), 1.2))
        painter.drawPolyline(QPolygonF(points))
        if len(points) * _DOT_SPACING_PX < width:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.text))
            for point in points:
                painter.drawEllipse(point, 2.2, 2.2)
        painter.restore()

    def _recording_changed(self) -> None:
        self._settle.stop()
        self._samples = None
        self._reader.set_path(self.document.path)
        self.invalidate()


def _extremes(samples: np.ndarray, x: np.ndarray, width: int) -> WaveformSlice:
    """Extremes of samples, (channels, n), in every pixel column their positions ``x`` fall into."""
    starts = np.searchsorted(x, np.arange(width))
    starts = np.minimum(starts, samples.shape[1] - 1)
    return WaveformSlice(np.minimum.reduceat(samples, starts, axis=1), np.maximum.reduceat(samples, starts, axis=1))


@cache
def _band_colours(outside: str, core: str) -> np.ndarray:
    """Return colours by cover of the outer and of the inner band."""
    levels = np.arange(COVER_LEVELS + 1) / COVER_LEVELS
    table = np.empty((COVER_LEVELS + 1, COVER_LEVELS + 1), np.uint32)
    for index, inner in enumerate(levels):
        table[:, index] = premultiplied(blend(core, outside, float(inner)), levels * (0.78 + 0.22 * inner))
    return table.ravel()
