"""Saving, replacing, renaming and deleting presets, taken back with the real keys in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QInputDialog

from desktop.presets import Presets
from desktop.rule_changes import RuleChanges
from tests.desktop.command_checks import press_key
from tests.desktop.window_builders import fill, open_window


@pytest.fixture
def window(song):
    with open_window(song) as made:
        made.activateWindow()
        yield made


@pytest.fixture
def name(monkeypatch):
    """Gives the name that the next question for one is answered with."""
    return lambda text: monkeypatch.setattr(QInputDialog, "getText", lambda *args: (text, True))


def history(window):
    return window.session.document.undo_stack


def on_disk() -> dict[str, float]:
    """Scales of the presets that the settings file holds, by name."""
    store = QSettings()
    store.sync()
    return {preset: changes.scale for preset, changes in Presets().own.items()}


def listed(window) -> list[str]:
    box = window.rules_dock.panel.preset_box
    return [box.itemText(row) for row in range(box.count())]


def save(window, name, text: str, scale: float) -> None:
    window.session.document.set_threshold_scale(scale)
    name(text)
    press_key(window, "preset_save")


def test_a_replaced_preset_comes_back_as_it_was(window, name):
    save(window, name, "Mine", 0.9)
    save(window, name, "Mine", 0.6)
    assert on_disk() == {"Mine": 0.6}
    assert window.message_bar.text == "There was a preset “Mine” already. Ctrl+Z brings it back."
    assert history(window).undoText() == "Replace preset Mine"
    press_key(window, "undo")
    assert on_disk() == {"Mine": 0.9}
    assert window.session.document.threshold_scale == 0.6
    assert window.rules_dock.panel.preset_box.currentText() == "Own settings"
    press_key(window, "undo")
    assert window.rules_dock.panel.preset_box.currentText() == "Mine"
    press_key(window, "undo")
    assert on_disk() == {} and "Mine" not in listed(window)
    for _ in range(3):
        press_key(window, "redo")
    assert on_disk() == {"Mine": 0.6}
    assert window.rules_dock.panel.preset_box.currentText() == "Mine"


def test_the_preset_that_was_changed_is_proposed_for_saving_and_one_of_the_program_is_not(window, name, monkeypatch):
    proposed = []
    document = window.session.document
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: proposed.append(args[-1]) or ("", False))
    document.set_threshold_scale(0.8)
    press_key(window, "preset_save")
    save(window, name, "Mine", 0.9)
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: proposed.append(args[-1]) or ("", False))
    document.set_threshold_scale(0.85)
    press_key(window, "preset_save")
    document.reset_threshold_scale()
    document.set_threshold_scale(0.7)
    press_key(window, "preset_save")
    assert proposed == ["", "Mine", ""]


def test_a_deleted_and_a_renamed_preset_come_back(window, name):
    save(window, name, "Mine", 0.9)
    name("Yours")
    press_key(window, "preset_rename")
    assert on_disk() == {"Yours": 0.9}
    press_key(window, "preset_delete")
    assert on_disk() == {}
    assert history(window).undoText() == "Delete preset Yours"
    press_key(window, "undo")
    assert window.rules_dock.panel.preset_box.currentText() == "Yours"
    assert history(window).undoText() == "Rename preset Mine to Yours"
    press_key(window, "undo")
    assert on_disk() == {"Mine": 0.9}


def test_a_rename_over_another_preset_gives_both_back(window, name):
    save(window, name, "One", 0.9)
    save(window, name, "Two", 0.6)
    name("One")
    press_key(window, "preset_rename")
    assert on_disk() == {"One": 0.6}
    press_key(window, "undo")
    assert on_disk() == {"One": 0.9, "Two": 0.6}


@pytest.mark.parametrize("command_id", ["preset_save", "preset_rename"])
def test_names_of_the_program_are_refused_in_words_and_are_no_step(window, name, command_id):
    save(window, name, "Mine", 0.9)
    if command_id == "preset_save":
        window.session.document.set_threshold_scale(0.8)
    steps = history(window).count()
    name("As trained")
    press_key(window, command_id)
    assert window.message_bar.text == "“As trained” comes with Soloscope and cannot be replaced; choose another name."
    assert history(window).count() == steps and on_disk() == {"Mine": 0.9}


def test_menu_and_button_name_the_step_with_whatever_the_preset_is_called(window, name):
    undo = window.actions_by_id["undo"]
    save(window, name, "Lead & pads", 0.9)
    assert undo.text() == "&Undo save preset Lead && pads"
    assert undo.toolTip() == "Undo save preset Lead & pads (Ctrl+Z)\nTake back the last step."
    window.actions_by_id.keymap.changed.emit()
    assert undo.toolTip().startswith("Undo save preset Lead & pads (")
    press_key(window, "undo")
    press_key(window, "undo")
    assert undo.toolTip() == "Undo (Ctrl+Z)\nTake back the last step."


def test_presets_are_no_unsaved_work(window, name):
    save(window, name, "Mine", 0.9)
    history(window).setClean()
    press_key(window, "preset_delete")
    assert not window.isWindowModified()
    press_key(window, "undo")
    assert not window.isWindowModified()
    press_key(window, "undo")
    press_key(window, "undo")
    assert window.isWindowModified()
    for _ in range(2):
        press_key(window, "redo")
    assert not window.isWindowModified()


def test_another_recording_ends_the_steps_and_leaves_the_presets(window, name, song):
    save(window, name, "Mine", 0.9)
    press_key(window, "preset_delete")
    press_key(window, "undo")
    history(window).setClean()
    fill(window, song)
    assert not history(window).canUndo() and not history(window).canRedo()
    assert on_disk() == {"Mine": 0.9} and "Mine" in listed(window)


def test_what_another_window_has_changed_since_is_left_alone(window, name, song):
    save(window, name, "Mine", 0.9)
    with open_window(song) as other:
        assert "Mine" in listed(other)
        other.activateWindow()
        save(other, name, "Theirs", 0.5)
        save(other, name, "Mine", 0.7)
    window.activateWindow()
    press_key(window, "undo")
    assert on_disk() == {"Mine": 0.7, "Theirs": 0.5}
    assert window.message_bar.text == "Another window has changed the preset “Mine” since; it stays as it is now."
    press_key(window, "redo")
    assert on_disk() == {"Mine": 0.7, "Theirs": 0.5}


def test_what_another_window_has_done_to_other_presets_stays(window, name):
    save(window, name, "Mine", 0.9)
    Presets().put({"Theirs": RuleChanges(0.5).to_json()})
    press_key(window, "undo")
    assert on_disk() == {"Theirs": 0.5}
    assert "Theirs" in listed(window)


def test_presets_of_another_window_are_listed_when_one_comes_back(window, song, name, qtbot):
    press_key(window, "show_rules")
    with open_window(song) as other:
        other.activateWindow()
        save(other, name, "Theirs", 0.5)
        assert "Theirs" not in listed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: "Theirs" in listed(window))


@pytest.fixture
def no_settings(own_folders: Path) -> Path:
    """Settings that cannot be written: a file stands where their folder would be, which stops even an administrator."""
    folder = own_folders / "settings"
    folder.write_text("in the way")
    return folder


def test_settings_that_cannot_be_written_are_told_of_and_undo_goes_on(no_settings, song, name):
    with open_window(song) as window:
        window.activateWindow()
        save(window, name, "Mine", 0.9)
        told = window.message_bar.text
        assert told.startswith("What you changed is kept only until Soloscope closes") and str(no_settings) in told
        assert "Mine" in listed(window)
        press_key(window, "preset_delete")
        assert "Mine" not in listed(window)
        press_key(window, "undo")
        assert window.rules_dock.panel.preset_box.currentText() == "Mine"
        press_key(window, "undo")
        assert "Mine" not in listed(window)


def test_colours_and_lanes_that_cannot_be_kept_are_told_of_once(no_settings, song, qtbot):
    with open_window(song) as window:
        window.activateWindow()
        told = QSignalSpy(window.lane_commands.told)
        for command_id in ("group_families", "hide_silent", "group_families", "undo", "undo", "undo"):
            press_key(window, command_id)
            window.settings._store.sync()
        qtbot.waitUntil(lambda: told.count() == 1)
        assert told.at(0)[0] == window.message_bar.text
        assert not window.editor.lanes.arrangement.grouped
