"""Going to times and selecting them with the keys of a real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.dialogs.go_to import GoToDialog
from tests.desktop.window_builders import open_window, press

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, song):
    with open_window(song) as made:
        yield made


def asked_for_time(qtbot, window) -> GoToDialog:
    qtbot.keyClick(window, Qt.Key.Key_G, CONTROL)
    return next(dialog for dialog in window.findChildren(GoToDialog) if dialog.isVisible())


def test_control_g_a_time_and_enter_move_playhead_and_view(qtbot, window):
    axis = window.session.time_axis
    axis.set_view(0.0, 1.0)
    dialog = asked_for_time(qtbot, window)
    qtbot.keyClicks(dialog.field, "0:07.5")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.session.player.position_s == 7.5
    assert axis.start_s <= 7.5 <= axis.end_s


def test_a_step_is_taken_from_the_playhead(qtbot, window):
    window.session.time_axis.request_seek(3.0)
    dialog = asked_for_time(qtbot, window)
    qtbot.keyClicks(dialog.field, "-2.5")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.session.player.position_s == 0.5


def test_timecode_counts_from_the_recordings_own_start_and_the_rate_is_remembered(qtbot, window):
    document = window.session.document
    document.recording = replace(document.recording, start_timecode_s=3600.0)
    dialog = asked_for_time(qtbot, window)
    dialog.rate.setCurrentText("24")
    qtbot.keyClicks(dialog.field, "01:00:02:12")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.session.player.position_s == pytest.approx(2.5)
    assert asked_for_time(qtbot, window).rate.currentText() == "24"


def test_in_and_out_are_set_at_the_playhead(qtbot, window):
    document, axis = window.session.document, window.session.time_axis
    axis.request_seek(4.0)
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert document.time_selection == (4.0, 12.0)
    axis.request_seek(6.0)
    qtbot.keyClick(window, Qt.Key.Key_O)
    assert document.time_selection == (4.0, 6.0)
    axis.request_seek(5.0)
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert document.time_selection == (5.0, 6.0)


def test_an_in_point_after_the_out_point_begins_a_new_selection(qtbot, window):
    document, axis = window.session.document, window.session.time_axis
    document.set_time_selection(1.0, 2.0)
    axis.request_seek(9.0)
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert document.time_selection == (9.0, 12.0)
    axis.request_seek(3.0)
    qtbot.keyClick(window, Qt.Key.Key_O)
    assert document.time_selection == (0.0, 3.0)


def test_z_fills_the_view_with_what_in_and_out_enclose(qtbot, window):
    axis = window.session.time_axis
    for time_s, key in ((4.0, Qt.Key.Key_I), (6.0, Qt.Key.Key_O)):
        axis.request_seek(time_s)
        qtbot.keyClick(window, key)
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert axis.start_s == pytest.approx(3.92) and axis.end_s == pytest.approx(6.08)


def test_arrows_nudge_and_with_shift_further(qtbot, window):
    axis = window.session.time_axis
    axis.set_view(4.0, 6.0)
    axis.request_seek(5.0)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert axis.playhead_s == pytest.approx(4.98)
    qtbot.keyClick(window, Qt.Key.Key_Left, SHIFT)
    assert axis.playhead_s == pytest.approx(4.78)


def test_s_stops_where_an_instrument_leads(qtbot, song):
    with open_window(song, {"flute": 0.0, "guitar": 0.9, "violin": 0.0}) as window:
        walked = []
        for _ in range(3):
            qtbot.keyClick(window, Qt.Key.Key_S)
            place = window.session.document.time_selection
            walked.append((window.session.document.selected_region.instrument, round(place[0])))
        assert ("guitar", 3) in walked
        assert window.session.document.solo_places[0].onset_s < 3.0


def test_the_view_turns_pages_stays_or_keeps_the_playhead_in_the_middle(window):
    axis = window.session.time_axis
    axis.set_view(0.0, 4.0)
    for mode, begins_s in (("follow_page", 3.61), ("follow_off", 0.0), ("follow_centre", 2.01)):
        press(window, mode)
        axis.set_playhead(3.9)
        axis.set_view(0.0, 4.0)
        axis.set_playhead(4.01)
        assert axis.start_s == pytest.approx(begins_s, abs=0.01), mode
        axis.set_view(0.0, 4.0)


def test_a_playhead_out_of_sight_is_brought_back(qtbot, window):
    axis = window.session.time_axis
    axis.request_seek(1.0)
    axis.set_view(8.0, 10.0)
    qtbot.keyClick(window, Qt.Key.Key_G, CONTROL | SHIFT)
    assert axis.start_s <= 1.0 <= axis.end_s
    assert axis.span_s == pytest.approx(2.0)
