"""The window's size, places of panels, columns and strips, from one day to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desktop.low_window import LowWindow
from desktop.screen_fit import open_at

if TYPE_CHECKING:
    from desktop.window import MainWindow

_STANDARD = QSize(1440, 900)


class WindowMemory:
    """Gives a window the looks it had, or standard ones.

    Parameters
    ----------
    window : MainWindow
        Built already.
    remembers : bool
        Whether looks are kept at all.
    """

    def __init__(self, window: "MainWindow", *, remembers: bool) -> None:
        self._window, self._remembers = window, remembers

    def restore(self) -> None:
        """Give the window its size and its parts their places."""
        window, settings = self._window, self._window.settings
        open_at(window, _STANDARD)
        window.actions_by_id["show_table"].setChecked(True)
        low_window = LowWindow(window)
        if not self._remembers:
            low_window.size_table()
            return
        window.restoreGeometry(settings.state("geometry"))
        if not window.restoreState(settings.state("layout")):
            low_window.size_table()
        window.rules_dock.take_up_layout()
        window.marker_desk.take_up_layout()
        window.table.columns.read_json(settings.facts("columns"))
        window.editor.splitter.restoreState(settings.state("splitter"))

    def keep(self) -> None:
        """Write down how the window looks."""
        if self._remembers:
            window, settings = self._window, self._window.settings
            settings.set_state("geometry", window.saveGeometry())
            settings.set_state("layout", window.saveState())
            settings.set_facts("columns", window.table.columns.to_json())
            settings.set_state("splitter", window.editor.splitter.saveState())
