"""Texts, numbers and keys in another language, in the real window."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QPointF, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QWidget

from desktop import translation
from desktop.commands import COMMANDS
from desktop.correction_desk import CorrectionDesk
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.go_to import GoToDialog
from desktop.dialogs.keys import KeysDialog
from desktop.dialogs.palette import CommandPalette
from desktop.dialogs.recovery import RecoveryDialog
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.logs import log_path
from desktop.numbers import brief, decimal, inside, percent
from desktop.region_filter import RegionFilter
from desktop.session_file import RecordingPlace, SavedSession, ViewState
from desktop.theme import display_name
from desktop.timecode import TimeError, parse_time, rate_named
from desktop.translation import translate
from desktop.widgets import remaining_words
from desktop.window import MainWindow
from desktop.words import facts_words
from desktop.work import Work
from tests.desktop.conftest import RULES, facts
from tests.desktop.pseudo_language import painted_texts, pseudo_language, texts_of, unmarked
from tests.desktop.window_builders import open_window, press

ROOT = Path(__file__).resolve().parents[2]
LEADS = {"flute": 0.9, "guitar": 0.1, "violin": 0.1}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translation.install("de")
    yield
    translation.install("en")


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    with pseudo_language():
        yield


def work() -> SavedSession:
    """An unsaved work as a crash leaves it."""
    place = RecordingPlace(Path("take 3.wav"), "take 3.wav", 1, "", 12.0)
    view = ViewState(0.0, 12.0, 0.0)
    return SavedSession(place, None, False, "", RULES, Work(), view, saved_at="2026-05-04T11:22:33")


def dialogs(window: MainWindow) -> list[QDialog]:
    actions = window.actions_by_id
    return [
        KeysDialog(actions, window),
        ShortcutsDialog(actions, lambda keymap: None, window),
        CommandPalette(actions, window),
        GoToDialog(12.0, 3.0, 3600.0, "25", window),
        RecoveryDialog([work()], window),
        AboutDialog("1.0", log_path(), window),
    ]


def check(found: list[tuple[str, str]], *names: str) -> None:
    """Fail if a text is not translated; names need not be."""
    bare = sorted({f"{where}: {text!r}" for where, text in found if unmarked(text, names)})
    assert not bare, "not translated:\n" + "\n".join(bare)


# ---- every text can be translated ---------------------------------------------------------------------------------


def test_a_text_that_is_not_marked_is_found():
    assert unmarked("⟦Confirm ⟧flute") == "flute"
    assert not unmarked("⟦Confirm ⟧⟦flute⟧ 0:01.25, 3.5 kHz, A4 +12 ct")
    assert unmarked("take 3.wav", ("take 3",)) == "wav"


def test_every_text_in_the_window_is_translated(qtbot, song, pseudo):
    with open_window(song, LEADS) as window:
        for panel in ("show_rules", "show_attention", "show_reasons", "find_solos"):
            press(window, panel)
        window.session.document.select_region(window.session.document.regions[0])
        press(window, "confirm")
        window.listening.bar.show_outputs(("Loudspeaker",), "Headphones")
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.emit()
        window.editor.lanes.setFocus()
        names = (song.name, song.stem, str(song), "Loudspeaker", "Headphones", "hran-context")
        check(list(texts_of(window)), *names)


def test_every_text_of_the_empty_window_is_translated(qtbot, pseudo):
    with open_window() as window:
        check(list(texts_of(window)))


def test_every_text_in_a_dialog_is_translated(qtbot, song, pseudo):
    with open_window(song, LEADS) as window:
        for dialog in dialogs(window):
            qtbot.addWidget(dialog)
            dialog.show()
            check(list(texts_of(dialog)), "take 3.wav", str(log_path()), "Qt")
            dialog.close()


def test_every_painted_text_is_translated(qtbot, song, pseudo, monkeypatch):
    with painted_texts(monkeypatch) as seen, open_window(song, LEADS) as window:
        document = window.session.document
        for command in ("find_solos", "group_families", "gain_early"):
            press(window, command)
        document.select_region(document.regions[0])
        for view in window.editor.views:
            view.invalidate()
        window.editor.lanes.set_lane_height(60)
        for width in (1280, 1700):
            window.resize(width, 900)
            window.grab()
        assert len(seen) > 30
        check([("painted", text) for text in seen], song.name)


def test_what_is_read_out_under_the_pointer_is_translated(qtbot, song, pseudo):
    with open_window(song, LEADS) as window:
        found = []
        for view in window.editor.views:
            for x in range(180, view.width(), 40):
                for y in range(2, view.height(), 12):
                    found.append((type(view).__name__, view.readout(QPointF(x, y))))
        assert len(found) > 100
        check(found)


def test_names_of_undo_steps_are_translated(qtbot, song, pseudo):
    with open_window(song, LEADS) as window:
        document, editor = window.session.document, window.correction.editor
        region = document.regions[0]
        document.select_region(region)
        document.confirm(region)
        document.withdraw(document.regions[0])
        document.select_region(document.regions[0])
        editor.split(2.0)
        editor.delete()
        editor.restore_deleted()
        editor.draw("violin", 1.0, 2.0)
        document.set_threshold("flute", 0.6)
        document.set_threshold_scale(0.9)
        stack = document.undo_stack
        assert stack.count() >= 7
        check([("step", stack.text(index)) for index in range(stack.count())])


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


SHOWING = {
    *("setText", "setToolTip", "setStatusTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription"),
    *("setPlaceholderText", "setSuffix", "setPrefix", "setHeaderLabels", "setInformativeText", "setTitle", "addItem"),
    *("setLabelText", "setIconText", "addAction", "addMenu", "addTab", "addRow", "addButton", "showText", "drawText"),
    *("showMessage", "tell", "_tell", "_refuse", "_give_up", "_break_off", "setDetailedText", "setSpecialValueText"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QDockWidget", "QMenu", "QToolBar", "QAction"),
    *("getOpenFileName", "getSaveFileName", "getExistingDirectory", "getText", "getItem", "getInt", "QProgressDialog"),
    *("question", "warning", "critical", "information", "QMessageBox", "setNameFilter", "setNameFilters"),
}
NOT_SHOWN = {"file_association.py", "rule_changes.py"}
"""The command line's, which is English; and of a part of a session file, of which the file's reader tells."""
ERRORS = re.compile(r"\w*Error$")


def _bare_words(node: ast.expr) -> str:
    """Words of a literal or f-string as it stands; what a call returns is that call's affair."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return unmarked(node.value)
    if isinstance(node, ast.JoinedStr):
        return " ".join(filter(None, map(_bare_words, node.values)))
    if isinstance(node, ast.IfExp):
        return f"{_bare_words(node.body)} {_bare_words(node.orelse)}".strip()
    if isinstance(node, ast.BinOp):
        return f"{_bare_words(node.left)} {_bare_words(node.right)}".strip()
    if isinstance(node, ast.List | ast.Tuple):
        return " ".join(filter(None, map(_bare_words, node.elts)))
    return ""


def test_no_text_is_shown_as_it_stands_in_the_source():
    """What no test brings up, error sentences above all, is found in the source itself."""
    bare = []
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        if path.name in NOT_SHOWN:
            continue
        for call, name in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            shows = name in SHOWING or (ERRORS.match(name) and name not in ("ValueError", "TypeError", "KeyError"))
            shows = shows or (name == "emit" and isinstance(call.func, ast.Attribute))
            is_log = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).endswith("_LOG")
            if not shows or is_log:
                continue
            for argument in call.args:
                words = _bare_words(argument)
                # One small word is a key or a state inside the program, as in ``tell(sentence, "error")``.
                if " " in words or (words and name != "emit" and argument is call.args[0]):
                    bare.append(f"{path.relative_to(ROOT)}:{call.lineno} {name}: {words}")
    assert not bare, "\n".join(bare)


# ---- German -------------------------------------------------------------------------------------------------------


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
        window.export.write_csv(tmp_path / "regions.csv")
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
        assert window.session.document.undo_stack.undoText() == "Preset Mehr Regionen"


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


# ---- choice of the language ---------------------------------------------------------------------------------------


@pytest.fixture
def afterwards_english(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install("en")


def test_the_settings_choose_the_language(afterwards_english, own_folders):
    QSettings().setValue("language", "de")
    assert translation.install() == "de"
    assert QLocale().decimalPoint() == ","
    QSettings().setValue("language", "")
    assert translation.install() in translation.LANGUAGES


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
