import csv
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from desktop.audio_output import TimerOutput
from desktop.window import MainWindow
from tests.desktop.window_builders import press

TIMEOUT = 180_000


def drag_over(window: MainWindow, data: QMimeData) -> QDragEnterEvent:
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and let them go; says whether the window took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if not drag_over(window, data).isAccepted():
        return False
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(window.rect().center()), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_without_a_recording_the_window_says_how_to_begin(window):
    assert window.stack.currentWidget() is window.empty_state
    assert "Ctrl+O" in window.empty_state.headline.text()
    assert window.empty_state.isVisible()
    assert not window.toolbar.isVisible()
    assert not window.dock.isVisible()
    assert not window.actions_by_id["play"].isEnabled()


def test_opening_shows_the_recording_its_facts_and_its_analysis(analysed, song):
    assert analysed.stack.currentWidget() is analysed.editor
    assert song.name in analysed.windowTitle()
    assert "stereo" in analysed.toolbar.facts.text()
    assert "22.05 kHz" in analysed.toolbar.facts.text()
    assert analysed.session.time_axis.duration_s == pytest.approx(12.0)
    assert analysed.editor.overview.overview.waveform.scanned_s == pytest.approx(12.0, abs=0.1)
    assert {lane.instrument for lane in analysed.editor.lanes.lanes} == {"flute", "guitar", "violin"}
    assert len(analysed.table.shown_regions) == len(analysed.session.document.regions)
    assert not analysed.status_line.analysis_status.isVisible()
    assert analysed.status_line.model_label.text().strip() == "tiny  ·  CPU"
    assert re.match(r"\d+ regions? of \d instruments?, \d+ solos?; analysed in", analysed.status_line.readout.text())


def test_a_dropped_file_is_opened(window, song, qtbot):
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        assert drop(window, song)
    assert window.session.document.path == song


def test_something_dragged_that_is_no_file_is_not_taken(window):
    data = QMimeData()
    data.setText("a word")
    event = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def test_dragging_over_the_window_shows_where_to_drop(filled, song):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(song))])
    drag_over(filled, data)
    assert filled.drop_overlay.isVisible()
    QApplication.sendEvent(filled, QDragLeaveEvent())
    assert not filled.drop_overlay.isVisible()


def test_moving_the_sensitivity_derives_regions_without_the_engine(filled, qtbot):
    assert len(filled.session.document.regions) == 3
    filled.transport.sensitivity.setValue(filled.transport.sensitivity.maximum())
    qtbot.waitUntil(lambda: len(filled.session.document.regions) == 4, timeout=30_000)
    assert len(filled.table.shown_regions) == 4
    press(filled, "trained_thresholds")
    qtbot.waitUntil(lambda: len(filled.session.document.regions) == 3, timeout=30_000)
    assert not filled.session.engine.running


def test_keys_walk_over_regions_and_move_the_playhead(filled, qtbot):
    document, axis = filled.session.document, filled.session.time_axis
    walked = []
    for _ in range(3):
        qtbot.keyClick(filled, Qt.Key.Key_N)
        assert axis.playhead_s == document.selected_region.onset_s
        walked.append(document.selected_region)
    assert tuple(walked) == document.regions
    qtbot.keyClick(filled, Qt.Key.Key_N)
    assert filled.statusBar().currentMessage() == "No further region."
    qtbot.keyClick(filled, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert document.selected_region == walked[1]
    qtbot.keyClick(filled, Qt.Key.Key_Home)
    qtbot.keyClick(filled, Qt.Key.Key_S)
    assert axis.playhead_s == pytest.approx(document.solos[0].onset_s)


def test_enter_confirms_x_rejects_each_steps_on_and_both_can_be_taken_back(filled, qtbot):
    document = filled.session.document
    document.select_region(document.regions[0])
    qtbot.keyClick(filled, Qt.Key.Key_Return)
    assert document.regions[0].status == "confirmed"
    assert document.selected_region == document.regions[1]
    assert filled.session.time_axis.playhead_s == pytest.approx(document.regions[1].onset_s)
    assert filled.isWindowModified()
    assert filled.actions_by_id["undo"].text().startswith("&Undo confirm ")
    qtbot.keyClick(filled, Qt.Key.Key_X)
    assert document.regions[1].status == "rejected"
    assert document.selected_region == document.regions[2]
    press(filled, "undo")
    press(filled, "undo")
    assert {region.status for region in document.regions} == {"auto"}
    assert document.selected_region == document.regions[0]
    assert not filled.isWindowModified()
    press(filled, "redo")
    assert document.regions[0].status == "confirmed"


def test_enter_in_the_table_confirms_the_row(filled, qtbot):
    filled.table.table.setFocus()
    filled.table.table.selectRow(1)
    qtbot.keyClick(filled.table.table, Qt.Key.Key_Return)
    assert [region.status for region in filled.session.document.regions] == ["auto", "confirmed", "auto"]


def test_typing_in_the_filter_is_typing(filled, qtbot):
    filled.activateWindow()
    filled.table.filter_edit.setFocus()
    qtbot.waitUntil(filled.table.filter_edit.hasFocus)
    qtbot.keyClicks(filled.table.filter_edit, "sn x")
    assert filled.table.filter_edit.text() == "sn x"
    assert filled.session.document.selected_region is None


def test_space_plays_and_pauses_and_the_playhead_moves(filled, qtbot):
    qtbot.keyClick(filled, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: filled.session.time_axis.playhead_s > 0.2, timeout=30_000)
    qtbot.keyClick(filled, Qt.Key.Key_Space)
    assert not filled.session.player.playing


def test_a_click_in_the_waveform_seeks(filled, qtbot):
    view = filled.editor.waveform
    x = round(view.x_of(6.0))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center().__class__(x, 20))
    assert filled.session.player.position_s == pytest.approx(6.0, abs=0.05)


def test_the_selected_region_is_looped_and_let_go(filled):
    document, player = filled.session.document, filled.session.player
    document.select_region(document.regions[0])
    press(filled, "loop")
    assert player.loop == pytest.approx(document.time_selection)
    assert player.position_s == pytest.approx(document.regions[0].onset_s)
    document.select_region(document.regions[1])
    press(filled, "loop")
    assert player.loop == pytest.approx(document.time_selection)
    press(filled, "loop")
    assert player.loop is None
    assert not filled.actions_by_id["loop"].isChecked()


def test_looping_nothing_says_what_to_do(filled):
    press(filled, "loop")
    assert "Select a region" in filled.message_bar.text
    assert not filled.actions_by_id["loop"].isChecked()


def test_the_selection_is_played_once(filled, qtbot):
    filled.session.document.set_time_selection(1.0, 1.3)
    press(filled, "play_selection")
    qtbot.waitUntil(lambda: not filled.session.player.playing, timeout=30_000)
    assert filled.session.player.position_s == 1.0


def test_zooming_to_the_selection_and_back(filled):
    axis = filled.session.time_axis
    filled.session.document.set_time_selection(4.0, 6.0)
    press(filled, "zoom_selection")
    assert axis.start_s < 4.0 < 6.0 < axis.end_s
    assert axis.span_s < 3.0
    press(filled, "zoom_fit")
    assert (axis.start_s, axis.end_s) == (0.0, pytest.approx(12.0))


def test_export_writes_the_columns_that_scripts_rely_on(filled, tmp_path, qtbot):
    document = filled.session.document
    document.select_region(document.regions[0])
    press(filled, "reject")
    document.select_region(document.regions[1])
    press(filled, "confirm")
    target = tmp_path / "out" / "regions"
    press(filled, "export_csv")
    dialog = filled.export.dialog
    dialog.file.setText(str(target))
    qtbot.waitUntil(lambda: not dialog.writer.previewing, timeout=TIMEOUT)
    with qtbot.waitSignal(dialog.written, timeout=TIMEOUT):
        dialog.export_button.click()
    with open(target.with_suffix(".csv"), encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == [
        *("instrument", "start_s", "end_s", "duration_s", "start_tc", "end_tc", "mean", "peak", "solo", "status")
    ]
    assert len(rows) == len(document.regions) - 1
    assert [row["status"] for row in rows].count("confirmed") == 1
    assert float(rows[0]["start_s"]) == pytest.approx(document.kept_regions[0].onset_s, abs=0.001)
    assert "1 rejected left out" in filled.message_bar.text
    # A table is no session: it holds no notes, no thresholds and nothing that was deleted.
    assert filled.isWindowModified()


def test_an_export_before_the_analysis_is_complete_says_so(filled, tmp_path):
    filled.session.document.begin_analysis(("flute",), 0.1, 120)
    filled.export.write(tmp_path / "part.csv")
    assert filled.message_bar.text == "0 regions written to part.csv; the analysis is not complete."


def test_closing_with_decisions_asks_and_cancel_keeps_the_window(filled, monkeypatch):
    document = filled.session.document
    document.select_region(document.regions[0])
    press(filled, "confirm")
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Cancel)
    assert not filled.close()
    assert filled.isVisible()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Discard)
    assert filled.close()


def test_closing_the_recording_shows_the_invitation_with_recent_ones(analysed, song):
    press(analysed, "close")
    assert analysed.stack.currentWidget() is analysed.empty_state
    assert analysed.windowTitle() == "Soloscope[*]"
    assert analysed.settings.recent == (song,)
    assert analysed.session.document.regions == ()


def test_an_ampersand_in_a_recent_name_is_read_as_one(window, song):
    assert "&" in song.name
    window.empty_state.set_recent((song,))
    texts = [button.text() for button in window.empty_state.findChildren(QPushButton)]
    assert song.name.replace("&", "&&") in texts


def test_recent_recordings_that_are_gone_are_not_offered(window, tmp_path):
    there, gone = tmp_path / "there.wav", tmp_path / "gone.wav"
    there.touch()
    for path in (there, gone):
        window.settings.add_recent(path)
    assert window.settings.recent == (there,)


def test_the_table_is_hidden_and_shown_by_its_command(filled):
    press(filled, "show_table")
    assert not filled.dock.isVisible()
    press(filled, "show_table")
    assert filled.dock.isVisible()


def test_the_way_of_following_is_remembered(window, bundle):
    press(window, "follow_centre")
    window.close()
    other = MainWindow(str(bundle), TimerOutput)
    assert other.session.time_axis.follow.value == "centre"
    assert other.actions_by_id["follow_centre"].isChecked()
    other.close()


def test_every_command_stands_in_the_menus_once(window):
    entries = []
    for menu_action in window.menuBar().actions():
        menu = menu_action.menu()
        entries += [a for a in menu.actions() if a.objectName()]
        entries += [a for inner in menu.actions() if inner.menu() for a in inner.menu().actions() if a.objectName()]
    assert sorted(a.objectName() for a in entries) == sorted(command.id for command, _ in window.actions_by_id)


def test_about_names_the_version_and_the_log_and_keys_open(window, qtbot):
    press(window, "about")
    press(window, "keys")
    qtbot.keyClick(window, Qt.Key.Key_Question)
    titles = [w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert "About Soloscope" in titles
    assert titles.count("Keys") >= 1
    about = next(w for w in QApplication.topLevelWidgets() if w.windowTitle() == "About Soloscope")
    assert about.facts["log file"].endswith("desktop.log")
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window:
            dialog.close()
