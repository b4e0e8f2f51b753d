"""The user's colours of instruments: keeps them, and tells when one has changed; `desktop.theme` hands them out."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from desktop.settings import Settings
from desktop.theme import set_own_colours

_FACTS = "colours"


class InstrumentColours(QObject):
    """Colours that the user has given instruments, kept in the settings.

    The hatching of an instrument stays what it is, so that two of them can be told apart whatever colours they have.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        stored = settings.facts(_FACTS)
        self._own = {name: str(value) for name, value in stored.items() if QColor.isValidColorName(str(value))}
        set_own_colours(self._own)

    def own(self, instrument: str) -> str:
        """Return the colour that the user has given an instrument, as ``#rrggbb``; empty where it has Soloscope's."""
        return self._own.get(instrument, "")

    def give(self, instrument: str, colour: str) -> None:
        """Give an instrument a colour (``#rrggbb``), or with an empty text Soloscope's colour back."""
        others = {name: own for name, own in self._own.items() if name != instrument}
        self._keep({**others, instrument: colour} if colour else others)

    def _keep(self, colours: dict[str, str]) -> None:
        if colours == self._own:
            return
        self._own = colours
        self._settings.set_facts(_FACTS, colours)
        set_own_colours(colours)
        self.changed.emit()
