"""What can be told to the batch window: its actions with their keys, and when each can be used."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.batch.phase import Phase
from desktop.batch.runner import BatchRunner
from desktop.format_words import format_name
from desktop.keymap import native
from desktop.theme import icon
from engine.batch.items import State
from engine.interchange import FORMATS

__all__ = ["BatchActions"]


class BatchActions(QObject):
    """The actions by their names, each with a tooltip that names its key.

    Parameters
    ----------
    window : QWidget
        Gets the actions, so that their keys work in it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        make = self._made
        self.add_files = make(
            self.tr("&Add recordings…"), "Ctrl+O", self.tr("Put audio or video files into the list."), "open"
        )
        self.add_folder = make(
            self.tr("Add &folder…"),
            "Ctrl+Shift+O",
            self.tr("Put all recordings of a folder and its subfolders into the list."),
            "folder-add",
        )
        self.open = make(
            self.tr("&Open in the window"),
            "Ctrl+Return",
            self.tr("Open the selected recording in the main window; a double click does so too."),
        )
        self.move_up = make(self.tr("Move &up"), "Alt+Up", self.tr("Let the selected recordings come earlier."), "up")
        self.move_down = make(
            self.tr("Move &down"), "Alt+Down", self.tr("Let the selected recordings come later."), "down"
        )
        self.remove = make(
            self.tr("&Remove from the list"),
            "Del",
            self.tr("Take the selected recordings out of the list; no file is deleted."),
            "remove",
        )
        self.close = make(self.tr("&Close"), "Ctrl+W", self.tr("Close this window; the batch goes on."))
        self.start = make(self.tr("&Start"), "Ctrl+R", self.tr("Work on all recordings that wait."), "play")
        self.pause = make(
            self.tr("&Pause"), "Ctrl+P", self.tr("Let the batch rest; it goes on later from where it is."), "pause"
        )
        self.go_on = make(self.tr("&Go on"), "Ctrl+G", self.tr("Go on after a pause."), "play")
        self.cancel = make(
            self.tr("&Cancel"),
            "Ctrl+.",
            self.tr("Stop now; what is done stays done, what waits goes on waiting."),
            "stop",
        )
        self.retry = make(
            self.tr("Retry &failed"),
            "F5",
            self.tr("Let the recordings wait again that failed or were cancelled."),
            "redo",
        )
        self.again = make(
            self.tr("Do selected &again"), "Shift+F5", self.tr("Let the selected recordings wait again, done or not.")
        )
        self.exports = [self._made_export(spec.id, format_name(spec.name)) for spec in FORMATS]

    def fill(self, bar: QMenuBar) -> QMenu:
        """Put the actions into a menu bar; return the menu of exports."""
        recordings = bar.addMenu(self.tr("&Recordings"))
        recordings.addActions([self.add_files, self.add_folder])
        recordings.addSeparator()
        recordings.addActions([self.open, self.move_up, self.move_down, self.remove])
        recordings.addSeparator()
        recordings.addAction(self.close)
        batch = bar.addMenu(self.tr("&Batch"))
        batch.addActions([self.start, self.pause, self.go_on, self.cancel])
        batch.addSeparator()
        batch.addActions([self.retry, self.again])
        exports = batch.addMenu(self.tr("&Export all again as"))
        exports.setToolTipsVisible(True)
        exports.addActions(self.exports)
        return exports

    def enable(self, runner: BatchRunner, selected: bool) -> None:
        """Enable what can be done now.

        Parameters
        ----------
        runner : BatchRunner
        selected : bool
            Whether recordings are selected.
        """
        phase = runner.phase
        counts = runner.queue.counts if runner.queue is not None else {}
        waits = bool(counts.get(State.WAITING) or counts.get(State.CANCELLED))
        self.start.setEnabled(phase is Phase.IDLE and waits)
        self.pause.setEnabled(phase is Phase.RUNNING)
        self.go_on.setEnabled(phase is Phase.PAUSED)
        self.cancel.setEnabled(phase is not Phase.IDLE)
        self.retry.setEnabled(bool(counts.get(State.FAILED) or counts.get(State.CANCELLED)))
        written = bool(counts.get(State.DONE) or counts.get(State.SKIPPED))
        for action in self.exports:
            action.setEnabled(phase is Phase.IDLE and written)
        for action in (self.open, self.move_up, self.move_down, self.remove, self.again):
            action.setEnabled(selected)

    def _made(self, text: str, key: str, tip: str, picture: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        title = text.replace("&", "").rstrip("…")
        action.setToolTip(f"{title} ({native(key)})\n{tip}")
        action.setStatusTip(tip)
        action.setIconVisibleInMenu(False)
        if picture:
            action.setIcon(icon(picture))
        self._window.addAction(action)
        return action

    def _made_export(self, format_id: str, name: str) -> QAction:
        action = QAction(name.replace("&", "&&"), self)
        action.setData(format_id)
        action.setToolTip(
            self.tr("Write the regions of every finished recording as {format}, without analysing again.").format(
                format=name
            )
        )
        return action
