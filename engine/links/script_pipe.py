"""One long-lived client of Audacity's mod-script-pipe: commands out, replies in, every wait with an end."""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from engine.analysis.progress import Cancelled
from engine.errors import LinkError

__all__ = ["LONGEST_LINE", "PipePlaces", "ScriptPipe", "fitting", "pipe_places", "quoted"]

LONGEST_LINE = 1022
"""Bytes without the line's end; Audacity splits a longer line and takes its second half for another command."""

_FINISHED = "BatchCommand finished: "
_LOOK_S = 0.1
_REOPEN_S = 2.0


class PipePlaces(NamedTuple):
    """Where Audacity listens and where it answers."""

    to: str
    back: str


def pipe_places(folder: str | os.PathLike[str] = "/tmp") -> PipePlaces:
    """Return the places of this user's pipes; `folder` is Audacity's own ``/tmp``, and of no meaning on Windows."""
    if sys.platform == "win32":
        return PipePlaces(r"\\.\pipe\ToSrvPipe", r"\\.\pipe\FromSrvPipe")
    names = (f"audacity_script_pipe.{way}.{os.getuid()}" for way in ("to", "from"))
    return PipePlaces(*(os.path.join(folder, name) for name in names))


def quoted(text: str) -> str:
    """Return a text as a quoted argument of a command: one line, with quotes and backslashes escaped."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def fitting(before: str, text: str, after: str) -> str:
    """Return a command around a quoted text, which is shortened if the line would be too long."""
    kept = text
    while len(line := (before + quoted(kept) + after).encode("utf-8", "replace")) > LONGEST_LINE:
        over = len(line) - LONGEST_LINE
        shorter = kept.removesuffix("…")[: -max(1, over // 4)]
        if not shorter:
            break
        kept = shorter + "…"
    return before + quoted(kept) + after


class _Channel(Protocol):
    line_end: bytes

    def send(self, data: bytes, timeout_s: float) -> None: ...
    def receive(self, timeout_s: float) -> bytes: ...
    def alive(self) -> bool: ...
    def close(self) -> None: ...


class ScriptPipe:
    """A conversation with a running Audacity.

    Parameters
    ----------
    places : PipePlaces, optional
        By default those of this user.
    why_not : callable, optional
        Is given the OSError that kept the pipe from opening and returns what is raised instead.
    given_up : threading.Event, optional
        Ends every wait, as `cancelled` of `do` ends one.

    Raises
    ------
    LinkError
        When Audacity cannot be reached.
    """

    def __init__(
        self,
        places: PipePlaces | None = None,
        why_not: Callable[[OSError], LinkError] | None = None,
        given_up: threading.Event | None = None,
    ) -> None:
        self._given_up = given_up
        self._lost = False
        self._channel = _opened(places or pipe_places(), why_not or _plain_reason)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def lost(self) -> bool:
        """Whether nothing more can be asked, because a reply is missing or Audacity went away."""
        return self._lost

    def close(self) -> None:
        """End the conversation; Audacity then waits for the next one."""
        self._lost = True
        self._channel.close()

    def do(self, command: str, timeout_s: float = 20.0, cancelled: threading.Event | None = None) -> str:
        """Have a command done and return what Audacity says about it, without the line that ends every reply.

        Raises
        ------
        LinkError
            When Audacity refuses, does not answer in time, or goes away. After that nothing more can be asked: a late
            reply would be taken for that of the next command.
        Cancelled
            When `cancelled` was set meanwhile.
        """
        if self._lost:
            raise _gone()
        line = command.encode("utf-8", "replace")
        if b"\n" in line or b"\r" in line:
            raise LinkError("A command of Audacity cannot hold a line break; use another name.")
        if len(line) > LONGEST_LINE:
            raise LinkError(f"The command “{command[:40]}…” is too long for Audacity; use a shorter path or text.")
        try:
            self._lost = True
            self._channel.send(line + self._channel.line_end, timeout_s)
            reply = self._reply(timeout_s, cancelled)
        except TimeoutError as error:
            raise LinkError(
                "Audacity does not answer. It may be busy, or one of its windows waits for your answer: look at "
                "Audacity, then try again."
            ) from error
        except OSError as error:
            raise _gone() from error
        self._lost = False
        said, _, how = reply.rpartition(_FINISHED)
        if how.strip() != "OK":
            raise LinkError(f"Audacity refused “{command.partition(':')[0]}”{_because(said)}")
        return said.strip()

    def _reply(self, timeout_s: float, cancelled: threading.Event | None) -> str:
        """Collect a reply up to the empty line that ends it."""
        deadline = time.monotonic() + timeout_s
        data = b""
        while True:
            if any(event is not None and event.is_set() for event in (cancelled, self._given_up)):
                raise Cancelled
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            data += (piece := self._channel.receive(min(left, _LOOK_S)))
            text = data.decode("utf-8", "replace").replace("\r\n", "\n")
            place = text.rfind(_FINISHED)
            if place >= 0 and text.endswith("\n\n"):
                return text
            if not piece and not self._channel.alive():
                raise ConnectionResetError


def _opened(places: PipePlaces, why_not: Callable[[OSError], LinkError]) -> _Channel:
    """Open the channel; between two clients Audacity makes its pipes anew, which takes a moment."""
    deadline = time.monotonic() + _REOPEN_S
    while True:
        try:
            return _channel(places)
        except OSError as error:
            if time.monotonic() > deadline or not _may_come_back(places):
                raise why_not(error) from error
            time.sleep(0.05)


def _may_come_back(places: PipePlaces) -> bool:
    """Whether it is worth while to wait: where no pipe was ever made, none will be in a moment."""
    return sys.platform != "win32" and any(os.path.exists(place) for place in places)


def _channel(places: PipePlaces) -> _Channel:
    if sys.platform == "win32":
        from engine.links.windows_pipe import WindowsPipeChannel

        return WindowsPipeChannel(*places)
    from engine.links.fifo import FifoChannel

    return FifoChannel(Path(places.to), Path(places.back))


def _plain_reason(error: OSError) -> LinkError:
    return LinkError(f"Audacity’s script pipe cannot be opened ({error.strerror}); start Audacity and try again.")


def _gone() -> LinkError:
    return LinkError("Audacity ended the conversation; if it was closed, start it and try again.")


def _because(said: str) -> str:
    words = " ".join(said.split())
    return f": {words[:200]}" if words else "; look at Audacity for the reason."
