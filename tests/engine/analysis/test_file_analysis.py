"""What is kept is looked up by a recording's content, but nobody waits for that where nothing can be kept."""

import threading
from pathlib import Path

import pytest

from engine.analysis import file_analysis
from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf, analyze_file
from engine.analysis.settings import AnalysisSettings
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
    with open_recording(take) as recording:
        again = analyze_file(recording, settings, shelf, cache)
    assert again.from_cache


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
