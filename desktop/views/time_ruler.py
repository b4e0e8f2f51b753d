"""The ruler above the views: flags of markers, ticks, times and the playhead's handle."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.document import Document
from desktop.numbers import decimal
from desktop.theme import mono_font, scaled, ui_font
from desktop.views.marker_flags import FLAG_HEIGHT, apart, flag_at, flag_rects, in_view, paint_flag
from desktop.views.time_axis import TimeAxis, format_time, label_decimals, tick_step_s, ticks_s
from desktop.views.time_view import TimeView
from engine.markers import Marker

RULER_HEIGHT = 26
_FLAGS_APART_PX = 5.0


class TimeRuler(TimeView):
    """Times of the span in view, with as many digits as the zoom needs, under a row of flags if there are markers."""

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(document, axis, parent)
        self.setAccessibleName(self.tr("Time ruler"))
        self.dress()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        axis.view_changed.connect(self.invalidate)
        document.markers.changed.connect(self._make_room)

    def dress(self) -> None:
        self._make_room()
        super().dress()

    def sizeHint(self) -> QSize:
        return QSize(900, self.height())

    # ---- flags ------------------------------------------------------------------------------------------------

    def flags(self) -> list[tuple[Marker, QRectF]]:
        """Markers whose flags reach into the view, from left to right, and where these are in the widget."""
        metrics = QFontMetricsF(ui_font(11))
        markers = self.document.markers.shown
        # A flag stands to the right of its time: it may be seen when that is not.
        reach_s = 200 * self.axis.span_s / self.plot_rect().width()
        near = in_view(markers, self.axis.start_s - reach_s, self.axis.end_s)
        seen = apart(near, self.x_of, _FLAGS_APART_PX, self.document.markers.current)
        return flag_rects([marker for marker, _ in seen], self.x_of, metrics.horizontalAdvance)

    def marker_at(self, position: QPointF) -> Marker | None:
        """Return the marker whose flag is at a position of the widget."""
        return flag_at(self.flags(), position) if position.x() >= self.plot_rect().left() - 3 else None

    def in_flags(self, position: QPointF) -> bool:
        """Whether a position is in the row of flags."""
        return bool(self.document.markers.all) and position.y() < scaled(FLAG_HEIGHT)

    def _make_room(self) -> None:
        self.setFixedHeight(scaled(RULER_HEIGHT + (FLAG_HEIGHT if self.document.markers.all else 0)))

    def paint_markers(self, painter: QPainter) -> None:
        current = self.document.markers.current
        painter.save()
        painter.setClipRect(self.plot_rect().adjusted(-1, 0, 0, 0))
        for marker, rect in self.flags():
            paint_flag(painter, self.theme, marker, rect, current=marker == current)
        painter.restore()

    # ---- TimeView ---------------------------------------------------------------------------------------------

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
