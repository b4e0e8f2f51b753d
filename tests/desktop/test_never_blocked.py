"""Nothing a person does holds up the window for more than 50 ms; `tests.desktop.watchdog` says how that is measured."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.resource_files import resource_path
from tests.desktop.watchdog import LIMIT_MS
from tests.pace import slowness

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LONG_S = 3600
"""An hour with some 780 regions; `tests.benchmarks.desktop_figures` does the same with three."""
PATIENCE_S = 600
DAYS_AT_MOST = 3
EDITING = (
    *("open and analyse", "ask why", "dialogs", "open a long session", "scroll", "zoom", "play", "find solos"),
    *("model gain", "edit", "rules", "undo", "lanes", "save", "export", "close the recording"),
)
BULK = (
    *("open a long session", "settings", "change the look", "import regions", "select regions", "filter regions"),
    *("confirm and delete regions", "rules over many regions", "undo of many regions", "preview an export"),
    *("save much", "open much", "analyse with another hop", "open a batch", "retry all", "remove all"),
    *("add a folder", "change the look of everything"),
)
DAYS = {"watched_window": EDITING, "watched_bulk": BULK}


def a_day(name, folder, home):
    """Return what the watchdog saw of a day's work with the real program, its engine and its default model."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        environment[variable] = str(home / variable.lower())
    command = [sys.executable, "-m", f"tests.desktop.{name}", resource_path("demo", "demo.ogg"), folder, LONG_S]
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
    assert (folder / "long.soloscope").exists()
    if "export" in DAYS[name]:
        assert (folder / "regions.csv").stat().st_size > 10_000
    return {**json.loads(done.stdout.splitlines()[-1]), "slowness": slowness()}


def long_blocks(day):
    """Return in words what took too long, by act; where everything takes longer, that may as well."""
    found: dict[str, list[str]] = {}
    for block in day["blocks"]:
        if block["length_ms"] > LIMIT_MS * day["slowness"] and not block["own"]:
            found.setdefault(block["act"], []).append(block["words"])
    return found


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """The days' work by name; where something took too long, the blocks of those acts in which it did so every day.

    What the program does is done again the next day, and the day after; what the machine did between is not.
    """
    seen = {}
    for name in DAYS:
        acts = set(DAYS[name])
        for _ in range(DAYS_AT_MOST):
            day = a_day(name, tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("home"))
            acts &= long_blocks(day).keys()
            if not acts:
                break
        seen[name] = {**day, "blocks": [block for block in day["blocks"] if block["act"] in acts]}
    return seen


@pytest.mark.parametrize("name", DAYS)
def test_the_watchdog_was_awake_all_day(days, name):
    assert tuple(days[name]["acts"]) == DAYS[name]
    # A day takes a quarter of a minute at least, and a beat some milliseconds.
    assert days[name]["beats"] > 1000


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, acts in DAYS.items() for act in acts])
def test_nothing_holds_the_window_up(days, name, act):
    """Each act by itself, so that the name of a failed test says what a person was doing."""
    assert act not in long_blocks(days[name]), "\n".join(long_blocks(days[name])[act])
