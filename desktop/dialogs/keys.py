"""The key reference: every command with its keys of this moment, found by typing; it changes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.commands import COMMANDS, MENUS

MOUSE = (
    ("Seek", "Click", "In any view over the time axis."),
    ("Select time", "Drag", "An edge of the selection can be dragged, too."),
    ("Extend the selection", "Shift+Click", "From the far end of the selection, or from the playhead."),
    ("Select a region", "Click on it", "In the instrument lanes."),
    ("Zoom to a region", "Double click on it", "In the instrument lanes."),
    ("Zoom time", "Ctrl+Wheel", "Around the pointer."),
    ("Scroll time", "Shift+Wheel", "Or drag with the middle button."),
    ("Zoom vertically", "Alt+Wheel", "Lane heights, frequencies, levels."),
    (
        "Move the view",
        "Drag the frame in the overview",
        "Drag an edge of it to zoom; double click shows everything.",
    ),
    ("Move a lane", "Drag its name", "Its lower edge changes its height; a right click offers more."),
    ("Change a threshold", "Drag the triangle of a lane", "Double click on it: as trained."),
)
"""What the mouse does, in words; these cannot be changed."""

_MOUSE_GROUP = "Mouse"


class KeysDialog(QDialog):
    """A list of all keys, by menu, narrowed by what is typed; it follows changes of keys while it is open."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle("Keys")
        self.resize(1000, 700)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Type a command or a key")
        self.filter.setAccessibleName("Filter keys")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName("Keys")
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels(["Command", "Keys", "What it does"])
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.change_button = QPushButton("Change keys…", self)
        self.change_button.setToolTip("Give commands other keys")
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(actions["shortcuts"].trigger)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        line.addWidget(self.change_button)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(self.tree)
        actions.keys_changed.connect(self._fill)
        self._fill()

    @property
    def shown_commands(self) -> list[str]:
        """Titles of the commands in view; what the mouse does is left aside."""
        return [
            row.text(0)
            for group, rows in self._groups
            for row in rows
            if group.text(0) != _MOUSE_GROUP and not row.isHidden()
        ]

    def keys_of(self, title: str) -> str:
        """Return what stands in the column of keys beside a title."""
        return next(row.text(1) for _, rows in self._groups for row in rows if row.text(0) == title)

    def _fill(self) -> None:
        self.tree.clear()
        self._groups = [
            self._added(
                menu,
                [
                    (command.full_title, self._actions.all_keys_text(command.id), command.tip)
                    for command in COMMANDS
                    if command.menu.split("/")[0] == menu
                ],
            )
            for menu in MENUS
        ]
        self._groups.append(self._added(_MOUSE_GROUP, list(MOUSE)))
        self._narrow(self.filter.text())

    def _added(self, title: str, lines: list[tuple[str, str, str]]) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
        group = QTreeWidgetItem(self.tree, [title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        rows = [QTreeWidgetItem(group, list(line)) for line in lines]
        group.setExpanded(True)
        return group, rows

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for group, rows in self._groups:
            for row in rows:
                row.setHidden(not any(wanted in row.text(column).casefold() for column in range(3)))
            group.setHidden(all(row.isHidden() for row in rows))
