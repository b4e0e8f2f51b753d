"""Named sets of rule changes: those that come with the program, and the user's own, kept in the settings."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QSettings

from desktop.rule_changes import RuleChanges
from desktop.translation import translate
from engine.errors import SettingsError

BUILT_IN: Mapping[str, RuleChanges] = {
    "As trained": RuleChanges(),
    "More regions": RuleChanges(scale=0.75),
    "Fewer regions": RuleChanges(scale=1.3),
}
"""Presets that come with Soloscope, by their English names; `shown_name` gives those to show."""
_KEY = "rules/presets"


def shown_name(name: str) -> str:
    """Return what to call a preset: one of the user's has the name it was given."""
    words = {
        "As trained": translate("Presets", "As trained"),
        "More regions": translate("Presets", "More regions"),
        "Fewer regions": translate("Presets", "Fewer regions"),
    }
    return words.get(name, name)


class Presets:
    """All presets by name; one of the user's own that cannot be read any more is left out."""

    def __init__(self) -> None:
        self._store = QSettings()

    @property
    def own(self) -> dict[str, RuleChanges]:
        """The user's presets, by name in the order of the alphabet."""
        try:
            stored = json.loads(str(self._store.value(_KEY, "{}")))
        except ValueError:
            return {}
        found = {}
        for name, data in sorted(stored.items()) if isinstance(stored, dict) else ():
            try:
                found[name] = RuleChanges.from_json(data)
            except SettingsError:
                continue
        return found

    @property
    def all(self) -> dict[str, RuleChanges]:
        """Every preset, those of the program first."""
        return {**BUILT_IN, **self.own}

    def name_of(self, changes: RuleChanges) -> str:
        """Return the name of the preset that makes these changes, or nothing."""
        return next((name for name, preset in self.all.items() if preset == changes), "")

    def save(self, name: str, changes: RuleChanges) -> None:
        """Keep changes under a name of the user's; a preset of that name is replaced. Raises SettingsError."""
        if name in BUILT_IN or name in map(shown_name, BUILT_IN):
            words = translate("Presets", "“{name}” comes with Soloscope and cannot be replaced; choose another name.")
            raise SettingsError(words.format(name=name))
        self._write({**self.own, name: changes})

    def remove(self, name: str) -> None:
        """Forget a preset of the user's."""
        self._write({other: changes for other, changes in self.own.items() if other != name})

    def _write(self, presets: Mapping[str, RuleChanges]) -> None:
        self._store.setValue(_KEY, json.dumps({name: changes.to_json() for name, changes in presets.items()}))
