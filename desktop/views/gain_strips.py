"""Gates that have no place on a frequency axis: those of time steps, and of chroma, contrast and Tonnetz, as strips."""

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.evidence_words import stage_name
from desktop.gain_tiles import shares
from desktop.model_gain import ModelGainModel
from desktop.numbers import decimal
from desktop.theme import colour_map, scaled, ui_font
from desktop.views.gain_overlay import GAIN_MAP
from desktop.views.raster import shared_image
from desktop.views.time_axis import TimeAxis, format_time
from desktop.views.time_view import TimeView
from engine.service.evidence_messages import ModelGain

STRIP_HEIGHT = 15
_STRIPS = ("time", "chroma", "contrast", "tonnetz")


class GainStripsView(TimeView):
    """Four strips under the time axis while a stage is shown: the width gates, and the rows of the other three bands.

    Parameters
    ----------
    document : Document
    axis : TimeAxis
    model : ModelGainModel
    parent : QWidget, optional
    """

    def __init__(
        self, document: Document, axis: TimeAxis, model: ModelGainModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, axis, parent)
        self._model = model
        self.dress()
        self.setAccessibleName(self.tr("Model gain of time steps, chroma, contrast and Tonnetz"))
        self.setToolTip(
            self.tr(
                "Model gain: how much the network lets through at each time step (width gates) and in the rows of "
                "chroma, spectral contrast and Tonnetz. It depends on the sound, not on an instrument."
            )
        )
        model.changed.connect(self.invalidate)
        model.stage_changed.connect(lambda stage: self.setVisible(bool(stage)))
        self.setVisible(bool(model.stage))

    def dress(self) -> None:
        self.setFixedHeight(scaled(STRIP_HEIGHT) * len(_STRIPS) + 1)
        super().dress()

    def sizeHint(self) -> QSize:
        return QSize(900, self.height())

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.panel))
        painter.setFont(ui_font(11))
        painter.setPen(QColor(self.theme.text_dim))
        for index, name in enumerate(_STRIPS):
            box = QRect(12, index * scaled(STRIP_HEIGHT), rect.width() - 18, scaled(STRIP_HEIGHT))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._title(name))
        self.paint_column_edge(painter, rect)

    def _title(self, strip: str) -> str:
        titles = {
            "time": self.tr("Width gates"),
            "chroma": self.tr("Chroma"),
            "contrast": self.tr("Contrast"),
            "tonnetz": self.tr("Tonnetz"),
        }
        return titles[strip]

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.plot))
        stage = self._model.stage
        if not stage:
            return
        for _, gain in self._model.in_view():
            for index, name in enumerate(_STRIPS):
                values, column_s = strip_of(gain, stage, name)
                if values is not None:
                    limits = self._model.tiles.range_of(f"{stage}_width" if name == "time" else stage)
                    self._paint_strip(painter, rect, index, values, limits, gain.start_s, column_s)
        for index in range(1, len(_STRIPS) + 1):
            painter.fillRect(QRect(0, index * scaled(STRIP_HEIGHT) - 1, rect.width(), 1), QColor(self.theme.line))

    def readout(self, position: QPointF) -> str:
        time_s = self.time_at(position.x())
        index = min(int(position.y() // scaled(STRIP_HEIGHT)), len(_STRIPS) - 1)
        name = _STRIPS[index]
        for _, gain in self._model.in_view():
            if gain.start_s <= time_s < gain.end_s and self._model.stage:
                values, column_s = strip_of(gain, self._model.stage, name)
                if values is not None:
                    column = min(int((time_s - gain.start_s) / column_s), values.shape[1] - 1)
                    words = self.tr("{time}   {strip}, {stage}: gain {gain}")
                    return words.format(
                        time=format_time(time_s),
                        strip=self._title(name),
                        stage=stage_name(self._model.stage),
                        gain=decimal(float(values[:, column].mean()), 3),
                    )
        return format_time(time_s)

    def _paint_strip(
        self,
        painter: QPainter,
        rect: QRect,
        index: int,
        values: np.ndarray,
        limits: tuple[float, float],
        start_s: float,
        column_s: float,
    ) -> None:
        first = max(0, int((self.axis.start_s - start_s) / column_s))
        last = min(values.shape[1], int(np.ceil((self.axis.end_s - start_s) / column_s)) + 1)
        if last <= first:
            return
        pixels = np.ascontiguousarray(colour_map(GAIN_MAP)[shares(values[::-1, first:last], limits)])
        left = self.axis.to_px(start_s + first * column_s, rect.width())
        right = self.axis.to_px(start_s + last * column_s, rect.width())
        place = QRectF(left, index * scaled(STRIP_HEIGHT), right - left, scaled(STRIP_HEIGHT) - 1)
        painter.drawImage(place, shared_image(pixels))


def strip_of(gain: ModelGain, stage: str, name: str) -> tuple[np.ndarray | None, float]:
    """Return a strip's gates, (rows, columns), and the length of a column; None if the model has no such rows."""
    if name == "time":
        return getattr(gain, f"{stage}_width")[None, :], gain.width_column_s
    if name not in gain.bands:
        return None, gain.column_s
    place = gain.bands.index(name)
    return getattr(gain, stage)[int(gain.band_rows[place]) : int(gain.band_rows[place + 1])], gain.column_s
