"""The batch window: the recordings with their states, the options, and how far the whole is; it does no work itself."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.batch.exports_menu import ExportsMenu
from desktop.batch.needs import needs_met
from desktop.batch.options import BatchOptions
from desktop.batch.phase import Phase
from desktop.batch.runner import BatchRunner
from desktop.batch.table import BatchModel, BatchTable, printable_path
from desktop.command import BATCH
from desktop.command_windows import CommandWindows
from desktop.file_opening import dropped_files
from desktop.keymap import Keymap
from desktop.menus import fill_menus
from desktop.numbers import percent, whole
from desktop.settings import Settings
from desktop.theme import dress_window
from desktop.throttle import Throttle
from desktop.views.row_selection import select_rows
from desktop.widgets import MessageBar, remaining_words
from engine.batch.items import FINISHED, State

_OPTIONS_PX = 264
_DETAILS_PX = 66
_REFRESH_MS = 200


class BatchWindow(QMainWindow):
    """Shows a runner and gives it the user's orders. Closing it hides it; the batch goes on.

    Parameters
    ----------
    runner : BatchRunner
    settings : Settings
        Where place and folders are remembered.
    keymap : Keymap
        The keys of the commands, those of the main window too.
    """

    open_path = Signal(Path)
    """The user wants to see a recording in the main window."""

    def __init__(self, runner: BatchRunner, settings: Settings, keymap: Keymap) -> None:
        super().__init__()
        dress_window(self)
        self.runner = runner
        self._settings = settings
        self.setWindowTitle(self.tr("Batch — Soloscope"))
        self.setAcceptDrops(True)
        self.actions_by_id = Actions(self, keymap, BATCH)
        self.exports_menu = ExportsMenu(self.actions_by_id["batch_export"], self)
        fill_menus(self, self.actions_by_id)
        self.command_windows = CommandWindows(self, self.actions_by_id)
        self.message_bar = MessageBar(self)
        self.offer = self._made_offer()
        self.model = BatchModel(runner, self)
        self.table = BatchTable(self.model, self)
        self.options = BatchOptions(self)
        self.details = self._made_details()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Progress of the batch"))
        self.words = QLabel(self)
        self._build_toolbar()
        self._lay_out()
        self._refresh = Throttle(self._show_progress, _REFRESH_MS, self)
        self._connect()
        self.resize(1120, 700)
        self.restoreGeometry(settings.state("batch"))
        self._show_phase()

    # ---- parts ------------------------------------------------------------------------------------------------

    def _made_offer(self) -> QFrame:
        offer = QFrame(self)
        offer.setFrameShape(QFrame.Shape.StyledPanel)
        self.offer_words = QLabel(offer)
        self.offer_go_on = QPushButton(self.tr("Go on"), offer)
        self.offer_go_on.setDefault(True)
        self.offer_go_on.setToolTip(self.tr("Work on the recordings that were left."))
        self.offer_later = QPushButton(self.tr("Not now"), offer)
        self.offer_later.setToolTip(self.tr("Leave the list as it is; Start goes on with it whenever you want."))
        layout = QHBoxLayout(offer)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.addWidget(self.offer_words, 1)
        layout.addWidget(self.offer_go_on)
        layout.addWidget(self.offer_later)
        offer.hide()
        return offer

    def _made_details(self) -> QPlainTextEdit:
        details = QPlainTextEdit(self)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setFixedHeight(_DETAILS_PX)
        details.setAccessibleName(self.tr("The selected recording"))
        details.setToolTip(self.tr("What became of the selected recording; the text can be copied."))
        details.setPlaceholderText(self.tr("Select a recording to read what became of it."))
        return details

    def _build_toolbar(self) -> None:
        actions = self.actions_by_id
        bar = QToolBar(self.tr("Batch"), self)
        bar.setObjectName("batch tools")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setIconSize(QSize(18, 18))
        groups = (
            ("batch_add_files", "batch_add_folder"),
            ("batch_remove", "batch_up", "batch_down"),
            ("batch_retry",),
            ("batch_export",),
        )
        for group in groups:
            if bar.actions():
                bar.addSeparator()
            for command_id in group:
                bar.addAction(actions[command_id])
                button = bar.widgetForAction(actions[command_id])
                if isinstance(button, QToolButton) and command_id not in groups[1]:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export_button = bar.widgetForAction(actions["batch_export"])
        self.addToolBar(bar)

    def _lay_out(self) -> None:
        self.start_button = self._made_button(self.actions_by_id["batch_start"])
        self.start_button.setObjectName("primary")
        self.cancel_button = self._made_button(self.actions_by_id["batch_cancel"])
        bottom = QHBoxLayout()
        bottom.setSpacing(10)
        bottom.addWidget(self.bar, 1)
        bottom.addWidget(self.words)
        bottom.addWidget(self.start_button)
        bottom.addWidget(self.cancel_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.table, 1)
        left.addWidget(self.details)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addLayout(left, 1)
        self.options.setFixedWidth(_OPTIONS_PX)
        middle.addWidget(self.options)
        central = QWidget(self)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self.message_bar)
        layout.addWidget(self.offer)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)
        self.setCentralWidget(central)

    def _made_button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _connect(self) -> None:
        runner, keeper = self.runner, self.runner.keeper
        calls = {
            "batch_add_files": self._ask_for_files,
            "batch_add_folder": self._ask_for_folder,
            "batch_open": self._open_selected,
            "batch_up": lambda: self._move(-1),
            "batch_down": lambda: self._move(+1),
            "batch_remove": lambda: keeper.remove(self.selected_ids),
            "batch_close": self.close,
            "batch_start": runner.start,
            "batch_pause": runner.pause,
            "batch_go_on": runner.go_on,
            "batch_cancel": runner.cancel,
            "batch_retry": lambda: runner.retry(),
            "batch_again": lambda: runner.retry(self.selected_ids),
            "batch_export": lambda: self.exports_menu.offer(self.export_button, self),
        }
        for command_id, call in calls.items():
            self.actions_by_id[command_id].triggered.connect(lambda _=False, call=call: call())
        self.exports_menu.chosen.connect(runner.export_again)
        self.offer_go_on.clicked.connect(self._take_offer)
        self.offer_later.clicked.connect(self._leave_offer)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().selectionChanged.connect(self._show_selection)
        self.model.modelReset.connect(self._show_selection)
        self.model.dataChanged.connect(self._item_changed)
        self.options.settings_changed.connect(runner.set_settings)
        self.options.output_changed.connect(keeper.set_output)
        keeper.opened.connect(self.show_queue)
        keeper.searching_changed.connect(self._refresh.request)
        runner.told.connect(self.message_bar.tell)
        runner.phase_changed.connect(self._show_phase)
        runner.progress_changed.connect(self._refresh.request)
        runner.items_changed.connect(self._refresh.request)

    # ---- what is shown ----------------------------------------------------------------------------------------

    @property
    def selected_ids(self) -> list[int]:
        """Numbers of the selected recordings, in their order."""
        items = [self.model.item(row) for row in self.table.selected_rows]
        return [item.id for item in items if item is not None]

    def offer_to_go_on(self, left: int) -> None:
        """Offer to go on with a batch that was interrupted with so many recordings left."""
        self.offer_words.setText(self.tr("The last batch was interrupted; %Ln recording(s) are left.", "", left))
        self.offer.show()

    def show_queue(self) -> None:
        """Show a queue that has been opened."""
        queue = self.runner.queue
        if queue is not None:
            self.options.show_settings(queue.settings, queue.output)

    def _show_phase(self) -> None:
        phase = self.runner.phase
        shown = {Phase.RUNNING: "batch_pause", Phase.PAUSED: "batch_go_on"}.get(phase, "batch_start")
        for action in self.start_button.actions():
            self.start_button.removeAction(action)  # or the button offers them in a menu
        self.start_button.setDefaultAction(self.actions_by_id[shown])
        # Half a batch with one option and half with another would be worth nothing.
        self.options.setEnabled(phase is Phase.IDLE)
        if phase is not Phase.IDLE:
            self.offer.hide()
        self._refresh.request()

    def _enable_commands(self) -> None:
        self.actions_by_id.enable(needs_met(self.runner, chosen=self.table.first_selected is not None))

    def _show_progress(self) -> None:
        runner = self.runner
        self._enable_commands()
        if runner.keeper.searching:
            self.bar.setRange(0, 0)
            self.words.setText(self.tr("Looking for recordings …"))
            return
        self.bar.setRange(0, 1000)
        queue = runner.queue
        if queue is None or not len(queue):
            self.bar.setValue(0)
            self.words.setText(self.tr("No recordings"))
            return
        self.bar.setValue(round(1000 * runner.share))
        self.words.setText(self._progress_words())

    def _progress_words(self) -> str:
        queue, phase = self.runner.queue, self.runner.phase
        if queue is None:
            return ""
        counts = queue.counts
        finished = sum(counts[state] for state in FINISHED)
        parts = [self.tr("{done} of {all} finished").format(done=whole(finished), all=whole(len(queue)))]
        if counts[State.FAILED]:
            parts.append(self.tr("%Ln failed", "", counts[State.FAILED]))
        if phase is Phase.RUNNING:
            parts.append(remaining_words(self.runner.remaining_s))
        elif phase is Phase.PAUSED:
            parts.append(self.tr("paused"))
        elif phase is Phase.EXPORTING:
            parts = [self.tr("Exporting, {share}").format(share=percent(self.runner.share))]
        return "  ·  ".join(parts)

    def _show_selection(self) -> None:
        first, count = self.table.first_selected, self.table.selected_count
        self._enable_commands()
        item = None if first is None else self.model.item(first)
        if item is None:
            self.details.clear()
            return
        text = f"{printable_path(item.path)}\n{self.model.state_words(item)}"
        if item.state is State.DONE:
            text += "\n" + self.tr("Results: {place}").format(place=f"{printable_path(item.base)}.*")
        if count > 1:
            text += "\n" + self.tr("and %Ln further recording(s)", "", count - 1)
        if text != self.details.toPlainText():
            self.details.setPlainText(text)

    def _item_changed(self, first: QModelIndex) -> None:
        if first.row() == self.table.first_selected:
            self._show_selection()

    # ---- what the user does -----------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and the recordings in folders into the list."""
        if paths:
            self.message_bar.clear()
            self.runner.keeper.add(paths)

    def _ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add recordings"), str(self._settings.folder("batch")), self.tr("All files (*)")
        )
        if names:
            self._settings.set_folder("batch", Path(names[0]).parent)
            self.add([Path(name) for name in names])

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add folder"), str(self._settings.folder("batch")))
        if name:
            self._settings.set_folder("batch", Path(name))
            self.add([Path(name)])

    def _open_selected(self) -> None:
        first = self.table.first_selected
        if first is not None:
            self._open_row(self.model.index(first, 0))

    def _open_row(self, index: QModelIndex) -> None:
        item = self.model.item(index.row())
        if item is not None:
            self.open_path.emit(item.path)

    def _move(self, step: int) -> None:
        chosen = self.selected_ids
        self.runner.keeper.move(chosen, step)
        self._select(chosen)

    def _select(self, item_ids: Sequence[int]) -> None:
        queue = self.runner.queue
        if queue is None:
            return
        rows = [queue.place_of(item_id) for item_id in item_ids]
        select_rows(self.table, rows, current=rows[0] if rows else None)
        if rows:
            self.table.scrollTo(self.table.currentIndex())

    def _take_offer(self) -> None:
        self.offer.hide()
        self.runner.start()

    def _leave_offer(self) -> None:
        self.offer.hide()
        self.runner.leave()

    # ---- Qt overrides -----------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set_state("batch", self.saveGeometry())
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.add(files)
