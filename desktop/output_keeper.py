"""Opens, starts, stops and closes the audio output in a thread of its own: a sound system may take a second."""

import logging
import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.audio_output import FillFunction, Output, OutputFactory, TimerOutput

_LOG = logging.getLogger(__name__)
_LAST_WAIT_S = 3.0
"""So long a device that hangs may hold up the end of the program."""


class OutputKeeper(QObject):
    """Keeps one output; no call waits for the device.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    """

    ready = Signal(int, object, str)
    """Number of the request, the output that runs now, and why that is the silent one (else nothing)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._output: Output | None = None
        self._request = 0

    def run(self, factory: OutputFactory, sample_rate: int, fill: FillFunction) -> int:
        """Open an output, unless one is open, and start it; `ready` follows with the number that is returned.

        Where that is not possible, a silent output runs in its place.
        """
        self._request += 1
        number = self._request
        self._do(lambda: self._run(number, factory, sample_rate, fill))
        return number

    def halt(self) -> None:
        """Let the output stop asking for sound; what is still buffered is dropped."""
        if self._thread is not None:
            self._do(self._halt)

    def drop(self, then: Callable[[], None] | None = None) -> None:
        """Give the device back; `then` is called afterwards, in the thread of the device if there is one."""
        if self._thread is not None:
            self._do(self._drop)
            if then is not None:
                self._do(then)
        elif then is not None:
            then()

    def leave(self) -> None:
        """Give the device back whenever it lets go, and end the thread then; nothing is asked of this any more."""
        if self._thread is not None:
            self._jobs.put(self._drop)
            self._jobs.put(None)
            self._thread = None

    def close(self) -> None:
        """Give the device back and end the thread."""
        thread = self._thread
        self.leave()
        if thread is not None:
            thread.join(_LAST_WAIT_S)
            if thread.is_alive():
                _LOG.warning("the audio device does not let go")

    # ---- in the thread of the device --------------------------------------------------------------------------

    def _do(self, job: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, args=(self._jobs,), name="audio device", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self, jobs: "queue.SimpleQueue[Callable[[], None] | None]") -> None:
        while (job := jobs.get()) is not None:
            try:
                job()
            except Exception:  # whatever a sound driver does, the next job is tried
                _LOG.exception("the audio device failed")

    def _run(self, number: int, factory: OutputFactory, sample_rate: int, fill: FillFunction) -> None:
        why_silent = ""
        try:
            if self._output is None:
                self._output = factory(sample_rate, fill)
            self._output.start()
        except Exception as error:  # a driver may raise anything; to the person it is a device that does not work
            _LOG.info("no audio output", exc_info=True)
            words = str(error) if isinstance(error, OSError) else "The audio device does not work"
            why_silent = words or "The audio device does not work"
            self._drop()
            self._output = TimerOutput(sample_rate, fill)
            self._output.start()
        self.ready.emit(number, self._output, why_silent)

    def _halt(self) -> None:
        if self._output is not None:
            self._output.stop()

    def _drop(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            output.close()
