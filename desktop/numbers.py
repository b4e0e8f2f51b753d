"""Numbers as the window's language writes them; files and timecode never do."""

from PySide6.QtCore import QLocale


def decimal(value: float, places: int) -> str:
    """Write a number with a fixed number of decimal places: ``0.47``, in German ``0,47``."""
    return _plain_locale().toString(float(value), "f", places)


def brief(value: float, digits: int = 6) -> str:
    """Write a number with as many places as it needs, and no more digits than given: ``44.1``, ``2``."""
    return _plain_locale().toString(float(value), "g", digits)


def whole(number: int) -> str:
    """Write a whole number with the language's digit groups: ``1,204``, in German ``1.204``."""
    return QLocale().toString(number)


def percent(share: float) -> str:
    """Write a share as whole per cent: ``47%``; the language says whether there is a space."""
    number = str(round(100 * share))
    return f"{number}%" if QLocale().language() == QLocale.Language.English else f"{number}\N{NO-BREAK SPACE}%"


def inside(text: str) -> str:
    """Return a heading as it stands inside a sentence: with a small letter, but for languages with capital nouns."""
    if QLocale().language() == QLocale.Language.German:
        return text
    return f"{text[:1].lower()}{text[1:]}"


def _plain_locale() -> QLocale:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale
