"""Sound without its offset: a steady voltage is heard by nobody, but takes the lowest of all frequencies.

Cheap converters put one under everything they record. A network takes it for something that sounds.
"""

import numpy as np

__all__ = ["OffsetRemoval", "centred", "offset_reach"]

_BEFORE_S, _AFTER_S = 9.5, 0.5
"""What is heard around a sample decides what its offset is: for so long that hardly a note moves it."""

_HARMLESS = 2e-4
"""So much of an offset, of full scale 1, may stay; sound without one stays as it is, to the last bit."""


def offset_reach(sample_rate: int) -> tuple[int, int]:
    """Return how many samples before and after a sample decide what its offset is."""
    return round(_BEFORE_S * sample_rate), round(_AFTER_S * sample_rate)


class OffsetRemoval:
    """Takes the offset from samples that arrive in blocks of any size; a little later, for it looks ahead.

    Parameters
    ----------
    sample_rate : int
    """

    def __init__(self, sample_rate: int) -> None:
        self._rate = sample_rate
        self._kept = np.zeros(0, dtype=np.float32)
        self._sums = np.zeros(1)
        """Sums of all samples before each of those kept, and before the next one."""
        self._done = 0
        """How many of those kept were returned."""

    def push(self, samples: np.ndarray) -> np.ndarray:
        """Take the next samples, shape (n,); return those that can be told, less their offset, float32."""
        self._kept = np.concatenate([self._kept, samples.astype(np.float32, copy=False)])
        self._sums = np.concatenate([self._sums, self._sums[-1] + np.cumsum(samples, dtype=np.float64)])
        before, after = offset_reach(self._rate)
        # The first samples wait for as many as those after them do.
        return self._returned(len(self._kept) - after if len(self._kept) > 2 * after else 0, before)

    def rest(self) -> np.ndarray:
        """Return what is left when the samples have ended."""
        return self._returned(len(self._kept), 0)

    def _returned(self, stop: int, kept: int) -> np.ndarray:
        stop = max(stop, self._done)
        found = _less_offset(self._kept, self._sums, self._done, stop, self._rate)
        past = max(0, stop - kept)
        self._kept, self._sums, self._done = self._kept[past:].copy(), self._sums[past:].copy(), stop - past
        return found


def centred(samples: np.ndarray, start: int, stop: int, sample_rate: int) -> np.ndarray:
    """Return samples `start` to `stop`, each less the mean of those around it but for what is harmless, float32.

    `samples` must hold as many before and after as `offset_reach` says, unless the recording begins or ends there.
    """
    sums = np.concatenate([[0.0], np.cumsum(samples, dtype=np.float64)])
    return _less_offset(samples, sums, start, stop, sample_rate)


def _less_offset(samples: np.ndarray, sums: np.ndarray, start: int, stop: int, sample_rate: int) -> np.ndarray:
    before, after = offset_reach(sample_rate)
    if start >= before and stop + after < len(sums):  # as many to either side of all of them
        first, last = sums[start - before : stop - before], sums[start + after + 1 : stop + after + 1]
        mean = (last - first) / (before + after + 1)
    else:
        at = np.arange(start, stop)
        low = np.maximum(at - before, 0)
        high = np.minimum(np.maximum(at + after, 2 * after) + 1, len(samples))
        mean = (sums[high] - sums[low]) / np.maximum(high - low, 1)
    found = samples[start:stop].astype(np.float32)
    if np.abs(mean).max(initial=0.0) > _HARMLESS:
        found -= (np.sign(mean) * np.maximum(np.abs(mean) - _HARMLESS, 0.0)).astype(np.float32)
    return found
