"""The pages of the settings dialog: each shows its share of the choices and says when one has changed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from desktop.bundle_words import description_words
from desktop.engine_facts import EngineReport
from desktop.languages import languages
from desktop.numbers import decimal
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
from desktop.views.number_boxes import DecimalBox, NumberBox
from engine.analysis.settings import DEFAULT_BUNDLE


class SettingsPage(QWidget):
    """A column of choices with their names.

    Subclasses put choices in with `put` and read them with `read`; both leave alone what is on other pages.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setVerticalSpacing(10)

    def put(self, preferences: Preferences) -> None:
        """Show the choices of a value."""
        raise NotImplementedError  # each page has its own; an ABC does not go with Qt's metaclass

    def read(self, preferences: Preferences) -> Preferences:
        """Return a value with the choices of this page in it."""
        raise NotImplementedError  # see above

    def add_row(self, title: str, widget: QWidget, *beside: QWidget) -> None:
        """Add a choice with its name, which a screen reader reads, too, and what belongs beside it."""
        widget.setAccessibleName(title.replace("&", ""))
        label = QLabel(title, self)
        label.setBuddy(widget)
        if not beside:
            self._form.addRow(label, widget)
            return
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(widget, 1)
        for other in beside:
            line.addWidget(other)
        self._form.addRow(label, line)

    def add_words(self, text: str = "", *beside: QWidget) -> QLabel:
        """Add an explanation under the choice above."""
        label = QLabel(text, self)
        label.setObjectName("dim")
        label.setWordWrap(not beside)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.addWidget(label, 1)
        for other in beside:
            line.addWidget(other)
        self._form.addRow("", line)
        return label


class AnalysisPage(SettingsPage):
    """Device, model and hop; what there is comes from the engine, later than the page.

    Parameters
    ----------
    facts : EngineReport
    parent : QWidget, optional
    """

    def __init__(self, facts: EngineReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
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
        self.other_button.clicked.connect(self._ask_for_bundle)
        self.hop = DecimalBox(self)
        self.hop.setRange(MIN_HOP_S, MAX_HOP_S)
        self.hop.setSingleStep(0.1)
        self.hop.setDecimals(2)
        self.hop.setSuffix(" s")
        self.hop.setToolTip(self.tr("Time from one window of the network to the next"))
        self.add_row(self.tr("&Device"), self.device)
        self.add_row(self.tr("&Model"), self.bundle, self.other_button)
        self.bundle_facts = self.add_words()
        self.add_row(self.tr("&Hop"), self.hop)
        self.add_words(self.tr("Smaller is slower and a little finer at the edges of regions."))
        for box in (self.device, self.bundle):
            box.currentIndexChanged.connect(self._chosen)
        self.hop.valueChanged.connect(self.changed)
        facts.changed.connect(self._facts_changed)
        facts.bundle_read.connect(self._bundle_read)
        self._facts_changed()

    def put(self, preferences: Preferences) -> None:
        _choose(self.device, preferences.device)
        _choose(self.bundle, preferences.bundle)
        if preferences.bundle and preferences.bundle not in self._facts.bundles:
            self._facts.read_bundle(preferences.bundle)
        self.hop.setValue(preferences.hop_s)

    def read(self, preferences: Preferences) -> Preferences:
        return replace(
            preferences,
            device=self.device.currentData(),
            bundle=self.bundle.currentData(),
            hop_s=round(self.hop.value(), 3),
        )

    def use_bundle_folder(self, folder: str) -> None:
        """Have the engine look at a folder; it is chosen if there is a model in it."""
        self._facts.read_bundle(folder)

    def _ask_for_bundle(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a model"))
        if folder:
            self.use_bundle_folder(folder)

    def _bundle_read(self, name: str) -> None:
        _choose(self.bundle, name)

    def _chosen(self) -> None:
        self.bundle_facts.setText(self._bundle_words())
        self.changed.emit()

    def _facts_changed(self) -> None:
        """Bring the lists of devices and bundles up to date, keeping what is chosen."""
        known = bool(self._facts.devices)
        for name in DEVICES[1:]:
            row = self.device.findData(name)
            self.device.setItemText(row, self._device_words(name, known))
            item = self.device.model().item(row)  # type: ignore[attr-defined]  # a combo box has a standard model
            item.setEnabled(not known or name in self._facts.devices)
        fastest = next(iter(self._facts.devices), "")
        automatic = self.tr("Automatic: the fastest there is")
        if fastest:
            automatic = self.tr("Automatic: {device}").format(device=self._device_words(fastest, known=True))
        self.device.setItemText(0, automatic)
        for name, facts in self._facts.bundles.items():
            self._add_bundle(name, facts)
        self.bundle_facts.setText(self._bundle_words())

    def _device_words(self, name: str, known: bool) -> str:
        title = name.upper()
        if not known:
            return self.tr("{device} (looking …)").format(device=title)
        if name not in self._facts.devices:
            return self.tr("{device} (not there)").format(device=title)
        words = self._facts.devices[name].removeprefix(name).strip(" ()")
        return f"{title} ({words})" if words else title

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
            return "" if self._facts.bundles else self.tr("Reading the card of this model …")
        figures = facts["figures"]
        words = [description_words(str(facts["description"]))]
        if "frame_map" in figures:
            figure = decimal(figures["frame_map"], 2)
            words.append(self.tr("Mean average precision of frames: {figure}").format(figure=figure))
        if "top1" in figures:
            figure = f"{decimal(100 * figures['top1'], 0)} %"
            words.append(self.tr("Right instrument first in solos: {figure}").format(figure=figure))
        words.append(str(facts["path"]))
        return "\n".join(words)


class LookPage(SettingsPage):
    """Theme, size of letters, language. ``look_changed(theme, font_percent)`` tells what is to be seen at once."""

    look_changed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = QComboBox(self)
        for title, name in (
            (self.tr("Dark"), "dark"),
            (self.tr("Light"), "light"),
            (self.tr("Like the system"), "system"),
            (self.tr("High contrast"), "contrast"),
        ):
            self.theme.addItem(title, name)
        self.theme.setToolTip(self.tr("Colours of all windows; seen at once"))
        self.font_size = NumberBox(self)
        self.font_size.setRange(SMALLEST_FONT, LARGEST_FONT)
        self.font_size.setSingleStep(10)
        self.font_size.setSuffix(" %")
        self.font_size.setKeyboardTracking(False)
        self.font_size.setAccessibleName(self.tr("Size of letters in percent"))
        self.font_size.setToolTip(self.tr("Size of all letters and of what holds them; seen at once"))
        self.font_slider = QSlider(Qt.Orientation.Horizontal, self)
        self.font_slider.setRange(SMALLEST_FONT // 10, LARGEST_FONT // 10)
        self.font_slider.setPageStep(2)
        # Dressing all windows anew takes a moment: not at every step of a drag.
        self.font_slider.setTracking(False)
        self.font_slider.setToolTip(self.font_size.toolTip())
        self.language = QComboBox(self)
        self.language.addItem(self.tr("Like the system"), "")
        for code, own_name in languages().items():
            self.language.addItem(own_name, code)
        self.language.setToolTip(self.tr("Language of all texts"))
        self.add_row(self.tr("&Theme"), self.theme)
        self.add_row(self.tr("&Size of letters"), self.font_slider, self.font_size)
        self.add_row(self.tr("Lan&guage"), self.language)
        self.add_words(self.tr("Another language takes effect at the next start."))
        self.theme.currentIndexChanged.connect(self._look_chosen)
        self.font_size.valueChanged.connect(self._look_chosen)
        self.font_slider.valueChanged.connect(lambda tens: self.font_size.setValue(10 * tens))
        self.language.currentIndexChanged.connect(self.changed)

    def put(self, preferences: Preferences) -> None:
        _choose(self.theme, preferences.theme)
        _choose(self.language, preferences.language)
        self.font_size.setValue(preferences.font_percent)

    def read(self, preferences: Preferences) -> Preferences:
        return replace(
            preferences,
            theme=self.theme.currentData(),
            font_percent=self.font_size.value(),
            language=self.language.currentData(),
        )

    def _look_chosen(self) -> None:
        self.font_slider.blockSignals(True)
        self.font_slider.setValue(round(self.font_size.value() / 10))
        self.font_slider.blockSignals(False)
        self.look_changed.emit(self.theme.currentData(), self.font_size.value())
        self.changed.emit()


class SoundPage(SettingsPage):
    """Audio output, and messages when long work ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.output = QComboBox(self)
        self.output.addItem(self.tr("System default"), "")
        self.output.setToolTip(self.tr("Where the sound goes"))
        self.notify = QCheckBox(self.tr("&Tell me when long work ends"), self)
        self.notify.setToolTip(self.tr("By a message of the system and a sign in the taskbar"))
        self.add_row(self.tr("Audio &output"), self.output)
        self.output_remark = self.add_words()
        self._form.addRow("", self.notify)
        self.add_words(self.tr("Only while another window is in front."))

    def put(self, preferences: Preferences) -> None:
        _choose(self.output, preferences.output)
        self.notify.setChecked(preferences.notify)

    def read(self, preferences: Preferences) -> Preferences:
        return replace(preferences, output=self.output.currentData(), notify=self.notify.isChecked())

    def show_outputs(self, names: tuple[str, ...], remark: str = "") -> None:
        """List the outputs; one that was chosen and is not connected stays in the list."""
        present = self.output.currentData()
        self.output.clear()
        self.output.addItem(self.tr("System default"), "")
        for name in names:
            self.output.addItem(name, name)
        if self.output.findData(present) < 0:
            self.output.addItem(self.tr("{name} (not connected)").format(name=present), present)
        self.output.setCurrentIndex(self.output.findData(present))
        self.output_remark.setText(remark)


class FilesPage(SettingsPage):
    """The cache and what is kept for a crash.

    Parameters
    ----------
    usual_folder : Path
        Where the cache is while the user has chosen no folder.
    parent : QWidget, optional
    """

    empty_cache_wanted = Signal()

    def __init__(self, usual_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_folder = usual_folder
        self.cache_folder = QLineEdit(self)
        self.cache_folder.setPlaceholderText(str(usual_folder))
        self.cache_folder.setClearButtonEnabled(True)
        self.cache_folder.setToolTip(self.tr("Where analyses are kept: what was analysed before is there at once"))
        self.folder_button = QPushButton(self.tr("&Choose…"), self)
        self.folder_button.setToolTip(self.tr("Choose the folder for the cache"))
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self._ask_for_folder)
        self.cache_size = NumberBox(self)
        self.cache_size.setRange(SMALLEST_CACHE_MB, LARGEST_CACHE_MB)
        self.cache_size.setSingleStep(100)
        self.cache_size.setSuffix(self.tr(" MB"))
        self.cache_size.setGroupSeparatorShown(True)
        self.cache_size.setToolTip(self.tr("The analyses used longest ago go when there are more"))
        self.empty_button = QPushButton(self.tr("&Empty the cache now"), self)
        self.empty_button.setToolTip(self.tr("Delete all kept analyses; recordings and sessions stay"))
        self.empty_button.setAutoDefault(False)
        self.empty_button.setEnabled(False)
        self.empty_button.clicked.connect(self.empty_cache_wanted)
        self.autosave = NumberBox(self)
        self.autosave.setRange(SHORTEST_AUTOSAVE_S, LONGEST_AUTOSAVE_S)
        self.autosave.setSuffix(" s")
        self.autosave.setToolTip(self.tr("So long after a change unsaved work is kept aside, for a crash"))
        self.add_row(self.tr("Cache &folder"), self.cache_folder, self.folder_button)
        self.add_row(self.tr("Cache &size"), self.cache_size)
        self.cache_now = self.add_words(self.tr("Counting …"), self.empty_button)
        self.add_row(self.tr("A&utosave after"), self.autosave)
        self.cache_folder.textChanged.connect(self.changed)

    @property
    def place(self) -> Path:
        """The cache folder as it stands here."""
        return Path(self.cache_folder.text().strip() or self._usual_folder)

    def put(self, preferences: Preferences) -> None:
        self.cache_folder.setText(preferences.cache_folder)
        self.cache_size.setValue(preferences.cache_mb)
        self.autosave.setValue(preferences.autosave_s)

    def read(self, preferences: Preferences) -> Preferences:
        return replace(
            preferences,
            cache_folder=self.cache_folder.text().strip(),
            cache_mb=self.cache_size.value(),
            autosave_s=self.autosave.value(),
        )

    def show_cache_size(self, size: int) -> None:
        """Say how much the cache holds now, in bytes."""
        self.cache_now.setText(self.tr("{size} MB in use now").format(size=f"{size / 1e6:,.1f}"))
        self.empty_button.setEnabled(size > 0)

    def _ask_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the cache"), str(self.place))
        if folder:
            self.cache_folder.setText(folder)


def _choose(box: QComboBox, value: str) -> None:
    """Let a box stand at a value; one that is not in its list yet is put there."""
    if box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(box.findData(value))
