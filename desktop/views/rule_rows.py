"""One setting of an instrument as a line of a panel: its name, a slider and the exact value; it changes no rule."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from desktop.theme import LOOK, scaled
from desktop.translation import translate
from desktop.undo_steps import Hold
from desktop.views.number_boxes import DecimalBox


@dataclass(frozen=True)
class RuleRowSpec:
    """How a setting is shown: ``setting`` as `desktop.rule_changes.LIMITS` names it, in steps of ``step``.

    ``change`` names the undoable step, with a place for ``{instruments}``.
    """

    setting: str
    title: str
    tip: str
    change: str
    lowest: float
    highest: float
    step: float
    decimals: int = 2
    suffix: str = ""


def rule_rows() -> tuple[RuleRowSpec, ...]:
    """Return the settings in the order of their rows, in the window's language."""
    return (
        RuleRowSpec(
            "threshold",
            translate("RuleRows", "Threshold"),
            translate("RuleRows", "A region must reach this activation somewhere."),
            translate("RuleRows", "Change threshold of {instruments}"),
            *(0.02, 0.98, 0.01),
        ),
        RuleRowSpec(
            "release",
            translate("RuleRows", "Release"),
            translate("RuleRows", "A region goes on while its activation stays above this."),
            translate("RuleRows", "Change release of {instruments}"),
            *(0.01, 0.98, 0.01),
        ),
        RuleRowSpec(
            "min_duration_s",
            translate("RuleRows", "Shortest"),
            translate("RuleRows", "Shorter regions are left out."),
            translate("RuleRows", "Change shortest of {instruments}"),
            *(0.0, 5.0, 0.05),
            suffix=" s",
        ),
        RuleRowSpec(
            "merge_gap_s",
            translate("RuleRows", "Merge gaps"),
            translate("RuleRows", "Regions this close are joined."),
            translate("RuleRows", "Change merge gaps of {instruments}"),
            *(0.0, 5.0, 0.05),
            suffix=" s",
        ),
        RuleRowSpec(
            "median_frames",
            translate("RuleRows", "Smoothing"),
            translate("RuleRows", "How many frames are looked at together, against flicker."),
            translate("RuleRows", "Change smoothing of {instruments}"),
            *(1, 31, 2, 0),
            suffix=translate("RuleRows", " frames"),
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
        self.number = DecimalBox(parent)
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
        self.hold = Hold()
        self.slider.sliderPressed.connect(self.hold.begin)
        self.slider.sliderReleased.connect(self.hold.end)
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
