"""What real programs find in our files. `verified_by` of a format names only programs that a test here has driven."""

import csv
import html
import json
import os
import re
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from engine.interchange import FORMATS, read_contents, write_regions
from engine.links.script_pipe import ScriptPipe
from engine.markers import Marker
from tests.builders import region
from tests.builders_interchange import many_regions
from tests.interop.patience import PATIENCE_S
from tests.interop.real_audacity import missing, real_audacity

ODD = 'Ĝeĉkoĵaŭ "q" <&> =x'
REGIONS = (
    region("clarinet", 1.0, 2.5, 0.91),
    region("violin", 2.0, 4.0, 0.5),
    region("clarinet", 4.25, 5.0, 0.75),
    region(ODD, 5.25, 5.5, 0.33),
    region("cello", 3.0, 3.0, 0.6),
)
MARKERS = (Marker(0.5, 'Zweiter "Satz" 🎻'), Marker(4.25, "take 0.50"))
CAPTIONS = sorted((each.onset_s, each.offset_s, f"{each.instrument} {each.mean:.2f}") for each in REGIONS)
POINTS = [(marker.time_s, marker.time_s, marker.name) for marker in MARKERS]
SPANS = sorted([*CAPTIONS, *POINTS])
CHECKED: dict[str, set[str]] = {
    "audacity": {"Audacity 3.2"},
    "svl": {"Sonic Visualiser 4.5"},
    "textgrid": {"Praat 6.3"},
    "ardour": {"Ardour 7.3"},
    "midi": {"midicsv 1.1"},
    "wav-cue": {"sndfile-info 1.2", "ffprobe 5.1", "ExifTool 12.57"},
    "srt": {"ffprobe 5.1"},
    "vtt": {"ffprobe 5.1"},
}
"""Which programs the tests below drive for a format."""


@pytest.fixture
def export(facts, tmp_path):
    def write(format_id, regions=REGIONS, markers=MARKERS) -> Path:
        (extension,) = [spec.extension for spec in FORMATS if spec.id == format_id]
        path = tmp_path / f"export{extension}"
        write_regions(path, regions, format_id, replace(facts, markers=tuple(markers)))
        return path

    return write


def output_of(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run a program and return what it prints."""
    ran = subprocess.run(
        [str(part) for part in command], env=env, cwd=cwd, capture_output=True, check=False, timeout=PATIENCE_S
    )
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
    return ran.stdout.decode("utf-8", "replace")


def test_formats_claim_only_the_programs_that_are_driven_here():
    own = {"Soloscope", "jams 0.3"}  # the latter, the format's own library, in the tests of independent readers
    claimed = {spec.id: set(spec.verified_by.split(", ")) - own for spec in FORMATS if spec.verified_by}
    assert {format_id: programs for format_id, programs in claimed.items() if programs} == CHECKED


def choose_file(display: str, path: Path) -> None:
    """Type a path into the file dialog that comes, and accept it."""
    typing = [
        ["search", "--sync", "--onlyvisible", "--name", "Select", "windowfocus"],
        ["key", "ctrl+l"],
        ["type", "--delay", "5", str(path)],
        ["key", "Return"],
    ]
    for arguments in typing:
        subprocess.run(["xdotool", *arguments], env={**os.environ, "DISPLAY": display}, check=True, timeout=PATIENCE_S)


def test_audacity_shows_the_labels(export, needs, tmp_path_factory):
    needs("xdotool")
    if missing():
        pytest.skip(f"{missing()}; “make test-interop” installs what can be")
    path = export("audacity")
    with real_audacity(tmp_path_factory.mktemp("audacity")) as program, ScriptPipe(program.places) as pipe:
        hand = threading.Thread(target=choose_file, args=(program.display, path))
        hand.start()
        pipe.do("ImportLabels:", timeout_s=PATIENCE_S)
        hand.join()
        ((_, labels),) = json.loads(pipe.do("GetInfo: Type=Labels Format=JSON"))
    assert sorted(map(tuple, labels)) == SPANS


def test_sonic_visualiser_shows_a_layer_for_each_instrument_and_one_of_the_markers(export, needs, home, take, tmp_path):
    needs("sonic-visualiser")
    long = [each for each in REGIONS if each.duration_s]  # its export leaves out what has no length
    path = export("svl", long)
    settings = Path(home["HOME"]) / ".config" / "sonic-visualiser" / "Sonic Visualiser.conf"
    settings.parent.mkdir(parents=True)
    # Answers the question that it asks at its first start.
    settings.write_text("[Preferences]\nnetwork-permission-4.5.1=false\nrun-vamp-plugins-in-process=false\n")
    script = [f"/open {take}", f"/open {path}"]
    for layer in (3, 4, 5, 6):  # the first two are the ruler and the waveform
        script += [f"/setcurrent 1 {layer}", f"/exportlayer {tmp_path}/layer{layer}.csv"]
    (tmp_path / "script").write_text("\n".join([*script, "/quit", ""]))
    home = {**home, "QT_QPA_PLATFORM": "offscreen"}
    command = ["sonic-visualiser", "--no-splash", "--no-audio", "--osc-script", str(tmp_path / "script")]
    subprocess.run(command, env=home, capture_output=True, check=False, timeout=PATIENCE_S)
    found = []
    for layer in (3, 4, 5):
        rows = (tmp_path / f"layer{layer}.csv").read_text(encoding="utf-8").splitlines()
        for onset, value, duration, label in csv.reader(rows):
            found.append((float(onset), float(onset) + float(duration), f"{label} {float(value):.2f}"))
    assert sorted(found) == [span for span in SPANS if span[1] > span[0]]
    rows = (tmp_path / "layer6.csv").read_text(encoding="utf-8").splitlines()
    assert [(float(row[0]), row[1]) for row in csv.reader(rows)] == [(m.time_s, m.name) for m in MARKERS]


def test_praat_reads_the_text_grid_and_what_it_saves_comes_back(export, needs, home, tmp_path):
    needs("praat")
    path = export("textgrid")
    script = tmp_path / "script.praat"
    script.write_text(
        f"""Read from file: "{path}"
tiers = Get number of tiers
for tier to tiers
    name$ = Get tier name: tier
    intervals = Is interval tier: tier
    if intervals
        count = Get number of intervals: tier
        for interval to count
            start = Get start time of interval: tier, interval
            end = Get end time of interval: tier, interval
            label$ = Get label of interval: tier, interval
            if label$ <> ""
                appendInfoLine: start, tab$, end, tab$, label$
            endif
        endfor
    else
        count = Get number of points: tier
        for point to count
            start = Get time of point: tier, point
            label$ = Get label of point: tier, point
            appendInfoLine: start, tab$, start, tab$, label$
        endfor
    endif
endfor
Save as text file: "{tmp_path}/long.TextGrid"
Save as short text file: "{tmp_path}/short.TextGrid"
"""
    )
    said = output_of("praat", "--run", script, env=home)
    rows = [line.split("\t") for line in said.replace("\0", "").splitlines() if line]
    assert sorted((float(start), float(end), label) for start, end, label in rows) == SPANS
    for name in ("long.TextGrid", "short.TextGrid"):
        back = read_contents(tmp_path / name)
        found = [(each.onset_s, each.offset_s, f"{each.instrument} {each.mean:.2f}") for each in back.regions]
        assert found == [span for span in SPANS if span[1] > span[0]]
        assert [(m.time_s, m.time_s, m.name) for m in back.markers] == [span for span in SPANS if span[1] == span[0]]


def test_ardour_opens_the_session_with_its_ranges(export, needs, home, tmp_path):
    needs("ardour7-lua")
    session = tmp_path / "session"
    session.mkdir()
    export("ardour").rename(session / "export.ardour")
    script = tmp_path / "script.lua"
    script.write_text(
        f"""local session = load_session("{session}", "export")
assert(session)
for place in session:locations():list():iter() do
    if place:is_range_marker() or place:is_mark() then
        print("PLACE\\t" .. place:start():samples() .. "\\t" .. place:_end():samples() .. "\\t" .. place:name())
    end
end
close_session()
quit()
"""
    )
    said = output_of("ardour7-lua", script, env=home)
    rows = [line.split("\t")[1:] for line in said.splitlines() if line.startswith("PLACE")]
    assert sorted((int(start) / 48_000, int(end) / 48_000, name) for start, end, name in rows) == SPANS


def test_midicsv_reads_the_markers(export, needs):
    needs("midicsv")
    said = output_of("midicsv", export("midi", REGIONS[:3], [Marker(0.5, "take 1")]))
    assert "0, 0, Header, 0, 1, 960" in said and "Tempo, 500000" in said
    rows = re.findall(r'^1, (\d+), Marker_t, "(.*)"$', said, flags=re.MULTILINE)
    found = [(int(tick) / 1920, text) for tick, text in rows]
    assert found == [
        (0.5, "take 1"),
        (1.0, "clarinet 0.91"),
        (2.0, "violin 0.50"),
        (2.5, "clarinet end"),
        (4.0, "violin end"),
        (4.25, "clarinet 0.75"),
        (5.0, "clarinet end"),
    ]


def test_sndfile_info_reads_the_cue_markers(export, needs):
    needs("sndfile-info")
    said = output_of("sndfile-info", export("wav-cue"))
    offsets = [int(offset) for offset in re.findall(r"Offset : (\d+)$", said, flags=re.MULTILINE)]
    assert sorted(offsets) == sorted(round(onset * 48_000) for onset, _, _ in SPANS)
    labels = re.findall(r"labl : \d+ : (.*)$", said, flags=re.MULTILINE)
    assert sorted(labels) == sorted(label for _, _, label in SPANS)
    assert re.search(r"Frames\s+: 288000", said)


def test_ffprobe_reads_the_cue_markers_as_chapters(export, needs):
    needs("ffprobe")
    path = export("wav-cue")
    chapters = json.loads(output_of("ffprobe", "-v", "error", "-show_chapters", "-of", "json", path))["chapters"]
    found = [(float(chapter["start_time"]), chapter["tags"]["title"]) for chapter in chapters]
    assert sorted(found) == sorted((onset, label) for onset, _, label in SPANS)


def test_exiftool_reads_the_cue_markers_and_the_timecode(export, needs):
    needs("exiftool")
    said = output_of("exiftool", "-a", "-s", "-charset", "RIFF=UTF8", export("wav-cue"))
    labels = re.findall(r"^CuePointLabel\s*: \d+ (.*)$", said, flags=re.MULTILINE)
    assert sorted(labels) == sorted(label for _, _, label in SPANS)
    assert re.search(rf"^TimeReference\s*: {48_000 * 3600}$", said, flags=re.MULTILINE)
    lengths = [int(samples) for samples in re.findall(r"^LabeledText\s*: \d+ (\d+) 'rgn '", said, flags=re.MULTILINE)]
    assert sorted(lengths) == sorted(round((b - a) * 48_000) for a, b, _ in SPANS if b > a)


@pytest.mark.parametrize("format_id", ["srt", "vtt"])
def test_ffprobe_reads_the_captions(export, needs, format_id):
    needs("ffprobe")
    path = export(format_id)
    read = ["ffprobe", "-v", "error", "-show_packets", "-show_data", "-of", "json", path]
    packets = json.loads(output_of(*read))["packets"]
    starts = [float(packet["pts_time"]) for packet in packets]
    lengths = [float(packet["duration_time"]) for packet in packets]
    assert starts == pytest.approx([onset for onset, _, _ in CAPTIONS])
    assert lengths == pytest.approx([max(offset - onset, 0.001) for onset, offset, _ in CAPTIONS])
    texts = [html.unescape(dumped(packet["data"])) for packet in packets]
    assert texts == [text for _, _, text in CAPTIONS]


def dumped(dump: str) -> str:
    """Return the text of a dump in hexadecimal as ffprobe prints it: an address, up to sixteen bytes, the letters."""
    rows = [line.partition(": ")[2][:39] for line in dump.splitlines() if line]
    return bytes.fromhex("".join(rows).replace(" ", "")).decode("utf-8")


def test_ffprobe_reads_ten_thousand_cue_markers(export, needs):
    needs("ffprobe")
    said = output_of("ffprobe", "-v", "error", "-show_chapters", "-of", "json", export("wav-cue", many_regions(), ()))
    assert len(json.loads(said)["chapters"]) == 10_000
