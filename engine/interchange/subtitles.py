"""Subtitles, SubRip and WebVTT: every region a caption while it sounds, for whoever shows the recording as a film."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text


def srt(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a SubRip file; a caption lasts at least a millisecond."""
    blocks = []
    for count, (start, end, text) in enumerate(_captions(regions, facts), 1):
        blocks.append(f"{count}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{text.replace('-->', '→')}\n")
    return "\n".join(blocks)


def webvtt(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a WebVTT file; a caption lasts at least a millisecond."""
    blocks = ["WEBVTT\n"]
    for start, end, text in _captions(regions, facts):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_clock(start, '.')} --> {_clock(end, '.')}\n{escaped}\n")
    return "\n".join(blocks)


def _captions(regions: Sequence[Region], facts: ExportFacts) -> list[tuple[int, int, str]]:
    captions = []
    for region in regions:
        start, end = round(region.onset_s * 1000), round(region.offset_s * 1000)
        captions.append((start, max(end, start + 1), label_text(region, facts.scores)))
    return sorted(captions)


def _clock(milliseconds: int, mark: str) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"


SRT = FormatSpec(
    id="srt",
    name="SubRip subtitles",
    extensions=(".srt",),
    keeps="Instrument, times to the millisecond, mean activation (in the caption).",
    loses="Markers, peak activation, solo, status, notes; it cannot be read back.",
    verified_by="ffprobe 5.1",
    writer=srt,
    scores_in_labels=True,
    holds_markers=False,
)
WEBVTT = FormatSpec(
    id="vtt",
    name="WebVTT subtitles",
    extensions=(".vtt",),
    keeps="Instrument, times to the millisecond, mean activation (in the caption).",
    loses="Markers, peak activation, solo, status, notes; it cannot be read back.",
    verified_by="ffprobe 5.1",
    writer=webvtt,
    scores_in_labels=True,
    holds_markers=False,
)
