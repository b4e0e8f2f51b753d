"""The spectrogram: the whole recording's columns at once, sharper tiles as they arrive; it computes no spectrum."""

import math
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.numbers import decimal
from desktop.overview_data import MEL_FLOOR_DB
from desktop.theme import colour_map, scaled, ui_font
from desktop.views.frequency_ticks import frequency_ticks
from desktop.views.overview_model import OverviewModel
from desktop.views.raster import shared_image
from desktop.views.spectrogram_tiles import TILE_COLUMNS, TileCache, TileKey, compose, level_for, tiles_for
from desktop.views.time_axis import TimeAxis, format_time
from desktop.views.time_view import TimeView
from engine.frequency_scales import FrequencyScale, note_class, note_with_cents

STANDARD_RANGE_DB = (-80.0, -10.0)
NARROWEST_DB = 5.0

_SETTLE_MS = 60
_MAX_PENDING = 6
_FEWEST_ROWS_SHOWN = 16
_TITLE_PX = 46
_CRISP_BELOW_ROWS = 24
_CRISP_REPEATS = 16


class SpectrogramOverlay(Protocol):
    """Something painted over the spectrogram's tiles, under selection and playhead."""

    def paint(self, painter: QPainter, view: "SpectrogramView", rect: QRect) -> None:
        """Draw into the plot; the painter's origin is its top left corner, `rect` its area.

        Times come from ``view.axis.to_px(time_s, rect.width())``, heights from `SpectrogramView.y_of_hz` or
        `SpectrogramView.y_of_row`.
        """


class SpectrogramView(TimeView):
    """Picture of the span in view, as log-mel, linear, constant-Q or chroma.

    When the view is closer than the whole recording's columns it emits ``tile_requested(kind, start_s, end_s,
    columns)``, a little after the last zoom or scroll and at most a few at a time; `add_tile` takes the answers in. A
    request that failed is given back with `tile_failed`. Levels are kept as bytes: another range or colour map only
    draws anew.
    """

    tile_requested = Signal(str, float, float, int)
    look_changed = Signal()
    """Kind, range of levels or colours are others now."""

    def __init__(
        self, document: Document, axis: TimeAxis, overview: OverviewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, axis, parent)
        self.overview = overview
        self._tiles = TileCache()
        self._pending: set[TileKey] = set()
        self._overlays: list[SpectrogramOverlay] = []
        self._map, self._inverted = "magma", False
        self._floor_db, self._ceiling_db = STANDARD_RANGE_DB
        self._kind = "log_mel"
        self._low_row, self._high_row = 0.0, float(self.scale.rows)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._request_tiles)
        self.setAccessibleName(self.tr("Spectrogram"))
        self._low = False
        self.setMinimumHeight(scaled(80))
        overview.changed.connect(self.invalidate)
        document.recording_changed.connect(self.clear_tiles)

    def dress(self) -> None:
        self.set_low(self._low)
        super().dress()

    def set_low(self, low: bool) -> None:
        """Do with less height at least, or with as much as ever."""
        self._low = low
        self.setMinimumHeight(scaled(64 if low else 80))

    def sizeHint(self) -> QSize:
        return QSize(900, 200)

    # ---- what it shows ----------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """One of `engine.frequency_scales.KINDS`."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Show another kind of spectrogram, all of its rows."""
        self.overview.scale(kind)
        if kind != self._kind:
            self._kind = kind
            self._low_row, self._high_row = 0.0, float(self.scale.rows)
            self._settle.start()
            self.look_changed.emit()
            self.invalidate()

    @property
    def colours(self) -> tuple[str, bool]:
        """Name of the colour map, and whether it is inverted."""
        return self._map, self._inverted

    def set_colour_map(self, name: str, inverted: bool = False) -> None:
        """Draw in another of the theme's colour maps; inverted, what is quiet is bright."""
        colour_map(name)
        self._map, self._inverted = name, inverted
        self.look_changed.emit()
        self.invalidate()

    @property
    def range_db(self) -> tuple[float, float]:
        """The levels that are drawn darkest and brightest."""
        return self._floor_db, self._ceiling_db

    def set_range_db(self, floor_db: float, ceiling_db: float) -> None:
        """Choose which level is darkest and which is brightest, at least 5 dB apart."""
        self._ceiling_db = min(0.0, max(ceiling_db, MEL_FLOOR_DB + NARROWEST_DB))
        self._floor_db = min(max(floor_db, MEL_FLOOR_DB), self._ceiling_db - NARROWEST_DB)
        self.look_changed.emit()
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

    def add_tile(self, kind: str, start_s: float, end_s: float, image: np.ndarray) -> None:
        """Take in an answer to ``tile_requested``: (rows, columns) bytes."""
        key = self._key_of(kind, start_s, end_s)
        self._pending.discard(key)
        if image.shape == (self.overview.scale(kind).rows, TILE_COLUMNS):
            self._tiles.put(key, image)
            if kind == self._kind:
                self.invalidate()
        self._settle.start()

    def tile_failed(self, kind: str, start_s: float, end_s: float) -> None:
        """Note that a requested tile will not come."""
        self._pending.discard(self._key_of(kind, start_s, end_s))

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
    def _key_of(kind: str, start_s: float, end_s: float) -> TileKey:
        finest = TileKey(0, 0).end_s
        level = round(math.log2(finest / max(end_s - start_s, 1e-6)))
        return TileKey(level, round(start_s / (finest / 2**level)), kind)

    def _request_tiles(self) -> None:
        if self.overview.spectrum(self._kind) is None:
            return
        for key in self._tiles_in_view():
            if key not in self._tiles and key not in self._pending and len(self._pending) < _MAX_PENDING:
                self._pending.add(key)
                self.tile_requested.emit(key.kind, key.start_s, key.end_s, TILE_COLUMNS)

    def _tiles_in_view(self) -> list[TileKey]:
        """Return the tiles that make the picture as sharp as can be; none where the whole recording's columns do."""
        level = self._level()
        if level == 0:
            return []
        return tiles_for(self.axis.start_s, min(self.axis.end_s, self.axis.duration_s - 1e-6), level, self._kind)

    # ---- frequency --------------------------------------------------------------------------------------------

    @property
    def scale(self) -> FrequencyScale:
        """What the rows of the picture mean; rows count from the bottom."""
        return self.overview.scale(self._kind)

    def row_of_frequency(self, hz: float) -> float:
        """Return the (fractional) row of a frequency; a whole number is the middle of a row."""
        return self.scale.row_of_hz(hz)

    def frequency_of_row(self, row: float) -> float:
        """Return the frequency of a (fractional) row, in Hz."""
        return self.scale.hz_of_row(row)

    def y_of_row(self, row: float) -> float:
        """Y in the widget of a (fractional) row."""
        share = (row + 0.5 - self._low_row) / (self._high_row - self._low_row)
        return (1.0 - share) * self.height()

    def row_at(self, y_px: float) -> float:
        """Return the (fractional) row at a y of the widget, inside of the picture."""
        share = 1.0 - y_px / max(1, self.height())
        row = self._low_row + share * (self._high_row - self._low_row) - 0.5
        return min(max(row, -0.5), self.scale.rows - 0.5)

    def y_of_hz(self, hz: float) -> float:
        """Y in the widget of a frequency."""
        return self.y_of_row(self.row_of_frequency(hz))

    def hz_at(self, y_px: float) -> float:
        """Frequency at a y of the widget."""
        return max(0.0, self.frequency_of_row(self.row_at(y_px)))

    def zoom_vertical(self, steps: float, position: QPointF) -> None:
        share = 1.0 - position.y() / max(1, self.height())
        span = self._high_row - self._low_row
        rows = float(self.scale.rows)
        new_span = min(rows, max(float(min(_FEWEST_ROWS_SHOWN, self.scale.rows)), span / 1.25**steps))
        self._show_rows(self._low_row + share * (span - new_span), new_span)

    def pan_vertical(self, delta_px: float) -> None:
        span = self._high_row - self._low_row
        self._show_rows(self._low_row + delta_px / max(1, self.height()) * span, span)

    def _show_rows(self, low: float, span: float) -> None:
        low = min(max(0.0, low), self.scale.rows - span)
        if (low, low + span) != (self._low_row, self._high_row):
            self._low_row, self._high_row = low, low + span
            self.invalidate()

    # ---- TimeView ---------------------------------------------------------------------------------------------

    def readout(self, position: QPointF) -> str:
        time_s, row = self.time_at(position.x()), self.row_at(position.y())
        if self._kind == "chroma":
            place = note_class(row)
        else:
            hz = max(0.0, self.frequency_of_row(row))
            place = f"{decimal(hz, 1 if hz < 100 else 0)} Hz"
            place = "   ".join(part for part in (place, note_with_cents(hz)) if part)
        text = f"{format_time(time_s)}   {place}"
        level_db = self.level_at(time_s, row)
        return text if level_db is None else f"{text}   {level_db:.0f} dB".replace("-", "−")

    def level_at(self, time_s: float, row: float) -> float | None:
        """Return the level drawn at a time and a row, in dB re full scale; None where nothing has been read."""
        whole = self.overview.spectrum(self._kind)
        if whole is None or (time_s >= whole.scanned_s and not self._sharp()):
            return None
        per_px = self.axis.span_s / self.plot_rect().width()
        picture = compose(whole, self._tiles, time_s, time_s + per_px, 1, self._kind)
        column = int((time_s - picture.start_s) / (picture.end_s - picture.start_s) * picture.image.shape[1])
        value = int(picture.image[min(max(0, round(row)), len(picture.image) - 1), column])
        return MEL_FLOOR_DB * (1 - value / 255)

    def _sharp(self) -> bool:
        """Whether tiles cover all that is in view."""
        wanted = self._tiles_in_view()
        return bool(wanted) and all(key in self._tiles for key in wanted)

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        self.paint_title(painter, rect, self.tr("Spectrogram"))
        painter.setFont(ui_font(10))
        height = painter.fontMetrics().height()
        for tick in frequency_ticks(self.scale, self.y_of_row, rect.height(), height + 2):
            y = self.y_of_row(tick.row)
            painter.setPen(QColor(self.theme.text if tick.major else self.theme.text_dim))
            left = rect.width() / 2 if y < scaled(_TITLE_PX) else 0
            box = QRectF(left, y - height / 2, rect.width() - 12 - left, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.text)
            painter.fillRect(QRectF(rect.right() - 6, round(y), 6, 1), QColor(self.theme.text_disabled))

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        whole = self.overview.spectrum(self._kind)
        colours = self._colours()
        painter.fillRect(rect, QColor.fromRgba(int(colours[0])) if whole is not None else QColor(self.theme.plot))
        if whole is None:
            return
        picture = compose(whole, self._tiles, self.axis.start_s, self.axis.end_s, rect.width(), self._kind)
        first, last = self._rows_shown()
        image = picture.image[first:last]
        if len(image) < _CRISP_BELOW_ROWS:
            # A few broad rows, smoothed over their whole height, would look like something in between.
            image = np.repeat(image, _CRISP_REPEATS, axis=0)
        elif len(image) >= 2 * rect.height() * painter.device().devicePixelRatio():
            # Of rows thinner than half a pixel the louder counts: a thin partial must not flicker as it is scaled.
            last = first + len(image) // 2 * 2
            image = np.maximum(image[0 : last - first : 2], image[1 : last - first : 2])
        pixels = np.ascontiguousarray(colours[image[::-1]])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_stretched(painter, rect, shared_image(pixels), (picture.start_s, picture.end_s), (first, last))
        if not self._sharp():
            self.paint_unscanned(painter, rect, whole.scanned_s)
        for overlay in self._overlays:
            painter.save()
            overlay.paint(painter, self, rect)
            painter.restore()

    def _rows_shown(self) -> tuple[int, int]:
        """Rows in view, with one more at each side: the picture is smoothed when it is stretched."""
        return max(0, math.floor(self._low_row) - 1), min(self.scale.rows, math.ceil(self._high_row) + 1)

    def _draw_stretched(
        self, painter: QPainter, rect: QRect, image: QImage, span_s: tuple[float, float], rows: tuple[int, int]
    ) -> None:
        left, right = (self.axis.to_px(time_s, rect.width()) for time_s in span_s)
        row_px = rect.height() / (self._high_row - self._low_row)
        top = rect.height() - (rows[1] - self._low_row) * row_px
        painter.drawImage(QRectF(left, top, right - left, (rows[1] - rows[0]) * row_px), image)

    def _colours(self) -> np.ndarray:
        """Return the colour of every byte, with the chosen range of levels spread over the map."""
        levels_db = MEL_FLOOR_DB * (1 - np.arange(256) / 255)
        share = np.clip((levels_db - self._floor_db) / (self._ceiling_db - self._floor_db), 0, 1)
        if self._inverted:
            share = 1 - share
        chosen: np.ndarray = colour_map(self._map)[np.round(share * 255).astype(int)]
        return chosen
