"""What poor recordings suffer from, done to good ones: for judging only."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType

import numpy as np
import soxr
from scipy.signal import fftconvolve

from engine.training.codecs import through_codec
from engine.training.noise import coloured_noise
from engine.training.rooms import band_limit

__all__ = ["DEGRADATIONS", "Degradation"]

Degradation = Callable[[np.ndarray, int, np.random.Generator], np.ndarray]
"""Takes samples (samples,), full scale 1, their rate in Hz and a source of random numbers; returns as many."""

_HALL_S = 1.5
_HALL_DB = -3.0
"""How loud a hall is, relative to what comes straight from the instrument."""

_SHELF_HZ = (200.0, 1000.0, 4000.0)
"""Up to the first one tone control has its way, from the last one on the other; neither does anything in between."""


def _softer(sound: np.ndarray, rate: int, rng: np.random.Generator, decibels: float) -> np.ndarray:
    """Return the sound as a file of 16 bits has it when it was recorded at too low a level."""
    return np.round(sound * (10 ** (-decibels / 20) * 2**15)) / 2**15


def _clipped(sound: np.ndarray, rate: int, rng: np.random.Generator, decibels: float) -> np.ndarray:
    """Return the sound with its peaks cut off so many dB below the highest, and that at full scale."""
    peak = max(float(np.abs(sound).max(initial=0.0)), 1e-9)
    return np.clip(sound * np.float32(10 ** (decibels / 20) / peak), -1, 1)


def _by_telephone(sound: np.ndarray, rate: int, rng: np.random.Generator) -> np.ndarray:
    spectrum = np.fft.rfft(sound)
    return np.fft.irfft(spectrum * band_limit(rate, len(spectrum), 3400.0, 300.0), len(sound))


def _sampled_at(sound: np.ndarray, rate: int, rng: np.random.Generator, low_rate: int) -> np.ndarray:
    back = soxr.resample(soxr.resample(sound, rate, low_rate), low_rate, rate)
    return np.pad(back, (0, max(0, len(sound) - len(back))))[: len(sound)]


def _encoded(sound: np.ndarray, rate: int, rng: np.random.Generator, codec: str, bit_rate: int) -> np.ndarray:
    return through_codec(sound, rate, codec, bit_rate)


def _toned(sound: np.ndarray, rate: int, rng: np.random.Generator, bass_db: float, treble_db: float) -> np.ndarray:
    spectrum = np.fft.rfft(sound)
    octaves = np.log2(np.maximum(np.linspace(0, rate / 2, len(spectrum)), 1.0))
    gains_db = np.interp(octaves, np.log2(_SHELF_HZ), (bass_db, 0.0, treble_db))
    return np.fft.irfft(spectrum * 10 ** (gains_db / 20), len(sound))


def _noisy(sound: np.ndarray, rate: int, rng: np.random.Generator, decibels: float) -> np.ndarray:
    """Return the sound in pink noise so many dB below its mean power."""
    level = float(np.sqrt(np.square(sound).mean()))
    return sound + coloured_noise(len(sound), 1.0, rng) * np.float32(level * 10 ** (-decibels / 20))


def _in_hall(sound: np.ndarray, rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the sound in a hall, a tail of noise that dies away by 60 dB in `_HALL_S` seconds."""
    time_s = np.arange(round(2 * _HALL_S * rate)) / rate
    tail = rng.standard_normal(len(time_s)) * 10 ** (-3 * time_s / _HALL_S)
    tail[: round(0.01 * rate)] = 0
    tail *= 10 ** (_HALL_DB / 20) / np.sqrt(np.square(tail).sum())
    return sound + fftconvolve(sound, tail)[: len(sound)]


DEGRADATIONS: MappingProxyType[str, Degradation] = MappingProxyType(
    {
        "30 dB softer, 16 bits": partial(_softer, decibels=30.0),
        "50 dB softer, 16 bits": partial(_softer, decibels=50.0),
        "12 dB cut off its peaks": partial(_clipped, decibels=12.0),
        "300 to 3400 Hz": _by_telephone,
        "sampled at 11 kHz": partial(_sampled_at, low_rate=11_025),
        "MP3, 48 kbit/s": partial(_encoded, codec="mp3", bit_rate=48_000),
        "bass +9, treble -9 dB": partial(_toned, bass_db=9.0, treble_db=-9.0),
        "bass -9, treble +9 dB": partial(_toned, bass_db=-9.0, treble_db=9.0),
        "pink noise at -20 dB": partial(_noisy, decibels=20.0),
        "pink noise at -10 dB": partial(_noisy, decibels=10.0),
        "in a hall": _in_hall,
    }
)
"""What can be done to a sound, by what to call it."""
