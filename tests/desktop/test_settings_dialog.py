"""The settings dialog with the real window, engine and cache: what it shows is there, what it changes takes effect."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QScrollArea, QWidget

import desktop.output_finder as output_finder
from desktop.demo import demo_recording
from desktop.dialogs.settings import SettingsDialog
from desktop.document import AnalysisState
from desktop.languages import languages
from desktop.preferences import Preferences
from desktop.settings import Settings
from desktop.theme import DARK, HIGH_CONTRAST, LIGHT, LOOK
from engine.analysis.cache import AnalysisCache, KeptAnalysis, cache_folder, cache_size
from engine.resource_files import resource_path
from tests.builders_analysis import make_bundle
from tests.desktop.conftest import activations

OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def opened(window) -> SettingsDialog:
    """Open the dialog as the user does."""
    window.actions_by_id["settings"].trigger()
    return window.preferences.dialog


def press(dialog: SettingsDialog, button: QDialogButtonBox.StandardButton) -> None:
    dialog.buttons.button(button).click()


def choose(box, value: object) -> None:
    """Choose an entry by its value, as a click on it does."""
    row = box.findData(value)
    assert row >= 0, [box.itemText(i) for i in range(box.count())]
    assert box.model().item(row).isEnabled()
    box.setCurrentIndex(row)


def filled_cache(entries: int = 3, folder: Path | None = None) -> int:
    """Keep some analyses; return their size in bytes."""
    place = folder or cache_folder()
    cache = AnalysisCache(place / "analyses")
    for number in range(entries):
        found = activations({"flute": [(0.0, 1.0, 0.5)]}, duration_s=2000.0)
        assert cache.save(f"{number:064x}", KeptAnalysis(found, "cpu"))
    return cache_size(place)


@pytest.fixture(autouse=True)
def two_outputs(monkeypatch):
    """The machine of the tests has its own idea of sound."""
    monkeypatch.setattr(output_finder, "output_devices", lambda look_again: ("Speakers", "Headphones"))


def test_the_keys_open_one_dialog(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    first = window.preferences.dialog
    assert first is not None and first.isVisible()
    assert opened(window) is first
    press(first, CANCEL)
    assert window.preferences.dialog is None


def test_devices_are_those_the_engine_really_has(window, qtbot):
    page = opened(window).analysis
    row = page.device.findData("cpu")
    assert "looking" in page.device.itemText(row)
    qtbot.waitUntil(lambda: "threads" in page.device.itemText(row), timeout=60_000)
    assert page.device.itemText(0).startswith("Automatic: ")
    import torch

    for name, there in (("cuda", torch.cuda.is_available()), ("mps", torch.backends.mps.is_available())):
        row = page.device.findData(name)
        assert page.device.model().item(row).isEnabled() == there
        assert ("not there" in page.device.itemText(row)) != there


def test_models_are_listed_with_what_their_cards_say(window, qtbot):
    page = opened(window).analysis
    qtbot.waitUntil(lambda: page.bundle.findData("hran-quarter") >= 0, timeout=30_000)
    assert page.bundle.itemText(page.bundle.findData("")) == "hran-context (default)"
    choose(page.bundle, "hran-quarter")
    words = page.bundle_facts.text()
    assert "residual attention" in words
    card = json.loads(resource_path("models", "hran-quarter", "card.json").read_text(encoding="utf-8"))
    figures = card["metrics"]["cross_fitted"]
    assert f"Mean average precision of frames: {figures['frame_map']:.2f}\n" in words
    assert f"Right instrument first in solos: {100 * figures['top1']:.0f} %\n" in words
    assert str(Path("models") / "hran-quarter") in words


def test_another_folder_becomes_the_model(window, qtbot, tmp_path):
    other = make_bundle(tmp_path, "other")
    dialog = opened(window)
    dialog.analysis.use_bundle_folder(str(other))
    qtbot.waitUntil(lambda: dialog.preferences.bundle == str(other), timeout=30_000)
    assert dialog.analysis.bundle.currentText() == "other"
    assert "Random weights" in dialog.analysis.bundle_facts.text()
    press(dialog, OK)
    assert window.session.bundle == str(other)
    assert Settings().preferences.bundle == str(other)


def test_a_folder_without_a_model_is_refused_in_words(window, qtbot, tmp_path):
    dialog = opened(window)
    before = dialog.preferences
    dialog.analysis.use_bundle_folder(str(tmp_path))
    qtbot.waitUntil(lambda: "no model bundle" in dialog.remark.text(), timeout=30_000)
    assert dialog.preferences == before


def test_another_hop_analyses_the_open_recording_anew(window, qtbot, song):
    with qtbot.waitSignal(window.session.analysis_ended, timeout=60_000):
        window.open_path(song)
    frames = len(window.session.document.activations.values)
    dialog = opened(window)
    dialog.analysis.hop.setValue(0.25)
    assert "anew" in dialog.remark.text()
    with qtbot.waitSignal(window.session.analysis_ended, timeout=60_000) as ended:
        press(dialog, OK)
        assert window.session.analysing
    assert ended.args == ["done"]
    assert window.session.document.analysis is AnalysisState.DONE
    assert len(window.session.document.activations.values) == frames
    assert window.session.hop_s == 0.25
    assert not window.session.last_done.from_cache


def test_a_look_is_seen_at_once_and_taken_back_with_cancel(window, dressed):
    dialog = opened(window)
    choose(dialog.look.theme, "light")
    assert LOOK.theme is LIGHT
    dialog.look.font_size.setValue(150)
    assert LOOK.scale == 1.5
    assert dialog.look.font_slider.value() == 15
    press(dialog, CANCEL)
    assert (LOOK.theme, LOOK.scale) == (DARK, 1.0)
    assert Settings().preferences == Preferences()


def test_a_look_that_was_agreed_to_stays_and_comes_back(window, dressed):
    dialog = opened(window)
    choose(dialog.look.theme, "contrast")
    dialog.look.font_slider.setValue(12)
    press(dialog, OK)
    assert (LOOK.theme, LOOK.scale) == (HIGH_CONTRAST, 1.2)
    assert Settings().preferences.theme == "contrast"
    assert Settings().preferences.font_percent == 120


def test_the_language_is_kept_and_said_to_come_at_the_next_start(window):
    dialog = opened(window)
    listed = [dialog.look.language.itemData(row) for row in range(dialog.look.language.count())]
    assert listed == ["", *languages()]
    assert {"en", "de"} <= set(listed)
    assert dialog.look.language.itemText(dialog.look.language.findData("de")) == "Deutsch"
    choose(dialog.look.language, "de")
    assert "next start" in dialog.remark.text()
    press(dialog, OK)
    assert QSettings().value("language") == "de"


def test_the_cache_is_counted_while_it_fills_and_emptied_at_once(window, qtbot):
    page = opened(window).files
    qtbot.waitUntil(lambda: page.cache_now.text().startswith("0.0 MB"), timeout=30_000)
    assert not page.empty_button.isEnabled()
    size = filled_cache()
    qtbot.waitUntil(lambda: page.cache_now.text().startswith(f"{size / 1e6:.1f} MB"), timeout=30_000)
    other = cache_folder() / "analyses" / "notes.txt"
    other.write_text("not Soloscope's", encoding="utf-8")
    page.empty_button.click()
    qtbot.waitUntil(lambda: page.cache_now.text().startswith("0.0 MB"), timeout=30_000)
    assert cache_size() == 0
    assert other.exists()


def test_a_smaller_limit_takes_effect_at_once(window, qtbot):
    size = filled_cache(4, None)
    dialog = opened(window)
    dialog.files.cache_size.setMinimum(0)
    dialog.files.cache_size.setValue(0)
    press(dialog, OK)
    qtbot.waitUntil(lambda: 0 < cache_size() < size / 2, timeout=30_000)


def test_the_engine_keeps_its_cache_in_the_chosen_folder(window, qtbot, song, tmp_path):
    place = tmp_path / "own cache"
    place.mkdir()
    dialog = opened(window)
    dialog.files.cache_folder.setText(str(place))
    press(dialog, OK)
    with qtbot.waitSignal(window.session.analysis_ended, timeout=60_000):
        window.open_path(song)
    assert len(list((place / "analyses").glob("*.npz"))) == 1
    assert cache_size() == 0


def test_a_cache_folder_that_is_not_there_is_refused_in_words(window, tmp_path):
    dialog = opened(window)
    dialog.files.cache_folder.setText(str(tmp_path / "nowhere"))
    press(dialog, OK)
    assert dialog.isVisible()
    assert "nowhere" in dialog.remark.text()
    assert dialog.tabs.currentIndex() == 3
    assert Settings().preferences == Preferences()


def test_device_output_autosave_and_messages_take_effect(window, qtbot):
    dialog = opened(window)
    choose(dialog.analysis.device, "cpu")
    assert "next analysis" in dialog.remark.text()
    qtbot.waitUntil(lambda: dialog.sound.output.findData("Headphones") > 0, timeout=30_000)
    choose(dialog.sound.output, "Headphones")
    dialog.sound.notify.setChecked(False)
    dialog.files.autosave.setValue(30)
    press(dialog, OK)
    assert window.session.wanted_device == "cpu"
    assert window.listening.output_device == "Headphones"
    assert not window.notifications.wanted
    assert window.sessions.keeper._timer.interval() == 30_000
    assert Settings().output_device == "Headphones"


def test_an_output_that_is_not_connected_stays_chosen(window, qtbot):
    Settings().preferences = Preferences(output="Stage box")
    window.preferences.current = Settings().preferences
    dialog = opened(window)
    qtbot.waitUntil(lambda: dialog.sound.output.count() == 4, timeout=30_000)
    assert dialog.sound.output.currentData() == "Stage box"
    assert "not connected" in dialog.sound.output.currentText()
    press(dialog, OK)
    assert Settings().preferences.output == "Stage box"


def test_reset_puts_every_page_back(window, dressed):
    window.preferences.current = Preferences("cpu", "hran-quarter", 0.2, "X", "", 50, "light", 130, "de", 60, False)
    dialog = opened(window)
    assert dialog.preferences == window.preferences.current
    dialog.reset_button.click()
    assert dialog.preferences == Preferences()
    assert (LOOK.theme, LOOK.scale) == (DARK, 1.0)
    press(dialog, OK)
    assert Settings().preferences == Preferences()


def test_a_model_on_the_command_line_counts_but_is_not_kept(window, bundle):
    """The window of these tests was started with one."""
    dialog = opened(window)
    assert dialog.preferences.bundle == str(bundle)
    dialog.files.autosave.setValue(9)
    press(dialog, OK)
    assert window.session.bundle == str(bundle)
    assert Settings().preferences == Preferences(autosave_s=9)
    dialog = opened(window)
    choose(dialog.analysis.bundle, "")
    press(dialog, OK)
    assert window.session.bundle == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_fits_a_low_screen_and_every_choice_has_a_name(window, dressed, qtbot, percent):
    dialog = opened(window)
    dialog.look.font_size.setValue(percent)
    # One window a turn gets letters of another size; what follows by itself does so in the next.
    qtbot.waitUntil(window.updatesEnabled)
    QApplication.processEvents()
    dialog.resize(760, 600)
    QApplication.processEvents()
    assert dialog.width() <= 1240 and dialog.height() <= 660
    for button in (OK, CANCEL):
        place = dialog.buttons.button(button)
        assert dialog.rect().contains(place.mapTo(dialog, place.rect().bottomRight()))
    for page in dialog.pages:
        area = page.parent().parent()
        assert isinstance(area, QScrollArea)
        for child in page.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.parent() is page:
                assert child.accessibleName() or getattr(child, "text", str)(), child
                assert child.toolTip(), child


def test_the_demo_is_opened_by_the_first_window_with_one_click(window, qtbot):
    assert window.empty_state.demo_button.isVisible()
    assert demo_recording().is_file()
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.empty_state.demo_button.click()
    window.session.cancel_analysis()
