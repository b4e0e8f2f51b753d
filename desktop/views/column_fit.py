"""Columns of a table that never scrolls sideways: they shrink, the least important ones go first; the user chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QTableView, QToolButton

from desktop.theme import LOOK, scaled


@dataclass(frozen=True)
class ColumnSpec:
    """How one column may be fitted.

    Attributes
    ----------
    name : str
        In stored settings.
    wide, least : int
        Width in pixels where there is room, and the least at which it can be read, at the usual size of letters.
    rank : int
        The column of the highest rank is left out first; 0 stays always.
    """

    name: str
    wide: int
    least: int
    rank: int


def fitted(columns: Mapping[int, ColumnSpec], room: int) -> dict[int, int]:
    """Return the widths of the columns that fit into some room, by column; those left out are missing.

    Parameters
    ----------
    columns : mapping of int to ColumnSpec
        The columns wanted.
    room : int
        Pixels.
    """
    shown = dict(columns)
    while sum(spec.least for spec in shown.values()) > room:
        last = max(shown, key=lambda column: shown[column].rank)
        if shown[last].rank == 0:
            break
        del shown[last]
    widths = {column: spec.least for column, spec in shown.items()}
    spare = max(0, room - sum(widths.values()))
    wanted = {column: max(0, spec.wide - spec.least) for column, spec in shown.items()}
    share = min(1.0, spare / max(1, sum(wanted.values())))
    return {column: width + int(share * wanted[column]) for column, width in widths.items()}


class ColumnFit(QObject):
    """Fits the columns of a table into its width, and lets the user choose columns and order by a button's menu.

    Parameters
    ----------
    table : QTableView
        With its model. A column that the user draws wider keeps that width where there is room.
    specs : sequence of ColumnSpec
        One for every column.
    """

    chosen_changed = Signal()

    def __init__(self, table: QTableView, specs: Sequence[ColumnSpec]) -> None:
        super().__init__(table)
        self._table, self._specs = table, list(specs)
        self._unwanted: set[int] = set()
        self._fitting = False
        self.menu = QMenu(table)
        self.button = QToolButton(table)
        self.button.setText(self.tr("Columns"))
        self.button.setToolTip(self.tr("Choose the columns of the table and what it is sorted by"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        header = table.horizontalHeader()
        header.sectionResized.connect(self._resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        header.setMinimumSectionSize(24)
        table.viewport().installEventFilter(self)
        self.fit()

    @property
    def shown(self) -> list[int]:
        """The columns in sight."""
        return [column for column in range(len(self._specs)) if not self._table.isColumnHidden(column)]

    def choose(self, column: int, wanted: bool) -> None:
        """Show a column where there is room for it, or never."""
        if self._specs[column].rank == 0 or wanted != (column in self._unwanted):
            return
        self._unwanted ^= {column}
        self.fit()
        self.chosen_changed.emit()

    def to_json(self) -> dict[str, Any]:
        """Return the user's choice for the settings."""
        return {"hidden": [self._specs[column].name for column in sorted(self._unwanted)]}

    def read_json(self, facts: Mapping[str, Any]) -> None:
        """Take up a stored choice, as far as it can be understood."""
        names = facts.get("hidden")
        hidden = names if isinstance(names, list) else []
        self._unwanted = {column for column, spec in enumerate(self._specs) if spec.name in hidden and spec.rank}
        self.fit()

    def fit(self) -> None:
        """Give the columns the room there is."""
        wanted = {
            column: replace(spec, wide=scaled(spec.wide), least=scaled(spec.least))
            for column, spec in enumerate(self._specs)
            if column not in self._unwanted
        }
        widths = fitted(wanted, self._table.viewport().width())
        self._fitting = True
        for column in range(len(self._specs)):
            self._table.setColumnHidden(column, column not in widths)
            if column in widths:
                self._table.setColumnWidth(column, widths[column])
        self._fitting = False

    def _resized(self, column: int, _old: int, width: int) -> None:
        """Note a width that the user has drawn; the last column is only stretched."""
        if not self._fitting and self._table.horizontalHeader().visualIndex(column) < len(self._specs) - 1 and width:
            spec, plain = self._specs[column], max(24, round(width / LOOK.scale))
            self._specs[column] = replace(spec, wide=plain, least=min(plain, spec.least))

    # ---- menu -------------------------------------------------------------------------------------------------

    def _show_menu(self, place: QPoint) -> None:
        self.menu.popup(self._table.horizontalHeader().mapToGlobal(place))

    def _title(self, column: int) -> str:
        return str(self._table.model().headerData(column, Qt.Orientation.Horizontal))

    def _fill_menu(self) -> None:
        self.menu.clear()
        shown = self.shown
        for column, spec in enumerate(self._specs):
            if spec.rank:
                title = self._title(column)
                wanted = column not in self._unwanted
                no_room = wanted and column not in shown
                text = self.tr("{column} (no room)").format(column=title) if no_room else title
                self._checkable(self.menu, text, wanted).toggled.connect(
                    lambda on, column=column: self.choose(column, on)
                )
        self.menu.addSeparator()
        self._fill_order(self.menu.addMenu(self.tr("Sort by")))

    def _fill_order(self, menu: QMenu) -> None:
        header = self._table.horizontalHeader()
        by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        columns, orders = QActionGroup(menu), QActionGroup(menu)
        for column in range(len(self._specs)):
            action = self._checkable(menu, self._title(column), column == by)
            columns.addAction(action)
            action.triggered.connect(lambda _=False, column=column: self._table.sortByColumn(column, order))
        menu.addSeparator()
        for way, text in ((ascending, self.tr("Ascending")), (descending, self.tr("Descending"))):
            action = self._checkable(menu, text, way == order)
            orders.addAction(action)
            action.triggered.connect(lambda _=False, way=way: self._table.sortByColumn(by, way))

    @staticmethod
    def _checkable(menu: QMenu, text: str, checked: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        return action

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
