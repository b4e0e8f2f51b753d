"""The chosen look on the whole application; follows the system's dark or light while the user wants that."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.preferences import SYSTEM_THEME, Preferences
from desktop.theme import DARK, LIGHT, LOOK, THEMES, Theme, apply_theme, change_theme


class Appearance(QObject):
    """Dresses an application as the user's choices say, at once and whenever the system changes its colours.

    Parameters
    ----------
    app : QApplication
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._name, self._percent = DARK.name, 100
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def wear(self, theme: str, font_percent: int) -> None:
        """Put a theme (``dark``, ``light``, ``system`` or ``contrast``) and a size of letters in force."""
        self._name, self._percent = theme, font_percent
        if theme == SYSTEM_THEME:
            self._dress(system_theme(self._app.styleHints().colorScheme()))
        else:
            self._dress(THEMES[theme])

    def wear_chosen(self, preferences: Preferences) -> None:
        """Put what the settings hold in force."""
        self.wear(preferences.theme, preferences.font_percent)

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._name == SYSTEM_THEME:
            self._dress(system_theme(scheme))

    def _dress(self, theme: Theme) -> None:
        scale = self._percent / 100
        if not self._app.styleSheet():
            apply_theme(self._app, theme, scale)
        elif LOOK.theme is not theme or LOOK.scale != scale:
            change_theme(self._app, theme, scale)


def appearance_of(app: QApplication) -> Appearance:
    """Return the one of this application, made when it is first asked for."""
    return app.findChild(Appearance) or Appearance(app)


def system_theme(scheme: Qt.ColorScheme) -> Theme:
    """Return the theme that goes with the system's colours; dark where it does not say."""
    return LIGHT if scheme == Qt.ColorScheme.Light else DARK
