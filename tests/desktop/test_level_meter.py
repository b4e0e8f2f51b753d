import numpy as np
import pytest
from PySide6.QtCore import Qt

from desktop.level_meter import FLOOR_DB, LevelMeter
from desktop.theme import DARK
from desktop.views.meter import MeterView
from tests.builders import sine
from tests.desktop.view_builders import near, picture, pixels, shown

RATE = 48000
TICK = 768


def stereo(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.stack([left, right], axis=1)


def play(meter: LevelMeter, frames: np.ndarray):
    levels = None
    for start in range(0, len(frames), TICK):
        levels = meter.add(frames[start : start + TICK], RATE)
    return levels


def test_a_sine_has_its_peak_and_3_db_less_as_rms():
    loud, soft = sine(440, 2.0, RATE, level=0.5), sine(440, 2.0, RATE, level=0.05)
    levels = play(LevelMeter(), stereo(loud, soft))
    assert levels.peak_db == pytest.approx([-6.02, -26.02], abs=0.05)
    assert levels.rms_db == pytest.approx([-9.03, -29.03], abs=0.1)
    assert not levels.clipped.any()


def test_the_peak_falls_and_the_held_one_waits():
    meter = LevelMeter()
    tone, nothing = sine(440, 0.5, RATE, level=0.5), np.zeros(RATE, np.float32)
    play(meter, stereo(tone, tone))
    later = play(meter, stereo(nothing, nothing))
    assert later.peak_db[0] == pytest.approx(-6.02 - 24, abs=0.5)
    assert later.hold_db[0] == pytest.approx(-6.02, abs=0.05)
    assert later.rms_db[0] < -20
    much_later = play(meter, stereo(nothing, nothing))
    assert much_later.hold_db[0] < -35
    assert much_later.peak_db[0] >= FLOOR_DB


def test_full_scale_is_remembered_until_it_is_forgotten():
    meter = LevelMeter()
    over = np.zeros((TICK, 2), np.float32)
    over[100, 1] = 1.0
    assert meter.add(over, RATE).clipped.tolist() == [False, True]
    assert meter.add(np.zeros((TICK, 2), np.float32), RATE).clipped.tolist() == [False, True]
    meter.reset()
    assert not meter.add(np.zeros((TICK, 2), np.float32), RATE).clipped.any()


@pytest.fixture
def view(qtbot):
    return shown(qtbot, MeterView(), 200, 28)


def test_the_bars_are_as_long_as_the_levels_and_the_number_is_the_held_peak(view):
    tone = sine(440, 1.0, RATE, level=0.1)
    for start in range(0, RATE, TICK):
        view.add(stereo(tone, 0 * tone)[start : start + TICK], RATE)
    assert view.number == "−20.0"
    image = pixels(picture(view))
    left, right = near(image[8], DARK.accent, 12), near(image[20], DARK.accent, 12)
    width = view._bar_rect(0, 2).width()
    assert left.sum() == pytest.approx((1 - 23.0 / 60) * width, abs=4)
    assert right.sum() == 0
    assert view.accessibleDescription() == "−20.0 dB"


def test_the_same_levels_are_not_painted_again(qtbot, view):
    quiet = np.zeros((TICK, 2), np.float32)
    view.add(quiet, RATE)
    painted = []
    view.update = lambda: painted.append(True)
    view.add(quiet, RATE)
    assert not painted
    view.add(quiet + 0.5, RATE)
    assert painted


def test_stopping_empties_the_bars_and_a_click_the_clip_boxes(qtbot, view):
    view.add(np.ones((TICK, 2), np.float32), RATE)
    assert "full scale" in view.accessibleDescription()
    view.clear()
    assert view.number == "−∞"
    assert view.levels.clipped.all()
    assert near(pixels(picture(view)), DARK.error, 12).any()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not view.levels.clipped.any()
    view.add(np.zeros((TICK, 2), np.float32), RATE)
    assert not near(pixels(picture(view)), DARK.error, 12).any()
