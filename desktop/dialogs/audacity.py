"""What goes to Audacity, how far it is, and what to do where Audacity cannot be reached; does nothing itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.engine_sentences import engine_words
from desktop.theme import display_name
from desktop.views.number_boxes import DecimalBox
from engine.analysis.regions import Region
from engine.interchange import is_confirmed
from engine.markers import Marker

_NAME = Qt.ItemDataRole.UserRole
_LONGEST_S = 1e5


@dataclass(frozen=True)
class LabelChoice:
    """Which regions become labels, whether markers do, and how.

    Attributes
    ----------
    instruments : frozenset of str, or None
        None stands for all.
    offset_s : float
        Where the recording starts on Audacity's time line.
    """

    instruments: frozenset[str] | None = None
    solos: bool = False
    confirmed: bool = False
    track_per_instrument: bool = False
    offset_s: float = 0.0
    markers: bool = True

    def of(self, regions: Sequence[Region], solos: Sequence[Region]) -> tuple[Region, ...]:
        """Return the chosen ones of the regions, or of the solos if these are wanted."""
        return tuple(
            region
            for region in (solos if self.solos else regions)
            if region.status != "rejected"
            and (self.instruments is None or region.instrument in self.instruments)
            and (not self.confirmed or is_confirmed(region))
        )


class AudacityDialog(QDialog):
    """Options, a button that starts, and one line that says how it goes.

    Parameters
    ----------
    regions, solos, markers : sequences of Region and Marker
        Of the open recording; None for the analysis of what is open in Audacity, where they are not known yet.
    """

    start_wanted = Signal(object)
    """A `LabelChoice`."""
    cancel_wanted = Signal()
    switch_on_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        regions: Sequence[Region] | None = None,
        solos: Sequence[Region] = (),
        markers: Sequence[Marker] = (),
    ) -> None:
        super().__init__(parent)
        self._regions, self._solos, self._marked = regions, solos, markers
        self._working = False
        sends = regions is not None
        self.setWindowTitle(
            self.tr("Send regions to Audacity") if sends else self.tr("Analyse what is open in Audacity")
        )
        self.resize(560, 520 if sends else 300)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setText(
            self.tr("The regions become labels in new label tracks of the project that is open in Audacity 3.")
            if sends
            else self.tr(
                "Audacity writes what it would play to a temporary file; Soloscope analyses that, adds the regions to "
                "the project as labels, and removes the file. Muted tracks are left out."
            )
        )
        self.instruments = self._made_list()
        self.solos_only = QCheckBox(self.tr("&Solos only"), self)
        self.solos_only.setToolTip(self.tr("Send only where one instrument is alone or leads."))
        self.confirmed_only = QCheckBox(self.tr("&Confirmed regions only"), self)
        self.confirmed_only.setToolTip(self.tr("Leave out what nobody has confirmed, corrected or drawn."))
        self.per_instrument = QCheckBox(self.tr("One label &track for each instrument"), self)
        self.per_instrument.setToolTip(self.tr("Otherwise all labels stand in one track, called Soloscope."))
        self.markers = QCheckBox(self.tr("&Markers too, as labels of a point"), self)
        self.markers.setToolTip(self.tr("Send the markers that you set, too."))
        self.markers.setChecked(True)
        self.offset = DecimalBox(self)
        self.offset.setRange(-_LONGEST_S, _LONGEST_S)
        self.offset.setDecimals(3)
        self.offset.setSuffix(self.tr(" s"))
        self.offset.setAccessibleName(self.tr("Where the recording starts in Audacity"))
        self.offset.setToolTip(self.tr("0 if the recording starts at the beginning of Audacity’s time line."))
        self.summary = QLabel(self)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.switch_on_button = QPushButton(self.tr("S&witch the script pipe on"), self)
        self.switch_on_button.setToolTip(
            self.tr("Change Audacity’s settings; a copy of them is kept. Audacity must be closed.")
        )
        self.switch_on_button.setAutoDefault(False)
        self.switch_on_button.clicked.connect(lambda _=False: self.switch_on_wanted.emit())
        self.switch_on_button.hide()
        self.start_button = QPushButton(self.tr("S&end") if sends else self.tr("&Analyse"), self)
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(lambda _=False: self.start_wanted.emit(self.choice))
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.close_button.clicked.connect(lambda _=False: self.reject())
        self._lay_out(sends)
        for box in (self.solos_only, self.confirmed_only, self.per_instrument, self.markers):
            box.toggled.connect(self._summarise)
        self._summarise()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _made_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName(self.tr("Instruments"))
        made.setToolTip(self.tr("Only instruments with a tick are sent."))
        counts = Counter(region.instrument for region in self._regions or ())
        for name, count in sorted(counts.items(), key=lambda pair: display_name(pair[0]).casefold()):
            words = self.tr("%Ln regions", "", count)
            row = QListWidgetItem(f"{display_name(name)}   {words}", made)
            row.setData(_NAME, name)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            row.setCheckState(Qt.CheckState.Checked)
        made.itemChanged.connect(self._summarise)
        return made

    def _lay_out(self, sends: bool) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        if sends:
            label = QLabel(self.tr("&Instruments"), self)
            label.setBuddy(self.instruments)
            layout.addWidget(label)
            layout.addWidget(self.instruments, 1)
        layout.addWidget(self.solos_only)
        if sends:
            layout.addWidget(self.confirmed_only)
        layout.addWidget(self.per_instrument)
        layout.addWidget(self.markers)
        self.markers.setVisible(bool(self._marked))
        if sends:
            form = QFormLayout()
            form.addRow(self.tr("Recording starts in Audacity &at"), self.offset)
            layout.addLayout(form)
            layout.addWidget(self.summary)
        else:
            layout.addStretch(1)
        for unused in () if sends else (self.instruments, self.confirmed_only, self.offset, self.summary):
            unused.hide()
        layout.addWidget(self.progress)
        layout.addWidget(self.state)
        layout.addWidget(self.switch_on_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.buttons)

    # ---- what is chosen ---------------------------------------------------------------------------------------

    @property
    def choice(self) -> LabelChoice:
        """What is to be sent, as it is set now."""
        rows = [self.instruments.item(number) for number in range(self.instruments.count())]
        named = frozenset(row.data(_NAME) for row in rows if row.checkState() is Qt.CheckState.Checked)
        return LabelChoice(
            named if self._regions is not None else None,
            self.solos_only.isChecked(),
            self.confirmed_only.isChecked(),
            self.per_instrument.isChecked(),
            self.offset.value(),
            self.markers.isChecked(),
        )

    def _summarise(self) -> None:
        if self._regions is None:
            return
        chosen = self.choice.of(self._regions, self._solos)
        points = len(self._marked) if self.markers.isChecked() else 0
        count = len(chosen) + points
        instruments = len({region.instrument for region in chosen})
        tracks = instruments + bool(points) if self.per_instrument.isChecked() else min(1, count)
        labels = self.tr("%Ln labels", "", count)
        where = self.tr("%Ln new tracks", "", tracks)
        self.summary.setText(
            self.tr("{labels} in {tracks}").format(labels=labels, tracks=where)
            if count
            else self.tr("Nothing is left to send.")
        )
        self.start_button.setEnabled(bool(count) and not self._working)

    @property
    def working(self) -> bool:
        """Whether something is being done."""
        return self._working

    # ---- how it goes ------------------------------------------------------------------------------------------

    def show_work(self, sentence: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done; with a total, also how far."""
        self._set_working(True)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self._say(sentence, "")

    def show_done(self, sentence: str) -> None:
        """Say that it is done."""
        self._set_working(False)
        self._say(sentence, "✓ ")

    def show_problem(self, sentence: str, can_switch_on: bool = False) -> None:
        """Say why it did not work; offer to switch the pipe on where that would help."""
        self._set_working(False)
        self._say(sentence, "⚠ ")
        self.switch_on_button.setVisible(can_switch_on)

    def _say(self, sentence: str, sign: str) -> None:
        self.state.setText(sign + engine_words(sentence))
        if sign:
            self.switch_on_button.hide()

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.progress.setVisible(working)
        options = (self.solos_only, self.confirmed_only, self.per_instrument, self.markers)
        for part in (self.instruments, *options, self.offset):
            part.setEnabled(not working)
        self.start_button.setEnabled(not working)
        self.close_button.setText(self.tr("Cancel") if working else self.tr("Close"))
        if not working:
            self._summarise()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def reject(self) -> None:
        if self._working:
            self.cancel_wanted.emit()
        else:
            super().reject()
