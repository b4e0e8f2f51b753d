"""
Build the Vamp plugin, and put it where Vamp hosts look. Standard library only; not part of the application.

``python packaging/vamp/build.py build``, ``install [--folder F] [--engine PROGRAM]`` or ``uninstall [--folder F]``.
Needs CMake, a C++17 compiler, the Vamp plugin SDK and nlohmann-json; it says how to get them where they are missing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
ROOT = SOURCE.parent.parent
BUILD = ROOT / "build" / "vamp"
SUFFIX = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
LIBRARY = f"soloscope{SUFFIX}"
ENGINE_FILE = "soloscope.engine"
DESCRIPTIONS = ("soloscope.cat", "soloscope.n3")
PACKAGES = {
    "darwin": "brew install cmake nlohmann-json vamp-plugin-sdk",
    "win32": "see packaging/vamp/README.md for Visual Studio, CMake and the libraries",
}.get(sys.platform, "apt-get install cmake g++ vamp-plugin-sdk nlohmann-json3-dev")


class Stop(Exception):
    """Ends the program; the text is what the user reads."""


def build(folder: Path = BUILD, options: Sequence[str] = ()) -> Path:
    """Configure and compile in a folder; return the library."""
    if shutil.which("cmake") is None:
        raise Stop(f"CMake is not installed. What the plugin needs: {PACKAGES}")
    if _is_of_another_place(folder):
        shutil.rmtree(folder)
    configure = ["cmake", "-S", str(SOURCE), "-B", str(folder), *options]
    compile_all = ["cmake", "--build", str(folder), "--config", "Release", "--parallel"]
    for command in (configure, compile_all):
        if subprocess.run(command, check=False).returncode != 0:
            raise Stop(f"The plugin was not built; the reason is above. What it needs: {PACKAGES}")
    places = [folder / LIBRARY, folder / "Release" / LIBRARY]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise Stop(f"CMake was content, but there is no {LIBRARY} in {folder}.")
    return found


def _is_of_another_place(folder: Path) -> bool:
    """Whether what lies in a folder was built before the checkout was moved; CMake refuses to go on there."""
    cache = folder / "CMakeCache.txt"
    return cache.is_file() and f"CMAKE_HOME_DIRECTORY:INTERNAL={SOURCE.as_posix()}\n" not in cache.read_text()


def vamp_folder() -> Path:
    """Return the folder in which all Vamp hosts of this user look."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "Vamp Plugins"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Audio" / "Plug-Ins" / "Vamp"
    return Path.home() / ".vamp"


def engine_program() -> Path | None:
    """Return the command line program that this checkout's set-up made, else one on the PATH."""
    own = ROOT / ".venv" / ("Scripts/soloscope.exe" if sys.platform == "win32" else "bin/soloscope")
    on_path = shutil.which("soloscope")
    return own if own.is_file() else Path(on_path).absolute() if on_path else None


def install(library: Path, folder: Path, engine: Path | None) -> None:
    """Copy the plugin and its descriptions into a folder, and note there which program is its engine."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in (library, *(SOURCE / name for name in DESCRIPTIONS)):
            _write(folder / file.name, file.read_bytes())
        if engine is not None:
            _write(folder / ENGINE_FILE, f"{engine}\n".encode())
    except OSError as error:
        raise Stop(f"The plugin cannot be written to {folder} ({error.strerror}).") from error


def uninstall(folder: Path) -> int:
    """Take away what `install` wrote; return how many files that were."""
    files = [folder / name for name in (LIBRARY, ENGINE_FILE, *DESCRIPTIONS) if (folder / name).is_file()]
    for file in files:
        file.unlink()
    return len(files)


def _write(target: Path, content: bytes) -> None:
    """Put a new file in the place of another: a host that has the former one loaded keeps it."""
    descriptor, temporary = tempfile.mkstemp(prefix=".soloscope-", dir=target.parent)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
    os.chmod(temporary, 0o644)
    os.replace(temporary, target)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description="Build the Vamp plugin and install it for this user.")
    parser.add_argument("verb", choices=("build", "install", "uninstall"))
    parser.add_argument(
        "--folder", type=Path, default=vamp_folder(), help="where Vamp plugins lie (default: %(default)s)"
    )
    parser.add_argument("--engine", type=Path, help="the program “soloscope” that the plugin is to start")
    arguments = parser.parse_args(argv)
    try:
        if arguments.verb == "uninstall":
            print(f"{uninstall(arguments.folder)} files taken out of {arguments.folder}.")
            return 0
        library = build()
        print(f"Built {library}.")
        if arguments.verb == "install":
            engine = arguments.engine.absolute() if arguments.engine else engine_program()
            install(library, arguments.folder, engine)
            print(f"Installed in {arguments.folder}. Start Audacity or Sonic Visualiser again to see it.")
            print(f"Its engine: {engine or 'not found; the plugin looks for “soloscope” on the PATH when it runs'}.")
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
