"""The other side of Audacity's script pipe as real FIFOs and a thread: it answers as it is told to."""

import errno
import os
import select
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.links.script_pipe import PipePlaces, pipe_places

OK = "\nBatchCommand finished: OK\n\n"
FAILED = "\nBatchCommand finished: Failed!\n\n"


class PipeServer:
    """Reads lines as Audacity does: at most 1023 bytes at once, what is over is taken for the next line."""

    def __init__(self, folder: Path, answer: Callable[[str], bytes | None]) -> None:
        self.places: PipePlaces = pipe_places(folder)
        self.heard: list[str] = []
        self._answer = answer
        self._ended = threading.Event()
        self._make()
        self._thread = threading.Thread(target=self._serve, name="pipe server")
        self._thread.start()

    def _make(self) -> None:
        """Make both FIFOs anew, as Audacity does before every conversation."""
        for place in self.places:
            with suppress(FileNotFoundError):
                os.unlink(place)
            os.mkfifo(place, 0o700)
        # Without waiting, so that no test can hang; Audacity waits here.
        self._to = os.open(self.places.to, os.O_RDONLY | os.O_NONBLOCK)

    def _serve(self) -> None:
        goes_on = True
        while goes_on and not self._ended.is_set():
            try:
                goes_on = self._converse()
            except BrokenPipeError:
                pass
            finally:
                os.close(self._to)
            if goes_on:
                self._make()
        if goes_on:
            os.close(self._to)

    def _converse(self) -> bool:
        """Answer one client until it leaves; False if Audacity itself is to go."""
        back, rest = -1, b""
        try:
            while not self._ended.is_set():
                if not select.select([self._to], [], [], 0.05)[0]:
                    continue
                data = os.read(self._to, 1023)
                if not data and back >= 0:
                    return True
                if not data:
                    self._ended.wait(0.02)
                    continue
                if back < 0 and (back := self._opened_back()) < 0:
                    return True
                rest += data
                while b"\n" in rest or len(rest) >= 1023:
                    end = min(rest.find(b"\n") + 1 or 1023, 1023)
                    line, rest = rest[:end], rest[end:]
                    self.heard.append(line.decode().rstrip("\n"))
                    reply = self._answer(self.heard[-1])
                    if reply is None:
                        return False
                    for start in range(0, len(reply), 100):
                        os.write(back, reply[start : start + 100])
            return True
        finally:
            if back >= 0:
                os.close(back)

    def _opened_back(self) -> int:
        """Open the way back when the client has opened it, too; -1 if it never does, for one that left at once."""
        while not self._ended.is_set():
            try:
                back = os.open(self.places.back, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as error:
                if error.errno != errno.ENXIO:
                    raise
                self._ended.wait(0.005)
            else:
                os.set_blocking(back, True)
                return back
        return -1

    def close(self) -> None:
        self._ended.set()
        self._thread.join(5)
        assert not self._thread.is_alive()


@contextmanager
def serving(folder: Path, answer: Callable[[str], bytes | None]) -> Iterator[PipeServer]:
    """Serve one conversation; `answer` returns the bytes of a reply, or None to go away."""
    server = PipeServer(folder, answer)
    try:
        yield server
    finally:
        server.close()
