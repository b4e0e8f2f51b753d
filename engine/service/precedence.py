"""Who goes first among the lanes: the first activations of a recording before the rest of its overview."""

import threading
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["FirstActivations"]

_SHARE = 0.1
"""Of a lane's time that it may work while somebody waits for first activations; so its picture still grows."""
_POLL_S = 0.5
_FIRST_PIECES = 12
"""Of an overview, a minute of sound: the first picture comes before everything else."""

T = TypeVar("T")


class FirstActivations:
    """Knows whether somebody waits for the first activations, and makes others step aside for as long.

    Analyses come one after another: those that queue behind one that has delivered are not waited for yet.
    """

    def __init__(self) -> None:
        self._delivered: dict[int, bool] = {}
        self._changed = threading.Condition()

    def expect(self, request_id: int) -> None:
        """Note that an analysis was asked for."""
        with self._changed:
            self._delivered[request_id] = False

    def arrived(self, request_id: int) -> None:
        """Note that an analysis has delivered its first activations."""
        with self._changed:
            if request_id in self._delivered:
                self._delivered[request_id] = True
                self._changed.notify_all()

    def ended(self, request_id: int) -> None:
        """Note that an analysis is over, however it ended."""
        with self._changed:
            self._delivered.pop(request_id, None)
            self._changed.notify_all()

    @property
    def awaited(self) -> bool:
        """Whether the analysis at work has not delivered anything yet."""
        return next((not delivered for delivered in self._delivered.values()), False)

    def preferred_to(self, pieces: Iterable[T], stopped: threading.Event) -> Iterator[T]:
        """Yield pieces as they are made, but make few of them while somebody waits for first activations.

        Parameters
        ----------
        pieces : iterable
            Whose next item is work.
        stopped : threading.Event
            Ends a pause within half a second.
        """
        iterator, made = iter(pieces), 0
        while True:
            began = time.monotonic()
            try:
                piece = next(iterator)
            except StopIteration:
                return
            worked_s = time.monotonic() - began
            yield piece
            made += 1
            if made >= _FIRST_PIECES:
                self._step_aside(worked_s * (1 / _SHARE - 1), stopped)

    def _step_aside(self, pause_s: float, stopped: threading.Event) -> None:
        ends = time.monotonic() + pause_s
        with self._changed:
            while self.awaited and not stopped.is_set() and (remaining := ends - time.monotonic()) > 0:
                self._changed.wait(min(remaining, _POLL_S))
