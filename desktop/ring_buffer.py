"""A ring of sound between the thread that reads a recording and the one that plays it."""

import numpy as np


class RingBuffer:
    """Sound waiting to be played: one thread writes, one reads, neither ever waits for the other.

    Parameters
    ----------
    frames : int
        How much may wait.
    channels : int
    history : int
        How many frames stay readable for `peek` after they were taken.
    """

    def __init__(self, frames: int, channels: int, history: int = 0) -> None:
        self._data = np.zeros((frames + history, channels), dtype=np.float32)
        self._history = history
        self.written = 0
        self.read = 0

    @property
    def room(self) -> int:
        """How many frames may be written now."""
        return len(self._data) - self._history - (self.written - self.read)

    def write(self, block: np.ndarray) -> None:
        """Append; the caller has made sure that there is room."""
        at = self.written % len(self._data)
        first = min(len(block), len(self._data) - at)
        self._data[at : at + first] = block[:first]
        self._data[: len(block) - first] = block[first:]
        self.written += len(block)

    def take(self, out: np.ndarray) -> int:
        """Fill `out` as far as sound is there, the rest with silence; return the frames of real sound."""
        count = min(len(out), self.written - self.read)
        self._copy(self.read, out[:count])
        out[count:] = 0.0
        self.read += count
        return count

    def peek(self, first: int, last: int) -> np.ndarray:
        """Return a copy of the frames ``[first, last)`` as far as they are kept, shape (frames, channels)."""
        first = max(first, self.read - self._history, 0)
        out = np.empty((max(0, min(last, self.written) - first), self._data.shape[1]), dtype=np.float32)
        self._copy(first, out)
        return out

    def _copy(self, position: int, out: np.ndarray) -> None:
        at = position % len(self._data)
        first = min(len(out), len(self._data) - at)
        out[:first] = self._data[at : at + first]
        out[first:] = self._data[: len(out) - first]
