"""How a result reaches a file or standard output."""

import sys

from engine.commands.recordings import STANDARD_OUTPUT
from engine.interchange import write_text

__all__ = ["write_result"]


def write_result(output: str, text: str) -> None:
    """Write a result to the file named, whole or not at all, or to standard output as UTF-8.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    if output != STANDARD_OUTPUT:
        write_text(output, text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
