"""The ruler above the views: ticks, times and the playhead's handle."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.document import Document
from desktop.numbers import decimal
from desktop.theme import mono_font, scaled, ui_font
from desktop.views.time_axis import TimeAxis, format_time, label_decimals, tick_step_s, ticks_s
from desktop.views.time_view import TimeView

RULER_HEIGHT = 26


class TimeRuler(TimeView):
    """Times of the span in view, with as many digits as the zoom needs."""

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(document, axis, parent)
        self.setAccessibleName(self.tr("Time ruler"))
        self.dress()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        axis.view_changed.connect(self.invalidate)

    def dress(self) -> None:
        self.setFixedHeight(scaled(RULER_HEIGHT))
        super().dress()

    def sizeHint(self) -> QSize:
        return QSize(900, scaled(RULER_HEIGHT))

    def paint_labels(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.panel))
        painter.setFont(ui_font(11))
        painter.setPen(QColor(self.theme.text_dim))
        span = self.axis.span_s
        shown = f"{decimal(span, 1)} s" if span < 90 else format_time(span, 0)
        if span < 1:
            shown = f"{decimal(span * 1000, 0)} ms"
        if self.axis.duration_s:
            words = self.tr("{span} in view").format(span=shown)
            painter.drawText(rect.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        self.paint_column_edge(painter, rect)

    def paint_plot(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.panel))
        bottom = rect.height()
        painter.fillRect(QRect(0, bottom - 1, rect.width(), 1), QColor(self.theme.line))
        if not self.axis.duration_s:
            return
        step = tick_step_s(self.axis.span_s, rect.width())
        self._paint_minor_ticks(painter, rect, step)
        painter.setFont(mono_font(11))
        painter.setPen(QColor(self.theme.text_dim))
        decimals = label_decimals(step)
        for tick in ticks_s(self.axis.start_s - step, self.axis.end_s, step):
            x = round(self.axis.to_px(tick, rect.width()))
            painter.fillRect(QRect(x, bottom - 10, 1, 10), QColor(self.theme.text_dim))
            label = format_time(tick, decimals)
            if tick >= 0 and x + 5 + painter.fontMetrics().horizontalAdvance(label) <= rect.width():
                painter.drawText(QPointF(x + 5, bottom - 9), label)

    def paint_overlay(self, painter: QPainter) -> None:
        self.paint_selection(painter)
        x = round(self.x_of(self.axis.playhead_s)) + 0.25
        if not self.axis.duration_s or not self.plot_rect().left() <= x <= self.plot_rect().right() + 1:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.playhead))
        bottom = float(self.height())
        corners = [QPointF(x - 6, bottom - 12), QPointF(x + 6, bottom - 12), QPointF(x, bottom - 2)]
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    def _paint_minor_ticks(self, painter: QPainter, rect: QRect, step: float) -> None:
        colour = QColor(self.theme.line)
        divisions = 5 if round(step / 5, 6) * 5 == step else 4
        for tick in ticks_s(self.axis.start_s, self.axis.end_s, step / divisions):
            x = round(self.axis.to_px(tick, rect.width()))
            painter.fillRect(QRectF(x, rect.height() - 5, 1, 5), colour)
