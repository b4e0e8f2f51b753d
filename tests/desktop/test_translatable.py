"""Every text of the real window can be translated: in a language of marks none is without them."""

import ast
import platform
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QMenu

from desktop.evidence_words import cell_words, deletion_words, place_words, representation_words, title_words
from desktop.languages import languages
from desktop.logs import log_path
from desktop.views.attention_figures import ChannelBars, FeatureMaps, GateCurves
from desktop.views.occlusion_map import OcclusionMapView
from desktop.widgets import remaining_words
from engine.analysis.cache import cache_folder
from engine.interchange import FORMATS
from engine.links.audacity_setup import pipe_setup
from engine.links.integrations import INTEGRATIONS
from tests.desktop.dialog_builders import BUILDERS
from tests.desktop.evidence_builders import explanation, window_attention
from tests.desktop.pseudo_language import painted_texts, pseudo_language, texts_of, unmarked
from tests.desktop.window_builders import open_window, press

ROOT = Path(__file__).resolve().parents[2]
LEADS = {"flute": 0.9, "guitar": 0.1, "violin": 0.1}


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    with pseudo_language():
        yield


def check(found: list[tuple[str, str]], *names: str) -> None:
    """Fail if a text is not translated; names need not be."""
    bare = sorted({f"{where}: {text!r}" for where, text in found if unmarked(text, names)})
    assert not bare, "not translated:\n" + "\n".join(bare)


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
    names = ("Python", "Qt", platform.python_implementation(), "PySide6", platform.platform(), "offscreen", "test")
    names = (*names, "CUDA", "MPS", "hran-context", *languages().values(), str(log_path()), str(cache_folder()))
    names = (*names, *(str(entry.target()) for entry in INTEGRATIONS), str(pipe_setup().config))
    with open_window(song, LEADS) as window:
        for build in BUILDERS.values():
            dialog = build(window)
            qtbot.addWidget(dialog)
            dialog.show()
            check(list(texts_of(dialog)), *names, *_written_words(song), "cache", "song", "exports")
            dialog.close()


def test_every_text_of_the_export_dialog_is_translated(qtbot, song, pseudo):
    with open_window(song, LEADS) as window:
        press(window, "export_csv")
        dialog = window.export.dialog
        for row in range(dialog.formats.count()):
            dialog.formats.setCurrentRow(row)
            qtbot.waitUntil(lambda: bool(dialog.remark.text()))
            check(list(texts_of(dialog)), *_written_words(song), str(window.settings.folder("export")))
        dialog.reject()


def _written_words(song: Path) -> tuple[str, ...]:
    """Return what is in files, not in a language: programs, extensions, the recording's name."""
    programs = {spec.verified_by for spec in FORMATS} | {spec.extension for spec in FORMATS}
    return (*programs, song.name, song.stem, ".wav")


def test_every_text_of_the_batch_window_is_translated(qtbot, song, pseudo):
    with open_window(song, LEADS) as window:
        press(window, "batch")
        check(list(texts_of(window.batch.window)), "hran-context", "hran-frames", "hran-quarter")


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


def test_an_answer_about_evidence_is_translated(qtbot, pseudo, monkeypatch):
    with painted_texts(monkeypatch) as seen:
        view, panel = OcclusionMapView(), [GateCurves("height", "⟦Height⟧"), ChannelBars(), FeatureMaps()]
        for widget in (view, *panel):
            qtbot.addWidget(widget)
            widget.resize(400, 330)
        said = []
        for windows in (1, 3):
            answer = explanation(windows=windows)
            view.show_map(answer)
            view.grab()
            said += [words(answer) for words in (title_words, place_words, deletion_words, cell_words)]
            said += [representation_words(answer), view.describe_cell(0, 3, 1), view.describe_cell(0, 6, 4)]
        for figure in panel:
            figure.show_window(window_attention())
            figure.grab()
        assert len(seen) > 60
        check([("painted", text) for text in seen] + [("said", text) for text in said])


def test_what_is_left_to_wait_for_is_translated(pseudo):
    check([("remaining", remaining_words(seconds)) for seconds in (None, 3, 40, 60, 300, 3600, 9000)])


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
        return max(_bare_words(node.body), _bare_words(node.orelse), key=lambda words: words.count(" "))
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


def test_no_sentence_stands_in_the_source_untranslated():
    """Wherever it goes: a literal that reads like a sentence is inside a call that translates it, or in a log."""
    silent = {"tr", "translate", "Command", "debug", "info", "warning", "error", "exception", "critical"}
    bare = []
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        if path.name in {*NOT_SHOWN, "app.py"}:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        within = {id(inner) for call, name in _calls(tree) if name in silent for inner in ast.walk(call)}
        within |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in within:
                text = node.value.strip()
                if text.endswith((".", "?", "!", "…")) and unmarked(text).count(" ") > 1:
                    bare.append(f"{path.relative_to(ROOT)}:{node.lineno}: {text}")
    assert not bare, "\n".join(bare)
