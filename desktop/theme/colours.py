"""Arithmetic of colours after WCAG 2: luminance, contrast, mixing; knows no theme."""

from PySide6.QtGui import QColor


def relative_luminance(colour: QColor | str) -> float:
    """Luminance after WCAG 2, 0 for black to 1 for white."""
    value = QColor(colour)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value.redF(), value.greenF(), value.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor | str, second: QColor | str) -> float:
    """Contrast ratio after WCAG 2, from 1 to 21."""
    light, dark = sorted((relative_luminance(first), relative_luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(background: QColor | str) -> QColor:
    """Return black or white, whichever reads better on ``background``."""
    black, white = QColor("#0b0d10"), QColor("#ffffff")
    return black if contrast(black, background) >= contrast(white, background) else white


def blend(over: QColor | str, under: QColor | str, alpha: float) -> QColor:
    """Return what ``over`` at ``alpha`` looks like on an opaque ``under``."""
    top, bottom = QColor(over), QColor(under)
    return QColor.fromRgbF(
        *(
            alpha * one + (1 - alpha) * other
            for one, other in (
                (top.redF(), bottom.redF()),
                (top.greenF(), bottom.greenF()),
                (top.blueF(), bottom.blueF()),
            )
        )
    )
