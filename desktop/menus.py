"""The menus of a window: every command of its once, in its place."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.actions import Actions
from desktop.command import menu_label, submenu_title
from desktop.commands import MENUS
from desktop.translation import translate


def fill_menus(window: QMainWindow, actions: Actions) -> dict[str, QMenu]:
    """Put a window's commands into its menu bar, and into the window itself, so that their keys work.

    Returns
    -------
    dict of str to QMenu
        The menus as `desktop.command.Command.menu` names them.
    """
    menus = {name: window.menuBar().addMenu(menu_label(name)) for name in MENUS[actions.window]}
    for command, action in actions:
        if command.menu not in menus:
            outer, _, inner = command.menu.partition("/")
            menus[command.menu] = menus[outer].addMenu(submenu_title(inner))
        menu = menus[command.menu]
        if command.separator and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(action)
        window.addAction(action)
    return menus


def added_recent_menu(menu: QMenu, before: QAction) -> QMenu:
    """Put an empty menu of recent files into a menu, before one of its commands."""
    recent = QMenu(translate("Menus", "Open &recent"), menu)
    menu.insertMenu(before, recent)
    return recent
