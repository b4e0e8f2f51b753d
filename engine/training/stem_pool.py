"""The pool of stems and phrases that training windows are mixed from: one file of samples and one index."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import SettingsError
from engine.training.material import Phrase

POOL_RATE = 22050
SAMPLES_FILE = "stems.int16"
INDEX_FILE = "stems.json"


@dataclass(frozen=True)
class StemSettings:
    """How much is rendered before training starts.

    ``minutes_per_class`` from note banks; ``soundfont_minutes_per_class`` from a SoundFont where one is named;
    ``modelled_minutes_per_class`` of plucked strings by physical model; ``speech_minutes`` of speech, which must not
    be named; ``codec`` is the share of stems that go through a lossy codec. ``foreign_minutes_per_class`` come from
    sources that no training should use, for judging.
    """

    minutes_per_class: float = 25.0
    seed: int = 1
    soundfont: str = ""
    soundfont_minutes_per_class: float = 4.0
    modelled_minutes_per_class: float = 0.0
    speech_minutes: float = 0.0
    codec: float = 0.0
    foreign_minutes_per_class: float = 0.0

    @property
    def total_minutes_per_class(self) -> float:
        """Minutes of stems of a class, from all sources that may have it."""
        return (
            self.minutes_per_class
            + (self.soundfont_minutes_per_class if self.soundfont else 0.0)
            + self.modelled_minutes_per_class
            + self.foreign_minutes_per_class
        )


@dataclass(frozen=True)
class Stem:
    """One stretch of the pool in which one instrument (or one drum kit) plays.

    ``loud`` is the root mean square of its loud passages (95th percentile of short frames), full scale = 1;
    ``partner`` the index of the stem that is to sound at the same time (the cymbals of a kit), or -1.
    """

    start: int
    length: int
    classes: tuple[str, ...]
    detail: str
    origin: str
    loud: float
    partner: int = -1


class StemPool:
    """Read access to a pool written by `write_stem_pool`.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    SettingsError
        If the folder holds no complete pool.
    """

    def __init__(self, folder: Path) -> None:
        try:
            entries = json.loads((folder / INDEX_FILE).read_text(encoding="utf-8"))["stems"]
            self.samples = np.memmap(folder / SAMPLES_FILE, dtype=np.int16, mode="r")
        except (OSError, ValueError, KeyError) as error:
            raise SettingsError(f"'{folder}' holds no stem pool; make one with 'soloscope synthesize'.") from error
        self.stems = tuple(Stem(**{**entry, "classes": tuple(entry["classes"])}) for entry in entries)

    def read(self, stem: Stem, start: int, length: int) -> np.ndarray:
        """`length` samples of a stem from `start`, padded with silence at its end; (length,) float32."""
        found = self.samples[stem.start + start : stem.start + min(start + length, stem.length)]
        sound = np.zeros(length, dtype=np.float32)
        sound[: len(found)] = found
        return sound / 32768.0

    def read_looped(self, stem: Stem, length: int, rng: np.random.Generator) -> np.ndarray:
        """`length` samples of a stem from a random place on, begun again where it ends; (length,) float32."""
        start = int(rng.integers(max(1, stem.length - length)))
        parts = [self.read(stem, start, min(length, stem.length - start))]
        lacking = length - len(parts[0])
        while lacking > 0:
            parts.append(self.read(stem, 0, min(stem.length, lacking)))
            lacking -= len(parts[-1])
        return np.concatenate(parts)


def phrase_sources(phrases: tuple[Phrase, ...], split: str) -> tuple[str, ...]:
    """Return sources of the phrases of a split, for a model's card."""
    return tuple(sorted({phrase.source for phrase in phrases if phrase.split == split}))
