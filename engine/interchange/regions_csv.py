"""Soloscope's own CSV of regions, the reference format: one row per region, the same columns always."""

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.malformed import LATEST_S, shown, wrong

COLUMNS = (
    "instrument",
    "start_s",
    "end_s",
    "duration_s",
    "start_tc",
    "end_tc",
    "mean",
    "peak",
    "solo",
    "status",
)
"""The columns, in this order; scripts rely on them."""

SOLOS = ("", "unaccompanied", "featured")
STATUSES = ("auto", "confirmed", "rejected", "edited")

_REQUIRED = ("instrument", "start_s", "end_s")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def _write(regions: Sequence[Region], facts: ExportFacts) -> str:
    return regions_csv(regions, facts.start_timecode_s)


def regions_csv(regions: Iterable[Region], start_timecode_s: float | None = None) -> str:
    """
    Return the text of a CSV file of regions, sorted by onset, then instrument.

    Seconds have three decimals and count from the start of the recording. Mean and peak have four; where
    there is none (NaN), the field is empty. An instrument's name that a spreadsheet would take for a
    formula (it begins with ``= + - @``, a tab or a carriage return) gets an apostrophe in front, which
    the reader takes away again.

    Parameters
    ----------
    regions
        In any order.
    start_timecode_s
        Time of day of the recording's first sample; it shifts the columns ``start_tc`` and ``end_tc``
        only, and these run on past 24 hours rather than starting again.
    """
    shift = start_timecode_s or 0.0
    rows = sorted((_row_order(region), _row(region, shift)) for region in regions)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row for _, row in rows)
    return text.getvalue()


def read_regions_csv(text: str, name: str = "regions.csv") -> tuple[Region, ...]:
    """
    Return the regions in the text of a CSV file, sorted by onset, then instrument.

    The columns may stand in any order. ``instrument``, ``start_s`` and ``end_s`` must be there; without
    ``mean``, ``peak``, ``solo`` or ``status`` a region has none, or ``auto``. Other columns are passed over.
    Every region's origin is ``import``.

    Parameters
    ----------
    text
        Content of the file; a byte order mark in front is passed over.
    name
        Name of the file, for messages.

    Raises
    ------
    ExportError
        Naming the line and what is wrong there.
    """
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    regions = []
    try:
        header = next(lines, [])
        _check_header(header, name)
        for fields in lines:
            if not fields:
                continue
            if len(fields) != len(header):
                raise wrong(name, lines.line_num, f"has {len(fields)} fields where the first line has {len(header)}")
            regions.append(_region(dict(zip(header, fields, strict=True)), name, lines.line_num))
    except csv.Error as error:
        raise wrong(name, lines.line_num, f"is not valid CSV ({error})") from error
    return tuple(sorted(regions, key=lambda region: (region.onset_s, region.instrument, region.offset_s)))


def guarded(name: str) -> str:
    """Return a name as a field that no spreadsheet takes for a formula; the reader undoes it."""
    return f"'{name}" if _FORMULA.match(name) else name


def unguarded(field: str) -> str:
    """Return the name that `guarded` was given."""
    return field[1:] if _ESCAPED.match(field) else field


def timecode(seconds: float) -> str:
    """Return seconds as ``HH:MM:SS.mmm``, rounded to the millisecond; hours may have more digits."""
    milliseconds = round(abs(seconds) * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    sign = "-" if seconds < 0 and milliseconds else ""
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _row_order(region: Region) -> tuple[int, str, int]:
    """Return the order of rows as a reader of the file sees it: by rounded times."""
    return round(region.onset_s * 1000), region.instrument, round(region.offset_s * 1000)


def _row(region: Region, shift: float) -> list[str]:
    start_ms, end_ms = round(region.onset_s * 1000), round(region.offset_s * 1000)
    return [
        guarded(region.instrument),
        f"{start_ms / 1000:.3f}",
        f"{end_ms / 1000:.3f}",
        f"{(end_ms - start_ms) / 1000:.3f}",
        timecode(start_ms / 1000 + shift),
        timecode(end_ms / 1000 + shift),
        _share(region.mean),
        _share(region.peak),
        region.solo,
        region.status,
    ]


def _share(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.4f}"


def _check_header(header: list[str], name: str) -> None:
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        hint = (
            "separate its columns with commas" if any(";" in field or "\t" in field for field in header) else "add it"
        )
        raise wrong(name, 1, f"does not name the column “{missing[0]}”", hint)
    doubled = [column for column in COLUMNS if header.count(column) > 1]
    if doubled:
        raise wrong(name, 1, f"names the column “{doubled[0]}” twice")


def _region(row: dict[str, str], name: str, line: int) -> Region:
    instrument = unguarded(row["instrument"])
    if not instrument.strip():
        raise wrong(name, line, "names no instrument")
    onset_s, offset_s = (_number(row, column, name, line) for column in ("start_s", "end_s"))
    if onset_s < 0:
        raise wrong(name, line, f"starts before the recording, at {shown(row['start_s'])} s")
    if offset_s < onset_s:
        raise wrong(name, line, f"ends at {shown(row['end_s'])} s, before it starts at {shown(row['start_s'])} s")
    if offset_s > LATEST_S:
        raise wrong(name, line, f"ends at {shown(row['end_s'])} s, later than any recording")
    mean, peak = (_activation(row, column, name, line) for column in ("mean", "peak"))
    solo, status = row.get("solo", ""), row.get("status") or "auto"
    if solo not in SOLOS:
        raise wrong(
            name, line, f"has “{shown(solo)}” in the column solo, which holds unaccompanied, featured or nothing"
        )
    if status not in STATUSES:
        raise wrong(name, line, f"has “{shown(status)}” in the column status, which holds one of {', '.join(STATUSES)}")
    return Region(instrument, onset_s, offset_s, mean, peak, solo, status, "import")


def _number(row: dict[str, str], column: str, name: str, line: int) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise wrong(
            name, line, f"has “{shown(row[column])}” in the column {column}, which holds a number such as 12.345"
        )
    return value


def _activation(row: dict[str, str], column: str, name: str, line: int) -> float:
    if not row.get(column):
        return math.nan
    value = _number(row, column, name, line)
    if not 0 <= value <= 1:
        raise wrong(name, line, f"has “{shown(row[column])}” in the column {column}, which holds a number from 0 to 1")
    return value


def _recognise(head: bytes) -> bool:
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    fields = {field.strip(b'"\r ') for field in first.split(b",")}
    return {b"instrument", b"start_s"} <= fields


FORMAT = FormatSpec(
    id="csv",
    name="Soloscope CSV",
    extensions=(".csv",),
    keeps="Instrument, times to the millisecond, timecode, mean and peak activation, solo, status.",
    loses="Markers, notes, and whether a region came from the analysis, the user or an import.",
    verified_by="Soloscope",
    writer=_write,
    reader=read_regions_csv,
    recognise=_recognise,
    times="recording",
    holds_markers=False,
    holds_status=True,
)
