"""Sound that another program hands over in blocks: mixed down and resampled as it comes, kept on disk."""

import hashlib
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.audio.recording import arranged
from engine.audio.resampling import ResampleStream
from engine.errors import RecordingError

__all__ = ["GatheredSound"]

_BYTES = np.dtype(np.float32).itemsize


class GatheredSound:
    """
    The sound of a recording without its file: the samples that ``Recording.blocks`` gives for the same sound.

    Only the mixed-down samples at ``kept_rate`` are kept, in a temporary file that no name leads to where the
    system allows that: it vanishes with this object or with the process, however that ends.

    Parameters
    ----------
    sample_rate
        Of the blocks that will be added, in Hz.
    channels
        Of these blocks.
    kept_rate
        Rate in Hz to keep the sound at.
    folder
        Where the temporary file lies; it is made if missing.

    Raises
    ------
    RecordingError
        When there is no room or the folder cannot be written to.
    """

    def __init__(self, sample_rate: int, channels: int, kept_rate: int, folder: Path) -> None:
        self._rate, self._channels, self._kept_rate = sample_rate, channels, kept_rate
        self._stream = ResampleStream(sample_rate, kept_rate)
        self._waiting: np.ndarray | None = None
        self._frames = 0
        # The name of an analysis in the cache: no file's own hash begins with these words.
        self._hash = hashlib.sha256(b"soloscope sound" + struct.pack("<II", sample_rate, kept_rate))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(prefix="sound-", dir=folder)  # noqa: SIM115 - `close` closes it
        except OSError as error:
            raise _no_room(error) from error

    @property
    def duration_s(self) -> float:
        """Length of what was added so far."""
        return self._frames / self._rate

    @property
    def sha256(self) -> str:
        """Hash of what was added so far."""
        return self._hash.hexdigest()

    def add(self, samples: np.ndarray) -> None:
        """
        Take the next samples, shape ``(channels, samples)``, float32.

        Raises
        ------
        RecordingError
            When the shape does not fit or the disk is full.
        """
        if samples.ndim != 2 or len(samples) != self._channels or samples.dtype != np.float32:
            raise RecordingError(
                f"The sound has {self._channels} channels, but a block of shape {samples.shape} ({samples.dtype}) came."
            )
        if not samples.size:
            return
        self._frames += samples.shape[1]
        mono = arranged(np.ascontiguousarray(samples.T), mono=True)
        # One block is held back: the resampler must be told which is the last.
        if self._waiting is not None:
            self._keep(self._stream.process(self._waiting))
        self._waiting = mono

    def finish(self) -> None:
        """
        Say that all was added.

        Raises
        ------
        RecordingError
            When nothing was added or the disk is full.
        """
        if self._waiting is None:
            raise RecordingError("The sound is empty (0 samples); select some and try again.")
        self._keep(self._stream.process(self._waiting, last=True))
        self._waiting = None
        try:
            self._file.flush()
        except OSError as error:
            raise _no_room(error) from error

    def blocks(self, block_s: float) -> Iterator[np.ndarray]:
        """Yield the finished sound, mono at the kept rate, float32, in blocks so long (the last may be shorter)."""
        length = max(1, round(block_s * self._kept_rate)) * _BYTES
        self._file.seek(0)
        while data := self._file.read(length):
            yield np.frombuffer(data, np.float32)

    def close(self) -> None:
        """Let go of the sound."""
        self._file.close()

    def _keep(self, samples: np.ndarray) -> None:
        data = np.ascontiguousarray(samples, np.float32).tobytes()
        self._hash.update(data)
        try:
            self._file.write(data)
        except OSError as error:
            raise _no_room(error) from error


def _no_room(error: OSError) -> RecordingError:
    return RecordingError(
        f"The sound cannot be kept on disk while it is analysed ({error.strerror}); make room for it."
    )
