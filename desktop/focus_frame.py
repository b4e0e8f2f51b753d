"""The frame around whatever has the focus, the same everywhere, so that it can be seen in every window and dialog."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QDialog, QFocusFrame, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from desktop.theme import THEME
from desktop.views.time_view import TimeView

_ROUNDING_PX = 4.0


class FocusFrame(QFocusFrame):
    """A frame inside a widget's edge, where nothing can cut it off; it grows with the widget and takes no mouse."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setGeometry(widget.rect())
        widget.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = THEME.focus_px / 2
        painter.setPen(QPen(QColor(THEME.accent), THEME.focus_px))
        edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(edge, _ROUNDING_PX, _ROUNDING_PX)
        painter.end()


class FocusFrames(QObject):
    """Lays a frame round each widget that gets the focus.

    Views over the time axis draw their own; menus and windows as such show theirs by what is chosen in them.

    Parameters
    ----------
    parent : QObject
        As long as it lives, there are frames.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.frame: FocusFrame | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        old, self.frame = self.frame, None
        # A frame goes with the window it lies in.
        if old is not None and isValid(old):
            old.hide()
            old.deleteLater()
        without = TimeView | QMenu | QMenuBar | QMainWindow | QDialog
        if new is not None and not isinstance(new, without) and not new.isWindow():
            self.frame = FocusFrame(new)
