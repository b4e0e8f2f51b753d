"""Which row of a spectrogram is which frequency, for every kind of spectrogram; plain arithmetic for all who need it.

Rows count from the bottom; a whole number is the middle of its row.
"""

import math
from dataclasses import dataclass, field
from typing import Protocol

KINDS = ("log_mel", "linear", "constant_q", "chroma")
"""All kinds of spectrogram, by their names in messages and settings."""

ANALYSIS_HZ = 11025.0
"""Highest frequency that the network hears, and the upper edge of the mel bands."""

MEL_ROWS = 128
LINEAR_ROWS = 512
LINEAR_TOP_HZ = 24000.0
BINS_PER_OCTAVE = 24
OCTAVES = 8
LOWEST_NOTE_HZ = 440.0 * 2 ** (-45 / 12)
"""C1, the lowest row of the constant-Q spectrogram; 32.7 Hz."""

_NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")

# Slaney's mel scale, the one of the features: linear up to 1 kHz, logarithmic above.
_HZ_PER_MEL = 200.0 / 3
_BREAK_HZ, _BREAK_MEL = 1000.0, 15.0
_LOG_STEP = math.log(6.4) / 27.0


class FrequencyScale(Protocol):
    """Maps between rows and frequencies."""

    @property
    def kind(self) -> str:
        """One of `KINDS`."""

    @property
    def rows(self) -> int:
        """Number of rows."""

    def row_of_hz(self, hz: float) -> float:
        """Return the (fractional) row of a frequency; it may lie outside of the picture."""

    def hz_of_row(self, row: float) -> float:
        """Return the frequency of a (fractional) row."""


@dataclass(frozen=True)
class LogMelScale:
    """Slaney's mel bands, as the network hears."""

    kind: str = field(default="log_mel", init=False)
    rows: int = field(default=MEL_ROWS, init=False)

    def row_of_hz(self, hz: float) -> float:
        """Return the (fractional) band whose centre a frequency is."""
        return hz_to_mel(hz) / hz_to_mel(ANALYSIS_HZ) * (self.rows + 1) - 1

    def hz_of_row(self, row: float) -> float:
        """Return the centre frequency of a (fractional) band."""
        return mel_to_hz((row + 1) / (self.rows + 1) * hz_to_mel(ANALYSIS_HZ))


@dataclass(frozen=True)
class LinearScale:
    """Equal steps in Hz from 0 to `top_hz`."""

    top_hz: float
    kind: str = field(default="linear", init=False)
    rows: int = field(default=LINEAR_ROWS, init=False)

    def row_of_hz(self, hz: float) -> float:
        """Return the (fractional) row of a frequency."""
        return hz / self.top_hz * self.rows - 0.5

    def hz_of_row(self, row: float) -> float:
        """Return the frequency of a (fractional) row."""
        return (row + 0.5) / self.rows * self.top_hz


@dataclass(frozen=True)
class ConstantQScale:
    """Equal steps per octave: quarter tones from C1 on."""

    kind: str = field(default="constant_q", init=False)
    rows: int = field(default=BINS_PER_OCTAVE * OCTAVES, init=False)

    def row_of_hz(self, hz: float) -> float:
        """Return the (fractional) row of a frequency."""
        return BINS_PER_OCTAVE * math.log2(max(hz, 1e-3) / LOWEST_NOTE_HZ)

    def hz_of_row(self, row: float) -> float:
        """Return the frequency of a (fractional) row."""
        return LOWEST_NOTE_HZ * 2 ** (row / BINS_PER_OCTAVE)


@dataclass(frozen=True)
class ChromaScale:
    """The twelve notes from C, all octaves folded into one."""

    kind: str = field(default="chroma", init=False)
    rows: int = field(default=12, init=False)

    def row_of_hz(self, hz: float) -> float:
        """Return the (fractional) row of a frequency's note, from -0.5 to 11.5."""
        return (12 * math.log2(max(hz, 1e-3) / LOWEST_NOTE_HZ) + 0.5) % 12 - 0.5

    def hz_of_row(self, row: float) -> float:
        """Return the frequency of a row's note in the octave from C4, which stands for all."""
        return LOWEST_NOTE_HZ * 8 * 2 ** (row / 12)


def frequency_scale(kind: str, sample_rate: int) -> FrequencyScale:
    """Return the scale of a kind of spectrogram.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    sample_rate : int
        The recording's; a linear spectrogram reaches to half of it, at most to `LINEAR_TOP_HZ`.

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    if kind == "log_mel":
        return LogMelScale()
    if kind == "linear":
        return LinearScale(min(LINEAR_TOP_HZ, sample_rate / 2))
    if kind == "constant_q":
        return ConstantQScale()
    if kind == "chroma":
        return ChromaScale()
    raise ValueError(f"no spectrogram of the kind {kind!r}; there are {', '.join(KINDS)}")


def hz_to_mel(hz: float) -> float:
    """Return Slaney mels of a frequency."""
    return hz / _HZ_PER_MEL if hz < _BREAK_HZ else _BREAK_MEL + math.log(hz / _BREAK_HZ) / _LOG_STEP


def mel_to_hz(mel: float) -> float:
    """Return the frequency of Slaney mels."""
    return mel * _HZ_PER_MEL if mel < _BREAK_MEL else _BREAK_HZ * math.exp((mel - _BREAK_MEL) * _LOG_STEP)


def note_name(hz: float) -> str:
    """Return the nearest note of the equal-tempered scale at A4 = 440 Hz; empty below C0."""
    if hz < 16.0:
        return ""
    number = round(69 + 12 * math.log2(hz / 440.0))
    return f"{_NOTES[number % 12]}{number // 12 - 1}"


def note_class(row: float) -> str:
    """Return the name of a chroma row's note."""
    return _NOTES[round(row) % 12]


def note_with_cents(hz: float) -> str:
    """Return the nearest note and how far off the frequency is, as ``A4 +12 ct``; empty below C0."""
    name = note_name(hz)
    if not name:
        return ""
    semitones = 12 * math.log2(hz / 440.0)
    cents = round(100 * (semitones - round(semitones)))
    return f"{name} {'−' if cents < 0 else '+' if cents else '±'}{abs(cents)} ct"
