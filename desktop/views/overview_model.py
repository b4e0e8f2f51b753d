"""What is known of the whole recording's look, as a Qt object: the pyramids and a signal that they grew."""

from PySide6.QtCore import QObject, Signal

from desktop.overview_data import MelPyramid, WaveformPyramid
from desktop.throttle import Throttle
from engine.service.messages import OverviewChunk

_GROW_INTERVAL_MS = 100


class OverviewModel(QObject):
    """Waveform and log-mel pyramids of the open recording, filled from the engine's scan.

    The window calls ``reset`` when a recording has been opened, ``clear`` when none is, and connects the engine
    client's overview chunks to ``add_chunk``. ``changed`` comes at most ten times a second while the scan runs.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waveform: WaveformPyramid | None = None
        self.mel: MelPyramid | None = None
        self._sample_rate, self._duration_s = 44100, 0.0
        self._notify = Throttle(self.changed.emit, _GROW_INTERVAL_MS, self)

    def reset(self, channels: int, sample_rate: int, duration_s: float) -> None:
        """Make room for a recording of this shape and forget the one before."""
        self._notify.cancel()
        self._sample_rate, self._duration_s = sample_rate, duration_s
        self.waveform = WaveformPyramid(channels, sample_rate, duration_s)
        self.mel = MelPyramid(duration_s)
        self.changed.emit()

    def clear(self) -> None:
        """Forget the recording."""
        self._notify.cancel()
        self.waveform = self.mel = None
        self.changed.emit()

    def add_chunk(self, chunk: OverviewChunk) -> None:
        """Take in one piece of the engine's scan."""
        if self.waveform is None or self.mel is None:
            return
        # A decoder may find other channels than the header announced; what counts is what was decoded.
        shape = (len(chunk.minima), chunk.bucket_samples)
        if shape != (self.waveform.channels, self.waveform.bucket_samples):
            self.waveform = WaveformPyramid(shape[0], self._sample_rate, self._duration_s, bucket_samples=shape[1])
        self.waveform.add(chunk.start_bucket, chunk.minima, chunk.maxima)
        self.mel.add(chunk.mel_start_column, chunk.mel)
        self._notify.request()

    def finish(self) -> None:
        """Tell the views of the last chunks at once."""
        self._notify.flush()
