"""``soloscope batch`` as scripts use it: one bad file stops no other, and an interrupted batch goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from engine.batch.items import State
from engine.batch.queue import BatchQueue
from engine.batch.queue_folder import queue_folder
from engine.cli import main
from engine.interchange import read_regions
from tests.builders import write_wav
from tests.builders_analysis import music

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.fixture
def album(tmp_path: Path) -> Path:
    folder = tmp_path / "album"
    (folder / "disc 2").mkdir(parents=True)
    write_wav(folder / "a.wav", music(3.0, seed=1), 22050)
    (folder / "b.wav").write_text("no sound in here")
    (folder / "c.wav").touch()
    write_wav(folder / "disc 2" / "a.flac", music(3.0, seed=2), 22050, container="FLAC")
    return folder


def batch(bundle: Path, *arguments: object) -> int:
    return main(["batch", "--model", str(bundle), "--device", "cpu", *map(str, arguments)])


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def kinds(text: str) -> list[object]:
    return [e["event"] for e in events(text) if e["event"] not in ("progress", "started")]


def test_bad_recordings_are_told_and_stop_no_other(
    tiny_bundle: Path, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert batch(tiny_bundle, album, "-o", out) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "“b.wav” is not a recording" in said.err and "“c.wav” is empty" in said.err
    assert "2 done, 2 failed." in said.err
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()) == [
        "a.csv",
        "a.run.json",
        "disc 2/a.csv",
        "disc 2/a.run.json",
    ]
    first = (out / "a.csv").read_bytes()
    assert main(["analyze", "--params", str(out / "a.run.json")]) == 0
    assert (out / "a.csv").read_bytes() == first


def test_what_failed_is_tried_again_and_what_is_finished_is_forgotten(
    tiny_bundle: Path, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(tiny_bundle, album, "-o", tmp_path / "out") == 1
    for name in ("b.wav", "c.wav"):
        write_wav(album / name, music(2.0, seed=5), 22050)
    capsys.readouterr()
    assert main(["batch", "--resume", "--json-progress"]) == 0
    assert kinds(capsys.readouterr().err) == ["queued", "done", "done", "finished"]
    assert list(queue_folder().iterdir()) == []
    assert main(["batch", "--resume"]) == 2


def test_up_to_date_results_are_skipped(
    tiny_bundle: Path, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch(tiny_bundle, album / "a.wav", album / "disc 2")
    capsys.readouterr()
    write_wav(album / "a.wav", music(2.0, seed=6), 22050)
    assert batch(tiny_bundle, album / "a.wav", album / "disc 2", "--skip-existing", "--json-progress") == 0
    assert kinds(capsys.readouterr().err) == ["queued", "done", "skipped", "finished"]


def test_a_batch_that_was_killed_goes_on(tiny_bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    takes, out = tmp_path / "takes", tmp_path / "out"
    takes.mkdir()
    write_wav(takes / "1.wav", music(2.0, seed=1), 22050)
    write_wav(takes / "2 long.wav", np.tile(music(30.0, seed=2), 40), 22050)
    write_wav(takes / "3.wav", music(2.0, seed=3), 22050)
    command = ["batch", "--model", str(tiny_bundle), "--device", "cpu", str(takes), "-o", str(out), "--json-progress"]
    process = subprocess.Popen([sys.executable, "-m", "engine", *command], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        event = json.loads(line)
        if event["event"] == "progress" and event["number"] == 2:
            break
    os.kill(process.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    process.stderr.close()
    process.wait()
    assert [p.name for p in out.glob("*.csv")] == ["1.csv"]
    written = (out / "1.csv").stat().st_mtime_ns
    write_wav(takes / "2 long.wav", music(2.0, seed=2), 22050)
    assert main([*command, "--resume"]) == 0
    assert kinds(capsys.readouterr().err) == ["queued", "done", "done", "finished"]
    assert sorted(p.name for p in out.glob("*.csv")) == ["1.csv", "2 long.csv", "3.csv"]
    assert (out / "1.csv").stat().st_mtime_ns == written


@pytest.mark.skipif(sys.platform == "win32", reason="sent in another way there")
def test_ctrl_c_leaves_a_batch_that_goes_on(tiny_bundle: Path, tmp_path: Path) -> None:
    takes = tmp_path / "takes"
    takes.mkdir()
    write_wav(takes / "1 long.wav", np.tile(music(30.0, seed=2), 40), 22050)
    command = [sys.executable, "-m", "engine", "batch", str(takes), "--model", str(tiny_bundle), "--json-progress"]
    for _ in range(2):
        process = subprocess.Popen(
            [*command, "--resume"], stderr=subprocess.PIPE, text=True, preexec_fn=_hears_interrupts
        )
        assert process.stderr is not None
        for line in process.stderr:
            if json.loads(line)["event"] == "progress":
                break
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        last = process.stderr.read().splitlines()[-1]
        process.stderr.close()
        assert process.wait() == 130
        assert time.monotonic() - began < 15
        assert json.loads(last)["event"] == "cancelled"
    (path,) = queue_folder().glob("*.batch")
    queue = BatchQueue(path)
    assert (queue.at(0).state, queue.at(0).attempts) == (State.WAITING, 0), "taken for a crash"
    queue.close()


def _hears_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_settings_do_not_change_in_the_middle(tiny_bundle: Path, album: Path, tmp_path: Path) -> None:
    assert batch(tiny_bundle, album) == 1
    assert batch(tiny_bundle, album, "--resume", "--hop", "0.25") == 2
    assert batch(tiny_bundle, album, "--resume") == 1


@pytest.mark.parametrize(
    "arguments", [[], ["nowhere", "--format", "mp7"], ["nowhere", "--hop", "7"], ["nowhere", "--model", "none"]]
)
def test_a_wrong_command_line_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(["batch", *arguments])
    except SystemExit as end:
        code = end.code
    assert code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_of_somebody_else_is_not_taken_for_a_queue(tiny_bundle: Path, album: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("dear diary " * 100)
    assert batch(tiny_bundle, album, "--queue", diary) == 2
    assert diary.read_text().startswith("dear diary")


def test_two_recordings_of_one_name_do_not_overwrite_each_other(tiny_bundle: Path, album: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert batch(tiny_bundle, album / "a.wav", album / "disc 2" / "a.flac", "-o", out) == 0
    assert sorted(p.name for p in out.glob("*.csv")) == ["a.flac.csv", "a.wav.csv"]


def test_each_recording_of_a_batch_starts_at_its_own_timecode(
    tiny_bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "takes"
    folder.mkdir()
    for hour in (1, 2):
        write_wav(folder / f"{hour}.wav", music(3.0, seed=hour), 22050, time_reference=22050 * 3600 * hour)
    write_wav(folder / "none.wav", music(3.0, seed=3), 22050)
    formats = ["--format", "audacity", "--format", "jams"]
    assert batch(tiny_bundle, folder, "-o", tmp_path / "plain", *formats) == 0
    assert batch(tiny_bundle, folder, "-o", tmp_path / "own", *formats, "--offset", "recording") == 0
    assert batch(tiny_bundle, folder, "-o", tmp_path / "typed", *formats, "--offset", "00:10:00:00") == 0

    def onsets(name: str) -> list[float]:
        return [region.onset_s for region in read_regions(next(tmp_path.glob(name)))]

    for name, own_s in (("1", 3600.0), ("2", 7200.0), ("none", 0.0)):
        plain = onsets(f"plain/{name}*.txt")
        assert plain
        assert onsets(f"own/{name}*.txt") == pytest.approx([onset + own_s for onset in plain])
        assert onsets(f"typed/{name}*.txt") == pytest.approx([onset + 600.0 for onset in plain])
        # Times of JAMS can only count from the start of the recording.
        assert onsets(f"own/{name}*.jams") == pytest.approx(plain, abs=1e-3)
    # Another start gives other files: the former ones are not up to date.
    capsys.readouterr()
    assert batch(tiny_bundle, folder, "-o", tmp_path / "own", *formats, "--offset", "recording", "--skip-existing") == 0
    assert "3 skipped" in capsys.readouterr().err
    assert batch(tiny_bundle, folder, "-o", tmp_path / "own", *formats, "--offset", "5", "--skip-existing") == 0
    assert "3 done" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("offset", "words"), [("-1", "between 00:00:00:00"), ("noon", "is no time"), ("99:00:00:00", "")]
)
def test_an_offset_that_is_none_is_refused_before_anything_is_analysed(
    tiny_bundle: Path, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], offset: str, words: str
) -> None:
    assert batch(tiny_bundle, album, "-o", tmp_path / "out", "--format", "audacity", f"--offset={offset}") == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_offset_for_formats_without_a_timeline_is_refused(
    tiny_bundle: Path, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(tiny_bundle, album, "-o", tmp_path / "out", "--format", "jams", "--offset", "3600") == 2
    assert "leave out the offset" in capsys.readouterr().err
