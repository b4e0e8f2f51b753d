"""What the command line says on standard error: progress, messages and errors, as text or as JSON lines."""

import json
import sys
import time
from typing import Any, TextIO

from engine.analysis.progress import Progress

__all__ = ["QUIET", "VERBOSE", "Console", "clock"]

QUIET, NORMAL, VERBOSE = -1, 0, 1
_REDRAW_S = 0.1
_LINE_EVERY_S = 10.0


def clock(seconds: float) -> str:
    """Return a length of time as ``M:SS`` or ``H:MM:SS``."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


class Console:
    """Speaks to a person or, with `as_json`, to a program: one JSON object a line.

    Parameters
    ----------
    as_json : bool
    level : int
        -1 says errors only, 0 also results and progress, 1 also details.
    stream : text stream, optional
        Standard error by default.
    """

    def __init__(self, as_json: bool = False, level: int = NORMAL, stream: TextIO | None = None) -> None:
        self._as_json = as_json
        self._level = level
        self._stream = stream
        self._bar_width = 0
        self._last_progress = float("-inf")

    def event(self, event: str, text: str = "", *, level: int = NORMAL, **facts: Any) -> None:
        """Say that something happened: `text` to a person, `event` and `facts` to a program."""
        if self._as_json:
            self._line(json.dumps({"event": event, **facts}))
        elif text and level <= self._level:
            self._line(text)

    def error(self, sentence: str, kind: str, **facts: Any) -> None:
        """Say what went wrong; never left out."""
        if self._as_json:
            self._line(json.dumps({"event": "failed", "error": sentence, "kind": kind, **facts}))
        else:
            self._line(f"soloscope: {sentence}")

    def progress(self, text: str, share: float, remaining_s: float | None, **facts: Any) -> None:
        """Show how far a long piece of work is; redrawn in place on a terminal, now and then elsewhere."""
        now = time.monotonic()
        if self._as_json:
            remaining = None if remaining_s is None else round(remaining_s, 2)
            self._line(json.dumps({"event": "progress", "share": round(share, 4), "remaining_s": remaining, **facts}))
            return
        if self._level < NORMAL:
            return
        rest = "" if remaining_s is None else f", {clock(remaining_s)} left"
        line = f"{text}: {share:4.0%}{rest}"
        if self._terminal and now - self._last_progress >= _REDRAW_S:
            print("\r" + line.ljust(self._bar_width), end="", file=self._out, flush=True)
            self._bar_width = len(line)
            self._last_progress = now
        elif not self._terminal and self._last_progress == float("-inf"):
            self._last_progress = now  # a log needs no line of what is over within seconds
        elif not self._terminal and now - self._last_progress >= _LINE_EVERY_S:
            print(line, file=self._out, flush=True)
            self._last_progress = now

    def analysis_progress(self, text: str, progress: Progress, **facts: Any) -> None:
        """Show how far an analysis is."""
        seconds = {"done_s": round(progress.done_s, 3), "total_s": round(progress.total_s, 3)}
        self.progress(text, progress.share, progress.remaining_s, **seconds, **facts)

    def end_progress(self) -> None:
        """Take a progress line off the terminal."""
        if self._bar_width:
            print("\r" + " " * self._bar_width + "\r", end="", file=self._out, flush=True)
        self._bar_width = 0
        self._last_progress = float("-inf")

    @property
    def _out(self) -> TextIO:
        return self._stream if self._stream is not None else sys.stderr

    @property
    def _terminal(self) -> bool:
        return self._out.isatty()

    def _line(self, text: str) -> None:
        self.end_progress()
        print(text, file=self._out, flush=True)
