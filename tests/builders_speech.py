"""Speech that tests make for themselves: syllables of a voice whose vowels come and go, by source and filter."""

import numpy as np
from scipy.signal import lfilter

VOWELS_HZ = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))
"""First three formants of a few vowels."""


def babble(duration_s: float = 5.0, rate: int = 22050, pitch_hz: float = 120.0, seed: int = 0) -> np.ndarray:
    """Return somebody who talks without a word of sense, float32 ``(samples,)``, peak near 0.5."""
    rng = np.random.default_rng(seed)
    syllables: list[np.ndarray] = []
    length = 0
    while length < duration_s * rate:
        syllable = _syllable(rng, rate, pitch_hz)
        pause = np.zeros(int(rng.uniform(0.0, 0.08 if rng.random() < 0.8 else 0.4) * rate))
        syllables += [syllable, pause]
        length += len(syllable) + len(pause)
    sound = np.concatenate(syllables)[: round(duration_s * rate)]
    return (0.5 * sound / np.abs(sound).max()).astype(np.float32)


def _syllable(rng: np.random.Generator, rate: int, pitch_hz: float) -> np.ndarray:
    samples = int(rng.uniform(0.08, 0.3) * rate)
    glide = pitch_hz * np.geomspace(rng.uniform(0.9, 1.3), rng.uniform(0.8, 1.1), samples)
    glide *= 1 + 0.01 * rng.standard_normal(samples)
    pulses = np.diff(np.floor(np.cumsum(glide) / rate), prepend=0.0)
    voiced = lfilter([1.0], [1.0, -0.95], pulses)
    start, stop = (np.array(VOWELS_HZ[int(rng.integers(len(VOWELS_HZ)))]) for _ in range(2))
    for formant_hz in (start + stop) / 2:
        radius = np.exp(-np.pi * 90 / rate)
        voiced = lfilter([1 - radius], [1, -2 * radius * np.cos(2 * np.pi * formant_hz / rate), radius**2], voiced)
    voiced /= np.abs(voiced).max() + 1e-12
    if rng.random() < 0.5:  # begins with a hiss
        hiss = rng.standard_normal(int(0.06 * rate)) * np.hanning(int(0.06 * rate))
        voiced = np.concatenate([0.1 * np.diff(hiss, prepend=0.0), voiced])
    return voiced * np.hanning(len(voiced)) ** 0.4
