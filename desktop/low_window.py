"""Gives strips, bars and rows less height while the window is low, so that lanes and table keep theirs."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt

from desktop.theme import LOOK, scaled

if TYPE_CHECKING:
    from desktop.window import MainWindow

LOW_PX = 800
"""A window lower than this, at letters of 100 %, is a low one."""
_TABLE_PX, _LOW_TABLE_PX = 246, 210
"""Height of the table's panel until somebody chooses another: room for six rows at least."""


class Lowers(Protocol):
    """A part of the window that can do with less height."""

    def set_low(self, low: bool) -> None: ...


class LowWindow(QObject):
    """Watches the window's height.

    Parameters
    ----------
    window : MainWindow
        Built already.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.low = self._due = False
        editor = window.editor
        self._parts: tuple[Lowers, ...] = (
            *(window.toolbar, window.transport, window.status_line, window.table),
            *(editor.overview, editor.waveform, editor.spectrogram),
        )
        window.installEventFilter(self)
        window.dock.visibilityChanged.connect(self._table_shown)
        LOOK.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        low = self._window.height() < scaled(LOW_PX)
        if low != self.low:
            self.low = low
            untouched = self._due or self._window.dock.height() == self._table_px(not low)
            for part in self._parts:
                part.set_low(low)
            if untouched:
                self.size_table()

    def size_table(self) -> None:
        """Give the table's panel the height that suits the window; while it is hidden, as soon as it is shown."""
        dock = self._window.dock
        self._due = not dock.isVisible()
        self._window.resizeDocks([dock], [self._table_px(self.low)], Qt.Orientation.Vertical)

    def _table_shown(self, there: bool) -> None:
        if there and self._due:
            self.size_table()

    @staticmethod
    def _table_px(low: bool) -> int:
        return scaled(_LOW_TABLE_PX if low else _TABLE_PX)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._look()
        return False
