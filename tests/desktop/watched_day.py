"""The real program, run with a day's work in it and a watchdog over its UI thread; prints what that saw as JSON.

Every act is an event of its own in the program's event loop. `watched_window` and `watched_bulk` are such days.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop import app
from desktop.dialogs.note import NoteDialog
from desktop.window import MainWindow
from tests.desktop.driven_window import say, window, write_note
from tests.desktop.long_session import write_long_session
from tests.desktop.watchdog import LIMIT_MS, Watchdog

STEP_MS = 30
"""Between two steps; a held key repeats as quickly."""
PATIENCE_S = 240.0
Steps = Iterator[bool]
Acts = tuple[tuple[str, Callable[[], Steps]], ...]


class Day:
    """A day's work in some seconds: each method is an act, and yields whenever the event loop may go on."""

    def __init__(self, song: Path, folder: Path, long_s: float) -> None:
        self.song, self.folder, self.long_s = song.absolute(), folder, long_s
        self.watchdog = Watchdog(noted_ms=LIMIT_MS / 2)
        self.window: MainWindow
        self.session_file: Path

    @property
    def acts(self) -> Acts:
        """What is done, by name and in order."""
        raise NotImplementedError  # each day has its own

    def __call__(self) -> Steps:
        while (main := window()) is None or not main.isVisible():
            yield False
        self.session_file = write_long_session(self.folder, self.long_s)
        self.window = main
        yield True
        self.watchdog.start()
        took_s = {}
        for name, act in self.acts:
            began_s = time.monotonic()
            self.watchdog.act = name
            yield from act()
            yield from self.idle(100)
            took_s[name] = time.monotonic() - began_s
        # The window goes from the screen before it waits for the engine's end.
        self.watchdog.stop()
        blocks = [{**vars(block), "length_ms": block.length_ms, "words": str(block)} for block in self.watchdog.blocks]
        say({"acts": took_s, "beats": self.watchdog.beats, "blocks": blocks})
        self.window.session.document.undo_stack.setClean()
        self.window.close()
        yield True

    # ---- means --------------------------------------------------------------------------------------------------

    @staticmethod
    def idle(milliseconds: int) -> Steps:
        over: list[bool] = []
        QTimer.singleShot(milliseconds, lambda: over.append(True))
        while not over:
            yield False

    @staticmethod
    def until(what: Callable[[], object]) -> Steps:
        latest_s = time.monotonic() + PATIENCE_S
        while not what():
            assert time.monotonic() < latest_s, "this takes too long"
            yield False

    @staticmethod
    def do(call: Callable[[], object]) -> Steps:
        """Call something of Qt as an event of its own: what it takes is then the program's, and not this one's."""
        QTimer.singleShot(0, call)
        yield True

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> Steps:
        keys = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            keys |= modifier
        target = QApplication.focusWidget() or self.window
        yield from self.do(partial(QTest.keyClick, target, key, keys))

    def type(self, field: QWidget, text: str) -> Steps:
        for letter in text:
            yield from self.do(partial(QTest.keyClicks, field, letter))

    def command(self, *command_ids: str) -> Steps:
        for command_id in command_ids:
            action = self.window.actions_by_id[command_id]
            assert action.isEnabled(), command_id
            yield from self.do(action.trigger)


def drive(day: Day, folder: Path) -> int:
    """Run the program with a day's work in it; the time between two steps is the event loop's."""
    walk = day()
    timer = QTimer()
    timer.setInterval(STEP_MS)

    def step() -> None:
        # A question or a menu of the program runs an event loop of its own inside of a step.
        timer.stop()
        day.watchdog.pace()
        try:
            ended = next(walk, None) is None
        except BaseException:
            say({"failed in": day.watchdog.act})
            QApplication.exit(1)
            raise
        if not ended:
            timer.start()

    timer.timeout.connect(step)
    NoteDialog.exec = write_note  # type: ignore[assignment,method-assign]
    answers = {"Save session": "long.soloscope"}
    QFileDialog.getSaveFileName = staticmethod(  # type: ignore[method-assign,assignment]
        lambda parent, title, *rest: (str(folder / answers[title]), "")
    )
    # The timer needs an application before `run` makes one, and there can be only one.
    made = app.Application(sys.argv[:1])
    app.Application = lambda _: made  # type: ignore[assignment,misc]  # a class is asked for, a call is all that is made
    timer.start()
    return app.run(app.Options())
