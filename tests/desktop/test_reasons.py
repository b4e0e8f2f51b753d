"""The *Why here?* panel and the attention panel in the real window, with the real engine and a small network."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPointF, Qt

import desktop.output_finder as output_finder
from desktop.audio_output import SoundDeviceOutput, TimerOutput
from desktop.document import AnalysisState
from desktop.theme import DARK
from desktop.views.attention_figures import ChannelBars, FeatureMaps, GateCurves
from desktop.views.occlusion_map import FALLS, OcclusionMapView
from desktop.views.reasons_panel import WHOLE_REGION
from desktop.window import MainWindow
from engine.service.messages import Failed
from tests.builders import write_wav
from tests.builders_analysis import music
from tests.desktop.conftest import RULES, activations, facts
from tests.desktop.evidence_builders import explanation, window_attention
from tests.desktop.view_builders import near, picture, pixels, shown

TIMEOUT = 180_000


@pytest.fixture
def window(qtbot, bundle, song, monkeypatch):
    """A window with a recording that was analysed by hand; the engine starts with the first question."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    made = MainWindow(str(bundle), TimerOutput)
    made.show()
    session = made.session
    session.player.set_recording(song, 12.0, 22050)
    session.time_axis.set_duration(12.0)
    session.document.set_recording(facts(12.0, str(song)))
    curves = {"flute": [(1.0, 4.0, 0.9)], "guitar": [(3.0, 9.0, 0.8)], "violin": [(7.0, 11.0, 0.7)]}
    session.document.finish_analysis(activations(curves, 12.0), RULES, "test")
    yield made
    session.document.undo_stack.setClean()
    made.close()
    made.deleteLater()


def press(window: MainWindow, command_id: str) -> None:
    action = window.actions_by_id[command_id]
    assert action.isEnabled(), command_id
    action.trigger()


def select(window: MainWindow, instrument: str) -> None:
    regions = window.session.document.regions
    window.session.document.select_region(next(r for r in regions if r.instrument == instrument))


def test_why_here_answers_for_the_selected_region_and_plays_the_evidence(qtbot, window):
    select(window, "guitar")
    window.session.player.seek(5.0)
    reasons, panel = window.evidence.reasons, window.evidence.reasons_panel
    with qtbot.waitSignal(reasons.progressed, timeout=TIMEOUT):
        press(window, "why")
    assert not window.evidence.reasons_dock.isHidden()
    assert panel.instrument == "guitar"
    assert panel.span_s() == pytest.approx((4.5, 5.5))
    qtbot.waitUntil(lambda: not reasons.asking, timeout=TIMEOUT)
    found = reasons.found
    assert found is not None and found.points.shape == (1, 8, 5)
    assert "Guitar: activation" in panel.title.text()
    assert "One cell: 0.20 s by" in panel.words.text()
    heard, rate = soundfile.read(found.evidence_path)
    assert rate == 22050 and heard.shape[1] == 2
    press(window, "play_evidence")
    assert reasons.player.playing and not window.session.player.playing
    qtbot.waitUntil(lambda: reasons.player.position_s > 0.1, timeout=30_000)
    press(window, "play_original")
    assert not reasons.player.playing and window.session.player.playing
    assert window.session.player.position_s == pytest.approx(reasons.heard_span_s[0], abs=0.5)
    window.session.player.stop()


def test_a_question_about_a_whole_region_can_be_cancelled(qtbot, window):
    select(window, "guitar")
    panel, reasons = window.evidence.reasons_panel, window.evidence.reasons
    window.actions_by_id["show_reasons"].trigger()
    panel.place_box.setCurrentIndex(panel.place_box.findData(WHOLE_REGION))
    assert panel.span_s() == pytest.approx((3.0, 9.0), abs=0.1)
    with qtbot.waitSignal(reasons.progressed, timeout=TIMEOUT):
        panel.ask_button.click()
    assert not panel.ask_button.isEnabled() and panel.cancel_button.isEnabled()
    panel.cancel_button.click()
    assert not reasons.asking and reasons.found is None
    assert panel.ask_button.isEnabled() and not panel.cancel_button.isEnabled()
    assert not panel.progress.isVisible()


def test_a_question_that_cannot_be_answered_says_why(qtbot, window):
    reasons = window.evidence.reasons
    reasons.ask("flute", 1.0, 2.0)
    sentence = "The model hears no flute there when it listens to that window alone, so there is nothing to explain."
    with qtbot.waitSignal(reasons.failed) as said:
        window.session.engine.failed.emit(Failed(reasons._request, sentence, "EvidenceError"))
    assert said.args[0] == sentence
    assert window.evidence.reasons_panel.words.text() == sentence
    assert window.message_bar.text == sentence
    assert not reasons.asking


def test_evidence_that_has_left_the_cache_is_missed_in_words(qtbot, window):
    reasons = window.evidence.reasons
    reasons.found = explanation(path=str(Path("gone.wav")))
    with qtbot.waitSignal(reasons.failed) as said:
        reasons.play_evidence()
    assert "ask again" in said.args[0]
    assert not reasons.player.playing


def test_the_attention_panel_follows_the_playhead_while_it_is_seen(qtbot, window):
    model = window.evidence.attention
    window.session.player.seek(2.0)
    assert not window.session.engine.running
    press(window, "show_attention")
    qtbot.waitUntil(lambda: model.seen is not None, timeout=TIMEOUT)
    first = model.seen
    assert first is not None and first.start_s < 2.0 < first.end_s
    assert "do not" not in window.evidence.attention_panel.place.text()
    assert "not on an instrument" in window.evidence.attention_panel.place.text()
    window.session.player.seek(8.0)
    qtbot.waitUntil(lambda: model.seen is not first, timeout=TIMEOUT)
    assert model.seen.start_s < 8.0 < model.seen.end_s
    press(window, "show_attention")
    qtbot.waitUntil(lambda: not model.asking, timeout=TIMEOUT)
    last = model.seen
    window.session.player.seek(4.0)
    assert not model.asking and model.seen is last


def test_model_gain_is_fetched_for_what_is_in_view(qtbot, window):
    gain = window.evidence.gain
    press(window, "gain_mid")
    qtbot.waitUntil(lambda: len(gain.in_view()) == 2 and not gain.waiting, timeout=TIMEOUT)
    assert not window.evidence.strips.isHidden()
    _, tile = gain.in_view()[0]
    assert tile.mid.shape == (224, 80)
    before = gain.opacity
    press(window, "gain_stronger")
    assert gain.opacity > before
    press(window, "gain_next")
    assert gain.stage == "late" and window.actions_by_id["gain_late"].isChecked()
    assert not gain.waiting
    press(window, "gain_off")
    assert window.evidence.strips.isHidden()


def test_a_model_without_gates_is_told_about_once(qtbot, window):
    gain = window.evidence.gain
    gain.show_stage("early")
    number = gain._asked[0]
    sentence = "The model “plain” has no attention layers, so there is no model gain to show."
    window.session.engine.failed.emit(Failed(number, sentence, "EvidenceError"))
    assert window.message_bar.text == sentence
    window.session.time_axis.zoom(2.0)
    qtbot.waitUntil(lambda: not gain.waiting, timeout=30_000)
    gain.show_stage("")


def test_closing_the_recording_forgets_its_evidence(qtbot, window):
    reasons = window.evidence.reasons
    reasons.found = explanation()
    window._show_state()
    press(window, "show_reasons")
    assert not window.evidence.reasons_dock.isHidden()
    window.session.document.undo_stack.setClean()
    window.close_recording()
    assert reasons.found is None
    assert window.evidence.reasons_dock.isHidden()
    assert window.actions_by_id["show_reasons"].isChecked()
    assert not window.actions_by_id["show_reasons"].isEnabled()


def test_a_panel_closed_with_its_own_button_is_no_longer_wanted(window):
    window._show_state()
    press(window, "show_attention")
    window.evidence.attention_dock.close()
    assert not window.actions_by_id["show_attention"].isChecked()
    press(window, "show_attention")
    assert not window.evidence.attention_dock.isHidden()
    press(window, "show_attention")


def test_the_occlusion_map_is_coloured_numbered_and_described(qtbot):
    view = shown(qtbot, OcclusionMapView(), 360, 280)
    view.show_map(explanation())
    image = pixels(picture(view))
    strong = view.cell_rect(0, 3, 1).toRect()
    assert (
        near(image[strong.top() + 5 : strong.bottom() - 4, strong.left() + 5 : strong.left() + 10], FALLS).mean() > 0.8
    )
    edge = image[strong.top() : strong.top() + 4, strong.left() + 5 : strong.right() - 5]
    assert near(edge, DARK.text, 60).any(axis=0).mean() > 0.8
    faint = view.cell_rect(0, 0, 0).toRect()
    assert not near(image[faint.center().y(), faint.center().x()], FALLS)
    assert view.cell_at(QPointF(strong.center())) == (0, 3, 1)
    assert view.cell_at(QPointF(2, 2)) is None
    words = view.describe_cell(0, 3, 1)
    assert "1295 to 1983 Hz" in words and "falls by 40.0 points" in words and "can be played" in words
    assert "rises by 6.0 points" in view.describe_cell(0, 6, 4)


def test_figures_show_every_stage_and_mark_the_bands(qtbot):
    seen = window_attention()
    curves = shown(qtbot, GateCurves("height", "Height gates"), 360, 140)
    empty = pixels(picture(curves))
    curves.show_window(seen)
    image = pixels(picture(curves))
    for colour in ("#E69F00", "#56B4E9", "#CC79A7"):
        assert near(image[24:], colour, 60).sum() > near(empty[24:], colour, 60).sum() + 40
    maps = shown(qtbot, FeatureMaps(), 360, 330)
    maps.show_window(seen)
    bars = shown(qtbot, ChannelBars(), 360, 90)
    bars.show_window(seen)
    heights = near(pixels(picture(bars)), DARK.accent, 40).sum(axis=0)
    assert heights[300] > heights[120] > heights[60]
    assert np.ptp(pixels(picture(maps))[40:90, 60:100].mean(axis=2)) > 60


def test_the_analysis_goes_on_while_evidence_is_asked_for(qtbot, window, song):
    window.open_path(song)
    document = window.session.document
    qtbot.waitUntil(lambda: document.analysis is AnalysisState.RUNNING, timeout=TIMEOUT)
    window.evidence.gain.show_stage("early")
    qtbot.waitUntil(lambda: document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: len(window.evidence.gain.in_view()) == 2, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)


def test_the_playhead_walks_along_with_the_evidence_and_returns(qtbot, window, tmp_path):
    reasons, axis, player = window.evidence.reasons, window.session.time_axis, window.session.player
    sound = write_wav(tmp_path / "evidence.wav", music(0.6, seed=5), 22050)
    reasons.found = explanation(path=str(sound))
    player.seek(0.25)
    start_s, end_s = reasons.heard_span_s
    seen = []
    axis.playhead_changed.connect(seen.append)
    press(window, "play_evidence")
    qtbot.waitUntil(lambda: not reasons.player.playing, timeout=TIMEOUT)
    walked = [time_s for time_s in seen if time_s != 0.25]
    assert len(walked) > 5
    assert start_s <= min(walked) <= max(walked) <= end_s
    assert axis.playhead_s == 0.25


def test_going_elsewhere_ends_the_evidence(qtbot, window, tmp_path):
    reasons, axis = window.evidence.reasons, window.session.time_axis
    reasons.found = explanation(path=str(write_wav(tmp_path / "evidence.wav", music(2.0, seed=5), 22050)))
    press(window, "play_evidence")
    qtbot.waitUntil(lambda: reasons.player.position_s > 0.1, timeout=30_000)
    axis.request_seek(5.0)
    assert not reasons.player.playing
    assert axis.playhead_s == 5.0


def test_tool_tips_name_the_keys_that_the_user_gave(window):
    actions, panel = window.actions_by_id, window.evidence.reasons_panel
    assert panel.ask_button.toolTip().endswith("(W)")
    assert window.listening.bar.speed_button.toolTip().endswith("([, ])")
    actions.keymap.replace("why", "Ctrl+Alt+Q")
    actions.keymap.remove("slower")
    assert panel.ask_button.toolTip().endswith("(Ctrl+Alt+Q)")
    assert window.listening.bar.speed_button.toolTip().endswith("(])")


@pytest.fixture
def sounding(qtbot, window, tmp_path):
    """Evidence of two seconds that is being played."""
    reasons = window.evidence.reasons
    reasons.found = explanation(path=str(write_wav(tmp_path / "evidence.wav", music(2.0, seed=5), 22050)))
    window.session.player.seek(5.0)
    press(window, "play_evidence")
    assert reasons.player.playing
    return reasons


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_K, Qt.Key.Key_Period])
def test_the_keys_that_end_sound_end_the_evidence(qtbot, window, sounding, key):
    window.activateWindow()
    window._show_state()
    window.editor.lanes.setFocus()
    qtbot.keyClick(window.editor.lanes, key)
    assert not sounding.player.playing and not window.session.player.playing
    assert window.session.time_axis.playhead_s == (0.0 if key == Qt.Key.Key_Period else 5.0)


def test_evidence_is_as_loud_and_as_fast_as_the_recording_and_moves_the_meter(qtbot, window, sounding):
    player, meter = sounding.player, window.listening.bar.meter
    qtbot.waitUntil(lambda: meter.levels.rms_db.max() > -60, timeout=30_000)
    window.listening.bar.volume_chosen.emit(0.5)
    assert player.volume == 0.5
    press(window, "mute")
    assert player.muted
    press(window, "mute")
    assert not player.muted and player.volume == 0.5
    window.session.player.set_speed(0.75)
    assert player.speed == 0.75


def test_evidence_goes_to_the_output_that_was_chosen(qtbot, window, monkeypatch):
    monkeypatch.setattr(output_finder, "output_devices", lambda look_again: ("Studio",))
    menu = window.listening.bar.output_menu
    with qtbot.waitSignal(window.listening.finder.found, timeout=30_000):
        menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Studio").trigger()
    factory = window.evidence.reasons.player._factory
    assert (factory.func, factory.keywords) == (SoundDeviceOutput, {"device": "Studio"})


def test_devices_are_looked_for_again_only_when_no_player_holds_one(qtbot, window, sounding, monkeypatch):
    looked = []
    monkeypatch.setattr(output_finder, "output_devices", lambda look_again: looked.append(look_again) or ())
    for _ in range(2):
        with qtbot.waitSignal(window.listening.finder.found, timeout=30_000):
            window.listening.bar.output_menu.aboutToShow.emit()
        sounding.halt()
    assert looked == [False, True]
