"""Mixes made poor: their labels and their length stay, and what they were before stands beside them."""

import numpy as np
import pytest

from engine.features import FeatureSettings
from engine.training import poor_sound
from engine.training.mix_settings import MixSettings
from engine.training.poor_sound import made_poor
from engine.training.stem_pool import StemPool
from engine.training.window_mixer import WindowMixer
from tests.builders_analysis import music

RATE = 22050
NAMES = ("flute", "organ", "violin")


@pytest.mark.parametrize("seed", range(12))
def test_sound_stays_as_long_and_is_no_longer_the_same(seed: int) -> None:
    sound = music(1.2)
    poor = made_poor(sound, RATE, np.random.default_rng(seed))
    assert poor.shape == sound.shape and poor.dtype == np.float32
    assert np.isfinite(poor).all()
    assert np.array_equal(poor, made_poor(sound, RATE, np.random.default_rng(seed)))
    assert np.abs(poor - sound).max() > 1e-3


@pytest.mark.parametrize("way", poor_sound._WAYS)
def test_silence_stays_silent(way) -> None:
    silence = np.zeros(RATE, np.float32)
    assert not way(silence, RATE, np.random.default_rng(1)).any()


def test_loudest_is_no_louder_when_clipped_and_little_is_left_far_above_a_filter() -> None:
    sound = music(1.2)
    for seed in range(6):
        assert np.abs(poor_sound._clipped(sound, RATE, np.random.default_rng(seed))).max() <= np.abs(sound).max() + 1e-6
    narrow = [
        np.abs(np.fft.rfft(poor_sound._filtered(music(1.2, seed=seed), RATE, np.random.default_rng(seed))))
        for seed in range(12)
    ]
    above = [float(each[round(8000 * 1.2) :].max() / each.max()) for each in narrow]
    assert min(above) < 1e-6 < max(above)


def test_mixer_keeps_what_a_window_was_before(pool: StemPool) -> None:
    settings = MixSettings(poor=0.5)
    mixer = WindowMixer(pool, FeatureSettings(), settings, 4, NAMES)
    windows = [mixer.window(number) for number in range(40)]
    poor = [window for window in windows if window.unspoilt is not None]
    assert 10 < len(poor) < 30
    again = mixer.window(7)
    assert np.array_equal(again.samples, windows[7].samples)
    never = WindowMixer(pool, FeatureSettings(), MixSettings(), 4, NAMES)
    for number, window in enumerate(windows):
        usual = never.window(number)
        assert np.array_equal(usual.presence, window.presence)
        assert np.array_equal(usual.samples, window.samples if window.unspoilt is None else window.unspoilt)
