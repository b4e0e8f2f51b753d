"""The part of the transport that says how it sounds: speed, level, volume and output; it plays nothing itself."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from desktop.numbers import brief
from desktop.theme import LOOK, icon, mono_font, scaled
from desktop.views.meter import MeterView

SPEEDS = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0)
_STEPS = 100


def rate_words(rate: float) -> str:
    """Write a rate of playback: ``1×``, ``0.75×``, ``−4×`` backwards."""
    return f"{brief(rate)}×".replace("-", "−")


class VolumeSlider(QSlider):
    """The volume; a double click turns it all the way up."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _STEPS)
        self.setPageStep(10)
        self.setMinimumWidth(48)
        self.setMaximumWidth(72)
        self.setAccessibleName(self.tr("Volume"))
        self.valueChanged.connect(lambda value: self.chosen.emit(value / _STEPS))

    def show_volume(self, volume: float, words: str) -> None:
        """Stand where the volume is, without telling anybody."""
        self.blockSignals(True)
        self.setValue(round(volume * _STEPS))
        self.blockSignals(False)
        self.setToolTip(self.tr("Volume: {volume}\nDouble click: all the way up.").format(volume=words))
        self.setAccessibleDescription(words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(_STEPS)


class ListeningBar(QWidget):
    """Speed button, level meter, mute button with the list of outputs, and volume.

    ``speed_chosen(speed)``, ``volume_chosen(volume)``, ``output_chosen(name)`` say what the user did; the name is
    empty for the system's own output. ``outputs_wanted()`` asks for `show_outputs` when the list is opened.
    """

    speed_chosen = Signal(float)
    volume_chosen = Signal(float)
    output_chosen = Signal(str)
    outputs_wanted = Signal()

    def __init__(self, mute: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mute = mute
        self.speed_button = self._make_speed_button()
        self.meter = MeterView(self)
        self.output_menu = QMenu(self.tr("Output device"), self)
        self.output_menu.setToolTipsVisible(True)
        self.output_menu.aboutToShow.connect(self.outputs_wanted)
        self.mute_button = QToolButton(self)
        self.mute_button.setDefaultAction(mute)
        self.mute_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.mute_button.setMenu(self.output_menu)
        self.mute_button.setAccessibleName(self.tr("Mute; the arrow lists the outputs"))
        self.volume = VolumeSlider(self)
        self.volume.chosen.connect(self.volume_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.speed_button)
        layout.addWidget(self.meter, 1)
        layout.addWidget(self.mute_button)
        layout.addWidget(self.volume)
        LOOK.changed.connect(self._size_parts)
        self._size_parts()
        self.show_rate(1.0, 1.0)

    @property
    def optional_parts(self) -> list[QWidget]:
        """What may be hidden where there is little room."""
        return [self.volume]

    def show_rate(self, speed: float, rate: float) -> None:
        """Show how fast it plays; `rate` is the shuttle's while that is at work."""
        self.speed_button.setText(rate_words(rate))
        self.speed_button.setAccessibleDescription(self.tr("plays at {rate}").format(rate=rate_words(rate)))
        for action in self.speed_button.menu().actions():
            action.setChecked(action.data() == speed)

    def show_volume(self, volume: float, muted: bool, words: str) -> None:
        """Show the volume and whether it is muted."""
        self.volume.show_volume(volume, words)
        self._mute.setChecked(muted)
        self._mute.setIcon(icon("muted" if muted else "volume"))

    def show_outputs(self, names: tuple[str, ...], chosen: str, remark: str = "") -> None:
        """List the outputs; a chosen one that is not there is listed as missing."""
        self.output_menu.clear()
        self._add_output(self.tr("System default"), "", chosen == "")
        if names:
            self.output_menu.addSeparator()
        for name in names:
            self._add_output(name, name, chosen == name)
        if chosen and chosen not in names and not remark:
            self._add_output(self.tr("{device} (not connected)").format(device=chosen), chosen, True)
        if remark:
            self.output_menu.addSeparator()
            self.output_menu.addAction(remark).setEnabled(False)

    def _add_output(self, text: str, name: str, chosen: bool) -> None:
        action = self.output_menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda: self.output_chosen.emit(name))

    def _size_parts(self) -> None:
        self.mute_button.setIconSize(QSize(scaled(19), scaled(19)))
        self.speed_button.setFont(mono_font(12))
        self.speed_button.setFixedWidth(scaled(74))

    def _make_speed_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("How fast it plays; the pitch stays"))
        button.setAccessibleName(self.tr("Speed"))
        menu = QMenu(button)
        for speed in SPEEDS:
            action = menu.addAction(rate_words(speed))
            action.setData(speed)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, speed=speed: self.speed_chosen.emit(speed))
        button.setMenu(menu)
        return button
