"""The history of undo: its bounds, and when work counts as saved."""

import pytest
from PySide6.QtTest import QSignalSpy

from desktop import undo_history
from desktop.rule_changes import RuleChanges
from desktop.undo_history import UndoHistory
from desktop.undo_steps import UndoStep
from desktop.work import Work


class Board:
    """Something with a state of its own, beside the work."""

    def __init__(self, history: UndoHistory) -> None:
        self.history, self.state = history, 0

    def put(self, before: int, after: int) -> None:
        self.state = after

    def write(self, state: int, gesture: str = "", size_bytes: int = 1_000) -> None:
        self.history.push(UndoStep(f"Write {state}", self.put, self.state, state, gesture, size_bytes))


@pytest.fixture
def board(qapp) -> Board:
    return Board(UndoHistory())


def undo_all(history: UndoHistory) -> int:
    steps = 0
    while history.canUndo():
        history.undo()
        steps += 1
    return steps


def test_the_oldest_steps_are_forgotten_and_nobody_is_told(board, monkeypatch):
    monkeypatch.setattr(undo_history, "MOST_STEPS", 10)
    for state in range(1, 11):
        board.write(state)
    named = QSignalSpy(board.history.undoTextChanged)
    board.write(11)
    assert (board.history.count(), board.state, board.history.undoText()) == (10, 11, "Write 11")
    assert named.count() == 1
    assert undo_all(board.history) == 10
    assert board.state == 1
    while board.history.canRedo():
        board.history.redo()
    assert board.state == 11


def test_large_steps_leave_room_for_few_but_the_last_one_always_stays(board, monkeypatch):
    monkeypatch.setattr(undo_history, "MOST_BYTES", 100_000)
    for state in range(1, 9):
        board.write(state, size_bytes=30_000)
    assert board.history.count() == 3
    board.write(9, size_bytes=1_000_000)
    assert board.history.count() == 1
    assert undo_all(board.history) == 1 and board.state == 8


def test_steps_that_were_forgotten_do_not_let_a_gesture_run_over_what_was_saved(board, monkeypatch):
    monkeypatch.setattr(undo_history, "MOST_STEPS", 3)
    for state in (1, 2, 3):
        board.write(state)
    board.history.setClean()
    board.write(4, "slider")
    assert board.history.cleanIndex() == 2
    board.history.setClean()
    board.write(5, "slider")
    assert board.history.count() == 3
    board.history.undo()
    assert board.state == 4


def test_steps_of_one_gesture_on_one_thing_are_one(board):
    other = Board(board.history)
    board.write(1, "slider")
    board.write(2, "slider")
    other.write(7, "slider")
    board.write(3, "slider")
    assert board.history.count() == 3
    undo_all(board.history)
    assert (board.state, other.state) == (0, 0)


def test_a_gesture_that_ends_where_it_began_leaves_no_step(board):
    board.write(5)
    board.write(6, "slider")
    named = QSignalSpy(board.history.undoTextChanged)
    board.write(5, "slider")
    assert (board.history.count(), board.history.undoText(), named.count()) == (1, "Write 5", 1)
    board.write(7, "slider")
    board.history.undo()
    assert board.state == 5
    board.history.undo()
    assert board.state == 0


def test_only_other_work_is_unsaved_however_it_came_about(board):
    history, louder = board.history, Work(rule_changes=RuleChanges(0.8))
    assert not history.modified
    board.write(1)
    assert not history.modified
    history.note(louder)
    assert history.modified
    history.note(Work(rule_changes=RuleChanges()))
    assert not history.modified
    history.note(louder)
    board.write(2)
    history.setClean()
    history.undo()
    assert not history.modified
    history.undo()
    board.write(3)
    assert not history.isClean() and not history.modified
    history.resetClean()
    assert history.modified
    history.start_anew(Work())
    assert not history.modified and not history.canUndo()
