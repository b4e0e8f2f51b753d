"""``soloscope batch``: many recordings in, their regions out, taken up again where it was interrupted."""

import argparse
import hashlib
import os
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf
from engine.analysis.progress import Progress
from engine.analysis.settings import DEFAULT_BUNDLE, DEFAULT_HOP_S, DEVICES, MAX_HOP_S, MIN_HOP_S, AnalysisSettings
from engine.audio.finding import find_recordings
from engine.batch.items import BatchItem, State
from engine.batch.queue import BatchQueue, QueueDamaged
from engine.batch.queue_folder import queue_folder
from engine.batch.settings import BatchSettings
from engine.batch.work import BatchJob, Outcome, work_on
from engine.commands.console import VERBOSE, Console
from engine.commands.export_options import FRAME_RATE_HELP, OFFSET_HELP, check_offset
from engine.errors import BundleError, SettingsError, SoloscopeError
from engine.interchange import FORMATS
from engine.models import find_bundle, read_card
from engine.models.shelf import CARD_FILE
from engine.naming import display_name

__all__ = ["add_parsers"]

_QUEUE_ENDING = ".batch"
_QUEUES_KEPT = 20
_SQLITE_PARTS = ("", "-wal", "-shm")


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "batch",
        help="analyse whole folders, and go on after an interruption",
        description="Analyse many recordings one after another. A bad one is told about and stops no other. What was "
        "interrupted, by Ctrl+C or a power cut, goes on when the same command is given with --resume.",
    )
    parser.add_argument("recordings", nargs="*", metavar="RECORDING", help="audio or video files, or folders of them")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="folder for the results, in the structure of the recordings' own "
        "(default: beside each recording)",
    )  # fmt: skip
    formats = [spec.id for spec in FORMATS]
    parser.add_argument(
        "--format", action="append", choices=formats, help="format of the regions; may be repeated (default: csv)"
    )
    parser.add_argument("--offset", metavar="TC", help=OFFSET_HELP)
    parser.add_argument("--frame-rate", metavar="R", help=FRAME_RATE_HELP)
    parser.add_argument(
        "--activations", action="store_true", help="also write the probability of every frame of each recording"
    )
    parser.add_argument("--resume", action="store_true", help="go on with what is left, and try again what failed")
    parser.add_argument(
        "--skip-existing", action="store_true", help="leave out recordings whose results are there and up to date"
    )
    parser.add_argument("--model", metavar="BUNDLE", help=f"name or folder of the model (default: {DEFAULT_BUNDLE})")
    parser.add_argument(
        "--hop",
        type=float,
        metavar="S",
        help=f"seconds between windows, {MIN_HOP_S:g} to {MAX_HOP_S:g} (default: {DEFAULT_HOP_S:g})",
    )
    parser.add_argument("--device", choices=DEVICES, help="what to compute on (default: auto)")
    parser.add_argument(
        "--threshold-scale", type=float, metavar="X", help="multiply every threshold; over 1 gives fewer regions"
    )
    parser.add_argument("--min-duration", type=float, metavar="S", help="drop shorter regions")
    parser.add_argument("--queue", metavar="FILE", help="keep the state of the batch there (default: chosen by itself)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Work through the recordings the arguments name; return the exit code."""
    if not arguments.recordings and not arguments.resume:
        raise SettingsError("Name recordings or folders to analyse, or go on with an earlier batch with --resume.")
    if arguments.output is not None and Path(arguments.output).is_file():
        raise SettingsError(f"“{display_name(arguments.output)}” is a file; several recordings need a folder to go to.")
    path = _queue_path(arguments)
    if not arguments.resume:
        _forget(path)
    output = None if arguments.output is None else Path(arguments.output)
    settings = _settings(arguments, BatchSettings(skip_existing=False))
    check_offset(arguments.offset, settings.formats)
    with closing(BatchQueue(path, settings, output)) as queue:
        if arguments.resume:
            _check_unchanged(arguments, queue)
            queue.retry()
        _check_model(queue.settings)
        _gather(arguments, queue, console)
        if not len(queue):
            named = ", ".join(f"“{display_name(name)}”" for name in arguments.recordings)
            raise SettingsError(f"There are no recordings in {named}." if named else "There is no batch to go on with.")
        count = _work_through(queue, console)
    if not count[State.FAILED]:
        _forget(path)  # nothing is left that could be gone on with
    _forget_old_queues()
    return 1 if count[State.FAILED] else 0


def _settings(arguments: argparse.Namespace, base: BatchSettings) -> BatchSettings:
    """Put what was given on the command line over these settings."""
    model = arguments.model
    if model is not None and Path(model).name != model:
        model = os.path.abspath(model)
    analysis = _given(bundle=model, hop_s=arguments.hop, device=arguments.device)
    run = _given(
        threshold_scale=arguments.threshold_scale,
        min_duration_s=arguments.min_duration,
        frame_rate=arguments.frame_rate,
        start=arguments.offset,
    )
    own = _given(
        formats=tuple(arguments.format) if arguments.format else None,
        activations=arguments.activations or None,
        skip_existing=arguments.skip_existing or None,
    )
    return replace(base, run=replace(base.run, analysis=replace(base.run.analysis, **analysis), **run), **own)


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _check_unchanged(arguments: argparse.Namespace, queue: BatchQueue) -> None:
    """Half a batch with one setting and half with another would be worth nothing."""
    if _settings(arguments, queue.settings) != queue.settings:
        raise SettingsError(
            "--resume goes on with the settings the batch began with; leave the others out, or begin anew without it."
        )


def _check_model(settings: BatchSettings) -> None:
    """Raise BundleError or SettingsError now rather than for every recording."""
    read_card(find_bundle(settings.run.analysis.bundle) / CARD_FILE)
    AnalysisSettings(**settings.run.analysis.to_json())


def _gather(arguments: argparse.Namespace, queue: BatchQueue, console: Console) -> None:
    def on_trouble(sentence: str) -> None:
        console.event("warning", f"Note: {sentence}", warning=sentence)

    # Absolute, so that a batch can be gone on with from another folder.
    named = [Path(os.path.abspath(name)) for name in arguments.recordings]
    queue.add(find_recordings(named, keep_folder=len(named) > 1, on_trouble=on_trouble))
    waiting = queue.counts[State.WAITING]
    console.event("queued", "", recordings=len(queue), waiting=waiting, queue=str(queue.path))


def _work_through(queue: BatchQueue, console: Console) -> dict[State, int]:
    """Work on everything that waits; say how it ended and return how many recordings are in each state."""
    shelf, cache = AnalyzerShelf(), AnalysisCache()
    number, total = len(queue) - queue.counts[State.WAITING], len(queue)
    queue.set_active(True)
    while (item := queue.next_waiting()) is not None:
        number += 1
        queue.update(item.id, state=State.RUNNING)
        try:
            _work_on_one(item, queue, shelf, cache, console, {"number": number, "count": total})
        except BaseException:
            # Interrupted, or nothing can go on: what was begun waits for --resume.
            queue.update(item.id, state=State.WAITING)
            raise
        if queue.trouble:
            console.event("warning", f"Note: {queue.trouble}", warning=queue.trouble)
            queue.trouble = ""
    queue.set_active(False)
    count = queue.counts
    words = {"done": count[State.DONE], "failed": count[State.FAILED], "skipped": count[State.SKIPPED]}
    text = ", ".join(f"{n} {word}" for word, n in words.items() if n) + "."
    console.event("finished", text, **words)
    return count


def _work_on_one(
    item: BatchItem,
    queue: BatchQueue,
    shelf: AnalyzerShelf,
    cache: AnalysisCache,
    console: Console,
    place: dict[str, int],
) -> None:
    name = display_name(item.path)
    facts: dict[str, Any] = {"recording": str(item.path), **place}
    shown = f"[{place['number']}/{place['count']}] {name}"
    console.event("started", f"{shown}: analysing …", level=VERBOSE, **facts)

    def on_progress(progress: Progress) -> None:
        console.analysis_progress(shown, progress, **facts)

    try:
        outcome = work_on(BatchJob(item.path, item.base, queue.settings), shelf, cache, on_progress=on_progress)
    except (BundleError, SettingsError):
        raise  # no recording is to blame: every other would fail in the same way
    except MemoryError:
        sentence = "There is too little memory to analyse it; close other programs."
        queue.update(item.id, state=State.FAILED, sentence=sentence)
        console.error(f"{name}: {sentence}", "MemoryError", **facts)
        return
    except SoloscopeError as error:
        sentence = str(error)
        queue.update(item.id, state=State.FAILED, sentence=sentence)
        console.error(sentence if name in sentence else f"{name}: {sentence}", type(error).__name__, **facts)
        return
    finally:
        console.end_progress()
    _note_outcome(item, outcome, queue, console, shown, facts)


def _note_outcome(
    item: BatchItem, outcome: Outcome, queue: BatchQueue, console: Console, shown: str, facts: dict[str, Any]
) -> None:
    if outcome.skipped:
        queue.update(item.id, state=State.SKIPPED)
        console.event("skipped", f"{shown}: done before, skipped.", **facts)
        return
    queue.update(item.id, state=State.DONE, regions=outcome.regions, duration_s=outcome.duration_s)
    how = "analysed before" if outcome.from_cache else f"{outcome.elapsed_s:.1f} s on {outcome.device}"
    found = f"{outcome.regions} region{'' if outcome.regions == 1 else 's'}"
    console.event(
        "done",
        f"{shown}: {found} ({how}) → {outcome.files[0]}",
        **facts,
        output=[str(file) for file in outcome.files],
        regions=outcome.regions,
        from_cache=outcome.from_cache,
        device=outcome.device,
        elapsed_s=round(outcome.elapsed_s, 3),
    )


def _queue_path(arguments: argparse.Namespace) -> Path:
    """Return the file that keeps this batch: as named, else the same for the same recordings and output folder."""
    if arguments.queue is not None:
        return Path(arguments.queue)
    if arguments.resume and not arguments.recordings:
        kept = _queues()
        if not kept:
            raise SettingsError("There is no batch to go on with; name recordings or folders to begin one.")
        return kept[0]
    named = sorted(os.path.abspath(name) for name in arguments.recordings)
    named.append("" if arguments.output is None else os.path.abspath(arguments.output))
    key = hashlib.sha256(b"\0".join(os.fsencode(name) for name in named)).hexdigest()[:16]
    return queue_folder() / f"{key}{_QUEUE_ENDING}"


def _queues() -> list[Path]:
    """Return the batches of the command line that are kept, the one used last first."""
    dated = []
    for path in queue_folder().glob(f"*{_QUEUE_ENDING}"):
        with suppress(OSError):
            dated.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(dated, reverse=True)]


def _forget(path: Path) -> None:
    """Remove a batch; raises SettingsError where somebody works on it, or the file is something else."""
    if path.exists():
        try:
            BatchQueue(path).close()
        except QueueDamaged:
            if path.parent != queue_folder():
                raise  # a file of somebody else's
    for part in _SQLITE_PARTS:
        with suppress(OSError):
            Path(f"{path}{part}").unlink()


def _forget_old_queues() -> None:
    for path in _queues()[_QUEUES_KEPT:]:
        with suppress(SettingsError):
            _forget(path)
