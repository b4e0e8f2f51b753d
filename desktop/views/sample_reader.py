"""Reads short spans of a recording off the UI thread, for the waveform at its closest zoom."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from engine.audio import open_recording
from engine.errors import RecordingError


class _Relay(QObject):
    """Carries a result from the pool's thread to the UI thread.

    It has no parent: a job keeps it alive, so a reader may go while its job runs, and nobody has to wait for it.
    """

    done = Signal(str, float, int, object)
    failed = Signal(str, str)


class _Job(QRunnable):
    def __init__(self, path: str, start_s: float, end_s: float, relay: _Relay) -> None:
        super().__init__()
        self._path, self._start_s, self._end_s, self._relay = path, start_s, end_s, relay

    def run(self) -> None:
        try:
            with open_recording(Path(self._path)) as recording:
                samples = recording.read(self._start_s, self._end_s, sample_rate=None, mono=False)
                rate = recording.info.sample_rate
        except RecordingError as error:
            self._relay.failed.emit(self._path, str(error))
            return
        self._relay.done.emit(self._path, self._start_s, rate, np.atleast_2d(samples))


class SampleReader(QObject):
    """Answers the newest request only: while one span is being read, later requests replace each other.

    ``ready(start_s, sample_rate, samples)`` brings (channels, n) float32; ``failed(sentence)`` says why not.
    """

    ready = Signal(float, int, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _Relay()
        self._relay.done.connect(self._done)
        self._relay.failed.connect(self._failed)
        self._path = ""
        self._running = False
        self._next: tuple[float, float] | None = None

    def set_path(self, path: Path | None) -> None:
        """Read from another recording from now on; answers about the former one are dropped."""
        self._path = "" if path is None else str(path)
        self._next = None

    def request(self, start_s: float, end_s: float) -> None:
        """Ask for a span; it replaces one that is still waiting."""
        if self._path:
            self._next = (start_s, end_s)
            self._start_next()

    def close(self, milliseconds: int = 5000) -> None:
        """Drop what waits and wait for what runs: no thread may be in Python when the program ends."""
        self._path, self._next = "", None
        QThreadPool.globalInstance().waitForDone(milliseconds)

    def _start_next(self) -> None:
        if self._running or self._next is None:
            return
        (start_s, end_s), self._next = self._next, None
        self._running = True
        QThreadPool.globalInstance().start(_Job(self._path, start_s, end_s, self._relay))

    def _done(self, path: str, start_s: float, rate: int, samples: np.ndarray) -> None:
        self._running = False
        if path == self._path:
            self.ready.emit(start_s, rate, samples)
        self._start_next()

    def _failed(self, path: str, sentence: str) -> None:
        self._running = False
        if path == self._path:
            self.failed.emit(sentence)
        self._start_next()
