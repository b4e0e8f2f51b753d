"""Medley-solos-DB: 21 571 clips of 3 s of one instrument alone, eight classes.

Lostanlen, Cella: "Deep convolutional networks on the pitch spiral for musical instrument recognition", ISMIR 2016.
CC-BY 4.0.

The table ``Medley-solos-DB_metadata.csv`` and the sounds are looked for in the data set's folder, the table also in
``annotation/`` and the sounds also in ``audio/`` and ``Medley-solos-DB/``. `mirdata` would parse them, but fetches its
index from the network when it is first used, and brings the clients of three cloud stores along; here nothing is
downloaded.

The authors' split by source is kept: MedleyDB for training and validation, solosDB for testing. These are solos, so all
other instruments are known to be absent.
"""

from pathlib import Path

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.datasets.clips import LabelledClip, PublicDataset, read_table

CLASSES = {
    "clarinet": "clarinet",
    "distorted electric guitar": "guitar",
    "female singer": "voice",
    "flute": "flute",
    "piano": "piano",
    "tenor saxophone": "saxophone",
    "trumpet": "trumpet",
    "violin": "violin",
}
"""The eight classes, in the order of their numbers, and the instruments they stand for."""

_SPLITS = {"training": "train", "validation": "validation", "test": "test"}
_TABLE = "Medley-solos-DB_metadata.csv"
_DURATION_S = 65536 / 22050


def read_medley_solos(folder: Path) -> tuple[LabelledClip, ...]:
    """Return the clips of all three parts.

    Raises
    ------
    SettingsError
        If the table is missing or damaged.
    """
    annotated = folder / "annotation" / _TABLE
    table = annotated if annotated.exists() else folder / _TABLE
    sounds = next(
        (place for place in (folder / "audio", folder / "Medley-solos-DB") if any(place.glob("*.wav"))), folder
    )
    rows = read_table(table, ("subset", "instrument", "instrument_id", "song_id", "uuid4"))
    return tuple(_clip(row, sounds, table) for row in rows)


def _clip(row: dict[str, str], sounds: Path, table: Path) -> LabelledClip:
    if row["subset"] not in _SPLITS:
        raise SettingsError(f"The table '{table}' names the unknown subset '{row['subset']}'.")
    if row["instrument"] not in CLASSES:
        raise SettingsError(f"The table '{table}' names the unknown instrument '{row['instrument']}'.")
    number = list(CLASSES).index(row["instrument"])
    if row["instrument_id"] != str(number):
        raise SettingsError(
            f"The table '{table}' numbers the instrument '{row['instrument']}' {row['instrument_id']}, not {number}."
        )
    # What a table says must not lead out of the folder.
    if not row["uuid4"] or not set(row["uuid4"]) <= set("0123456789abcdef-"):
        raise SettingsError(f"The table '{table}' has the damaged name '{row['uuid4']}'.")
    path = sounds / f"Medley-solos-DB_{row['subset']}-{number}_{row['uuid4']}.wav"
    labels = dict.fromkeys(OPENMIC_INSTRUMENTS, False) | {CLASSES[row["instrument"]]: True}
    return LabelledClip(path, labels, _SPLITS[row["subset"]], row["song_id"], _DURATION_S)


MEDLEY_SOLOS_DB = PublicDataset(
    name="medley-solos-db",
    title="Medley-solos-DB",
    paper="Lostanlen, Cella (ISMIR 2016)",
    licence="CC-BY 4.0",
    instruments=tuple(CLASSES.values()),
    read=read_medley_solos,
    one_label=("train", "validation", "test"),
    remark="Distorted guitar, female voice and tenor saxophone are judged as guitar, voice and saxophone.",
)
