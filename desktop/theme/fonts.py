"""The fonts of labels and of numbers, in the size the user has chosen."""

from PySide6.QtGui import QFont, QFontDatabase

from desktop.theme.look import LOOK

_UI_FAMILIES = ("Inter", "Segoe UI Variable", "Segoe UI", "SF Pro Text", "Cantarell", "Noto Sans", "DejaVu Sans")
_MONO_FAMILIES = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Consolas", "Menlo", "DejaVu Sans Mono")


def _available(families: tuple[str, ...]) -> list[str]:
    installed = set(QFontDatabase.families())
    return [family for family in families if family in installed]


def _size(pixels: int) -> int:
    # Rounded down, unlike the lengths of what holds the letters: they must not grow out of it.
    return max(1, int(pixels * LOOK.scale + 1e-9))


def ui_font(pixels: int = 13, *, bold: bool = False) -> QFont:
    """Return the font of labels and buttons."""
    font = QFont()
    families = _available(_UI_FAMILIES)
    if families:
        font.setFamilies(families)
    font.setPixelSize(_size(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def mono_font(pixels: int = 13, *, bold: bool = False) -> QFont:
    """Return the font of times and numbers, all digits equally wide."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    families = _available(_MONO_FAMILIES)
    if families:
        font.setFamilies(families)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(_size(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
