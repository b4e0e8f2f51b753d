"""The shortcut editor: gives commands other keys; what a key means already is shown before it is taken away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.command import Command
from desktop.command_groups import command_groups, is_named
from desktop.commands import COMMANDS
from desktop.keymap import native, portable
from desktop.theme import THEME, dress_as, scaled

_ID = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """A list of the commands and, under it, the keys of the chosen one.

    Press keys in the field; if they belong to another command of the same window, that is said, and *Set* or *Add*
    becomes *Take*. Every change takes effect at once, in all windows, in menus and tooltips too.

    Parameters
    ----------
    actions : Actions
        Those of the window that asks; what belongs to it alone comes first.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._keymap = actions, actions.keymap
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._commands = {command.id: command for command in COMMANDS}
        self.setWindowTitle(self.tr("Change keys"))
        self.resize(820, 640)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Type a command or a key"))
        self.search.setAccessibleName(self.tr("Search commands"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.tree = self._made_tree()
        self.keys_edit = QKeySequenceEdit(self)
        self.keys_edit.setMaximumSequenceLength(1)
        self.keys_edit.setAccessibleName(self.tr("New keys"))
        self.keys_edit.setClearButtonEnabled(True)
        self.keys_edit.setMinimumWidth(scaled(170))  # the buttons beside it have long words in some languages
        self.keys_edit.keySequenceChanged.connect(self._show_choice)
        self.chosen_label = QLabel(self)
        self.conflict_label = QLabel(self)
        self.conflict_label.setWordWrap(True)
        self.set_button = self._button(
            self.tr("Set"), self.tr("Let the command have these keys alone"), lambda: self._give(alone=True)
        )
        self.add_button = self._button(
            self.tr("Add"), self.tr("Let the command have these keys, too"), lambda: self._give(alone=False)
        )
        self.remove_button = self._button(self.tr("Remove keys"), self.tr("Let the command have no keys"), self._remove)
        self.reset_button = self._button(
            self.tr("Reset"), self.tr("Give the command the keys it came with"), self._reset
        )
        self.reset_all_button = self._button(
            self.tr("Reset all…"), self.tr("Give all commands the keys they came with"), self._reset_all
        )
        self._lay_out()
        actions.keys_changed.connect(self._show_keys)
        self.tree.setCurrentItem(next(iter(self._rows.values())))
        self.search.setFocus()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(self.tr("Commands"))
        tree.setColumnCount(3)
        tree.setHeaderLabels([self.tr("Command"), self.tr("Keys"), ""])
        tree.setRootIsDecorated(False)
        for title, commands in command_groups(self._actions.window):
            group = QTreeWidgetItem(tree, [title])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            rows = {command.id: self._added(group, command) for command in commands}
            self._rows |= rows
            self._groups.append((group, list(rows.values())))
            group.setExpanded(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        tree.header().resizeSection(1, 250)
        tree.header().resizeSection(2, 90)
        tree.currentItemChanged.connect(lambda *_: self._command_chosen())
        return tree

    @staticmethod
    def _added(group: QTreeWidgetItem, command: Command) -> QTreeWidgetItem:
        row = QTreeWidgetItem(group, [command.full_title, "", ""])
        row.setData(0, _ID, command.id)
        row.setToolTip(0, command.explanation)
        return row

    def _button(self, text: str, tip: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        # Enter belongs to the field of keys, never to a button that nobody chose.
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: call())
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(QLabel(self.tr("Press keys:"), self))
        line.addWidget(self.keys_edit, 1)
        for button in (self.set_button, self.add_button, self.remove_button, self.reset_button):
            line.addWidget(button)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        closing.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        closing.rejected.connect(self.reject)
        closing.addButton(self.reset_all_button, QDialogButtonBox.ButtonRole.ResetRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.chosen_label)
        layout.addLayout(line)
        layout.addWidget(self.conflict_label)
        layout.addWidget(closing)

    # ---- what is shown ----------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Command | None:
        """The command whose keys are changed."""
        row = self.tree.currentItem()
        return None if row is None else self._commands.get(row.data(0, _ID))

    @property
    def shown_commands(self) -> list[str]:
        """Ids of the commands in view."""
        return [command_id for command_id, row in self._rows.items() if not row.isHidden()]

    def choose(self, command_id: str) -> None:
        """Choose a command by its id."""
        self.tree.setCurrentItem(self._rows[command_id])

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for group, rows in self._groups:
            named = is_named(group.text(0), text)
            for row in rows:
                row.setHidden(not named and not any(wanted in row.text(column).casefold() for column in range(2)))
            group.setHidden(all(row.isHidden() for row in rows))
        first = next((row for row in self._rows.values() if not row.isHidden()), None)
        current = self.tree.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.tree.setCurrentItem(first)

    def _command_chosen(self) -> None:
        self.keys_edit.clear()
        self._show_keys()

    def _show_keys(self) -> None:
        for command_id, row in self._rows.items():
            row.setText(1, self._actions.all_keys_text(command_id))
            changed = self._keymap.is_changed(command_id)
            row.setText(2, self.tr("changed") if changed else "")
            row.setForeground(1, QColor(THEME.accent if changed else THEME.text))
        self._show_choice()

    def _show_choice(self) -> None:
        command, keymap, pressed = self.chosen, self._keymap, self._pressed()
        has = command is not None and pressed in keymap.keys(command.id)
        losers = keymap.losers(command.id, pressed) if command is not None else []
        self.chosen_label.setText("" if command is None else f"{command.full_title}: {command.explanation}")
        self.set_button.setText(self.tr("Take and set") if losers else self.tr("Set"))
        self.add_button.setText(self.tr("Take and add") if losers else self.tr("Add"))
        self.set_button.setEnabled(command is not None and bool(pressed))
        self.add_button.setEnabled(command is not None and bool(pressed) and not has)
        self.remove_button.setEnabled(command is not None and bool(keymap.keys(command.id)))
        self.reset_button.setEnabled(command is not None and keymap.is_changed(command.id))
        self.reset_all_button.setEnabled(bool(keymap.chosen))
        self.conflict_label.setText(self._conflict(pressed, has, losers))
        dress_as(self.conflict_label, "caution" if losers else "dim")

    def _conflict(self, pressed: str, has: bool, losers: list[str]) -> str:
        """Say whom the pressed keys belong to already."""
        key, titles = native(pressed), [self._commands[loser].full_title for loser in losers]
        if has:
            return self.tr("{key} belongs to this command already.").format(key=key)
        if len(titles) == 2:
            # A command of both windows takes a key in both.
            words = self.tr("⚠ {key} belongs to “{command}” and “{other}”, which would lose it.")
            return words.format(key=key, command=titles[0], other=titles[1])
        if titles:
            words = self.tr("⚠ {key} belongs to “{command}”, which would lose it.")
            return words.format(key=key, command=titles[0])
        return ""

    def _pressed(self) -> str:
        return portable(self.keys_edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    # ---- what is changed --------------------------------------------------------------------------------------

    def _give(self, *, alone: bool) -> None:
        command, pressed = self.chosen, self._pressed()
        if command is None or not pressed:
            return
        if alone:
            self._keymap.replace(command.id, pressed)
        else:
            self._keymap.add(command.id, pressed)
        self._go_on()

    def _remove(self) -> None:
        if self.chosen is not None:
            self._keymap.remove(self.chosen.id)
            self._go_on()

    def _reset(self) -> None:
        if self.chosen is not None:
            self._keymap.reset(self.chosen.id)
            self._go_on()

    def _reset_all(self) -> None:
        number = len(self._keymap.chosen)
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Change keys"),
            self.tr("Give %Ln changed commands the keys they came with?", "", number),
            QMessageBox.StandardButton.Cancel | QMessageBox.StandardButton.Reset,
            self,
        )
        if box.exec() == QMessageBox.StandardButton.Reset:
            self._keymap.reset_all()
            self._go_on()

    def _go_on(self) -> None:
        """Be ready for the next command; a button that has done its work would hand the focus to *Remove keys*."""
        self.keys_edit.clear()
        self.tree.setFocus()
