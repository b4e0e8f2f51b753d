"""Stems and the windows mixed from them: right pitch, right labels, the same every time."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.features import FeatureSettings
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.material import Material
from engine.training.mix_settings import MixSettings
from engine.training.playing import CYMBAL_KEYS, DRUM_KEYS, PLAYING_STYLES
from engine.training.pool_parts import PoolParts
from engine.training.scores import ScoreNote
from engine.training.stem_pool import POOL_RATE, StemPool, StemSettings
from engine.training.stem_pool_rendering import write_stem_pool
from engine.training.stem_rendering import StemRenderer, render_hits
from engine.training.training_window import FRAMES
from engine.training.window_mixer import WindowMixer


def strongest_hz(sound: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 1 << 17))
    return float(spectrum.argmax()) * POOL_RATE / (1 << 17)


@pytest.mark.parametrize("pitch", [60, 64, 69])
def test_rendered_note_has_the_pitch_of_the_score(material: Material, pitch: int) -> None:
    (bank,) = material.banks_of("flute", "train")
    sound = StemRenderer(bank, PLAYING_STYLES["flute"], POOL_RATE).render(
        [ScoreNote(0.0, 1.2, pitch, 100)], 1.2, np.random.default_rng(0)
    )
    semitones = 12 * np.log2(strongest_hz(sound) / (440 * 2 ** ((pitch - 69) / 12)))
    assert abs(semitones) < 0.5


def test_rendered_stem_is_silent_where_the_score_is(material: Material) -> None:
    (bank,) = material.banks_of("violin", "train")
    sound = StemRenderer(bank, PLAYING_STYLES["violin"], POOL_RATE).render(
        [ScoreNote(0.0, 0.5, 67, 100), ScoreNote(2.0, 0.5, 67, 100)], 3.0, np.random.default_rng(0)
    )
    assert np.abs(sound[round(1.0 * POOL_RATE) : round(1.9 * POOL_RATE)]).max() == 0
    assert np.abs(sound[round(2.1 * POOL_RATE) : round(2.4 * POOL_RATE)]).max() > 0.01


def test_notes_outside_a_banks_range_are_folded_into_it(material: Material) -> None:
    (bank,) = material.banks_of("flute", "train")
    renderer = StemRenderer(bank, PLAYING_STYLES["flute"], POOL_RATE)
    low = [ScoreNote(i * 0.1, 0.1, pitch, 90) for i, pitch in enumerate((12, 24, 36, 100, 120))]
    pitches = [note.pitch for note in renderer.fit_to_range(low, np.random.default_rng(4))]
    assert all(53 <= pitch <= 81 for pitch in pitches)


def test_drum_pattern_sounds_on_its_own_keys_only(material: Material) -> None:
    (kit,), (plates,) = material.banks_of("drums", "train"), material.banks_of("cymbals", "train")
    hits = [ScoreNote(0.5, 0.1, 36, 127)]
    rng = np.random.default_rng(0)
    assert np.abs(render_hits(kit, hits, DRUM_KEYS, 1.0, POOL_RATE, rng)).max() > 0.05
    assert np.abs(render_hits(plates, hits, CYMBAL_KEYS, 1.0, POOL_RATE, rng)).max() == 0


def test_pool_is_the_same_for_the_same_seed(material: Material, pool: StemPool, tmp_path: Path) -> None:
    write_stem_pool(material, tmp_path, "train", StemSettings(minutes_per_class=0.5, seed=3))
    again = StemPool(tmp_path)
    assert again.stems == pool.stems
    assert np.array_equal(again.samples, pool.samples)


def test_several_processes_render_the_same_pool(material: Material, pool: StemPool, tmp_path: Path) -> None:
    write_stem_pool(material, tmp_path, "train", StemSettings(minutes_per_class=0.5, seed=3), processes=2)
    again = StemPool(tmp_path)
    assert again.stems == pool.stems
    assert np.array_equal(again.samples, pool.samples)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stems.int16", "stems.json"]


def test_interrupted_rendering_goes_on_where_it_was(material: Material, pool: StemPool, tmp_path: Path) -> None:
    settings = StemSettings(minutes_per_class=0.5, seed=3)

    def interrupt_after_flute(_: float, name: str) -> None:
        if name == "flute":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_stem_pool(material, tmp_path, "train", settings, interrupt_after_flute)
    assert not (tmp_path / "stems.json").exists()
    made: list[str] = []
    write_stem_pool(material, tmp_path, "train", settings, lambda _, name: made.append(name))
    assert "flute" not in made and "violin" in made
    again = StemPool(tmp_path)
    assert again.stems == pool.stems
    assert np.array_equal(again.samples, pool.samples)


def test_parts_of_another_recipe_are_not_used(material: Material, tmp_path: Path) -> None:
    parts = PoolParts(tmp_path, "old")
    with parts.writing("flute"):
        pass
    assert parts.has("flute")
    assert PoolParts(tmp_path, "old").has("flute")
    assert not PoolParts(tmp_path, "new").has("flute")


def test_further_sources_and_codecs_join_the_pool(material: Material, tmp_path: Path) -> None:
    settings = StemSettings(minutes_per_class=0.1, seed=3, modelled_minutes_per_class=0.4, codec=1.0)
    write_stem_pool(material, tmp_path, "train", settings)
    pool = StemPool(tmp_path)
    modelled = [stem for stem in pool.stems if stem.origin.startswith("model")]
    assert {stem.classes for stem in modelled} == {("banjo",), ("guitar",), ("mandolin",), ("ukulele",)}
    for stem in pool.stems:
        assert np.abs(pool.read(stem, 0, stem.length)).max() == pytest.approx(0.9, abs=0.02)


def test_folder_without_a_pool_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="soloscope synthesize"):
        StemPool(tmp_path)


@pytest.fixture(scope="module")
def mixer(pool: StemPool) -> WindowMixer:
    return WindowMixer(
        pool, FeatureSettings(), MixSettings(), seed=5, instruments=("drums", "flute", "organ", "violin")
    )


def test_same_number_gives_the_same_window_and_another_gives_another(mixer: WindowMixer, pool: StemPool) -> None:
    again = WindowMixer(pool, FeatureSettings(), MixSettings(), seed=5, instruments=mixer.instruments)
    for number in (0, 7, 123):
        first, second = mixer.window(number), again.window(number)
        assert np.array_equal(first.samples, second.samples)
        assert np.array_equal(first.presence, second.presence)
    assert not np.array_equal(mixer.window(1).samples, mixer.window(2).samples)


def test_windows_have_the_reach_of_their_frames_and_stay_below_full_scale(mixer: WindowMixer) -> None:
    for number in range(60):
        window = mixer.window(number)
        assert window.samples.shape == (FeatureSettings().window_samples,)
        assert window.samples.dtype == np.float32
        assert np.isfinite(window.samples).all()
        assert np.abs(window.samples).max() <= 1.0
        assert window.presence.shape == window.lead.shape == (FRAMES, 4)
        assert set(np.unique(window.presence)) <= {0.0, 1.0}
        assert (window.lead <= window.presence).all()


def test_every_class_and_the_empty_window_turn_up(mixer: WindowMixer) -> None:
    heard = np.stack([mixer.window(number).presence.max(axis=0) for number in range(150)])
    assert (heard.mean(axis=0) > 0.05).all()
    assert (heard.sum(axis=1) == 0).any()
    assert (heard.sum(axis=1) >= 2).any()


def test_frames_of_a_solo_are_labelled_where_it_is_loud(pool: StemPool) -> None:
    settings = MixSettings(
        empty=0, solo=1, bed=0, other=0, phrase=0, room=0, background=0, band_limited=0, master=0, tone_db=0
    )
    mixer = WindowMixer(pool, FeatureSettings(), settings, seed=1, instruments=("flute", "violin"))
    frame = 2205
    checked = 0
    for number in range(160):
        window = mixer.window(number)
        power = np.square(window.samples[1024 : 1024 + 10 * frame]).reshape(10, frame).mean(axis=1)
        present = window.presence.max(axis=1) > 0
        if present.any() and not present.all():
            assert power[present].min() > power[~present].max()
            checked += 1
    assert checked >= 3


def test_all_openmic_instruments_have_a_playing_style() -> None:
    assert set(PLAYING_STYLES) == set(OPENMIC_INSTRUMENTS) - {"drums", "cymbals"} | {"other"}
