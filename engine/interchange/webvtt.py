"""WebVTT subtitles: every region a caption while it sounds."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.captions import KEEPS, LOSES, caption_clock, captions
from engine.interchange.format_spec import ExportFacts, FormatSpec


def webvtt(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a WebVTT file; a caption lasts at least a millisecond."""
    blocks = ["WEBVTT\n"]
    for start, end, text in captions(regions, facts):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{caption_clock(start, '.')} --> {caption_clock(end, '.')}\n{escaped}\n")
    return "\n".join(blocks)


FORMAT = FormatSpec(
    id="vtt",
    name="WebVTT subtitles",
    extensions=(".vtt",),
    keeps=KEEPS,
    loses=LOSES,
    verified_by="ffprobe 5.1",
    writer=webvtt,
    scores_in_labels=True,
    holds_markers=False,
)
