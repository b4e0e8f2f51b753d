"""How far a batch is and how long it will still take, told from the sizes of its files."""

import time
from collections.abc import Callable, Iterable

from engine.batch.items import FINISHED, BatchItem

__all__ = ["Pace", "weight"]

_SQUEEZED = frozenset({".aac", ".m4a", ".m4b", ".mka", ".mp2", ".mp3", ".oga", ".ogg", ".opus", ".wma"})
_SQUEEZED_BY = 8.0
"""About how much more sound a byte of these holds than one of a WAV file."""
_LEAST = 50_000.0
"""Opening a file and writing its results takes time too, however short it is."""
_ENOUGH_S = 1.0


class Pace:
    """Watches a batch; its clock stands still while nothing runs.

    Parameters
    ----------
    now : callable
        A clock that never goes back, in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._spent_s = 0.0
        self._since: float | None = None
        self._worked = 0.0
        self._running = 0.0
        self._weights: dict[int, float] = {}

    def go(self) -> None:
        """Let the clock run."""
        if self._since is None:
            self._since = self._now()

    def rest(self) -> None:
        """Stop the clock."""
        self._spent_s, self._since = self.spent_s, None

    @property
    def spent_s(self) -> float:
        """Seconds that the clock has run."""
        return self._spent_s + (0.0 if self._since is None else self._now() - self._since)

    def advance(self, item: BatchItem, share: float) -> None:
        """Take note that a recording is done up to this share, 0..1."""
        self._running = weight(item) * share

    def finish(self, item: BatchItem, *, counts: bool) -> None:
        """Take note that a recording is finished; `counts` tells whether the time it took says something of others."""
        self._running = 0.0
        if counts:
            self._worked += weight(item)

    def share(self, items: Iterable[BatchItem]) -> float:
        """Return the part of a batch that is done, 0..1."""
        done, left = self._sums(items)
        return min(1.0, (done + self._running) / (done + left)) if done + left > 0 else 1.0

    def remaining_s(self, items: Iterable[BatchItem]) -> float | None:
        """Return the seconds a batch will still take; None while there is nothing to tell it from."""
        worked = self._worked + self._running
        if worked <= 0 or self.spent_s < _ENOUGH_S:
            return None
        return max(0.0, self._sums(items)[1] - self._running) * self.spent_s / worked

    def _sums(self, items: Iterable[BatchItem]) -> tuple[float, float]:
        """Return the weights of what is finished and of what is left."""
        done = left = 0.0
        weights = self._weights
        for item in items:
            if item.id not in weights:
                weights[item.id] = weight(item)
            if item.state in FINISHED:
                done += weights[item.id]
            else:
                left += weights[item.id]
        return done, left


def weight(item: BatchItem) -> float:
    """Return about how much work a recording is; only the proportion between two of them means something."""
    return _LEAST + item.size * (_SQUEEZED_BY if item.path.suffix.lower() in _SQUEEZED else 1.0)
