"""What is decided about lanes with mouse and keys, taken back with the real keys in the real window."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog

from desktop.theme import instrument_colour, set_own_colours
from desktop.views.lane_stack import HEADER_HEIGHT
from desktop.views.lane_state import LANE_HEIGHT, LaneState
from tests.desktop.command_checks import press_key
from tests.desktop.view_builders import drag
from tests.desktop.window_builders import fill, open_window


@pytest.fixture
def window(qtbot, song):
    with open_window(song) as made:
        QApplication.processEvents()
        made.activateWindow()
        yield made
    set_own_colours({})


def names(window) -> list[str]:
    return [lane.instrument for lane in window.editor.lanes.lanes]


def label(window, instrument: str) -> QPoint:
    lanes = window.editor.lanes
    return QPoint(60, lanes.lane_rect(lanes.index_of(instrument)).center().y())


def edge(window, instrument: str) -> QPoint:
    lanes = window.editor.lanes
    return QPoint(60, lanes.lane_rect(lanes.index_of(instrument)).bottom() + 1)


def height(window, instrument: str) -> int:
    lanes = window.editor.lanes
    return lanes.lane_rect(lanes.index_of(instrument)).height()


def history(window):
    return window.session.document.undo_stack


def test_a_lane_that_was_dragged_goes_back_and_the_order_with_it(qtbot, window):
    lanes = window.editor.lanes
    drag(qtbot, lanes, label(window, "violin"), label(window, "flute") - QPoint(0, 12))
    assert names(window) == ["violin", "flute", "guitar"]
    assert window.actions_by_id["undo"].text() == "&Undo move lane of violin"
    assert not window.isWindowModified()
    press_key(window, "undo")
    assert names(window) == ["flute", "guitar", "violin"]
    assert window.actions_by_id["order_sounding"].isChecked()
    assert window.statusBar().currentMessage() == "Undone: move lane of violin"
    assert window.settings.facts("lanes")["order"] == "sounding"
    press_key(window, "redo")
    assert names(window) == ["violin", "flute", "guitar"]
    assert window.settings.facts("lanes")["own"] == names(window)


def test_an_edge_that_is_dragged_is_one_step_however_long_it_takes(qtbot, window, monkeypatch):
    was, now = height(window, "flute"), 0.0

    def later() -> float:
        nonlocal now
        now += 10.0
        return now

    monkeypatch.setattr("desktop.undo_steps.time", SimpleNamespace(monotonic=later))
    drag(qtbot, window.editor.lanes, edge(window, "flute"), edge(window, "flute") + QPoint(0, 25))
    assert height(window, "flute") == was + 25
    assert history(window).count() == 1
    assert history(window).undoText() == "Change height of flute"
    press_key(window, "undo")
    assert height(window, "flute") == was
    press_key(window, "redo")
    assert height(window, "flute") == was + 25
    qtbot.mouseDClick(window.editor.lanes, Qt.MouseButton.LeftButton, pos=edge(window, "flute"))
    assert height(window, "flute") == was
    press_key(window, "undo")
    assert height(window, "flute") == was + 25


def test_a_click_on_an_edge_is_no_step(qtbot, window):
    qtbot.mouseClick(window.editor.lanes, Qt.MouseButton.LeftButton, pos=edge(window, "flute"))
    assert history(window).count() == 0


def test_what_is_undone_under_a_drag_is_not_brought_back_by_its_step(qtbot, window):
    lanes, was = window.editor.lanes, height(window, "flute")
    press_key(window, "group_families")
    start = edge(window, "flute")
    qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(lanes, start + QPoint(0, 10))
    press_key(window, "undo")
    assert not lanes.arrangement.grouped
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 10))
    assert height(window, "flute") > was
    press_key(window, "undo")
    assert height(window, "flute") == was and not lanes.arrangement.grouped


def test_keys_in_quick_succession_are_one_step_of_one_lane(window):
    window.editor.lanes.arrangement.set_current("flute")
    press_key(window, "lane_down")
    press_key(window, "lane_down")
    assert history(window).count() == 1 and names(window) == ["guitar", "violin", "flute"]
    was = height(window, "flute")
    press_key(window, "lane_higher")
    press_key(window, "lane_higher")
    window.editor.lanes.arrangement.set_current("violin")
    press_key(window, "lane_higher")
    assert history(window).count() == 3
    for _ in range(2):
        press_key(window, "undo")
    assert height(window, "flute") == was and names(window) == ["guitar", "violin", "flute"]
    press_key(window, "undo")
    assert names(window) == ["flute", "guitar", "violin"]


def test_a_lane_that_is_moved_out_of_sight_or_back_is_followed(window):
    lanes = window.editor.lanes
    lanes.set_lane_height(120)
    in_sight = HEADER_HEIGHT, lanes.height()
    lanes.arrangement.set_current("flute")

    def seen() -> bool:
        rect = lanes.lane_rect(lanes.index_of("flute"))
        return in_sight[0] <= rect.top() and rect.top() < in_sight[1] - 20

    assert lanes._scroll_bar.maximum() > 130 and seen()
    press_key(window, "lane_down")
    press_key(window, "lane_down")
    assert names(window)[-1] == "flute" and seen()
    press_key(window, "undo")
    assert lanes._scroll_bar.value() == 0 and seen()
    press_key(window, "redo")
    assert lanes._scroll_bar.value() > 0 and seen()


def test_steps_of_lanes_leave_how_high_all_of_them_are(window):
    lanes = window.editor.lanes
    lanes.arrangement.set_current("flute")
    press_key(window, "lane_higher")
    share = height(window, "flute") / LANE_HEIGHT
    lanes.zoom_vertical(3.0, QPointF(300.0, 60.0))
    zoomed = lanes.lane_height
    assert history(window).count() == 1 and height(window, "flute") == round(share * zoomed)
    press_key(window, "undo")
    assert height(window, "flute") == height(window, "guitar") == zoomed
    press_key(window, "redo")
    assert height(window, "flute") == round(share * zoomed)


def test_lanes_that_share_the_room_again_get_their_own_heights_back(window):
    window.editor.lanes.arrangement.set_current("flute")
    press_key(window, "lane_higher")
    press_key(window, "lanes_higher")
    before = [height(window, name) for name in names(window)]
    press_key(window, "lanes_fit")
    assert len({height(window, name) for name in names(window)}) == 1
    press_key(window, "undo")
    assert [height(window, name) for name in names(window)] == before


def test_the_button_that_hides_silent_instruments_makes_a_step_and_a_session_makes_none(qtbot, window):
    window.session.document.set_threshold("guitar", 0.95)
    window.session.document.flush()
    qtbot.mouseClick(window.editor.lanes._toggle, Qt.MouseButton.LeftButton)
    assert names(window) == ["flute", "violin"]
    assert history(window).undoText() == "Hide silent instruments"
    press_key(window, "undo")
    assert names(window) == ["flute", "violin", "guitar"]
    assert not window.editor.lanes._toggle.isChecked() and not window.actions_by_id["hide_silent"].isChecked()
    steps = history(window).count()
    window.editor.lanes.set_hide_silent(True)
    assert history(window).count() == steps


def test_a_colour_comes_back_on_the_screen_and_in_the_settings(window):
    usual = instrument_colour("flute")
    window.editor.lanes.arrangement.set_current("flute")
    for colour in ("#ff00ff", "#00ffff"):
        press_key(window, "lane_colour")
        dialog = next(w for w in window.findChildren(QColorDialog) if w.isVisible())
        dialog.setCurrentColor(QColor(colour))
        dialog.accept()
    assert history(window).undoText() == "Change colour of flute"
    press_key(window, "undo")
    assert instrument_colour("flute") == QColor("#ff00ff")
    assert window.settings.facts("colours") == {"flute": "#ff00ff"}
    press_key(window, "undo")
    assert instrument_colour("flute") == usual and window.settings.facts("colours") == {}
    press_key(window, "redo")
    press_key(window, "lane_colour_reset")
    press_key(window, "undo")
    assert instrument_colour("flute") == QColor("#ff00ff")


def test_steps_of_lanes_and_of_regions_go_back_one_by_one_and_only_the_latter_are_work(window):
    document = window.session.document
    document.select_region(document.regions[0])
    press_key(window, "lane_down")
    assert not window.isWindowModified()
    press_key(window, "delete")
    assert window.isWindowModified()
    press_key(window, "group_families")
    document.undo_stack.setClean()
    press_key(window, "undo")
    assert not window.isWindowModified()
    press_key(window, "undo")
    assert window.isWindowModified()
    press_key(window, "order_name")
    assert window.isWindowModified()
    press_key(window, "undo")
    press_key(window, "undo")
    assert names(window) == ["flute", "guitar", "violin"] and window.isWindowModified()
    assert not history(window).canUndo()


def test_another_recording_ends_the_steps_and_leaves_the_lanes(window, song):
    press_key(window, "group_families")
    fill(window, song)
    assert not history(window).canUndo()
    assert window.editor.lanes.arrangement.grouped and window.settings.facts("lanes")["grouped"]


def test_a_step_changes_what_it_changed_and_nothing_else():
    before = LaneState(shares={"flute": 1.5, "piano": 2.0})
    after = before._replace(grouped=True).with_share("flute", None).with_share("violin", 1.25)
    now = after._replace(height=60).with_share("piano", 1.1)
    assert now.changed_as(after, before) == LaneState(height=60, shares={"flute": 1.5, "piano": 1.1})
    assert now.changed_as(before, before) == now
