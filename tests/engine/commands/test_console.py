"""What is said on standard error: in place on a terminal, now and then in a log, as JSON to a program."""

import io
import json

import pytest

from engine.commands.console import QUIET, VERBOSE, Console, clock


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_one_line_that_is_redrawn_and_taken_away() -> None:
    out = Terminal()
    console = Console(stream=out)
    console.progress("long name.wav", 0.1, 65.0)
    console.event("done", "long name.wav: 3 regions")
    assert out.getvalue().startswith("\rlong name.wav:  10%, 1:05 left")
    assert out.getvalue().endswith("\rlong name.wav: 3 regions\n")
    assert "\n" not in out.getvalue()[:-1]


def test_a_log_gets_no_progress_of_what_is_over_within_seconds() -> None:
    out = io.StringIO()
    console = Console(stream=out)
    for share in (0.1, 0.5, 1.0):
        console.progress("take.wav", share, None)
    console.end_progress()
    assert out.getvalue() == ""


def test_a_program_gets_every_progress_as_json() -> None:
    out = io.StringIO()
    console = Console(as_json=True, level=QUIET, stream=out)
    console.progress("take.wav", 1 / 3, 2.3456, recording="\udcff.wav")
    console.error("It is broken.", "RecordingError")
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"event": "progress", "share": 0.3333, "remaining_s": 2.35, "recording": "\udcff.wav"},
        {"event": "failed", "error": "It is broken.", "kind": "RecordingError"},
    ]


@pytest.mark.parametrize(("level", "lines"), [(QUIET, 1), (0, 2), (VERBOSE, 3)])
def test_levels_choose_what_is_said_but_never_hide_an_error(level: int, lines: int) -> None:
    out = io.StringIO()
    console = Console(level=level, stream=out)
    console.event("done", "done")
    console.event("started", "started", level=VERBOSE)
    console.error("broken", "RecordingError")
    assert len(out.getvalue().splitlines()) == lines


def test_lengths_of_time_read_like_a_clock() -> None:
    assert [clock(s) for s in (0, 59.6, 61, 3599.4, 3661)] == ["0:00", "1:00", "1:01", "59:59", "1:01:01"]
