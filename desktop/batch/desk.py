"""Joins the batch to the main window: the commands, a button in the status bar, and the offer after a restart."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QToolButton

from desktop.actions import Actions
from desktop.background import Background
from desktop.batch.runner import BatchRunner, Phase
from desktop.batch.window import BatchWindow
from desktop.session import INFO
from desktop.settings import Settings
from desktop.throttle import Throttle
from desktop.widgets import MessageBar
from engine.batch.items import UNFINISHED
from engine.batch.settings import BatchSettings

_REFRESH_MS = 500


class BatchDesk(QObject):
    """The batch of a main window; nothing of it exists before it is asked for, or a batch was left unfinished.

    Parameters
    ----------
    window : QMainWindow
        Its status bar gets a button while there is something to tell.
    actions : Actions
        The batch's commands are connected here.
    settings : Settings
    message_bar : MessageBar
        Where an unfinished batch is told.
    open_path : callable
        Opens a recording in the main window.
    bundle : str
        Name or folder of the model of a new batch; empty for the default.
    unattended : bool
        Nobody is there to whom an unfinished batch could be offered.
    """

    ended = Signal(str)
    """The batch has come to its end; a sentence that says how."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        settings: Settings,
        message_bar: MessageBar,
        open_path: Callable[[Path], object],
        bundle: str = "",
        *,
        unattended: bool = False,
    ) -> None:
        super().__init__(window)
        self._main, self._actions, self._settings = window, actions, settings
        self._message_bar, self._open_path = message_bar, open_path
        self.runner = BatchRunner(self, settings=BatchSettings().with_model(bundle))
        self.window: BatchWindow | None = None
        self._background = Background(self)
        self.button = QToolButton(window)
        self.button.setAccessibleName(self.tr("Batch"))
        self.button.setToolTip(self.tr("Show the batch window"))
        self.button.clicked.connect(self.show)
        self.button.hide()
        window.statusBar().addPermanentWidget(self.button)
        self._refresh = Throttle(self._show_button, _REFRESH_MS, self)
        actions["batch"].triggered.connect(lambda _=False: self.show())
        actions["batch_toggle"].triggered.connect(lambda _=False: self.toggle())
        self.runner.keeper.opened.connect(self._queue_opened)
        self.runner.items_changed.connect(self._refresh.request)
        self.runner.phase_changed.connect(self._show_button)
        self.runner.progress_changed.connect(self._refresh.request)
        self.runner.ended.connect(self.ended)
        if not unattended and self.runner.keeper.path.exists():
            # After the window is on the screen; whoever opens a recording meanwhile does not wait for it.
            QTimer.singleShot(0, self.runner.keeper, self.runner.keeper.open)

    def show(self) -> None:
        """Show the batch window and bring it to the front."""
        window = self._made_window()
        window.show()
        window.raise_()
        window.activateWindow()
        self.runner.keeper.open()

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
        self.runner.close()

    def _made_window(self) -> BatchWindow:
        if self.window is None:
            self.window = BatchWindow(self.runner, self._settings)
            self.window.open_path.connect(self._open)
            self._background.run(_installed_bundles, self.window.options.set_models, lambda _: None)
            if self.runner.queue is not None:
                self.window.show_queue()
                self._offer()
        return self.window

    def _open(self, path: Path) -> None:
        self._open_path(path)
        self._main.raise_()
        self._main.activateWindow()

    def _queue_opened(self) -> None:
        if self.window is not None:
            self._offer()
        left = self._left_over
        if left:
            words = self.tr("A batch was interrupted; %Ln recording(s) are left.", "", left)
            key = self._actions.key_text("batch")
            if key:
                words += " " + self.tr("{key} shows it.").format(key=key)
            self._message_bar.tell(words, INFO)
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
        share = f"{runner.share:.0%}"
        if runner.phase in (Phase.RUNNING, Phase.EXPORTING):
            self.button.setText(self.tr("Batch: {share}").format(share=share))
        elif runner.phase is Phase.PAUSED:
            self.button.setText(self.tr("Batch paused: {share}").format(share=share))
        elif left:
            self.button.setText(self.tr("Batch interrupted: %Ln left", "", left))
        self.button.setVisible(runner.busy or left > 0)


def _installed_bundles() -> list[str]:
    # Imported here: reading the cards is for a thread, and nothing else in the desktop needs the shelf.
    from engine.models.shelf import list_bundles

    return [summary.name for summary in list_bundles()]
