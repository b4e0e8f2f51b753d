"""Writes the stems of a pool, one after the other."""

from typing import BinaryIO

import numpy as np

from engine.training.codecs import through_any_codec
from engine.training.stem_pool import POOL_RATE, Stem

_FRAME = 1024


class PoolWriter:
    """Brings stems to one peak and writes them.

    Parameters
    ----------
    file : binary file
        Takes the samples.
    stems : list of Stem
        Takes their index.
    codec : float
        Share of the stems that go through a lossy codec first.
    rng : numpy.random.Generator
        Draws which.
    """

    def __init__(self, file: BinaryIO, stems: list[Stem], codec: float, rng: np.random.Generator) -> None:
        self._file = file
        self._stems = stems
        self._codec = codec
        self._rng = rng
        self._end = 0

    def add(
        self, sound: np.ndarray, classes: tuple[str, ...], detail: str, origin: str, partner: int = -1
    ) -> int | None:
        """Write one stem; its index, or None when there is nothing to hear in it."""
        peak = float(np.abs(sound).max(initial=0.0))
        frames = sound[: len(sound) // _FRAME * _FRAME].reshape(-1, _FRAME)
        if peak < 1e-4 or not len(frames):
            return None
        if self._rng.random() < self._codec:
            sound = through_any_codec(sound * np.float32(0.9 / peak), POOL_RATE, self._rng)
            peak = max(1e-4, float(np.abs(sound).max(initial=0.0)))
            frames = sound[: len(frames) * _FRAME].reshape(-1, _FRAME)
        scale = 0.9 / peak
        loud = float(np.percentile(np.sqrt(np.square(frames).mean(axis=1)), 95)) * scale
        (np.clip(sound * scale, -1, 1) * 32767).astype("<i2").tofile(self._file)
        self._stems.append(Stem(self._end, len(sound), classes, detail, origin, loud, partner))
        self._end += len(sound)
        return len(self._stems) - 1
