"""What the lanes look like: regions, curves, thresholds, solos."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF

from desktop.document import Document
from desktop.overview_data import ActivationPyramid
from desktop.theme import DARK, blend, instrument_colour
from desktop.views.lane_data import activity_in_view
from desktop.views.lane_stack import HEADER_HEIGHT
from desktop.views.lanes import LanesView
from desktop.views.time_axis import LANE_LABEL_WIDTH, TimeAxis
from engine.analysis.activations import Activations
from engine.analysis.regions import Region
from tests.desktop.lane_builders import WIDTH, lanes_scene, lanes_view, names, region
from tests.desktop.view_builders import (
    RULES,
    Scene,
    analysed,
    near,
    open_scene,
    picture,
    pixels,
    scan,
    shown,
)


@pytest.fixture
def scene(qapp):
    return lanes_scene()


@pytest.fixture
def view(qtbot, scene):
    return lanes_view(qtbot, scene)


def lane_pixels(view: LanesView, index: int) -> np.ndarray:
    rect = view.lane_rect(index)
    return pixels(picture(view))[rect.top() : rect.bottom(), LANE_LABEL_WIDTH:]


def bar_columns(view: LanesView, scene: Scene, wanted: Region) -> tuple[int, int]:
    bar = view.region_rect(wanted)
    return round(bar.left()) - LANE_LABEL_WIDTH, round(bar.right()) - LANE_LABEL_WIDTH


def test_regions_are_drawn_in_their_colour_where_they_are(view, scene):
    wanted = region(scene, "piano")
    image = lane_pixels(view, names(view).index("piano"))
    left, right = bar_columns(view, scene, wanted)
    hue = image[30] - image[30].min(axis=1, keepdims=True)
    orange = (hue[:, 0] > 40) & (hue[:, 2] < 20)
    assert orange[left + 3 : right - 3].all()
    assert not orange[3 : left - 10].any()  # the playhead stands at the very left
    assert not orange[right + 10 :].any()


def test_a_solo_has_an_outline_and_a_tag_that_others_have_not(view, scene):
    solo, other = region(scene, "mallet_percussion"), region(scene, "piano")
    assert solo.solo == "unaccompanied" and not other.solo
    marks = []
    for wanted in (solo, other):
        image = lane_pixels(view, names(view).index(wanted.instrument))
        left, right = bar_columns(view, scene, wanted)
        marks.append(near(image[:, left:right], DARK.solo, 25).sum())
    assert marks[0] > 300
    assert marks[1] < 0.2 * marks[0]


def test_a_confirmed_region_has_a_green_check(view, scene):
    wanted = region(scene, "piano")
    before = near(pixels(picture(view)), DARK.confirmed, 20).sum()
    scene.document.confirm(wanted)
    assert near(pixels(picture(view)), DARK.confirmed, 20).sum() > before + 50


def test_a_rejected_region_loses_its_colour(view, scene):
    wanted = region(scene, "piano")
    index = names(view).index("piano")
    left, right = bar_columns(view, scene, wanted)
    before = lane_pixels(view, index)[10:30, left + 5 : right - 25]
    scene.document.reject(wanted)
    after = lane_pixels(view, index)[10:30, left + 5 : right - 25]
    saturation = [float((part.max(axis=2) - part.min(axis=2)).mean()) for part in (before, after)]
    assert saturation[1] < 0.6 * saturation[0]
    # Grey hatching on a dark ground instead.
    grey = (after.max(axis=2) - after.min(axis=2) < 15) & (after.mean(axis=2) > 80)
    assert 0.1 < grey.mean() < 0.5


def test_a_selected_region_is_outlined(view, scene):
    wanted = region(scene, "mallet_percussion")
    before = near(pixels(picture(view)), DARK.text, 20).sum()
    scene.document.select_region(wanted)
    bar = view.region_rect(wanted)
    assert near(pixels(picture(view)), DARK.text, 20).sum() > before + bar.width()


def test_the_curve_is_as_high_as_the_activation(qtbot):
    scene = analysed({"piano": [(10.0, 20.0)]}, 60.0, level=0.4)  # below the threshold: a curve and no region
    assert not scene.document.regions
    view = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, HEADER_HEIGHT + 120)
    view.set_lane_height(100)
    image = lane_pixels(view, 0)
    ground = image[3, 250]
    column = np.abs(image[:, 255] - ground).max(axis=1) > 12
    column[round(view.threshold_y(0)) - view.lane_rect(0).top()] = False
    assert column.nonzero()[0].min() == pytest.approx(100 - 0.4 * 96, abs=3)


def test_the_threshold_is_a_dashed_line(view, scene):
    index = names(view).index("accordion")
    rect = view.lane_rect(index)
    row = pixels(picture(view))[round(view.threshold_y(index)), LANE_LABEL_WIDTH + 60 : LANE_LABEL_WIDTH + 90].sum(
        axis=1
    )
    assert row.max() > row.min() + 60
    assert rect.top() < view.threshold_y(index) < rect.bottom()


def test_what_is_not_analysed_is_shaded_and_fills_in(qtbot):
    scene = open_scene(60.0)
    scan(scene)
    scene.document.begin_analysis(("piano", "violin"), 0.1, 600, RULES)
    view = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, 150)
    scene.document.add_activations(0, np.full((300, 2), 0.9, np.float32))
    scene.document.flush()
    image = lane_pixels(view, 0)
    green = image[20]
    assert green[:490].max(axis=1).min() > 60
    assert green[510:].mean() < 0.5 * green[:490].mean()
    with qtbot.waitSignal(view.hovered) as said:
        qtbot.mouseMove(view, QPoint(LANE_LABEL_WIDTH + 800, 40))
    assert "not analysed yet" in said.args[0]
    scene.document.add_activations(300, np.full((300, 2), 0.9, np.float32))
    scene.document.flush()
    assert lane_pixels(view, 0)[20].max(axis=1).min() > 60


def test_close_up_the_curve_runs_from_frame_to_frame(qapp):
    scene = analysed({"piano": [(10.0, 10.1)]}, 60.0)
    scene.axis.set_view(9.85, 10.25)
    activations = scene.document.activations
    curves = ActivationPyramid(activations.values, activations.frame_s)
    activity = activity_in_view(curves, activations, scene.axis, 400)
    assert activity is not None
    curve = activity[:, 0]
    assert curve.max() == pytest.approx(0.9, abs=0.01)
    assert int(curve.argmax()) == pytest.approx(200, abs=1)
    # Half-way between two frame centres lies the mean of both.
    assert curve[100 + 50] == pytest.approx((0.05 + 0.9) / 2, abs=0.02)


def test_thousands_of_slivers_are_drawn_as_a_band(qtbot):
    scene = analysed({"piano": [(second, second + 0.5) for second in range(0, 3000)]}, 3000.0, scanned=False)
    assert len(scene.document.regions) > 2900
    view = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, 150)
    row = lane_pixels(view, 0)[20]
    ground = np.array([int(DARK.plot[i : i + 2], 16) for i in (1, 3, 5)])
    assert (np.abs(row - ground).max(axis=1) > 30).mean() > 0.98


def test_the_header_shows_all_solos_with_their_names(view, scene):
    assert [solo.instrument for solo in scene.document.solos][:2] == ["clarinet", "mallet_percussion"]
    header = pixels(picture(view))[:HEADER_HEIGHT, LANE_LABEL_WIDTH:]
    pill = near(header, instrument_colour("clarinet"), 10).sum(axis=0)
    assert pill[180] > 12 and pill[300] == 0
    solo = scene.document.solos[1]
    x = view.x_of((solo.onset_s + solo.offset_s) / 2)
    assert view.region_at(QPointF(x, 10)).instrument == "mallet_percussion"


def test_where_an_instrument_leads_the_header_shows_a_hollow_bar(qtbot):
    spans = {"clarinet": [(6.0, 26.0)], "piano": [(6.0, 26.0), (40.0, 50.0)]}
    scene = analysed(spans, 60.0, lead={"clarinet": 0.9, "piano": 0.1})
    places = [(place.instrument, place.solo) for place in scene.document.solo_places]
    assert places == [("clarinet", "featured"), ("piano", "unaccompanied")]
    view = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, HEADER_HEIGHT + 80)
    header = pixels(picture(view))[:HEADER_HEIGHT, LANE_LABEL_WIDTH:]

    def solid(instrument: str, start_s: float, end_s: float) -> float:
        part = header[7:16, round((start_s + 2) / 60 * WIDTH) + 90 : round((end_s - 0.5) / 60 * WIDTH)]
        return float(near(part, instrument_colour(instrument), 12).mean())

    assert solid("piano", 40.0, 50.0) > 0.95
    # Told apart by more than colour: hatched inside, framed outside.
    assert solid("clarinet", 6.0, 26.0) < 0.2
    frame = near(header, instrument_colour("clarinet"), 60)[:, 250]
    assert frame[3:7].any() and frame[15:20].any()
    x = view.x_of(15.0)
    assert view.region_at(QPointF(x, 10)).instrument == "clarinet"


def test_two_that_lead_at_once_share_the_height_of_the_header(qtbot):
    spans = {"clarinet": [(6.0, 26.0)], "piano": [(10.0, 30.0)], "voice": [(40.0, 50.0)], "organ": [(40.0, 50.0)]}
    scene = analysed(spans, 60.0, lead={"clarinet": 0.9, "piano": 0.9, "voice": 0.9, "organ": 0.0})
    assert {place.instrument for place in scene.document.solo_places if place.solo == "featured"} >= {"voice"}
    view = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, HEADER_HEIGHT + 160)
    header = pixels(picture(view))[:HEADER_HEIGHT, LANE_LABEL_WIDTH:]
    at_once = header[:, round(18 / 60 * WIDTH)]
    rows = [near(at_once, instrument_colour(name), 70).nonzero()[0] for name in ("clarinet", "piano")]
    assert rows[0].size and rows[1].size and rows[0].max() < rows[1].min()
    alone = near(header[:, round(46 / 60 * WIDTH)], instrument_colour("voice"), 70).nonzero()[0]
    assert alone.max() - alone.min() >= 12


def test_names_are_written_beside_their_colours(view):
    column = pixels(picture(view))[:, :LANE_LABEL_WIDTH]
    for index, lane in enumerate(view.lanes[:3]):
        rect = view.lane_rect(index)
        part = column[rect.top() : rect.bottom()]
        assert near(part[:, 10:26], instrument_colour(lane.instrument), 30).sum() > 40
        assert near(part[:, 30:140], DARK.text, 60).sum() > 40


def test_an_empty_document_says_so(qtbot):
    scene = open_scene(60.0)
    view = shown(qtbot, LanesView(scene.document, scene.axis), 800, 200)
    assert near(pixels(picture(view)), DARK.text_dim, 40).sum() > 50
    assert view.region_at(QPointF(400, 100)) is None


def test_a_recording_without_a_frame_can_be_shown(qtbot):
    scene = open_scene(0.0)
    scene.document.finish_analysis(Activations(np.empty((0, 2), np.float32), ("piano", "violin"), 0.1, 0.0), RULES)
    view = shown(qtbot, LanesView(scene.document, scene.axis), 800, 200)
    assert names(view) == ["piano", "violin"]
    assert near(pixels(picture(view))[:, :LANE_LABEL_WIDTH], DARK.text_dim, 40).sum() > 50


def test_a_rejected_sliver_is_not_drawn(qtbot):
    scene = analysed({"piano": [(30.0, 30.5)]}, 3000.0, scanned=False)
    view = shown(qtbot, LanesView(scene.document, scene.axis), LANE_LABEL_WIDTH + WIDTH, 150)
    before = lane_pixels(view, 0)[4, 5:15].max()
    scene.document.reject(scene.document.regions[0])
    assert lane_pixels(view, 0)[4, 5:15].max() < 0.6 * before


def test_blended_colours_are_between_both():
    assert blend("#ffffff", "#000000", 0.5).red() in (127, 128)


def test_curves_of_hours_are_made_ready_beside_the_drawing_and_then_drawn(qtbot, monkeypatch):
    monkeypatch.setattr("desktop.views.lane_stack.MOST_VALUES_AT_ONCE", 100)
    scene = analysed({"flute": [(1.0, 4.0)], "piano": [(5.0, 9.0)]}, 20.0)
    lanes = shown(qtbot, LanesView(scene.document, scene.axis))
    qtbot.waitUntil(lambda: lanes._curves is not None)
    drawn = lanes._curves
    # While others come, the curves that there were are drawn.
    scene.document.activations_changed.emit()
    assert lanes._curves is drawn
    qtbot.waitUntil(lambda: lanes._curves is not drawn)
    assert "not analysed" not in lanes.readout(lanes.plot_rect().center().toPointF())
    scene.document.set_recording(None)
    assert lanes._curves is None


def test_where_there_is_no_instrument_none_can_be_hidden(qtbot, qapp):
    empty = shown(qtbot, LanesView(Document(), TimeAxis()))
    assert not empty._toggle.isVisible()
