"""Model gain over the spectrogram: the log-mel rows of the height gates, at the frequencies they belong to."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from desktop.evidence_words import stage_name
from desktop.gain_tiles import shares
from desktop.model_gain import ModelGainModel
from desktop.numbers import decimal
from desktop.theme import colour_map, scaled, ui_font
from desktop.translation import translate
from desktop.views.raster import premultiplied, shared_image
from desktop.views.time_axis import TimeAxis
from engine.service.evidence_messages import ModelGain

GAIN_MAP = "viridis"


class FrequencyPlot(Protocol):
    """A plot over time and frequency: the spectrogram, as far as overlays know it."""

    axis: TimeAxis

    def y_of_hz(self, hz: float) -> float:
        """Y in the plot of a frequency."""

    def hz_at(self, y_px: float) -> float:
        """Frequency at a y of the plot."""


def has_frequencies(plot: FrequencyPlot) -> bool:
    """Tell whether the plot's rows are frequencies, and not the pitch classes of a chromagram."""
    return getattr(plot, "kind", "log_mel") != "chroma"


def gain_colours(opacity: float) -> np.ndarray:
    """Return the 256 colours of gain at an opacity, premultiplied."""
    opaque = colour_map(GAIN_MAP)
    colours = [int(premultiplied(QColor.fromRgb(int(value)), opacity)) for value in opaque]
    return np.array(colours, dtype=np.uint32)


class GainOverlay:
    """Paints the stage shown above a spectrogram's tiles, each pixel row with the gate of its own frequency.

    Nothing is smoothed: what is seen is the stage's true resolution.

    Parameters
    ----------
    model : ModelGainModel
    """

    def __init__(self, model: ModelGainModel) -> None:
        self._model = model

    def paint(self, painter: QPainter, view: FrequencyPlot, rect: QRect) -> None:
        """Draw into a plot whose top left corner is the painter's origin."""
        stage = self._model.stage
        if not stage:
            return
        limits = self._model.tiles.range_of(stage)
        tiles = [gain for _, gain in self._model.in_view()]
        if has_frequencies(view):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            hz = np.array([view.hz_at(y + 0.5) for y in range(rect.height())])
            for gain in tiles:
                self._paint_tile(painter, view.axis, rect, gain, hz)
        self._legend(painter, rect, self._words(stage, tiles, has_frequencies(view)), limits if tiles else None)

    def _paint_tile(self, painter: QPainter, axis: TimeAxis, rect: QRect, gain: ModelGain, hz: np.ndarray) -> None:
        heights = getattr(gain, self._model.stage)[: int(gain.band_rows[1])]
        first = max(0, int((axis.start_s - gain.start_s) / gain.column_s))
        last = min(heights.shape[1], int(np.ceil((axis.end_s - gain.start_s) / gain.column_s)) + 1)
        if last <= first:
            return
        rows = np.clip(np.searchsorted(gain.mel_edges_hz, hz, side="right") - 1, 0, len(heights) - 1)
        limits = self._model.tiles.range_of(self._model.stage)
        pixels = gain_colours(self._model.opacity)[shares(heights[:, first:last], limits)[rows]]
        pixels[hz > gain.mel_edges_hz[-1]] = 0  # the network hears nothing there
        pixels = np.ascontiguousarray(pixels)
        left = axis.to_px(gain.start_s + first * gain.column_s, rect.width())
        right = axis.to_px(gain.start_s + last * gain.column_s, rect.width())
        painter.drawImage(QRectF(left, rect.top(), right - left, rect.height()), shared_image(pixels))

    @staticmethod
    def _words(stage: str, tiles: list[ModelGain], has_axis: bool) -> str:
        if not has_axis:
            return translate(
                "GainOverlay", "Model gain belongs to frequencies, not to pitch classes: choose another spectrogram"
            )
        if not tiles:
            return translate("GainOverlay", "Model gain, {stage}: reading …").format(stage=stage_name(stage))
        if any(gain.sampled for gain in tiles):
            words = translate(
                "GainOverlay",
                "Model gain, {stage}: what the network lets through, for every instrument alike; "
                "one window in each column",
            )
        else:
            words = translate(
                "GainOverlay", "Model gain, {stage}: what the network lets through, for every instrument alike"
            )
        return words.format(stage=stage_name(stage))

    @staticmethod
    def _legend(painter: QPainter, rect: QRect, text: str, limits: tuple[float, float] | None) -> None:
        painter.setFont(ui_font(11))
        metrics = painter.fontMetrics()
        low, high = ("", "") if limits is None else (decimal(limits[0], 2), decimal(limits[1], 2))
        scale, height = scaled(70), scaled(20)
        extra = metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high) + scale + 26 if limits else 0
        room = rect.width() - 24 - extra
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(60, room))
        width = metrics.horizontalAdvance(text) + extra + 16
        box = QRectF(rect.right() - width - 6, rect.top() + 6, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(16, 18, 23, 215))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor("#e6e9ef"))
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(8, 0, 0, 0), vertical, text)
        if limits:
            x = box.left() + 8 + metrics.horizontalAdvance(text) + 10
            painter.drawText(QRectF(x, box.top(), scaled(40), height), vertical, low)
            x += metrics.horizontalAdvance(low) + 5
            bar = QRectF(x, box.center().y() - 4, scale, 8)
            gradient = QLinearGradient(bar.topLeft(), bar.topRight())
            for position in range(0, 256, 15):
                gradient.setColorAt(position / 255, QColor.fromRgba(int(colour_map(GAIN_MAP)[position])))
            painter.fillRect(bar, gradient)
            painter.drawText(QRectF(bar.right() + 5, box.top(), scaled(40), height), vertical, high)
