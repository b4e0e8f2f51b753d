"""The *Find solos* panel: what is looked for at the top, the results under it; it tells what was chosen, no more."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.document import AnalysisState, Document
from desktop.solo_search import Kind, SoloQuery, SortBy
from desktop.theme import LOOK, display_name, scaled, swatch
from desktop.throttle import Throttle
from desktop.views.checked_menu import CheckedMenu
from desktop.views.number_boxes import DecimalBox, NumberBox
from desktop.views.solo_results import SoloResultsList, SoloResultsModel
from desktop.words import seconds_words
from engine.analysis.regions import Region

LONGEST_PRE_ROLL_S = 10.0
_KINDS = (Kind.SOLO, Kind.UNACCOMPANIED, Kind.FEATURED, Kind.APPEARANCE)
_SORTS = (SortBy.TIME, SortBy.LENGTH, SortBy.CONFIDENCE)
_REFRESH_MS = 150
_LEAST_LIST_PX = 130
"""Two results are to be seen, however low the panel is."""


class FindSolosPanel(QWidget):
    """Looks for solos in a document and lists them; follows the document as its regions change.

    Parameters
    ----------
    document : Document
    audition : QAction
        Checkable; whether a result is played as soon as it is chosen. The panel only shows it.
    picture : callable
        Gives the thumbnail of a stretch by start and end in seconds, or None while there is none.
    """

    moved_to = Signal(object)
    """The user walked to a result (a `Region`)."""
    entered = Signal(object)
    """The user wants to go to a result and leave the list."""
    query_changed = Signal()

    def __init__(
        self,
        document: Document,
        audition: QAction,
        picture: Callable[[float, float], QPixmap | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._left_out: tuple[str, ...] = ()
        self._quiet = self._stale = False
        self._last: Region | None = None
        self.model = SoloResultsModel(self)
        self.list = SoloResultsList(picture, self)
        self.list.setModel(self.model)
        self.list.setMinimumHeight(_LEAST_LIST_PX)
        self.instruments = self._made_instruments()
        kinds = (self.tr("Any solo"), self.tr("Unaccompanied"), self.tr("Featured"), self.tr("Any appearance"))
        sorts = (self.tr("By time"), self.tr("Longest first"), self.tr("Surest first"))
        self.kind = self._made_choice(self.tr("Kind of solo"), kinds)
        self.sort = self._made_choice(self.tr("Order of the results"), sorts)
        self.length = self._made_length()
        self.confidence = self._made_confidence()
        self.audition = QCheckBox(self.tr("Audition"), self)
        self.audition.setToolTip(audition.statusTip())
        self.pre_roll = self._made_pre_roll()
        self.count_label = QLabel(self)
        self.count_label.setObjectName("dim")
        self._lay_out()
        self._refresh = Throttle(self.refresh, _REFRESH_MS, self, at_once=False)
        self._connect(audition)
        self._show_instruments()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _made_instruments(self) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setToolTip(self.tr("Which instruments to look for"))
        button.setAccessibleName(self.tr("Instruments"))
        menu = CheckedMenu(button)
        menu.aboutToShow.connect(self._fill_instruments)
        button.setMenu(menu)
        return button

    def _made_choice(self, name: str, words: Iterable[str]) -> QComboBox:
        choice = QComboBox(self)
        choice.addItems(list(words))
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        return choice

    def _made_length(self) -> QDoubleSpinBox:
        spin = DecimalBox(self)
        spin.setRange(0.0, 600.0)
        spin.setDecimals(1)
        spin.setSingleStep(0.5)
        spin.setSuffix(" s")
        spin.setAccessibleName(self.tr("Least length"))
        spin.setToolTip(self.tr("Leave out what is shorter"))
        return spin

    def _made_confidence(self) -> QSpinBox:
        spin = NumberBox(self)
        spin.setRange(0, 100)
        spin.setSingleStep(5)
        spin.setSuffix(" %")
        spin.setAccessibleName(self.tr("Least confidence"))
        spin.setToolTip(self.tr("Leave out what the model is less sure of: mean activation"))
        return spin

    def _made_pre_roll(self) -> QDoubleSpinBox:
        spin = DecimalBox(self)
        spin.setRange(0.0, LONGEST_PRE_ROLL_S)
        spin.setDecimals(2)
        spin.setSingleStep(0.25)
        spin.setSuffix(" s")
        spin.setAccessibleName(self.tr("Pre-roll"))
        spin.setToolTip(self.tr("How long before the result an audition begins"))
        return spin

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setContentsMargins(10, 8, 10, 6)
        top.setHorizontalSpacing(8)
        top.setVerticalSpacing(6)
        top.addWidget(self.instruments, 0, 0)
        top.addWidget(self.kind, 0, 1)
        limits = ((self.tr("At least"), self.length), (self.tr("Confidence"), self.confidence))
        for row, (words, spin) in enumerate(limits, 1):
            label = QLabel(words, self)
            label.setBuddy(spin)
            top.addWidget(label, row, 0)
            top.addWidget(spin, row, 1)
        top.addWidget(self.audition, 3, 0)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(QLabel(self.tr("from", "before the field"), self))
        line.addWidget(self.pre_roll, 1)
        line.addWidget(QLabel(self.tr("before", "after the field"), self))
        top.addLayout(line, 3, 1)
        top.addWidget(self.count_label, 4, 0)
        top.addWidget(self.sort, 4, 1)
        top.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        LOOK.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.setMinimumWidth(scaled(290))

    def _connect(self, audition: QAction) -> None:
        for choice in (self.kind, self.sort):
            choice.currentIndexChanged.connect(self._query_edited)
        for spin in (self.length, self.confidence, self.pre_roll):
            spin.valueChanged.connect(self._query_edited)
        self.audition.setChecked(audition.isChecked())
        self.audition.toggled.connect(audition.setChecked)
        audition.toggled.connect(self.audition.setChecked)
        audition.toggled.connect(self.pre_roll.setEnabled)
        self.pre_roll.setEnabled(audition.isChecked())
        self.list.selectionModel().currentChanged.connect(self._row_chosen)
        self.list.activated.connect(lambda index: self.entered.emit(self.model.places[index.row()]))
        self._document.regions_changed.connect(self._refresh.request)
        self._document.analysis_changed.connect(self._refresh.request)
        self._document.selection_changed.connect(self._show_selection)

    # ---- what is looked for -----------------------------------------------------------------------------------

    @property
    def query(self) -> SoloQuery:
        """What is looked for."""
        return SoloQuery(
            _KINDS[self.kind.currentIndex()],
            self.length.value(),
            self.confidence.value() / 100,
            _SORTS[self.sort.currentIndex()],
            self._left_out,
        )

    def set_query(self, query: SoloQuery) -> None:
        """Look for something else."""
        self._quiet = True
        self.kind.setCurrentIndex(_KINDS.index(query.kind))
        self.sort.setCurrentIndex(_SORTS.index(query.sort))
        self.length.setValue(query.min_length_s)
        self.confidence.setValue(round(100 * query.min_confidence))
        self._left_out = query.left_out
        self._quiet = False
        self._query_edited()

    def choose_instrument(self, instrument: str, wanted: bool) -> None:
        """Look for an instrument, or leave it out."""
        others = tuple(name for name in self._left_out if name != instrument)
        self._left_out = others if wanted else (*others, instrument)
        self._query_edited()

    def _query_edited(self) -> None:
        if not self._quiet:
            self._show_instruments()
            self.refresh()
            self.query_changed.emit()

    def _names(self) -> list[str]:
        names = {*self._document.instruments, *(region.instrument for region in self._document.regions)}
        return sorted(names, key=display_name)

    def _show_instruments(self) -> None:
        chosen = [name for name in self._names() if name not in self._left_out]
        if len(chosen) == len(self._names()):
            words = self.tr("All instruments")
        elif len(chosen) == 1:
            words = display_name(chosen[0]).capitalize()
        else:
            words = self.tr("%Ln instruments", "", len(chosen))
        self.instruments.setText(words)

    def _fill_instruments(self) -> None:
        menu = self.instruments.menu()
        menu.clear()
        menu.addAction(self.tr("All")).triggered.connect(lambda: self._choose_all(True))
        menu.addAction(self.tr("None")).triggered.connect(lambda: self._choose_all(False))
        menu.addSeparator()
        for name in self._names():
            action = menu.addAction(swatch(name, 12, 2.0), display_name(name))
            action.setCheckable(True)
            action.setChecked(name not in self._left_out)
            action.toggled.connect(lambda on, name=name: self.choose_instrument(name, on))

    def _choose_all(self, wanted: bool) -> None:
        self._left_out = () if wanted else tuple(self._names())
        self._query_edited()

    # ---- results ----------------------------------------------------------------------------------------------

    @property
    def results(self) -> tuple[Region, ...]:
        """The places in the list, from top to bottom."""
        return self.model.places

    @property
    def current(self) -> Region | None:
        """The chosen place."""
        row = self.list.currentIndex().row()
        return self.model.places[row] if 0 <= row < len(self.model.places) else None

    def step(self, rows: int) -> Region | None:
        """Walk on by some rows and give the place there; None at the ends."""
        self._refresh.flush()
        if self._stale:
            self.refresh()
        row = self.list.currentIndex().row()
        row = row + rows if row >= 0 else (0 if rows > 0 else len(self.model.places) - 1)
        if not 0 <= row < len(self.model.places):
            return None
        self.list.setCurrentIndex(self.model.index(row))
        return self.model.places[row]

    def refresh(self) -> None:
        """Look again; the chosen place stays chosen as far as it is still found."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        document = self._document
        before = self.current or self._last
        self._show_instruments()
        places = self.query.results(document.regions, document.solo_places)
        if places != self.model.places:
            self._quiet = True
            self.model.set_places(places)
            self._choose(_same_again(before, places))
            self._quiet = False
        self._last = before
        seconds = sum(place.duration_s for place in places)
        found = self.tr("%Ln results, {duration}", "", len(places)).format(duration=seconds_words(seconds))
        self.count_label.setText(found if places else "")
        self.list.empty_text = "" if places else self._why_empty()
        self.list.viewport().update()

    def _why_empty(self) -> str:
        if self._document.activations is None:
            return self.tr("Nothing has been analysed yet.")
        if not self._document.regions:
            return self.tr("No instrument was found so far.")
        if not set(self._names()) - set(self._left_out):
            return self.tr("Choose an instrument to look for.")
        if self._document.analysis is AnalysisState.RUNNING:
            return self.tr("None so far. They appear here while the analysis goes on.")
        if self.kind.currentIndex() == _KINDS.index(Kind.FEATURED) and not any(
            region.solo == "featured" for region in self._document.regions
        ):
            return self.tr("No instrument leads over others anywhere.")
        return self.tr("Nothing answers. Look for shorter or less sure ones, or for more instruments.")

    def _choose(self, place: Region | None) -> None:
        """Choose a row without telling anybody."""
        row, quiet = self.model.row_of(place), self._quiet
        self._quiet = True
        selection = self.list.selectionModel()
        if row is None:
            selection.clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self.model.index(row), flags)
            self.list.scrollTo(self.model.index(row))
        self._quiet = quiet

    def _show_selection(self) -> None:
        """Choose the row of what has been selected elsewhere."""
        region, span = self._document.selected_region, self._document.time_selection
        if region is None or span is None or not self.isVisible():
            return
        current = self.current
        if current is not None and current.instrument == region.instrument and _span(current) == span:
            return
        found = next((p for p in self.model.places if p.instrument == region.instrument and _span(p) == span), None)
        if found is not None:
            self._choose(found)

    def _row_chosen(self, current: QModelIndex) -> None:
        if not (self._quiet or self.list.taking_focus) and current.isValid():
            self._last = self.model.places[current.row()]
            self.moved_to.emit(self._last)

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._show_selection()


def _span(place: Region) -> tuple[float, float]:
    return place.onset_s, place.offset_s


def _same_again(old: Region | None, places: tuple[Region, ...]) -> Region | None:
    """Return the place of the same instrument that overlaps most with one that was chosen before."""
    if old is None:
        return None

    def overlap_s(place: Region) -> float:
        return min(place.offset_s, old.offset_s) - max(place.onset_s, old.onset_s)

    kin = [place for place in places if place.instrument == old.instrument and overlap_s(place) > 0.0]
    return max(kin, key=overlap_s, default=None)
