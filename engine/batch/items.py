"""One recording of a batch and how far it is; values, no work."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["FINISHED", "UNFINISHED", "BatchItem", "State"]


class State(StrEnum):
    """How far a recording is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    CANCELLED = "cancelled"


FINISHED = frozenset({State.DONE, State.SKIPPED, State.FAILED})
"""States in which nothing more happens by itself."""
UNFINISHED = frozenset(State) - FINISHED


@dataclass(frozen=True)
class BatchItem:
    """One recording of a batch.

    Attributes
    ----------
    id : int
        Stays the same however the queue is reordered.
    path : Path
        Of the recording, absolute.
    inside : Path
        Its path inside the folder that was added; results in an output folder follow it.
    base : Path
        Of its results, absolute, without the ending that each format adds.
    size : int
        Bytes of the file when it was added; 0 if that could not be told.
    state : State
    sentence : str
        Why it failed, or what else there is to say; written for the user.
    regions : int or None
        How many were written; None where that is not known.
    duration_s : float or None
        Of the recording; None until it has been opened.
    attempts : int
        How often the program ended without a word while it worked on this recording.
    """

    id: int
    path: Path
    inside: Path
    base: Path
    size: int = 0
    state: State = State.WAITING
    sentence: str = ""
    regions: int | None = None
    duration_s: float | None = None
    attempts: int = 0
