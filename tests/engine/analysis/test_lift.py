"""A quiet recording is heard as a loud one; what is loud enough stays as it is."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from engine.analysis import lift
from engine.analysis.analyzer import Analyzer
from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.file_analysis import AnalyzerShelf, analyze_file, analyze_gathered
from engine.analysis.lift import QUIET, recording_lift, sound_lift
from engine.analysis.progress import Cancelled, Progress
from engine.analysis.settings import AnalysisSettings
from engine.audio import GatheredSound, open_recording
from engine.features import FeatureExtractor
from tests.builders import sine
from tests.builders_analysis import music

RATE = 22050


def tone(level: float, duration_s: float) -> np.ndarray:
    """Return a tone whose root mean square is `level`, (samples,) float32."""
    return sine(441.0, duration_s, RATE, level=level * 2**0.5)


def lift_of(samples: np.ndarray, block: int = 50_000) -> float:
    blocks = (samples[start : start + block] for start in range(0, len(samples), block))
    return sound_lift(blocks, RATE, len(samples) / RATE)


@pytest.mark.parametrize(("level", "expected"), [(0.5, 1.0), (0.021, 1.0), (0.002, 10.0), (2e-4, 100.0), (1e-6, 100.0)])
def test_loud_passages_are_lifted_to_the_level_that_networks_know(level: float, expected: float) -> None:
    assert lift_of(tone(level, 5.0)) == pytest.approx(expected, rel=0.012)


def test_nothing_is_made_of_silence() -> None:
    assert lift_of(np.zeros(3 * RATE, np.float32)) == 1.0
    assert sound_lift([], RATE, 0.0) == 1.0


@pytest.mark.parametrize(("seconds", "expected"), [(0.8, 10.0), (1.2, 1.0)])
def test_a_second_of_it_is_loud_passages_a_knock_is_not(seconds: float, expected: float) -> None:
    samples = tone(0.002, 8.0)
    samples[3 * RATE : 3 * RATE + round(seconds * RATE)] += tone(0.5, seconds)
    assert lift_of(samples) == pytest.approx(expected, rel=0.012)


def test_what_is_shorter_than_two_seconds_is_judged_by_half_of_it() -> None:
    assert lift_of(np.concatenate([tone(0.002, 0.3), tone(1e-5, 0.3)])) == pytest.approx(10.0, rel=0.012)
    assert lift_of(tone(0.002, 0.05)) > 1.0


def test_an_offset_is_not_loud() -> None:
    assert lift_of(tone(0.002, 5.0) + np.float32(0.3)) == pytest.approx(10.0, rel=0.02)


def test_the_size_of_blocks_does_not_matter() -> None:
    samples = 0.01 * music(9.0)
    assert len({lift_of(samples, block) for block in (777, 22_050, 10**6)}) == 1


def test_no_more_is_read_than_it_takes() -> None:
    taken = []

    def blocks() -> Iterator[np.ndarray]:
        for number in range(100):
            taken.append(number)
            yield tone(0.1 if number == 3 else 0.001, 2.0)

    assert sound_lift(blocks(), RATE, 200.0) == 1.0
    assert taken == [0, 1, 2, 3]


def test_reading_on_is_cancelled() -> None:
    cancelled = threading.Event()

    def blocks() -> Iterator[np.ndarray]:
        yield tone(0.001, 2.0)
        cancelled.set()
        yield tone(0.001, 2.0)
        raise AssertionError("read on")

    with pytest.raises(Cancelled):
        sound_lift(blocks(), RATE, 100.0, cancelled)


def test_progress_is_told_before_a_recording_is_read_for_its_level(analyzer: Analyzer, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "quiet.wav", tone(0.002, 20.0), RATE, subtype="FLOAT")
    cancelled = threading.Event()
    told: list[Progress] = []

    def cancel(progress: Progress) -> None:
        told.append(progress)
        cancelled.set()

    with open_recording(tmp_path / "quiet.wav") as recording:
        with pytest.raises(Cancelled):
            analyzer.analyze(recording, on_progress=cancel, cancelled=cancelled)
        assert (recording.file, RATE) not in lift._known
    assert told == [Progress(0.0, 20.0)]


def test_the_default_bundle_hears_a_quiet_recording_as_a_loud_one(tmp_path: Path) -> None:
    analyzer = Analyzer.from_bundle()
    samples, found = music(8.0, seed=3), {}
    for name, level in (("usual", 0.2), ("quiet", 0.01), ("faint", 0.002)):
        soundfile.write(tmp_path / f"{name}.wav", level * samples, RATE, subtype="FLOAT")
        with open_recording(tmp_path / f"{name}.wav") as recording:
            found[name] = analyzer.analyze(recording).values
    assert found["usual"].max() > 0.3
    np.testing.assert_allclose(found["faint"], found["quiet"], atol=0.03)  # lifted in steps of 0.1 dB
    assert np.abs(found["quiet"] - found["usual"]).mean() < 0.02
    as_it_is = analyzer.analyze_samples([(0.002 * samples).astype(np.float32)], 8.0).values
    assert np.abs(as_it_is - found["usual"]).mean() > 2 * np.abs(found["quiet"] - found["usual"]).mean()


def test_a_window_read_on_its_own_is_lifted_as_much(analyzer: Analyzer, tmp_path: Path) -> None:
    samples = (0.003 * music(14.0)).astype(np.float32)
    soundfile.write(tmp_path / "quiet.wav", samples, RATE, subtype="FLOAT")
    extractor = FeatureExtractor(analyzer.bundle.features)
    whole = extractor.frames(torch.from_numpy(samples * np.float32(lift_of(samples)))[None])[0]
    with open_recording(tmp_path / "quiet.wav") as recording:
        assert recording_lift(recording, RATE) > 3.0
        found = WindowReader(recording, extractor).windows([2, 60, 500])
    for start, window in zip((2, 60, 500), found, strict=True):
        # Frame 0 of the recording is centred on its first sample, that of what stands alone is not.
        torch.testing.assert_close(window[0], whole[:, start - 2 : start + 42], atol=1e-3, rtol=1e-3)


def test_sound_without_its_file_is_lifted_as_the_file_is(tiny_bundle: Path, tmp_path: Path) -> None:
    samples = (0.003 * music(6.0)).astype(np.float32)
    soundfile.write(tmp_path / "quiet.wav", samples, RATE, subtype="FLOAT")
    settings, shelf = AnalysisSettings(str(tiny_bundle), device="cpu"), AnalyzerShelf()
    sound = GatheredSound(RATE, 1, RATE, tmp_path)
    sound.add(samples[None])
    sound.finish()
    gathered = analyze_gathered(sound, settings, shelf).activations
    sound.close()
    with open_recording(tmp_path / "quiet.wav") as recording:
        whole = analyze_file(recording, settings, shelf).activations
    np.testing.assert_array_equal(gathered.values, whole.values)
    as_it_is = shelf.get(settings).analyze_samples([samples], 6.0)
    assert np.abs(as_it_is.values - whole.values).max() > 1e-3


def test_a_file_is_read_once_for_it_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[float] = []

    def counted(*arguments) -> float:
        read.append(sound_lift(*arguments))
        return read[-1]

    monkeypatch.setattr(lift, "sound_lift", counted)
    for level in (QUIET / 10, QUIET / 20):
        soundfile.write(tmp_path / "take.wav", tone(level, 3.0 + 1000 * level), RATE, subtype="FLOAT")
        for _ in range(2):
            with open_recording(tmp_path / "take.wav") as recording:
                assert recording_lift(recording, RATE) == read[-1]
    assert read == [pytest.approx(10, rel=0.012), pytest.approx(20, rel=0.012)]
