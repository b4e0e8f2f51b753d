"""The list of markers: time and name, renamed in place; the document decides what markers there are."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.document import Document
from desktop.markers import Markers
from desktop.theme import mono_font
from desktop.views.row_table import dress_rows, paint_empty_words
from desktop.views.time_axis import TimeAxis, format_time
from engine.markers import Marker

TIME, NAME = range(2)
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class MarkersModel(QAbstractTableModel):
    """Markers as rows, by time."""

    def __init__(self, markers: Markers, parent: QWidget) -> None:
        super().__init__(parent)
        self._markers = markers
        self._rows: tuple[Marker, ...] = ()
        self._numbers = mono_font(12)
        markers.changed.connect(self._changed)
        self._changed()

    @property
    def rows(self) -> tuple[Marker, ...]:
        """The markers from top to bottom."""
        return self._rows

    def _changed(self) -> None:
        if self._rows != self._markers.all:
            self.beginResetModel()
            self._rows = self._markers.all
            self.endResetModel()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Time"), self.tr("Name"))[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else plain

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        marker = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return marker.name if index.column() == NAME else format_time(marker.time_s)
        if role == Qt.ItemDataRole.FontRole and index.column() == TIME:
            return self._numbers
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return self.tr("{name}\nDouble click or F2 renames it").format(name=marker.name)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self._markers.rename(self._rows[index.row()], str(value))


class MarkersTable(QWidget):
    """The list itself; its row is the current marker, both ways.

    Enter or a double click on a time goes there; F2 or a double click on a name renames it; Del deletes it.
    """

    menu_requested = Signal(QPoint)
    """A place on the screen for the menu of the current marker."""

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markers, self._axis = document.markers, axis
        self.model = MarkersModel(document.markers, self)
        self._delegate = _NameDelegate(self)
        self.table = _KeyTable(self)
        self._showing = False
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.entered_row.connect(self._go_to)
        self.table.deleted_row.connect(lambda row: self._markers.remove(self.model.rows[row]))
        self.table.doubleClicked.connect(self._double_clicked)
        self.table.customContextMenuRequested.connect(self._ask_for_menu)
        self.model.modelReset.connect(self._show)
        self._markers.current_changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(900, 190)

    def set_empty_text(self, text: str) -> None:
        """Say how to begin, while there are no markers."""
        self.table.empty_text = text
        self.table.setAccessibleDescription("" if self.model.rows else text)
        self.table.viewport().update()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(NAME, self._delegate)
        table.setAccessibleName(self.tr("Markers"))
        dress_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(25)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().resizeSection(TIME, 130)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)

    def _show(self) -> None:
        """Bring the chosen row up to date, without choosing anything."""
        rows, current = self.model.rows, self._markers.current
        self.table.setAccessibleDescription("" if rows else self.table.empty_text)
        self._showing = True
        if current in rows:
            self.table.setCurrentIndex(self.model.index(rows.index(current), NAME))
        else:
            self.table.clearSelection()
        self._showing = False

    def _row_chosen(self, index: QModelIndex) -> None:
        if not self._showing and index.isValid():
            marker = self.model.rows[index.row()]
            self._markers.set_current(marker)
            self._axis.reveal(marker.time_s)

    def _go_to(self, row: int) -> None:
        marker = self.model.rows[row]
        self._markers.set_current(marker)
        self._axis.reveal(marker.time_s)
        self._axis.request_seek(marker.time_s)

    def _double_clicked(self, index: QModelIndex) -> None:
        # On a name, a double click writes another one.
        if index.column() == TIME:
            self._go_to(index.row())

    def _ask_for_menu(self, place: QPoint) -> None:
        if self._markers.current is not None:
            self.menu_requested.emit(self.table.viewport().mapToGlobal(place))


class _NameDelegate(QStyledItemDelegate):
    """The field for a name; its Enter ends the writing, and is no command of the window."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(editor, event)


class _KeyTable(QTableView):
    """A table whose F2, Del and Enter are its own while it has the focus, and no commands of the window."""

    entered_row = Signal(int)
    deleted_row = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.empty_text = ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in own and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        editing = self.state() == QAbstractItemView.State.EditingState
        if row < 0 or editing:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit(self.model().index(row, NAME))
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted_row.emit(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit(row)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty_words(self, self.empty_text, 8)
