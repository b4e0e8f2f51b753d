"""The page of an open recording: all views over the time axis, one above the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.views.lanes import LanesView
from desktop.views.overview import OverviewView
from desktop.views.overview_model import OverviewModel
from desktop.views.spectrogram import SpectrogramView
from desktop.views.time_axis import TimeAxis
from desktop.views.time_ruler import TimeRuler
from desktop.views.time_view import TimeView
from desktop.views.waveform import WaveformView


class EditorPage(QScrollArea):
    """Overview, ruler, waveform, spectrogram and instrument lanes of one document.

    Where the window is too low for all of them (large letters on a small screen) the page scrolls as a whole.

    Parameters
    ----------
    document : Document
    axis : TimeAxis
        What all views show.
    overview : OverviewModel
        Levels and spectrum of the whole recording.
    parent : QWidget, optional
    """

    def __init__(
        self, document: Document, axis: TimeAxis, overview: OverviewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        self.overview = OverviewView(document, axis, overview, self)
        self.ruler = TimeRuler(document, axis, self)
        self.waveform = WaveformView(document, axis, overview, self)
        self.spectrogram = SpectrogramView(document, axis, overview, self)
        self.lanes = LanesView(document, axis, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        for view, stretch in ((self.waveform, 2), (self.spectrogram, 3), (self.lanes, 6)):
            self.splitter.addWidget(view)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([100, 200, 340])
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.overview)
        self._column.addWidget(self.ruler)
        self._column.addWidget(self.splitter, 1)
        self.setWidget(page)

    def insert_under_ruler(self, view: TimeView) -> None:
        """Put a further view, of its own height, right under the time ruler."""
        self._column.insertWidget(self._column.indexOf(self.ruler) + 1, view)

    @property
    def views(self) -> tuple[TimeView, ...]:
        """All views, from top to bottom."""
        return self.overview, self.ruler, self.waveform, self.spectrogram, self.lanes
