"""Which keys which command has: the table's own, and the user's in their place; it knows no window."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from desktop.command import Command


def portable(key: str) -> str:
    """Return a key in the one writing that keys are compared in; empty if it is no key."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def native(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Keymap:
    """The keys of every command, as the user has them.

    No key ever belongs to two commands: giving it to one takes it from the other, whoever had it. Only what differs
    from the table is kept, so that a new default key reaches everybody who has not chosen another.

    Parameters
    ----------
    commands : iterable of Command
        The table.
    chosen : mapping of str to sequence of str
        The user's keys by command id, as `chosen` gave them. Unknown commands and unreadable keys are passed over.
    """

    def __init__(self, commands: Iterable[Command], chosen: Mapping[str, Iterable[str]] | None = None) -> None:
        self._defaults = {command.id: tuple(map(portable, command.keys)) for command in commands}
        self._keys = dict(self._defaults)
        for command_id, keys in (chosen or {}).items():
            if command_id in self._keys:
                self._keys[command_id] = ()
                for key in keys:
                    self.add(command_id, key)

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Return the keys of a command in Qt's portable writing, the shown one first."""
        return self._keys[command_id]

    def owner(self, key: str) -> str | None:
        """Return the id of the command a key belongs to, or None."""
        wanted = portable(key)
        return next((command_id for command_id, keys in self._keys.items() if wanted and wanted in keys), None)

    def is_changed(self, command_id: str) -> bool:
        """Whether a command has other keys than the table gives it."""
        return self._keys[command_id] != self._defaults[command_id]

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What differs from the table, to be stored."""
        return {command_id: keys for command_id, keys in self._keys.items() if self.is_changed(command_id)}

    def add(self, command_id: str, key: str) -> None:
        """Give a command a further key; another command that has it loses it."""
        key = portable(key)
        if not key:
            return
        owner = self.owner(key)
        if owner == command_id:
            return
        if owner is not None:
            self.remove(owner, key)
        self._keys[command_id] = (*self._keys[command_id], key)

    def replace(self, command_id: str, key: str) -> None:
        """Give a command one key in place of all it had."""
        self._keys[command_id] = ()
        self.add(command_id, key)

    def remove(self, command_id: str, key: str | None = None) -> None:
        """Take a key from a command, or with None all of them."""
        gone = None if key is None else portable(key)
        self._keys[command_id] = tuple(k for k in self._keys[command_id] if gone is not None and k != gone)

    def reset(self, command_id: str) -> None:
        """Give a command the table's keys back; whoever has one of them now loses it."""
        self._keys[command_id] = ()
        for key in self._defaults[command_id]:
            self.add(command_id, key)

    def reset_all(self) -> None:
        """Give every command the table's keys back."""
        self._keys = dict(self._defaults)
