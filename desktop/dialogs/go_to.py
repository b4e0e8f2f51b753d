"""The dialog that asks for a time: reads what is typed while it is typed, and says where that is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import dress_as, scaled
from desktop.timecode import TimeError, format_timecode, parse_time, rate_named, shown_rate
from desktop.views.time_axis import format_time
from engine.frame_rates import FRAME_RATES, FrameRate

_PAST_THE_END_S = 5e-4
"""What is written to the millisecond may lie this far behind the end."""


class GoToDialog(QDialog):
    """A field for a time and a frame rate.

    Seconds and steps are counted in the recording. Clock times and timecodes are counted from the recording's start
    timecode where it has one and the box is checked, else from its beginning.

    Parameters
    ----------
    duration_s, playhead_s : float
        Of the recording.
    start_timecode_s : float or None
        Time of day of the recording's first sample, if the file says.
    rate : str
        Id of the frame rate to begin with, or another name of it.
    """

    chosen = Signal(float)
    """Where to go, in seconds from the recording's beginning."""
    rate_chosen = Signal(str)

    def __init__(
        self,
        duration_s: float,
        playhead_s: float,
        start_timecode_s: float | None = None,
        rate: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._duration_s, self._playhead_s, self._start_s = duration_s, playhead_s, start_timecode_s
        self._target_s: float | None = None
        self.setWindowTitle(self.tr("Go to time"))
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Time"))
        self.field.setPlaceholderText(self.tr("83.5, 1:23.5, 00:01:23:12 or +2.5"))
        self.rate = QComboBox(self)
        self.rate.setAccessibleName(self.tr("Frame rate of timecode"))
        for known in FRAME_RATES.values():
            self.rate.addItem(shown_rate(known), known.id)
        self.rate.setCurrentIndex(self.rate.findData(rate_named(rate).id))
        self.of_day = QCheckBox(self.tr("Count times with colons from the recording's start timecode"), self)
        self.of_day.setChecked(start_timecode_s is not None)
        self.of_day.setVisible(start_timecode_s is not None)
        self.start_label = QLabel(self)
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setMinimumSize(scaled(420), scaled(44))
        self.buttons = QDialogButtonBox(self)
        self.go_button = self.buttons.addButton(self.tr("Go"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Time"), self.field)
        form.addRow(self.tr("Frame rate"), self.rate)
        if start_timecode_s is not None:
            form.addRow(self.tr("Recording starts at"), self.start_label)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.of_day)
        layout.addWidget(self.says)
        layout.addWidget(self.buttons)
        self.field.textChanged.connect(self._read)
        self.of_day.toggled.connect(self._read)
        self.rate.currentIndexChanged.connect(self._rate_changed)
        self._read()
        self.field.setFocus()

    @property
    def target_s(self) -> float | None:
        """Where *Go* would go, or None while what is typed is no time of the recording."""
        return self._target_s

    def accept(self) -> None:
        if self._target_s is None:
            return
        super().accept()
        self.chosen.emit(self._target_s)

    def _rate(self) -> FrameRate:
        return rate_named(str(self.rate.currentData()))

    def _rate_changed(self) -> None:
        self.rate_chosen.emit(self._rate().id)
        self._read()

    def _read(self) -> None:
        rate = self._rate()
        if self._start_s is not None:
            self.start_label.setText(f"{format_time(self._start_s)}  ({format_timecode(self._start_s, rate)})")
        try:
            self._target_s = self._place(self.field.text())
        except TimeError as error:
            self._target_s = None
            self.says.setText(str(error))
        else:
            origin = self._start_s or 0.0
            timecode = format_timecode(origin + self._target_s, rate)
            words = self.tr("{time} in the recording, timecode {timecode}")
            self.says.setText(words.format(time=format_time(self._target_s), timecode=timecode))
        wrong = self._target_s is None and bool(self.field.text().strip())
        dress_as(self.says, "wrong" if wrong else "dim")
        self.go_button.setEnabled(self._target_s is not None)

    def _place(self, text: str) -> float:
        """Return a typed time in seconds from the recording's beginning; raises TimeError with a sentence."""
        typed = parse_time(text, self._rate())
        if typed.relative:
            # A step too far ends at the edge, as a nudge does.
            return min(max(0.0, self._playhead_s + typed.seconds), self._duration_s)
        origin = self._start_s if typed.is_clock and self.of_day.isChecked() and self._start_s is not None else 0.0
        place = typed.seconds - origin
        if place < -_PAST_THE_END_S:
            words = self.tr("That is before the recording, which starts at {time}.")
            raise TimeError(words.format(time=format_time(origin)))
        if place > self._duration_s + _PAST_THE_END_S:
            words = self.tr("That is after the recording, which ends at {time}.")
            raise TimeError(words.format(time=format_time(origin + self._duration_s)))
        return min(max(0.0, place), self._duration_s)
