"""Windows cut from labelled clips: balanced, with the labels of their clip, and in place of produced music."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.features import FeatureSettings
from engine.training.clip_windows import SOMEWHERE_COUNTS, ClipWindows, ready_clips, wanted_clips
from engine.training.mix_settings import MixSettings
from engine.training.produced_music import ProducedMusic
from engine.training.stem_pool import POOL_RATE, StemPool
from engine.training.window_mixer import WindowMixer
from tests.builders import sine
from tests.builders_datasets import make_irmas, make_medley, make_openmic, write_wav

TIMES_S = np.array([0.25, 0.75])
WINDOW = POOL_RATE


def ready(dataset: str, data: Path, folder: Path, **more: str) -> Path:
    return ready_clips(dataset, data, folder, lambda _: None, **more)


@pytest.fixture(scope="module")
def solos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One flute, and nine guitars whose second half is silent."""
    folder = tmp_path_factory.mktemp("solos")
    data = make_medley(folder / "set")
    table = data / "annotation" / "Medley-solos-DB_metadata.csv"
    with table.open("a", encoding="utf-8") as file:
        for number in range(8):
            file.write(f"training,distorted electric guitar,1,{400 + number},{number:08x}-aa\n")
    for path in (data / "audio").glob("Medley-solos-DB_training-1_*"):
        path.unlink()
    guitar = np.concatenate([sine(220.0, 1.5, POOL_RATE), np.zeros(65536 - round(1.5 * POOL_RATE), np.float32)])
    names = ["b4ecdccd-b46d-5e94-fdcd-6f97a1069bf4", *(f"{number:08x}-aa" for number in range(8))]
    for name in names:
        write_wav(data / "audio" / f"Medley-solos-DB_training-1_{name}.wav", guitar)
    return ready("medley-solos-db", data, folder / "clips")


def cuts(windows: ClipWindows, many: int, length: int = WINDOW) -> list[Any]:
    rng = np.random.default_rng(0)
    return [windows.cut(length, TIMES_S, rng) for _ in range(many)]


def test_rare_class_is_drawn_as_often_as_a_frequent_one(solos: Path) -> None:
    windows = ClipWindows(solos, ("flute", "guitar"))
    flutes = [cut for cut in cuts(windows, 300) if cut.present[:, 0].any()]
    assert 110 < len(flutes) < 190


def test_cut_has_shape_labels_and_silence_of_its_place(solos: Path) -> None:
    windows = ClipWindows(solos, ("guitar", "piano"))
    seen = set()
    for cut in cuts(windows, 60):
        assert cut.samples.shape == (WINDOW,)
        assert cut.samples.dtype == cut.present.dtype == cut.known.dtype == np.float32
        assert cut.present.shape == cut.known.shape == (2, 2)
        assert (cut.known == 1).all(), "a solo tells of all instruments"
        assert not cut.present[:, 1].any()
        for time_s, present in zip(TIMES_S, cut.present[:, 0], strict=True):
            middle = cut.samples[round((time_s - 0.05) * POOL_RATE) : round((time_s + 0.05) * POOL_RATE)]
            loud = float(np.sqrt(np.square(middle).mean()))
            seen.add((bool(present), loud > 0.05))
    assert (True, True) in seen
    assert (False, False) in seen
    assert (False, True) not in seen


def test_label_of_presence_in_a_long_clip_counts_less_than_one_of_absence(tmp_path: Path) -> None:
    folder = ready("openmic2018", make_openmic(tmp_path / "set", duration_s=6.0), tmp_path / "clips", split="test")
    windows = ClipWindows(folder, ("flute", "cello", "violin"))
    weights = {True: set(), False: set()}
    for cut in cuts(windows, 60):
        assert not cut.known[:, 2].any(), "nobody said a word about violins"
        for present, known in zip(cut.present[:, 0], cut.known[:, 0], strict=True):
            weights[bool(present)].add(float(known))
    assert weights == {True: {SOMEWHERE_COUNTS}, False: {1.0}}


def test_clips_in_which_nothing_is_present_are_drawn_as_absence(tmp_path: Path) -> None:
    folder = ready("openmic2018", make_openmic(tmp_path / "set"), tmp_path / "clips", split="test")
    found = [cut for cut in cuts(ClipWindows(folder, ("flute",), absent=0.5), 100) if not cut.present.any()]
    assert 30 < len(found) < 70
    assert all(cut.known.all() for cut in found)
    assert all(cut.present.any() for cut in cuts(ClipWindows(folder, ("flute",), absent=0.0), 30))


def test_same_random_numbers_give_the_same_window(solos: Path) -> None:
    first, second = (ClipWindows(solos).cut(WINDOW, TIMES_S, np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(first.samples, second.samples)
    assert np.array_equal(first.present, second.present)


def test_mixer_takes_clips_in_place_of_produced_music(solos: Path, pool: StemPool) -> None:
    names = ("flute", "guitar", "organ", "violin")
    clips = ClipWindows(solos, names)
    mixer = WindowMixer(pool, FeatureSettings(), MixSettings(music=1.0), 4, names, clips)
    windows = [mixer.window(number) for number in range(30)]
    presence = np.stack([window.presence for window in windows])
    assert presence[..., 1].any(), "guitars are in the clips only"
    assert all(np.isfinite(window.samples).all() for window in windows)


def test_files_are_laid_out_as_those_of_produced_music(solos: Path, tmp_path: Path) -> None:
    for name in ("int16", "npz"):
        (tmp_path / f"music.{name}").write_bytes((solos / f"clips.{name}").read_bytes())
    music = ProducedMusic(tmp_path, ("flute", "guitar"))
    cut = music.cut(WINDOW, TIMES_S, np.random.default_rng(1))
    assert cut.samples.shape == (WINDOW,)
    assert cut.present.any()


def test_folder_is_filled_once_and_anew_for_other_labels_or_another_split(tmp_path: Path) -> None:
    data, folder = make_irmas(tmp_path / "set"), tmp_path / "clips"
    made: list[str] = []

    def report(figures: dict[str, Any]) -> None:
        made.append(str(figures.get("made")))

    ready_clips("irmas", data, folder, report)
    assert len(made) == 3
    ready_clips("irmas", data, folder, report)
    assert len(made) == 3
    listed = data / "IRMAS-TestingData-Part1" / "Part1" / "01 - So What-20.txt"
    ready_clips("irmas", data, folder, report, "test")
    assert len(made) == 6
    listed.write_text("vio\n")
    ready_clips("irmas", data, folder, report, "test")
    assert len(made) == 9
    assert sorted(path.name for path in folder.iterdir()) == ["clips.int16", "clips.npz", "recipe.json"]


def test_recipe_that_names_no_data_set_needs_none_and_one_that_does_finds_it_by_its_name(tmp_path: Path) -> None:
    make_medley(tmp_path / "medley-solos-db")
    names = ("flute", "guitar")
    assert wanted_clips("", tmp_path, tmp_path / "clips", names, lambda _: None) is None
    clips = wanted_clips("medley-solos-db", tmp_path, tmp_path / "clips", names, lambda _: None)
    assert clips is not None
    assert clips.cut(WINDOW, TIMES_S, np.random.default_rng(0)).present.shape == (2, 2)
    with pytest.raises(SettingsError, match="no folder"):
        wanted_clips("irmas", tmp_path, tmp_path / "clips", names, lambda _: None)


def test_clips_that_cannot_be_read_are_left_out_and_told(tmp_path: Path) -> None:
    data = make_openmic(tmp_path / "set")
    sounds = sorted((data / "openmic-2018" / "audio").rglob("*.ogg"))
    sounds[4].write_bytes(b"OggS and no more")
    told: list[dict[str, Any]] = []
    folder = ready_clips("openmic2018", data, tmp_path / "clips", told.append, "test")
    assert told[-1]["unreadable"] == 1
    assert ClipWindows(folder, ("cello",)).cut(WINDOW, TIMES_S, np.random.default_rng(0)).present.any()
    sounds[3].write_bytes(b"")
    (folder / "recipe.json").unlink()
    with pytest.raises(SettingsError, match="None of the 2 clips"):
        ready_clips("openmic2018", data, folder, told.append, "test")


def test_folders_and_lengths_that_cannot_be_used_are_told_in_a_sentence(solos: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="holds no clips"):
        ClipWindows(tmp_path)
    with pytest.raises(SettingsError, match="none of the instruments banjo"):
        ClipWindows(solos, ("banjo",))
    with pytest.raises(SettingsError, match=r"window of 4\.00 s"):
        ClipWindows(solos).cut(4 * POOL_RATE, TIMES_S, np.random.default_rng(0))
