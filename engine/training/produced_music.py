"""Produced music without labels of people, with what a teacher network heard in it: a second kind of training sound."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.atomic import replacing
from engine.audio import open_recording
from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.material import rows_of
from engine.training.stem_pool import POOL_RATE

PRESENT_SCORE = 0.2
"""Geometric mean of the teacher's scores for 1 s and 3 s from which an instrument counts as present."""

ABSENT_SCORE = 0.01
"""Score for 3 s that an absent instrument does not reach within a second to either side."""

OVERHEARD = frozenset({"bass", "cello", "cymbals", "drums", "synthesizer"})
"""Instruments that the teacher often fails to hear: its silence says nothing about them."""

_SYNONYMS = {
    "mallet_percussion": r"mallet|marimba|vibraphone|xylophone|glockenspiel",
    "violin": "violin|fiddle|strings",
}
TEACHER = "EfficientAT mn04 (its scores, as labels where they are sure)"
_SAMPLES_FILE = "music.int16"
_LABELS_FILE = "music.npz"


@dataclass(frozen=True)
class MusicCut:
    """Sound of one window of music and what is known of who plays.

    ``samples`` (samples,) float32; ``present`` and ``known`` (points, instruments) bool, at the asked times: where
    ``known`` is false, ``present`` says nothing.
    """

    samples: np.ndarray
    present: np.ndarray
    known: np.ndarray


class ProducedMusic:
    """Read access to music written by `ready_music`.

    Parameters
    ----------
    folder : Path
    instruments : tuple of str
        Order of the columns of its labels.
    """

    def __init__(self, folder: Path, instruments: tuple[str, ...] = OPENMIC_INSTRUMENTS) -> None:
        self._samples = np.memmap(folder / _SAMPLES_FILE, dtype=np.int16, mode="r")
        with np.load(folder / _LABELS_FILE) as stored:
            columns = [OPENMIC_INSTRUMENTS.index(name) for name in instruments]
            self._present = stored["present"][:, columns]
            self._known = stored["known"][:, columns]
            self._starts, self._lengths = stored["starts"], stored["lengths"]
            self._first_rows, self._hop_s = stored["first_rows"], float(stored["hop_s"])

    def cut(self, length: int, times_s: np.ndarray, rng: np.random.Generator) -> MusicCut:
        """Return a random window of `length` samples, with labels at `times_s` after its start."""
        longest = self._lengths - length
        excerpt = int(rng.choice(np.flatnonzero(longest > 0)))
        start = int(rng.integers(longest[excerpt]))
        first = int(self._starts[excerpt]) + start
        sound = self._samples[first : first + length].astype(np.float32) / 32768.0
        last = (self._first_rows[excerpt + 1] if excerpt + 1 < len(self._starts) else len(self._present)) - 1
        rows = np.rint((start / POOL_RATE + times_s) / self._hop_s).astype(int) + self._first_rows[excerpt]
        rows = rows.clip(max=last)
        return MusicCut(sound, self._present[rows], self._known[rows])


def wanted_music(
    share: float, data: Path, folder: Path, instruments: tuple[str, ...], report: Callable[[dict[str, Any]], None]
) -> ProducedMusic | None:
    """Return the produced music of a training folder, ready to be cut; None for a mix without a share of it."""
    return ProducedMusic(ready_music(data, folder, report), instruments) if share else None


def music_sources(data: Path) -> list[str]:
    """Return where the music of a training folder comes from and under which licences, for a model's card."""
    return sorted({f"{row['source']} ({row['licence']})" for row in rows_of(data / "music.csv")})


def ready_music(data: Path, folder: Path, report: Callable[[dict[str, Any]], None]) -> Path:
    """Decode ``music/`` of a training folder once and settle what its teacher's scores say; the folder of both.

    Parameters
    ----------
    data : Path
        With ``music.csv`` and ``music_teacher.npz``.
    folder : Path
        Used as it is where an earlier call filled it.
    report : callable
        Hears how far it is.

    Raises
    ------
    SettingsError
        If the tables are missing or do not fit each other.
    """
    if (folder / _LABELS_FILE).exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    stated = {row["file"]: row["instruments_stated"] for row in rows_of(data / "music.csv")}
    try:
        with np.load(data / "music_teacher.npz") as teacher:
            files, offsets = [str(file) for file in teacher["files"]], teacher["offsets"]
            columns = [list(teacher["classes"]).index(name) for name in OPENMIC_INSTRUMENTS]
            short, long = teacher["scores_1s"][:, columns], teacher["scores_3s"][:, columns]
            hop_s = float(teacher["hop_s"])
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise SettingsError(f"The teacher's scores in '{data}' cannot be read ({error}).") from error
    present, known = np.zeros_like(short, dtype=bool), np.zeros_like(short, dtype=bool)
    starts, lengths, end = [], [], 0
    with (folder / (_SAMPLES_FILE + ".part")).open("wb") as pool:
        for number, file in enumerate(files):
            rows = slice(offsets[number], offsets[number + 1])
            present[rows], known[rows] = heard_by_teacher(
                short[rows].astype(np.float32), long[rows].astype(np.float32), stated.get(file, "")
            )
            with open_recording(data / file) as recording:
                sound = recording.read(0.0, recording.info.duration_s, POOL_RATE)
            (np.clip(sound, -1, 1) * 32767).astype("<i2").tofile(pool)
            starts.append(end)
            lengths.append(len(sound))
            end += len(sound)
            report({"stage": "music", "share": (number + 1) / len(files), "made": file})
    (folder / (_SAMPLES_FILE + ".part")).replace(folder / _SAMPLES_FILE)
    with replacing(folder / _LABELS_FILE) as labels:
        np.savez(
            labels,
            present=present,
            known=known,
            starts=np.array(starts),
            lengths=np.array(lengths),
            first_rows=offsets[:-1],
            hop_s=hop_s,
        )
    return folder


def heard_by_teacher(short: np.ndarray, long: np.ndarray, stated: str) -> tuple[np.ndarray, np.ndarray]:
    """Turn a teacher's scores into labels where they are sure, and into "not known" elsewhere.

    Parameters
    ----------
    short, long : ndarray (points, instruments)
        Scores for windows of 1 s and 3 s about each point.
    stated : str
        Instruments that the music's source names; empty when it names none.

    Returns
    -------
    present, known : ndarray (points, instruments) of bool
    """
    present = np.sqrt(short * long) >= PRESENT_SCORE
    around = np.pad(long, ((2, 2), (0, 0)), mode="edge")
    nearby = np.max([around[shift : shift + len(long)] for shift in range(5)], axis=0)
    absent = nearby < ABSENT_SCORE
    for column, name in enumerate(OPENMIC_INSTRUMENTS):
        named = bool(re.search(_SYNONYMS.get(name, name), stated, re.IGNORECASE))
        if named or name in OVERHEARD:
            absent[:, column] = False
        if stated and not named:
            present[:, column] = False
    return present, present | absent
