"""Who plays, plays for more than a moment: a frame is believed as far as its instrument is likely in the passage.

The odds of an instrument in a frame are multiplied by its mean odds over the frames around, where these are below even.
An instrument that is surely heard a few seconds away loses nothing, nor does it gain: edges stay where they are.
"""

from dataclasses import replace

import numpy as np

from engine.analysis.activations import Activations

_LARGEST_ODDS = 8000.0
"""Beyond this an instrument is only very likely; one such frame must not outweigh all around it."""


class PassageStage:
    """The way from calibrated answers to activations, as far as they are known.

    It keeps no more than what is still to come depends on.

    Parameters
    ----------
    half : int
        Frames to either side that make up a passage; 0 changes nothing.
    instruments : int
        Columns to change, from the first on; those behind them (who leads) stay as they are.
    columns : int
        All of them.
    """

    def __init__(self, half: int, instruments: int, columns: int) -> None:
        self._half, self._instruments = half, instruments
        self._begin = self._done = 0
        self._values = np.zeros((0, columns), dtype=np.float32)
        self._heard = np.zeros(0, dtype=bool)

    def push(self, values: np.ndarray, heard: np.ndarray, *, last: bool = False) -> tuple[int, np.ndarray]:
        """Take the probabilities of the next frames.

        Parameters
        ----------
        values : np.ndarray, shape (frames, columns)
        heard : np.ndarray, shape (frames,), bool
            False where there is nothing to hear, which says nothing about the passage.
        last : bool
            No further frames come.

        Returns
        -------
        start : int
        values : np.ndarray, shape (new frames, columns), float32
            Of the frames from `start` on that have become final.
        """
        self._values = np.concatenate([self._values, values])
        self._heard = np.concatenate([self._heard, heard])
        known, start = self._begin + len(self._values), self._done
        self._done = known if last else max(start, known - self._half)
        first, stop = start - self._begin, self._done - self._begin
        final = self._values[first:stop].copy()
        if self._half:
            presence = self._values[:, : self._instruments]
            final[:, : self._instruments] = believed(presence, self._heard, first, stop, self._half)
        past = self._done - self._half - self._begin
        if past > 0:
            self._values, self._heard = self._values[past:].copy(), self._heard[past:].copy()
            self._begin += past
        return start, final


def in_passages(activations: Activations, half_s: float) -> Activations:
    """Return activations as they are when their frames are believed as far as their passages allow.

    Frames in which every activation is zero count as frames with nothing to hear.

    Parameters
    ----------
    activations : Activations
        Calibrated.
    half_s : float
        Seconds to either side; 0 changes nothing.
    """
    half = round(half_s / activations.frame_s)
    if not half:
        return activations
    values = activations.values
    return replace(activations, values=believed(values, np.any(values > 0, axis=1), 0, len(values), half))


def believed(values: np.ndarray, heard: np.ndarray, start: int, stop: int, half: int) -> np.ndarray:
    """Return the probabilities of some frames, lowered where a passage speaks against them.

    Parameters
    ----------
    values : np.ndarray, shape (frames, instruments)
        Calibrated probabilities; only frames ``start - half`` to ``stop + half`` are looked at.
    heard : np.ndarray, shape (frames,), bool
    start, stop : int
        Frames wanted.
    half : int
        Frames to either side that make up a passage.

    Returns
    -------
    np.ndarray, shape (stop - start, instruments), float32
    """
    first, last = max(0, start - half), min(len(values), stop + half)
    part = values[first:last].astype(np.float64)
    counted = heard[first:last, None]
    odds = np.minimum(part / np.maximum(1.0 - part, 1.0 / _LARGEST_ODDS), _LARGEST_ODDS)
    nothing = np.zeros((1, values.shape[1]))
    sums = np.concatenate([nothing, np.cumsum(odds * counted, axis=0)])
    numbers = np.concatenate([nothing[:, :1], np.cumsum(counted, axis=0, dtype=float)])
    frames = np.arange(start, stop)
    low, high = np.maximum(frames - half, first) - first, np.minimum(frames + half + 1, last) - first
    mean = (sums[high] - sums[low]) / np.maximum(numbers[high] - numbers[low], 1.0)
    own = slice(start - first, stop - first)
    doubted = odds[own] * np.maximum(mean, 0.0)
    return np.where(mean < 1.0, doubted / (1.0 + doubted), part[own]).astype(np.float32)
