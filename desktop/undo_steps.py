"""A step of undo: the way from one state of something to the next, and back."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

State = TypeVar("State")

SMALL_BYTES = 1_000
"""What a step takes that holds no more than some numbers and names."""

_ONE_GESTURE_S = 1.5
"""Changes of one control that follow each other within this time are one step."""

_HELD = "#"


class Hold:
    """Names the gestures of a control that is held by the mouse: one drag is one step, however long it takes."""

    def __init__(self) -> None:
        self._number, self._held = 0, False

    def begin(self) -> None:
        """Note that the control is taken hold of."""
        self._number += 1
        self._held = True

    def end(self) -> None:
        """Note that the control is let go."""
        self._held = False

    @property
    def mark(self) -> str:
        """What to add to the name of a gesture; nothing while the control is not held."""
        return f"{_HELD}{self._number}" if self._held else ""


class UndoStep(QUndoCommand, Generic[State]):
    """From one state to another; steps of one gesture on one control become one.

    Parameters
    ----------
    text : str
        Names the step.
    put : callable
        Brings what has the first state to the second one; called when the step is made, too.
    before, after : State
        They are kept as they are: values that nobody changes.
    gesture : str
        What is being moved, with the mark of a `Hold` while it is held; empty for a step that stands by itself.
    size_bytes : int
        About how much memory the step takes.
    """

    def __init__(
        self,
        text: str,
        put: Callable[[State, State], None],
        before: State,
        after: State,
        gesture: str = "",
        size_bytes: int = SMALL_BYTES,
    ) -> None:
        super().__init__(text)
        self._put, self._before, self._after, self._gesture = put, before, after, gesture
        self.size_bytes = size_bytes
        self._last_s = time.monotonic()
        self._to_be_made = True

    def redo(self) -> None:
        if self._to_be_made:
            self._put(self._before, self._after)
        self._to_be_made = True

    def undo(self) -> None:
        self._put(self._after, self._before)

    def id(self) -> int:
        return 1 if self._gesture else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, UndoStep) or (other._put, other._gesture) != (self._put, self._gesture):
            return False
        if other._last_s - self._last_s > _ONE_GESTURE_S and _HELD not in self._gesture:
            return False
        self._after, self._last_s = other._after, other._last_s
        self.size_bytes = max(self.size_bytes, other.size_bytes)
        # Who has gone there and back has nothing to take back.
        self.setObsolete(self._before == self._after)
        return True

    def copy(self) -> "UndoStep[State]":
        """Return the same step for another stack, which takes it as made already."""
        copy = UndoStep(self.text(), self._put, self._before, self._after, self._gesture, self.size_bytes)
        copy._last_s, copy._to_be_made = self._last_s, False
        return copy
