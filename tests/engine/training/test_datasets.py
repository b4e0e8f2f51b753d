"""The loaders of public data sets, on small folders in the layout of each."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.datasets import DATASETS, SPLITS, LabelledClip, dataset_named, read_split
from engine.training.datasets.clips import HELD_OUT, label_matrix, side_of
from engine.training.datasets.irmas import INSTRUMENTS, read_irmas
from engine.training.datasets.medley_solos_db import read_medley_solos
from engine.training.datasets.openmic2018 import read_openmic
from tests.builders_datasets import (
    MEDLEY_ROWS,
    OPENMIC_LABELS,
    make_irmas,
    make_medley,
    make_openmic,
    sound,
    write_table,
    write_wav,
)

MAKERS = {"openmic2018": make_openmic, "medley-solos-db": make_medley}


@pytest.fixture(params=[True, False], ids=["names pickled, as published", "names plain"])
def openmic(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_openmic(tmp_path, pickled=request.param)


@pytest.fixture
def irmas(tmp_path: Path) -> Path:
    return make_irmas(tmp_path)


@pytest.fixture
def medley(tmp_path: Path) -> Path:
    return make_medley(tmp_path)


def test_openmic_labels_are_what_people_said_and_the_rest_is_unknown(openmic: Path) -> None:
    clips = {clip.path.stem: clip for clip in read_openmic(openmic)}
    assert clips.keys() == OPENMIC_LABELS.keys()
    for key, relevance in OPENMIC_LABELS.items():
        assert clips[key].labels == {name: value >= 0.5 for name, value in relevance.items()}
        assert clips[key].path == openmic / "openmic-2018" / "audio" / key[:3] / f"{key}.ogg"
        assert clips[key].group == key[:6]
    assert {key for key, clip in clips.items() if clip.split == "test"} == set(sorted(OPENMIC_LABELS)[3:])


def test_openmic_is_found_from_its_folder_and_from_the_one_around_it(openmic: Path) -> None:
    assert read_openmic(openmic / "openmic-2018") == read_openmic(openmic)


def test_openmic_without_its_arrays_is_read_from_its_table(openmic: Path) -> None:
    before = read_openmic(openmic)
    (openmic / "openmic-2018" / "openmic-2018.npz").unlink()
    assert read_openmic(openmic) == before


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("openmic-2018.npz", b"PK nothing", r"openmic-2018\.npz' cannot be read"),
        ("partitions/split01_test.csv", None, r"split01_test\.csv' cannot be read"),
        ("partitions/split01_test.csv", b"\xff\xfe\x00", r"split01_test\.csv' is no text file"),
        ("partitions/split01_test.csv", b"000999_0\n", r"'000999_0', which has no labels"),
        ("partitions/split01_test.csv", b"../../secret\n", r"damaged clip name"),
    ],
)
def test_damaged_openmic_is_refused_in_a_sentence(
    openmic: Path, file: str, content: bytes | None, sentence: str
) -> None:
    path = openmic / "openmic-2018" / file
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=sentence):
        read_openmic(openmic)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("000046_3840", "kazoo", 1.0, 3)], "unknown instrument 'kazoo'"),
        ([("000046_3840", "flute", "much", 3)], "relevance 'much'"),
        ([("000046_3840", "flute", "-1", 3)], "relevance '-1'"),
        ([("000046_3840",)], "cut off at line 2"),
    ],
)
def test_damaged_openmic_table_is_refused_in_a_sentence(
    tmp_path: Path, rows: list[tuple[object, ...]], sentence: str
) -> None:
    table = make_openmic(tmp_path) / "openmic-2018" / "openmic-2018-aggregated-labels.csv"
    write_table(table, "sample_key,instrument,relevance,num_responses", rows)
    with pytest.raises(SettingsError, match=sentence) as refused:
        read_openmic(tmp_path)
    assert str(table) in str(refused.value)


@pytest.mark.parametrize(
    ("classes", "sentence"),
    [
        ("{", "cannot be read"),
        ('["flute"]', "does not number"),
        ('{"flute": 1}', "does not number"),
        ('{"kazoo": 0}', "unknown instrument 'kazoo'"),
        ('{"flute": 0}', "1 classes"),
    ],
)
def test_openmic_class_map_must_fit_the_arrays(tmp_path: Path, classes: str, sentence: str) -> None:
    make_openmic(tmp_path, pickled=False)
    (tmp_path / "openmic-2018" / "class-map.json").write_text(classes)
    with pytest.raises(SettingsError, match=sentence):
        read_openmic(tmp_path)


def test_openmic_columns_follow_the_class_map(tmp_path: Path) -> None:
    make_openmic(tmp_path, pickled=False)
    turned = {name: 19 - at for at, name in enumerate(OPENMIC_INSTRUMENTS)}
    (tmp_path / "openmic-2018" / "class-map.json").write_text(json.dumps(turned))
    clip = next(clip for clip in read_openmic(tmp_path) if clip.path.stem == "000046_3840")
    assert clip.labels == {OPENMIC_INSTRUMENTS[19 - 7]: True, OPENMIC_INSTRUMENTS[19 - 18]: False}


def test_irmas_training_excerpt_knows_its_instrument_its_drums_and_nothing_else(irmas: Path) -> None:
    clips = {clip.path.parent.name: clip for clip in read_irmas(irmas) if clip.split != "test"}
    assert clips["cla"].labels == {"clarinet": True, "drums": False}
    assert clips["cel"].labels == {"cello": True}, "the genre [cla] is no clarinet"
    assert clips["gac"].labels == {"guitar": True, "drums": True}
    assert clips["sax"].labels == {"saxophone": True, "drums": True}


def test_irmas_testing_excerpt_knows_the_listed_and_the_rest_of_the_eleven(irmas: Path) -> None:
    clips = {clip.path.stem: clip for clip in read_irmas(irmas) if clip.split == "test"}
    assert set(clips["01 - So What-20"].present) == {"trumpet", "saxophone"}
    assert set(clips["01. sensing-15"].present) == {"guitar", "piano"}
    for clip in clips.values():
        assert set(clip.labels) == set(INSTRUMENTS)
        assert "drums" not in clip.labels


def test_no_irmas_song_is_on_two_sides(irmas: Path) -> None:
    sides: dict[str, set[str]] = {}
    for clip in read_irmas(irmas):
        sides.setdefault(clip.group, set()).add(clip.split)
    assert {frozenset(side) for side in sides.values()} == {frozenset({name}) for name in SPLITS}
    assert sides["test 01 - So What"] == {"test"}
    assert len(sides) == 6


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("IRMAS-TrainingData/kaz/[kaz][cla]0001__1.wav", "kaz' is named after no class"),
        ("IRMAS-TrainingData/cel/[cla][cel]0001__1.wav", "another class than its folder"),
        ("IRMAS-TestingData-Part1/Part1/unlabelled-1.wav", "unlabelled-1.wav' has no list of labels"),
    ],
)
def test_misplaced_irmas_sound_is_refused_in_a_sentence(irmas: Path, file: str, sentence: str) -> None:
    write_wav(irmas / file, sound(0.1))
    with pytest.raises(SettingsError, match=sentence):
        read_irmas(irmas)


@pytest.mark.parametrize(
    ("labels", "sentence"), [(b"", "name no class"), (b"kaz\n", "unknown class 'kaz'"), (b"\xff\xff", "are no text")]
)
def test_damaged_irmas_labels_are_refused_in_a_sentence(irmas: Path, labels: bytes, sentence: str) -> None:
    path = irmas / "IRMAS-TestingData-Part1" / "Part1" / "01 - So What-20.txt"
    path.write_bytes(labels)
    with pytest.raises(SettingsError, match=sentence) as refused:
        read_irmas(irmas)
    assert str(path) in str(refused.value)


def test_folder_without_irmas_says_what_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="IRMAS-TrainingData"):
        read_irmas(tmp_path)


def test_medley_solos_keep_the_official_split_and_are_solos(medley: Path) -> None:
    clips = read_medley_solos(medley)
    assert [clip.split for clip in clips] == ["train", "train", "validation", "test", "test", "test"]
    assert [clip.present for clip in clips] == [
        ("flute",),
        ("guitar",),
        ("piano",),
        ("violin",),
        ("voice",),
        ("clarinet",),
    ]
    assert [clip.group for clip in clips] == [str(row[3]) for row in MEDLEY_ROWS]
    assert all(set(clip.labels) == set(OPENMIC_INSTRUMENTS) for clip in clips)
    assert all(clip.path.is_file() for clip in clips)


def test_medley_solos_may_lie_flat_in_one_folder(medley: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    flat.mkdir()
    for path in [*(medley / "annotation").iterdir(), *(medley / "audio").iterdir()]:
        path.rename(flat / path.name)
    assert len(read_split(DATASETS["medley-solos-db"], flat, "test")) == 3


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("exam", "flute", 3, 1, "ab"), "unknown subset 'exam'"),
        (("test", "kazoo", 3, 1, "ab"), "unknown instrument 'kazoo'"),
        (("test", "flute", 4, 1, "ab"), "'flute' 4, not 3"),
        (("test", "flute", 3, 1, "../ab"), "damaged name"),
        (("test", "flute"), "cut off at line 2"),
    ],
)
def test_damaged_medley_table_is_refused_in_a_sentence(medley: Path, row: tuple[object, ...], sentence: str) -> None:
    table = medley / "annotation" / "Medley-solos-DB_metadata.csv"
    write_table(table, "subset,instrument,instrument_id,song_id,uuid4", [row])
    with pytest.raises(SettingsError, match=sentence) as refused:
        read_medley_solos(medley)
    assert str(table) in str(refused.value)


def test_table_without_a_column_or_that_is_no_text_is_refused_in_a_sentence(medley: Path) -> None:
    table = medley / "annotation" / "Medley-solos-DB_metadata.csv"
    write_table(table, "subset,instrument,instrument_id,song_id", [])
    with pytest.raises(SettingsError, match="lacks the column 'uuid4'"):
        read_medley_solos(medley)
    table.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingsError, match="is no CSV table"):
        read_medley_solos(medley)
    table.unlink()
    with pytest.raises(SettingsError, match=r"Medley-solos-DB_metadata\.csv' cannot be read"):
        read_medley_solos(medley)


@pytest.mark.parametrize("name", ["openmic2018", "medley-solos-db"])
def test_missing_sound_names_a_file_and_how_many_there_are(name: str, tmp_path: Path) -> None:
    dataset = DATASETS[name]
    MAKERS[name](tmp_path)
    clips = read_split(dataset, tmp_path, "test")
    assert list(clips) == sorted(clips, key=lambda clip: clip.path)
    clips[0].path.unlink()
    with pytest.raises(SettingsError, match=f"lacks the sound of 1 of {len(clips)} clips") as refused:
        read_split(dataset, tmp_path, "test")
    assert str(clips[0].path) in str(refused.value)


def test_irmas_list_without_its_sound_is_missing_sound(irmas: Path) -> None:
    (irmas / "IRMAS-TestingData-Part1" / "Part1" / "01 - So What-20.wav").unlink()
    with pytest.raises(SettingsError, match="lacks the sound of 1 of 3 clips"):
        read_split(DATASETS["irmas"], irmas, "test")


def test_split_data_set_and_folder_that_are_not_there_are_named(irmas: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no clips of the split 'best'; it has train, validation, test"):
        read_split(DATASETS["irmas"], irmas, "best")
    with pytest.raises(SettingsError, match="choose one of openmic2018, irmas, medley-solos-db"):
        dataset_named("audioset")
    with pytest.raises(SettingsError, match="no folder"):
        read_split(DATASETS["irmas"], tmp_path / "none", "test")


def test_label_matrix_tells_unknown_from_absent() -> None:
    clips = (LabelledClip(Path("a"), {"flute": True, "cello": False}, "train", "1"),)
    present, known = label_matrix(clips, ("cello", "flute", "piano"))
    assert present.tolist() == [[False, True, False]]
    assert known.tolist() == [[True, True, False]]
    assert label_matrix((), ("cello",))[0].shape == (0, 1)


def test_songs_are_held_out_by_name_alone_and_in_the_right_share() -> None:
    sides = [side_of(str(number)) for number in range(4000)]
    assert sides == [side_of(str(number)) for number in range(4000)]
    assert np.mean([side == "validation" for side in sides]) == pytest.approx(HELD_OUT, abs=0.02)
