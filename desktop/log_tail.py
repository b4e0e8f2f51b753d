"""Reads a log file as it grows: whole records with their level, and no byte twice."""

import re
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FIRST_BYTES = 400_000
"""How much of the end of a log is read at first."""

_HEAD = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (DEBUG|INFO|WARNING|ERROR|CRITICAL) ")


@dataclass(frozen=True)
class LogRecord:
    """One entry: its level, and its text with the lines of a traceback."""

    level: str
    text: str


class LogTail:
    """The records of a log file, read on demand.

    Parameters
    ----------
    path : Path
        The file; it may not be there yet, and it may be replaced by a new one when it has grown too large.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._place: int | None = None
        self._half_line = b""

    def read(self) -> tuple[LogRecord, ...]:
        """Return the records written since the last call; the first time those at the end of the file."""
        try:
            with open(self.path, "rb") as stream:
                size = stream.seek(0, 2)
                first = self._place is None
                if self._place is None or size < self._place:
                    self._place = max(0, size - FIRST_BYTES) if first else 0
                    self._half_line = b""
                cut = first and self._place > 0
                stream.seek(self._place)
                data = self._half_line + stream.read()
                self._place = stream.tell()
        except OSError:
            return ()
        whole, _, self._half_line = data.rpartition(b"\n")
        lines = whole.decode("utf-8", "replace").split("\n") if whole else []
        return _records(lines[1:] if cut else lines)


def _records(lines: list[str]) -> tuple[LogRecord, ...]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        head = _HEAD.match(line)
        if head is not None:
            found.append((head.group(1), [line]))
        elif found:
            found[-1][1].append(line)
        elif line.strip():
            found.append(("INFO", [line]))
    return tuple(LogRecord(level, "\n".join(text)) for level, text in found)


def last_lines(path: Path, count: int) -> list[str]:
    """Return the last lines of a log, none where it cannot be read."""
    return [line for record in LogTail(path).read() for line in record.text.split("\n")][-count:]
