"""How the regions of a file come into the open recording: beside or in place of what is there, under which names."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
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

from desktop.format_words import format_name
from desktop.import_words import import_words
from desktop.numbers import whole
from desktop.region_import import Imported, RegionFile, guessed_instrument
from desktop.theme import display_name
from engine.interchange.labels import one_line

MOST_NAMES = 40
"""So many names have a row of their own; the others share one."""
_ROWS_SHOWN = 7
_LONGEST_NAME = 60


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
        self.outcome: Imported | None = None
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
        regions = self.tr("%Ln regions", "", len(self._file.regions))
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
            self.tr("What the analysis finds is hidden, too; “Restore deleted regions” brings it back.")
        )
        (self.replace_button if replaces else self.add_button).setChecked(True)

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
        shown = one_line(name)[:_LONGEST_NAME]
        box.addItem(self.tr("Leave out"), "")
        for instrument in sorted(self._file.known, key=lambda known: display_name(known).casefold()):
            box.addItem(display_name(instrument), instrument)
        if shown:
            box.addItem(self.tr("New: {name}").format(name=shown), shown)
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
        layout = QVBoxLayout(self)
        for part in (self.words, self.add_button, self.replace_button, self.names_title):
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

    def _changed(self) -> None:
        self.outcome = None
        self._show_state()
        self.choice_changed.emit()

    # ---- what comes in ----------------------------------------------------------------------------------------

    def show_outcome(self, outcome: Imported) -> None:
        """Say what comes in with the names as they are chosen."""
        self.outcome = outcome
        self._show_state()

    def _show_state(self) -> None:
        self.start_button.setEnabled(self.outcome is not None and bool(self.outcome.regions))
        if self.outcome is not None:
            self.summary.setText(import_words(self.outcome))
