"""The program as a person meets it: a real window on a display, keys typed from outside, a kill, and what is left."""

import csv
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.session_file import SessionFileError, read_session
from engine.resource_files import resource_path
from tests.desktop.typing_hand import Hand, missing_tools, wait_for
from tests.display_server import display

ROOT = Path(__file__).parents[2]
LACKING = missing_tools()
pytestmark = pytest.mark.skipif(
    bool(LACKING) or not sys.platform.startswith("linux"),
    reason=f"{' and '.join(LACKING) or 'Linux'} not there; `make test-end-to-end` installs what it can",
)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def place_of(row):
    return row["instrument"], row["start_s"], row["end_s"]


class Program:
    """The program in a home of its own."""

    def __init__(self, home: Path, display_name: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "WAYLAND"))}
        self._environment = {
            **kept,
            **{"HOME": str(home), "DISPLAY": display_name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"},
            **{"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        }
        self._autosaves = home / ".local" / "share" / "soloscope"
        self._cache = home / ".cache" / "soloscope"

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "desktop", *map(str, arguments)]
        return subprocess.Popen(command, cwd=ROOT, env=self._environment)

    def has_analysed(self) -> bool:
        """Whether an analysis has come to its end: then it is kept for the next time."""
        return any(self._cache.rglob("analyses/*.npz"))

    def written_aside(self) -> int:
        """How many corrections lie in the autosave, 0 while there is none."""
        for path in self._autosaves.rglob("*.soloscope"):
            try:
                return len(read_session(path).work.corrections)
            except SessionFileError:
                continue
        return 0


def answer_file_dialog(hand: Hand, title: str, path: Path) -> None:
    """Type a path into the file dialog, or the field of a dialog of ours, that has the keyboard."""
    hand.go_to(title)
    hand.press("ctrl+a")
    hand.type(str(path))
    hand.press("Return")
    wait_for(path.exists, f"the file {path.name}")


def find_and_correct(hand: Hand) -> None:
    """Go to the second solo that is found, confirm its region, and reject the one after it."""
    hand.press("ctrl+shift+f", "Home", "Down", "Return")
    hand.press("Return", "x")


def test_work_survives_a_kill_and_comes_out_in_an_export(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    song = tmp_path / "A song.ogg"
    shutil.copy(resource_path("demo", "demo.ogg"), song)
    session, before, after = tmp_path / "work.soloscope", tmp_path / "before.csv", tmp_path / "after.csv"
    with display() as name:
        hand, program = Hand(name), Program(home, name)

        first = program.start()
        try:
            hand.go_to("Soloscope")
            hand.press("ctrl+o")
            answer_file_dialog(hand, "Open recording", song)
            hand.go_to(r"A song\.ogg")
            wait_for(program.has_analysed, "the end of the analysis")
            hand.press("ctrl+shift+e")
            answer_file_dialog(hand, "Export regions", before)
            hand.go_to(r"A song\.ogg")
            find_and_correct(hand)
            hand.press("ctrl+s")
            answer_file_dialog(hand, "Save session", session)
            wait_for(lambda: saved_corrections(session) == 2, "the saved corrections")
            hand.go_to(r"A song\.ogg")
            hand.press("Delete")
            wait_for(lambda: program.written_aside() == 3, "the autosave")
        finally:
            first.send_signal(signal.SIGKILL)
            assert first.wait() == -signal.SIGKILL

        second = program.start()
        try:
            hand.go_to("Recover unsaved work")
            hand.press("Return")
            hand.go_to(r"A song\.ogg.*\*|\*.*A song\.ogg")
            hand.press("ctrl+shift+e")
            answer_file_dialog(hand, "Export regions", after)
            hand.go_to(r"A song\.ogg")
            hand.press("ctrl+s")
            wait_for(lambda: saved_corrections(session) == 3, "the session saved again")
            hand.press("ctrl+q")
            assert second.wait(timeout=60) == 0
        finally:
            if second.poll() is None:
                second.kill()
                second.wait()

    heard, kept = rows_of(before), rows_of(after)
    assert {row["status"] for row in heard} == {"auto"}
    confirmed = [row for row in kept if row["status"] == "confirmed"]
    assert len(confirmed) == 1
    assert confirmed[0]["solo"]
    # One rejected and one deleted are gone, everything else is as it was heard.
    gone = {place_of(row) for row in heard} - {place_of(row) for row in kept}
    assert len(gone) == 2
    assert {place_of(row) for row in kept} <= {place_of(row) for row in heard}
    assert all(float(start) >= float(confirmed[0]["start_s"]) for _, start, _ in gone)


def saved_corrections(path: Path) -> int:
    try:
        return len(read_session(path).work.corrections)
    except SessionFileError:
        return 0
