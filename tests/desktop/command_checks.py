"""How a command is tried: with its key where it has one, in the real window, and what must be otherwise then.

`tests/desktop/test_every_command.py` holds that no command is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.batch.window import BatchWindow
from desktop.command import MAIN
from desktop.window import MainWindow
from tests.desktop.window_builders import fill

TIMEOUT = 60_000
COVERED: set[tuple[str, str]] = set()
"""Windows and their commands that some test tries, as far as its module has been imported."""
STEPS = frozenset(
    (
        *("confirm", "reject", "withdraw", "note", "split", "merge", "region_start", "region_end"),
        *("region_earlier", "region_later", "delete", "restore_deleted"),
        *("marker_add", "marker_here", "marker_earlier", "marker_later", "marker_delete"),
        *("more_regions", "fewer_regions", "trained_thresholds", "rules_reset", "rules_reset_all"),
        *("preset_save", "preset_rename", "preset_delete"),
        *("lane_up", "lane_down", "lane_higher", "lane_lower", "lanes_fit", "lane_colour_reset"),
        *("hide_silent", "group_families", "order_sounding", "order_activity", "order_family", "order_name"),
        "order_own",
    )
)
"""Commands that undo takes back. Some others ask first: what is answered is a step, and has tests of its own."""


def covers(*command_ids: str, window: str = MAIN) -> Callable[[Any], Any]:
    """Say that tests try commands of a window by themselves; that they have pressed them all is for them to hold."""
    COVERED.update((window, command_id) for command_id in command_ids)
    return lambda test: test


@dataclass(frozen=True)
class Check:
    """What to look at before and after a command, and what must hold of the two."""

    seen: Callable[[MainWindow], Any]
    holds: Callable[[Any, Any], bool]
    before: Callable[[MainWindow], object] = lambda window: None


def more(seen: Callable[[MainWindow], Any], before: Callable[[MainWindow], object] = lambda window: None) -> Check:
    """Something must have grown."""
    return Check(seen, lambda was, now: now > was, before)


def less(seen: Callable[[MainWindow], Any], before: Callable[[MainWindow], object] = lambda window: None) -> Check:
    """Something must have shrunk."""
    return Check(seen, lambda was, now: now < was, before)


def becomes(
    value: object, seen: Callable[[MainWindow], Any], before: Callable[[MainWindow], object] = lambda window: None
) -> Check:
    """Something must have a value that it did not have."""
    return Check(seen, lambda was, now: was != value and now == value, before)


def press_key(window: MainWindow | BatchWindow, command_id: str) -> None:
    """Run a command with its first key, or by its action if it has none; it must be enabled, and run once."""
    action = window.actions_by_id[command_id]
    assert action.isEnabled(), f"{command_id} is disabled: {action.statusTip()}"
    # A dialog that has just been closed may leave nobody active.
    window.activateWindow()
    QApplication.processEvents()
    heard = QSignalSpy(action.triggered)
    keys = action.shortcuts()
    if keys:
        pressed = QKeySequence(keys[0])[0]
        QTest.keyClick(QApplication.focusWidget() or window, pressed.key(), pressed.keyboardModifiers())
    else:
        action.trigger()
    assert heard.count() == 1, f"{command_id} ran {heard.count()} times"


def try_all(window: MainWindow, song: Any, qtbot: Any, checks: Mapping[str, Check]) -> None:
    """Try commands one after the other, each on the recording as it was opened; undo and redo follow it."""
    for command_id, check in checks.items():
        fill(window, song)
        window.activateWindow()
        window.editor.lanes.setFocus()
        check.before(window)
        QApplication.processEvents()
        was, history = check.seen(window), window.session.document.undo_stack
        steps = history.count()
        press_key(window, command_id)
        try:
            qtbot.waitUntil(lambda check=check, was=was: check.holds(was, check.seen(window)), timeout=5_000)
        except qtbot.TimeoutError as error:
            raise AssertionError(f"{command_id}: {was} before, {check.seen(window)} after") from error
        assert (history.count() > steps) == (command_id in STEPS), f"{command_id}: {history.undoText()}"
        put_away(window)
        if command_id in STEPS:
            there_and_back(window, qtbot, check, was, check.seen(window))


def there_and_back(window: MainWindow, qtbot: Any, check: Check, was: object, now: object) -> None:
    """Take a step back with its key and make it again, which must say in words what it is."""
    step = window.session.document.undo_stack.undoText()
    assert step and "{" not in step
    for command_id, expected, word in (("undo", was, "Undone"), ("redo", now, "Redone")):
        press_key(window, command_id)
        qtbot.waitUntil(lambda expected=expected: check.seen(window) == expected, timeout=5_000)
        assert window.statusBar().currentMessage().casefold() == f"{word}: {step}".casefold()


def put_away(window: MainWindow) -> None:
    """Close dialogs and menus, and be silent."""
    window.session.player.stop()
    for widget in others(window):
        widget.close()
    QApplication.processEvents()


def others(window: MainWindow | BatchWindow) -> list[QWidget]:
    """Windows and menus that are shown besides one."""
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    return [w for w in shown if isinstance(w, QMenu) or w.windowType() != Qt.WindowType.ToolTip]


def titles(window: MainWindow | BatchWindow) -> list[str]:
    """Titles of the other windows, or classes where they have none."""
    return [widget.windowTitle() or type(widget).__name__ for widget in others(window)]
