"""Peak and RMS of what is heard, in dB re full scale, with peak hold; it draws nothing."""

from dataclasses import dataclass

import numpy as np

FLOOR_DB = -60.0
_RMS_S = 0.3
_FALL_DB_PER_S = 24.0
_HOLD_S = 1.5
_FULL_SCALE = 0.9999


@dataclass(frozen=True)
class Levels:
    """What a meter shows, one value per channel; dB, not below `FLOOR_DB`.

    Attributes
    ----------
    peak_db : np.ndarray
        Highest sample; falls by 24 dB a second.
    rms_db : np.ndarray
        Mean power of the last 0.3 s; a full-scale sine is -3 dB.
    hold_db : np.ndarray
        Highest peak of the last 1.5 s.
    clipped : np.ndarray of bool
        Whether full scale has been reached since the last `LevelMeter.reset`.
    """

    peak_db: np.ndarray
    rms_db: np.ndarray
    hold_db: np.ndarray
    clipped: np.ndarray


def silence(channels: int = 2) -> Levels:
    """Return the levels of nothing."""
    floor = np.full(channels, FLOOR_DB)
    return Levels(floor, floor, floor, np.zeros(channels, bool))


class LevelMeter:
    """Follows the level of a stream of frames."""

    def __init__(self, channels: int = 2) -> None:
        self._channels = channels
        self.reset()

    def reset(self) -> None:
        """Forget what was heard, clipping too."""
        self._power = np.zeros(self._channels)
        self._peak_db = np.full(self._channels, FLOOR_DB)
        self._hold_db = np.full(self._channels, FLOOR_DB)
        self._held_s = np.zeros(self._channels)
        self._clipped = np.zeros(self._channels, bool)

    def mark_clipped(self, clipped: np.ndarray) -> None:
        """Say for which channels full scale counts as reached."""
        self._clipped = np.array(clipped, bool)

    def add(self, frames: np.ndarray, sample_rate: int) -> Levels:
        """Take in further frames, (n, channels), and return the levels after them."""
        if frames.shape[1] != self._channels:
            self._channels = frames.shape[1]
            self.reset()
        if len(frames):
            elapsed_s = len(frames) / sample_rate
            peak = np.abs(frames).max(axis=0).astype(float)
            share = float(np.exp(-elapsed_s / _RMS_S))
            self._power = share * self._power + (1 - share) * np.square(frames, dtype=float).mean(axis=0)
            self._clipped = self._clipped | (peak >= _FULL_SCALE)
            new_db = _decibel(peak)
            self._peak_db = np.maximum(new_db, self._peak_db - _FALL_DB_PER_S * elapsed_s)
            self._held_s += elapsed_s
            higher = (new_db >= self._hold_db) | (self._held_s > _HOLD_S)
            self._hold_db = np.where(higher, np.maximum(new_db, self._peak_db), self._hold_db)
            self._held_s = np.where(higher, 0.0, self._held_s)
        return Levels(np.maximum(self._peak_db, FLOOR_DB), _decibel(np.sqrt(self._power)), self._hold_db, self._clipped)


def _decibel(amplitude: np.ndarray) -> np.ndarray:
    return np.maximum(20 * np.log10(np.maximum(amplitude, 1e-9)), FLOOR_DB)
