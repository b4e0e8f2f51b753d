import csv
import re
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.audio_output import TimerOutput
from desktop.document import AnalysisState
from desktop.widgets import MessageBar, remaining_words
from desktop.window import MainWindow
from desktop.words import facts_words
from tests.builders import write_wav
from tests.builders_analysis import music
from tests.desktop.conftest import facts, kill

TIMEOUT = 180_000


@pytest.fixture
def analysed(window, song, qtbot):
    """A window whose recording has been analysed and scanned."""
    window.open_path(song)
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)
    assert window.session.document.regions
    return window


def press(window: MainWindow, command_id: str) -> None:
    action = window.actions_by_id[command_id]
    assert action.isEnabled(), command_id
    action.trigger()


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


def test_of_several_dropped_files_the_first_is_opened_and_that_is_said(window, song, long_song, qtbot):
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        assert drop(window, song, long_song)
    assert window.session.document.path == song
    assert window.message_bar.text == "2 files were dropped; the first one is opened."


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


def test_a_bad_file_is_said_in_the_message_bar_and_nothing_else_changes(analysed, song, tmp_path, qtbot):
    bad = tmp_path / "letter.wav"
    bad.write_text("Dear reader")
    regions = analysed.session.document.regions
    with qtbot.waitSignal(analysed.session.open_failed, timeout=TIMEOUT):
        analysed.open_path(bad)
    assert "letter.wav" in analysed.message_bar.text
    assert analysed.message_bar.isVisible()
    assert analysed.message_bar.severity == "error"
    assert analysed.session.document.path == song
    assert analysed.session.document.regions == regions
    analysed.message_bar.close_button.click()
    assert not analysed.message_bar.isVisible()


def test_a_missing_bundle_is_said_and_the_recording_can_still_be_heard(qtbot, song, tmp_path):
    window = MainWindow(str(tmp_path / "no such model"), TimerOutput)
    window.show()
    window.open_path(song)
    with qtbot.waitSignal(window.session.analysis_ended, timeout=TIMEOUT) as ended:
        pass
    assert ended.args == ["failed"]
    assert "no such model" in window.message_bar.text
    assert window.actions_by_id["play"].isEnabled()
    assert not window.status_line.analysis_status.isVisible()
    window.close()


def test_regions_appear_while_the_analysis_runs_with_progress_in_words(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    assert window.session.document.analysis is AnalysisState.RUNNING
    qtbot.waitUntil(lambda: "left" in window.status_line.analysis_status.words.text(), timeout=TIMEOUT)
    assert window.status_line.analysis_status.isVisible()
    assert 0 <= window.status_line.analysis_status.bar.value() < 1000
    assert window.actions_by_id["cancel"].isEnabled()


def test_cancel_is_instant_and_keeps_what_was_found(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    begun = time.perf_counter()
    press(window, "cancel")
    assert time.perf_counter() - begun < 2.0
    assert not window.status_line.analysis_status.isVisible()
    assert window.session.document.analysis is AnalysisState.STOPPED
    assert window.session.document.regions
    assert "cancelled; what it found is kept" in window.message_bar.text
    assert not window.actions_by_id["cancel"].isEnabled()


def test_analysing_again_after_a_cancel_completes(window, song, qtbot):
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        window.open_path(song)
    press(window, "cancel")
    press(window, "analyze")
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    assert not np.isnan(window.session.document.activations.values).any()


def test_a_crash_of_the_engine_keeps_the_document_and_is_recovered_from(analysed, qtbot):
    document = analysed.session.document
    document.select_region(document.regions[0])
    press(analysed, "confirm")
    regions = document.regions
    first = analysed.session.engine.process_id
    kill(first)
    qtbot.waitUntil(lambda: analysed.message_bar.text != "", timeout=TIMEOUT)
    assert "Your work is kept" in analysed.message_bar.text
    assert document.regions == regions
    with qtbot.waitSignal(analysed.session.analysis_ended, timeout=TIMEOUT) as ended:
        press(analysed, "analyze")
    assert ended.args == ["done"]
    assert analysed.session.engine.process_id != first
    assert [r for r in document.regions if r.status == "confirmed"] == [r for r in regions if r.status == "confirmed"]


def test_a_crash_in_the_middle_restarts_analysis_and_overview(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    first, document = window.session.engine.process_id, window.session.document
    again = QSignalSpy(window.session.engine.analysis_started)
    analysed_s, seen = document.analysed_s, []
    document.regions_changed.connect(lambda: seen.append(document.regions))
    kill(first)
    qtbot.waitUntil(lambda: again.count() == 1, timeout=TIMEOUT)
    assert window.session.engine.process_id != first
    assert window.session.analysing
    assert "started again. Your work is kept" in window.message_bar.text
    with qtbot.waitSignal(window.session.engine.partial_activations, timeout=TIMEOUT):
        pass
    # What was found stays in view while it is being found again.
    assert document.analysed_s >= analysed_s
    assert seen and all(seen)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_recording_that_vanishes_meanwhile_is_said_and_what_was_found_is_kept(window, long_song, tmp_path, qtbot):
    song = Path(shutil.copy(long_song, tmp_path / "on a stick.wav"))
    window.open_path(song)
    document = window.session.document
    qtbot.waitUntil(lambda: document.regions != (), timeout=TIMEOUT)
    with qtbot.waitSignal(window.session.analysis_ended, timeout=TIMEOUT) as ended:
        song.unlink()
    assert ended.args == ["failed"]
    assert "“on a stick.wav” has vanished" in window.message_bar.text
    assert "reconnect its drive" in window.message_bar.text
    assert document.analysis is AnalysisState.STOPPED
    assert document.regions
    # Put back, it is analysed from where the window stands.
    shutil.copy(long_song, song)
    press(window, "analyze")
    qtbot.waitUntil(lambda: document.analysis is AnalysisState.RUNNING, timeout=TIMEOUT)


def test_what_it_was_analysed_on_is_told_of_an_analysis_that_was_kept_too(analysed, song, long_song, qtbot):
    label = analysed.status_line.model_label
    with qtbot.waitSignal(analysed.session.opened, timeout=TIMEOUT):
        analysed.open_path(long_song)
    assert label.text().strip() == "tiny"
    with qtbot.waitSignal(analysed.session.analysis_ended, timeout=TIMEOUT):
        analysed.open_path(song)
    assert analysed.session.last_done.from_cache
    assert label.text().strip() == "tiny  ·  CPU"


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


def test_close_zoom_asks_the_engine_for_sharper_tiles(analysed, qtbot):
    asked = QSignalSpy(analysed.editor.spectrogram.tile_requested)
    analysed.session.time_axis.set_view(3.0, 3.5)
    qtbot.waitUntil(lambda: asked.count() > 0, timeout=30_000)
    qtbot.waitUntil(lambda: analysed.editor.spectrogram.pending_tiles == 0, timeout=TIMEOUT)


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
    filled.export.write_csv(tmp_path / "part.csv")
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


def test_closing_while_analysing_is_instant_and_ends_the_engine(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    begun = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - begun < 3.0
    assert not window.session.engine.running


def test_another_recording_in_the_middle_of_an_analysis_takes_its_place(window, long_song, song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    window.open_path(song)
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    assert window.session.document.path == song
    assert len(window.session.document.activations.values) == 120


def test_closing_the_recording_shows_the_invitation_with_recent_ones(analysed, song):
    press(analysed, "close")
    assert analysed.stack.currentWidget() is analysed.empty_state
    assert analysed.windowTitle() == "Soloscope[*]"
    assert analysed.settings.recent == (song,)
    assert analysed.session.document.regions == ()


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


def test_a_read_out_under_the_pointer_stands_in_the_status_bar(analysed, qtbot):
    view = analysed.editor.spectrogram
    qtbot.mouseMove(view, view.rect().center())
    assert " Hz" in analysed.status_line.readout.text()


def test_a_device_that_is_missing_is_a_message(qtbot, bundle, song):
    def no_device(rate, fill):
        raise OSError("No audio device was found")

    window = MainWindow(str(bundle), no_device)
    window.show()
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        window.open_path(song)
    press(window, "play")
    qtbot.waitUntil(lambda: window.session.time_axis.playhead_s > 0.1, timeout=30_000)
    assert "playback is silent" in window.message_bar.text
    window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot write such names")
def test_a_name_with_line_breaks_and_ampersands_is_shown_as_text(window, tmp_path, qtbot):
    odd = write_wav(tmp_path / "a\n<b>&c.wav", music(2.0), 22050)
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        window.open_path(odd)
    assert "a\\n<b>&c.wav" in window.windowTitle()
    window.recent_menu.aboutToShow.emit()
    assert window.recent_menu.actions()[0].text() == "a\\n<b>&&c.wav"


def test_information_does_not_hide_an_error(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("The disk is full.", "error")
    bar.tell("12 regions.", "info")
    assert bar.text == "The disk is full."
    bar.tell("The file is empty.", "error")
    assert bar.text == "The file is empty."
    bar.clear()
    assert bar.text == ""


def test_information_moves_nothing_under_the_pointer_and_what_stays_hides_nothing(analysed):
    bar, lanes = analysed.message_bar, analysed.editor.lanes

    def place() -> QPoint:
        QApplication.processEvents()
        return lanes.mapTo(analysed, QPoint(0, 0))

    bar.clear()
    quiet = place()
    bar.tell("Session saved.", "info")
    assert place() == quiet
    assert bar.isVisible()
    page = analysed.centralWidget().rect()
    assert page.contains(bar.geometry())
    assert bar.label.fontMetrics().horizontalAdvance(bar.text) <= bar.label.width()
    bar.tell("The disk is full.", "error")
    assert place().y() > quiet.y()
    assert bar.width() == page.width()
    bar.clear()
    assert place() == quiet
    bar.tell("Many words. " * 60, "info")
    assert page.contains(bar.geometry())


def test_escape_closes_a_message_wherever_the_focus_is(analysed, qtbot):
    for widget in (analysed.editor.lanes, analysed.message_bar.label):
        analysed.message_bar.tell("The disk is full.", "error")
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not analysed.message_bar.isVisible()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "estimating time left"),
        (0.4, "a few seconds left"),
        (6, "a few seconds left"),
        (22, "about 20 seconds left"),
        (62, "about a minute left"),
        (200, "about 3 minutes left"),
        (3700, "about an hour left"),
        (9000, "about 2.5 hours left"),
    ],
)
def test_remaining_time_is_said_as_a_person_would(seconds, words):
    assert remaining_words(seconds) == words


def test_facts_name_container_channels_and_rate():
    assert facts_words(facts()).strip() == "WAV, PCM  ·  stereo  ·  44.1 kHz"
