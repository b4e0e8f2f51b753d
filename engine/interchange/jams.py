"""JAMS, the annotation format of music research: an annotation ``tag_open`` of the regions, and one of the markers."""

import json
import math
from collections.abc import Sequence
from typing import Any

from engine import __version__
from engine.analysis.regions import Region
from engine.errors import ExportError
from engine.interchange.entries import Entry, imported
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.json_text import plain_json
from engine.interchange.labels import marker_text, one_line
from engine.interchange.malformed import LATEST_S, shown

_VERSION = "0.3.4"


def jams(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a JAMS file; the mean activation is the confidence, and markers have no duration."""
    ordered = sorted(regions, key=lambda r: (r.onset_s, r.instrument, r.offset_s))
    times_s = [facts.duration_s or 0.0, *(r.offset_s for r in regions), *(m.time_s for m in facts.markers)]
    duration = max(times_s)
    data = [
        _observation(r.onset_s, r.duration_s, one_line(r.instrument), None if math.isnan(r.mean) else round(r.mean, 6))
        for r in ordered
    ]
    annotations = [_annotation("program", duration, data)]
    if facts.markers:
        points = sorted((marker.time_s, marker_text(marker)) for marker in facts.markers)
        data = [_observation(time_s, 0.0, name, None) for time_s, name in points]
        annotations.append(_annotation("manual", duration, data))
    document = {
        "annotations": annotations,
        "file_metadata": {
            "title": facts.name,
            "artist": "",
            "release": "",
            "duration": duration,
            "identifiers": {},
            "jams_version": _VERSION,
        },
        "sandbox": {},
    }
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _annotation(source: str, duration: float, data: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an annotation that a program or, by hand, a person made."""
    return {
        "namespace": "tag_open",
        "time": 0.0,
        "duration": duration,
        "annotation_metadata": {
            "curator": {"name": "", "email": ""},
            "annotator": {},
            "version": __version__,
            "corpus": "",
            "annotation_tools": "Soloscope",
            "annotation_rules": "",
            "validation": "",
            "data_source": source,
        },
        "data": data,
        "sandbox": {},
    }


def _observation(time_s: float, duration_s: float, value: str, confidence: float | None) -> dict[str, Any]:
    return {"time": round(time_s, 6), "duration": round(duration_s, 6), "value": value, "confidence": confidence}


def read_jams(text: str, name: str = "annotations.jams") -> tuple[Entry, ...]:
    """
    Return what every annotation holds whose values are words (tags, segments, instruments), in its order.

    Observations without a duration are markers.

    Raises
    ------
    ExportError
        Naming the annotation and observation, counted from 1, and what is wrong there.
    """
    document = plain_json(text, name)
    annotations = document.get("annotations") if isinstance(document, dict) else None
    if not isinstance(annotations, list):
        raise ExportError(f"“{name}” is no JAMS file: it holds no list of annotations; choose another one.")
    entries: list[Entry] = []
    namespaces = []
    for number, annotation in enumerate(annotations, 1):
        if not isinstance(annotation, dict) or not isinstance(annotation.get("data"), list):
            raise ExportError(f"Annotation {number} of “{name}” holds no list of data; export it again.")
        namespaces.append(str(annotation.get("namespace", "")))
        if not namespaces[-1].startswith(("tag_", "segment_")):
            continue
        for count, entry in enumerate(annotation["data"], 1):
            entries.append(_entry(entry, f"Observation {count} of annotation {number} of “{name}”"))
    if namespaces and not entries and not any(kind.startswith(("tag_", "segment_")) for kind in namespaces):
        listed = shown(", ".join(sorted(set(namespaces))))
        raise ExportError(f"“{name}” holds no tags or segments, only {listed}; choose another file.")
    return tuple(entries)


def _entry(entry: Any, where: str) -> Entry:
    if not isinstance(entry, dict) or not isinstance(entry.get("value"), str):
        raise ExportError(f"{where} has no text as its value; correct it and try again.")
    onset = _seconds(entry.get("time"), where)
    offset = onset + _seconds(entry.get("duration", 0.0), where)
    confidence: Any = entry.get("confidence")
    usable = isinstance(confidence, int | float) and not isinstance(confidence, bool) and 0 <= confidence <= 1
    return imported(entry["value"], onset, offset, confidence if usable else math.nan)


def _seconds(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LATEST_S:
        raise ExportError(f"{where} has the time or duration {shown(repr(value))}; correct it and try again.")
    return float(value)


def _recognise(head: bytes) -> bool:
    return b'"annotations"' in head and (b'"namespace"' in head or b'"jams_version"' in head)


FORMAT = FormatSpec(
    id="jams",
    name="JAMS",
    extensions=(".jams",),
    keeps="Instrument, times to the microsecond, mean activation; markers.",
    loses="Peak activation, solo, status, notes.",
    verified_by="jams 0.3",
    writer=jams,
    reader=read_jams,
    recognise=_recognise,
    times="recording",
)
