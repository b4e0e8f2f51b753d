"""The settings dialog: every lasting choice in one place; it keeps and applies nothing itself."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.engine_facts import EngineReport
from desktop.languages import languages
from desktop.preferences import (
    DEVICES,
    LARGEST_CACHE_MB,
    LARGEST_FONT,
    LONGEST_AUTOSAVE_S,
    MAX_HOP_S,
    MIN_HOP_S,
    SHORTEST_AUTOSAVE_S,
    SMALLEST_CACHE_MB,
    SMALLEST_FONT,
    Preferences,
)
from desktop.theme import LOOK, dress_as, scaled
from engine.analysis.settings import DEFAULT_BUNDLE


class SettingsDialog(QDialog):
    """Four pages of choices.

    ``looks_tried(theme, font_percent)`` tells at once what the look is to be, so that it can be seen; ``chosen`` tells
    all choices when the user agrees to them. A look that was only tried must be taken back when the dialog is rejected.

    Parameters
    ----------
    preferences : Preferences
        What is in force.
    facts : EngineReport
        Devices and bundles, as they become known.
    usual_cache_folder : Path
        Where the cache is while the user has chosen no folder.
    analysed : bool
        Whether a recording is open, so that another model means another analysis.
    parent : QWidget, optional
    """

    looks_tried = Signal(str, int)
    chosen = Signal(object)
    outputs_wanted = Signal()
    empty_cache_wanted = Signal()
    cache_folder_changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        facts: EngineReport,
        usual_cache_folder: Path,
        *,
        analysed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._before, self._facts = preferences, facts
        self._usual_folder, self._analysed = usual_cache_folder, analysed
        self.setWindowTitle(self.tr("Settings"))
        self.tabs = QTabWidget(self)
        for title, page in (
            (self.tr("&Analysis"), self._analysis_page()),
            (self.tr("&Look"), self._look_page()),
            (self.tr("&Sound and messages"), self._sound_page()),
            (self.tr("&Files"), self._files_page()),
        ):
            self.tabs.addTab(_scrolling(page), title)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.setObjectName("caution")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.reset_button = QPushButton(self.tr("&Reset to defaults"), self)
        self.reset_button.setToolTip(self.tr("Set every choice on all pages as at the first start"))
        self.buttons.addButton(self.reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(lambda: self.show_preferences(Preferences()))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.remark)
        layout.addWidget(self.buttons)
        self.show_preferences(preferences)
        self._connect()
        self._dress()
        self._facts_changed()
        self._changed()

    # ---- the choices ------------------------------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        """The choices as they stand in the dialog."""
        return Preferences(
            device=self.device.currentData(),
            bundle=self.bundle.currentData(),
            hop_s=round(self.hop.value(), 3),
            output=self.output.currentData(),
            cache_folder=self.cache_folder.text().strip(),
            cache_mb=self.cache_size.value(),
            theme=self.theme.currentData(),
            font_percent=self.font_size.value(),
            language=self.language.currentData(),
            autosave_s=self.autosave.value(),
            notify=self.notify.isChecked(),
        )

    def show_preferences(self, preferences: Preferences) -> None:
        """Put all choices in."""
        for box, value in (
            (self.device, preferences.device),
            (self.bundle, preferences.bundle),
            (self.output, preferences.output),
            (self.theme, preferences.theme),
            (self.language, preferences.language),
        ):
            if box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(box.findData(value))
        self.hop.setValue(preferences.hop_s)
        self.cache_folder.setText(preferences.cache_folder)
        self.cache_size.setValue(preferences.cache_mb)
        self.font_size.setValue(preferences.font_percent)
        self.autosave.setValue(preferences.autosave_s)
        self.notify.setChecked(preferences.notify)

    def accept(self) -> None:
        folder = self.preferences.cache_folder
        if folder and not Path(folder).is_dir():
            self.tabs.setCurrentIndex(3)
            self.cache_folder.setFocus()
            self._say(self.tr("The cache folder “{folder}” is not there; choose another one.").format(folder=folder))
            return
        self.chosen.emit(self.preferences)
        super().accept()

    # ---- what comes from outside ------------------------------------------------------------------------------

    def show_outputs(self, names: tuple[str, ...], remark: str = "") -> None:
        """List the audio outputs; one that was chosen and is not connected stays in the list."""
        present = self.output.currentData()
        self.output.clear()
        self.output.addItem(self.tr("System default"), "")
        for name in names:
            self.output.addItem(name, name)
        if self.output.findData(present) < 0:
            self.output.addItem(self.tr("{name} (not connected)").format(name=present), present)
        self.output.setCurrentIndex(self.output.findData(present))
        self.output_remark.setText(remark)

    def show_cache_size(self, size: int) -> None:
        """Say how much the cache holds now, in bytes."""
        self.cache_now.setText(self.tr("{size} MB in use now").format(size=f"{size / 1e6:,.1f}"))
        self.empty_button.setEnabled(size > 0)

    @property
    def cache_place(self) -> Path:
        """The cache folder as it stands in the dialog."""
        return Path(self.cache_folder.text().strip() or self._usual_folder)

    def _facts_changed(self) -> None:
        """Bring the lists of devices and bundles up to date, keeping what is chosen."""
        known = bool(self._facts.devices)
        for name in DEVICES[1:]:
            self.device.setItemText(self.device.findData(name), self._device_words(name, known))
            item = self.device.model().item(self.device.findData(name))  # type: ignore[attr-defined]  # standard model
            item.setEnabled(not known or name in self._facts.devices)
        fastest = next(iter(self._facts.devices), "")
        automatic = self.tr("Automatic: the fastest there is")
        if fastest:
            automatic = self.tr("Automatic: {device}").format(device=self._device_words(fastest, known=True))
        self.device.setItemText(0, automatic)
        for name, facts in self._facts.bundles.items():
            self._add_bundle(name, facts)
        self._changed()

    def _device_words(self, name: str, known: bool) -> str:
        title = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS"}[name]
        if not known:
            return self.tr("{device} (looking …)").format(device=title)
        if name not in self._facts.devices:
            return self.tr("{device} (not there)").format(device=title)
        words = self._facts.devices[name]
        return title if words == name else f"{title}: {words.removeprefix(name).strip(' ()')}"

    def _add_bundle(self, name: str, facts: Mapping) -> None:
        value = "" if name == DEFAULT_BUNDLE else name
        title = str(facts["title"])
        if not value:
            title = self.tr("{title} (default)").format(title=title)
        row = self.bundle.findData(value)
        if row < 0:
            self.bundle.addItem(title, value)
        else:
            self.bundle.setItemText(row, title)

    def _bundle_words(self) -> str:
        facts = self._facts.bundles.get(self.bundle.currentData() or DEFAULT_BUNDLE)
        if facts is None:
            return self.tr("Reading the card of this model …") if not self._facts.bundles else ""
        figures = facts["figures"]
        words = [str(facts["description"])]
        if "frame_map" in figures:
            words.append(
                self.tr("Mean average precision of frames: {figure}").format(figure=f"{figures['frame_map']:.2f}")
            )
        if "top1" in figures:
            words.append(
                self.tr("Right instrument first in solos: {figure}").format(figure=f"{100 * figures['top1']:.0f} %")
            )
        words.append(str(facts["path"]))
        return "\n".join(words)

    # ---- pages ------------------------------------------------------------------------------------------------

    def _analysis_page(self) -> QWidget:
        page, form = _page(self)
        self.device = QComboBox(self)
        for name in DEVICES:
            self.device.addItem(name, name)
        self.device.setToolTip(self.tr("Where the network runs; what is there has been asked of the engine"))
        self.bundle = QComboBox(self)
        self.bundle.setToolTip(self.tr("The network that hears, with what its card says of it"))
        self.bundle.addItem(DEFAULT_BUNDLE, "")
        self.other_button = QPushButton(self.tr("&Other folder…"), self)
        self.other_button.setToolTip(self.tr("Use a model from a folder with a card and weights in it"))
        self.other_button.setAutoDefault(False)
        line = _line()
        line.addWidget(self.bundle, 1)
        line.addWidget(self.other_button)
        self.bundle_facts = _words(self)
        self.hop = QDoubleSpinBox(self)
        self.hop.setRange(MIN_HOP_S, MAX_HOP_S)
        self.hop.setSingleStep(0.1)
        self.hop.setDecimals(2)
        self.hop.setSuffix(" s")
        self.hop.setToolTip(self.tr("Time from one window of the network to the next"))
        hop_words = _words(self, self.tr("Smaller is slower and a little finer at the edges of regions."))
        _row(form, self.tr("&Device"), self.device)
        _row(form, self.tr("&Model"), self.bundle, line)
        form.addRow("", self.bundle_facts)
        _row(form, self.tr("&Hop"), self.hop)
        form.addRow("", hop_words)
        return page

    def _look_page(self) -> QWidget:
        page, form = _page(self)
        self.theme = QComboBox(self)
        for title, name in (
            (self.tr("Dark"), "dark"),
            (self.tr("Light"), "light"),
            (self.tr("Like the system"), "system"),
            (self.tr("High contrast"), "contrast"),
        ):
            self.theme.addItem(title, name)
        self.theme.setToolTip(self.tr("Colours of all windows; seen at once"))
        self.font_size = QSpinBox(self)
        self.font_size.setRange(SMALLEST_FONT, LARGEST_FONT)
        self.font_size.setSingleStep(10)
        self.font_size.setSuffix(" %")
        self.font_size.setKeyboardTracking(False)
        self.font_size.setToolTip(self.tr("Size of all letters and of what holds them; seen at once"))
        self.font_slider = QSlider(Qt.Orientation.Horizontal, self)
        self.font_slider.setRange(SMALLEST_FONT // 10, LARGEST_FONT // 10)
        self.font_slider.setPageStep(2)
        # Dressing the window anew takes a moment: while it is dragged, the slider moves the number alone.
        self.font_slider.setTracking(False)
        self.font_slider.setAccessibleName(self.tr("Size of letters"))
        self.font_slider.setToolTip(self.font_size.toolTip())
        line = _line()
        line.addWidget(self.font_slider, 1)
        line.addWidget(self.font_size)
        self.language = QComboBox(self)
        self.language.addItem(self.tr("Like the system"), "")
        for code, name in languages().items():
            self.language.addItem(name, code)
        self.language.setToolTip(self.tr("Language of all texts"))
        _row(form, self.tr("&Theme"), self.theme)
        _row(form, self.tr("&Size of letters"), self.font_size, line)
        _row(form, self.tr("Lan&guage"), self.language)
        form.addRow("", _words(self, self.tr("Another language takes effect at the next start.")))
        return page

    def _sound_page(self) -> QWidget:
        page, form = _page(self)
        self.output = QComboBox(self)
        self.output.addItem(self.tr("System default"), "")
        self.output.setToolTip(self.tr("Where the sound goes"))
        self.output_remark = _words(self)
        self.notify = QCheckBox(self.tr("&Tell me when long work ends"), self)
        self.notify.setToolTip(self.tr("By a message of the system and a sign in the taskbar"))
        _row(form, self.tr("Audio &output"), self.output)
        form.addRow("", self.output_remark)
        form.addRow("", self.notify)
        form.addRow("", _words(self, self.tr("Only while another window is in front.")))
        return page

    def _files_page(self) -> QWidget:
        page, form = _page(self)
        self.cache_folder = QLineEdit(self)
        self.cache_folder.setPlaceholderText(str(self._usual_folder))
        self.cache_folder.setClearButtonEnabled(True)
        self.cache_folder.setToolTip(self.tr("Where analyses are kept: what was analysed before is there at once"))
        self.folder_button = QPushButton(self.tr("&Choose…"), self)
        self.folder_button.setToolTip(self.tr("Choose the folder for the cache"))
        self.folder_button.setAutoDefault(False)
        folder_line = _line()
        folder_line.addWidget(self.cache_folder, 1)
        folder_line.addWidget(self.folder_button)
        self.cache_size = QSpinBox(self)
        self.cache_size.setRange(SMALLEST_CACHE_MB, LARGEST_CACHE_MB)
        self.cache_size.setSingleStep(100)
        self.cache_size.setSuffix(" MB")
        self.cache_size.setGroupSeparatorShown(True)
        self.cache_size.setToolTip(self.tr("The analyses used longest ago go when there are more"))
        self.cache_now = _words(self, self.tr("Counting …"))
        self.empty_button = QPushButton(self.tr("&Empty the cache now"), self)
        self.empty_button.setToolTip(self.tr("Delete all kept analyses; recordings and sessions stay"))
        self.empty_button.setAutoDefault(False)
        self.empty_button.setEnabled(False)
        size_line = _line()
        self.cache_now.setWordWrap(False)
        size_line.addWidget(self.cache_now, 1)
        size_line.addWidget(self.empty_button)
        self.autosave = QSpinBox(self)
        self.autosave.setRange(SHORTEST_AUTOSAVE_S, LONGEST_AUTOSAVE_S)
        self.autosave.setSuffix(" s")
        self.autosave.setToolTip(self.tr("So long after a change unsaved work is kept aside, for a crash"))
        _row(form, self.tr("Cache &folder"), self.cache_folder, folder_line)
        _row(form, self.tr("Cache &size"), self.cache_size)
        form.addRow("", size_line)
        _row(form, self.tr("A&utosave after"), self.autosave)
        return page

    # ---- reactions --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._facts.changed.connect(self._facts_changed)
        self._facts.bundle_read.connect(self._bundle_read)
        self._facts.refused.connect(self._say)
        self.other_button.clicked.connect(self._ask_for_bundle)
        self.folder_button.clicked.connect(self._ask_for_cache_folder)
        self.empty_button.clicked.connect(self.empty_cache_wanted)
        self.cache_folder.textChanged.connect(self.cache_folder_changed)
        for box in (self.theme, self.language, self.device, self.bundle):
            box.currentIndexChanged.connect(self._changed)
        self.hop.valueChanged.connect(self._changed)
        self.font_size.valueChanged.connect(self._changed)
        self.font_slider.valueChanged.connect(lambda tens: self.font_size.setValue(10 * tens))
        self.theme.currentIndexChanged.connect(self._look_chosen)
        self.font_size.valueChanged.connect(self._look_chosen)
        LOOK.changed.connect(self._dress)

    def _look_chosen(self) -> None:
        self.looks_tried.emit(self.theme.currentData(), self.font_size.value())

    def _changed(self) -> None:
        """Say what the choices mean that do not show at once."""
        now = self.preferences
        self.font_slider.blockSignals(True)
        self.font_slider.setValue(round(now.font_percent / 10))
        self.font_slider.blockSignals(False)
        self.bundle_facts.setText(self._bundle_words())
        words = []
        if now.needs_new_analysis(self._before):
            words.append(
                self.tr("OK analyses the open recording anew; your decisions stay.")
                if self._analysed
                else self.tr("The next recording is analysed so.")
            )
        elif now.device != self._before.device:
            words.append(self.tr("The next analysis runs on this device."))
        if now.language != self._before.language:
            words.append(self.tr("The language changes at the next start of Soloscope."))
        self._say(" ".join(words), weighty=False)

    def _say(self, sentence: str, *, weighty: bool = True) -> None:
        dress_as(self.remark, "wrong" if weighty else "caution")
        self.remark.setText(sentence)

    def _ask_for_bundle(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a model"))
        if folder:
            self.use_bundle_folder(folder)

    def use_bundle_folder(self, folder: str) -> None:
        """Have the engine look at a folder; it is chosen if there is a model in it."""
        self._facts.read_bundle(folder)

    def _bundle_read(self, name: str) -> None:
        self.bundle.setCurrentIndex(self.bundle.findData(name))

    def _ask_for_cache_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the cache"), str(self.cache_place))
        if folder:
            self.cache_folder.setText(folder)

    def _dress(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(scaled(640), room.width() - 40), min(scaled(480), room.height() - 80))


def _page(parent: QWidget) -> tuple[QWidget, QFormLayout]:
    page = QWidget(parent)
    form = QFormLayout(page)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setVerticalSpacing(10)
    return page, form


def _row(form: QFormLayout, title: str, widget: QWidget, line: QHBoxLayout | None = None) -> None:
    """Add a choice with its name, which a screen reader reads, too."""
    widget.setAccessibleName(title.replace("&", ""))
    label = QLabel(title)
    label.setBuddy(widget)
    if line is None:
        form.addRow(label, widget)
    else:
        form.addRow(label, line)


def _line() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    return line


def _words(parent: QWidget, text: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName("dim")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
