"""The panel that answers *why here?*: choose instrument and place, see the occlusion map, hear the evidence."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.document import Document
from desktop.engine_sentences import engine_words
from desktop.evidence_words import cell_words, deletion_words, place_words, representation_words, title_words
from desktop.reasons import Reasons
from desktop.theme import display_name, icon, swatch
from desktop.views.occlusion_map import OcclusionMapView
from desktop.views.time_axis import TimeAxis

AT_PLAYHEAD, WHOLE_REGION = "window", "region"
WINDOW_S = 1.0


class ReasonsPanel(QWidget):
    """Everything about one question to `Reasons`.

    The instrument is that of the selected region unless another is chosen; the place is the window around the playhead
    (moved into the selected region where it lies outside of it), or the whole region.

    Parameters
    ----------
    document : Document
    axis : TimeAxis
    reasons : Reasons
    parent : QWidget, optional
    """

    place_changed = Signal(str)
    """What is to be looked at: `AT_PLAYHEAD` or `WHOLE_REGION`."""

    def __init__(self, document: Document, axis: TimeAxis, reasons: Reasons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._axis, self._reasons = document, axis, reasons
        self.instrument_box, self.place_box = QComboBox(self), QComboBox(self)
        self.ask_button = QPushButton(self.tr("Why?"), self)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.progress = QProgressBar(self)
        self.map = OcclusionMapView(self)
        self.title, self.words = QLabel(self), QLabel(self)
        self.evidence_button = QPushButton(icon("play"), self.tr("Play evidence"), self)
        self.original_button = QPushButton(icon("play"), self.tr("Play original"), self)
        self._lay_out()
        self._connect()
        self._instruments_changed()
        self._show_state()

    def sizeHint(self) -> QSize:
        return QSize(360, 520)

    def _lay_out(self) -> None:
        self.instrument_box.setAccessibleName(self.tr("Instrument"))
        self.instrument_box.setToolTip(self.tr("The instrument whose activation is to be explained"))
        self.place_box.setAccessibleName(self.tr("Place"))
        self.place_box.setToolTip(
            self.tr("What to look at; a region longer than 8 windows is looked at in 8 spread over it")
        )
        self.place_box.addItem(self.tr("the window at the playhead"), AT_PLAYHEAD)
        self.place_box.addItem(self.tr("the selected region"), WHOLE_REGION)
        self.ask_button.setToolTip(self.tr("Find out what the activation rests on, in about 50 passes of the network"))
        self.ask_button.setDefault(True)
        self.cancel_button.setToolTip(self.tr("Stop asking"))
        self.evidence_button.setToolTip(
            self.tr("Play nothing but the framed cells, as loud as they are in the recording")
        )
        self.original_button.setToolTip(self.tr("Play the same stretch of the recording"))
        self.progress.setTextVisible(False)
        self.progress.setMinimumHeight(14)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.title.setObjectName("title")
        self.words.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self.words.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setObjectName("dim")
        question = QGridLayout()
        question.setColumnStretch(1, 1)
        rows = ((self.tr("Instrument"), self.instrument_box), (self.tr("In"), self.place_box))
        for row, (text, box) in enumerate(rows):
            label = QLabel(text, self)
            label.setObjectName("dim")
            label.setBuddy(box)
            question.addWidget(label, row, 0)
            question.addWidget(box, row, 1)
        question.addWidget(self.ask_button, 0, 2)
        question.addWidget(self.cancel_button, 1, 2)
        sound = QHBoxLayout()
        sound.addWidget(self.evidence_button, 1)
        sound.addWidget(self.original_button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(7)
        layout.addLayout(question)
        layout.addWidget(self.progress)
        layout.addWidget(self.title)
        layout.addWidget(self._answer(), 1)
        layout.addLayout(sound)

    def _answer(self) -> QScrollArea:
        """Map and words, scrolled where the window is low."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.map, 1)
        column.addWidget(self.words)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _connect(self) -> None:
        self._document.activations_changed.connect(self._instruments_changed)
        self._document.selection_changed.connect(self._selection_changed)
        self._reasons.changed.connect(self._show_state)
        self._reasons.progressed.connect(self._show_progress)
        self._reasons.failed.connect(self._show_failure)
        self.place_box.currentIndexChanged.connect(lambda _: self.place_changed.emit(self.place))
        self.ask_button.clicked.connect(self.ask)
        self.cancel_button.clicked.connect(self._reasons.cancel)
        self.evidence_button.clicked.connect(self._reasons.play_evidence)
        self.original_button.clicked.connect(self._reasons.play_original)

    # ---- asking -----------------------------------------------------------------------------------------------

    @property
    def instrument(self) -> str:
        """The instrument chosen, empty without any."""
        return str(self.instrument_box.currentData() or "")

    @property
    def place(self) -> str:
        """What is to be looked at: `AT_PLAYHEAD` or `WHOLE_REGION`."""
        return str(self.place_box.currentData())

    def ask(self) -> None:
        """Ask about the chosen instrument and place."""
        if self.instrument:
            self._reasons.ask(self.instrument, *self.span_s())

    def span_s(self) -> tuple[float, float]:
        """Return the span that is asked about."""
        region, playhead_s = self._document.selected_region, self._axis.playhead_s
        if region is None:
            return playhead_s - WINDOW_S / 2, playhead_s + WINDOW_S / 2
        if self.place == WHOLE_REGION:
            return region.onset_s, region.offset_s
        half_s = min(WINDOW_S, region.duration_s) / 2
        middle_s = min(max(playhead_s, region.onset_s + half_s), region.offset_s - half_s)
        return middle_s - WINDOW_S / 2, middle_s + WINDOW_S / 2

    def choose_instrument(self, name: str) -> None:
        """Choose an instrument, if the model knows it."""
        index = self.instrument_box.findData(name)
        if index >= 0:
            self.instrument_box.setCurrentIndex(index)

    def choose_place(self, place: str) -> None:
        """Choose what is to be looked at: `AT_PLAYHEAD`, or `WHOLE_REGION` while a region is selected."""
        if place == AT_PLAYHEAD or self._document.selected_region is not None:
            self.place_box.setCurrentIndex(self.place_box.findData(place))

    # ---- what changed -----------------------------------------------------------------------------------------

    def _instruments_changed(self) -> None:
        known = [self.instrument_box.itemData(index) for index in range(self.instrument_box.count())]
        if known == list(self._document.instruments):
            return
        chosen = self.instrument
        self.instrument_box.clear()
        for name in self._document.instruments:
            self.instrument_box.addItem(swatch(name, 12, 2.0), display_name(name), name)
        self.choose_instrument(chosen)
        self._show_state()

    def _selection_changed(self) -> None:
        region = self._document.selected_region
        if region is not None:
            self.choose_instrument(region.instrument)
        item = self.place_box.model().item(1)  # type: ignore[attr-defined]  # a combo box has a QStandardItemModel
        item.setEnabled(region is not None)
        if region is None:
            self.place_box.setCurrentIndex(0)

    def _show_state(self) -> None:
        found, asking = self._reasons.found, self._reasons.asking
        self.ask_button.setEnabled(bool(self.instrument) and not asking)
        self.cancel_button.setEnabled(asking)
        self.progress.setVisible(asking)
        self.progress.setRange(0, 0)
        for button in (self.evidence_button, self.original_button):
            button.setEnabled(found is not None)
        self.map.show_map(found)
        if found is None:
            self.title.setText("")
            self.words.setText(
                self.tr(
                    "Pieces of the sound are turned down one by one, and the network listens again. "
                    "What makes the activation fall is what it rests on."
                )
            )
            return
        self.title.setText(title_words(found))
        lines = (place_words(found), deletion_words(found), representation_words(found), cell_words(found))
        self.words.setText("\n".join(lines))
        self.map.setAccessibleDescription(" ".join(lines))

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_failure(self, sentence: str) -> None:
        self.words.setText(engine_words(sentence))
