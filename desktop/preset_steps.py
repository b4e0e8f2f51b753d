"""Keeping, renaming and forgetting presets of thresholds as named steps of undo."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.presets import Presets, Stored
from desktop.rule_changes import RuleChanges
from desktop.undo_steps import UndoStep


class PresetSteps(QObject):
    """Changes the user's presets so that it can be taken back.

    Presets lie in the settings, which other windows change as well. A step touches its own names alone, and where
    somebody else has changed what is kept under one of them since, it leaves all as it is and says so.

    Parameters
    ----------
    history : QUndoStack
    presets : Presets
    parent : QObject
    """

    told = Signal(str)
    """A sentence for the user: something is not as it should be."""
    replaced = Signal(str)
    """The name of a preset that another one has taken the place of."""

    def __init__(self, history: QUndoStack, presets: Presets, parent: QObject) -> None:
        super().__init__(parent)
        self._history, self._presets = history, presets

    def save(self, name: str, changes: RuleChanges) -> None:
        """Keep changes under a name; a preset of that name is replaced. Raises SettingsError for a name taken."""
        self._presets.check_name(name)
        before = self._presets.stored(name)
        there = before[name] is not None
        text = self.tr("Replace preset {name}") if there else self.tr("Save preset {name}")
        self._make(text.format(name=name), before, {name: changes.to_json()})
        if there:
            self.replaced.emit(name)

    def rename(self, name: str, other: str) -> None:
        """Give a preset another name; one that has it already is replaced. Raises SettingsError for a name taken."""
        self._presets.check_name(other)
        before = self._presets.stored(name, other)
        if other == name or before[name] is None:
            return
        text = self.tr("Rename preset {name} to {other}").format(name=name, other=other)
        self._make(text, before, {name: None, other: before[name]})
        if before[other] is not None:
            self.replaced.emit(other)

    def remove(self, name: str) -> None:
        """Forget a preset."""
        before = self._presets.stored(name)
        if before[name] is not None:
            self._make(self.tr("Delete preset {name}").format(name=name), before, {name: None})

    def _make(self, text: str, before: Stored, after: Stored) -> None:
        if before != after:
            self._history.push(UndoStep(text, self._put, before, after))

    def _put(self, before: Stored, after: Stored) -> None:
        now = self._presets.stored(*before)
        elsewhere = [name for name in before if now[name] != before[name]]
        if elsewhere:
            words = self.tr("Another window has changed the preset “{name}” since; it stays as it is now.")
            self.told.emit(words.format(name=elsewhere[0]))
            return
        problem = self._presets.put(after)
        if problem:
            self.told.emit(problem)
