"""Named sets of rule changes: those that come with the program, and the user's own, kept in the settings."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.rule_changes import RuleChanges
from desktop.settings import not_kept_words
from desktop.translation import translate
from engine.errors import SettingsError

BUILT_IN: Mapping[str, RuleChanges] = {
    "As trained": RuleChanges(),
    "More regions": RuleChanges(scale=0.75),
    "Fewer regions": RuleChanges(scale=1.3),
}
"""Presets that come with Soloscope, by their English names; `shown_name` gives those to show."""

Stored = Mapping[str, Any]
"""Presets by name, as JSON has them; None under a name where there is none."""

_KEY = "rules/presets"


def shown_name(name: str) -> str:
    """Return what to call a preset: one of the user's has the name it was given."""
    words = {
        "As trained": translate("Presets", "As trained"),
        "More regions": translate("Presets", "More regions"),
        "Fewer regions": translate("Presets", "Fewer regions"),
    }
    return words.get(name, name)


class Presets(QObject):
    """All presets by name; one of the user's own that cannot be read is left out, and stays in the settings.

    Another window may change the settings, too; `refresh` takes note of that.
    """

    changed = Signal()
    """There are other presets than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings()
        self._stored: dict[str, Any] = {}
        self.own: dict[str, RuleChanges] = {}
        """The user's presets, by name in the order of the alphabet."""
        self.refresh()

    @property
    def all(self) -> dict[str, RuleChanges]:
        """Every preset, those of the program first."""
        return {**BUILT_IN, **self.own}

    def name_of(self, changes: RuleChanges) -> str:
        """Return the name of the preset that makes these changes, or nothing."""
        return next((name for name, preset in self.all.items() if preset == changes), "")

    def refresh(self) -> None:
        """Read the settings anew."""
        self._store.sync()
        try:
            stored = json.loads(str(self._store.value(_KEY, "{}")))
        except (ValueError, RecursionError):
            stored = {}
        before, self._stored = self._stored, stored if isinstance(stored, dict) else {}
        if self._stored != before:
            self.own = {name: made for name, data in sorted(self._stored.items()) if (made := _readable(data))}
            self.changed.emit()

    def check_name(self, name: str) -> None:
        """Raise SettingsError for a name that the user cannot give."""
        if name in BUILT_IN or name in map(shown_name, BUILT_IN):
            words = translate("Presets", "“{name}” comes with Soloscope and cannot be replaced; choose another name.")
            raise SettingsError(words.format(name=name))

    def stored(self, *names: str) -> Stored:
        """Return what the settings hold under some names now: as JSON has it, None under a name that is free."""
        self.refresh()
        return {name: self._stored.get(name) for name in names}

    def put(self, given: Stored) -> str:
        """Let the settings hold something else under some names, None making them free; what others hold stays.

        Returns
        -------
        str
            Why it cannot be written to the disk, as a sentence; empty where it is written. It counts in any case,
            until the program ends.
        """
        self.refresh()
        whole = {**self._stored, **given}
        self._store.setValue(_KEY, json.dumps({name: data for name, data in whole.items() if data is not None}))
        self.refresh()
        return "" if self._store.status() is QSettings.Status.NoError else not_kept_words(self._store)


def _readable(data: Any) -> RuleChanges | None:
    try:
        return RuleChanges.from_json(data)
    except SettingsError:
        return None
