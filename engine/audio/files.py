"""What can be said of a recording's file before its sound is decoded: whether it is there and may be read."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.errors import RecordingError
from engine.naming import display_name


@dataclass(frozen=True)
class CheckedFile:
    """A regular file that was there when it was looked at, its size in bytes and when it had been written to then."""

    path: Path
    size: int
    written_ns: int

    def check_unchanged(self) -> None:
        """Raise RecordingError when the file has vanished, was replaced or was written to since it was opened."""
        name = display_name(self.path)
        try:
            now = os.stat(self.path)
        except OSError as error:
            raise RecordingError(
                f"“{name}” has vanished while it was being read; put it back or reconnect its drive, and try again."
            ) from error
        if (now.st_size, now.st_mtime_ns) != (self.size, self.written_ns):
            raise RecordingError(f"“{name}” was changed while it was being read; open it again when it is finished.")


def checked_file(path: str | bytes | os.PathLike) -> CheckedFile:
    """
    Return the path and size of a regular file, without opening it.

    Pipes, sockets and devices are refused here, because opening one could wait for ever.

    Raises
    ------
    RecordingError
        When there is no such file, it is not a regular file, or it is out of reach.
    """
    path = Path(os.fsdecode(path))
    name = display_name(path)
    with file_errors(path):
        try:
            status = os.stat(path)
        except ValueError as error:  # a NUL in the name
            raise RecordingError(f"“{name}” is not a name a file can have; choose another file.") from error
    if stat.S_ISDIR(status.st_mode):
        raise RecordingError(f"“{name}” is a folder; choose a recording inside it.")
    if not stat.S_ISREG(status.st_mode):
        raise RecordingError(f"“{name}” is a pipe or a device, not a file; save the sound to a file first.")
    if status.st_size == 0:
        raise RecordingError(f"“{name}” is empty (0 bytes); record or copy it again.")
    return CheckedFile(path, status.st_size, status.st_mtime_ns)


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals into one sentence each."""
    name = display_name(path)
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RecordingError(f"“{name}” does not exist; check the path or whether the file was moved.") from error
    except PermissionError as error:
        raise RecordingError(
            f"“{name}” may not be read; ask for permission to read it or copy it elsewhere."
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise RecordingError(f"“{name}” cannot be read ({reason}); check the drive it is on.") from error
