"""Where the results of a batch go: beside each recording or in one folder, never two in one place; writes nothing."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from engine.audio.finding import EXTENSIONS, RESULT_ENDING, FoundRecording
from engine.interchange import FORMATS, format_by_id

__all__ = ["Places", "activations_file", "place_key", "result_file", "run_file"]


class Places:
    """Gives every recording a place for its results: a path to which each format adds its ending.

    Beside a recording it is ``<name>.regions``; in an output folder ``<name>``, in the structure that the recordings
    have in theirs. Where two names would be alike, they keep their extension; if that does not help, they are counted.

    Parameters
    ----------
    output : Path or None
        Folder for all results; None puts them beside the recordings.
    """

    def __init__(self, output: Path | None = None) -> None:
        self._output = None if output is None else Path(os.path.abspath(output))
        self._taken: set[str] = set()

    def take(self, base: Path) -> None:
        """Mark a place as taken."""
        self._taken.add(place_key(base))

    def release(self, base: Path) -> None:
        """Free a place again."""
        self._taken.discard(place_key(base))

    def give(self, found: Sequence[FoundRecording]) -> list[Path]:
        """Return a place for each of these recordings, and mark them as taken."""
        plain = [self._base(recording, with_extension=False) for recording in found]
        often = Counter(map(place_key, plain))
        given = []
        for recording, base in zip(found, plain, strict=True):
            if often[place_key(base)] > 1 or place_key(base) in self._taken:
                base = self._free(self._base(recording, with_extension=True))
            self.take(base)
            given.append(base)
        return given

    def _base(self, recording: FoundRecording, *, with_extension: bool) -> Path:
        if self._output is None:
            name = recording.path.name if with_extension else recording.path.stem
            return Path(os.path.abspath(recording.path)).with_name(f"{name}{RESULT_ENDING}")
        return self._output / recording.inside.with_name(
            recording.inside.name if with_extension else recording.inside.stem
        )

    def _free(self, base: Path) -> Path:
        candidate, number = base, 1
        while place_key(candidate) in self._taken:
            number += 1
            stem = base.name.removesuffix(RESULT_ENDING)
            candidate = base.with_name(f"{stem} ({number}){base.name[len(stem) :]}")
        return candidate


def result_file(base: Path, format_id: str) -> Path:
    """Return the file of the regions in a format.

    Formats that share an extension do not share a file: all but the first add their id. A format that is a sound file
    itself always says that it holds regions, so that it never lies in a recording's place.

    Raises
    ------
    ExportError
        If there is no such format.
    """
    spec = format_by_id(format_id)
    first = next(other for other in FORMATS if other.extension == spec.extension)
    own = "" if first is spec else f".{spec.id}"
    if spec.extension.lower() in EXTENSIONS and not base.name.endswith(RESULT_ENDING):
        own += RESULT_ENDING
    return base.with_name(f"{base.name}{own}{spec.extension}")


def activations_file(base: Path) -> Path:
    """Return the file of the activations."""
    return base.with_name(f"{base.name}.activations.csv")


def run_file(base: Path) -> Path:
    """Return the run file, which says how the results were made."""
    return base.with_name(f"{base.name}.run.json")


def place_key(path: Path) -> str:
    """Return what is the same for two paths that some file system would take for one."""
    return str(path).casefold()
