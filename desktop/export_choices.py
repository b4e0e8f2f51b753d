"""What the user chose for exports of regions, remembered for each format."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from desktop.settings import Settings

_FACTS = "export"
NO_OFFSET, OF_RECORDING, TYPED = "", "recording", "typed"
"""Where times may count from: the recording's beginning, its start timecode, a time that the user types."""


@dataclass(frozen=True)
class FormatChoice:
    """
    Choices for one format.

    Attributes
    ----------
    confirmed_only, solos_only, rejected, per_instrument, scores, markers
        As in `engine.interchange.ExportChoice`.
    frame_rate
        Id of a frame rate.
    offset
        `NO_OFFSET`, `OF_RECORDING` or `TYPED`.
    typed
        The time that was typed.
    """

    confirmed_only: bool = False
    solos_only: bool = False
    rejected: bool = False
    per_instrument: bool = False
    scores: bool = True
    frame_rate: str = "25"
    offset: str = NO_OFFSET
    typed: str = ""
    markers: bool = True


class ExportMemory:
    """The format chosen last and the choices for each, kept in the settings; what cannot be read is as at first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        kept = settings.facts(_FACTS)
        formats = kept.get("formats")
        self._format = str(kept.get("format") or "")
        self._choices = dict(formats) if isinstance(formats, dict) else {}

    @property
    def format_id(self) -> str:
        """Id of the format chosen last; empty at first."""
        return self._format

    def choice(self, format_id: str) -> FormatChoice:
        """Return what was chosen for a format the last time."""
        kept = self._choices.get(format_id)
        return _read(kept) if isinstance(kept, dict) else FormatChoice()

    def keep(self, format_id: str, choice: FormatChoice) -> None:
        """Remember what was chosen for a format, and that it was the last one."""
        self._format = format_id
        self._choices[format_id] = asdict(choice)
        self._settings.set_facts(_FACTS, {"format": self._format, "formats": self._choices})


def _read(kept: Mapping[str, Any]) -> FormatChoice:
    usual = FormatChoice()
    known = {field.name: kept[field.name] for field in fields(FormatChoice) if field.name in kept}
    sound = {name: value for name, value in known.items() if type(value) is type(getattr(usual, name))}
    return replace(usual, **sound)
