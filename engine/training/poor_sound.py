"""What may befall a mix once it is whole, and more of it than is usual: a network should answer as if it had not."""

import numpy as np

from engine.training.noise import coloured_noise
from engine.training.rooms import band_limit, tone_curve

_TONE_DB = 14.0
_STEPS = 2**15


def made_poor(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return a mix clipped, filtered, in noise or too soft, at times two of these; (samples,) float32.

    Parameters
    ----------
    sound : ndarray (samples,)
        Full scale 1.
    sample_rate : int
        In Hz.
    rng : numpy.random.Generator
    """
    poor = np.asarray(sound, dtype=np.float32)
    for way in rng.choice(len(_WAYS), size=int(rng.integers(1, 3)), replace=False):
        poor = _WAYS[way](poor, sample_rate, rng)
    return np.asarray(poor, dtype=np.float32)


def _clipped(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound with 3 to 18 dB cut off its peaks, hard or soft."""
    peak = float(np.abs(sound).max(initial=0.0))
    if peak == 0:
        return sound
    driven = sound * float(10 ** (rng.uniform(3, 18) / 20) / peak)
    return np.asarray(peak * (np.clip(driven, -1, 1) if rng.random() < 0.6 else np.tanh(driven)))


def _filtered(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound as small loudspeakers, old recordings, low sample rates or careless equalisers leave it."""
    spectrum = np.fft.rfft(sound)
    if rng.random() < 0.6:
        low_hz = float(rng.uniform(100, 400)) if rng.random() < 0.5 else 0.0
        spectrum = spectrum * band_limit(sample_rate, len(spectrum), float(rng.uniform(2500, 7000)), low_hz)
    else:
        spectrum = spectrum * tone_curve(sample_rate, len(spectrum), _TONE_DB, rng)
    return np.fft.irfft(spectrum, len(sound))


def _in_noise(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound in noise 4 to 30 dB below it."""
    level = float(np.sqrt(np.square(sound).mean())) * 10 ** (-rng.uniform(4, 30) / 20)
    return sound + coloured_noise(len(sound), float(rng.uniform(0, 2)), rng) * np.float32(level)


def _too_soft(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound up to 30 dB softer, in the steps of sixteen bits."""
    return np.round(sound * float(10 ** (-rng.uniform(0, 30) / 20) * _STEPS)) / _STEPS


_WAYS = (_clipped, _filtered, _in_noise, _too_soft)
