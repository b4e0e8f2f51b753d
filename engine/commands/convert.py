"""``soloscope convert``: regions from one file format to another."""

import argparse
from pathlib import Path

from engine.commands.console import Console
from engine.commands.output import write_result
from engine.commands.recordings import STANDARD_OUTPUT
from engine.interchange import FORMATS, ExportFacts, format_by_id, format_for_path, read_regions
from engine.naming import display_name

__all__ = ["add_parsers"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "convert",
        help="write regions in another format",
        description="Read regions that Soloscope or a person wrote, and write them in another format.",
    )
    parser.add_argument("regions", type=Path, metavar="REGIONS", help="file of regions")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="file to write, - for standard output")
    formats = [spec.id for spec in FORMATS]
    parser.add_argument("--format", choices=formats, help="format of OUT (default: by its extension)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Convert; return the exit code."""
    regions = read_regions(arguments.regions)
    spec = format_by_id(arguments.format) if arguments.format else format_for_path(arguments.output)
    write_result(arguments.output, spec.writer(regions, ExportFacts(name=arguments.regions.name)))
    where = "" if arguments.output == STANDARD_OUTPUT else f" → {arguments.output}"
    count = f"{len(regions)} region{'' if len(regions) == 1 else 's'}"
    console.event(
        "done", f"{display_name(arguments.regions)}: {count}{where}", output=arguments.output, regions=len(regions)
    )
    return 0
