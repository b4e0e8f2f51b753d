"""iZotope RX's marker list."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, marker_text

_TICKS = 100_000_000


def rx_markers(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a marker list, a line per region; markers, and regions without a length, have no end."""
    rows = [(region.onset_s, region.offset_s, label_text(region, facts.scores)) for region in regions]
    rows += [(marker.time_s, marker.time_s, marker_text(marker)) for marker in facts.markers]
    lines = ["Marker file version: 1", "Time format: Time"]
    for onset, offset, text in sorted(rows):
        end = f"\t{_clock(offset)}" if offset > onset else ""
        lines.append(f"{text}\t{_clock(onset)}{end}")
    return "\n".join(lines) + "\n"


def _clock(seconds: float) -> str:
    whole, fraction = divmod(round(seconds * _TICKS), _TICKS)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{fraction:08d}"


FORMAT = FormatSpec(
    id="rx",
    name="iZotope RX markers",
    extensions=(".txt",),
    keeps="Instrument, times to 10 nanoseconds, mean activation (in the name); markers.",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    writer=rx_markers,
    scores_in_labels=True,
)
