"""Every command of the batch window, tried with its key in the real window, on real files, with the real engine."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.batch.phase import Phase
from desktop.batch.table import RECORDING
from desktop.command import BATCH
from desktop.dialogs.keys import KeysDialog
from desktop.dialogs.palette import CommandPalette
from desktop.dialogs.shortcuts import ShortcutsDialog
from engine.batch.items import State
from tests.builders import write_wav
from tests.builders_analysis import music
from tests.desktop.command_checks import covers, press_key

TIMEOUT = 180_000


@pytest.fixture
def batch(window, qtbot):
    press_key(window, "batch")
    shown = window.batch.window
    qtbot.waitUntil(lambda: shown.runner.queue is not None, timeout=TIMEOUT)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def takes(tmp_path):
    """Three recordings; the second is none."""
    folder = tmp_path / "takes"
    folder.mkdir()
    write_wav(folder / "a.wav", music(2.0, seed=1), 22050)
    (folder / "b.wav").write_text("no sound in here")
    write_wav(folder / "c.wav", music(2.0, seed=2), 22050)
    return folder


def names(batch) -> list[str]:
    return [batch.model.index(row, RECORDING).data() for row in range(batch.model.rowCount())]


def states(batch) -> list[State]:
    return [item.state for item in batch.runner.queue]


def add(batch, qtbot, *paths) -> None:
    batch.add(paths)
    qtbot.waitUntil(lambda: not batch.runner.keeper.searching, timeout=TIMEOUT)
    batch._refresh.flush()


def click(batch, row: int) -> None:
    place = batch.table.visualRect(batch.model.index(row, RECORDING)).center()
    QTest.mouseClick(batch.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert batch.table.selected_rows == [row]


def why(batch, command_id: str) -> str:
    """The reason why a command cannot be used now."""
    batch._refresh.flush()
    command = next(command for command, _ in batch.actions_by_id if command.id == command_id)
    return batch.actions_by_id.why_disabled(command)


@covers("batch_add_files", "batch_add_folder", "batch_up", "batch_down", "batch_remove", "batch_close", window=BATCH)
def test_the_list_is_filled_ordered_and_emptied_by_keys(batch, takes, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(takes / "c.wav")], ""))
    press_key(batch, "batch_add_files")
    qtbot.waitUntil(lambda: names(batch) == ["c.wav"], timeout=TIMEOUT)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(takes))
    press_key(batch, "batch_add_folder")
    qtbot.waitUntil(lambda: names(batch) == ["c.wav", "a.wav", "b.wav"], timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not batch.runner.keeper.searching, timeout=TIMEOUT)

    for command_id in ("batch_up", "batch_down", "batch_remove", "batch_again", "batch_open"):
        assert why(batch, command_id) == "Select a recording of the list first."
    click(batch, 1)
    press_key(batch, "batch_down")
    assert names(batch) == ["c.wav", "b.wav", "a.wav"]
    press_key(batch, "batch_up")
    assert names(batch) == ["c.wav", "a.wav", "b.wav"]
    press_key(batch, "batch_remove")
    assert names(batch) == ["c.wav", "b.wav"]
    assert (takes / "a.wav").exists()

    press_key(batch, "batch_close")
    assert not batch.isVisible()


@covers("batch_open", window=BATCH)
def test_a_recording_is_opened_in_the_main_window_by_key(window, batch, takes, qtbot):
    add(batch, qtbot, takes / "c.wav")
    click(batch, 0)
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        press_key(batch, "batch_open")
    assert window.session.document.path == takes / "c.wav"
    window.session.cancel_analysis()


@covers("batch_start", "batch_pause", "batch_go_on", "batch_cancel", window=BATCH)
def test_a_batch_begins_rests_goes_on_and_is_cancelled_by_keys(batch, long_song, tmp_path, qtbot):
    runner = batch.runner
    assert why(batch, "batch_start") == "No recording waits."
    take = shutil.copy(long_song, tmp_path / "long.wav")
    add(batch, qtbot, take)
    assert why(batch, "batch_pause") == "The batch is not running."
    assert why(batch, "batch_go_on") == "The batch is not paused."
    assert why(batch, "batch_cancel") == "Nothing is being worked on."
    press_key(batch, "batch_start")
    assert runner.phase is Phase.RUNNING
    assert why(batch, "batch_start").startswith("The batch has begun")
    press_key(batch, "batch_pause")
    assert runner.phase is Phase.PAUSED
    batch._refresh.flush()
    press_key(batch, "batch_go_on")
    assert runner.phase is Phase.RUNNING
    batch._refresh.flush()
    press_key(batch, "batch_cancel")
    assert runner.phase is Phase.IDLE
    assert states(batch) == [State.CANCELLED]
    assert why(batch, "batch_start") == why(batch, "batch_retry") == ""


@covers("batch_retry", "batch_again", "batch_export", window=BATCH)
def test_what_failed_or_is_done_is_done_again_and_exported_by_keys(window, batch, takes, qtbot):
    runner = batch.runner
    add(batch, qtbot, takes)
    assert why(batch, "batch_retry") == "No recording failed or was cancelled."
    assert why(batch, "batch_export") == "No recording is finished yet."
    with qtbot.waitSignal(window.batch.ended, timeout=TIMEOUT):
        press_key(batch, "batch_start")
        assert why(batch, "batch_export").startswith("The batch has begun")
    assert states(batch) == [State.DONE, State.FAILED, State.DONE]
    batch._refresh.flush()

    batch.show()
    press_key(batch, "batch_export")
    menu = batch.exports_menu
    assert menu.isVisible()
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is menu.actions()[1]
    for letter, name in (("a", "Adobe Audition markers"), ("w", "WAV with cue markers"), ("a", "Audacity labels")):
        while menu.activeAction().text() != name:
            was = menu.activeAction()
            QTest.keyClicks(menu, letter)
            assert menu.activeAction().text().casefold().startswith(letter)
            assert menu.activeAction() is not was
    with qtbot.waitSignal(window.batch.ended, timeout=TIMEOUT):
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert runner.phase is Phase.EXPORTING
    assert (takes / "a.regions.txt").stat().st_size > 0
    assert (takes / "c.regions.txt").exists()

    batch._refresh.flush()
    press_key(batch, "batch_retry")
    assert states(batch) == [State.DONE, State.WAITING, State.DONE]
    click(batch, 2)
    press_key(batch, "batch_again")
    assert states(batch) == [State.DONE, State.WAITING, State.WAITING]


@covers("palette", "keys", "shortcuts", window=BATCH)
@pytest.mark.parametrize("command_id", ["palette", "keys", "shortcuts"])
def test_what_tells_of_the_commands_opens_over_the_batch_window(batch, command_id):
    press_key(batch, command_id)
    kind = {"palette": CommandPalette, "keys": KeysDialog, "shortcuts": ShortcutsDialog}[command_id]
    shown = [dialog for dialog in batch.findChildren(kind) if dialog.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_a_held_key_moves_a_recording_on_but_starts_nothing_twice(batch):
    repeating = {command.id for command, action in batch.actions_by_id if action.autoRepeat()}
    assert repeating == {"batch_up", "batch_down"}


def test_the_palette_of_the_batch_window_runs_its_commands_and_gives_reasons(batch, takes, qtbot):
    add(batch, qtbot, takes)
    batch.table.selectAll()
    batch._refresh.flush()
    press_key(batch, "palette")
    palette = next(dialog for dialog in batch.findChildren(CommandPalette) if dialog.isVisible())
    offered = {command.id for command, _ in batch.actions_by_id}
    assert set(palette.shown_commands) == offered - {"palette"}
    qtbot.keyClicks(palette.field, "pause")
    assert palette.current.command.menu_path == "Batch"
    assert palette.current.why_disabled == "The batch is not running."
    palette.field.clear()
    qtbot.keyClicks(palette.field, "remove")
    assert palette.current.keys == "Del"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert names(batch) == []


def test_a_key_changed_in_either_window_s_editor_holds_in_both_and_at_the_next_start(window, batch, takes, qtbot):
    add(batch, qtbot, takes)
    window.command_windows.show_shortcuts()
    editor = next(dialog for dialog in window.findChildren(ShortcutsDialog) if dialog.isVisible())
    editor.choose("batch_start")
    editor.keys_edit.setFocus()
    QTest.keyClick(editor.keys_edit, Qt.Key.Key_Space)
    assert editor.conflict_label.text() == "", "Space plays in the main window, which is another"
    editor.set_button.click()
    assert batch.start_button.toolTip().startswith("Start (Space)")
    assert window.actions_by_id["play"].shortcut().toString() == "Space"
    editor.close()

    press_key(batch, "shortcuts")
    own = next(dialog for dialog in batch.findChildren(ShortcutsDialog) if dialog.isVisible())
    assert own.tree.topLevelItem(0).text(0) == "Batch window"
    own.choose("palette")
    QTest.keyClick(own.keys_edit, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "“Open” and “Add recordings”, which would lose it" in own.conflict_label.text()
    own.set_button.click()
    for actions in (window.actions_by_id, batch.actions_by_id):
        assert [key.toString() for key in actions["palette"].shortcuts()] == ["Ctrl+O"]
    assert window.actions_by_id["open"].shortcuts() == batch.actions_by_id["batch_add_files"].shortcuts() == []
    own.close()

    batch.activateWindow()
    qtbot.waitUntil(batch.isActiveWindow)
    batch.table.setFocus()
    press_key(batch, "batch_start")
    assert batch.runner.phase is Phase.RUNNING
    batch.runner.cancel()
    kept = window.settings.keys
    assert kept == {"batch_start": ("Space",), "palette": ("Ctrl+O",), "open": (), "batch_add_files": ()}


def test_the_batch_window_s_keys_are_found_by_the_window_s_name(batch, qtbot):
    press_key(batch, "keys")
    reference = next(dialog for dialog in batch.findChildren(KeysDialog) if dialog.isVisible())
    assert reference.tree.topLevelItem(0).text(0) == "Batch window"
    reference.filter.setText("batch window")
    assert {"Start", "Add recordings", "Export all again"} <= set(reference.shown_commands)
    assert "Zoom in" not in reference.shown_commands
    reference.filter.setText("mouse")
    assert not reference.tree.topLevelItem(reference.tree.topLevelItemCount() - 1).isHidden()
    reference.change_button.click()
    assert any(dialog.isVisible() for dialog in batch.findChildren(ShortcutsDialog))


def test_every_command_of_the_batch_window_stands_in_its_menus(batch):
    shown = [action for menu in batch.menuBar().actions() for action in menu.menu().actions()]
    assert [action.objectName() for action in shown if not action.isSeparator()] == [
        command.id for command, _ in batch.actions_by_id
    ]
