"""A real worker process with real files: it answers, survives, cancels at once and ends with its parent."""

import os
import signal
import struct
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.service.launch import worker_command, worker_environment
from engine.service.messages import (
    AnalysisDone,
    AnalysisProgress,
    AnalysisStarted,
    Analyze,
    Cancel,
    Cancelled,
    Failed,
    Message,
    OpenRecording,
    OverviewChunk,
    OverviewDone,
    PartialActivations,
    ReadSpectrogram,
    Ready,
    RecordingOpened,
    ScanOverview,
    ScanSpectrogram,
    Shutdown,
    SpectrogramChunk,
    SpectrogramTile,
)
from engine.service.process_client import EngineProcess, EngineStopped
from engine.service.wire import encode
from tests.builders import noise, write_wav
from tests.builders_analysis import INSTRUMENTS


def analyze(engine: EngineProcess, path: Path, bundle: Path, **options: object) -> list[Message]:
    return engine.ask(Analyze(engine.next_id(), str(path), str(bundle), device="cpu", **options))  # type: ignore[arg-type]  # by name


def of_type(messages: Sequence[Message], kind: type) -> list:
    return [message for message in messages if isinstance(message, kind)]


def bare_worker() -> subprocess.Popen[bytes]:
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(worker_command(), stdin=pipe, stdout=pipe, stderr=nowhere, env=worker_environment())


def ends_within(process: subprocess.Popen, seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def test_a_worker_is_ready_before_anything_slow_is_loaded() -> None:
    began = time.monotonic()
    with EngineProcess() as engine:
        ready = engine.wait_ready()
        assert ready.pid == engine.process.pid
        assert ready.version
    assert time.monotonic() - began < 30


def test_opening_tells_the_facts_of_a_recording(engine: EngineProcess, take: Path) -> None:
    (opened,) = engine.ask(OpenRecording(5, str(take)))
    assert isinstance(opened, RecordingOpened)
    assert opened.duration_s == pytest.approx(12.3)
    assert (opened.path, opened.sample_rate, opened.channels) == (str(take), 22050, 1)


def test_the_overview_is_the_whole_recording(engine: EngineProcess, take: Path) -> None:
    replies = engine.ask(ScanOverview(1, str(take)))
    assert isinstance(replies[-1], OverviewDone)
    chunks: list[OverviewChunk] = of_type(replies, OverviewChunk)
    assert sum(chunk.maxima.shape[1] for chunk in chunks) == -(-round(12.3 * 22050) // 256)
    assert sum(chunk.mel.shape[1] for chunk in chunks) == 246


def test_a_tile_is_as_wide_as_asked(engine: EngineProcess, take: Path) -> None:
    (tile,) = engine.ask(ReadSpectrogram(1, str(take), 2.0, 4.0, 300))
    assert isinstance(tile, SpectrogramTile)
    assert tile.image.shape == (128, 300)
    assert (tile.start_s, tile.end_s) == (2.0, 4.0)
    assert tile.image.std() > 5
    (refused,) = engine.ask(ReadSpectrogram(2, str(take), 4.0, 2.0, 300))
    assert isinstance(refused, Failed)


@pytest.mark.parametrize(("kind", "rows"), [("linear", 512), ("constant_q", 192), ("chroma", 12)])
def test_every_kind_of_spectrogram_is_drawn_and_scanned(
    engine: EngineProcess, take: Path, kind: str, rows: int
) -> None:
    (tile,) = engine.ask(ReadSpectrogram(1, str(take), 2.0, 4.0, 40, kind))
    assert isinstance(tile, SpectrogramTile)
    assert (tile.kind, tile.image.shape) == (kind, (rows, 40))
    *chunks, done = engine.ask(ScanSpectrogram(2, str(take), kind))
    assert isinstance(done, OverviewDone)
    image = np.concatenate([chunk.image for chunk in of_type(chunks, SpectrogramChunk)], axis=1)
    assert np.abs(image[:, 40:80].astype(int) - tile.image).mean() < 1.5


def test_a_spectrogram_of_no_known_kind_is_refused(engine: EngineProcess, take: Path) -> None:
    for request in (ReadSpectrogram(1, str(take), 0.0, 1.0, 40, "wavelet"), ScanSpectrogram(2, str(take), "wavelet")):
        (failed,) = engine.ask(request)
        assert isinstance(failed, Failed)
        assert "wavelet" in failed.sentence and "log_mel" in failed.sentence


def test_a_tile_shows_the_file_that_is_there_now(engine: EngineProcess, take: Path, tmp_path: Path) -> None:
    path = tmp_path / "changing.wav"
    path.write_bytes(take.read_bytes())
    (before,) = engine.ask(ReadSpectrogram(1, str(path), 0.0, 1.0, 50))
    write_wav(path, noise(2.0), 44100)
    (after,) = engine.ask(ReadSpectrogram(2, str(path), 0.0, 1.0, 50))
    assert isinstance(before, SpectrogramTile) and isinstance(after, SpectrogramTile)
    assert after.image.mean() > before.image.mean() + 20
    path.unlink()
    (gone,) = engine.ask(ReadSpectrogram(3, str(path), 0.0, 1.0, 50))
    assert isinstance(gone, Failed)
    assert gone.kind == "RecordingError"


def test_an_analysis_reports_start_progress_parts_and_the_whole(
    engine: EngineProcess, take: Path, tiny_bundle: Path
) -> None:
    replies = analyze(engine, take, tiny_bundle, batch_size=4)
    (started,) = of_type(replies, AnalysisStarted)
    assert (started.instruments, started.frame_s, started.frames, started.device) == (INSTRUMENTS, 0.1, 123, "cpu")
    done = replies[-1]
    assert isinstance(done, AnalysisDone)
    assert done.values.shape == (123, 3)
    assert not done.from_cache
    assert len(done.bundle_sha256) == 64
    parts = of_type(replies, PartialActivations)
    assert len(parts) > 2
    np.testing.assert_array_equal(np.concatenate([part.values for part in parts]), done.values)
    assert of_type(replies, AnalysisProgress)[-1].done_s == pytest.approx(12.3)
    rules = RegionRules.from_json(done.rules_json)
    regions = Activations(done.values, done.instruments, done.frame_s, done.duration_s).regions(rules=rules)
    assert len(regions) > 0


def test_two_analyses_in_a_row_share_the_warm_model(engine: EngineProcess, take: Path, tiny_bundle: Path) -> None:
    first = analyze(engine, take, tiny_bundle, use_cache=False)[-1]
    second = analyze(engine, take, tiny_bundle, use_cache=False)[-1]
    assert isinstance(first, AnalysisDone) and isinstance(second, AnalysisDone)
    np.testing.assert_array_equal(first.values, second.values)
    assert not second.from_cache
    assert second.elapsed_s < first.elapsed_s / 2


def test_an_analysis_done_before_comes_from_the_cache_even_to_another_worker(
    engine: EngineProcess, take: Path, tiny_bundle: Path
) -> None:
    first = analyze(engine, take, tiny_bundle)[-1]
    assert isinstance(first, AnalysisDone) and not first.from_cache
    with EngineProcess() as other:
        other.wait_ready()
        replies = analyze(other, take, tiny_bundle)
    (again,) = replies
    assert isinstance(again, AnalysisDone) and again.from_cache
    np.testing.assert_array_equal(again.values, first.values)
    assert again.rules_json == first.rules_json
    another_hop = analyze(engine, take, tiny_bundle, hop_s=1.0)[-1]
    assert isinstance(another_hop, AnalysisDone) and not another_hop.from_cache


def test_a_bad_file_is_told_in_words_and_harms_nobody(
    engine: EngineProcess, take: Path, tiny_bundle: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "no music.wav"
    bad.write_bytes(b"This is a letter to my aunt. " * 99)
    for request in (
        OpenRecording(1, str(bad)),
        ScanOverview(2, str(bad)),
        ReadSpectrogram(3, str(bad), 0, 1, 10),
        Analyze(4, str(bad), str(tiny_bundle)),
        OpenRecording(5, str(tmp_path / "nothing here.wav")),
        OpenRecording(6, "zero\0byte.wav"),
        OpenRecording(7, ""),
    ):
        (failed,) = engine.ask(request)
        assert isinstance(failed, Failed)
        assert failed.kind == "RecordingError"
        assert failed.sentence.endswith((".", "!"))
    assert isinstance(analyze(engine, take, tiny_bundle)[-1], AnalysisDone)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"bundle": "no-such-bundle"}, "BundleError"),
        ({"hop_s": 7.0}, "SettingsError"),
        ({"device": "abacus"}, "SettingsError"),
        ({"batch_size": -1}, "SettingsError"),
    ],
)
def test_settings_that_cannot_be_are_told_in_words(engine: EngineProcess, take: Path, options: dict, kind: str) -> None:
    (failed,) = engine.ask(Analyze(1, str(take), **options))
    assert isinstance(failed, Failed)
    assert failed.kind == kind


def test_cancel_is_answered_at_once_and_the_next_analysis_runs(
    engine: EngineProcess, long_take: Path, take: Path, tiny_bundle: Path
) -> None:
    number = engine.next_id()
    engine.send(Analyze(number, str(long_take), str(tiny_bundle), device="cpu", hop_s=0.1, use_cache=False))
    replies = engine.replies(number)
    assert isinstance(next(replies), AnalysisStarted)
    next(replies)
    asked = time.monotonic()
    engine.send(Cancel(number))
    last = list(replies)[-1]
    assert isinstance(last, Cancelled)
    # Milliseconds are measured by tests.benchmarks.engine_figures.
    assert time.monotonic() - asked < 3.0
    assert isinstance(analyze(engine, take, tiny_bundle)[-1], AnalysisDone)
    engine.send(Cancel(number))
    engine.send(Cancel(12345))
    (opened,) = engine.ask(OpenRecording(99, str(take)))
    assert isinstance(opened, RecordingOpened)
    assert not [m for m in engine._kept if getattr(m, "request_id", None) == number]


def test_work_that_waits_can_be_cancelled_too(engine: EngineProcess, long_take: Path, tiny_bundle: Path) -> None:
    for number in (1, 2, 3):
        engine.send(Analyze(number, str(long_take), str(tiny_bundle), hop_s=0.1, use_cache=False))
    asked = time.monotonic()
    for number in (3, 2, 1):
        engine.send(Cancel(number))
    for number in (1, 2, 3):
        assert isinstance(list(engine.replies(number))[-1], Cancelled)
    assert time.monotonic() - asked < 3.0


def test_pictures_do_not_wait_for_an_analysis(
    engine: EngineProcess, long_take: Path, take: Path, tiny_bundle: Path
) -> None:
    engine.send(Analyze(1, str(long_take), str(tiny_bundle), hop_s=0.1, use_cache=False))
    engine.send(ScanOverview(2, str(long_take)))
    began = time.monotonic()
    (tile,) = engine.ask(ReadSpectrogram(3, str(take), 0.0, 1.0, 100))
    assert isinstance(tile, SpectrogramTile)
    assert time.monotonic() - began < 15
    engine.send(Cancel(1))
    engine.send(Cancel(2))


@pytest.mark.parametrize("garbage", [b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", struct.pack(">I", 9) + b'{"type":1'])
def test_garbage_ends_the_worker_with_a_word(garbage: bytes) -> None:
    worker = bare_worker()
    answer, _ = worker.communicate(garbage, timeout=30)
    assert b"Failed" in answer and b"no message of its protocol" in answer
    assert worker.returncode == 2


def test_a_reply_sent_as_a_request_is_refused(engine: EngineProcess) -> None:
    engine.send(Ready("1", 1))  # type: ignore[arg-type]  # on purpose
    failed = engine.receive()
    assert isinstance(failed, Failed)
    assert failed.kind == "ProtocolError"


def test_shutdown_ends_the_worker_in_the_middle_of_an_analysis(
    engine: EngineProcess, long_take: Path, tiny_bundle: Path
) -> None:
    engine.send(Analyze(1, str(long_take), str(tiny_bundle), hop_s=0.1, use_cache=False))
    assert isinstance(next(engine.replies(1)), AnalysisStarted)
    engine.send(Shutdown())
    assert ends_within(engine.process, 2)
    assert engine.process.returncode == 0


def test_the_end_of_its_input_ends_the_worker_at_once_in_the_middle_of_an_analysis(
    engine: EngineProcess, long_take: Path, tiny_bundle: Path
) -> None:
    engine.send(Analyze(1, str(long_take), str(tiny_bundle), hop_s=0.1, use_cache=False))
    assert isinstance(next(engine.replies(1)), AnalysisStarted)
    assert engine.process.stdin is not None
    engine.process.stdin.close()
    assert ends_within(engine.process, 1)


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_the_worker_ends_when_its_parent_is_killed(long_take: Path, tiny_bundle: Path, tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import sys, time
        from engine.service.messages import AnalysisStarted, Analyze
        from engine.service.process_client import EngineProcess
        engine = EngineProcess()
        engine.send(Analyze(1, sys.argv[1], sys.argv[2], hop_s=0.1, use_cache=False))
        print(engine.wait_ready().pid, flush=True)
        assert isinstance(next(engine.replies(1)), AnalysisStarted)
        print("started", flush=True)
        time.sleep(60)
        """
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(long_take), str(tiny_bundle)],
        stdout=subprocess.PIPE,
        env=worker_environment(),
        text=True,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert parent.stdout.readline() == "started\n"
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(pid)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_native_crash_is_noticed_by_the_client(engine: EngineProcess) -> None:
    os.kill(engine.process.pid, signal.SIGSEGV)
    with pytest.raises(EngineStopped, match="stopped"):
        engine.receive()
    with pytest.raises(EngineStopped):
        engine.receive()
        engine.send(OpenRecording(1, "a.wav"))


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_ctrl_c_in_the_terminal_is_left_to_the_parent(engine: EngineProcess, take: Path) -> None:
    os.kill(engine.process.pid, signal.SIGINT)
    (opened,) = engine.ask(OpenRecording(1, str(take)))
    assert isinstance(opened, RecordingOpened)


def test_nobody_else_writes_into_the_protocol(take: Path) -> None:
    script = (
        "import engine.service.worker as worker, os\n"
        "worker.open_recording = lambda path: (print('noise'), os.write(1, b'noise'))\n"
        "worker.main()"
    )
    with EngineProcess([sys.executable, "-c", script]) as engine:
        engine.wait_ready()
        (failed,) = engine.ask(OpenRecording(1, str(take)))
        assert isinstance(failed, Failed)
        assert failed.kind == "TypeError"
        assert "Soloscope" in failed.sentence


def test_messages_cut_into_bytes_are_understood(take: Path) -> None:
    worker = bare_worker()
    assert worker.stdin is not None and worker.stdout is not None
    for byte in encode(OpenRecording(1, str(take))):
        worker.stdin.write(bytes([byte]))
        worker.stdin.flush()
    answer = b""
    while b"RecordingOpened" not in answer:
        answer += os.read(worker.stdout.fileno(), 4096)
    worker.communicate(timeout=10)
