"""What of the regions an export writes and how: the choices that a format takes, and no others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.export_choices import NO_OFFSET, OF_RECORDING, TYPED, FormatChoice
from desktop.theme import display_name
from desktop.views.checked_menu import CheckedMenu
from desktop.views.time_axis import format_time
from engine.interchange import FRAME_RATES, ExportChoice, ExportFacts, FormatSpec, seconds_from_timecode


class ExportOptions(QWidget):
    """Check boxes and fields; `changed` tells of every change.

    Parameters
    ----------
    instruments : sequence of str
        That have regions.
    facts : ExportFacts
        Of the recording: its start timecode can be an offset, its markers can be left out.
    parent : QWidget, optional
    """

    changed = Signal()

    def __init__(self, instruments: Sequence[str], facts: ExportFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start_s = facts.start_timecode_s
        self._offsets = self._frames = False
        self.instruments = self._instruments_button(instruments)
        self.confirmed_only = self._box(
            self.tr("&Confirmed only"), self.tr("Only regions that were confirmed, corrected or drawn")
        )
        self.solos_only = self._box(self.tr("&Solos only"), self.tr("Only where an instrument plays alone or leads"))
        self.rejected = self._box(self.tr("Re&jected too"), self.tr("Rejected regions too, marked as such"))
        self.per_instrument = self._box(
            self.tr("A file for each &instrument"), self.tr("Write as many files as there are instruments")
        )
        self.scores = self._box(self.tr("Scores in &labels"), self.tr("Write “clarinet 0.91” rather than “clarinet”"))
        self.markers = self._box(self.tr("&Markers too"), self.tr("The markers that you set, as points of time"))
        self._marked = bool(facts.markers)
        self.offset = QComboBox(self)
        self.offset.setAccessibleName(self.tr("Times count from"))
        self.offset.setToolTip(self.tr("Where the recording starts on the timeline of the other program"))
        self.offset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offset_label = QLabel(self.tr("&Times count from"), self)
        self.offset_label.setBuddy(self.offset)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText("01:00:00:00")
        self.typed.setAccessibleName(self.tr("Start of the recording"))
        self.typed.setToolTip(self.tr("Timecode, time or seconds at which the recording starts"))
        self.rate = QComboBox(self)
        self.rate.setAccessibleName(self.tr("Frame rate"))
        self.rate.setToolTip(self.tr("Frames a second of the film; timecode is counted in them"))
        for name in FRAME_RATES:
            self.rate.addItem(name.replace("df", self.tr(" drop frame")), name)
        self.rate_label = QLabel(self.tr("Frame &rate"), self)
        self.rate_label.setBuddy(self.rate)
        self._lay_out()
        self.offset.currentIndexChanged.connect(self._offset_chosen)
        self.typed.textChanged.connect(lambda _: self.changed.emit())
        self.rate.currentIndexChanged.connect(lambda _: self.changed.emit())

    def _box(self, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setToolTip(tip)
        box.toggled.connect(lambda _: self.changed.emit())
        return box

    def _instruments_button(self, instruments: Sequence[str]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(self.tr("Instruments whose regions are written"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = CheckedMenu(button)
        for name in instruments:
            action = menu.addAction(display_name(name))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._instruments_changed)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.instruments, 0, 0)
        grid.addWidget(self.confirmed_only, 0, 1)
        grid.addWidget(self.solos_only, 0, 2)
        grid.addWidget(self.per_instrument, 1, 0)
        grid.addWidget(self.markers, 1, 1)
        # No format takes both of them.
        grid.addWidget(self.rejected, 1, 2)
        grid.addWidget(self.scores, 1, 2)
        grid.addWidget(self.offset_label, 2, 0)
        grid.addWidget(self.offset, 2, 1)
        grid.addWidget(self.typed, 2, 2)
        grid.addWidget(self.rate_label, 3, 0)
        grid.addWidget(self.rate, 3, 1)
        grid.setColumnStretch(3, 1)
        self._name_button()

    # ---- what is chosen ---------------------------------------------------------------------------------------

    @property
    def left_out(self) -> tuple[str, ...]:
        """Instruments whose regions are not written."""
        return tuple(str(action.data()) for action in self.instruments.menu().actions() if not action.isChecked())

    @property
    def choice(self) -> FormatChoice:
        """What is chosen, to be remembered for the format."""
        return FormatChoice(
            self.confirmed_only.isChecked(),
            self.solos_only.isChecked(),
            self.rejected.isChecked(),
            self.per_instrument.isChecked(),
            self.scores.isChecked(),
            str(self.rate.currentData()),
            str(self.offset.currentData() or NO_OFFSET),
            self.typed.text(),
            self.markers.isChecked(),
        )

    def export_choice(self) -> ExportChoice:
        """
        Return what is chosen, for the export.

        Raises
        ------
        SettingsError
            When the typed start is no time.
        """
        choice = self.choice
        rate = FRAME_RATES[choice.frame_rate]
        offset_s: float | None = None
        if self._offsets and choice.offset == OF_RECORDING:
            offset_s = self._start_s
        elif self._offsets and choice.offset == TYPED:
            offset_s = seconds_from_timecode(choice.typed or "0", rate)
        chosen = tuple(str(a.data()) for a in self.instruments.menu().actions() if a.isChecked())
        return ExportChoice(
            chosen if self.left_out else None,
            choice.confirmed_only,
            choice.solos_only,
            choice.rejected,
            choice.per_instrument,
            offset_s,
            rate,
            choice.scores,
            choice.markers,
        )

    def show_for(self, spec: FormatSpec, choice: FormatChoice) -> None:
        """Show what a format takes, as it was chosen for it before."""
        quiet = self.blockSignals(True)
        self._offsets, self._frames = "offset" in spec.options, "frame_rate" in spec.options
        self.confirmed_only.setChecked(choice.confirmed_only)
        self.solos_only.setChecked(choice.solos_only)
        self.rejected.setChecked(choice.rejected)
        self.per_instrument.setChecked(choice.per_instrument)
        self.scores.setChecked(choice.scores)
        self.markers.setChecked(choice.markers)
        self.rate.setCurrentIndex(max(0, self.rate.findData(choice.frame_rate)))
        self.typed.setText(choice.typed)
        self._fill_offsets(spec, choice.offset)
        for part, taken in (
            (self.rejected, spec.holds_status),
            (self.scores, "scores" in spec.options),
            (self.markers, self._marked and "markers" in spec.options),
            (self.offset_label, self._offsets),
            (self.offset, self._offsets),
        ):
            part.setVisible(taken)
        self._show_typed()
        self.blockSignals(quiet)

    def _fill_offsets(self, spec: FormatSpec, chosen: str) -> None:
        own = None
        if self._start_s is not None:
            own = self.tr("Its timecode, {time}").format(time=format_time(self._start_s))
        self.offset.clear()
        if spec.times == "timeline":
            self.offset.addItem(self.tr("Start of the recording"), NO_OFFSET)
            if own is not None:
                self.offset.addItem(own, OF_RECORDING)
        else:
            # Timecode is that of the recording unless the user says otherwise; films begin in their second hour.
            usual = self.tr("01:00:00:00, as films do") if spec.frames else self.tr("Start of the recording")
            self.offset.addItem(own or usual, NO_OFFSET)
        self.offset.addItem(self.tr("A start typed here:"), TYPED)
        self.offset.setCurrentIndex(max(0, self.offset.findData(chosen)))

    def _offset_chosen(self) -> None:
        self._show_typed()
        self.changed.emit()

    def _show_typed(self) -> None:
        """Show the field where a start is typed, and the frame rate, in which that may be counted, too."""
        typed = self._offsets and self.offset.currentData() == TYPED
        self.typed.setVisible(typed)
        for part in (self.rate_label, self.rate):
            part.setVisible(typed or self._frames)

    def _instruments_changed(self) -> None:
        self._name_button()
        self.changed.emit()

    def _name_button(self) -> None:
        out, every = len(self.left_out), len(self.instruments.menu().actions())
        if out:
            self.instruments.setText(self.tr("%Ln instruments", "", every - out))
        else:
            self.instruments.setText(self.tr("All instruments"))
