"""Keys that a control needs for itself go to the control while it has the focus, not to the window's commands."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_WAYS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_PRESS = frozenset({Qt.Key.Key_Space})
_UP_DOWN = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_OWN: tuple[tuple[type[QWidget], frozenset[Qt.Key], frozenset[Qt.Key]], ...] = (
    (QAbstractSlider, _ARROWS | _WAYS, frozenset()),
    (QAbstractButton, frozenset(), _PRESS),
    (QComboBox, _UP_DOWN, _PRESS | _WAYS),
    (QTabBar, frozenset(), _ARROWS | _WAYS),
    (QAbstractItemView, _UP_DOWN | _WAYS, frozenset()),
)
"""Kinds of control, keys they always keep, and keys they keep if the focus came by keyboard.

Space plays: it is a button's own only for those who walk from button to button.
"""


class OwnKeys(QObject):
    """Lets the control that has the focus have its own keys.

    Parameters
    ----------
    parent : QObject
        As long as it lives, this works.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._keys: frozenset[Qt.Key] = frozenset()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is None:
            return
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        for kind, always, by_keyboard in _OWN:
            if isinstance(new, kind):
                self._keys = always if by_mouse else always | by_keyboard
                self._watched = new
                new.installEventFilter(self)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in self._keys:
            event.accept()
            return True
        return False
