"""Figures of one window's attention: height gates by band, width gates, channel gates, feature maps; drawn with Qt."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.evidence_words import representation_name, stage_name
from desktop.gain_tiles import STAGES
from desktop.numbers import decimal
from desktop.theme import LOOK, THEME, colour_map, scaled, seen_on_plot, ui_font
from desktop.translation import translate
from desktop.views.raster import shared_image
from engine.service.evidence_messages import WindowAttention

_STAGE_LOOKS = {
    "early": ("#E69F00", Qt.PenStyle.SolidLine),
    "mid": ("#56B4E9", Qt.PenStyle.DashLine),
    "late": ("#CC79A7", Qt.PenStyle.DotLine),
}
_LEFT_PX, _LEGEND_PX, _FOOT_PX = 36, 16, 16
MAPS_SHOWN = 5


class _Figure(QWidget):
    """A picture of a `WindowAttention`, with a title."""

    def __init__(self, title: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._seen: WindowAttention | None = None
        self.setAccessibleName(title)
        self._height = height
        LOOK.changed.connect(self._size)
        self._size()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def _size(self) -> None:
        self.setMinimumSize(scaled(240), scaled(self._height))

    def sizeHint(self) -> QSize:
        return QSize(scaled(340), self.minimumHeight())

    def show_window(self, seen: WindowAttention | None) -> None:
        """Draw another window, or none."""
        self._seen = seen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(THEME.panel))
        painter.setFont(ui_font(11, bold=True))
        painter.setPen(QColor(THEME.text))
        painter.drawText(QRectF(0, 0, self.width(), scaled(_LEGEND_PX)), Qt.AlignmentFlag.AlignVCenter, self._title)
        if self._seen is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_figure(painter, self._seen)
        painter.end()

    def paint_figure(self, painter: QPainter, seen: WindowAttention) -> None:
        """Draw the figure under its title."""
        raise NotImplementedError  # each figure draws itself; an ABC does not go with Qt's metaclass


class GateCurves(_Figure):
    """The gates of all three stages as curves, over the rows of the stack or over the window's time."""

    def __init__(self, kind: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, 132 if kind == "height" else 96, parent)
        self._kind = kind

    def paint_figure(self, painter: QPainter, seen: WindowAttention) -> None:
        plot = QRectF(self.rect()).adjusted(scaled(_LEFT_PX), scaled(_LEGEND_PX) + 4, -6, -scaled(_FOOT_PX))
        painter.fillRect(plot, QColor(THEME.plot))
        curves = {stage: np.asarray(getattr(seen, f"{stage}_{self._kind}")) for stage in STAGES}
        low, high = _limits(list(curves.values()))
        self._paint_scale(painter, plot, low, high)
        if self._kind == "height":
            _paint_bands(painter, plot, seen)
        else:
            _paint_seconds(painter, plot, seen)
        for stage, values in curves.items():
            chosen, style = _STAGE_LOOKS[stage]
            colour = seen_on_plot(chosen)
            x = plot.left() + (np.arange(len(values)) + 0.5) / len(values) * plot.width()
            y = plot.bottom() - (values - low) / (high - low) * plot.height()
            painter.setPen(QPen(colour, 1.4, style))
            painter.drawPolyline(QPolygonF([QPointF(*at) for at in zip(x.tolist(), y.tolist(), strict=True)]))
        self._paint_legend(painter)

    def _paint_scale(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        painter.setFont(ui_font(10))
        painter.setPen(QColor(THEME.text_dim))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, plot.top() - scaled(7), scaled(_LEFT_PX) - 5, scaled(14)), right, decimal(high, 2))
        painter.drawText(QRectF(0, plot.bottom() - scaled(7), scaled(_LEFT_PX) - 5, scaled(14)), right, decimal(low, 2))

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(ui_font(10))
        x = self.width() - 6.0
        for stage in reversed(STAGES):
            chosen, style = _STAGE_LOOKS[stage]
            colour = seen_on_plot(chosen)
            words = stage_name(stage)
            width = painter.fontMetrics().horizontalAdvance(words)
            x -= width
            painter.setPen(QColor(THEME.text_dim))
            painter.drawText(QRectF(x, 0, width + 2, scaled(_LEGEND_PX)), Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(QPen(colour, 2, style))
            painter.drawLine(QPointF(x - 22, scaled(_LEGEND_PX) / 2), QPointF(x - 5, scaled(_LEGEND_PX) / 2))
            x -= 30


class ChannelBars(_Figure):
    """The gates of the last feature map's channels, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("ChannelBars", "Channel gates"), 84, parent)

    def paint_figure(self, painter: QPainter, seen: WindowAttention) -> None:
        plot = QRectF(self.rect()).adjusted(scaled(_LEFT_PX), scaled(_LEGEND_PX) + 4, -6, -scaled(_FOOT_PX))
        painter.fillRect(plot, QColor(THEME.plot))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width = plot.width() / len(seen.channel)
        for number, value in enumerate(seen.channel.tolist()):
            height = value * plot.height()
            bar = QRectF(plot.left() + number * width, plot.bottom() - height, max(1.0, width - 0.3), height)
            painter.fillRect(bar, QColor(THEME.accent))
        painter.setFont(ui_font(10))
        painter.setPen(QColor(THEME.text_dim))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, plot.top() - scaled(7), scaled(_LEFT_PX) - 5, scaled(14)), right, "1")
        painter.drawText(QRectF(0, plot.bottom() - scaled(7), scaled(_LEFT_PX) - 5, scaled(14)), right, "0")
        words = self.tr("%Ln channels, mean {mean}", "", len(seen.channel))
        words = words.format(mean=decimal(float(seen.channel.mean()), 2))
        painter.drawText(
            QRectF(plot.left(), plot.bottom() + 1, plot.width(), scaled(14)), Qt.AlignmentFlag.AlignHCenter, words
        )


class FeatureMaps(_Figure):
    """Per stage the mean of all channels and the channels that vary most, at the stage's own resolution."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("FeatureMaps", "Feature maps under the gates"), 330, parent)

    def paint_figure(self, painter: QPainter, seen: WindowAttention) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        room = QRectF(self.rect()).adjusted(scaled(_LEFT_PX), scaled(_LEGEND_PX) + 2, -2, 0)
        row_height, width = room.height() / len(STAGES), room.width() / MAPS_SHOWN
        for line, stage in enumerate(STAGES):
            maps, shown = getattr(seen, f"{stage}_maps"), getattr(seen, f"{stage}_shown").tolist()
            top = room.top() + line * row_height
            painter.setFont(ui_font(10))
            painter.setPen(QColor(THEME.text_dim))
            painter.drawText(
                QRectF(0, top, scaled(_LEFT_PX) - 4, row_height - scaled(14)),
                Qt.AlignmentFlag.AlignVCenter,
                stage_name(stage),
            )
            for column, image in enumerate(maps[:MAPS_SHOWN]):
                box = QRectF(room.left() + column * width, top, width - 4, row_height - scaled(16))
                painter.drawImage(box, shared_image(_map_pixels(image)))
                self._mark_bands(painter, box, seen)
                number = self.tr("no. {number}").format(number=shown[column - 1] if column else 0)
                name = number if column else self.tr("mean")
                painter.setPen(QColor(THEME.text_dim))
                foot = QRectF(box.left(), box.bottom() + 1, box.width(), scaled(13))
                painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, name)

    @staticmethod
    def _mark_bands(painter: QPainter, box: QRectF, seen: WindowAttention) -> None:
        rows = float(seen.band_rows[-1])
        for edge in seen.band_rows[1:-1].tolist():
            y = box.bottom() - edge / rows * box.height()
            painter.fillRect(QRectF(box.left(), round(y), box.width(), 1), QColor(230, 233, 239, 130))


def _paint_bands(painter: QPainter, plot: QRectF, seen: WindowAttention) -> None:
    """Mark where in the stack each representation lies, with its name underneath."""
    rows = float(seen.band_rows[-1])
    painter.setFont(ui_font(10))
    edges = seen.band_rows.tolist()
    for name, first, stop in zip(seen.bands, edges[:-1], edges[1:], strict=True):
        left, right = (plot.left() + edge / rows * plot.width() for edge in (first, stop))
        if first:
            painter.fillRect(QRectF(round(left), plot.top(), 1, plot.height()), QColor(THEME.text_disabled))
        if name == "log_mel":
            words = translate("GateCurves", "log-mel, low to high")
        else:
            words = translate("GateCurves", "contrast") if name == "contrast" else representation_name(name)
        painter.setPen(QColor(THEME.text_dim))
        box = QRectF(left, plot.bottom() + 1, right - left, scaled(14))
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(right - left))
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, text)


def _paint_seconds(painter: QPainter, plot: QRectF, seen: WindowAttention) -> None:
    painter.setFont(ui_font(10))
    painter.setPen(QColor(THEME.text_dim))
    length_s = seen.end_s - seen.start_s
    for tenths in (0, 2, 4, 6, 8, 10):
        x = plot.left() + tenths / 10 / length_s * plot.width()
        if x <= plot.right() + 1:
            box = QRectF(x - scaled(20), plot.bottom() + 1, scaled(40), scaled(14))
            painter.drawText(
                box, Qt.AlignmentFlag.AlignHCenter, decimal(tenths / 10, 1) + (" s" if tenths == 0 else "")
            )


def _map_pixels(image: np.ndarray) -> np.ndarray:
    """Colours of a feature map (rows, steps), lowest row at the bottom, spread over its own range."""
    low, high = float(image.min()), float(image.max())
    shares = np.clip((image[::-1] - low) / max(high - low, 1e-6) * 255, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(colour_map("magma")[shares])


def _limits(curves: Sequence[np.ndarray]) -> tuple[float, float]:
    low = min(float(values.min()) for values in curves)
    high = max(float(values.max()) for values in curves)
    margin = max(0.02, 0.05 * (high - low))
    return max(0.0, low - margin), min(1.0, high + margin)
