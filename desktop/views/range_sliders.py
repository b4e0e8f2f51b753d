"""Two sliders for the levels that a spectrogram draws darkest and brightest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from desktop.theme import LOOK, mono_font, scaled

LOWEST_DB, HIGHEST_DB, LEAST_DB = -90, 0, 5


class RangeSliders(QWidget):
    """``range_chosen(floor_db, ceiling_db)`` tells what the user chose; the two stay 5 dB apart."""

    range_chosen = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ceiling = self._make_slider(self.tr("Brightest level"), LOWEST_DB + LEAST_DB, HIGHEST_DB)
        self.floor = self._make_slider(self.tr("Darkest level"), LOWEST_DB, HIGHEST_DB - LEAST_DB)
        self._words = {slider: QLabel(self) for slider in (self.ceiling, self.floor)}
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        for row, (text, slider) in enumerate(
            ((self.tr("&Brightest"), self.ceiling), (self.tr("&Darkest"), self.floor))
        ):
            name = QLabel(text, self)
            name.setBuddy(slider)
            words = self._words[slider]
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((name, slider, words)):
                layout.addWidget(widget, row, column)
        LOOK.changed.connect(self._size_parts)
        self._size_parts()
        self.ceiling.valueChanged.connect(self._ceiling_moved)
        self.floor.valueChanged.connect(self._floor_moved)

    def show_range(self, floor_db: float, ceiling_db: float) -> None:
        """Stand where the range is, without telling anybody."""
        for slider, level_db in ((self.floor, floor_db), (self.ceiling, ceiling_db)):
            slider.blockSignals(True)
            slider.setValue(round(level_db))
            slider.blockSignals(False)
            self._words[slider].setText(f"{round(level_db)} dB".replace("-", "−"))

    def _size_parts(self) -> None:
        for words in self._words.values():
            words.setFont(mono_font(12))
            words.setFixedWidth(scaled(56))

    def _ceiling_moved(self, value: int) -> None:
        self.range_chosen.emit(float(min(self.floor.value(), value - LEAST_DB)), float(value))

    def _floor_moved(self, value: int) -> None:
        self.range_chosen.emit(float(value), float(max(self.ceiling.value(), value + LEAST_DB)))

    def _make_slider(self, name: str, lowest: int, highest: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(lowest, highest)
        slider.setPageStep(5)
        slider.setMinimumWidth(180)
        slider.setAccessibleName(name)
        slider.setToolTip(self.tr("{level}, in dB re full scale").format(level=name))
        return slider
