"""Plucked strings by physical model: in tune, dying away, no two instruments alike."""

import numpy as np
import pytest

from engine.training.plucked_strings import STRING_FAMILIES, StringInstrument
from engine.training.scores import ScoreNote

RATE = 22050


def played(kind: str, pitch: int, seed: int = 0, seconds: float = 1.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return StringInstrument(STRING_FAMILIES[kind], RATE, rng).play([ScoreNote(0.0, 2.0, pitch, 100)], seconds, rng)


@pytest.mark.parametrize("kind", sorted(STRING_FAMILIES))
def test_partials_lie_at_multiples_of_the_pitch(kind: str) -> None:
    lowest, highest = STRING_FAMILIES[kind].pitches
    for pitch in (lowest, (lowest + highest) // 2, highest):
        sound = played(kind, pitch, seed=pitch)[round(0.03 * RATE) :]
        spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 1 << 17))
        wanted = 440 * 2 ** ((pitch - 69) / 12)
        near = np.arange(round(wanted * 0.94 / RATE * (1 << 17)), round(wanted * 1.06 / RATE * (1 << 17)))
        found = near[spectrum[near].argmax()] * RATE / (1 << 17)
        assert abs(1200 * np.log2(found / wanted)) < 15


@pytest.mark.parametrize("kind", sorted(STRING_FAMILIES))
def test_a_note_starts_at_once_and_dies_away(kind: str) -> None:
    sound = played(kind, STRING_FAMILIES[kind].pitches[0], seconds=3.0)
    loudness = np.sqrt(np.square(sound[: len(sound) // 2205 * 2205]).reshape(-1, 2205).mean(axis=1))
    assert loudness.argmax() <= 1
    assert loudness[20] < 0.5 * loudness.max()
    assert np.isfinite(sound).all()


def test_two_instruments_of_a_family_differ_and_the_same_seed_gives_the_same() -> None:
    first, again, other = played("mandolin", 69), played("mandolin", 69), played("mandolin", 69, seed=1)
    assert np.array_equal(first, again)
    likeness = float(np.dot(first, other) / np.linalg.norm(first) / np.linalg.norm(other))
    assert likeness < 0.9


def test_strings_of_a_course_beat() -> None:
    """The loudness of the first partial swings in a mandolin's double course, and falls evenly in a ukulele."""

    def roughness(kind: str, seed: int) -> float:
        sound = played(kind, 69, seed=seed, seconds=1.0)
        turning = np.exp(-2j * np.pi * 440 * np.arange(len(sound)) / RATE)
        partial = np.abs((sound * turning)[: 20 * 1102].reshape(20, 1102).mean(axis=1))[1:14]
        return float(np.abs(np.diff(np.log(partial + 1e-9), 2)).mean())

    mandolins = np.median([roughness("mandolin", seed) for seed in range(12)])
    ukuleles = np.median([roughness("ukulele", seed) for seed in range(12)])
    assert mandolins > 1.3 * ukuleles


def test_notes_beyond_the_end_and_empty_scores_are_silent() -> None:
    rng = np.random.default_rng(0)
    instrument = StringInstrument(STRING_FAMILIES["banjo"], RATE, rng)
    assert not instrument.play([ScoreNote(2.0, 1.0, 60, 90)], 1.0, rng).any()
    assert instrument.play([], 0.5, rng).shape == (round(0.5 * RATE),)
