"""Every command that opens, keeps, analyses, explains or tells something; those of the engine with the real one."""

import shutil

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from desktop.demo import demo_recording
from desktop.document import AnalysisState
from engine.interchange import read_regions
from tests.desktop.command_checks import Check, covers, less, more, press_key, put_away, titles, try_all
from tests.desktop.window_builders import fill, open_window

TIMEOUT = 180_000


def scale(window) -> float:
    return window.session.document.threshold_scale


def windows(window) -> int:
    return len(titles(window))


TOLD = {
    "more_regions": less(scale),
    "fewer_regions": more(scale),
    "trained_thresholds": Check(
        scale, lambda was, now: was != 1.0 and now == 1.0, lambda w: w.session.document.set_threshold_scale(1.2)
    ),
    **{
        command_id: more(windows)
        for command_id in (
            *("export_csv", "export_audio", "settings", "palette", "keys", "shortcuts", "integrations", "show_log"),
            *("about", "send_audacity", "analyse_audacity", "batch"),
        )
    },
    "batch_toggle": more(windows),
    "copy_diagnostics": Check(
        lambda w: QGuiApplication.clipboard().text(),
        lambda was, now: "Soloscope" not in was and "Soloscope" in now,
        lambda w: QGuiApplication.clipboard().setText("something else"),
    ),
    "close": Check(lambda w: w.session.document.recording, lambda was, now: was is not None and now is None),
}
covers(*TOLD)


def test_every_command_that_tells_or_asks_something_does(song, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    with open_window(song) as window:
        try_all(window, song, qtbot, TOLD)


def answering(monkeypatch, name: str, path) -> list[str]:
    """Let a file dialog answer with a path; return what it was asked."""
    asked: list[str] = []

    def answer(parent, title, *rest):
        asked.append(title)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, name, answer)
    return asked


@covers("open", "analyze", "cancel", "why", "play_evidence", "play_original")
def test_a_recording_is_opened_analysed_and_explained_by_keys(window, song, qtbot, monkeypatch):
    document, reasons = window.session.document, window.evidence.reasons
    window.activateWindow()
    asked = answering(monkeypatch, "getOpenFileName", song)
    press_key(window, "open")
    assert len(asked) == 1
    qtbot.waitUntil(lambda: document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)
    assert document.path == song

    press_key(window, "analyze")
    assert window.session.analysing
    press_key(window, "cancel")
    assert not window.session.analysing
    assert document.regions
    press_key(window, "analyze")
    qtbot.waitUntil(lambda: document.analysis is AnalysisState.DONE, timeout=TIMEOUT)

    document.select_region(document.regions[0])
    window.session.player.seek((document.regions[0].onset_s + document.regions[0].offset_s) / 2)
    press_key(window, "why")
    qtbot.waitUntil(lambda: reasons.found is not None, timeout=TIMEOUT)
    press_key(window, "play_evidence")
    assert reasons.player.playing
    press_key(window, "play_original")
    assert not reasons.player.playing
    assert window.session.player.playing
    put_away(window)


@covers("save", "save_as", "export_again", "import_regions", "reopen_last", "open_demo")
def test_work_is_kept_exported_imported_and_opened_again_by_keys(song, qtbot, monkeypatch, tmp_path):
    take = tmp_path / "take.wav"
    shutil.copy(song, take)
    with open_window(take) as window:
        document = window.session.document
        window.activateWindow()
        document.select_region(document.regions[0])
        document.confirm()
        session = tmp_path / "work.soloscope"
        answering(monkeypatch, "getSaveFileName", session)
        press_key(window, "save_as")
        qtbot.waitUntil(lambda: session.is_file() and not window.isWindowModified())
        first = session.read_bytes()
        document.reject(document.regions[1])
        press_key(window, "save")
        qtbot.waitUntil(lambda: session.read_bytes() != first and not window.isWindowModified())

        table = tmp_path / "table.csv"
        press_key(window, "export_csv")
        window.export.dialog.file.setText(str(table))
        window.export.dialog.accept()
        qtbot.waitUntil(table.is_file)
        document.reject(document.regions[2])
        kept = len(read_regions(table))
        qtbot.waitUntil(lambda: window.export.dialog is None or not window.export.dialog.isVisible())
        press_key(window, "export_again")
        qtbot.waitUntil(lambda: len(read_regions(table)) == kept - 1)

        answering(monkeypatch, "getOpenFileName", table)
        press_key(window, "import_regions")
        qtbot.waitUntil(lambda: window.imports.dialog is not None)
        window.imports.dialog.reject()

        document.undo_stack.setClean()
        window.settings.add_recent(take)
        press_key(window, "open_demo")
        qtbot.waitUntil(lambda: document.path == demo_recording(), timeout=TIMEOUT)
        window.session.cancel_analysis()
        press_key(window, "reopen_last")
        qtbot.waitUntil(lambda: document.path == take, timeout=TIMEOUT)
        window.session.cancel_analysis()
        put_away(window)


@covers("preset_save", "preset_rename", "preset_delete", "rules_reset", "rules_reset_all")
def test_presets_are_kept_renamed_and_forgotten_and_thresholds_set_back_by_keys(song, monkeypatch):
    with open_window() as window:
        document, panel, actions = window.session.document, window.rules_dock.panel, window.actions_by_id
        buttons = {
            "preset_save": panel.save_button,
            "preset_delete": panel.remove_button,
            "rules_reset": panel.reset_button,
            "rules_reset_all": panel.reset_all_button,
        }

        def usable() -> set[str]:
            """Commands that can be used; their buttons must agree."""
            found = {command_id for command_id in buttons if actions[command_id].isEnabled()}
            assert actions["preset_rename"].isEnabled() == ("preset_delete" in found)
            assert found == {command_id for command_id, button in buttons.items() if button.isEnabled()}
            return found

        assert usable() == set()
        fill(window, song)
        window.activateWindow()
        assert usable() == set()
        first, second = document.instruments[:2]
        trained = document.rules.for_instrument(first).threshold
        for name in (first, second):
            document.set_threshold(name, 0.7)
        document.select_region(next(region for region in document.regions if region.instrument == first))
        assert usable() == {"preset_save", "rules_reset", "rules_reset_all"}

        monkeypatch.setattr(QInputDialog, "getText", lambda *args: ("Rehearsal", True))
        assert not window.rules_dock.isVisible()
        press_key(window, "preset_save")
        assert window.rules_dock.isVisible()
        assert panel.preset_box.currentText() == "Rehearsal"
        assert usable() == {"preset_delete", "rules_reset", "rules_reset_all"}
        monkeypatch.setattr(QInputDialog, "getText", lambda *args: (" Concert ", True))
        press_key(window, "preset_rename")
        assert panel.preset_box.findText("Rehearsal") < 0
        assert panel.preset_box.currentText() == "Concert"
        press_key(window, "preset_delete")
        assert panel.preset_box.findText("Concert") < 0
        assert document.rules.for_instrument(first).threshold == 0.7

        press_key(window, "rules_reset")
        assert document.rules.for_instrument(first).threshold == trained
        assert document.rules.for_instrument(second).threshold == 0.7
        press_key(window, "rules_reset_all")
        assert document.rules.for_instrument(second).threshold == trained
        assert usable() == set()


@covers("quit")
def test_the_key_that_quits_closes_the_window(song):
    with open_window(song) as window:
        window.activateWindow()
        QApplication.processEvents()
        press_key(window, "quit")
        assert not window.isVisible()
