"""The key reference: every command with its keys of this moment, found by typing; it changes nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.command_groups import command_groups, is_named
from desktop.translation import translate


def mouse_lines() -> list[tuple[str, str, str]]:
    """Return what the mouse does, in words: purpose, gesture and remark; these cannot be changed."""
    return [
        (
            translate("Mouse", "Seek"),
            translate("Mouse", "Click"),
            translate("Mouse", "In any view over the time axis."),
        ),
        (
            translate("Mouse", "Select time"),
            translate("Mouse", "Drag"),
            translate("Mouse", "An edge of the selection can be dragged, too."),
        ),
        (
            translate("Mouse", "Extend the selection"),
            translate("Mouse", "Shift+Click"),
            translate("Mouse", "From the far end of the selection, or from the playhead."),
        ),
        (
            translate("Mouse", "Select a region"),
            translate("Mouse", "Click on it"),
            translate("Mouse", "In the instrument lanes."),
        ),
        (
            translate("Mouse", "Select regions together"),
            translate("Mouse", "Ctrl+Click on each"),
            translate("Mouse", "In the instrument lanes or in the table."),
        ),
        (
            translate("Mouse", "Move a region or its edge"),
            translate("Mouse", "Drag the edge, or the selected region"),
            translate("Mouse", "It snaps to the threshold and the playhead; Shift frees it."),
        ),
        (
            translate("Mouse", "Draw a region"),
            translate("Mouse", "Ctrl+Drag"),
            translate("Mouse", "In its instrument's lane; Alt+Drag, too, where the desktop leaves it free."),
        ),
        (
            translate("Mouse", "Zoom to a region"),
            translate("Mouse", "Double click on it"),
            translate("Mouse", "In the instrument lanes."),
        ),
        (
            translate("Mouse", "Zoom time"),
            translate("Mouse", "Ctrl+Wheel"),
            translate("Mouse", "Around the pointer."),
        ),
        (
            translate("Mouse", "Scroll time"),
            translate("Mouse", "Shift+Wheel"),
            translate("Mouse", "Or drag with the middle button."),
        ),
        (
            translate("Mouse", "Zoom vertically"),
            translate("Mouse", "Alt+Wheel"),
            translate("Mouse", "Lane heights, frequencies, levels."),
        ),
        (
            translate("Mouse", "Move the view"),
            translate("Mouse", "Drag the frame in the overview"),
            translate("Mouse", "Drag an edge of it to zoom; double click shows everything."),
        ),
        (
            translate("Mouse", "Move a lane"),
            translate("Mouse", "Drag its name"),
            translate("Mouse", "Its lower edge changes its height; a right click offers more."),
        ),
        (
            translate("Mouse", "Change a threshold"),
            translate("Mouse", "Drag the triangle of a lane"),
            translate("Mouse", "Double click on it: as trained."),
        ),
    ]


class _Sentences(QStyledItemDelegate):
    """Gives a row the height that its sentence needs in the width of the column; Qt's trees count with one line."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        margin = self._tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        width = self._tree.columnWidth(index.column()) - 2 * margin
        words = str(index.data() or "")
        lines = option.fontMetrics.boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, words)
        return QSize(size.width(), max(size.height(), lines.height() + 2))


class KeysDialog(QDialog):
    """A list of all keys, by menu, narrowed by what is typed; it follows changes of keys while it is open.

    Parameters
    ----------
    actions : Actions
        Those of the window that asks; what belongs to it alone comes first.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(self.tr("Keys"))
        self.resize(1000, 640)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Type a command or a key"))
        self.filter.setAccessibleName(self.tr("Filter keys"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Keys"))
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setItemDelegateForColumn(2, _Sentences(self.tree))
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.change_button = QPushButton(self.tr("Change keys…"), self)
        self.change_button.setToolTip(self.tr("Give commands other keys"))
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(actions["shortcuts"].trigger)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # Rows get the height that their sentences need at the width there is; the tree asks only when told to.
        header.sectionResized.connect(self.tree.scheduleDelayedItemsLayout)
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
            if group.text(0) != self.tr("Mouse") and not row.isHidden()
        ]

    def keys_of(self, title: str) -> str:
        """Return what stands in the column of keys beside a title."""
        return next(row.text(1) for _, rows in self._groups for row in rows if row.text(0) == title)

    def _fill(self) -> None:
        self.tree.clear()
        self._groups = [
            self._added(title, [(c.full_title, self._actions.all_keys_text(c.id), c.explanation) for c in commands])
            for title, commands in command_groups(self._actions.window)
        ]
        self._groups.append(self._added(self.tr("Mouse"), mouse_lines()))
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
            named = is_named(group.text(0), text)
            for row in rows:
                row.setHidden(not named and not any(wanted in row.text(column).casefold() for column in range(3)))
            group.setHidden(all(row.isHidden() for row in rows))
