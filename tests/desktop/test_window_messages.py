"""What the window says: errors, information, the read-out, times and facts in words."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from desktop.audio_output import TimerOutput
from desktop.widgets import MessageBar, remaining_words
from desktop.window import MainWindow
from desktop.words import facts_words
from tests.builders import write_wav
from tests.builders_analysis import music
from tests.desktop.conftest import facts
from tests.desktop.window_builders import press

TIMEOUT = 180_000


def test_a_bad_file_is_said_in_the_message_bar_and_nothing_else_changes(analysed, song, tmp_path, qtbot):
    bad = tmp_path / "letter.wav"
    bad.write_text("Dear reader")
    regions = analysed.session.document.regions
    with qtbot.waitSignal(analysed.session.open_failed, timeout=TIMEOUT):
        analysed.open_path(bad)
    assert "letter.wav" in analysed.message_bar.text
    assert analysed.message_bar.isVisible()
    assert analysed.message_bar.severity == "error"
    assert analysed.session.document.path == song
    assert analysed.session.document.regions == regions
    analysed.message_bar.close_button.click()
    assert not analysed.message_bar.isVisible()


def test_a_missing_bundle_is_said_and_the_recording_can_still_be_heard(qtbot, song, tmp_path):
    window = MainWindow(str(tmp_path / "no such model"), TimerOutput)
    window.show()
    window.open_path(song)
    with qtbot.waitSignal(window.session.analysis_ended, timeout=TIMEOUT) as ended:
        pass
    assert ended.args == ["failed"]
    assert "no such model" in window.message_bar.text
    assert window.actions_by_id["play"].isEnabled()
    assert not window.status_line.analysis_status.isVisible()
    window.close()


def test_a_read_out_under_the_pointer_stands_in_the_status_bar(analysed, qtbot):
    view = analysed.editor.spectrogram
    qtbot.mouseMove(view, view.rect().center())
    assert " Hz" in analysed.status_line.readout.text()


def test_a_device_that_is_missing_is_a_message(qtbot, bundle, song):
    def no_device(rate, fill):
        raise OSError("No audio device was found")

    window = MainWindow(str(bundle), no_device)
    window.show()
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        window.open_path(song)
    press(window, "play")
    qtbot.waitUntil(lambda: window.session.time_axis.playhead_s > 0.1, timeout=30_000)
    assert "playback is silent" in window.message_bar.text
    window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot write such names")
def test_a_name_with_line_breaks_and_ampersands_is_shown_as_text(window, tmp_path, qtbot):
    odd = write_wav(tmp_path / "a\n<b>&c.wav", music(2.0), 22050)
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        window.open_path(odd)
    assert "a\\n<b>&c.wav" in window.windowTitle()
    window.recent_menu.aboutToShow.emit()
    assert window.recent_menu.actions()[0].text() == "a\\n<b>&&c.wav"


def test_information_does_not_hide_an_error(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("The disk is full.", "error")
    bar.tell("12 regions.", "info")
    assert bar.text == "The disk is full."
    bar.tell("The file is empty.", "error")
    assert bar.text == "The file is empty."
    bar.clear()
    assert bar.text == ""


def test_information_moves_nothing_under_the_pointer_and_what_stays_hides_nothing(analysed):
    bar, lanes = analysed.message_bar, analysed.editor.lanes

    def place() -> QPoint:
        QApplication.processEvents()
        return lanes.mapTo(analysed, QPoint(0, 0))

    bar.clear()
    quiet = place()
    bar.tell("Session saved.", "info")
    assert place() == quiet
    assert bar.isVisible()
    page = analysed.centralWidget().rect()
    assert page.contains(bar.geometry())
    assert bar.label.fontMetrics().horizontalAdvance(bar.text) <= bar.label.width()
    bar.tell("The disk is full.", "error")
    assert place().y() > quiet.y()
    assert bar.width() == page.width()
    bar.clear()
    assert place() == quiet
    bar.tell("Many words. " * 60, "info")
    assert page.contains(bar.geometry())


def test_escape_closes_a_message_wherever_the_focus_is(analysed, qtbot):
    for widget in (analysed.editor.lanes, analysed.message_bar.label):
        analysed.message_bar.tell("The disk is full.", "error")
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not analysed.message_bar.isVisible()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "estimating time left"),
        (0.4, "a few seconds left"),
        (6, "a few seconds left"),
        (22, "about 20 seconds left"),
        (62, "about a minute left"),
        (200, "about 3 minutes left"),
        (3700, "about an hour left"),
        (9000, "about 2.5 hours left"),
    ],
)
def test_remaining_time_is_said_as_a_person_would(seconds, words):
    assert remaining_words(seconds) == words


def test_facts_name_container_channels_and_rate():
    assert facts_words(facts()).strip() == "WAV, PCM  ·  stereo  ·  44.1 kHz"
