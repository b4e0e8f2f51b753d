"""The window while the engine works, is cancelled, crashes, or is left in the middle."""

import shutil
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from desktop.document import AnalysisState
from tests.desktop.conftest import kill
from tests.desktop.window_builders import press

TIMEOUT = 180_000


def test_regions_appear_while_the_analysis_runs_with_progress_in_words(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    assert window.session.document.analysis is AnalysisState.RUNNING
    qtbot.waitUntil(lambda: "left" in window.status_line.analysis_status.words.text(), timeout=TIMEOUT)
    assert window.status_line.analysis_status.isVisible()
    assert 0 <= window.status_line.analysis_status.bar.value() < 1000
    assert window.actions_by_id["cancel"].isEnabled()


def test_cancel_is_instant_and_keeps_what_was_found(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    begun = time.perf_counter()
    press(window, "cancel")
    assert time.perf_counter() - begun < 2.0
    assert not window.status_line.analysis_status.isVisible()
    assert window.session.document.analysis is AnalysisState.STOPPED
    assert window.session.document.regions
    assert "cancelled; what it found is kept" in window.message_bar.text
    assert not window.actions_by_id["cancel"].isEnabled()


def test_analysing_again_after_a_cancel_completes(window, song, qtbot):
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        window.open_path(song)
    press(window, "cancel")
    press(window, "analyze")
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    assert not np.isnan(window.session.document.activations.values).any()


def test_a_crash_of_the_engine_keeps_the_document_and_is_recovered_from(analysed, qtbot):
    document = analysed.session.document
    document.select_region(document.regions[0])
    press(analysed, "confirm")
    regions = document.regions
    first = analysed.session.engine.process_id
    kill(first)
    qtbot.waitUntil(lambda: analysed.message_bar.text != "", timeout=TIMEOUT)
    assert "Your work is kept" in analysed.message_bar.text
    assert document.regions == regions
    with qtbot.waitSignal(analysed.session.analysis_ended, timeout=TIMEOUT) as ended:
        press(analysed, "analyze")
    assert ended.args == ["done"]
    assert analysed.session.engine.process_id != first
    assert [r for r in document.regions if r.status == "confirmed"] == [r for r in regions if r.status == "confirmed"]


def test_a_crash_in_the_middle_restarts_analysis_and_overview(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    first, document = window.session.engine.process_id, window.session.document
    again = QSignalSpy(window.session.engine.analysis_started)
    analysed_s, seen = document.analysed_s, []
    document.regions_changed.connect(lambda: seen.append(document.regions))
    kill(first)
    qtbot.waitUntil(lambda: again.count() == 1, timeout=TIMEOUT)
    assert window.session.engine.process_id != first
    assert window.session.analysing
    assert "started again. Your work is kept" in window.message_bar.text
    with qtbot.waitSignal(window.session.engine.partial_activations, timeout=TIMEOUT):
        pass
    # What was found stays in view while it is being found again.
    assert document.analysed_s >= analysed_s
    assert seen and all(seen)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_recording_that_vanishes_meanwhile_is_said_and_what_was_found_is_kept(window, long_song, tmp_path, qtbot):
    song = Path(shutil.copy(long_song, tmp_path / "on a stick.wav"))
    window.open_path(song)
    document = window.session.document
    qtbot.waitUntil(lambda: document.regions != (), timeout=TIMEOUT)
    with qtbot.waitSignal(window.session.analysis_ended, timeout=TIMEOUT) as ended:
        song.unlink()
    assert ended.args == ["failed"]
    assert "“on a stick.wav” has vanished" in window.message_bar.text
    assert "reconnect its drive" in window.message_bar.text
    assert document.analysis is AnalysisState.STOPPED
    assert document.regions
    # Put back, it is analysed from where the window stands.
    shutil.copy(long_song, song)
    press(window, "analyze")
    qtbot.waitUntil(lambda: document.analysis is AnalysisState.RUNNING, timeout=TIMEOUT)


def test_what_it_was_analysed_on_is_told_of_an_analysis_that_was_kept_too(analysed, song, long_song, qtbot):
    label = analysed.status_line.model_label
    with qtbot.waitSignal(analysed.session.opened, timeout=TIMEOUT):
        analysed.open_path(long_song)
    assert label.text().strip() == "tiny"
    with qtbot.waitSignal(analysed.session.analysis_ended, timeout=TIMEOUT):
        analysed.open_path(song)
    assert analysed.session.last_done.from_cache
    assert label.text().strip() == "tiny  ·  CPU"


def test_close_zoom_asks_the_engine_for_sharper_tiles(analysed, qtbot):
    asked = QSignalSpy(analysed.editor.spectrogram.tile_requested)
    analysed.session.time_axis.set_view(3.0, 3.5)
    qtbot.waitUntil(lambda: asked.count() > 0, timeout=30_000)
    qtbot.waitUntil(lambda: analysed.editor.spectrogram.pending_tiles == 0, timeout=TIMEOUT)


def test_closing_while_analysing_is_instant_and_ends_the_engine(window, long_song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    begun = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - begun < 3.0
    assert not window.session.engine.running


def test_another_recording_in_the_middle_of_an_analysis_takes_its_place(window, long_song, song, qtbot):
    window.open_path(long_song)
    qtbot.waitUntil(lambda: window.session.document.regions != (), timeout=TIMEOUT)
    window.open_path(song)
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    assert window.session.document.path == song
    assert len(window.session.document.activations.values) == 120
