"""Starts the engine's worker process, talks to it and turns its messages into Qt signals; knows no document."""

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QElapsedTimer, QObject, QProcess, Qt, QTimer, Signal

from desktop.worker_process import end_process, worker_surroundings
from engine.analysis.settings import DEFAULT_BUNDLE, DEFAULT_HOP_S
from engine.service.batch_messages import Rest, WorkOn
from engine.service.evidence_messages import (
    Explain,
    ExplainProgress,
    Explanation,
    ModelGain,
    ReadAttention,
    ReadModelGain,
    WindowAttention,
)
from engine.service.facts_messages import BundleFacts, DescribeBundles, DescribeEngine, EngineFacts, UseCache
from engine.service.launch import worker_command
from engine.service.messages import (
    ENDINGS,
    AnalysisDone,
    AnalysisProgress,
    AnalysisStarted,
    Analyze,
    Cancel,
    Cancelled,
    Failed,
    OpenRecording,
    OverviewChunk,
    OverviewDone,
    PartialActivations,
    ReadSpectrogram,
    Ready,
    RecordingOpened,
    ScanOverview,
    ScanSpectrogram,
    Shutdown,
    SpectrogramChunk,
    SpectrogramTile,
    WarmUp,
)
from engine.service.wire import Decoder, ProtocolError, encode

_LOG = logging.getLogger(__name__)

_ATTEMPTS_PER_REQUEST = 2
_CRASHES_IN_A_ROW = 3
_CALM_AFTER_MS = 60_000
CANCEL_PATIENCE_MS = 4_000
_STDERR_KEPT = 4_000

_Display = OpenRecording | ScanOverview | ReadSpectrogram | ScanSpectrogram
_Described = DescribeEngine | DescribeBundles
_Asked = _Display | Analyze | WorkOn | ReadModelGain | ReadAttention | Explain | _Described


@dataclass
class _Pending:
    request: _Asked
    attempts: int = 0


class EngineClient(QObject):
    """A worker process that is there when needed.

    Requests return their number at once; replies come as one signal per kind of message, each carrying the message.
    If the process ends unasked, `crashed` says so in a sentence, a new one is started and every unanswered request is
    sent once more (`retried` names it first). A request that ended two processes fails. After three crashes within a
    minute the client rests until the next request.
    """

    ready = Signal(object)
    recording_opened = Signal(object)
    overview_chunk = Signal(object)
    overview_done = Signal(object)
    spectrogram_tile = Signal(object)
    spectrogram_chunk = Signal(object)
    analysis_started = Signal(object)
    analysis_progress = Signal(object)
    partial_activations = Signal(object)
    analysis_done = Signal(object)
    model_gain = Signal(object)
    window_attention = Signal(object)
    explain_progress = Signal(object)
    explained = Signal(object)
    engine_described = Signal(object)
    bundles_described = Signal(object)
    cancelled = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    retried = Signal(int)

    def __init__(self, parent: QObject | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self._command = command or worker_command()
        self._process: QProcess | None = None
        self._decoder = Decoder()
        self._stderr = b""
        self._pending: dict[int, _Pending] = {}
        self._ignored: set[int] = set()
        self._next_id = 1
        self._crashes = 0
        self._closed = False
        self._cache: UseCache | None = None
        self._since_crash = QElapsedTimer()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(CANCEL_PATIENCE_MS)
        self._patience.timeout.connect(self._cancel_unanswered)
        self._signals = {
            Ready: self.ready,
            RecordingOpened: self.recording_opened,
            OverviewChunk: self.overview_chunk,
            OverviewDone: self.overview_done,
            SpectrogramTile: self.spectrogram_tile,
            SpectrogramChunk: self.spectrogram_chunk,
            AnalysisStarted: self.analysis_started,
            AnalysisProgress: self.analysis_progress,
            PartialActivations: self.partial_activations,
            AnalysisDone: self.analysis_done,
            ModelGain: self.model_gain,
            WindowAttention: self.window_attention,
            ExplainProgress: self.explain_progress,
            Explanation: self.explained,
            EngineFacts: self.engine_described,
            BundleFacts: self.bundles_described,
            Cancelled: self.cancelled,
            Failed: self.failed,
        }

    # ---- requests ---------------------------------------------------------------------------------------------

    def open_recording(self, path: Path | str) -> int:
        """Ask what kind of recording a file is."""
        return self._request(OpenRecording(self._number(), str(path)))

    def scan_overview(self, path: Path | str) -> int:
        """Ask for the waveform and spectrogram strip of the whole recording."""
        return self._request(ScanOverview(self._number(), str(path)))

    def read_spectrogram(
        self, path: Path | str, start_s: float, end_s: float, columns: int, kind: str = "log_mel"
    ) -> int:
        """Ask for a picture of a stretch."""
        return self._request(ReadSpectrogram(self._number(), str(path), start_s, end_s, columns, kind))

    def scan_spectrogram(self, path: Path | str, kind: str) -> int:
        """Ask for one kind of spectrogram of the whole recording."""
        return self._request(ScanSpectrogram(self._number(), str(path), kind))

    def analyze(
        self,
        path: Path | str,
        bundle: str = "",
        *,
        hop_s: float = DEFAULT_HOP_S,
        device: str = "auto",
        use_cache: bool = True,
    ) -> int:
        """Ask for the activations of the whole recording; an empty bundle means the default one."""
        chosen = bundle or DEFAULT_BUNDLE
        return self._request(
            Analyze(self._number(), str(path), chosen, hop_s=hop_s, device=device, use_cache=use_cache)
        )

    def read_model_gain(self, path: Path | str, start_s: float, end_s: float, hop_s: float, bundle: str = "") -> int:
        """Ask for the network's gates over a stretch."""
        chosen = bundle or DEFAULT_BUNDLE
        return self._request(ReadModelGain(self._number(), str(path), start_s, end_s, hop_s, chosen))

    def read_attention(self, path: Path | str, time_s: float, bundle: str = "") -> int:
        """Ask what attention does in the window around a time."""
        return self._request(ReadAttention(self._number(), str(path), time_s, bundle or DEFAULT_BUNDLE))

    def explain(self, path: Path | str, instrument: str, start_s: float, end_s: float, bundle: str = "") -> int:
        """Ask what an instrument's activation in a span rests on."""
        chosen = bundle or DEFAULT_BUNDLE
        return self._request(Explain(self._number(), str(path), instrument, start_s, end_s, chosen))

    def describe_engine(self) -> int:
        """Ask for versions and devices."""
        return self._request(DescribeEngine(self._number()))

    def describe_bundles(self, *names: str) -> int:
        """Ask what is in bundles, by names or folders; without any, in all that are installed."""
        return self._request(DescribeBundles(self._number(), names))

    def use_cache(self, folder: str, max_bytes: int) -> None:
        """Keep the cache elsewhere or smaller, from now on; an empty folder means the usual place."""
        self._cache = UseCache(folder, max_bytes)
        if self.running:
            self._send(self._cache)

    def warm_up(self, bundle: str = "", *, device: str = "auto") -> None:
        """Have the process, if there is one, load a model before it is needed."""
        if self.running:
            self._send(WarmUp(bundle or DEFAULT_BUNDLE, device))

    def cancel(self, request_id: int) -> None:
        """End a request. Its replies are no longer passed on, except the final `cancelled`."""
        if request_id not in self._pending or request_id in self._ignored:
            return
        self._ignored.add(request_id)
        if self.running:
            self._send(Cancel(request_id))
            self._patience.start()
        else:
            self._finish_cancelled(request_id)

    @property
    def running(self) -> bool:
        """Whether there is a worker process."""
        return self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def process_id(self) -> int:
        """Number of the worker process, 0 without one."""
        return 0 if self._process is None else int(self._process.processId())

    def start(self) -> None:
        """Start the worker now, so that the first request finds it ready."""
        if self._process is not None or self._closed:
            return
        self._decoder = Decoder()
        self._stderr = b""
        process = QProcess(self)
        process.setProcessEnvironment(worker_surroundings())
        process.readyReadStandardOutput.connect(self._read_messages)
        process.readyReadStandardError.connect(self._read_stderr)
        process.finished.connect(self._worker_ended)
        # Queued: a request must have returned its number before it can fail.
        process.errorOccurred.connect(self._worker_error, Qt.ConnectionType.QueuedConnection)
        self._process = process
        process.start(self._command[0], self._command[1:])
        if self._cache is not None:
            self._send(self._cache)

    def close(self) -> None:
        """End the worker, kindly for a moment and then by force, and take no further requests."""
        self._closed = True
        self._patience.stop()
        self._pending.clear()
        process, self._process = self._process, None
        if process is not None:
            process.write(QByteArray(encode(Shutdown())))
            process.closeWriteChannel()
            end_process(process)

    # ---- the process ------------------------------------------------------------------------------------------

    def _number(self) -> int:
        number = self._next_id
        self._next_id += 1
        return number

    def _request(self, request: _Asked) -> int:
        if self._closed:
            return request.request_id
        self._pending[request.request_id] = _Pending(request, attempts=1)
        self.start()
        self._send(request)
        return request.request_id

    def _send(self, message: _Asked | Cancel | Rest | UseCache | WarmUp) -> None:
        if self._process is not None:
            self._process.write(QByteArray(encode(message)))

    def _read_messages(self) -> None:
        if self._process is None:
            return
        data = bytes(self._process.readAllStandardOutput().data())
        try:
            messages = self._decoder.feed(data)
        except ProtocolError:
            _LOG.exception("the worker sent something that is no message")
            self._process.kill()
            return
        for message in messages:
            self._deliver(message)

    def _deliver(self, message: object) -> None:
        number: int = getattr(message, "request_id", -1)
        ends = isinstance(message, ENDINGS)
        if number in self._ignored:
            if not ends:
                return
            # Whatever the end was, the caller asked for a cancel and gets one.
            self._ignored.discard(number)
            message = Cancelled(number)
        elif ends and number != -1 and number not in self._pending:
            return
        if ends:
            self._pending.pop(number, None)
            if not self._ignored:
                self._patience.stop()
        signal = self._signals.get(type(message))
        if signal is not None:
            signal.emit(message)

    def _read_stderr(self) -> None:
        if self._process is None:
            return
        data = bytes(self._process.readAllStandardError().data())
        self._stderr = (self._stderr + data)[-_STDERR_KEPT:]
        for line in data.decode("utf-8", "replace").splitlines():
            _LOG.info("worker: %s", line)

    def _worker_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            reason = self._process.errorString()
            self._drop_process()
            words = self.tr("The analysis engine could not be started ({reason}); reinstalling Soloscope mends this.")
            self._give_up(words.format(reason=reason))

    def _worker_ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read_messages()
        self._read_stderr()
        by_system = status is QProcess.ExitStatus.CrashExit
        how = "was ended by the system" if by_system else f"stopped with code {code}"
        _LOG.error("the worker %s; last words:\n%s", how, self._stderr.decode("utf-8", "replace"))
        self._drop_process()
        for number in tuple(self._ignored):
            self._finish_cancelled(number)
        if self._since_crash.isValid() and self._since_crash.elapsed() > _CALM_AFTER_MS:
            self._crashes = 0
        self._since_crash.start()
        self._crashes += 1
        if self._crashes >= _CRASHES_IN_A_ROW:
            self._crashes = 0
            self._give_up(self._often_ended_words(by_system).format(code=code))
            return
        self._recover(self._once_ended_words(by_system).format(code=code))

    def _often_ended_words(self, by_system: bool) -> str:
        if by_system:
            return self.tr(
                "The analysis engine was ended by the system several times in a row. Your work is kept; analyse again "
                "to retry, or run “soloscope doctor” to find the reason."
            )
        return self.tr(
            "The analysis engine stopped with code {code} several times in a row. Your work is kept; analyse again "
            "to retry, or run “soloscope doctor” to find the reason."
        )

    def _once_ended_words(self, by_system: bool) -> str:
        if by_system:
            return self.tr("The analysis engine was ended by the system and has been started again. Your work is kept.")
        return self.tr("The analysis engine stopped with code {code} and has been started again. Your work is kept.")

    def _recover(self, sentence: str) -> None:
        hopeless = [number for number, pending in self._pending.items() if pending.attempts >= _ATTEMPTS_PER_REQUEST]
        for number in hopeless:
            self._pending.pop(number, None)
        # As of now: whoever is told of the crash may ask for something new, which is sent already.
        unanswered = tuple(self._pending.items())
        self.crashed.emit(sentence)
        if not self._closed:
            self.start()
        for number, pending in unanswered:
            if number in self._pending:
                pending.attempts += 1
                self.retried.emit(number)
                self._send(pending.request)
        for number in hopeless:
            words = self.tr(
                "The analysis engine stopped twice at this recording. Close programs that need much memory and try it "
                "once more; “soloscope doctor” helps to find the reason."
            )
            self.failed.emit(Failed(number, words, "Crash"))

    def _give_up(self, sentence: str) -> None:
        waiting, self._pending = tuple(self._pending), {}
        self._ignored.clear()
        self.crashed.emit(sentence)
        for number in waiting:
            self.failed.emit(Failed(number, sentence, "Crash"))

    def _drop_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

    def _finish_cancelled(self, number: int) -> None:
        self._ignored.discard(number)
        self._pending.pop(number, None)
        self.cancelled.emit(Cancelled(number))

    def _cancel_unanswered(self) -> None:
        """End a process that does not answer a cancel: that is what it is a process of its own for."""
        if not self._ignored or self._process is None:
            return
        _LOG.warning("the worker did not answer a cancel; it is replaced")
        process = self._process
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(-1)
        self._drop_process()
        for number in tuple(self._ignored):
            self._finish_cancelled(number)
        self.start()
        for number, pending in tuple(self._pending.items()):
            self.retried.emit(number)
            self._send(pending.request)
