"""Selections of whole rows in tables of thousands, kept as runs of rows.

Qt's own ways ask the model for every cell of a selection, and compare every old run with every new one.
"""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView


def runs_of(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last of all rows that follow one another, from top to bottom."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and row <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(row, runs[-1][1]))
        else:
            runs.append((row, row))
    return runs


def selected_runs(selection: QItemSelection) -> list[tuple[int, int]]:
    """Return the first and the last row of each part of a selection of whole rows."""
    return [(part.top(), part.bottom()) for part in selection.toList()]


def rows_in(runs: Iterable[tuple[int, int]]) -> list[int]:
    """Return the rows of runs that do not overlap, run by run."""
    return [row for first, last in runs for row in range(first, last + 1)]


def select_rows(table: QTableView, rows: Iterable[int], current: int | None = None) -> None:
    """Select rows in place of all that are selected.

    Parameters
    ----------
    table : QTableView
        Whose selection is of whole rows.
    rows : iterable of int
    current : int, optional
        The row that is to have the focus.
    """
    selection_model, model = table.selectionModel(), table.model()
    column, last_column = max(0, selection_model.currentIndex().column()), model.columnCount() - 1
    wanted = QItemSelection()
    for first, last in runs_of(rows):
        wanted.append(QItemSelectionRange(model.index(first, 0), model.index(last, last_column)))
    # Without a word of its own: told of the old selection, Qt would compare all its parts with all the new ones.
    selection_model.reset()
    flags = QItemSelectionModel.SelectionFlag
    selection_model.select(wanted, flags.Select)
    if current is not None:
        selection_model.setCurrentIndex(model.index(current, column), flags.NoUpdate)
    table.viewport().update()
