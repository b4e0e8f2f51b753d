"""Voices that tests make for themselves: syllables whose vowels come and go, spoken or sung, by source and filter."""

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


def song(duration_s: float = 5.0, rate: int = 22050, pitch_hz: float = 220.0, seed: int = 0) -> np.ndarray:
    """Return somebody who sings notes with vibrato and no words, float32 ``(samples,)``, peak near 0.5."""
    rng = np.random.default_rng(seed)
    notes: list[np.ndarray] = []
    while sum(map(len, notes)) < duration_s * rate:
        time_s = np.arange(round(rng.uniform(0.35, 0.9) * rate)) / rate
        semitones = rng.integers(0, 9) + 0.2 * np.sin(2 * np.pi * (5.5 * time_s + rng.random()))
        voiced = _voiced(pitch_hz * 2 ** (semitones / 12), rate, rng)
        notes += [voiced * np.hanning(len(voiced)) ** 0.2, np.zeros(round(rng.uniform(0.0, 0.1) * rate))]
    sound = np.concatenate(notes)[: round(duration_s * rate)]
    return (0.5 * sound / np.abs(sound).max()).astype(np.float32)


def chatter(duration_s: float = 5.0, rate: int = 22050, pitch_hz: float = 200.0, seed: int = 0) -> np.ndarray:
    """Return somebody who talks with a lively melody, in a room that is not quite silent, float32 ``(samples,)``."""
    rng = np.random.default_rng(seed)
    parts: list[np.ndarray] = []
    while sum(map(len, parts)) < duration_s * rate:
        time_s = np.arange(round(rng.uniform(0.12, 0.3) * rate)) / rate
        semitones = rng.uniform(-2, 3) + np.linspace(0, rng.choice([-1, 1]) * rng.uniform(2, 6), len(time_s))
        edges = np.minimum(1, np.minimum(time_s / 0.03, (len(time_s) / rate - time_s) / 0.04))
        consonant = 0.08 * rng.standard_normal(round(rng.uniform(0.03, 0.09) * rate))
        pause = np.zeros(round((rng.uniform(0, 0.05) if rng.random() < 0.85 else 0.35) * rate))
        parts += [consonant, _voiced(pitch_hz * 2 ** (semitones / 12), rate, rng) * edges, pause]
    sound = 0.3 * np.concatenate(parts)[: round(duration_s * rate)]
    return (sound + 0.0003 * rng.standard_normal(len(sound))).astype(np.float32)


def _syllable(rng: np.random.Generator, rate: int, pitch_hz: float) -> np.ndarray:
    samples = int(rng.uniform(0.08, 0.3) * rate)
    glide = pitch_hz * np.geomspace(rng.uniform(0.9, 1.3), rng.uniform(0.8, 1.1), samples)
    glide *= 1 + 0.01 * rng.standard_normal(samples)
    voiced = _voiced(glide, rate, rng)
    if rng.random() < 0.5:  # begins with a hiss
        hiss = rng.standard_normal(int(0.06 * rate)) * np.hanning(int(0.06 * rate))
        voiced = np.concatenate([0.1 * np.diff(hiss, prepend=0.0), voiced])
    return voiced * np.hanning(len(voiced)) ** 0.4


def _voiced(pitch_hz: np.ndarray, rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return pulses at a pitch through the resonances of a vowel on its way to another; peak 1."""
    pulses = np.diff(np.floor(np.cumsum(pitch_hz) / rate), prepend=0.0)
    voiced = lfilter([1.0], [1.0, -0.95], pulses)
    start, stop = (np.array(VOWELS_HZ[int(rng.integers(len(VOWELS_HZ)))]) for _ in range(2))
    for formant_hz in (start + stop) / 2:
        radius = np.exp(-np.pi * 90 / rate)
        voiced = lfilter([1 - radius], [1, -2 * radius * np.cos(2 * np.pi * formant_hz / rate), radius**2], voiced)
    return np.asarray(voiced / (np.abs(voiced).max() + 1e-12))
