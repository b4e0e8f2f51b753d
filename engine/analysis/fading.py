"""Where a sound has died away: a network hears the echo of a note long after nobody plays it any more.

An instrument counts as present down to 40 dB under its own loud passages, in all that the networks are trained and
judged by. How loud one of several instruments is nobody knows, but none is louder than all together.
"""

import numpy as np

from engine.analysis.frame_measure import FrameMeasure

DIED_AWAY_DB = -40.0
"""What is softer than this, relative to the loudest just before, may be the end of it."""

_BEFORE_FRAMES = 30
_FALL_FRAMES = 10
_FALL_DB = 6.0
"""...if it goes on falling by as much as this over so many frames: soft music after a blow stays as loud as it is."""
_SHORTEST_FRAMES = 5
"""Shorter fades lie between two notes."""
_FAINTEST = 1e-18


class FadeMap:
    """Knows in which frames of the activation grid only the end of a sound is heard.

    Parameters
    ----------
    frames : int
        Frames in the grid.
    frame_s : float
        The constants of this module are in frames of 0.1 s.
    sample_rate : int
    """

    def __init__(self, frames: int, frame_s: float, sample_rate: int) -> None:
        self._energies = FrameMeasure(frames, frame_s, sample_rate, np.square, np.add)
        self._frames = frames

    @property
    def decided(self) -> int:
        """For how many frames, from the first on, it is known; for all when the samples have ended."""
        complete = self._energies.complete
        return complete if complete >= self._frames else max(0, complete - _SHORTEST_FRAMES + 1)

    def push(self, samples: np.ndarray) -> None:
        """Take the next samples, shape (n,)."""
        self._energies.push(samples)

    def faded(self, start: int, stop: int) -> np.ndarray:
        """Return for frames `start` to `stop` whether sound has died away in them, shape (stop - start,).

        All of them must be decided.
        """
        first = max(0, start - _SHORTEST_FRAMES - max(_BEFORE_FRAMES, _FALL_FRAMES))
        last = min(self._frames, stop + _SHORTEST_FRAMES)
        span = slice(first, last)
        power = self._energies.values[span] / np.maximum(self._energies.lengths[span], 1)
        return faded_frames(10 * np.log10(power + _FAINTEST), ended=last == self._frames)[start - first : stop - first]


def faded_frames(level_db: np.ndarray, *, ended: bool = True) -> np.ndarray:
    """Return in which frames sound has died away, (frames,) bool.

    Parameters
    ----------
    level_db : np.ndarray (frames,)
        Mean power of frames of 0.1 s in dB.
    ended : bool
        Whether the recording ends with them: what fades out then need not last.
    """
    frames = len(level_db)
    if not frames:
        return np.zeros(0, dtype=bool)
    before = np.pad(level_db, (_BEFORE_FRAMES, 0), constant_values=-np.inf)
    loudest = np.lib.stride_tricks.sliding_window_view(before, _BEFORE_FRAMES + 1).max(axis=1)
    earlier = level_db[np.maximum(np.arange(frames) - _FALL_FRAMES, 0)]
    falling = (level_db < loudest + DIED_AWAY_DB) & (level_db < earlier - _FALL_DB)
    margin = _SHORTEST_FRAMES - 1
    around = np.concatenate([np.zeros(margin, bool), falling, np.full(margin, ended)])
    whole = np.lib.stride_tricks.sliding_window_view(around, _SHORTEST_FRAMES).all(axis=1)
    lasting = np.lib.stride_tricks.sliding_window_view(whole, _SHORTEST_FRAMES).any(axis=1)
    return np.asarray(falling & lasting)
