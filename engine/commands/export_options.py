"""The arguments that choose regions and the format of their file, the same for every verb that takes some."""

import argparse
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.interchange import (
    FORMATS,
    OF_RECORDING,
    ExportChoice,
    ExportFacts,
    format_by_id,
    frame_rate,
    timeline_start_s,
)

__all__ = [
    "FRAME_RATE_HELP",
    "OFFSET_HELP",
    "add_choice_arguments",
    "add_source_format",
    "check_instruments",
    "check_offset",
    "export_choice",
    "instrument_names",
]

FRAME_RATE_HELP = "frames a second, for formats that count them: 25 (default), 29.97, 29.97df and so on"
OFFSET_HELP = "start of the recording on the timeline: 01:00:00:00, 01:00:00.000, seconds, or “recording”: its timecode"


def add_choice_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which regions are meant."""
    parser.add_argument("--instruments", type=instrument_names, metavar="A,B", help="these instruments only")
    parser.add_argument("--solos", action="store_true", help="only where an instrument is alone or leads")
    parser.add_argument("--confirmed", action="store_true", help="only what a person has confirmed or corrected")


def add_source_format(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says which format a file of regions has, for files whose content does not tell."""
    known = [spec.id for spec in FORMATS if spec.can_read]
    parser.add_argument(
        "--from", dest="source_format", metavar="F", choices=known, help="format of REGIONS (default: by its content)"
    )


def export_choice(arguments: argparse.Namespace, facts: ExportFacts) -> ExportChoice:
    """
    Return the choice that the arguments make.

    Raises
    ------
    SettingsError
        When an offset or a frame rate cannot be one.
    """
    rate = frame_rate(arguments.frame_rate or "25")
    offset = timeline_start_s(arguments.offset or "", facts, rate)
    if arguments.offset == OF_RECORDING and offset is None:
        raise SettingsError("The recording has no timecode of its own; name it with --recording, or type the offset.")
    return ExportChoice(
        instruments=arguments.instruments,
        confirmed_only=arguments.confirmed,
        solos_only=arguments.solos,
        rejected=True,
        per_instrument=arguments.per_instrument,
        offset_s=offset,
        frame_rate=rate,
        scores=not arguments.no_scores,
        markers=not arguments.no_markers,
    )


def check_offset(offset: str | None, format_ids: Sequence[str]) -> None:
    """
    Refuse an offset for formats of which none has a place for it.

    Raises
    ------
    SettingsError
        Naming the first of them.
    """
    specs = [format_by_id(format_id) for format_id in format_ids]
    if offset and not any("offset" in spec.options for spec in specs):
        raise SettingsError(
            f"Times in files of the format {specs[0].name} count from the start of the recording; leave out the offset."
        )


def check_instruments(chosen: Sequence[str] | None, regions: Sequence[Region], name: str) -> None:
    """
    Refuse names of instruments that are neither in the regions nor known, for they are mistyped.

    Raises
    ------
    SettingsError
        Naming one, and those that there are.
    """
    there = sorted({region.instrument for region in regions})
    mistyped = [each for each in chosen or () if each not in there and each not in OPENMIC_INSTRUMENTS]
    if mistyped:
        raise SettingsError(f"“{name}” has no instrument “{mistyped[0]}”; it has {', '.join(there) or 'none'}.")


def instrument_names(text: str) -> tuple[str, ...]:
    """Read ``clarinet,flute``."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one instrument")
    return names
