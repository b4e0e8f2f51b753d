"""``soloscope audacity``: regions into a running Audacity as labels, and what is open there through the analysis."""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf, analyze_file
from engine.analysis.regions import Region
from engine.analysis.settings import DEFAULT_BUNDLE, DEVICES, AnalysisSettings
from engine.analysis.solos import every_solo
from engine.audio import open_recording
from engine.audio.finding import EXTENSIONS
from engine.commands.console import Console
from engine.commands.export_options import add_source_format
from engine.errors import SettingsError
from engine.interchange import FileContents, is_confirmed, read_contents
from engine.links.audacity import Audacity, export_open_sound, send_regions
from engine.links.audacity_setup import audacity_runs, pipe_setup, switch_on
from engine.naming import display_name

__all__ = ["add_parsers"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb and what it can do to the command line."""
    parser = verbs.add_parser(
        "audacity",
        help="talk to a running Audacity 3: send labels, analyse what is open",
        description="Talk to a running Audacity 3 through its script pipe.",
        epilog="send: add regions of a file or of a recording as labels. analyse: find the instruments in what is open "
        "in Audacity, and add them as labels. status: say whether Audacity can be reached. switch-on: switch its "
        "script pipe on, while it is closed.",
    )
    parser.add_argument("task", choices=["send", "analyse", "analyze", "status", "switch-on"], help="what to do")
    parser.add_argument(
        "source", type=Path, nargs="?", metavar="REGIONS|RECORDING", help="to send: regions, or a recording to analyse"
    )
    add_source_format(parser)
    parser.add_argument("--offset", type=float, metavar="S", help="to send: where the recording starts in Audacity")
    parser.add_argument("--instruments", type=_names, metavar="A,B", help="send these instruments only")
    parser.add_argument("--solos", action="store_true", help="send only solos: where one instrument is alone or leads")
    parser.add_argument("--confirmed", action="store_true", help="send only what a person has confirmed or corrected")
    parser.add_argument(
        "--one-track-per-instrument", action="store_true", help="make a label track for every instrument"
    )
    parser.add_argument("--no-markers", action="store_true", help="to send: leave out the markers that the file holds")
    parser.add_argument("--model", default=DEFAULT_BUNDLE, metavar="BUNDLE", help="model bundle for the analysis")
    parser.add_argument("--device", default="auto", choices=DEVICES, help="what to compute on (default: auto)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Do the task that the arguments name; return the exit code."""
    given = (arguments.source, arguments.offset, arguments.source_format)
    if arguments.task != "send" and any(each is not None for each in given):
        raise SettingsError(f"“{arguments.task}” takes no file and no offset; only “send” does.")
    if arguments.task == "send" and arguments.source is None:
        raise SettingsError("Name a file of regions, or a recording, to send.")
    tasks = {"send": _send, "analyse": _analyse, "analyze": _analyse, "status": _status, "switch-on": _switch_on}
    return tasks[arguments.task](arguments, console)


def _send(arguments: argparse.Namespace, console: Console) -> int:
    """Send regions of a file or of a recording; return the exit code."""
    source: Path = arguments.source
    if arguments.source_format is None and source.suffix.lower() in EXTENSIONS:
        contents = FileContents(_heard(source, arguments, console))
    else:
        contents = read_contents(source, arguments.source_format)
    markers = () if arguments.no_markers else contents.markers
    chosen = FileContents(_chosen(contents.regions, arguments), markers)
    return _labelled(None, chosen, arguments.offset or 0.0, arguments, console)


def _analyse(arguments: argparse.Namespace, console: Console) -> int:
    """Analyse what is open in Audacity; return the exit code."""
    if arguments.confirmed:
        raise SettingsError("Nobody has confirmed regions that are found now; leave --confirmed out.")
    folder = Path(tempfile.mkdtemp(prefix="soloscope-"))
    try:
        with Audacity() as audacity:
            sound = folder / "audacity.wav"
            console.event("exporting", "Audacity writes its sound to a temporary file …")
            offset_s = export_open_sound(audacity, sound)
            regions = _heard(sound, arguments, console)
            return _labelled(audacity, FileContents(_chosen(regions, arguments)), offset_s, arguments, console)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _labelled(
    audacity: Audacity | None,
    chosen: FileContents,
    offset_s: float,
    arguments: argparse.Namespace,
    console: Console,
) -> int:
    count = len(chosen.regions) + len(chosen.markers)
    if not count:
        console.event("done", "There is nothing to send: no region is left after the choice.", labels=0)
        return 0

    def on_progress(made: int, total: int) -> None:
        console.progress("Sending labels", made / total, None, done=made, total=total)

    client = audacity or Audacity()
    try:
        tracks = send_regions(
            client,
            chosen.regions,
            chosen.markers,
            offset_s=offset_s,
            track_per_instrument=arguments.one_track_per_instrument,
            on_progress=on_progress,
        )
    finally:
        console.end_progress()
        if audacity is None:
            client.pipe.close()
    labels = f"{count} label{'' if count == 1 else 's'}"
    where = "one new track" if tracks == 1 else f"{tracks} new tracks"
    console.event("done", f"{labels} in {where} of Audacity.", labels=count, tracks=tracks)
    return 0


def _heard(path: Path, arguments: argparse.Namespace, console: Console) -> tuple[Region, ...]:
    settings = AnalysisSettings(bundle=arguments.model, device=arguments.device)
    with open_recording(path) as recording:
        try:
            done = analyze_file(
                recording,
                settings,
                AnalyzerShelf(),
                AnalysisCache(),
                on_progress=lambda progress: console.progress(
                    f"Analysing {display_name(path)}", progress.share, progress.remaining_s
                ),
            )
        finally:
            console.end_progress()
        return done.activations.regions()


def _chosen(regions: Sequence[Region], arguments: argparse.Namespace) -> tuple[Region, ...]:
    """Return what is to be sent; rejected regions never are."""
    chosen = tuple(region for region in regions if region.status != "rejected")
    if arguments.solos:
        # Solos of a file that holds nothing else are marked as such, and found again where they are not cut short.
        chosen = every_solo(chosen)
    if arguments.confirmed:
        chosen = tuple(region for region in chosen if is_confirmed(region))
    wanted = arguments.instruments
    if wanted is None:
        return chosen
    known = {region.instrument for region in regions}
    unknown = sorted(set(wanted) - known)
    if unknown and known:
        raise SettingsError(f"No region is of “{unknown[0]}”; there are {', '.join(sorted(known))}.")
    return tuple(region for region in chosen if region.instrument in wanted)


def _status(arguments: argparse.Namespace, console: Console) -> int:
    """Say whether Audacity can be reached; return the exit code."""
    with Audacity() as audacity:
        tracks = audacity.tracks()
    number = f"{len(tracks)} track{'' if len(tracks) == 1 else 's'}"
    console.event("done", f"Audacity answers; its project has {number}.", tracks=len(tracks))
    return 0


def _switch_on(arguments: argparse.Namespace, console: Console) -> int:
    """Switch the script pipe on; return the exit code."""
    if pipe_setup().enabled:
        tail = "" if not audacity_runs() else " If Audacity is not reached, close it and start it again."
        console.event("done", f"Audacity’s script pipe is switched on already.{tail}")
        return 0
    copy = switch_on()
    console.event(
        "done",
        f"Switched on; start Audacity now. Its settings as they were are kept beside them, as “{display_name(copy)}”.",
        copy=str(copy),
    )
    return 0


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one instrument")
    return names
