"""Which regions are cut out as sound, how, and into which files; shows the files before, and how the writing goes."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.numbers import whole
from desktop.region_names import clock
from desktop.solo_audio_plan import LONGEST_MS, WHICH, AudioChoice, AudioPlan, SoundFacts, Which
from desktop.sound_words import cut_words
from desktop.theme import display_name
from desktop.views.number_boxes import NumberBox
from desktop.words import seconds_words
from engine.analysis.regions import Region

_NAME = Qt.ItemDataRole.UserRole
_SIZE = (880, 560)
_CONTAINERS = ("wav", "flac")


class SoloAudioDialog(QDialog):
    """Options at the left, the files they give at the right; it cuts nothing itself.

    Parameters
    ----------
    choice : AudioChoice
        What was chosen last.
    parent : QWidget, optional
    """

    choice_changed = Signal()
    """Something else is wanted; the files are to be planned anew."""
    start_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, choice: AudioChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = choice.folder.parent
        self._left_out = set(choice.left_out)
        self._there: dict[Which, tuple[Region, ...]] = dict.fromkeys(WHICH, ())
        self._plan: AudioPlan | None = None
        self._facts: SoundFacts | None = None
        self._working = self._done = False
        self._complete = True
        self._written_to = choice.folder
        self.setWindowTitle(self.tr("Export solos as audio"))
        self.setSizeGripEnabled(True)
        self._build_options()
        self._build_files()
        self._build_progress()
        self._build_buttons()
        self._lay_out()
        self._show_choice(choice)
        self._connect()
        self._show_state()
        self.which.setFocus()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _build_options(self) -> None:
        self.which = QComboBox(self)
        self.which.setAccessibleName(self.tr("What to export"))
        self.which.setToolTip(
            self.tr("Solos are where one instrument is alone or leads; rejected regions are never exported.")
        )
        for which in WHICH:
            self.which.addItem("", which)
        self.instruments = QListWidget(self)
        self.instruments.setAccessibleName(self.tr("Instruments"))
        self.instruments.setToolTip(self.tr("Only instruments with a tick are exported."))
        self.instruments.setMinimumHeight(90)
        self.container = QComboBox(self)
        self.container.addItems(["WAV", "FLAC"])
        self.container.setAccessibleName(self.tr("Format"))
        self.container.setToolTip(
            self.tr("Both keep the sound as it is; FLAC takes less room, WAV also holds the timecode.")
        )
        self.handles = self._made_ms(
            self.tr("Handles"), self.tr("Sound kept before and after each region, as far as the recording reaches.")
        )
        self.fade_in = self._made_ms(self.tr("Fade in"), self.tr("Length of the fade at the beginning of each file."))
        self.fade_out = self._made_ms(self.tr("Fade out"), self.tr("Length of the fade at the end of each file."))
        self.folder = QLineEdit(self)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setToolTip(self.tr("Where the files go; a folder that is not there is made."))
        self.browse_button = QPushButton(self.tr("&Browse…"), self)
        self.browse_button.setAccessibleName(self.tr("Choose the folder"))
        self.browse_button.setToolTip(self.tr("Choose the folder that the files go to."))
        self.browse_button.setAutoDefault(False)

    def _made_ms(self, name: str, tip: str) -> QSpinBox:
        spin = NumberBox(self)
        spin.setRange(0, LONGEST_MS)
        spin.setSingleStep(10)
        spin.setSuffix(self.tr(" ms"))
        spin.setGroupSeparatorShown(True)
        spin.setAccessibleName(name)
        spin.setToolTip(tip)
        return spin

    def _build_files(self) -> None:
        self._names = QStringListModel(self)
        self.files = QListView(self)
        self.files.setModel(self._names)
        self.files.setUniformItemSizes(True)
        self.files.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setAccessibleName(self.tr("Files that will be written"))
        self.files.setToolTip(self.tr("The files that will be written; no file that is there is replaced."))
        self.summary = QLabel(self)
        self.format_words = QLabel(self)
        self.format_words.setObjectName("dim")
        for label in (self.summary, self.format_words):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def _build_progress(self) -> None:
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setRange(0, 1000)
        self.progress.hide()
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _build_buttons(self) -> None:
        self.start_button = QPushButton(self.tr("&Export"), self)
        self.start_button.setToolTip(self.tr("Write the files."))
        self.start_button.setDefault(True)
        self.folder_button = QPushButton(self.tr("&Show folder"), self)
        self.folder_button.setToolTip(self.tr("Open the folder with the files."))
        self.folder_button.setAutoDefault(False)
        self.folder_button.hide()
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(self.folder_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.close_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.addRow(self.tr("E&xport"), self.which)
        form.addRow(self.tr("&Instruments"), self.instruments)
        form.addRow(self.tr("F&ormat"), self.container)
        form.addRow(self.tr("&Handles"), self.handles)
        form.addRow(self.tr("Fade i&n"), self.fade_in)
        form.addRow(self.tr("Fade o&ut"), self.fade_out)
        files = QVBoxLayout()
        title = QLabel(self.tr("Fi&les"), self)
        title.setBuddy(self.files)
        files.addWidget(title)
        files.addWidget(self.files, 1)
        files.addWidget(self.summary)
        files.addWidget(self.format_words)
        columns = QGridLayout()
        columns.addLayout(form, 0, 0)
        columns.addLayout(files, 0, 1)
        columns.setColumnStretch(0, 4)
        columns.setColumnStretch(1, 5)
        columns.setHorizontalSpacing(18)
        place = QHBoxLayout()
        label = QLabel(self.tr("&Folder"), self)
        label.setBuddy(self.folder)
        for widget, stretch in ((label, 0), (self.folder, 1), (self.browse_button, 0)):
            place.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addLayout(place)
        layout.addWidget(self.progress)
        layout.addWidget(self.state)
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)

    def _show_choice(self, choice: AudioChoice) -> None:
        self.which.setCurrentIndex(WHICH.index(choice.which))
        self.container.setCurrentIndex(_CONTAINERS.index(choice.container))
        self.handles.setValue(choice.handle_ms)
        self.fade_in.setValue(choice.fade_in_ms)
        self.fade_out.setValue(choice.fade_out_ms)
        self.folder.setText(str(choice.folder))
        self._name_sets()

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._list_instruments)
        self.which.currentIndexChanged.connect(self._changed)
        self.container.currentIndexChanged.connect(self._changed)
        for spin in (self.handles, self.fade_in, self.fade_out):
            spin.valueChanged.connect(self._changed)
        self.folder.textChanged.connect(self._changed)
        self.instruments.itemChanged.connect(self._instrument_ticked)
        self.browse_button.clicked.connect(lambda _=False: self._ask_for_folder())
        self.start_button.clicked.connect(lambda _=False: self.start_wanted.emit())
        self.folder_button.clicked.connect(lambda _=False: self._show_folder())
        self.close_button.clicked.connect(lambda _=False: self.reject())

    # ---- what is chosen ---------------------------------------------------------------------------------------

    @property
    def choice(self) -> AudioChoice:
        """What is wanted now."""
        return AudioChoice(
            WHICH[self.which.currentIndex()],
            frozenset(self._left_out),
            "wav" if self.container.currentIndex() == 0 else "flac",
            self.handles.value(),
            self.fade_in.value(),
            self.fade_out.value(),
            self._folder(),
        )

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions of the chosen kind, of all instruments."""
        return self._there[WHICH[self.which.currentIndex()]]

    def show_regions(
        self,
        solos: Sequence[Region],
        regions: Sequence[Region],
        selected: Sequence[Region],
        *,
        complete: bool = True,
    ) -> None:
        """Take what can be exported now; rejected regions are left out. `complete` says that no more will be found."""
        self._complete = complete
        for which, given in zip(WHICH, (solos, regions, selected), strict=True):
            self._there[which] = tuple(region for region in given if region.status != "rejected")
        self._name_sets()
        self._list_instruments()
        # The plan stays until there is another: while an analysis runs, the button must not blink.
        self.choice_changed.emit()

    def _name_sets(self) -> None:
        words = (self.tr("Solos ({count})"), self.tr("All regions ({count})"), self.tr("Selected regions ({count})"))
        with QSignalBlocker(self.which):
            for place, (which, text) in enumerate(zip(WHICH, words, strict=True)):
                self.which.setItemText(place, text.format(count=whole(len(self._there[which]))))

    def _list_instruments(self) -> None:
        counts = Counter(region.instrument for region in self.regions)
        current = self.instruments.currentRow()
        with QSignalBlocker(self.instruments):
            self.instruments.clear()
            for name in sorted(counts, key=lambda name: display_name(name).casefold()):
                row = QListWidgetItem(f"{display_name(name)}   {whole(counts[name])}", self.instruments)
                row.setData(_NAME, name)
                row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
                ticked = name not in self._left_out
                row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            if counts:
                self.instruments.setCurrentRow(min(max(current, 0), len(counts) - 1))

    def _instrument_ticked(self, row: QListWidgetItem) -> None:
        if row.checkState() is Qt.CheckState.Checked:
            self._left_out.discard(row.data(_NAME))
        else:
            self._left_out.add(row.data(_NAME))
        self._changed()

    def _folder(self) -> Path:
        text = self.folder.text().strip()
        try:
            folder = Path(text).expanduser()
        except RuntimeError:  # a home that nobody has
            folder = Path(text)
        return folder if folder.is_absolute() else self._base / folder

    def _ask_for_folder(self) -> None:
        folder = self._folder()
        start = next((place for place in (folder, *folder.parents) if place.is_dir()), Path.home())
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the files"), str(start))
        if name:
            self.folder.setText(name)

    def _changed(self) -> None:
        # What was written last is told until the user goes on.
        self._plan, self._done = None, False
        if not self._working:
            self.state.clear()
        self._show_state()
        self.choice_changed.emit()

    # ---- what would be written --------------------------------------------------------------------------------

    def show_plan(self, facts: SoundFacts, plan: AudioPlan) -> None:
        """Show the files that would be written."""
        self._facts, self._plan = facts, plan
        self._names.setStringList([cut.file_name for cut in plan.cuts])
        if plan.cuts:
            words = self.tr("{files}, {time} together")
            if not self._complete:
                words = self.tr("{files}, {time} together; the analysis is not complete")
            self.summary.setText(words.format(files=self.tr("%Ln files", "", len(plan.cuts)), time=clock(plan.seconds)))
        else:
            self.summary.setText(self.tr("Nothing is left to export; choose other regions or instruments."))
        self._show_state()

    def show_problem(self, sentence: str) -> None:
        """Say why it cannot be done, or was not."""
        self._end(f"⚠ {sentence}")

    # ---- how it goes ------------------------------------------------------------------------------------------

    def show_work(self, share: float, remaining_s: float | None = None) -> None:
        """Show how far the writing is, from 0 to 1, and how long it will still take where that is known."""
        if not self._working:
            self._working, self._written_to = True, self._folder()
            self._show_state()
        self.progress.setValue(round(1000 * share))
        words = self.tr("Writing …")
        if remaining_s is not None:
            words = self.tr("Writing … about {time} left").format(time=seconds_words(remaining_s))
        self.state.setText(words)

    def show_cancelling(self) -> None:
        """Say that the writing is about to end."""
        self.close_button.setEnabled(False)
        self.state.setText(self.tr("Cancelling …"))

    def show_done(self, sentence: str, there: bool) -> None:
        """Say what was written; `there` tells that there is a folder to look into."""
        self._done = there
        self._end(f"✓ {sentence}")
        if there:
            self.folder_button.setFocus()

    def show_cancelled(self, sentence: str, there: bool) -> None:
        """Say what was written before the writing was cancelled."""
        self._done = there
        self._end(sentence)

    def _end(self, sentence: str) -> None:
        self._working = False
        self.state.setText(sentence)
        self._show_state()

    def _show_state(self) -> None:
        options = (
            *(self.which, self.instruments, self.container, self.handles, self.fade_in, self.fade_out),
            *(self.folder, self.browse_button),
        )
        for option in options:
            option.setEnabled(not self._working)
        self.progress.setVisible(self._working)
        self.folder_button.setVisible(self._done and not self._working)
        named = bool(self.folder.text().strip())
        self.start_button.setEnabled(not self._working and named and bool(self._plan and self._plan.cuts))
        self.close_button.setEnabled(True)
        self.close_button.setText(self.tr("Cancel") if self._working else self.tr("Close"))
        if self._facts is not None:
            self.format_words.setText(cut_words(self._facts, self.choice.container))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written_to)))

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def reject(self) -> None:
        if self._working:
            self.cancel_wanted.emit()
        else:
            super().reject()
