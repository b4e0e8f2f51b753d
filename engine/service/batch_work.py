"""Works on the recordings of a batch for the worker; each can rest and be cancelled."""

import os
import threading
from pathlib import Path

from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf
from engine.analysis.progress import Cancelled, Progress
from engine.batch.settings import BatchSettings
from engine.batch.work import BatchJob, work_on
from engine.service.batch_messages import RecordingDone, Rest, WorkOn
from engine.service.jobs import Job
from engine.service.messages import AnalysisProgress

__all__ = ["BatchWork"]

_POLL_S = 0.1


class BatchWork:
    """Does jobs that ask for the results of a recording; a network stays warm between them. For use by one thread.

    `rest` and the jobs' cancelling may come from other threads.
    """

    def __init__(self) -> None:
        self._shelf = AnalyzerShelf()
        self._resting: set[int] = set()
        self._changed = threading.Condition()

    def rest(self, request: Rest) -> None:
        """Let a job rest, or go on; it may not have begun yet, or be over."""
        with self._changed:
            if request.resting:
                self._resting.add(request.request_id)
            else:
                self._resting.discard(request.request_id)
            self._changed.notify_all()

    def work_on(self, request: WorkOn, job: Job) -> None:
        """Answer with RecordingDone."""

        def on_progress(progress: Progress) -> None:
            job.tell(AnalysisProgress(request.request_id, progress.done_s, progress.total_s, progress.remaining_s))
            self._wait_while_resting(job)

        task = BatchJob(
            Path(request.path), Path(request.base), BatchSettings.from_json(request.settings), request.kept_only
        )
        try:
            self._wait_while_resting(job)
            outcome = work_on(task, self._shelf, AnalysisCache(), on_progress=on_progress, cancelled=job.cancelled)
        finally:
            self.rest(Rest(request.request_id, resting=False))
        job.end(
            RecordingDone(
                request.request_id,
                outcome.skipped,
                outcome.regions or 0,
                outcome.duration_s,
                tuple(os.fspath(file) for file in outcome.files),
                outcome.from_cache,
                outcome.elapsed_s,
                outcome.device,
            )
        )

    def _wait_while_resting(self, job: Job) -> None:
        with self._changed:
            while job.request_id in self._resting:
                if job.cancelled.is_set():
                    raise Cancelled
                self._changed.wait(_POLL_S)  # a cancel does not notify
