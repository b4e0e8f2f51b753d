"""A running program is killed and started again: nothing that was done may be lost."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from desktop.autosave import autosave_folder
from desktop.session_file import SessionFileError, read_session

ROOT = Path(__file__).parents[2]
PATIENCE_S = 180


def start(*arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.driven_window", *map(str, arguments)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def written_aside() -> int:
    """How many corrections and markers lie in the autosave, 0 while there is none."""
    for path in autosave_folder().glob("*.soloscope"):
        try:
            work = read_session(path).work
            return len(work.corrections) + len(work.markers)
        except SessionFileError:
            return 0
    return 0


def killed_after(*arguments: object, pieces: int) -> dict[str, int]:
    """Start the program, wait for what it does to be written aside, kill it, and return what it said."""
    program = start(*arguments)
    assert program.stdout is not None
    try:
        said: dict[str, int] = json.loads(program.stdout.readline())
        until = time.monotonic() + PATIENCE_S
        while written_aside() < pieces:
            assert time.monotonic() < until, "nothing was written aside"
            time.sleep(0.05)
    finally:
        program.send_signal(signal.SIGKILL)
        assert program.wait() == -signal.SIGKILL
        program.stdout.close()
    assert said["pid"] == program.pid
    return said


def recovered(bundle: object) -> dict[str, Any]:
    """Start the program again, take what it offers, and return what is there then."""
    program = start("recover", bundle)
    told, _ = program.communicate(timeout=PATIENCE_S)
    assert program.returncode == 0
    found: dict[str, Any] = json.loads(told.splitlines()[0])
    return found


posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX kills without a word")


@posix
def test_work_survives_a_kill_and_is_there_after_the_next_start(song, bundle):
    assert killed_after("edit", song, bundle, pieces=3)["steps"] == 4
    # Nothing of it lies beside the recording.
    assert [path.name for path in song.parent.iterdir()] == [song.name]
    found = recovered(bundle)
    assert found["offered"].startswith(song.name)
    assert "2 corrections, 1 marker" in found["offered"]
    assert [name for _, name in found["markers"]] == ["Marker 1"]
    assert found["unsaved"]
    statuses = [(status, origin) for _, status, origin, _ in found["regions"]]
    assert ("confirmed", "analysis") in statuses
    assert ("edited", "user") in statuses
    assert [note for *_, note in found["regions"] if note] == ["mine"]
    # The work was let go by its user: nothing is offered again.
    assert list(autosave_folder().glob("*.soloscope")) == []


@posix
def test_an_import_survives_a_kill_and_so_does_what_it_put_aside(song, bundle, tmp_path):
    labels = tmp_path / "corrected.txt"
    labels.write_text("1.0\t2.0\tcello\n2.5\t2.5\ttake 2\n3.0\t4.0\tviolin 0.50\n", encoding="utf-8")
    assert killed_after("import", song, bundle, labels, pieces=4)["steps"] == 1
    found = recovered(bundle)
    assert found["unsaved"]
    regions = [(instrument, status, origin) for instrument, status, origin, _ in found["regions"]]
    assert regions == [("cello", "edited", "import"), ("violin", "edited", "import")]
    assert found["markers"] == [[2.5, "take 2"]]
    assert list(autosave_folder().glob("*.soloscope")) == []
