"""The picture of an occlusion map: cells over time and frequency, coloured and numbered by the change they make."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.evidence_words import hz_words, signed_points
from desktop.numbers import decimal
from desktop.theme import THEME, blend, scaled, text_on, ui_font
from desktop.views.time_axis import format_time
from engine.service.evidence_messages import Explanation

FALLS, RISES = QColor("#E69F00"), QColor("#56B4E9")
_LEFT_PX, _BOTTOM_PX, _TOP_PX, _RIGHT_PX = 58, 34, 6, 12
_FULL_COLOUR_POINTS = 25.0
_SMALLEST_NUMBERED_PX = 26


class OcclusionMapView(QWidget):
    """Draws an `Explanation`.

    Orange where the activation falls without a cell, blue where it rises, with the number of points in it; cells of
    the evidence have a white frame. Points and place of each cell are in its tooltip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Explanation | None = None
        self.setMinimumSize(260, 190)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Occlusion map"))

    def sizeHint(self) -> QSize:
        return QSize(340, 260)

    def show_map(self, found: Explanation | None) -> None:
        """Draw another answer, or none."""
        self._found = found
        self.update()

    def cell_rect(self, window: int, band: int, step: int) -> QRectF:
        """Where a cell is in the widget; band 0 is the lowest."""
        assert self._found is not None
        windows, bands, steps = self._found.points.shape
        plot = self._plot()
        width, height = plot.width() / (windows * steps), plot.height() / bands
        column = window * steps + step
        return QRectF(plot.left() + column * width, plot.bottom() - (band + 1) * height, width, height)

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(scaled(_LEFT_PX), _TOP_PX, -_RIGHT_PX, -scaled(_BOTTOM_PX))

    # ---- drawing ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(THEME.panel))
        plot = self._plot()
        painter.fillRect(plot, QColor(THEME.plot))
        if self._found is None:
            painter.setFont(ui_font(12))
            painter.setPen(QColor(THEME.text_dim))
            text = self.tr("Ask why, and the cells that the answer rests on appear here.")
            painter.drawText(
                plot.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text
            )
            return
        self._paint_cells(painter, self._found)
        self._paint_axes(painter, self._found)

    def _paint_cells(self, painter: QPainter, found: Explanation) -> None:
        painter.setFont(ui_font(11))
        full = max(_FULL_COLOUR_POINTS, float(np.abs(found.points).max()))
        evidence: list[QRectF] = []
        for window, band, step in np.ndindex(*found.points.shape):
            points = float(found.points[window, band, step])
            rect = self.cell_rect(window, band, step)
            strength = min(1.0, abs(points) / full) ** 0.7
            colour = blend(FALLS if points > 0 else RISES, THEME.plot, strength)
            painter.fillRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), colour)
            if rect.width() >= scaled(_SMALLEST_NUMBERED_PX) and abs(points) >= 0.5:
                painter.setPen(text_on(colour))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, signed_points(-points))
            if found.evidence[window, band, step]:
                evidence.append(rect)
        painter.setPen(QPen(QColor(THEME.text), 1.6))
        for rect in evidence:
            painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_axes(self, painter: QPainter, found: Explanation) -> None:
        plot = self._plot()
        painter.setFont(ui_font(10))
        painter.setPen(QColor(THEME.text_dim))
        bands = found.points.shape[1]
        for edge, hz in enumerate(found.band_edges_hz.tolist()):
            y = plot.bottom() - edge * plot.height() / bands
            painter.drawText(
                QRectF(0, y - scaled(8), scaled(_LEFT_PX) - 6, scaled(16)),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                hz_words(hz) if hz > 0 else "0 Hz",
            )
        windows, _, steps = found.points.shape
        for window in range(windows):
            left = self.cell_rect(window, 0, 0).left()
            if windows > 1:
                painter.fillRect(QRectF(left, plot.top(), 1, plot.height()), QColor(THEME.text_dim))
            marks = range(steps + 1) if windows == 1 else (0,)
            for mark in marks:
                x = left + mark * self.cell_rect(window, 0, 0).width()
                seconds = float(found.step_edges_s[mark])
                start_s = float(found.window_starts_s[window])
                text = decimal(seconds, 1) if windows == 1 else format_time(max(0.0, start_s), 1)[2:]
                painter.drawText(
                    QRectF(x - scaled(30), plot.bottom() + 3, scaled(60), scaled(13)),
                    Qt.AlignmentFlag.AlignHCenter,
                    text,
                )
        start_s = max(0.0, float(found.window_starts_s[0]))
        if windows > 1:
            words = self.tr("each window's start")
        else:
            words = self.tr("seconds into the window at {time}").format(time=format_time(start_s, 2))
        painter.drawText(
            QRectF(plot.left(), plot.bottom() + scaled(17), plot.width(), scaled(14)),
            Qt.AlignmentFlag.AlignHCenter,
            words,
        )

    # ---- tooltips ---------------------------------------------------------------------------------------------

    def cell_at(self, position: QPointF) -> tuple[int, int, int] | None:
        """Window, band and step of the cell at a position, or None."""
        plot = self._plot()
        if self._found is None or not plot.contains(position):
            return None
        windows, bands, steps = self._found.points.shape
        column = min(int((position.x() - plot.left()) / plot.width() * windows * steps), windows * steps - 1)
        band = min(int((plot.bottom() - position.y()) / plot.height() * bands), bands - 1)
        return column // steps, band, column % steps

    def describe_cell(self, window: int, band: int, step: int) -> str:
        """Say where a cell is and what it changes."""
        assert self._found is not None
        found = self._found
        edges_hz, edges_s = found.band_edges_hz, found.step_edges_s
        begin_s = float(found.window_starts_s[window])
        points = float(found.points[window, band, step])
        place = self.tr("{low} to {high} Hz, {start} to {end}").format(
            low=decimal(edges_hz[band], 0),
            high=decimal(edges_hz[band + 1], 0),
            start=format_time(begin_s + edges_s[step]),
            end=format_time(begin_s + edges_s[step + 1]),
        )
        if points >= 0:
            change = self.tr("Without it the activation falls by {points} points.")
        else:
            change = self.tr("Without it the activation rises by {points} points.")
        words = f"{place}\n{change.format(points=decimal(abs(points), 1))}"
        if found.evidence[window, band, step]:
            words = f"{words}\n{self.tr('Part of the evidence that can be played.')}"
        return words

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            if cell is not None:
                QToolTip.showText(event.globalPos(), self.describe_cell(*cell), self)
                return True
            QToolTip.hideText()
        return super().event(event)
