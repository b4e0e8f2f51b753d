"""Plucked strings by physical model: mandolins, ukuleles, banjos and guitars that nobody sampled.

The extended Karplus-Strong algorithm (Karplus and Strong 1983; Jaffe and Smith 1983, Computer Music Journal 7(2)): a
burst of noise runs round a loop as long as a period, through a filter that takes the high partials first. Every
`StringInstrument` drawn is another one: its strings, pick, place of plucking and body differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.signal import fftconvolve, lfilter

from engine.training.scores import ScoreNote

Span = tuple[float, float]
_LONGEST_NOTE_S = 4.0


@dataclass(frozen=True)
class StringFamily:
    """Within what limits the instruments of one kind differ.

    Attributes
    ----------
    pitches : (int, int)
        Lowest and highest MIDI pitch.
    decay_s : (float, float)
        Time in which the lowest note falls by 60 dB; higher notes die sooner.
    damping : (float, float)
        Weight of the loop filter's second tap, 0 to 0.5: bright steel to dull nylon.
    pick_hz : (float, float)
        Cut-off of the pluck: finger tip to plectrum.
    courses : tuple of int
        Strings to a note.
    body_hz : (float, float)
        Where the resonances of the body lie.
    body_s : (float, float)
        How long these ring.
    body_gain : (float, float)
        How loud they are beside the string itself.
    """

    pitches: tuple[int, int]
    decay_s: Span
    damping: Span
    pick_hz: Span
    courses: tuple[int, ...]
    body_hz: Span
    body_s: Span
    body_gain: Span


STRING_FAMILIES = MappingProxyType(
    {
        "mandolin": StringFamily(
            (55, 88), (0.8, 3.0), (0.03, 0.3), (2500, 10000), (2,), (180, 3500), (0.004, 0.03), (0.3, 1.5)
        ),
        "ukulele": StringFamily(
            (60, 81), (0.5, 2.0), (0.2, 0.5), (800, 5000), (1,), (180, 2500), (0.005, 0.03), (0.4, 1.6)
        ),
        "banjo": StringFamily(
            (48, 84), (0.3, 1.5), (0.02, 0.25), (2500, 10000), (1,), (250, 4000), (0.002, 0.015), (0.5, 2.0)
        ),
        "guitar": StringFamily(
            (40, 84), (1.5, 6.0), (0.05, 0.45), (1000, 9000), (1, 1, 1, 2), (80, 2500), (0.008, 0.06), (0.3, 1.2)
        ),
    }
)
"""What is known of each kind; the limits are wide on purpose."""


class StringInstrument:
    """One instrument of a family.

    Parameters
    ----------
    family : StringFamily
    sample_rate : int
        Of what it plays, in Hz.
    rng : numpy.random.Generator
        Draws what it is like.
    """

    def __init__(self, family: StringFamily, sample_rate: int, rng: np.random.Generator) -> None:
        self.family = family
        self._rate = sample_rate
        self._decay_s = _within(family.decay_s, rng)
        self._damping = float(rng.uniform(*family.damping))
        self._pick_hz = _within(family.pick_hz, rng)
        self._plucked_at = float(rng.uniform(0.06, 0.45))
        self._strings = int(rng.choice(family.courses))
        self._course_cents = float(rng.uniform(1.0, 8.0))
        self._body = _body(family, sample_rate, rng)
        self._click = float(rng.uniform(0.0, 0.3))

    def play(self, notes: Sequence[ScoreNote], length_s: float, rng: np.random.Generator) -> np.ndarray:
        """Sound of some notes within the range of the family, (samples,) float32.

        A note rings on when it is let go for as long as the string does, or is damped at once: both are heard.
        """
        sound = np.zeros(round(length_s * self._rate), dtype=np.float32)
        damped = rng.random() < 0.4
        for note in notes:
            start = round(note.onset_s * self._rate)
            if start >= len(sound):
                continue
            plucked = self._pluck(note.pitch, note.velocity, rng)[: len(sound) - start]
            if damped:
                held = round((note.duration_s + 0.03) * self._rate)
                fall = np.arange(max(0, len(plucked) - held)) / (0.04 * self._rate)
                plucked[held:] *= np.exp(-fall).astype(np.float32)
            sound[start : start + len(plucked)] += plucked
        heard = fftconvolve(sound, self._body)[: len(sound)]
        return np.asarray(heard, dtype=np.float32)

    def _pluck(self, pitch: float, velocity: int, rng: np.random.Generator) -> np.ndarray:
        tuned = 440.0 * 2.0 ** ((pitch - 69) / 12)
        loudness = 10.0 ** (-18.0 * (1 - velocity / 127) / 20)
        parts = np.zeros(0, dtype=np.float32)
        for string in range(self._strings):
            cents = self._course_cents * (rng.uniform(0.5, 1.0) if string else 0.0) + rng.normal(0, 2.0)
            part = self._string(tuned * 2.0 ** (cents / 1200), velocity, rng)
            late = int(rng.uniform(0, 0.004) * self._rate) if string else 0
            grown = np.zeros(max(len(parts), late + len(part)), dtype=np.float32)
            grown[: len(parts)] += parts
            grown[late : late + len(part)] += part
            parts = grown
        return parts * np.float32(loudness)

    def _string(self, frequency: float, velocity: int, rng: np.random.Generator) -> np.ndarray:
        """One string: noise, low-passed as by the pick, combed by the place of plucking, round the loop."""
        period = self._rate / frequency
        decay_s = self._decay_s * (110.0 / max(frequency, 110.0)) ** 0.4
        length = round(min(_LONGEST_NOTE_S, 1.2 * decay_s) * self._rate)
        burst = rng.uniform(-1, 1, max(2, round(period)))
        cut = min(0.45 * self._rate, self._pick_hz * (0.5 + velocity / 127))
        pole = np.exp(-2 * np.pi * cut / self._rate)
        burst = lfilter([1 - pole], [1, -pole], burst)
        combed = burst - np.roll(burst, round(self._plucked_at * period))
        excitation = np.zeros(length)
        excitation[: len(combed)] = combed / (np.abs(combed).max() + 1e-9)
        click = rng.standard_normal(min(length, 40)) * np.exp(-np.arange(min(length, 40)) / 8.0)
        # The loop filter delays by `damping` samples, the interpolation by the rest that makes a period.
        whole = int(period - self._damping)
        share = period - self._damping - whole
        taps = np.convolve([1 - self._damping, self._damping], [1 - share, share])
        loop = np.zeros(whole + 3)
        loop[0] = 1.0
        loop[whole : whole + 3] -= 10.0 ** (-3.0 * period / self._rate / decay_s) * taps
        sound = lfilter([1.0], loop, excitation)
        sound[: len(click)] += self._click * click
        fade = min(length, 256)
        sound[length - fade :] *= np.linspace(1, 0, fade)
        return np.asarray(sound, dtype=np.float32)


def _within(span: Span, rng: np.random.Generator) -> float:
    """Return a value between two others, drawn by ratio."""
    return float(np.exp(rng.uniform(np.log(span[0]), np.log(span[1]))))


def _body(family: StringFamily, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return the impulse response of a body: the string itself and a dozen resonances."""
    times_s = np.arange(round(0.15 * sample_rate)) / sample_rate
    response = np.zeros(len(times_s))
    for _ in range(int(rng.integers(8, 20))):
        frequency, ring_s = _within(family.body_hz, rng), _within(family.body_s, rng)
        mode = np.exp(-times_s / ring_s) * np.sin(2 * np.pi * frequency * times_s + rng.uniform(0, 2 * np.pi))
        response += rng.normal() * mode / np.sqrt(np.square(mode).sum())
    response *= float(rng.uniform(*family.body_gain)) / np.sqrt(np.square(response).sum())
    response[0] += 1.0
    return response
