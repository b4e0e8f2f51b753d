"""The look in force: which theme, and how large the letters are; the one place that changes while a window is open."""

from typing import cast

from PySide6.QtCore import QObject, Signal

from desktop.theme.palettes import DARK, Theme

SMALLEST_SCALE, LARGEST_SCALE = 0.8, 2.0


class Look(QObject):
    """Theme and scale of letters. ``changed()`` follows when all widgets have been dressed anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = DARK
        self.scale = 1.0

    def choose(self, theme: Theme, scale: float) -> None:
        """Put another theme and scale in force, without telling anybody yet; see `desktop.theme.dressing`."""
        self.theme = theme
        self.scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))


LOOK = Look()


class _ThemeInForce:
    """Reads like the theme in force."""

    def __getattr__(self, name: str) -> object:
        return getattr(LOOK.theme, name)


THEME = cast(Theme, _ThemeInForce())
"""The theme in force. Read its colours while drawing and keep none of them: they are others after a change."""


def scaled(pixels: float) -> int:
    """Return a length at the chosen size of letters, in whole pixels: for what must have room for letters."""
    return round(pixels * LOOK.scale)
