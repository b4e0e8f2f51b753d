import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor

from desktop import theme
from desktop.theme import DARK
from desktop.views.overview_model import OverviewModel
from desktop.views.spectrogram import SpectrogramView
from desktop.views.spectrogram_tiles import (
    TILE_COLUMNS,
)
from desktop.views.time_axis import LANE_LABEL_WIDTH
from engine.frequency_scales import (
    LogMelScale,
)
from tests.desktop.view_builders import open_scene, picture, pixels, scan, shown, turn_wheel

WIDTH, HEIGHT = 1000, 256
MEL = LogMelScale()
band_of_hz, hz_of_band = MEL.row_of_hz, MEL.hz_of_row


def brightness(image: np.ndarray) -> np.ndarray:
    return image.sum(axis=-1)


# ---- the view -----------------------------------------------------------------------------------------------------


@pytest.fixture
def scene(qapp):
    """A minute in which one band sounds at a time: 1 kHz up to 30 s, 4 kHz after."""
    made = open_scene(60.0)
    mel = np.zeros((128, 1200), np.uint8)
    mel[round(band_of_hz(1000)), :600] = 220
    mel[round(band_of_hz(4000)), 600:] = 220
    scan(made, mel=mel)
    return made


@pytest.fixture
def view(qtbot, scene):
    return shown(qtbot, SpectrogramView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + WIDTH, HEIGHT)


def test_a_tone_is_drawn_at_its_frequency_and_time(view):
    image = brightness(pixels(picture(view))[:, LANE_LABEL_WIDTH:])
    assert abs(int(image[:, 250].argmax()) - view.y_of_hz(1000)) <= 2
    assert abs(int(image[:, 750].argmax()) - view.y_of_hz(4000)) <= 2
    row = image[round(view.y_of_hz(1000))]
    assert row[:495].min() > 3 * row[505:].max()


def test_the_pointer_reads_what_is_drawn(qtbot, view):
    with qtbot.waitSignal(view.hovered) as said:
        qtbot.mouseMove(view, QPoint(LANE_LABEL_WIDTH + 250, round(view.y_of_hz(1000))))
    words = said.args[0].split()
    assert words[0] == "0:00:15.000"
    assert float(words[1]) == pytest.approx(1000, rel=0.02) and words[2] == "Hz"
    assert words[3] in ("B5", "C6")
    assert words[5] == "ct" and abs(int(words[4].replace("−", "-").strip("±"))) <= 50
    assert float(words[6].replace("−", "-")) == pytest.approx(-90 * (1 - 220 / 255), abs=1) and words[7] == "dB"


def test_axis_labels_stand_at_their_frequencies(view):
    assert view.hz_at(view.y_of_hz(440.0)) == pytest.approx(440.0)
    column = pixels(picture(view))[:, LANE_LABEL_WIDTH - 7 : LANE_LABEL_WIDTH - 2]
    for hz in (1000, 4000):
        y = round(view.y_of_hz(hz))
        assert column[y - 1 : y + 2].max() > 90
        assert column[y + 4].max() < 60


def test_the_colour_map_can_be_changed(view):
    before = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    view.set_colour_map("viridis")
    after = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    lut = theme.colour_map("viridis")
    darkest = np.array([(int(lut[0]) >> shift) & 255 for shift in (16, 8, 0)])
    assert np.abs(after[10, 10] - darkest).max() <= 2
    assert np.abs(before[10, 10] - after[10, 10]).max() > 20
    with pytest.raises(KeyError):
        view.set_colour_map("rainbow")


def test_a_higher_floor_hides_what_is_quiet(qtbot):
    scene = open_scene(60.0)
    scan(scene, mel=np.full((128, 1200), 140, np.uint8))  # -40.6 dB
    view = shown(qtbot, SpectrogramView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + 300, 100)
    bright = brightness(pixels(picture(view))[50, LANE_LABEL_WIDTH + 100])
    view.set_range_db(-35, 0)
    assert brightness(pixels(picture(view))[50, LANE_LABEL_WIDTH + 100]) < 0.1 * bright


def test_alt_wheel_zooms_frequency_around_the_pointer(view):
    y = view.y_of_hz(1000)
    turn_wheel(view, QPointF(500, y), 3, Qt.KeyboardModifier.AltModifier)
    assert view.y_of_hz(1000) == pytest.approx(y, abs=1)
    assert view.hz_at(0) < 11000 and view.hz_at(HEIGHT) > 60
    image = brightness(pixels(picture(view))[:, LANE_LABEL_WIDTH:])
    assert abs(int(image[:, 250].argmax()) - y) <= 3
    turn_wheel(view, QPointF(500, y), -30, Qt.KeyboardModifier.AltModifier)
    assert view.y_of_hz(hz_of_band(127)) < 3


def requests_of(view: SpectrogramView) -> list[tuple[str, float, float, int]]:
    found: list[tuple[str, float, float, int]] = []
    view.tile_requested.connect(lambda *request: found.append(request))
    return found


def test_the_whole_recording_needs_no_tiles(qtbot, view, scene):
    with qtbot.assertNotEmitted(view.tile_requested, wait=150):
        scene.axis.set_view(0.0, 59.0)


def test_a_close_view_asks_for_tiles_once_it_rests(qtbot, view, scene):
    asked = requests_of(view)
    for step in range(30):
        scene.axis.set_view(step / 10, 5 + step / 10)
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(120)
    assert len(asked) == len(set(asked)) <= 4
    assert asked[0][1] <= scene.axis.start_s
    assert asked[-1][2] >= scene.axis.end_s
    assert all((kind, columns) == ("log_mel", TILE_COLUMNS) for kind, _, _, columns in asked)


def test_a_tile_that_comes_is_drawn(qtbot, view, scene):
    asked = requests_of(view)
    scene.axis.set_view(10.0, 14.0)
    qtbot.waitUntil(lambda: bool(asked))
    before = brightness(pixels(picture(view))[20, LANE_LABEL_WIDTH + 20 : -20]).mean()
    for kind, start_s, end_s, columns in list(asked):
        view.add_tile(kind, start_s, end_s, np.full((128, columns), 230, np.uint8))
    assert brightness(pixels(picture(view))[20, LANE_LABEL_WIDTH + 20 : -20]).min() > before + 200
    assert view.pending_tiles == 0


def test_a_tile_at_hand_is_not_asked_for_again(qtbot, view, scene):
    asked = requests_of(view)
    scene.axis.set_view(10.0, 14.0)
    qtbot.waitUntil(lambda: bool(asked))
    for kind, start_s, end_s, columns in list(asked):
        view.add_tile(kind, start_s, end_s, np.full((128, columns), 230, np.uint8))
    asked.clear()
    scene.axis.set_view(10.1, 14.1)
    qtbot.wait(150)
    assert not asked


def test_a_tile_that_failed_may_be_asked_for_again(qtbot, view, scene):
    asked = requests_of(view)
    scene.axis.set_view(10.0, 11.9)
    qtbot.waitUntil(lambda: bool(asked))
    first = list(asked)
    for kind, start_s, end_s, _ in first:
        view.tile_failed(kind, start_s, end_s)
    asked.clear()
    scene.axis.set_view(10.05, 11.95)
    qtbot.waitUntil(lambda: bool(asked))
    assert set(asked) == set(first)


def test_another_recording_forgets_the_tiles(qtbot, view, scene):
    scene.axis.set_view(10.0, 14.0)
    qtbot.waitUntil(lambda: view.pending_tiles > 0)
    scene.document.set_recording(None)
    assert view.pending_tiles == 0


def test_a_tile_of_another_shape_is_left_alone(qtbot, view, scene):
    before = picture(view)
    view.add_tile("log_mel", 6.4, 12.8, np.zeros((64, 100), np.uint8))
    assert picture(view) == before


def test_what_is_not_scanned_is_named(qtbot):
    scene = open_scene(60.0)
    view = shown(qtbot, SpectrogramView(scene.document, scene.axis, scene.overview), LANE_LABEL_WIDTH + 600, HEIGHT)
    image = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    assert np.abs(image - np.array([int(DARK.text_dim[i : i + 2], 16) for i in (1, 3, 5)])).max(axis=2).min() < 60


def test_frequencies_outside_of_the_bands_do_not_break_the_pointer(view):
    assert math.isfinite(view.hz_at(-500)) and math.isfinite(view.hz_at(5000))


# ---- other kinds ----------------------------------------------------------------------------------------------------


@pytest.fixture
def constant_q(view, scene):
    """The same minute as constant-Q: A4 sounds up to 30 s, A5 after."""
    scene.overview.begin_spectrum("constant_q")
    image = np.zeros((192, 1200), np.uint8)
    image[90, :600] = image[114, 600:] = 220
    scene.overview.add_spectrum("constant_q", 0, image)
    scene.overview.finish()
    view.set_kind("constant_q")
    return view


def test_each_kind_has_its_rows(constant_q):
    image = brightness(pixels(picture(constant_q))[:, LANE_LABEL_WIDTH:])
    assert abs(int(image[:, 250].argmax()) - constant_q.y_of_hz(440)) <= 2
    assert abs(int(image[:, 750].argmax()) - constant_q.y_of_hz(880)) <= 2
    assert constant_q.row_of_frequency(440) == pytest.approx(90)
    assert constant_q.frequency_of_row(114) == pytest.approx(880)


def test_the_pointer_reads_note_cents_and_level_of_the_kind_shown(constant_q):
    words = constant_q.readout(QPointF(LANE_LABEL_WIDTH + 250, constant_q.y_of_hz(440.0)))
    assert "440 Hz   A4 ±0 ct   −12 dB" in words
    constant_q.set_kind("log_mel")
    assert "−90 dB" in constant_q.readout(QPointF(LANE_LABEL_WIDTH + 250, constant_q.y_of_hz(440.0)))


def test_the_chromagram_reads_a_note_without_octave(view, scene):
    scene.overview.begin_spectrum("chroma")
    scene.overview.add_spectrum("chroma", 0, np.full((12, 1200), 170, np.uint8))
    view.set_kind("chroma")
    words = view.readout(QPointF(LANE_LABEL_WIDTH + 250, view.y_of_row(9)))
    assert words.endswith("   A   −30 dB")


def test_another_kind_has_tiles_of_its_own(qtbot, constant_q, scene):
    asked = requests_of(constant_q)
    scene.axis.set_view(10.0, 11.9)
    qtbot.waitUntil(lambda: bool(asked))
    assert {kind for kind, *_ in asked} == {"constant_q"}
    for kind, start_s, end_s, columns in list(asked):
        constant_q.add_tile(kind, start_s, end_s, np.full((192, columns), 230, np.uint8))
    inside = pixels(picture(constant_q))[20:-20, LANE_LABEL_WIDTH + 20 : -20]
    assert brightness(inside).min() > 300
    constant_q.set_kind("log_mel")
    assert brightness(pixels(picture(constant_q))[20:-20, LANE_LABEL_WIDTH + 20 : -20]).min() < 100


def test_a_kind_that_is_being_read_shows_tiles_before_the_scan_comes(qtbot, view, scene):
    scene.overview.begin_spectrum("constant_q")
    view.set_kind("constant_q")
    scene.axis.set_view(40.0, 41.9)
    asked = requests_of(view)
    qtbot.waitUntil(lambda: bool(asked))
    assert view.level_at(41.0, 90) is None
    for kind, start_s, end_s, columns in list(asked):
        view.add_tile(kind, start_s, end_s, np.full((192, columns), 230, np.uint8))
    assert view.level_at(41.0, 90) == pytest.approx(-8.8, abs=0.1)
    assert brightness(pixels(picture(view))[20:-20, LANE_LABEL_WIDTH + 20 : -20]).min() > 300


def test_colours_and_range_draw_anew_without_asking_the_engine(qtbot, view, scene):
    scene.axis.set_view(10.0, 11.9)
    asked = requests_of(view)
    qtbot.waitUntil(lambda: bool(asked))
    for kind, start_s, end_s, columns in list(asked):
        view.add_tile(kind, start_s, end_s, np.full((128, columns), 140, np.uint8))
    asked.clear()
    seen = set()
    for name, inverted in (("grey", False), ("grey", True), ("viridis", False), ("viridis", True)):
        view.set_colour_map(name, inverted)
        seen.add(tuple(pixels(picture(view))[50, LANE_LABEL_WIDTH + 100]))
    view.set_range_db(-45, -35)
    seen.add(tuple(pixels(picture(view))[50, LANE_LABEL_WIDTH + 100]))
    assert len(seen) == 5
    qtbot.wait(120)
    assert not asked


def test_inverted_grey_is_the_negative(view):
    view.set_colour_map("grey")
    plain = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    view.set_colour_map("grey", inverted=True)
    negative = pixels(picture(view))[:, LANE_LABEL_WIDTH:]
    playhead = slice(10, None)
    assert np.abs(plain[:, playhead] + negative[:, playhead] - 255).max() <= 2


def test_an_overlay_is_painted_over_the_tiles_at_its_frequency(view):
    class Line:
        def paint(self, painter, where, rect):
            painter.fillRect(QRect(0, round(where.y_of_hz(2000)), rect.width(), 2), QColor("#00ff00"))

    y = round(view.y_of_hz(2000))
    assert not (pixels(picture(view))[y, LANE_LABEL_WIDTH + 20 :] == (0, 255, 0)).all(axis=-1).any()
    view.add_overlay(Line())
    assert (pixels(picture(view))[y, LANE_LABEL_WIDTH + 20 :] == (0, 255, 0)).all()


def test_the_spectra_at_hand_are_bounded(scene):
    overview = OverviewModel()
    overview.reset(2, 48000, 3 * 3600.0)
    for kind in ("linear", "constant_q", "chroma"):
        overview.begin_spectrum(kind)
    assert all(overview.spectrum(kind) is not None for kind in ("linear", "constant_q", "chroma"))
    overview.reset(2, 48000, 6 * 3600.0)
    for kind in ("linear", "constant_q"):
        overview.begin_spectrum(kind)
    assert overview.spectrum("linear") is None
    assert overview.spectrum("constant_q") is not None
    overview.clear()
