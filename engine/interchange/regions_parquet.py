"""Regions as a Parquet table, for whoever gathers many recordings in one; needs the package pyarrow."""

import io
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.entries import MOST_ENTRIES, Entry
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.malformed import LATEST_S
from engine.interchange.regions_csv import SOLOS, STATUSES
from engine.markers import Marker
from engine.naming import display_name

_PACKAGE = "pyarrow"
_COLUMNS = ("instrument", "start_s", "end_s", "mean", "peak", "solo", "status", "note")
_MARKERS = b"soloscope_markers"


def regions_parquet(regions: Sequence[Region], facts: ExportFacts) -> bytes:
    """
    Return a Parquet file, a row per region; an activation that there is none of is null.

    Raises
    ------
    ExportError
        When pyarrow is not installed.
    """
    arrow, parquet = _pyarrow()
    ordered = sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s))
    columns = {
        "recording": arrow.array([facts.name] * len(ordered), arrow.string()),
        "instrument": arrow.array([_text(region.instrument) for region in ordered], arrow.string()),
        "start_s": arrow.array([region.onset_s for region in ordered], arrow.float64()),
        "end_s": arrow.array([region.offset_s for region in ordered], arrow.float64()),
        "mean": arrow.array([_number(region.mean) for region in ordered], arrow.float64()),
        "peak": arrow.array([_number(region.peak) for region in ordered], arrow.float64()),
        "solo": arrow.array([region.solo for region in ordered], arrow.string()),
        "status": arrow.array([region.status for region in ordered], arrow.string()),
        "origin": arrow.array([region.origin for region in ordered], arrow.string()),
        "note": arrow.array([_text(region.note) for region in ordered], arrow.string()),
    }
    stream = io.BytesIO()
    table = arrow.table(columns)
    if facts.markers:
        # Among the facts of the file: a row is a region, always.
        markers = json.dumps([[marker.time_s, _text(marker.name)] for marker in sorted(facts.markers)])
        table = table.replace_schema_metadata({_MARKERS: markers})
    parquet.write_table(table, stream)
    return stream.getvalue()


def read_regions_parquet(path: Path) -> tuple[Entry, ...]:
    """
    Return the regions of a Parquet file, in its order, then its markers; the regions' origin is ``import``.

    Raises
    ------
    ExportError
        When it is no such table, a row cannot be a region, or pyarrow is not installed.
    """
    arrow, parquet = _pyarrow()
    name = display_name(path)
    try:
        file = parquet.ParquetFile(path)
        if file.metadata.num_rows > MOST_ENTRIES:
            raise ExportError(f"“{name}” holds more than {MOST_ENTRIES} rows; choose a file of regions.")
        table = file.read(columns=[column for column in file.schema_arrow.names if column in _COLUMNS])
    except (arrow.ArrowException, OSError) as error:
        raise ExportError(f"“{name}” is not a Parquet file, or it is damaged; export it again.") from error
    missing = [column for column in ("instrument", "start_s", "end_s") if column not in table.column_names]
    if missing:
        raise ExportError(f"“{name}” has no column “{missing[0]}”; export it again.")
    entries: list[Entry] = []
    for count, row in enumerate(table.to_pylist(), 1):
        try:
            entries.append(_region(row))
        except (TypeError, ValueError) as error:
            raise ExportError(f"Row {count} of “{name}” cannot be a region; correct it and try again.") from error
    return (*entries, *_markers((table.schema.metadata or {}).get(_MARKERS, b"[]"), name))


def _markers(text: bytes, name: str) -> Iterator[Marker]:
    try:
        rows = json.loads(text)
        found = [Marker(float(time_s), str(label)) for time_s, label in rows]
    except (TypeError, ValueError, RecursionError) as error:
        raise ExportError(f"The markers in “{name}” are damaged; export it again.") from error
    if not all(0 <= marker.time_s < LATEST_S and marker.name.strip() for marker in found):
        raise ExportError(f"The markers in “{name}” are damaged; export it again.")
    yield from found


def _region(row: dict[str, Any]) -> Region:
    onset, offset = float(row["start_s"]), float(row["end_s"])
    mean, peak = (math.nan if row.get(key) is None else float(row[key]) for key in ("mean", "peak"))
    instrument, solo, status = row["instrument"], row.get("solo") or "", row.get("status") or "auto"
    sound = 0 <= onset <= offset < LATEST_S and isinstance(instrument, str) and instrument.strip()
    if not sound or solo not in SOLOS or status not in STATUSES:
        raise ValueError("no region")
    return Region(instrument, onset, offset, mean, peak, solo, status, "import", str(row.get("note") or ""))


def _pyarrow() -> tuple[Any, Any]:
    try:
        # Imported here: it is optional, and half as large as the rest of Soloscope.
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError(
            "Parquet needs the Python package pyarrow; install it with: pip install soloscope[parquet]."
        ) from error
    return pyarrow, pyarrow.parquet


def _text(text: str) -> str:
    """Return a text with what UTF-8 cannot hold, halves of surrogate pairs, replaced."""
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


FORMAT = FormatSpec(
    id="parquet",
    name="Parquet",
    extensions=(".parquet",),
    keeps="Everything: name of the recording, instrument, exact times, activations, solo, status, note;"
    " markers (in the file's metadata).",
    loses="Nothing; a region that comes back counts as imported.",
    verified_by="",
    writer=regions_parquet,
    file_reader=read_regions_parquet,
    recognise=lambda head: head.startswith(b"PAR1"),
    times="recording",
    holds_status=True,
    package=_PACKAGE,
)
