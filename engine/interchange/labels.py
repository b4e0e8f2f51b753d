"""A region as the text of a label or marker, and back: ``clarinet 0.91``."""

import math
import re
import unicodedata

from engine.analysis.regions import Region
from engine.markers import Marker

__all__ = ["UNNAMED", "label_text", "marker_text", "one_line", "read_label"]

UNNAMED = "unnamed"
"""The instrument of a marker that has no text."""

_SCORE = re.compile(r"(?P<name>.*?)\s*[\s(\[](?P<score>[01][.,]\d+|\d{1,3}(?:[.,]\d+)?\s?%)[)\]]?")


def one_line(text: str) -> str:
    """Return a text without tabs, line breaks, control characters and what no file can hold."""
    return "".join(_fit(character) for character in text).strip()


def label_text(region: Region, scores: bool = True) -> str:
    """
    Return the label of a region: its instrument and, where there is one and it is wanted, its mean activation.

    The text is one line and never empty.
    """
    name = one_line(region.instrument) or UNNAMED
    return name if not scores or math.isnan(region.mean) else f"{name} {region.mean:.2f}"


def marker_text(marker: Marker) -> str:
    """Return the name of a marker as one line that is never empty."""
    return one_line(marker.name) or UNNAMED


def read_label(text: str) -> tuple[str, float]:
    """
    Return the instrument that a label names and its score, NaN where it has none.

    ``clarinet 0.91``, ``Clarinet (91 %)`` and ``clarinet`` are understood; names stay as they were typed.
    """
    plain = one_line(text)
    match = _SCORE.fullmatch(plain)
    if match is not None and match["name"]:
        number = match["score"].replace(",", ".")
        score = float(number.rstrip("% ")) / 100 if number.endswith("%") else float(number)
        if score <= 1:
            return match["name"].strip(), score
    return plain or UNNAMED, math.nan


def _fit(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cs" or character in "\ufffe\uffff":
        return "\ufffd"
    return character
