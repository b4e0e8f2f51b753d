"""The two named pipes of Audacity on Windows as one channel.

Written from Audacity's documentation and the behaviour of named pipes; it has not run against Audacity on Windows.
"""

import os
import queue
import threading
from contextlib import suppress

__all__ = ["WindowsPipeChannel"]

_READ = 1 << 12


class WindowsPipeChannel:
    """Writes to one pipe and reads from another; a thread reads, so that no wait is longer than asked.

    Opening a pipe that no program offers fails at once, with FileNotFoundError; one in use, with another OSError.
    """

    line_end = b"\r\n\0"

    def __init__(self, to: str, back: str) -> None:
        binary = getattr(os, "O_BINARY", 0)
        self._to = os.open(to, os.O_WRONLY | binary)
        try:
            self._back = os.open(back, os.O_RDONLY | binary)
        except OSError:
            os.close(self._to)
            raise
        self._arrived: queue.Queue[bytes] = queue.Queue()
        self._closed = threading.Event()
        self._ended = threading.Event()
        # A daemon: a read that never returns must not keep the program from ending.
        threading.Thread(target=self._read, name="script pipe", daemon=True).start()

    def send(self, data: bytes, timeout_s: float) -> None:
        """Write all of `data`; raises TimeoutError when the other side does not take it, OSError when it is gone."""
        failure: list[OSError] = []

        def write() -> None:
            try:
                rest = data
                while rest:
                    rest = rest[os.write(self._to, rest) :]
            except OSError as error:
                failure.append(error)

        writer = threading.Thread(target=write, name="script pipe writer", daemon=True)
        writer.start()
        writer.join(timeout_s)
        if writer.is_alive():
            raise TimeoutError("the pipe is full")
        if failure:
            raise failure[0]

    def receive(self, timeout_s: float) -> bytes:
        """Return what has come, after at most `timeout_s`; nothing is empty."""
        try:
            return self._arrived.get(timeout=max(0.0, timeout_s))
        except queue.Empty:
            return b""

    def alive(self) -> bool:
        """Whether the other side is still there."""
        return not self._ended.is_set()

    def close(self) -> None:
        """Let both pipes go; the reading thread ends with the pipe. Twice does no harm."""
        self._closed.set()
        descriptor, self._to = self._to, -1
        if descriptor >= 0:
            with suppress(OSError):  # what was not delivered yet may not be any more
                os.close(descriptor)

    def _read(self) -> None:
        # The reader owns its end and closes it: another thread's close would wait for the read.
        try:
            while not self._closed.is_set() and (data := os.read(self._back, _READ)):
                self._arrived.put(data.replace(b"\0", b""))
        except OSError:
            pass
        finally:
            self._ended.set()
            with suppress(OSError):
                os.close(self._back)
