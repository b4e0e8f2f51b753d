"""Boxes for numbers whose text keeps off the frame; Qt takes the padding of a style sheet for no spin box."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_LEFT_PX = 6


class NumberBox(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_LEFT_PX, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_LEFT_PX, 0)


class DecimalBox(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_LEFT_PX, 0, 0, 0)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_LEFT_PX, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_LEFT_PX, 0)
