"""The work on one recording of a batch, with the real engine."""

import errno
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf
from engine.analysis.progress import Cancelled, Progress
from engine.analysis.run_file import RunFile, RunSettings
from engine.analysis.settings import AnalysisSettings
from engine.batch.settings import BatchSettings
from engine.batch.work import BatchJob, work_on
from engine.errors import ExportError, RecordingError
from engine.interchange import FORMATS, read_regions
from tests.builders import write_wav
from tests.builders_analysis import music


@pytest.fixture(scope="module")
def shelf() -> AnalyzerShelf:
    return AnalyzerShelf()


@pytest.fixture
def job(tiny_bundle: Path, album: Path, tmp_path: Path) -> BatchJob:
    settings = BatchSettings(RunSettings(AnalysisSettings(str(tiny_bundle), device="cpu")), activations=True)
    return BatchJob(album / "a.wav", tmp_path / "out" / "disc 1" / "a", settings)


def test_results_and_a_run_file_are_written(job: BatchJob, shelf: AnalyzerShelf) -> None:
    outcome = work_on(job, shelf, AnalysisCache())
    assert [file.name for file in outcome.files] == ["a.csv", "a.activations.csv"]
    assert all(file.is_file() for file in outcome.files)
    assert outcome.regions == len(outcome.files[0].read_text().splitlines()) - 1 > 0
    assert outcome.duration_s == pytest.approx(4.0)
    run = RunFile.read(job.base.with_name("a.run.json"))
    assert run.recordings[0].output == str(outcome.files[0])
    assert len(run.recordings[0].sha256) == len(run.bundle_sha256) == 64


def test_every_format_can_be_written_and_no_two_share_a_file(job: BatchJob, shelf: AnalyzerShelf) -> None:
    everywhere = replace(job, settings=job.settings.with_formats(*(spec.id for spec in FORMATS)))
    outcome = work_on(everywhere, shelf, AnalysisCache())
    assert len(set(outcome.files)) == len(FORMATS) + 1 and all(file.stat().st_size for file in outcome.files)
    wanted = sorted(region.instrument for region in read_regions(outcome.files[0]))
    assert wanted
    for spec, file in zip(FORMATS, outcome.files, strict=False):
        if spec.can_read:
            assert sorted(region.instrument for region in read_regions(file, spec.id)) == wanted, spec.id


def test_films_are_counted_in_the_frames_asked_for_and_anew_in_others(job: BatchJob, shelf: AnalyzerShelf) -> None:
    cache = AnalysisCache()

    def counted(rate: str) -> str:
        settings = replace(job.settings, run=replace(job.settings.run, frame_rate=rate))
        assert BatchSettings.from_json(settings.to_json()) == settings
        outcome = work_on(replace(job, settings=settings.with_formats("fcpxml")), shelf, cache)
        assert not outcome.skipped
        return outcome.files[0].read_text(encoding="utf-8")

    assert 'frameDuration="1001/24000s"' in counted("23.976")
    assert 'frameDuration="1/50s"' in counted("50")


def test_it_is_left_out_while_sound_model_and_settings_are_the_same(job: BatchJob, shelf: AnalyzerShelf) -> None:
    work_on(job, shelf)
    assert work_on(job, shelf).skipped
    fewer = replace(job.settings, run=replace(job.settings.run, threshold_scale=1.3))
    assert not work_on(replace(job, settings=replace(job.settings, skip_existing=False)), shelf).skipped
    assert not work_on(replace(job, settings=fewer), shelf).skipped
    assert work_on(replace(job, settings=fewer), shelf).skipped
    write_wav(job.recording, music(4.0, seed=8), 22050)
    assert not work_on(replace(job, settings=fewer), shelf).skipped
    (job.base.parent / "a.activations.csv").unlink()
    assert not work_on(replace(job, settings=fewer), shelf).skipped


def test_other_thresholds_give_other_regions(job: BatchJob, shelf: AnalyzerShelf) -> None:
    counts = []
    for scale in (0.6, 1.0, 1.7):
        run = replace(job.settings.run, threshold_scale=scale)
        counts.append(work_on(replace(job, settings=replace(job.settings, run=run)), shelf, AnalysisCache()).regions)
    assert len(set(counts)) == 3


def test_an_analysis_that_is_kept_is_exported_without_the_network(job: BatchJob, shelf: AnalyzerShelf) -> None:
    first = work_on(job, shelf, AnalysisCache())
    again = work_on(replace(job, base=job.base.with_name("b"), kept_only=True), AnalyzerShelf(), AnalysisCache())
    assert again.from_cache
    assert again.files[0].read_bytes() == first.files[0].read_bytes()
    shutil.rmtree(AnalysisCache().folder)
    with pytest.raises(ExportError, match="no longer kept"):
        work_on(replace(job, kept_only=True), AnalyzerShelf(), AnalysisCache())


def test_a_recording_that_is_being_written_is_refused(job: BatchJob, shelf: AnalyzerShelf) -> None:
    def grow(_: Progress) -> None:
        with open(job.recording, "ab") as stream:
            stream.write(bytes(1000))

    with pytest.raises(RecordingError, match="was changed while it was being read"):
        work_on(job, shelf, on_progress=grow)
    assert not job.base.parent.joinpath("a.csv").exists()


def test_a_recording_that_is_gone_is_told(job: BatchJob, shelf: AnalyzerShelf) -> None:
    job.recording.unlink()
    with pytest.raises(RecordingError, match="does not exist"):
        work_on(job, shelf)


def test_a_place_that_cannot_be_written_is_told_before_the_analysis(job: BatchJob, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="choose another one"):
        work_on(replace(job, base=tmp_path / "file" / "a"), AnalyzerShelf())


def test_a_full_disk_is_told(job: BatchJob, shelf: AnalyzerShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: object, *_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    # A real full disk needs the right to mount one; the system's answer is the same.
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="the disk is full"):
        work_on(job, shelf)
    assert list(job.base.parent.iterdir()) == []


def test_the_recording_is_never_overwritten(job: BatchJob, album: Path) -> None:
    table = album / "a.csv"
    shutil.copy(album / "a.wav", table)
    with pytest.raises(ExportError, match=r"overwrite the recording “a\.csv”"):
        work_on(replace(job, recording=table, base=album / "a"), AnalyzerShelf())


def test_cancelled_work_writes_nothing(job: BatchJob, shelf: AnalyzerShelf) -> None:
    cancelled = threading.Event()
    with pytest.raises(Cancelled):
        work_on(job, shelf, on_progress=lambda _: cancelled.set(), cancelled=cancelled)
    assert list(job.base.parent.iterdir()) == []


def test_a_damaged_run_file_counts_as_none(job: BatchJob, shelf: AnalyzerShelf) -> None:
    work_on(job, shelf)
    job.base.with_name("a.run.json").write_text(json.dumps({"kind": "soloscope run"}))
    assert not work_on(job, shelf).skipped
