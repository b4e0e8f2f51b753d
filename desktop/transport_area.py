"""Where the transport stands: a tool bar, so that it stays at the bottom wherever the table is docked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar, QWidget


class TransportArea(QToolBar):
    """Holds the transport bar and looks like nothing else.

    Parameters
    ----------
    transport : QWidget
    parent : QWidget, optional
    """

    def __init__(self, transport: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Transport"))
        self.setObjectName("transport area")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setStyleSheet("QToolBar { border: 0; padding: 0; spacing: 0; }")
        self.addWidget(transport)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
