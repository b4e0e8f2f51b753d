"""The dialog in which a note on a region is written: Enter keeps it, Shift+Enter begins another line."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.theme import scaled


class NoteDialog(QDialog):
    """
    A field for a few lines; notes are written by the dozen, so nothing but Enter is needed to keep one.

    Parameters
    ----------
    region : str
        What the note is on, in words.
    note : str
        As it was so far.
    parent : QWidget, optional
    """

    def __init__(self, region: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Note"))
        self.label = QLabel(self.tr("Note on {region}:").format(region=region), self)
        self.label.setWordWrap(True)
        self.field = QPlainTextEdit(note, self)
        self.field.setAccessibleName(self.tr("Note"))
        self.field.setToolTip(self.tr("Enter keeps the note; Shift+Enter begins another line"))
        self.field.setTabChangesFocus(True)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.installEventFilter(self)
        self.hint = QLabel(self.field.toolTip(), self)
        self.hint.setObjectName("dim")
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.label, self.field, self.hint, self.buttons):
            layout.addWidget(widget)
        self.resize(scaled(440), scaled(220))

    @property
    def note(self) -> str:
        """What was written, without blank space around it."""
        return self.field.toPlainText().strip()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.accept()
                return True
        return super().eventFilter(watched, event)
