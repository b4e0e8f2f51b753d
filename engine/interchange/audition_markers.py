"""Adobe Audition's marker list: tab separated with six fields, though its extension is ``.csv``."""

import math
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import imported_region, one_line
from engine.interchange.malformed import checked_span, number, read_clock, wrong
from engine.interchange.regions_csv import guarded, unguarded

_HEADER = ("Name", "Start", "Duration", "Time Format", "Type", "Description")


def audition_markers(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a marker list; the description holds mean activation, solo, status and note."""
    rows = ["\t".join(_HEADER)]
    for region in sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s)):
        start_ms, end_ms = round(region.onset_s * 1000), round(region.offset_s * 1000)
        name = guarded(one_line(region.instrument))
        fields = (name, _clock(start_ms), _clock(end_ms - start_ms), "decimal", "Cue", _description(region, facts))
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
    rows = [row.rstrip("\r").split("\t") for row in text.split("\n")]
    columns = {title.strip().lower(): index for index, title in enumerate(rows[0])}
    for needed in ("name", "start", "duration"):
        if needed not in columns:
            raise wrong(name, 1, f"does not name the column “{needed.title()}”", "export the markers again")
    regions = []
    for line, fields in enumerate(rows[1:], 2):
        if not any(fields):
            continue
        if len(fields) <= max(columns[key] for key in ("name", "start", "duration")):
            raise wrong(name, line, f"has {len(fields)} fields where the first line has {len(rows[0])}")
        style = fields[columns["time format"]] if columns.get("time format", len(fields)) < len(fields) else "decimal"
        if style.strip().lower() not in ("", "decimal"):
            raise wrong(name, line, f"counts time as “{style}”", "set Audition's time display to decimal first")
        onset = read_clock(fields[columns["start"]], "the start", name, line)
        duration = read_clock(fields[columns["duration"]] or "0", "the duration", name, line)
        checked_span(onset, onset + duration, name, line)
        score = _score(fields[columns["description"]]) if columns.get("description", 99) < len(fields) else math.nan
        regions.append(imported_region(unguarded(fields[columns["name"]]), onset, onset + duration, score))
    return tuple(regions)


def _clock(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    seconds = f"{rest // 1000:02d}.{rest % 1000:03d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds}" if minutes >= 60 else f"{minutes}:{seconds}"


def _description(region: Region, facts: ExportFacts) -> str:
    parts = [] if math.isnan(region.mean) or not facts.scores else [f"{region.mean:.2f}"]
    parts += [part for part in (region.solo, region.status, one_line(region.note)) if part]
    return ", ".join(parts)


def _score(description: str) -> float:
    first = description.split(",", 1)[0].strip()
    try:
        value = number(first, "", "", 0)
    except Exception:
        return math.nan
    return value if 0 <= value <= 1 and "." in first else math.nan


def _recognise(head: bytes) -> bool:
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip().lower()
    return first.startswith(b"name\tstart\tduration")


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
