"""Whether a voice that is heard alone sings: the networks take speech for singing, and it is as loud and as human.

Who sings holds notes; in speech the pitch glides and breaks off. A voice is believed as far as pitches are held in the
passage around it. Where others play there is nothing to tell it by, and a voice that was heard for a moment only is
given the benefit of the doubt.
"""

import numpy as np

from engine.analysis.held_pitch import HeldPitch

SINGING = "voice"
"""The instrument that means singing."""

HALF_S = 7.5
"""Seconds to either side of a frame that make up its passage."""

_SPOKEN, _SUNG = 0.1, 0.14
"""Below this share of held pitches nobody sings, above that one somebody does."""

_EXPECTED, _EXPECTED_S = 0.2, 3.0
"""What is held before anything is heard, and for as long as how many seconds that counts."""

_AUDIBLE = 1e-3
"""Pauses are softer than the loudest of a passage by more than this, as a ratio of powers."""

_LIKELY = 0.1
"""Pitches need not be looked for where a voice is less likely to be alone."""


class SingingStage:
    """The way from activations to those in which speech is no singing, as far as they are known.

    It keeps no more than what is still to come depends on.

    Parameters
    ----------
    held : HeldPitch
        Of the recording; its samples come before their activations.
    column : int
        Of `SINGING`.
    instruments : int
        Columns, from the first on, of instruments; those behind them tell who leads.
    columns : int
        All of them.
    frame_s : float
    """

    def __init__(self, held: HeldPitch, column: int, instruments: int, columns: int, frame_s: float) -> None:
        self._held = held
        self._column, self._instruments = column, instruments
        self._half = round(HALF_S / frame_s)
        self._prior = _EXPECTED_S / frame_s
        self._begin = self._done = 0
        self._values = np.zeros((0, columns), dtype=np.float32)
        self._told = np.zeros((0, 3))
        """Of each frame that is kept how surely a voice is alone, its power, and which share of it is held."""

    def push(self, values: np.ndarray, *, last: bool = False) -> tuple[int, np.ndarray]:
        """Take the activations of the next frames.

        Parameters
        ----------
        values : np.ndarray, shape (frames, columns)
            Probabilities.
        last : bool
            No further frames come.

        Returns
        -------
        start : int
        values : np.ndarray, shape (new frames, columns), float32
            Of the frames from `start` on that have become final.
        """
        self._values = np.concatenate([self._values, values])
        known = self._begin + len(self._values)
        self._listen(known if last else min(known, self._held.decided))
        told, start = self._begin + len(self._told), self._done
        self._done = told if last else max(self._doubtful(start), told - self._half)
        first, stop = start - self._begin, self._done - self._begin
        final = self._values[first:stop].copy()
        sung = np.where(self._told[first:stop, 0] > 0, self._sung(first, stop), np.float32(1))
        final[:, self._column] *= sung
        if final.shape[1] > self._instruments:
            final[:, self._instruments + self._column] *= sung
        past = self._done - self._half - self._begin
        if past > 0:
            self._values, self._told = self._values[past:].copy(), self._told[past:].copy()
            self._begin += past
        self._held.forget_before(self._begin + len(self._told))
        return start, final

    def _listen(self, stop: int) -> None:
        """Look for pitches in the next frames, up to `stop`, if a voice may be alone in one of them."""
        start = self._begin + len(self._told)
        if stop <= start:
            return
        values = self._values[start - self._begin : stop - self._begin, : self._instruments]
        others = np.delete(values, self._column, axis=1).max(axis=1, initial=0.0)
        alone = values[:, self._column] * (1.0 - others)
        alone = np.where(alone > _LIKELY, alone, 0.0)
        told = np.zeros((stop - start, 3))
        if alone.any():
            told = np.stack([alone, self._held.power(start, stop), self._held.held(start, stop)], axis=1)
        self._told = np.concatenate([self._told, told])

    def _doubtful(self, start: int) -> int:
        """Return the next frame, from `start` on, in which a voice may be alone: others need not wait."""
        alone = self._told[start - self._begin :, 0] > 0
        return start + int(np.argmax(alone)) if alone.any() else start + len(alone)

    def _sung(self, start: int, stop: int) -> np.ndarray:
        """Return how far a voice in some of the frames kept is believed to sing, shape (stop - start,), 0 to 1."""
        if stop <= start or not self._told[:, 0].any():
            return np.ones(max(0, stop - start), dtype=np.float32)
        ends = (self._half, self._half)
        alone, power, held = (np.pad(part, ends) for part in self._told.T)
        around = np.arange(start, stop)[:, None] + np.arange(2 * self._half + 1)
        loudest = (power * (alone > 0))[around].max(axis=1, keepdims=True)
        weight = alone[around] * (power[around] > _AUDIBLE * loudest)
        share = (weight * held[around]).sum(axis=1) + self._prior * _EXPECTED
        share /= weight.sum(axis=1) + self._prior
        return np.asarray(((share - _SPOKEN) / (_SUNG - _SPOKEN)).clip(0.0, 1.0), dtype=np.float32)
