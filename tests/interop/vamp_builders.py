"""The Vamp plugin as a user has it: built, installed in a folder, with the engine of this checkout."""

import csv
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from engine.resource_files import resource_path
from tests.interop.patience import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
BUILD_SCRIPT = ROOT / "packaging" / "vamp" / "build.py"
_HEADERS = ("vamp-sdk/Plugin.h", "nlohmann/json.hpp")


def missing(*programs: str) -> str:
    """Say why tests with these programs cannot run here; empty if they can."""
    absent = [name for name in ("cmake", "c++", *programs) if shutil.which(name) is None]
    absent += [
        name for name in _HEADERS if not any(Path(p, name).is_file() for p in ("/usr/include", "/usr/local/include"))
    ]
    return f"{', '.join(absent)} not installed" if absent else ""


@dataclass(frozen=True)
class Marked:
    """A region as it arrives in another program."""

    onset_s: float
    offset_s: float
    instrument: str
    mean: float

    @classmethod
    def labelled(cls, onset_s: float, offset_s: float, label: str) -> "Marked":
        """Read a label such as ``clarinet 0.91``; solos may say that they are featured."""
        instrument, _, mean = label.removesuffix(" (featured)").rpartition(" ")
        assert re.fullmatch(r"[01]\.\d\d", mean), label
        return cls(onset_s, offset_s, instrument, float(mean))


@dataclass(frozen=True)
class Installed:
    """An installed plugin: its folder, and the environment that hosts are started in."""

    folder: Path
    environment: dict[str, str]

    @property
    def engine(self) -> Path:
        return self.folder / "soloscope"

    @property
    def service(self) -> Path:
        return self.folder / "service"

    def soloscope(self, *arguments: str) -> str:
        """Run the command line and return its output."""
        command = [str(self.engine), *arguments]
        ran = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def regions(self, recording: Path, *options: str) -> list[Marked]:
        """Return what the command line finds."""
        text = self.soloscope("analyze", str(recording), "-o", "-", *options)
        rows = csv.DictReader(io.StringIO(text))
        return [Marked(float(r["start_s"]), float(r["end_s"]), r["instrument"], float(r["mean"])) for r in rows]


def engine_script(path: Path, line: str | None = None) -> Path:
    """Write a program that is the engine of this checkout, or does something else."""
    python, root = shlex.quote(sys.executable), shlex.quote(str(ROOT))
    own = f'PYTHONPATH={root} exec {python} -P -m engine "$@"'
    path.write_text(f"#!/bin/sh\n{line or own}\n")
    path.chmod(0o755)
    return path


def installed(folder: Path) -> Installed:
    """Build the plugin and install it below a folder, by the script that users call."""
    engine = engine_script(folder / "soloscope")
    command = [sys.executable, str(BUILD_SCRIPT), "install", "--folder", str(folder / "vamp"), "--engine", str(engine)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    environment = {name: value for name, value in os.environ.items() if name not in ("SOLOSCOPE", "PYTHONPATH")}
    environment.update(
        VAMP_PATH=str(folder / "vamp"),
        SOLOSCOPE_RUNTIME_DIR=str(folder / "service"),
        SOLOSCOPE_CACHE_DIR=str(folder / "cache"),
    )
    return Installed(folder, environment)


def demo_cut(folder: Path, start_s: float = 62.0, end_s: float = 76.0) -> Path:
    """Cut some of the demo recording, a solo and all of the band, to a 16-bit WAV that does not end in silence."""
    samples, rate = soundfile.read(resource_path("demo", "demo.ogg"), dtype="float32")
    cut = samples[round(start_s * rate) : round(end_s * rate) + 321]
    assert np.any(cut[-1])
    path = folder / "take one.wav"
    soundfile.write(path, cut, rate, subtype="PCM_16")
    return path


def assert_same(arrived: list[Marked], expected: list[Marked], within_s: float = 0.001) -> None:
    """Check that regions arrived whole. The command line rounds times to milliseconds and means to four places."""
    assert expected
    arrived, expected = (sorted(regions, key=lambda r: (r.instrument, r.onset_s)) for regions in (arrived, expected))
    assert [r.instrument for r in arrived] == [r.instrument for r in expected]
    for name, limit in (("onset_s", within_s), ("offset_s", within_s), ("mean", 0.00506)):
        difference = [abs(getattr(a, name) - getattr(e, name)) for a, e in zip(arrived, expected, strict=True)]
        assert max(difference) <= limit, (name, difference)
