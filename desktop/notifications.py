"""Tells that long work has ended to a user who is looking at another window: by the system's tray, and the taskbar."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop.theme import app_icon

SHOWN_MS = 10_000
LEAST_WORK_S = 10.0
"""Shorter work is not worth a message."""


class Notifications(QObject):
    """Announces ends of work while the window is not in front, as far as the user wants that.

    A tray icon is there only while a message is; a click on the message brings the window to the front.

    Parameters
    ----------
    window : QWidget
        The window whose user is told.
    """

    announced = Signal(str, str)
    """Title and sentence of what has been announced."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.wanted = True
        self.tray: QSystemTrayIcon | None = None
        window.installEventFilter(self)

    def work_ended(self, title: str, sentence: str) -> bool:
        """Announce an end; return whether it was: not if the window is in front, nor if the user wants none.

        Parameters
        ----------
        title : str
            What has ended, in two or three words.
        sentence : str
            How.
        """
        if not self.wanted or self._window.isActiveWindow():
            return False
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tray_icon().showMessage(title, sentence, app_icon(), SHOWN_MS)
        self.announced.emit(title, sentence)
        return True

    def _tray_icon(self) -> QSystemTrayIcon:
        if self.tray is None:
            self.tray = QSystemTrayIcon(app_icon(), self)
            self.tray.setToolTip(QApplication.applicationDisplayName())
            self.tray.messageClicked.connect(self._show_window)
            self.tray.activated.connect(self._show_window)
        self.tray.show()
        return self.tray

    def _show_window(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the tray icon away when the window comes to the front: whoever looks at it knows."""
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Close) and self.tray is not None:
            self.tray.hide()
        return False
