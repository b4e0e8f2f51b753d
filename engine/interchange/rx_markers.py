"""iZotope RX's marker list."""

from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text

_TICKS = 100_000_000


def rx_markers(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a marker list, a line per region."""
    rows = sorted((region.onset_s, region.offset_s, label_text(region, facts.scores)) for region in regions)
    lines = ["Marker file version: 1", "Time format: Time"]
    lines += [f"{text}\t{_clock(onset)}\t{_clock(offset)}" for onset, offset, text in rows]
    return "\n".join(lines) + "\n"


def _clock(seconds: float) -> str:
    whole, fraction = divmod(round(seconds * _TICKS), _TICKS)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{fraction:08d}"


FORMAT = FormatSpec(
    id="rx",
    name="iZotope RX markers",
    extensions=(".txt",),
    keeps="Instrument, times to 10 nanoseconds, mean activation (in the name).",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    writer=rx_markers,
    scores_in_labels=True,
)
