"""The commands as actions of a window, with keys and menus; what they do is the window's affair."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.command import MAIN, Command, reason
from desktop.commands import commands_of
from desktop.keymap import Keymap, native
from desktop.theme import icon

_REPEATING = (
    *("nudge", "jump", "zoom_", "page", "next", "previous", "more", "fewer", "region_"),
    *("slower", "faster", "louder", "quieter", "brighter", "darker", "wider_range", "narrower_range"),
)


class Actions(QObject):
    """The commands of a window as its actions, by their ids, with the keys the user has given them.

    Parameters
    ----------
    parent : QObject
        Owner. That keys work in a window is for `desktop.menus` to see to.
    keymap : Keymap
        The keys, the same map for all windows; what is changed in it takes effect at once.
    window : str
        Whose commands these are, `desktop.command.MAIN` or `BATCH`.
    """

    keys_changed = Signal()
    """Some command has other keys than before; texts that name a key must be written anew."""

    def __init__(self, parent: QObject, keymap: Keymap, window: str = MAIN) -> None:
        super().__init__(parent)
        self.keymap, self.window = keymap, window
        self._commands = commands_of(window)
        self._there: set[str] = set()
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for command in self._commands:
            self._actions[command.id] = self._made(command)
        keymap.changed.connect(self._take_keys)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        return iter([(command, self._actions[command.id]) for command in self._commands])

    def enable(self, there: set[str]) -> None:
        """Enable exactly the commands whose needs are among `there`."""
        self._there = there
        for command, action in self:
            if command.needs:
                action.setEnabled(there.issuperset(command.needs.split()))

    def key_text(self, command_id: str) -> str:
        """Return the command's first key as this system writes it; empty if it has none."""
        keys = self.keymap.keys(command_id)
        return native(keys[0]) if keys else ""

    def all_keys_text(self, command_id: str) -> str:
        """Return all keys of a command as this system writes them: ``N  or  Alt+Right``."""
        return self.tr("  or  ", "between two keys").join(map(native, self.keymap.keys(command_id)))

    def why_disabled(self, command: Command) -> str:
        """Say why a command cannot be used now; empty if it can."""
        if self[command.id].isEnabled():
            return ""
        own = {
            "undo": self.tr("There is nothing to undo."),
            "redo": self.tr("There is nothing to redo."),
            "open_demo": self.tr("The demo recording is not installed."),
        }
        missing = (need for need in command.needs.split() if need not in self._there)
        return own.get(command.id) or reason(next(missing, command.needs))

    def _take_keys(self) -> None:
        """Give every command the keys it has now; tooltips and menus follow."""
        # All keys are taken away before any is given: Qt must not see two commands with one key in between.
        for _, action in self:
            action.setShortcuts([])
        for command, action in self:
            self._give_keys(command, action)
        self.keys_changed.emit()

    def _made(self, command: Command) -> QAction:
        action = QAction(command.label, self)
        action.setObjectName(command.id)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # A held key moves the playhead on, but must not confirm twenty regions.
        action.setAutoRepeat(command.repeats or command.id.startswith(_REPEATING))
        action.setStatusTip(command.explanation)
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(False)
        self._give_keys(command, action)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.group:
            group = self._groups.setdefault(command.group, QActionGroup(self))
            group.addAction(action)
        return action

    def _give_keys(self, command: Command, action: QAction) -> None:
        action.setShortcuts([QKeySequence(key) for key in self.keymap.keys(command.id)])
        key = self.key_text(command.id)
        heading = f"{command.title} ({key})" if key else command.title
        action.setToolTip(f"{heading}\n{command.explanation}")
