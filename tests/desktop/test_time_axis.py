import pytest

from desktop.views.time_axis import (
    LANE_LABEL_WIDTH,
    MIN_SPAN_S,
    Follow,
    TimeAxis,
    format_time,
    label_decimals,
    tick_step_s,
    ticks_s,
)
from desktop.views.time_ruler import TimeRuler
from tests.desktop.view_builders import near, open_scene, picture, pixels, shown


@pytest.mark.parametrize(
    ("time_s", "decimals", "text"),
    [
        (0.0, 3, "0:00:00.000"),
        (59.9996, 3, "0:01:00.000"),
        (3599.9, 0, "1:00:00"),
        (10800.001, 3, "3:00:00.001"),
        (61.25, 1, "0:01:01.2"),
        (-1.5, 3, "-0:00:01.500"),
        (-0.0001, 3, "0:00:00.000"),
        (360000.0, 3, "100:00:00.000"),
    ],
)
def test_times_are_written_as_hours_minutes_seconds(time_s, decimals, text):
    assert format_time(time_s, decimals) == text


@pytest.mark.parametrize("span_s", [0.005, 0.1, 1.0, 7.0, 60.0, 900.0, 10800.0, 86400.0])
def test_ticks_stand_far_enough_apart_and_are_labelled_differently(span_s):
    step = tick_step_s(span_s, 1000)
    times = ticks_s(0.0, span_s, step)
    assert step / span_s * 1000 >= 110 or step == 36000.0
    labels = [format_time(tick, label_decimals(step)) for tick in times]
    assert len(set(labels)) == len(labels) >= 2


def test_ticks_are_multiples_of_the_step():
    assert ticks_s(0.25, 1.0, 0.1) == pytest.approx([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])


def test_a_new_recording_is_shown_whole(qtbot):
    axis = TimeAxis(100.0)
    axis.set_view(10, 20)
    axis.set_playhead(15)
    with qtbot.waitSignals([axis.view_changed, axis.duration_changed, axis.playhead_changed]):
        axis.set_duration(7.0)
    assert (axis.start_s, axis.end_s, axis.playhead_s) == (0.0, 7.0, 0.0)


def test_a_view_that_overhangs_is_moved_into_the_recording_not_squeezed():
    axis = TimeAxis(100.0)
    axis.set_view(95, 115)
    assert (axis.start_s, axis.end_s) == (80.0, 100.0)
    axis.set_view(-5, 5)
    assert (axis.start_s, axis.end_s) == (0.0, 10.0)
    axis.set_view(-50, 500)
    assert (axis.start_s, axis.end_s) == (0.0, 100.0)


def test_no_view_is_smaller_than_the_closest_zoom_or_upside_down():
    axis = TimeAxis(100.0)
    axis.set_view(50, 50)
    assert axis.span_s == pytest.approx(MIN_SPAN_S)
    assert axis.start_s < 50 < axis.end_s
    axis.set_view(30, 20)
    assert (axis.start_s, axis.end_s) == (20.0, 30.0)
    axis.set_view(float("nan"), 3)
    assert (axis.start_s, axis.end_s) == (20.0, 30.0)


def test_zoom_keeps_the_time_under_the_pointer_where_it_is():
    axis = TimeAxis(1000.0)
    axis.set_view(100, 300)
    before = axis.to_px(140, 1000)
    axis.zoom(4, 140)
    assert axis.span_s == pytest.approx(50)
    assert axis.to_px(140, 1000) == pytest.approx(before)
    axis.zoom(1 / 1e9, 140)
    assert (axis.start_s, axis.end_s) == (0.0, 1000.0)


def test_pixels_and_seconds_are_inverse():
    axis = TimeAxis(1000.0)
    axis.set_view(100, 300)
    for x in (0.0, 17.5, 999.0):
        assert axis.to_px(axis.to_s(x, 1000), 1000) == pytest.approx(x)


def test_an_unchanged_view_is_not_announced(qtbot):
    axis = TimeAxis(100.0)
    axis.set_view(10, 20)
    with qtbot.assertNotEmitted(axis.view_changed):
        axis.set_view(10, 20)
    axis.scroll(1000)
    with qtbot.assertNotEmitted(axis.view_changed):
        axis.scroll(1)


def test_the_page_turns_when_the_playhead_leaves_the_view():
    axis = TimeAxis(100.0)
    axis.set_view(10, 20)
    axis.set_playhead(19.9)
    assert axis.start_s == 10
    axis.set_playhead(20.1)
    assert axis.start_s == pytest.approx(19.1)


def test_a_view_scrolled_away_from_the_playhead_stays():
    axis = TimeAxis(100.0)
    axis.set_view(10, 20)
    axis.set_playhead(15)
    axis.set_view(60, 70)
    axis.set_playhead(15.1)
    assert axis.start_s == 60


def test_follow_can_be_centred_or_off():
    axis = TimeAxis(100.0)
    axis.set_view(10, 20)
    axis.set_playhead(12)
    axis.set_follow(Follow.CENTRE)
    axis.set_playhead(18)
    assert (axis.start_s, axis.end_s) == (13.0, 23.0)
    axis.set_follow("off")
    axis.set_playhead(50)
    assert axis.start_s == 13.0


def test_reveal_moves_only_when_it_must():
    axis = TimeAxis(100.0)
    axis.set_view(10, 20)
    axis.reveal(12, 18)
    assert (axis.start_s, axis.end_s) == (10.0, 20.0)
    axis.reveal(40, 44)
    assert axis.start_s < 40 and axis.end_s > 44 and axis.span_s == pytest.approx(10)
    axis.reveal(50, 90)
    assert axis.start_s < 50 and axis.end_s > 90


def test_a_seek_is_requested_inside_the_recording(qtbot):
    axis = TimeAxis(100.0)
    with qtbot.waitSignal(axis.seek_requested) as seek:
        axis.request_seek(130.0)
    assert seek.args == [100.0]
    assert axis.playhead_s == 0.0


def test_an_axis_without_recording_has_a_span():
    axis = TimeAxis()
    axis.fit()
    assert axis.span_s > 0
    assert axis.to_px(0.0, 100) == 0


def test_the_ruler_draws_ticks_and_the_playhead_where_the_axis_says(qtbot):
    scene = open_scene(100.0)
    ruler = TimeRuler(scene.document, scene.axis)
    shown(qtbot, ruler, 1150, 26)
    scene.axis.set_view(0, 100)
    scene.axis.set_playhead(50)
    image = pixels(picture(ruler))
    red = near(image, ruler.theme.playhead)
    assert abs(int(red.any(axis=0).nonzero()[0].mean()) - (LANE_LABEL_WIDTH + 500)) <= 1
    # A tick of 15 s, 150 pixels into the plot, and none a little beside it.
    lower = image[-9:-6]
    assert lower[:, LANE_LABEL_WIDTH + 150].sum() > 1.5 * lower[:, LANE_LABEL_WIDTH + 154].sum()


def test_the_ruler_names_times_as_finely_as_it_shows_them(qtbot):
    scene = open_scene(100.0)
    ruler = TimeRuler(scene.document, scene.axis)
    shown(qtbot, ruler, 1150, 26)
    whole = pixels(picture(ruler))
    scene.axis.set_view(10.0, 10.01)
    close = pixels(picture(ruler))
    # Millisecond labels take more ink than labels of whole seconds.
    assert near(close, ruler.theme.text_dim, 60).sum() > near(whole, ruler.theme.text_dim, 60).sum()
