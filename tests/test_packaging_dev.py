"""The set-up script: which file it opens, which build of PyTorch it takes, what it says when it cannot go on."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import engine

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "dev.py"


@pytest.fixture
def dev(tmp_path, monkeypatch) -> ModuleType:
    """The script as a module, its environment in an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / "venv" / "stamp.json")
    monkeypatch.delenv("TORCH", raising=False)
    return module


def run_script(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


AWKWARD = 'it\'s a "quoted" $song $(x) & more.wav'


def test_a_missing_recording_is_named_before_anything_is_installed():
    ran = run_script("run", "--", AWKWARD)
    assert ran.returncode == 1
    assert ran.stderr.strip() == f"There is no file {ROOT / AWKWARD}."


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("name", [AWKWARD, "-starts with a dash.wav", "plain.wav"])
def test_make_passes_a_file_name_on_as_it_was_typed(name):
    command = ["make", "run", f"FILE={name}", f"PYTHON={sys.executable}"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert f"There is no file {ROOT / name}." in ran.stderr


def test_an_unknown_build_of_torch_is_refused_in_words():
    ran = run_script("lint", TORCH="rocm")
    assert ran.returncode == 1
    assert "TORCH is 'rocm'; it can be cpu or cuda." in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_first_set_up_takes_the_cpu_build(dev):
    assert dev.wanted_stamp("", {})["torch"] == "cpu"


def test_a_later_start_keeps_what_was_asked_for_once(dev, monkeypatch):
    monkeypatch.setenv("TORCH", "cuda")
    first = dev.wanted_stamp("dev", {})
    monkeypatch.delenv("TORCH")
    assert dev.wanted_stamp("", first) == first


def test_a_changed_pin_means_a_new_set_up(dev, tmp_path, monkeypatch):
    before = dev.wanted_stamp("", {})
    changed = tmp_path / "constraints.txt"
    changed.write_bytes(dev.CONSTRAINTS.read_bytes() + b"extra==1\n")
    monkeypatch.setattr(dev, "CONSTRAINTS", changed)
    assert dev.wanted_stamp("", before) != before


def test_a_new_version_means_a_new_set_up_and_other_changes_of_its_file_do_not(dev, tmp_path, monkeypatch):
    before = dev.wanted_stamp("", {})
    said = dev.VERSIONED.read_text(encoding="utf-8")
    monkeypatch.setattr(dev, "VERSIONED", tmp_path / "__init__.py")
    dev.VERSIONED.write_text(said + "\n# more\n", encoding="utf-8")
    assert dev.wanted_stamp("", before) == before
    dev.VERSIONED.write_text(said.replace(f'"{engine.__version__}"', '"77.1"'), encoding="utf-8")
    assert dev.said_version() == "77.1"
    assert dev.wanted_stamp("", before) != before


def test_a_complete_set_up_is_not_repeated(dev):
    python = Path(dev.venv_program("python"))
    python.parent.mkdir(parents=True)
    python.touch()
    dev.STAMP.write_text(json.dumps(dev.wanted_stamp("dev", {})), encoding="utf-8")
    dev.set_up("")  # would fail: the environment's Python is an empty file
    assert dev.read_stamp() == dev.wanted_stamp("", dev.read_stamp())


@pytest.mark.parametrize("content", ["", "{", "[1]"])
def test_a_damaged_stamp_counts_as_none(dev, content):
    dev.STAMP.parent.mkdir(parents=True)
    dev.STAMP.write_text(content, encoding="utf-8")
    assert dev.read_stamp() == {}


def test_the_pinned_torch_is_read_from_the_constraints(dev):
    assert f"torch=={dev.pinned_torch()}" in dev.CONSTRAINTS.read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are always there elsewhere")
@pytest.mark.parametrize(("variable", "expected"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("NOTHING", False)])
def test_a_display_is_seen_by_its_variables(dev, monkeypatch, variable, expected):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(variable, ":1")
    assert dev.has_display() is expected


@pytest.mark.skipif(shutil.which("apt-get") is None or os.name == "nt", reason="only where apt-get is")
def test_without_permission_the_one_command_is_named(dev, monkeypatch, capsys, tmp_path):
    apt = tmp_path / "bin" / "apt-get"
    apt.parent.mkdir()
    apt.symlink_to(shutil.which("apt-get") or "")
    monkeypatch.setenv("PATH", str(apt.parent))  # no sudo here
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    assert dev.install_system_packages(["libegl1", "libportaudio2"]) is False
    assert "sudo apt-get install -y --no-install-recommends libegl1 libportaudio2" in capsys.readouterr().out


def test_a_missing_library_is_noticed(dev):
    assert not dev.is_loadable("libsoloscope-does-not-exist.so.1")


def test_a_server_that_does_not_exist_does_not_answer(dev):
    assert dev.answers("http://127.0.0.1:1/simple/") is False


def test_the_script_needs_only_the_standard_library():
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), "--help"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "run" in ran.stdout and "test" in ran.stdout


# A test that fails the first time, one that always does, and one that never does.
UNSTEADY = """
from pathlib import Path

def test_unsteady():
    been = Path(__file__).with_suffix(".been")
    first = not been.exists()
    been.touch()
    assert not first
"""
BROKEN = "def test_broken():\n    assert False\n"
SOUND = "from pathlib import Path\n\ndef test_sound():\n    Path(__file__).with_suffix('.log').open('a').write('run')\n"


@pytest.fixture
def project(dev, tmp_path, monkeypatch):
    """Return what the script's check says of files of tests, and how it ends."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "set_up", lambda extra: None)
    monkeypatch.setattr(dev, "venv_program", lambda name: sys.executable)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")

    def checked(**files: str) -> int:
        for name, text in files.items():
            (tmp_path / f"test_{name}.py").write_text(text)
        return dev.check([["pytest", "-q", "-n", "2", "--dist", "loadfile"]])

    return checked


def test_a_test_that_fails_only_among_others_is_named_and_stops_nothing(project, capsys, tmp_path):
    assert project(unsteady=UNSTEADY, sound=SOUND) == 0
    said = capsys.readouterr().out
    assert "Unsteady" in said and "All checks passed" in said
    assert (tmp_path / "test_sound.log").read_text() == "run"


def test_a_test_that_fails_alone_too_fails_the_check(project, capsys):
    assert project(unsteady=UNSTEADY, broken=BROKEN) == 1
    assert "Failed: pytest -q" in capsys.readouterr().out


def test_where_many_fail_none_is_tried_again(project, capsys, dev):
    assert project(**{f"unsteady_{number}": UNSTEADY for number in range(dev.MOST_TRIED_AGAIN + 1)}) == 1
    assert "alone" not in capsys.readouterr().out


def test_checks_other_than_tests_have_one_try(project, dev):
    assert dev.check([["py_compile", "nothing-there.py"]]) == 1
