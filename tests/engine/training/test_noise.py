"""Sounds that hold no instrument."""

import numpy as np
import pytest

from engine.training.noise import background, muffled_noise, steady_tones

RATE = 22050


def centre_hz(sound: np.ndarray) -> float:
    power = np.square(np.abs(np.fft.rfft(sound)))
    return float((power * np.fft.rfftfreq(len(sound), 1 / RATE)).sum() / power.sum())


def test_muffled_noise_is_as_loud_as_any_and_lies_anywhere() -> None:
    noises = [muffled_noise(RATE, RATE, np.random.default_rng(seed)) for seed in range(60)]
    assert all(np.sqrt(np.square(noise).mean()) == pytest.approx(1.0, abs=1e-3) for noise in noises)
    assert all(noise.dtype == np.float32 and np.isfinite(noise).all() for noise in noises)
    centres = [centre_hz(noise) for noise in noises]
    assert min(centres) < 100 and max(centres) > 3000
    assert np.std(np.log2(centres)) > 1


def test_muffled_noise_can_end_more_sharply_than_any_colour() -> None:
    sharpest = 0.0
    for seed in range(60):
        power = np.square(np.abs(np.fft.rfft(muffled_noise(RATE, RATE, np.random.default_rng(seed)))))
        octaves = [10 * np.log10(power[low : 2 * low].mean()) for low in (50, 100, 200, 400, 800, 1600, 3200)]
        sharpest = max(sharpest, -float(np.diff(octaves).min()))
    assert sharpest > 24


def test_steady_tones_are_steady() -> None:
    for seed in range(12):
        tone = steady_tones(RATE, RATE, np.random.default_rng(seed))
        level = np.sqrt(np.square(tone[: RATE // 2205 * 2205]).reshape(-1, 2205).mean(axis=1))
        assert np.sqrt(np.square(tone).mean()) == pytest.approx(1.0, abs=0.1)
        assert level.std() < 0.35 * level.mean()


def test_without_shares_of_either_the_background_is_what_it_was() -> None:
    plain, named = (background(RATE, RATE, np.random.default_rng(7), *shares) for shares in ((), (0.0, 0.0)))
    np.testing.assert_array_equal(plain, named)
    for shares, least in (((0.0, 1.0), 15), ((1.0, 0.0), 0)):
        kinds = [background(RATE, RATE, np.random.default_rng(seed), *shares) for seed in range(20)]
        powers = [np.square(np.abs(np.fft.rfft(kind))) for kind in kinds]
        assert sum(power.max() > 0.3 * power.sum() for power in powers) >= least
        assert (np.std([np.log2(centre_hz(kind)) for kind in kinds])) > 1
