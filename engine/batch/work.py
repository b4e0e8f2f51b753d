"""The work on one recording of a batch: left out if it was done before, else analysed and its results written.

Importing this module does not import torch; a recording that was analysed before needs none.
"""

import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf, FileAnalysis, analyze_file, kept_analysis
from engine.analysis.progress import Cancelled, Progress
from engine.analysis.run_file import RunFile, RunRecording, RunSettings
from engine.analysis.run_regions import run_regions
from engine.audio import Recording, content_hash, open_recording
from engine.audio.files import checked_file
from engine.batch.places import activations_file, result_file, run_file
from engine.batch.settings import BatchSettings
from engine.errors import ExportError, SettingsError
from engine.interchange import (
    ExportFacts,
    format_by_id,
    frame_rate,
    on_timeline,
    write_activations_csv,
    write_regions,
)
from engine.models import bundle_sha256, find_bundle, read_card
from engine.models.shelf import CARD_FILE
from engine.naming import display_name

__all__ = ["BatchJob", "Outcome", "work_on"]


@dataclass(frozen=True)
class BatchJob:
    """One recording, where its results go and how.

    Attributes
    ----------
    recording, base : Path
        As in `engine.batch.items.BatchItem`.
    settings : BatchSettings
    kept_only : bool
        Write an analysis that is kept, and never run the network.
    """

    recording: Path
    base: Path
    settings: BatchSettings
    kept_only: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """The results that will be written."""
        regions = tuple(result_file(self.base, format_id) for format_id in self.settings.formats)
        return (*regions, activations_file(self.base)) if self.settings.activations else regions


@dataclass(frozen=True)
class Outcome:
    """What became of a recording.

    Attributes
    ----------
    skipped : bool
        Whether its results were there and up to date.
    regions : int or None
        How many were written; None if it was skipped.
    duration_s : float
        Of the recording; 0 if it was skipped.
    files : tuple of Path
        The results, the first format's first.
    from_cache : bool
    elapsed_s : float
        Of the analysis.
    device : str
        What the network ran on, now or when the analysis was kept; empty if the recording was skipped.
    """

    skipped: bool
    regions: int | None = None
    duration_s: float = 0.0
    files: tuple[Path, ...] = ()
    from_cache: bool = False
    elapsed_s: float = 0.0
    device: str = ""


def work_on(
    job: BatchJob,
    shelf: AnalyzerShelf,
    cache: AnalysisCache | None = None,
    *,
    on_progress: Callable[[Progress], object] | None = None,
    cancelled: threading.Event | None = None,
) -> Outcome:
    """Analyse one recording and write its results and its run file.

    Parameters
    ----------
    on_progress : callable, optional
        Called by the thread that computes; while it does not return, the work rests.
    cancelled : threading.Event, optional
        Set it, from any thread, to end the work; no file is written after that.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError, ExportError
        If this recording cannot be read or its results cannot be written.
    BundleError, SettingsError
        If the settings cannot be used; every other recording would fail in the same way.
    """
    source = checked_file(job.recording)
    if job.settings.skip_existing and not job.kept_only and _up_to_date(job, cancelled):
        return Outcome(skipped=True, files=job.files)
    _check_place(job)
    with open_recording(job.recording) as recording:
        info = recording.info
        done = _kept(recording, job, cache, cancelled) if job.kept_only else None
        if done is None:
            analysis = job.settings.run.analysis
            done = analyze_file(recording, analysis, shelf, cache, on_progress=on_progress, cancelled=cancelled)
    source.check_unchanged()
    regions = run_regions(done.activations, job.settings.run)
    name, timecode_s = display_name(info.path), info.start_timecode_s
    rate = frame_rate(job.settings.run.frame_rate)
    facts = ExportFacts(info.duration_s, info.sample_rate, name, timecode_s, path=info.path, frame_rate=rate)
    for format_id in job.settings.formats:
        _stop_if(cancelled)
        written = on_timeline(regions, format_by_id(format_id), facts, job.settings.run.start)
        write_regions(result_file(job.base, format_id), written.regions, format_id, written.facts)
    if job.settings.activations:
        _stop_if(cancelled)
        write_activations_csv(replace(done.activations, lead=None), activations_file(job.base))
    _write_run_file(job, done)
    return Outcome(False, len(regions), info.duration_s, job.files, done.from_cache, done.elapsed_s, done.device)


def _kept(
    recording: Recording, job: BatchJob, cache: AnalysisCache | None, cancelled: threading.Event | None
) -> FileAnalysis:
    kept = None
    if cache is not None:
        kept = kept_analysis(recording, job.settings.run.analysis, cache, cancelled)
    if kept is None:
        name = display_name(job.recording)
        raise ExportError(f"The analysis of “{name}” is no longer kept; analyse it again to export it.")
    return kept


def _up_to_date(job: BatchJob, cancelled: threading.Event | None) -> bool:
    """Whether all results are there, and came from the same sound, model and settings."""
    if not all(file.is_file() for file in job.files):
        return False
    former = _former(job)
    if former is None:
        return False
    entry = former.recordings[0]
    written = {former.settings.format, *entry.exports}
    if not written.issuperset(job.settings.formats) or (job.settings.activations and not entry.activations):
        return False  # a file is there, but from another run
    settings = job.settings.run
    card = read_card(find_bundle(settings.analysis.bundle) / CARD_FILE)
    if former.bundle_sha256 != bundle_sha256(card) or not _same_result(former.settings, settings):
        return False
    stopped = None if cancelled is None else cancelled.is_set
    now = content_hash(job.recording, stopped)
    _stop_if(cancelled)
    return entry.sha256 == now


def _former(job: BatchJob) -> RunFile | None:
    """Return the run file of earlier results in this place; None if there is none that is of one recording."""
    try:
        former = RunFile.read(run_file(job.base))
    except SettingsError:
        return None
    return former if len(former.recordings) == 1 and former.recordings[0].status == "done" else None


def _same_result(one: RunSettings, other: RunSettings) -> bool:
    """Whether two settings give the same regions; what they are computed on and written as does not count."""

    def deciding(settings: RunSettings) -> RunSettings:
        analysis = replace(settings.analysis, device="auto", batch_size=0)
        return replace(settings, analysis=analysis, format="csv")

    return deciding(one) == deciding(other)


def _check_place(job: BatchJob) -> None:
    """Make sure that the results can be written before hours are spent on them.

    Raises
    ------
    ExportError
        If the folder may not be written to, or a result would overwrite the recording.
    """
    for file in job.files:
        if os.path.realpath(file) == os.path.realpath(job.recording):
            name = display_name(file)
            raise ExportError(f"The result would overwrite the recording “{name}”; choose another folder.")
    folder = job.base.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(prefix=".soloscope-", dir=folder):
            pass
    except OSError as error:
        raise ExportError(
            f"Nothing can be written to the folder “{display_name(folder)}” ({error.strerror}); choose another one."
        ) from error


def _write_run_file(job: BatchJob, done: FileAnalysis) -> None:
    """Write the run file; one that describes the same results keeps the files it already names."""
    exports = {name: str(result_file(job.base, name)) for name in job.settings.formats}
    settings, activations = job.settings.run, str(activations_file(job.base)) if job.settings.activations else ""
    former = _former(job)
    if (
        former is not None
        and former.bundle_sha256 == done.bundle_sha256
        and former.recordings[0].sha256 == done.recording_sha256
        and _same_result(former.settings, settings)
    ):
        entry = former.recordings[0]
        known = {former.settings.format: entry.output, **entry.exports}
        exports = {**{name: file for name, file in known.items() if os.path.exists(file)}, **exports}
        activations = activations or (entry.activations if os.path.exists(entry.activations) else "")
    first = next(iter(exports))
    recording = RunRecording(
        path=os.path.abspath(job.recording),
        sha256=done.recording_sha256,
        output=exports.pop(first),
        activations=activations,
        exports=exports,
    )
    run = RunFile(replace(settings, format=first), (recording,), done.bundle_sha256)
    # The results are written; a run file that is missing only means that they will be made anew next time.
    with suppress(OSError):
        run.write(run_file(job.base))


def _stop_if(cancelled: threading.Event | None) -> None:
    if cancelled is not None and cancelled.is_set():
        raise Cancelled
