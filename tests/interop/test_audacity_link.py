"""Soloscope and a real Audacity 3 over the script pipe."""

import os
import subprocess
import sys
import threading
import wave
from pathlib import Path

import pytest
import soundfile

from engine.analysis.progress import Cancelled
from engine.errors import LinkError
from engine.interchange import read_regions, write_regions
from engine.links.audacity import Audacity, export_open_sound, send_regions
from engine.links.script_pipe import quoted
from engine.resource_files import resource_path
from tests.builders import chirp, noise, region, sine, write_wav
from tests.desktop.window_builders import open_window, press
from tests.interop.patience import PATIENCE_S
from tests.interop.real_audacity import RealAudacity, missing, real_audacity

REASON = missing()
pytestmark = [pytest.mark.interop, pytest.mark.skipif(bool(REASON), reason=REASON)]

REGIONS = (
    region("clarinet", 1.5, 2.5, 0.912),
    region("piano", 0.25, 3.0, 0.5),
    region("clarinet", 4.0, 4.0, 0.7),
    region('say "oboë" \\', 2.0, 61.125, 0.25),
)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    with real_audacity(tmp_path_factory.mktemp("audacity")) as started:
        yield started


@pytest.fixture
def audacity(program: RealAudacity):
    """An Audacity with an empty project."""
    with Audacity(program.places) as client:
        client.pipe.do("SelectTracks: Track=0 TrackCount=100 Mode=Set")
        client.pipe.do("RemoveTracks:")
        assert client.tracks() == ()
        yield client


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "tone.wav", sine(440.0, 5.0), 44100)


def near(labels):
    """Audacity tells six digits."""
    return [(pytest.approx(start, rel=1e-5), pytest.approx(end, rel=1e-5), text) for start, end, text in labels]


def test_the_labels_that_arrive_are_the_regions(audacity):
    assert send_regions(audacity, REGIONS) == 1
    (track,) = audacity.tracks()
    assert (track.name, track.kind) == ("Soloscope", "label")
    assert audacity.labels() == (
        tuple(
            near(
                [
                    (0.25, 3.0, "piano 0.50"),
                    (1.5, 2.5, "clarinet 0.91"),
                    (2.0, 61.125, 'say "oboë" \\ 0.25'),
                    (4.0, 4.0, "clarinet 0.70"),
                ]
            )
        ),
    )


def test_each_instrument_can_have_a_track_of_its_own_behind_what_is_there(audacity, tone):
    audacity.pipe.do(f"Import2: Filename={quoted(str(tone))}")
    audacity.select_tracks([0])
    assert send_regions(audacity, REGIONS[:3], offset_s=10.0, track_per_instrument=True) == 2
    assert [(track.name, track.kind, track.selected) for track in audacity.tracks()] == [
        ("tone", "wave", True),
        ("clarinet", "label", False),
        ("piano", "label", False),
    ]
    assert audacity.labels()[0] == tuple(near([(11.5, 12.5, "clarinet 0.91"), (14.0, 14.0, "clarinet 0.70")]))
    send_regions(audacity, REGIONS[:1])
    assert [len(labels) for labels in audacity.labels()] == [2, 1, 1]
    assert audacity.labels()[0][0][2] == "clarinet 0.91"


def test_a_dialog_that_would_ask_for_every_name_is_kept_away(audacity):
    audacity.set_preference("GUI/DialogForNameNewLabel", "1")
    try:
        send_regions(audacity, REGIONS[:1])
        assert audacity.preference("GUI/DialogForNameNewLabel") == "1"
        assert len(audacity.labels()[0]) == 1
    finally:
        audacity.set_preference("GUI/DialogForNameNewLabel", "0")


def test_a_cancel_ends_between_two_labels_and_the_conversation_goes_on(audacity):
    stop = threading.Event()
    with pytest.raises(Cancelled):
        send_regions(audacity, REGIONS, on_progress=lambda made, _: made == 2 and stop.set(), cancelled=stop)
    assert [len(labels) for labels in audacity.labels()] == [2]


def test_what_is_open_is_exported_from_where_it_starts(audacity, tmp_path):
    stereo = write_wav(tmp_path / "stereo.wav", chirp(2.0), 44100)
    audacity.pipe.do(f"Import2: Filename={quoted(str(stereo))}")
    audacity.select_tracks([0])
    audacity.pipe.do("SetClip: Clip=0 Start=7.5")
    out = tmp_path / 'öut "1".wav'
    assert export_open_sound(audacity, out) == pytest.approx(7.5, abs=1e-3)
    with wave.open(str(out)) as written:
        assert written.getnchannels() == 2
        assert written.getnframes() == pytest.approx(2.0 * 44100, abs=50)


def test_an_empty_project_is_told_of_and_nothing_is_exported(audacity, tmp_path):
    send_regions(audacity, REGIONS[:1])
    with pytest.raises(LinkError, match="no sound"):
        export_open_sound(audacity, tmp_path / "out.wav")


def test_a_command_that_audacity_does_not_know_is_refused_in_words(audacity):
    with pytest.raises(LinkError, match="Nonsense was not recognized"):
        audacity.pipe.do("Nonsense: X=1")
    assert audacity.tracks() == ()


def test_a_second_client_is_turned_away_and_the_first_goes_on(audacity, program):
    with pytest.raises(LinkError, match="already"):
        Audacity(program.places)
    assert audacity.tracks() == ()


def soloscope(program: RealAudacity, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command line where Audacity's pipe is."""
    inside = ["nsenter", f"--target={program.process.pid}", "--mount"]
    if os.getuid() != 0:
        inside += ["--user", "--preserve-credentials"]
    return subprocess.run(
        [*inside, sys.executable, "-m", "engine", "audacity", *map(str, arguments)],
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(program.folder)},
    )  # fmt: skip


def test_the_command_line_sends_a_table_and_asks_how_it_is(audacity, program, tmp_path):
    audacity.pipe.close()
    write_regions(tmp_path / "take.csv", REGIONS)
    done = soloscope(program, "send", tmp_path / "take.csv", "--one-track-per-instrument", "--instruments", "piano")
    assert done.returncode == 0, done.stderr
    assert "1 label in one new track of Audacity." in done.stderr
    done = soloscope(program, "status")
    assert "Audacity answers; its project has 1 track." in done.stderr
    with Audacity(program.places) as again:
        assert again.labels() == (tuple(near([(0.25, 3.0, "piano 0.50")])),)


@pytest.mark.slow
def test_what_is_open_in_audacity_gets_the_labels_that_the_file_itself_gets(audacity, program, tmp_path):
    with soundfile.SoundFile(resource_path("demo", "demo.ogg")) as demo:
        sound, rate = demo.read(20 * demo.samplerate, always_2d=True).T, demo.samplerate
    # As a real room has: Audacity dithers what it exports, which is something only beside digital silence.
    sound = sound + noise(sound.shape[1] / rate, rate, level=0.001)[: sound.shape[1]]
    take = write_wav(tmp_path / "take.wav", sound, rate)
    audacity.pipe.do(f"Import2: Filename={quoted(str(take))}")
    audacity.pipe.close()
    done = soloscope(program, "analyse")
    assert done.returncode == 0, done.stderr
    subprocess.run(
        [sys.executable, "-m", "engine", "analyze", str(take), "-o", str(tmp_path / "own.csv"), "-q"],
        check=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    own = read_regions(tmp_path / "own.csv")
    assert own
    with Audacity(program.places) as again:
        (labels,) = again.labels()
    expected = sorted((r.onset_s, r.offset_s, r.instrument.replace("_", " ")) for r in own)
    assert [text.rpartition(" ")[0] for *_, text in labels] == [text for *_, text in expected]
    for label, wanted in zip(labels, expected, strict=True):
        assert label[:2] == pytest.approx(wanted[:2], abs=0.02)
    assert list(program.folder.glob("soloscope-*")) == []


def test_the_window_sends_its_regions(audacity, program, qtbot, tmp_path):
    audacity.pipe.close()
    with open_window(tmp_path / "take.wav") as window:
        window.audacity.places = program.places
        kept = window.session.document.kept_regions
        press(window, "send_audacity")
        dialog = window.audacity.dialog
        dialog.start_button.click()
        qtbot.waitUntil(lambda: dialog.state.text()[:1] in ("✓", "⚠"), timeout=int(PATIENCE_S * 1000))
        assert dialog.state.text().startswith("✓"), dialog.state.text()
        dialog.close()
    with Audacity(program.places) as again:
        assert again.labels() == (tuple(near([(r.onset_s, r.offset_s, f"{r.instrument} {r.mean:.2f}") for r in kept])),)
