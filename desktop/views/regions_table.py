"""The table of regions: sorts, filters and selects; the document decides what a region is."""

from collections.abc import Callable
from math import isnan
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
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
from desktop.numbers import decimal
from desktop.region_filter import STATUSES, RegionFilter
from desktop.theme import LOOK, THEME, display_name, instrument_colour, mono_font, scaled, swatch
from desktop.translation import translate
from desktop.views.column_fit import ColumnFit, ColumnSpec
from desktop.views.row_table import dress_rows
from desktop.views.time_axis import TimeAxis, format_time
from engine.analysis.regions import Region

_Index = QModelIndex | QPersistentModelIndex

INSTRUMENT, START, END, DURATION, MEAN, PEAK, SOLO, STATUS, NOTE = range(9)
_COLUMNS = (
    ColumnSpec("instrument", 180, 120, 0),
    ColumnSpec("start", 116, 110, 0),
    ColumnSpec("end", 116, 110, 4),
    ColumnSpec("duration", 96, 84, 6),
    ColumnSpec("mean", 92, 58, 5),
    ColumnSpec("peak", 92, 58, 7),
    ColumnSpec("solo", 152, 146, 2),
    ColumnSpec("status", 124, 122, 1),
    ColumnSpec("note", 200, 70, 3),
)
_SORT_KEYS: tuple[Callable[[Region], Any], ...] = (
    lambda r: r.instrument,
    lambda r: r.onset_s,
    lambda r: r.offset_s,
    lambda r: r.duration_s,
    lambda r: -1.0 if isnan(r.mean) else r.mean,
    lambda r: -1.0 if isnan(r.peak) else r.peak,
    lambda r: r.solo,
    lambda r: r.status,
    lambda r: r.note.lower(),
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
        self._filter = RegionFilter()
        self._column, self._order = START, Qt.SortOrder.AscendingOrder
        self._swatches: dict[str, Any] = {}
        self._numbers = mono_font(12)
        self._headings = (
            *(self.tr("Instrument"), self.tr("Start"), self.tr("End"), self.tr("Duration"), self.tr("Mean")),
            *(self.tr("Peak"), self.tr("Solo"), self.tr("Status"), self.tr("Note")),
        )

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

    def set_filter(self, chosen: RegionFilter) -> None:
        """Show only the regions that pass a filter."""
        if chosen != self._filter:
            self._filter = chosen
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
        rows = [region for region in self._all if self._filter.is_open or self._filter.passes(region)]
        rows.sort(key=_SORT_KEYS[self._column], reverse=self._order == Qt.SortOrder.DescendingOrder)
        self._rows, self._row_of = rows, None
        self.endResetModel()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        region, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            unsure = column == STATUS and self._is_unsure(region)
            return self.tr("? near threshold") if unsure else _cell_text(region, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == NOTE:
            return region.note or None
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
            value = region.mean if column == MEAN else region.peak
            return None if isnan(value) else value
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self._headings) and (column, order) != (self._column, self._order):
            self._column, self._order = column, order
            self._rebuild()

    def forget_swatches(self) -> None:
        """Draw the samples of colour anew: an instrument has another one."""
        self._swatches.clear()
        self._rebuild()

    def look_changed(self) -> None:
        """Write and draw in the look now in force."""
        self._numbers = mono_font(12)
        self.forget_swatches()

    def _swatch(self, instrument: str) -> Any:
        if instrument not in self._swatches:
            self._swatches[instrument] = swatch(instrument, scaled(12), 2.0)
        return self._swatches[instrument]

    def _is_unsure(self, region: Region) -> bool:
        return self._certainty is not None and self._certainty.is_unsure(region)

    def _foreground(self, region: Region, column: int) -> QColor | None:
        if region.status == "rejected":
            return QColor(THEME.rejected)
        if column == SOLO:
            return QColor(THEME.solo)
        if column == STATUS and self._is_unsure(region):
            return QColor(THEME.warning)
        if column == STATUS:
            colours = {"confirmed": THEME.confirmed, "rejected": THEME.rejected, "edited": THEME.accent}
            return QColor(colours.get(region.status, THEME.text_dim))
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
        painter.fillRect(track, QColor(THEME.hover))
        track.setWidth(track.width() * min(max(value, 0.0), 1.0))
        painter.fillRect(track, instrument_colour(instrument))


class RegionsTable(QWidget):
    """Table of regions with its filter line; the selection is the document's, both ways.

    A double click or Ctrl+Return goes to the region's onset (`TimeAxis.seek_requested`). The filter is the document's,
    too: steps from region to region stop at what the table shows.
    """

    menu_requested = Signal(QPoint)
    """A place on the screen for the menu of the selected regions."""

    def __init__(self, document: Document, axis: TimeAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.axis = axis
        self.model = RegionsModel(self, Certainty(document))
        self.filter_edit = QLineEdit(self)
        self.status_box = QComboBox(self)
        self.solos_box = QCheckBox(self.tr("Solos only"), self)
        self.count_label = QLabel(self)
        self.table = self._make_table()
        self.columns = ColumnFit(self.table, _COLUMNS)
        self._updating = False
        self._lay_out()
        self._scale = 0.0
        self._connect()
        self._look_changed()
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
        table.setAccessibleName(self.tr("Regions"))
        dress_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSortIndicator(START, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        for column in (MEAN, PEAK):
            table.setItemDelegateForColumn(column, _ScoreDelegate(table))
        return table

    def _lay_out(self) -> None:
        self.filter_edit.setPlaceholderText(self.tr("Filter instruments: clarinet, piano"))
        self.filter_edit.setAccessibleName(self.tr("Filter instruments"))
        self.filter_edit.setClearButtonEnabled(True)
        words = {
            "all": self.tr("All regions"),
            "undecided": self.tr("Not checked"),
            "confirmed": self.tr("Confirmed"),
            "rejected": self.tr("Rejected"),
            "edited": self.tr("Edited"),
            "noted": self.tr("With a note"),
        }
        for status in STATUSES:
            self.status_box.addItem(words[status], status)
        self.status_box.setToolTip(self.tr("Show only regions of this state, and step only through them"))
        self.status_box.setAccessibleName(self.tr("Filter by state"))
        self.solos_box.setToolTip(self.tr("Show only regions in which an instrument plays alone or leads"))
        self.count_label.setObjectName("dim")
        line = QHBoxLayout()
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(12)
        line.addWidget(self.filter_edit, 1)
        line.addWidget(self.status_box)
        line.addWidget(self.solos_box)
        line.addStretch(1)
        line.addWidget(self.count_label)
        line.addWidget(self.columns.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.filter_edit.textChanged.connect(self._filter_changed)
        self.solos_box.toggled.connect(self._filter_changed)
        self.status_box.currentIndexChanged.connect(self._filter_changed)
        self.document.filter_changed.connect(self._show_filter)
        LOOK.changed.connect(self._look_changed)
        self.table.selectionModel().selectionChanged.connect(self._rows_chosen)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._ask_for_menu)
        self.table.doubleClicked.connect(self._activated)
        self.model.modelReset.connect(self._after_reset)
        self.document.regions_changed.connect(self._regions_changed)
        self.document.selection_changed.connect(self._show_selection)

    def _look_changed(self) -> None:
        """Draw in other colours; rows and columns get room for letters of another size."""
        if self._scale != LOOK.scale:
            self._scale = LOOK.scale
            self.table.verticalHeader().setDefaultSectionSize(scaled(25))
            self.columns.fit()
            self.filter_edit.setMaximumWidth(scaled(280))
        self.model.look_changed()

    # ---- what changed -----------------------------------------------------------------------------------------

    def _regions_changed(self) -> None:
        self.model.set_regions(self.document.regions)

    def _filter_changed(self) -> None:
        chosen = RegionFilter(self.filter_edit.text(), self.status_box.currentData(), self.solos_box.isChecked())
        self.document.set_filter(chosen)

    def _show_filter(self) -> None:
        chosen = self.document.filter
        for widget in (self.filter_edit, self.status_box, self.solos_box):
            widget.blockSignals(True)
        if self.filter_edit.text() != chosen.words:
            self.filter_edit.setText(chosen.words)
        self.status_box.setCurrentIndex(self.status_box.findData(chosen.status))
        self.solos_box.setChecked(chosen.solos_only)
        for widget in (self.filter_edit, self.status_box, self.solos_box):
            widget.blockSignals(False)
        self.model.set_filter(chosen)

    def _after_reset(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        if shown == total:
            words = self.tr("%Ln regions", "", total)
        else:
            words = self.tr("{shown} of %Ln regions", "", total).format(shown=shown)
        self.count_label.setText(words)
        self._show_selection()

    def _show_selection(self) -> None:
        """Select the rows of the document's regions, without telling the document what it knows."""
        found = (self.model.row_of(region) for region in self.document.selected_regions)
        rows = [row for row in found if row is not None]
        selection = self.table.selectionModel()
        self._updating = True
        if not rows:
            selection.clear()
        elif {index.row() for index in selection.selectedRows()} != set(rows):
            wanted = QItemSelection()
            for row in rows:
                index = self.model.index(row, 0)
                wanted.select(index, index)
            modes = QItemSelectionModel.SelectionFlag
            selection.select(wanted, modes.ClearAndSelect | modes.Rows)
            current = self.model.index(rows[-1], max(0, selection.currentIndex().column()))
            selection.setCurrentIndex(current, modes.NoUpdate)
            self.table.scrollTo(current)
        self._updating = False

    def _rows_chosen(self, selected: QItemSelection) -> None:
        if self._updating:
            return
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        if not rows:
            return
        # The row chosen last stands above the others.
        newest = max((index.row() for index in selected.indexes()), default=rows[-1])
        rows.sort(key=lambda row: (row == newest, row))
        regions = [self.model.rows[row] for row in rows]
        self.document.select_regions(regions)
        self.axis.reveal(regions[-1].onset_s, regions[-1].offset_s)

    def _ask_for_menu(self, place: QPoint) -> None:
        if self.document.selected_regions:
            self.menu_requested.emit(self.table.viewport().mapToGlobal(place))

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
        return f"{decimal(region.duration_s, 3)} s"
    if column in (MEAN, PEAK):
        value = region.mean if column == MEAN else region.peak
        return "–" if isnan(value) else decimal(value, 2)
    if column == SOLO:
        kinds = {
            "featured": translate("RegionsModel", "☆ featured"),
            "unaccompanied": translate("RegionsModel", "★ unaccompanied"),
        }
        return kinds.get(region.solo, "")
    if column == NOTE:
        return " ".join(region.note.split())
    if region.origin == "user" and region.status == "edited":
        return translate("RegionsModel", "✎ drawn")
    if region.origin == "import" and region.status == "edited":
        return translate("RegionsModel", "✎ imported")
    words = {
        "auto": translate("RegionsModel", "not checked"),
        "confirmed": translate("RegionsModel", "✓ confirmed"),
        "rejected": translate("RegionsModel", "✕ rejected"),
        "edited": translate("RegionsModel", "✎ edited"),
    }
    return words.get(region.status, region.status)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if START <= column <= PEAK else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
