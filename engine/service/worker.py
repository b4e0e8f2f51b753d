"""The engine's worker process: reads requests from standard input, writes replies to standard output.

It ends when its input ends, even in the middle of an analysis, so it never outlives the program that started it. A
request that goes wrong is answered by Failed and harms no other. Torch is loaded behind the scenes, after the first
recording was opened.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial

import numpy as np

from engine import __version__
from engine.analysis.cache import AnalysisCache
from engine.analysis.file_analysis import AnalyzerShelf, analyze_file
from engine.analysis.progress import Cancelled as AnalysisCancelled
from engine.analysis.settings import FRAME_S, AnalysisSettings
from engine.audio import Recording, open_recording
from engine.errors import RecordingError, SettingsError, SoloscopeError
from engine.frequency_scales import KINDS
from engine.naming import display_name
from engine.service import messages as m
from engine.service import wire
from engine.service.batch_messages import Rest, WorkOn
from engine.service.batch_work import BatchWork
from engine.service.display import BUCKET_SAMPLES, scan_overview, scan_spectrogram, spectrogram_tile
from engine.service.evidence import EvidenceDesk
from engine.service.evidence_messages import Explain, ReadAttention, ReadModelGain
from engine.service.facts import describe_bundles, describe_engine, use_cache
from engine.service.facts_messages import DescribeBundles, DescribeEngine, UseCache
from engine.service.jobs import Job, JobTable, Lane
from engine.service.outbox import Outbox
from engine.service.precedence import FirstActivations
from engine.service.stepping_back import step_back, threads_now

__all__ = ["Worker", "main"]

_LOG = logging.getLogger("soloscope.worker")
_READ_BYTES = 1 << 16
_MOST_TILE_COLUMNS = 16384
_STEP_BACK = 5
"""An analysis keeps every core busy; a window that scrolls meanwhile goes first, once there is something to see."""
_STEP_FAR_BACK = 10
"""Nobody waits for a batch: the analysis that somebody looks at goes first, though another process does it."""


class Worker:
    """Answers requests; lanes keep what is quick from waiting for what is slow.

    Parameters
    ----------
    outbox : Outbox
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._first_activations = FirstActivations()
        self._jobs = JobTable(outbox, self._first_activations.ended)
        self._quick, self._overviews = Lane("quick"), Lane("overview")
        self._loading, self._analyses = Lane("loading"), Lane("analysis", threads_of_their_own=True)
        self._gains, self._reasons = Lane("gain", niceness=_STEP_BACK), Lane("reasons", niceness=_STEP_BACK)
        self._facts = Lane("facts", niceness=_STEP_BACK)
        self._shelf = AnalyzerShelf()
        self._batches, self._batch_work = Lane("batch", niceness=_STEP_FAR_BACK), BatchWork()
        self._evidence = EvidenceDesk()
        self._pictured: tuple[str, Recording] | None = None
        self._warm = False
        self._lanes = threads_now()

    def handle(self, request: m.Message) -> bool:
        """Take a request; return False if it asks for the end."""
        if isinstance(request, m.Shutdown):
            return False
        if isinstance(request, UseCache):
            use_cache(request)
        elif isinstance(request, m.Cancel):
            self._jobs.cancel(request.request_id)
        elif isinstance(request, m.OpenRecording):
            self._start(self._quick, request.request_id, request.path, partial(self._open, request))
            self._warm_up()
        elif isinstance(request, m.ReadSpectrogram):
            self._start(self._quick, request.request_id, request.path, partial(self._draw, request))
        elif isinstance(request, m.ScanOverview):
            self._start(self._overviews, request.request_id, request.path, partial(self._scan, request))
        elif isinstance(request, m.ScanSpectrogram):
            self._start(self._overviews, request.request_id, request.path, partial(self._scan_spectrogram, request))
        elif isinstance(request, m.Analyze):
            self._first_activations.expect(request.request_id)
            self._start(self._analyses, request.request_id, request.path, partial(self._analyze, request))
        elif isinstance(request, WorkOn):
            self._start(self._batches, request.request_id, request.path, partial(self._batch_work.work_on, request))
        elif isinstance(request, Rest):
            self._batch_work.rest(request)
        elif isinstance(request, ReadModelGain):
            self._start(self._gains, request.request_id, request.path, partial(self._evidence.model_gain, request))
        elif isinstance(request, ReadAttention):
            self._start(self._gains, request.request_id, request.path, partial(self._evidence.attention, request))
        elif isinstance(request, Explain):
            self._start(self._reasons, request.request_id, request.path, partial(self._evidence.explain, request))
        elif isinstance(request, DescribeEngine):
            self._start(self._facts, request.request_id, "the devices", partial(describe_engine, request))
        elif isinstance(request, DescribeBundles):
            self._start(self._quick, request.request_id, "the bundles", partial(describe_bundles, request))
        else:
            sentence = f"The engine does not answer {type(request).__name__} messages."
            self._outbox.send(m.Failed(getattr(request, "request_id", -1), sentence, "ProtocolError"), wait=False)
        return True

    def _start(self, lane: Lane, request_id: int, path: str, work: Callable[[Job], None]) -> None:
        lane.put(partial(self._run, self._jobs.open(request_id), path, work))

    def _run(self, job: Job, path: str, work: Callable[[Job], None]) -> None:
        """Do a job so that it ends with one reply, whatever happens."""
        if job.cancelled.is_set():
            return
        try:
            work(job)
        except AnalysisCancelled:
            job.end(m.Cancelled(job.request_id))
        except SoloscopeError as error:
            job.end(m.Failed(job.request_id, str(error), type(error).__name__))
        except MemoryError:
            sentence = f"There is too little memory for “{display_name(path)}”; close other programs and try again."
            job.end(m.Failed(job.request_id, sentence, "MemoryError"))
        except Exception as error:  # a fault of the program: say so, keep the worker for the other requests
            _LOG.exception("a request failed")
            sentence = (
                f"Something went wrong inside Soloscope while it worked on “{display_name(path)}” "
                f"({type(error).__name__}: {error}); the log has the details."
            )
            job.end(m.Failed(job.request_id, sentence, type(error).__name__))

    def _warm_up(self) -> None:
        """Load torch while the recording is being opened; an analysis is likely to follow, and waits for it."""
        if not self._warm:
            self._warm = True
            self._loading.put(_load_torch)

    def _open(self, request: m.OpenRecording, job: Job) -> None:
        with open_recording(request.path) as recording:
            info = recording.info
        job.end(
            m.RecordingOpened(
                request.request_id,
                request.path,
                info.duration_s,
                info.sample_rate,
                info.channels,
                info.container,
                info.codec,
                info.start_timecode_s,
            )
        )

    def _scan(self, request: m.ScanOverview, job: Job) -> None:
        with open_recording(request.path) as recording:
            for piece in self._first_activations.preferred_to(scan_overview(recording, job.cancelled), job.cancelled):
                job.tell(
                    m.OverviewChunk(
                        request.request_id,
                        piece.start_bucket,
                        BUCKET_SAMPLES,
                        piece.minima,
                        piece.maxima,
                        piece.mel_start_column,
                        piece.mel,
                    )
                )
        job.end(m.OverviewDone(request.request_id))

    def _scan_spectrogram(self, request: m.ScanSpectrogram, job: Job) -> None:
        _check_kind(request.kind)
        with open_recording(request.path) as recording:
            pieces = scan_spectrogram(recording, request.kind, job.cancelled)
            for start_column, image in self._first_activations.preferred_to(pieces, job.cancelled):
                job.tell(m.SpectrogramChunk(request.request_id, request.kind, start_column, image))
        job.end(m.OverviewDone(request.request_id))

    def _draw(self, request: m.ReadSpectrogram, job: Job) -> None:
        if not 0 < request.columns <= _MOST_TILE_COLUMNS or not request.end_s > request.start_s:
            raise SettingsError(
                f"There is no spectrogram of {request.start_s:g} to {request.end_s:g} s in {request.columns} columns."
            )
        _check_kind(request.kind)
        try:
            image = self._tile(request, job)
        except RecordingError:
            # The file may have been replaced since it was opened for an earlier picture.
            if self._pictured is None:
                raise
            self._close_pictured()
            image = self._tile(request, job)
        job.end(m.SpectrogramTile(request.request_id, request.start_s, request.end_s, image, request.kind))

    def _tile(self, request: m.ReadSpectrogram, job: Job) -> np.ndarray:
        if self._pictured is None or self._pictured[0] != request.path:
            self._close_pictured()
            self._pictured = (request.path, open_recording(request.path))
        recording = self._pictured[1]
        return spectrogram_tile(recording, request.start_s, request.end_s, request.columns, job.cancelled, request.kind)

    def _close_pictured(self) -> None:
        if self._pictured is not None:
            self._pictured[1].close()
            self._pictured = None

    def _analyze(self, request: m.Analyze, job: Job) -> None:
        settings = AnalysisSettings(request.bundle, request.hop_s, request.device, request.batch_size)

        def on_partial(start: int, values: np.ndarray) -> None:
            job.tell(m.PartialActivations(request.request_id, start, values))
            self._first_activations.arrived(request.request_id)
            step_back(_STEP_BACK, with_all_but=self._lanes)

        cache = AnalysisCache() if request.use_cache else None
        with open_recording(request.path) as recording:
            total_s = recording.info.duration_s
            done = analyze_file(
                recording,
                settings,
                self._shelf,
                cache,
                on_started=lambda analyzer: job.tell(
                    m.AnalysisStarted(
                        request.request_id,
                        analyzer.instruments,
                        FRAME_S,
                        analyzer.frames_of(total_s),
                        analyzer.device_name,
                        analyzer.rules.to_json(),
                    )
                ),
                on_progress=lambda p: job.tell(
                    m.AnalysisProgress(request.request_id, p.done_s, p.total_s, p.remaining_s)
                ),
                on_partial=on_partial,
                cancelled=job.cancelled,
            )
        found = done.activations
        job.end(
            m.AnalysisDone(
                request.request_id,
                found.values,
                found.instruments,
                found.frame_s,
                found.duration_s,
                request.bundle,
                done.bundle_sha256,
                {} if found.rules is None else found.rules.to_json(),
                done.from_cache,
                done.elapsed_s,
                found.lead,
                done.device,
            )
        )


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise SettingsError(f"There is no spectrogram of the kind “{kind}”; there are {', '.join(KINDS)}.")


def _load_torch() -> None:
    try:
        import engine.analysis.analyzer  # noqa: F401 - loaded for its own sake
    except Exception:  # the first analysis will tell the user
        _LOG.exception("torch cannot be loaded")


def main() -> int:
    """Run the worker until its input ends."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    if threading.current_thread() is threading.main_thread():
        # Ctrl+C in a terminal reaches the whole process group; the program that started this one decides.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, replies = _claim_pipes()
    outbox = Outbox(replies)
    outbox.send(m.Ready(__version__, os.getpid()))
    worker, decoder = Worker(outbox), wire.Decoder()
    code = 0
    try:
        while data := os.read(requests, _READ_BYTES):
            if not all([worker.handle(request) for request in decoder.feed(data)]):
                break
    except wire.ProtocolError as error:
        sentence = f"The engine was sent something that is no message of its protocol: {error}."
        outbox.send(m.Failed(-1, sentence, "ProtocolError"), wait=False)
        code = 2
    except OSError:
        pass  # as good as the end of the input
    else:
        if not data:
            os._exit(0)  # nobody is left who could read an answer
    outbox.flush()
    os._exit(code)  # whatever the lanes are doing is of no more use


def _claim_pipes() -> tuple[int, int]:
    """Keep standard input and output for the protocol, and point everybody else's elsewhere."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(requests, os.O_BINARY)
        msvcrt.setmode(replies, os.O_BINARY)
    return requests, replies


if __name__ == "__main__":
    sys.exit(main())
