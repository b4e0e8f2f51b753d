"""How a file's name is written inside a sentence: safe to print whatever bytes the name holds."""

import os
from pathlib import Path

_LONGEST = 120


def display_name(path: str | bytes | os.PathLike) -> str:
    """
    Return the last part of a path as printable text.

    Control characters, line breaks and bytes that are not UTF-8 are shown as escapes, so a message
    stays one line and can be encoded everywhere; very long names are shortened in the middle.

    Parameters
    ----------
    path
        Path of a file or folder; it need not exist.
    """
    text = os.fsdecode(path)
    name = Path(text).name or text
    shown = "".join(_shown(character) for character in name)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"
    return shown


def _shown(character: str) -> str:
    if 0xDC80 <= ord(character) <= 0xDCFF:
        return f"\\x{ord(character) - 0xDC00:02x}"
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
