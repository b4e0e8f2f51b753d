"""A REAPER project with the recording on a track, a region for each region and a marker for each marker."""

import uuid
from collections.abc import Sequence

from engine.analysis.regions import Region
from engine.interchange.format_spec import ExportFacts, FormatSpec
from engine.interchange.labels import label_text, marker_text, one_line

_SOURCES = {".wav": "WAVE", ".wave": "WAVE", ".aif": "WAVE", ".aiff": "WAVE", ".flac": "FLAC", ".mp3": "MP3"}
_SOURCES |= {".ogg": "VORBIS", ".opus": "OPUS", ".mp4": "VIDEO", ".mov": "VIDEO", ".m4a": "VIDEO"}


def reaper_project(regions: Sequence[Region], facts: ExportFacts) -> str:
    """Return the text of a project; the track is left out when the recording's place or length is not known."""
    lines = ['<REAPER_PROJECT 0.1 "6.0" 0', "  TEMPO 120 4 4"]
    places = [(region.onset_s, label_text(region, facts.scores), region.offset_s) for region in regions]
    places += [(marker.time_s, marker_text(marker), marker.time_s) for marker in facts.markers]
    for count, (onset, text, offset) in enumerate(sorted(places), 1):
        name = _quoted(text)
        identity = _identity(f"region {count} {name}")
        if offset > onset:
            lines.append(f"  MARKER {count} {_time(onset)} {name} 1 0 1 R {identity} 0")
            lines.append(f'  MARKER {count} {_time(offset)} "" 1')
        else:
            lines.append(f"  MARKER {count} {_time(onset)} {name} 0 0 1 R {identity} 0")
    kind = _SOURCES.get(facts.path.suffix.lower()) if facts.path is not None else None
    if facts.path is not None and facts.duration_s and kind:
        name = _quoted(one_line(facts.name or facts.path.name))
        lines += [f"  <TRACK {_identity('track')}", f"    NAME {name}", "    <ITEM"]
        lines += [f"      POSITION {_time(facts.offset_s or 0.0)}", f"      LENGTH {_time(facts.duration_s)}"]
        lines += [f"      NAME {name}", f"      <SOURCE {kind}"]
        lines += [f"        FILE {_quoted(one_line(str(facts.path.absolute())))}", "      >", "    >", "  >"]
    return "\n".join([*lines, ">"]) + "\n"


def _time(seconds: float) -> str:
    return f"{seconds:.9f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    """Quote a text with a sign that it does not hold, as REAPER does."""
    for sign in ('"', "'", "`"):
        if sign not in text:
            return f"{sign}{text}{sign}"
    return '"' + text.replace('"', "'") + '"'


def _identity(what: str) -> str:
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_OID, what)).upper()}}}"


FORMAT = FormatSpec(
    id="reaper-project",
    name="REAPER project",
    extensions=(".rpp",),
    keeps="Instrument, times to the nanosecond, mean activation (in the name); markers; the recording lies on a track.",
    loses="Peak activation, solo, status, notes; it cannot be read back.",
    writer=reaper_project,
    scores_in_labels=True,
)
