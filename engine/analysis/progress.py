"""How a long analysis tells how far it is, and how it is ended early; torch-free."""

import time
from dataclasses import dataclass

__all__ = ["Cancelled", "Progress", "RemainingTime"]


class Cancelled(Exception):
    """Raised by an analysis that was asked to end before it was done."""


@dataclass(frozen=True)
class Progress:
    """How far an analysis is.

    Attributes
    ----------
    done_s, total_s : float
        Seconds of the recording whose activations are final, and its whole length.
    remaining_s : float or None
        Estimated seconds until the end; None until there is something to estimate from.
    """

    done_s: float
    total_s: float
    remaining_s: float | None = None

    @property
    def share(self) -> float:
        """Done part of the whole, 0..1."""
        return min(1.0, self.done_s / self.total_s) if self.total_s > 0 else 1.0


class RemainingTime:
    """Estimates the time an even piece of work still takes; the first report starts the clock.

    The first piece is left out because it carries the warm-up of the device.
    """

    def __init__(self) -> None:
        self._start: tuple[float, float] | None = None

    def after(self, done: float, total: float) -> float | None:
        """Return the seconds left once `done` of `total` is reached, or None if that cannot be said yet."""
        now = time.monotonic()
        if self._start is None:
            self._start = (now, done)
            return None
        began, base = self._start
        if done <= base:
            return None
        return max(0.0, total - done) * (now - began) / (done - base)
