"""The file that every run of the analysis leaves behind, and from which the same run can be made again."""

import importlib.metadata
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine import __version__
from engine.analysis.settings import AnalysisSettings
from engine.atomic import write_text
from engine.errors import SettingsError
from engine.frame_rates import OF_RECORDING, frame_rate, start_in_day_s
from engine.naming import display_name

__all__ = ["RunFile", "RunRecording", "RunSettings", "package_versions"]

RUN_FILE_VERSION = 1
MIN_SCALE, MAX_SCALE = 0.05, 20.0
_PACKAGES = ("av", "numpy", "safetensors", "soundfile", "soxr", "torch")


@dataclass(frozen=True)
class RunSettings:
    """Everything that decides what a run writes, besides the recordings.

    Attributes
    ----------
    analysis : AnalysisSettings
    threshold : float, dict of str to float, or None
        None keeps the thresholds fitted for the bundle.
    threshold_scale : float
        Factor on every fitted threshold, 0.05 to 20; over 1 gives fewer regions.
    min_duration_s, merge_gap_s : float or None
        None keeps those fitted for the bundle.
    instruments : tuple of str or None
        Those to write; None writes all.
    solos : bool
        Write solos only.
    lead : bool
        Write lead columns beside the activations.
    format : str
        Of the regions' file.
    frame_rate : str
        Id of the frame rate, for formats that count frames.
    start : str
        Where the recordings start on the timeline of another program, for formats that have one: a time from 0 to 24
        hours, ``recording`` for each one's own timecode, or empty for what the format does by itself.
    """

    analysis: AnalysisSettings = field(default_factory=AnalysisSettings)
    threshold: float | Mapping[str, float] | None = None
    threshold_scale: float = 1.0
    min_duration_s: float | None = None
    merge_gap_s: float | None = None
    instruments: tuple[str, ...] | None = None
    solos: bool = False
    lead: bool = False
    format: str = "csv"
    frame_rate: str = "25"
    start: str = ""

    def __post_init__(self) -> None:
        """Refuse values that cannot be used, in words."""
        given = self.threshold
        values = given.values() if isinstance(given, Mapping) else [given] if given is not None else []
        for value in values:
            if not 0.0 < value <= 1.0:
                raise SettingsError(f"A threshold must be above 0 and at most 1, not {value:g}.")
        if not MIN_SCALE <= self.threshold_scale <= MAX_SCALE:
            raise SettingsError(
                f"The threshold scale must be {MIN_SCALE:g} to {MAX_SCALE:g}, not {self.threshold_scale:g}."
            )
        for length in (self.min_duration_s, self.merge_gap_s):
            if length is not None and not length >= 0.0:
                raise SettingsError(f"Minimum duration and merge gap must not be negative, as {length:g} is.")
        rate = frame_rate(self.frame_rate)
        if self.start not in ("", OF_RECORDING):
            start_in_day_s(self.start, rate)

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain values."""
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "analysis"}
        values["threshold"] = dict(self.threshold) if isinstance(self.threshold, Mapping) else self.threshold
        values["instruments"] = None if self.instruments is None else list(self.instruments)
        return {**self.analysis.to_json(), **values}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "RunSettings":
        """Read what `to_json` wrote; settings left out take their defaults."""
        analysis_names = {f.name for f in fields(AnalysisSettings)}
        own_names = {f.name for f in fields(cls)} - {"analysis"}
        unknown = sorted(set(values) - analysis_names - own_names)
        if unknown:
            raise ValueError(f"unknown setting '{unknown[0]}'")
        analysis = AnalysisSettings()
        for name in analysis_names & set(values):
            kind = type(getattr(analysis, name))
            analysis = replace(analysis, **{name: _as(kind, name, values[name])})
        own = {name: values[name] for name in own_names & set(values)}
        for name in ("min_duration_s", "merge_gap_s"):
            own[name] = None if own.get(name) is None else _as(float, name, own[name])
        own["threshold_scale"] = _as(float, "threshold_scale", own.get("threshold_scale", 1.0))
        for name in ("solos", "lead"):
            own[name] = _as(bool, name, own.get(name, False))
        own["format"] = _as(str, "format", own.get("format", "csv"))
        own["frame_rate"] = _as(str, "frame_rate", own.get("frame_rate", "25"))
        own["start"] = _as(str, "start", own.get("start", ""))
        own["threshold"] = _threshold(own.get("threshold"))
        named = own.get("instruments")
        own["instruments"] = None if named is None else tuple(_as(str, "instruments", name) for name in named)
        return cls(analysis=analysis, **own)


def _as(kind: type, name: str, value: Any) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TypeError(f"'{name}' must not be {value!r}")
    return value


def _threshold(value: Any) -> float | dict[str, float] | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return {str(name): float(_as(float, "threshold", x)) for name, x in value.items()}
    return float(_as(float, "threshold", value))


@dataclass(frozen=True)
class RunRecording:
    """One recording of a run.

    Attributes
    ----------
    path : str
        Absolute.
    sha256 : str
        Of the file; empty if it could not be read.
    output, activations : str
        Absolute paths of the files written; empty where there is none, ``-`` for standard output.
    exports : dict of str to str
        Absolute paths of further files of the same regions, by the id of their format.
    status : str
        ``"done"``, ``"failed"`` or ``"skipped"``.
    """

    path: str
    sha256: str = ""
    output: str = ""
    activations: str = ""
    status: str = "done"
    exports: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "RunRecording":
        """Read an entry of a run file."""
        facts = {name: _as(str, name, value) for name, value in values.items() if name != "exports"}
        exports = {name: _as(str, name, value) for name, value in values.get("exports", {}).items()}
        return cls(**facts, exports=exports)


@dataclass(frozen=True)
class RunFile:
    """What a run was: settings, bundle, versions and recordings."""

    settings: RunSettings
    recordings: tuple[RunRecording, ...] = ()
    bundle_sha256: str = ""
    created: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    versions: Mapping[str, str] = field(default_factory=lambda: package_versions())

    def write(self, path: Path) -> None:
        """Write the file whole or not at all; raises OSError as the file system does."""
        values = {
            "kind": "soloscope run",
            "version": RUN_FILE_VERSION,
            "created": self.created,
            "versions": dict(self.versions),
            "bundle": {"name": self.settings.analysis.bundle, "sha256": self.bundle_sha256},
            "settings": self.settings.to_json(),
            "recordings": [asdict(recording) for recording in self.recordings],
        }
        write_text(path, json.dumps(values, indent=1) + "\n")

    @classmethod
    def read(cls, path: Path) -> "RunFile":
        """Read a run file.

        Raises
        ------
        SettingsError
            If it cannot be read or is none.
        """
        name = display_name(path)
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise SettingsError(f"The run file “{name}” cannot be read ({error.strerror}).") from error
        except (ValueError, RecursionError) as error:
            raise SettingsError(f"“{name}” is no run file of Soloscope: it is not JSON.") from error
        if not isinstance(values, dict) or values.get("kind") != "soloscope run":
            raise SettingsError(f"“{name}” is no run file of Soloscope.")
        if values.get("version") != RUN_FILE_VERSION:
            raise SettingsError(
                f"The run file “{name}” has version {values.get('version')}; this Soloscope reads {RUN_FILE_VERSION}."
            )
        try:
            return cls(
                settings=RunSettings.from_json(values["settings"]),
                recordings=tuple(RunRecording.from_json(entry) for entry in values.get("recordings", [])),
                bundle_sha256=str(values.get("bundle", {}).get("sha256", "")),
                created=str(values.get("created", "")),
                versions={str(key): str(value) for key, value in values.get("versions", {}).items()},
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SettingsError(f"The run file “{name}” is damaged: {error}.") from error


def package_versions() -> dict[str, str]:
    """Return the versions of this program, of Python and of the packages that can change a result."""
    versions = {"soloscope": __version__, "python": platform.python_version(), "platform": platform.platform()}
    for package in _PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = "unknown"
    return versions
