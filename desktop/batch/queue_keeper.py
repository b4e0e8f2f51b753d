"""Opens the queue of the window's batch and puts recordings into it, without making the window wait for the disk."""

import threading
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.background import Background
from engine.audio.finding import find_recordings
from engine.batch.output_plan import OutputPlan, planned_output
from engine.batch.queue import BatchQueue, Candidate, QueueDamaged, candidate
from engine.batch.settings import BatchSettings
from engine.errors import SoloscopeError

_AT_ONCE = 150
"""Recordings that are put into the queue between two looks at what the user does."""

_FEW = 500
"""So many recordings get other places for their results at once."""


class QueueKeeper(QObject):
    """A queue that opens in the background, and a search for recordings that does too.

    Parameters
    ----------
    path : Path
        The queue's file.
    settings : BatchSettings, optional
        Of a queue that is made anew.
    parent : QObject, optional
    """

    opened = Signal()
    changed = Signal()
    """Recordings came, went or changed places."""
    searching_changed = Signal()
    told = Signal(str, str)
    """A sentence and its severity."""

    def __init__(self, path: Path, settings: BatchSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.path = path
        self.queue: BatchQueue | None = None
        self.searching = False
        self._asked = False
        self._output: Path | None = None
        self._output_waits = False
        self._stopped = threading.Event()
        self._coming: list[Candidate] = []
        self._added = self._known = 0
        self._background = Background(self)
        self._adding = QTimer(self)
        self._adding.setSingleShot(True)
        self._adding.setInterval(0)
        self._adding.timeout.connect(self._add_some)

    def open(self) -> None:
        """Open the queue, if that has not been asked for before."""
        if not self._asked:
            self._asked = True
            self._background.run(self._opened_queue, self._take_queue, self._refused)

    def add(self, paths: Sequence[Path]) -> None:
        """Look for the recordings in files and folders and put them at the end of the queue."""
        self.open()
        self.searching = True
        self.searching_changed.emit()
        self._background.run(lambda: self._search(tuple(paths)), self._take_found, self._search_failed)

    def remove(self, item_ids: Collection[int]) -> None:
        """Take recordings out, except one that is being worked on."""
        if self.queue is not None:
            self.queue.remove(item_ids)
            self.changed.emit()

    def move(self, item_ids: Collection[int], step: int) -> None:
        """Move recordings up (-1) or down (+1)."""
        if self.queue is not None:
            self.queue.move(item_ids, step)
            self.changed.emit()

    def set_output(self, folder: Path | None) -> None:
        """Change where results go; the places there of many recordings are worked out in the background."""
        if self.queue is None or (folder == self.queue.output and not self._output_waits):
            return
        if len(self.queue) <= _FEW:
            self._output_waits = False
            self.queue.set_output(folder)
            self.changed.emit()
            return
        self._output, self._output_waits = folder, True
        items = tuple(self.queue)
        plan, take = partial(planned_output, items, folder), partial(self._take_output, folder)
        self._background.run(plan, take, self._search_failed)

    def settle(self) -> None:
        """Give the recordings their places in a new folder now, if that is still being worked out."""
        if self._output_waits and self.queue is not None:
            self._output_waits = False
            self.queue.set_output(self._output)
            self.changed.emit()

    def _take_output(self, folder: Path | None, plan: OutputPlan) -> None:
        if not self._output_waits or self.queue is None or folder != self._output:
            return  # another folder has been chosen meanwhile
        if not plan.fits(self.queue):
            self.set_output(folder)
            return
        self._output_waits = False
        self.queue.set_output(folder, plan)
        self.tell_trouble()
        self.changed.emit()

    def tell_trouble(self) -> None:
        """Say once that the queue cannot be kept, if so."""
        if self.queue is not None and self.queue.trouble:
            self.told.emit(self.queue.trouble, "warning")
            self.queue.trouble = ""

    def close(self) -> None:
        """Stop searching and let go of the queue's file."""
        self._stopped.set()
        self._adding.stop()
        self._background.close()
        if self.queue is not None:
            self.queue.close()
            self.queue = None

    # ---- in the background ------------------------------------------------------------------------------------

    def _opened_queue(self) -> tuple[BatchQueue, str]:
        try:
            return BatchQueue(self.path, self._settings), ""
        except QueueDamaged as error:
            aside = self.path.with_name(f"{self.path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
            self.path.rename(aside)
            for part in ("-wal", "-shm"):
                with suppress(OSError):
                    Path(f"{self.path}{part}").unlink()
            return BatchQueue(self.path, self._settings), str(error)

    def _search(self, paths: tuple[Path, ...]) -> tuple[list[Candidate], list[str]]:
        troubles: list[str] = []
        stopped = self._stopped.is_set
        found = find_recordings(paths, keep_folder=True, on_trouble=troubles.append, stopped=stopped)
        return [candidate(recording) for recording in found if not stopped()], troubles

    # ---- back in the window's thread --------------------------------------------------------------------------

    def _take_queue(self, opened: tuple[BatchQueue, str]) -> None:
        self.queue, sentence = opened
        if sentence:
            self.told.emit(sentence, "warning")
        self.opened.emit()
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        self._asked = False  # the next attempt may find the file free
        self.told.emit(_sentence(error), "error")

    def _take_found(self, found: tuple[list[Candidate], list[str]]) -> None:
        candidates, troubles = found
        for sentence in troubles[:1]:
            more = len(troubles) - 1
            rest = " " + self.tr("%Ln further folder(s) could not be read either.", "", more) if more else ""
            self.told.emit(sentence + rest, "warning")
        if not candidates and not troubles:
            self.told.emit(self.tr("No recordings were found there."), "info")
        self._coming.extend(candidates)
        self._added = self._known = 0
        self._add_some()

    def _search_failed(self, error: Exception) -> None:
        self.told.emit(_sentence(error), "error")
        self._end_search()

    def _add_some(self) -> None:
        if self.queue is None:
            self._coming.clear()
        if self._coming:
            some, self._coming = self._coming[:_AT_ONCE], self._coming[_AT_ONCE:]
            added = self.queue.add_candidates(some) if self.queue is not None else 0
            self._added, self._known = self._added + added, self._known + len(some) - added
            self.tell_trouble()
            self.changed.emit()
        if self._coming:
            self._adding.start()
            return
        if self._known and not self._added:
            self.told.emit(self.tr("These recordings are in the list already."), "info")
        self._end_search()

    def _end_search(self) -> None:
        self.searching = self._background.busy
        self.searching_changed.emit()


def _sentence(error: Exception) -> str:
    if isinstance(error, SoloscopeError):
        return str(error)
    return QCoreApplication.translate("QueueKeeper", "The batch cannot be opened ({error}).").format(error=error)
