"""What is loaded when: little with the window, the rest before a command needs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.loading import NEEDED_LATER

ROOT = Path(__file__).parents[2]
FOR_COMMANDS = (*NEEDED_LATER, "desktop.batch.runner", "desktop.batch.window", "desktop.licences")
CODE = """
import json, sys
import desktop.window, desktop.loading
started = list(sys.modules)
desktop.loading.load_ahead().join()
print(json.dumps([started, list(sys.modules)]))
"""


@pytest.fixture(scope="module")
def loaded():
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    started, later = json.loads(done.stdout)
    return started, later


def test_the_window_starts_without_what_only_commands_need(loaded):
    assert [name for name in loaded[0] if name in FOR_COMMANDS or name.startswith("desktop.dialogs.")] == []


def test_what_takes_long_to_load_is_loaded_ahead(loaded):
    assert set(NEEDED_LATER) <= set(loaded[1])
    assert not any(name.startswith(("PySide6", "desktop")) for name in set(loaded[1]) - set(loaded[0]))
