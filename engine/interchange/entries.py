"""What a file lists: regions, and points of time, which are markers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.labels import UNNAMED, one_line, read_label
from engine.interchange.malformed import LATEST_S, shown
from engine.markers import Marker, in_order

__all__ = ["MOST_ENTRIES", "Entry", "FileContents", "by_time", "check_places", "contents_of", "imported"]

Entry = Region | Marker

MOST_ENTRIES = 1_000_000
"""No file of regions holds more; one that does is something else, and would fill the memory."""
_LATEST_S = 2 * LATEST_S
"""Where an offset may have moved what lies in a recording."""


@dataclass(frozen=True)
class FileContents:
    """
    What was read from a file.

    Attributes
    ----------
    regions
        Sorted by onset, then instrument.
    markers
        Sorted by time, each of them once.
    """

    regions: tuple[Region, ...] = ()
    markers: tuple[Marker, ...] = ()


def imported(label: str, onset_s: float, offset_s: float, score: float = math.nan) -> Entry:
    """
    Return what a label of another program stands for: a region, or a marker where it has no length.

    A score of its own goes before one in the label; the name of a marker is the label as it is.
    """
    if offset_s <= onset_s:
        return Marker(onset_s, one_line(label) or UNNAMED)
    instrument, labelled = read_label(label)
    mean = labelled if math.isnan(score) else score
    return Region(instrument, onset_s, offset_s, mean, math.nan, origin="import")


def check_places(regions: Iterable[Region], markers: Iterable[Marker]) -> None:
    """
    Refuse regions and markers that lie nowhere, before any of them is written.

    Raises
    ------
    ExportError
        When a time is not a number, infinite, negative or later than any recording, an end before its start, or an
        activation infinite; NaN stands for an activation that there is none of.
    """
    for region in regions:
        if not 0 <= region.onset_s <= region.offset_s <= _LATEST_S:
            name, start_s, end_s = shown(region.instrument), region.onset_s, region.offset_s
            raise ExportError(
                f"A region of “{name}” from {start_s:g} to {end_s:g} s lies in no recording; "
                "correct or delete it first."
            )
        if math.isinf(region.mean) or math.isinf(region.peak):
            raise ExportError(
                f"A region of “{shown(region.instrument)}” has an activation without bounds; "
                "correct or delete it first."
            )
    for marker in markers:
        if not 0 <= marker.time_s <= _LATEST_S:
            name, time_s = shown(marker.name), marker.time_s
            raise ExportError(f"The marker “{name}” at {time_s:g} s lies in no recording; correct or delete it first.")


def by_time(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries sorted by time, then name."""
    return tuple(sorted(entries, key=_place))


def contents_of(entries: Iterable[Entry]) -> FileContents:
    """Return the regions and the markers among the entries of a file, each sorted."""
    given = by_time(entries)
    regions = tuple(entry for entry in given if isinstance(entry, Region))
    return FileContents(regions, in_order(entry for entry in given if isinstance(entry, Marker)))


def _place(entry: Entry) -> tuple[float, str, float]:
    if isinstance(entry, Marker):
        return entry.time_s, entry.name, entry.time_s
    return entry.onset_s, entry.instrument, entry.offset_s
