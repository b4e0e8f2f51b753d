"""Which lanes are shown, in what order, how high and which of them in full; a model that no widget is needed for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.theme import display_name
from desktop.views.lane_data import Lane
from desktop.views.lane_state import LaneOrder, LaneState, within
from engine.instruments import FAMILIES

FAMILY_ORDER = ("strings", "winds", "brass", "keys", "plucked", "percussion", "voice", "other")
"""Families from top to bottom; instruments of none of them are ``other``."""

_FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names}
_PLACE_IN_FAMILY = {name: place for names in FAMILIES.values() for place, name in enumerate(names)}


def family_of(instrument: str) -> str:
    """Return the family of an instrument, ``other`` for one that is not known."""
    return _FAMILY_OF.get(instrument, "other")


class LaneArrangement(QObject):
    """What the user has made of the lanes.

    Order, heights, headings and whether silent instruments are left out are kept between starts (`to_json`). Solo,
    mute and the current lane are not: a forgotten solo would keep regions from being visited tomorrow. What can be
    taken back of it goes through `desktop.lane_steps`.
    """

    changed = Signal()
    """Anything of it; `current_changed` comes for the current lane alone."""
    current_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = LaneState()
        self._soloed: frozenset[str] = frozenset()
        self._muted: frozenset[str] = frozenset()
        self._current: str | None = None

    @property
    def state(self) -> LaneState:
        """All that is kept, as a value."""
        return self._state

    def put(self, state: LaneState) -> None:
        """Arrange the lanes as they were, or shall be."""
        if state != self._state:
            self._state = state
            self.changed.emit()

    # ---- order ------------------------------------------------------------------------------------------------

    @property
    def order(self) -> LaneOrder:
        """How lanes are sorted."""
        return self._state.order

    @property
    def grouped(self) -> bool:
        """Whether families stand together under headings."""
        return self._state.grouped

    @property
    def hides_silent(self) -> bool:
        """Whether instruments without a region are left out."""
        return self._state.hide_silent

    def set_order(self, order: LaneOrder | str) -> None:
        """Sort the lanes another way."""
        self.put(self._state._replace(order=LaneOrder(order)))

    def set_grouped(self, grouped: bool) -> None:
        """Put families together under headings, or not."""
        self.put(self._state._replace(grouped=grouped))

    def set_hide_silent(self, hide: bool) -> None:
        """Leave out instruments without a region, or show them."""
        self.put(self._state._replace(hide_silent=hide))

    def arranged(self, lanes: Iterable[Lane]) -> tuple[Lane, ...]:
        """Return the lanes to show, from top to bottom.

        Parameters
        ----------
        lanes : iterable of Lane
            Those that sound first, each group in the order of the model (see `make_lanes`).
        """
        shown = [lane for lane in lanes if not (self._state.hide_silent and lane.silent)]
        if self._state.order is LaneOrder.ACTIVITY:
            shown.sort(key=lambda lane: -lane.total_s)
        elif self._state.order is LaneOrder.NAME:
            shown.sort(key=lambda lane: display_name(lane.instrument).casefold())
        elif self._state.order is LaneOrder.FAMILY:
            shown.sort(key=lambda lane: _PLACE_IN_FAMILY.get(lane.instrument, 0))
        elif self._state.order is LaneOrder.OWN:
            places = {name: place for place, name in enumerate(self._state.own)}
            shown.sort(key=lambda lane: places.get(lane.instrument, len(places)))
        if self._state.grouped or self._state.order is LaneOrder.FAMILY:
            shown.sort(key=lambda lane: FAMILY_ORDER.index(family_of(lane.instrument)))
        return tuple(shown)

    def headings(self, lanes: Sequence[Lane]) -> dict[int, str]:
        """Return the family that begins at a lane, by the lane's index; empty where families are not grouped."""
        if not self._state.grouped:
            return {}
        families = [family_of(lane.instrument) for lane in lanes]
        return {i: family for i, family in enumerate(families) if i == 0 or families[i - 1] != family}

    def move(self, instrument: str, place: int, shown: Sequence[str]) -> bool:
        """Put a lane at another place among the shown ones; from then on the order is the user's own.

        Parameters
        ----------
        instrument : str
            What is moved.
        place : int
            Its index afterwards; brought into the lanes, and into the family where families are grouped.
        shown : sequence of str
            Instruments from top to bottom as they are shown now.

        Returns
        -------
        bool
            Whether anything moved.
        """
        if instrument not in shown:
            return False
        low, high = 0, len(shown) - 1
        if self._state.grouped:
            kin = [i for i, name in enumerate(shown) if family_of(name) == family_of(instrument)]
            low, high = kin[0], kin[-1]
        place = min(max(low, place), high)
        if place == shown.index(instrument):
            return False
        names = [name for name in shown if name != instrument]
        names.insert(place, instrument)
        # What is hidden keeps its order, after the rest.
        own = (*names, *(name for name in self._state.own if name not in names))
        self.put(self._state._replace(own=own, order=LaneOrder.OWN))
        return True

    # ---- heights ----------------------------------------------------------------------------------------------

    @property
    def height(self) -> int | None:
        """Height of all lanes in pixels, or None while they share the room by themselves."""
        return self._state.height

    def set_height(self, height: int) -> None:
        """Make all lanes as high as this; those dragged to a height of their own keep their proportion to the rest."""
        self.put(self._state._replace(height=within(height)))

    def set_lane_height(self, instrument: str, height: int | None) -> None:
        """Give one lane a height of its own; None lets it be as high as the others."""
        self.put(self._state.with_height(instrument, height))

    def share_room(self) -> None:
        """Let the lanes share the room again, all alike."""
        self.put(self._state._replace(height=None, shares={}))

    def height_of(self, instrument: str, shared: int) -> int:
        """Return the height of a lane; `shared` is what it has while the user has chosen none."""
        return self._state.height_of(instrument, shared)

    # ---- solo and mute ----------------------------------------------------------------------------------------

    @property
    def soloed(self) -> frozenset[str]:
        """Instruments that alone are shown in full; none means all."""
        return self._soloed

    @property
    def muted(self) -> frozenset[str]:
        """Instruments that are dimmed."""
        return self._muted

    def in_full(self, instrument: str) -> bool:
        """Whether a lane is shown in full and its regions are visited by jumps."""
        if self._soloed:
            return instrument in self._soloed
        return instrument not in self._muted

    def solo_only(self, instrument: str) -> None:
        """Show one lane in full and dim the rest; if that is so already, show all."""
        only = frozenset((instrument,))
        self._set("_soloed", frozenset() if self._soloed == only else only)

    def toggle_solo(self, instrument: str) -> None:
        """Add a lane to those shown in full, or take it out."""
        self._set("_soloed", self._soloed ^ {instrument})

    def toggle_mute(self, instrument: str) -> None:
        """Dim a lane, or end that."""
        self._set("_muted", self._muted ^ {instrument})

    def show_all(self) -> None:
        """End solo and mute of all lanes."""
        if self._soloed or self._muted:
            self._soloed = self._muted = frozenset()
            self.changed.emit()

    # ---- the current lane -------------------------------------------------------------------------------------

    @property
    def current(self) -> str | None:
        """The instrument whose lane commands act on."""
        return self._current

    def set_current(self, instrument: str | None) -> None:
        """Choose the lane that commands act on."""
        if instrument != self._current:
            self._current = instrument
            self.current_changed.emit()

    # ---- keeping ----------------------------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """Return what is kept between starts."""
        return self._state.to_json()

    def read_json(self, data: Mapping[str, Any]) -> None:
        """Take what `to_json` gave; whatever cannot be read stays as it is."""
        self._state = self._state.read_json(data)
        self.changed.emit()

    def _set(self, field: str, value: object) -> None:
        if getattr(self, field) != value:
            setattr(self, field, value)
            self.changed.emit()
