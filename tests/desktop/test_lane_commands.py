"""Solo, order, heights and colours of lanes with the mouse and the keys of a real window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QColorDialog, QMenu

from desktop.audio_output import TimerOutput
from desktop.theme import DARK, instrument_colour, instrument_pattern, set_own_colours
from desktop.views.lane_layout import HEADING_HEIGHT
from desktop.views.lanes import HEADER_HEIGHT
from desktop.views.time_axis import LANE_LABEL_WIDTH
from desktop.window import MainWindow
from tests.desktop.view_builders import drag, near, picture, pixels
from tests.desktop.window_builders import open_window, press


@pytest.fixture
def window(qtbot, song):
    with open_window(song) as made:
        QApplication.processEvents()
        yield made
    set_own_colours({})


def names(window) -> list[str]:
    return [lane.instrument for lane in window.editor.lanes.lanes]


def label(window, instrument: str) -> QPoint:
    """The middle of a lane's name."""
    lanes = window.editor.lanes
    return QPoint(60, lanes.lane_rect(lanes.index_of(instrument)).center().y())


def plot_of(window, instrument: str):
    lanes = window.editor.lanes
    rect = lanes.lane_rect(lanes.index_of(instrument))
    return pixels(picture(lanes))[rect.top() : rect.bottom(), LANE_LABEL_WIDTH + 5 :]


# ---- solo and mute ------------------------------------------------------------------------------------------------


def test_a_digit_solos_a_lane_and_zero_shows_all(qtbot, window):
    assert names(window) == ["flute", "guitar", "violin"]
    before = plot_of(window, "flute")
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert window.editor.lanes.arrangement.soloed == {"guitar"}
    assert plot_of(window, "flute").max() < 0.6 * before.max()
    assert window.session.document.passed_over == {"flute", "violin"}
    qtbot.keyClick(window, Qt.Key.Key_0)
    assert (plot_of(window, "flute") == before).all()
    assert window.session.document.passed_over == set()


def test_the_same_digit_twice_shows_all_again_and_a_missing_lane_is_said(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_1)
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert window.session.document.passed_over == set()
    qtbot.keyClick(window, Qt.Key.Key_9)
    assert window.statusBar().currentMessage() == "There is no lane 9."


def test_jumps_visit_only_the_lanes_shown_in_full(qtbot, window):
    document, axis = window.session.document, window.session.time_axis
    qtbot.keyClick(window, Qt.Key.Key_3)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert document.selected_region.instrument == "violin"
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert "in the lanes shown in full" in window.statusBar().currentMessage()
    axis.request_seek(0.0)
    qtbot.keyClick(window, Qt.Key.Key_S)
    assert document.selected_region.instrument == "violin"


def test_the_letters_in_the_label_solo_and_mute(qtbot, window):
    lanes = window.editor.lanes
    solo, mute = (lanes.labels.badge_rect(1, badge).center() for badge in "SM")
    qtbot.mouseMove(lanes, label(window, "guitar"))
    qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=mute)
    assert lanes.arrangement.muted == {"guitar"}
    assert near(pixels(picture(lanes))[:, :LANE_LABEL_WIDTH], DARK.warning, 20).sum() > 60
    qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=solo)
    assert lanes.arrangement.soloed == {"guitar"}
    assert window.session.document.passed_over == {"flute", "violin"}


def test_the_current_lane_is_soloed_and_muted_by_key(qtbot, window):
    assert not window.actions_by_id["lane_solo"].isEnabled()
    document = window.session.document
    document.select_region(document.regions[0])
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_M, alt)
    assert window.editor.lanes.arrangement.muted == {"flute"}
    qtbot.keyClick(window, Qt.Key.Key_S, alt)
    assert window.editor.lanes.arrangement.soloed == {"flute"}


# ---- order --------------------------------------------------------------------------------------------------------


def test_a_name_is_dragged_to_another_place(qtbot, window):
    lanes = window.editor.lanes
    drag(qtbot, lanes, label(window, "violin"), label(window, "flute") - QPoint(0, 12))
    assert names(window) == ["violin", "flute", "guitar"]
    assert window.actions_by_id["order_own"].isChecked()
    assert window.session.document.time_selection is None


def test_escape_leaves_a_dragged_name_where_it_was(qtbot, window):
    lanes, before = window.editor.lanes, names(window)
    above_all = label(window, "flute") - QPoint(0, 12)
    drag(qtbot, lanes, label(window, "violin"), above_all, release=False)
    qtbot.keyClick(lanes, Qt.Key.Key_Escape)
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=above_all)
    assert names(window) == before
    assert window.session.document.undo_stack.count() == 0
    assert window.lane_commands.current is None


def test_a_click_on_a_name_makes_the_lane_current(qtbot, window):
    qtbot.mouseClick(window.editor.lanes, Qt.MouseButton.LeftButton, pos=label(window, "violin"))
    assert window.lane_commands.current == "violin"
    assert window.session.document.selected_region.instrument == "violin"


def test_keys_move_the_current_lane(qtbot, window):
    window.session.document.select_region(window.session.document.regions[0])
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Down, both)
    assert names(window) == ["guitar", "flute", "violin"]
    qtbot.keyClick(window, Qt.Key.Key_Up, both)
    assert names(window) == ["flute", "guitar", "violin"]


def test_orders_and_headings_follow_their_commands(qtbot, window):
    lanes = window.editor.lanes
    press(window, "order_activity")
    assert names(window) == ["violin", "flute", "guitar"]
    press(window, "order_family")
    assert names(window) == ["violin", "flute", "guitar"]
    top = lanes.lane_rect(0).top()
    press(window, "group_families")
    assert lanes.lane_rect(0).top() == top + HEADING_HEIGHT == HEADER_HEIGHT + HEADING_HEIGHT
    heading = pixels(picture(lanes))[HEADER_HEIGHT : HEADER_HEIGHT + HEADING_HEIGHT, :LANE_LABEL_WIDTH]
    assert near(heading, DARK.raised, 10).mean() > 0.5 and near(heading, DARK.text_dim, 60).sum() > 20


def test_silent_instruments_are_hidden_by_command_and_by_button(qtbot, window):
    document = window.session.document
    document.set_threshold("guitar", 0.95)
    document.flush()
    assert names(window) == ["flute", "violin", "guitar"]
    press(window, "hide_silent")
    assert names(window) == ["flute", "violin"]
    window.editor.lanes.set_hide_silent(False)
    assert not window.actions_by_id["hide_silent"].isChecked()
    assert len(names(window)) == 3


# ---- heights ------------------------------------------------------------------------------------------------------


def test_the_lower_edge_of_a_label_is_dragged(qtbot, window):
    lanes = window.editor.lanes
    rects = [lanes.lane_rect(index) for index in range(3)]
    edge = QPoint(60, rects[0].bottom() + 1)
    drag(qtbot, lanes, edge, edge + QPoint(0, 25))
    assert lanes.lane_rect(0).height() == rects[0].height() + 25
    assert lanes.lane_rect(1).height() == rects[1].height()
    assert lanes.lane_rect(1).top() == rects[1].top() + 25
    position = QPoint(60, lanes.lane_rect(0).bottom() + 1)
    qtbot.mouseDClick(lanes, Qt.MouseButton.LeftButton, pos=position)
    assert lanes.lane_rect(0).height() == rects[0].height()


def test_escape_takes_a_dragged_edge_back(qtbot, window):
    lanes = window.editor.lanes
    before = [lanes.lane_rect(index) for index in range(3)]
    edge = QPoint(60, before[0].bottom() + 1)
    drag(qtbot, lanes, edge, edge + QPoint(0, 25), release=False)
    assert lanes.lane_rect(0).height() == before[0].height() + 25
    qtbot.keyClick(lanes, Qt.Key.Key_Escape)
    assert [lanes.lane_rect(index) for index in range(3)] == before
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=edge + QPoint(0, 25))
    assert [lanes.lane_rect(index) for index in range(3)] == before
    assert window.session.document.undo_stack.count() == 0


def test_keys_make_all_lanes_higher_and_lower(qtbot, window):
    lanes, before = window.editor.lanes, window.editor.lanes.lane_height
    press(window, "lanes_higher")
    press(window, "lanes_higher")
    assert lanes.lane_height == before + 12
    press(window, "lanes_lower")
    assert lanes.lane_height == before + 6
    press(window, "lanes_fit")
    assert lanes.lane_height == before


# ---- colours ------------------------------------------------------------------------------------------------------


def test_a_chosen_colour_is_everywhere_and_can_be_taken_back(qtbot, window):
    document, usual = window.session.document, instrument_colour("flute")
    document.select_region(document.regions[0])
    assert not window.actions_by_id["lane_colour_reset"].isEnabled()
    pattern = instrument_pattern("flute")
    press(window, "lane_colour")
    dialog = next(w for w in window.findChildren(QColorDialog) if w.isVisible())
    dialog.setCurrentColor(QColor("#ff00ff"))
    dialog.accept()
    assert instrument_colour("flute") == QColor("#ff00ff")
    assert instrument_pattern("flute") == pattern
    assert near(pixels(picture(window.editor.lanes))[:, 10:30], "#ff00ff", 40).sum() > 40
    # Qt tints the sample of a selected row.
    document.select_region(None)
    assert near(pixels(picture(window.table))[:, :40], "#ff00ff", 40).sum() > 40
    press(window, "lane_colour_reset")
    assert instrument_colour("flute") == usual
    assert near(pixels(picture(window.editor.lanes)), "#ff00ff", 40).sum() == 0


def test_arrangement_and_colours_are_there_at_the_next_start(qtbot, window, song):
    document = window.session.document
    document.select_region(document.regions[0])
    window.lane_commands._choose_colour("flute", QColor("#123456"))
    press(window, "order_name")
    press(window, "group_families")
    set_own_colours({})
    with open_window(song) as second:
        assert instrument_colour("flute") == QColor("#123456")
        assert second.actions_by_id["order_name"].isChecked()
        assert second.editor.lanes.arrangement.grouped


def test_a_window_that_nobody_watches_looks_as_at_the_first_start(qtbot, window):
    press(window, "order_name")
    window.lane_commands._choose_colour("flute", QColor("#123456"))
    usual = MainWindow("", TimerOutput, unattended=True)
    assert usual.actions_by_id["order_sounding"].isChecked()
    assert instrument_colour("flute") != QColor("#123456")
    usual.actions_by_id["order_family"].trigger()
    usual.close()
    assert window.settings.facts("lanes")["order"] == "name"


# ---- menu ---------------------------------------------------------------------------------------------------------


def test_a_right_click_on_a_name_offers_what_can_be_done_with_the_lane(qtbot, window):
    lanes = window.editor.lanes
    place = label(window, "guitar")
    asked = QSignalSpy(lanes.labels.menu_requested)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, lanes.mapToGlobal(place))
    QApplication.sendEvent(lanes, event)
    assert asked.count() == 1
    assert window.lane_commands.current == "guitar"
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    assert window.actions_by_id["lane_solo"] in menu.actions()
    assert window.actions_by_id["lane_mute"].isEnabled()
    menu.close()
