"""Keys, menus and buttons of listening, on the real window; the output is the silent one."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import desktop.output_finder as output_finder
from desktop.audio_output import SoundDeviceOutput, TimerOutput
from desktop.listening import ROLLS_S
from desktop.settings import Settings
from desktop.window import MainWindow
from tests.builders import sine, write_wav
from tests.desktop.conftest import RULES, activations, facts


@pytest.fixture
def make_window(qtbot, bundle, tmp_path):
    """Windows whose document was filled by hand: no engine's process to wait for."""
    song = write_wav(tmp_path / "song.wav", sine(440.0, 12.0, 22050), 22050)
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(str(bundle), TimerOutput)
        made.append(window)
        window.show()
        session = window.session
        session.player.set_recording(song, 12.0, 22050)
        session.time_axis.set_duration(12.0)
        session.document.set_recording(facts(12.0, str(song)))
        curves = {"flute": [(1.0, 4.0, 0.9)], "violin": [(7.0, 11.0, 0.7)]}
        session.document.finish_analysis(activations(curves, 12.0), RULES, "test")
        return window

    yield make
    for window in made:
        window.session.document.undo_stack.setClean()
        window.close()
        window.deleteLater()


@pytest.fixture
def window(make_window):
    return make_window()


def press(window: MainWindow, command_id: str) -> None:
    action = window.actions_by_id[command_id]
    assert action.isEnabled(), command_id
    action.trigger()


def test_j_k_and_l_shuttle(qtbot, window):
    player = window.session.player
    window.activateWindow()
    player.seek(6.0)
    QTest.keyClick(window, Qt.Key.Key_L)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert player.playing and player.rate == 2
    assert window.listening.bar.speed_button.text() == "2×"
    QTest.keyClick(window, Qt.Key.Key_J)
    assert player.rate == -1
    assert window.listening.bar.speed_button.text() == "−1×"
    QTest.keyClick(window, Qt.Key.Key_K)
    assert not player.playing
    assert window.listening.bar.speed_button.text() == "1×"


def test_speed_has_keys_and_a_menu(window):
    player, bar = window.session.player, window.listening.bar
    press(window, "slower")
    press(window, "slower")
    assert player.speed == 0.75
    press(window, "faster")
    assert player.speed == 0.9
    press(window, "plain_speed")
    assert player.speed == 1.0
    (fastest,) = [action for action in bar.speed_button.menu().actions() if action.text() == "2×"]
    fastest.trigger()
    assert player.speed == 2.0
    assert [action.text() for action in bar.speed_button.menu().actions() if action.isChecked()] == ["2×"]
    press(window, "faster")
    assert player.speed == 2.0


@pytest.mark.parametrize("roll_s", ROLLS_S)
def test_the_loop_reaches_as_far_as_the_roll(window, roll_s):
    player, document = window.session.player, window.session.document
    document.set_time_selection(3.0, 5.0)
    press(window, f"roll_{roll_s:g}")
    press(window, "loop")
    assert player.loop == (3.0 - roll_s, 5.0 + roll_s)
    assert player.position_s == 3.0 - roll_s
    press(window, "roll_0.25")
    assert player.loop == (2.75, 5.25)
    press(window, "loop")
    assert player.loop is None
    assert not window.actions_by_id["loop"].isChecked()


def test_another_recording_forgets_what_was_looped(window):
    window.session.document.set_time_selection(3.0, 5.0)
    press(window, "loop")
    window.session.player.set_recording(window.session.document.path, 12.0, 22050)
    assert not window.actions_by_id["loop"].isChecked()
    press(window, "loop")
    assert window.session.player.loop == (3.0, 5.0)


def test_the_selection_is_played_with_its_roll(qtbot, window):
    window.session.document.set_time_selection(3.0, 3.2)
    press(window, "roll_0.5")
    press(window, "play_selection")
    player = window.session.player
    assert player.position_s == 2.5
    qtbot.waitUntil(lambda: player.position_s > 3.3, timeout=30_000)
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    assert player.position_s == 3.0


def test_the_rolls_stand_in_the_loop_buttons_menu(window):
    menu = window.transport.buttons["loop"].menu()
    assert [action.objectName() for action in menu.actions()] == [f"roll_{roll_s:g}" for roll_s in ROLLS_S]


def test_the_meter_moves_while_it_plays_and_rests_when_it_stops(qtbot, window):
    meter = window.listening.bar.meter
    press(window, "play")
    qtbot.waitUntil(lambda: meter.levels.rms_db.min() > -14, timeout=30_000)
    assert meter.levels.peak_db == pytest.approx([-6.02, -6.02], abs=0.5)
    press(window, "play")
    assert meter.number == "−∞"


def test_volume_and_mute_have_keys_a_slider_and_a_button(qtbot, window):
    player, bar = window.session.player, window.listening.bar
    press(window, "quieter")
    assert player.volume == pytest.approx(0.95)
    assert bar.volume.value() == 95
    press(window, "louder")
    bar.volume.setFocus()
    bar.volume.setValue(50)
    assert player.volume == 0.5
    assert "−18 dB" in bar.volume.toolTip()
    loud = bar.mute_button.icon().cacheKey()
    qtbot.mouseClick(bar.mute_button, Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    assert player.muted and window.actions_by_id["mute"].isChecked()
    assert bar.mute_button.icon().cacheKey() != loud
    assert "muted" in bar.volume.toolTip()
    press(window, "mute")
    assert not player.muted
    assert player.volume == 0.5


def test_roll_volume_and_output_are_remembered(make_window):
    first = make_window()
    press(first, "roll_0.5")
    first.session.player.set_volume(0.4)
    first.listening.choose_output("Studio")
    first.close()
    second = make_window()
    assert second.listening.roll_s == 0.5
    assert second.actions_by_id["roll_0.5"].isChecked()
    assert second.session.player.volume == pytest.approx(0.4)
    assert second.listening.output_device == "Studio"
    second.listening.choose_output("")
    assert Settings().output_device == ""


def names_in(menu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_outputs_are_listed_and_chosen_by_name(qtbot, window, monkeypatch):
    monkeypatch.setattr(output_finder, "output_devices", lambda look_again: ("Studio", "Headphones & more"))
    listening, menu = window.listening, window.listening.bar.output_menu
    with qtbot.waitSignal(listening.finder.found, timeout=30_000):
        menu.aboutToShow.emit()
        assert names_in(menu) == ["System default", "Looking for devices …"]
    assert names_in(menu) == ["System default", "Studio", "Headphones && more"]
    assert [action.isChecked() for action in menu.actions() if not action.isSeparator()] == [True, False, False]
    menu.actions()[2].trigger()
    assert listening.output_device == Settings().output_device == "Studio"
    factory = window.session.player._factory
    assert (factory.func, factory.keywords) == (SoundDeviceOutput, {"device": "Studio"})
    monkeypatch.setattr(output_finder, "output_devices", lambda look_again: ("Headphones",))
    with qtbot.waitSignal(listening.finder.found, timeout=30_000):
        menu.aboutToShow.emit()
    assert names_in(menu) == ["System default", "Headphones", "Studio (not connected)"]


def test_a_sound_system_that_cannot_be_asked_is_said_in_the_menu(qtbot, window, monkeypatch):
    def missing(look_again):
        raise OSError("The sound library PortAudio is not installed")

    monkeypatch.setattr(output_finder, "output_devices", missing)
    with qtbot.waitSignal(window.listening.finder.failed, timeout=30_000):
        window.listening.bar.output_menu.aboutToShow.emit()
    assert names_in(window.listening.bar.output_menu)[-1] == "The sound library PortAudio is not installed."


@pytest.mark.parametrize("width", [1060, 1280, 1440])
def test_the_transport_fits_every_width(window, width):
    window.resize(width, 700)
    QApplication.processEvents()
    bar = window.transport
    places = sorted(
        (child.geometry() for child in bar.children() if child.isWidgetType() and child.isVisible()),
        key=lambda rect: rect.left(),
    )
    assert all(left.right() < right.left() for left, right in pairwise(places))
    assert all(part.isVisible() != part.isHidden() for part in bar._optional)
    assert bar.follow_button.isVisible()
    assert window.width() == width
    assert bar.width() <= width
    assert places[-1].right() < bar.width()
    assert window.listening.bar.meter.width() >= 100
    assert window.listening.bar.volume.isVisible() == (width > 1200)
