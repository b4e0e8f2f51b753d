"""When a stem of a mix counts as present: loud enough for itself, not buried by the others."""

from itertools import pairwise

import numpy as np

PRESENT_DB = -40.0
"""A stem is present where it is louder than this, relative to its own loud passages."""

BURIED_DB = -25.0
"""...unless it lies further than this below the mix."""

_CLOSED_GAP_FRAMES = 3


def heard_frames(power: np.ndarray, loud: float, mix_power: np.ndarray) -> np.ndarray:
    """Return where a stem is present, (frames,) bool.

    Parameters
    ----------
    power, mix_power : ndarray (frames,)
        Mean power of the stem and of the whole mix in each frame.
    loud : float
        Root mean square of the stem's loud passages.
    """
    return np.asarray((power > 10 ** (PRESENT_DB / 10) * loud**2) & (power > 10 ** (BURIED_DB / 10) * mix_power))


def frame_power(sound: np.ndarray, frame: int) -> np.ndarray:
    """Mean power in each frame of so many samples, (frames,)."""
    return np.asarray(np.square(sound, dtype=np.float64).reshape(-1, frame).mean(axis=1))


def closed(heard: np.ndarray) -> np.ndarray:
    """Fill gaps shorter than 0.3 s, such as lie between two notes."""
    filled = heard.copy()
    sounding = np.flatnonzero(heard)
    for before, after in pairwise(sounding.tolist()):
        if after - before - 1 < _CLOSED_GAP_FRAMES:
            filled[before:after] = True
    return filled
