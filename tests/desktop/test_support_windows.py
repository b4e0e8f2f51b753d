"""About, licences, log viewer and diagnostics show what is really there, and nothing that is private."""

import platform
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.diagnostics import report, without_private_paths
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.log_viewer import LogViewer
from desktop.licences import shipped_packages
from desktop.log_tail import FIRST_BYTES, LogTail, last_lines
from desktop.logs import log_path
from engine import __version__

LINE = "2026-11-20 23:57:13,770 {level} desktop: {words}\n"


def write(path: Path, *entries: tuple[str, str]) -> None:
    """Add entries to a log file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", encoding="utf-8") as stream:
        stream.writelines(LINE.format(level=level, words=words) for level, words in entries)


@pytest.fixture
def log(tmp_path) -> Path:
    """A log file with an entry of every weight."""
    path = tmp_path / "logs" / "desktop.log"
    write(path, ("DEBUG", "details"), ("INFO", "opened take 3"), ("WARNING", "slow disk"), ("ERROR", "no space"))
    return path


@pytest.fixture
def viewer(qtbot, log):
    made = LogViewer(log)
    made.show()
    yield made
    made.close()
    made.deleteLater()


# ---- about ------------------------------------------------------------------------------------------------------


def test_about_tells_every_version_and_the_models_hash(window, qtbot, bundle):
    window.actions_by_id["about"].trigger()
    about = window.findChild(AboutDialog)
    assert about.facts["Soloscope"] == __version__
    assert about.facts["Qt"].startswith(qVersion())
    assert about.facts["Python"].startswith(platform.python_version())
    assert about.facts["model"] == str(bundle)
    import torch

    qtbot.waitUntil(lambda: about.facts.get("torch") == torch.__version__, timeout=60_000)
    assert "threads" in about.facts["device cpu"]


def test_the_hash_is_that_of_the_model_in_use(window, qtbot, song):
    with qtbot.waitSignal(window.session.analysis_ended, timeout=60_000):
        window.open_path(song)
    facts = window.support.engine_facts()
    assert facts["model hash"] == window.session.last_done.bundle_sha256
    assert len(facts["model hash"]) == 64
    assert facts["last analysis ran on"] == window.session.device


def test_every_shipped_package_has_a_version_a_licence_and_a_text():
    packages = {package.name.lower().replace("_", "-"): package for package in shipped_packages()}
    assert {"soloscope", "pyside6-essentials", "torch", "numpy", "av", "soundfile", "soxr"} <= packages.keys()
    assert "pytest" not in packages
    for package in packages.values():
        assert package.version and package.licence, package
        assert len(package.text) > 500, package
    assert "Apache License" in packages["soloscope"].text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in packages["pyside6-essentials"].text
    assert "GNU GENERAL PUBLIC LICENSE" in packages["pyside6-essentials"].text


def test_licences_are_listed_read_and_searched(window, qtbot):
    about = window.support.show_about()
    about.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: about.packages.count() > 5, timeout=30_000)
    names = [about.packages.item(row).text().split()[0] for row in range(about.packages.count())]
    about.packages.setCurrentRow(names.index("numpy"))
    assert "Redistribution" in about.licence_text.toPlainText()
    qtbot.keyClicks(about.search, "warranties")
    assert about.licence_text.textCursor().selectedText().lower() == "warranties"
    first = about.licence_text.textCursor().position()
    qtbot.keyClick(about.search, Qt.Key.Key_Return)
    assert about.licence_text.textCursor().position() != first


# ---- log --------------------------------------------------------------------------------------------------------


def test_the_log_is_followed_as_it_grows(viewer, log, qtbot):
    assert len(viewer.shown) == 3
    write(log, ("WARNING", "something new"))
    qtbot.waitUntil(lambda: "something new" in viewer.text.toPlainText(), timeout=30_000)
    bar = viewer.text.verticalScrollBar()
    write(log, *[("INFO", f"line {number}") for number in range(200)])
    qtbot.waitUntil(lambda: "line 199" in viewer.text.toPlainText(), timeout=30_000)
    assert bar.value() == bar.maximum() > 0
    viewer.follow.setChecked(False)
    bar.setValue(0)
    write(log, ("INFO", "the last line"))
    qtbot.waitUntil(lambda: "the last line" in viewer.text.toPlainText(), timeout=30_000)
    assert bar.value() == 0


def test_entries_are_narrowed_by_weight_and_words(viewer, qtbot):
    viewer.level.setCurrentIndex(viewer.level.findData("WARNING"))
    assert [text.split(": ")[1] for text in viewer.shown] == ["slow disk", "no space"]
    qtbot.keyClicks(viewer.search, "SPACE")
    assert viewer.text.toPlainText().endswith("no space")
    assert len(viewer.shown) == 1
    viewer.search.clear()
    viewer.level.setCurrentIndex(viewer.level.findData("DEBUG"))
    assert len(viewer.shown) == 4
    assert viewer.count.text() == "Entries: 4 of 4"


def test_a_traceback_belongs_to_its_entry(log):
    with open(log, "a", encoding="utf-8") as stream:
        stream.write(LINE.format(level="CRITICAL", words="not caught") + "Traceback:\n  File x\nValueError: y\n")
    last = LogTail(log).read()[-1]
    assert last.level == "CRITICAL"
    assert last.text.endswith("ValueError: y")


def test_half_a_line_waits_for_its_end(log):
    tail = LogTail(log)
    tail.read()
    whole = LINE.format(level="INFO", words="one thing")
    with open(log, "a", encoding="utf-8") as stream:
        stream.write(whole[:30])
    assert tail.read() == ()
    with open(log, "a", encoding="utf-8") as stream:
        stream.write(whole[30:])
    assert [record.text for record in tail.read()] == [whole.strip()]


def test_a_log_that_starts_anew_is_read_from_its_beginning(log):
    tail = LogTail(log)
    tail.read()
    log.unlink()
    assert tail.read() == ()
    write(log, ("INFO", "new file"))
    assert [record.text.split(": ")[1] for record in tail.read()] == ["new file"]


def test_only_the_end_of_a_long_log_is_read(tmp_path):
    path = tmp_path / "long.log"
    write(path, *[("INFO", f"entry {number}") for number in range(20_000)])
    records = LogTail(path).read()
    assert records[-1].text.endswith("entry 19999")
    assert sum(len(record.text) + 1 for record in records) <= FIRST_BYTES
    assert last_lines(path, 2) == [record.text for record in records[-2:]]


def test_the_folder_of_the_log_is_opened(viewer, log, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url))
    viewer.folder_button.click()
    assert opened == [QUrl.fromLocalFile(str(log.parent))]


def test_the_window_shows_its_own_log(window, qtbot):
    write(log_path(), ("INFO", "from this window"))
    window.actions_by_id["show_log"].trigger()
    shown = window.findChild(LogViewer)
    assert shown.isVisible()
    assert "from this window" in shown.text.toPlainText()
    shown.close()


# ---- diagnostics ------------------------------------------------------------------------------------------------


def test_diagnostics_on_the_clipboard_hold_what_helps(window, qtbot, song):
    write(log_path(), ("ERROR", f"{song} cannot be read"))
    window.settings.add_recent(song)
    window.support._report.look()
    qtbot.waitUntil(lambda: bool(window.support._report.devices), timeout=60_000)
    window.actions_by_id["copy_diagnostics"].trigger()
    text = QGuiApplication.clipboard().text()
    for wanted in (
        f"Soloscope: {__version__}",
        "torch: ",
        "device cpu: ",
        "Screen 1: ",
        "[settings]",
        "cannot be read",
    ):
        assert wanted in text, wanted
    assert "window/" not in text
    assert "copied" in window.message_bar.text


def test_the_home_folder_is_written_as_a_tilde(tmp_path):
    home = tmp_path / "anna"
    facts = {"settings": {"recent": f"['{home}/music/take 3.wav']", "cache": str(home)}}
    text = report(facts, [f"INFO desktop: {home}/logs"], home)
    assert str(home) not in text
    assert "~/music/take 3.wav" in text
    assert "cache: ~" in text
    assert "desktop: ~/logs" in text


def test_a_home_of_root_hides_nothing():
    assert without_private_paths("/usr/share", Path("/")) == "/usr/share"
