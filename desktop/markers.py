"""The markers of the open recording: every change is a named step of undo, and one of them is the current one."""

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.markers import Marker, in_order

if TYPE_CHECKING:
    from desktop.document import Document

SAME_PLACE_S = 0.001
"""Two markers are never closer than this."""

_LONGEST_NAME = 200


def fitting_name(name: str) -> str:
    """Return a name as a marker bears it: one line, not too long."""
    return " ".join(name.split())[:_LONGEST_NAME]


class Markers(QObject):
    """Markers of one document, in the order of time.

    Parameters
    ----------
    document : Document
        Owner; holds the markers in its work, so that undo, sessions and autosave have them.
    """

    changed = Signal()
    """Markers came, went or moved, also while one is dragged."""
    current_changed = Signal()

    def __init__(self, document: "Document") -> None:
        super().__init__(document)
        self._document = document
        self._current: Marker | None = None
        self._dragged: tuple[Marker, Marker] | None = None

    @property
    def all(self) -> tuple[Marker, ...]:
        """The markers by time."""
        return self._document.work.markers

    @property
    def shown(self) -> tuple[Marker, ...]:
        """The markers as they are to be drawn: one that is dragged is where the pointer holds it."""
        if self._dragged is None:
            return self.all
        old, new = self._dragged
        return in_order(new if marker == old else marker for marker in self.all)

    @property
    def current(self) -> Marker | None:
        """The marker that commands act on; while it is dragged, where it is held."""
        if self._dragged is not None and self._dragged[0] == self._current:
            return self._dragged[1]
        return self._current

    def set_current(self, marker: Marker | None) -> None:
        """Choose the marker that commands act on, or none."""
        if marker is not None and marker not in self.all:
            marker = None
        if marker != self._current:
            self._current = marker
            self.current_changed.emit()

    def refresh(self) -> None:
        """Take note of other markers in the document's work."""
        self._dragged = None
        if self._current is not None and self._current not in self.all:
            self._current = None
            self.current_changed.emit()
        self.changed.emit()

    # ---- where they are ---------------------------------------------------------------------------------------

    def at(self, time_s: float, slack_s: float = SAME_PLACE_S) -> Marker | None:
        """Return the marker nearest to a time, if it is as near as the slack says."""
        near = min(self.all, key=lambda marker: abs(marker.time_s - time_s), default=None)
        return near if near is not None and abs(near.time_s - time_s) <= slack_s else None

    def after(self, time_s: float) -> Marker | None:
        """Return the first marker after a time."""
        return next((marker for marker in self.all if marker.time_s > time_s + SAME_PLACE_S), None)

    def before(self, time_s: float) -> Marker | None:
        """Return the last marker before a time."""
        index = bisect_left(self.all, time_s - SAME_PLACE_S, key=lambda marker: marker.time_s)
        return self.all[index - 1] if index else None

    # ---- steps of undo ----------------------------------------------------------------------------------------

    def add(self, time_s: float) -> Marker:
        """Set a marker with the next free name; where one stands already, that becomes the current one."""
        time_s = self._inside(time_s)
        there = self.at(time_s)
        if there is None:
            there = Marker(time_s, self._next_name())
            self._put(self.tr("Add {name}").format(name=there.name), (*self.all, there), there)
        else:
            self.set_current(there)
        return there

    def move(self, marker: Marker, time_s: float, gesture: str = "") -> bool:
        """Move a marker; False if it stays, or another stands there. Quick moves of one gesture are one step."""
        moved = replace(marker, time_s=self._inside(time_s))
        self.hold(None)
        occupied = any(abs(other.time_s - moved.time_s) < SAME_PLACE_S for other in self.all if other != marker)
        if moved == marker or marker not in self.all or occupied:
            return False
        text = self.tr("Move {name}").format(name=marker.name)
        self._put(text, (*self._others(marker), moved), moved, gesture)
        return True

    def rename(self, marker: Marker, name: str) -> bool:
        """Give a marker another name; False if there is nothing to do. A marker without a name cannot be."""
        renamed = replace(marker, name=fitting_name(name))
        if not renamed.name or renamed == marker or marker not in self.all:
            return False
        text = self.tr("Rename {name}").format(name=marker.name)
        self._put(text, (*self._others(marker), renamed), renamed)
        return True

    def remove(self, marker: Marker) -> bool:
        """Take a marker away; the next one becomes the current one."""
        if marker not in self.all:
            return False
        following = self.after(marker.time_s) or self.before(marker.time_s)
        self._put(self.tr("Delete {name}").format(name=marker.name), self._others(marker), following)
        return True

    def hold(self, marker: Marker | None, time_s: float = 0.0) -> None:
        """Show a marker where it is held, or, with None, let go of it; that is no step."""
        dragged = None if marker is None else (marker, replace(marker, time_s=self._inside(time_s)))
        if dragged != self._dragged:
            self._dragged = dragged
            self.changed.emit()

    def _put(self, text: str, markers: tuple[Marker, ...], current: Marker | None, gesture: str = "") -> None:
        self._document.change_markers(text, in_order(markers), gesture)
        self.set_current(current)

    def _others(self, marker: Marker) -> tuple[Marker, ...]:
        return tuple(other for other in self.all if other != marker)

    def _inside(self, time_s: float) -> float:
        return min(max(0.0, time_s), self._document.duration_s)

    def _next_name(self) -> str:
        pattern = self.tr("Marker {number}")
        shape = re.compile(re.escape(pattern).replace(re.escape("{number}"), r"(\d+)"))
        used = (int(found.group(1)) for marker in self.all if (found := shape.fullmatch(marker.name)))
        return pattern.format(number=max(used, default=0) + 1)
