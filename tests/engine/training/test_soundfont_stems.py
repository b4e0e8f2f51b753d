"""Stems from a SoundFont: what is asked of FluidSynth, what comes back, and what is said when it is not there."""

import shutil

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training import soundfont_stems
from engine.training.scores import ScoreNote
from engine.training.soundfont_stems import DRUM_KITS, FOLDERS, RANGES, TRUE_PRESETS, SoundFontPlayer, fitted_to

NAME = "FluidR3_GM.sf2"
INSTALLED = shutil.which("fluidsynth") is not None and any((folder / NAME).is_file() for folder in FOLDERS)


def test_missing_soundfont_and_missing_player_are_told_apart(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"no SoundFont 'none\.sf2'.*fluid-soundfont-gm"):
        SoundFontPlayer("none.sf2", 22050)
    there = tmp_path / "there.sf2"
    there.write_bytes(b"RIFF")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="install the package fluidsynth"):
        SoundFontPlayer(str(there), 22050)


def test_every_class_with_a_preset_has_a_range_and_nothing_is_claimed_for_mandolin_and_ukulele() -> None:
    assert set(TRUE_PRESETS) == set(RANGES) <= {*OPENMIC_INSTRUMENTS, "other"}
    assert not {"mandolin", "ukulele"} & set(TRUE_PRESETS)
    programs = [program for presets in TRUE_PRESETS.values() for program in presets]
    assert len(programs) == len(set(programs)), "no preset may be two instruments"
    assert all(0 <= program < 128 for program in (*programs, *DRUM_KITS))


def test_notes_are_folded_into_the_range_of_the_instrument() -> None:
    notes = [ScoreNote(0.1 * i, 0.1, pitch, 80) for i, pitch in enumerate((5, 40, 64, 90, 120))]
    fitted = fitted_to(notes, *RANGES["cello"], np.random.default_rng(1))
    assert all(36 <= note.pitch <= 76 for note in fitted)
    assert [note.onset_s for note in fitted] == [note.onset_s for note in notes]
    assert fitted_to((), 36, 76, np.random.default_rng(1)) == ()


def test_score_holds_the_notes_at_their_times() -> None:
    notes = (ScoreNote(0.5, 0.25, 60, 90), ScoreNote(1.0, 0.5, 64, 100))
    score = soundfont_stems.midi_score(notes, 40, 3.0, np.random.default_rng(0), 0)
    now_s, struck = 0.0, []
    for message in score:
        now_s += message.time
        if message.type == "note_on":
            struck.append((round(now_s, 2), message.note, message.velocity))
    assert struck == [(0.5, 60, 90), (1.0, 64, 100)]
    assert score.length == pytest.approx(3.0, abs=0.01)


@pytest.mark.skipif(not INSTALLED, reason="needs FluidSynth and FluidR3_GM.sf2")
def test_fluidsynth_plays_the_pitch_at_its_time() -> None:
    player = SoundFontPlayer(NAME, 22050)
    sound = player.play([ScoreNote(0.5, 1.0, 69, 100)], 73, 2.0, np.random.default_rng(0))
    assert sound.shape == (44100,)
    assert np.abs(sound[: round(0.45 * 22050)]).max() < 0.02 * np.abs(sound).max()
    spectrum = np.abs(np.fft.rfft(sound[round(0.7 * 22050) : round(1.4 * 22050)], 1 << 17))
    assert spectrum.argmax() * 22050 / (1 << 17) == pytest.approx(440, rel=0.02)


@pytest.mark.skipif(not INSTALLED, reason="needs FluidSynth and FluidR3_GM.sf2")
def test_damaged_soundfont_is_named(tmp_path) -> None:
    damaged = tmp_path / "damaged.sf2"
    damaged.write_bytes(b"not a SoundFont at all")
    player = SoundFontPlayer(str(damaged), 22050)
    with pytest.raises(SettingsError, match=r"damaged\.sf2"):
        player.play([ScoreNote(0.0, 1.0, 69, 100)], 73, 1.0, np.random.default_rng(0))
