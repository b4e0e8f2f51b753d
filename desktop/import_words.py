"""What an import brings, or has brought, in one sentence."""

from desktop.region_import import Imported
from desktop.translation import translate


def import_words(outcome: Imported) -> str:
    """Say what comes in and what does not: ``12 regions come in; 2 behind the end left out``."""
    words = translate("ImportWords", "%Ln regions come in", "", len(outcome.regions))
    return _sentence(words, outcome)


def imported_words(outcome: Imported, name: str) -> str:
    """Say what came in from a file of some name."""
    words = translate("ImportWords", "%Ln regions imported from “{name}”", "", len(outcome.regions))
    return _sentence(words.format(name=name), outcome)


def step_words(count: int, name: str) -> str:
    """Name the undo step."""
    return translate("ImportWords", "Import %Ln regions from {name}", "", count).format(name=name)


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
