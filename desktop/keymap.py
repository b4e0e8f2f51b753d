"""Which keys which command has: the table's own, and the user's in their place; every window goes by the same map."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from desktop.command import MAIN, Command
from desktop.commands import COMMANDS
from desktop.settings import Settings


def portable(key: str) -> str:
    """Return a key in the one writing that keys are compared in; empty if it is no key."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def native(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def kept_keymap(settings: Settings, parent: QObject) -> "Keymap":
    """Return the map that the settings hold; what is changed in it is kept there."""
    keymap = Keymap(COMMANDS, settings.keys, parent)

    def keep() -> None:
        settings.keys = keymap.chosen

    keymap.changed.connect(keep)
    return keymap


class Keymap(QObject):
    """The keys of every command, as the user has them.

    In a window no key ever belongs to two commands: giving it to one takes it from the other, whoever had it. In
    another window it may mean something else. Only what differs from the table is kept, so that a new default key
    reaches everybody who has not chosen another.

    Parameters
    ----------
    commands : iterable of Command
        The table.
    chosen : mapping of str to sequence of str
        The user's keys by command id, as `chosen` gave them. Unknown commands and unreadable keys are passed over.
    parent : QObject, optional
    """

    changed = Signal()
    """Some command may have other keys than before."""

    def __init__(
        self,
        commands: Iterable[Command],
        chosen: Mapping[str, Iterable[str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = {command.id: command for command in commands}
        self._defaults = {command.id: tuple(map(portable, command.keys)) for command in self._commands.values()}
        self._keys = dict(self._defaults)
        for command_id, keys in (chosen or {}).items():
            if command_id in self._keys:
                self._give(command_id, keys)

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Return the keys of a command in Qt's portable writing, the shown one first."""
        return self._keys[command_id]

    def owner(self, key: str, window: str = MAIN) -> str | None:
        """Return the id of the command a key belongs to in a window, or None."""
        wanted = portable(key)
        owners = (
            command_id
            for command_id, keys in self._keys.items()
            if wanted and wanted in keys and window in self._commands[command_id].windows
        )
        return next(owners, None)

    def losers(self, command_id: str, key: str) -> list[str]:
        """Return the ids of the commands that would lose a key if it were given to a command; one a window at most."""
        owners = [self.owner(key, window) for window in self._commands[command_id].windows]
        return [owner for owner in dict.fromkeys(owners) if owner is not None and owner != command_id]

    def is_changed(self, command_id: str) -> bool:
        """Whether a command has other keys than the table gives it."""
        return self._keys[command_id] != self._defaults[command_id]

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What differs from the table, to be stored."""
        return {command_id: keys for command_id, keys in self._keys.items() if self.is_changed(command_id)}

    def add(self, command_id: str, key: str) -> None:
        """Give a command a further key; another command of its windows that has it loses it."""
        self._give(command_id, (*self._keys[command_id], key))
        self.changed.emit()

    def replace(self, command_id: str, key: str) -> None:
        """Give a command one key in place of all it had."""
        self._give(command_id, (key,))
        self.changed.emit()

    def remove(self, command_id: str, key: str | None = None) -> None:
        """Take a key from a command, or with None all of them."""
        gone = None if key is None else portable(key)
        self._give(command_id, [k for k in self._keys[command_id] if gone is not None and k != gone])
        self.changed.emit()

    def reset(self, command_id: str) -> None:
        """Give a command the table's keys back; whoever has one of them now loses it."""
        self._give(command_id, self._defaults[command_id])
        self.changed.emit()

    def reset_all(self) -> None:
        """Give every command the table's keys back."""
        self._keys = dict(self._defaults)
        self.changed.emit()

    def _give(self, command_id: str, keys: Iterable[str]) -> None:
        """Give a command these keys and no others, and take them from whoever has them in one of its windows."""
        wanted = tuple(dict.fromkeys(key for key in map(portable, keys) if key))
        for key in wanted:
            for loser in self.losers(command_id, key):
                self._keys[loser] = tuple(k for k in self._keys[loser] if k != key)
        self._keys[command_id] = wanted
