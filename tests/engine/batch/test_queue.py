"""A queue keeps what happens to it, whatever happens to the program."""

import os
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.analysis.run_file import RunSettings
from engine.audio.finding import FoundRecording
from engine.batch.items import State
from engine.batch.output_plan import planned_output
from engine.batch.queue import BatchQueue, QueueDamaged
from engine.batch.settings import BatchSettings
from engine.errors import SettingsError


def found(folder: Path, *names: str) -> list[FoundRecording]:
    return [FoundRecording(folder / name, Path(name)) for name in names]


def names(queue: BatchQueue) -> list[str]:
    return [item.path.name for item in queue]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "queue.batch"


def test_it_is_the_same_after_it_was_opened_again(place: Path, tmp_path: Path) -> None:
    settings = BatchSettings(RunSettings(threshold_scale=1.2, min_duration_s=0.7), activations=True)
    queue = BatchQueue(place, settings, tmp_path / "out")
    assert queue.add(found(tmp_path, "a.wav", "b.wav", "c.wav")) == 3
    first, second, third = queue
    queue.update(first.id, state=State.DONE, regions=7, duration_s=3.5)
    queue.update(second.id, state=State.FAILED, sentence="“b.wav” is empty.")
    queue.move([third.id], -1)
    queue.set_active(True)
    before = list(queue)
    queue.close()
    again = BatchQueue(place)
    assert list(again) == before
    assert names(again) == ["a.wav", "c.wav", "b.wav"]
    assert (again.settings, again.output, again.active) == (settings, tmp_path / "out", True)
    assert again.counts == {State.DONE: 1, State.FAILED: 1, State.WAITING: 1}
    again.close()


def test_duplicates_are_dropped_however_they_are_named(place: Path, tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    queue = BatchQueue(place)
    assert queue.add(found(tmp_path, "a.wav", "x/../a.wav")) == 1
    if sys.platform != "win32":
        (tmp_path / "link.wav").symlink_to(tmp_path / "a.wav")
        assert queue.add(found(tmp_path, "link.wav")) == 0
    queue.close()
    again = BatchQueue(place)
    assert again.add(found(tmp_path, "a.wav")) == 0
    again.close()


def test_a_recording_in_whose_midst_the_program_ended_waits_again_but_not_for_ever(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a.wav"))
    for expected in (State.WAITING, State.FAILED):
        queue.update(queue.at(0).id, state=State.RUNNING)
        queue.close()
        queue = BatchQueue(place)
        assert queue.at(0).state is expected
    assert "“a.wav”" in queue.at(0).sentence
    queue.retry()
    assert (queue.at(0).state, queue.at(0).attempts) == (State.WAITING, 0)
    queue.close()


def test_another_program_cannot_take_it_at_the_same_time(place: Path) -> None:
    queue = BatchQueue(place)
    with pytest.raises(SettingsError, match="open in another Soloscope"):
        BatchQueue(place)
    queue.close()
    BatchQueue(place).close()


def test_what_is_no_queue_is_refused_and_left_alone(place: Path) -> None:
    place.write_text("my diary, which must not be lost" * 50)
    with pytest.raises(QueueDamaged, match="begin it anew"):
        BatchQueue(place)
    assert "diary" in place.read_text()
    place.unlink()
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE letters (text)")
    other.commit()
    other.close()
    with pytest.raises(QueueDamaged):
        BatchQueue(place)


def test_damaged_facts_are_refused(place: Path) -> None:
    BatchQueue(place).close()
    base = sqlite3.connect(place)
    base.execute("UPDATE facts SET value = '{' WHERE name = 'settings'")
    base.commit()
    base.close()
    with pytest.raises(QueueDamaged):
        BatchQueue(place)


@pytest.mark.parametrize(
    ("moved", "step", "expected"),
    [
        ("c", -1, "acbd"),
        ("a", -1, "abcd"),
        ("ab", -1, "abcd"),
        ("bd", -1, "badc"),
        ("a", 1, "bacd"),
        ("cd", 1, "abcd"),
        ("ab", 1, "cabd"),
    ],
)
def test_recordings_are_moved(place: Path, tmp_path: Path, moved: str, step: int, expected: str) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a", "b", "c", "d"))
    queue.move([item.id for item in queue if item.path.name in moved], step)
    assert "".join(names(queue)) == expected
    assert [queue.place_of(item.id) for item in queue] == [0, 1, 2, 3]
    queue.close()


def test_what_runs_is_not_removed(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a.wav", "b.wav"))
    queue.update(queue.at(0).id, state=State.RUNNING)
    queue.remove([item.id for item in queue])
    assert names(queue) == ["a.wav"]
    assert queue.add(found(tmp_path, "b.wav")) == 1
    queue.close()


def test_the_order_survives_removing_and_adding(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a", "b", "c", "d"))
    queue.remove([queue.at(0).id, queue.at(1).id])
    queue.add(found(tmp_path, "e", "a"))
    queue.move([queue.at(2).id], -1)
    assert names(queue) == ["c", "e", "d", "a"]
    queue.close()
    again = BatchQueue(place)
    assert names(again) == ["c", "e", "d", "a"]
    again.close()


def test_another_output_folder_moves_what_is_not_written_yet(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a.wav", "b.wav"))
    queue.update(queue.at(0).id, state=State.DONE)
    queue.set_output(tmp_path / "out")
    assert [item.base for item in queue] == [tmp_path / "a.regions", tmp_path / "out" / "b"]
    queue.close()


def test_retry_takes_up_what_failed_or_was_cancelled(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a", "b", "c", "d"))
    for item, state in zip(list(queue), (State.FAILED, State.CANCELLED, State.DONE, State.SKIPPED), strict=True):
        queue.update(item.id, state=state, sentence="why")
    assert queue.retry() == 2
    assert [(item.state, item.sentence) for item in queue][:2] == [(State.WAITING, "")] * 2
    assert queue.retry([queue.at(2).id]) == 1
    queue.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf_8_come_back(place: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"t\xe4ke.wav")
    queue = BatchQueue(place, output=tmp_path / name)
    queue.add(found(tmp_path, name))
    queue.close()
    again = BatchQueue(place)
    assert os.fsencode(again.at(0).path).endswith(b"t\xe4ke.wav")
    assert again.output == tmp_path / name
    again.close()


def test_a_full_disk_is_told_and_the_batch_goes_on_from_memory(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a.wav"))
    (pages,) = queue._base.execute("PRAGMA page_count").fetchone()
    queue._base.execute(f"PRAGMA max_page_count = {pages}")  # the file may not grow any more
    queue.add(found(tmp_path, *(f"{number:0200d}.wav" for number in range(200))))
    assert len(queue) == 201
    assert "cannot be kept" in queue.trouble
    queue.update(queue.at(200).id, state=State.DONE)
    assert queue.at(200).state is State.DONE
    queue.close()


def test_ten_thousand_recordings_are_no_trouble(place: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    queue = BatchQueue(place)
    assert queue.add(found(tmp_path, *(f"{number}.wav" for number in range(10_000)))) == 10_000
    while (item := queue.next_waiting()) is not None and queue.place_of(item.id) < 500:
        queue.update(item.id, state=State.FAILED, sentence="“x.wav” is empty (0 bytes); record or copy it again.")
    queue.close()
    again = BatchQueue(place)
    assert again.counts[State.FAILED] == 500
    again.close()
    assert time.monotonic() - began < 60


def test_settings_that_cannot_be_used_are_refused() -> None:
    with pytest.raises(SettingsError, match="at least one format"):
        BatchSettings(formats=())
    with pytest.raises(SettingsError, match="threshold scale"):
        RunSettings(threshold_scale=0.0)
    settings = BatchSettings(RunSettings(threshold_scale=0.5), skip_existing=False)
    assert BatchSettings.from_json(settings.to_json()) == settings
    with pytest.raises(SettingsError, match="cannot be read"):
        BatchSettings.from_json(replace(settings).to_json() | {"run": None})


def statements(queue: BatchQueue, work) -> list[str]:
    """What some work tells the file, apart from where a transaction begins and ends."""
    told: list[str] = []
    queue._base.set_trace_callback(told.append)
    work()
    queue._base.set_trace_callback(None)
    return [line for line in told if not line.startswith(("BEGIN", "COMMIT"))]


def test_thousands_wait_again_or_go_with_one_statement(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, *(f"{number}.wav" for number in range(1000))))
    ids = [item.id for item in queue]
    for item_id in ids[:3]:
        queue.update(item_id, state=State.FAILED, sentence="no sound")
    assert len(statements(queue, lambda: queue.retry())) == 1
    assert {item.state for item in queue} == {State.WAITING}
    assert len(statements(queue, lambda: queue.remove(ids[:900]))) == 1
    left = list(queue)
    assert [item.id for item in left] == ids[900:]
    queue.close()
    again = BatchQueue(place)
    assert list(again) == left
    again.close()


def test_the_order_is_kept_after_some_have_gone_and_others_have_come(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, *"abcdef"))
    queue.remove([item.id for item in queue if item.path.name in "bd"])
    queue.move([item.id for item in queue if item.path.name in "ef"], -1)
    queue.add(found(tmp_path, "g", "h"))
    queue.move([item.id for item in queue if item.path.name == "h"], -1)
    assert names(queue) == ["a", "e", "f", "c", "h", "g"]
    queue.close()
    again = BatchQueue(place)
    assert names(again) == ["a", "e", "f", "c", "h", "g"]
    again.close()


def test_a_plan_for_another_folder_fits_only_the_recordings_it_was_made_for(place: Path, tmp_path: Path) -> None:
    queue = BatchQueue(place)
    queue.add(found(tmp_path, "a.wav", "b.wav"))
    first = queue.at(0)
    plan = planned_output(queue, tmp_path / "out")
    assert plan.fits(queue)
    queue.update(first.id, state=State.DONE)
    assert not plan.fits(queue)
    plan = planned_output(queue, tmp_path / "out")
    queue.set_output(tmp_path / "out", plan)
    assert [item.base for item in queue] == [first.base, tmp_path / "out" / "b"]
    queue.add(found(tmp_path, "c.wav"))
    assert not plan.fits(queue)
    queue.close()
    again = BatchQueue(place)
    assert (again.output, again.at(1).base) == (tmp_path / "out", tmp_path / "out" / "b")
    again.close()
