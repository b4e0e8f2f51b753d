"""Small folders in the very layout of the public data sets, for tests of their loaders."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path

import numpy as np
import soundfile

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.datasets.clips import side_of
from tests.builders import notes
from tests.builders_training import tone

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
    return next(islice(songs_of(side), skip, None))


def songs_of(side: str, digits: int = 4) -> Iterator[str]:
    """Yield the numbers of songs, written with so many digits, that lie on one side."""
    return (number for number in (f"{number:0{digits}d}" for number in count(1)) if side_of(number) == side)


def sound(duration_s: float = 3.0, pitch: int = 60) -> np.ndarray:
    """Return a short tune, float32 ``(samples,)``, at `RATE`."""
    half_s = duration_s / 2
    return notes((pitch, pitch + 4), half_s, RATE)


def make_openmic(
    folder: Path,
    *,
    pickled: bool = True,
    duration_s: float = 3.0,
    labels: Mapping[str, Mapping[str, float]] = OPENMIC_LABELS,
    tested: int = 2,
) -> Path:
    """Write OpenMIC-2018 with some clips, of which the last are the test part.

    With `pickled`, as published, its clip names are an object array.
    """
    home = folder / "openmic-2018"
    (home / "partitions").mkdir(parents=True)
    (home / "class-map.json").write_text(json.dumps({name: at for at, name in enumerate(OPENMIC_INSTRUMENTS)}))
    keys = sorted(labels)
    relevance = np.full((len(keys), 20), 0.5)
    mask = np.zeros((len(keys), 20), dtype=bool)
    rows = []
    for row, key in enumerate(keys):
        for name, value in labels[key].items():
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
    (home / "partitions" / "split01_train.csv").write_text("\n".join(keys[:-tested]) + "\n")
    (home / "partitions" / "split01_test.csv").write_text("\n".join(keys[-tested:]) + "\n")
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


def make_medley(folder: Path, rows: Sequence[tuple[str, str, int, int, str]] = MEDLEY_ROWS) -> Path:
    """Write Medley-solos-DB with some clips, in the folders that its archives unpack to."""
    columns = "subset,instrument,instrument_id,song_id,uuid4"
    write_table(folder / "annotation" / "Medley-solos-DB_metadata.csv", columns, rows)
    for number, (subset, _, class_number, _, name) in enumerate(rows):
        path = folder / "audio" / f"Medley-solos-DB_{subset}-{class_number}_{name}.wav"
        write_wav(path, sound(65536 / RATE, 55 + number))
    return folder


def make_teachable_openmic(folder: Path) -> Path:
    """Write OpenMIC-2018 with flutes and violins, each known to be without the other, and organs of which no more is
    known: twelve clips to train on, four held out, two to test on.
    """
    flute, violin, organ = {"flute": 0.9, "violin": 0.1}, {"violin": 1.0, "flute": 0.0}, {"organ": 0.8}
    kept, held = songs_of("train", 6), songs_of("validation", 6)
    labels = {f"{next(kept)}_0": label for label in (flute, violin, organ) * 4}
    labels |= {f"{next(held)}_0": label for label in (flute, violin) * 2}
    labels |= {"999990_0": flute, "999991_0": violin}
    make_openmic(folder, labels=labels)
    for key, label in labels.items():
        name = next(name for name, relevance in label.items() if relevance >= 0.5)
        soundfile.write(folder / "openmic-2018" / "audio" / key[:3] / f"{key}.ogg", _tune(name, int(key[:6])), RATE)
    return folder


def make_teachable_irmas(folder: Path) -> Path:
    """Write IRMAS with flutes and violins: eight excerpts to train on, four held out, two to test on."""
    for side, many in (("train", 4), ("validation", 2)):
        songs = songs_of(side)
        for song in islice(songs, many):
            for code, name in (("flu", "flute"), ("vio", "violin")):
                path = folder / "IRMAS-TrainingData" / code / f"[{code}][cla]{song}__1.wav"
                write_wav(path, _tune(name, int(song)))
    for code, name in (("flu", "flute"), ("vio", "violin")):
        stem = folder / "IRMAS-TestingData-Part1" / "Part1" / f"A {name}-1"
        write_wav(stem.with_name(stem.name + ".wav"), _tune(name, 1))
        stem.with_name(stem.name + ".txt").write_text(f"{code}\t\n")
    return folder


def make_teachable_medley(folder: Path) -> Path:
    """Write Medley-solos-DB with flutes and violins: eight clips to train on, four held out, two to test on."""
    numbers = {"flute": 3, "violin": 7}
    rows = [
        (subset, name, numbers[name], song, f"{song:08x}-{numbers[name]}")
        for subset, songs in (("training", range(4)), ("validation", range(10, 12)), ("test", range(20, 21)))
        for song in songs
        for name in numbers
    ]
    make_medley(folder, rows)
    for subset, name, number, song, key in rows:
        write_wav(folder / "audio" / f"Medley-solos-DB_{subset}-{number}_{key}.wav", _tune(name, song))
    return folder


def _tune(name: str, seed: int) -> np.ndarray:
    """Return three seconds of an instrument that is easy to tell from the others, never the same twice."""
    pitches = np.random.default_rng(seed).integers(60, 78, 6)
    return np.concatenate([tone(name, float(pitch), 0.5, RATE) for pitch in pitches])


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
