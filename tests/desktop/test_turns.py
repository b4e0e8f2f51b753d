"""Work in turns: one portion after another, the event loop between them, nothing twice, nothing for who has gone."""

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.turns import Turns


class Worker(QObject):
    """Notes what it does."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self.log = log

    def work(self) -> None:
        self.log.append("work")


def test_each_thing_has_a_turn_of_its_own(qtbot):
    log: list[str] = []
    turns = Turns()
    for name in "ab":
        turns.take(lambda name=name: log.append(name))
    # What was posted after the first portion is heard before the second.
    QTimer.singleShot(0, lambda: log.append("key"))
    assert turns.busy and not log
    qtbot.waitUntil(lambda: not turns.busy)
    QApplication.processEvents()
    assert log == ["a", "key", "b"]


def test_what_is_asked_for_twice_is_done_once(qtbot):
    log: list[str] = []
    turns, worker = Turns(), Worker(log)
    for _ in range(3):
        turns.take(worker.work)
    qtbot.waitUntil(lambda: not turns.busy)
    assert log == ["work"]
    turns.take(worker.work)
    qtbot.waitUntil(lambda: not turns.busy)
    assert log == ["work", "work"]


def test_nothing_is_done_for_who_has_gone(qtbot):
    log: list[str] = []
    turns, worker = Turns(), Worker(log)
    turns.take(worker.work)
    shiboken6.delete(worker)
    qtbot.waitUntil(lambda: not turns.busy)
    assert not log


def test_what_fails_does_not_stop_the_rest(qtbot):
    log: list[str] = []
    turns = Turns()

    def fail() -> None:
        raise ValueError("portion")

    turns.take(fail)
    turns.take(lambda: log.append("rest"))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: bool(log))
    assert [str(error) for _, error, _ in caught] == ["portion"]


def test_what_is_forgotten_is_not_done(qtbot):
    log: list[str] = []
    turns, worker = Turns(), Worker(log)
    turns.take(worker.work)
    turns.take(lambda: log.append("other"))
    turns.forget(worker.work)
    qtbot.waitUntil(lambda: not turns.busy)
    assert log == ["other"]
    turns.take(worker.work)
    turns.cancel()
    assert not turns.busy
    qtbot.wait(20)
    assert log == ["other"]
