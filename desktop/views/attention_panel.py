"""The panel of one window's attention: the figures of the papers, live at the playhead."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.views.attention_figures import ChannelBars, FeatureMaps, GateCurves
from desktop.views.time_axis import format_time
from desktop.window_attention import WindowAttentionModel


class AttentionPanel(QWidget):
    """Height, width and channel gates and feature maps of the window around the playhead.

    It asks for them only while it can be seen.

    Parameters
    ----------
    model : WindowAttentionModel
    parent : QWidget, optional
    """

    def __init__(self, model: WindowAttentionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.place = QLabel(self)
        self.place.setWordWrap(True)
        self.place.setObjectName("dim")
        self.figures = (
            GateCurves("height", self.tr("Height gates"), self),
            GateCurves("width", self.tr("Width gates"), self),
            ChannelBars(self),
            FeatureMaps(self),
        )
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(10)
        column.addWidget(self.place)
        for figure in self.figures:
            column.addWidget(figure, 3 if isinstance(figure, FeatureMaps) else 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        model.changed.connect(self._show)
        model.failed.connect(self.place.setText)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(360, 640)

    def _show(self) -> None:
        seen = self._model.seen
        for figure in self.figures:
            figure.show_window(seen)
        if seen is None:
            self.place.setText(self.tr("What the attention layers do in the window at the playhead appears here."))
        else:
            words = self.tr(
                "Window {start} to {end}. Gates are model gain: they depend on the sound, not on an instrument."
            )
            start_s = max(0.0, seen.start_s)
            self.place.setText(words.format(start=format_time(start_s, 2), end=format_time(seen.end_s, 2)))

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.switch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.switch(False)
