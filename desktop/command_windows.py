"""The windows about commands themselves: palette, key reference, shortcut editor; and the keys kept in the settings."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import Actions
from desktop.commands import COMMANDS
from desktop.keymap import Keymap
from desktop.settings import Settings


class CommandWindows(QObject):
    """Opens what shows or changes the action table.

    Parameters
    ----------
    window : QWidget
        Owner of the windows.
    actions : Actions
        Get the user's keys at once.
    settings : Settings
        Where these are kept.
    """

    def __init__(self, window: QWidget, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._actions, self._settings = window, actions, settings
        actions.set_keymap(Keymap(COMMANDS, settings.keys))
        actions["palette"].triggered.connect(lambda _=False: self.show_palette())
        actions["keys"].triggered.connect(lambda _=False: self.show_keys())
        actions["shortcuts"].triggered.connect(lambda _=False: self.show_shortcuts())
        actions["integrations"].triggered.connect(lambda _=False: self.show_integrations())

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

        self._show(ShortcutsDialog(self._actions, self._store, self._window))

    def show_integrations(self) -> None:
        """Show what there is for other programs."""
        from desktop.dialogs.integrations import IntegrationsDialog

        self._show(IntegrationsDialog(self._window))

    def _store(self, keymap: Keymap) -> None:
        self._settings.keys = keymap.chosen

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
