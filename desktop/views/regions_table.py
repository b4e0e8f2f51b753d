"""The table of regions: sorts, filters and selects; the document decides what a region is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.certainty import Certainty
from desktop.document import Document
from desktop.theme import DARK, display_name, instrument_colour, mono_font, swatch
from desktop.views.time_axis import TimeAxis, format_time
from engine.analysis.regions import Region

_Index = QModelIndex | QPersistentModelIndex

INSTRUMENT, START, END, DURATION, MEAN, PEAK, SOLO, STATUS = range(8)
_HEADINGS = ("Instrument", "Start", "End", "Duration", "Mean", "Peak", "Solo", "Status")
_WIDTHS = (180, 116, 116, 96, 92, 92, 152, 110)
_STATUS_WORDS = {"auto": "not checked", "confirmed": "✓ confirmed", "rejected": "✕ rejected", "edited": "✎ edited"}
_STATUS_COLOURS = {"confirmed": DARK.confirmed, "rejected": DARK.rejected, "edited": DARK.accent}
_SORT_KEYS: tuple[Callable[[Region], Any], ...] = (
    lambda r: r.instrument,
    lambda r: r.onset_s,
    lambda r: r.offset_s,
    lambda r: r.duration_s,
    lambda r: r.mean,
    lambda r: r.peak,
    lambda r: r.solo,
    lambda r: r.status,
)
_NO_INDEX = QModelIndex()


class RegionsModel(QAbstractTableModel):
    """Regions as rows, filtered and sorted here: Qt's own proxy asks Python for every comparison."""

    def __init__(self, parent: QWidget | None = None, certainty: Certainty | None = None) -> None:
        super().__init__(parent)
        self._certainty = certainty
        self._all: tuple[Region, ...] = ()
        self._rows: list[Region] = []
        self._row_of: dict[Region, int] | None = None
        self._text = ""
        self._solos_only = False
        self._column, self._order = START, Qt.SortOrder.AscendingOrder
        self._swatches: dict[str, Any] = {}
        self._numbers = mono_font(12)

    @property
    def rows(self) -> list[Region]:
        """The regions shown, from top to bottom."""
        return self._rows

    @property
    def total(self) -> int:
        """How many regions there are, shown or not."""
        return len(self._all)

    def set_regions(self, regions: tuple[Region, ...]) -> None:
        """Show other regions."""
        self._all = regions
        self._rebuild()

    def set_filter(self, text: str, solos_only: bool) -> None:
        """Show only instruments whose name contains one of the comma-separated words of ``text``; only solos."""
        if (text, solos_only) != (self._text, self._solos_only):
            self._text, self._solos_only = text, solos_only
            self._rebuild()

    def row_of(self, region: Region | None) -> int | None:
        """Row of a region, or None if it is not shown."""
        if region is None:
            return None
        if self._row_of is None:
            self._row_of = {shown: row for row, shown in enumerate(self._rows)}
        return self._row_of.get(region)

    def _rebuild(self) -> None:
        self.beginResetModel()
        words = [word.strip().lower() for word in self._text.split(",") if word.strip()]
        rows = [region for region in self._all if region.solo or not self._solos_only]
        if words:
            rows = [r for r in rows if any(word in display_name(r.instrument).lower() for word in words)]
        rows.sort(key=_SORT_KEYS[self._column], reverse=self._order == Qt.SortOrder.DescendingOrder)
        self._rows, self._row_of = rows, None
        self.endResetModel()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _HEADINGS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        region, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            unsure = column == STATUS and self._is_unsure(region)
            return "? near threshold" if unsure else _cell_text(region, column)
        if role == Qt.ItemDataRole.ToolTipRole and self._certainty is not None:
            if column in (START, END):
                return self._certainty.edge_words(region, start=column == START)
            return self._certainty.words(region)
        if role == Qt.ItemDataRole.DecorationRole and column == INSTRUMENT:
            return self._swatch(region.instrument)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._foreground(region, column)
        if role == Qt.ItemDataRole.FontRole and START <= column <= PEAK:
            return self._numbers
        if role == Qt.ItemDataRole.UserRole and column in (MEAN, PEAK):
            return region.mean if column == MEAN else region.peak
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(_HEADINGS) and (column, order) != (self._column, self._order):
            self._column, self._order = column, order
            self._rebuild()

    def forget_swatches(self) -> None:
        """Draw the samples of colour anew: an instrument has another one."""
        self._swatches.clear()
        self._rebuild()

    def _swatch(self, instrument: str) -> Any:
        if instrument not in self._swatches:
            self._swatches[instrument] = swatch(instrument, 12, 2.0)
        return self._swatches[instrument]

    def _is_unsure(self, region: Region) -> bool:
        return self._certainty is not None and self._certainty.is_unsure(region)

    def _foreground(self, region: Region, column: int) -> QColor | None:
        if region.status == "rejected":
            return QColor(DARK.rejected)
        if column == SOLO:
            return QColor(DARK.solo)
        if column == STATUS and self._is_unsure(region):
            return QColor(DARK.warning)
        if column == STATUS:
            return QColor(_STATUS_COLOURS.get(region.status, DARK.text_dim))
        return None


class _ScoreDelegate(QStyledItemDelegate):
    """A number with a bar under it, as long as the number is large."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        value = index.data(Qt.ItemDataRole.UserRole)
        instrument = index.sibling(index.row(), INSTRUMENT).data()
        if value is None or instrument is None:
            return
        room = option.rect.adjusted(10, 0, -8, -3)
        track = QRectF(room.left(), room.bottom() - 2, room.width(), 2)
        painter.fillRect(track, QColor(DARK.line))
        track.setWidth(track.width() * min(max(value, 0.0), 1.0))
        painter.fillRect(track, instrument_colour(instrument))


class RegionsTable(QWidget):
    """Table of regions with its filter line; the selection is the document's, both ways.

    A double click or Ctrl+Return goes to the region's onset (`TimeAxis.seek_requested`).
    """

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.axis = axis
        self.model = RegionsModel(self, Certainty(document))
        self.filter_edit = QLineEdit(self)
        self.solos_box = QCheckBox("Solos only", self)
        self.count_label = QLabel(self)
        self.table = self._make_table()
        self._updating = False
        self._lay_out()
        self._connect()
        self._regions_changed()

    def sizeHint(self) -> QSize:
        return QSize(900, 190)

    @property
    def shown_regions(self) -> list[Region]:
        """The regions shown, from top to bottom."""
        return self.model.rows

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName("Regions")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(25)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicator(START, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        table.setSortingEnabled(True)
        for column in (MEAN, PEAK):
            table.setItemDelegateForColumn(column, _ScoreDelegate(table))
        return table

    def _lay_out(self) -> None:
        self.filter_edit.setPlaceholderText("Filter instruments: clarinet, piano")
        self.filter_edit.setAccessibleName("Filter instruments")
        self.filter_edit.setClearButtonEnabled(True)
        self.filter_edit.setMaximumWidth(280)
        self.solos_box.setToolTip("Show only regions in which an instrument plays alone or leads")
        self.count_label.setObjectName("dim")
        line = QHBoxLayout()
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(12)
        line.addWidget(self.filter_edit, 1)
        line.addWidget(self.solos_box)
        line.addStretch(1)
        line.addWidget(self.count_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filter_edit.textChanged.connect(self._filter_changed)
        self.solos_box.toggled.connect(self._filter_changed)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.doubleClicked.connect(self._activated)
        self.model.modelReset.connect(self._after_reset)
        self.document.regions_changed.connect(self._regions_changed)
        self.document.selection_changed.connect(self._show_selection)

    # ---- what changed -----------------------------------------------------------------------------------------

    def _regions_changed(self) -> None:
        self.model.set_regions(self.document.regions)

    def _filter_changed(self) -> None:
        self.model.set_filter(self.filter_edit.text(), self.solos_box.isChecked())

    def _after_reset(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        words = f"{total} region{'' if total == 1 else 's'}"
        self.count_label.setText(words if shown == total else f"{shown} of {words}")
        self._show_selection()

    def _show_selection(self) -> None:
        """Select the row of the document's region, without telling the document what it knows."""
        row = self.model.row_of(self.document.selected_region)
        selection = self.table.selectionModel()
        self._updating = True
        if row is None:
            selection.clear()
        elif selection.currentIndex().row() != row or not selection.isRowSelected(row):
            index = self.model.index(row, max(0, selection.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(index, flags)
            self.table.scrollTo(index)
        self._updating = False

    def _row_chosen(self, current: QModelIndex) -> None:
        if self._updating or not current.isValid():
            return
        region = self.model.rows[current.row()]
        self.document.select_region(region)
        self.axis.reveal(region.onset_s, region.offset_s)

    def _activated(self, index: QModelIndex) -> None:
        region = self.model.rows[index.row()]
        self.document.select_region(region)
        self.axis.reveal(region.onset_s, region.offset_s)
        self.axis.request_seek(region.onset_s)


def _cell_text(region: Region, column: int) -> str:
    if column == INSTRUMENT:
        return display_name(region.instrument)
    if column == START:
        return format_time(region.onset_s)
    if column == END:
        return format_time(region.offset_s)
    if column == DURATION:
        return f"{region.duration_s:.3f} s"
    if column == MEAN:
        return f"{region.mean:.2f}"
    if column == PEAK:
        return f"{region.peak:.2f}"
    if column == SOLO:
        return f"{'☆' if region.solo == 'featured' else '★'} {region.solo}" if region.solo else ""
    return _STATUS_WORDS.get(region.status, region.status)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if START <= column <= PEAK else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
