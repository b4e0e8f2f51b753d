"""``soloscope convert``: regions from one file format to another, all of them or those chosen."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

from engine.audio import open_recording
from engine.commands.console import Console
from engine.commands.export_options import (
    FRAME_RATE_HELP,
    OFFSET_HELP,
    add_choice_arguments,
    add_source_format,
    check_instruments,
    export_choice,
)
from engine.commands.made_file import SUFFIX, write_made_file
from engine.commands.output import facts_of, write_export
from engine.commands.recordings import STANDARD_OUTPUT
from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.interchange import (
    FORMATS,
    ExportFacts,
    ExportPlan,
    FormatSpec,
    format_by_id,
    format_for_path,
    planned_export,
    read_contents,
    unknown_names,
    with_known_names,
)
from engine.naming import display_name

__all__ = ["add_parsers"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "convert",
        help="write regions and markers in another format",
        description="Read regions and markers that Soloscope, a person or an editor wrote, and write them in another "
        "format. "
        "“soloscope formats” lists the formats.",
    )
    parser.add_argument("regions", type=Path, metavar="REGIONS", help="file of regions, or a WAV with cue markers")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="file or folder, - for standard output")
    written = [spec.id for spec in FORMATS]
    parser.add_argument("--format", metavar="F", choices=written, help="format of OUT (default: by its extension)")
    add_source_format(parser)
    parser.add_argument(
        "--recording", type=Path, metavar="FILE", help="the recording, for formats that need facts of it"
    )
    parser.add_argument(
        "--as", dest="others_as", metavar="INSTRUMENT", help="instrument of regions whose names Soloscope does not know"
    )
    add_choice_arguments(parser)
    parser.add_argument("--per-instrument", action="store_true", help="write a file for each instrument")
    parser.add_argument("--offset", metavar="TC", help=OFFSET_HELP)
    parser.add_argument("--frame-rate", metavar="R", help=FRAME_RATE_HELP)
    parser.add_argument("--no-scores", action="store_true", help="write names without scores into labels")
    parser.add_argument("--no-markers", action="store_true", help="leave out the markers that REGIONS holds")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Convert; return the exit code."""
    contents = read_contents(arguments.regions, arguments.source_format)
    regions = contents.regions
    unknown = unknown_names(regions, OPENMIC_INSTRUMENTS)
    regions = with_known_names(regions, OPENMIC_INSTRUMENTS, arguments.others_as, keep_others=True)
    if unknown and arguments.others_as is None:
        console.event(
            "warning",
            f"Note: {len(unknown)} name{' is' if len(unknown) == 1 else 's are'} no instrument of the default model "
            f"and kept as written, such as “{display_name(unknown[0])}”; --as gives them an instrument.",
            warning="unknown instruments",
            names=list(unknown),
        )
    check_instruments(arguments.instruments, regions, display_name(arguments.regions))
    spec = _format(arguments)
    facts = replace(_facts(arguments), markers=contents.markers)
    plan = planned_export(regions, spec, facts, export_choice(arguments, facts))
    path = _target(arguments, spec)
    targets = _targets(arguments, plan, path)
    for target, file in zip(targets, plan.files, strict=True):
        write_export(target, spec, file.regions, file.facts, console)
    if path is not None and targets:
        sources = [arguments.regions, *([facts.path] if facts.path is not None else [])]
        write_made_file(path.with_name(path.name + SUFFIX), arguments.command_line, sources, targets, console)
    if plan.unmarked:
        what = f"{plan.unmarked} marker{'' if plan.unmarked == 1 else 's'}"
        console.event(
            "warning",
            f"Note: {what} left out, for the format {spec.name} has no place for markers.",
            warning="markers left out",
            markers=plan.unmarked,
        )
    _report(arguments, console, plan, targets)
    return 0


def _format(arguments: argparse.Namespace) -> FormatSpec:
    if arguments.format:
        return format_by_id(arguments.format)
    if arguments.output == STANDARD_OUTPUT or os.path.isdir(arguments.output):
        raise SettingsError("Name the format with --format; there is no file whose extension says it.")
    return format_for_path(arguments.output)


def _facts(arguments: argparse.Namespace) -> ExportFacts:
    """Return the facts of the recording, which is REGIONS itself where that is a WAV with markers."""
    path = arguments.recording
    if path is None and arguments.regions.suffix.lower() in (".wav", ".wave"):
        path = arguments.regions
    if path is None:
        return ExportFacts(name=display_name(arguments.regions))
    with open_recording(path) as recording:
        return facts_of(recording.info)


def _target(arguments: argparse.Namespace, spec: FormatSpec) -> Path | None:
    """Return the file that OUT names, by itself or as a folder; None for standard output."""
    output = arguments.output
    if output == STANDARD_OUTPUT:
        return None
    path = Path(output)
    if output.endswith(("/", os.sep)) or path.is_dir():
        path = path / f"{arguments.regions.stem}{spec.extension}"
    return path


def _targets(arguments: argparse.Namespace, plan: ExportPlan, path: Path | None) -> list[str]:
    """Return where each file goes: as named, or with the instrument before the extension."""
    if path is None:
        if arguments.per_instrument:
            raise SettingsError(
                "Files for each instrument cannot go to standard output; name a file or folder with -o."
            )
        return [STANDARD_OUTPUT]
    named = plan.paths(path)
    source = os.path.realpath(arguments.regions)
    if any(os.path.realpath(target) == source for target in named):
        raise SettingsError(f"The result would overwrite “{display_name(arguments.regions)}”; choose another name.")
    return [str(target) for target in named]


def _report(arguments: argparse.Namespace, console: Console, plan: ExportPlan, targets: list[str]) -> None:
    count = f"{plan.count} region{'' if plan.count == 1 else 's'}"
    if plan.marker_count:
        count += f" and {plan.marker_count} marker{'' if plan.marker_count == 1 else 's'}"
    where = "" if arguments.output == STANDARD_OUTPUT else f" → {', '.join(targets) or 'no file'}"
    lost = f" ({plan.cut_off} before the start of the timeline cut off)" if plan.cut_off else ""
    console.event(
        "done",
        f"{display_name(arguments.regions)}: {count}{lost}{where}",
        output=arguments.output,
        files=targets,
        regions=plan.count,
        markers=plan.marker_count,
        cut_off=plan.cut_off,
    )
