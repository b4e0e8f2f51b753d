"""Where a sound has died away, and what the analysis makes of it."""

import numpy as np
import pytest

from engine.analysis.analyzer import Analyzer
from engine.analysis.fading import FadeMap, faded_frames
from tests.builders_analysis import music

RATE = 22050


def decaying(seconds: float, fall_db_per_s: float, at_s: float) -> np.ndarray:
    """Noise that holds until `at_s` and falls from there on."""
    time_s = np.arange(round(seconds * RATE)) / RATE
    noise = np.random.default_rng(3).standard_normal(len(time_s))
    return (0.1 * noise * 10 ** (-np.maximum(time_s - at_s, 0) * fall_db_per_s / 20)).astype(np.float32)


def faded(samples: np.ndarray, block: int = 50_000) -> np.ndarray:
    frames = -(-len(samples) // 2205)
    fades = FadeMap(frames, 0.1, RATE)
    for start in range(0, len(samples), block):
        fades.push(samples[start : start + block])
    return fades.faded(0, frames)


@pytest.mark.parametrize("fall_db_per_s", [30.0, 60.0])
def test_an_echo_has_died_away_forty_decibels_under_what_it_echoes(fall_db_per_s: float) -> None:
    found = np.flatnonzero(faded(decaying(6.0, fall_db_per_s, at_s=2.0)))
    expected = round((2.0 + 40 / fall_db_per_s) * 10)
    assert abs(int(found[0]) - expected) <= 1
    assert found[-1] - found[0] + 1 == len(found)


def test_a_note_that_fades_slowly_is_heard_to_its_end() -> None:
    assert not faded(decaying(10.0, 5.0, at_s=1.0)).any()


def test_soft_music_after_a_blow_goes_on_after_a_second_at_most() -> None:
    soft = np.random.default_rng(4).standard_normal(RATE * 8).astype(np.float32) * 1e-4
    soft[RATE * 3 : RATE * 3 + 4410] *= 3000
    found = faded(soft)
    assert not found[:31].any() and not found[43:].any()


def test_gaps_between_notes_are_no_ends() -> None:
    notes = decaying(4.0, 0.0, at_s=0.0)
    for start in (1.0, 2.0):
        notes[round(start * RATE) : round((start + 0.35) * RATE)] *= 1e-4
    assert not faded(notes).any()


def test_the_end_of_a_recording_may_cut_a_fade_short() -> None:
    level = np.concatenate([np.zeros(20), [-45.0, -52.0]])
    assert faded_frames(level).tolist() == [False] * 20 + [True, True]
    assert not faded_frames(level, ended=False).any()


@pytest.mark.parametrize("block", [333, 2205, 7000])
def test_what_is_decided_early_is_what_is_known_in_the_end(block: int) -> None:
    samples = np.concatenate([decaying(5.0, 50.0, at_s=1.0), music(2.04), decaying(3.0, 90.0, at_s=1.0)])
    whole = faded(samples)
    assert whole.any() and not whole.all()
    fades, known = FadeMap(len(whole), 0.1, RATE), 0
    for start in range(0, len(samples), block):
        fades.push(samples[start : start + block])
        assert fades.decided >= known
        assert fades.faded(known, fades.decided).tolist() == whole[known : fades.decided].tolist()
        known = fades.decided
    assert known >= len(whole) - 5


@pytest.mark.parametrize("hop_s", [0.5, 1.0])
def test_nobody_plays_in_an_echo_that_has_died_away(analyzer: Analyzer, hop_s: float) -> None:
    samples = np.concatenate([music(3.0), decaying(4.0, 40.0, at_s=0.0), music(3.0, seed=5)])
    parts: list[tuple[int, np.ndarray]] = []
    blocks = [samples[i : i + 9000] for i in range(0, len(samples), 9000)]
    found = analyzer.analyze_samples(
        blocks, len(samples) / RATE, hop_s, on_partial=lambda start, values: parts.append((start, values))
    )
    silent = (found.values == 0).all(axis=1)
    assert silent.tolist() == faded(samples).tolist()
    assert 10 < silent.sum() < 40
    at_once = analyzer.analyze_samples([samples], len(samples) / RATE, hop_s)
    np.testing.assert_allclose(found.values, at_once.values, atol=1e-5)
    assert sum(len(values) for _, values in parts) == len(found.values)
