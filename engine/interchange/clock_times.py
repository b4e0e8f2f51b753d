"""Times as ``M:SS.mmm`` and ``H:MM:SS.mmm``, as lists of markers have them."""

import math

from engine.interchange.malformed import shown, wrong

__all__ = ["clock_text", "read_clock"]


def clock_text(milliseconds: int) -> str:
    """Return ``M:SS.mmm``, from an hour on ``H:MM:SS.mmm``."""
    minutes, rest = divmod(milliseconds, 60_000)
    seconds = f"{rest // 1000:02d}.{rest % 1000:03d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds}" if minutes >= 60 else f"{minutes}:{seconds}"


def read_clock(field: str, what: str, name: str, line: int) -> float:
    """
    Return the seconds of ``H:MM:SS.mmm``, ``M:SS.mmm`` or ``S.mmm``.

    Raises
    ------
    ExportError
        When the field holds no such time.
    """
    parts = field.strip().replace(",", ".").split(":")
    try:
        values = [float(part) for part in parts]
    except ValueError:
        values = []
    if not 1 <= len(values) <= 3 or not all(math.isfinite(v) and v >= 0 for v in values):
        raise wrong(name, line, f"has “{shown(field)}” as {what}, which must be a time such as 1:02.345")
    seconds = 0.0
    for value in values:
        seconds = seconds * 60 + value
    return seconds
