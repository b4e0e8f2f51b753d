"""Long work under hardship: processes that are killed, recordings that change or vanish, caches that cannot be kept."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from engine.service.messages import (
    AnalysisDone,
    AnalysisProgress,
    Analyze,
    Failed,
    OpenRecording,
    PartialActivations,
    RecordingOpened,
)
from engine.service.process_client import EngineProcess, EngineStopped
from tests.builders import write_wav
from tests.builders_analysis import music

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes and takes open files away")
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("recordings") / "minutes.wav", np.tile(music(30.0), 5), 22050)


@pytest.fixture
def copy(minutes: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(minutes, tmp_path / "copy.wav"))


def request(path: Path, bundle: Path, number: int = 1, hop_s: float = 0.5) -> Analyze:
    return Analyze(number, str(path), str(bundle), device="cpu", hop_s=hop_s)


def kept(folder: Path) -> list[Path]:
    return list((folder / "cache" / "analyses").glob("*.npz"))


def unfinished(folder: Path) -> list[Path]:
    return list((folder / "cache" / "analyses").glob("*.part"))


def begin(engine: EngineProcess, asked: Analyze) -> None:
    """Ask, and wait until the analysis is under way."""
    engine.send(asked)
    for message in engine.replies(asked.request_id, PATIENCE_S):
        if isinstance(message, PartialActivations):
            return
    raise AssertionError("it ended at once")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def put_another_in_its_place(path: Path) -> None:
    other = path.with_name("other.wav")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    other.write_bytes(content)
    os.replace(other, path)


def write_into(path: Path) -> None:
    with open(path, "r+b") as stream:
        stream.seek(-1000, os.SEEK_END)
        stream.write(bytes(1000))


@pytest.mark.parametrize(
    ("happening", "words"),
    [
        (cut, "was changed while it was being read; open it again"),
        (put_another_in_its_place, "was changed while it was being read"),
        (write_into, "was changed while it was being read"),
        (os.unlink, "has vanished while it was being read; put it back or reconnect its drive"),
    ],
)
def test_what_happens_to_the_recording_meanwhile_is_said_and_nothing_wrong_is_kept(
    engine: EngineProcess,
    copy: Path,
    take: Path,
    tiny_bundle: Path,
    tmp_path: Path,
    happening: Callable[[Path], None],
    words: str,
) -> None:
    begin(engine, request(copy, tiny_bundle, hop_s=0.1))
    happening(copy)
    *_, last = engine.replies(1, PATIENCE_S)
    assert isinstance(last, Failed) and last.kind == "RecordingError"
    assert words in last.sentence and "“copy.wav”" in last.sentence
    assert kept(tmp_path) == []
    assert isinstance(engine.ask(request(take, tiny_bundle, 2), PATIENCE_S)[-1], AnalysisDone)


def test_after_a_kill_nothing_half_done_is_taken_for_the_whole(
    engine: EngineProcess, copy: Path, tiny_bundle: Path, tmp_path: Path
) -> None:
    begin(engine, request(copy, tiny_bundle, hop_s=0.1))
    engine.process.kill()
    with pytest.raises(EngineStopped, match="stopped"):
        list(engine.replies(1, PATIENCE_S))
    assert kept(tmp_path) == []
    with EngineProcess() as another:
        done = another.ask(request(copy, tiny_bundle, hop_s=0.1), PATIENCE_S)[-1]
    assert isinstance(done, AnalysisDone)
    assert not done.from_cache
    assert np.isfinite(done.values).all()


def test_two_windows_that_analyse_one_recording_at_once_share_a_cache_in_peace(
    engine: EngineProcess, minutes: Path, tiny_bundle: Path, tmp_path: Path
) -> None:
    with EngineProcess() as other:
        for process in (engine, other):
            process.send(request(minutes, tiny_bundle))
        found = [list(process.replies(1, PATIENCE_S))[-1] for process in (engine, other)]
        assert isinstance(found[0], AnalysisDone) and isinstance(found[1], AnalysisDone)
        np.testing.assert_array_equal(found[0].values, found[1].values)
        assert len(kept(tmp_path)) == 1
        assert unfinished(tmp_path) == []
        for process in (engine, other):
            again = process.ask(request(minutes, tiny_bundle, 2), PATIENCE_S)[-1]
            assert isinstance(again, AnalysisDone) and again.from_cache


@contextmanager
def without_room() -> Iterator[EngineProcess]:
    """A worker whose files may have no content, as on a disk that is full."""
    script = (
        "import resource\n"
        "from engine.service.worker import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "main()"
    )  # fmt: skip
    with EngineProcess([sys.executable, "-c", script]) as process:
        process.wait_ready()
        yield process


@pytest.mark.parametrize("cache", ["full", "in the way"])
def test_an_analysis_that_cannot_be_kept_is_delivered_all_the_same(
    cache: str, take: Path, tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(folder))
    if cache == "in the way":
        folder.write_text("a file where the folder should be")
    with without_room() as process:
        for number in (1, 2):
            replies = process.ask(request(take, tiny_bundle, number), PATIENCE_S)
            done = replies[-1]
            assert isinstance(done, AnalysisDone) and not done.from_cache
            assert any(isinstance(message, AnalysisProgress) for message in replies)
        (opened,) = process.ask(OpenRecording(3, str(take)))
        assert isinstance(opened, RecordingOpened)
    assert "cannot be kept" in process.log
    assert kept(tmp_path) == unfinished(tmp_path) == []
