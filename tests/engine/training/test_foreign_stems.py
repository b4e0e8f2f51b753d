"""Stems from sources foreign to training: real programs, where they are installed."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.analyzer import Analyzer
from engine.errors import SettingsError
from engine.training import foreign_stems
from engine.training.foreign_stems import MODELLED, PATCHES, UNLISTED_PATCHES, ModelledStrings, PatchPlayer
from engine.training.material import OTHER, Material
from engine.training.open_world import unlisted_stem_activations
from engine.training.playing import PLAYING_STYLES
from engine.training.scores import ScoreNote
from engine.training.soundfont_stems import RANGES
from engine.training.stem_pool import POOL_RATE, StemPool, StemSettings
from engine.training.stem_pool_rendering import ready_stem_pool, write_stem_pool

NOTES = (ScoreNote(0.5, 0.6, 69, 100), ScoreNote(1.2, 0.6, 76, 90))
PATCHED = shutil.which("timidity") is not None and Path("/etc/timidity/freepats.cfg").is_file()


@pytest.mark.parametrize(("player", "package"), [(PatchPlayer, "timidity"), (ModelledStrings, "stk")])
def test_missing_program_is_asked_for(player, package: str, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match=rf"install the packages? .*{package}"):
        player(22050)


def test_patches_have_ranges() -> None:
    assert set(PATCHES) <= set(RANGES)


def test_skini_counts_from_line_to_line() -> None:
    lines = foreign_stems._skini(NOTES, 1.5).splitlines()
    assert lines == [
        "NoteOn 0.5000 1 69 100",
        "NoteOff 0.6000 1 69 40",
        "NoteOn 0.1000 1 76 90",
        "NoteOff 0.3000 1 76 40",
    ]


def sounds_at(sound: np.ndarray, hz: float, start_s: float, stop_s: float) -> bool:
    part = sound[round(start_s * 22050) : round(stop_s * 22050)]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 16))
    bins = np.arange(len(spectrum)) * 22050 / (1 << 16)
    near = np.abs(1200 * np.log2(np.maximum(bins, 1) / hz)) < 40
    return bool(spectrum[near].max() > 5 * np.median(spectrum))


@pytest.mark.skipif(not PATCHED, reason="needs TiMidity++ and FreePats")
def test_patches_play_the_notes_at_their_times() -> None:
    sound = PatchPlayer(22050).play(NOTES, 73, 2.5, np.random.default_rng(0))
    assert sound.shape == (round(2.5 * 22050),)
    assert np.abs(sound[: round(0.45 * 22050)]).max() < 0.02
    assert sounds_at(sound, 440.0, 0.6, 1.1)
    assert sounds_at(sound, 659.3, 1.3, 1.8)


@pytest.mark.skipif(shutil.which("stk-demo") is None, reason="needs the Synthesis ToolKit")
@pytest.mark.parametrize("name", MODELLED)
def test_modelled_strings_play_the_notes_in_tune(name: str) -> None:
    sound = ModelledStrings(22050).play(NOTES, 2.5, name)
    assert np.abs(sound).max() > 0.02
    assert sounds_at(sound, 440.0, 0.6, 1.1)
    assert sounds_at(sound, 659.3, 1.3, 1.8)


def loudness(sound: np.ndarray, start_s: float) -> float:
    part = sound[round(start_s * 22050) : round((start_s + 0.1) * 22050)]
    return float(np.sqrt(np.square(part).mean()))


@pytest.mark.skipif(shutil.which("stk-demo") is None, reason="needs the Synthesis ToolKit")
def test_a_modelled_ukulele_dies_away_sooner_than_a_mandolin() -> None:
    note, player = (ScoreNote(0.2, 2.0, 67, 100),), ModelledStrings(22050)
    mandolin, ukulele = (player.play(note, 2.5, name) for name in ("mandolin", "ukulele"))
    assert loudness(ukulele, 1.2) / loudness(ukulele, 0.25) < 0.3 * loudness(mandolin, 1.2) / loudness(mandolin, 0.25)


def test_no_unlisted_patch_is_a_listed_one() -> None:
    assert not set(UNLISTED_PATCHES) & {program for programs in PATCHES.values() for program in programs}
    assert {patch.style for patch in UNLISTED_PATCHES.values()} <= set(PLAYING_STYLES)


@pytest.mark.skipif(not PATCHED or shutil.which("stk-demo") is None, reason="needs TiMidity++, FreePats and the STK")
def test_every_unlisted_patch_is_heard_and_analysed(material: Material, tiny_bundle: Path, tmp_path: Path) -> None:
    settings = StemSettings(0.0, 3, foreign_minutes_per_class=0.5)
    write_stem_pool(material, tmp_path, "none", settings, processes=1)
    pool = StemPool(tmp_path)
    unlisted = [stem for stem in pool.stems if stem.classes == (OTHER,)]
    assert [stem.detail for stem in unlisted] == [patch.name for patch in UNLISTED_PATCHES.values()]
    assert min(stem.loud for stem in unlisted) > 0.005
    found = unlisted_stem_activations(Analyzer.from_bundle(tiny_bundle, "cpu"), pool, 1.0)
    assert [name.rpartition(" (")[0] for name in found] == [stem.detail for stem in unlisted]
    for stem, each in zip(unlisted, found.values(), strict=True):
        assert each.duration_s == pytest.approx(stem.length / POOL_RATE)


@pytest.mark.skipif(not PATCHED or shutil.which("stk-demo") is None, reason="needs TiMidity++, FreePats and the STK")
def test_stems_are_rendered_anew_when_instruments_are_added(
    material: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = StemSettings(0.0, 3, foreign_minutes_per_class=0.1)
    made: list[str] = []

    def rendered() -> list[str]:
        made.clear()
        ready_stem_pool(material, tmp_path, settings, lambda report: made.append(report["made"]), split="none")
        return made

    with monkeypatch.context() as before:
        before.setattr(foreign_stems, "MODELLED", {"mandolin": ()})
        assert "ukulele" in rendered()
        assert rendered() == []
    assert "ukulele" in rendered()
    assert rendered() == []
