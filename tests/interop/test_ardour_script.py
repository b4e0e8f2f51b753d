"""The script for Ardour, run by Ardour's own Lua over a real session, whose markers are read back."""

import os
import re
import shutil
import subprocess
import sys
import wave
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path

import pytest
import soxr

from engine.analysis.regions import Region
from engine.interchange import read_regions, regions_csv
from engine.links.integrations import rendered_script
from tests.builders import region, write_wav
from tests.builders_evidence import CELLO_FROM_S, demo_part
from tests.interop.patience import PATIENCE_S

HERE = Path(__file__).parent
LUA_SESSION = next((name for name in ("ardour8-lua", "ardour7-lua") if shutil.which(name)), "")
pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(not LUA_SESSION, reason="ardour7-lua is not installed"),
]
STAND_IN = (sys.executable, str(HERE / "stand_in_engine.py"))
RATE = 48000
SUPERCLOCK = 282_240_000
"""Ticks of Ardour's clock in a second."""
FOUND = (region("flute", 1.0, 3.0, 0.8), region("mallet_percussion", 2.0, 6.0, 0.5))
NEW_SESSION = """
AudioEngine:set_backend ("None (Dummy)", "", "")
local s = create_session ("{folder}", "take", {rate})
assert (s)
s:new_audio_track (1, 2, nil, 1, "t", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
s:save_state ("")
close_session ()
quit ()
"""
RUN_ACTION = """
function ardour (facts) assert (facts["type"] == "EditorAction") end
{script}
AudioEngine:set_backend ("None (Dummy)", "", "")
assert (load_session ("{folder}", "take"))
factory () ()
Session:save_state ("")
close_session ()
quit ()
"""


def run_lua(tmp_path: Path, text: str) -> str:
    """Run a script in Ardour's Lua with a home of its own; return what it prints."""
    script = tmp_path / "driver.lua"
    script.write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    done = subprocess.run(
        [LUA_SESSION, str(script)], capture_output=True, text=True, timeout=PATIENCE_S, check=False, cwd=tmp_path,
        env={**environment, "HOME": str(tmp_path), "PYTHONPATH": str(HERE.parents[1])},
    )  # fmt: skip
    assert done.returncode == 0 and "Error" not in done.stdout, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """Make an empty session with one audio track."""
    folder = tmp_path / "session"
    run_lua(tmp_path, NEW_SESSION.format(folder=folder, rate=RATE))
    return folder


def put(session: Path, sound: Path, places: Sequence[tuple[float, float, float]]) -> Path:
    """Put regions of a sound file on the track: position, start in the file and length, in seconds."""
    inside = session / "interchange" / "session" / "audiofiles" / sound.name
    inside.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(sound, inside)
    file = session / "take.ardour"
    tree = ElementTree.parse(file)
    root = tree.getroot()
    ElementTree.SubElement(
        root.find("Sources"), "Source",
        {"name": sound.name, "type": "audio", "id": "5000", "flags": "", "channel": "0", "origin": "", "gain": "1"},
    )  # fmt: skip
    playlist = root.find("Playlists/Playlist")
    for number, (position, start, length) in enumerate(places):
        ElementTree.SubElement(
            playlist, "Region",
            {
                "name": f"part {number}", "id": str(5001 + number), "type": "audio", "start": clock(start),
                "length": f"{clock(length)}@{clock(position)}", "channels": "1", "source-0": "5000",
                "master-source-0": "5000", "muted": "0", "opaque": "1", "whole-file": "0", "stretch": "1", "shift": "1",
            },
        )  # fmt: skip
    root.set("id-counter", "6000")
    tree.write(file)
    return inside


def clock(seconds: float) -> str:
    return f"a{round(seconds * SUPERCLOCK)}"


def mark(tmp_path: Path, session: Path, command: Sequence[str] = STAND_IN) -> str:
    script = rendered_script("soloscope.ardour.lua", command)
    return run_lua(tmp_path, RUN_ACTION.replace("{script}", script).replace("{folder}", str(session)))


def ranges(session: Path) -> list[tuple[float, float, str]]:
    """Read the range markers of a saved session, in seconds."""
    found = []
    for location in ElementTree.parse(session / "take.ardour").iterfind("Locations/Location"):
        if location.get("flags") == "IsRangeMarker":
            start, end = (int(re.fullmatch(r"a(\d+)", location.get(name))[1]) for name in ("start", "end"))
            found.append((start / SUPERCLOCK, end / SUPERCLOCK, location.get("name")))
    return sorted(found)


def silence(folder: Path, name: str) -> Path:
    """Make ten seconds of sound."""
    path = folder / name
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(2 * 10 * RATE))
    return path


def answer(inside: Path, found: Sequence = FOUND) -> None:
    Path(f"{inside}.answer.csv").write_text(regions_csv(found), encoding="utf-8")


def test_range_markers_lie_where_the_regions_sound_in_the_session(tmp_path, session):
    answer(put(session, silence(tmp_path, "a.wav"), [(60.0, 0.0, 10.0)]))
    mark(tmp_path, session)
    assert ranges(session) == [(61.0, 63.0, "flute 0.80"), (62.0, 66.0, "mallet_percussion 0.50")]


def test_cut_regions_show_only_what_they_hold(tmp_path, session):
    answer(put(session, silence(tmp_path, "a.wav"), [(100.0, 2.5, 2.0), (200.0, 7.0, 2.0), (300.0, 0.5, 1.0)]))
    mark(tmp_path, session)
    assert ranges(session) == [
        (100.0, 100.5, "flute 0.80"),
        (100.0, 102.0, "mallet_percussion 0.50"),
        (300.5, 301.0, "flute 0.80"),
    ]


@pytest.mark.parametrize("name", ['it\'s "$HOME" `id`; öß.wav', "line\nbreak.wav"])
def test_no_name_of_a_file_reaches_the_shell(tmp_path, session, name):
    answer(put(session, silence(tmp_path, name), [(0.0, 0.0, 10.0)]))
    mark(tmp_path, session)
    assert len(ranges(session)) == 2


def test_the_program_may_lie_in_a_folder_of_any_name(tmp_path, session):
    program = tmp_path / "O'Brien's $HOME `x` 100%" / "stand in.py"
    program.parent.mkdir()
    shutil.copy(STAND_IN[1], program)
    answer(put(session, silence(tmp_path, "a.wav"), [(0.0, 0.0, 10.0)]))
    mark(tmp_path, session, (sys.executable, str(program)))
    assert len(ranges(session)) == 2


def test_an_empty_session_a_refusal_and_a_missing_program_are_told_of(tmp_path, session):
    assert "There is no audio region in this session" in mark(tmp_path, session)
    put(session, silence(tmp_path, "a.wav"), [(0.0, 0.0, 10.0)])
    assert '“a.wav” is "damaged".' in mark(tmp_path, session)
    assert "was not found" in mark(tmp_path, session, (str(tmp_path / "gone"),))
    assert ranges(session) == []


@pytest.mark.slow
def test_what_the_real_engine_hears_is_what_is_marked(tmp_path, session):
    cello = soxr.resample(demo_part(CELLO_FROM_S, 6.0), 22050, RATE)
    inside = put(session, write_wav(tmp_path / "take.wav", cello, RATE), [(20.0, 0.0, 6.0)])
    command = (sys.executable, "-m", "engine")
    mark(tmp_path, session, command)
    subprocess.run(
        [*command, "analyze", str(inside), "-o", str(tmp_path / "own.csv"), "-q"],
        check=True, env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )  # fmt: skip
    own = read_regions(tmp_path / "own.csv")
    assert own
    marked = ranges(session)
    expected = sorted((20 + r.onset_s, 20 + r.offset_s, label(r)) for r in own)
    assert [name for *_, name in marked] == [name for *_, name in expected]
    assert [place[:2] for place in marked] == [pytest.approx(place[:2], abs=1e-3) for place in expected]


def label(r: Region) -> str:
    return f"{r.instrument} {r.mean:.2f}" + (" solo" if r.solo else "")
