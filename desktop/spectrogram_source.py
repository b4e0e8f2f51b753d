"""Asks the engine for spectrograms: tiles of what is in view, and whole recordings of the kinds that are looked at."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.engine_client import EngineClient
from desktop.views.overview_model import OverviewModel
from engine.service.messages import Failed, OverviewDone, SpectrogramChunk, SpectrogramTile


class SpectrogramSource(QObject):
    """Requests and answers about the pictures of one recording at a time.

    The log-mel spectrogram of the whole recording comes with the overview; other kinds are scanned when they are first
    looked at, into the overview model.

    Parameters
    ----------
    engine : EngineClient
    overview : OverviewModel
        Takes the columns of whole recordings.
    parent : QObject, optional
    """

    tile_ready = Signal(str, float, float, object)
    """Kind, start and end in seconds, and a picture."""
    tile_failed = Signal(str, float, float)
    failed = Signal(str)
    """A sentence: the spectrogram of the whole recording could not be read."""

    def __init__(self, engine: EngineClient, overview: OverviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._overview = engine, overview
        self._path: Path | None = None
        self._tiles: dict[int, tuple[str, float, float]] = {}
        self._scan: tuple[int, str] = (0, "")
        engine.spectrogram_tile.connect(self._tile)
        engine.spectrogram_chunk.connect(self._chunk)
        engine.overview_done.connect(self._scan_done)
        engine.failed.connect(self._failed)
        engine.retried.connect(self._retried)

    def set_path(self, path: Path | None) -> None:
        """Ask about another recording from now on; what is under way about the former is dropped."""
        for request in (self._scan[0], *self._tiles):
            self._engine.cancel(request)
        self._tiles.clear()
        self._scan = (0, "")
        self._path = path

    def request_tile(self, kind: str, start_s: float, end_s: float, columns: int) -> None:
        """Ask for a picture; `tile_ready` or `tile_failed` follows."""
        if self._path is not None:
            number = self._engine.read_spectrogram(self._path, start_s, end_s, columns, kind)
            self._tiles[number] = (kind, start_s, end_s)

    def request_scan(self, kind: str) -> None:
        """Have the whole recording read as this kind, unless that was done or is being done."""
        if self._path is None or self._overview.spectrum(kind) is not None:
            return
        self._drop_scan()
        self._overview.begin_spectrum(kind)
        self._scan = (self._engine.scan_spectrogram(self._path, kind), kind)

    @property
    def scanning(self) -> bool:
        """Whether a recording is being read."""
        return self._scan[0] != 0

    def _drop_scan(self) -> None:
        """Give up what is being read: nobody looks at it any more."""
        number, kind = self._scan
        if number:
            self._engine.cancel(number)
            self._overview.drop_spectrum(kind)
            self._scan = (0, "")

    def _tile(self, message: SpectrogramTile) -> None:
        if self._tiles.pop(message.request_id, None) is not None:
            self.tile_ready.emit(message.kind, message.start_s, message.end_s, message.image)

    def _chunk(self, message: SpectrogramChunk) -> None:
        if message.request_id == self._scan[0]:
            self._overview.add_spectrum(message.kind, message.start_column, message.image)

    def _scan_done(self, message: OverviewDone) -> None:
        if message.request_id == self._scan[0]:
            self._scan = (0, "")
            self._overview.finish()

    def _failed(self, message: Failed) -> None:
        tile = self._tiles.pop(message.request_id, None)
        if tile is not None:
            self.tile_failed.emit(*tile)
        elif self.scanning and message.request_id == self._scan[0]:
            # What has been read stays; to drop it would only ask for it again.
            self._scan = (0, "")
            self._overview.finish()
            self.failed.emit(message.sentence)

    def _retried(self, request_id: int) -> None:
        if self.scanning and request_id == self._scan[0]:
            self._overview.begin_spectrum(self._scan[1])
