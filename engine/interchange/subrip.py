"""SubRip subtitles: every region a caption while it sounds."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.captions import KEEPS, LOSES, caption_clock, captions
from engine.interchange.format_spec import ExportFacts, FormatSpec


def subrip(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a SubRip file; a caption lasts at least a millisecond."""
    blocks = []
    for count, (start, end, text) in enumerate(captions(regions, facts), 1):
        times = f"{caption_clock(start, ',')} --> {caption_clock(end, ',')}"
        blocks.append(f"{count}\n{times}\n{text.replace('-->', '→')}\n")
    return "\n".join(blocks)


FORMAT = FormatSpec(
    id="srt",
    name="SubRip subtitles",
    extensions=(".srt",),
    keeps=KEEPS,
    loses=LOSES,
    verified_by="ffprobe 5.1",
    writer=subrip,
    scores_in_labels=True,
    holds_markers=False,
)
