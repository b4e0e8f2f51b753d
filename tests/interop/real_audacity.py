"""A real Audacity 3 for tests: on a display of its own, with fresh settings, and with a ``/tmp`` of its own.

Its script pipe has a fixed name in ``/tmp``, so without the last one a test would cut off a person's Audacity.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import LinkError
from engine.links.audacity_setup import switch_on
from engine.links.script_pipe import PipePlaces, ScriptPipe
from tests.display_server import display
from tests.interop.patience import PATIENCE_S

NEEDED = ("audacity", "Xvfb", "unshare", "mount", "nsenter")
_CONFIG = "PrefsVersion=1.1.1r1\n[GUI]\nShowSplashScreen=0\n[Version]\nMajor=3\nMinor=2\nMicro=4\n"
_STARTING_S = PATIENCE_S / 2
_FIRST_TRY_S = 30.0
"""Where it has lost its pipe, waiting does not bring it back; the next start does."""


def missing() -> str:
    """Say why these tests cannot run here; empty if they can."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        return f"{', '.join(absent)} not installed"
    tried = subprocess.run(["unshare", *_namespace(), "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system gives tests no mount namespace of their own"


@dataclass
class RealAudacity:
    """A running Audacity."""

    process: subprocess.Popen
    places: PipePlaces
    display: str
    folder: Path


@contextlib.contextmanager
def real_audacity(folder: Path) -> Iterator[RealAudacity]:
    """Start Audacity with its pipe switched on by Soloscope's own means; end it afterwards."""
    home, private = folder / "home", folder / "private"
    config = home / ".config" / "audacity" / "audacity.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(_CONFIG, encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND"))},
        "HOME": str(home),
        "TMPDIR": str(folder),
        "XDG_RUNTIME_DIR": str(home),
    }
    with display(1280, 800) as name:
        environment["DISPLAY"] = name
        with _started(environment, folder, private):
            _wait_until(lambda: _noted(config), _STARTING_S)
        # Another Audacity on this machine has settings of its own.
        switch_on({"HOME": str(home)}, runs=lambda: False)
        # A start at which plug-ins are examined, in processes of their own, takes the pipe away; the next one has it.
        for patience_s in (_FIRST_TRY_S, 2 * _FIRST_TRY_S, _STARTING_S):
            with _started(environment, folder, private) as process:
                places = _answering(private, patience_s)
                if places is not None:
                    yield RealAudacity(process, places, name, folder)
                    return
        raise AssertionError("Audacity did not come up")


@contextlib.contextmanager
def _started(environment: dict[str, str], folder: Path, private: Path) -> Iterator[subprocess.Popen]:
    """Start Audacity with `private` as its ``/tmp``; the folder of all tests of this run stays where it is."""
    private.mkdir(exist_ok=True)
    shared = folder.parent
    again = private / shared.relative_to("/tmp") if shared.is_relative_to("/tmp") else None
    if again is not None:
        again.mkdir(parents=True, exist_ok=True)
    script = 'if [ -n "$2" ]; then mount --bind "$1" "$2"; fi; mount --rbind "$3" /tmp; exec audacity'
    arguments = [str(shared), "" if again is None else str(again), str(private)]
    with open(folder / "audacity.log", "wb") as log:
        process = subprocess.Popen(
            ["unshare", *_namespace(), "sh", "-c", script, "sh", *arguments],
            env=environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)
            # Audacity killed keeps its unsaved project for recovery, and would ask about it at the next start.
            for left in folder.rglob("*.aup3unsaved*"):
                left.unlink(missing_ok=True)


def _answering(private: Path, seconds: float) -> PipePlaces | None:
    """Return the pipes once Audacity answers at them, or None if it does not."""
    found: list[PipePlaces] = []

    def answers() -> bool:
        backs = list(private.glob("audacity_script_pipe.from.*"))
        if not backs:
            return False
        place = PipePlaces(str(backs[0]).replace(".from.", ".to."), str(backs[0]))
        try:
            with ScriptPipe(place) as pipe:
                pipe.do("GetInfo: Type=Tracks")
        except LinkError:
            return False
        found.append(place)
        return True

    return found[0] if _wait_until(answers, seconds) else None


def _noted(config: Path) -> bool:
    return "[ModulePath]" in config.read_text(encoding="utf-8", errors="replace")


def _wait_until(there: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (done := there()) and time.monotonic() < end:
        time.sleep(0.1)
    return done


def _namespace() -> list[str]:
    return ["--mount"] if os.getuid() == 0 else ["--mount", "--map-root-user"]
