"""What is kept is looked up by a recording's content, but nobody waits for that where nothing can be kept."""

import platform
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.analysis import analyzer, file_analysis
from engine.analysis.cache import AnalysisCache
from engine.analysis.devices import fast_precision
from engine.analysis.file_analysis import AnalyzerShelf, FileAnalysis, analyze_file, kept_analysis
from engine.analysis.settings import PRECISIONS, AnalysisSettings
from engine.audio import content_hash, open_recording
from tests.builders import write_wav
from tests.builders_analysis import make_bundle, music


@pytest.fixture
def slow_hash(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading the whole file takes until this is set, as if it were one of gigabytes."""
    read = threading.Event()

    def hash_when_told(path: Path) -> str:
        assert read.wait(60)
        return content_hash(path)

    monkeypatch.setattr(file_analysis, "content_hash", hash_when_told)
    monkeypatch.setattr(file_analysis, "_HASH_FIRST_S", 0.0)
    return read


def test_a_long_file_is_analysed_before_it_is_hashed_where_nothing_of_its_length_is_kept(
    tmp_path: Path, slow_hash: threading.Event
) -> None:
    take = write_wav(tmp_path / "take.wav", music(6.0, seed=4), 22050)
    settings = AnalysisSettings(str(make_bundle(tmp_path)))
    shelf, cache = AnalyzerShelf(), AnalysisCache(tmp_path / "kept")
    heard = []

    def partial(start: int, values: object) -> None:
        heard.append(start)
        slow_hash.set()

    with open_recording(take) as recording:
        first = analyze_file(recording, settings, shelf, cache, on_partial=partial)
    assert heard
    assert not first.from_cache
    assert first.recording_sha256 == content_hash(take)
    assert first.device == "cpu"
    with open_recording(take) as recording:
        again = analyze_file(recording, settings, shelf, cache)
    assert again.from_cache
    assert again.device == "cpu"


def test_the_file_is_not_even_read_before_the_first_activations_where_nothing_of_its_length_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened = []

    def hash_noted(path: Path) -> str:
        happened.append("hash")
        return content_hash(path)

    monkeypatch.setattr(file_analysis, "content_hash", hash_noted)
    take = write_wav(tmp_path / "take.wav", music(30.0, seed=4), 22050)
    settings = AnalysisSettings(str(make_bundle(tmp_path)), batch_size=8)
    with open_recording(take) as recording:
        analyze_file(
            recording,
            settings,
            AnalyzerShelf(),
            AnalysisCache(tmp_path / "kept"),
            on_partial=lambda start, values: happened.append(f"from {start}"),
        )
    assert happened[0] == "from 0"
    assert happened.count("hash") == 1


def test_where_something_of_its_length_is_kept_the_hash_decides(tmp_path: Path, slow_hash: threading.Event) -> None:
    slow_hash.set()
    settings = AnalysisSettings(str(make_bundle(tmp_path)))
    shelf, cache = AnalyzerShelf(), AnalysisCache(tmp_path / "kept")
    found = []
    for seed in (4, 5, 4):
        take = write_wav(tmp_path / "take.wav", music(6.0, seed=seed), 22050)
        with open_recording(take) as recording:
            found.append(analyze_file(recording, settings, shelf, cache).from_cache)
    assert found == [False, False, True]


def test_what_was_computed_in_other_numbers_is_not_taken_for_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = write_wav(tmp_path / "take.wav", music(6.0), 22050)
    settings = AnalysisSettings(str(make_bundle(tmp_path)), device="cpu")
    cache = AnalysisCache(tmp_path / "kept")
    here = fast_precision(torch.device("cpu"))
    other = next(precision for precision in PRECISIONS if precision != here)

    def analysed() -> FileAnalysis:
        with open_recording(take) as recording:
            return analyze_file(recording, settings, AnalyzerShelf(), cache)

    first = analysed()
    monkeypatch.setattr(analyzer, "fast_precision", lambda device: other)
    # As on a computer that shares the cache and has not analysed anything yet.
    monkeypatch.setattr(platform, "node", lambda: "another")
    elsewhere = analysed()
    assert not elsewhere.from_cache
    assert 0 < np.abs(elsewhere.activations.values - first.activations.values).max() < 0.2
    assert analysed().from_cache
    monkeypatch.undo()
    again = analysed()
    assert again.from_cache
    np.testing.assert_array_equal(again.activations.values, first.activations.values)


def test_what_is_kept_is_found_without_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = write_wav(tmp_path / "take.wav", music(6.0), 22050)
    settings = AnalysisSettings(str(make_bundle(tmp_path)), device="cpu")
    cache = AnalysisCache(tmp_path / "kept")
    with open_recording(take) as recording:
        analyze_file(recording, settings, AnalyzerShelf(), cache)
        monkeypatch.setattr(AnalyzerShelf, "get", lambda *_: pytest.fail("an analyzer was loaded"))
        assert analyze_file(recording, settings, AnalyzerShelf(), cache).from_cache
        found = kept_analysis(recording, settings, cache)
    assert found is not None and found.device == "cpu"


def test_the_first_activations_of_the_default_bundle_need_half_a_minute_of_sound() -> None:
    ready = AnalyzerShelf().get(AnalysisSettings(device="cpu"))
    sound, taken, heard = music(40.0), [], []

    def blocks() -> Iterator[np.ndarray]:
        length = round(ready.block_s * 22050)
        for start in range(0, len(sound), length):
            taken.append(start)
            yield sound[start : start + length]

    ready.analyze_samples(blocks(), 40.0, on_partial=lambda start, values: heard.append(len(taken)))
    # What a frame means depends on the sound of eighteen seconds after it: a third of a second's work.
    assert ready.block_s <= 10
    assert heard[0] <= 3
