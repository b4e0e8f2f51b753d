"""A window no larger than the screen it opens on; Qt leaves that to window managers, and not all of them see to it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_FRAME = QSize(8, 38)
"""What a frame with a title takes of the screen, where nobody says how much."""
_UNSEEN = ("offscreen", "minimal", "vnc")
"""Platforms whose screen is no measure of what somebody sees."""


def fitting(wanted: QSize, room: QSize) -> QSize:
    """Return a window's size as far as a screen has room for it and its frame."""
    return wanted.boundedTo(room - _FRAME)


def open_at(window: QWidget, wanted: QSize) -> None:
    """Give a window a size, or as much of it as its screen has room for."""
    screen = window.screen()
    if screen is None or QGuiApplication.platformName() in _UNSEEN:
        window.resize(wanted)
    else:
        window.resize(fitting(wanted, screen.availableGeometry().size()))
