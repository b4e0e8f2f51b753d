"""The key reference: every command with its keys, found by typing; it changes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.actions import COMMANDS, MENUS, Command


class KeysDialog(QDialog):
    """A list of all keys, by menu, narrowed by what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(860, 700)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Type a command or a key")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels(["Command", "Keys", "What it does"])
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._menus = [self._added_menu(menu) for menu in MENUS]
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree)

    @property
    def shown_commands(self) -> list[str]:
        """Titles of the commands in view."""
        return [row.text(0) for _, rows in self._menus for row in rows if not row.isHidden()]

    def _added_menu(self, menu: str) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
        group = QTreeWidgetItem(self.tree, [menu])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        rows = [
            QTreeWidgetItem(group, [_title(command), _keys(command), command.tip])
            for command in COMMANDS
            if command.menu.split("/")[0] == menu
        ]
        group.setExpanded(True)
        return group, rows

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for group, rows in self._menus:
            for row in rows:
                row.setHidden(not any(wanted in row.text(column).casefold() for column in range(3)))
            group.setHidden(all(row.isHidden() for row in rows))


def _title(command: Command) -> str:
    submenu = command.menu.partition("/")[2]
    return f"{submenu}: {command.title.lower()}" if submenu else command.title


def _keys(command: Command) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  or  ".join(QKeySequence(key).toString(native) for key in command.keys)
