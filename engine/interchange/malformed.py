"""The sentences that say where a file of regions is malformed, and the checks that every reader makes."""

import math

from engine.errors import ExportError

__all__ = ["LATEST_S", "checked_span", "number", "shown", "wrong"]

LATEST_S = 1e7
"""No recording is longer, in seconds."""


def wrong(name: str, line: int, what: str, hint: str = "correct it and try again") -> ExportError:
    """Return the error that names a line of a file, what is wrong there and what to do."""
    return ExportError(f"Line {line} of “{name}” {what}; {hint}.")


def shown(field: str) -> str:
    """Return what a field holds as a short piece of one line."""
    short = field if len(field) <= 40 else f"{field[:40]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short)


def number(field: str, what: str, name: str, line: int) -> float:
    """
    Return the number in a field; a comma may be its decimal sign.

    Raises
    ------
    ExportError
        When it holds none; ``what`` says what the field is.
    """
    text = field.strip()
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise wrong(name, line, f"has “{shown(field)}” as {what}, which must be a number such as 12.345")
    return value


def checked_span(onset_s: float, offset_s: float, name: str, line: int) -> tuple[float, float]:
    """
    Return the times of a region after checking that they can be some.

    Raises
    ------
    ExportError
        When it starts before the recording or ends before it starts.
    """
    if onset_s < 0:
        raise wrong(name, line, f"starts before the recording, at {onset_s:g} s")
    if offset_s < onset_s:
        raise wrong(name, line, f"ends at {offset_s:g} s, before it starts at {onset_s:g} s")
    if offset_s > LATEST_S:
        raise wrong(name, line, f"ends at {offset_s:g} s, later than any recording")
    return onset_s, offset_s
