"""Lossy codecs: the sound stays at its place and loses its highest part."""

import numpy as np
import pytest

from engine.training.codecs import CODECS, through_any_codec, through_codec
from tests.builders import noise

RATE = 22050


@pytest.mark.parametrize("codec", sorted(CODECS))
def test_sound_comes_back_at_its_place_and_about_as_loud(codec: str) -> None:
    time_s = np.arange(3 * RATE) / RATE
    sound = (0.4 * np.sin(2 * np.pi * 440 * time_s) * (np.sin(2 * np.pi * 1.5 * time_s) > 0)).astype(np.float32)
    heard = through_codec(sound, RATE, codec, 48_000)
    assert heard.shape == sound.shape
    assert heard.dtype == np.float32
    assert np.sqrt(np.square(heard - sound).mean() / np.square(sound).mean()) < 0.15


def test_fewer_bits_lose_more() -> None:
    sound = noise(2.0, RATE)
    errors = [np.square(through_codec(sound, RATE, "mp3", rate) - sound).mean() for rate in (24_000, 96_000)]
    assert errors[0] > 1.3 * errors[1]


def test_drawn_codec_is_the_same_for_the_same_seed() -> None:
    sound = noise(1.0, RATE)
    first, again = (through_any_codec(sound, RATE, np.random.default_rng(4)) for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, sound)
