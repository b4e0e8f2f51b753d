"""The table of a batch: a row for each recording, with its state in words, as an icon and, at work, as a bar."""

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.batch.phase import Phase
from desktop.batch.runner import BatchRunner
from desktop.engine_sentences import engine_words
from desktop.numbers import percent, whole
from desktop.region_names import clock
from desktop.theme import icon
from desktop.views.row_selection import rows_in, selected_runs
from desktop.views.row_table import dress_rows
from engine.batch.items import BatchItem, State
from engine.naming import display_name

RECORDING, STATE, REGIONS, LENGTH, FOLDER = range(5)
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
"""How far a recording at work is, 0..1; None for the others."""
_ROW_PX = 30
_BAR_PX = 3
_ICONS = {
    State.WAITING: "waiting",
    State.RUNNING: "analyze",
    State.DONE: "confirm",
    State.SKIPPED: "skipped",
    State.FAILED: "warning",
    State.CANCELLED: "reject",
}
_Index = QModelIndex | QPersistentModelIndex


def printable_path(path: Path) -> str:
    """Return a path as text, whatever bytes the names in it hold."""
    return str(Path(*map(display_name, path.parts)))


class BatchModel(QAbstractTableModel):
    """The recordings of a runner's queue, in their order."""

    def __init__(self, runner: BatchRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._rows = 0
        self._take_rows()
        runner.items_changed.connect(self._reset)
        runner.item_changed.connect(self._changed)
        runner.phase_changed.connect(self._phase_changed)

    def item(self, row: int) -> BatchItem | None:
        """Return the recording in a row."""
        queue = self._runner.queue
        return queue.at(row) if queue is not None and 0 <= row < len(queue) else None

    def state_words(self, item: BatchItem) -> str:
        """Say how far a recording is."""
        current = self._runner.current
        if current is not None and current.id == item.id:
            if self._runner.phase is Phase.EXPORTING:
                return self.tr("Exporting …")
            share = percent(self._runner.current_share)
            if self._runner.phase is Phase.PAUSED:
                return self.tr("Paused at {share}").format(share=share)
            if self._runner.current_share == 0:
                return self.tr("Starting …")
            return self.tr("Running, {share}").format(share=share)
        words = {
            State.WAITING: self.tr("Waiting"),
            State.RUNNING: self.tr("Running"),
            State.DONE: self.tr("Done"),
            State.SKIPPED: self.tr("Skipped: its result is up to date"),
            State.FAILED: self.tr("Failed"),
            State.CANCELLED: self.tr("Cancelled"),
        }[item.state]
        return f"{words}: {engine_words(item.sentence)}" if item.sentence else words

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in (REGIONS, LENGTH)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Recording"),
            self.tr("State"),
            self.tr("Regions"),
            self.tr("Length"),
            self.tr("Folder"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row())
        if item is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, column)
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return self._icon(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.state_words(item) if column == STATE else printable_path(item.path)
        if role == Qt.ItemDataRole.ForegroundRole and column == STATE and item.state is State.FAILED:
            return QGuiApplication.palette().brush(QPalette.ColorRole.BrightText)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (REGIONS, LENGTH):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == SHARE_ROLE and item.state is State.RUNNING:
            current = self._runner.current
            return self._runner.current_share if current is not None and current.id == item.id else 0.0
        return None

    # ---- inside -----------------------------------------------------------------------------------------------

    def _text(self, item: BatchItem, column: int) -> str:
        if column == RECORDING:
            return display_name(item.path)
        if column == STATE:
            return self.state_words(item)
        if column == REGIONS:
            return "" if item.regions is None else whole(item.regions)
        if column == LENGTH:
            return "" if item.duration_s is None else clock(item.duration_s)
        return printable_path(item.path.parent)

    def _icon(self, item: BatchItem) -> QIcon:
        if item.state is State.RUNNING and self._runner.phase is Phase.PAUSED:
            return icon("pause")
        return icon(_ICONS[item.state])

    def _take_rows(self) -> None:
        self._rows = 0 if self._runner.queue is None else len(self._runner.queue)

    def _reset(self) -> None:
        self.beginResetModel()
        self._take_rows()
        self.endResetModel()

    def _changed(self, item_id: int) -> None:
        queue = self._runner.queue
        if queue is not None and queue.item(item_id) is not None:
            row = queue.place_of(item_id)
            self.dataChanged.emit(self.index(row, RECORDING), self.index(row, FOLDER))

    def _phase_changed(self) -> None:
        current = self._runner.current
        if current is not None:
            self._changed(current.id)


class BatchDelegate(QStyledItemDelegate):
    """Shortens each column where it says least, and draws a bar under the words of a recording at work."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        elide = {STATE: Qt.TextElideMode.ElideRight, FOLDER: Qt.TextElideMode.ElideLeft}
        option.textElideMode = elide.get(index.column(), Qt.TextElideMode.ElideMiddle)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE) if index.column() == STATE else None
        if share is None:
            return
        place = QRect(option.rect).adjusted(7, 0, -7, -3)
        place.setTop(place.bottom() - _BAR_PX + 1)
        painter.fillRect(place, option.palette.color(QPalette.ColorRole.Mid))
        place.setWidth(round(place.width() * float(share)))
        painter.fillRect(place, option.palette.color(QPalette.ColorRole.Link))


class BatchTable(QTableView):
    """Shows a `BatchModel`; while it is empty it says what to do."""

    def __init__(self, model: BatchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(BatchDelegate(self))
        self.setAccessibleName(self.tr("Recordings of the batch"))
        dress_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((RECORDING, 210), (REGIONS, 74), (LENGTH, 84), (FOLDER, 170)):
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))

    @property
    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(rows_in(self._ranges))

    @property
    def first_selected(self) -> int | None:
        """The uppermost selected row; told at once, however many are selected."""
        return min((top for top, _ in self._ranges), default=None)

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges)

    @property
    def _ranges(self) -> list[tuple[int, int]]:
        # Rows are only ever selected whole, so that one range does not cover another.
        return selected_runs(self.selectionModel().selection())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = self.tr("Drop folders or recordings here")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)
