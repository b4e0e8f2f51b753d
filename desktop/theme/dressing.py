"""Dresses the whole application in a theme, and again when the user wants another."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from desktop.theme.fonts import ui_font
from desktop.theme.icons import app_icon, redraw_icons
from desktop.theme.look import LOOK
from desktop.theme.palettes import DARK, Theme
from desktop.theme.style_sheet import style_sheet

_OWN_SHEET = "soloscope sheet"
"""Marks windows whose style sheet is ours."""
_BETWEEN_DRAWINGS_MS = 20
"""Enough for Qt to begin with one window before it hears of the next."""


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

    To be called before there are windows; for those that are open see `change_theme`.

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
    for window in _windows(app):
        if window.property(_OWN_SHEET):
            window.setStyleSheet("")
    app.setWindowIcon(app_icon())
    _finish(app)
    for window in _windows(app):
        window.setUpdatesEnabled(True)


def change_theme(app: QApplication, theme: Theme, scale: float) -> None:
    """Dress the windows of a dressed application anew, each in a turn of the event loop; they are drawn after all.

    The style sheet goes to each window. Given to the application Qt dresses every widget once for itself and once more
    for each widget that it lies in, which holds the windows up several times as long.
    """
    LOOK.choose(theme, scale)
    app.setPalette(palette(theme))
    app.setFont(ui_font())
    for window in _windows(app):
        window.setUpdatesEnabled(False)
    _dress_next(app, LOOK.theme, LOOK.scale)


def _dress_next(app: QApplication, theme: Theme, scale: float) -> None:
    """Dress one more window, and let the rest follow after the last; a later choice has turns of its own."""
    if (LOOK.theme, LOOK.scale) != (theme, scale):
        return
    sheet = _sheet_of_windows(app)
    window = next((window for window in _windows(app) if window.styleSheet() != sheet), None)
    if window is None:
        _finish(app)
        _draw_next(app, theme, scale)
    else:
        dress_window(window)
        QTimer.singleShot(0, app, lambda: _dress_next(app, theme, scale))


def dress_window(window: QWidget) -> None:
    """Give a window without a parent the look in force, where the application's own style sheet is of another one."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        window.setStyleSheet(_sheet_of_windows(app))
        window.setProperty(_OWN_SHEET, True)


def _sheet_of_windows(app: QApplication) -> str:
    """Return the style sheet that windows need besides that of the application."""
    sheet = style_sheet(LOOK.theme)
    return "" if app.styleSheet() in ("", sheet) else sheet


def _finish(app: QApplication) -> None:
    """Let follow what no style sheet reaches."""
    redraw_icons(app)
    _size_dock_titles(app)
    LOOK.changed.emit()


def _draw_next(app: QApplication, theme: Theme, scale: float) -> None:
    """Let one more window be drawn, and the rest after a moment: drawn at once they would hold each other up."""
    if (LOOK.theme, LOOK.scale) != (theme, scale):
        return
    waiting = [window for window in _windows(app) if not window.updatesEnabled()]
    # First what nobody sees: it is not drawn.
    for window in sorted(waiting, key=QWidget.isVisible):
        window.setUpdatesEnabled(True)
        if window.isVisible():
            QTimer.singleShot(_BETWEEN_DRAWINGS_MS, app, lambda: _draw_next(app, theme, scale))
            return


def _windows(app: QApplication) -> list[QWidget]:
    """Return the windows that belong to no other; a style sheet of theirs is that of all that do belong to them."""
    return [window for window in app.topLevelWidgets() if window.parentWidget() is None]


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
