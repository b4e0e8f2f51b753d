"""The messages of a batch: one recording to work on, to let rest, and what became of it."""

from dataclasses import dataclass
from typing import Any

__all__ = ["RecordingDone", "Rest", "WorkOn"]


@dataclass(frozen=True)
class WorkOn:
    """Analyse a recording and write its results; AnalysisProgress..., RecordingDone.

    Attributes
    ----------
    path, base : str
        Of the recording, and of its results without their endings.
    settings : dict
        As `engine.batch.settings.BatchSettings.to_json` gives them.
    kept_only : bool
        Write an analysis that is kept, and never run the network.
    """

    request_id: int
    path: str
    base: str
    settings: dict[str, Any]
    kept_only: bool = False


@dataclass(frozen=True)
class Rest:
    """Let the work of a `WorkOn` rest after the windows at hand, or go on; not answered."""

    request_id: int
    resting: bool = True


@dataclass(frozen=True)
class RecordingDone:
    """The results are written, or were there and up to date: then `skipped`, and there is no number of regions."""

    request_id: int
    skipped: bool
    regions: int
    duration_s: float
    files: tuple[str, ...]
    from_cache: bool
    elapsed_s: float
    device: str
