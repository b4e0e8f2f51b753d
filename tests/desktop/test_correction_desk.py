"""The commands that correct regions, by their keys, in the real window."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from desktop.dialogs.note import NoteDialog
from desktop.region_filter import RegionFilter
from desktop.region_names import name_of
from desktop.window import MainWindow
from engine.analysis.regions import Region

CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def of(window: MainWindow, instrument: str) -> list[Region]:
    return [region for region in window.session.document.regions if region.instrument == instrument]


def select(window: MainWindow, *regions: Region) -> None:
    window.session.document.select_regions(regions)


def choose(window: MainWindow, name: str) -> None:
    menu = window.correction.instrument_menu
    assert menu.isVisible()
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


def test_split_and_merge_at_the_playhead(filled, qtbot):
    select(filled, of(filled, "flute")[0])
    filled.session.player.seek(2.0)
    qtbot.keyClick(filled, Qt.Key.Key_I, CONTROL)
    assert [(r.onset_s, r.status) for r in of(filled, "flute")][1] == (2.0, "edited")
    select(filled, of(filled, "flute")[0])
    qtbot.keyClick(filled, Qt.Key.Key_J, CONTROL)
    assert len(of(filled, "flute")) == 1
    assert filled.actions_by_id["undo"].text().startswith("&Undo merge 2 regions")


def test_a_split_outside_the_region_says_what_to_do(filled, qtbot):
    select(filled, of(filled, "flute")[0])
    filled.session.player.seek(11.0)
    qtbot.keyClick(filled, Qt.Key.Key_I, CONTROL)
    assert "inside the selected region" in filled.message_bar.text
    assert len(of(filled, "flute")) == 1


def test_brackets_set_the_edges_to_the_playhead(filled, qtbot):
    select(filled, of(filled, "guitar")[0])
    filled.session.player.seek(3.5)
    qtbot.keyClick(filled, Qt.Key.Key_BracketLeft, CONTROL)
    filled.session.player.seek(5.0)
    qtbot.keyClick(filled, Qt.Key.Key_BracketRight, CONTROL)
    region = of(filled, "guitar")[0]
    assert (region.onset_s, region.offset_s, region.status) == (3.5, 5.0, "edited")
    filled.session.player.seek(8.0)
    qtbot.keyClick(filled, Qt.Key.Key_BracketLeft, CONTROL)
    assert of(filled, "guitar")[0] == region
    assert "begin after its end" in filled.message_bar.text


def test_nudging_a_region_is_one_step(filled, qtbot):
    before = of(filled, "guitar")[0]
    select(filled, before)
    for _ in range(3):
        qtbot.keyClick(filled, Qt.Key.Key_Right, CONTROL)
    assert of(filled, "guitar")[0].onset_s == pytest.approx(before.onset_s + 0.03)
    assert filled.session.document.undo_stack.count() == 1


def test_delete_takes_regions_away_for_good_and_they_can_be_restored(filled, qtbot):
    select(filled, of(filled, "flute")[0], of(filled, "guitar")[0])
    qtbot.keyClick(filled, Qt.Key.Key_Delete)
    filled.session.document.set_threshold_scale(0.9)
    filled.session.document.flush()
    assert of(filled, "flute") == of(filled, "guitar") == []
    qtbot.keyClick(filled, Qt.Key.Key_Delete, SHIFT)
    assert len(of(filled, "flute")) == len(of(filled, "guitar")) == 1
    filled.session.document.set_time_selection(None)
    qtbot.keyClick(filled, Qt.Key.Key_Delete, SHIFT)
    assert filled.message_bar.text == "No region was deleted."


def test_the_instrument_is_changed_by_a_menu(filled, qtbot):
    select(filled, of(filled, "guitar")[0])
    qtbot.keyClick(filled, Qt.Key.Key_I, CONTROL | SHIFT)
    choose(filled, "violin")
    assert of(filled, "guitar") == []
    assert [region.status for region in of(filled, "violin")] == ["edited", "auto"]
    assert filled.session.document.selected_region == of(filled, "violin")[0]


def test_an_instrument_the_network_does_not_know_can_be_named(filled, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: ("Glass harmonica ", True))
    select(filled, of(filled, "guitar")[0])
    filled.actions_by_id["change_instrument"].trigger()
    choose(filled, "Other…")
    assert [region.status for region in of(filled, "glass_harmonica")] == ["edited"]
    assert "glass harmonica" in [filled.table.model.index(row, 0).data() for row in range(3)]


def test_a_region_is_drawn_over_the_selected_time(filled, qtbot):
    filled.session.document.set_time_selection(9.0, 11.5)
    qtbot.keyClick(filled, Qt.Key.Key_D, CONTROL | SHIFT)
    choose(filled, "flute")
    drawn = of(filled, "flute")[-1]
    assert (drawn.onset_s, drawn.offset_s, drawn.origin) == (9.0, 11.5, "user")


def write_note(filled: MainWindow, qtbot, write) -> None:
    """Press F2 and let `write` use the dialog, as a person would, while it is open."""

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NoteDialog)
        write(dialog)

    QTimer.singleShot(0, when_open)
    qtbot.keyClick(filled, Qt.Key.Key_F2)


def test_a_note_is_written_on_a_region_and_kept_with_enter(filled, qtbot):
    def write(dialog: NoteDialog) -> None:
        assert name_of((of(filled, "flute")[0],)) in dialog.label.text()
        qtbot.keyClicks(dialog.field, "breathy attack")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    select(filled, of(filled, "flute")[0])
    write_note(filled, qtbot, write)
    assert of(filled, "flute")[0].note == "breathy attack"
    assert of(filled, "flute")[0].status == "auto"
    filled.actions_by_id["undo"].trigger()
    assert of(filled, "flute")[0].note == ""


def test_a_note_has_lines_and_is_gone_on_with_where_it_ended(filled, qtbot):
    def write(dialog: NoteDialog) -> None:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return, SHIFT)
        qtbot.keyClicks(dialog.field, "then clear")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Tab)
        assert not dialog.field.hasFocus()
        dialog.accept()

    flute = of(filled, "flute")[0]
    filled.correction.editor.annotate(flute, "breathy")
    select(filled, of(filled, "flute")[0])
    write_note(filled, qtbot, write)
    assert of(filled, "flute")[0].note == "breathy\nthen clear"


def test_all_regions_that_the_table_shows_are_selected_and_decided_together(filled, qtbot):
    document = filled.session.document
    qtbot.keyClick(filled, Qt.Key.Key_A, CONTROL)
    assert set(document.selected_regions) == set(document.regions)
    document.set_filter(RegionFilter("flute, guitar"))
    qtbot.keyClick(filled, Qt.Key.Key_A, CONTROL)
    assert {region.instrument for region in document.selected_regions} == {"flute", "guitar"}
    qtbot.keyClick(filled, Qt.Key.Key_X)
    assert {region.instrument for region in document.regions if region.status == "rejected"} == {"flute", "guitar"}
    filled.actions_by_id["undo"].trigger()
    assert all(region.status == "auto" for region in document.regions)


def test_only_regions_of_one_instrument_are_merged(filled):
    select(filled, of(filled, "flute")[0], of(filled, "guitar")[0])
    filled.actions_by_id["merge"].trigger()
    assert "same instrument" in filled.message_bar.text


def test_reviewing_follows_the_tables_order_and_filter(filled, qtbot):
    table, document = filled.table, filled.session.document
    table.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    table.status_box.setCurrentIndex(table.status_box.findData("undecided"))
    weakest, *others = table.shown_regions
    select(filled, weakest)
    qtbot.keyClick(filled, Qt.Key.Key_X)
    assert document.selected_region == others[0]
    assert table.shown_regions == others
    qtbot.keyClick(filled, Qt.Key.Key_Return)
    qtbot.keyClick(filled, Qt.Key.Key_Return)
    assert table.shown_regions == []
    assert filled.message_bar.text == "No further region is undecided below this one."


def test_the_right_button_shows_the_commands_for_the_region_under_it(filled):
    lanes, region = filled.editor.lanes, of(filled, "guitar")[0]
    place = lanes.region_rect(region).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, lanes.mapToGlobal(place), NONE)
    QApplication.sendEvent(lanes, event)
    assert filled.session.document.selected_region == region
    assert filled.correction.menu.isVisible()
    assert filled.actions_by_id["split"] in filled.correction.menu.actions()
    filled.correction.menu.close()


def test_the_right_button_in_the_table_keeps_several_rows(filled):
    select(filled, *filled.session.document.regions[:2])
    filled.table.table.customContextMenuRequested.emit(QPoint(20, 20))
    assert filled.correction.menu.isVisible()
    assert len(filled.session.document.selected_regions) == 2
    filled.correction.menu.close()
