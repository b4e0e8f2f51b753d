"""Whether Audacity's script pipe is switched on, why it cannot be reached, and how to switch it on.

Audacity keeps its modules in ``audacity.cfg``: ``[Module]`` says 1 for a module that is on, and is believed only if
``[ModulePath]`` and ``[ModuleDateTime]`` name the module's file as it is.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.atomic import replacing
from engine.errors import LinkError
from engine.naming import display_name

__all__ = ["PipeSetup", "audacity_runs", "pipe_setup", "switch_on", "why_unreachable"]

_MODULE = "mod-script-pipe"
_ON = "1"


@dataclass(frozen=True)
class PipeSetup:
    """What Audacity's settings say about the script pipe.

    Attributes
    ----------
    config : Path or None
        Audacity's settings; None if it has never been started here.
    module : Path or None
        The module's file, if it is found.
    enabled : bool
        Whether Audacity will offer the pipe when it starts.
    """

    config: Path | None
    module: Path | None
    enabled: bool


def pipe_setup(environment: Mapping[str, str] = os.environ) -> PipeSetup:
    """Read Audacity's settings; changes nothing."""
    config = next((path for path in _config_places(environment) if path.is_file()), None)
    text = "" if config is None else _read(config)
    module = _module_file(text, environment)
    enabled = _value(text, "Module", _MODULE) == _ON and bool(_value(text, "ModulePath", _MODULE))
    return PipeSetup(config, module, enabled)


def switch_on(environment: Mapping[str, str] = os.environ, runs: Callable[[], bool] | None = None) -> Path:
    """Switch the script pipe on in Audacity's settings and return the copy of the settings as they were.

    Parameters
    ----------
    environment : mapping
        Tells where the settings are.
    runs : callable, optional
        Tells whether Audacity is open; by default `audacity_runs`.

    Raises
    ------
    LinkError
        While Audacity runs, since it writes its settings when it ends; when it has never been started; when the module
        is not found, or the file cannot be written.
    """
    if (runs or audacity_runs)():
        raise LinkError("Audacity is open, and would undo the change when it closes; close it and try again.")
    setup = pipe_setup(environment)
    if setup.config is None:
        raise LinkError("Audacity has no settings yet; start it once, close it and try again.")
    if setup.module is None:
        raise LinkError(
            f"The module “{_MODULE}” of Audacity was not found; start Audacity once, close it and try again. "
            "Some packages of Audacity come without it: the installer from audacityteam.org has it."
        )
    stamp = datetime.fromtimestamp(int(setup.module.stat().st_mtime)).strftime("%Y-%m-%dT%H:%M:%S")
    before = _read(setup.config)
    text = before
    for group, value in (
        ("Module", _ON),
        ("ModulePath", str(setup.module).replace("\\", "\\\\")),
        ("ModuleDateTime", stamp),
    ):
        text = _with_value(text, group, _MODULE, value)
    copy = _free_name(setup.config)
    try:
        for path, content in ((copy, before), (setup.config, text)):
            with replacing(path) as stream:
                stream.write(content.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise LinkError(
            f"Audacity’s settings cannot be written ({error.strerror}); switch the module on by hand."
        ) from error
    return copy


def audacity_runs() -> bool:
    """Whether an Audacity of any user is open on this machine, as far as the system tells."""
    try:
        if sys.platform == "win32":
            listed = _output(["tasklist", "/FI", "IMAGENAME eq Audacity.exe", "/NH"])
            return "audacity.exe" in listed.lower()
        if sys.platform == "darwin":
            return bool(_output(["pgrep", "-x", "Audacity"]).strip())
        return any(_names_audacity(path) for path in Path("/proc").glob("[0-9]*/comm"))
    except OSError:
        return False


def why_unreachable(error: OSError) -> LinkError:
    """Return what to raise where the script pipe cannot be opened: why, and what to do."""
    running, setup = audacity_runs(), pipe_setup()
    if error.errno == errno.EWOULDBLOCK:
        return LinkError("Soloscope is talking to Audacity already; wait until that is done.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return LinkError("Audacity’s script pipe belongs to another user of this computer; start Audacity yourself.")
    if running and setup.enabled:
        return LinkError(
            "Audacity is open, but nobody listens at its script pipe. It loses the pipe when it examines plug-ins at "
            "its start: close Audacity, start it again and try once more. (Audacity 4 has no script pipe yet: there "
            "export Audacity labels and import the file.)"
        )
    if running:
        return LinkError(
            "Audacity is open, but its script pipe is switched off. 1. In Audacity open Edit, Preferences, Modules (on "
            "a Mac: Audacity, Settings, Modules). 2. Set mod-script-pipe to “Enabled” and choose OK. 3. Close Audacity "
            "and start it again. Or close Audacity, and Soloscope does it for you: “soloscope audacity switch-on”. "
            "(Audacity 4 has no script pipe yet: there export Audacity labels and import the file.)"
        )
    if setup.enabled:
        return LinkError("Audacity is not running; start it, open your recording there and try again.")
    return LinkError(
        "Audacity is not running, and its script pipe is switched off. Soloscope can switch it on while Audacity is "
        "closed: “soloscope audacity switch-on”. Or by hand: 1. In Audacity open Edit, Preferences, Modules (on a Mac: "
        "Audacity, Settings, Modules). 2. Set mod-script-pipe to “Enabled” and choose OK. 3. Close Audacity and start "
        "it again."
    )


def _config_places(environment: Mapping[str, str]) -> tuple[Path, ...]:
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        return (Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "audacity" / "audacity.cfg",)
    if sys.platform == "darwin":
        return (home / "Library" / "Application Support" / "audacity" / "audacity.cfg",)
    own = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return (
        home / ".audacity-data" / "audacity.cfg",
        own / "audacity" / "audacity.cfg",
        home / ".var" / "app" / "org.audacityteam.Audacity" / "config" / "audacity" / "audacity.cfg",
    )


def _module_file(text: str, environment: Mapping[str, str]) -> Path | None:
    """Return the module's file: as Audacity noted it, else where installers put it."""
    noted = _value(text, "ModulePath", _MODULE).replace("\\\\", "\\")
    places = [Path(noted)] if noted else []
    if sys.platform == "win32":
        programs = environment.get("ProgramFiles", r"C:\Program Files")
        places.append(Path(programs) / "Audacity" / "modules" / f"{_MODULE}.dll")
    elif sys.platform == "darwin":
        places.append(Path("/Applications/Audacity.app/Contents/modules") / f"{_MODULE}.so")
    else:
        for root in (Path("/usr/lib"), Path("/usr/lib64"), Path("/usr/local/lib")):
            places.append(root / "audacity" / "modules" / f"{_MODULE}.so")
            places.extend(root.glob(f"*-linux-gnu/audacity/modules/{_MODULE}.so"))
    return next((place for place in places if place.is_file()), None)


def _value(text: str, group: str, key: str) -> str:
    """Return a value in the text of the settings; empty if it is not there."""
    within = ""
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        if line.startswith("["):
            within = line.strip()
        elif equals and within == f"[{group}]" and name.strip() == key:
            return value.strip()
    return ""


def _with_value(text: str, group: str, key: str, value: str) -> str:
    """Return the text of the settings with one value set; everything else stays as it is."""
    end = "\r\n" if "\r\n" in text else "\n"
    kept = text.splitlines(keepends=True)
    headings = [number for number, line in enumerate(kept) if line.startswith("[")]
    first = next((number for number in headings if kept[number].strip() == f"[{group}]"), None)
    if first is None:
        gap = end if text and not text.endswith("\n") else ""
        return f"{text}{gap}[{group}]{end}{key}={value}{end}"
    stop = next((number for number in headings if number > first), len(kept))
    for number in range(first + 1, stop):
        if kept[number].partition("=")[0].strip() == key:
            kept[number] = f"{key}={value}{end}"
            return "".join(kept)
    if not kept[first].endswith("\n"):
        kept[first] += end
    kept.insert(first + 1, f"{key}={value}{end}")
    return "".join(kept)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise LinkError(f"Audacity’s settings “{display_name(path)}” cannot be read ({error.strerror}).") from error


def _free_name(config: Path) -> Path:
    """Return a name for a copy beside the file that nothing has yet."""
    number = 1
    while True:
        copy = config.with_name(f"{config.name}.before-soloscope" + (f"-{number}" if number > 1 else ""))
        if not copy.exists():
            return copy
        number += 1


def _names_audacity(path: Path) -> bool:
    try:
        return path.read_text().strip().lower() in ("audacity", "audacity-bin")
    except OSError:
        return False


def _output(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=5, check=False).stdout
    except subprocess.TimeoutExpired:
        return ""
