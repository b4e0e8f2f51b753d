"""What players and devices do to a stem: the pitch wavers about its place, and nothing moves in time."""

import numpy as np
import pytest

from engine.training import stem_effects

RATE = 22050
TIME_S = np.arange(4 * RATE) / RATE
TONE = np.sin(2 * np.pi * 440 * TIME_S).astype(np.float32)


def pitch_hz(sound: np.ndarray) -> np.ndarray:
    """Frequency of each half period, from where the sound crosses zero."""
    crossings = np.flatnonzero(np.diff(np.signbit(sound[RATE // 4 : -RATE // 4])))
    here = sound[RATE // 4 : -RATE // 4]
    exact = crossings + here[crossings] / (here[crossings] - here[crossings + 1])
    return RATE / (2 * np.diff(exact))


def test_vibrato_swings_about_the_note_within_its_width() -> None:
    cents = 1200 * np.log2(pitch_hz(stem_effects.with_vibrato(TONE, RATE, np.random.default_rng(2))) / 440)
    assert abs(cents.mean()) < 4
    assert 3 < cents.std() < 60
    assert np.abs(cents).max() < 110


@pytest.mark.parametrize("effect", [stem_effects.with_vibrato, stem_effects.through_rotary_speaker])
def test_a_click_stays_where_it_was(effect) -> None:
    click = np.zeros(2 * RATE, np.float32)
    click[RATE] = 1.0
    for seed in range(5):
        assert abs(int(np.abs(effect(click, RATE, np.random.default_rng(seed))).argmax()) - RATE) < 0.06 * RATE


def test_two_reeds_beat_against_each_other() -> None:
    sound = stem_effects.with_beating_reeds(TONE, RATE, np.random.default_rng(0))
    envelope = np.sqrt(np.square(sound[: len(sound) // 441 * 441]).reshape(-1, 441).mean(axis=1))[20:-20]
    swing = np.abs(np.fft.rfft(envelope - envelope.mean(), 8192))
    beats_hz = swing.argmax() * (RATE / 441) / 8192
    # 5 to 25 cents off 440 Hz are 1.3 to 6.4 beats a second.
    assert 1.0 < beats_hz < 7.0
    assert envelope.std() > 0.1 * envelope.mean()


def test_section_is_louder_than_one_player_and_no_longer_one_line() -> None:
    section = stem_effects.as_section(TONE, RATE, 4, np.random.default_rng(1))
    assert section.shape == TONE.shape
    assert np.square(section).mean() > 1.2 * np.square(TONE).mean()
    assert pitch_hz(section).std() > pitch_hz(TONE).std()


@pytest.mark.parametrize(
    "effect",
    [
        stem_effects.with_vibrato,
        stem_effects.with_beating_reeds,
        stem_effects.through_rotary_speaker,
        stem_effects.with_chorus,
        stem_effects.with_tremolo,
    ],
)
@pytest.mark.parametrize("length", [0, 1, 3, 500])
def test_effects_take_any_length_and_leave_silence_silent(effect, length: int) -> None:
    out = effect(np.zeros(length, np.float32), RATE, np.random.default_rng(0))
    assert out.shape == (length,)
    assert out.dtype == np.float32
    assert not out.any()
