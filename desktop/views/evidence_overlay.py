"""The cells of the last answer to *why here?*, framed over the spectrogram."""

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.reasons import Reasons
from desktop.theme import display_name, instrument_colour, scaled, ui_font
from desktop.translation import translate
from desktop.views.gain_overlay import FrequencyPlot, has_frequencies

_NARROWEST_PX = 3.0


class EvidenceOverlay:
    """Paints frames around the cells that an activation rests on, at their own times and frequencies.

    Parameters
    ----------
    reasons : Reasons
    """

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons

    def paint(self, painter: QPainter, view: FrequencyPlot, rect: QRect) -> None:
        """Draw into a plot whose top left corner is the painter's origin."""
        found, axis = self._reasons.found, view.axis
        if found is None or not has_frequencies(view):
            return
        painter.setClipRect(rect)
        first: QRectF | None = None
        for window, band, step in np.argwhere(found.evidence).tolist():
            begin_s = float(found.window_starts_s[window])
            left, right = (axis.to_px(begin_s + float(found.step_edges_s[k]), rect.width()) for k in (step, step + 1))
            if right < 0 or left > rect.width() or right - left < _NARROWEST_PX:
                continue
            bottom, top = (view.y_of_hz(float(found.band_edges_hz[k])) for k in (band, band + 1))
            cell = QRectF(left, top, right - left, bottom - top)
            for colour, width in ((QColor(0, 0, 0, 170), 3.0), (QColor("#ffffff"), 1.4)):
                painter.setPen(QPen(colour, width))
                painter.drawRect(cell.adjusted(1, 1, -1, -1))
            if first is None or cell.top() < first.top():
                first = cell
        if first is not None:
            self._name(painter, first, found.instrument)

    @staticmethod
    def _name(painter: QPainter, cell: QRectF, instrument: str) -> None:
        painter.setFont(ui_font(10, bold=True))
        text = translate("EvidenceOverlay", "evidence: {instrument}").format(instrument=display_name(instrument))
        box = QRectF(
            cell.left(), cell.top() - scaled(15), painter.fontMetrics().horizontalAdvance(text) + 8, scaled(14)
        )
        painter.fillRect(box, QColor(16, 18, 23, 215))
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), instrument_colour(instrument))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(box.adjusted(6, -1, 0, 0), text)
