"""Files dropped on the window: what they are taken for, what is promised while they hang there, who gets them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.dropping import Kind, planned
from tests.desktop.window_builders import open_window

ACTION, BUTTON = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
KEYS = Qt.KeyboardModifier.NoModifier
TIMEOUT = 60_000


def dragged(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hold(widget, data) -> bool:
    """Bring something over a widget; say whether it would be taken there."""
    event = QDragEnterEvent(widget.rect().center(), ACTION, data, BUTTON, KEYS)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def let_go(window, data) -> None:
    # Qt gives a drop to what was entered last.
    hold(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), ACTION, data, BUTTON, KEYS))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "takes"
    made.mkdir()
    return made


@pytest.fixture
def window(song):
    with open_window(song) as made:
        yield made


def test_one_file_is_opened_and_what_it_is_decides_how(folder):
    assert planned([Path("a.WAV")]).kind is Kind.RECORDING
    assert planned([Path("a.soloscope")]).kind is Kind.SESSION
    assert planned([Path("a.TextGrid")]).kind is Kind.REGIONS
    assert planned([Path("a.pdf")]).kind is Kind.RECORDING
    assert planned([folder]).kind is Kind.BATCH


def test_many_recordings_are_a_batch_without_what_is_no_recording(folder):
    plan = planned([Path("notes.txt"), Path("a.wav"), folder, Path("b.mp3")])
    assert plan.kind is Kind.BATCH
    assert plan.files == (Path("a.wav"), folder, Path("b.mp3"))
    assert plan.left_out == 1


def test_the_only_recording_among_others_is_opened():
    plan = planned([Path("notes.txt"), Path("cover.jpg"), Path("a.flac")])
    assert (plan.kind, plan.files, plan.left_out) == (Kind.RECORDING, (Path("a.flac"),), 2)


def test_a_session_goes_before_its_recording():
    plan = planned([Path("a.wav"), Path("a.soloscope")])
    assert (plan.kind, plan.files, plan.left_out) == (Kind.SESSION, (Path("a.soloscope"),), 1)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a.wav"], "Drop to open this recording"),
        (["a.soloscope"], "Drop to open this session"),
        (["a.txt"], "Drop to import these regions"),
        (["a.wav", "b.wav"], "Drop to put these into the batch"),
        (["takes"], "Drop to put the recordings of this folder into the batch"),
    ],
)
def test_the_window_promises_what_it_will_do(window, folder, names, words):
    assert hold(window, dragged(*(folder.parent / name for name in names)))
    assert window.drop_overlay.isVisible()
    assert window.drop_overlay.words == words
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_overlay.isVisible()


def test_several_recordings_go_into_the_batch(window, song, long_song, qtbot):
    before = window.session.document.path
    let_go(window, dragged(song, long_song, Path("notes.pdf")))
    qtbot.waitUntil(lambda: window.batch.window is not None)
    batch = window.batch.window
    qtbot.waitUntil(lambda: batch.runner.queue is not None and len(batch.runner.queue) == 2, timeout=TIMEOUT)
    assert {item.path for item in batch.runner.queue} == {song, long_song}
    assert batch.isVisible()
    assert window.session.document.path == before
    assert window.message_bar.text == "1 dropped file was left out."


def test_whoever_dragged_a_file_here_does_not_wait_for_a_question(window, song, monkeypatch):
    document, asked = window.session.document, []
    document.select_region(document.regions[0])
    document.confirm()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or QMessageBox.StandardButton.Cancel)
    let_go(window, dragged("another.wav"))
    assert asked == []
    QApplication.processEvents()
    assert len(asked) == 1
    assert document.path == Path(song)


def test_a_field_does_not_take_a_file_for_text(window):
    edit = window.table.filter_edit
    assert not edit.acceptDrops()
    assert hold(edit, dragged("a.wav"))
    assert edit.text() == ""
    assert window.drop_overlay.isVisible()


def test_a_file_that_fits_no_format_says_where_its_format_can_be_chosen(window, tmp_path, qtbot):
    path = tmp_path / "notes.txt"
    path.write_text("call the choir\n")
    let_go(window, dragged(path))
    qtbot.waitUntil(lambda: window.message_bar.text != "")
    assert window.message_bar.text.startswith("“notes.txt” could be ")
    assert "Ctrl+Alt+O" in window.message_bar.text


def test_an_address_in_the_web_is_not_taken(window):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.wav")])
    assert not hold(window, data)
