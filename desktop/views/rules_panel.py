"""The panel of thresholds: by which rules each instrument's curve becomes regions, changed while one looks."""

from statistics import fmean

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.document import Document
from desktop.numbers import decimal
from desktop.preset_steps import PresetSteps
from desktop.presets import BUILT_IN, Presets, shown_name
from desktop.rule_changes import RuleChanges
from desktop.theme import display_name, swatch_icon
from desktop.translation import translate
from desktop.views.panel_scroll import PanelScroll
from desktop.views.rule_rows import RuleRow, rule_rows
from engine.analysis.region_rules import InstrumentRule
from engine.errors import SettingsError

_ALL = ""
_LEAST_LIST_PX = 110


class RulesPanel(QWidget):
    """Presets above, instruments below them, and the settings of the chosen instrument (or of all) at the bottom.

    Every move is an undoable step of the document; regions follow at once and the network does not run again.
    """

    readiness_changed = Signal()
    """Other buttons than before can be used; see `there`."""

    def __init__(self, document: Document, presets: Presets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._presets = presets
        self.preset_steps = PresetSteps(document.undo_stack, presets, self)
        self.preset_box = QComboBox(self)
        self.save_button = QPushButton(self.tr("Save…"), self)
        self.remove_button = QPushButton(self.tr("Delete"), self)
        self.instruments = QTreeWidget(self)
        self.title = QLabel(self)
        self.reset_button = QPushButton(self)
        self.reset_all_button = QPushButton(self.tr("Reset all"), self)
        settings = QGridLayout()
        self.rows = {spec.setting: RuleRow(spec, self, settings, line) for line, spec in enumerate(rule_rows())}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._there: frozenset[str] = frozenset()
        self._began_as = ""
        self._lay_out(settings)
        self._connect()
        self._list_presets()
        self._list_instruments()

    def sizeHint(self) -> QSize:
        return QSize(300, 560)

    @property
    def instrument(self) -> str:
        """The instrument whose settings are shown; nothing for all of them."""
        item = self.instruments.currentItem()
        return _ALL if item is None else str(item.data(0, Qt.ItemDataRole.UserRole))

    @property
    def there(self) -> frozenset[str]:
        """Which needs of commands are met: ``unnamed_rules``, ``own_preset``, ``own_rules``, ``changed_rules``."""
        return self._there

    def _lay_out(self, settings: QGridLayout) -> None:
        self.preset_box.setAccessibleName(self.tr("Preset"))
        self.preset_box.setToolTip(self.tr("Settings kept under a name"))
        self.save_button.setToolTip(self.tr("Keep these settings under a name"))
        self.remove_button.setToolTip(self.tr("Forget this preset"))
        self.reset_button.setToolTip(self.tr("Set what is chosen in the list as the model was trained"))
        self.reset_all_button.setToolTip(self.tr("Set every instrument as the model was trained"))
        self.instruments.setAccessibleName(self.tr("Instruments"))
        self.instruments.setHeaderLabels([self.tr("Instrument"), self.tr("Threshold"), self.tr("Regions")])
        self.instruments.setRootIsDecorated(False)
        self.instruments.setMinimumHeight(_LEAST_LIST_PX)
        self.instruments.setUniformRowHeights(True)
        self.instruments.setStyleSheet("QTreeView::item { padding: 3px 4px; }")
        self.instruments.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.instruments.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.title.setObjectName("title")
        settings.setColumnStretch(1, 1)
        presets = QHBoxLayout()
        presets.addWidget(self.preset_box, 1)
        presets.addWidget(self.save_button)
        presets.addWidget(self.remove_button)
        resets = QHBoxLayout()
        resets.addWidget(self.reset_button, 1)
        resets.addWidget(self.reset_all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.addLayout(presets)
        layout.addWidget(self.instruments, 1)
        layout.addWidget(self.title)
        layout.addLayout(settings)
        layout.addLayout(resets)

    def _connect(self) -> None:
        document = self.document
        self.preset_box.activated.connect(self._preset_chosen)
        self.save_button.clicked.connect(self.ask_for_name)
        self.remove_button.clicked.connect(self.remove_preset)
        self.reset_button.clicked.connect(self.reset_instrument)
        self.reset_all_button.clicked.connect(self.reset_all)
        self.instruments.currentItemChanged.connect(self._show_rules)
        for row in self.rows.values():
            row.moved.connect(self._moved)
        self._presets.changed.connect(self._list_presets)
        document.activations_changed.connect(self._list_instruments)
        document.regions_changed.connect(self._regions_moved)
        document.rules_changed.connect(self._show_rules)
        document.selection_changed.connect(self._follow_selection)

    # ---- what the user does -----------------------------------------------------------------------------------

    def _moved(self, setting: str, value: float) -> None:
        changes = self.document.work.rule_changes
        for name in self._chosen():
            changes = changes.with_value(name, setting, value)
        step = self.rows[setting].spec.change.format(instruments=self._whose())
        self.document.change_rules(step, changes, f"{self.instrument}/{setting}{self.rows[setting].hold.mark}")

    def reset_instrument(self) -> None:
        """Set the instrument whose settings are shown, or all of them, as the model was trained."""
        changes = self.document.work.rule_changes
        for name in self._chosen():
            changes = changes.without(name)
        self.document.change_rules(
            self.tr("Reset thresholds of {instruments}").format(instruments=self._whose()), changes
        )

    def reset_all(self) -> None:
        """Set every instrument, and the sensitivity, as the model was trained."""
        self.document.change_rules(self.tr("Reset all thresholds"), RuleChanges())

    def ask_for_name(self) -> None:
        """Keep the present settings under a name that the user gives; the preset they began as is proposed."""
        proposed = self._began_as if self._began_as in self._presets.own else ""
        name, taken = QInputDialog.getText(
            self, self.tr("Save preset"), self.tr("Name of the preset:"), QLineEdit.EchoMode.Normal, proposed
        )
        if not taken or not name.strip():
            return
        try:
            self.preset_steps.save(name.strip(), self.document.work.rule_changes)
        except SettingsError as error:
            self.preset_steps.told.emit(str(error))

    def ask_for_other_name(self) -> None:
        """Give the chosen preset, if it is one of the user's own, another name that the user gives."""
        old = self._own_name()
        name, taken = QInputDialog.getText(
            self, self.tr("Rename preset"), self.tr("Name of the preset:"), QLineEdit.EchoMode.Normal, old
        )
        if not old or not taken or not name.strip():
            return
        try:
            self.preset_steps.rename(old, name.strip())
        except SettingsError as error:
            self.preset_steps.told.emit(str(error))

    def remove_preset(self) -> None:
        """Forget the chosen preset, if it is one of the user's own."""
        self.preset_steps.remove(self._own_name())

    def _preset_chosen(self) -> None:
        name = self._preset()
        changes = self._presets.all.get(name)
        if changes is not None:
            self.document.change_rules(self.tr("Choose preset {name}").format(name=shown_name(name)), changes)

    def _preset(self) -> str:
        """Return the name of the chosen preset; empty for settings without one."""
        return str(self.preset_box.currentData())

    def _chosen(self) -> tuple[str, ...]:
        return self.document.instruments if self.instrument == _ALL else (self.instrument,)

    def _whose(self) -> str:
        return self.tr("all instruments") if self.instrument == _ALL else display_name(self.instrument)

    def _own_name(self) -> str:
        name = self._preset()
        return "" if name in BUILT_IN else name

    # ---- what is shown ----------------------------------------------------------------------------------------

    def _list_presets(self) -> None:
        self.preset_box.clear()
        for name in self._presets.all:
            self.preset_box.addItem(shown_name(name), name)
        self.preset_box.addItem(self.tr("Own settings"), "")
        self._show_preset()

    def _show_preset(self) -> None:
        name = self._presets.name_of(self.document.work.rule_changes)
        self.preset_box.setCurrentIndex(self.preset_box.findData(name))
        self._began_as = name or self._began_as
        self._show_readiness(name)

    def _show_readiness(self, preset: str) -> None:
        """Bring the buttons up to date; `preset` is the name of the present settings, empty without one."""
        changes = self.document.work.rule_changes
        met = {
            "unnamed_rules": not preset,
            "own_preset": bool(self._own_name()),
            "own_rules": any(name in changes.overrides for name in self._chosen()),
            "changed_rules": changes != RuleChanges(),
        }
        self.save_button.setEnabled(met["unnamed_rules"])
        self.remove_button.setEnabled(met["own_preset"])
        self.reset_button.setEnabled(met["own_rules"])
        self.reset_all_button.setEnabled(met["changed_rules"])
        there = frozenset(need for need, present in met.items() if present)
        if there != self._there:
            self._there = there
            self.readiness_changed.emit()

    def _list_instruments(self) -> None:
        names = (_ALL, *self.document.instruments)
        if tuple(self._items) != names:
            chosen = self.instrument
            self.instruments.blockSignals(True)
            self.instruments.clear()
            self._items = {name: self._item(name) for name in names}
            self.instruments.setCurrentItem(self._items.get(chosen, self._items[_ALL]))
            self.instruments.blockSignals(False)
        self._show_rules()
        self._regions_moved()

    def _item(self, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.instruments, [display_name(name) or self.tr("All instruments")])
        item.setData(0, Qt.ItemDataRole.UserRole, name)
        if name:
            item.setIcon(0, swatch_icon(name, 12, 2.0))
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _regions_moved(self) -> None:
        self.document.in_turn(self._count_regions)

    def _count_regions(self) -> None:
        counts = dict.fromkeys(self._items, 0)
        for region in self.document.regions:
            if region.status != "rejected" and region.instrument in counts:
                counts[region.instrument] += 1
        counts[_ALL] = sum(counts.values())
        for name, item in self._items.items():
            item.setText(2, str(counts[name]) if counts[name] else "–")

    def _show_rules(self) -> None:
        document = self.document
        overrides = document.work.rule_changes.overrides
        for name, item in self._items.items():
            if name:
                own = " •" if name in overrides else ""
                item.setText(1, f"{decimal(document.rules.for_instrument(name).threshold, 2)}{own}")
        shown = self._chosen()
        rules = [document.rules.for_instrument(name) for name in shown] or [InstrumentRule()]
        for setting, row in self.rows.items():
            value = fmean(float(getattr(rule, setting)) for rule in rules)
            changed = any(setting in overrides.get(name, {}) for name in shown)
            row.show_value(2 * (value // 2) + 1 if setting == "median_frames" else value, changed)
            row.slider.setEnabled(bool(shown))
            row.number.setEnabled(bool(shown))
        whose = self._whose()
        self.title.setText(f"{whose[:1].upper()}{whose[1:]}")
        self.reset_button.setText(self.tr("Reset {instruments}").format(instruments=whose))
        self._show_preset()

    def _follow_selection(self) -> None:
        region = self.document.selected_region
        if region is not None and region.instrument in self._items:
            self.instruments.setCurrentItem(self._items[region.instrument])

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.Show):
            # Another window may have kept or forgotten some meanwhile.
            self._presets.refresh()
        return super().event(event)


class RulesDock(QDockWidget):
    """The panel as a part of the window that can be moved, closed and shown by its command.

    Parameters
    ----------
    document : Document
    action : QAction
        Checked while the panel is wanted; without a recording it stays hidden.
    parent : QWidget
    """

    def __init__(self, document: Document, action: QAction, parent: QWidget) -> None:
        super().__init__(translate("RulesDock", "Thresholds"), parent)
        self._document, self._action = document, action
        self.setObjectName("rules")
        self.panel = RulesPanel(document, Presets(self), self)
        self.setWidget(PanelScroll(self.panel, self))
        self.hide()
        action.toggled.connect(self._show_wanted)
        document.recording_changed.connect(self._show_wanted)
        self.visibilityChanged.connect(self._closed)

    def take_up_layout(self) -> None:
        """Note that the window's stored layout was put back: the panel is wanted if it was shown then."""
        self._action.setChecked(not self.isHidden())
        self._show_wanted()

    def _show_wanted(self) -> None:
        self.setVisible(self._action.isChecked() and self._document.recording is not None)
        # It may lie under other panels.
        self.raise_()

    def _closed(self) -> None:
        """Note that the user closed the panel with its own button."""
        if self.window().isVisible() and self._document.recording is not None and self.isHidden():
            self._action.setChecked(False)
