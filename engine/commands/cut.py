"""``soloscope cut``: the sound of regions as files of their own."""

import argparse
import os
from pathlib import Path

from engine.audio.exact_source import ExactSource
from engine.commands.console import Console
from engine.commands.export_options import add_choice_arguments, add_source_format, check_instruments
from engine.commands.made_file import SUFFIX, write_made_file
from engine.errors import SettingsError
from engine.interchange import ExportChoice, ExportFacts, format_by_id, planned_export, read_regions
from engine.interchange.solo_audio import CutSettings, planned_cuts, sample_format, write_cuts
from engine.naming import display_name

__all__ = ["add_parsers"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "cut",
        help="write the sound of regions as files",
        description="Cut regions out of a recording, sample-exact, each to a file of its own.",
    )
    parser.add_argument("recording", type=Path, metavar="RECORDING", help="the recording")
    parser.add_argument("regions", type=Path, metavar="REGIONS", help="file of regions, in any format that can be read")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR", help="folder for the files")
    add_source_format(parser)
    add_choice_arguments(parser)
    parser.add_argument("--container", choices=("wav", "flac"), default="wav", help="what is written (default: wav)")
    parser.add_argument("--handles", type=float, default=0.0, metavar="MS", help="sound kept before and after, in ms")
    parser.add_argument("--fade-in", type=float, default=0.0, metavar="MS", help="equal-power fade at the start, in ms")
    parser.add_argument("--fade-out", type=float, default=0.0, metavar="MS", help="equal-power fade at the end, in ms")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Cut; return the exit code."""
    settings = CutSettings(arguments.container, arguments.handles, arguments.fade_in, arguments.fade_out)
    folder: Path = arguments.output
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"“{display_name(folder)}” is a file; name a folder for the cuts.")
    choice = ExportChoice(arguments.instruments, arguments.confirmed, arguments.solos)
    regions = read_regions(arguments.regions, arguments.source_format)
    check_instruments(arguments.instruments, regions, display_name(arguments.regions))
    plan = planned_export(regions, format_by_id("csv"), ExportFacts(), choice)
    name = display_name(arguments.recording)
    with ExactSource(arguments.recording) as source:
        cuts = planned_cuts(
            plan.files[0].regions,
            settings,
            name=arguments.recording.name,
            sample_rate=source.info.sample_rate,
            frames=source.frames,
            start_timecode_s=source.info.start_timecode_s or 0.0,
            taken=os.listdir(folder) if folder.is_dir() else (),
        )
        _, note = sample_format(source.width, settings.container)
        if note and cuts:
            console.event("warning", f"Note: {note}", warning=note)
        try:
            files = write_cuts(
                source,
                folder,
                cuts,
                settings,
                lambda share: console.progress(f"{name}: cutting", share, None),
            )
        finally:
            console.end_progress()
    if files:
        sources = [arguments.recording, arguments.regions]
        write_made_file(_record(folder, arguments.recording), arguments.command_line, sources, files, console)
    outside = plan.count - len(cuts)
    lost = f", {outside} without sound in the recording left out" if outside else ""
    count = f"{len(files)} file{'' if len(files) == 1 else 's'}"
    console.event(
        "done", f"{name}: {count}{lost} → {arguments.output}", files=[str(file) for file in files], left_out=outside
    )
    return 0


def _record(folder: Path, recording: Path) -> Path:
    """Return where it is written how cuts were made: cuts are never replaced, so what is said of them neither."""
    path, count = folder / f"{recording.stem}{SUFFIX}", 1
    while path.exists():
        count += 1
        path = folder / f"{recording.stem} {count}{SUFFIX}"
    return path
