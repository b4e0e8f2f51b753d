"""Produced music: what a teacher is believed, and windows cut from it."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.features import FeatureSettings
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.mix_settings import MixSettings
from engine.training.produced_music import ProducedMusic, heard_by_both, heard_by_teacher, ready_music, wanted_music
from engine.training.stem_pool import StemPool
from engine.training.window_mixer import WindowMixer

VIOLIN, ORGAN, FLUTE, DRUMS = (OPENMIC_INSTRUMENTS.index(name) for name in ("violin", "organ", "flute", "drums"))


@pytest.fixture(scope="module")
def music_folder(training_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ready_music(training_folder, tmp_path_factory.mktemp("music"), lambda _: None)


def scores(**heard: float) -> np.ndarray:
    found = np.zeros((6, len(OPENMIC_INSTRUMENTS)), np.float32)
    for name, score in heard.items():
        found[:, OPENMIC_INSTRUMENTS.index(name)] = score
    return found


def test_sure_scores_are_presence_lowest_ones_absence_and_the_rest_is_unknown() -> None:
    present, known = heard_by_teacher(scores(violin=0.5, organ=0.1), scores(violin=0.5, organ=0.1), "")
    assert present[:, VIOLIN].all()
    assert known[:, VIOLIN].all()
    assert not known[:, ORGAN].any()
    assert known[:, FLUTE].all()
    assert not present[:, FLUTE].any()


def test_silence_of_a_teacher_hard_of_hearing_says_nothing() -> None:
    assert not heard_by_teacher(scores(), scores(), "")[1][:, DRUMS].any()


def test_what_the_source_states_is_never_absent_and_what_it_leaves_out_never_present() -> None:
    present, known = heard_by_teacher(scores(violin=0.5), scores(violin=0.5), "flute, piano")
    assert not known[:, FLUTE].any()
    assert not present[:, VIOLIN].any()
    assert heard_by_teacher(scores(violin=0.5), scores(violin=0.5), "guitar, fiddle")[0][:, VIOLIN].all()


def test_absence_needs_a_second_of_low_scores_to_either_side() -> None:
    long = scores()
    long[5, FLUTE] = 0.5
    known = heard_by_teacher(scores(), long, "")[1]
    assert known[:, FLUTE].tolist() == [True, True, True, False, False, False]


def test_where_teacher_and_listener_agree_there_is_a_label_and_where_they_do_not_there_is_none() -> None:
    heard = np.full((6, len(OPENMIC_INSTRUMENTS)), 0.02, np.float32)
    heard[:, VIOLIN] = 0.9
    heard[:, ORGAN] = 0.9
    present, known = heard_by_both(scores(violin=0.15), scores(violin=0.15), "", heard)
    assert (present[:, VIOLIN] > 0.9).all()
    assert (known[:, VIOLIN] > 0.6).all()
    assert (present[:, FLUTE] < 0.05).all()
    assert (known[:, FLUTE] > 0.8).all()
    assert (known[:, ORGAN] < 0.3).all(), "the listener hears an organ, the teacher none"


def test_listener_tells_of_what_the_teacher_is_deaf_to_and_never_outvotes_a_sure_one() -> None:
    heard = np.full((6, len(OPENMIC_INSTRUMENTS)), 0.001, np.float32)
    heard[:, DRUMS] = 0.95
    present, known = heard_by_both(scores(violin=0.4), scores(violin=0.4), "", heard)
    assert (present[:, DRUMS] * known[:, DRUMS] > 0.6).all()
    assert (present[:, VIOLIN] == 1).all()
    assert (known[:, VIOLIN] == 1).all()


def test_cut_has_the_sound_and_labels_of_its_place(music_folder: Path) -> None:
    music = ProducedMusic(music_folder, ("organ", "violin"))
    rng = np.random.default_rng(0)
    seen = set()
    for _ in range(60):
        cut = music.cut(11025, np.array([0.25]), rng)
        violin, loud = bool(cut.present[0, 1]), bool(np.abs(cut.samples).max() > 0.01)
        seen.add((violin, loud))
        assert not cut.present[0, 0]
    assert (True, True) in seen
    assert (False, False) in seen
    assert (True, False) not in seen


def test_windows_of_music_know_what_lies_over_them(music_folder: Path, pool: StemPool) -> None:
    names = ("flute", "organ", "violin")
    mixer = WindowMixer(pool, FeatureSettings(), MixSettings(music=1.0), 4, names, ProducedMusic(music_folder, names))
    windows = [mixer.window(number) for number in range(80)]
    known = np.stack([window.known for window in windows])
    presence = np.stack([window.presence for window in windows])
    assert set(np.unique(known)) == {0.0, 1.0}
    assert ((presence > 0) <= (known > 0)).all()
    assert presence[..., 0].any(), "the flute is in no music, so it must come from stems laid over it"
    again = mixer.window(7)
    assert np.array_equal(again.samples, windows[7].samples)


def test_mix_without_music_needs_none_and_one_with_it_names_what_is_missing(tmp_path: Path) -> None:
    assert wanted_music(0.0, tmp_path, tmp_path / "music", OPENMIC_INSTRUMENTS, lambda _: None) is None
    with pytest.raises(SettingsError, match=r"music\.csv"):
        wanted_music(0.1, tmp_path, tmp_path / "music", OPENMIC_INSTRUMENTS, lambda _: None)
    (tmp_path / "music.csv").write_text("file,instruments_stated\n")
    (tmp_path / "music_teacher.npz").write_bytes(b"PK nothing")
    with pytest.raises(SettingsError, match="teacher"):
        wanted_music(0.1, tmp_path, tmp_path / "music", OPENMIC_INSTRUMENTS, lambda _: None)
