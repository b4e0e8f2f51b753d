"""The table of regions: sorts, filters and selects; the document decides what a region is."""

from PySide6.QtCore import (
    QItemSelection,
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
from desktop.region_filter import STATUSES, RegionFilter
from desktop.theme import LOOK, THEME, instrument_colour, scaled
from desktop.views.column_fit import ColumnFit, ColumnSpec
from desktop.views.regions_model import INSTRUMENT, MEAN, PEAK, START, RegionsModel
from desktop.views.row_selection import rows_in, select_rows, selected_runs
from desktop.views.row_table import dress_rows
from desktop.views.table_hint import TableHint
from desktop.views.time_axis import TimeAxis
from engine.analysis.regions import Region

_Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (
    ColumnSpec("instrument", 180, 120, 0),
    ColumnSpec("start", 116, 110, 0),
    ColumnSpec("end", 116, 110, 4),
    ColumnSpec("duration", 96, 84, 6),
    ColumnSpec("mean", 92, 58, 5),
    ColumnSpec("peak", 92, 58, 7),
    ColumnSpec("solo", 152, 146, 2),
    ColumnSpec("status", 168, 122, 1),
    ColumnSpec("note", 200, 70, 3),
)


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
        self.filter_line = QWidget(self)
        """The controls above the table; a panel may take them into its title."""
        self.status_box = QComboBox(self)
        self.solos_box = QCheckBox(self.tr("Solos only"), self)
        self.count_label = QLabel(self)
        self.table = self._make_table()
        self.columns = ColumnFit(self.table, _COLUMNS)
        self.hint = TableHint(self.table, document)
        self._updating = False
        self._scale = 0.0
        self._low = False
        self._lay_out()
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
        line = QHBoxLayout(self.filter_line)
        line.setContentsMargins(10, 3, 10, 3)
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
        layout.addWidget(self.filter_line)
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
        self.document.regions_changed.connect(self._regions_moved)
        self.document.selection_changed.connect(self._selection_moved)

    def _look_changed(self) -> None:
        """Draw in other colours; rows and columns get room for letters of another size."""
        if self._scale != LOOK.scale:
            self._scale = LOOK.scale
            self._size_rows()
            self.table.setIconSize(QSize(scaled(12), scaled(12)))
            self.columns.fit()
            self.filter_edit.setMaximumWidth(scaled(280))
        self.model.look_changed()

    def set_low(self, low: bool) -> None:
        """Do with lower rows, or take high ones again."""
        self._low = low
        self._size_rows()

    def _size_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(scaled(22 if self._low else 25))

    # ---- what changed -----------------------------------------------------------------------------------------

    def _regions_moved(self) -> None:
        self.document.in_turn(self._regions_changed)

    def _selection_moved(self) -> None:
        self.document.in_turn(self._show_selection)

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
        self.hint.refresh()
        self._selection_moved()

    def _show_selection(self) -> None:
        """Select the rows of the document's regions, without telling the document what it knows."""
        rows = self.model.rows_of(self.document.selected_regions)
        self._updating = True
        if not rows:
            select_rows(self.table, ())
        elif sorted(rows_in(selected_runs(self.table.selectionModel().selection()))) != sorted(rows):
            select_rows(self.table, rows, current=rows[-1])
            self.table.scrollTo(self.table.currentIndex())
        self._updating = False

    def _rows_chosen(self, selected: QItemSelection) -> None:
        if self._updating:
            return
        rows = rows_in(selected_runs(self.table.selectionModel().selection()))
        if not rows:
            return
        # The row chosen last stands above the others.
        newest = max((last for _, last in selected_runs(selected)), default=rows[-1])
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
