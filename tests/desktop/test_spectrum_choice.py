"""The look of spectrogram and waveform by keys, menu and button, on the real window and the real engine."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.audio_output import TimerOutput
from desktop.settings import Settings
from desktop.spectrum_choice import SpectrumChoice
from desktop.views.range_sliders import RangeSliders
from desktop.views.time_axis import LANE_LABEL_WIDTH
from desktop.window import MainWindow
from engine.frequency_scales import KINDS
from tests.builders import sine, write_wav
from tests.desktop.view_builders import picture, pixels

TIMEOUT = 120_000


@pytest.fixture
def a4(tmp_path):
    """Eight seconds of 440 Hz on the left, an octave above on the right."""
    samples = np.stack([sine(440.0, 8.0, level=0.5), sine(880.0, 8.0, level=0.25)])
    return write_wav(tmp_path / "a4.wav", samples)


def press(window: MainWindow, command_id: str) -> None:
    action = window.actions_by_id[command_id]
    assert action.isEnabled(), command_id
    action.trigger()


def test_every_kind_is_read_by_the_engine_and_shows_a4_at_a4(window, a4, qtbot):
    view, spectrograms = window.editor.spectrogram, window.session.spectrograms
    window.open_path(a4)
    qtbot.waitUntil(lambda: window.session.document.recording is not None, timeout=TIMEOUT)
    window.session.cancel_analysis()
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)
    for kind in KINDS:
        press(window, f"spectrum_{kind}")
        qtbot.waitUntil(lambda: not spectrograms.scanning, timeout=TIMEOUT)
        row = view.row_of_frequency(440.0)
        level_db = view.level_at(4.0, row)
        # Half of full scale, and half of that again: the picture is of both channels' mean. Chroma adds the octave.
        assert level_db == pytest.approx(-11.1 if kind == "chroma" else -12.0, abs=1.6), kind
        assert view.level_at(4.0, (row + view.scale.rows // 2) % view.scale.rows) < level_db - 30
    # Closer, tiles come from the engine's process for the kind shown.
    window.session.time_axis.set_view(3.0, 4.0)
    qtbot.waitUntil(lambda: view._sharp(), timeout=TIMEOUT)
    assert view.level_at(3.5, 9) == pytest.approx(-11.1, abs=1.6)


def test_the_kind_shown_stays_for_the_next_recording_and_the_next_start(window, a4, bundle, qtbot):
    press(window, "spectrum_constant_q")
    press(window, "colours_cividis")
    press(window, "colours_inverted")
    press(window, "brighter")
    press(window, "separate_channels")
    window.open_path(a4)
    qtbot.waitUntil(lambda: window.session.overview.spectrum("constant_q") is not None, timeout=TIMEOUT)
    assert window.editor.spectrogram.kind == "constant_q"
    other = MainWindow(str(bundle), TimerOutput)
    view = other.editor.spectrogram
    assert (view.kind, view.colours, view.range_db) == ("constant_q", ("cividis", True), (-85.0, -15.0))
    assert not other.editor.waveform.separate_channels
    assert other.spectrum.button.text() == "Constant-Q"
    other.close()
    other.deleteLater()


def test_settings_that_nobody_can_read_are_the_usual_ones(window, bundle):
    settings = Settings()
    settings.spectrum, settings.colours = "wavelet", ("rainbow", False)
    settings._store.setValue("spectrogram/floor", "loud")
    settings._store.setValue("volume", "7")
    other = MainWindow(str(bundle), TimerOutput)
    view = other.editor.spectrogram
    assert (view.kind, view.colours, view.range_db) == ("log_mel", ("magma", False), (-80.0, -10.0))
    assert other.session.player.volume == 1.0
    other.close()
    other.deleteLater()


def test_keys_choose_view_colours_and_range(window):
    view = window.editor.spectrogram
    window.activateWindow()
    for key, kind in ((Qt.Key.Key_2, "linear"), (Qt.Key.Key_3, "constant_q"), (Qt.Key.Key_1, "log_mel")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert view.kind == kind
        assert window.actions_by_id[f"spectrum_{kind}"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert view.colours == ("grey", True)
    for command_id, wanted in (
        ("brighter", (-85.0, -15.0)),
        ("darker", (-80.0, -10.0)),
        ("narrower_range", (-75.0, -10.0)),
        ("wider_range", (-80.0, -10.0)),
        ("wider_range", (-85.0, -10.0)),
        ("standard_range", (-80.0, -10.0)),
    ):
        press(window, command_id)
        assert view.range_db == wanted
    for _ in range(20):
        press(window, "narrower_range")
    assert view.range_db == (-15.0, -10.0)


def test_the_buttons_menu_holds_every_choice(window):
    choice = window.spectrum
    ids = [action.objectName() for action in choice.button.menu().actions() if action.objectName()]
    assert ids[:4] == [f"spectrum_{kind}" for kind in KINDS]
    assert "colours_inverted" in ids and "standard_range" in ids
    assert choice.button.parent() is window.editor.spectrogram
    assert choice.button.geometry().right() < LANE_LABEL_WIDTH
    choice.button.menu().actions()[1].trigger()
    assert choice.button.text() == "Linear"


def test_the_sliders_move_the_range_and_follow_it(window):
    choice: SpectrumChoice = window.spectrum
    choice.sliders.floor.setValue(-50)
    assert window.editor.spectrogram.range_db == (-50.0, -10.0)
    press(window, "standard_range")
    assert choice.sliders.floor.value() == -80
    assert choice.sliders.ceiling.value() == -10


def test_one_slider_pushes_the_other(qtbot):
    sliders = RangeSliders()
    qtbot.addWidget(sliders)
    sliders.range_chosen.connect(sliders.show_range)
    sliders.show_range(-80, -10)
    sliders.floor.setValue(-8)
    assert (sliders.floor.value(), sliders.ceiling.value()) == (-8, -3)
    sliders.ceiling.setValue(-60)
    assert (sliders.floor.value(), sliders.ceiling.value()) == (-65, -60)


def test_the_waveform_is_shown_per_channel_or_in_one_band(window, a4, qtbot):
    window.open_path(a4)
    qtbot.waitUntil(lambda: window.session.document.recording is not None, timeout=TIMEOUT)
    window.session.cancel_analysis()
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)
    view = window.editor.waveform
    apart = pixels(picture(view))
    press(window, "separate_channels")
    assert not view.separate_channels
    assert (apart != pixels(picture(view))).any()
    press(window, "separate_channels")
    assert (apart == pixels(picture(view))).all()


def test_a_crash_of_the_engine_reads_the_kind_shown_again(window, a4, qtbot):
    from tests.desktop.conftest import kill

    window.open_path(a4)
    qtbot.waitUntil(lambda: window.session.document.recording is not None, timeout=TIMEOUT)
    window.session.cancel_analysis()
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)
    press(window, "spectrum_chroma")
    kill(window.session.engine.process_id)
    qtbot.waitUntil(lambda: not window.session.spectrograms.scanning, timeout=TIMEOUT)
    assert window.session.overview.spectrum("chroma").scanned_s == pytest.approx(8.0)
