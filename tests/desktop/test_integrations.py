"""The dialog of integrations over real folders: states in words, nothing lost by surprise."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.dialogs.integrations import IntegrationsDialog
from engine.links import audacity_setup, integrations
from engine.links.integrations import integration
from tests.desktop.window_builders import open_window, press

CONFIG = "[Module]\nmod-script-pipe=4\n[ModulePath]\nmod-script-pipe={module}\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local" / "share"))
    return tmp_path


@pytest.fixture
def dialog(qtbot, home: Path):
    made = IntegrationsDialog()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_command_opens_it(qtbot, home):
    with open_window() as window:
        press(window, "integrations")
        dialog = window.findChild(IntegrationsDialog)
        assert dialog.isVisible()
        assert set(dialog.files) == {"vamp", "reaper", "ardour"}
        dialog.close()


@pytest.mark.parametrize("entry", ["reaper", "ardour"])
def test_a_script_is_installed_said_to_be_there_and_removed(dialog, entry):
    card, target = dialog.files[entry], integration(entry).target()
    assert "Not installed." in card.state.text() and not card.remove_button.isEnabled()
    assert str(target) in card.state.text()
    card.install_button.click()
    assert target.read_bytes() == integration(entry).content()
    assert "up to date" in card.state.text() and not card.install_button.isEnabled()
    assert card.says.text().startswith("Installed. In ")
    card.remove_button.click()
    assert not target.exists()
    assert "Not installed." in card.state.text()


def test_a_change_by_hand_is_asked_about_and_kept_on_cancel(dialog, monkeypatch):
    card, target = dialog.files["reaper"], integration("reaper").target()
    card.install_button.click()
    target.write_bytes(target.read_bytes() + b"-- mine\n")
    card.refresh()
    assert "changed by hand" in card.state.text() and card.install_button.text() == "Update"
    asked = []
    answer = {"button": None}

    def answered(box):
        asked.append(box.text())
        wanted = QMessageBox.ButtonRole.DestructiveRole if answer["button"] else QMessageBox.ButtonRole.RejectRole
        answer["clicked"] = next(button for button in box.buttons() if box.buttonRole(button) is wanted)

    monkeypatch.setattr(QMessageBox, "exec", answered)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda _: answer["clicked"])
    card.install_button.click()
    card.remove_button.click()
    assert len(asked) == 2 and "would be lost" in asked[0]
    assert target.read_bytes().endswith(b"-- mine\n")
    answer["button"] = True
    card.install_button.click()
    assert "up to date" in card.state.text()


def test_a_folder_that_cannot_be_written_is_told_of(dialog, home):
    (home / ".config").mkdir(exist_ok=True)
    (home / ".config" / "REAPER").write_bytes(b"a file")
    card = dialog.files["reaper"]
    card.install_button.click()
    assert card.says.text().startswith("⚠") and "cannot be written" in card.says.text()


def test_the_pipe_is_switched_on_from_the_dialog(qtbot, dialog, home, monkeypatch):
    assert "has not run" in dialog.pipe.state.text() and not dialog.pipe.switch_on_button.isEnabled()
    module = home / "mod-script-pipe.so"
    module.write_bytes(b"")
    config = home / ".config" / "audacity" / "audacity.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(CONFIG.format(module=module), encoding="utf-8")
    dialog.pipe.refresh()
    assert "switched off" in dialog.pipe.state.text()
    monkeypatch.setattr(audacity_setup, "audacity_runs", lambda: True)
    dialog.pipe.switch_on_button.click()
    qtbot.waitUntil(lambda: "close it and try again" in dialog.pipe.says.text())
    monkeypatch.setattr(audacity_setup, "audacity_runs", lambda: False)
    dialog.pipe.switch_on_button.click()
    qtbot.waitUntil(lambda: "✓" in dialog.pipe.state.text())
    assert "before-soloscope" in dialog.pipe.says.text()
    assert "mod-script-pipe=1" in config.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="plugins lie where only an administrator may write there")
def test_a_plugin_that_was_built_is_installed_with_what_belongs_to_it(qtbot, home, monkeypatch):
    built = home / "build" / "soloscope.so"
    built.parent.mkdir()
    for name, content in (("soloscope.so", b"\x7fELF"), ("soloscope.cat", b"category"), ("soloscope.n3", b"facts")):
        built.with_name(name).write_bytes(content)
    monkeypatch.setattr(integrations, "_built_vamp", lambda: built)
    dialog = IntegrationsDialog()
    qtbot.addWidget(dialog)
    card, target = dialog.files["vamp"], integration("vamp").target()
    assert target.parent.parent == home or sys.platform == "darwin"
    card.install_button.click()
    assert target.read_bytes() == b"\x7fELF" and target.with_name("soloscope.cat").read_bytes() == b"category"
    assert target.with_name("soloscope.n3").read_bytes() == b"facts"
    assert "up to date" in card.state.text()
    card.remove_button.click()
    assert list(target.parent.iterdir()) == []


def test_a_plugin_that_was_not_built_is_said_to_be_missing(qtbot, home, monkeypatch):
    monkeypatch.setattr(integrations, "_built_vamp", lambda: None)
    dialog = IntegrationsDialog()
    qtbot.addWidget(dialog)
    card = dialog.files["vamp"]
    assert not card.install_button.isEnabled() and "make vamp" in card.says.text()


on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are of Linux desktops")


@on_linux
def test_open_with_is_installed_renewed_and_removed(qtbot, dialog, home):
    card, entry = dialog.open_with, home / ".local" / "share" / "applications" / "soloscope.desktop"
    assert "Not installed." in card.state.text() and not card.remove_button.isEnabled()
    assert str(entry) in card.state.text()
    card.install_button.click()
    qtbot.waitUntil(lambda: "up to date" in card.state.text())
    assert ";audio/x-wav;" in entry.read_text(encoding="utf-8") and not card.install_button.isEnabled()
    entry.write_text("[Desktop Entry]\nExec=/elsewhere/soloscope-desktop %f\n", encoding="utf-8")
    card.refresh()
    assert "another Soloscope" in card.state.text() and card.install_button.text() == "Update"
    card.install_button.click()
    qtbot.waitUntil(lambda: "up to date" in card.state.text())
    card.remove_button.click()
    qtbot.waitUntil(lambda: "Not installed." in card.state.text())
    assert not entry.exists() and card.says.text() == "Removed."


@on_linux
def test_an_entry_that_cannot_be_written_is_told_of(qtbot, dialog, home):
    (home / ".local").write_bytes(b"a file where the folder should be")
    dialog.open_with.install_button.click()
    qtbot.waitUntil(lambda: dialog.open_with.says.text().startswith("⚠"))
    assert "cannot be written to" in dialog.open_with.says.text()
    assert "Not installed." in dialog.open_with.state.text() and dialog.open_with.install_button.isEnabled()


def test_where_there_is_no_such_entry_the_way_is_said(qtbot, home, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    dialog = IntegrationsDialog()
    qtbot.addWidget(dialog)
    assert "choose Open with on a recording" in dialog.open_with.state.text()
    assert not dialog.open_with.install_button.isEnabled()
