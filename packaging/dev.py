"""
Set Soloscope up in this checkout, then run, test or check it. Standard library only; not part of the application.

``python packaging/dev.py run [RECORDING]``, ``test [PYTEST ARGUMENTS]``, ``test-end-to-end``, ``lint``. The environment
is ``.venv`` in the checkout; a stamp in it makes every later start immediate. ``TORCH=cuda`` in the environment asks
for PyTorch with CUDA.
"""

from __future__ import annotations  # an old Python must get as far as being told that it is old

import argparse
import ctypes
import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "soloscope-setup.json"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
VERSIONED = ROOT / "engine" / "__init__.py"
OUTPUT = ROOT / "out"
OLDEST_PYTHON = (3, 11)
PYTORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
LINUX, WINDOWS = sys.platform.startswith("linux"), os.name == "nt"

# What the wheels of Qt and sounddevice expect to find: library, Debian package, needed even without a display.
SYSTEM_LIBRARIES: tuple[tuple[str, str, bool], ...] = (
    ("libEGL.so.1", "libegl1", True),
    ("libGL.so.1", "libgl1", True),
    ("libglib-2.0.so.0", "libglib2.0-0", True),
    ("libfontconfig.so.1", "libfontconfig1", True),
    ("libxkbcommon.so.0", "libxkbcommon0", True),
    ("libdbus-1.so.3", "libdbus-1-3", True),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", False),
    ("libxcb-cursor.so.0", "libxcb-cursor0", False),
    ("libxcb-icccm.so.4", "libxcb-icccm4", False),
    ("libxcb-image.so.0", "libxcb-image0", False),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", False),
    ("libxcb-render-util.so.0", "libxcb-render-util0", False),
    ("libxcb-shape.so.0", "libxcb-shape0", False),
    ("libportaudio.so.2", "libportaudio2", False),
)


class Stop(Exception):
    """Ends the program; the text is what the user reads."""


def say(text: str) -> None:
    """Print a line at once, also when the output is a pipe."""
    print(text, flush=True)


def call(command: list[str], env: dict[str, str] | None = None) -> int:
    """Run a command in the checkout with its output shown, and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def succeeds(command: list[str]) -> bool:
    """Tell whether a command runs and exits with 0, its output hidden."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def venv_program(name: str) -> str:
    """Return the path of a program in the environment."""
    return str(VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name)


# ---------------------------------------------------------------------------------------------------------------
# System packages


def install_system_packages(packages: list[str]) -> bool:
    """Install Debian packages when that is allowed without asking; else name the command that does it."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        say("Soloscope needs libraries that Debian calls " + ", ".join(packages) + ".")
        say("Install them with the package manager of this system.")
        return False
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif succeeds(["sudo", "-n", "true"]):
        prefix = ["sudo", "-n"]
    else:
        say("Soloscope needs some system packages. This installs them:\n    sudo " + shlex.join(command))
        return False
    say("Installing system packages: " + " ".join(packages))
    call([*prefix, "apt-get", "update", "-qq"])
    if call([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *command, "-qq"]) == 0:
        return True
    say("That did not work. Try it by hand:\n    sudo apt-get update && sudo " + shlex.join(command))
    return False


def is_loadable(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_system_libraries() -> None:
    """Make sure that Qt and PortAudio find what they need; only what the window cannot do without stops us."""
    missing = [entry for entry in SYSTEM_LIBRARIES if not is_loadable(entry[0])]
    if not missing or install_system_packages([package for _, package, _ in missing]):
        return
    needed = [library for library, _, always in missing if always or (has_display() and "portaudio" not in library)]
    if needed:
        raise Stop("Missing: " + ", ".join(needed) + ". Install the packages named above, then start again.")


def has_display() -> bool:
    """Tell whether a window can be shown."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ---------------------------------------------------------------------------------------------------------------
# Environment


def use_recent_python() -> None:
    """Start again with a Python that is new enough, if this one is not."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(14, OLDEST_PYTHON[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            raise SystemExit(subprocess.run([found, __file__, *sys.argv[1:]], check=False).returncode)
    raise Stop(f"Soloscope needs Python 3.11 or newer; this is {platform.python_version()}.")


def make_environment() -> None:
    """Create ``.venv``, or create it anew when its Python is gone."""
    python = venv_program("python")
    if succeeds([python, "-m", "pip", "--version"]):
        return
    if not succeeds([sys.executable, "-c", "import ensurepip, venv"]):
        package = f"python3.{sys.version_info.minor}-venv"
        if not LINUX or not install_system_packages([package]):
            raise Stop("This Python cannot make virtual environments: its modules venv and ensurepip are missing.")
    say("Making the environment .venv")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise Stop("The environment .venv could not be made; the lines above say why.")


def pip(*arguments: str) -> list[str]:
    """Return the command that runs the environment's pip."""
    return [venv_program("python"), "-m", "pip", "--disable-pip-version-check", *arguments]


def pinned_torch() -> str:
    """Return the version of PyTorch that the constraints name."""
    match = re.search(r"^torch==(\S+)$", CONSTRAINTS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if match is None:
        raise Stop(f"{CONSTRAINTS} names no version of torch.")
    return match.group(1)


def said_version() -> str:
    """Return the version of Soloscope, which its engine says for all of it."""
    match = re.search(r'^__version__ = "(\S+)"$', VERSIONED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if match is None:
        raise Stop(f"{VERSIONED} does not say its version.")
    return match.group(1)


def answers(url: str) -> bool:
    """Tell whether a server answers within seconds, so that pip need not find out in minutes."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True  # it is there, and pip may be more welcome than we are
    except (OSError, ValueError):
        return False


def brings_cuda(requirement: str) -> bool:
    """Tell whether pip would install NVIDIA's libraries with a requirement."""
    planned = subprocess.run(
        pip("install", "--dry-run", "--quiet", "--report", "-", requirement),
        capture_output=True,
        text=True,
        check=False,
    )
    if planned.returncode != 0:
        raise Stop(f"pip finds no {requirement} for this system:\n{planned.stderr.strip()}")
    names = [entry["metadata"]["name"].lower() for entry in json.loads(planned.stdout)["install"]]
    return any(name.startswith("nvidia") or name == "triton" for name in names)


def cpu_torch_arguments(version: str) -> list[str]:
    """
    Return what pip must be told to install the CPU build.

    PyPI's wheel for Linux brings gigabytes of CUDA, and the CPU build is marked ``+cpu``. It is taken from wherever
    pip is configured to look, when it is there, else from PyTorch's own index; the plain version is the last resort
    and only where it is a CPU build (a mirror, or an architecture without CUDA).
    """
    plain, marked = f"torch=={version}", f"torch=={version}+cpu"
    if not LINUX:
        return [plain]
    if succeeds(pip("install", "--dry-run", "--no-deps", marked)):
        return [marked]
    if answers(f"{PYTORCH_CPU_INDEX}/torch/"):
        return [marked, "--extra-index-url", PYTORCH_CPU_INDEX]
    if brings_cuda(plain):
        raise Stop(
            f"The CPU build of PyTorch is at {PYTORCH_CPU_INDEX}, which does not answer. "
            "Try again later, or take the large CUDA build: make run TORCH=cuda"
        )
    return [plain]


def installed_torch_cuda() -> str | None:
    """Return the CUDA version of the installed PyTorch, "" for a CPU build, None when there is none."""
    code = "import torch; print(torch.version.cuda or '')"
    found = subprocess.run([venv_program("python"), "-c", code], capture_output=True, text=True, check=False)
    return found.stdout.strip() if found.returncode == 0 else None


def install_torch(wanted: str) -> None:
    """Install PyTorch before anything else can pull in a build of its own choice."""
    version = pinned_torch()
    if wanted == "cuda":
        present = installed_torch_cuda()
        if not present and WINDOWS:
            raise Stop(
                f"On Windows, install torch {version} with CUDA into .venv as https://pytorch.org/get-started says, "
                "then start again with TORCH=cuda."
            )
        if present == "":  # pip would be content with it
            call(pip("uninstall", "--yes", "torch"))
        arguments = [f"torch=={version}"]
    else:
        arguments = cpu_torch_arguments(version)
    say(f"Installing PyTorch {version} ({wanted})")
    if call(pip("install", "--constraint", str(CONSTRAINTS), *arguments)) != 0:
        raise Stop("PyTorch could not be installed; the lines above say why.")
    built_for = installed_torch_cuda()
    if wanted == "cpu" and built_for:
        raise Stop(f"pip installed PyTorch for CUDA {built_for} although the CPU build was asked for. Remove .venv.")
    if wanted == "cuda" and not built_for:
        say("Note: the package index offers no CUDA build of PyTorch for this system; the CPU build is installed.")


def read_stamp() -> dict[str, str]:
    """Return what the last complete set-up was, empty when there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def wanted_stamp(extra: str, before: dict[str, str]) -> dict[str, str]:
    """Describe the environment to be had: what was there stays, what is asked for is added."""
    torch = os.environ.get("TORCH") or before.get("torch", "cpu")
    if torch not in ("cpu", "cuda"):
        raise Stop(f"TORCH is {torch!r}; it can be cpu or cuda.")
    declared = [(ROOT / "pyproject.toml").read_bytes(), CONSTRAINTS.read_bytes()]
    # An installation keeps the version it was made with, until it is made anew.
    described = [*declared, said_version().encode(), str(ROOT).encode()]
    digest = hashlib.sha256(b"\0".join(described)).hexdigest()
    return {"torch": torch, "extra": extra or before.get("extra", ""), "described": digest}


def set_up(extra: str) -> None:
    """Bring ``.venv`` to what pyproject.toml and the constraints ask for; ``extra`` is "" or "dev"."""
    before = read_stamp()
    stamp = wanted_stamp(extra, before)
    if before == stamp and Path(venv_program("python")).exists():
        return
    make_environment()
    if LINUX:
        provide_system_libraries()
    install_torch(stamp["torch"])
    say("Installing Soloscope and what it needs")
    project = f"{ROOT}[{stamp['extra']}]" if stamp["extra"] else str(ROOT)
    if call(pip("install", "--constraint", str(CONSTRAINTS), "--editable", project)) != 0:
        raise Stop("Soloscope could not be installed; the lines above say why.")
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


# ---------------------------------------------------------------------------------------------------------------
# Commands


def run(recording: str | None) -> int:
    """Open a recording, by default the demo, in the window and analyse it; without a display, write what it shows."""
    path = Path(recording).absolute() if recording else ROOT / "resources" / "demo" / "demo.ogg"
    if not path.is_file():
        raise Stop(f"There is no file {path}.")
    set_up("")
    desktop = venv_program("soloscope-desktop")
    if has_display():
        return call([desktop, str(path)])
    OUTPUT.mkdir(exist_ok=True)
    picture, regions = OUTPUT / f"{path.stem}.png", OUTPUT / f"{path.stem}.csv"
    say(f"No display here: analysing {path.name} and drawing the window into a file.")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = call(
        [desktop, str(path), "--screenshot", str(picture), "--export", str(regions), "--quit-when-done"], env=env
    )
    if code == 0:
        say(f"Regions: {regions}\nWindow:  {picture}")
    return code


def check(steps: list[list[str]]) -> int:
    """Run every check, also after one has failed, and say which failed."""
    set_up("dev")
    failed = []
    for step in steps:
        say("$ " + shlex.join(step))
        code = call([venv_program("python"), "-m", *step])
        if code != 0 and not (step[0] == "pytest" and code == TESTS_FAILED and passes_alone(step)):
            failed.append(step[0] if len(step) == 1 else " ".join(step[:2]))
    say("Failed: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


# What pytest ends with when tests failed, rather than that it was stopped or could not begin.
TESTS_FAILED = 1
MOST_TRIED_AGAIN = 3


def passes_alone(step: list[str]) -> bool:
    """Try the few tests that failed once more, one after another and beside nothing else, and say what that shows.

    Windows, sounds and processes of several tests at a time share the clock and the processor. A test that fails only
    then is shown as a thing to mend, but it does not stop a change; one that fails alone, too, does.
    """
    if failed_before() > MOST_TRIED_AGAIN:
        return False
    say("Once more, alone:")
    alone = [*step, "--last-failed", "--last-failed-no-failures", "none", "-n", "0", "--dist", "no"]
    if call([venv_program("python"), "-m", *alone]) != 0:
        return False
    say("Unsteady: the tests named above failed among others and passed alone. Please mend them all the same.")
    return True


def failed_before() -> int:
    """Return how many tests pytest has noted as failed."""
    try:
        return len(json.loads((ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed").read_text()))
    except (OSError, ValueError):
        return 0


# Tests that drive other programs: where they are, and which program or C header comes from which Debian package.
DRIVING_TESTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "end-to-end": ("tests/desktop/test_end_to_end.py", (("Xvfb", "xvfb"), ("xdotool", "xdotool"))),
    "interop": (
        "tests/interop",
        (
            ("Xvfb", "xvfb"),
            ("xdotool", "xdotool"),
            ("audacity", "audacity"),
            ("sonic-visualiser", "sonic-visualiser"),
            ("praat", "praat"),
            ("ardour7-lua", "ardour"),
            ("midicsv", "midicsv"),
            ("sndfile-info", "sndfile-programs"),
            ("ffprobe", "ffmpeg"),
            ("exiftool", "libimage-exiftool-perl"),
            ("lua5.4", "lua5.4"),
            ("cmake", "cmake"),
            ("c++", "g++"),
            ("vamp-simple-host", "vamp-examples"),
            ("vamp-sdk/Plugin.h", "vamp-plugin-sdk"),
            ("nlohmann/json.hpp", "nlohmann-json3-dev"),
        ),
    ),
}


def provide_programs(kind: str) -> None:
    """Install the programs that tests of a kind drive, where that is allowed without asking."""
    _, programs = DRIVING_TESTS[kind]
    missing = [
        package for name, package in programs if not (shutil.which(name) or Path("/usr/include", name).is_file())
    ]
    if LINUX and missing and not install_system_packages(missing):
        say("Until then the tests that need them are skipped.")


LINT = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description="Set Soloscope up in this checkout, then run, test or check it.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="open a recording and analyse it").add_argument("recording", nargs="?")
    commands.add_parser("test", help="all checks, and the tests for every day; further arguments go to pytest")
    commands.add_parser("test-slow", help="the tests that train, or watch the window through a long day")
    commands.add_parser("test-end-to-end", help="the test with a real window and typed keys, with what it needs")
    commands.add_parser("end-to-end-tools", help="install what that test needs, and stop")
    commands.add_parser("test-interop", help="the tests that other programs read our files in, with these programs")
    commands.add_parser("interop-tools", help="install those programs, and stop")
    commands.add_parser("lint", help="ruff and mypy")
    commands.add_parser("translations", help="bring resources/translations up to date with the source")
    commands.add_parser("setup", help="make the environment and stop")
    arguments, further = parser.parse_known_args()
    if further and arguments.command != "test":
        parser.error("unknown arguments: " + " ".join(further))
    try:
        use_recent_python()
        if arguments.command == "run":
            return run(arguments.recording)
        for kind, (tests, _) in DRIVING_TESTS.items():
            if arguments.command in (f"test-{kind}", f"{kind}-tools"):
                provide_programs(kind)
                return check([["pytest", tests]]) if arguments.command == f"test-{kind}" else 0
        if arguments.command == "setup":
            set_up("")
            return 0
        if arguments.command == "translations":
            set_up("")
            return call([venv_program("python"), str(ROOT / "packaging" / "translations.py")])
        others = ["--ignore", DRIVING_TESTS["interop"][0]]
        if arguments.command == "test-slow":
            return check([["pytest", *others, "-m", "slow"]])
        if arguments.command == "lint":
            return check(LINT)
        # Side by side, file by file; the slow ones, which look at the clock, run alone.
        beside = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
        return check([*LINT, ["pytest", *others, "-m", "not slow", *beside, *further]])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
