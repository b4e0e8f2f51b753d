"""The menus of the main window: every command of the table once, in its place."""

from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.actions import Actions
from desktop.command import menu_label, submenu_title
from desktop.commands import MENUS
from desktop.translation import translate


def fill_menus(window: QMainWindow, actions: Actions) -> QMenu:
    """Put all commands into the window's menu bar, and into the window itself, so that their keys work.

    Returns
    -------
    QMenu
        The empty menu of recent files.
    """
    menus = {name: window.menuBar().addMenu(menu_label(name)) for name in MENUS}
    recent = QMenu(translate("Menus", "Open &recent"), window)
    for command, action in actions:
        if command.menu not in menus:
            outer, _, inner = command.menu.partition("/")
            menus[command.menu] = menus[outer].addMenu(submenu_title(inner))
        menu = menus[command.menu]
        if command.separator and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(action)
        window.addAction(action)
        if command.id == "open_demo":
            menu.addMenu(recent)
    return recent
