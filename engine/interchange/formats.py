"""The formats that regions can be written to and read from, with what each keeps, loses, and who has verified it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.regions_csv import read_regions_csv, regions_csv
from engine.naming import display_name


@dataclass(frozen=True)
class ExportFacts:
    """
    What a writer may want to know of the recording besides its regions.

    Attributes
    ----------
    duration_s, sample_rate, name
        Of the recording; ``None`` or empty when it is not at hand.
    start_timecode_s
        Time of day of the first sample, added wherever the format holds timecode.
    """

    duration_s: float | None = None
    sample_rate: int | None = None
    name: str = ""
    start_timecode_s: float = 0.0


@dataclass(frozen=True)
class FormatSpec:
    """
    One format of region files.

    Attributes
    ----------
    id, name, extension
        For the command line, for people, and for file names (with its dot).
    keeps, loses
        What survives a round trip through a file of this format, and what does not, in words.
    verified_by
        The program that was seen to read such a file; empty when none was.
    writer
        Pure: text of the file from regions and facts.
    reader
        Pure: regions from the text of a file and its name for messages; ``None`` for formats only written.
    """

    id: str
    name: str
    extension: str
    keeps: str
    loses: str
    verified_by: str
    writer: Callable[[Sequence[Region], ExportFacts], str]
    reader: Callable[[str, str], tuple[Region, ...]] | None = None


def _write_csv(regions: Sequence[Region], facts: ExportFacts) -> str:
    return regions_csv(regions, facts.start_timecode_s)


FORMATS = (
    FormatSpec(
        id="csv",
        name="Soloscope CSV",
        extension=".csv",
        keeps="Instrument, times to the millisecond, mean and peak activation, solo, status.",
        loses="Whether a region came from the analysis, the user or an import.",
        verified_by="Soloscope",
        writer=_write_csv,
        reader=read_regions_csv,
    ),
)


def format_by_id(format_id: str) -> FormatSpec:
    """
    Return the format with an id.

    Raises
    ------
    ExportError
        When there is none.
    """
    for spec in FORMATS:
        if spec.id == format_id:
            return spec
    known = ", ".join(spec.id for spec in FORMATS)
    raise ExportError(f"There is no format “{format_id}”; choose one of: {known}.")


def format_for_path(path: str | os.PathLike[str]) -> FormatSpec:
    """
    Return the format that a file's extension stands for.

    Raises
    ------
    ExportError
        When the extension belongs to none.
    """
    extension = Path(path).suffix.lower()
    for spec in FORMATS:
        if spec.extension == extension:
            return spec
    known = ", ".join(spec.extension for spec in FORMATS)
    raise ExportError(f"The name “{display_name(path)}” does not say its format; end it in one of: {known}.")
