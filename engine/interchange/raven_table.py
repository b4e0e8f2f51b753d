"""Raven's selection table: tab separated, with the box of every selection in time and frequency."""

import math
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.entries import Entry, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec, first_line
from engine.interchange.labels import UNNAMED, marker_text, one_line
from engine.interchange.malformed import checked_span, number, wrong
from engine.interchange.regions_csv import guarded, unguarded
from engine.interchange.tab_table import TabTable

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
    """Return the text of a selection table; boxes reach from 0 Hz to half the sample rate; markers have no width."""
    highest = (facts.sample_rate or 44_100) / 2
    path = guarded(one_line(str(facts.path.absolute()) if facts.path is not None else facts.name))
    rows = ["\t".join(_COLUMNS)]
    boxes = []
    for region in regions:
        score = "" if math.isnan(region.mean) else f"{region.mean:.4f}"
        boxes.append((region.onset_s, one_line(region.instrument) or UNNAMED, region.offset_s, score))
    boxes += [(marker.time_s, marker_text(marker), marker.time_s, "") for marker in facts.markers]
    for count, (onset, name, offset, score) in enumerate(sorted(boxes), 1):
        fields = (
            str(count),
            "Spectrogram 1",
            "1",
            f"{onset:.6f}",
            f"{offset:.6f}",
            "0.0",
            f"{highest:.1f}",
            guarded(name),
            score,
            path,
            f"{onset:.6f}",
        )
        rows.append("\t".join(fields))
    return "\n".join(rows) + "\n"


def read_raven_table(text: str, name: str = "selections.txt") -> tuple[Entry, ...]:
    """
    Return the selections of a table, in its order; those without a length are markers.

    A selection that Raven lists once for each of its views counts once. The instrument is taken from the
    column Instrument, or from Annotation, Species, Label or Common Name.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    table = TabTable(text, ("Begin Time (s)", "End Time (s)"), name)
    in_views = "View" in table and "Selection" in table
    entries: list[Entry] = []
    seen: set[str] = set()
    for line, fields in table:
        if in_views:
            selection = table.field(fields, "Selection")
            if selection in seen:
                continue
            seen.add(selection)
        onset = number(table.field(fields, "Begin Time (s)"), "the begin time", name, line)
        offset = number(table.field(fields, "End Time (s)"), "the end time", name, line)
        checked_span(onset, offset, name, line)
        label = unguarded(table.field(fields, *_NAMES))
        score = table.field(fields, *_SCORES).strip()
        mean = number(score, "the score", name, line) if score else math.nan
        if not (math.isnan(mean) or 0 <= mean <= 1):
            raise wrong(name, line, f"has the score {mean:g}, which must be from 0 to 1")
        entries.append(imported(label, onset, offset, mean))
    return tuple(entries)


def _recognise(head: bytes) -> bool:
    return b"begin time (s)" in first_line(head).split(b"\t")


FORMAT = FormatSpec(
    id="raven",
    name="Raven selection table",
    extensions=(".txt",),
    keeps="Instrument, times to the microsecond, mean activation; markers (selections without a length).",
    loses="Peak activation, solo, status, notes.",
    writer=raven_table,
    reader=read_raven_table,
    recognise=_recognise,
    times="recording",
)
