"""Joins the frame-wise answers of overlapping windows into one curve per instrument."""

import math

import numpy as np

__all__ = ["OverlapAdd", "triangle"]


def triangle(frames: int) -> np.ndarray:
    """Return the weights of a window's frames: a triangle that is highest in the middle and nowhere zero."""
    centred = np.abs(2 * np.arange(frames) + 1 - frames)
    return ((frames + 1 - centred) / (frames + 1)).astype(np.float32)


class OverlapAdd:
    """Weighted mean, on a fixed grid, of the frames that any number of windows give for the same time.

    A window may start between two frames of the grid; each of its frames is then shared between the two it lies over.
    Whatever sticks out of the grid is left out.

    Parameters
    ----------
    frames, instruments : int
        Size of the grid.
    window_frames : int
        Frames that a window answers for.
    """

    def __init__(self, frames: int, instruments: int, window_frames: int) -> None:
        self._margin = window_frames + 1
        self._frames = frames
        self._begin = -self._margin
        self._sum = np.zeros((0, instruments), dtype=np.float32)
        self._weight = np.zeros(0, dtype=np.float32)
        self._triangle = triangle(window_frames)

    def add(self, start: float, values: np.ndarray) -> None:
        """Add a window.

        Parameters
        ----------
        start : float
            Where on the grid the window starts, in frames; may be negative or a fraction.
        values : np.ndarray, shape (window_frames, instruments)
        """
        first = math.floor(start)
        share = start - first
        weighted = values * self._triangle[:, None]
        for offset, part in ((0, 1.0 - share), (1, share)):
            begin = first + offset - self._begin
            if part <= 0.0 or begin < 0 or first + offset + len(values) > self._frames + self._margin:
                continue
            self._make_room(begin + len(values))
            self._sum[begin : begin + len(values)] += part * weighted
            self._weight[begin : begin + len(values)] += part * self._triangle

    def take(self, start: int, stop: int) -> np.ndarray:
        """Return frames `start` to `stop` as they are by now, shape (stop - start, instruments); 0 where none fell."""
        stop = max(start, min(stop, self._frames))
        self._make_room(stop - self._begin)
        inside = slice(start - self._begin, stop - self._begin)
        weight = self._weight[inside, None]
        return np.divide(self._sum[inside], weight, out=np.zeros_like(self._sum[inside]), where=weight > 0)

    def forget_before(self, frame: int) -> None:
        """Let go of the frames before `frame`: no further window begins there, and nobody takes them again."""
        past = min(frame - self._begin, len(self._weight))
        if past > 0:
            self._sum, self._weight = self._sum[past:].copy(), self._weight[past:].copy()
            self._begin += past

    def _make_room(self, rows: int) -> None:
        """Have at least so many rows, and not many times more than are in use."""
        if rows > len(self._weight):
            more = max(rows, 2 * len(self._weight)) - len(self._weight)
            self._sum = np.pad(self._sum, ((0, more), (0, 0)))
            self._weight = np.pad(self._weight, (0, more))
