import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from desktop.theme import DARK
from desktop.views.time_axis import LANE_LABEL_WIDTH
from desktop.views.waveform import WaveformView
from tests.builders import sine, write_wav
from tests.desktop.view_builders import drag, near, open_scene, picture, pixels, scan, shown, turn_wheel

WIDTH, HEIGHT = 1000, 160
MIDDLE = LANE_LABEL_WIDTH + WIDTH // 2


@pytest.fixture
def scene(qapp):
    made = open_scene(60.0)
    scan(made)
    return made


@pytest.fixture
def view(qtbot, scene):
    return shown(qtbot, WaveformView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, HEIGHT)


def wave_pixels(view: WaveformView) -> np.ndarray:
    image = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    return near(image, DARK.waveform, 50) | near(image, DARK.waveform_core, 50)


def test_the_waveform_is_as_high_as_the_recording_is_loud(view):
    # Level 0.5 * (0.55 + 0.45 sin): 0.5 at 2.5 s, 0.05 at 7.5 s; the second channel has half of that.
    mask = wave_pixels(view)
    left, right = mask[: HEIGHT // 2], mask[HEIGHT // 2 :]
    column = round(2.5 / 60 * WIDTH)
    assert left[:, column].sum() == pytest.approx(0.5 * (HEIGHT / 2 - 6), abs=4)
    assert right[:, column].sum() == pytest.approx(0.25 * (HEIGHT / 2 - 6), abs=4)
    assert left[:, round(7.5 / 60 * WIDTH)].sum() < 8


def test_channels_can_be_drawn_as_one(view):
    view.set_separate_channels(False)
    mask = wave_pixels(view)
    rows = mask[:, round(2.5 / 60 * WIDTH)].nonzero()[0]
    assert rows.mean() == pytest.approx(HEIGHT / 2, abs=2)
    assert len(rows) == pytest.approx(0.5 * (HEIGHT - 6), abs=5)


def test_alt_wheel_magnifies(view):
    before = wave_pixels(view).sum()
    turn_wheel(view, QPointF(500, 40), 2, Qt.KeyboardModifier.AltModifier)
    assert view.gain == pytest.approx(1.25**2)
    assert wave_pixels(view).sum() > 1.3 * before
    turn_wheel(view, QPointF(500, 40), -9, Qt.KeyboardModifier.AltModifier)
    assert view.gain == 1.0


def test_clipped_samples_are_shown_in_red(qtbot):
    scene = open_scene(60.0)
    scan(scene, level=1.0)
    view = shown(qtbot, WaveformView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, HEIGHT)
    clipped = near(pixels(picture(view))[:2, LANE_LABEL_WIDTH:], DARK.error, 10).any(axis=0)
    # The loudest moment of every ten seconds reaches full scale.
    assert clipped[round(2.5 / 60 * WIDTH) - 2 : round(2.5 / 60 * WIDTH) + 3].any()
    assert not clipped[round(7.5 / 60 * WIDTH)]


def test_the_scan_shows_how_far_it_is(qtbot, scene):
    fresh = open_scene(60.0)
    view = shown(qtbot, WaveformView(fresh.document, fresh.axis, fresh.overview), LANE_LABEL_WIDTH + WIDTH, HEIGHT)
    empty = wave_pixels(view).sum()
    scan(fresh)
    assert wave_pixels(view).sum() > empty + 5000


def test_a_scrolled_waveform_does_not_shimmer(view, scene):
    """Columns stand on a grid fixed to the recording, so a part of a pixel changes none of them."""
    scene.axis.set_view(10.0, 30.0)
    per_px = 20.0 / WIDTH
    before = wave_pixels(view)
    scene.axis.scroll(37.4 * per_px)
    after = wave_pixels(view)
    assert before.sum() > 10_000
    assert np.array_equal(before[:, 38:-1], after[:, 1:-38])


def test_a_click_seeks_and_lets_the_selection_go(qtbot, view, scene):
    scene.document.set_time_selection(1, 2)
    with qtbot.waitSignal(scene.axis.seek_requested) as seek:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(MIDDLE, 40))
    assert seek.args[0] == pytest.approx(30.0)
    assert scene.document.time_selection is None


def test_a_drag_selects_time_in_either_direction(qtbot, view, scene):
    with qtbot.assertNotEmitted(scene.axis.seek_requested):
        drag(qtbot, view, QPoint(MIDDLE + 100, 40), QPoint(MIDDLE - 100, 60))
    assert scene.document.time_selection == pytest.approx((24.0, 36.0))


def test_the_edge_of_a_selection_can_be_dragged(qtbot, view, scene):
    scene.document.set_time_selection(24.0, 36.0)
    drag(qtbot, view, QPoint(MIDDLE + 100, 40), QPoint(MIDDLE + 200, 40))
    assert scene.document.time_selection == pytest.approx((24.0, 42.0))
    drag(qtbot, view, QPoint(MIDDLE - 100, 40), QPoint(MIDDLE, 40))
    assert scene.document.time_selection == pytest.approx((30.0, 42.0))


def test_shift_click_extends_the_selection_to_the_nearer_side(qtbot, view, scene):
    scene.document.set_time_selection(24.0, 36.0)
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, shift, QPoint(MIDDLE + 200, 40))
    assert scene.document.time_selection == pytest.approx((24.0, 42.0))


def test_a_drag_out_of_the_plot_brings_what_lies_there(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    drag(qtbot, view, QPoint(MIDDLE, 40), QPoint(LANE_LABEL_WIDTH + WIDTH + 50, 40))
    assert scene.axis.start_s > 10
    assert scene.document.time_selection[1] > 20


def test_a_middle_drag_pans(qtbot, view, scene):
    scene.axis.set_view(10, 20)
    drag(qtbot, view, QPoint(MIDDLE, 40), QPoint(MIDDLE - 200, 40), Qt.MouseButton.MiddleButton)
    assert scene.axis.start_s == pytest.approx(12.0)
    assert scene.document.time_selection is None


def test_wheels_zoom_around_the_pointer_and_scroll(view, scene):
    scene.axis.set_view(20, 40)
    time_s = view.time_at(LANE_LABEL_WIDTH + 250)
    turn_wheel(view, QPointF(LANE_LABEL_WIDTH + 250, 40), 3, Qt.KeyboardModifier.ControlModifier)
    assert scene.axis.span_s == pytest.approx(20 / 1.25**3)
    assert view.x_of(time_s) == pytest.approx(LANE_LABEL_WIDTH + 250)
    start, span = scene.axis.start_s, scene.axis.span_s
    turn_wheel(view, QPointF(MIDDLE, 40), -1, Qt.KeyboardModifier.ShiftModifier)
    assert scene.axis.start_s == pytest.approx(start + 0.1 * span)


def test_the_selection_is_shaded(view, scene):
    before = pixels(picture(view))
    scene.document.set_time_selection(24.0, 36.0)
    after = pixels(picture(view))
    changed = np.abs(after - before).max(axis=2).max(axis=0) > 5
    columns = changed.nonzero()[0] - LANE_LABEL_WIDTH
    assert columns.min() == pytest.approx(400, abs=2)
    assert columns.max() == pytest.approx(600, abs=2)


def test_the_playhead_is_drawn_and_leaves_no_trace(view, scene):
    clean = pixels(picture(view))
    scene.axis.set_playhead(30.0)
    marked = near(pixels(picture(view)), DARK.playhead, 30).all(axis=0).nonzero()[0]
    assert len(marked) in (1, 2) and abs(marked[0] - MIDDLE) <= 1
    scene.axis.set_playhead(0.0)
    assert np.abs(pixels(picture(view)) - clean).sum() == 0


def test_a_moving_playhead_repaints_a_few_pixels_only(qtbot, view, scene):
    areas = []
    paint = view.paintEvent

    def watch(event):
        areas.append(event.region().boundingRect().width())
        paint(event)

    view.paintEvent = watch
    scene.axis.set_playhead(30.0)
    qtbot.waitUntil(lambda: bool(areas))
    areas.clear()
    scene.axis.set_playhead(30.1)
    qtbot.waitUntil(lambda: bool(areas))
    assert max(areas) <= 24


def test_hover_tells_time_and_level(qtbot, view):
    with qtbot.waitSignal(view.hovered) as said:
        qtbot.mouseMove(view, QPoint(LANE_LABEL_WIDTH + round(2.5 / 60 * WIDTH), 40))
    assert said.args[0].startswith("0:00:02.5")
    assert "peak -6.0 dBFS" in said.args[0]


# ---- real samples -----------------------------------------------------------------------------------------------


@pytest.fixture
def recorded(qtbot, tmp_path):
    """A waveform view on a real file: a second of 100 Hz in one channel, 200 Hz in the other."""
    path = tmp_path / "two tones.wav"
    write_wav(path, np.stack([sine(100.0, 2.0, 44100, 0.8), sine(200.0, 2.0, 44100, 0.4)]), 44100)
    scene = open_scene(2.0, path, 44100)
    view = shown(qtbot, WaveformView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, HEIGHT)
    return view, scene


def test_close_zoom_asks_for_samples_once_the_view_rests(qtbot, recorded):
    view, scene = recorded
    with qtbot.waitSignal(view.samples_requested, timeout=30_000) as request:
        scene.axis.set_view(0.5, 0.6)
        scene.axis.set_view(0.5, 0.55)
    start, end = request.args
    assert start <= 0.5 and end >= 0.55


def test_close_zoom_draws_the_real_samples(qtbot, recorded):
    view, scene = recorded
    assert not view.shows_samples
    scene.axis.set_view(0.5, 0.52)
    qtbot.waitUntil(lambda: view.shows_samples, timeout=30_000)
    mask = wave_pixels(view)
    # Two periods of 100 Hz: the first crest stands at 2.5 ms, the first trough at 7.5 ms.
    upper = HEIGHT / 4
    crest = mask[: HEIGHT // 2, round(2.5 / 20 * WIDTH)].nonzero()[0].mean()
    trough = mask[: HEIGHT // 2, round(7.5 / 20 * WIDTH)].nonzero()[0].mean()
    assert crest == pytest.approx(upper - 0.8 * (HEIGHT / 4 - 3), abs=2)
    assert trough == pytest.approx(upper + 0.8 * (HEIGHT / 4 - 3), abs=2)
    # In the other channel 200 Hz has its crest at 1.25 ms.
    other = mask[HEIGHT // 2 :, round(1.25 / 20 * WIDTH)].nonzero()[0].mean()
    assert other == pytest.approx(upper - 0.4 * (HEIGHT / 4 - 3), abs=2)


def test_the_end_of_the_recording_can_be_seen_closely(qtbot, recorded):
    view, scene = recorded
    scene.axis.set_view(1.98, 2.0)
    qtbot.waitUntil(lambda: view.shows_samples, timeout=30_000)
    assert wave_pixels(view)[:, -20:].any()


def test_many_zooms_are_answered_by_the_last_only(qtbot, recorded):
    view, scene = recorded
    requests = []
    view.samples_requested.connect(lambda *span: requests.append(span))
    for step in range(20):
        scene.axis.set_view(0.1 + step / 100, 0.2 + step / 100)
    qtbot.waitUntil(lambda: view.shows_samples, timeout=30_000)
    assert len(requests) == 1


def test_a_vanished_file_is_told_not_raised(qtbot, recorded):
    view, scene = recorded
    scene.document.path.unlink()
    with qtbot.waitSignal(view.sample_error, timeout=30_000) as said:
        scene.axis.set_view(0.5, 0.55)
    assert "two tones.wav" in said.args[0]
    assert not view.shows_samples


def test_samples_of_the_former_recording_are_not_shown(qtbot, recorded):
    view, scene = recorded
    scene.axis.set_view(0.5, 0.52)
    qtbot.waitUntil(lambda: view.shows_samples, timeout=30_000)
    scene.document.set_recording(None)
    assert not view.shows_samples
