"""The volume: a factor on what the audio output is given, without a click when it changes."""

import math

import numpy as np

LOWEST_DB = -60.0


class Fader:
    """Scales sound in the output's thread; the other thread only sets where it shall go.

    `volume` is the position of a slider, 0..1. Its gain is the cube: halfway is 18 dB less, which sounds like half.
    """

    def __init__(self) -> None:
        self.volume = 1.0
        self.muted = False
        self._gain = 1.0

    @property
    def target(self) -> float:
        """The factor it goes to."""
        return 0.0 if self.muted else self.volume**3

    @property
    def decibel(self) -> float:
        """The target in dB, not below `LOWEST_DB`."""
        return max(LOWEST_DB, 20 * math.log10(max(self.target, 1e-9)))

    def apply(self, out: np.ndarray) -> None:
        """Scale frames, (n, channels), in place; a new gain is reached at their end."""
        begin, self._gain = self._gain, self.target
        if begin != self._gain:
            out *= np.linspace(begin, self._gain, len(out), dtype=np.float32)[:, None]
        elif begin != 1.0:
            out *= np.float32(begin)
