"""A field that finds its words in a text beside it, from one place to the next."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class TextSearch(QLineEdit):
    """Finds while somebody types; Enter goes to the next place, and from the last to the first.

    Parameters
    ----------
    text : QPlainTextEdit
        Where to look.
    """

    def __init__(self, text: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setPlaceholderText(self.tr("Find in the text"))
        self.setAccessibleName(self.tr("Find in the text"))
        self.setToolTip(self.tr("Enter goes to the next place"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self.find_next)

    def find_next(self) -> bool:
        """Mark the next place; return whether there is one."""
        if not self.text():
            return False
        if self._text.find(self.text()):
            return True
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        self._text.setTextCursor(cursor)
        return self._text.find(self.text(), QTextDocument.FindFlag(0))

    def _typed(self, words: str) -> None:
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._text.setTextCursor(cursor)
        if words:
            self.find_next()
