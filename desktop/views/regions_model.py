"""Regions as the rows of a table: what stands in each column, how rows sort, which of them the filter lets through."""

from collections.abc import Callable, Sequence
from math import isnan
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.certainty import Certainty
from desktop.numbers import decimal
from desktop.region_filter import RegionFilter
from desktop.theme import THEME, display_name, mono_font, scaled, swatch_icon
from desktop.translation import translate
from desktop.views.time_axis import format_time
from engine.analysis.regions import Region

_Index = QModelIndex | QPersistentModelIndex

INSTRUMENT, START, END, DURATION, MEAN, PEAK, SOLO, STATUS, NOTE = range(9)
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
        self._row_by_id: dict[int, int] | None = None
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

    def row_of(self, region: Region) -> int | None:
        """Row of a region, or None if it is not shown."""
        return next(iter(self.rows_of((region,))), None)

    def rows_of(self, regions: Sequence[Region]) -> list[int]:
        """Rows of those of some regions that are shown, in the order of the regions."""
        if self._row_by_id is None:
            # By identity first: to hash thousands of regions takes longer than all the rest.
            self._row_by_id = {id(shown): row for row, shown in enumerate(self._rows)}
        by_id = self._row_by_id
        if all(id(region) in by_id for region in regions):
            return [by_id[id(region)] for region in regions]
        if self._row_of is None:
            self._row_of = {shown: row for row, shown in enumerate(self._rows)}
        found = (self._row_of.get(region) for region in regions)
        return [row for row in found if row is not None]

    def _rebuild(self) -> None:
        self.beginResetModel()
        rows = self._filter.chosen(self._all)
        rows.sort(key=_SORT_KEYS[self._column], reverse=self._order == Qt.SortOrder.DescendingOrder)
        self._rows, self._row_by_id, self._row_of = rows, None, None
        self.endResetModel()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index = _NO_INDEX) -> QModelIndex:
        # Qt's own asks for the number of rows and that of columns each time.
        inside = 0 <= row < len(self._rows) and 0 <= column < len(self._headings) and not parent.isValid()
        return self.createIndex(row, column) if inside else QModelIndex()

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
            self._swatches[instrument] = swatch_icon(instrument, scaled(12), 2.0)
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
