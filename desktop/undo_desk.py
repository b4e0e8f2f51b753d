"""Joins the history of undo with the window: its two commands and their names, the star of unsaved work."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.numbers import inside
from desktop.words import redo_words, undo_words

if TYPE_CHECKING:
    from desktop.window import MainWindow

_TOLD_MS = 3000


class UndoDesk(QObject):
    """What undo and redo do.

    What they take back may be out of sight, as a lane that is scrolled away or a preset is; so each says what it did.

    Parameters
    ----------
    window : MainWindow
        Has its session and its actions.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._history = window, window.session.document.undo_stack
        self._actions = window.actions_by_id
        self._undo, self._redo = self._actions["undo"], self._actions["redo"]
        history = self._history
        self._said = ""
        self._undo.setEnabled(history.canUndo())
        self._redo.setEnabled(history.canRedo())
        self._undo.triggered.connect(lambda _=False: self.undo())
        self._redo.triggered.connect(lambda _=False: self.redo())
        history.canUndoChanged.connect(self._undo.setEnabled)
        history.canRedoChanged.connect(self._redo.setEnabled)
        # Methods, not lambdas: when the window goes, the history still speaks, and then nobody must listen.
        history.undoTextChanged.connect(self._name_undo)
        history.redoTextChanged.connect(self._name_redo)
        self._actions.keys_changed.connect(self._show_tips)
        history.work_changed.connect(self._show_star)
        history.indexChanged.connect(self._fall_silent)

    def undo(self) -> None:
        """Take the last step back."""
        words = self.tr("Undone: {step}").format(step=inside(self._history.undoText()))
        self._history.undo()
        self._say(words)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        words = self.tr("Redone: {step}").format(step=inside(self._history.redoText()))
        self._history.redo()
        self._say(words)

    def _say(self, words: str) -> None:
        self._said = words
        self._window.statusBar().showMessage(words, _TOLD_MS)

    def _fall_silent(self) -> None:
        """Take back what was said of the step before, if it still stands there."""
        # The history still speaks while the window goes.
        if self._said and isValid(self._window) and self._window.statusBar().currentMessage() == self._said:
            self._window.statusBar().clearMessage()

    def _name_undo(self, text: str) -> None:
        self._undo.setText(undo_words(text))
        self._show_tip("undo")

    def _name_redo(self, text: str) -> None:
        self._redo.setText(redo_words(text))
        self._show_tip("redo")

    def _show_tip(self, command_id: str) -> None:
        """Let the button in the tool bar name the step, as the menu does."""
        action, key = self._actions[command_id], self._actions.key_text(command_id)
        title = re.sub("&(.)", r"\1", action.text())
        action.setToolTip(f"{title} ({key})\n{action.statusTip()}" if key else f"{title}\n{action.statusTip()}")

    def _show_tips(self) -> None:
        for command_id in ("undo", "redo"):
            self._show_tip(command_id)

    def _show_star(self) -> None:
        self._window.setWindowModified(self._history.modified)
