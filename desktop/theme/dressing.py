"""Dresses the whole application in a theme, and again when the user wants another."""

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from desktop.theme.fonts import ui_font
from desktop.theme.icons import app_icon, redraw_icons
from desktop.theme.look import LOOK
from desktop.theme.palettes import DARK, Theme
from desktop.theme.style_sheet import style_sheet


def palette(theme: Theme = DARK) -> QPalette:
    """Return the Qt palette of a theme."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.plot),
        (role.AlternateBase, theme.plot_alternate),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.text_dim),
        (role.Highlight, theme.accent_strong),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent_strong),
        (role.Light, theme.raised),
        (role.Midlight, theme.hover),
        (role.Mid, theme.line),
        (role.Dark, theme.plot),
        (role.Shadow, "#000000"),
    ):
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.text_disabled))
    return result


def apply_theme(app: QApplication, theme: Theme = DARK, scale: float = 1.0) -> None:
    """Dress a whole application: Fusion base, palette, style sheet, font, icons; the views draw themselves anew.

    Parameters
    ----------
    app : QApplication
    theme : Theme
    scale : float
        Size of all letters, and of what holds them; 1 is 100 %.
    """
    LOOK.choose(theme, scale)
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(ui_font())
    app.setStyleSheet(style_sheet(theme))
    app.setWindowIcon(app_icon())
    redraw_icons(app)
    _size_dock_titles(app)
    LOOK.changed.emit()


def _size_dock_titles(app: QApplication) -> None:
    """Let the titles of docks follow the size of letters.

    Qt draws them in a font taken once, when the dock is made, unless the dock's own differs from the application's.
    """
    font = ui_font()
    font.setStyleStrategy(QFont.StyleStrategy.PreferQuality)
    for window in app.topLevelWidgets():
        for dock in window.findChildren(QDockWidget):
            dock.setFont(font)


def dress_as(widget: QWidget, name: str) -> None:
    """Let a widget look as the style sheet says of a name: ``dim``, ``wrong``, ``caution``, ``title``."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
