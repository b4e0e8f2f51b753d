"""Exported files are written whole or not at all, and what stands in the way is told in one sentence."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from engine.atomic import replacing
from engine.errors import ExportError
from engine.naming import display_name

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """
    Write a UTF-8 text file whole, or leave what was there.

    Parameters
    ----------
    path
        File to write or to replace; missing folders are made.
    text
        Its content. Characters that UTF-8 cannot hold (halves of surrogate pairs) are written as escapes.

    Raises
    ------
    ExportError
        When the place cannot be written to or the disk is full.
    """
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """
    Write a file whole, or leave what was there.

    The bytes reach the disk under another name in the same folder before they take the file's place.

    Raises
    ------
    ExportError
        When the place cannot be written to or the disk is full.
    """
    with writing(path) as stream:
        stream.write(data)


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """
    Open a new file that takes the place of `path`, on the disk, when the block ends well; otherwise nothing is left.

    Raises
    ------
    ExportError
        When the place cannot be written to, the disk is full, or another program holds the old file.
    """
    target = Path(path)
    name = display_name(target)
    if os.path.isdir(target):  # unlike Path.is_dir, answers for impossible names too
        raise ExportError(f"“{name}” is a folder; choose a name for the file inside it.")
    try:
        with replacing(target) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
    except (OSError, ValueError) as error:
        raise ExportError(f"“{name}” was not written: {_reason(target, error)}.") from error


def _reason(target: Path, error: OSError | ValueError) -> str:
    """Return what stands in the way and what to do, as the end of a sentence."""
    code = error.errno if isinstance(error, OSError) else None
    folder = display_name(target.absolute().parent)
    if code in _READ_ONLY and isinstance(error, OSError) and error.filename2 is not None:
        # The new file was written; only the old one could not be replaced by it.
        return "the file of that name is open in another program or protected; close it there or choose another name"
    if code in _READ_ONLY:
        return f"the folder “{folder}” may not be written to; choose another one"
    if code in _FULL:
        return "the disk is full; make room or choose another one"
    if code in (errno.ENOTDIR, errno.EEXIST):
        return f"“{folder}” is not a folder; choose another place"
    if code == errno.ENAMETOOLONG:
        return "its name is too long; choose a shorter one"
    if code is None:
        return "no file can have that name; choose another one"
    return f"{os.strerror(code)}; choose another place"
