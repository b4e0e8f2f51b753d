"""What tables of whole rows have in common: their dress, and what stands in them while they are empty."""

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.theme import THEME, ui_font


def dress_rows(table: QTableView) -> None:
    """Make rows one piece each: chosen as wholes, told apart by their ground and not by lines; Tab leaves the table.

    The table has its model already.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    # The headings show no selection. Given the table's own, they ask at each drawing for every cell of every column.
    header.setSelectionModel(QItemSelectionModel(table.model(), header))


def paint_empty_words(view: QAbstractItemView, words: str, margin_y: int) -> None:
    """Write why a list is empty into the middle of it; nothing if it is not, or there are no words."""
    if not words or view.model().rowCount():
        return
    painter = QPainter(view.viewport())
    painter.setFont(ui_font(12))
    painter.setPen(QColor(THEME.text_dim))
    room: QRect = view.viewport().rect().adjusted(16, margin_y, -16, -margin_y)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
    painter.end()
