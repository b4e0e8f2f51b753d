"""The script for REAPER, run by a plain Lua over a stand-in for REAPER; it has not been run in REAPER itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.interchange import read_regions, regions_csv
from engine.links.integrations import rendered_script
from tests.builders import region, write_wav
from tests.builders_analysis import music
from tests.interop.patience import PATIENCE_S

HERE = Path(__file__).parent
LUAS = [name for name in ("lua5.3", "lua5.4") if shutil.which(name)]
pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(not LUAS, reason="lua5.3 or lua5.4 is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is for Linux and macOS"),
]
STAND_IN = (sys.executable, str(HERE / "stand_in_engine.py"))
HARD_NAME = 'it\'s "$HOME" `id`; \\ öß\n%s.wav'
FOUND = (region("flute", 1.0, 3.0, 0.8), region("mallet_percussion", 2.0, 6.0, 0.5, solo="featured"))


def lua(value: object) -> str:
    """Write a value as Lua does."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {lua(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "{" + ", ".join(map(lua, value)) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(f"\\{byte:03d}" for byte in os.fsencode(value)) + '"'
    return repr(value)


def item(path: Path, position: float, length: float, source_length: float = 10.0, **take: object) -> dict:
    loop = take.pop("loop", False)
    source = take.pop("source", {"file": str(path), "length": source_length})
    return {"position": position, "length": length, "loop": loop, "take": {"source": source, **take}}


def recording(folder: Path, name: str, found: Sequence = FOUND) -> Path:
    """Make a recording in which the stand-in engine finds these regions."""
    path = folder / name
    path.write_bytes(b"sound")
    Path(f"{path}.answer.csv").write_text(regions_csv(found), encoding="utf-8")
    return path


@pytest.fixture(params=LUAS or ["lua"])
def run(request, tmp_path):
    """Return a function that runs the script over some items and returns what it does in REAPER."""

    def run_over(items: list, command: Sequence[str] = STAND_IN) -> list[list[str]]:
        script, project = tmp_path / "soloscope.lua", tmp_path / "project.lua"
        resources = tmp_path / "REAPER's folder"
        script.write_text(rendered_script("soloscope.reaper.lua", command), encoding="utf-8")
        project.write_text(f"return {lua({'items': items, 'resources': str(resources)})}", encoding="utf-8")
        done = subprocess.run(
            [request.param, str(HERE / "reaper_double.lua"), str(script), str(project)],
            capture_output=True, text=True, timeout=PATIENCE_S, check=False,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        left = [path.name for path in resources.glob("Data/*")]
        assert left == []
        return [line.split("\t") for line in done.stdout.splitlines()]

    return run_over


def regions(lines: list[list[str]]) -> list[tuple[float, float, str]]:
    return [(float(line[1]), float(line[2]), line[3]) for line in lines if line[0] == "region"]


def test_regions_lie_where_they_sound_in_one_step_of_undo(run, tmp_path):
    lines = run([item(recording(tmp_path, "a.wav"), 100.0, 10.0)])
    assert [line[0] for line in lines] == [
        "undo begins", "refresh", "region", "region", "refresh", "undo ends", "timeline"
    ]  # fmt: skip
    assert regions(lines) == [(101.0, 103.0, "flute 0.80"), (102.0, 106.0, "mallet_percussion 0.50 solo")]
    # REAPER on this system counts blue, green, red.
    assert [line[4] for line in lines if line[0] == "region"] == ["009fe6", "e9b456"]
    assert lines[5] == ["undo ends", "Soloscope: mark instruments"]


@pytest.mark.parametrize(
    ("shape", "places"),
    [
        ({"position": 10.0, "length": 10.0, "rate": 2.0}, [(10.5, 11.5), (11.0, 13.0)]),
        ({"position": 10.0, "length": 10.0, "rate": 0.5}, [(12.0, 16.0), (14.0, 20.0)]),
        ({"position": 10.0, "length": 2.0, "start": 1.5}, [(10.0, 11.5), (10.5, 12.0)]),
        ({"position": 10.0, "length": 2.0, "start": 1.5, "rate": 2.0}, [(10.0, 10.75), (10.25, 12.0)]),
        ({"position": 10.0, "length": 3.0, "start": -1.0}, [(12.0, 13.0)]),
        ({"position": 0.0, "length": 1.0, "start": 6.5}, []),
    ],
)
def test_start_rate_and_length_of_an_item_are_followed(run, tmp_path, shape, places):
    lines = run([item(recording(tmp_path, "a.wav"), **shape)])
    assert [place[:2] for place in regions(lines)] == places
    assert any("No instrument" in line[-1] for line in lines) == (not places)


def test_a_looped_item_has_every_turn_marked(run, tmp_path):
    found = [region("flute", 1.0, 2.0, 0.8)]
    lines = run([item(recording(tmp_path, "a.wav", found), 0.0, 9.0, 4.0, loop=True, start=1.5)])
    assert [place[:2] for place in regions(lines)] == [(0.0, 0.5), (3.5, 4.5), (7.5, 8.5)]


@pytest.mark.parametrize(
    ("is_reversed", "places"), [(False, [(0.0, 1.0), (0.0, 4.0)]), (True, [(4.0, 5.0), (1.0, 5.0)])]
)
def test_sections_of_a_file_and_reversed_ones_are_followed(run, tmp_path, is_reversed, places):
    file = {"file": str(recording(tmp_path, "a.wav")), "length": 10.0}
    section = {"parent": file, "offset": 2.0, "length": 5.0, "reversed": is_reversed}
    lines = run([item(tmp_path, 0.0, 5.0, source=section)])
    assert [place[:2] for place in regions(lines)] == places


def test_no_name_of_a_recording_reaches_the_shell(run, tmp_path):
    lines = run([item(recording(tmp_path, HARD_NAME), 0.0, 10.0)])
    assert len(regions(lines)) == 2


def test_the_program_may_lie_in_a_folder_of_any_name(run, tmp_path):
    folder = tmp_path / "O'Brien's $HOME `x` 100%"
    folder.mkdir()
    program = folder / "stand in.py"
    shutil.copy(STAND_IN[1], program)
    assert len(regions(run([item(recording(tmp_path, "a.wav"), 0.0, 10.0)], (sys.executable, str(program))))) == 2


def test_two_items_of_one_file_are_analysed_once_and_both_marked(run, tmp_path):
    path = recording(tmp_path, "a.wav", FOUND[:1])
    lines = run([item(path, 0.0, 10.0), item(path, 50.0, 10.0)])
    assert [place[:2] for place in regions(lines)] == [(1.0, 3.0), (51.0, 53.0)]


def test_what_cannot_be_analysed_is_told_of_and_the_rest_is_marked(run, tmp_path):
    good, bad = recording(tmp_path, "a.wav"), tmp_path / "bad.wav"
    refused = [item(good, 0.0, 1.0, midi=True), item(good, 0.0, 1.0, stretch_markers=2)]
    lines = run([item(good, 0.0, 10.0), item(bad, 0.0, 10.0), *refused])
    assert len(regions(lines)) == 2
    (message,) = [line for line in lines if line[0] == "message"]
    assert message[1:] == [
        "Soloscope",
        '“bad.wav” is "damaged".\\nSelected item 3 was left out: it holds no sound.\\n'
        "Selected item 4 was left out: it has stretch markers; glue it first (Item, Glue items).",
    ]


def test_nothing_selected_and_a_missing_program_are_told_of(run, tmp_path):
    assert run([]) == [["message", "Soloscope", "Select an item with sound first, then run Soloscope again."]]
    ((_, _, words),) = run([item(recording(tmp_path, "a.wav"), 0.0, 10.0)], (str(tmp_path / "gone"),))
    assert "was not found" in words and "Integrations" in words


@pytest.mark.slow
def test_what_the_real_engine_hears_is_what_is_marked(run, tmp_path):
    path = write_wav(tmp_path / "täke 'one'.wav", music(6.0), 22050)
    command = (sys.executable, "-m", "engine")
    lines = run([item(path, 20.0, 6.0, 6.0)], command)
    subprocess.run(
        [*command, "analyze", str(path), "-o", str(tmp_path / "own.csv"), "-q"],
        check=True, env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )  # fmt: skip
    own = read_regions(tmp_path / "own.csv")
    expected = [(pytest.approx(20 + r.onset_s), pytest.approx(20 + r.offset_s), r.instrument) for r in own]
    assert [(a, b, name.split(" 0.")[0]) for a, b, name in regions(lines)] == expected
