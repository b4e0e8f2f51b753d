"""``soloscope analyze``: recordings in, regions out, and a run file that repeats it."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.analysis.activations import Activations
from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf, FileAnalysis, analyze_file
from engine.analysis.progress import Progress
from engine.analysis.regions import Region
from engine.analysis.run_file import RunFile, RunRecording, RunSettings
from engine.analysis.run_regions import run_regions
from engine.analysis.settings import DEFAULT_BUNDLE, DEFAULT_HOP_S, DEVICES, MAX_HOP_S, MIN_HOP_S
from engine.audio import Recording, content_hash, open_recording
from engine.commands.console import VERBOSE, Console, clock
from engine.commands.export_options import FRAME_RATE_HELP, OFFSET_HELP, check_offset, instrument_names
from engine.commands.output import facts_of, write_export, write_result
from engine.commands.recordings import STANDARD_OUTPUT, Task, planned_tasks
from engine.errors import BundleError, RecordingError, SettingsError, SoloscopeError
from engine.interchange import (
    FORMATS,
    OF_RECORDING,
    activations_csv,
    format_by_id,
    format_for_result,
    frame_rate,
    on_timeline,
)
from engine.models import Card, bundle_sha256, find_bundle, read_card
from engine.models.shelf import CARD_FILE
from engine.naming import display_name

__all__ = ["add_parsers"]


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "analyze",
        help="find which instrument sounds when",
        description="Find which instrument sounds when in recordings, and write the regions.",
    )
    parser.add_argument("recordings", nargs="*", metavar="RECORDING", help="audio or video files, or folders of them")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="file to write, folder for several recordings, - for standard output"
    )
    parser.add_argument(
        "--format", choices=[spec.id for spec in FORMATS], help="format of OUT (default: by its extension)"
    )
    parser.add_argument("--offset", metavar="TC", help=OFFSET_HELP)
    parser.add_argument("--frame-rate", metavar="R", help=FRAME_RATE_HELP)
    parser.add_argument("--activations", metavar="ACT.csv", help="also write the probability of every frame there")
    parser.add_argument(
        "--lead", action="store_true", help="add the lead columns to the activations, if the model has them"
    )
    parser.add_argument(
        "--model", metavar="BUNDLE", help=f"name or folder of the model bundle (default: {DEFAULT_BUNDLE})"
    )
    parser.add_argument(
        "--hop",
        type=float,
        metavar="S",
        help=f"seconds between windows, {MIN_HOP_S:g} to {MAX_HOP_S:g} (default: {DEFAULT_HOP_S:g})",
    )
    parser.add_argument("--instruments", type=instrument_names, metavar="A,B", help="write these instruments only")
    parser.add_argument(
        "--threshold", type=_threshold, metavar="X", help="0 to 1 for all instruments, or clarinet=0.4,flute=0.5"
    )
    parser.add_argument(
        "--threshold-scale", type=float, metavar="X", help="multiply every fitted threshold; over 1 gives fewer regions"
    )
    parser.add_argument("--min-duration", type=float, metavar="S", help="drop shorter regions")
    parser.add_argument("--merge-gap", type=float, metavar="S", help="join regions with no more than this between them")
    parser.add_argument("--solos", action="store_true", help="write only solos: where one instrument is alone or leads")
    parser.add_argument("--device", choices=DEVICES, help="what to compute on (default: auto)")
    parser.add_argument("--batch-size", type=int, metavar="N", help="windows at once (default: by device)")
    parser.add_argument("--skip-existing", action="store_true", help="leave out recordings whose OUT is there already")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep earlier analyses")
    parser.add_argument(
        "--params", metavar="RUN.json", help="run file: its settings are used if it exists, else it is written there"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Analyse what the arguments name; return the exit code."""
    former = _former_run(arguments)
    settings = _settings(arguments, former)
    check_offset(arguments.offset, [settings.format])
    card = read_card(find_bundle(settings.analysis.bundle) / CARD_FILE)
    _check_against(settings, card)
    if former is not None and former.bundle_sha256 not in ("", bundle_sha256(card)):
        console.event(
            "warning",
            f"Note: the model bundle '{settings.analysis.bundle}' is not the one of the run file; results will differ.",
            warning="bundle differs from the run file's",
        )
    tasks = _tasks(arguments, former, settings)
    if settings.lead and not any(task.activations for task in tasks):
        raise SettingsError("--lead adds columns to the activations; name their file with --activations.")
    batch = _Batch(settings, console, cache=not arguments.no_cache, skip_existing=arguments.skip_existing)
    done = tuple(batch.work_on(task, number, len(tasks)) for number, task in enumerate(tasks, 1))
    run_path = _run_path(arguments, former, tasks)
    if run_path is not None and any(entry.status != "skipped" for entry in done):
        _write_run_file(run_path, RunFile(settings, done, bundle_sha256(card)), console)
    count = {status: sum(entry.status == status for entry in done) for status in ("done", "failed", "skipped")}
    text = ""
    if len(done) > 1:
        text = ", ".join(f"{number} {status}" for status, number in count.items() if number) + "."
    console.event("finished", text, run_file=str(run_path or ""), **count)
    return 1 if count["failed"] else 0


def _former_run(arguments: argparse.Namespace) -> RunFile | None:
    if arguments.params is None or not os.path.exists(arguments.params):
        return None
    return RunFile.read(Path(arguments.params))


def _settings(arguments: argparse.Namespace, former: RunFile | None) -> RunSettings:
    """Take the settings of the former run, if one is named, and put those given on the command line over them."""
    base = former.settings if former is not None else RunSettings()
    analysis = {
        "bundle": _bundle_name(arguments.model),
        "hop_s": arguments.hop,
        "device": arguments.device,
        "batch_size": arguments.batch_size,
    }
    own = {
        "threshold": arguments.threshold,
        "threshold_scale": arguments.threshold_scale,
        "min_duration_s": arguments.min_duration,
        "merge_gap_s": arguments.merge_gap,
        "instruments": arguments.instruments,
        "solos": arguments.solos or None,
        "lead": arguments.lead or None,
        "frame_rate": arguments.frame_rate,
        "start": arguments.offset,
        "format": arguments.format or _format_by_name(arguments.output, base.format),
    }
    return replace(base, analysis=replace(base.analysis, **_given(analysis)), **_given(own))


def _format_by_name(output: str | None, otherwise: str) -> str:
    """Return the format that the name of OUT stands for, else the other one."""
    if output is None or output == STANDARD_OUTPUT or output.endswith(("/", os.sep)) or os.path.isdir(output):
        return otherwise
    return format_for_result(output, otherwise).id


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _bundle_name(given: str | None) -> str | None:
    """Name a bundle so that the run file finds it from any folder."""
    if given is None or Path(given).name == given:
        return given
    return os.path.abspath(given)


def _check_against(settings: RunSettings, card: Card) -> None:
    named = set(settings.instruments or ())
    if isinstance(settings.threshold, Mapping):
        named |= set(settings.threshold)
    unknown = sorted(named - set(card.instruments))
    if unknown:
        raise SettingsError(
            f"The model bundle '{card.name}' does not know the instrument '{unknown[0]}'; "
            f"it knows {', '.join(card.instruments)}."
        )


def _tasks(arguments: argparse.Namespace, former: RunFile | None, settings: RunSettings) -> tuple[Task, ...]:
    if arguments.recordings:
        suffix = format_by_id(settings.format).extension
        return planned_tasks(
            [Path(name) for name in arguments.recordings], arguments.output, arguments.activations, suffix
        )
    if former is None:
        raise SettingsError("Name a recording to analyse, or with --params a run file to repeat.")
    if arguments.output or arguments.activations:
        raise SettingsError("To repeat a run, leave out -o and --activations; to analyse something else, name it.")
    tasks = [Task(Path(r.path), r.output, r.activations or None, r.exports) for r in former.recordings if r.output]
    if not tasks:
        raise SettingsError(f"The run file “{display_name(arguments.params)}” names no recordings.")
    return tuple(tasks)


class _Batch:
    """Works on one recording after another with the same settings and one warm analyzer."""

    def __init__(self, settings: RunSettings, console: Console, cache: bool, skip_existing: bool) -> None:
        self._settings = settings
        self._console = console
        self._cache = AnalysisCache() if cache else None
        self._skip_existing = skip_existing
        self._shelf = AnalyzerShelf()

    def work_on(self, task: Task, number: int, count: int) -> RunRecording:
        """Analyse one recording and write its results; what is wrong with it is said and harms no other."""
        name = display_name(task.recording)
        facts: dict[str, Any] = {"recording": str(task.recording), "number": number, "count": count}
        entry = RunRecording(
            path=os.path.abspath(task.recording),
            output=_absolute(task.output),
            activations=_absolute(task.activations),
            exports=task.exports,
        )
        if self._skip_existing and task.files and all(file.exists() for file in task.files):
            self._console.event("skipped", f"{name}: done before, skipped.", **facts)
            return replace(entry, status="skipped")
        self._console.event("started", f"{name}: analysing …", level=VERBOSE, **facts)
        try:
            with open_recording(task.recording) as recording:
                done = self._analyse(recording, f"[{number}/{count}] {name}" if count > 1 else name, facts)
                regions = run_regions(done.activations, self._settings)
                facts_of_it = replace(facts_of(recording.info), frame_rate=frame_rate(self._settings.frame_rate))
            if self._settings.start == OF_RECORDING and facts_of_it.start_timecode_s is None:
                self._console.event(
                    "warning",
                    f"Note: {name} has no timecode of its own; its file starts as it does without an offset.",
                    warning="no timecode",
                    **facts,
                )
            curves = activations_csv(self._with_chosen_lead(done.activations)) if task.activations else ""
            for format_id, file in {self._settings.format: task.output, **task.exports}.items():
                spec = format_by_id(format_id)
                written = on_timeline(regions, spec, facts_of_it, self._settings.start)
                write_export(file, spec, written.regions, written.facts, self._console)
            if task.activations is not None:
                write_result(task.activations, curves)
        except (BundleError, SettingsError):
            raise  # no recording is to blame: every other would fail in the same way
        except MemoryError:
            self._failed("There is too little memory to analyse it; close other programs.", "MemoryError", name, facts)
            return replace(entry, status="failed")
        except SoloscopeError as error:
            self._failed(str(error), type(error).__name__, name, facts)
            return replace(entry, status="failed", sha256=_hash_if_readable(task.recording))
        self._report(task, name, regions, done, facts)
        return replace(entry, sha256=done.recording_sha256)

    def _analyse(self, recording: Recording, shown: str, facts: dict[str, Any]) -> FileAnalysis:
        def on_progress(progress: Progress) -> None:
            self._console.analysis_progress(shown, progress, **facts)

        try:
            return analyze_file(recording, self._settings.analysis, self._shelf, self._cache, on_progress=on_progress)
        finally:
            self._console.end_progress()

    def _with_chosen_lead(self, activations: Activations) -> Activations:
        if not self._settings.lead:
            return replace(activations, lead=None)
        if activations.lead is None:
            raise SettingsError(f"The model bundle '{self._settings.analysis.bundle}' does not tell who leads.")
        return activations

    def _report(
        self, task: Task, name: str, regions: Sequence[Region], done: FileAnalysis, facts: dict[str, Any]
    ) -> None:
        what = "solo" if self._settings.solos else "region"
        found = f"{len(regions)} {what}{'' if len(regions) == 1 else 's'}"
        length = clock(done.activations.duration_s)
        how = "analysed before" if done.from_cache else f"{done.elapsed_s:.1f} s on {done.device}"
        where = "" if task.output == STANDARD_OUTPUT else f" → {task.output}"
        self._console.event(
            "done",
            f"{name}: {found} in {length} ({how}){where}",
            **facts,
            output=task.output,
            regions=len(regions),
            from_cache=done.from_cache,
            device=done.device,
            elapsed_s=round(done.elapsed_s, 3),
        )

    def _failed(self, sentence: str, kind: str, name: str, facts: dict[str, Any]) -> None:
        self._console.error(sentence if name in sentence else f"{name}: {sentence}", kind, **facts)


def _run_path(arguments: argparse.Namespace, former: RunFile | None, tasks: Sequence[Task]) -> Path | None:
    """Return where the run file goes: as named, else beside the results; nowhere if there is no such place."""
    if arguments.params is not None and (former is None or not arguments.recordings):
        return Path(arguments.params)
    if not tasks[0].files:
        return None
    if len(tasks) == 1:
        return tasks[0].files[0].with_suffix(".run.json")
    folder = tasks[0].files[0].parent if arguments.output is None else Path(arguments.output)
    return folder / "soloscope.run.json"


def _write_run_file(path: Path, run_file: RunFile, console: Console) -> None:
    try:
        run_file.write(path)
    except OSError as error:
        console.event(
            "warning",
            f"Note: the run file “{display_name(path)}” cannot be written ({error.strerror}).",
            warning=str(error),
        )


def _absolute(name: str | None) -> str:
    return name if name == STANDARD_OUTPUT else os.path.abspath(name) if name else ""


def _hash_if_readable(path: Path) -> str:
    try:
        return content_hash(path)
    except RecordingError:
        return ""


def _threshold(text: str) -> float | dict[str, float]:
    """Read ``0.4`` or ``clarinet=0.4,flute=0.5``."""
    try:
        if "=" not in text:
            return float(text)
        pairs = [part.split("=") for part in text.split(",") if part.strip()]
        return {name.strip(): float(value) for name, value in pairs}
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is neither a number nor like clarinet=0.4,flute=0.5") from error
