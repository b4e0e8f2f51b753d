"""The options of a batch: model, regions, formats and where the results go; shows and changes `BatchSettings`."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.table import printable_path
from desktop.format_words import format_name
from desktop.rule_changes import HIGHEST_SCALE, LOWEST_SCALE
from desktop.views.number_boxes import DecimalBox, NumberBox
from engine.analysis.settings import DEVICES, MAX_HOP_S, MIN_HOP_S
from engine.batch.settings import BatchSettings
from engine.errors import SettingsError
from engine.frame_rates import start_in_day_s
from engine.interchange import FORMATS, FRAME_RATES, OF_RECORDING, format_by_id, frame_rate

_BESIDE, _FOLDER = 0, 1
_FORMATS_PX = 150
_NO_START, _TYPED = "", "typed"


class BatchOptions(QWidget):
    """A column of options; every change is told at once."""

    settings_changed = Signal(object)
    """The user chose other options (`BatchSettings`)."""
    output_changed = Signal(object)
    """The user chose another place for the results (Path, or None for beside the recordings)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = BatchSettings()
        self._output: Path | None = None
        self.model = self._made_model()
        self.device = self._made_device()
        self.hop = self._made_seconds(
            MIN_HOP_S, MAX_HOP_S, self.tr("Hop"), self.tr("Seconds from one window to the next; fewer take longer.")
        )
        self.thresholds = NumberBox(self)
        self.thresholds.setRange(round(100 * LOWEST_SCALE), round(100 * HIGHEST_SCALE))
        self.thresholds.setSingleStep(5)
        self.thresholds.setSuffix(" %")
        self.thresholds.setAccessibleName(self.tr("Thresholds"))
        self.thresholds.setToolTip(self.tr("All thresholds of the model times this; over 100 % gives fewer regions."))
        self.least = self._made_seconds(0.0, 60.0, self.tr("Shortest region"), self.tr("Leave out shorter regions."))
        self.least.setSpecialValueText(self.tr("As trained"))
        self.formats = self._made_formats()
        self.start = self._made_start()
        self.typed = QLineEdit(self)
        self.typed.setAccessibleName(self.tr("Start of the recordings"))
        self.typed.setToolTip(self.tr("A time like 01:00:00:00, 01:00:00.000 or 3600"))
        self.unfit = QLabel(self.tr("That is no time of a day; write it like 01:00:00:00 or 3600."), self)
        self.unfit.setObjectName("wrong")
        self.unfit.setWordWrap(True)
        self.rate = self._made_rate()
        self.activations = QCheckBox(self.tr("Activations, too"), self)
        self.activations.setToolTip(
            self.tr("Also write a table with the probability of every instrument in each frame.")
        )
        self.skip = QCheckBox(self.tr("Skip what is up to date"), self)
        self.skip.setToolTip(
            self.tr("Leave out recordings whose results are there, from the same sound, model and options.")
        )
        self.place = QComboBox(self)
        self.place.addItems([self.tr("Beside each recording"), self.tr("In one folder …")])
        self.place.setAccessibleName(self.tr("Place of the results"))
        self.place.setToolTip(self.tr("Where the results go; one folder gets the structure that the recordings have."))
        self.folder = QLabel(self)
        self.folder.setObjectName("dim")
        self.folder.setWordWrap(True)
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self._connect()
        self.show_settings(self._settings, None)

    # ---- what is shown ----------------------------------------------------------------------------------------

    def show_settings(self, settings: BatchSettings, output: Path | None) -> None:
        """Show options that are in force."""
        self._settings, self._output = settings, output
        run = settings.run
        with _Quiet(
            *(self.model, self.device, self.hop, self.thresholds, self.least, self.formats, self.rate, self.place),
            *(self.start, self.typed),
        ):
            self._choose_model(run.analysis.bundle)
            self.device.setCurrentIndex(DEVICES.index(run.analysis.device))
            self.hop.setValue(run.analysis.hop_s)
            self.thresholds.setValue(round(100 * run.threshold_scale))
            self.least.setValue(run.min_duration_s or 0.0)
            for row in range(self.formats.count()):
                item = self.formats.item(row)
                chosen = item.data(Qt.ItemDataRole.UserRole) in settings.formats
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.rate.setCurrentIndex(self.rate.findData(frame_rate(run.frame_rate).id))
            self._choose_start(run.start)
            self.place.setCurrentIndex(_BESIDE if output is None else _FOLDER)
        with _Quiet(self.activations, self.skip):
            self.activations.setChecked(settings.activations)
            self.skip.setChecked(settings.skip_existing)
        self.folder.setText("" if output is None else printable_path(output))
        self.folder.setVisible(output is not None)
        self._show_timeline()

    def set_models(self, names: Iterable[str]) -> None:
        """Offer the installed models."""
        with _Quiet(self.model):
            self.model.clear()
            self.model.addItems(list(names))
            self._choose_model(self._settings.run.analysis.bundle)

    def choose_folder(self, folder: Path | None) -> None:
        """Let results go into a folder; None puts them beside the recordings."""
        self.show_settings(self._settings, folder)
        self.output_changed.emit(folder)

    # ---- parts ------------------------------------------------------------------------------------------------

    def _made_model(self) -> QComboBox:
        model = QComboBox(self)
        model.setAccessibleName(self.tr("Model"))
        model.setToolTip(self.tr("The model bundle that listens."))
        model.setMinimumContentsLength(12)
        model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return model

    def _made_device(self) -> QComboBox:
        device = QComboBox(self)
        words = {
            "auto": self.tr("Automatic"),
            "cpu": self.tr("Processor (CPU)"),
            "cuda": self.tr("NVIDIA GPU (CUDA)"),
            "mps": self.tr("Apple GPU (MPS)"),
        }
        device.addItems([words[name] for name in DEVICES])
        device.setAccessibleName(self.tr("Device"))
        device.setToolTip(self.tr("What the network is computed on."))
        return device

    def _made_rate(self) -> QComboBox:
        rate = QComboBox(self)
        for name in FRAME_RATES:
            shown = name.replace("df", self.tr(" drop frame"))
            rate.addItem(self.tr("Frame rate {rate}").format(rate=shown), name)
        rate.setAccessibleName(self.tr("Frame rate"))
        rate.setToolTip(self.tr("Frames a second, for the formats of films that are ticked."))
        return rate

    def _made_start(self) -> QComboBox:
        start = QComboBox(self)
        start.addItem(self.tr("Times from the start"), _NO_START)
        start.addItem(self.tr("Times from own timecode"), OF_RECORDING)
        start.addItem(self.tr("Times from a start typed here:"), _TYPED)
        start.setAccessibleName(self.tr("Times count from"))
        start.setToolTip(
            self.tr(
                "Where each recording starts on the timeline of the other program. One without a timecode of its own "
                "starts as its format does."
            )
        )
        start.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        start.setMinimumContentsLength(12)
        return start

    def _made_seconds(self, least: float, most: float, name: str, tip: str) -> QDoubleSpinBox:
        spin = DecimalBox(self)
        spin.setRange(least, most)
        spin.setDecimals(2)
        spin.setSingleStep(0.1)
        spin.setSuffix(" s")
        spin.setAccessibleName(name)
        spin.setToolTip(tip)
        return spin

    def _made_formats(self) -> QListWidget:
        formats = QListWidget(self)
        formats.setAccessibleName(self.tr("Formats of the regions"))
        formats.setToolTip(self.tr("Each recording gets one file in every format that is ticked."))
        formats.setSpacing(1)
        formats.setMaximumHeight(_FORMATS_PX)
        formats.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for spec in FORMATS:
            item = QListWidgetItem(format_name(spec.name), formats)
            item.setData(Qt.ItemDataRole.UserRole, spec.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
        formats.setCurrentRow(0)
        return formats

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setVerticalSpacing(6)
        for name, widget in (
            (self.tr("Model"), self.model),
            (self.tr("Device"), self.device),
            (self.tr("Hop"), self.hop),
            (self.tr("Thresholds"), self.thresholds),
            (self.tr("Shortest region"), self.least),
        ):
            form.addRow(name, widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(form)
        layout.addSpacing(8)
        parts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Formats"), self.formats),
            (self.tr("Results"), self.place),
        )
        for title, part in parts:
            label = QLabel(title, self)
            label.setBuddy(part)
            layout.addWidget(label)
            layout.addWidget(part)
            if part is self.formats:
                for choice in (self.start, self.typed, self.unfit, self.rate):
                    layout.addWidget(choice)
        layout.addWidget(self.folder)
        layout.addWidget(self.activations)
        layout.addWidget(self.skip)
        layout.addStretch()

    def _connect(self) -> None:
        self.model.currentTextChanged.connect(self._tell)
        self.device.currentIndexChanged.connect(self._tell)
        self.hop.valueChanged.connect(self._tell)
        self.thresholds.valueChanged.connect(self._tell)
        self.least.valueChanged.connect(self._tell)
        self.formats.itemChanged.connect(self._format_ticked)
        self.start.currentIndexChanged.connect(self._start_chosen)
        self.typed.textEdited.connect(self._start_chosen)
        self.rate.currentIndexChanged.connect(self._start_chosen)
        self.activations.toggled.connect(self._tell)
        self.skip.toggled.connect(self._tell)
        self.place.activated.connect(self._place_chosen)

    # ---- what the user does -----------------------------------------------------------------------------------

    def _tell(self) -> None:
        run, rate, start = self._settings.run, str(self.rate.currentData()), self._start()
        if start is None:
            start = run.start  # what is typed is no time yet; the rest of what was chosen does not wait for it
        analysis = replace(
            run.analysis,
            bundle=self.model.currentText() or run.analysis.bundle,
            hop_s=round(self.hop.value(), 2),
            device=DEVICES[self.device.currentIndex()],
        )
        run = replace(
            run,
            analysis=analysis,
            threshold_scale=self.thresholds.value() / 100,
            min_duration_s=round(self.least.value(), 2) or None,
            frame_rate=rate,
            start=start,
        )
        self._settings = replace(
            self._settings,
            run=run,
            formats=self._ticked(),
            activations=self.activations.isChecked(),
            skip_existing=self.skip.isChecked(),
        )
        self.settings_changed.emit(self._settings)

    def _ticked(self) -> tuple[str, ...]:
        items = [self.formats.item(row) for row in range(self.formats.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _format_ticked(self, item: QListWidgetItem) -> None:
        if not self._ticked():
            item.setCheckState(Qt.CheckState.Checked)  # a batch that writes nothing would be for nothing
            return
        self._show_timeline()
        self._tell()

    def _choose_start(self, start: str) -> None:
        known = self.start.findData(start)
        self.start.setCurrentIndex(self.start.findData(_TYPED) if known < 0 else known)
        if known < 0 or not self.typed.text():
            self.typed.setText(start if known < 0 else "01:00:00:00")

    def _start_chosen(self) -> None:
        self._show_timeline()
        self._tell()

    def _start(self) -> str | None:
        """Return where the recordings start, as a run is told; None where what is typed is no such place."""
        start = str(self.start.currentData())
        if start != _TYPED:
            return start
        typed = self.typed.text().strip()
        try:
            start_in_day_s(typed, frame_rate(str(self.rate.currentData())))
        except SettingsError:
            return None
        return typed

    def _show_timeline(self) -> None:
        """Show where times count from if a format has a timeline, and the frame rate where frames are counted."""
        specs = [format_by_id(format_id) for format_id in self._ticked()]
        placed = any("offset" in spec.options for spec in specs)
        typed = placed and self.start.currentData() == _TYPED
        self.start.setVisible(placed)
        self.typed.setVisible(typed)
        self.unfit.setVisible(typed and self._start() is None)
        self.rate.setVisible(typed or any(spec.frames for spec in specs))

    def _place_chosen(self, index: int) -> None:
        if index == _BESIDE:
            self.choose_folder(None)
            return
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the results"), str(self._output or Path.home())
        )
        self.choose_folder(Path(name) if name else self._output)

    def _choose_model(self, name: str) -> None:
        if self.model.findText(name) < 0:
            self.model.addItem(name)
        self.model.setCurrentText(name)


class _Quiet:
    """Lets widgets show something without telling of it."""

    def __init__(self, *widgets: QWidget) -> None:
        self._widgets = widgets
        self._blockers: list[QSignalBlocker] = []

    def __enter__(self) -> None:
        self._blockers = [QSignalBlocker(widget) for widget in self._widgets]

    def __exit__(self, *_: object) -> None:
        for blocker in self._blockers:
            blocker.unblock()
