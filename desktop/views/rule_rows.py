"""One setting of an instrument as a line of a panel: its name, a slider and the exact value; it changes no rule."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSlider, QWidget

from desktop.theme import LOOK, scaled


@dataclass(frozen=True)
class RuleRowSpec:
    """How a setting is shown: ``setting`` as `desktop.rule_changes.LIMITS` names it, in steps of ``step``."""

    setting: str
    title: str
    tip: str
    lowest: float
    highest: float
    step: float
    decimals: int = 2
    suffix: str = ""


RULE_ROWS = (
    RuleRowSpec("threshold", "Threshold", "A region must reach this activation somewhere.", 0.02, 0.98, 0.01),
    RuleRowSpec("release", "Release", "A region goes on while its activation stays above this.", 0.01, 0.98, 0.01),
    RuleRowSpec("min_duration_s", "Shortest", "Shorter regions are left out.", 0.0, 5.0, 0.05, suffix=" s"),
    RuleRowSpec("merge_gap_s", "Merge gaps", "Regions this close are joined.", 0.0, 5.0, 0.05, suffix=" s"),
    RuleRowSpec(
        "median_frames", "Smoothing", "How many frames are looked at together, against flicker.", 1, 31, 2, 0, " frames"
    ),
)


class RuleRow(QObject):
    """Slider and number of one setting, always of the same value."""

    moved = Signal(str, float)
    """The setting and its new value; only when the user moves it."""

    def __init__(self, spec: RuleRowSpec, parent: QWidget, layout: QGridLayout, line: int) -> None:
        super().__init__(parent)
        self.spec = spec
        self.label = QLabel(spec.title, parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, parent)
        self.slider.setRange(0, round((spec.highest - spec.lowest) / spec.step))
        self.slider.setMinimumWidth(70)
        self.number = QDoubleSpinBox(parent)
        self.number.setDecimals(spec.decimals)
        # The number may lie over what the slider reaches: a bundle may have been trained so.
        self.number.setRange(spec.lowest, max(spec.highest, 10.0 if spec.suffix == " s" else spec.highest))
        self.number.setSingleStep(spec.step)
        self.number.setSuffix(spec.suffix)
        self.number.setKeyboardTracking(False)
        LOOK.changed.connect(self._size)
        self._size()
        self.label.setBuddy(self.number)
        for widget in (self.label, self.slider, self.number):
            widget.setToolTip(spec.tip)
        self.slider.setAccessibleName(spec.title)
        self.number.setAccessibleName(spec.title)
        layout.addWidget(self.label, line, 0)
        layout.addWidget(self.slider, line, 1)
        layout.addWidget(self.number, line, 2)
        self.slider.valueChanged.connect(self._slid)
        self.number.valueChanged.connect(lambda value: self.moved.emit(spec.setting, value))

    def _size(self) -> None:
        self.number.setFixedWidth(scaled(94))

    def show_value(self, value: float, changed: bool) -> None:
        """Show a value; one that differs from the trained value is marked with a dot."""
        for widget in (self.slider, self.number):
            widget.blockSignals(True)
        self.slider.setValue(round((value - self.spec.lowest) / self.spec.step))
        if not self.number.hasFocus() or abs(self.number.value() - value) > self.spec.step / 10:
            self.number.setValue(value)
        for widget in (self.slider, self.number):
            widget.blockSignals(False)
        self.label.setText(f"{self.spec.title} •" if changed else self.spec.title)

    def _slid(self, place: int) -> None:
        self.moved.emit(self.spec.setting, self.spec.lowest + place * self.spec.step)
