"""What the formats of regions are called in the window's language; the engine's registry has their English names."""

from desktop.translation import translate


def format_name(name: str) -> str:
    """Return a format's name as it is shown: "Audacity labels" is "Audacity-Textmarken" in German."""
    return translate("Formats", name)
