"""How regions and markers of a file come into the open recording: beside or in place of what is there, how named."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.format_words import counted_words, format_name
from desktop.import_words import import_words
from desktop.numbers import whole
from desktop.region_import import Imported, RegionFile, guessed_instrument
from desktop.theme import display_name
from engine.interchange.labels import one_line

MOST_NAMES = 40
"""So many names have a row of their own; the others share one."""
_ROWS_SHOWN = 7
_LONGEST_NAME = 60
_LONGEST_SHOWN = 20
"""Beside its own row a name need not be whole."""


class ImportDialog(QDialog):
    """Says what is in a file and asks what is not certain.

    Parameters
    ----------
    file : RegionFile
        What was read.
    remembered : mapping of str to str
        Instruments that names stood for before; an empty one for names that were left out.
    replaces : bool
        Whether regions took the place of all others the last time.
    parent : QWidget, optional
    """

    choice_changed = Signal()
    """Names stand for other instruments; what comes in is to be worked out anew."""

    def __init__(
        self, file: RegionFile, remembered: Mapping[str, str], replaces: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._boxes: dict[str, QComboBox] = {}
        self._rest: QComboBox | None = None
        self._fit: Imported | None = None
        self.setWindowTitle(self.tr("Import regions"))
        self.setSizeGripEnabled(True)
        self._build_texts()
        self._build_ways(replaces)
        self._build_names(remembered)
        self._build_buttons()
        self._lay_out()
        for box in (*self._boxes.values(), *((self._rest,) if self._rest is not None else ())):
            box.currentIndexChanged.connect(self._changed)
        self._show_state()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _build_texts(self) -> None:
        words = self.tr("“{name}” is a file of the format {format} with {regions}.")
        regions = counted_words(len(self._file.regions), len(self._file.markers))
        self.words = QLabel(self)
        self.summary = QLabel(self)
        for label in (self.words, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.words.setText(
            words.format(name=self._file.name, format=format_name(self._file.format_name), regions=regions)
        )

    def _build_ways(self, replaces: bool) -> None:
        self.add_button = QRadioButton(self.tr("&Add them to the regions that are there"), self)
        self.add_button.setToolTip(
            self.tr("Where they overlap regions of the same instrument, those are cut back or give way.")
        )
        self.replace_button = QRadioButton(self.tr("&Replace all regions by them"), self)
        self.replace_button.setToolTip(
            self.tr(
                "What the analysis finds is hidden, too; “Restore deleted regions” brings it back: in the selected "
                "time, or everywhere."
            )
        )
        if not self._file.regions:
            self.add_button.setText(self.tr("&Add them to the markers that are there"))
            self.add_button.setToolTip(self.tr("Where a marker stands already, it stays as it is."))
            self.replace_button.setText(self.tr("&Replace all markers by them"))
            self.replace_button.setToolTip(self.tr("The regions stay as they are."))
        (self.replace_button if replaces else self.add_button).setChecked(True)
        count = len(self._file.markers)
        self.markers_box = QCheckBox(self.tr("Bring in %Ln &markers, too", "", count), self)
        self.markers_box.setToolTip(
            self.tr("They come beside the markers that are there; with Replace, in the place of all of them.")
        )
        self.markers_box.setChecked(True)
        self.markers_box.setVisible(bool(count and self._file.regions))
        self.markers_box.toggled.connect(self._show_state)

    def _build_names(self, remembered: Mapping[str, str]) -> None:
        unknown = self._file.unknown
        own, rest = unknown[:MOST_NAMES], unknown[MOST_NAMES:]
        self.names_title = QLabel(self.tr("&Names that are no instrument’s:"), self)
        self.table = QTableWidget(len(own) + bool(rest), 3, self)
        self.names_title.setBuddy(self.table)
        self.table.setAccessibleName(self.tr("Names in the file and instruments they stand for"))
        self.table.setToolTip(self.tr("Choose which instrument each name stands for; the name becomes a note."))
        self.table.setHorizontalHeaderLabels([self.tr("Name in the file"), self.tr("Regions"), self.tr("Instrument")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        for row, (name, count) in enumerate(own):
            box = self._box(name)
            wanted = remembered.get(name, guessed_instrument(name, self._file.known))
            box.setCurrentIndex(max(0, box.findData(wanted)))
            self._boxes[name] = box
            self._put_row(row, one_line(name), count, box)
        if rest:
            self._rest = self._box("")
            words = self.tr("%Ln other names", "", len(rest))
            self._put_row(len(own), words, sum(count for _, count in rest), self._rest)
        rows = min(self.table.rowCount(), _ROWS_SHOWN)
        self.table.resizeRowsToContents()
        around = header.sizeHint().height() + 2 * self.table.frameWidth() + 2
        heights = [self.table.rowHeight(row) for row in range(self.table.rowCount())]
        self.table.setMinimumHeight(around + sum(heights[:rows]))
        self.table.setMaximumHeight(around + sum(heights))
        for part in (self.names_title, self.table):
            part.setVisible(bool(unknown))

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self.table)
        # Known before it is shown, so that its column is wide enough.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        shown = one_line(name)[:_LONGEST_NAME]
        box.addItem(self.tr("Leave out"), "")
        for instrument in sorted(self._file.known, key=lambda known: display_name(known).casefold()):
            box.addItem(display_name(instrument), instrument)
        if shown:
            short = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN - 1]}…"
            box.addItem(self.tr("New: {name}").format(name=short), shown)
            box.setAccessibleName(self.tr("Instrument for {name}").format(name=shown))
        else:
            box.setAccessibleName(self.tr("Instrument for all other names"))
        box.setToolTip(self.tr("The instrument that the name stands for, or nothing."))
        return box

    def _put_row(self, row: int, name: str, count: int, box: QComboBox) -> None:
        shown, number = QTableWidgetItem(name), QTableWidgetItem(whole(count))
        shown.setToolTip(name)
        number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, 0, shown)
        self.table.setItem(row, 1, number)
        self.table.setCellWidget(row, 2, box)

    def _build_buttons(self) -> None:
        self.start_button = QPushButton(self.tr("&Import"), self)
        self.start_button.setToolTip(self.tr("Bring the regions in; that can be undone."))
        self.start_button.setDefault(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._column = layout = QVBoxLayout(self)
        for part in (self.words, self.add_button, self.replace_button, self.markers_box, self.names_title):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        layout.addWidget(self.summary)
        layout.addWidget(self.buttons)
        self.resize(600, self.sizeHint().height())

    # ---- what is chosen ---------------------------------------------------------------------------------------

    @property
    def replaces(self) -> bool:
        """Whether the regions take the place of all others."""
        return self.replace_button.isChecked()

    @property
    def chosen_names(self) -> dict[str, str]:
        """The instruments of the names that have a row of their own; an empty one for those left out."""
        return {name: str(box.currentData()) for name, box in self._boxes.items()}

    @property
    def names(self) -> dict[str, str]:
        """The instruments of all names that are not known; an empty one for those left out."""
        rest = "" if self._rest is None else str(self._rest.currentData())
        return self.chosen_names | {name: rest for name, _ in self._file.unknown[MOST_NAMES:]}

    @property
    def outcome(self) -> Imported | None:
        """What comes in with the choices as they are; None while that is being worked out."""
        if self._fit is None or self.with_markers:
            return self._fit
        return replace(self._fit, markers=())

    @property
    def with_markers(self) -> bool:
        """Whether the markers come in: as the user wants it, and always where there is nothing else."""
        return self.markers_box.isChecked() or not self._file.regions

    def _changed(self) -> None:
        self._fit = None
        self._show_state()
        self.choice_changed.emit()

    # ---- what comes in ----------------------------------------------------------------------------------------

    def show_outcome(self, outcome: Imported) -> None:
        """Say what comes in with the names as they are chosen."""
        self._fit = outcome
        self._show_state()

    def _show_state(self) -> None:
        outcome = self.outcome
        self.start_button.setEnabled(outcome is not None and bool(outcome.regions or outcome.markers))
        if outcome is not None:
            self.summary.setText(import_words(outcome))
            self._make_room()

    def _make_room(self) -> None:
        """Grow where the summary has become too long to be shown whole."""
        needed = self._column.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)
