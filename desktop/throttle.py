"""A function called at most once per interval, however often it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer


class Throttle(QObject):
    """Call a function at once when it has rested, else once more when the interval is over.

    The first request runs immediately, so a single click is instant; requests during the interval are gathered
    into one call at its end, so the last value of a slider always arrives. The interval grows with the cost of
    the function itself, so that the user interface keeps at least half of the time.

    Parameters
    ----------
    function : callable
        Takes no arguments.
    interval_ms : int
        Shortest time between the starts of two calls.
    parent : QObject, optional
        Owner of the timer.
    at_once : bool
        Whether the first request runs immediately. If not, it runs in the event loop's next turn: for work that
        others need not wait for.
    """

    def __init__(
        self, function: Callable[[], None], interval_ms: int, parent: QObject | None = None, *, at_once: bool = True
    ) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._function = function
        self._interval_ms = interval_ms
        self._cost_ms = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)
        self._since_last = QElapsedTimer()

    def request(self) -> None:
        """Ask for a call, now or at the end of the running interval."""
        if self._timer.isActive():
            return
        interval = max(self._interval_ms, 2 * self._cost_ms)
        wait = 0 if not self._since_last.isValid() else interval - self._since_last.elapsed()
        if wait <= 0 and self._at_once:
            self._run()
        else:
            self._timer.start(max(0, int(wait)))

    def flush(self) -> None:
        """Make the pending call, if there is one, without waiting."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def cancel(self) -> None:
        """Forget the pending call."""
        self._timer.stop()

    @property
    def pending(self) -> bool:
        """Whether a call is waiting for the interval to end."""
        return self._timer.isActive()

    def _run(self) -> None:
        self._since_last.start()
        self._function()
        self._cost_ms = self._since_last.elapsed()
