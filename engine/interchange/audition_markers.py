"""Adobe Audition's marker list: tab separated with six fields, though its extension is ``.csv``."""

import math
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.clock_times import clock_text, read_clock
from engine.interchange.entries import Entry, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec, first_line
from engine.interchange.labels import marker_text, one_line
from engine.interchange.malformed import checked_span, shown, wrong
from engine.interchange.regions_csv import guarded, unguarded
from engine.interchange.tab_table import TabTable

_HEADER = ("Name", "Start", "Duration", "Time Format", "Type", "Description")
_MARKER = "marker"
"""What the description of a marker says, where that of a region holds its score."""


def audition_markers(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a marker list; the description holds mean activation, solo, status and note."""
    places = []
    for region in regions:
        start_ms, end_ms = round(region.onset_s * 1000), round(region.offset_s * 1000)
        places.append((start_ms, one_line(region.instrument), end_ms - start_ms, _description(region, facts)))
    places += [(round(marker.time_s * 1000), marker_text(marker), 0, _MARKER) for marker in facts.markers]
    rows = ["\t".join(_HEADER)]
    for start_ms, name, length_ms, description in sorted(places):
        fields = (guarded(name), clock_text(start_ms), clock_text(length_ms), "decimal", "Cue", description)
        rows.append("\t".join(fields))
    return "\n".join(rows) + "\n"


def read_audition_markers(text: str, name: str = "markers.csv") -> tuple[Entry, ...]:
    """
    Return what a marker list holds, in its order; what has no duration is a marker.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    table = TabTable(text, _HEADER[:3], name)
    entries: list[Entry] = []
    for line, fields in table:
        style = table.field(fields, "Time Format", otherwise="decimal")
        if style.strip().lower() not in ("", "decimal"):
            raise wrong(name, line, f"counts time as “{shown(style)}”", "set Audition's time display to decimal first")
        onset = read_clock(table.field(fields, "Start"), "the start", name, line)
        duration = read_clock(table.field(fields, "Duration") or "0", "the duration", name, line)
        checked_span(onset, onset + duration, name, line)
        score = _score(table.field(fields, "Description"))
        entries.append(imported(unguarded(table.field(fields, "Name")), onset, onset + duration, score))
    return tuple(entries)


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
    keeps="Instrument, times to the millisecond, mean activation, solo, status and note (in the description); markers.",
    loses="Peak activation; what is in the description but the score does not come back.",
    writer=audition_markers,
    reader=read_audition_markers,
    recognise=_recognise,
    scores_in_labels=True,
)
