"""A side panel that may be lower than what is in it: it scrolls instead of pushing the window apart."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.theme import scaled

_LEAST_PX = 96


class PanelScroll(QScrollArea):
    """Holds a panel as wide as it needs to be, and as low as there is room.

    Parameters
    ----------
    panel : QWidget
    parent : QWidget, optional
    """

    def __init__(self, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(panel)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        panel = self.widget()
        return QSize() if panel is None else panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        panel = self.widget()
        if panel is None:
            return QSize()
        least = panel.minimumSizeHint().expandedTo(panel.minimumSize())
        return QSize(
            least.width() + self.verticalScrollBar().sizeHint().width(), min(least.height(), scaled(_LEAST_PX))
        )
