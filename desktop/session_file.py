"""Session files, ``*.soloscope``: a zip of ``session.json`` and the activations as ``.npy`` arrays; no Qt.

A reader trusts nothing in it: sizes, shapes and values are checked, and what does not fit ends in one sentence.
"""

import io
import json
import math
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from desktop.corrections import Correction, Placed, Span, span_of
from desktop.region_filter import STATUSES, RegionFilter
from desktop.rule_changes import RuleChanges
from desktop.translation import translate
from desktop.work import Work
from engine import __version__
from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.regions import Region
from engine.errors import SettingsError, SoloscopeError
from engine.markers import Marker, in_order
from engine.naming import display_name

SUFFIX = ".soloscope"
VERSION = 1
_MAX_JSON_BYTES = 64 << 20
_MAX_ARRAY_BYTES = 1 << 30
_REGION_STATUSES = ("auto", "confirmed", "rejected", "edited")
_ORIGINS = ("analysis", "user", "import")
_SOLOS = ("", "unaccompanied", "featured")


class SessionFileError(SoloscopeError):
    """A session file cannot be read."""


@dataclass(frozen=True)
class RecordingPlace:
    """Which recording a session belongs to.

    Attributes
    ----------
    path : Path
        Where it was.
    relative : str
        The same, seen from the session file's folder; empty where there is no such way.
    size : int
        Length of the file in bytes.
    content_sha256 : str
        Its identity (see `engine.audio.content_hash`); empty while not known.
    duration_s : float
        Length of the recording in seconds.
    """

    path: Path
    relative: str
    size: int
    content_sha256: str
    duration_s: float


@dataclass(frozen=True)
class ViewState:
    """What was seen of the recording, times in seconds; of the selected regions only the places are kept."""

    start_s: float
    end_s: float
    playhead_s: float
    time_selection: tuple[float, float] | None = None
    selected: tuple[Placed, ...] = ()
    filter: RegionFilter = field(default_factory=RegionFilter)
    hide_silent: bool = False


@dataclass(frozen=True, eq=False)
class SavedSession:
    """Everything a session file holds.

    Attributes
    ----------
    activations : Activations or None
        What the network heard; NaN where it had not come to yet.
    complete : bool
        Whether the analysis had ended.
    bundle : str
        Name of the bundle that made the activations.
    base_rules : RegionRules
        The bundle's rules at that time.
    belongs_to : Path or None
        For an autosave: the session file that the work would be saved to.
    saved_at : str
        Local time, ISO 8601 to the second.
    """

    recording: RecordingPlace
    activations: Activations | None
    complete: bool
    bundle: str
    base_rules: RegionRules
    work: Work
    view: ViewState
    belongs_to: Path | None = None
    saved_at: str = ""


# ---- writing ------------------------------------------------------------------------------------------------------


def write_session(path: Path, saved: SavedSession) -> None:
    """Write a session file, whole or not at all; raises ExportError with a sentence."""
    # Imported here: it is not needed to show a window.
    from engine.interchange.atomic_write import write_bytes

    write_bytes(path, session_bytes(saved))


def session_bytes(saved: SavedSession) -> bytes:
    """Return the content of a session file."""
    facts = {
        "format": "soloscope session",
        "version": VERSION,
        "program": f"Soloscope {__version__}",
        "saved_at": saved.saved_at or datetime.now().isoformat(timespec="seconds"),
        "belongs_to": None if saved.belongs_to is None else str(saved.belongs_to),
        "recording": {**asdict(saved.recording), "path": str(saved.recording.path)},
        "analysis": _analysis_json(saved),
        "rules": saved.work.rule_changes.to_json(),
        "corrections": [_correction_json(correction) for correction in saved.work.corrections],
        "markers": [asdict(marker) for marker in saved.work.markers],
        "view": asdict(replace(saved.view, selected=tuple(map(span_of, saved.view.selected)))),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("session.json", json.dumps(facts, indent=1, allow_nan=False))
        if saved.activations is not None:
            archive.writestr("activations.npy", _array_bytes(saved.activations.values))
            if saved.activations.lead is not None:
                archive.writestr("lead.npy", _array_bytes(saved.activations.lead))
    return target.getvalue()


def relative_way(recording: Path, session: Path | None) -> str:
    """Return the way from a session file's folder to its recording; nothing where there is none."""
    if session is None:
        return ""
    try:
        return os.path.relpath(recording, session.parent)
    except ValueError:  # another drive
        return ""


def _analysis_json(saved: SavedSession) -> dict[str, Any] | None:
    activations = saved.activations
    if activations is None:
        return None
    return {
        "bundle": saved.bundle,
        "complete": saved.complete,
        "instruments": list(activations.instruments),
        "frame_s": activations.frame_s,
        "duration_s": activations.duration_s,
        "rules": saved.base_rules.to_json(),
    }


def _correction_json(correction: Correction) -> dict[str, Any]:
    region = None
    if correction.region is not None:
        region = {
            k: None if isinstance(v, float) and math.isnan(v) else v for k, v in asdict(correction.region).items()
        }
    return {"region": region, "replaces": [asdict(span) for span in correction.replaces]}


def _array_bytes(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.ascontiguousarray(array, dtype="<f4"), allow_pickle=False)
    return stream.getvalue()


# ---- reading ------------------------------------------------------------------------------------------------------


def read_session(path: Path) -> SavedSession:
    """Read a session file.

    Raises
    ------
    SessionFileError
        If there is none, or it is damaged, of a newer version or something else.
    """
    name = display_name(path)
    if path.exists() and not path.is_file():
        raise SessionFileError(
            translate("SessionFile", "“{name}” is not a file; choose a session file.").format(name=name)
        )
    try:
        with zipfile.ZipFile(path) as archive:
            facts = json.loads(_member(archive, "session.json", _MAX_JSON_BYTES))
            if not isinstance(facts, dict) or facts.get("format") != "soloscope session":
                words = translate("SessionFile", "“{name}” is not a session of Soloscope; choose another file.")
                raise SessionFileError(words.format(name=name))
            if not isinstance(facts["version"], int) or facts["version"] > VERSION:
                words = translate(
                    "SessionFile", "“{name}” was saved by a newer version of Soloscope; update this one to open it."
                )
                raise SessionFileError(words.format(name=name))
            return _session(facts, archive)
    except SessionFileError:
        raise
    except FileNotFoundError as error:
        words = translate("SessionFile", "“{name}” does not exist any more; choose another file.")
        raise SessionFileError(words.format(name=name)) from error
    except OSError as error:
        words = translate("SessionFile", "“{name}” cannot be read ({reason}); choose another file.")
        raise SessionFileError(words.format(name=name, reason=error.strerror or error)) from error
    # NotImplementedError is what zipfile says of a compression it does not know.
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RecursionError, MemoryError, SettingsError),
        *(KeyError, TypeError, ValueError, AttributeError, OverflowError, RuntimeError),
    ) as error:
        words = translate(
            "SessionFile",
            "“{name}” is damaged or is no session of Soloscope, and cannot be opened; a copy of it may be whole.",
        )
        raise SessionFileError(words.format(name=name)) from error


def _member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"{name} is too large")
    return data


def _session(facts: Mapping[str, Any], archive: zipfile.ZipFile) -> SavedSession:
    analysis = facts["analysis"]
    recording = facts["recording"]
    activations = None if analysis is None else _activations(analysis, archive)
    corrections = tuple(_correction(entry) for entry in facts["corrections"])
    # Sessions saved before there were markers have none.
    markers = in_order(_marker(entry) for entry in facts.get("markers", ()))
    belongs_to = facts.get("belongs_to")
    return SavedSession(
        RecordingPlace(
            Path(_text(recording["path"])),
            _text(recording["relative"]),
            int(recording["size"]),
            _text(recording["content_sha256"]),
            _number(recording["duration_s"]),
        ),
        activations,
        analysis is not None and bool(analysis["complete"]),
        "" if analysis is None else _text(analysis["bundle"]),
        RegionRules() if analysis is None else RegionRules.from_json(analysis["rules"]),
        Work(corrections, RuleChanges.from_json(facts["rules"]), markers),
        _view(facts["view"]),
        None if belongs_to is None else Path(_text(belongs_to)),
        _text(facts["saved_at"]),
    )


def _activations(facts: Mapping[str, Any], archive: zipfile.ZipFile) -> Activations:
    instruments = tuple(_text(name) for name in facts["instruments"])
    frame_s, duration_s = _number(facts["frame_s"]), _number(facts["duration_s"])
    if frame_s <= 0 or len(set(instruments)) != len(instruments):
        raise ValueError("frames or instruments make no sense")
    lead = _array(archive, "lead.npy") if "lead.npy" in archive.namelist() else None
    rules = RegionRules.from_json(facts["rules"])
    return Activations(_array(archive, "activations.npy"), instruments, frame_s, duration_s, lead, rules)


def _array(archive: zipfile.ZipFile, name: str) -> np.ndarray:
    array: np.ndarray = np.lib.format.read_array(
        io.BytesIO(_member(archive, name, _MAX_ARRAY_BYTES)), allow_pickle=False
    )
    if array.dtype != np.float32 or array.ndim != 2:
        raise ValueError(f"{name} holds something else")
    return array


def _correction(entry: Mapping[str, Any]) -> Correction:
    region = None if entry["region"] is None else _region(entry["region"])
    return Correction(region, tuple(_span(span) for span in entry["replaces"]))


def _marker(entry: Mapping[str, Any]) -> Marker:
    marker = Marker(_number(entry["time_s"]), _text(entry["name"]))
    if marker.time_s < 0 or not marker.name:
        raise ValueError("a marker lies where none can be, or has no name")
    return marker


def _region(entry: Mapping[str, Any]) -> Region:
    span = _span(entry)
    mean, peak = (math.nan if entry[name] is None else _number(entry[name]) for name in ("mean", "peak"))
    solo, status, origin = entry["solo"], entry["status"], entry["origin"]
    if not span.instrument or solo not in _SOLOS or status not in _REGION_STATUSES or origin not in _ORIGINS:
        raise ValueError("a region has an unknown state or no instrument")
    return Region(
        span.instrument, span.onset_s, span.offset_s, mean, peak, solo, status, origin, _text(entry.get("note", ""))
    )


def _span(entry: Mapping[str, Any]) -> Span:
    span = Span(_text(entry["instrument"]), _number(entry["onset_s"]), _number(entry["offset_s"]))
    if not 0 <= span.onset_s < span.offset_s:
        raise ValueError("a region lies where none can be")
    return span


def _view(entry: Mapping[str, Any]) -> ViewState:
    selection = entry["time_selection"]
    chosen = entry["filter"]
    if chosen["status"] not in STATUSES:
        raise ValueError("unknown filter")
    return ViewState(
        _number(entry["start_s"]),
        _number(entry["end_s"]),
        _number(entry["playhead_s"]),
        None if selection is None else (_number(selection[0]), _number(selection[1])),
        tuple(_span(span) for span in entry["selected"]),
        RegionFilter(_text(chosen["words"]), chosen["status"], bool(chosen["solos_only"])),
        bool(entry["hide_silent"]),
    )


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("a number is not finite")
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is none")
    return value
