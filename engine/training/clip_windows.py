"""Windows cut from the clips of a public data set: training sound that people have labelled, for some instruments."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.atomic import replacing, write_text
from engine.audio import open_recording
from engine.errors import RecordingError, SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.datasets import LabelledClip, dataset_named, read_split
from engine.training.datasets.clips import label_matrix
from engine.training.produced_music import MusicCut
from engine.training.stem_pool import POOL_RATE

SILENT_DB = -40.0
"""Nobody is present where a clip is quieter than this, relative to its own loud passages."""

SOMEWHERE_S = 5.0
SOMEWHERE_COUNTS = 0.5
"""What a label of presence counts in clips longer than `SOMEWHERE_S`: somewhere in the clip is not in every window."""

_SAMPLES_FILE = "clips.int16"
_LABELS_FILE = "clips.npz"
_RECIPE_FILE = "recipe.json"
_FRAME_S = 0.1


@dataclass(frozen=True)
class _Choice:
    """Clips to draw for one instrument: those that have it, and those without it in which nothing else is known."""

    present: np.ndarray
    absent: np.ndarray


class ClipWindows:
    """Read access to clips written by `ready_clips`; stands in for `engine.training.produced_music.ProducedMusic`.

    An instrument is drawn first, each as often as any other, then a clip of it: a rare one is not starved. A label is
    that of the whole clip. It is passed on to every point of the window, except to those where the clip is silent, and
    counts for less where it tells of presence somewhere in a long clip.

    Parameters
    ----------
    folder : Path
    instruments : tuple of str
        Order of the columns of its labels.
    absent : float
        Share of the draws that go to a clip without the instrument, where there are clips in which something is known
        to be absent and nothing to be present. They would never be drawn otherwise.

    Raises
    ------
    SettingsError
        If the folder holds no clips, or none with any of the instruments.
    """

    def __init__(
        self, folder: Path, instruments: tuple[str, ...] = OPENMIC_INSTRUMENTS, *, absent: float = 0.25
    ) -> None:
        try:
            self._samples = np.memmap(folder / _SAMPLES_FILE, dtype=np.int16, mode="r")
            with np.load(folder / _LABELS_FILE) as stored:
                columns = [OPENMIC_INSTRUMENTS.index(name) for name in instruments]
                present, known = stored["present"], stored["known"]
                self._starts, self._lengths, self._loud = stored["starts"], stored["lengths"], stored["loud"]
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise SettingsError(f"'{folder}' holds no clips that can be used ({error}).") from error
        self._empty = ~present.any(axis=1)
        self._present, self._known = present[:, columns], known[:, columns]
        if not self._present.any():
            raise SettingsError(f"The clips in '{folder}' have none of the instruments {', '.join(instruments)}.")
        self.instruments = instruments
        self._absent = absent
        self._choices: dict[int, list[_Choice]] = {}

    def cut(self, length: int, times_s: np.ndarray, rng: np.random.Generator) -> MusicCut:
        """Return a random window of `length` samples at 22 050 Hz, with labels at `times_s` after its start.

        Raises
        ------
        SettingsError
            If every clip is shorter than that.
        """
        choices = self._drawable(length)
        choice = choices[int(rng.integers(len(choices)))]
        without = len(choice.absent) and rng.random() < self._absent
        clips = choice.absent if without else choice.present
        clip = int(clips[int(rng.integers(len(clips)))])
        start = int(rng.integers(int(self._lengths[clip]) - length + 1))
        first = int(self._starts[clip]) + start
        sound = self._samples[first : first + length].astype(np.float32) / 32768.0
        sounding = _levels(sound, times_s) > 10 ** (SILENT_DB / 20) * self._loud[clip]
        present = self._present[clip] & sounding[:, None]
        known = np.broadcast_to(self._known[clip], present.shape).astype(np.float32)
        if self._lengths[clip] > SOMEWHERE_S * POOL_RATE:
            known[present] = SOMEWHERE_COUNTS
        return MusicCut(sound, present.astype(np.float32), known)

    def _drawable(self, length: int) -> list[_Choice]:
        """Return what can be drawn for each instrument that has clips as long as a window."""
        if length not in self._choices:
            long = self._lengths >= length
            found = []
            for column in range(self._present.shape[1]):
                present = np.flatnonzero(self._present[:, column] & long)
                absent = np.flatnonzero(self._known[:, column] & self._empty & long)
                if len(present):
                    found.append(_Choice(present, absent))
            if not found:
                raise SettingsError(f"No clip is as long as a window of {length / POOL_RATE:.2f} s.")
            self._choices[length] = found
        return self._choices[length]


def wanted_clips(
    dataset: str,
    data: Path,
    folder: Path,
    instruments: tuple[str, ...],
    report: Callable[[dict[str, Any]], None],
    *,
    one_label_is_all: bool = False,
) -> ClipWindows | None:
    """Return the clips of a data set that lies in ``data/<dataset>``, ready to be cut; None where none is named."""
    if not dataset:
        return None
    ready = ready_clips(dataset, data / dataset, folder, report, one_label_is_all=one_label_is_all)
    return ClipWindows(ready, instruments)


def ready_clips(
    dataset: str,
    data: Path,
    folder: Path,
    report: Callable[[dict[str, Any]], None],
    split: str = "train",
    *,
    one_label_is_all: bool = False,
) -> Path:
    """Decode one split of a public data set once; the folder of its sound and labels.

    Ten hours of clips take 1.6 GB. Clips that cannot be read are left out, and reported.

    Parameters
    ----------
    dataset : str
        One of `engine.training.datasets.DATASETS`.
    data : Path
        The data set's folder.
    folder : Path
        Used as it is where an earlier call filled it from the same clips with the same labels.
    report : callable
        Hears how far it is.
    split : {"train", "validation", "test"}
    one_label_is_all : bool
        As in `engine.training.datasets.read_split`.

    Raises
    ------
    SettingsError
        If the data set cannot be used, or none of its clips can be read.
    """
    clips = read_split(dataset_named(dataset), data, split, one_label_is_all=one_label_is_all)
    recipe = json.dumps({"dataset": dataset, "split": split, "clips": len(clips), "sha256": _digest(clips, data)})
    recipe_file = folder / _RECIPE_FILE
    if recipe_file.exists() and recipe_file.read_text(encoding="utf-8") == recipe:
        return folder
    # Without its recipe a folder counts as unfilled: so a run that is broken off here begins anew.
    recipe_file.unlink(missing_ok=True)
    read: list[LabelledClip] = []
    lengths, loud, unreadable = [], [], 0
    with replacing(folder / _SAMPLES_FILE) as pool:
        for number, clip in enumerate(clips, 1):
            sound = _sound(clip.path)
            if len(sound):
                pool.write((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
                read.append(clip)
                lengths.append(len(sound))
                loud.append(_loudness(sound))
            else:
                unreadable += 1
            report({"stage": "clips", "share": number / len(clips), "made": clip.path.name})
        if not read:
            raise SettingsError(f"None of the {len(clips)} clips in '{data}' can be read, such as '{clips[0].path}'.")
    present, known = label_matrix(read, OPENMIC_INSTRUMENTS)
    with replacing(folder / _LABELS_FILE) as labels:
        np.savez(
            labels,
            present=present,
            known=known,
            starts=np.concatenate([[0], np.cumsum(lengths)[:-1]]),
            lengths=np.array(lengths),
            loud=np.array(loud, dtype=np.float32),
            # One row of labels a clip: what reads produced music reads this, too.
            first_rows=np.arange(len(read)),
            hop_s=float(max(lengths)) / POOL_RATE,
        )
    write_text(recipe_file, recipe)
    if unreadable:
        report({"stage": "clips", "unreadable": unreadable})
    return folder


def _sound(path: Path) -> np.ndarray:
    """Return a clip, mono at 22 050 Hz, (samples,) float32; empty where it cannot be read."""
    try:
        with open_recording(path) as recording:
            return recording.read(0.0, recording.info.duration_s, POOL_RATE)
    except RecordingError:
        return np.zeros(0, np.float32)


def _digest(clips: Sequence[LabelledClip], data: Path) -> str:
    said = [[clip.path.relative_to(data).as_posix(), sorted(clip.labels.items())] for clip in clips]
    return hashlib.sha256(json.dumps(said).encode("utf-8")).hexdigest()


def _levels(sound: np.ndarray, times_s: np.ndarray) -> np.ndarray:
    """Root mean square of a tenth of a second about each time, (times,)."""
    half = round(_FRAME_S * POOL_RATE / 2)
    energy = np.concatenate([[0.0], np.cumsum(np.square(sound, dtype=np.float64))])
    centres = np.rint(times_s * POOL_RATE).astype(int)
    first, last = (centres - half).clip(0, len(sound) - 1), (centres + half).clip(1, len(sound))
    return np.asarray(np.sqrt((energy[last] - energy[first]) / (last - first)))


def _loudness(sound: np.ndarray) -> float:
    """Root mean square of the loud passages: the 95th percentile over tenths of a second."""
    frame = min(len(sound), round(_FRAME_S * POOL_RATE))
    frames = sound[: len(sound) // frame * frame].reshape(-1, frame)
    return float(np.percentile(np.sqrt(np.square(frames).mean(axis=1)), 95))
