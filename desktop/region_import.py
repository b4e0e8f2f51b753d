"""What of a file comes into a recording: its names, regions and markers as far as they fit in; no Qt widgets."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.region_edits import SHORTEST_S
from desktop.theme import display_name as instrument_name
from engine.markers import Marker
from engine.naming import display_name

if TYPE_CHECKING:
    from engine.analysis.regions import Region

_ALIKE = re.compile(r"[\s_\-.,:;/]+")
_EDGE_S = 1e-3
"""A region that reaches over the end by less is not worth a word."""


@dataclass(frozen=True)
class RegionFile:
    """A file that was read.

    Attributes
    ----------
    path : Path
    format_name : str
    regions : tuple of Region
        As the file has them; instruments that are known are spelt as Soloscope does.
    markers : tuple of Marker
        The points of time in it.
    known : tuple of str
        The instruments there are.
    unknown : tuple of (str, int)
        Names that are no instrument's, and how often each is there, the most frequent first.
    """

    path: Path
    format_name: str
    regions: "tuple[Region, ...]"
    known: tuple[str, ...]
    unknown: tuple[tuple[str, int], ...]
    markers: tuple[Marker, ...] = ()

    @property
    def name(self) -> str:
        """The file's name as it can be shown."""
        return display_name(self.path)


@dataclass(frozen=True)
class Imported:
    """The regions and markers that come in, and what became of the others.

    Attributes
    ----------
    regions : tuple of Region
        No two of an instrument overlap, but for rejected ones.
    markers : tuple of Marker
        Inside the recording.
    unnamed : int
        Left out, for their names stand for no instrument.
    beyond : int
        Regions and markers left out, for they lie behind the end of the recording.
    short : int
        Left out, for they have no length that could be heard.
    cut : int
        Cut back to the end of the recording.
    joined : int
        Joined with another of the same instrument that they overlap.
    """

    regions: "tuple[Region, ...]" = ()
    markers: tuple[Marker, ...] = ()
    unnamed: int = 0
    beyond: int = 0
    short: int = 0
    cut: int = 0
    joined: int = 0


def read_region_file(path: Path, known: Sequence[str], format_id: str = "") -> RegionFile:
    """Read a file of regions; raises ExportError with a sentence.

    Parameters
    ----------
    path : Path
    known : sequence of str
        The instruments there are.
    format_id : str
        Id of the format; empty where the content shall tell.
    """
    from engine.interchange import format_by_id, format_of_file, read_contents, unknown_names, with_known_names

    spec = format_by_id(format_id) if format_id else format_of_file(path)
    contents = read_contents(path, spec.id)
    regions = with_known_names(contents.regions, known, keep_others=True)
    counts = Counter(region.instrument for region in regions)
    unknown = tuple((name, counts[name]) for name in unknown_names(regions, known))
    return RegionFile(path, spec.name, regions, tuple(known), unknown, contents.markers)


def guessed_instrument(name: str, known: Iterable[str]) -> str:
    """Return the instrument that a name speaks of, in Soloscope's words or the window's; empty where it is none.

    ``Clarinet 2`` is the clarinet; of two instruments it is the one with the longer name.
    """
    spoken = f" {_plain(name)} "
    words = ((word, instrument) for instrument in known for word in (instrument, instrument_name(instrument)))
    found = [(len(word), instrument) for word, instrument in words if f" {_plain(word)} " in spoken]
    return max(found)[1] if found else ""


def fitted(
    regions: "Iterable[Region]",
    names: Mapping[str, str],
    known: Iterable[str],
    duration_s: float,
    markers: Sequence[Marker] = (),
) -> Imported:
    """Return regions and markers as they come into a recording.

    Parameters
    ----------
    regions : iterable of Region
        As the file has them.
    names : mapping of str to str
        Instruments for names that are not known; names that are missing, or stand for nothing, are left out.
    known : iterable of str
        The instruments there are.
    duration_s : float
        Length of the recording.
    markers : sequence of Marker
        As the file has them.
    """
    there = frozenset(known)
    counts = Counter[str]()
    fitting: list[Region] = []
    for region in regions:
        instrument = region.instrument if region.instrument in there else names.get(region.instrument, "")
        if not instrument:
            counts["unnamed"] += 1
        elif region.onset_s > duration_s - SHORTEST_S:
            counts["beyond"] += 1
        elif min(region.offset_s, duration_s) - region.onset_s < SHORTEST_S:
            counts["short"] += 1
        else:
            counts["cut"] += region.offset_s > duration_s + _EDGE_S
            fitting.append(_brought_in(region, instrument, duration_s))
    joined = _joined(fitting)
    inside = tuple(marker for marker in markers if marker.time_s <= duration_s)
    counts["beyond"] += len(markers) - len(inside)
    return Imported(joined, inside, joined=len(fitting) - len(joined), **counts)


def _brought_in(region: "Region", instrument: str, duration_s: float) -> "Region":
    # What the file calls it is not lost where that says more than the instrument.
    note = region.note if instrument == region.instrument else region.note or region.instrument
    return replace(
        region,
        instrument=instrument,
        offset_s=min(region.offset_s, duration_s),
        status="edited" if region.status == "auto" else region.status,
        solo="",
        origin="import",
        note=note,
    )


def _joined(regions: "Iterable[Region]") -> "tuple[Region, ...]":
    """Join what overlaps of one instrument; rejected regions are joined with rejected ones only."""
    result: list[Region] = []
    last: dict[tuple[str, bool], int] = {}
    for region in sorted(regions, key=lambda region: (region.onset_s, region.instrument, region.offset_s)):
        kind = (region.instrument, region.status == "rejected")
        before = result[last[kind]] if kind in last else None
        if before is None or region.onset_s >= before.offset_s:
            last[kind] = len(result)
            result.append(region)
            continue
        notes = dict.fromkeys(note for note in (before.note, region.note) if note)
        status = before.status if before.status == region.status else "edited"
        offset_s = max(before.offset_s, region.offset_s)
        result[last[kind]] = replace(before, offset_s=offset_s, status=status, note="; ".join(notes))
    return tuple(result)


def _plain(name: str) -> str:
    return _ALIKE.sub(" ", name).strip().casefold()
