"""Which regions and which time are selected, and the steps from region to region; what a region is, it is told.

`desktop.document.Document` is one of these with a recording in it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.corrections import same_place
from desktop.region_filter import RegionFilter
from desktop.region_places import RegionPlaces, found_again
from desktop.region_steps import stepped_to
from engine.analysis.regions import Region


class RegionSelection(QObject):
    """Regions, those of them that are selected, and the selected time.

    `solos` are the stretches in which an instrument is alone, `solo_places` these and the regions of instruments that
    lead. Steps from region to region stop at what the `filter` shows and pass over the instruments in `passed_over`.
    """

    selection_changed = Signal()
    filter_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.regions: tuple[Region, ...] = ()
        self.solos: tuple[Region, ...] = ()
        self.solo_places: tuple[Region, ...] = ()
        self.passed_over: frozenset[str] = frozenset()
        self.selected_regions: tuple[Region, ...] = ()
        self.filter = RegionFilter()
        self.time_selection: tuple[float, float] | None = None
        self._places: RegionPlaces | None = None

    @property
    def duration_s(self) -> float:
        """Length of what can be selected, in seconds."""
        raise NotImplementedError  # the document knows it; an ABC does not go with Qt's metaclass

    def flush(self) -> None:
        """Bring the regions up to date now, however long that takes."""
        raise NotImplementedError  # see above

    def catch_up(self) -> None:
        """Bring the regions up to date where that is quick; of very many, those that there are serve meanwhile."""
        raise NotImplementedError  # see above

    def set_filter(self, chosen: RegionFilter) -> None:
        """Choose which regions the table shows and stepping stops at."""
        if chosen != self.filter:
            self.filter = chosen
            self.filter_changed.emit()

    # ---- selection --------------------------------------------------------------------------------------------

    @property
    def selected_region(self) -> Region | None:
        """The selected region, of several the one selected last, or None."""
        return self.selected_regions[-1] if self.selected_regions else None

    def select_region(self, region: Region | None) -> None:
        """Select a region and its time span, or nothing."""
        self.select_regions(() if region is None else (region,))

    def toggle_region(self, region: Region) -> None:
        """Select a region besides those that are selected, or let it go."""
        others = tuple(other for other in self.selected_regions if not same_place(other, region))
        self.select_regions(others if len(others) < len(self.selected_regions) else (*others, region))

    def select_regions(self, regions: Sequence[Region]) -> None:
        """Select regions, the last one above all, and the time from the first to the last of them."""
        if self._places is None:
            self._places = RegionPlaces(self.regions)
        there = self._places.now(regions)
        self._select(there, stretch_of(there))

    def set_time_selection(self, start_s: float | None, end_s: float | None = None) -> None:
        """Select a stretch of time (in either order), or none; a selected region elsewhere is let go."""
        if start_s is None or end_s is None or start_s == end_s:
            self._select((), None)
            return
        low, high = sorted((start_s, end_s))
        self._select((), (max(0.0, low), min(high, self.duration_s)))

    def _select(self, regions: tuple[Region, ...], span: tuple[float, float] | None) -> None:
        if (regions, span) == (self.selected_regions, self.time_selection):
            return
        self.selected_regions, self.time_selection = regions, span
        self.selection_changed.emit()

    # ---- from region to region --------------------------------------------------------------------------------

    def next_region(self, from_s: float, solo_only: bool = False) -> Region | None:
        """Select the first region (or solo) after a time, and give it; None when there is no further one."""
        return self._step(from_s, +1, solo_only)

    def previous_region(self, from_s: float, solo_only: bool = False) -> Region | None:
        """Select the last region (or solo) before a time, and give it; None when there is no earlier one."""
        return self._step(from_s, -1, solo_only)

    def _step(self, from_s: float, direction: int, solo_only: bool) -> Region | None:
        self.catch_up()
        places = self.filter.stepped(self.solo_places if solo_only else self.regions)
        places = tuple(place for place in places if place.instrument not in self.passed_over)
        region, span = self.selected_region, self.time_selection
        selected = None if region is None or span is None else (region.instrument, span)
        place = stepped_to(places, from_s, direction, selected)
        if place is not None:
            self.select_place(place)
        return place

    def select_place(self, place: Region) -> None:
        """Select the region a place lies in, with the span of the place itself (a solo may be part of a region)."""
        self._select(found_again((place,), self.regions), (place.onset_s, place.offset_s))


def stretch_of(regions: Sequence[Region]) -> tuple[float, float] | None:
    """Return the time from the first of some regions to the last, None of none."""
    if not regions:
        return None
    return min(region.onset_s for region in regions), max(region.offset_s for region in regions)
