"""Audacity on a virtual display, spoken to through its script pipe."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

import pytest

MODULE = Path("/usr/lib/audacity/modules/mod-script-pipe.so")
START_S = 60.0
SETTLED_S = 3.0


class Audacity:
    """A running Audacity, and a folder that it can read and write."""

    def __init__(self, to: TextIO, back: TextIO, folder: Path, environment: dict[str, str]) -> None:
        self._to = to
        self._back = back
        self.folder = folder
        self._environment = environment

    def do(self, command: str) -> str:
        """Give a command and return what Audacity answers."""
        self.begin(command)
        return self.answer()

    def begin(self, command: str) -> None:
        self._to.write(command + "\n")
        self._to.flush()

    def answer(self) -> str:
        said = ""
        while not said.strip() or not said.endswith("\n\n"):
            line = self._back.readline()
            if not line:
                raise EOFError(f"Audacity has ended after saying {said!r}")
            said += line
        return said

    def choose_file(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and accept it."""
        _tool(self._environment, "search", "--sync", "--onlyvisible", "--name", "Select", "windowfocus")
        _tool(self._environment, "key", "ctrl+l")
        _tool(self._environment, "type", "--delay", "5", str(path))
        _tool(self._environment, "key", "Return")


@contextmanager
def running_audacity(display: str, home: dict[str, str]) -> Iterator[Audacity]:
    """Start Audacity in a folder of its own and end it; skip where another one of this user has the pipe."""
    if not MODULE.exists():
        pytest.skip("This Audacity has no module for its script pipe")
    user, become = _user()
    if subprocess.run(["pgrep", "-x", "-u", str(user), "audacity"], capture_output=True, check=False).stdout:
        pytest.skip("Another Audacity of this user is running and holds the script pipe")
    pipes = [Path(f"/tmp/audacity_script_pipe.{way}.{user}") for way in ("to", "from")]
    for pipe in pipes:
        pipe.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="audacity") as name:
        folder = Path(name)
        environment = {**home, "HOME": name, "XDG_RUNTIME_DIR": name, "DISPLAY": display, "GDK_BACKEND": "x11"}
        _configure(folder)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user, -1)
        command = [*become, "audacity"]
        # The first start examines plug-ins in further processes, which take the pipe away.
        registry = folder / ".audacity-data" / "pluginregistry.cfg"
        with _started(command, environment, folder) as process:
            _wait([registry], process)
            _tool(environment, "search", "--sync", "--onlyvisible", "--name", "^Audacity$")
            while time.time() - registry.stat().st_mtime < SETTLED_S:
                time.sleep(0.1)
        for pipe in pipes:
            pipe.unlink(missing_ok=True)
        with _started(command, environment, folder) as process:
            _wait(pipes, process)
            _tool(environment, "search", "--sync", "--onlyvisible", "--name", "^Audacity$")
            # Without O_CREAT, which Linux does not allow for another user's pipe.
            with (
                os.fdopen(os.open(pipes[0], os.O_WRONLY), "w", encoding="utf-8") as to,
                os.fdopen(os.open(pipes[1], os.O_RDONLY), encoding="utf-8") as back,
            ):
                audacity = Audacity(to, back, folder, environment)
                audacity.do("GetInfo: Type=Tracks")
                yield audacity
    for pipe in pipes:
        pipe.unlink(missing_ok=True)


@contextmanager
def _started(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with open(folder / "audacity.log", "ab") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        # A project that was not saved would be offered again at the next start.
        for left in (folder / "audacity-temp").iterdir():
            left.unlink()


def _user() -> tuple[int, list[str]]:
    """Return the user to run as, and the command that becomes it: as root another one, for the pipe is one per user."""
    if os.geteuid() != 0:
        return os.getuid(), []
    user = 40_000 + os.getpid() % 20_000
    return user, ["setpriv", "--reuid", str(user), "--clear-groups"]


def _tool(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], env=environment, check=True, capture_output=True, timeout=START_S)


def _configure(folder: Path) -> None:
    (folder / "audacity-temp").mkdir()
    stamp = datetime.fromtimestamp(MODULE.stat().st_mtime).isoformat(timespec="seconds")
    settings = f"""NewPrefsInitialized=1
[Version]
Major=3
Minor=2
Micro=4
[Directories]
TempDir={folder / "audacity-temp"}
[GUI]
ShowSplashScreen=0
[Update]
DefaultUpdatesChecking=0
UpdateNoticeShown=1
[Module]
mod-script-pipe=1
[ModulePath]
mod-script-pipe={MODULE}
[ModuleDateTime]
mod-script-pipe={stamp}
"""
    (folder / ".audacity-data").mkdir()
    (folder / ".audacity-data" / "audacity.cfg").write_text(settings)


def _wait(pipes: list[Path], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while not all(pipe.exists() for pipe in pipes):
        assert process.poll() is None, "Audacity has ended at its start"
        assert time.monotonic() < deadline, "Audacity has not opened its script pipe"
        time.sleep(0.1)
