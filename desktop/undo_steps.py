"""A step of undo: the way from one state of the user's work to the next, and back."""

import time
from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop.work import Work
from engine.analysis.regions import Region

_ONE_GESTURE_S = 1.5
"""Changes of one control that follow each other within this time are one step."""


class UndoStep(QUndoCommand):
    """From one state of the work to another; steps of one gesture on one control become one."""

    def __init__(
        self,
        text: str,
        put: Callable[[Work, tuple[Region, ...]], None],
        before: tuple[Work, tuple[Region, ...]],
        after: tuple[Work, tuple[Region, ...]],
        gesture: str,
    ) -> None:
        super().__init__(text)
        self._put, self._before, self._after, self._gesture = put, before, after, gesture
        self._last_s = time.monotonic()

    def redo(self) -> None:
        self._put(*self._after)

    def undo(self) -> None:
        self._put(*self._before)

    def id(self) -> int:
        return 1 if self._gesture else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, UndoStep) or other._gesture != self._gesture:
            return False
        if other._last_s - self._last_s > _ONE_GESTURE_S:
            return False
        self._after, self._last_s = other._after, other._last_s
        return True
