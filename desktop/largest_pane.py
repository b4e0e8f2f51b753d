"""Gives one pane as much room as there is, and puts everything back; nothing is hidden for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

if TYPE_CHECKING:
    from desktop.panes import Panes
    from desktop.window import MainWindow

_ALL_PX = 10_000
"""More than any window has; Qt gives what the others can spare."""


class LargestPane(QObject):
    """What ``pane_largest`` does to the pane that has the focus.

    Parameters
    ----------
    window : MainWindow
    panes : Panes
        Knows which pane the focus is in.
    """

    def __init__(self, window: "MainWindow", panes: "Panes") -> None:
        super().__init__(panes)
        self._window, self._panes = window, panes
        self._large: QWidget | None = None
        self._docks: list[tuple[QDockWidget, int, Qt.Orientation]] = []
        self._views: list[int] = []
        window.actions_by_id["pane_largest"].triggered.connect(lambda _=False: self.toggle())

    def toggle(self) -> None:
        """Enlarge the pane that has the focus, or another one than before; the same one again goes back."""
        focused = QApplication.focusWidget()
        wanted = self._panes.focused_dock() or self._panes.view
        if self._large is not None:
            self._put_back()
            if wanted is self._large:
                self._large = None
                return
        self._remember()
        self._large = wanted
        if isinstance(wanted, QDockWidget):
            self._window.resizeDocks([wanted], [_ALL_PX], self._way_of(wanted))
        else:
            self._enlarge_view(wanted)
        if focused is not None:
            focused.setFocus()

    def _enlarge_view(self, view: QWidget) -> None:
        splitter = self._window.editor.splitter
        splitter.setSizes([_ALL_PX if splitter.widget(at) is view else 1 for at in range(splitter.count())])
        for dock, _, way in self._docks:
            self._window.resizeDocks([dock], [1], way)

    def _remember(self) -> None:
        docks = [d for d in self._window.findChildren(QDockWidget) if d.isVisible() and not d.isFloating()]
        ways = {dock: self._way_of(dock) for dock in docks}
        self._docks = [(d, d.height() if ways[d] is Qt.Orientation.Vertical else d.width(), ways[d]) for d in docks]
        self._views = self._window.editor.splitter.sizes()

    def _put_back(self) -> None:
        for dock, size, way in self._docks:
            if dock.isVisible() and not dock.isFloating():
                self._window.resizeDocks([dock], [size], way)
        self._window.editor.splitter.setSizes(self._views)

    def _way_of(self, dock: QDockWidget) -> Qt.Orientation:
        below = self._window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
        return Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
