"""A file's bytes as ffmpeg is given them: by descriptor, so that no part of a name is ever taken for a protocol."""

import os
from pathlib import Path


class ByteSource:
    """
    An open file that answers every seek.

    A damaged header can send ffmpeg to places where no file can be; the operating system would refuse, and
    PyAV would print that. Here such a seek leads to the end of the file, where there is nothing to read.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))

    def __del__(self) -> None:
        self.close()

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes."""
        return os.read(self._descriptor, size)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a position and return it, no further than the end of the file."""
        size = os.fstat(self._descriptor).st_size
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self.tell(), os.SEEK_END: size}[whence]
        return os.lseek(self._descriptor, min(max(0, base + offset), size), os.SEEK_SET)

    def tell(self) -> int:
        """Return the position."""
        return os.lseek(self._descriptor, 0, os.SEEK_CUR)

    def close(self) -> None:
        """Close the file; once is enough, twice does no harm."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)
