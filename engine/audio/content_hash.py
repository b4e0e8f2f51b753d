"""The identity of a recording: the SHA-256 of its file's bytes, whatever its name."""

import hashlib
import os
from collections.abc import Callable

from engine.audio.files import checked_file, file_errors

_BLOCK = 1 << 20


def content_hash(path: str | bytes | os.PathLike, stopped: Callable[[], bool] | None = None) -> str:
    """
    Return the SHA-256 of a file's bytes as 64 hexadecimal digits, read block by block.

    Parameters
    ----------
    path
        A regular file.
    stopped
        Asked before every block; once it says yes, the reading ends and nothing is returned.

    Raises
    ------
    RecordingError
        When the file is missing, a folder or a device, or cannot be read.
    """
    path = checked_file(path).path
    digest = hashlib.sha256()
    with file_errors(path), open(path, "rb") as stream:
        while block := stream.read(_BLOCK):
            if stopped is not None and stopped():
                return ""
            digest.update(block)
    return digest.hexdigest()
