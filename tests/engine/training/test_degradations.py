"""Recordings made poor for judging: each suffers from what its name says, and nothing moves in time."""

from pathlib import Path

import numpy as np
import pytest

from engine.analysis.analyzer import Analyzer
from engine.cli import main
from engine.training.degradations import DEGRADATIONS
from engine.training.degraded_judging import judge_degraded
from engine.training.judgement import judge, with_labelled_solos
from engine.training.judging import activations_of
from engine.training.validation_set import read_validation_set
from tests.builders import sine
from tests.builders_analysis import music

RATE = 22050


def degraded(name: str, sound: np.ndarray, seed: int = 1) -> np.ndarray:
    return DEGRADATIONS[name](sound, RATE, np.random.default_rng(seed))


def level_db(sound: np.ndarray) -> float:
    return float(10 * np.log10(np.square(sound.astype(float)).mean() + 1e-20))


def change_db(name: str, hz: float) -> float:
    tone = sine(hz, 4.0, RATE, level=0.3)
    return level_db(degraded(name, tone)[RATE : 3 * RATE]) - level_db(tone[RATE : 3 * RATE])


@pytest.mark.parametrize("name", DEGRADATIONS)
def test_as_many_samples_come_back_where_they_were(name: str) -> None:
    sound = np.zeros(3 * RATE, np.float32)
    sound[RATE : 2 * RATE] = music(1.0)
    found = degraded(name, sound)
    assert found.shape == sound.shape
    assert np.isfinite(found).all()
    assert np.array_equal(found, degraded(name, sound))
    assert not np.allclose(found, sound, atol=1e-3)
    before, after = (np.abs(each.reshape(-1, 441)).max(axis=1) for each in (sound, found))
    alike = [np.corrcoef(before, np.roll(after, -frames))[0, 1] for frames in range(-9, 10)]
    assert abs(int(np.argmax(alike)) - 9) <= 2  # within 0.04 s


def test_soft_recordings_have_the_steps_of_sixteen_bits() -> None:
    found = degraded("50 dB softer, 16 bits", music(2.0))
    assert np.array_equal(found * 2**15, np.round(found * 2**15))
    assert level_db(found) == pytest.approx(level_db(music(2.0)) - 50, abs=0.2)
    assert change_db("30 dB softer, 16 bits", 440.0) == pytest.approx(-30, abs=0.1)


def test_peaks_are_cut_off() -> None:
    found = degraded("12 dB cut off its peaks", 0.1 * music(2.0))
    assert np.abs(found).max() == 1.0
    assert 0.001 < (np.abs(found) == 1.0).mean() < 0.5


@pytest.mark.parametrize(
    ("name", "hz", "expected"),
    [
        ("300 to 3400 Hz", 1000.0, 0.0),
        ("300 to 3400 Hz", 75.0, -24.0),
        ("300 to 3400 Hz", 5000.0, -60.0),
        ("sampled at 11 kHz", 4000.0, 0.0),
        ("sampled at 11 kHz", 6500.0, -60.0),
        ("bass +9, treble -9 dB", 100.0, 9.0),
        ("bass +9, treble -9 dB", 6000.0, -9.0),
        ("bass -9, treble +9 dB", 1000.0, 0.0),
        ("bass -9, treble +9 dB", 6000.0, 9.0),
    ],
)
def test_frequencies_pass_as_the_name_says(name: str, hz: float, expected: float) -> None:
    found = change_db(name, hz)
    assert found <= expected + 0.5 if expected <= -60 else found == pytest.approx(expected, abs=0.7)


@pytest.mark.parametrize("below_db", [20, 10])
def test_noise_is_as_loud_as_the_name_says(below_db: int) -> None:
    sound = music(4.0)
    added = degraded(f"pink noise at -{below_db} dB", sound) - sound
    assert level_db(added) == pytest.approx(level_db(sound) - below_db, abs=0.2)


def test_a_hall_goes_on_sounding() -> None:
    sound = np.zeros(3 * RATE, np.float32)
    sound[:RATE] = 0.2 * np.random.default_rng(2).standard_normal(RATE)
    found = degraded("in a hall", sound)
    tail = [level_db(found[round(at * RATE) : round((at + 0.1) * RATE)]) for at in (1.1, 1.6, 2.1)]
    assert tail[0] > -35
    assert tail[0] - tail[1] == pytest.approx(20, abs=4)
    assert tail[1] - tail[2] == pytest.approx(20, abs=4)


def test_a_bundle_is_judged_on_each(training_folder: Path, tiny_bundle: Path) -> None:
    analyzer, recordings = Analyzer.from_bundle(tiny_bundle, "cpu"), read_validation_set(training_folder)
    told: list[tuple[int, int]] = []
    found = judge_degraded(analyzer, recordings, on_recording=lambda done, count: told.append((done, count)))
    assert list(found) == list(DEGRADATIONS)
    assert told == [(done + 1, len(told)) for done in range(len(DEGRADATIONS) * len(recordings))]
    usual = judge(with_labelled_solos(recordings, activations_of(recordings, analyzer.bundle, "cpu")))
    assert {judged.frames.true for judged in found.values()} == {usual.frames.true}
    assert len({round(judged.calibration.expected_error, 6) for judged in (usual, *found.values())}) > 6


def test_poor_recordings_do_not_go_with_a_public_data_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "hran-quarter", "--data", str(tmp_path), "--dataset", "irmas", "--degraded"]) != 0
    assert "--degraded goes with a training folder" in capsys.readouterr().err
