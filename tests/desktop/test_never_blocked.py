"""Nothing a person does holds up the window for more than 50 ms; `tests.desktop.watchdog` says how that is measured."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.resource_files import resource_path
from tests.desktop.watchdog import LIMIT_MS

ROOT = Path(__file__).parents[2]
LONG_S = 3600
"""An hour with some 780 regions; `tests.benchmarks.desktop_figures` does the same with three."""
PATIENCE_S = 240
ACTS = (
    *("open and analyse", "ask why", "dialogs", "open a long session", "scroll", "zoom", "play", "find solos"),
    *("model gain", "edit", "rules", "undo", "lanes", "save", "export", "close the recording"),
)


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """What the watchdog saw of a day's work with the real program, its engine and its default model."""
    folder, home = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("home")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        environment[name] = str(home / name.lower())
    command = [sys.executable, "-m", "tests.desktop.watched_window", resource_path("demo", "demo.ogg"), folder, LONG_S]
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    seen = json.loads(done.stdout.splitlines()[-1])
    assert (folder / "regions.csv").stat().st_size > 10_000
    assert (folder / "long.soloscope").exists()
    return seen


def test_the_watchdog_was_awake_all_day(day):
    assert tuple(day["acts"]) == ACTS
    # A beat takes some milliseconds; as many as this fit into the day only if none was long.
    assert day["beats"] > 1000


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_nothing_holds_the_window_up(day, act):
    """Each act by itself, so that the name of a failed test says what a person was doing."""
    long = [b["words"] for b in day["blocks"] if b["act"] == act and b["length_ms"] > LIMIT_MS and not b["own"]]
    assert not long, "\n".join(long)
