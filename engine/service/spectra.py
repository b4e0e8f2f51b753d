"""Columns of every kind of spectrogram from samples, as bytes for a picture; numpy only, so that torch need not load.

A byte is -90..0 dB, 0 dB being a full-scale sine in the middle of a row.
"""

import math
from functools import cache
from typing import Protocol

import numpy as np

from engine.features.filter_banks import N_FFT, N_MELS, SAMPLE_RATE, filter_bank
from engine.frequency_scales import (
    BINS_PER_OCTAVE,
    LINEAR_ROWS,
    LINEAR_TOP_HZ,
    LOWEST_NOTE_HZ,
    OCTAVES,
    LogMelScale,
)

__all__ = ["FLOOR_DB", "Spectrum", "spectrum_of"]

FLOOR_DB = -90.0
_FRAMES_PER_PASS = 256
_WINDOW_S = 0.093
_FINE_COLUMN_S, _FINEST_COLUMN_S = 0.005, 0.001
_SINE_SPREAD = 1.5
"""A Hann window spreads the power of a sine over neighbouring bins, by this factor in sum."""
_Q = 1 / (2 ** (1 / BINS_PER_OCTAVE) - 1)
_HALVING_TAPS = 47


class Spectrum(Protocol):
    """One kind of spectrogram at one sharpness.

    Attributes
    ----------
    rate : int
        Samples a second that it wants.
    rows : int
    reach : int
        Samples around a column's centre that count for it, to each side.
    """

    rate: int
    rows: int
    reach: int

    def columns(self, samples: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """Return bytes, (rows, columns), lowest row first, around these indexes of `samples`.

        Every index must be at least `reach` away from both ends.
        """


def spectrum_of(kind: str, sample_rate: int, column_s: float) -> Spectrum:
    """Return the spectrum for columns of this length: the shorter they are, the shorter the windows.

    Parameters
    ----------
    kind : str
        One of `engine.frequency_scales.KINDS`.
    sample_rate : int
        The recording's.
    column_s : float

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    focus = 1 if column_s >= _FINE_COLUMN_S else 2 if column_s >= _FINEST_COLUMN_S else 4
    if kind == "log_mel":
        return MelSpectrum(focus)
    if kind == "linear":
        return LinearSpectrum(min(sample_rate, round(2 * LINEAR_TOP_HZ)), focus)
    if kind == "constant_q":
        return ConstantQSpectrum(min(focus, 2))
    if kind == "chroma":
        return ChromaSpectrum()
    raise ValueError(f"no spectrogram of the kind {kind!r}")


class MelSpectrum:
    """The network's log-mel bands; `focus` 2 or 4 shortens the window and keeps the bands."""

    rate, rows, reach = SAMPLE_RATE, N_MELS, N_FFT // 2

    def __init__(self, focus: int = 1) -> None:
        self._window = _hann(N_FFT // focus)
        self._bank = _level_bank(focus)

    def columns(self, samples: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """Return bytes, (128, columns); see `Spectrum.columns`."""
        image = np.empty((N_MELS, len(centres)), dtype=np.uint8)
        for part in _passes(len(centres)):
            image[:, part] = _bytes(self._bank @ _power(samples, centres[part], self._window, N_FFT).T)
        return image


class LinearSpectrum:
    """Equal steps in Hz up to half of the rate, each the loudest of its bins."""

    rows = LINEAR_ROWS

    def __init__(self, rate: int, focus: int = 1) -> None:
        self.rate = rate
        length = 2 ** round(math.log2(_WINDOW_S * rate))
        self._size = max(2 * LINEAR_ROWS, length)
        self._window = _hann(max(64, length // focus))
        self.reach = self._size // 2

    def columns(self, samples: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """Return bytes, (512, columns); see `Spectrum.columns`."""
        image = np.empty((LINEAR_ROWS, len(centres)), dtype=np.uint8)
        for part in _passes(len(centres)):
            power = _power(samples, centres[part], self._window, self._size)
            image[:, part] = _bytes(power[:, :-1].reshape(len(power), LINEAR_ROWS, -1).max(axis=2).T)
        return image


class ConstantQSpectrum:
    """Quarter tones from C1 on, with windows of a constant number of periods.

    One octave's kernels, as a matrix over short frames, serve all octaves: each lower one is the sound at half the
    rate. `focus` 2 halves the windows and doubles the bandwidth.
    """

    rate, rows = SAMPLE_RATE, BINS_PER_OCTAVE * OCTAVES

    def __init__(self, focus: int = 1) -> None:
        self._kernels = _octave_kernels(focus)
        half = len(self._kernels) // 2 + 1
        self.reach = (half + _HALVING_TAPS) * 2 ** (OCTAVES - 1)

    def power(self, samples: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """Return the power, (192, columns), 1 being a full-scale sine; see `Spectrum.columns`."""
        result = np.empty((self.rows, len(centres)), dtype=np.float32)
        if not len(centres):
            return result
        length = len(self._kernels)
        sound = np.asarray(samples, np.float32)
        for octave in reversed(range(OCTAVES)):
            places = np.rint(centres / 2 ** (OCTAVES - 1 - octave)).astype(np.int64) - length // 2
            frames = np.lib.stride_tricks.sliding_window_view(sound, length)
            rows = slice(octave * BINS_PER_OCTAVE, (octave + 1) * BINS_PER_OCTAVE)
            for part in _passes(len(centres)):
                values = frames[places[part]] @ self._kernels
                real, imaginary = values[:, :BINS_PER_OCTAVE], values[:, BINS_PER_OCTAVE:]
                result[rows, part] = (real**2 + imaginary**2).T
            if octave:
                sound = np.convolve(sound, _halving_filter(), "same")[::2]
        return result

    def columns(self, samples: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """Return bytes, (192, columns); see `Spectrum.columns`."""
        return _bytes(self.power(samples, centres))


class ChromaSpectrum:
    """The twelve notes from C: the constant-Q powers of all octaves together."""

    rate, rows = SAMPLE_RATE, 12

    def __init__(self) -> None:
        self._source = ConstantQSpectrum()
        self.reach = self._source.reach

    def columns(self, samples: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """Return bytes, (12, columns); see `Spectrum.columns`."""
        power = self._source.power(samples, centres)
        # Without the quarter tones between: the windows are deaf to the next semitone, and half deaf to the quarter.
        return _bytes(power.reshape(OCTAVES, BINS_PER_OCTAVE, -1)[:, ::2].sum(axis=0))


def _passes(columns: int) -> list[slice]:
    return [slice(start, start + _FRAMES_PER_PASS) for start in range(0, columns, _FRAMES_PER_PASS)]


def _bytes(power: np.ndarray) -> np.ndarray:
    decibel = 10.0 * np.log10(np.maximum(power, 1e-12))
    return np.clip(np.rint((decibel - FLOOR_DB) * (255.0 / -FLOOR_DB)), 0, 255).astype(np.uint8)


def _power(samples: np.ndarray, centres: np.ndarray, window: np.ndarray, size: int) -> np.ndarray:
    """Power of windows around these places, (columns, size // 2 + 1); a full-scale sine in a bin's middle is 1."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, len(window))
    return _power_of_frames(frames[centres - len(window) // 2], window, size)


def _power_of_frames(frames: np.ndarray, window: np.ndarray, size: int) -> np.ndarray:
    spectrum = np.fft.rfft(frames * window, size, axis=1)
    power: np.ndarray = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return power * np.float32((2.0 / window.sum()) ** 2)


@cache
def _hann(length: int) -> np.ndarray:
    return np.hanning(length + 1)[:-1].astype(np.float32)


@cache
def _level_bank(focus: int) -> np.ndarray:
    """Return the features' mel bands, scaled so that a full-scale sine in the middle of any of them is 0 dB."""
    bank, scale = filter_bank("mel"), LogMelScale()
    if focus == 1:
        # The first picture comes while torch is being imported, when every call of numpy's may wait for the
        # interpreter: here the bands are wide enough for one factor.
        return bank / (bank.max(axis=1, keepdims=True) * _SINE_SPREAD)
    window = _hann(N_FFT // focus)
    middles = np.array([scale.hz_of_row(row) for row in range(N_MELS)])
    sines = np.sin(2 * np.pi * middles[:, None] * np.arange(len(window)) / SAMPLE_RATE).astype(np.float32)
    spectra = _power_of_frames(sines, window, N_FFT)
    levels: np.ndarray = bank / (bank * spectra).sum(axis=1, keepdims=True)
    return levels


@cache
def _octave_kernels(focus: int) -> np.ndarray:
    """Kernels of the highest octave, (samples, 2 * bins): cosines, then sines, under Hann windows of Q periods."""
    bins = LOWEST_NOTE_HZ * 2.0 ** (OCTAVES - 1 + np.arange(BINS_PER_OCTAVE) / BINS_PER_OCTAVE)
    lengths = _Q * SAMPLE_RATE / bins / focus
    half = math.ceil(lengths.max() / 2)
    times = np.arange(-half, half + 1)[:, None]
    windows = np.where(np.abs(times) < lengths / 2, 0.5 + 0.5 * np.cos(2 * np.pi * times / lengths), 0.0)
    windows *= 2.0 / windows.sum(axis=0)
    phases = 2 * np.pi * bins / SAMPLE_RATE * times
    return np.concatenate([windows * np.cos(phases), windows * np.sin(phases)], axis=1).astype(np.float32)


@cache
def _halving_filter() -> np.ndarray:
    """Return a low-pass at a quarter of the rate, 80 dB down where the next octave would alias."""
    places = np.arange(_HALVING_TAPS) - _HALVING_TAPS // 2
    taps = 0.5 * np.sinc(places / 2) * np.kaiser(_HALVING_TAPS, 8.0)
    return (taps / taps.sum()).astype(np.float32)
