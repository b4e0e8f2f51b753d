"""Which files a command works on and where its results go; reads no recording."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.audio.finding import find_recordings
from engine.errors import SettingsError
from engine.naming import display_name

__all__ = ["STANDARD_OUTPUT", "Task", "planned_tasks"]

STANDARD_OUTPUT = "-"


@dataclass(frozen=True)
class Task:
    """One recording and where its results go: paths, ``-`` for standard output, or None for nowhere.

    `exports` are further files of the same regions, by the id of their format.
    """

    recording: Path
    output: str
    activations: str | None = None
    exports: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that will be written."""
        named = (self.output, self.activations, *self.exports.values())
        return tuple(Path(name) for name in named if name not in (None, STANDARD_OUTPUT))


def planned_tasks(
    named: Sequence[Path], output: str | None, activations: str | None = None, suffix: str = ".csv"
) -> tuple[Task, ...]:
    """Decide what is read and where results go.

    Folders stand for the recordings in them, at any depth. One recording goes to the file named by `output`, or into
    it if it is a folder; several, or a folder of them, go into the folder `output`, in the structure they have in
    their own. Without `output` results lie beside each recording, as ``<name>.regions<suffix>``.

    Raises
    ------
    SettingsError
        If there is nothing to read, or results would overwrite each other or a recording.
    """
    found = [(recording.path, recording.inside) for recording in find_recordings(named)]
    if not found:
        raise SettingsError(f"There are no recordings in {_listed(named)}.")
    into_folder = output is not None and _is_folder(output, several=len(found) > 1 or any(p.is_dir() for p in named))
    names = _result_names([relative for _, relative in found])
    tasks = []
    for (path, _), name in zip(found, names, strict=True):
        if output is None:
            result = str(path.with_name(f"{path.stem if name.suffix == '' else name.name}.regions{suffix}"))
        elif into_folder:
            result = str(Path(output) / f"{name}{suffix}")
        else:
            result = output
        tasks.append(Task(path, result, _activations_path(activations, name, len(found) > 1)))
    _check(tasks)
    return tuple(tasks)


def _result_names(relative: Sequence[Path]) -> list[Path]:
    """Return paths without their extension; those that would then be alike keep it."""
    bare = [path.with_suffix("") for path in relative]
    often = Counter(str(path).casefold() for path in bare)
    return [path if often[str(path).casefold()] == 1 else whole for path, whole in zip(bare, relative, strict=True)]


def _is_folder(output: str, several: bool) -> bool:
    if output == STANDARD_OUTPUT:
        if several:
            raise SettingsError("Only one recording at a time can go to standard output.")
        return False
    if several and Path(output).is_file():
        raise SettingsError(f"“{display_name(output)}” is a file; several recordings need a folder to go to.")
    return several or output.endswith(("/", os.sep)) or Path(output).is_dir()


def _activations_path(activations: str | None, name: Path, several: bool) -> str | None:
    if activations is None:
        return None
    if not several and activations == STANDARD_OUTPUT:
        return activations
    if _is_folder(activations, several):
        return str(Path(activations) / f"{name}.activations.csv")
    return activations


def _check(tasks: Sequence[Task]) -> None:
    read = {os.path.realpath(task.recording) for task in tasks}
    written: set[str] = set()
    for task in tasks:
        if task.output == task.activations == STANDARD_OUTPUT:
            raise SettingsError("Regions and activations cannot both go to standard output.")
        for file in task.files:
            real = os.path.realpath(file)
            if real in read:
                raise SettingsError(f"The result would overwrite the recording “{display_name(file)}”.")
            if real in written:
                raise SettingsError(f"Two results would be written to “{display_name(file)}”; name another folder.")
            written.add(real)


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(f"“{display_name(path)}”" for path in paths)
