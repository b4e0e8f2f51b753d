"""What a format of region files is: who writes and reads it, and what a person should know before choosing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.analysis.regions import Region
from engine.frame_rates import FRAME_RATES, FrameRate
from engine.interchange.entries import Entry
from engine.markers import Marker

__all__ = ["ExportFacts", "FormatSpec", "OnProgress", "Option", "Times"]

Times = Literal["recording", "timeline", "timecode"]
Option = Literal["offset", "frame_rate", "scores", "markers"]
OnProgress = Callable[[float], None]
"""Called with the share done, from 0 to 1; what it raises ends the work and leaves nothing behind."""


@dataclass(frozen=True)
class ExportFacts:
    """
    What a writer may want to know besides the regions: facts of the recording, and what the user chose.

    Attributes
    ----------
    duration_s, sample_rate, name, path
        Of the recording; ``None`` or empty when it is not at hand.
    start_timecode_s
        Time of day of the first sample, in seconds; ``None`` when it is not known.
    offset_s
        Where the first sample lies on the timeline, if the user said so. Where times count on a ``timeline``, regions
        and markers have been moved there already; where they count in ``timecode``, the writer counts from there.
    markers
        Points of time that a person named, to be written beside the regions; in any order.
    frame_rate
        For formats that count frames.
    scores
        Write the mean activation into labels, for formats that have no other place for it.
    """

    duration_s: float | None = None
    sample_rate: int | None = None
    name: str = ""
    start_timecode_s: float | None = None
    path: Path | None = None
    offset_s: float | None = None
    frame_rate: FrameRate = FRAME_RATES["25"]
    scores: bool = True
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True)
class FormatSpec:
    """
    One format of region files.

    Attributes
    ----------
    id, name
        For the command line and for people.
    extensions
        With their dots; files are written with the first.
    keeps, loses
        What survives a round trip through a file of this format, and what does not, in words.
    hint
        What a person must heed in the other program; empty where nothing.
    verified_by
        The programs that a test has seen read such a file right; empty when none has.
    writer
        Pure: the file's text or bytes from regions and facts; ``None`` where `copier` writes.
    copier
        Writes a copy of the recording with the regions inside: source, target, regions, facts, and what is called
        with the share done. It streams, for recordings are large. ``None`` where `writer` writes.
    reader
        Pure: regions and markers from the text of a file and its name for messages; ``None`` for formats only
        written.
    file_reader
        The same from a path, for files that are not text.
    recognise
        Whether the first bytes of a file look like this format; ``None`` for formats only written.
    times
        What times in the file count from: the start of the ``recording`` (an offset has no place there), a
        ``timeline`` on which the recording may start at an offset, or ``timecode``.
    scores_in_labels
        The score has no field of its own and goes into the label, unless the user wants names only.
    frames
        Times are counted in frames of a film, so a frame rate must be chosen.
    holds_markers
        Markers have a place beside the regions.
    holds_status
        The file says which regions were confirmed or rejected, so rejected ones may be written too.
    package
        Python package that must be installed for this format; empty when none.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    keeps: str
    loses: str
    hint: str = ""
    verified_by: str = ""
    writer: Callable[[Sequence[Region], ExportFacts], str | bytes] | None = None
    copier: Callable[[Path, Path, Sequence[Region], ExportFacts, OnProgress | None], None] | None = None
    reader: Callable[[str, str], tuple[Entry, ...]] | None = None
    file_reader: Callable[[Path], tuple[Entry, ...]] | None = None
    recognise: Callable[[bytes], bool] | None = None
    times: Times = "timeline"
    scores_in_labels: bool = False
    frames: bool = False
    holds_markers: bool = True
    holds_status: bool = False
    package: str = ""

    @property
    def extension(self) -> str:
        """The extension that files are written with."""
        return self.extensions[0]

    @property
    def can_read(self) -> bool:
        """Whether files of this format can come back."""
        return self.reader is not None or self.file_reader is not None

    @property
    def options(self) -> frozenset[Option]:
        """What a person can choose for a file of this format."""
        found: set[Option] = set()
        if self.times != "recording" or self.holds_status:
            found.add("offset")
        if self.frames:
            found.add("frame_rate")
        if self.scores_in_labels:
            found.add("scores")
        if self.holds_markers:
            found.add("markers")
        return frozenset(found)


def first_line(head: bytes) -> bytes:
    """Return the first line of the beginning of a file, in small letters: lists are recognised by their titles."""
    return head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip().lower()
