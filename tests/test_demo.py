"""The demo recording says what its truth says, and can be made again from its score."""

import csv
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import mido
import numpy as np
import pytest
import soundfile

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.interchange import read_regions, write_regions
from engine.resource_files import resource_path

COLUMNS = ["instrument", "start_s", "end_s", "duration_s", "start_tc", "end_tc", "mean", "peak", "solo", "status"]


@pytest.fixture(scope="module")
def truth() -> list[dict[str, str]]:
    with resource_path("demo", "demo.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sound() -> np.ndarray:
    return soundfile.read(resource_path("demo", "demo.ogg"), always_2d=True)[0]


@pytest.fixture(scope="module")
def compose() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compose", resource_path("demo", "compose.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["compose"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def span(row: dict[str, str]) -> tuple[float, float]:
    return float(row["start_s"]), float(row["end_s"])


def rms_db(sound: np.ndarray, start_s: float, end_s: float) -> float:
    part = sound[round(start_s * 44_100) : round(end_s * 44_100)]
    return float(10 * np.log10(np.mean(part**2) + 1e-12))


def test_it_lasts_a_minute_and_a_half_to_two_and_stays_small():
    info = soundfile.info(resource_path("demo", "demo.ogg"))
    assert 90 <= info.duration <= 120
    assert (info.samplerate, info.channels) == (44_100, 2)
    assert resource_path("demo", "demo.ogg").stat().st_size < 3_000_000


def test_it_is_loud_but_never_clips(sound):
    assert 0.8 < np.abs(sound).max() < 1.0
    assert np.abs(sound.mean(axis=0)).max() < 1e-3


def test_the_truth_has_the_columns_of_analyze(truth):
    assert list(truth[0]) == COLUMNS
    assert [(float(row["start_s"]), row["instrument"]) for row in truth] == sorted(
        (float(row["start_s"]), row["instrument"]) for row in truth
    )
    for row in truth:
        start_s, end_s = span(row)
        assert float(row["duration_s"]) == pytest.approx(end_s - start_s, abs=0.0011)
        hours, minutes, seconds = row["start_tc"].split(":")
        assert int(hours) * 3600 + int(minutes) * 60 + float(seconds) == pytest.approx(start_s, abs=1e-6)


def test_the_truth_survives_reading_and_writing_to_the_letter(tmp_path):
    again = tmp_path / "again.csv"
    write_regions(again, read_regions(resource_path("demo", "demo.csv")))
    assert again.read_bytes() == resource_path("demo", "demo.csv").read_bytes()


def test_at_least_five_instruments_play(truth):
    names = {row["instrument"] for row in truth}
    assert len(names) >= 5
    assert names <= set(OPENMIC_INSTRUMENTS)
    assert not names & {"ukulele", "mandolin"}


def test_two_solos_stand_alone_and_two_over_a_band(truth):
    assert [row["instrument"] for row in truth if row["solo"] == "unaccompanied"] == ["cello", "saxophone"]
    assert [row["instrument"] for row in truth if row["solo"] == "featured"] == ["flute", "trumpet"]
    assert all(float(row["duration_s"]) >= 8 for row in truth if row["solo"])


def test_nobody_else_sounds_in_an_unaccompanied_solo(truth):
    for solo in (row for row in truth if row["solo"] == "unaccompanied"):
        start_s, end_s = span(solo)
        assert [row for row in truth if row is not solo and span(row)[0] < end_s and start_s < span(row)[1]] == []


def test_a_featured_solo_has_at_least_three_others_under_it(truth):
    for solo in (row for row in truth if row["solo"] == "featured"):
        start_s, end_s = span(solo)
        assert len([row for row in truth if span(row)[0] <= start_s and end_s <= span(row)[1]]) >= 4  # itself included


def test_it_sounds_where_the_truth_says_and_is_silent_where_nobody_plays(truth, sound):
    claimed = np.zeros(len(sound) // 441, bool)
    for row in truth:
        start_s, end_s = span(row)
        claimed[round(start_s * 100) : round(end_s * 100)] = True
        assert rms_db(sound, start_s, end_s) > -35, row
    levels = 10 * np.log10(np.mean(sound[: len(claimed) * 441].reshape(len(claimed), -1) ** 2, axis=1) + 1e-12)
    unclaimed = levels[~claimed]
    assert len(unclaimed) > 100  # a second of silence at least
    assert unclaimed.max() < -50
    # The sound begins and ends where the truth does, to a few hundredths.
    first = min(span(row)[0] for row in truth)
    assert np.flatnonzero(levels > -60)[0] / 100 == pytest.approx(first, abs=0.06)


def test_every_note_of_the_score_lies_in_a_region_of_its_player(truth):
    song = mido.MidiFile(resource_path("demo", "demo.mid"))
    notes = 0
    for track in song.tracks:
        regions = [span(row) for row in truth if row["instrument"] == track.name]
        ticks = 0
        for message in track:
            ticks += message.time
            if message.type == "note_on":
                onset_s = ticks / 960
                assert any(start - 0.06 <= onset_s <= end for start, end in regions), (track.name, onset_s)
                notes += 1
    assert notes > 500


def test_no_player_leaves_the_range_of_the_instrument(compose):
    lowest_and_highest = {
        "cello": (36, 76),
        "violin": (55, 100),
        "flute": (60, 96),
        "saxophone": (44, 76),  # tenor
        "trumpet": (52, 84),
        "guitar": (40, 83),
        "bass": (28, 60),
        "piano": (21, 108),
    }
    for name, notes in compose.perform().items():
        low, high = lowest_and_highest.get(name, (35, 81))
        assert notes
        assert low <= min(note.key for note in notes) and max(note.key for note in notes) <= high, name


def test_no_key_is_struck_while_it_is_still_held(compose):
    for name, notes in compose.perform().items():
        held: dict[int, float] = {}
        for note in notes:
            assert note.start_s >= held.get(note.key, 0.0), (name, note)
            assert note.end_s > note.start_s
            held[note.key] = note.end_s


def test_the_performance_is_the_same_every_time(compose, tmp_path):
    compose.write_midi(tmp_path / "again.mid", compose.perform())
    assert (tmp_path / "again.mid").read_bytes() == resource_path("demo", "demo.mid").read_bytes()


@pytest.mark.slow
@pytest.mark.interop
def test_rendering_it_again_gives_the_same_recording_and_truth(compose, tmp_path, truth, sound):
    if shutil.which("fluidsynth") is None or not compose.SOUNDFONT.is_file():
        pytest.skip("fluidsynth or fluid-soundfont-gm is not installed")
    stems = compose.render_stems(compose.perform())
    compose.write_truth(tmp_path / "again.csv", compose.label(stems))
    with (tmp_path / "again.csv").open(newline="", encoding="utf-8") as file:
        again = list(csv.DictReader(file))
    assert [(row["instrument"], row["solo"]) for row in again] == [(row["instrument"], row["solo"]) for row in truth]
    # Other versions of fluidsynth may round differently.
    assert np.allclose([span(row) for row in again], [span(row) for row in truth], atol=0.03)
    mix = np.sum(list(stems.values()), axis=0)
    assert mix.shape == sound.shape
    assert np.corrcoef(mix[:, 0], sound[:, 0])[0, 1] > 0.99


@pytest.mark.interop
def test_a_stem_is_rendered_the_same_to_the_last_bit(compose, tmp_path):
    if shutil.which("fluidsynth") is None or not compose.SOUNDFONT.is_file():
        pytest.skip("fluidsynth or fluid-soundfont-gm is not installed")
    compose.write_midi(tmp_path / "cello.mid", {"cello": compose.perform()["cello"]})
    assert np.array_equal(compose.render(Path(tmp_path, "cello.mid")), compose.render(Path(tmp_path, "cello.mid")))
