"""The notes, phrases, scores and validation recordings of a training folder, as its CSV tables list them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import soundfile
import soxr

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS

OTHER = "other"
"""Class of instruments outside the listed ones: sounds that must not be named."""


@dataclass(frozen=True)
class Note:
    """One recorded note of a bank; ``pitch`` (MIDI) and ``velocity`` are None where they are unknown or senseless."""

    start_s: float
    end_s: float
    pitch: float | None
    velocity: float | None
    detail: str
    articulation: str


@dataclass(frozen=True)
class Bank:
    """The notes of one sampled instrument, in one audio file."""

    path: Path
    instrument_class: str
    name: str
    split: str
    licence: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Phrase:
    """A performed recording; all of ``classes`` sound through it."""

    path: Path
    classes: tuple[str, ...]
    detail: str
    source: str
    licence: str
    split: str
    duration_s: float


@dataclass(frozen=True)
class ScoreFile:
    """A MIDI file and the corpus it comes from."""

    path: Path
    corpus: str
    licence: str


@dataclass(frozen=True)
class Material:
    """Everything that training draws on."""

    banks: tuple[Bank, ...]
    phrases: tuple[Phrase, ...]
    scores: tuple[ScoreFile, ...]

    def banks_of(self, instrument_class: str, split: str) -> list[Bank]:
        """Return the banks of one class and split."""
        return [bank for bank in self.banks if bank.instrument_class == instrument_class and bank.split == split]

    def phrases_of(self, split: str) -> list[Phrase]:
        """Return the phrases of one split."""
        return [phrase for phrase in self.phrases if phrase.split == split]

    def scores_of(self, *corpora: str) -> list[ScoreFile]:
        """Return the scores of some corpora."""
        return [score for score in self.scores if score.corpus in corpora]


def read_material(folder: Path) -> Material:
    """Read the tables ``notes.csv``, ``phrases.csv`` and ``midi.csv`` of a training folder.

    Raises
    ------
    SettingsError
        If the folder or one of its tables is missing or lacks a column.
    """
    try:
        return Material(
            banks=_read_banks(folder),
            phrases=tuple(
                Phrase(
                    folder / row["file"],
                    tuple(row["classes"].split(";")),
                    row["detail"],
                    row["source"],
                    row["licence"],
                    row["split"],
                    float(row["duration_s"]),
                )
                for row in rows_of(folder / "phrases.csv")
            ),
            scores=tuple(
                ScoreFile(folder / row["file"], row["corpus"], row["licence"]) for row in rows_of(folder / "midi.csv")
            ),
        )
    except (KeyError, ValueError) as error:
        raise SettingsError(f"A table of the training folder '{folder}' cannot be read ({error}).") from error


def rows_of(table: Path) -> Iterator[dict[str, str]]:
    """Return the rows of a CSV table.

    Raises
    ------
    SettingsError
        If the table is missing.
    """
    try:
        with table.open(newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)
    except OSError as error:
        raise SettingsError(f"The training folder lacks its table '{table}' ({error.strerror}).") from error


def _read_banks(folder: Path) -> tuple[Bank, ...]:
    by_file: dict[str, list[dict[str, str]]] = {}
    for row in rows_of(folder / "notes.csv"):
        by_file.setdefault(row["bank"], []).append(row)
    banks = []
    for file, rows in by_file.items():
        first = rows[0]
        if first["class"] not in (*OPENMIC_INSTRUMENTS, OTHER):
            raise ValueError(f"unknown class '{first['class']}' in notes.csv")
        notes = tuple(
            Note(
                float(row["start_s"]),
                float(row["end_s"]),
                float(row["midi"]) if row["midi"] else None,
                float(row["velocity"]) if row["velocity"] else None,
                row["detail"],
                row["articulation"],
            )
            for row in rows
        )
        banks.append(Bank(folder / file, first["class"], first["instrument"], first["split"], first["licence"], notes))
    return tuple(banks)


@lru_cache(maxsize=8)
def read_sound(path: Path, sample_rate: int) -> np.ndarray:
    """Return a short training file, mixed to mono and resampled; (samples,) float32."""
    samples, own_rate = soundfile.read(path, dtype="float32", always_2d=True)
    return np.asarray(soxr.resample(samples.mean(axis=1), own_rate, sample_rate), dtype=np.float32)
