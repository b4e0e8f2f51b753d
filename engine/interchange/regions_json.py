"""Regions as JSON with everything Soloscope knows of them, for scripts."""

import json
import math
from collections.abc import Sequence
from typing import Any

from engine import __version__
from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.entries import Entry
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.json_text import plain_json
from engine.interchange.malformed import LATEST_S, shown
from engine.interchange.regions_csv import SOLOS, STATUSES
from engine.markers import Marker

_KIND = "soloscope regions"
_VERSION = 1


def regions_json(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a JSON file; an activation that there is none of is ``null``."""
    ordered = sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s))
    document = {
        "format": _KIND,
        "version": _VERSION,
        "program": f"Soloscope {__version__}",
        "recording": {
            "name": facts.name,
            "duration_s": facts.duration_s,
            "sample_rate": facts.sample_rate,
            "start_timecode_s": facts.start_timecode_s,
        },
        "regions": [_plain(region) for region in ordered],
        "markers": [{"time_s": round(m.time_s, 6), "name": m.name} for m in sorted(facts.markers)],
    }
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def read_regions_json(text: str, name: str = "regions.json") -> tuple[Entry, ...]:
    """
    Return the regions of a JSON file, in its order, then its markers; the regions' origin is ``import``.

    Raises
    ------
    ExportError
        Naming the region, counted from 1, and what is wrong with it.
    """
    document = plain_json(text, name)
    if not isinstance(document, dict) or document.get("format") != _KIND:
        raise ExportError(f"“{name}” is not a JSON file of regions that Soloscope wrote; choose another one.")
    if document.get("version") != _VERSION:
        raise ExportError(f"“{name}” was written by a newer Soloscope; update this one to read it.")
    entries = document.get("regions")
    if not isinstance(entries, list):
        raise ExportError(f"“{name}” holds no list of regions; export it again.")
    markers = document.get("markers", [])
    if not isinstance(markers, list):
        raise ExportError(f"“{name}” has markers that are no list; export it again.")
    regions = (_region(entry, name, count) for count, entry in enumerate(entries, 1))
    return (*regions, *(_marker(entry, name, count) for count, entry in enumerate(markers, 1)))


def _plain(region: Region) -> dict[str, Any]:
    return {
        "instrument": region.instrument,
        "start_s": round(region.onset_s, 6),
        "end_s": round(region.offset_s, 6),
        "mean": None if math.isnan(region.mean) else round(region.mean, 6),
        "peak": None if math.isnan(region.peak) else round(region.peak, 6),
        "solo": region.solo,
        "status": region.status,
        "origin": region.origin,
        "note": region.note,
    }


def _region(entry: Any, name: str, count: int) -> Region:
    def refuse(what: str) -> ExportError:
        return ExportError(f"Region {count} of “{name}” {what}; correct it and try again.")

    if not isinstance(entry, dict):
        raise refuse("is not an object with a name for each value")
    texts = {key: entry.get(key, default) for key, default in _TEXTS.items()}
    if not all(isinstance(value, str) for value in texts.values()) or not texts["instrument"].strip():
        raise refuse("names no instrument, or holds something else where a text belongs")
    if texts["solo"] not in SOLOS or texts["status"] not in STATUSES:
        raise refuse(f"has the solo “{shown(texts['solo'])}” and the status “{shown(texts['status'])}”")
    onset, offset = (_number(entry.get(key), refuse, key) for key in ("start_s", "end_s"))
    if not 0 <= onset <= offset:
        raise refuse(f"runs from {onset:g} to {offset:g} s")
    mean, peak = (
        math.nan if entry.get(key) is None else _number(entry[key], refuse, key, 1.0) for key in ("mean", "peak")
    )
    return Region(
        texts["instrument"], onset, offset, mean, peak, texts["solo"], texts["status"], "import", texts["note"]
    )


def _marker(entry: Any, name: str, count: int) -> Marker:
    label: Any = entry.get("name") if isinstance(entry, dict) else None
    time_s: Any = entry.get("time_s") if isinstance(entry, dict) else None
    if not isinstance(label, str) or not label.strip():
        raise ExportError(f"Marker {count} of “{name}” has no name; correct it and try again.")
    if type(time_s) not in (int, float) or not 0 <= time_s <= LATEST_S:
        time = shown(repr(time_s))
        raise ExportError(f"Marker {count} of “{name}” has the time {time}; correct it and try again.")
    return Marker(float(time_s), label)


_TEXTS = {"instrument": "", "solo": "", "status": "auto", "note": ""}


def _number(value: Any, refuse: Any, key: str, highest: float = LATEST_S) -> float:
    if type(value) not in (int, float) or not 0 <= value <= highest:
        raise refuse(f"has {shown(repr(value))} as {key}, which must be a number from 0 to {highest:g}")
    return float(value)


def _recognise(head: bytes) -> bool:
    return b'"soloscope regions"' in head[:200]


FORMAT = FormatSpec(
    id="json",
    name="JSON",
    extensions=(".json",),
    keeps="Everything: instrument, times to the microsecond, activations, solo, status, note, facts of the recording;"
    " markers.",
    loses="Nothing; a region that comes back counts as imported.",
    verified_by="Soloscope",
    writer=regions_json,
    reader=read_regions_json,
    recognise=_recognise,
    times="recording",
    holds_status=True,
)
