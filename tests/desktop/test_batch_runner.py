"""The batch at work in the desktop: a real queue, a real engine process, real files."""

import os
import sys
import time
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy

from desktop.batch.phase import Phase
from desktop.batch.runner import BatchRunner
from engine.batch.items import State
from engine.batch.settings import BatchSettings
from engine.naming import display_name
from tests.builders import write_wav
from tests.builders_analysis import music
from tests.desktop.conftest import kill
from tests.desktop.leftovers import child_processes

TIMEOUT = 180_000


@pytest.fixture
def settings(bundle, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    return BatchSettings().with_analysis(bundle=str(bundle))


@pytest.fixture
def runner(qapp, tmp_path, settings):
    made = BatchRunner(path=tmp_path / "queue.batch", settings=settings)
    yield made
    made.close()


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    (folder / "disc 2").mkdir(parents=True)
    write_wav(folder / "a.wav", music(3.0, seed=1), 22050)
    (folder / "b.wav").write_text("no sound in here")
    (folder / "c.wav").touch()
    write_wav(folder / "disc 2" / "d.wav", music(2.0, seed=2), 22050)
    return folder


def fill(runner, qtbot, *paths):
    runner.keeper.add(paths)
    qtbot.waitUntil(lambda: not runner.keeper.searching, timeout=TIMEOUT)


def run(runner, qtbot):
    with qtbot.waitSignal(runner.ended, timeout=TIMEOUT) as ended:
        runner.start()
    return ended.args[0]


def states(runner):
    return {item.path.name: item.state for item in runner.queue}


def until_running(runner, qtbot):
    qtbot.waitUntil(lambda: runner.current is not None and runner.current_share > 0, timeout=TIMEOUT)


def test_bad_files_are_told_in_words_and_stop_no_other(runner, album, tmp_path, qtbot):
    others = child_processes()
    fill(runner, qtbot, album)
    runner.keeper.set_output(tmp_path / "out")
    sentence = run(runner, qtbot)
    assert states(runner) == {
        "a.wav": State.DONE,
        "b.wav": State.FAILED,
        "c.wav": State.FAILED,
        "d.wav": State.DONE,
    }
    words = {item.path.name: item.sentence for item in runner.queue}
    assert "“b.wav” is not a recording" in words["b.wav"] and "“c.wav” is empty" in words["c.wav"]
    out = tmp_path / "out" / "album"
    assert len((out / "disc 2" / "d.csv").read_text().splitlines()) == runner.queue.at(3).regions + 1
    assert "2" in sentence and "failed" in sentence
    assert runner.share == 1.0 and not runner.busy
    qtbot.waitUntil(lambda: child_processes() <= others, timeout=TIMEOUT)  # the memory is given back
    # What is up to date is skipped, what failed is tried again.
    write_wav(album / "b.wav", music(2.0, seed=3), 22050)
    (album / "c.wav").unlink()
    runner.retry([item.id for item in runner.queue])
    run(runner, qtbot)
    assert list(states(runner).values()) == [State.SKIPPED, State.DONE, State.FAILED, State.SKIPPED]
    assert "“c.wav” does not exist" in runner.queue.at(2).sentence


def test_very_many_wait_again_portion_by_portion_and_are_shown_once(runner, album, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.batch.runner._AT_ONCE", 1)
    fill(runner, qtbot, album)
    for item in list(runner.queue):
        runner.queue.update(item.id, state=State.FAILED)
    told: list[int] = []
    runner.items_changed.connect(lambda: told.append(runner.queue.counts[State.WAITING]))
    runner.retry()
    assert runner.queue.counts[State.FAILED] == 4, "the key that was pressed waits for none of them"
    qtbot.waitUntil(lambda: bool(told))
    assert told == [4]


def test_it_rests_and_goes_on_from_where_it_was(runner, long_song, tmp_path, qtbot):
    fill(runner, qtbot, long_song)
    runner.keeper.set_output(tmp_path / "out")
    runner.start()
    until_running(runner, qtbot)
    runner.pause()
    assert runner.phase is Phase.PAUSED
    progress = QSignalSpy(runner.engine.analysis_progress)
    qtbot.waitUntil(lambda: _silent(progress, qtbot), timeout=TIMEOUT)
    rested_at = runner.current_share
    assert 0 < rested_at < 1
    shares = []
    runner.item_changed.connect(lambda _: shares.append(runner.current_share))
    with qtbot.waitSignal(runner.ended, timeout=TIMEOUT):
        runner.go_on()
    assert min(share for share in shares if share) >= rested_at
    assert runner.queue.at(0).state is State.DONE


def _silent(spy, qtbot):
    before = spy.count()
    qtbot.wait(300)
    return spy.count() == before


def test_cancel_ends_the_work_at_once(runner, long_song, tmp_path, qtbot):
    fill(runner, qtbot, long_song)
    runner.keeper.set_output(tmp_path / "out")
    runner.start()
    until_running(runner, qtbot)
    process = runner.engine.process_id
    began = time.monotonic()
    runner.cancel()
    assert runner.queue.at(0).state is State.CANCELLED and not runner.busy
    qtbot.waitUntil(lambda: process not in child_processes(), timeout=TIMEOUT)
    # Left alone it would go on for a minute. Milliseconds are measured by tests.benchmarks.engine_figures.
    assert time.monotonic() - began < 3.0
    assert not (tmp_path / "out" / "long.csv").exists()
    runner.start()
    assert runner.queue.at(0).state is State.RUNNING


def test_a_crash_of_the_engine_costs_one_attempt(runner, long_song, album, tmp_path, qtbot):
    fill(runner, qtbot, long_song, album / "a.wav")
    runner.keeper.set_output(tmp_path / "out")
    runner.start()
    for _ in range(2):
        qtbot.waitUntil(lambda: runner.engine.process_id > 0, timeout=TIMEOUT)
        assert runner.current.path == long_song
        with qtbot.waitSignal(runner.engine.crashed, timeout=TIMEOUT):
            kill(runner.engine.process_id)
    qtbot.waitUntil(lambda: not runner.busy, timeout=TIMEOUT)
    assert list(states(runner).values()) == [State.FAILED, State.DONE]
    assert "stopped twice" in runner.queue.at(0).sentence


def test_all_are_exported_again_without_analysing(runner, album, tmp_path, qtbot, monkeypatch):
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "cache"))
    fill(runner, qtbot, album / "a.wav", album / "disc 2")
    runner.keeper.set_output(tmp_path / "out")
    run(runner, qtbot)
    tables = sorted((tmp_path / "out").rglob("*.csv"))
    assert len(tables) == 2
    first = [table.read_bytes() for table in tables]
    for table in tables:
        table.unlink()
    fewer = replace(runner.queue.settings, run=replace(runner.queue.settings.run, threshold_scale=1.7))
    runner.set_settings(fewer)
    progress = QSignalSpy(runner.engine.analysis_progress)
    with qtbot.waitSignal(runner.ended, timeout=TIMEOUT):
        runner.export_again("csv")
    assert progress.count() == 0, "the network ran"
    assert [table.read_bytes() for table in tables] != first
    assert list(states(runner).values()) == [State.DONE] * 2
    # An analysis that is no longer kept is told, and the other one is written all the same.
    next(iter((tmp_path / "cache" / "analyses").glob("*.npz"))).unlink()
    told = QSignalSpy(runner.told)
    with qtbot.waitSignal(runner.ended, timeout=TIMEOUT):
        runner.export_again("csv")
    assert sum("no longer kept" in item.sentence for item in runner.queue) == 1
    assert list(states(runner).values()) == [State.DONE] * 2
    assert told.at(told.count() - 1)[1] == "warning"


def test_a_model_that_is_not_there_blames_no_recording(runner, album, qtbot):
    fill(runner, qtbot, album / "a.wav")
    runner.set_settings(runner.queue.settings.with_analysis(bundle="no such model"))
    told = QSignalSpy(runner.told)
    runner.start()
    qtbot.waitUntil(lambda: not runner.busy, timeout=TIMEOUT)
    assert states(runner) == {"a.wav": State.WAITING}
    assert "no such model" in told.at(0)[0] and told.at(0)[1] == "error"


def test_a_queue_comes_back_after_the_program_was_closed_in_the_middle(runner, settings, long_song, tmp_path, qtbot):
    fill(runner, qtbot, long_song)
    runner.keeper.set_output(tmp_path / "out")
    runner.start()
    qtbot.waitUntil(lambda: runner.engine.process_id > 0, timeout=TIMEOUT)
    runner.close()
    again = BatchRunner(path=tmp_path / "queue.batch")
    with qtbot.waitSignal(again.keeper.opened, timeout=TIMEOUT):
        again.keeper.open()
    assert again.queue.active
    assert (again.queue.at(0).state, again.queue.at(0).attempts) == (State.WAITING, 0)
    assert again.queue.settings == settings
    again.close()


def test_a_damaged_queue_is_set_aside_and_told(tmp_path, qtbot, qapp):
    path = tmp_path / "queue.batch"
    path.write_text("what once was a queue " * 100)
    runner = BatchRunner(path=path)
    told = QSignalSpy(runner.told)
    with qtbot.waitSignal(runner.keeper.opened, timeout=TIMEOUT):
        runner.keeper.open()
    assert len(runner.queue) == 0
    assert told.count() == 1
    assert len(list(tmp_path.glob("queue.batch.damaged-*"))) == 1
    runner.close()


def test_a_queue_that_another_window_has_is_told(runner, tmp_path, qtbot):
    fill(runner, qtbot, tmp_path)
    other = BatchRunner(path=tmp_path / "queue.batch")
    with qtbot.waitSignal(other.told, timeout=TIMEOUT) as told:
        other.keeper.open()
    assert "open in another Soloscope" in told.args[0]
    assert other.queue is None
    other.start()
    other.close()


def test_thousands_of_files_come_in_without_holding_the_window_up(runner, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number:04d}.wav").touch()
    runner.keeper.open()
    qtbot.waitUntil(lambda: runner.queue is not None, timeout=TIMEOUT)
    fill(runner, qtbot, folder)
    assert len(runner.queue) == 3000
    runner.start()
    qtbot.waitUntil(lambda: runner.queue.counts[State.FAILED] >= 100, timeout=TIMEOUT)
    runner.cancel()
    assert runner.queue.counts[State.WAITING] > 1000
    fill(runner, qtbot, folder)
    assert len(runner.queue) == 3000


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf_8_goes_all_the_way(runner, tmp_path, qtbot):
    folder = tmp_path / "takes"
    folder.mkdir()
    made = write_wav(folder / "x.wav", music(2.0), 22050)
    os.rename(made, os.fsencode(folder) + b"/t\xe4ke.wav")
    fill(runner, qtbot, folder)
    run(runner, qtbot)
    (item,) = runner.queue
    assert item.state is State.DONE, item.sentence
    assert display_name(item.path) == "t\\xe4ke.wav"
    assert b"t\xe4ke.regions.csv" in os.listdir(os.fsencode(folder))
