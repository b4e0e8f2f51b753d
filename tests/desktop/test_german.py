"""Texts, numbers and keys in German, in the real window, and how the language is chosen."""

import json
import re
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from desktop import translation
from desktop.bundle_words import description_words
from desktop.commands import COMMANDS
from desktop.correction_desk import CorrectionDesk
from desktop.dialogs.go_to import GoToDialog
from desktop.engine_sentences import engine_words
from desktop.languages import languages
from desktop.numbers import brief, decimal, inside, percent
from desktop.region_filter import RegionFilter
from desktop.theme import display_name
from desktop.timecode import TimeError, parse_time, rate_named
from desktop.translation import translate
from desktop.widgets import remaining_words
from desktop.words import facts_words
from engine.audio import open_recording
from engine.errors import RecordingError
from engine.resource_files import resource_path
from tests.desktop.conftest import facts
from tests.desktop.dialog_builders import BUILDERS
from tests.desktop.window_builders import open_window, press

LEADS = {"flute": 0.9, "guitar": 0.1, "violin": 0.1}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translation.install("de")
    yield
    translation.install("en")


def test_numbers_plurals_and_names_follow_the_language(german):
    assert decimal(0.4712, 2) == "0,47"
    assert brief(44.1) == "44,1"
    assert percent(0.5) == "50\N{NO-BREAK SPACE}%"
    assert display_name("mallet_percussion") == "Stabspiele"
    assert translate("StatusLine", "%Ln regions", "", 1) == "1 Region"
    assert translate("StatusLine", "%Ln regions", "", 1204) == "1.204 Regionen"
    assert facts_words(facts()).strip() == "WAV, PCM  ·  Stereo  ·  44,1 kHz"
    assert remaining_words(120.0) == "noch etwa 2 Minuten"
    assert inside("Klarinette bestätigen") == "Klarinette bestätigen"
    with pytest.raises(TimeError, match="„x“ ist keine Zeit"):
        parse_time("x", rate_named("25"))


def test_english_has_its_plurals(qapp):
    assert translate("StatusLine", "%Ln regions", "", 1) == "1 region"
    assert translate("StatusLine", "%Ln regions", "", 1204) == "1,204 regions"
    assert inside("Confirm flute") == "confirm flute"


def test_keys_are_the_same_in_every_language(german, qtbot):
    with open_window() as window:
        portable = QKeySequence.SequenceFormat.PortableText
        for command, action in window.actions_by_id:
            wanted = [QKeySequence.fromString(key, portable) for key in command.keys]
            assert action.shortcuts() == wanted, command.id
        assert "Strg+S" in window.actions_by_id["save"].toolTip()


def test_the_qt_parts_speak_german_too(german, qtbot, song):
    with open_window(song) as window:
        dialog = GoToDialog(12.0, 3.0, 3600.0, "25", window)
        qtbot.addWidget(dialog)
        assert "Abbrechen" in {button.text().replace("&", "") for button in dialog.buttons.buttons()}


def test_no_menu_has_a_key_twice(german, qtbot):
    with open_window() as window:
        bar = window.menuBar()
        outer = [action.menu() for action in bar.actions()]
        inner = [submenu for menu in outer for submenu in menu.findChildren(QMenu)]
        assert len(inner) > 5
        for menu in (bar, *outer, *inner):
            texts = [action.text() for action in menu.actions()]
            keys = re.findall(r"&(\w)", " ".join(texts).upper())
            assert len(keys) == len(set(keys)), (sorted(keys), texts)


def test_an_instrument_is_filtered_by_its_name_in_either_language(german, document):
    clarinet = document.regions[0]
    assert RegionFilter("klarin").passes(clarinet)
    assert RegionFilter("clarin").passes(clarinet)
    assert not RegionFilter("klavier").passes(clarinet)


def test_an_instrument_named_in_german_is_the_one_files_call_in_english(german, qtbot, song, monkeypatch):
    with open_window(song) as window:
        desk: CorrectionDesk = window.correction
        used: list[str] = []
        for typed in ("Flöte", "stabspiele", "Theremin"):
            monkeypatch.setattr("desktop.correction_desk.QInputDialog.getText", lambda *_, typed=typed: (typed, True))
            desk._ask_for_instrument(used.append)
        assert used == ["flute", "mallet_percussion", "theremin"]


def test_files_are_never_in_the_language_of_the_window(german, qtbot, song, tmp_path):
    with open_window(song, LEADS) as window:
        window.export.write(tmp_path / "regions.csv")
    written = (tmp_path / "regions.csv").read_text(encoding="utf-8")
    assert "flute" in written
    assert "Flöte" not in written
    assert re.search(r"0\.\d\d", written)
    assert not re.search(r"\d,\d\d\D", written.replace('"', "").split("\n")[1].replace(",", ";"))


def test_presets_have_german_names_and_keep_their_keys(german, qtbot, song):
    with open_window(song) as window:
        panel = window.rules_dock.panel
        panel.preset_box.setCurrentIndex(panel.preset_box.findText("Mehr Regionen"))
        panel.preset_box.activated.emit(panel.preset_box.currentIndex())
        assert window.session.document.work.rule_changes.scale == pytest.approx(0.75)
        assert window.session.document.undo_stack.undoText() == "Preset Mehr Regionen wählen"


def test_the_engines_sentences_are_told_in_german(german, qtbot, tmp_path):
    empty, folder, noise = tmp_path / "leer.wav", tmp_path / "Ordner", tmp_path / "kein.wav"
    empty.touch()
    folder.mkdir()
    noise.write_bytes(b"nothing that sounds" * 50)
    told = {}
    for path in (empty, folder, noise, tmp_path / "weg.wav"):
        with pytest.raises(RecordingError) as caught:
            open_recording(path)
        told[path.name] = engine_words(str(caught.value))
    assert told["leer.wav"] == "„leer.wav“ ist leer (0 Bytes); bitte noch einmal aufnehmen oder kopieren."
    assert told["Ordner"] == "„Ordner“ ist ein Ordner; bitte eine Aufnahme darin wählen."
    assert told["kein.wav"].startswith("„kein.wav“ ist keine Aufnahme, die Soloscope lesen kann")
    assert told["weg.wav"].startswith("„weg.wav“ gibt es nicht")
    with open_window() as window:
        window.message_bar.tell(str(caught.value), "error")
        assert window.message_bar.text.startswith("„weg.wav“ gibt es nicht")


def test_every_sentence_of_the_engine_is_recognised(german):
    templates = json.loads(resource_path("translations", "engine_sentences.json").read_text(encoding="utf-8"))
    assert len(templates) > 80
    for template in templates:
        names = re.findall(r"{(\w+)}", template)
        sentence = template.format(**{name: f"<{number}>" for number, name in enumerate(names)})
        german_sentence = engine_words(sentence)
        assert german_sentence != sentence, template
        assert sorted(re.findall(r"<\d+>", german_sentence)) == sorted(re.findall(r"<\d+>", sentence)), template


def test_what_the_engine_did_not_say_stays_as_it_is(german):
    for sentence in ("", "Die Analyse wurde abgebrochen.", "flute", "Something else {with} braces."):
        assert engine_words(sentence) == sentence


def test_in_english_the_engines_sentences_are_its_own(qapp):
    sentence = "“x.wav” is empty (0 bytes); record or copy it again."
    assert engine_words(sentence) == sentence


def cut_off(widget: QWidget) -> list[str]:
    """Return buttons and labels whose text is wider than they are."""
    found = []
    for each in widget.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, QAbstractButton | QLabel) or not each.text():
            continue
        if isinstance(each, QLabel) and (each.wordWrap() or each.textFormat() == Qt.TextFormat.RichText):
            continue
        wide = each.fontMetrics().horizontalAdvance(each.text().replace("&", ""))
        icon_only = isinstance(each, QAbstractButton) and not each.icon().isNull() and each.width() < 60
        if not icon_only and wide > each.width() + 1:
            found.append(f"{type(each).__name__} {each.text()!r}: {wide} > {each.width()}")
    return found


@pytest.mark.parametrize("panel", ["find_solos", "show_rules", "show_attention", "show_reasons"])
def test_german_fits_a_low_window(german, qtbot, song, panel):
    with open_window(song, LEADS) as window:
        window.resize(1280, 720)
        press(window, panel)
        document = window.session.document
        document.select_region(document.regions[0])
        QApplication.processEvents()
        assert window.width() == 1280
        assert not cut_off(window)


def test_german_fits_the_dialogs(german, qtbot, song):
    with open_window(song, LEADS) as window:
        for build in BUILDERS.values():
            dialog = build(window)
            qtbot.addWidget(dialog)
            dialog.show()
            assert dialog.height() <= 720
            assert not cut_off(dialog), type(dialog).__name__
            dialog.close()


def test_german_fits_the_batch_window(german, qtbot, song):
    with open_window(song, LEADS) as window:
        press(window, "batch")
        batch = window.batch.window
        batch.resize(1280, 720)
        QApplication.processEvents()
        assert batch.width() == 1280
        assert not cut_off(batch)


# ---- choice of the language ---------------------------------------------------------------------------------------


@pytest.fixture
def afterwards_english(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install("en")


def test_the_settings_choose_the_language(afterwards_english, own_folders, monkeypatch):
    monkeypatch.delenv(translation.VARIABLE)
    QSettings().setValue("language", "de")
    assert translation.install() == "de"
    assert QLocale().decimalPoint() == ","
    QSettings().setValue("language", "")
    assert translation.install() in languages()


def test_the_environment_comes_before_the_settings(afterwards_english, monkeypatch):
    QSettings().setValue("language", "en")
    monkeypatch.setenv(translation.VARIABLE, "de")
    assert translation.install() == "de"


def test_a_language_that_there_is_not_is_english(afterwards_english):
    translation.install("de")
    assert translation.install("tlh") == "en"
    assert display_name("flute") == "flute"
    assert QLocale().decimalPoint() == "."


def test_a_regional_form_of_a_language_is_taken_with_its_numbers(afterwards_english):
    assert translation.install("de_CH") == "de"
    assert display_name("flute") == "Flöte"


def test_all_commands_differ_in_german(german):
    titles = [command.full_title for command in COMMANDS]
    assert len(titles) == len(set(titles))
    assert np.mean([command.label == command.text for command in COMMANDS]) < 0.05


def test_the_models_are_described_in_german(german):
    cards = sorted(resource_path("models").glob("*/card.json"))
    assert cards
    for card in cards:
        english = json.loads(card.read_text(encoding="utf-8"))["description"]
        assert description_words(english) != english
        assert "Instrumente" in description_words(english)
    assert description_words("Our own little network") == "Our own little network"


def test_the_settings_describe_the_model_in_german(german, qtbot):
    with open_window() as window:
        press(window, "settings")
        dialog = window.preferences.dialog
        facts_label = dialog.analysis.bundle_facts
        qtbot.waitUntil(lambda: "Instrumente" in facts_label.text(), timeout=60_000)
        assert "attention network" not in facts_label.text()
        dialog.reject()
