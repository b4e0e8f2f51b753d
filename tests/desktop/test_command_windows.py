"""Palette, key reference and shortcut editor over a real window."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.command import MAIN
from desktop.commands import commands_of
from desktop.dialogs.palette import CommandPalette
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.theme import DARK
from tests.desktop.view_builders import near, picture, pixels
from tests.desktop.window_builders import open_window, press


@pytest.fixture
def window(qtbot, song):
    with open_window(song) as made:
        yield made


def opened(window, command_id: str, kind: type[QDialog]) -> QDialog:
    press(window, command_id)
    return next(widget for widget in window.findChildren(kind) if widget.isVisible())


@pytest.fixture
def palette(window) -> CommandPalette:
    return opened(window, "palette", CommandPalette)


@pytest.fixture
def editor(window) -> ShortcutsDialog:
    return opened(window, "shortcuts", ShortcutsDialog)


# ---- the window as a whole ----------------------------------------------------------------------------------------


def test_no_two_actions_of_the_window_share_a_key(window):
    owners: dict[str, set[str]] = {}
    for action in window.findChildren(QAction):
        for key in action.shortcuts():
            owners.setdefault(key.toString(), set()).add(action.objectName() or action.text())
    for shortcut in window.findChildren(QShortcut):
        owners.setdefault(shortcut.key().toString(), set()).add(str(shortcut.objectName()))
    assert owners
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_no_key_opens_a_menu_instead(window):
    titles = [action.text() for action in window.menuBar().actions()]
    letters = {f"Alt+{title[title.index('&') + 1].upper()}" for title in titles}
    keys = {QKeySequence(key).toString() for command in commands_of(MAIN) for key in command.keys}
    assert len(letters) == len(titles)
    assert not letters & keys


def test_the_key_of_every_navigation_command_runs_it(window, qtbot):
    document, axis = window.session.document, window.session.time_axis
    qtbot.keyClick(window, Qt.Key.Key_End)
    assert axis.playhead_s == axis.duration_s
    qtbot.keyClick(window, Qt.Key.Key_Home)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert axis.playhead_s == pytest.approx(0.12)
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert axis.playhead_s == pytest.approx(1.32)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert document.selected_region.instrument == "guitar"
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert axis.span_s < 4.0
    end_s = axis.end_s
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert axis.start_s > end_s - axis.span_s
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert axis.start_s <= axis.playhead_s <= axis.end_s
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert axis.span_s == 12.0


# ---- palette ------------------------------------------------------------------------------------------------------


def test_the_palette_offers_every_command_of_its_window_but_itself(palette):
    assert sorted(palette.shown_commands) == sorted(c.id for c in commands_of(MAIN) if c.id != "palette")


def test_some_letters_and_enter_run_a_command(qtbot, window, palette):
    window.session.time_axis.set_view(2.0, 3.0)
    qtbot.keyClicks(palette.field, "fit rec")
    assert palette.current.command.id == "zoom_fit"
    assert palette.current.keys == "Ctrl+F"
    assert palette.current.command.menu_path == "View"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.session.time_axis.span_s == 12.0


def test_arrows_walk_the_list_while_typing_goes_on(qtbot, palette):
    qtbot.keyClicks(palette.field, "solo")
    first = palette.current.command.id
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current.command.id != first
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current.command.id == palette.shown_commands[-1]
    qtbot.keyClicks(palette.field, "xyz")
    assert palette.shown_commands == [] and palette.current is None
    assert "No command" in palette.says.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_disabled_command_is_there_with_the_reason_and_does_not_run(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "confirm region")
    assert palette.current.command.id == "confirm"
    assert palette.current.why_disabled == "Select a region first."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.says.text() == "Select a region first."
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert not window.session.document.undo_stack.canUndo()


def test_what_is_called_so_comes_before_what_stands_in_such_a_menu(qtbot, palette):
    qtbot.keyClicks(palette.field, "solo")
    assert palette.shown_commands[0] == "lane_solo"
    assert {"next_solo", "previous_solo", "find_solos"} <= set(palette.shown_commands[:5])
    assert palette.shown_commands.index("lane_1") >= 4


def test_the_keys_are_drawn_at_the_right(qtbot, palette):
    qtbot.keyClicks(palette.field, "fit rec")
    image = pixels(picture(palette.list))
    assert near(image[5:20, -110:-14], DARK.on_accent, 60).sum() > 30


def test_a_state_that_is_on_shows_in_the_palette(qtbot, window):
    press(window, "follow_centre")
    palette = opened(window, "palette", CommandPalette)
    qtbot.keyClicks(palette.field, "centred")
    assert palette.current.command.id == "follow_centre" and palette.current.checked
    assert not palette.grab().isNull()


# ---- shortcut editor ----------------------------------------------------------------------------------------------


def keys_pressed(qtbot, editor, key, modifiers=Qt.KeyboardModifier.NoModifier):
    editor.keys_edit.setFocus()
    with qtbot.waitSignal(editor.keys_edit.keySequenceChanged):
        qtbot.keyClick(editor.keys_edit, key, modifiers)


def test_pressed_keys_become_the_commands_at_once(qtbot, window, editor):
    editor.choose("loop")
    keys_pressed(qtbot, editor, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert editor.conflict_label.text() == ""
    editor.set_button.setFocus()
    editor.set_button.click()
    assert editor.tree.hasFocus(), "Space, pressed once more, must not remove the keys"
    action = window.actions_by_id["loop"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+F12"]
    assert "Ctrl+F12" in action.toolTip() and "Ctrl+F12" in window.transport.buttons["loop"].toolTip()
    editor.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.document.set_time_selection(1.0, 2.0)
    qtbot.keyClick(window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert window.session.player.loop == (1.0, 2.0)


def test_a_conflict_is_shown_and_resolved_by_taking_the_key(qtbot, window, editor):
    editor.choose("play")
    keys_pressed(qtbot, editor, Qt.Key.Key_N)
    assert "N belongs to “Next region”" in editor.conflict_label.text()
    assert window.actions_by_id["next_region"].shortcuts()[0].toString() == "N"
    assert editor.add_button.text() == "Take and add"
    editor.add_button.click()
    assert [key.toString() for key in window.actions_by_id["play"].shortcuts()] == ["Space", "N"]
    assert [key.toString() for key in window.actions_by_id["next_region"].shortcuts()] == ["Alt+Right"]
    counted = Counter(key.toString() for _, action in window.actions_by_id for key in action.shortcuts())
    assert set(counted.values()) == {1}


def test_keys_are_kept_for_the_next_start_and_can_be_reset(qtbot, window, song, editor, monkeypatch):
    editor.choose("loop")
    keys_pressed(qtbot, editor, Qt.Key.Key_F7)
    editor.set_button.click()
    editor.choose("zoom_fit")
    editor.remove_button.click()
    with open_window() as second:
        assert second.actions_by_id["loop"].shortcut().toString() == "F7"
        assert second.actions_by_id["zoom_fit"].shortcuts() == []
        assert second.actions_by_id["zoom_fit"].toolTip().startswith("Fit recording\n")
    editor.choose("loop")
    editor.reset_button.click()
    assert window.actions_by_id["loop"].shortcut().toString() == "Ctrl+L"
    assert not editor.reset_button.isEnabled()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Reset)
    editor.reset_all_button.click()
    assert window.actions_by_id["zoom_fit"].shortcut().toString() == "Ctrl+F"
    assert window.settings.keys == {}


def test_the_invitation_names_the_key_of_the_moment(qtbot):
    with open_window() as window:
        assert window.empty_state.headline.text().endswith("press Ctrl+O")
        window.actions_by_id.keymap.replace("open", "F9")
        assert window.empty_state.headline.text().endswith("press F9")


def test_searching_finds_commands_by_name_and_by_key(qtbot, editor):
    qtbot.keyClicks(editor.search, "shift+n")
    assert editor.shown_commands == ["previous_region"]
    assert editor.chosen.id == "previous_region"
    editor.search.setText("zoom")
    assert set(editor.shown_commands) == {"zoom_in", "zoom_out", "zoom_selection"}


def test_a_key_it_has_already_is_said(qtbot, editor):
    editor.choose("play")
    keys_pressed(qtbot, editor, Qt.Key.Key_Space)
    assert "belongs to this command already" in editor.conflict_label.text()
    assert not editor.add_button.isEnabled()


def test_the_question_mark_opens_the_reference_and_from_there_the_editor(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Question)
    reference = next(w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Keys" and w.isVisible())
    reference.change_button.click()
    assert any(w.isVisible() for w in window.findChildren(ShortcutsDialog))
