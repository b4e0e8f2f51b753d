"""Work that would make the window wait runs in a thread; its result, or its error, comes back to the window."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger(__name__)


class _Job(NamedTuple):
    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class Background(QObject):
    """Runs one function after another, in the order in which they were given.

    Errors travel the same road as results: every job ends with exactly one call of `done` or `failed`, unless the
    whole is closed before. `idle` tells that nothing is left to do.
    """

    idle = Signal()
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._ended.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self._thread is not None

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        """Call `work` in a thread, then `done` with its result or `failed` with its error in this one."""
        if not self._closed:
            self._waiting.append(_Job(work, done, failed))
            self._start_next()

    def close(self) -> None:
        """Wait for what runs, and drop what waits."""
        self._closed = True
        self._waiting.clear()
        if self._thread is not None:
            self._thread.join()

    def _start_next(self) -> None:
        if self._thread is None and self._waiting:
            job = self._waiting.popleft()
            self._thread = threading.Thread(target=self._work, args=(job,), name="soloscope background")
            self._thread.start()

    def _work(self, job: _Job) -> None:
        try:
            result = job.work()
        except Exception as error:  # whoever asked for the work is told, in the UI thread
            _LOG.info("work in the background failed", exc_info=True)
            self._ended.emit(job.failed, error)
        else:
            self._ended.emit(job.done, result)

    def _deliver(self, take: Callable[[Any], object], result: object) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        if self._closed:
            return
        self._start_next()
        take(result)
        if not self.busy:
            self.idle.emit()
