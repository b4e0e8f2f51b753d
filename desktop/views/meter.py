"""The level meter: a bar per channel with RMS, peak and held peak, and the held peak as a number."""

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.level_meter import FLOOR_DB, LevelMeter, Levels, silence
from desktop.numbers import decimal
from desktop.theme import LOOK, THEME, blend, mono_font, scaled

_NUMBER_WIDTH = 44
_CLIP_WIDTH = 5
_TICKS_DB = (-40, -20, -10, -6)


class MeterView(QWidget):
    """Levels of what is heard; `add` feeds it, `clear` empties it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meter = LevelMeter()
        self._rate = 0
        self.levels: Levels = silence()
        self._drawn: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        LOOK.changed.connect(self._size)
        self._size()
        self.setToolTip(
            self.tr(
                "Level of the recording where it plays, in dB re full scale, before the volume.\n"
                "Bright: RMS of 0.3 s; dim: peak; line and number: highest peak of 1.5 s.\n"
                "The box at the end fills when full scale is reached; a click empties it."
            )
        )
        self.setAccessibleName(self.tr("Level"))
        self.clear()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_NUMBER_WIDTH) + 96, scaled(28))

    def _size(self) -> None:
        self.setFixedHeight(scaled(28))
        self.setMinimumWidth(scaled(_NUMBER_WIDTH) + 56)
        self.setMaximumWidth(scaled(_NUMBER_WIDTH) + 220)

    def add(self, frames: np.ndarray, sample_rate: int) -> None:
        """Take in frames, (n, channels), that were heard since the last time."""
        self._rate = sample_rate
        self._show(self._meter.add(frames, sample_rate))

    def clear(self) -> None:
        """Show nothing: playback has stopped. Full scale stays marked."""
        clipped = self.levels.clipped
        self._meter.reset()
        self._meter.mark_clipped(clipped)
        self._show(Levels(silence().peak_db, silence().rms_db, silence().hold_db, clipped))

    def forget_clipping(self) -> None:
        """Empty the boxes that say that full scale was reached."""
        self._meter.mark_clipped(np.zeros(len(self.levels.clipped), bool))
        levels = self.levels
        self._show(Levels(levels.peak_db, levels.rms_db, levels.hold_db, np.zeros(len(levels.clipped), bool)))

    @property
    def number(self) -> str:
        """The highest held peak as it is written."""
        highest = float(self.levels.hold_db.max())
        return "−∞" if highest <= FLOOR_DB else decimal(highest, 1).replace("-", "−")

    def _show(self, levels: Levels) -> None:
        self.levels = levels
        bars = self._bar_rect(0, 1).width()
        key = (
            *(self._to_px(value, bars) for row in (levels.peak_db, levels.rms_db, levels.hold_db) for value in row),
            *levels.clipped,
            self.number,
        )
        if key == self._drawn:
            return
        self._drawn = key
        words = self.tr("{level} dB, full scale was reached") if levels.clipped.any() else "{level} dB"
        self.setAccessibleDescription(words.format(level=self.number))
        self.update()

    def _to_px(self, level_db: float, width: int) -> int:
        return round((1.0 - level_db / FLOOR_DB) * width)

    def _bar_rect(self, channel: int, channels: int) -> QRect:
        height = self.height() - 8
        top, bottom = (4 + round(height * index / channels) for index in (channel, channel + 1))
        width = self.width() - scaled(_NUMBER_WIDTH) - _CLIP_WIDTH - 5
        return QRect(1, top + 1, max(1, width), max(1, bottom - top - 2))

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        levels = self.levels
        count = len(levels.peak_db)
        for channel in range(count):
            self._paint_bar(painter, self._bar_rect(channel, count), channel)
        bar = self._bar_rect(0, 1)
        for tick_db in _TICKS_DB:
            painter.fillRect(QRect(1 + self._to_px(tick_db, bar.width()), self.height() - 3, 1, 2), QColor(THEME.line))
        painter.setFont(mono_font(11))
        painter.setPen(QColor(THEME.error if levels.clipped.any() else THEME.text_dim))
        painter.drawText(
            QRectF(self.width() - scaled(_NUMBER_WIDTH), 0, scaled(_NUMBER_WIDTH), self.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self.number,
        )
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRect, channel: int) -> None:
        levels = self.levels
        peak, rms, hold = (
            self._to_px(float(row[channel]), bar.width()) for row in (levels.peak_db, levels.rms_db, levels.hold_db)
        )
        painter.fillRect(bar, QColor(THEME.hover))
        painter.fillRect(QRect(bar.left(), bar.top(), peak, bar.height()), blend(THEME.accent, THEME.plot, 0.45))
        painter.fillRect(QRect(bar.left(), bar.top(), rms, bar.height()), QColor(THEME.accent))
        if hold > 0:
            loud = float(levels.hold_db[channel]) > -1.0
            line = QRect(bar.left() + min(hold, bar.width() - 1) - 1, bar.top(), 2, bar.height())
            painter.fillRect(line, QColor(THEME.error if loud else THEME.text))
        box = QRect(bar.right() + 3, bar.top(), _CLIP_WIDTH, bar.height())
        painter.fillRect(box, QColor(THEME.error if levels.clipped[channel] else THEME.line))
        if not levels.clipped[channel]:
            painter.fillRect(box.adjusted(1, 1, -1, -1), QColor(THEME.panel))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.forget_clipping()
