"""Talks to a worker process from plain Python, without Qt: for scripts, tests and other programs' plugins."""

import itertools
import os
import queue
import subprocess
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from engine.errors import SoloscopeError
from engine.service.launch import worker_command, worker_environment
from engine.service.messages import (
    ENDINGS,
    Message,
    Ready,
    Request,
    Shutdown,
)
from engine.service.wire import Decoder, ProtocolError, encode

__all__ = ["ENDINGS", "EngineProcess", "EngineStopped"]

_READ_BYTES = 1 << 16
_GOODBYE_S = 2.0


class EngineStopped(SoloscopeError):
    """The worker process ended or fell silent while an answer was awaited."""


class EngineProcess:
    """A worker process of its own; use it in a ``with`` block.

    Parameters
    ----------
    command : sequence of str, optional
        Starts the worker; this program's own by default.

    Attributes
    ----------
    process : subprocess.Popen
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self.process = subprocess.Popen(
            list(command or worker_command()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=worker_environment(),
        )
        self._numbers = itertools.count(1)
        self._replies: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._kept: deque[Message] = deque()
        self._stderr: deque[str] = deque(maxlen=200)
        self._readers = [
            threading.Thread(target=self._read_replies, name="engine-replies", daemon=True),
            threading.Thread(target=self._read_stderr, name="engine-stderr", daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        """Return the process itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self.close()

    @property
    def log(self) -> str:
        """What the worker said last on its standard error."""
        return "\n".join(self._stderr)

    def next_id(self) -> int:
        """Return a request number not used before."""
        return next(self._numbers)

    def send(self, request: Request) -> None:
        """Send a request.

        Raises
        ------
        EngineStopped
            If the worker is gone.
        """
        assert self.process.stdin is not None  # opened as a pipe
        try:
            self.process.stdin.write(encode(request))
            self.process.stdin.flush()
        except OSError as error:
            raise EngineStopped("The analysis engine has stopped.") from error

    def receive(self, timeout_s: float = 30.0) -> Message:
        """Return the next reply to any request.

        Raises
        ------
        EngineStopped
            If the worker ends or nothing comes in time.
        """
        if self._kept:
            return self._kept.popleft()
        return self._next(timeout_s)

    def replies(self, request_id: int, timeout_s: float = 60.0) -> Iterator[Message]:
        """Yield the replies to one request up to its last; replies to others wait for their turn.

        `timeout_s` is how long the worker may be silent.
        """
        waiting = [message for message in self._kept if getattr(message, "request_id", None) == request_id]
        self._kept = deque(message for message in self._kept if message not in waiting)
        while True:
            message = waiting.pop(0) if waiting else self._next(timeout_s)
            if getattr(message, "request_id", None) != request_id:
                self._kept.append(message)
                continue
            yield message
            if isinstance(message, ENDINGS):
                return

    def ask(self, request: Request, timeout_s: float = 60.0) -> list[Message]:
        """Send a request and return all its replies, the last one at the end."""
        self.send(request)
        return list(self.replies(getattr(request, "request_id", -1), timeout_s))

    def wait_ready(self, timeout_s: float = 30.0) -> Ready:
        """Return the worker's first message."""
        message = self.receive(timeout_s)
        if not isinstance(message, Ready):
            raise EngineStopped(f"The analysis engine began with {type(message).__name__}.")
        return message

    def close(self) -> None:
        """Ask the worker to end; end it by force if it does not within two seconds."""
        if self.process.poll() is None:
            with suppress(EngineStopped):  # it may be ending already
                self.send(Shutdown())
        assert self.process.stdin is not None and self.process.stdout is not None and self.process.stderr is not None
        with suppress(OSError):  # it may have ended with our last words unread
            self.process.stdin.close()
        try:
            self.process.wait(_GOODBYE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for reader in self._readers:
            reader.join()
        self.process.stdout.close()
        self.process.stderr.close()

    def _next(self, timeout_s: float) -> Message:
        try:
            message = self._replies.get(timeout=timeout_s)
        except queue.Empty as error:
            raise EngineStopped(f"The analysis engine did not answer within {timeout_s:g} s.") from error
        if message is None:
            self._replies.put(None)  # for whoever asks next
            raise EngineStopped(f"The analysis engine has stopped (code {self.process.wait()}).")
        return message

    def _read_replies(self) -> None:
        assert self.process.stdout is not None  # opened as a pipe
        decoder = Decoder()
        descriptor = self.process.stdout.fileno()
        try:
            while data := _read(descriptor):
                for message in decoder.feed(data):
                    self._replies.put(message)
        except ProtocolError:
            self.process.kill()
        self._replies.put(None)

    def _read_stderr(self) -> None:
        assert self.process.stderr is not None  # opened as a pipe
        for line in self.process.stderr:
            self._stderr.append(line.decode("utf-8", "replace").rstrip())


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _READ_BYTES)
    except OSError:
        return b""
