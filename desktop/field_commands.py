"""Commands that go straight to a field, wherever the focus is: the table's filter, the choices of Find solos."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.window import MainWindow

_BACK = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class FieldCommands(QObject):
    """Goes to the fields, and from the filter back to the rows.

    In the filter, Return and Down go to the table's rows; Esc empties it, and where it is empty goes to the lanes. Undo
    is the window's where there are no letters to take back.

    Parameters
    ----------
    window : MainWindow
        Built already.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        actions = window.actions_by_id
        actions["filter_regions"].triggered.connect(lambda _=False: self.go_to_filter())
        actions["find_choices"].triggered.connect(lambda _=False: window.finder.go_to_choices())
        window.table.filter_edit.installEventFilter(self)

    def go_to_filter(self) -> None:
        """Show the table, if it is not there, and select what stands in its filter."""
        window, edit = self._window, self._window.table.filter_edit
        window.actions_by_id["show_table"].setChecked(True)
        window.dock.raise_()
        if window.dock.isFloating():
            window.dock.activateWindow()
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.selectAll()

    def _leave(self, key: Qt.Key) -> bool:
        """Do what a key does in the filter; False if it is the filter's own affair."""
        table = self._window.table
        if key in _BACK:
            self._go_to_rows()
        elif key == Qt.Key.Key_Escape and table.filter_edit.text():
            table.filter_edit.clear()
        elif key == Qt.Key.Key_Escape:
            self._focus(self._window.editor.lanes)
        else:
            return False
        return True

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        edit = self._window.table.filter_edit
        undoes = event.matches(QKeySequence.StandardKey.Undo) and not edit.isUndoAvailable()
        return undoes or (event.matches(QKeySequence.StandardKey.Redo) and not edit.isRedoAvailable())

    def _go_to_rows(self) -> None:
        table = self._window.table
        self._focus(table.table)
        if table.shown_regions and not table.table.selectionModel().hasSelection():
            table.table.selectRow(0)

    @staticmethod
    def _focus(widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._is_the_windows(event):
            event.ignore()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and Qt.Key(event.key()) in _BACK | {Qt.Key.Key_Escape}:
            # These are commands elsewhere: Return confirms a region, Esc cancels an analysis.
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._leave(Qt.Key(event.key()))
