"""Regions edited with the mouse, on the real lanes."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from desktop import region_edits
from desktop.region_names import name_of
from desktop.theme import DARK
from desktop.views.lane_stack import HEADER_HEIGHT
from desktop.views.lanes import LanesView
from desktop.views.time_axis import LANE_LABEL_WIDTH
from engine.analysis.regions import Region
from tests.desktop.view_builders import Scene, analysed, drag, near, picture, pixels, point_at, shown

WIDTH = 1000
SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def scene(qapp):
    return analysed({"clarinet": [(6.0, 12.0), (40.0, 44.0)], "piano": [(24.0, 30.0)], "viola": []}, 60.0)


@pytest.fixture
def view(qtbot, scene):
    return shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, HEADER_HEIGHT + 3 * 40)


def region(scene: Scene, instrument: str, number: int = 0) -> Region:
    return [r for r in scene.document.regions if r.instrument == instrument][number]


def at(view: LanesView, instrument: str, time_s: float) -> QPoint:
    """A place in the middle of a lane."""
    return QPoint(round(view.x_of(time_s)), view.lane_rect_of(instrument).center().y())


def test_an_edge_is_dragged_in_one_named_step(qtbot, view, scene):
    wanted = region(scene, "clarinet")
    drag(qtbot, view, at(view, "clarinet", wanted.offset_s), at(view, "clarinet", 20.0))
    moved = region(scene, "clarinet")
    assert (moved.status, moved.onset_s) == ("edited", wanted.onset_s)
    assert moved.offset_s == pytest.approx(20.0, abs=0.07)
    assert moved.mean < wanted.mean
    assert scene.document.undo_stack.count() == 1
    assert scene.document.undo_stack.undoText() == f"Move end of {name_of((wanted,))}"
    assert scene.document.selected_region == moved
    scene.document.undo_stack.undo()
    assert region(scene, "clarinet") == wanted
    scene.document.undo_stack.redo()
    assert region(scene, "clarinet") == moved


@pytest.mark.parametrize(("part", "to_s"), [("offset_s", 9.0), ("onset_s", 9.0)])
def test_after_undo_the_region_is_selected_as_it_was(qtbot, view, scene, part, to_s):
    wanted, document = region(scene, "clarinet"), scene.document
    drag(qtbot, view, at(view, "clarinet", getattr(wanted, part)), at(view, "clarinet", to_s))
    assert document.selected_region != wanted
    document.undo_stack.undo()
    assert document.selected_region == wanted
    assert document.time_selection == (wanted.onset_s, wanted.offset_s)
    document.undo_stack.redo()
    assert document.selected_region == region(scene, "clarinet") != wanted


def test_after_undo_of_a_drawn_region_nothing_that_has_gone_is_selected(qtbot, view, scene):
    drag(qtbot, view, at(view, "viola", 10.0), at(view, "viola", 14.0), keys=CONTROL)
    assert scene.document.selected_region == region(scene, "viola")
    scene.document.undo_stack.undo()
    assert all(chosen in scene.document.regions for chosen in scene.document.selected_regions)


def test_no_edge_is_marked_where_none_is_any_more(qtbot, view, scene):
    wanted = region(scene, "clarinet")
    end = at(view, "clarinet", 9.0)
    drag(qtbot, view, at(view, "clarinet", wanted.offset_s), end)
    point_at(view, end)
    assert view._edit.cursor() is Qt.CursorShape.SizeHorCursor
    scene.document.undo_stack.undo()
    assert view._edit.cursor() is None


def test_an_edge_stops_at_the_neighbour(qtbot, view, scene):
    second = region(scene, "clarinet", 1)
    drag(qtbot, view, at(view, "clarinet", region(scene, "clarinet").offset_s), at(view, "clarinet", 50.0))
    assert region(scene, "clarinet").offset_s == pytest.approx(second.onset_s)
    assert region(scene, "clarinet", 1) == second


def test_an_edge_snaps_to_the_threshold_and_shift_frees_it(qtbot, view, scene):
    scene.axis.set_view(20.0, 32.0)
    wanted = region(scene, "piano")
    away = at(view, "piano", 26.0)
    drag(qtbot, view, at(view, "piano", wanted.onset_s), away)
    scene.document.flush()
    # Five pixels beside the place where the curve crosses the threshold.
    near_by = at(view, "piano", 24.0) + QPoint(5, 0)
    start = at(view, "piano", region(scene, "piano").onset_s)
    drag(qtbot, view, start, near_by)
    rule = scene.document.rules.for_instrument("piano")
    snapped_s = region(scene, "piano").onset_s
    crossings = [23.95 + 0.1 * (level - 0.05) / 0.85 for level in (rule.threshold, rule.release)]
    assert min(abs(snapped_s - crossing) for crossing in crossings) < 0.002
    scene.document.undo_stack.undo()
    drag(qtbot, view, start, near_by, keys=SHIFT)
    freed_s = region(scene, "piano").onset_s
    assert freed_s == pytest.approx(24.0 + 5 * 12.0 / WIDTH, abs=0.02)
    assert min(abs(freed_s - crossing) for crossing in crossings) > 0.02


def test_an_edge_snaps_to_the_playhead(qtbot, view, scene):
    scene.axis.set_playhead(33.0)
    wanted = region(scene, "piano")
    drag(qtbot, view, at(view, "piano", wanted.offset_s), at(view, "piano", 33.0) + QPoint(6, 0))
    assert region(scene, "piano").offset_s == 33.0


def test_the_selected_region_is_moved_as_a_whole(qtbot, view, scene):
    wanted = region(scene, "piano")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, "piano", 27.0))
    drag(qtbot, view, at(view, "piano", 27.0), at(view, "piano", 37.0), keys=SHIFT)
    moved = region(scene, "piano")
    assert moved.onset_s == pytest.approx(wanted.onset_s + 10, abs=0.07)
    assert moved.duration_s == pytest.approx(wanted.duration_s)
    assert scene.document.undo_stack.undoText() == f"Move {name_of((wanted,))}"
    assert len([r for r in scene.document.regions if r.instrument == "piano"]) == 1


def test_dragging_over_a_region_that_is_not_selected_selects_time(qtbot, view, scene):
    before = scene.document.regions
    drag(qtbot, view, at(view, "piano", 27.0), at(view, "piano", 37.0))
    assert scene.document.regions == before
    assert scene.document.time_selection == pytest.approx((27.0, 37.0), abs=0.07)


@pytest.mark.parametrize("key", [CONTROL, ALT], ids=["control", "alt"])
def test_a_drag_with_a_key_draws_a_region_even_where_an_instrument_is_silent(qtbot, view, scene, key):
    drag(qtbot, view, at(view, "viola", 15.0), at(view, "viola", 20.0), keys=key)
    drawn = region(scene, "viola")
    assert (drawn.origin, drawn.status) == ("user", "edited")
    assert (drawn.onset_s, drawn.offset_s) == pytest.approx((15.0, 20.0), abs=0.07)
    assert scene.document.selected_region == drawn
    assert scene.document.undo_stack.undoText() == "Draw viola at 0:15.00"


def test_escape_lets_a_dragged_edge_go(qtbot, view, scene):
    before = scene.document.regions
    view.setFocus()
    drag(qtbot, view, at(view, "clarinet", 12.0), at(view, "clarinet", 20.0), release=False)
    scene.document.flush()
    assert scene.document.regions != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert scene.document.regions == before
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(view, "clarinet", 20.0))
    assert scene.document.regions == before
    assert scene.document.undo_stack.count() == 0


def test_a_click_on_an_edge_only_selects(qtbot, view, scene):
    wanted = region(scene, "clarinet")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, "clarinet", wanted.offset_s) - QPoint(2, 0))
    assert scene.document.selected_region == wanted
    assert scene.document.undo_stack.count() == 0


def test_control_click_selects_several(qtbot, view, scene):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, "clarinet", 9.0))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CONTROL, at(view, "piano", 27.0))
    assert [r.instrument for r in scene.document.selected_regions] == ["clarinet", "piano"]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CONTROL, at(view, "clarinet", 9.0))
    assert [r.instrument for r in scene.document.selected_regions] == ["piano"]


def test_an_edge_under_the_pointer_is_marked_and_changes_the_pointer(view, scene):
    point_at(view, at(view, "clarinet", 9.0))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    plain = near(pixels(picture(view)), DARK.text, 15).sum()
    point_at(view, at(view, "clarinet", region(scene, "clarinet").offset_s))
    assert view.cursor().shape() == Qt.CursorShape.SizeHorCursor
    marked = near(pixels(picture(view)), DARK.text, 15).sum()
    assert marked > plain + 80


def test_of_two_regions_that_touch_the_edge_on_the_pointers_side_is_held(view, scene):
    wanted = region(scene, "clarinet")
    scene.document.edit("Split", region_edits.split((), wanted, 9.0))
    x, y = view.x_of(9.0), view.lane_rect_of("clarinet").center().y()
    left, right = view._edit.grip_at(QPointF(x - 3, y)), view._edit.grip_at(QPointF(x + 3, y))
    assert (left.part.name, left.region.offset_s) == ("OFFSET", 9.0)
    assert (right.part.name, right.region.onset_s) == ("ONSET", 9.0)


def test_edits_survive_thresholds_and_a_new_analysis(qtbot, view, scene):
    document = scene.document
    drag(qtbot, view, at(view, "clarinet", region(scene, "clarinet").offset_s), at(view, "clarinet", 9.0))
    edited = region(scene, "clarinet")
    activations = document.activations
    document.set_threshold_scale(0.4)
    document.flush()
    assert region(scene, "clarinet") == edited
    document.expect_analysis()
    document.begin_analysis(activations.instruments, 0.1, len(activations.values))
    document.finish_analysis(activations)
    assert region(scene, "clarinet") == edited
    assert sum(r.instrument == "clarinet" for r in document.regions) == 2


def test_the_time_of_a_dragged_edge_is_written_beside_it(qtbot, view, scene):
    with qtbot.waitSignal(view.hovered) as said:
        drag(qtbot, view, at(view, "piano", 30.0), at(view, "piano", 35.0), release=False)
    shot = np.asarray(pixels(picture(view)))
    lane = view.lane_rect_of("piano")
    x = round(view.x_of(35.0))
    assert near(shot[lane.top() : lane.bottom(), x + 10 : x + 100], DARK.raised, 12).sum() > 300
    assert "0:00:2" in said.args[0] and " s" in said.args[0]
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(view, "piano", 35.0))
