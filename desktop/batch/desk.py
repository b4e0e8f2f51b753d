"""Joins the batch to the main window: the commands, a button in the status bar, and the offer after a restart."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QToolButton

from desktop.background import Background
from desktop.batch.phase import Phase
from desktop.numbers import percent
from desktop.session import INFO
from desktop.throttle import Throttle
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.batch.items import UNFINISHED
from engine.batch.queue_folder import queue_folder

if TYPE_CHECKING:
    from desktop.batch.runner import BatchRunner
    from desktop.batch.window import BatchWindow
    from desktop.window import MainWindow

_REFRESH_MS = 500


class BatchDesk(QObject):
    """The batch of a main window; nothing of it exists before it is asked for, or a batch was left unfinished.

    Parameters
    ----------
    window : MainWindow
        Opens recordings; its status bar gets a button while there is something to tell.
    unattended : bool
        Nobody is there to whom an unfinished batch could be offered.
    """

    ended = Signal(str)
    """The batch has come to its end; a sentence that says how."""

    def __init__(self, window: "MainWindow", *, unattended: bool = False) -> None:
        super().__init__(window)
        self._main = window
        self._runner: BatchRunner | None = None
        self.window: BatchWindow | None = None
        self._background = Background(self)
        self.button = QToolButton(window)
        self.button.setAccessibleName(self.tr("Batch"))
        self.button.setToolTip(self.tr("Show the batch window"))
        self.button.clicked.connect(self.show)
        self.button.hide()
        window.statusBar().addPermanentWidget(self.button)
        self._refresh = Throttle(self._show_button, _REFRESH_MS, self)
        actions = window.actions_by_id
        actions["batch"].triggered.connect(lambda _=False: self.show())
        actions["batch_toggle"].triggered.connect(lambda _=False: self.toggle())
        self._queue_path = queue_folder() / "window.batch"
        if not unattended and self._queue_path.exists():
            # After the window is on the screen; whoever opens a recording meanwhile does not wait for it.
            QTimer.singleShot(0, self, self._look_for_leftovers)

    @property
    def runner(self) -> "BatchRunner":
        """What works through the queue; made when it is first asked for, as few sessions have a batch."""
        if self._runner is None:
            from desktop.batch.runner import BatchRunner
            from engine.batch.settings import BatchSettings

            # A new batch does as the user has chosen for the window.
            chosen = self._main.preferences.current
            settings = BatchSettings().with_analysis(
                bundle=chosen.bundle or DEFAULT_BUNDLE, hop_s=chosen.hop_s, device=chosen.device
            )
            self._runner = runner = BatchRunner(self._queue_path, settings, self)
            runner.keeper.opened.connect(self._queue_opened)
            runner.items_changed.connect(self._refresh.request)
            runner.phase_changed.connect(self._show_button)
            runner.progress_changed.connect(self._refresh.request)
            runner.ended.connect(self._runner_ended)
        return self._runner

    def show(self) -> None:
        """Show the batch window and bring it to the front."""
        window = self._made_window()
        window.show()
        window.raise_()
        window.activateWindow()
        self.runner.keeper.open()

    def add(self, paths: Sequence[Path]) -> None:
        """Show the batch window and put files and the recordings of folders into its list."""
        self.show()
        if self.window is not None:
            self.window.add(paths)

    def toggle(self) -> None:
        """Start, pause or go on with the batch; without one, show its window."""
        phase, queue = self.runner.phase, self.runner.queue
        if phase is Phase.RUNNING:
            self.runner.pause()
        elif phase is Phase.PAUSED:
            self.runner.go_on()
        elif queue is None or not queue.unfinished:
            self.show()
        else:
            self._made_window()
            self.runner.start()

    def close(self) -> None:
        """End the batch's process and close its window; what is unfinished is offered at the next start."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self._refresh.cancel()
        self._background.close()
        if self._runner is not None:
            self._runner.close()

    def _look_for_leftovers(self) -> None:
        self._background.run(_load_queue, lambda _: self.runner.keeper.open(), lambda _: None)

    def _made_window(self) -> "BatchWindow":
        if self.window is None:
            from desktop.batch.window import BatchWindow

            self.window = BatchWindow(self.runner, self._main.settings, self._main.actions_by_id.keymap)
            self.window.open_path.connect(self._open)
            self._background.run(_installed_bundles, self.window.options.set_models, lambda _: None)
            if self.runner.queue is not None:
                self.window.show_queue()
                self._offer()
        return self.window

    def _open(self, path: Path) -> None:
        self._main.open_path(path)
        self._main.raise_()
        self._main.activateWindow()

    def _runner_ended(self, sentence: str) -> None:
        if self.window is None or not self.window.isActiveWindow():
            self._main.notifications.work_ended(self.tr("Batch"), sentence)
        self.ended.emit(sentence)

    def _queue_opened(self) -> None:
        if self.window is not None:
            self._offer()
        left = self._left_over
        if left:
            words = self.tr("A batch was interrupted; %Ln recording(s) are left.", "", left)
            key = self._main.actions_by_id.key_text("batch")
            if key:
                words += " " + self.tr("{key} shows it.").format(key=key)
            self._main.message_bar.tell(words, INFO)
        self._show_button()

    def _offer(self) -> None:
        if self.window is not None and self._left_over:
            self.window.offer_to_go_on(self._left_over)

    @property
    def _left_over(self) -> int:
        """How many recordings an interrupted batch has left; 0 if there is none."""
        queue = self.runner.queue
        if queue is None or self.runner.busy or not queue.active:
            return 0
        return sum(queue.counts[state] for state in UNFINISHED)

    def _show_button(self) -> None:
        runner, left = self.runner, self._left_over
        share = percent(runner.share)
        if runner.phase in (Phase.RUNNING, Phase.EXPORTING):
            self.button.setText(self.tr("Batch: {share}").format(share=share))
        elif runner.phase is Phase.PAUSED:
            self.button.setText(self.tr("Batch paused: {share}").format(share=share))
        elif left:
            self.button.setText(self.tr("Batch interrupted: %Ln left", "", left))
        self.button.setVisible(runner.busy or left > 0)


def _load_queue() -> None:
    # In a thread: what the queue needs takes too long to load for a window that is being used.
    import engine.batch.queue  # noqa: F401


def _installed_bundles() -> list[str]:
    # Read here, in a thread, and not by the window's engine: that need not be started for a list of names.
    from engine.models.shelf import list_bundles

    return [summary.name for summary in list_bundles()]
