"""A recording on a medium that nobody can write to: it is analysed, corrected, saved and exported all the same."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.autosave import autosave_folder
from desktop.document import AnalysisState
from desktop.session_file import read_session
from engine.interchange import read_regions
from tests.desktop.window_builders import press

TIMEOUT = 180_000


def mount(*arguments: str) -> bool:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disc(tmp_path, song) -> Iterator[Path]:
    """A disc with a recording; a real file system that is mounted to be read only."""
    folder = tmp_path / "DISC 1"
    folder.mkdir()
    if not mount("-t", "tmpfs", "none", str(folder)):
        pytest.skip("this user may not mount a file system")
    try:
        shutil.copy(song, folder / "Lied.wav")
        if not mount("-o", "remount,ro", str(folder)):
            pytest.skip("this user may not make a file system read only")
        with pytest.raises(OSError, match="Read-only file system"):
            (folder / "anything").touch()
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def opened(home, window, disc, qtbot):
    """A window in which the disc's recording has been analysed and a region confirmed."""
    window.open_path(disc / "Lied.wav")
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=TIMEOUT)
    document = window.session.document
    assert document.regions
    document.confirm(document.regions[0])
    return window


def test_work_on_a_disc_is_kept_elsewhere(opened, disc, home, qtbot, monkeypatch):
    assert opened.message_bar.severity != "error"
    opened.sessions.keeper.autosave()
    qtbot.waitUntil(lambda: len(list(autosave_folder().glob("*.soloscope"))) == 1, timeout=TIMEOUT)
    proposed: list[Path] = []

    def answer(_parent, _title, place, *_rest):
        proposed.append(Path(place))
        return place, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(opened.sessions.keeper.saved, timeout=TIMEOUT):
        press(opened, "save")
    assert proposed == [home / "Lied.soloscope"]
    assert len(read_session(proposed[0]).work.corrections) == 1
    assert not opened.isWindowModified()
    assert sorted(path.name for path in disc.iterdir()) == ["Lied.wav"]


def test_whoever_saves_on_the_disc_all_the_same_is_told_and_loses_nothing(opened, disc, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(disc / "Lied.soloscope"), ""))
    with qtbot.waitSignal(opened.sessions.keeper.save_failed, timeout=TIMEOUT):
        press(opened, "save")
    assert opened.message_bar.severity == "error"
    assert "“DISC 1” may not be written to" in opened.message_bar.text
    assert opened.isWindowModified()
    assert len(opened.session.document.work.corrections) == 1


def test_an_export_of_a_recording_on_a_disc_goes_elsewhere(opened, disc, home, qtbot):
    # What was last written to may be such a disc, too.
    opened.settings.set_folder("export", disc)
    press(opened, "export_csv")
    dialog = opened.export.dialog
    qtbot.waitUntil(lambda: not dialog.writer.previewing, timeout=TIMEOUT)
    assert dialog.target.parent == home
    dialog.file.setText(str(disc / "Lied.csv"))
    qtbot.waitUntil(lambda: not dialog.writer.previewing, timeout=TIMEOUT)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "may not be written to" in dialog.remark.text(), timeout=TIMEOUT)
    dialog.file.setText(str(home / "Lied.csv"))
    qtbot.waitUntil(lambda: not dialog.writer.previewing, timeout=TIMEOUT)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: opened.export.dialog is None, timeout=TIMEOUT)
    assert len(read_regions(home / "Lied.csv")) == len(opened.session.document.kept_regions)
