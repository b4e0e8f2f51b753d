"""The guards of these tests are tested: every kind of leftover and of warning makes a test fail, and is named."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEAKING = ROOT / "tests" / "desktop" / "leaking.py"
NAMED = {
    "test_leaves_a_thread": "thread forgotten",
    "test_leaves_a_process": "process ",
    "test_leaves_a_timer": "timer of None",
    "test_leaves_a_timer_in_a_parent": "timer of <PySide6.QtWidgets.QWidget",
    "test_leaves_a_qt_thread": "Qt thread",
    "test_leaves_work_in_the_pool": "work in the pool of threads",
    "test_leaves_a_window": "window <PySide6.QtWidgets.QWidget",
    "test_warns": "this is old",
    "test_lets_qt_warn": "a painter was not active",
    "test_drops_an_error_where_nobody_sees_it": "nobody caught this",
    "test_lets_a_thread_fail": "ZeroDivisionError",
    "test_lets_a_slot_fail": "ZeroDivisionError",
}


@pytest.fixture(scope="module")
def report():
    """What pytest says about tests that leave things behind, by the name of the test."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rA"]
    done = subprocess.run([*command, str(LEAKING)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    told = dict.fromkeys(re.findall(r"def (test_\w+)", LEAKING.read_text(encoding="utf-8")), "")
    for part in re.split(r"(?m)^_+ (?:ERROR at \w+ of )?(?=test_)", done.stdout)[1:]:
        told[part.split()[0]] += part
    assert "PASSED tests/desktop/leaking.py::test_leaves_nothing" in done.stdout, done.stdout
    return told


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells of processes")
@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_leaves_something_behind_fails_and_says_what(report, name):
    assert NAMED[name] in report[name], report[name] or "it passed"


def test_a_test_that_leaves_nothing_behind_passes(report):
    assert report["test_leaves_nothing"] == ""
    assert report.keys() == {*NAMED, "test_leaves_nothing"}
