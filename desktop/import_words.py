"""What an import brings, or has brought, in one sentence."""

from desktop.format_words import counted_words
from desktop.region_import import Imported
from desktop.translation import translate


def import_words(outcome: Imported) -> str:
    """Say what comes in and what does not: ``12 regions come in; 2 behind the end left out``."""
    regions, markers = len(outcome.regions), len(outcome.markers)
    if markers and regions:
        words = translate("ImportWords", "{what} come in")
        return _sentence(words.format(what=counted_words(regions, markers)), outcome)
    if markers:
        return _sentence(translate("ImportWords", "%Ln markers come in", "", markers), outcome)
    return _sentence(translate("ImportWords", "%Ln regions come in", "", regions), outcome)


def imported_words(outcome: Imported, name: str, already_there: int = 0) -> str:
    """Say what came in from a file of some name, and how many markers were there already."""
    count = counted_words(len(outcome.regions), len(outcome.markers) - already_there)
    words = translate("ImportWords", "{what} imported from “{name}”").format(what=count, name=name)
    if already_there:
        words += "; " + translate("ImportWords", "%Ln markers stood there already", "", already_there)
    return _sentence(words, outcome)


def step_words(outcome: Imported, name: str) -> str:
    """Name the undo step."""
    count = counted_words(len(outcome.regions), len(outcome.markers))
    return translate("ImportWords", "Import {what} from {name}").format(what=count, name=name)


def _sentence(beginning: str, outcome: Imported) -> str:
    parts = [beginning]
    if outcome.cut:
        parts.append(translate("ImportWords", "%Ln cut at the end of the recording", "", outcome.cut))
    if outcome.joined:
        parts.append(translate("ImportWords", "%Ln joined with one that overlaps", "", outcome.joined))
    if outcome.beyond:
        parts.append(translate("ImportWords", "%Ln behind the end left out", "", outcome.beyond))
    if outcome.unnamed:
        parts.append(translate("ImportWords", "%Ln of unknown instruments left out", "", outcome.unnamed))
    if outcome.short:
        parts.append(translate("ImportWords", "%Ln without a length left out", "", outcome.short))
    return "; ".join(parts) + "."
