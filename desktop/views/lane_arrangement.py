"""Which lanes are shown, in what order, how high and which of them in full; a model that no widget is needed for."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.theme import display_name
from desktop.views.lane_data import Lane
from engine.instruments import FAMILIES

LANE_HEIGHT, LOWEST_LANE, HIGHEST_LANE = 40, 24, 120
FAMILY_ORDER = ("strings", "winds", "brass", "keys", "plucked", "percussion", "voice", "other")
"""Families from top to bottom; instruments of none of them are ``other``."""

_FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names}
_PLACE_IN_FAMILY = {name: place for names in FAMILIES.values() for place, name in enumerate(names)}


class LaneOrder(StrEnum):
    """How lanes are sorted from top to bottom."""

    SOUNDING = "sounding"
    ACTIVITY = "activity"
    FAMILY = "family"
    NAME = "name"
    OWN = "own"


def family_of(instrument: str) -> str:
    """Return the family of an instrument, ``other`` for one that is not known."""
    return _FAMILY_OF.get(instrument, "other")


class LaneArrangement(QObject):
    """What the user has made of the lanes.

    Order, heights, headings and whether silent instruments are left out are kept between starts (`to_json`). Solo,
    mute and the current lane are not: a forgotten solo would keep regions from being visited tomorrow.
    """

    changed = Signal()
    """Anything of it; `current_changed` comes for the current lane alone."""
    current_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = LaneOrder.SOUNDING
        self._own: tuple[str, ...] = ()
        self._grouped = self._hide_silent = False
        self._height: int | None = None
        self._heights: dict[str, int] = {}
        self._soloed: frozenset[str] = frozenset()
        self._muted: frozenset[str] = frozenset()
        self._current: str | None = None

    # ---- order ------------------------------------------------------------------------------------------------

    @property
    def order(self) -> LaneOrder:
        """How lanes are sorted."""
        return self._order

    @property
    def grouped(self) -> bool:
        """Whether families stand together under headings."""
        return self._grouped

    @property
    def hides_silent(self) -> bool:
        """Whether instruments without a region are left out."""
        return self._hide_silent

    def set_order(self, order: LaneOrder | str) -> None:
        """Sort the lanes another way."""
        self._set("_order", LaneOrder(order))

    def set_grouped(self, grouped: bool) -> None:
        """Put families together under headings, or not."""
        self._set("_grouped", grouped)

    def set_hide_silent(self, hide: bool) -> None:
        """Leave out instruments without a region, or show them."""
        self._set("_hide_silent", hide)

    def arranged(self, lanes: Iterable[Lane]) -> tuple[Lane, ...]:
        """Return the lanes to show, from top to bottom.

        Parameters
        ----------
        lanes : iterable of Lane
            Those that sound first, each group in the order of the model (see `make_lanes`).
        """
        shown = [lane for lane in lanes if not (self._hide_silent and lane.silent)]
        if self._order is LaneOrder.ACTIVITY:
            shown.sort(key=lambda lane: -lane.total_s)
        elif self._order is LaneOrder.NAME:
            shown.sort(key=lambda lane: display_name(lane.instrument).casefold())
        elif self._order is LaneOrder.FAMILY:
            shown.sort(key=lambda lane: _PLACE_IN_FAMILY.get(lane.instrument, 0))
        elif self._order is LaneOrder.OWN:
            places = {name: place for place, name in enumerate(self._own)}
            shown.sort(key=lambda lane: places.get(lane.instrument, len(places)))
        if self._grouped or self._order is LaneOrder.FAMILY:
            shown.sort(key=lambda lane: FAMILY_ORDER.index(family_of(lane.instrument)))
        return tuple(shown)

    def headings(self, lanes: Sequence[Lane]) -> dict[int, str]:
        """Return the family that begins at a lane, by the lane's index; empty where families are not grouped."""
        if not self._grouped:
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
        if self._grouped:
            kin = [i for i, name in enumerate(shown) if family_of(name) == family_of(instrument)]
            low, high = kin[0], kin[-1]
        place = min(max(low, place), high)
        if place == shown.index(instrument):
            return False
        names = [name for name in shown if name != instrument]
        names.insert(place, instrument)
        # What is hidden keeps its order, after the rest.
        self._own = (*names, *(name for name in self._own if name not in names))
        self._order = LaneOrder.OWN
        self.changed.emit()
        return True

    # ---- heights ----------------------------------------------------------------------------------------------

    @property
    def height(self) -> int | None:
        """Height of all lanes in pixels, or None while they share the room by themselves."""
        return self._height

    def set_height(self, height: int) -> None:
        """Make all lanes as high as this; those dragged to a height of their own keep their proportion to the rest."""
        height = _within(height)
        before = self._height or LANE_HEIGHT
        self._heights = {name: _within(round(own * height / before)) for name, own in self._heights.items()}
        self._height = height
        self.changed.emit()

    def set_lane_height(self, instrument: str, height: int | None) -> None:
        """Give one lane a height of its own; None lets it be as high as the others."""
        heights = {name: own for name, own in self._heights.items() if name != instrument}
        if height is not None:
            heights[instrument] = _within(height)
        self._set("_heights", heights)

    def share_room(self) -> None:
        """Let the lanes share the room again, all alike."""
        self._height, self._heights = None, {}
        self.changed.emit()

    def height_of(self, instrument: str, shared: int) -> int:
        """Return the height of a lane; `shared` is what it has while the user has chosen none."""
        return self._heights.get(instrument, self._height or shared)

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
        return {
            "order": self._order.value,
            "own": list(self._own),
            "grouped": self._grouped,
            "hide_silent": self._hide_silent,
            "height": self._height,
            "heights": self._heights,
        }

    def read_json(self, data: Mapping[str, Any]) -> None:
        """Take what `to_json` gave; whatever cannot be read stays as it is."""
        order, own, heights, height = (data.get(key) for key in ("order", "own", "heights", "height"))
        if order in tuple(LaneOrder):
            self._order = LaneOrder(order)
        if isinstance(own, list):
            self._own = tuple(name for name in own if isinstance(name, str))
        self._grouped = data.get("grouped") is True
        self._hide_silent = data.get("hide_silent") is True
        self._height = _within(height) if isinstance(height, int) else None
        if isinstance(heights, dict):
            self._heights = {name: _within(own) for name, own in heights.items() if isinstance(own, int)}
        self.changed.emit()

    def _set(self, field: str, value: object) -> None:
        if getattr(self, field) != value:
            setattr(self, field, value)
            self.changed.emit()


def _within(height: int) -> int:
    return min(max(LOWEST_LANE, height), HIGHEST_LANE)
