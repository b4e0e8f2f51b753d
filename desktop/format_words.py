"""What is said of a format of region files, in the window's language; the engine's table says it in English."""

from typing import TYPE_CHECKING

from desktop.translation import translate

if TYPE_CHECKING:
    from engine.interchange import FormatSpec


def format_name(name: str) -> str:
    """Return a format's name as it is shown: "Audacity labels" is "Audacity-Textmarken" in German."""
    return translate("Formats", name)


def keeps_words(spec: "FormatSpec") -> str:
    """Return what survives a round trip."""
    return translate("Formats", spec.keeps)


def loses_words(spec: "FormatSpec") -> str:
    """Return what does not survive."""
    return translate("Formats", spec.loses)


def hint_words(spec: "FormatSpec") -> str:
    """Return what a person must heed in the other program; empty where nothing."""
    return translate("Formats", spec.hint) if spec.hint else ""


def counted_words(regions: int, markers: int) -> str:
    """Return how many regions and markers there are, without those that there are none of."""
    marked = translate("Formats", "%Ln markers", "", markers)
    if not markers:
        return translate("Formats", "%Ln regions", "", regions)
    if not regions:
        return marked
    both = translate("Formats", "{regions} and {markers}")
    return both.format(regions=translate("Formats", "%Ln regions", "", regions), markers=marked)


def verified_words(spec: "FormatSpec") -> str:
    """Return which programs were seen to read such a file, or that none was."""
    if spec.verified_by == "Soloscope":
        return translate("Formats", "Soloscope's own format")
    if spec.verified_by:
        return translate("Formats", "checked with {programs}").format(programs=spec.verified_by)
    return translate("Formats", "unverified: not checked with the program itself")
