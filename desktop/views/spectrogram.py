"""The spectrogram: the overview's log-mel columns at once, sharper tiles as they arrive; it computes no spectrum."""

import math
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.overview_data import MEL_BANDS, MEL_FLOOR_DB
from desktop.theme import colour_map, ui_font
from desktop.views.overview_model import OverviewModel
from desktop.views.raster import shared_image
from desktop.views.spectrogram_tiles import TILE_COLUMNS, TileCache, TileKey, compose, level_for, tiles_for
from desktop.views.time_axis import TimeAxis, format_time
from desktop.views.time_view import TimeView

TOP_HZ = 11025.0
"""Upper edge of the mel bands: half of the analysis rate."""

_SETTLE_MS = 60
_MAX_PENDING = 6
_LABELLED_HZ = (50, 100, 200, 400, 600, 800, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 11025)
_NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")

# Slaney's mel scale, the one of the features: linear up to 1 kHz, logarithmic above.
_HZ_PER_MEL = 200.0 / 3
_BREAK_HZ, _BREAK_MEL = 1000.0, 15.0
_LOG_STEP = math.log(6.4) / 27.0


def hz_to_mel(hz: float) -> float:
    """Return Slaney mels of a frequency."""
    return hz / _HZ_PER_MEL if hz < _BREAK_HZ else _BREAK_MEL + math.log(hz / _BREAK_HZ) / _LOG_STEP


def mel_to_hz(mel: float) -> float:
    """Return the frequency of Slaney mels."""
    return mel * _HZ_PER_MEL if mel < _BREAK_MEL else _BREAK_HZ * math.exp((mel - _BREAK_MEL) * _LOG_STEP)


def band_of_hz(hz: float, bands: int = MEL_BANDS) -> float:
    """Return the (fractional) band whose centre a frequency is."""
    return hz_to_mel(hz) / hz_to_mel(TOP_HZ) * (bands + 1) - 1


def hz_of_band(band: float, bands: int = MEL_BANDS) -> float:
    """Return the centre frequency of a (fractional) band."""
    return mel_to_hz((band + 1) / (bands + 1) * hz_to_mel(TOP_HZ))


def note_name(hz: float) -> str:
    """Return the nearest note of the equal-tempered scale at A4 = 440 Hz; empty below C0."""
    if hz < 16.0:
        return ""
    number = round(69 + 12 * math.log2(hz / 440.0))
    return f"{_NOTES[number % 12]}{number // 12 - 1}"


class SpectrogramOverlay(Protocol):
    """Something painted over the spectrogram's tiles, under selection and playhead."""

    def paint(self, painter: QPainter, view: "SpectrogramView", rect: QRect) -> None:
        """Draw into the plot; the painter's origin is its top left corner, `rect` its area.

        Times come from ``view.axis.to_px(time_s, rect.width())``, heights from `SpectrogramView.y_of_hz`.
        """


class SpectrogramView(TimeView):
    """Log-mel picture of the span in view.

    When the view is closer than the overview's columns it emits ``tile_requested(start_s, end_s, columns)``, a little
    after the last zoom or scroll and at most a few at a time; `add_tile` takes the answers in. A request that failed
    is given back with `tile_failed`.
    """

    tile_requested = Signal(float, float, int)

    def __init__(
        self, document: Document, axis: TimeAxis, overview: OverviewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, axis, parent)
        self.overview = overview
        self._overlays: list[SpectrogramOverlay] = []
        self._tiles = TileCache()
        self._pending: set[TileKey] = set()
        self._map = "magma"
        self._floor_db, self._ceiling_db = -80.0, -10.0
        self._low_band, self._high_band = 0.0, float(MEL_BANDS)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._request_tiles)
        self.setAccessibleName("Spectrogram")
        self.setMinimumHeight(80)
        overview.changed.connect(self.invalidate)
        document.recording_changed.connect(self.clear_tiles)

    def sizeHint(self) -> QSize:
        return QSize(900, 200)

    def set_colour_map(self, name: str) -> None:
        """Draw in another of the theme's colour maps."""
        colour_map(name)
        self._map = name
        self.invalidate()

    def set_range_db(self, floor_db: float, ceiling_db: float) -> None:
        """Choose which level is darkest and which is brightest."""
        self._floor_db, self._ceiling_db = floor_db, max(ceiling_db, floor_db + 1.0)
        self.invalidate()

    def add_overlay(self, overlay: SpectrogramOverlay) -> None:
        """Paint something over the tiles from now on; `invalidate` draws it anew."""
        self._overlays.append(overlay)
        self.invalidate()

    # ---- tiles ------------------------------------------------------------------------------------------------

    @property
    def pending_tiles(self) -> int:
        """How many requested tiles have not come yet."""
        return len(self._pending)

    def add_tile(self, start_s: float, end_s: float, image: np.ndarray) -> None:
        """Take in an answer to ``tile_requested``: (bands, columns) bytes."""
        key = self._key_of(start_s, end_s)
        self._pending.discard(key)
        if image.shape == (MEL_BANDS, TILE_COLUMNS):
            self._tiles.put(key, image)
            self.invalidate()
        self._settle.start()

    def tile_failed(self, start_s: float, end_s: float) -> None:
        """Note that a requested tile will not come."""
        self._pending.discard(self._key_of(start_s, end_s))

    def clear_tiles(self) -> None:
        """Forget all tiles, also those under way: another recording was opened or the engine started anew."""
        self._settle.stop()
        self._tiles.clear()
        self._pending.clear()
        self.invalidate()

    def view_moved(self) -> None:
        super().view_moved()
        if self._level() > 0:
            self._settle.start()

    def _level(self) -> int:
        return level_for(self.axis.span_s / self.plot_rect().width())

    @staticmethod
    def _key_of(start_s: float, end_s: float) -> TileKey:
        finest = TileKey(0, 0).end_s
        level = round(math.log2(finest / max(end_s - start_s, 1e-6)))
        return TileKey(level, round(start_s / (finest / 2**level)))

    def _request_tiles(self) -> None:
        level = self._level()
        if self.overview.mel is None or level == 0:
            return
        for key in tiles_for(self.axis.start_s, min(self.axis.end_s, self.axis.duration_s - 1e-6), level):
            if key not in self._tiles and key not in self._pending and len(self._pending) < _MAX_PENDING:
                self._pending.add(key)
                self.tile_requested.emit(key.start_s, key.end_s, TILE_COLUMNS)

    # ---- frequency --------------------------------------------------------------------------------------------

    def y_of_hz(self, hz: float) -> float:
        """Y in the widget of a frequency."""
        share = (band_of_hz(hz) + 0.5 - self._low_band) / (self._high_band - self._low_band)
        return (1.0 - share) * self.height()

    def hz_at(self, y_px: float) -> float:
        """Frequency at a y of the widget."""
        share = 1.0 - y_px / max(1, self.height())
        band = self._low_band + share * (self._high_band - self._low_band) - 0.5
        return max(0.0, hz_of_band(min(max(band, -1.0), float(MEL_BANDS))))

    def zoom_vertical(self, steps: float, position: QPointF) -> None:
        share = 1.0 - position.y() / max(1, self.height())
        span = self._high_band - self._low_band
        new_span = min(float(MEL_BANDS), max(16.0, span / 1.25**steps))
        low = self._low_band + share * (span - new_span)
        self._show_bands(low, new_span)

    def pan_vertical(self, delta_px: float) -> None:
        span = self._high_band - self._low_band
        self._show_bands(self._low_band + delta_px / max(1, self.height()) * span, span)

    def _show_bands(self, low: float, span: float) -> None:
        low = min(max(0.0, low), MEL_BANDS - span)
        if (low, low + span) != (self._low_band, self._high_band):
            self._low_band, self._high_band = low, low + span
            self.invalidate()

    # ---- TimeView ---------------------------------------------------------------------------------------------

    def readout(self, position: QPointF) -> str:
        time_s, hz = self.time_at(position.x()), self.hz_at(position.y())
        text = f"{format_time(time_s)}   {hz:.0f} Hz   {note_name(hz)}"
        if self.overview.mel is None or time_s >= self.overview.mel.scanned_s:
            return text
        per_px = self.axis.span_s / self.plot_rect().width()
        picture = compose(self.overview.mel, self._tiles, time_s, time_s + per_px, 1)
        column = int((time_s - picture.start_s) / (picture.end_s - picture.start_s) * picture.image.shape[1])
        band = round(min(max(0.0, band_of_hz(hz)), MEL_BANDS - 1.0))
        level_db = MEL_FLOOR_DB * (1 - int(picture.image[band, column]) / 255)
        return f"{text}   {level_db:.0f} dB"

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        self.paint_title(painter, rect, "Spectrogram")
        painter.setFont(ui_font(10))
        metrics = painter.fontMetrics()
        last_y = math.inf
        for hz in _LABELLED_HZ:
            y = self.y_of_hz(hz)
            # Written from low to high; what would run into its neighbour or the title is left out.
            if not 7 <= y <= rect.height() - 5 or last_y - y < metrics.height() + 2:
                continue
            last_y = y
            text = f"{hz / 1000:g} kHz" if hz >= 1000 else f"{hz} Hz"
            if hz == 11025:
                text = "11 kHz"
            painter.setPen(QColor(self.theme.text_dim))
            box = QRectF(0, y - metrics.height() / 2, rect.width() - 12, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            painter.fillRect(QRectF(rect.right() - 6, round(y), 6, 1), QColor(self.theme.text_disabled))

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        mel = self.overview.mel
        colours = self._colours()
        painter.fillRect(rect, QColor.fromRgba(int(colours[0])) if mel is not None else QColor(self.theme.plot))
        if mel is None:
            return
        picture = compose(mel, self._tiles, self.axis.start_s, self.axis.end_s, rect.width())
        pixels = np.ascontiguousarray(colours[picture.image[::-1]])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_stretched(painter, rect, shared_image(pixels), picture.start_s, picture.end_s)
        for overlay in self._overlays:
            painter.save()
            overlay.paint(painter, self, rect)
            painter.restore()
        self.paint_unscanned(painter, rect, mel.scanned_s)

    def _draw_stretched(self, painter: QPainter, rect: QRect, image: QImage, start_s: float, end_s: float) -> None:
        left = self.axis.to_px(start_s, rect.width())
        right = self.axis.to_px(end_s, rect.width())
        span = self._high_band - self._low_band
        band_px = rect.height() / span
        top = rect.height() - (MEL_BANDS - self._low_band) * band_px
        painter.drawImage(QRectF(left, top, right - left, MEL_BANDS * band_px), image)

    def _colours(self) -> np.ndarray:
        """Return the colour of every byte, with the chosen range of levels spread over the map."""
        levels_db = MEL_FLOOR_DB * (1 - np.arange(256) / 255)
        share = np.clip((levels_db - self._floor_db) / (self._ceiling_db - self._floor_db), 0, 1)
        chosen: np.ndarray = colour_map(self._map)[np.round(share * 255).astype(int)]
        return chosen
