"""A running program is killed and started again: nothing that was done may be lost."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

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


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only POSIX kills without a word")
def test_work_survives_a_kill_and_is_there_after_the_next_start(song, bundle):
    first = start("edit", song, bundle)
    assert first.stdout is not None
    try:
        done = json.loads(first.stdout.readline())
        assert done == {"pid": first.pid, "steps": 4}
        until = time.monotonic() + PATIENCE_S
        while written_aside() < 3:
            assert time.monotonic() < until, "nothing was written aside"
            time.sleep(0.05)
    finally:
        first.send_signal(signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL
        first.stdout.close()
    # Nothing of it lies beside the recording.
    assert [path.name for path in song.parent.iterdir()] == [song.name]
    second = start("recover", bundle)
    told, _ = second.communicate(timeout=PATIENCE_S)
    assert second.returncode == 0
    found = json.loads(told.splitlines()[0])
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
