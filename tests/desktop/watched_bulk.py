"""Much at once: another look, ten thousand regions that come in, are chosen, deleted and written, ten thousand files.

``python -m tests.desktop.watched_bulk SONG FOLDER [LONG_S]``; see `watched_day`.
"""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

from desktop.batch.window import BatchWindow
from desktop.document import AnalysisState
from engine.audio.finding import FoundRecording
from engine.batch.items import State
from engine.batch.queue import BatchQueue
from engine.batch.queue_folder import queue_folder
from engine.instruments import OPENMIC_INSTRUMENTS
from tests.builders_long import THREE_HOURS_S
from tests.desktop.watched_day import Acts, Day, Steps, drive

MANY = 10_000
SELECTED = 3_000


class BulkDay(Day):
    """What an editor does with very much at once."""

    @property
    def acts(self) -> Acts:
        return (
            ("open a long session", self.open_session),
            ("settings", self.look_at_settings),
            ("change the look", self.change_look),
            ("import regions", self.import_regions),
            ("select regions", self.select_regions),
            ("filter regions", self.filter_regions),
            ("confirm and delete regions", self.decide_on_regions),
            ("rules over many regions", self.change_rules),
            ("undo of many regions", self.undo),
            ("preview an export", self.preview_export),
            ("save much", self.save),
            ("open much", self.open_again),
            ("analyse with another hop", self.change_hop),
            ("open a batch", self.open_batch),
            ("retry all", self.retry_all),
            ("remove all", self.remove_all),
            ("add a folder", self.add_folder),
            ("change the look of everything", self.change_look),
        )

    def open_session(self) -> Steps:
        yield from self.open(self.session_file)

    def open(self, session_file: Path) -> Steps:
        document = self.window.session.document
        document.undo_stack.setClean()
        self.window.open_path(session_file)
        yield from self.until(
            lambda: document.duration_s == self.long_s and document.analysis is AnalysisState.DONE and document.regions
        )

    def look_at_settings(self) -> Steps:
        yield from self.command("settings")
        dialog = self.window.preferences.dialog
        assert dialog is not None
        for page in range(dialog.tabs.count()):
            yield from self.do(partial(dialog.tabs.setCurrentIndex, page))
            yield from self.idle(60)
        yield from self.do(dialog.reject)

    def change_look(self) -> Steps:
        yield from self.command("settings")
        dialog = self.window.preferences.dialog
        assert dialog is not None
        dialog.tabs.setCurrentIndex(1)
        yield from self.idle(100)
        for theme in ("light", "contrast", "dark"):
            yield from self.do(partial(dialog.look.theme.setCurrentIndex, dialog.look.theme.findData(theme)))
            yield from self.idle(400)
        for percent in (140, 100):
            yield from self.do(partial(dialog.look.font_size.setValue, percent))
            yield from self.idle(400)
        yield from self.do(dialog.accept)
        yield from self.idle(200)

    def import_regions(self) -> Steps:
        path = self.folder / "many.csv"
        lines = ["instrument,start_s,end_s"]
        for number in range(MANY):
            onset_s = number * (self.long_s - 2.0) / MANY
            instrument = OPENMIC_INSTRUMENTS[number % len(OPENMIC_INSTRUMENTS)]
            lines.append(f"{instrument},{onset_s:.3f},{onset_s + 1.5:.3f}")
        path.write_text("\n".join(lines), encoding="utf-8")
        imports, document = self.window.imports, self.window.session.document
        imports.read(path)
        yield from self.until(lambda: imports.dialog is not None and imports.dialog.start_button.isEnabled())
        dialog = imports.dialog
        assert dialog is not None
        yield from self.do(dialog.start_button.click)
        yield from self.until(lambda: len(document.regions) >= MANY)

    def select_regions(self) -> Steps:
        table = self.window.table.table
        table.setFocus()
        selection, model = table.selectionModel(), table.model()
        flags = QItemSelectionModel.SelectionFlag
        wanted = QItemSelection(model.index(100, 0), model.index(100 + SELECTED - 1, model.columnCount() - 1))
        yield from self.do(lambda: selection.select(wanted, flags.ClearAndSelect | flags.Rows))
        yield from self.until(lambda: len(self.window.session.document.selected_regions) == SELECTED)
        yield from self.idle(200)
        yield from self.command("zoom_selection", "zoom_fit", "select_all")
        yield from self.idle(200)
        yield from self.command("select_none")
        yield from self.command("select_all")
        for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            yield from self.key(key, Qt.KeyboardModifier.ControlModifier)
        # Those of some instruments, chosen in a filtered table, lie scattered in the whole one.
        field = self.window.table.filter_edit
        yield from self.do(partial(field.setText, "flute, clarinet, piano, cello, organ, voice"))
        yield from self.command("select_all")
        yield from self.do(field.clear)
        yield from self.idle(200)

    def filter_regions(self) -> Steps:
        field, box, table = self.window.table.filter_edit, self.window.table.status_box, self.window.table.table
        field.setFocus()
        yield from self.type(field, "clarinet, piano")
        yield from self.do(field.clear)
        for row in (*range(box.count()), 0):
            yield from self.do(partial(box.setCurrentIndex, row))
        for column in (0, 3, 1):
            yield from self.do(partial(table.sortByColumn, column, Qt.SortOrder.DescendingOrder))

    def decide_on_regions(self) -> Steps:
        document = self.window.session.document
        self.window.table.table.setFocus()
        for command_id in ("confirm", "reject", "delete"):
            yield from self.command("select_all")
            yield from self.idle(200)
            yield from self.command(command_id)
            yield from self.idle(400)
        yield from self.until(lambda: len(document.regions) < MANY)

    def change_rules(self) -> Steps:
        yield from self.command("undo", "more_regions", "fewer_regions", "fewer_regions", "trained_thresholds")
        yield from self.idle(300)

    def undo(self) -> Steps:
        stack = self.window.session.document.undo_stack
        while stack.canUndo():
            yield from self.command("undo")
        yield from self.idle(200)
        while stack.canRedo():
            yield from self.command("redo")
        yield from self.idle(200)
        yield from self.command("undo")
        assert len(self.window.session.document.regions) >= MANY

    def preview_export(self) -> Steps:
        yield from self.command("export_csv")
        yield from self.until(lambda: self.window.export.dialog)
        dialog = self.window.export.dialog
        assert dialog is not None
        for row in (*range(dialog.formats.count()), 0):
            yield from self.do(partial(dialog.formats.setCurrentRow, row))
            yield from self.until(lambda: not dialog.writer.previewing)
            yield from self.idle(30)
        yield from self.do(dialog.reject)

    def save(self) -> Steps:
        saved: list[Path] = []
        self.window.sessions.keeper.saved.connect(saved.append)
        yield from self.command("save_as")
        yield from self.until(lambda: saved)

    def open_again(self) -> Steps:
        yield from self.command("close")
        yield from self.open(self.folder / "long.soloscope")
        assert len(self.window.session.document.regions) >= MANY

    def change_hop(self) -> Steps:
        session = self.window.session
        self.window.preferences.take(replace(self.window.preferences.current, hop_s=1.0))
        yield from self.until(lambda: session.document.analysis is AnalysisState.RUNNING)
        yield from self.until(lambda: session.document.analysed_s > 60.0)
        yield from self.command("cancel")
        yield from self.idle(300)

    # ---- the batch ----------------------------------------------------------------------------------------------

    @property
    def batch(self) -> BatchWindow:
        window = self.window.batch.window
        assert window is not None
        return window

    def wait_for_files(self, count: int) -> Steps:
        yield from self.until(lambda: not self.batch.runner.keeper.searching and self.batch.model.rowCount() == count)
        yield from self.idle(300)

    def open_batch(self) -> Steps:
        yield from self.aside(self._write_failed_queue)
        yield from self.command("batch")
        yield from self.wait_for_files(MANY)

    def _write_failed_queue(self) -> None:
        path = queue_folder() / "window.batch"
        queue = BatchQueue(path)
        names = (Path(f"take {number}.wav") for number in range(MANY))
        queue.add([FoundRecording(self.folder / "missing" / name, name) for name in names])
        queue.close()
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("UPDATE items SET state = ?, sentence = 'It is not there.'", [str(State.FAILED)])

    def retry_all(self) -> Steps:
        yield from self.do(self.batch.actions_by_id["batch_retry"].trigger)
        yield from self.idle(400)
        yield from self.do(self.batch.table.selectAll)
        yield from self.idle(300)
        yield from self.do(self.batch.actions_by_id["batch_again"].trigger)
        yield from self.idle(300)
        yield from self.do(self.batch.actions_by_id["batch_up"].trigger)
        yield from self.idle(300)

    def remove_all(self) -> Steps:
        yield from self.do(self.batch.table.selectAll)
        yield from self.idle(300)
        yield from self.do(self.batch.actions_by_id["batch_remove"].trigger)
        yield from self.wait_for_files(0)

    def add_folder(self) -> Steps:
        yield from self.aside(self._write_files)
        self.batch.add([self.folder / "takes"])
        yield from self.wait_for_files(MANY)
        # Choosing where the results go gives each of them another place.
        self.batch.options.output_changed.emit(self.folder / "results")
        yield from self.idle(400)

    def _write_files(self) -> None:
        folder = self.folder / "takes"
        folder.mkdir()
        for number in range(MANY):
            (folder / f"take {number}.wav").touch()

    def aside(self, work: Callable[[], None]) -> Steps:
        """Prepare something in a thread, so that the window answers meanwhile."""
        done: list[bool] = []
        self.window.imports._background.run(work, lambda _: done.append(True), lambda error: print(error))
        yield from self.until(lambda: done)


if __name__ == "__main__":
    song, folder = Path(sys.argv[1]), Path(sys.argv[2])
    sys.exit(drive(BulkDay(song, folder, float(sys.argv[3]) if sys.argv[3:] else THREE_HOURS_S), folder))
