import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from desktop.theme import DARK, instrument_colour
from desktop.views.overview import OverviewView
from desktop.views.time_axis import LANE_LABEL_WIDTH
from tests.desktop.view_builders import analysed, drag, near, open_scene, picture, pixels, scan, shown, turn_wheel

WIDTH = 1000


@pytest.fixture
def scene(qapp):
    return analysed({"clarinet": [(6.0, 12.0)], "violin": [(30.0, 36.0)]}, 60.0)


@pytest.fixture
def view(qtbot, scene):
    return shown(qtbot, OverviewView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, 68)


def at(view: OverviewView, time_s: float, y: int = 25) -> QPoint:
    return QPoint(round(view.x_of(time_s)), y)


def test_the_whole_recording_is_always_there(view, scene):
    scene.axis.set_view(20, 25)
    assert view.x_of(0.0) == LANE_LABEL_WIDTH
    assert view.x_of(60.0) == LANE_LABEL_WIDTH + WIDTH
    assert view.time_at(view.x_of(42.0)) == pytest.approx(42.0)


def test_solos_are_marked_in_their_colour_where_they_are(view, scene):
    assert [solo.instrument for solo in scene.document.solos] == ["clarinet", "violin"]
    image = pixels(picture(view))
    strip = image[-9:-3, LANE_LABEL_WIDTH:]
    for instrument, middle_s in (("clarinet", 9.0), ("violin", 33.0)):
        columns = near(strip, instrument_colour(instrument), 12).all(axis=0).nonzero()[0]
        assert columns.mean() == pytest.approx(middle_s / 60 * WIDTH, abs=4), instrument
        assert len(columns) == pytest.approx(6.0 / 60 * WIDTH, abs=6), instrument
    # Not by colour alone: a bright cap lies on each.
    cap = near(image[-12:-9, LANE_LABEL_WIDTH:], DARK.solo, 30).any(axis=0)
    assert cap[150] and cap[550] and not cap[350]


def test_where_an_instrument_leads_the_mark_is_lower_and_has_no_cap(qtbot):
    spans = {"clarinet": [(6.0, 26.0)], "piano": [(6.0, 26.0), (40.0, 50.0)]}
    scene = analysed(spans, 60.0, lead={"clarinet": 0.9, "piano": 0.1})
    view = shown(qtbot, OverviewView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, 68)
    image = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    heights = [
        near(image[-14:-1, round(s / 60 * WIDTH)], instrument_colour(name), 12).sum()
        for s, name in ((15.0, "clarinet"), (45.0, "piano"))
    ]
    assert 2 <= heights[0] <= heights[1] - 3
    cap = near(image[-12:-9], DARK.solo, 30).any(axis=0)
    assert cap[round(45 / 60 * WIDTH)] and not cap[round(15 / 60 * WIDTH)]
    qtbot.mouseMove(view, at(view, 15.0))
    assert view.readout(QPointF(at(view, 15.0))).endswith("leads: clarinet")


def test_the_silhouette_follows_the_level(view, scene):
    # The scene's level beats once in ten seconds: loud at 2.5 s, soft at 7.5 s.
    image = near(pixels(picture(view))[:50, LANE_LABEL_WIDTH:], DARK.waveform, 60)
    loud, soft = (image[:, round(s / 60 * WIDTH)].sum() for s in (22.5, 27.5))
    assert loud > 3 * soft > 0


def test_what_is_not_scanned_is_empty(qtbot):
    scene = open_scene(60.0)
    view = shown(qtbot, OverviewView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, 68)
    assert near(pixels(picture(view))[:50, LANE_LABEL_WIDTH + 20 : -20], DARK.waveform, 60).sum() == 0
    scan(scene)
    assert near(pixels(picture(view))[:50, LANE_LABEL_WIDTH + 20 : -20], DARK.waveform, 60).sum() > 1000


def test_outside_of_the_frame_is_dimmed(view, scene):
    scene.axis.set_view(20, 40)
    image = pixels(picture(view)).sum(axis=(0, 2))
    inside, outside = image[round(view.x_of(22.5))], image[round(view.x_of(12.5))]
    assert inside > 1.3 * outside


def test_a_click_outside_brings_the_view_there(qtbot, view, scene):
    scene.axis.set_view(0, 10)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 40))
    assert (scene.axis.start_s, scene.axis.end_s) == pytest.approx((35, 45), abs=0.1)


def test_dragging_the_frame_scrolls(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    drag(qtbot, view, at(view, 15), at(view, 33))
    assert (scene.axis.start_s, scene.axis.end_s) == pytest.approx((28, 38), abs=0.1)
    assert scene.document.time_selection is None


def test_the_frame_cannot_be_dragged_out_of_the_recording(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    drag(qtbot, view, at(view, 15), QPoint(LANE_LABEL_WIDTH + WIDTH + 400, 25))
    assert (scene.axis.start_s, scene.axis.end_s) == pytest.approx((50, 60))


def test_dragging_an_edge_zooms(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    drag(qtbot, view, at(view, 20), at(view, 40))
    assert (scene.axis.start_s, scene.axis.end_s) == pytest.approx((10, 40), abs=0.1)
    drag(qtbot, view, at(view, 10), at(view, 30))
    assert (scene.axis.start_s, scene.axis.end_s) == pytest.approx((30, 40), abs=0.1)


def test_an_edge_dragged_over_the_other_leaves_a_view(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    drag(qtbot, view, at(view, 20), at(view, 2))
    assert 0 < scene.axis.span_s < 1
    assert scene.axis.start_s == pytest.approx(10, abs=0.1)


def test_a_sliver_of_a_frame_can_still_be_grabbed(view, scene):
    scene.axis.set_view(30.0, 30.01)
    frame = view.frame_rect()
    assert frame.width() >= 8
    assert view.grip_at(QPointF(frame.center().x(), 20)) == "frame"
    assert view.grip_at(QPointF(frame.left() - 3, 20)) == "start"
    assert view.grip_at(QPointF(frame.right() + 3, 20)) == "end"
    assert view.grip_at(QPointF(frame.right() + 30, 20)) == "outside"


def test_a_double_click_shows_everything(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at(view, 15))
    assert (scene.axis.start_s, scene.axis.end_s) == (0, 60)


def test_the_wheel_scrolls_and_with_control_zooms(view, scene):
    scene.axis.set_view(20, 30)
    turn_wheel(view, QPointF(at(view, 25)), -1)
    assert scene.axis.start_s == pytest.approx(21)
    turn_wheel(view, QPointF(at(view, 26)), 1, Qt.KeyboardModifier.ControlModifier)
    assert scene.axis.span_s == pytest.approx(8)


def test_the_playhead_stands_at_its_time_in_the_whole_recording(view, scene):
    scene.axis.set_view(20, 30)
    scene.axis.set_playhead(45)
    columns = near(pixels(picture(view)), DARK.playhead, 30).sum(axis=0)
    assert abs(int(columns.argmax()) - round(view.x_of(45))) <= 1


def test_hovering_a_solo_names_it(qtbot, view, scene):
    with qtbot.waitSignal(view.hovered) as said:
        qtbot.mouseMove(view, at(view, 9.0))
    assert "solo: clarinet" in said.args[0]
    assert said.args[0].startswith("0:00:0")


def test_an_empty_strip_survives_mouse_and_wheel(qtbot):
    scene = open_scene(0.0)
    view = shown(qtbot, OverviewView(scene.document, scene.axis, scene.overview), 600, 68)
    drag(qtbot, view, QPoint(200, 20), QPoint(400, 20))
    turn_wheel(view, QPointF(300, 20), 1, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert scene.axis.duration_s == 0
