"""The windows about commands themselves: palette, key reference and shortcut editor."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import Actions


class CommandWindows(QObject):
    """Opens what shows or changes the action table, from any window that has actions.

    Parameters
    ----------
    window : QWidget
        Owner of the windows.
    actions : Actions
        Those of this window. The palette shows them alone; reference and editor show those of all windows.
    """

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        actions["palette"].triggered.connect(lambda _=False: self.show_palette())
        actions["keys"].triggered.connect(lambda _=False: self.show_keys())
        actions["shortcuts"].triggered.connect(lambda _=False: self.show_shortcuts())

    def show_palette(self) -> None:
        """Let the user find a command by its name."""
        from desktop.dialogs.palette import CommandPalette

        self._show(CommandPalette(self._actions, self._window))

    def show_keys(self) -> None:
        """Show the key reference."""
        from desktop.dialogs.keys import KeysDialog

        self._show(KeysDialog(self._actions, self._window))

    def show_shortcuts(self) -> None:
        """Let the user change keys."""
        from desktop.dialogs.shortcuts import ShortcutsDialog

        self._show(ShortcutsDialog(self._actions, self._window))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
