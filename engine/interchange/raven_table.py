"""Raven's selection table: tab separated, with the box of every selection in time and frequency."""

import math
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import UNNAMED, imported_region, one_line
from engine.interchange.malformed import checked_span, number, wrong
from engine.interchange.regions_csv import guarded, unguarded

_COLUMNS = (
    "Selection",
    "View",
    "Channel",
    "Begin Time (s)",
    "End Time (s)",
    "Low Freq (Hz)",
    "High Freq (Hz)",
    "Instrument",
    "Confidence",
    "Begin Path",
    "File Offset (s)",
)
_NAMES = ("instrument", "annotation", "species", "label", "common name", "species code")
_SCORES = ("confidence", "score")


def raven_table(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a selection table; boxes reach from 0 Hz to half the sample rate."""
    highest = (facts.sample_rate or 44_100) / 2
    path = one_line(str(facts.path) if facts.path is not None else facts.name)
    rows = ["\t".join(_COLUMNS)]
    ordered = sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s))
    for count, region in enumerate(ordered, 1):
        fields = (
            str(count),
            "Spectrogram 1",
            "1",
            f"{region.onset_s:.6f}",
            f"{region.offset_s:.6f}",
            "0.0",
            f"{highest:.1f}",
            guarded(one_line(region.instrument) or UNNAMED),
            "" if math.isnan(region.mean) else f"{region.mean:.4f}",
            path,
            f"{region.onset_s:.6f}",
        )
        rows.append("\t".join(fields))
    return "\n".join(rows) + "\n"


def read_raven_table(text: str, name: str = "selections.txt") -> tuple[Region, ...]:
    """
    Return the regions of a selection table, in its order.

    A selection that Raven lists once for each of its views counts once. The instrument is taken from the
    column Instrument, or from Annotation, Species, Label or Common Name.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    rows = [row.rstrip("\r").split("\t") for row in text.split("\n")]
    columns = {title.strip().lower(): index for index, title in enumerate(rows[0])}
    for needed in ("begin time (s)", "end time (s)"):
        if needed not in columns:
            raise wrong(name, 1, f"does not name the column “{needed.capitalize()}”", "export the table again")
    named = next((columns[key] for key in _NAMES if key in columns), None)
    scored = next((columns[key] for key in _SCORES if key in columns), None)
    regions = []
    seen: set[str] = set()
    for line, fields in enumerate(rows[1:], 2):
        if not any(fields):
            continue
        if len(fields) <= max(columns["begin time (s)"], columns["end time (s)"]):
            raise wrong(name, line, f"has {len(fields)} fields where the first line has {len(rows[0])}")
        if "view" in columns and "selection" in columns:
            selection = fields[columns["selection"]]
            if selection in seen:
                continue
            seen.add(selection)
        onset = number(fields[columns["begin time (s)"]], "the begin time", name, line)
        offset = number(fields[columns["end time (s)"]], "the end time", name, line)
        checked_span(onset, offset, name, line)
        label = unguarded(_field(fields, named))
        score = _field(fields, scored).strip()
        mean = number(score, "the score", name, line) if score else math.nan
        if not (math.isnan(mean) or 0 <= mean <= 1):
            raise wrong(name, line, f"has the score {mean:g}, which must be from 0 to 1")
        regions.append(imported_region(label, onset, offset, mean))
    return tuple(regions)


def _field(fields: Sequence[str], index: int | None) -> str:
    return fields[index] if index is not None and index < len(fields) else ""


def _recognise(head: bytes) -> bool:
    titles = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower().split(b"\t")
    return b"begin time (s)" in titles


FORMAT = FormatSpec(
    id="raven",
    name="Raven selection table",
    extensions=(".txt",),
    keeps="Instrument, times to the microsecond, mean activation.",
    loses="Peak activation, solo, status, notes.",
    writer=raven_table,
    reader=read_raven_table,
    recognise=_recognise,
    times="recording",
)
