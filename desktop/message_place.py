"""Where the message bar stands: what goes by itself floats over the work, what stays has a place of its own."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets import MessageBar

_MARGIN_PX = 10


class MessagePlace(QWidget):
    """
    The window's pages with the message bar above or over them.

    An information comes and goes while somebody works: nothing may move under the pointer for it, so that it lies in
    the upper right corner. Warnings and errors stay until they are closed; they get room above the pages and hide
    nothing.

    Parameters
    ----------
    bar : MessageBar
    pages : QWidget
        What fills the rest.
    """

    def __init__(self, bar: MessageBar, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)
        self._column.addWidget(pages, 1)
        bar.changed.connect(self._place)

    def _place(self) -> None:
        if self._bar.severity == "info":
            self._column.removeWidget(self._bar)
            self._float()
        elif self._bar.severity:
            self._column.insertWidget(0, self._bar)

    def _float(self) -> None:
        """Lay the bar into the upper right corner, as wide as its sentence where there is room."""
        margin = scaled(_MARGIN_PX)
        room = self.width() - 2 * margin
        width = max(1, min(self._bar.line_width(), room))
        height = max(self._bar.heightForWidth(width), self._bar.minimumSizeHint().height())
        self._bar.setGeometry(QRect(self.width() - margin - width, margin, width, height))
        self._bar.raise_()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._bar.severity == "info":
            self._float()
