import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStyle

from desktop.actions import Actions
from desktop.command import MAIN, reason
from desktop.commands import COMMANDS, MENUS, commands_of
from desktop.dialogs.keys import KeysDialog
from desktop.keymap import Keymap


def test_every_command_has_a_key_a_sentence_and_a_menu():
    for command in COMMANDS:
        # One choice of several in a submenu may do without a key of its own.
        assert command.keys or "/" in command.menu, command.id
        assert command.tip.endswith("."), command.id
        assert command.windows, command.id
        assert all(command.menu.split("/")[0] in MENUS[window] for window in command.windows), command.id


def test_every_key_can_be_pressed():
    for command in COMMANDS:
        for key in command.keys:
            assert not QKeySequence(key).isEmpty(), (command.id, key)
            assert QKeySequence(key)[0].key().value != 0x01FFFFFF, (command.id, key)


@pytest.mark.parametrize("window", MENUS)
def test_in_a_window_no_key_belongs_to_two_commands(window):
    keys = [QKeySequence(key).toString() for command in commands_of(window) for key in command.keys]
    assert keys
    assert sorted(keys) == sorted(set(keys))


def test_every_window_tells_its_keys():
    for window in MENUS:
        assert {"palette", "keys", "shortcuts"} <= {command.id for command in commands_of(window)}


EDITORS_KEYS = {
    "Space": "play", "Shift+Space": "play_selection", "J": "shuttle_back", "K": "shuttle_stop", "L": "shuttle_on",
    "I": "set_in", "O": "set_out", "Ctrl+L": "loop", "M": "marker_add", "N": "next_region",
    "Shift+N": "previous_region", "Alt+Right": "next_region", "Alt+Left": "previous_region",
    "S": "next_solo", "Shift+S": "previous_solo",
    "Return": "confirm", "Enter": "confirm", "X": "reject", "Ctrl+Z": "undo", "Ctrl+Shift+Z": "redo",
    "Home": "go_start", "End": "go_end", "Left": "nudge_left", "Right": "nudge_right", "Shift+Left": "jump_left",
    "Shift+Right": "jump_right", "Ctrl+=": "zoom_in", "Ctrl+-": "zoom_out", "Z": "zoom_selection",
    "Ctrl+E": "zoom_selection", "Ctrl+F": "zoom_fit", "PgUp": "page_back", "PgDown": "page_on", "Ctrl+G": "go_to",
    "0": "lanes_all", "?": "keys",
    **{str(number): f"lane_{number}" for number in range(1, 10)},
}  # fmt: skip
"""What other editors of sound have on these keys, and Soloscope promises."""


def test_the_keys_of_other_editors_do_here_what_they_do_there():
    given = {QKeySequence(key): command.id for command in commands_of(MAIN) for key in command.keys}
    assert {key: given.get(QKeySequence(key)) for key in EDITORS_KEYS} == EDITORS_KEYS


def test_ids_are_unique():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_no_two_entries_of_a_menu_share_an_access_key():
    for window in MENUS:
        table = commands_of(window)
        for menu in {command.menu for command in table}:
            letters = [c.text[c.text.index("&") + 1].lower() for c in table if c.menu == menu and "&" in c.text]
            assert len(letters) == len(set(letters)), menu


@pytest.fixture
def actions(qapp):
    owner = QObject()
    yield Actions(owner, Keymap(COMMANDS))
    owner.deleteLater()


def test_actions_tell_key_and_meaning_in_their_tooltip(actions):
    assert "Ctrl+Shift+E" in actions["export_csv"].toolTip()
    assert "rejected regions are left out" in actions["export_csv"].toolTip()
    assert actions["export_csv"].statusTip()


def test_only_commands_whose_needs_are_met_are_enabled(actions):
    actions.enable(set())
    assert not actions["play"].isEnabled()
    assert actions["open"].isEnabled()
    actions.enable({"recording"})
    assert actions["play"].isEnabled()
    assert not actions["confirm"].isEnabled()


def test_follow_modes_exclude_one_another(actions):
    actions["follow_page"].setChecked(True)
    actions["follow_centre"].setChecked(True)
    assert not actions["follow_page"].isChecked()


def test_every_need_has_a_reason_in_words():
    for need in {need for command in COMMANDS for need in command.needs.split()}:
        assert reason(need) != reason("none of these"), need


def test_a_disabled_command_says_why(actions):
    actions.enable({"recording"})
    by_id = {command.id: command for command, _ in actions}
    assert actions.why_disabled(by_id["play"]) == ""
    assert actions.why_disabled(by_id["confirm"]) == "Select a region first."
    actions["undo"].setEnabled(False)
    assert actions.why_disabled(by_id["undo"]) == "There is nothing to undo."


def test_other_keys_reach_shortcut_and_tooltip_at_once(qtbot, actions):
    actions.keymap.replace("loop", "Ctrl+J")
    with qtbot.waitSignal(actions.keys_changed):
        actions.keymap.remove("play")
    assert actions["loop"].shortcut().toString() == "Ctrl+J"
    assert actions["loop"].toolTip().startswith("Loop selection (Ctrl+J)")
    assert actions["play"].shortcuts() == []
    assert actions["play"].toolTip().startswith("Play or pause\n")


def test_the_key_reference_lists_every_command_and_narrows(qtbot, actions):
    dialog = KeysDialog(actions)
    qtbot.addWidget(dialog)
    assert len(dialog.shown_commands) == len(COMMANDS)
    dialog.filter.setText("solo")
    assert {"Next solo", "Previous solo"} <= set(dialog.shown_commands)
    assert "Zoom in" not in dialog.shown_commands
    dialog.filter.setText("ctrl+q")
    assert dialog.shown_commands == ["Quit"]


def test_the_key_reference_shows_long_sentences_whole(qtbot, actions):
    dialog = KeysDialog(actions)
    qtbot.addWidget(dialog)
    dialog.resize(800, 500)
    dialog.show()
    assert dialog.keys_of("Draw a region") == "Ctrl+Drag"
    tree, first = dialog.tree, dialog.tree.topLevelItem(0)
    rows = [first.child(at) for at in range(first.childCount())]

    def heights() -> list[tuple[int, int]]:
        """How high each row is, and how high its sentence."""
        margin = tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        width, wrapped = tree.columnWidth(2) - 2 * margin, Qt.TextFlag.TextWordWrap
        lines = [tree.fontMetrics().boundingRect(0, 0, width, 999, wrapped, row.text(2)).height() for row in rows]
        return [(tree.visualItemRect(row).height(), high) for row, high in zip(rows, lines, strict=True)]

    qtbot.waitUntil(lambda: all(high >= needed for high, needed in heights()))
    assert max(needed for _, needed in heights()) > min(needed for _, needed in heights())


def test_an_open_key_reference_follows_changed_keys(qtbot, actions):
    dialog = KeysDialog(actions)
    qtbot.addWidget(dialog)
    assert dialog.keys_of("Next region") == "N  or  Alt+Right"
    actions.keymap.replace("next_region", "J")
    assert dialog.keys_of("Next region") == "J"
