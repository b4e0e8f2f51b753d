"""The batch window and its place in the main window."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.audio_output import TimerOutput
from desktop.batch.phase import Phase
from desktop.batch.table import FOLDER, RECORDING, REGIONS, SHARE_ROLE, STATE
from desktop.window import MainWindow
from engine.batch.items import State
from engine.interchange import FORMATS, read_regions
from tests.builders import write_wav
from tests.builders_analysis import music
from tests.desktop.conftest import kill

TIMEOUT = 180_000
ROOT = Path(__file__).parents[2]
UNCHECKED = Qt.CheckState.Unchecked


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    write_wav(folder / "a.wav", music(3.0, seed=1), 22050)
    (folder / "b.wav").write_text("no sound in here")
    write_wav(folder / "c.wav", music(2.0, seed=2), 22050)
    return folder


@pytest.fixture
def batch(window, qtbot):
    window.actions_by_id["batch"].trigger()
    shown = window.batch.window
    qtbot.waitUntil(lambda: shown.runner.queue is not None, timeout=TIMEOUT)
    QApplication.processEvents()
    return shown


def drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    position = QPointF(widget.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(position, Qt.DropAction.CopyAction, data, buttons, keys)
    widget.dropEvent(event)


def fill(batch, qtbot, *paths):
    drop(batch, *paths)
    qtbot.waitUntil(lambda: not batch.runner.keeper.searching, timeout=TIMEOUT)
    batch._refresh.flush()


def cell(batch, row, column, role=Qt.ItemDataRole.DisplayRole):
    return batch.model.index(row, column).data(role)


def names(batch):
    return [cell(batch, row, RECORDING) for row in range(batch.model.rowCount())]


def test_a_folder_dropped_in_is_worked_through_and_told_in_words(window, batch, album, tmp_path, qtbot):
    assert not batch.actions_by_id["batch_start"].isEnabled()
    fill(batch, qtbot, album)
    assert names(batch) == ["a.wav", "b.wav", "c.wav"]
    assert cell(batch, 0, STATE) == "Waiting"
    assert cell(batch, 0, FOLDER).endswith("album")
    batch.options.choose_folder(tmp_path / "out")
    assert batch.options.folder.text().endswith("out")
    ended = QSignalSpy(window.batch.ended)
    batch.start_button.click()
    assert batch.start_button.defaultAction() is batch.actions_by_id["batch_pause"]
    assert not batch.options.isEnabled()
    assert cell(batch, 0, STATE, SHARE_ROLE) == 0.0
    assert not window.batch.button.isHidden() and "Batch" in window.batch.button.text()
    batch.actions_by_id["batch_close"].trigger()
    assert not batch.isVisible()
    qtbot.waitUntil(lambda: ended.count() == 1, timeout=TIMEOUT)  # a closed window lets it go on
    window.actions_by_id["batch"].trigger()
    assert window.batch.window is batch and batch.isVisible()
    batch._refresh.flush()
    assert cell(batch, 0, STATE) == "Done" and int(cell(batch, 0, REGIONS)) > 0
    assert cell(batch, 1, STATE).startswith("Failed: “b.wav” is not a recording")
    assert not cell(batch, 1, STATE, Qt.ItemDataRole.DecorationRole).isNull()
    batch.table.selectRow(1)
    assert "open a WAV" in batch.details.toPlainText() and str(album / "b.wav") in batch.details.toPlainText()
    batch.table.selectRow(0)
    assert str(tmp_path / "out" / "album" / "a") in batch.details.toPlainText()
    assert "3 of 3 finished" in batch.words.text() and batch.bar.value() == 1000
    assert batch.message_bar.severity == "warning"
    assert window.batch.button.isHidden()
    assert (
        batch.start_button.defaultAction() is batch.actions_by_id["batch_start"]
        and not batch.actions_by_id["batch_start"].isEnabled()
    )
    batch.actions_by_id["batch_retry"].trigger()
    assert cell(batch, 1, STATE) == "Waiting"


def test_pause_and_cancel_show_at_once(window, batch, long_song, tmp_path, qtbot):
    fill(batch, qtbot, long_song)
    batch.options.choose_folder(tmp_path / "out")
    window.actions_by_id["batch_toggle"].trigger()
    assert batch.runner.phase is Phase.RUNNING
    window.actions_by_id["batch_toggle"].trigger()
    assert cell(batch, 0, STATE) == "Paused at 0%"
    assert batch.start_button.defaultAction() is batch.actions_by_id["batch_go_on"]
    batch._refresh.flush()
    assert "paused" in batch.words.text()
    batch.start_button.click()
    assert batch.runner.phase is Phase.RUNNING
    batch.cancel_button.click()
    assert cell(batch, 0, STATE) == "Cancelled"
    batch._refresh.flush()
    assert batch.actions_by_id["batch_start"].isEnabled()


def test_recordings_are_moved_removed_and_not_listed_twice(batch, album, qtbot):
    fill(batch, qtbot, album)
    batch.table.selectRow(2)
    batch.activateWindow()
    QTest.keyClick(batch, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(batch) == ["a.wav", "c.wav", "b.wav"]
    assert batch.table.selected_rows == [1]
    batch.actions_by_id["batch_up"].trigger()
    batch.actions_by_id["batch_up"].trigger()
    assert names(batch) == ["c.wav", "a.wav", "b.wav"]
    batch.actions_by_id["batch_down"].trigger()
    assert batch.table.selected_rows == [1]
    QTest.keyClick(batch.table, Qt.Key.Key_Delete)
    assert names(batch) == ["a.wav", "b.wav"]
    fill(batch, qtbot, album)
    assert names(batch) == ["a.wav", "b.wav", "c.wav"]
    fill(batch, qtbot, album / "a.wav")
    assert len(names(batch)) == 3 and "already" in batch.message_bar.text
    assert (album / "c.wav").exists()


def test_options_are_kept_with_the_queue(window, batch, bundle, qtbot):
    options = batch.options
    assert options.model.currentText() == str(bundle)
    options.thresholds.setValue(125)
    options.hop.setValue(0.25)
    options.least.setValue(1.5)
    options.device.setCurrentIndex(1)
    options.activations.click()
    options.skip.click()
    settings = batch.runner.queue.settings
    assert (settings.run.threshold_scale, settings.run.analysis.hop_s) == (1.25, 0.25)
    assert (settings.run.min_duration_s, settings.run.analysis.device) == (1.5, "cpu")
    assert settings.activations and not settings.skip_existing
    options.least.setValue(0.0)
    assert batch.runner.queue.settings.run.min_duration_s is None
    options.formats.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert len(batch.runner.queue.settings.formats) == 1, "a batch must write something"


def test_the_frame_rate_is_asked_for_where_frames_are_counted(batch, qtbot):
    options = batch.options
    row = [spec.id for spec in FORMATS].index("resolve-edl")
    assert not options.rate.isVisible() and options.rate.currentText() == "Frame rate 25"
    options.formats.item(row).setCheckState(Qt.CheckState.Checked)
    assert options.rate.isVisible()
    options.rate.setCurrentIndex(options.rate.findData("29.97df"))
    assert batch.runner.queue.settings.run.frame_rate == "29.97df"
    options.show_settings(batch.runner.queue.settings, None)
    assert options.rate.isVisible() and options.rate.currentText() == "Frame rate 29.97 drop frame"
    options.formats.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not options.rate.isVisible()


def test_where_the_recordings_start_on_the_timeline_is_chosen(batch, album, tmp_path, qtbot):
    options = batch.options
    rows = {spec.id: row for row, spec in enumerate(FORMATS)}
    for format_id, chosen in (("jams", True), ("csv", False)):
        options.formats.item(rows[format_id]).setCheckState(Qt.CheckState.Checked if chosen else UNCHECKED)
    assert not options.start.isVisible(), "in JAMS, times can only count from the start of the recording"
    options.formats.item(rows["audacity"]).setCheckState(Qt.CheckState.Checked)
    assert options.start.isVisible() and not options.typed.isVisible()
    options.start.setCurrentIndex(1)
    assert batch.runner.queue.settings.run.start == "recording"
    options.start.setCurrentIndex(2)
    assert options.typed.isVisible() and options.typed.text() == "01:00:00:00"
    assert batch.runner.queue.settings.run.start == "01:00:00:00"
    options.typed.selectAll()
    QTest.keyClicks(options.typed, "noon")
    assert options.unfit.isVisible()
    options.typed.selectAll()
    QTest.keyClicks(options.typed, "7200")
    assert not options.unfit.isVisible()
    assert batch.runner.queue.settings.run.start == "7200"
    options.show_settings(batch.runner.queue.settings, None)
    assert options.start.currentIndex() == 2 and options.typed.text() == "7200"
    options.choose_folder(tmp_path / "out")
    fill(batch, qtbot, album / "a.wav")
    with qtbot.waitSignal(batch.runner.ended, timeout=TIMEOUT):
        batch.start_button.click()
    regions = read_regions(tmp_path / "out" / "a.txt")
    assert regions and all(7200.0 <= region.onset_s <= 7203.0 for region in regions)


def test_a_folder_for_the_results_is_chosen_and_given_up(batch, album, tmp_path, qtbot, monkeypatch):
    fill(batch, qtbot, album)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    batch.options.place.setCurrentIndex(1)
    batch.options.place.activated.emit(1)
    assert batch.runner.queue.at(0).base == tmp_path / "out" / "album" / "a"
    batch.options.place.setCurrentIndex(0)
    batch.options.place.activated.emit(0)
    assert batch.runner.queue.at(0).base == album / "a.regions"


def test_a_double_click_opens_the_recording_in_the_main_window(window, batch, album, qtbot):
    fill(batch, qtbot, album)
    place = batch.table.visualRect(batch.model.index(2, RECORDING)).center()
    QTest.mouseClick(batch.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(window.session.opened, timeout=TIMEOUT):
        QTest.mouseDClick(batch.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.document.path == album / "c.wav"


def test_what_is_no_recording_is_told(batch, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    fill(batch, qtbot, tmp_path / "empty")
    assert "No recordings" in batch.message_bar.text


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from desktop.audio_output import TimerOutput
from desktop.window import MainWindow

app = QApplication([])
app.setOrganizationName("Soloscope")
app.setApplicationName("Soloscope tests")
window = MainWindow(sys.argv[1], TimerOutput)
window.show()
window.actions_by_id["batch"].trigger()
runner = window.batch.runner
runner.keeper.opened.connect(lambda: window.batch.window.add([Path(sys.argv[2])]))
runner.keeper.searching_changed.connect(lambda: runner.keeper.searching or runner.start())
runner.item_changed.connect(lambda number: print(number, runner.queue.item(number).state, flush=True))
app.exec()
"""


def test_a_batch_that_was_killed_is_offered_and_goes_on(bundle, album, tmp_path, qtbot, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    (album / "a.wav").write_text("no sound in here, and no model is needed to see that")
    (album / "b.wav").unlink()
    command = [sys.executable, "-c", KILLED, str(bundle), str(album)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    for line in process.stdout:
        if line.split() == ["2", "running"]:
            break
    kill(process.pid)
    process.wait()
    process.stdout.close()
    window = MainWindow(str(bundle), TimerOutput)
    window.show()
    try:
        qtbot.waitUntil(lambda: window.batch.button.isVisible(), timeout=TIMEOUT)
        assert "interrupted" in window.batch.button.text() and "interrupted" in window.message_bar.text
        window.batch.button.click()
        batch = window.batch.window
        assert batch.offer.isVisible() and "1" in batch.offer_words.text()
        assert [item.state for item in batch.runner.queue] == [State.FAILED, State.WAITING]
        with qtbot.waitSignal(window.batch.ended, timeout=TIMEOUT):
            batch.offer_go_on.click()
        assert not batch.offer.isVisible()
        assert [item.state for item in batch.runner.queue] == [State.FAILED, State.DONE]
        assert (album / "c.regions.csv").exists()
    finally:
        window.close()
        window.deleteLater()


def test_an_offer_that_is_declined_does_not_come_again(window, batch, album, qtbot):
    fill(batch, qtbot, album)
    batch.runner.queue.set_active(True)
    window.batch._offer()
    assert not batch.offer.isHidden()
    batch.offer_later.click()
    assert batch.offer.isHidden() and not batch.runner.queue.active
    assert cell(batch, 0, STATE) == "Waiting"
