"""The figures that the window is held to, measured on a recording of three hours and printed as a table.

``python -m tests.benchmarks.desktop_figures [--quick] [--hours H] [--json]``. It takes minutes and wants a quiet
machine; ``--quick`` does not wait for the end of the analysis, and then says nothing of the memory that takes. The
recording is a sparse file that costs no room on the disk. Not collected by pytest.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import soundfile

from engine.resource_files import resource_path
from tests.builders_long import write_long_wav
from tests.desktop.long_session import write_long_session
from tests.desktop.watchdog import LIMIT_MS

ROOT = Path(__file__).parents[2]
DEMO = resource_path("demo", "demo.ogg")
STARTS, OPENINGS = 5, 4


@dataclass(frozen=True)
class Figure:
    """One line of the table; a target is the most that is allowed."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def words(self) -> str:
        """The line."""
        digits = 2 if self.unit == "s" else 1 if self.unit == "ms" else 0
        target = "" if self.target is None else f"{self.target:>8g}"
        verdict = "" if self.target is None else "met" if self.value <= self.target else "MISSED"
        return f"{self.name:<58}{self.value:>9.{digits}f} {self.unit:<3}{target:>8}  {verdict}".rstrip()


def run(module: str, folder: Path, *arguments: object) -> dict[str, Any]:
    """Run a measuring program with a home of its own and return what it printed."""
    home = folder / "home"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        environment[name] = str(home / name.lower())
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def start_figures(folder: Path) -> list[Figure]:
    """Time from the start of the process to a drawn window; the first start is not counted: it reads the disk."""
    module = "tests.benchmarks.measured_window"
    starts = [run(module, folder, "start", time.time()) for _ in range(STARTS + 1)][1:]
    shown_s = statistics.median(float(start["shown_s"]) for start in starts)
    return [
        Figure("window drawn after the start (median of 5)", shown_s, "s", 1.5),
        Figure("memory of the desktop process, empty", max(float(start["desktop_mb"]) for start in starts), "MB"),
    ]


def long_figures(folder: Path, hours: float, whole: bool) -> list[Figure]:
    """Opening, moving about and memory, with a recording of some hours."""
    sound, rate = soundfile.read(DEMO, dtype="int16", always_2d=True)
    recording = write_long_wav(folder / "rehearsal.wav", hours * 3600, sound, rate)
    session = write_long_session(folder, hours * 3600, recording)
    module, rest = "tests.benchmarks.measured_window", ["whole"] if whole else []
    openings = [run(module, folder, "first", recording) for _ in range(OPENINGS)]
    seen = run(module, folder, "long", recording, session, *rest)
    openings.append(seen)
    figures = [
        Figure(f"{name} (median of {len(openings)})", statistics.median(each[key] for each in openings), "s", target)
        for name, key, target in (
            ("first picture after opening, engine ready", "first_picture_s", None),
            ("first activations drawn, engine just started", "first_activations_s", 4.0),
            ("first activations drawn, model loaded", "again_s", 4.0),
        )
    ]
    for name, frame in seen["frames"].items():
        figures.append(Figure(f"{name}: frame by the clock (95th percentile)", frame["clock_ms"], "ms", 16.0))
        figures.append(Figure(f"{name}: frame of the processor's time", frame["processor_ms"], "ms", 16.0))
    figures.append(Figure("memory of the desktop process (peak)", seen["desktop_mb"], "MB"))
    if whole:
        figures.append(Figure("memory of the engine's process (peak, whole analysis)", seen["worker_mb"], "MB", 1229))
        figures.append(Figure("analysis with the window open", seen["analysed_s"], "s"))
    return figures


def block_figures(folder: Path, hours: float) -> list[Figure]:
    """Return how long the UI thread was held up at most, by what a person was doing."""
    figures = []
    for name in ("watched_window", "watched_bulk"):
        work = folder / name
        work.mkdir()
        day = run(f"tests.desktop.{name}", folder, DEMO, work, hours * 3600)
        longest = dict.fromkeys(day["acts"], 0.0)
        for block in day["blocks"]:
            if not block["own"]:
                longest[block["act"]] = max(longest[block["act"]], block["length_ms"])
        for act, length_ms in longest.items():
            words = f"longest block, {act}" + ("" if length_ms else f" (under {LIMIT_MS / 2:g})")
            figures.append(Figure(words, length_ms, "ms", LIMIT_MS))
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the figures that the window is held to.")
    parser.add_argument("--quick", action="store_true", help="do not wait for the end of the analysis")
    parser.add_argument("--hours", type=float, default=3.0, help="length of the recording")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures += start_figures(folder)
        figures += long_figures(folder, given.hours, not given.quick)
        figures += block_figures(folder, given.hours)
    about = {"machine": platform.processor() or platform.machine(), "processors": os.cpu_count(), "hours": given.hours}
    if hasattr(os, "getloadavg"):
        about["load"] = round(os.getloadavg()[1], 2)
    if given.json:
        print(json.dumps({**about, "figures": [asdict(figure) for figure in figures]}, indent=1))
        return
    print(", ".join(f"{key} {value}" for key, value in about.items()))
    for figure in figures:
        print(figure.words)


if __name__ == "__main__":
    main()
