"""Writes files whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["UNFINISHED", "replacing", "write_text"]

_PREFIX, _SUFFIX = ".soloscope-", ".part"
UNFINISHED = f"{_PREFIX}*{_SUFFIX}"
"""What files are called that are being written; one that stays was left by a process that was ended meanwhile."""


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of `path` when the block ends well, and vanishes when it does not.

    Missing parent folders are made. Raises OSError as the file system does.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        _give_usual_permissions(temporary)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a UTF-8 text file whole or not at all."""
    with replacing(path) as stream:
        stream.write(text.encode("utf-8"))


def _give_usual_permissions(path: str) -> None:
    """Give a file from mkstemp, which only its owner may read, the permissions that any new file gets."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(path, 0o666 & ~mask)
