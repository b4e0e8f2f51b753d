"""A figure for every frame of a recording, gathered while its samples arrive in blocks of any size."""

import numpy as np


class FrameMeasure:
    """Gathers one figure a frame.

    Parameters
    ----------
    frames : int
        Frames of the recording; samples beyond them are passed over.
    frame_s : float
    sample_rate : int
    of_samples : np.ufunc
        What to take of each sample, such as its size.
    joined : np.ufunc
        How to put these together over a frame, such as their sum; must have 0 as its neutral value.

    Attributes
    ----------
    values : np.ndarray (frames,) float32
        The figures as far as samples have come; 0 behind them.
    lengths : np.ndarray (frames,)
        Samples in each frame.
    """

    def __init__(self, frames: int, frame_s: float, sample_rate: int, of_samples: np.ufunc, joined: np.ufunc) -> None:
        self.values = np.zeros(frames, dtype=np.float32)
        self._of_samples, self._joined = of_samples, joined
        self._edges = np.rint(np.arange(frames + 1) * frame_s * sample_rate).astype(np.int64)
        self.lengths = np.diff(self._edges)
        self._fed = 0

    @property
    def complete(self) -> int:
        """How many frames have all their samples."""
        return max(0, int(np.searchsorted(self._edges, self._fed, side="right")) - 1)

    def push(self, samples: np.ndarray) -> None:
        """Take the next samples, shape (n,)."""
        begin, self._fed = self._fed, self._fed + len(samples)
        first = int(np.searchsorted(self._edges, begin, side="right")) - 1
        stop = min(int(np.searchsorted(self._edges, self._fed, side="left")), len(self.values))
        if stop <= first or not len(samples):
            return
        cuts = np.maximum(self._edges[first:stop] - begin, 0)
        inside = self._of_samples(samples[: int(self._edges[stop]) - begin])
        self.values[first:stop] = self._joined(self.values[first:stop], self._joined.reduceat(inside, cuts))
