"""The watchdog that the other tests trust: it sees what holds the UI thread up, and nothing else."""

import threading
import time

import pytest
from PySide6.QtCore import QTimer

from tests.desktop.watchdog import Watchdog


@pytest.fixture
def watch(qapp, qtbot):
    """Run something as an event of the UI thread, and return the blocks over the limit."""

    def run(event):
        watchdog = Watchdog()
        watchdog.act = "test"
        watchdog.start()
        try:
            qtbot.wait(60)
            done = []
            QTimer.singleShot(0, lambda: done.append(event()))
            qtbot.waitUntil(lambda: bool(done), timeout=10_000)
            beats = watchdog.beats
            qtbot.waitUntil(lambda: watchdog.beats > beats + 1, timeout=10_000)
        finally:
            watchdog.stop()
        return [block for block in watchdog.blocks if block.length_ms > 50]

    return run


def compute(seconds):
    """Keep the processor busy for some time of this thread's own."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        sum(range(500))


def wait_in_a_lock():
    threading.Event().wait(0.15)


def test_an_idle_event_loop_has_no_blocks(watch):
    assert watch(lambda: None) == []


def test_computing_in_the_ui_thread_is_seen_and_named(watch):
    (block,) = watch(lambda: compute(0.12))
    assert block.busy_ms > 90
    assert "compute" in str(block)
    assert block.act == "test"


def test_waiting_in_the_ui_thread_is_seen_and_named(watch):
    (block,) = watch(wait_in_a_lock)
    assert block.waited_ms > 100
    assert block.busy_ms < 50
    assert "wait_in_a_lock" in str(block)


def test_time_in_which_others_have_the_processor_is_not_counted(watch):
    """Another thread holds the interpreter: much time by the clock, little of the UI thread's own."""
    stopping = threading.Event()

    def hog():
        while not stopping.is_set():
            sum(range(2000))

    hogs = [threading.Thread(target=hog) for _ in range(6)]
    for thread in hogs:
        thread.start()
    began = time.monotonic()
    try:
        blocks = watch(lambda: compute(0.015))
    finally:
        stopping.set()
        for thread in hogs:
            thread.join()
    assert time.monotonic() - began > 0.06
    assert blocks == []


def test_work_of_the_test_itself_is_told_from_that_of_the_program(watch):
    (block,) = watch(lambda: compute(0.12))
    assert block.own
