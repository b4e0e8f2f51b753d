"""Keeps finished analyses on disk, so that a recording analysed before appears at once; torch-free.

An entry belongs to a recording's content, a bundle's content and the settings that change the result; thresholds are
not among them. A damaged entry counts as absent.
"""

import hashlib
import json
import logging
import os
import time
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import platformdirs

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.analysis.settings import FRAME_S
from engine.atomic import UNFINISHED, replacing
from engine.errors import SettingsError

__all__ = ["AnalysisCache", "KeptAnalysis", "cache_folder", "cache_key", "cache_limit", "cache_size", "empty_cache"]

ANALYSIS_VERSION = 5
"""Raise it when the same settings begin to give other activations."""
MAX_BYTES = 1 << 30
FOLDER_VARIABLE = "SOLOSCOPE_CACHE_DIR"
LIMIT_VARIABLE = "SOLOSCOPE_CACHE_BYTES"

_ENTRY_OVERHEAD = 32_768
_CONTENTS = ("analyses/*.npz", "evidence/*.wav", f"analyses/{UNFINISHED}")
_TORSO_S = 3600.0
"""An entry is written in seconds; what is unfinished after an hour stays so."""

_LOG = logging.getLogger("soloscope.cache")


def cache_folder() -> Path:
    """Return the folder of the cache: ``$SOLOSCOPE_CACHE_DIR``, else the usual place for this user."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_cache_dir("soloscope", appauthor=False))


def cache_limit() -> int:
    """Return how many bytes the analyses may take: ``$SOLOSCOPE_CACHE_BYTES``, else 1 GB."""
    try:
        return max(0, int(os.environ.get(LIMIT_VARIABLE, "")))
    except ValueError:
        return MAX_BYTES


def cache_size(folder: Path | None = None) -> int:
    """Return how many bytes the cache takes; 0 where there is none."""
    total = 0
    for path in _contents(folder):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def empty_cache(folder: Path | None = None) -> int:
    """Delete what the cache holds, and nothing else that may lie in its folder; return how many bytes that were."""
    freed = 0
    for path in _contents(folder):
        with suppress(OSError):
            size = path.stat().st_size
            path.unlink()
            freed += size
    return freed


def _contents(folder: Path | None) -> list[Path]:
    root = cache_folder() if folder is None else folder
    return [path for pattern in _CONTENTS for path in root.glob(pattern)]


def cache_key(content_sha256: str, bundle_sha256: str, hop_s: float, precision: str) -> str:
    """Return the name of an entry, 64 hexadecimal digits."""
    parts = {
        "recording": content_sha256,
        "bundle": bundle_sha256,
        "hop_s": float(hop_s),
        "precision": precision,
        "version": ANALYSIS_VERSION,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, eq=False)
class KeptAnalysis:
    """An entry of the cache.

    Attributes
    ----------
    activations : Activations
    device : str
        What the network ran on, as a user is told it.
    """

    activations: Activations
    device: str


class AnalysisCache:
    """Activations by key, in one folder.

    Parameters
    ----------
    folder : Path, optional
        By default a folder below `cache_folder`.
    max_bytes : int, optional
        When a new entry takes the folder over this size, the entries used longest ago go. By default `cache_limit`.
    """

    def __init__(self, folder: Path | None = None, max_bytes: int | None = None) -> None:
        self.folder = folder if folder is not None else cache_folder() / "analyses"
        self._max_bytes = cache_limit() if max_bytes is None else max_bytes

    def load(self, key: str) -> KeptAnalysis | None:
        """Return an entry, or None if there is none that can be read."""
        path = self._path(key)
        try:
            with open(path, "rb") as stream, np.load(stream, allow_pickle=False) as entry:
                facts = json.loads(str(entry["facts"]))
                device = str(facts["device"])
                activations = Activations(
                    values=entry["values"],
                    instruments=tuple(facts["instruments"]),
                    frame_s=float(facts["frame_s"]),
                    duration_s=float(facts["duration_s"]),
                    lead=entry.get("lead"),
                    rules=RegionRules.from_json(facts["rules"]) if facts["rules"] is not None else None,
                )
        except FileNotFoundError:
            return None
        except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, SettingsError):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):  # a folder may be there to be read only
            os.utime(path)
        return KeptAnalysis(activations, device)

    def may_hold(self, duration_s: float, instruments: int) -> bool:
        """Whether any entry is of such a size as a recording of about this length has.

        An answer of no spares the reading of the whole recording to find out which it is.

        Parameters
        ----------
        duration_s : float
            Length of the recording in seconds, to a fiftieth.
        instruments : int
            How many the bundle knows.
        """
        values = duration_s / FRAME_S * instruments * np.dtype(np.float32).itemsize
        # With a lead output it is twice as much; facts and frames at the end come on top.
        least, most = 0.98 * values, 1.02 * 2 * values + _ENTRY_OVERHEAD
        for path in self.folder.glob("*.npz"):
            with suppress(OSError):
                if least <= path.stat().st_size <= most:
                    return True
        return False

    def save(self, key: str, kept: KeptAnalysis) -> bool:
        """Keep an entry; return whether it could be written. A full disk must not spoil an analysis."""
        activations = kept.activations
        facts = {
            "device": kept.device,
            "instruments": list(activations.instruments),
            "frame_s": activations.frame_s,
            "duration_s": activations.duration_s,
            "rules": None if activations.rules is None else activations.rules.to_json(),
        }
        arrays = {"values": activations.values, "facts": np.array(json.dumps(facts))}
        if activations.lead is not None:
            arrays["lead"] = activations.lead
        try:
            with replacing(self._path(key)) as stream:
                np.savez(stream, **arrays)  # type: ignore[arg-type]  # numpy's stub takes them for allow_pickle
        except OSError as error:
            _LOG.warning("an analysis cannot be kept in %s: %s", self.folder, error)
            return False
        self.prune()
        return True

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.npz"

    def prune(self) -> None:
        """Let the entries used longest ago go until the rest fits; the newest always stays.

        What a process left that was ended while it wrote goes too.
        """
        entries = sorted(_aged(self.folder.glob("*.npz")), key=lambda entry: entry.used_s, reverse=True)
        total = 0
        for number, entry in enumerate(entries):
            total += entry.size
            if number > 0 and total > self._max_bytes:
                with suppress(OSError):
                    entry.path.unlink()
        now = time.time()
        for torso in _aged(self.folder.glob(UNFINISHED)):
            if now - torso.used_s > _TORSO_S:
                with suppress(OSError):
                    torso.path.unlink()


class _Aged(NamedTuple):
    path: Path
    size: int
    used_s: float


def _aged(paths: Iterable[Path]) -> list[_Aged]:
    """Return those of some files that are still there; another window may be deleting them."""
    found = []
    for path in paths:
        with suppress(OSError):
            facts = path.stat()
            found.append(_Aged(path, facts.st_size, facts.st_mtime))
    return found
