"""Where a pitch is held."""

import itertools

import numpy as np
import pytest

from engine.analysis.held_pitch import HeldPitch
from tests.builders_speech import chatter, song

RATES = (16000, 22050, 44100)


def held(samples: np.ndarray, rate: int) -> np.ndarray:
    frames = len(samples) * 10 // rate
    pitch = HeldPitch(frames, 0.1, rate)
    pitch.push(samples)
    return pitch.held(0, frames)


def tone(semitones: np.ndarray, rate: int, lowest_hz: float) -> np.ndarray:
    """Six harmonics of a pitch that moves, (samples,) float32."""
    phase = 2 * np.pi * np.cumsum(lowest_hz * 2 ** (semitones / 12)) / rate
    return sum(np.sin(k * phase) / k for k in range(1, 7)).astype(np.float32) * 0.1


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("lowest_hz", [82.4, 220.0, 880.0])
def test_a_note_is_held(rate: int, lowest_hz: float) -> None:
    found = held(tone(np.zeros(2 * rate), rate, lowest_hz), rate)
    assert (found[1:-1] == 1).all()


@pytest.mark.parametrize("rate", RATES)
def test_neither_a_glide_nor_noise_nor_silence_is_held(rate: int) -> None:
    glide = tone(np.linspace(0, 24, 2 * rate), rate, 150.0)
    assert held(glide, rate).max() == 0
    assert held(np.random.default_rng(1).standard_normal(2 * rate).astype(np.float32), rate).max() == 0
    assert held(np.zeros(rate, dtype=np.float32), rate).max() == 0


def test_notes_of_a_melody_are_held() -> None:
    melody = np.repeat([0.0, 4.0, 7.0, 12.0], 22050)
    assert held(tone(melody, 22050, 196.0), 22050)[1:-1].mean() > 0.95


def test_vibrato_moves_a_note_too_little_to_end_it() -> None:
    time_s = np.arange(66150) / 22050
    assert held(tone(0.2 * np.sin(2 * np.pi * 5.5 * time_s), 22050, 330.0), 22050).mean() > 0.9


def test_who_sings_holds_pitches_and_who_speaks_does_not() -> None:
    assert held(song(20.0), 22050).mean() > 0.3
    assert held(chatter(20.0), 22050).mean() < 0.05


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("block", [333, 2205, 30_000])
def test_what_is_told_early_is_what_is_known_in_the_end(rate: int, block: int) -> None:
    samples = np.concatenate([song(4.0), chatter(3.03)])
    frames = len(samples) * 10 // rate
    whole = held(samples, rate)
    assert 0 < whole.mean() < 1
    pitch, told = HeldPitch(frames, 0.1, rate), 0
    for start in range(0, len(samples), block):
        pitch.push(samples[start : start + block])
        stop = pitch.decided
        assert stop >= told
        np.testing.assert_allclose(pitch.held(told, stop), whole[told:stop])
        edges = np.rint(np.arange(told, stop + 1) * 0.1 * rate).astype(int)
        expected = [np.square(samples[a:b], dtype=np.float64).mean() for a, b in itertools.pairwise(edges)]
        np.testing.assert_allclose(pitch.power(told, stop), expected, rtol=1e-6)
        told = stop
        pitch.forget_before(told)
    assert told == frames


def test_samples_that_nobody_needs_any_more_are_let_go() -> None:
    pitch = HeldPitch(3000, 0.1, 22050)
    kept = []
    for _ in range(60):
        pitch.push(np.zeros(22050, dtype=np.float32))
        pitch.forget_before(pitch.decided)
        kept.append(len(pitch._samples))
    assert max(kept) < 2 * 22050
