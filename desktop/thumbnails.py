"""Small spectrograms of stretches of the recording: asked of the engine as they come into sight, and kept."""

from collections import OrderedDict
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from desktop.engine_client import EngineClient
from desktop.overview_data import MEL_FLOOR_DB
from desktop.theme import colour_map
from desktop.views.raster import shared_image
from engine.service.messages import Failed, SpectrogramTile

THUMBNAIL_SIZE = QSize(96, 40)
LONGEST_S = 20.0
"""A thumbnail shows no more than the beginning of a long stretch: the engine would have to decode it all."""

_COLUMNS = 96
_SHORTEST_S = 0.05
_AT_ONCE = 2
_MOST_WAITING = 24
_CACHED = 400
_FLOOR_DB, _CEILING_DB = -80.0, -10.0

_Span = tuple[float, float]


class Thumbnails(QObject):
    """Pictures by their stretch. `get` gives what is at hand and has the rest made.

    What was asked for last is made, a few at a time; what a quick scroll has passed is forgotten. The spectrum is
    computed by the engine's process.

    Parameters
    ----------
    engine : EngineClient
    parent : QObject, optional
    """

    ready = Signal()
    """A picture has come."""

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._path: Path | None = None
        self._pictures: OrderedDict[_Span, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[_Span, None] = OrderedDict()
        self._asked: dict[int, _Span] = {}
        # Asked for while a list is painted, requested after that.
        self._pump = QTimer(self, singleShot=True, interval=0)
        self._pump.timeout.connect(self._request)
        engine.spectrogram_tile.connect(self._came)
        engine.failed.connect(self._failed)

    def set_recording(self, path: Path | None) -> None:
        """Turn to another recording (or none) and forget the pictures of the one before."""
        for number in self._asked:
            self._engine.cancel(number)
        self._asked.clear()
        self._waiting.clear()
        self._pictures.clear()
        self._path = path

    @property
    def pending(self) -> int:
        """How many pictures have been asked for and have not come."""
        return len(self._asked) + len(self._waiting)

    def get(self, start_s: float, end_s: float) -> QPixmap | None:
        """Return the picture of a stretch, or None until it has been made."""
        span = (start_s, max(min(end_s, start_s + LONGEST_S), start_s + _SHORTEST_S))
        picture = self._pictures.get(span)
        if picture is not None:
            self._pictures.move_to_end(span)
            return picture
        if self._path is not None and span not in self._asked.values():
            self._waiting[span] = None
            self._waiting.move_to_end(span)
            while len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
            self._pump.start()
        return None

    def _request(self) -> None:
        while self._path is not None and self._waiting and len(self._asked) < _AT_ONCE:
            span, _ = self._waiting.popitem(last=False)
            self._asked[self._engine.read_spectrogram(self._path, *span, _COLUMNS)] = span

    def _came(self, message: SpectrogramTile) -> None:
        self._keep(message.request_id, _drawn(message.image))

    def _failed(self, message: Failed) -> None:
        # A blank one: what cannot be read must not be asked for again with every repaint.
        blank = QPixmap(THUMBNAIL_SIZE)
        blank.fill(Qt.GlobalColor.black)
        self._keep(message.request_id, blank)

    def _keep(self, number: int, picture: QPixmap) -> None:
        span = self._asked.pop(number, None)
        if span is None:
            return
        self._pictures[span] = picture
        while len(self._pictures) > _CACHED:
            self._pictures.popitem(last=False)
        self._request()
        self.ready.emit()


def _drawn(image: np.ndarray) -> QPixmap:
    """Return log-mel bytes, (bands, columns), as a small picture with the high bands at the top."""
    levels_db = MEL_FLOOR_DB * (1 - np.arange(256) / 255)
    share = np.clip((levels_db - _FLOOR_DB) / (_CEILING_DB - _FLOOR_DB), 0, 1)
    colours = colour_map("magma")[np.round(share * 255).astype(int)]
    pixels = np.ascontiguousarray(colours[image[::-1]])
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = shared_image(pixels).scaled(THUMBNAIL_SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return QPixmap.fromImage(scaled)
