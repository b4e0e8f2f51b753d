"""Adobe Audition's marker list: tab separated with six fields, though its extension is ``.csv``."""

import math
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.clock_times import clock_text, read_clock
from engine.interchange.format_spec import ExportFacts, FormatSpec, first_line
from engine.interchange.labels import imported_region, one_line
from engine.interchange.malformed import checked_span, wrong
from engine.interchange.regions_csv import guarded, unguarded
from engine.interchange.tab_table import TabTable

_HEADER = ("Name", "Start", "Duration", "Time Format", "Type", "Description")


def audition_markers(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a marker list; the description holds mean activation, solo, status and note."""
    rows = ["\t".join(_HEADER)]
    for region in sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s)):
        start_ms, end_ms = round(region.onset_s * 1000), round(region.offset_s * 1000)
        name = guarded(one_line(region.instrument))
        fields = (
            name,
            clock_text(start_ms),
            clock_text(end_ms - start_ms),
            "decimal",
            "Cue",
            _description(region, facts),
        )
        rows.append("\t".join(fields))
    return "\n".join(rows) + "\n"


def read_audition_markers(text: str, name: str = "markers.csv") -> tuple[Region, ...]:
    """
    Return the regions of a marker list, in its order; markers without a duration have no length.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    table = TabTable(text, _HEADER[:3], name)
    regions = []
    for line, fields in table:
        style = table.field(fields, "Time Format", otherwise="decimal")
        if style.strip().lower() not in ("", "decimal"):
            raise wrong(name, line, f"counts time as “{style}”", "set Audition's time display to decimal first")
        onset = read_clock(table.field(fields, "Start"), "the start", name, line)
        duration = read_clock(table.field(fields, "Duration") or "0", "the duration", name, line)
        checked_span(onset, onset + duration, name, line)
        score = _score(table.field(fields, "Description"))
        regions.append(imported_region(unguarded(table.field(fields, "Name")), onset, onset + duration, score))
    return tuple(regions)


def _description(region: Region, facts: ExportFacts) -> str:
    parts = [] if math.isnan(region.mean) or not facts.scores else [f"{region.mean:.2f}"]
    parts += [part for part in (region.solo, region.status, one_line(region.note)) if part]
    return ", ".join(parts)


def _score(description: str) -> float:
    first = description.split(",", 1)[0].strip()
    try:
        value = float(first)
    except ValueError:
        return math.nan
    return value if 0 <= value <= 1 and "." in first else math.nan


def _recognise(head: bytes) -> bool:
    return first_line(head).startswith(b"name\tstart\tduration")


FORMAT = FormatSpec(
    id="audition",
    name="Adobe Audition markers",
    extensions=(".csv",),
    keeps="Instrument, times to the millisecond, mean activation, solo, status and note (in the description).",
    loses="Peak activation; what is in the description but the score does not come back.",
    writer=audition_markers,
    reader=read_audition_markers,
    recognise=_recognise,
    scores_in_labels=True,
)
