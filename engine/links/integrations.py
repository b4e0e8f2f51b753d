"""Scripts and plug-ins of Soloscope for other programs: what is installed where those look, and in which state.

A script carries the command of this installation and, in its last line, a signature of all lines before, which tells
what a person has changed from what an earlier version of Soloscope wrote.
"""

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from engine.atomic import replacing
from engine.errors import LinkError
from engine.naming import display_name
from engine.resource_files import resource_path

__all__ = [
    "INTEGRATIONS",
    "Integration",
    "State",
    "cli_command",
    "install",
    "installed_state",
    "integration",
    "remove",
    "rendered_script",
]

_SIGNATURE = "-- Written by Soloscope; changed by nobody while this fits: "
_ENGINE_MARK = "--[[@engine]]"
_COMMAND_MARK = re.compile(r"\{ --\[\[@command\]\].*?\}")


class State(Enum):
    """What lies where the other program looks."""

    ABSENT = "absent"
    CURRENT = "current"
    OLDER = "older"
    CHANGED = "changed"
    """By a person, since Soloscope wrote it; or it never was Soloscope's."""


@dataclass(frozen=True)
class Integration:
    """One file of Soloscope's for one other program.

    Attributes
    ----------
    id : str
        ``vamp``, ``reaper`` or ``ardour``.
    folders : callable
        Given an environment, the folders where the program looks, best first; the first that exists, or whose
        parent does, is taken.
    program : callable
        Given an environment, whether the program, or a folder of its settings, is on this machine.
    content : callable
        The bytes to install, or None where they are not to be had (the plug-in is not built).
    file_name : str
        Name of the file there.
    companions : callable
        Small files that belong beside it, by name.
    """

    id: str
    file_name: str
    folders: Callable[[Mapping[str, str]], Sequence[Path]]
    program: Callable[[Mapping[str, str]], bool]
    content: Callable[[], bytes | None]
    companions: Callable[[], Mapping[str, bytes]] = dict

    def target(self, environment: Mapping[str, str] = os.environ) -> Path:
        """Return where its file belongs."""
        folders = self.folders(environment)
        there = next((folder for folder in folders if folder.is_dir()), None)
        return (there or folders[0]) / self.file_name


def cli_command() -> tuple[str, ...]:
    """Return the program, and its first arguments, that runs this Soloscope's command line."""
    name = "soloscope.exe" if sys.platform == "win32" else "soloscope"
    beside = Path(sys.executable).with_name(name)
    if beside.is_file() or getattr(sys, "frozen", False):
        return (str(beside),)
    return (sys.executable, "-m", "engine")


def rendered_script(name: str, command: Sequence[str]) -> str:
    """Return a script as it is installed: in one piece, with the command to run, signed.

    Parameters
    ----------
    name : str
        File in ``resources/integrations``.
    command : sequence of str
        Program and first arguments.
    """
    folder = resource_path("integrations")
    script = (folder / name).read_text(encoding="utf-8")
    engine = (folder / "engine.lua").read_text(encoding="utf-8")
    words = ", ".join(_lua_string(word) for word in command)
    text = script.replace(_ENGINE_MARK, _COMMAND_MARK.sub(lambda _: f"{{ {words} }}", engine))
    return text + _SIGNATURE + _digest(text) + "\n"


def installed_state(path: Path, wanted: bytes | None) -> State:
    """Say in which state the file at a path is, compared with what would be installed now.

    Raises
    ------
    LinkError
        If the file is there and cannot be read.
    """
    try:
        there = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return State.ABSENT
    except OSError as error:
        raise LinkError(f"“{display_name(path)}” cannot be read ({error.strerror}).") from error
    if there == wanted:
        return State.CURRENT
    if path.suffix != ".lua":
        return State.OLDER
    text, mark, digest = there.decode("utf-8", "replace").rpartition(_SIGNATURE)
    return State.OLDER if mark and digest.strip() == _digest(text) else State.CHANGED


def install(
    path: Path, content: bytes, *, over_changes: bool = False, companions: Mapping[str, bytes] = MappingProxyType({})
) -> None:
    """Write a file where the program looks, whole or not at all.

    Parameters
    ----------
    over_changes : bool
        Whether a file that a person has changed may be replaced.
    companions : mapping of str to bytes
        Further files to put beside it.

    Raises
    ------
    LinkError
        If it may not be, or cannot be written.
    """
    _refuse_changed(path, content, over_changes)
    try:
        for name, bytes_there in {**companions, path.name: content}.items():
            with replacing(path.with_name(name)) as stream:
                stream.write(bytes_there)
    except OSError as error:
        raise LinkError(
            f"“{display_name(path)}” cannot be written to “{path.parent}” ({error.strerror}); choose another way, or "
            "write there as an administrator."
        ) from error


def remove(path: Path, content: bytes | None, *, over_changes: bool = False, companions: Collection[str] = ()) -> None:
    """Take an installed file away again, with those named beside it; nothing happens where there is none.

    Raises LinkError as `install` does.
    """
    _refuse_changed(path, content, over_changes)
    try:
        for name in (path.name, *companions):
            path.with_name(name).unlink(missing_ok=True)
    except OSError as error:
        raise LinkError(f"“{display_name(path)}” cannot be removed ({error.strerror}).") from error


def integration(integration_id: str) -> Integration:
    """Return one by its id."""
    return next(each for each in INTEGRATIONS if each.id == integration_id)


def _refuse_changed(path: Path, content: bytes | None, over_changes: bool) -> None:
    if not over_changes and installed_state(path, content) is State.CHANGED:
        raise LinkError(f"“{display_name(path)}” was changed by hand and is left as it is.")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _lua_string(text: str) -> str:
    """Return a text as a string of Lua, byte for byte."""
    escaped = "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03d}" for byte in os.fsencode(text)
    )
    return f'"{escaped}"'


# ---- where the programs look ----------------------------------------------------------------------------------


def _home(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("HOME") or Path.home())


def _config(environment: Mapping[str, str]) -> Path:
    """Return the folder in which programs of this system keep their settings."""
    home = _home(environment)
    if sys.platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config")


def _reaper_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    return (_config(environment) / "REAPER" / "Scripts" / "Soloscope",)


def _reaper_there(environment: Mapping[str, str]) -> bool:
    return (_config(environment) / "REAPER").is_dir() or shutil.which(
        "reaper", path=environment.get("PATH")
    ) is not None


def _ardour_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    settings = _ardour_settings(environment)
    return tuple(folder / "scripts" for folder in settings) or (_ardour_base(environment) / "ardour8" / "scripts",)


def _ardour_there(environment: Mapping[str, str]) -> bool:
    return bool(_ardour_settings(environment))


def _ardour_base(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or _home(environment) / "AppData" / "Local")
    if sys.platform == "darwin":
        return _home(environment) / "Library" / "Preferences"
    return _config(environment)


def _ardour_settings(environment: Mapping[str, str]) -> list[Path]:
    """Return the folders of settings of the Ardours that have run here, the newest first; else of those installed."""
    base = _ardour_base(environment)
    versions: dict[int, Path] = {}
    for folder in [*base.glob("[Aa]rdour[0-9]*"), *Path("/usr/lib").glob("ardour[0-9]*")]:
        number = re.fullmatch(r"[Aa]rdour(\d+)", folder.name)
        if number and folder.is_dir():
            own = folder if folder.parent == base else base / folder.name
            versions.setdefault(int(number[1]), own)
    ran = sorted((number for number, folder in versions.items() if folder.is_dir()), reverse=True)
    return [versions[number] for number in ran or sorted(versions, reverse=True)]


def _vamp_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    if sys.platform == "win32":
        programs = environment.get("ProgramW6432") or environment.get("ProgramFiles", r"C:\Program Files")
        return (Path(programs) / "Vamp Plugins",)
    if sys.platform == "darwin":
        return (_home(environment) / "Library" / "Audio" / "Plug-Ins" / "Vamp",)
    return (_home(environment) / ".vamp", _home(environment) / "vamp")


def _vamp_hosts_there(environment: Mapping[str, str]) -> bool:
    path = environment.get("PATH")
    hosts = ("audacity", "sonic-visualiser", "sonic-annotator", "vamp-simple-host")
    return any(folder.is_dir() for folder in _vamp_folders(environment)) or any(
        shutil.which(host, path=path) for host in hosts
    )


def _vamp_name() -> str:
    return {"win32": "soloscope.dll", "darwin": "soloscope.dylib"}.get(sys.platform, "soloscope.so")


def _built_vamp() -> Path | None:
    """Return where a build or an installer has put the plug-in."""
    places = (
        resource_path("integrations", _vamp_name()),
        resource_path().parent / "build" / "vamp" / _vamp_name(),
        Path(sys.executable).with_name(_vamp_name()),
    )
    return next((place for place in places if place.is_file()), None)


def _vamp_content() -> bytes | None:
    built = _built_vamp()
    return None if built is None else built.read_bytes()


def _vamp_companions() -> dict[str, bytes]:
    """Return what lies beside the plug-in: its description and category as built, and where this Soloscope is."""
    built, command = _built_vamp(), cli_command()
    files = {}
    for name in ("soloscope.cat", "soloscope.n3"):
        if built is not None and built.with_name(name).is_file():
            files[name] = built.with_name(name).read_bytes()
    if len(command) == 1:  # it starts a program; a module of Python it finds on the PATH, if at all
        files["soloscope.engine"] = os.fsencode(os.path.abspath(command[0])) + b"\n"
    return files


def _script(name: str) -> Callable[[], bytes]:
    return lambda: rendered_script(name, cli_command()).encode("utf-8")


INTEGRATIONS = (
    Integration("vamp", _vamp_name(), _vamp_folders, _vamp_hosts_there, _vamp_content, _vamp_companions),
    Integration("reaper", "soloscope.lua", _reaper_folders, _reaper_there, _script("soloscope.reaper.lua")),
    Integration("ardour", "soloscope.lua", _ardour_folders, _ardour_there, _script("soloscope.ardour.lua")),
)
"""All of them, in the order in which they are shown."""
