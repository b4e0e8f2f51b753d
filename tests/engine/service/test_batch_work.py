"""The worker writes the results of recordings, rests and cancels on demand."""

import time
from pathlib import Path
from typing import Any

import pytest

from engine.analysis.run_file import RunSettings
from engine.analysis.settings import AnalysisSettings
from engine.batch.settings import BatchSettings
from engine.service.batch_messages import RecordingDone, Rest, WorkOn
from engine.service.messages import AnalysisProgress, Cancel, Cancelled, Failed
from engine.service.process_client import EngineProcess, EngineStopped

PATIENCE_S = 180.0
"""A batch steps back for everybody else; on a busy machine its start takes its time."""


@pytest.fixture
def settings(tiny_bundle: Path) -> dict[str, Any]:
    return BatchSettings(RunSettings(AnalysisSettings(str(tiny_bundle), device="cpu"))).to_json()


def test_results_are_written_and_then_up_to_date(
    engine: EngineProcess, take: Path, tmp_path: Path, settings: dict[str, Any]
) -> None:
    base = str(tmp_path / "out" / "take")
    first = engine.ask(WorkOn(1, str(take), base, settings), PATIENCE_S)[-1]
    assert isinstance(first, RecordingDone)
    assert (first.skipped, first.files, first.duration_s) == (False, (f"{base}.csv",), pytest.approx(12.3))
    assert len(Path(first.files[0]).read_text().splitlines()) == first.regions + 1
    again = engine.ask(WorkOn(2, str(take), base, settings), PATIENCE_S)[-1]
    assert isinstance(again, RecordingDone) and again.skipped


def test_what_cannot_be_used_fails_with_a_sentence(
    engine: EngineProcess, tmp_path: Path, settings: dict[str, Any]
) -> None:
    (tmp_path / "empty.wav").touch()
    empty = engine.ask(WorkOn(1, str(tmp_path / "empty.wav"), str(tmp_path / "a"), settings))[-1]
    assert isinstance(empty, Failed) and "“empty.wav” is empty" in empty.sentence
    odd = engine.ask(WorkOn(2, str(tmp_path / "empty.wav"), str(tmp_path / "a"), {"run": 3}))[-1]
    assert isinstance(odd, Failed) and odd.kind == "SettingsError"


def test_work_rests_goes_on_and_is_cancelled_at_once_while_it_rests(
    engine: EngineProcess, long_take: Path, tmp_path: Path, settings: dict[str, Any]
) -> None:
    engine.send(WorkOn(1, str(long_take), str(tmp_path / "long"), settings))
    assert isinstance(engine.receive(PATIENCE_S), AnalysisProgress)
    engine.send(Rest(1))
    with pytest.raises(EngineStopped, match="did not answer"):
        while True:  # the windows at hand are finished first
            engine.receive(timeout_s=1.5)
    engine.send(Rest(1, resting=False))
    assert isinstance(engine.receive(PATIENCE_S), AnalysisProgress)
    engine.send(Rest(1))
    began = time.monotonic()
    engine.send(Cancel(1))
    assert isinstance(list(engine.replies(1))[-1], Cancelled)
    assert time.monotonic() - began < 3.0
    assert list(tmp_path.glob("long*")) == []
    # The lane is free again.
    (tmp_path / "empty.wav").touch()
    assert isinstance(engine.ask(WorkOn(2, str(tmp_path / "empty.wav"), str(tmp_path / "a"), settings))[-1], Failed)
