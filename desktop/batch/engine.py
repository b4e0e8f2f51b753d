"""The engine's worker process as a batch uses it: writes results, rests, and is let go without being waited for."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal
from shiboken6 import isValid

from desktop.engine_client import CANCEL_PATIENCE_MS, EngineClient
from desktop.worker_process import end_process
from engine.service.batch_messages import RecordingDone, Rest, WorkOn
from engine.service.messages import Shutdown
from engine.service.wire import encode


class BatchEngine(EngineClient):
    """A worker process that is there while a batch runs."""

    recording_done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaving: QProcess | None = None
        self._signals[RecordingDone] = self.recording_done

    def work_on(self, path: Path | str, base: Path | str, settings: dict[str, Any], *, kept_only: bool = False) -> int:
        """Ask for the results of a recording as files; `settings` as `BatchSettings.to_json` gives them."""
        return self._request(WorkOn(self._number(), str(path), str(base), settings, kept_only))

    def rest(self, request_id: int, resting: bool) -> None:
        """Let the work that `work_on` asked for rest, or go on."""
        if request_id in self._pending and self.running:
            self._send(Rest(request_id, resting))

    def stop(self) -> None:
        """Drop all requests and end the worker without waiting for it; the next request starts another."""
        self._patience.stop()
        self._pending.clear()
        self._ignored.clear()
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read_messages)
        process.readyReadStandardError.disconnect(self._read_stderr)
        process.finished.disconnect(self._worker_ended)
        process.errorOccurred.disconnect(self._worker_error)
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        process.finished.connect(process.deleteLater)
        process.write(QByteArray(encode(Shutdown())))
        process.closeWriteChannel()
        patience = QTimer(process)
        patience.setSingleShot(True)
        patience.timeout.connect(process.kill)
        patience.start(CANCEL_PATIENCE_MS)
        self._leaving = process

    def close(self) -> None:
        """End the worker, and one that is still leaving."""
        if self._leaving is not None and isValid(self._leaving):
            end_process(self._leaving)
        super().close()
