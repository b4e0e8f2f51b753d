"""The way out of the worker: messages from any thread, written one after another by a thread of its own."""

import os
import threading
from collections import deque

from engine.service.messages import Reply
from engine.service.wire import encode

__all__ = ["Gate", "Outbox"]

_MOST_WAITING = 64


class Gate:
    """What the replies to one request pass through; the last one closes it."""

    def __init__(self) -> None:
        self.closed = False


class Outbox:
    """Writes replies to a file descriptor without ever mixing two.

    Whoever produces much waits when the program at the other end does not keep up; whoever must not wait says so.
    When the other end is gone there is nobody left to work for, so the process ends.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: deque[bytes] = deque()
        self._changed = threading.Condition()
        self._writing = False
        threading.Thread(target=self._write_all, name="outbox", daemon=True).start()

    def send(self, reply: Reply, gate: Gate | None = None, *, last: bool = False, wait: bool = True) -> bool:
        """Queue a reply, with `wait` only once there is room; return False if its gate was closed before."""
        data = encode(reply)
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: len(self._waiting) < _MOST_WAITING or (gate is not None and gate.closed))
            if gate is not None:
                if gate.closed:
                    return False
                gate.closed = last
            self._waiting.append(data)
            self._changed.notify_all()
            return True

    def flush(self, timeout_s: float = 2.0) -> None:
        """Wait until everything is written, at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and not self._writing, timeout_s)

    def _write_all(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting))
                data = self._waiting.popleft()
                self._writing = True
                self._changed.notify_all()
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(self._descriptor, view[: 1 << 20]) :]
            except OSError:
                os._exit(0)
            with self._changed:
                self._writing = False
                self._changed.notify_all()
