"""The language of the window: which there are, which is chosen, and the texts and numbers that follow it.

English sentences stand in the source; `resources/translations` holds what Qt Linguist made of them. Files that
Soloscope writes, timecode and the command line's output never follow the language.
"""

import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from desktop.languages import languages
from engine.resource_files import resource_path

VARIABLE = "SOLOSCOPE_LANGUAGE"
"""Environment variable that chooses a language before the settings do."""

_installed: list[QTranslator] = []


def translate(context: str, text: str, comment: str = "", n: int = -1) -> str:
    """Return a text in the window's language, where there is no QObject whose `tr` would do it.

    Parameters
    ----------
    context : str
        Where the text belongs, as Qt Linguist lists it.
    text : str
        The English text.
    comment : str
        Tells equal English texts apart that another language says in two ways.
    n : int
        The number that ``%n`` (or ``%Ln``, with the language's digit groups) stands for.
    """
    return QCoreApplication.translate(context, text, comment, n)


def install(language: str = "") -> str:
    """Let every text made from now on be in a language; to be called before the first widget.

    Parameters
    ----------
    language : str
        One of `desktop.languages`, or a regional form of it; empty for what `chosen_language` says. One that there
        is not is English.

    Returns
    -------
    str
        The language that is in use.
    """
    app = QCoreApplication.instance()
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    locale = _locale_of(language or chosen_language())
    code = QLocale.languageToCode(locale.language())
    # English lies under every other language: its file holds the plurals, and it says what no other file says.
    names = [(str(resource_path("translations")), "soloscope_en")]
    if code != "en":
        names.append((QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"))
        names.append((str(resource_path("translations")), f"soloscope_{code}"))
    for folder, name in names:
        translator = QTranslator(app)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
    QLocale.setDefault(locale)
    return code


def chosen_language() -> str:
    """Return the language asked for: by the environment, the settings, else the system's; ``en`` if there is none."""
    for wanted in (os.environ.get(VARIABLE, ""), str(QSettings().value("language", "") or "")):
        if wanted:
            return wanted
    there = languages()
    return next((tag for tag in QLocale.system().uiLanguages() if _code(tag) in there), "en")


def _locale_of(tag: str) -> QLocale:
    return QLocale(tag) if _code(tag) in languages() else QLocale("en")


def _code(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()
