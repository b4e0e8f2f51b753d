"""What is known of the whole recording's look, as a Qt object: the pyramids and a signal that they grew."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.overview_data import SpectrogramPyramid, WaveformPyramid
from desktop.throttle import Throttle
from engine.frequency_scales import FrequencyScale, frequency_scale
from engine.service.messages import OverviewChunk

_GROW_INTERVAL_MS = 100
_MOST_SPECTRUM_BYTES = 256 * 2**20
"""Spectrograms of other kinds than log-mel; three hours take 148 MB (linear), 55 MB (constant-Q), 3 MB (chroma)."""


class OverviewModel(QObject):
    """Waveform and spectrogram pyramids of the open recording, filled from the engine's scans.

    The window calls ``reset`` when a recording has been opened, ``clear`` when none is, and connects the engine
    client's overview chunks to ``add_chunk``. ``changed`` comes at most ten times a second while a scan runs.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waveform: WaveformPyramid | None = None
        self.mel: SpectrogramPyramid | None = None
        self._spectra: dict[str, SpectrogramPyramid] = {}
        self._sample_rate, self._duration_s = 44100, 0.0
        self._notify = Throttle(self.changed.emit, _GROW_INTERVAL_MS, self)

    def reset(self, channels: int, sample_rate: int, duration_s: float) -> None:
        """Make room for a recording of this shape and forget the one before."""
        self._notify.cancel()
        self._sample_rate, self._duration_s = sample_rate, duration_s
        self.waveform = WaveformPyramid(channels, sample_rate, duration_s)
        self.mel = SpectrogramPyramid(duration_s)
        self._spectra.clear()
        self.changed.emit()

    def clear(self) -> None:
        """Forget the recording."""
        self._notify.cancel()
        self.waveform = self.mel = None
        self._spectra.clear()
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

    # ---- spectrograms of every kind ---------------------------------------------------------------------------

    def scale(self, kind: str) -> FrequencyScale:
        """Return what the rows of a kind of spectrogram mean for this recording."""
        return frequency_scale(kind, self._sample_rate)

    def spectrum(self, kind: str) -> SpectrogramPyramid | None:
        """Return the spectrogram of a kind, as far as it is read; None if nobody has begun to."""
        return self.mel if kind == "log_mel" else self._spectra.get(kind)

    def begin_spectrum(self, kind: str) -> None:
        """Make room for a spectrogram of another kind; those looked at longest ago go if there are too many."""
        self._spectra.pop(kind, None)
        made = SpectrogramPyramid(self._duration_s, bands=self.scale(kind).rows)
        while self._spectra and made.nbytes + self._spectrum_bytes > _MOST_SPECTRUM_BYTES:
            self._spectra.pop(next(iter(self._spectra)))
        self._spectra[kind] = made
        self.changed.emit()

    def add_spectrum(self, kind: str, start_column: int, image: np.ndarray) -> None:
        """Take in further columns, (rows, columns) bytes."""
        pyramid = self._spectra.get(kind)
        if pyramid is not None:
            pyramid.add(start_column, image)
            self._notify.request()

    def drop_spectrum(self, kind: str) -> None:
        """Forget a spectrogram that is not complete."""
        self._spectra.pop(kind, None)

    @property
    def _spectrum_bytes(self) -> int:
        return sum(pyramid.nbytes for pyramid in self._spectra.values())
