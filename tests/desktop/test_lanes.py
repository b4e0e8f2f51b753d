import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.views.lane_data import make_lanes
from desktop.views.lane_stack import HEADER_HEIGHT
from desktop.views.lane_state import HIGHEST_LANE
from desktop.views.lanes import LanesView
from desktop.views.region_words import describe
from desktop.views.time_axis import LANE_LABEL_WIDTH, format_time
from engine.analysis.regions import Region
from tests.desktop.lane_builders import WIDTH, centre, lanes_scene, lanes_view, names, region
from tests.desktop.view_builders import (
    analysed,
    drag,
    shown,
    turn_wheel,
)


@pytest.fixture
def scene(qapp):
    return lanes_scene()


@pytest.fixture
def view(qtbot, scene):
    return lanes_view(qtbot, scene)


# ---- order --------------------------------------------------------------------------------------------------------


def test_instruments_that_sound_come_first(view):
    assert names(view) == ["clarinet", "mallet_percussion", "piano", "accordion"]


def test_silent_instruments_can_be_hidden(view):
    view.set_hide_silent(True)
    assert names(view) == ["clarinet", "mallet_percussion", "piano"]
    view.set_hide_silent(False)
    assert len(view.lanes) == 4


def test_an_imported_instrument_gets_a_lane_of_its_own():
    imported = Region("theremin", 1.0, 2.0, 0.9, 0.9)
    lanes = make_lanes(("piano", "violin"), [imported])
    assert [(lane.instrument, lane.column) for lane in lanes] == [("theremin", None), ("piano", 0), ("violin", 1)]


# ---- hit tests ----------------------------------------------------------------------------------------------------


def test_every_region_is_hit_at_its_middle_and_just_inside_its_ends(view, scene):
    assert len(scene.document.regions) == 4
    for wanted in scene.document.regions:
        bar = view.region_rect(wanted)
        for x in (bar.left() + 1, bar.center().x(), bar.right() - 1):
            assert view.region_at(QPointF(x, bar.center().y())) == wanted


def test_nothing_is_hit_beside_a_region_in_another_lane_or_in_the_labels(view, scene):
    bar = view.region_rect(region(scene, "clarinet"))
    assert view.region_at(QPointF(bar.right() + 10, bar.center().y())) is None
    assert view.region_at(QPointF(bar.left() - 10, bar.center().y())) is None
    assert view.region_at(QPointF(bar.center().x(), bar.center().y() + view.lane_height)) is None
    assert view.region_at(QPointF(20, bar.center().y())) is None


def test_a_region_of_a_pixel_can_be_hit(view, scene):
    scene.axis.set_view(0, 60)
    sliver = make_lanes((), [Region("piano", 10.0, 10.001, 0.9, 0.9)])[0]
    assert sliver.at(10.1, 0.15) is not None
    assert sliver.at(10.1, 0.05) is None


def test_of_two_overlapping_regions_the_shorter_is_hit():
    long, short = Region("piano", 0.0, 10.0, 0.9, 0.9), Region("piano", 4.0, 5.0, 0.9, 0.9)
    lane = make_lanes((), [long, short])[0]
    assert lane.at(4.5) == short
    assert lane.at(6.0) == long


def test_hits_follow_zoom_and_scroll(view, scene):
    wanted = region(scene, "mallet_percussion")
    scene.axis.set_view(29.0, 31.0)
    bar = view.region_rect(wanted)
    assert bar.left() == pytest.approx(LANE_LABEL_WIDTH + (wanted.onset_s - 29.0) / 2.0 * WIDTH, abs=1)
    assert view.region_at(QPointF(bar.left() + 2, bar.center().y())) == wanted
    assert view.region_at(QPointF(bar.left() - 5, bar.center().y())) is None


# ---- mouse and keys -----------------------------------------------------------------------------------------------


def test_a_click_selects_the_region_and_seeks_nowhere(qtbot, view, scene):
    wanted = region(scene, "piano")
    with qtbot.assertNotEmitted(scene.axis.seek_requested):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, wanted))
    assert scene.document.selected_region == wanted
    assert scene.document.time_selection == (wanted.onset_s, wanted.offset_s)


def test_a_click_on_nothing_seeks_and_lets_the_region_go(qtbot, view, scene):
    scene.document.select_region(region(scene, "piano"))
    with qtbot.waitSignal(scene.axis.seek_requested) as seek:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(LANE_LABEL_WIDTH + 350, HEADER_HEIGHT + 20))
    assert seek.args[0] == pytest.approx(21.0, abs=0.06)
    assert scene.document.selected_region is None


def test_a_double_click_zooms_to_the_region(qtbot, view, scene):
    wanted = region(scene, "mallet_percussion")
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=centre(view, wanted))
    assert scene.document.selected_region == wanted
    assert scene.axis.start_s < wanted.onset_s < wanted.offset_s < scene.axis.end_s
    assert scene.axis.span_s < 1.5 * wanted.duration_s


def test_a_drag_over_lanes_selects_time(qtbot, view, scene):
    drag(qtbot, view, QPoint(LANE_LABEL_WIDTH + 300, 60), QPoint(LANE_LABEL_WIDTH + 400, 90))
    assert scene.document.time_selection == pytest.approx((18.0, 24.0))
    assert scene.document.selected_region is None


def test_up_and_down_walk_through_the_lanes(qtbot, view, scene):
    view.setFocus()
    scene.document.select_region(region(scene, "clarinet", 1))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert scene.document.selected_region.instrument == "mallet_percussion"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert scene.document.selected_region.instrument == "piano"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert scene.document.selected_region.instrument == "piano"
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert scene.document.selected_region == region(scene, "clarinet", 1)


def test_a_click_on_a_name_selects_the_nearest_region_of_it(qtbot, view, scene):
    scene.axis.set_playhead(41.0)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, HEADER_HEIGHT + 20))
    assert scene.document.selected_region == region(scene, "clarinet", 1)


def test_dragging_the_triangle_moves_the_threshold_of_one_instrument(qtbot, view, scene):
    before = scene.document.rules.for_instrument("piano").threshold
    index = names(view).index("clarinet")
    start = QPoint(LANE_LABEL_WIDTH - 4, round(view.threshold_y(index)))
    lane = view.lane_rect(index)
    drag(qtbot, view, start, QPoint(start.x(), lane.bottom() - round(0.95 * (lane.height() - 1))))
    scene.document.flush()
    assert scene.document.rules.for_instrument("clarinet").threshold == pytest.approx(0.95, abs=0.02)
    assert scene.document.rules.for_instrument("piano").threshold == before
    assert not [r for r in scene.document.regions if r.instrument == "clarinet"]
    index = names(view).index("clarinet")
    place = QPoint(LANE_LABEL_WIDTH - 4, round(view.threshold_y(index)))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    scene.document.flush()
    assert scene.document.rules.for_instrument("clarinet").threshold == pytest.approx(0.5)


def test_escape_puts_a_dragged_threshold_back(qtbot, view, scene):
    scene.document.set_threshold("clarinet", 0.4)
    scene.document.flush()
    before, steps = scene.document.regions, scene.document.undo_stack.count()
    view.setFocus()
    index = names(view).index("clarinet")
    lane, x = view.lane_rect(index), LANE_LABEL_WIDTH - 4
    above = QPoint(x, lane.bottom() - round(0.95 * (lane.height() - 1)))
    drag(qtbot, view, QPoint(x, round(view.threshold_y(index))), above, release=False)
    scene.document.flush()
    assert scene.document.regions != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseMove(view, above + QPoint(0, 3))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=above)
    scene.document.flush()
    assert scene.document.rules.for_instrument("clarinet").threshold == pytest.approx(0.4)
    assert scene.document.regions == before
    assert scene.document.undo_stack.count() == steps


def test_alt_wheel_makes_lanes_higher_and_the_wheel_scrolls_them(view, scene):
    for _ in range(20):
        turn_wheel(view, QPointF(500, 60), 1, Qt.KeyboardModifier.AltModifier)
    assert view.lane_height == HIGHEST_LANE
    top = view.lane_rect(0).top()
    turn_wheel(view, QPointF(500, 60), -2)
    assert view.lane_rect(0).top() < top
    start = scene.axis.start_s
    assert scene.axis.start_s == start


def test_a_selected_region_out_of_sight_is_scrolled_to(view, scene):
    view.set_lane_height(HIGHEST_LANE)
    scene.document.select_region(region(scene, "piano"))
    rect = view.region_rect(scene.document.selected_region)
    assert rect.top() >= HEADER_HEIGHT and rect.bottom() <= view.height()


def test_lanes_shrink_so_that_all_that_sounds_is_seen(qtbot):
    spans = {name: [(1.0, 5.0)] for name in ("bass", "cello", "drums", "flute", "guitar", "organ", "piano", "voice")}
    scene = analysed(spans)
    view = shown(qtbot, LanesView(scene.document, scene.axis), 800, HEADER_HEIGHT + 8 * 32)
    assert view.lane_height == 32
    assert view.lane_rect(7).bottom() < view.height()


def test_the_tool_tip_tells_everything_about_a_region(view, scene):
    wanted = region(scene, "mallet_percussion")
    place = centre(view, wanted)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert QToolTip.text() == f"{describe(wanted)}\n{view.certainty.words(wanted)}"
    QToolTip.hideText()
    text = describe(wanted)
    assert text.startswith("mallet percussion, solo, unaccompanied\n")
    assert format_time(wanted.onset_s) in text and f"peak {wanted.peak:.2f}" in text


def test_hovering_names_instrument_and_activation(qtbot, view, scene):
    with qtbot.waitSignal(view.hovered) as said:
        qtbot.mouseMove(view, centre(view, region(scene, "piano")))
    assert "piano" in said.args[0] and said.args[0].endswith("0.90")


# ---- what is drawn ------------------------------------------------------------------------------------------------


# ---- three hours --------------------------------------------------------------------------------------------------
