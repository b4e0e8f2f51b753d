"""The title line of a panel that has controls of its own in it, so that they cost the panel no second line."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.theme import LOOK, THEME, icon, scaled

_BUTTON_PX = 20
_NAMED_PX = 700
"""From this width on there is room for the panel's name before its controls."""


class PanelTitle(QWidget):
    """Name, controls, and the two buttons of any panel; dragged anywhere else it moves the panel.

    Parameters
    ----------
    dock : QDockWidget
        Gets the line as its title.
    controls : QWidget
        Taken in.
    """

    def __init__(self, dock: QDockWidget, controls: QWidget) -> None:
        super().__init__(dock)
        self.controls = controls
        self.name = QLabel(dock.windowTitle(), self)
        self.name.setContentsMargins(10, 0, 2, 0)
        self.float_button = self._made_button(
            "panel-float", self.tr("Take the panel out of the window, or put it back")
        )
        self.float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button = self._made_button("panel-close", self.tr("Close the panel"))
        self.close_button.clicked.connect(dock.close)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 6, 0)
        line.setSpacing(0)
        for widget, stretch in ((self.name, 0), (controls, 1), (self.float_button, 0), (self.close_button, 0)):
            line.addWidget(widget, stretch)
        LOOK.changed.connect(self._size)
        self._size()
        dock.setTitleBarWidget(self)

    def _made_button(self, picture: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        # By keyboard, commands do the same for every panel.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setStyleSheet("padding: 1px;")
        return button

    def _size(self) -> None:
        side = scaled(_BUTTON_PX)
        for button in (self.float_button, self.close_button):
            button.setFixedSize(side, side)
            button.setIconSize(QSize(scaled(9), scaled(9)))
        self._make_room()

    def _make_room(self) -> None:
        self.name.setVisible(self.width() >= scaled(_NAMED_PX))

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(self.controls.minimumSizeHint().width() + 2 * scaled(_BUTTON_PX) + 6, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(THEME.panel))
        painter.end()
