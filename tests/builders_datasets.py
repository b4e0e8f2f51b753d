"""Small folders in the very layout of the public data sets, for tests of their loaders."""

import csv
import json
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import numpy as np
import soundfile

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.datasets.clips import side_of
from tests.builders import notes

RATE = 22050
OPENMIC_LABELS = {
    "000046_3840": {"flute": 0.9, "violin": 0.1},
    "000135_483840": {"violin": 0.5, "flute": 0.0},
    "000139_119040": {"violin": 0.2},
    "000141_153600": {"flute": 0.7, "cello": 1.0},
    "000144_30720": {"flute": 0.3, "cello": 0.0},
}
"""Relevance of each label that somebody gave; the last two clips are the test part."""

IRMAS_TEST_CLIPS = {
    "Part1/01 - So What-20": "tru\t\nsax\t\n",
    "Part1/01 - So What-21": "sax\t\n",
    "Part1/01. sensing-15": "gel\t\npia\t\n",
}
MEDLEY_ROWS = (
    ("training", "flute", 3, 12, "0244a60b-91bc-5202-fef2-548395a4ce86"),
    ("training", "distorted electric guitar", 1, 13, "b4ecdccd-b46d-5e94-fdcd-6f97a1069bf4"),
    ("validation", "piano", 4, 210, "d07b1fc0-567d-52c2-fef4-239f31c9d40e"),
    ("test", "violin", 7, 300, "0334342a-d60a-58d7-fdd3-336d304471ec"),
    ("test", "female singer", 2, 301, "8aff5fe1-620a-52b0-fae9-b39a4c4dea1c"),
    ("test", "clarinet", 0, 302, "3f62ba94-7e44-5989-f780-952c9778b57e"),
)


def song_of(side: str, skip: int = 0) -> str:
    """Return the number of a song, as IRMAS writes it, that lies on one side; `skip` of them are passed over."""
    numbers = (f"{number:04d}" for number in count(1))
    found = (number for number in numbers if side_of(number) == side)
    for _ in range(skip):
        next(found)
    return next(found)


def sound(duration_s: float = 3.0, pitch: int = 60) -> np.ndarray:
    """Return a short tune, float32 ``(samples,)``, at `RATE`."""
    half_s = duration_s / 2
    return notes((pitch, pitch + 4), half_s, RATE)


def make_openmic(folder: Path, *, pickled: bool = True, duration_s: float = 3.0) -> Path:
    """Write OpenMIC-2018 with five clips; with `pickled`, as published, its clip names are an object array."""
    home = folder / "openmic-2018"
    (home / "partitions").mkdir(parents=True)
    (home / "class-map.json").write_text(json.dumps({name: at for at, name in enumerate(OPENMIC_INSTRUMENTS)}))
    keys = sorted(OPENMIC_LABELS)
    relevance = np.full((len(keys), 20), 0.5)
    mask = np.zeros((len(keys), 20), dtype=bool)
    rows = []
    for row, key in enumerate(keys):
        for name, value in OPENMIC_LABELS[key].items():
            column = OPENMIC_INSTRUMENTS.index(name)
            relevance[row, column], mask[row, column] = value, True
            rows.append((key, name, value, 3))
        path = home / "audio" / key[:3] / f"{key}.ogg"
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, sound(duration_s, 55 + row), RATE)
    write_table(home / "openmic-2018-aggregated-labels.csv", "sample_key,instrument,relevance,num_responses", rows)
    np.savez(
        home / "openmic-2018.npz",
        X=np.zeros((len(keys), 10, 128), dtype=np.uint8),
        Y_true=relevance,
        Y_mask=mask,
        sample_key=np.array(keys, dtype=object if pickled else str),
    )
    (home / "partitions" / "split01_train.csv").write_text("\n".join(keys[:3]) + "\n")
    (home / "partitions" / "split01_test.csv").write_text("\n".join(keys[3:]) + "\n")
    return folder


def make_irmas(folder: Path) -> Path:
    """Write IRMAS: six training excerpts of four songs, three testing excerpts of two."""
    kept, other, held = song_of("train"), song_of("train", 1), song_of("validation")
    also_held = song_of("validation", 1)
    names = (
        f"cla/004__[cla][nod][cla]{kept}__1",
        f"cla/004__[cla][nod][cla]{kept}__2",
        f"cel/[cel][cla]{other}__1",
        f"gac/[gac][dru][cou_fol]{also_held}__1",
        f"sax/[sax][dru][jaz_blu]{held}__1",
        f"sax/[sax][dru][jaz_blu]{held}__2",
    )
    for number, name in enumerate(names):
        write_wav(folder / "IRMAS-TrainingData" / f"{name}.wav", sound(pitch=50 + number))
    (folder / "IRMAS-TrainingData" / "README.txt").write_text("About the set.")
    for number, (name, labels) in enumerate(IRMAS_TEST_CLIPS.items()):
        stem = folder / "IRMAS-TestingData-Part1" / name
        write_wav(stem.with_name(stem.name + ".wav"), sound(pitch=60 + number))
        stem.with_name(stem.name + ".txt").write_text(labels)
    return folder


def make_medley(folder: Path) -> Path:
    """Write Medley-solos-DB with six clips, in the folders that its archives unpack to."""
    columns = "subset,instrument,instrument_id,song_id,uuid4"
    write_table(folder / "annotation" / "Medley-solos-DB_metadata.csv", columns, MEDLEY_ROWS)
    for number, (subset, _, class_number, _, name) in enumerate(MEDLEY_ROWS):
        path = folder / "audio" / f"Medley-solos-DB_{subset}-{class_number}_{name}.wav"
        write_wav(path, sound(65536 / RATE, 55 + number))
    return folder


def write_wav(path: Path, samples: np.ndarray) -> None:
    """Write a WAV file at `RATE`; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, RATE)


def write_table(path: Path, columns: str, rows: Sequence[Sequence[object]]) -> None:
    """Write a CSV table; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns.split(","))
        writer.writerows(rows)
