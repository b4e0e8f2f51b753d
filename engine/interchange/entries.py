"""What a file lists: regions, and points of time, which are markers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from engine.analysis.regions import Region
from engine.interchange.labels import UNNAMED, one_line, read_label
from engine.markers import Marker, in_order

__all__ = ["Entry", "FileContents", "by_time", "contents_of", "imported"]

Entry = Region | Marker


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
