"""Who waits for the first activations has them before others go on with what takes long."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.service import precedence
from engine.service.messages import (
    AnalysisDone,
    Analyze,
    Cancel,
    Message,
    OpenRecording,
    OverviewChunk,
    OverviewDone,
    PartialActivations,
    ScanOverview,
    WarmUp,
)
from engine.service.precedence import FirstActivations
from engine.service.process_client import EngineProcess
from engine.service.stepping_back import step_back, threads_now
from tests.builders_analysis import music
from tests.builders_long import THREE_HOURS_S, write_long_wav
from tests.engine.service.sound_client import wait_until

MEL_COLUMN_S = 0.05
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hours with sound every ten minutes."""
    sound = (music(20.0) * 32767).astype(np.int16)[:, None]
    return write_long_wav(tmp_path_factory.mktemp("long") / "rehearsal.wav", THREE_HOURS_S, sound)


def until(engine: EngineProcess, kind: type) -> list[Message]:
    seen: list[Message] = []
    while not seen or not isinstance(seen[-1], kind):
        seen.append(engine.receive(PATIENCE_S))
    return seen


def scanned_s(messages: list[Message]) -> float:
    return max((m.mel_start_column * MEL_COLUMN_S for m in messages if isinstance(m, OverviewChunk)), default=0.0)


def test_the_first_activations_of_three_hours_come_right_after_the_first_minute_of_the_overview(
    rehearsal: Path, tiny_bundle: Path
) -> None:
    # So small a share that nothing beyond the first picture is made meanwhile, however slow the machine is.
    script = (
        "from engine.service import precedence, worker\n"
        "precedence._SHARE = 1e-12\n"
        "worker.main()"
    )  # fmt: skip
    with EngineProcess([sys.executable, "-c", script]) as engine:
        engine.send(Analyze(1, str(rehearsal), str(tiny_bundle), device="cpu", use_cache=False))
        engine.send(ScanOverview(2, str(rehearsal)))
        before = [message for message in until(engine, PartialActivations) if isinstance(message, OverviewChunk)]
        assert 0 < len(before) <= 12
        assert scanned_s(before) < 60
        # Then it goes on, though the analysis has not ended.
        while scanned_s([engine.receive(PATIENCE_S)]) < 600:
            pass
        engine.send(Cancel(1))
        engine.send(Cancel(2))


def test_the_overview_grows_while_an_analysis_is_being_prepared(
    engine: EngineProcess, rehearsal: Path, tiny_bundle: Path
) -> None:
    engine.send(ScanOverview(1, str(rehearsal)))
    engine.send(Analyze(2, str(rehearsal), str(tiny_bundle), device="cpu", use_cache=False))
    before = until(engine, PartialActivations)
    assert isinstance(before[1], OverviewChunk)
    assert not any(isinstance(message, OverviewDone) for message in before)
    engine.send(Cancel(1))
    engine.send(Cancel(2))


def test_an_analysis_that_fails_lets_the_overview_go_on(engine: EngineProcess, take: Path, tmp_path: Path) -> None:
    engine.send(Analyze(1, str(tmp_path / "not there.wav"), device="cpu"))
    engine.send(Analyze(2, str(take), "no such bundle", device="cpu"))
    assert isinstance(engine.ask(ScanOverview(3, str(take)), PATIENCE_S)[-1], OverviewDone)


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities of their own on Linux")
def test_an_analysis_steps_back_once_its_first_activations_are_there(
    engine: EngineProcess, long_take: Path, tiny_bundle: Path
) -> None:
    def niceness() -> list[int]:
        found = []
        for task in os.listdir(f"/proc/{engine.process.pid}/task"):
            with contextlib.suppress(ProcessLookupError):  # a thread may end while it is asked
                found.append(os.getpriority(os.PRIO_PROCESS, int(task)))
        return found

    usual = os.getpriority(os.PRIO_PROCESS, 0)
    engine.ask(OpenRecording(9, str(long_take)))
    standing_back = sum(value > usual for value in niceness())
    engine.send(Analyze(1, str(long_take), str(tiny_bundle), device="cpu", hop_s=0.1, use_cache=False))
    until(engine, PartialActivations)
    until(engine, PartialActivations)  # after which the first one has been dealt with
    assert sum(value > usual for value in niceness()) > standing_back
    engine.send(Cancel(1))
    # The next one begins where this one began.
    wait_until(lambda: sum(value > usual for value in niceness()) == standing_back)


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities of their own on Linux")
def test_threads_that_were_started_meanwhile_step_back_too() -> None:
    usual, end, found = os.getpriority(os.PRIO_PROCESS, 0), threading.Event(), {}
    bystander = threading.Thread(target=end.wait)
    bystander.start()

    def work() -> None:
        helper = threading.Thread(target=end.wait)
        helper.start()
        step_back(usual + 3, with_all_but=standing)
        for thread in (bystander, helper, threading.current_thread()):
            assert thread.native_id is not None
            found[thread] = os.getpriority(os.PRIO_PROCESS, thread.native_id) - usual

    standing = threads_now()
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    end.set()
    assert list(found.values()) == [0, 3, 3]


def counted(count: list[int], total: int = 100) -> Iterator[int]:
    for number in range(total):
        count.append(number)
        yield number


def test_pieces_wait_after_the_first_picture_until_the_activations_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precedence, "_SHARE", 1e-12)
    first, made, stopped = FirstActivations(), list[int](), threading.Event()
    first.expect(7)
    scan = threading.Thread(target=lambda: list(first.preferred_to(counted(made), stopped)))
    scan.start()
    scan.join(0.3)
    assert scan.is_alive()
    assert made == list(range(12))
    first.arrived(7)
    scan.join(PATIENCE_S)
    assert made == list(range(100))


@pytest.mark.parametrize("ending", ["ended", "stopped"])
def test_nobody_waits_for_an_analysis_that_has_ended_or_after_a_cancel(
    monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(precedence, "_SHARE", 1e-12)
    monkeypatch.setattr(precedence, "_POLL_S", 0.01)
    first, made, stopped = FirstActivations(), list[int](), threading.Event()
    first.expect(7)
    scan = threading.Thread(target=lambda: list(first.preferred_to(counted(made), stopped)))
    scan.start()
    if ending == "ended":
        first.ended(7)
    else:
        stopped.set()
    scan.join(PATIENCE_S)
    assert made == list(range(100))


def test_an_analysis_that_queues_behind_another_is_not_waited_for() -> None:
    first = FirstActivations()
    assert not first.awaited
    first.expect(1)
    first.expect(2)
    assert first.awaited
    first.arrived(1)
    assert not first.awaited
    first.ended(1)
    assert first.awaited
    first.ended(2)
    assert not first.awaited


@pytest.mark.skipif(sys.platform != "linux", reason="looks at what a process has loaded")
def test_a_model_is_loaded_before_any_recording_is_opened_if_that_is_asked_for(
    engine: EngineProcess, take: Path, tiny_bundle: Path
) -> None:
    def torch_is_there() -> bool:
        return "libtorch" in Path(f"/proc/{engine.process.pid}/maps").read_text()

    assert not torch_is_there()
    engine.send(WarmUp("no such bundle"))
    engine.send(WarmUp(str(tiny_bundle), "cpu"))
    wait_until(torch_is_there)
    assert isinstance(engine.ask(Analyze(1, str(take), str(tiny_bundle), device="cpu"))[-1], AnalysisDone)
    assert "no such bundle cannot be loaded ahead" in engine.log
