"""Work in a thread of which only the last request counts: what a preview shows while somebody types."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.background import Background


class LatestWork(QObject):
    """Runs one request at a time; those that a later one overtook are not begun, or their results are dropped.

    Parameters
    ----------
    background : Background
        The thread it uses.
    parent : QObject, optional
    """

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._running = False
        self._waiting: tuple[Callable[[], Any], Callable[[Any], object], Callable[[Exception], object]] | None = None

    def request(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        """Call `work` in the thread, then `done` or `failed` here, unless another request comes before."""
        self._waiting = (work, done, failed)
        if not self._running:
            self._begin()

    def forget(self) -> None:
        """Drop what waits, and the result of what runs."""
        self._waiting = (lambda: None, lambda _: None, lambda _: None) if self._running else None

    def _begin(self) -> None:
        if self._waiting is None:
            return
        work, done, failed = self._waiting
        self._waiting, self._running = None, True
        self._background.run(work, lambda result: self._end(done, result), lambda error: self._end(failed, error))

    def _end(self, take: Callable[[Any], object], result: Any) -> None:
        self._running = False
        if self._waiting is None:
            take(result)
        else:
            self._begin()
