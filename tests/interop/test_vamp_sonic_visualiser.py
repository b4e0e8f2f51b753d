"""The Vamp plugin in the real Sonic Visualiser: the layers that it exports hold what the command line finds."""

import csv
import re
import subprocess

import numpy as np
import pytest

from tests.interop.patience import PATIENCE_S
from tests.interop.vamp_builders import Marked, assert_same, missing

REASON = missing("sonic-visualiser")
pytestmark = [pytest.mark.interop, pytest.mark.slow, pytest.mark.skipif(bool(REASON), reason=REASON)]


@pytest.fixture(scope="module")
def layers(plugin, recording):
    """Have Sonic Visualiser run every output and export its layer; return the files."""
    home = plugin.folder / "home"
    settings = home / ".config" / "sonic-visualiser" / "Sonic Visualiser.conf"
    settings.parent.mkdir(parents=True)
    asked = subprocess.run(
        ["sonic-visualiser", "--version"],
        env={**plugin.environment, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=PATIENCE_S, check=True,
    )  # fmt: skip
    version = re.search(r"^\d+\.\d+(\.\d+)?$", asked.stdout + asked.stderr, re.MULTILINE)
    assert version, asked
    # Answered, or it would ask whether it may use the network and wait.
    settings.write_text(f"[Preferences]\nnetwork-permission-{version[0]}=false\n")
    files = {name: plugin.folder / f"{name}.csv" for name in ("regions", "solos", "activations")}
    script = plugin.folder / "script.osc"
    steps = [f'/transform "vamp:soloscope:soloscope:{name}"\n/exportlayer "{file}"' for name, file in files.items()]
    script.write_text("\n".join([f'/open "{recording}"', *steps, "/quit", ""]))
    ran = subprocess.run(
        ["sonic-visualiser", "--no-splash", "--no-audio", "--osc-script", str(script)],
        env={**plugin.environment, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(home)},
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    absent = [name for name, file in files.items() if not file.exists()]
    assert absent == [], ran.stderr[-2000:]
    return files


def exported(file):
    with open(file, newline="") as stream:
        return [Marked.labelled(float(r[0]), float(r[0]) + float(r[2]), r[3]) for r in csv.reader(stream)]


def test_regions_are_those_of_the_command_line(plugin, recording, layers):
    assert_same(exported(layers["regions"]), plugin.regions(recording))


def test_solos_are_those_of_the_command_line(plugin, recording, layers):
    assert_same(exported(layers["solos"]), plugin.regions(recording, "--solos"))


def test_activations_are_those_of_the_command_line(plugin, recording, layers):
    target = plugin.folder / "act.csv"
    plugin.soloscope("analyze", str(recording), "-o", str(plugin.folder / "out.csv"), "--activations", str(target))
    expected = np.loadtxt(target, delimiter=",", skiprows=1)[:, 1:]
    # A grid layer carries the names of its bins above and no times.
    text = layers["activations"].read_text().splitlines()
    rows = [line for line in text if line and not line[0].isalpha()]
    values = np.array([line.split(",") for line in rows], float)[:, -expected.shape[1] :]
    np.testing.assert_allclose(values, expected, atol=1e-4)
