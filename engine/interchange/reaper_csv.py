"""REAPER's list of regions and markers, as its Region/Marker Manager writes and reads it."""

import csv
import io
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.clock_times import clock_text, read_clock
from engine.interchange.colours import instrument_colour
from engine.interchange.entries import Entry, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec, first_line
from engine.interchange.labels import label_text, marker_text
from engine.interchange.malformed import checked_span, shown, wrong
from engine.interchange.regions_csv import guarded, unguarded

_HEADER = ("#", "Name", "Start", "End", "Length", "Color")


def reaper_csv(regions: Sequence[Region], facts: ExportFacts) -> str:
    """
    Return the text of a region list; REAPER's ruler must show minutes and seconds when it is imported.

    Regions without a length become markers, which have no colour unless they are of an instrument.
    """
    rows = [",".join(_HEADER)]
    places = []
    for region in regions:
        start_ms, end_ms = round(region.onset_s * 1000), round(region.offset_s * 1000)
        places.append((start_ms, label_text(region, facts.scores), end_ms, instrument_colour(region.instrument)))
    for marker in facts.markers:
        time_ms = round(marker.time_s * 1000)
        places.append((time_ms, marker_text(marker), time_ms, ""))
    count = {"R": 0, "M": 0}
    for start_ms, label, end_ms, colour in sorted(places):
        kind = "R" if end_ms > start_ms else "M"
        count[kind] += 1
        span = (clock_text(end_ms), clock_text(end_ms - start_ms)) if kind == "R" else ("", "")
        name = guarded(label).replace('"', '""')
        # As REAPER itself: names in quotes, and nothing else, for nothing else could hold a comma.
        rows.append(",".join((f"{kind}{count[kind]}", f'"{name}"', clock_text(start_ms), *span, colour)))
    return "\n".join(rows) + "\n"


def read_reaper_csv(text: str, name: str = "regions.csv") -> tuple[Entry, ...]:
    """
    Return the regions and markers of a list, in its order.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there; also when times are in bars and beats.
    """
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    entries: list[Entry] = []
    try:
        columns = {title.strip().lower(): index for index, title in enumerate(next(lines, []))}
        for needed in ("name", "start", "end"):
            if needed not in columns:
                raise wrong(name, 1, f"does not name the column “{needed.title()}”", "export the list again")
        for fields in lines:
            line = lines.line_num
            if not any(fields):
                continue
            if len(fields) <= max(columns[key] for key in ("name", "start", "end")):
                raise wrong(name, line, f"has {len(fields)} fields where the first line has {len(columns)}")
            start, end = fields[columns["start"]], fields[columns["end"]]
            if start.count(".") > 1:
                raise wrong(
                    name, line, f"has the time “{shown(start)}”", "set REAPER's ruler to minutes:seconds and export"
                )
            onset = read_clock(start, "the start", name, line)
            offset = read_clock(end, "the end", name, line) if end.strip() else onset
            checked_span(onset, offset, name, line)
            entries.append(imported(unguarded(fields[columns["name"]]), onset, offset))
    except csv.Error as error:
        raise wrong(name, lines.line_num, f"is not valid CSV ({error})") from error
    return tuple(entries)


def _recognise(head: bytes) -> bool:
    return first_line(head).startswith(b"#,name,start,end")


FORMAT = FormatSpec(
    id="reaper-csv",
    name="REAPER regions",
    extensions=(".csv",),
    keeps="Instrument, times to the millisecond, mean activation (in the name), a colour per instrument; markers.",
    loses="Peak activation, solo, status, notes.",
    hint="Set REAPER's ruler to minutes:seconds before you import it.",
    writer=reaper_csv,
    reader=read_reaper_csv,
    recognise=_recognise,
    scores_in_labels=True,
)
