"""Which languages the texts have been translated into, as the files that ship with Soloscope show."""

from PySide6.QtCore import QLocale

from engine.resource_files import resource_path

_PREFIX = "soloscope_"


def languages() -> dict[str, str]:
    """Return the languages there are, by code, each in its own words: ``{"de": "Deutsch", "en": "English"}``."""
    codes = {path.stem.removeprefix(_PREFIX) for path in resource_path("translations").glob(f"{_PREFIX}*.qm")}
    return {code: _own_name(code) for code in sorted(codes | {"en"})}


def _own_name(code: str) -> str:
    if code == "en":
        return "English"  # and not "American English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
