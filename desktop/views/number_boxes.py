"""Boxes for numbers, as the window's: Return takes what was typed, undo is the window's once it has been taken.

Their text keeps off the frame; Qt takes the padding of a style sheet for no spin box.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_LEFT_PX = 6
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def _settled(event: QEvent, seen: str, in_force: str) -> bool:
    """Say whose a key is that the window has a command for, where Qt would have it otherwise; True if that is said.

    `seen` stands in the box, and `in_force` is the number that it is at.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    # Return confirms a region elsewhere.
    if Qt.Key(event.key()) in _TAKING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        event.accept()
        return True
    takes_back = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    if takes_back and seen == in_force:
        # The field would undo letters of a number that is in force.
        event.ignore()
        return True
    return False


class NumberBox(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        in_force = self.textFromValue(self.value())
        return _settled(event, self.cleanText(), in_force) or super().event(event)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_LEFT_PX, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_LEFT_PX, 0)


class DecimalBox(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        in_force = self.textFromValue(self.value())
        return _settled(event, self.cleanText(), in_force) or super().event(event)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_LEFT_PX, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_LEFT_PX, 0)
