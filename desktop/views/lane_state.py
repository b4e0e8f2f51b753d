"""What is kept of the lanes' arrangement between starts, as one value: order, headings, silent ones, heights."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

LANE_HEIGHT, LOWEST_LANE, HIGHEST_LANE = 40, 24, 120

_NONE: Mapping[str, float] = MappingProxyType({})


class LaneOrder(StrEnum):
    """How lanes are sorted from top to bottom."""

    SOUNDING = "sounding"
    ACTIVITY = "activity"
    FAMILY = "family"
    NAME = "name"
    OWN = "own"


class LaneState(NamedTuple):
    """How the lanes are arranged.

    Attributes
    ----------
    order : LaneOrder
    own : tuple of str
        Instruments in the user's own order.
    grouped : bool
        Whether families stand together under headings.
    hide_silent : bool
        Whether instruments without a region are left out.
    height : int or None
        Height of all lanes in pixels; None while they share the room by themselves.
    shares : mapping of instrument to number
        Heights of single lanes, as multiples of the height of all: making all of them higher changes nothing here.
    """

    order: LaneOrder = LaneOrder.SOUNDING
    own: tuple[str, ...] = ()
    grouped: bool = False
    hide_silent: bool = False
    height: int | None = None
    shares: Mapping[str, float] = _NONE

    @property
    def usual_height(self) -> int:
        """The height that `shares` are multiples of."""
        return self.height or LANE_HEIGHT

    def height_of(self, instrument: str, shared: int) -> int:
        """Return the height of a lane in pixels; `shared` is what it has while the user has chosen none."""
        if instrument in self.shares:
            return within(round(self.shares[instrument] * self.usual_height))
        return self.height or shared

    def with_height(self, instrument: str, height: int | None) -> "LaneState":
        """Return a state with another height of one lane in pixels; None lets it be as high as the others."""
        share = None if height is None else within(height) / self.usual_height
        return self.with_share(instrument, share)

    def with_share(self, instrument: str, share: float | None) -> "LaneState":
        """Return a state with another height of one lane, as a multiple of the height of all."""
        shares = {name: own for name, own in self.shares.items() if name != instrument}
        if share is not None:
            shares[instrument] = share
        return self._replace(shares=shares)

    def changed_as(self, before: "LaneState", after: "LaneState") -> "LaneState":
        """Return this state with what differs between two others as the second one has it, and the rest as it is."""
        changed = self._replace(
            **{
                name: value
                for name, value in after._asdict().items()
                if name != "shares" and value != getattr(before, name)
            }
        )
        for name in {*before.shares, *after.shares}:
            if before.shares.get(name) != after.shares.get(name):
                changed = changed.with_share(name, after.shares.get(name))
        return changed

    def to_json(self) -> dict[str, Any]:
        """Return the state as JSON can hold it."""
        return {
            "order": self.order.value,
            "own": list(self.own),
            "grouped": self.grouped,
            "hide_silent": self.hide_silent,
            "height": self.height,
            "heights": {name: self.height_of(name, LANE_HEIGHT) for name in self.shares},
        }

    def read_json(self, data: Mapping[str, Any]) -> "LaneState":
        """Return the state that `to_json` gave; whatever cannot be read stays as it is here."""
        order, own, heights, height = (data.get(key) for key in ("order", "own", "heights", "height"))
        read = self._replace(
            order=LaneOrder(order) if order in tuple(LaneOrder) else self.order,
            own=tuple(name for name in own if isinstance(name, str)) if isinstance(own, list) else self.own,
            grouped=data.get("grouped") is True,
            hide_silent=data.get("hide_silent") is True,
            height=within(height) if isinstance(height, int) else None,
        )
        if isinstance(heights, dict):
            read = read._replace(shares=_NONE)
            for name, pixels in heights.items():
                if isinstance(pixels, int):
                    read = read.with_height(name, pixels)
        return read


def within(height: int) -> int:
    """Return a height brought within what a lane can have."""
    return min(max(LOWEST_LANE, height), HIGHEST_LANE)
