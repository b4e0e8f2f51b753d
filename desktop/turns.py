"""Work in portions, each in a turn of the event loop of its own: between them keys and clicks are heard."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


class Turns(QObject):
    """Calls one thing after another, in the order in which they were asked for; each once, however often that was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Each call's place in the order is that of its first request.
        self._waiting: dict[Callable[[], None], None] = {}
        self._timed = False

    @property
    def busy(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._waiting)

    def take(self, call: Callable[[], None]) -> None:
        """Do something in a turn of its own, after all that waits; a method of an object that has gone is left out."""
        self._waiting.setdefault(call)
        self._go_on()

    def forget(self, call: Callable[[], None]) -> None:
        """Leave out one thing that may be waiting."""
        self._waiting.pop(call, None)

    def cancel(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    def _go_on(self) -> None:
        # One timer for each portion: several that are due are served by Qt in one go.
        if self._waiting and not self._timed:
            self._timed = True
            QTimer.singleShot(0, self, self._turn)

    def _turn(self) -> None:
        self._timed = False
        if self._waiting:
            try:
                self._do_first()
            finally:
                self._go_on()

    def _do_first(self) -> None:
        call = next(iter(self._waiting))
        del self._waiting[call]
        owner = getattr(call, "__self__", None)
        if not isinstance(owner, QObject) or isValid(owner):
            call()
