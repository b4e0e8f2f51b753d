"""What a person decides about the lanes, as named steps of undo; how high all of them are is a look, and no step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.theme import display_name
from desktop.undo_steps import UndoStep
from desktop.views.lane_arrangement import LaneArrangement
from desktop.views.lane_state import LaneOrder, LaneState


class LaneSteps(QObject):
    """Changes an arrangement so that it can be taken back.

    A step brings back only what it changed: what has been done to the lanes without a step, since, stays.

    Parameters
    ----------
    history : QUndoStack
    arrangement : LaneArrangement
    parent : QObject
    """

    lane_changed = Signal(str)
    """The lane of an instrument has been moved or is as high as it was not, by a step or by its undo."""

    def __init__(self, history: QUndoStack, arrangement: LaneArrangement, parent: QObject) -> None:
        super().__init__(parent)
        self._history, self._arrangement = history, arrangement
        self._resized: tuple[str, LaneState] | None = None

    # ---- order ------------------------------------------------------------------------------------------------

    def move(self, instrument: str, place: int, shown: Sequence[str], gesture: str = "") -> None:
        """Put a lane at another place; see `LaneArrangement.move`. Quick moves of one gesture are one step."""
        text = self.tr("Move lane of {instrument}").format(instrument=display_name(instrument))
        self._make(text, lambda: self._arrangement.move(instrument, place, shown), gesture, instrument)

    def set_order(self, order: LaneOrder) -> None:
        """Sort the lanes another way."""
        texts = {
            LaneOrder.SOUNDING: self.tr("Put lanes that sound first"),
            LaneOrder.ACTIVITY: self.tr("Sort lanes by activity"),
            LaneOrder.FAMILY: self.tr("Sort lanes by family"),
            LaneOrder.NAME: self.tr("Sort lanes by name"),
            LaneOrder.OWN: self.tr("Sort lanes in own order"),
        }
        self._make(texts[order], lambda: self._arrangement.set_order(order))

    def set_grouped(self, grouped: bool) -> None:
        """Put families together under headings, or not."""
        text = self.tr("Group lanes by family") if grouped else self.tr("Ungroup lanes")
        self._make(text, lambda: self._arrangement.set_grouped(grouped))

    def set_hide_silent(self, hide: bool) -> None:
        """Leave out instruments without a region, or show them."""
        text = self.tr("Hide silent instruments") if hide else self.tr("Show silent instruments")
        self._make(text, lambda: self._arrangement.set_hide_silent(hide))

    # ---- heights ----------------------------------------------------------------------------------------------

    def set_lane_height(self, instrument: str, height: int | None, gesture: str = "") -> None:
        """Give one lane a height of its own; None lets it be as high as the others."""
        words = self._height_words() if height is not None else self.tr("Reset height of {instrument}")
        text = words.format(instrument=display_name(instrument))
        self._make(text, lambda: self._arrangement.set_lane_height(instrument, height), gesture, instrument)

    def share_room(self) -> None:
        """Let the lanes share the room again, all alike."""
        self._make(self.tr("Let lanes share the room"), self._arrangement.share_room)

    def begin_resizing(self, instrument: str) -> None:
        """Note how high a lane is whose edge is about to be dragged; the drag itself changes the arrangement."""
        self._resized = instrument, self._arrangement.state

    def end_resizing(self) -> None:
        """Make one step of the drag."""
        if self._resized is None:
            return
        (name, before), self._resized = self._resized, None
        now = self._arrangement.state
        text = self._height_words().format(instrument=display_name(name))
        # Whatever else became of the lanes under the drag has its own step.
        self._push(text, now.with_share(name, before.shares.get(name)), now, lane=name)

    def cancel_resizing(self) -> None:
        """Let the lane be as high as it was before the drag."""
        if self._resized is not None:
            (name, before), self._resized = self._resized, None
            self._arrangement.put(self._arrangement.state.with_share(name, before.shares.get(name)))

    def _height_words(self) -> str:
        return self.tr("Change height of {instrument}")

    # ---- steps ------------------------------------------------------------------------------------------------

    def _make(self, text: str, change: Callable[[], object], gesture: str = "", lane: str = "") -> None:
        before = self._arrangement.state
        change()
        self._push(text, before, self._arrangement.state, gesture, lane)

    def _push(self, text: str, before: LaneState, after: LaneState, gesture: str = "", lane: str = "") -> None:
        if before != after:
            self._history.push(UndoStep(text, _Put(self, self._arrangement, lane), before, after, gesture))


@dataclass(frozen=True)
class _Put:
    """Brings the lanes from one state to another; `lane` is the one that it is about, if it is about one."""

    steps: LaneSteps
    arrangement: LaneArrangement
    lane: str

    def __call__(self, before: LaneState, after: LaneState) -> None:
        self.arrangement.put(self.arrangement.state.changed_as(before, after))
        if self.lane:
            self.steps.lane_changed.emit(self.lane)
