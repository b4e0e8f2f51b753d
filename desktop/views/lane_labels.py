"""The label column of the lanes: colour, name and figures of each instrument, and its threshold handle."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.theme import Theme, display_name, paint_swatch, ui_font
from desktop.views.lane_data import Lane
from desktop.views.lane_painter import LanePainter
from desktop.views.threshold_handle import HANDLE_PX, threshold_y
from desktop.views.time_axis import LANE_LABEL_WIDTH, format_time


def paint_lane_label(
    painter: QPainter, lane: Lane, rect: QRect, threshold: float, theme: Theme, marks: LanePainter
) -> None:
    """Draw the label of one lane; dim for an instrument that is not heard."""
    width = LANE_LABEL_WIDTH
    painter.fillRect(QRect(0, rect.bottom(), width, 1), QColor(theme.line))
    two_lines = rect.height() >= 36 and not lane.silent
    middle = rect.center().y() - (7 if two_lines else 0)
    painter.setOpacity(0.45 if lane.silent else 1.0)
    paint_swatch(painter, QRectF(12, middle - 5.5, 12, 12), lane.instrument)
    painter.setOpacity(1.0)
    painter.setFont(ui_font(12))
    painter.setPen(QColor(theme.text_dim if lane.silent else theme.text))
    name = painter.fontMetrics().elidedText(
        display_name(lane.instrument), Qt.TextElideMode.ElideRight, width - 31 - HANDLE_PX
    )
    vertical = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(31, middle - 10, width - 31, 20), vertical, name)
    if two_lines:
        kept = sum(1 for region in lane.regions if region.status != "rejected")
        painter.setFont(ui_font(10))
        painter.setPen(QColor(theme.text_dim))
        text = f"{kept} region{'' if kept == 1 else 's'}, {_brief(lane.total_s)}"
        painter.drawText(QRectF(31, middle + 7, width - 31, 16), vertical, text)
    if lane.column is not None:
        marks.threshold_handle(painter, QPointF(width - 2.0, threshold_y(rect, threshold)))


def _brief(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else format_time(seconds, 0)
