"""Regions as captions, for whoever shows the recording as a film: each stands while its instrument sounds."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts
from engine.interchange.labels import label_text

__all__ = ["KEEPS", "LOSES", "caption_clock", "captions"]

KEEPS = "Instrument, times to the millisecond, mean activation (in the caption)."
LOSES = "Markers, peak activation, solo, status, notes; it cannot be read back."


def captions(regions: Sequence[Region], facts: ExportFacts) -> list[tuple[int, int, str]]:
    """Return start and end in milliseconds and text of each caption, in order; one lasts at least a millisecond."""
    found = []
    for region in regions:
        start, end = round(region.onset_s * 1000), round(region.offset_s * 1000)
        found.append((start, max(end, start + 1), label_text(region, facts.scores)))
    return sorted(found)


def caption_clock(milliseconds: int, mark: str) -> str:
    """Return ``HH:MM:SS.mmm`` with a mark of the format's own before the milliseconds."""
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"
