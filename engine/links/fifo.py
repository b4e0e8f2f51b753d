"""The two named pipes of Audacity on Linux and macOS as one channel that never blocks for longer than asked."""

import errno
import fcntl
import os
import select
import time
from contextlib import suppress
from pathlib import Path

__all__ = ["FifoChannel"]

_READ = 1 << 16
_POLL_S = 0.02


class FifoChannel:
    """Writes to one FIFO and reads from another.

    Opening a FIFO waits until somebody opens its other end, so both are opened without waiting: a FIFO whose reader
    has gone refuses at once, with ``ENXIO``.

    Parameters
    ----------
    to, back : Path
        The FIFO that the program reads and the one it writes. The order in which they are opened is Audacity's, too.

    Raises
    ------
    OSError
        ``ENOENT`` where there is no FIFO, ``ENXIO`` where nobody reads it, ``EWOULDBLOCK`` where another client of
        Soloscope is talking: Audacity would mix both conversations up.
    """

    line_end = b"\n"

    def __init__(self, to: Path, back: Path) -> None:
        self._to = os.open(to, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.flock(self._to, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._back = os.open(back, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            os.close(self._to)
            raise

    def send(self, data: bytes, timeout_s: float) -> None:
        """Write all of `data`; raises TimeoutError when the pipe stays full, BrokenPipeError when nobody reads."""
        deadline = time.monotonic() + timeout_s
        while data:
            try:
                data = data[os.write(self._to, data) :]
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from None
                select.select([], [self._to], [], min(left, 0.1))

    def receive(self, timeout_s: float) -> bytes:
        """Return what has come, after at most `timeout_s`; nothing is empty."""
        deadline = time.monotonic() + timeout_s
        while True:
            left = max(0.0, deadline - time.monotonic())
            select.select([self._back], [], [], left)
            with suppress(BlockingIOError):
                if data := os.read(self._back, _READ):
                    return data
            # A FIFO that nobody writes to is "ready" and empty; the writer may still be about to open it.
            if left <= 0:
                return b""
            time.sleep(min(left, _POLL_S))

    def alive(self) -> bool:
        """Whether somebody still reads what is sent."""
        poll = select.poll()
        poll.register(self._to, select.POLLOUT)
        return not any(event & (select.POLLERR | select.POLLHUP | select.POLLNVAL) for _, event in poll.poll(0))

    def close(self) -> None:
        """Let both pipes go; twice does no harm, though the numbers may be another file's by then."""
        descriptors, self._to, self._back = (self._to, self._back), -1, -1
        for descriptor in descriptors:
            if descriptor >= 0:
                os.close(descriptor)
