"""Finds the recordings in folders, by their names; opens none of them."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.naming import display_name

__all__ = ["EXTENSIONS", "RESULT_ENDING", "FoundRecording", "find_recordings"]

_SOUND = ["aac", "aif", "aifc", "aiff", "caf", "flac", "m4a", "m4b", "mka", "mp2", "mp3", "oga", "ogg", "opus", "rf64"]
_SOUND += ["w64", "wav", "wave", "wma"]
_FILM = ["avi", "m4v", "mkv", "mov", "mp4", "webm"]
EXTENSIONS = frozenset(f".{name}" for name in _SOUND + _FILM)
"""Files with these extensions are taken from a folder; a file named by itself may have any."""
RESULT_ENDING = ".regions"
"""How the stem of a result beside its recording ends; a copy of the sound with regions in it is no recording."""


@dataclass(frozen=True)
class FoundRecording:
    """A recording that was found.

    Attributes
    ----------
    path : Path
        As named, or as reached from the folder that was named.
    inside : Path
        The path inside the folder that was named; the file's name if the file itself was.
    """

    path: Path
    inside: Path


def find_recordings(
    named: Sequence[Path],
    *,
    keep_folder: bool = False,
    on_trouble: Callable[[str], object] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Iterator[FoundRecording]:
    """Yield the files among `named`, whatever they are, and the recordings in the folders among them, at any depth.

    Hidden files and folders are passed over. Links are followed, but no folder is entered twice, so that links in a
    circle end. A folder's own files come before those of its subfolders, both by name.

    Parameters
    ----------
    keep_folder : bool
        Begin `inside` with the name of the folder that was named, so that what lies in two of them stays apart.
    on_trouble : callable, optional
        Told in a sentence which folder could not be looked into; the search goes on.
    stopped : callable, optional
        Asked now and then; once it says yes, the search ends.
    """
    for path in named:
        if not os.path.isdir(path):  # unlike Path.is_dir, answers for impossible names too
            yield FoundRecording(path, Path(path.name))
            continue
        for file in _walk(path, set(), on_trouble, stopped):
            inside = file.relative_to(path)
            yield FoundRecording(file, path.name / inside if keep_folder else inside)


def _walk(
    folder: Path,
    entered: set[tuple[int, int]],
    on_trouble: Callable[[str], object] | None,
    stopped: Callable[[], bool] | None,
) -> Iterator[Path]:
    pending = [folder]
    while pending:
        if stopped is not None and stopped():
            return
        current = pending.pop()
        try:
            facts = os.stat(current)
            if (facts.st_dev, facts.st_ino) in entered:
                continue
            entered.add((facts.st_dev, facts.st_ino))
            with os.scandir(current) as listing:
                entries = sorted((entry.name, _leads_to_folder(entry)) for entry in listing)
        except OSError as error:
            if on_trouble is not None:
                on_trouble(_refusal(current, error))
            continue
        seen = [(current / name, is_folder) for name, is_folder in entries if not name.startswith(".")]
        yield from (path for path, is_folder in seen if not is_folder and _is_recording(path))
        pending.extend(path for path, is_folder in reversed(seen) if is_folder)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle of its own
        return False


def _is_recording(path: Path) -> bool:
    return path.suffix.lower() in EXTENSIONS and not path.stem.endswith(RESULT_ENDING)


def _refusal(folder: Path, error: OSError) -> str:
    name = display_name(folder)
    if isinstance(error, PermissionError):
        return f"The folder “{name}” may not be read and was left out; ask for permission to read it."
    return f"The folder “{name}” cannot be read ({error.strerror}) and was left out; check the drive it is on."
