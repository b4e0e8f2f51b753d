"""Produced music without labels of people, with what a teacher network heard in it: a second kind of training sound.

A network of our own can listen, too (the noisy student of Xie et al., CVPR 2020): where teacher and listener agree
there is a label, where they contradict each other there is none.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.analyzer import Analyzer
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

OVERHEARD = frozenset({"bass", "cello", "clarinet", "cymbals", "drums", "saxophone", "synthesizer"})
"""Instruments that the teacher often fails to hear: its silence says nothing about them.

Of clarinets and saxophones it is sure nowhere in two and a half hours that hold many concert bands.
"""

EVEN_SCORE = 0.08
"""The teacher's score (as for `PRESENT_SCORE`) that speaks neither for nor against an instrument, beside a listener."""

_TEACHER_LOGIT = 3.0
_LISTENER_LOGITS = (-2.0, 3.0)
"""How far each may be believed: a listener that never heard a real mandolin must not outvote a teacher who did."""
_BALANCED = 0.5
"""Share of cuts drawn by instrument first, so that the rare ones are heard at all."""
_ENOUGH_POINTS = 12
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

    ``samples`` (samples,) float32; ``present`` and ``known`` (points, instruments) float32 from 0 to 1, at the asked
    times: how sure it is that an instrument plays, and how much that is to count; where ``known`` is 0, ``present``
    says nothing.
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
            self._present = stored["present"][:, columns].astype(np.float32)
            self._known = stored["known"][:, columns].astype(np.float32)
            self._starts, self._lengths = stored["starts"], stored["lengths"]
            self._first_rows, self._hop_s = stored["first_rows"], float(stored["hop_s"])
        sure = self._present * self._known > 0.6
        self._sounding = [rows for rows in map(np.flatnonzero, sure.T) if len(rows) >= _ENOUGH_POINTS]

    @property
    def longest_cut(self) -> int:
        """Samples of the longest window that can be cut."""
        return max(0, int(self._lengths.max(initial=0)) - 1)

    def cut(self, length: int, times_s: np.ndarray, rng: np.random.Generator) -> MusicCut:
        """Return a random window of `length` samples, with labels at `times_s` after its start."""
        longest = self._lengths - length
        excerpt = int(rng.choice(np.flatnonzero(longest > 0)))
        start = int(rng.integers(longest[excerpt]))
        if self._sounding and rng.random() < _BALANCED:
            row = int(rng.choice(self._sounding[int(rng.integers(len(self._sounding)))]))
            found = int(np.searchsorted(self._first_rows, row, side="right")) - 1
            if longest[found] > 0:
                excerpt = found
                centre_s = (row - self._first_rows[found]) * self._hop_s + rng.uniform(-0.25, 0.25)
                start = int(np.clip(centre_s * POOL_RATE - length / 2, 0, longest[found] - 1))
        first = int(self._starts[excerpt]) + start
        sound = self._samples[first : first + length].astype(np.float32) / 32768.0
        last = (self._first_rows[excerpt + 1] if excerpt + 1 < len(self._starts) else len(self._present)) - 1
        rows = np.rint((start / POOL_RATE + times_s) / self._hop_s).astype(int) + self._first_rows[excerpt]
        rows = rows.clip(max=last)
        return MusicCut(sound, self._present[rows], self._known[rows])


def wanted_music(
    share: float,
    data: Path,
    folder: Path,
    instruments: tuple[str, ...],
    report: Callable[[dict[str, Any]], None],
    listener: str = "",
) -> ProducedMusic | None:
    """Return the produced music of a training folder, ready to be cut; None for a mix without a share of it.

    `listener` names the bundle that listens beside the teacher, or is empty.
    """
    return ProducedMusic(ready_music(data, folder, report, listener), instruments) if share else None


def music_sources(data: Path) -> list[str]:
    """Return where the music of a training folder comes from and under which licences, for a model's card."""
    return sorted({f"{row['source']} ({row['licence']})" for row in rows_of(data / "music.csv")})


def ready_music(data: Path, folder: Path, report: Callable[[dict[str, Any]], None], listener: str = "") -> Path:
    """Decode ``music/`` of a training folder once and settle what its teacher's scores say; the folder of both.

    Parameters
    ----------
    data : Path
        With ``music.csv`` and ``music_teacher.npz``.
    folder : Path
        Used as it is where an earlier call filled it.
    report : callable
        Hears how far it is.
    listener : str
        Name or folder of a bundle of all twenty instruments that listens beside the teacher; empty for none.

    Raises
    ------
    SettingsError
        If the tables are missing or do not fit each other, or the listener knows other instruments.
    BundleError
        If there is no such listener.
    """
    if (folder / _LABELS_FILE).exists():
        return folder
    second = _listener(listener) if listener else None
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
    present, known = np.zeros(short.shape, np.float16), np.zeros(short.shape, np.float16)
    starts, lengths, end = [], [], 0
    with (folder / (_SAMPLES_FILE + ".part")).open("wb") as pool:
        for number, file in enumerate(files):
            rows = slice(offsets[number], offsets[number + 1])
            with open_recording(data / file) as recording:
                sound = recording.read(0.0, recording.info.duration_s, POOL_RATE)
            scores = short[rows].astype(np.float32), long[rows].astype(np.float32), stated.get(file, "")
            if second is None:
                present[rows], known[rows] = heard_by_teacher(*scores)
            else:
                heard = _heard_at_points(second, sound, len(scores[0]), hop_s)
                present[rows], known[rows] = heard_by_both(*scores, heard)
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


def heard_by_both(short: np.ndarray, long: np.ndarray, stated: str, heard: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Join a teacher's scores and a listener's activations into soft labels that count as much as they are sure.

    Parameters
    ----------
    short, long : ndarray (points, instruments)
        The teacher's, as for `heard_by_teacher`.
    stated : str
    heard : ndarray (points, instruments)
        The listener's calibrated activations, 0 to 1.

    Returns
    -------
    present, known : ndarray (points, instruments) of float, 0 to 1
    """
    score = np.sqrt(short * long)
    teacher = np.clip(2.0 * np.log(np.maximum(score, 1e-4) / EVEN_SCORE), -_TEACHER_LOGIT, _TEACHER_LOGIT)
    for column, name in enumerate(OPENMIC_INSTRUMENTS):
        if re.search(_SYNONYMS.get(name, name), stated, re.IGNORECASE):
            teacher[:, column] = np.maximum(teacher[:, column], 0.0)
        elif stated:
            teacher[:, column] = np.minimum(teacher[:, column], -1.0)
        elif name in OVERHEARD:
            teacher[:, column] = np.maximum(teacher[:, column], 0.0)
    likely = np.clip(heard, 1e-6, 1 - 1e-6)
    listener = np.clip(np.log(likely / (1 - likely)), *_LISTENER_LOGITS)
    together = 1.0 / (1.0 + np.exp(-(teacher + listener)))
    sure, _ = heard_by_teacher(short, long, stated)
    return np.where(sure, 1.0, together), np.where(sure, 1.0, np.square(2.0 * together - 1.0))


def _listener(named: str) -> Analyzer:
    analyzer = Analyzer.from_bundle(named)
    if analyzer.instruments != OPENMIC_INSTRUMENTS:
        raise SettingsError(f"The model bundle '{named}' cannot listen to produced music: it knows other instruments.")
    return analyzer


def _heard_at_points(listener: Analyzer, sound: np.ndarray, points: int, hop_s: float) -> np.ndarray:
    """Mean activations of a listener around points `hop_s` apart, (points, instruments); `sound` is at `POOL_RATE`."""
    found = listener.analyze_sound(sound, len(sound) / POOL_RATE)
    around = round(hop_s / 2 / found.frame_s)
    padded = np.pad(found.values, ((around, around), (0, 0)), mode="edge")
    smooth = np.mean([padded[shift : shift + len(found.values)] for shift in range(2 * around + 1)], axis=0)
    frames = np.minimum((np.arange(points) * hop_s / found.frame_s).astype(int), len(smooth) - 1)
    return np.asarray(smooth[frames])
