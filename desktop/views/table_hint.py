"""Says in an empty table of regions why it is empty, and what to do about it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QTableView

from desktop.document import AnalysisState, Document


class TableHint(QLabel):
    """
    One sentence in the middle of a table without rows; gone as soon as there is a row.

    Parameters
    ----------
    table : QTableView
        With its model.
    document : Document
        Whose regions the table shows.
    """

    def __init__(self, table: QTableView, document: Document) -> None:
        super().__init__(table.viewport())
        self._table, self._document = table, document
        self.setObjectName("dim")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.viewport().installEventFilter(self)
        document.analysis_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say why there is no row, or nothing where there are rows."""
        self.setText(self._words())
        self.setVisible(bool(self.text()))

    def _words(self) -> str:
        document = self._document
        if document.path is None or self._table.model().rowCount():
            return ""
        if document.regions:
            return self.tr("No region passes the filter.")
        if document.analysis in (AnalysisState.WAITING, AnalysisState.RUNNING):
            return self.tr("Regions appear here as they are found.")
        if document.analysis is AnalysisState.DONE:
            return self.tr("No instrument was found. A higher sensitivity finds fainter ones.")
        return self.tr("There are no regions yet.")

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._table.viewport().rect())
        return False
