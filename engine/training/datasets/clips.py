"""What the loaders of public data sets have in common: a labelled clip, a data set, tables and splits."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.errors import SettingsError

SPLITS = ("train", "validation", "test")
HELD_OUT = 0.15
"""Share of the songs of a training part that stands in as validation part where the authors give none."""


@dataclass(frozen=True)
class LabelledClip:
    """A short recording and what is known of who plays in it, somewhere.

    Attributes
    ----------
    path : Path
    labels : mapping of str to bool
        Instruments that are known to be there (True) or not (False). One that is not named here is unknown, which is
        not the same as absent.
    split : {"train", "validation", "test"}
    group : str
        Song or source: clips of one group are never to stand on both sides of a split.
    duration_s : float, optional
        As published; None where the lengths differ.
    """

    path: Path
    labels: Mapping[str, bool]
    split: str
    group: str
    duration_s: float | None = None

    @property
    def present(self) -> tuple[str, ...]:
        """Instruments that are known to be there."""
        return tuple(name for name, there in self.labels.items() if there)


@dataclass(frozen=True)
class PublicDataset:
    """A published data set that lies in a local folder.

    Attributes
    ----------
    name, title : str
        What it is called on the command line and in print.
    paper, licence : str
    instruments : tuple of str
        Those it labels, by the names that Soloscope uses.
    read : callable
        From the data set's folder to its clips; raises SettingsError where a table is missing or damaged.
    one_label : tuple of str
        Splits whose clips have exactly one of the instruments as their label.
    thresholds_from : str
        Split on which thresholds are fitted for the figures that need them; empty where the set's figures need none.
    remark : str
        What a reader of figures on this set must know.
    terms : str
        What a user of a network that learnt from this set must know.
    """

    name: str
    title: str
    paper: str
    licence: str
    instruments: tuple[str, ...]
    read: Callable[[Path], tuple[LabelledClip, ...]]
    one_label: tuple[str, ...] = ()
    thresholds_from: str = ""
    remark: str = ""
    terms: str = ""

    @property
    def source(self) -> str:
        """Title and licence, for a model's card."""
        return f"{self.title} ({self.licence})"

    @property
    def facts(self) -> dict[str, list[str]]:
        """What the card of a model says that learnt from the clips: source, paper and, where there are any, terms."""
        return {"clips": [self.source], "papers": [self.paper], **({"terms": [self.terms]} if self.terms else {})}


def label_matrix(clips: Sequence[LabelledClip], instruments: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return what is ``present`` and ``known``, both (clips, instruments) bool; what is unknown is not present."""
    present = np.array([[clip.labels.get(name, False) for name in instruments] for clip in clips], dtype=bool)
    known = np.array([[name in clip.labels for name in instruments] for clip in clips], dtype=bool)
    shape = (len(clips), len(instruments))
    return present.reshape(shape), known.reshape(shape)


def with_rest_absent(clips: Iterable[LabelledClip], instruments: Sequence[str]) -> tuple[LabelledClip, ...]:
    """Return clips that have none of the instruments they say nothing of."""
    return tuple(replace(clip, labels={**dict.fromkeys(instruments, False), **clip.labels}) for clip in clips)


def side_of(group: str) -> str:
    """Return "train" or "validation" for a song: by its name alone, so that the answer never changes."""
    drawn = int.from_bytes(hashlib.sha256(group.encode("utf-8")).digest()[:8], "big") / 2**64
    return "validation" if drawn < HELD_OUT else "train"


def read_table(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a CSV table, each with all of `columns`.

    Raises
    ------
    SettingsError
        If the table is missing, no text, lacks a column or has a row that does.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            lacking = [name for name in columns if name not in (reader.fieldnames or ())]
            if lacking:
                raise SettingsError(f"The table '{path}' lacks the column '{lacking[0]}'.")
            rows = []
            for row in reader:
                if any(row[name] is None for name in columns):
                    raise SettingsError(f"The table '{path}' is cut off at line {reader.line_num}.")
                rows.append(row)
    except OSError as error:
        raise SettingsError(f"The table '{path}' cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"The table '{path}' is no CSV table ({error}).") from error
    return rows
