"""The command palette: every command found by some letters of its name, with its key and place, and run by Enter."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.command import Command
from desktop.fuzzy import rank
from desktop.theme import THEME, mono_font, scaled, ui_font

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROW_HEIGHT = 42
_WIDTH, _ROWS_SHOWN = 640, 10
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS_SHOWN,
    Qt.Key.Key_PageUp: -_ROWS_SHOWN,
}


@dataclass(frozen=True)
class Entry:
    """A line of the palette."""

    command: Command
    keys: str
    why_disabled: str
    checked: bool


class _Entries(QAbstractListModel):
    """The commands that answer what was typed, best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.command.full_title
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.command.explanation
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (entry.command.full_title, entry.keys, entry.command.menu_path, entry.why_disabled)
            return ", ".join(part for part in parts if part)
        return None


class _EntryDelegate(QStyledItemDelegate):
    """Title over menu path, keys at the right; a disabled command is dim and says why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, scaled(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(THEME.accent_strong))
        room = option.rect.adjusted(14, 3, -14, -3)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.height() // 2)
        ink = THEME.on_accent if chosen else THEME.text_disabled if entry.why_disabled else THEME.text
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QPen(QColor(ink)))
        painter.setFont(ui_font(13))
        mark = "✓ " if entry.checked else ""
        painter.drawText(upper, middle, mark + entry.command.full_title)
        painter.setFont(mono_font(12))
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, entry.keys)
        painter.setFont(ui_font(11))
        painter.setPen(QColor(THEME.on_accent if chosen else THEME.text_dim))
        painter.drawText(lower, middle, entry.command.menu_path)
        if entry.why_disabled:
            painter.setPen(QColor(THEME.on_accent if chosen else THEME.warning))
            painter.drawText(lower, middle | Qt.AlignmentFlag.AlignRight, entry.why_disabled)
        painter.restore()


class CommandPalette(QDialog):
    """A field to type in over a list of commands.

    Up and Down walk the list while the field keeps the focus, Enter runs the chosen command, Esc closes. A command
    that cannot be used now stands in the list with the reason; Enter on it says the reason and runs nothing.

    Parameters
    ----------
    actions : Actions
        The window's commands; keys and states are those of this moment.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._actions = actions
        self.setWindowTitle(self.tr("Find a command"))
        self.setObjectName("palette")
        self.setModal(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type a command"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.textChanged.connect(self._narrow)
        self._model = _Entries(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.clicked.connect(lambda _: self._run())
        self.says = QLabel(self)
        self.says.setObjectName("dim")
        self.says.setText(self.tr("Enter runs it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.says)
        self.field.installEventFilter(self)
        self.setFixedSize(self._room(parent))
        self._narrow("")
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().center())
            self.move(corner.x() - self.width() // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 60)

    @staticmethod
    def _room(parent: QWidget | None) -> QSize:
        """Return the window's size: ten rows, or as many as the window below has room for."""
        wanted = QSize(scaled(_WIDTH), _ROWS_SHOWN * scaled(_ROW_HEIGHT) + scaled(84))
        return wanted if parent is None else wanted.boundedTo(parent.window().size() - QSize(40, 100))

    @property
    def shown_commands(self) -> list[str]:
        """Ids of the commands in the list, best first."""
        return [entry.command.id for entry in self._model.entries]

    @property
    def current(self) -> Entry | None:
        """The chosen line."""
        row = self.list.currentIndex().row()
        return self._model.entries[row] if 0 <= row < len(self._model.entries) else None

    def _narrow(self, text: str) -> None:
        ranked = []
        for number, (command, _) in enumerate(self._actions):
            if command.id == "palette":
                continue
            score = _score(text, command)
            if score is not None:
                ranked.append((-score, number, command))
        self._model.show_entries([self._entry(command) for _, _, command in sorted(ranked, key=lambda item: item[:2])])
        self.list.setCurrentIndex(self._model.index(0))
        self.says.setText(self.tr("Enter runs it") if ranked else self.tr("No command is called that"))

    def _entry(self, command: Command) -> Entry:
        return Entry(
            command,
            self._actions.all_keys_text(command.id),
            self._actions.why_disabled(command),
            command.checkable and self._actions[command.id].isChecked(),
        )

    def _step(self, rows: int) -> None:
        row = self.list.currentIndex().row() + rows
        if abs(rows) == 1:
            row %= max(1, self._model.rowCount())
        self.list.setCurrentIndex(self._model.index(min(max(0, row), self._model.rowCount() - 1)))

    def _run(self) -> None:
        entry = self.current
        if entry is None:
            return
        if entry.why_disabled:
            QApplication.beep()
            self.says.setText(entry.why_disabled)
            return
        self.accept()
        self._actions[entry.command.id].trigger()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self._step(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.reject()
        super().changeEvent(event)


def _score(text: str, command: Command) -> float | None:
    """Return how well a command answers: by its title, less well by its menus or its explanation."""
    scores = [rank(text, command.title)]
    for ground, less in ((command.full_title, 2.0), (f"{command.menu_path} {command.title}", 3.0)):
        score = rank(text, ground)
        if score is not None:
            scores.append(score - less)
    # In an explanation only whole words count: among so many letters any few can be found.
    if len(text.strip()) > 2 and text.casefold().strip() in command.explanation.casefold():
        scores.append(0.5)
    return max((score for score in scores if score is not None), default=None)
