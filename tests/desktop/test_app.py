import csv
import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop import region_edits
from desktop.app import Options, parse, say, timeline_text
from desktop.demo import demo_recording
from desktop.logs import CrashHandler, log_path
from desktop.session_file import RecordingPlace, SavedSession, ViewState, write_session
from desktop.work import Work
from engine.analysis.regions import Region
from tests.desktop.conftest import RULES, activations

ROOT = Path(__file__).parents[2]


def run_desktop(
    *arguments: object, timeout: float = 300, program: tuple[str, ...] = ("desktop",), **changed: str
) -> subprocess.CompletedProcess[str]:
    """Run the program as a user without a display would, and wait for its end."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), **changed}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        if name not in changed:
            environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", *program, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")


@on_linux
def test_without_a_display_the_work_is_done_and_written_down(song, bundle, tmp_path):
    picture = tmp_path / "out" / "picture.png"
    done = run_desktop(song, "--model", bundle, "--screenshot", picture)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) >= (1400, 850)
    assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 5)}) > 10
    with open(picture.with_suffix(".csv"), encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    assert len(done.stdout.splitlines()) == len(rows)
    assert {row["instrument"] for row in rows} <= {"flute", "guitar", "violin"}


@on_linux
@pytest.mark.parametrize("program", [("desktop",), ("engine", "desktop")], ids=" ".join)
def test_without_a_display_a_bad_file_ends_with_its_sentence_and_code_1(tmp_path, program):
    bad = tmp_path / "empty.wav"
    bad.touch()
    done = run_desktop(bad, "--screenshot", tmp_path / "picture.png", program=program)
    assert done.returncode == 1
    assert "empty.wav" in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "picture.png").exists()


@on_linux
def test_a_missing_model_ends_with_its_sentence_and_code_1(song, tmp_path):
    done = run_desktop(song, "--model", tmp_path / "nothing", "--screenshot", tmp_path / "picture.png")
    assert done.returncode == 1
    assert "nothing" in done.stderr


@on_linux
def test_a_picture_that_cannot_be_written_ends_with_code_1(song, bundle, tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    done = run_desktop(song, "--model", bundle, "--screenshot", blocked / "picture.png")
    assert done.returncode == 1
    assert done.stderr.strip()


@on_linux
def test_export_alone_ends_when_done_if_asked_to(song, bundle, tmp_path):
    target = tmp_path / "regions.csv"
    done = run_desktop(song, "--model", bundle, "--export", target, "--quit-when-done")
    assert done.returncode == 0, done.stderr
    assert target.read_text().startswith("instrument,start_s,")


@on_linux
def test_a_session_is_opened_from_the_command_line(song, tmp_path):
    known = activations({"oboe": [(2.0, 5.0, 0.9)], "piano": []}, 12.0)
    drawn = region_edits.draw((), "piano", 7.0, 9.5).corrections
    place = RecordingPlace(song, "", song.stat().st_size, "", 12.0)
    saved = SavedSession(place, known, True, "tiny", RULES, Work(drawn), ViewState(0.0, 12.0, 0.0))
    write_session(tmp_path / "take.soloscope", saved)
    done = run_desktop(tmp_path / "take.soloscope", "--export", tmp_path / "regions.csv", "--quit-when-done")
    assert done.returncode == 0, done.stderr
    with open(tmp_path / "regions.csv", encoding="utf-8", newline="") as stream:
        rows = [(row["instrument"], row["status"]) for row in csv.DictReader(stream)]
    assert rows == [("oboe", "auto"), ("piano", "edited")]


@on_linux
def test_a_damaged_session_ends_with_its_sentence_and_code_1(tmp_path):
    (tmp_path / "bad.soloscope").write_bytes(b"PK")
    done = run_desktop(tmp_path / "bad.soloscope", "--screenshot", tmp_path / "picture.png")
    assert done.returncode == 1
    assert "“bad.soloscope” is damaged" in done.stderr


@on_linux
def test_without_a_display_and_without_a_task_one_sentence_says_what_to_do(song):
    done = run_desktop(song)
    assert done.returncode == 1
    assert "--screenshot" in done.stderr


def test_the_window_shows_before_anything_heavy_is_imported():
    program = (
        "import sys\n"
        "import desktop.app, desktop.window\n"
        "heavy = {'torch', 'librosa', 'scipy', 'av', 'sounddevice', 'soundfile', 'cv2', 'numba'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_options_are_read_from_the_command_line(tmp_path):
    options = parse([str(tmp_path / "a.wav"), "--screenshot", "shot.png", "--model", "mine"])
    assert options.recording == tmp_path / "a.wav"
    assert options.regions == Path("shot.csv")
    assert options.unattended
    assert options.model == "mine"
    assert parse(["--demo"]).recording == demo_recording()
    assert parse([]) == Options()


@pytest.mark.parametrize("arguments", [["--screenshot", "x.png"], ["--demo", "a.wav"], ["--nonsense"], ["a", "b"]])
def test_a_command_line_that_makes_no_sense_is_a_usage_error(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_timeline_is_written_in_aligned_lines():
    regions = [
        Region("flute", 1.0, 12.5, 0.91, 0.99, solo="unaccompanied"),
        Region("mallet_percussion", 61.0, 3725.0, 0.5, 0.7),
    ]
    assert timeline_text(regions) == (
        "0:01.00 –    0:12.50  flute              0.91  unaccompanied\n1:01.00 – 1:02:05.00  mallet percussion  0.50"
    )
    assert timeline_text([]) == "No instrument was found."


def test_a_console_that_lacks_letters_still_gets_the_rest(monkeypatch):
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", console)
    say("Åse – flute")
    assert console.buffer.getvalue().strip() == b"?se ? flute"


def test_without_a_console_nothing_is_said(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    say("nobody hears this", error=True)


def test_an_error_nobody_caught_is_logged_and_told_once(qapp, caplog):
    handler, told = CrashHandler(), []
    handler.told.connect(told.append)
    handler.install()
    try:
        for _ in range(3):
            error = ValueError("a view cannot draw")
            sys.excepthook(ValueError, error, None)
    finally:
        handler.remove()
    assert len(told) == 1
    assert "ValueError: a view cannot draw" in told[0]
    assert str(log_path()) in told[0]
    assert sum(record.name == "desktop" for record in caplog.records) == 1


def test_an_error_in_a_thread_is_told_too(qapp, qtbot):
    handler = CrashHandler()
    handler.install()
    try:
        with qtbot.waitSignal(handler.told) as told:
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
    finally:
        handler.remove()
    assert "ZeroDivisionError" in told.args[0]
