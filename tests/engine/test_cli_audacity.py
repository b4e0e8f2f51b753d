"""``soloscope audacity`` as people type it, over real FIFOs and the real engine."""

import functools
import os
import sys
from pathlib import Path

import pytest

from engine.cli import main
from engine.commands import audacity as command
from engine.interchange import write_regions
from engine.links import audacity_setup
from engine.links.audacity import Audacity
from engine.links.script_pipe import pipe_places
from tests.builders import chirp, region, write_wav
from tests.builders_analysis import INSTRUMENTS, music
from tests.engine.links.audacity_double import serving
from tests.engine.links.audacity_project import Project, sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are of Linux and macOS")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(audacity_setup, "audacity_runs", lambda: False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A project that the command line reaches."""
    made = Project([sound("take", 7.0, 13.0)])
    with serving(tmp_path, made.answer) as server:
        monkeypatch.setattr(command, "Audacity", functools.partial(Audacity, server.places))
        yield made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    regions = [
        region("flute", 1.0, 2.0, status="confirmed"),
        region("cello", 1.5, 4.0),
        region("flute", 5.0, 6.0, status="rejected"),
    ]
    write_regions(tmp_path / "take.csv", regions)
    return tmp_path / "take.csv"


def texts(project: Project) -> list[list[str]]:
    return [[text for *_, text in labels] for labels in project.labels]


def test_regions_of_a_file_are_sent_but_never_rejected_ones(project, table, capsys):
    assert main(["audacity", "send", str(table), "--offset", "10"]) == 0
    assert project.labels == [[(11.0, 12.0, "flute 0.75"), (11.5, 14.0, "cello 0.75")]]
    said = capsys.readouterr()
    assert said.out == "" and "2 labels in one new track of Audacity." in said.err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--instruments", "cello"], [["cello 0.75"]]),
        (["--confirmed"], [["flute 0.75"]]),
        (["--one-track-per-instrument"], [["cello 0.75"], ["flute 0.75"]]),
        (["--solos"], [["cello 0.75"]]),
    ],
)
def test_what_is_sent_can_be_chosen(project, table, options, expected):
    assert main(["audacity", "send", str(table), *options]) == 0
    assert texts(project) == expected


def test_markers_of_the_file_are_sent_unless_they_are_to_be_left_out(project, tmp_path, capsys):
    (tmp_path / "labels.txt").write_text("1.0\t2.0\tflute\n3.0\t3.0\ttake 2\n")
    assert main(["audacity", "send", str(tmp_path / "labels.txt")]) == 0
    assert "2 labels in one new track of Audacity." in capsys.readouterr().err
    assert main(["audacity", "send", str(tmp_path / "labels.txt"), "--no-markers"]) == 0
    assert texts(project) == [["flute", "take 2"], ["flute"]]


def test_a_file_whose_content_does_not_tell_its_format_is_named(project, tmp_path, capsys):
    (tmp_path / "labels.txt").write_text("\\\t100\t200\n1.0\t2.0\tflute\n")
    assert main(["audacity", "send", str(tmp_path / "labels.txt")]) == 1
    assert "name the format" in capsys.readouterr().err
    assert main(["audacity", "send", str(tmp_path / "labels.txt"), "--from", "audacity"]) == 0
    assert texts(project) == [["flute"]]


def test_markers_in_a_recording_are_sent_where_that_is_asked_for(project, table, tmp_path):
    take = write_wav(tmp_path / "take.wav", chirp(6.0, 8000), 8000)
    assert main(["convert", str(table), "-o", str(tmp_path / "marked.wav"), "--recording", str(take)]) == 0
    assert main(["audacity", "send", str(tmp_path / "marked.wav"), "--from", "wav-cue"]) == 0
    assert texts(project) == [["flute 0.75", "cello 0.75"]]


@pytest.mark.slow
def test_a_recording_is_analysed_and_sent(project, tiny_bundle, tmp_path, capsys):
    take = write_wav(tmp_path / "täke.wav", music(6.0), 22050)
    assert main(["audacity", "send", str(take), "--model", str(tiny_bundle), "--one-track-per-instrument"]) == 0
    names = [track["name"] for track in project.tracks[1:]]
    assert names and set(names) <= set(INSTRUMENTS)


@pytest.mark.slow
@pytest.mark.parametrize("task", ["analyse", "analyze"])
def test_what_is_open_is_analysed_and_nothing_is_left_on_the_disk(project, tiny_bundle, tmp_path, monkeypatch, task):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    project.exports = lambda name: write_wav(name, music(6.0), 22050)
    before = set(os.listdir(tmp_path))
    assert main(["audacity", task, "--model", str(tiny_bundle)]) == 0
    (labels,) = project.labels
    assert labels and all(6.999 <= start <= end <= 13.0 for start, end, _ in labels)
    assert set(os.listdir(tmp_path)) - before <= {"cache"}


def test_a_choice_that_leaves_nothing_is_told_of(project, table, capsys):
    assert main(["audacity", "send", str(table), "--confirmed", "--instruments", "cello"]) == 0
    assert "nothing to send" in capsys.readouterr().err
    assert main(["audacity", "send", str(table), "--instruments", "kazoo"]) == 2
    assert "No region is of “kazoo”; there are cello, flute." in capsys.readouterr().err
    assert len(project.tracks) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["send"], "Name a file of regions"),
        (["analyse", "x.csv"], "takes no file"),
        (["analyse", "--from", "csv"], "takes no file"),
        (["status", "--offset", "3"], "takes no file and no offset"),
        (["analyse", "--confirmed"], "Nobody has confirmed"),
    ],
)
def test_wrong_uses_are_told_of(arguments, words, capsys):
    assert main(["audacity", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_without_audacity_the_way_there_is_told(tmp_path, monkeypatch, table, capsys):
    monkeypatch.setattr(command, "Audacity", functools.partial(Audacity, pipe_places(tmp_path)))
    for arguments in (["send", str(table)], ["analyse"], ["status"]):
        assert main(["audacity", *arguments]) == 1
        said = capsys.readouterr().err
        assert "Audacity is not running" in said and "soloscope audacity switch-on" in said


def test_the_pipe_is_switched_on_once(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main(["audacity", "switch-on"]) == 1
    assert "start it once" in capsys.readouterr().err
    module = tmp_path / "mod-script-pipe.so"
    module.write_bytes(b"")
    config = tmp_path / ".config" / "audacity" / "audacity.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(f"[ModulePath]\nmod-script-pipe={module}\n", encoding="utf-8")
    assert main(["audacity", "switch-on"]) == 0
    assert "audacity.cfg.before-soloscope" in capsys.readouterr().err
    assert main(["audacity", "switch-on"]) == 0
    assert "switched on already" in capsys.readouterr().err


def test_the_status_says_that_audacity_answers(project, capsys):
    assert main(["audacity", "status"]) == 0
    assert "Audacity answers; its project has 1 track." in capsys.readouterr().err
