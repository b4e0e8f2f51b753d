"""Model gain is asked for while it is shown, and drawn where it belongs."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from desktop.audio_output import TimerOutput
from desktop.gain_tiles import GainCache, GainKey, level_for, shares, tiles_for
from desktop.model_gain import ModelGainModel
from desktop.session import Session
from desktop.views.gain_overlay import GainOverlay, gain_colours
from desktop.views.gain_strips import STRIP_HEIGHT, GainStripsView
from desktop.views.spectrogram import SpectrogramView
from engine.service.messages import OverviewChunk
from tests.desktop.conftest import facts
from tests.desktop.evidence_builders import MEL_EDGES_HZ, gain_tile
from tests.desktop.view_builders import picture, pixels, shown

TIMEOUT = 120_000


def test_a_long_view_is_looked_at_in_fewer_windows():
    assert level_for(10.0) == 0
    assert level_for(64.0) == 0
    assert level_for(3 * 3600.0) == 8
    assert len(tiles_for(0.0, 3 * 3600.0)) <= 9
    assert GainKey(2, 3).start_s == 96.0 and GainKey(2, 3).hop_s == 2.0


def test_the_middle_of_the_view_comes_first():
    keys = tiles_for(0.0, 40.0)
    assert keys[0] == GainKey(0, 2)
    assert sorted(key.index for key in keys) == [0, 1, 2, 3, 4]


def test_the_cache_is_bounded_and_knows_the_range():
    cache = GainCache(capacity=2)
    for index in range(3):
        cache.put(GainKey(0, index), gain_tile(GainKey(0, index)))
    assert len(cache) == 2 and GainKey(0, 0) not in cache
    assert cache.range_of("mid") == pytest.approx((0.3, 0.7))
    assert cache.range_of("mid_width") == pytest.approx((0.4, 0.6))
    assert shares(np.array([0.2, 0.5, 0.9]), (0.3, 0.7)).tolist() == [0, 127, 255]
    cache.clear()
    assert cache.range_of("mid") == (0.0, 1.0)


@pytest.fixture
def session(qapp):
    made = Session(None, output_factory=TimerOutput)
    made.time_axis.set_duration(8.0)
    made.document.set_recording(facts(8.0))
    made.overview.reset(2, 44100, 8.0)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def model(session):
    return ModelGainModel(session)


def filled(model: ModelGainModel, bright_row: int) -> ModelGainModel:
    """Show a stage of a tile that is there already."""
    model.tiles.put(GainKey(0, 0), gain_tile(bright_row=bright_row))
    model.show_stage("late")
    return model


def test_nothing_is_asked_for_until_a_stage_is_shown(session, model):
    session.time_axis.zoom(2.0)
    assert not model.waiting
    assert not session.engine.running


def overlaid(qtbot, session, model: ModelGainModel, kind: str) -> SpectrogramView:
    """Show a spectrogram of silence, 256 pixels high, under the opaque overlay."""
    view = SpectrogramView(session.document, session.time_axis, session.overview)
    view.add_overlay(GainOverlay(model))
    nothing = np.zeros((2, 1), np.float32)
    session.overview.add_chunk(OverviewChunk(1, 0, 256, nothing, nothing, 0, np.zeros((128, 160), np.uint8)))
    session.overview.finish()
    if kind != "log_mel":
        session.overview.begin_spectrum(kind)
        silence = np.zeros((session.overview.scale(kind).rows, 160), np.uint8)
        session.overview.add_spectrum(kind, 0, silence)
    shown(qtbot, view, height=256)
    view.set_kind(kind)
    model.set_opacity(1.0)
    view.invalidate()
    return view


def bright_rows(view: SpectrogramView) -> np.ndarray:
    """Pixel rows with the highest gain, left of the legend."""
    bright = gain_colours(1.0)[255]
    wanted = np.array([(bright >> 16) & 255, (bright >> 8) & 255, bright & 255]).astype(int)
    column = pixels(picture(view))[:, view.plot_rect().left() + 40]
    rows: np.ndarray = np.flatnonzero(np.abs(column - wanted).max(axis=1) < 30)
    return rows


@pytest.mark.parametrize("bright_row", [0, 30, 64, 120])
def test_a_gate_lies_at_the_frequency_of_its_own_row(qtbot, session, model, bright_row):
    rows = bright_rows(overlaid(qtbot, session, filled(model, bright_row), "log_mel"))
    # 256 pixels for 128 rows, the lowest at the bottom.
    assert rows.max() == pytest.approx(255 - 2 * bright_row, abs=2)
    assert rows.min() == pytest.approx(255 - 2 * (bright_row + 8) + 1, abs=2)


@pytest.mark.parametrize("kind", ["linear", "constant_q"])
def test_a_gate_follows_its_frequency_to_other_scales(qtbot, session, model, kind):
    view = overlaid(qtbot, session, filled(model, 64), kind)
    low, high = (view.y_of_hz(float(MEL_EDGES_HZ[edge])) for edge in (64, 72))
    rows = bright_rows(view)
    assert rows.max() == pytest.approx(low, abs=2)
    assert rows.min() == pytest.approx(high, abs=2)


def test_pitch_classes_have_no_gates_of_frequencies(qtbot, session, model):
    assert not len(bright_rows(overlaid(qtbot, session, filled(model, 64), "chroma")))


def test_opacity_lets_the_spectrogram_through(model):
    faint, full = gain_colours(0.2), gain_colours(1.0)
    assert (faint >> 24).max() == 51 and (full >> 24).min() == 255
    model.set_opacity(7.0)
    assert model.opacity == 1.0


def test_strips_show_time_steps_and_the_three_other_representations(qtbot, session, model):
    strips = GainStripsView(session.document, session.time_axis, filled(model, 64))
    shown(qtbot, strips, height=4 * STRIP_HEIGHT + 1)
    said = [strips.readout(QPointF(strips.x_of(3.5), STRIP_HEIGHT * index + 5)) for index in range(4)]
    assert said[0].endswith("Width gates, late: gain 0.600")
    assert said[1].endswith("Chroma, late: gain 0.500")
    assert said[3].endswith("Tonnetz, late: gain 0.300")
    image = pixels(picture(strips))
    in_chroma, in_tonnetz = (image[STRIP_HEIGHT * k + 6, round(strips.x_of(3.5))] for k in (1, 3))
    assert np.abs(in_chroma - in_tonnetz).max() > 60


def test_strips_are_there_only_while_a_stage_is_shown(qtbot, session, model):
    strips = GainStripsView(session.document, session.time_axis, model)
    qtbot.addWidget(strips)
    assert strips.isHidden()
    filled(model, 64)
    assert not strips.isHidden()
    model.show_stage("")
    assert strips.isHidden()


def test_stages_follow_one_another(model):
    seen = []
    model.tiles.put(GainKey(0, 0), gain_tile())
    for _ in range(4):
        model.next_stage()
        seen.append(model.stage)
    assert seen == ["early", "mid", "late", ""]
