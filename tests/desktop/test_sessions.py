"""Sessions in the real window: saved, opened, autosaved, recovered, with recordings that move and change."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop import session_keeper
from desktop.autosave import AutosaveSlot, autosave_folder, leftovers
from desktop.dialogs.recovery import RecoveryAnswer, RecoveryDialog
from desktop.document import AnalysisState
from desktop.session_file import read_session
from desktop.window import MainWindow
from tests.builders import write_wav
from tests.builders_analysis import music

TIMEOUT = 120_000
BUTTONS = QMessageBox.StandardButton


@pytest.fixture
def take(tmp_path, song) -> Path:
    """The song under a path of the test's own, so that it can be moved."""
    return Path(shutil.copy(song, tmp_path / "Lied & Bo.wav"))


@pytest.fixture
def worked(filled, take, monkeypatch):
    """A window with a confirmed, a drawn and a deleted region, a note and a threshold of its own."""
    document = filled.session.document
    document.recording = type(document.recording)(**{**vars(document.recording), "path": take})
    document.confirm(document.regions[0])
    filled.correction.editor.draw("flute", 9.0, 10.0)
    filled.correction.editor.annotate(document.regions[0], "breathy")
    document.select_region(next(r for r in document.regions if r.instrument == "guitar"))
    filled.correction.editor.delete()
    document.set_threshold("violin", 0.6)
    document.flush()
    filled.session.time_axis.set_view(2.0, 8.0)
    document.set_time_selection(3.0, 4.0)
    return filled


def kinds(window: MainWindow) -> list[tuple[str, str, str]]:
    return [(r.instrument, r.status, r.note) for r in window.session.document.regions]


def save_as(window: MainWindow, path: Path, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    with qtbot.waitSignal(window.sessions.keeper.saved, timeout=TIMEOUT):
        window.actions_by_id["save_as"].trigger()


def reopened(window: MainWindow, path: Path, qtbot) -> None:
    """Close what is open and open a session."""
    window.session.close_recording()
    with qtbot.waitSignal(window.session.restored, timeout=TIMEOUT):
        window.open_path(path)


def test_a_session_is_saved_and_opened_with_everything(worked, take, tmp_path, qtbot, monkeypatch):
    before, regions = kinds(worked), worked.session.document.regions
    assert worked.isWindowModified()
    save_as(worked, tmp_path / "take", qtbot, monkeypatch)
    path = tmp_path / "take.soloscope"
    assert not worked.isWindowModified()
    assert "take.soloscope" in worked.message_bar.text
    assert len(read_session(path).recording.content_sha256) == 64
    reopened(worked, path, qtbot)
    document = worked.session.document
    assert document.path == take
    assert document.analysis is AnalysisState.DONE
    assert kinds(worked) == before
    assert [(r.onset_s, r.offset_s) for r in document.regions] == [(r.onset_s, r.offset_s) for r in regions]
    assert document.rules.for_instrument("violin").threshold == pytest.approx(0.6)
    assert document.time_selection == (3.0, 4.0)
    axis = worked.session.time_axis
    assert (axis.start_s, axis.end_s) == pytest.approx((2.0, 8.0))
    assert not worked.isWindowModified()
    assert worked.settings.recent == (path,)
    assert not worked.session.analysing
    # The next save goes to the same file, without a question.
    document.reject(document.regions[0])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: pytest.fail("asked"))
    with qtbot.waitSignal(worked.sessions.keeper.saved, timeout=TIMEOUT):
        qtbot.keyClick(worked, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_session(path).work.corrections != ()


def test_what_is_edited_while_the_file_is_written_stays_unsaved(worked, tmp_path, qtbot):
    with qtbot.waitSignal(worked.sessions.keeper.saved, timeout=TIMEOUT):
        worked.sessions.keeper.save(tmp_path / "take.soloscope")
        worked.session.document.reject(worked.session.document.regions[-1])
    assert worked.isWindowModified()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(worked, tmp_path, qtbot, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "file" / "take.soloscope"), ""))
    with qtbot.waitSignal(worked.sessions.keeper.save_failed, timeout=TIMEOUT):
        worked.actions_by_id["save"].trigger()
    assert worked.message_bar.severity == "error"
    assert worked.isWindowModified()


def test_media_that_may_not_be_written_stay_untouched(worked, take, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != take.parent)
    assert worked.sessions._suggested(take).parent == Path.home()


def test_closing_with_unsaved_work_saves_if_asked_to(worked, tmp_path, monkeypatch):
    target = tmp_path / "kept.soloscope"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: BUTTONS.Save)
    assert worked.close()
    assert len(read_session(target).work.corrections) == 3


def test_closing_is_off_if_the_save_is_cancelled(worked, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: ("", ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: BUTTONS.Save)
    assert not worked.close()
    assert worked.isVisible()


def test_unsaved_work_lies_in_the_users_data_folder_until_it_is_saved(worked, take, tmp_path, qtbot):
    worked.sessions.keeper._timer.start(1)
    qtbot.waitUntil(lambda: len(list(autosave_folder().glob("*.soloscope"))) == 1, timeout=TIMEOUT)
    (file,) = autosave_folder().glob("*.soloscope")
    assert len(read_session(file).work.corrections) == 3
    assert {path.name for path in take.parent.glob("*.*")} & {file.name} == set()
    # A running window's work is nobody's leftover.
    assert leftovers() == []
    with qtbot.waitSignal(worked.sessions.keeper.saved, timeout=TIMEOUT):
        worked.sessions.keeper.save(tmp_path / "take.soloscope")
    # One that was being written comes to its end, and goes, too.
    qtbot.waitUntil(lambda: not file.exists(), timeout=TIMEOUT)


def test_a_change_starts_the_clock_of_the_autosave_and_undoing_it_stops_it(filled):
    timer = filled.sessions.keeper._timer
    assert not timer.isActive()
    filled.session.document.confirm(filled.session.document.regions[0])
    assert timer.isActive() and timer.interval() == session_keeper.AUTOSAVE_MS
    filled.actions_by_id["undo"].trigger()
    assert not timer.isActive()


def leave_behind(window: MainWindow, qtbot) -> Path:
    """An autosave as a crash leaves it: the file is there, and its window is not."""
    slot = AutosaveSlot()
    slot.path.parent.mkdir(parents=True, exist_ok=True)
    with qtbot.waitSignal(window.sessions.keeper.saved, timeout=TIMEOUT):
        window.sessions.keeper.save(slot.path)
    return slot.path


def test_work_left_by_a_crash_is_offered_and_recovered_as_unsaved(worked, qtbot, monkeypatch):
    before = kinds(worked)
    left = leave_behind(worked, qtbot)
    worked.session.close_recording()
    shown = []

    def recover(dialog: RecoveryDialog) -> int:
        shown.append(dialog.list.item(0).text())
        return RecoveryAnswer.RECOVER

    monkeypatch.setattr(RecoveryDialog, "exec", recover)
    with qtbot.waitSignal(worked.session.restored, timeout=TIMEOUT):
        worked.sessions.offer_recovery(lambda: pytest.fail("nothing was recovered"))
    assert "Lied & Bo.wav   3 corrections" in shown[0]
    assert kinds(worked) == before
    assert worked.isWindowModified()
    assert worked.sessions.keeper.path is None
    # The leftover goes only when this window has written the work aside itself.
    qtbot.waitUntil(lambda: not left.exists(), timeout=TIMEOUT)
    assert len(list(autosave_folder().glob("*.soloscope"))) == 1


def test_work_left_by_a_crash_can_be_deleted_or_left_for_later(worked, qtbot, monkeypatch):
    left = leave_behind(worked, qtbot)
    went_on = []
    monkeypatch.setattr(RecoveryDialog, "exec", lambda dialog: RecoveryAnswer.LATER)
    worked.sessions.offer_recovery(lambda: went_on.append("later"))
    qtbot.waitUntil(lambda: went_on == ["later"], timeout=TIMEOUT)
    assert left.exists()
    monkeypatch.setattr(RecoveryDialog, "exec", lambda dialog: RecoveryAnswer.DELETE)
    worked.sessions.offer_recovery(lambda: went_on.append("deleted"))
    qtbot.waitUntil(lambda: went_on == ["later", "deleted"], timeout=TIMEOUT)
    assert not left.exists()
    worked.sessions.offer_recovery(lambda: went_on.append("nothing left"))
    assert went_on[-1] == "nothing left"


def test_a_recording_that_moved_with_its_session_is_found(worked, take, tmp_path, qtbot, monkeypatch):
    save_as(worked, tmp_path / "take.soloscope", qtbot, monkeypatch)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    shutil.move(take, moved / take.name)
    shutil.move(tmp_path / "take.soloscope", moved / "take.soloscope")
    reopened(worked, moved / "take.soloscope", qtbot)
    assert worked.session.document.path == moved / take.name
    assert "found at its new place" in worked.message_bar.text


def test_a_moved_recording_is_asked_for_and_accepted_by_its_content(worked, take, tmp_path, qtbot, monkeypatch):
    save_as(worked, tmp_path / "take.soloscope", qtbot, monkeypatch)
    before = kinds(worked)
    elsewhere = tmp_path / "far" / "other name.wav"
    elsewhere.parent.mkdir()
    shutil.move(take, elsewhere)
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or BUTTONS.Open)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(elsewhere), ""))
    reopened(worked, tmp_path / "take.soloscope", qtbot)
    assert len(asked) == 1 and "is not in" in asked[0]
    assert worked.session.document.path == elsewhere
    assert kinds(worked) == before


def test_another_recording_in_its_place_is_said_and_the_user_decides(worked, take, tmp_path, qtbot, monkeypatch):
    save_as(worked, tmp_path / "take.soloscope", qtbot, monkeypatch)
    write_wav(take, music(9.5, seed=9), 22050)
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or BUTTONS.Cancel)
    worked.session.close_recording()
    worked.open_path(tmp_path / "take.soloscope")
    qtbot.waitUntil(lambda: bool(asked), timeout=TIMEOUT)
    assert "its content differs" in asked[0]
    assert worked.session.document.recording is None
    monkeypatch.setattr(QMessageBox, "exec", lambda box: BUTTONS.Yes)
    with qtbot.waitSignal(worked.session.restored, timeout=TIMEOUT):
        worked.open_path(tmp_path / "take.soloscope")
    document = worked.session.document
    # Analysed anew; the user's own regions stay, as far as the recording goes.
    assert document.analysis is not AnalysisState.DONE
    assert worked.isWindowModified()
    assert max(r.offset_s for r in document.regions) <= 9.5
    assert any(r.origin == "user" for r in document.regions)


def test_a_damaged_session_is_a_sentence_and_nothing_else_changes(worked, tmp_path, qtbot, monkeypatch):
    (tmp_path / "bad.soloscope").write_bytes(b"no zip")
    before = kinds(worked)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: BUTTONS.Discard)
    worked.open_path(tmp_path / "bad.soloscope")
    qtbot.waitUntil(lambda: "bad.soloscope" in worked.message_bar.text, timeout=TIMEOUT)
    assert "damaged" in worked.message_bar.text
    assert kinds(worked) == before
    # What was to be let go is still there, and still written aside.
    assert worked.sessions.keeper.dirty
    assert worked.sessions.keeper._timer.isActive()


def test_reopening_opens_what_was_open_last(worked, tmp_path, qtbot, monkeypatch):
    save_as(worked, tmp_path / "take.soloscope", qtbot, monkeypatch)
    worked.close_recording()
    with qtbot.waitSignal(worked.session.restored, timeout=TIMEOUT):
        worked.actions_by_id["reopen_last"].trigger()
    assert worked.sessions.keeper.path == tmp_path / "take.soloscope"
    worked.actions_by_id["reopen_last"].trigger()
    assert worked.message_bar.text == "Nothing else was open before."
