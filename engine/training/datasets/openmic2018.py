"""OpenMIC-2018: 20 000 clips of 10 s from the Free Music Archive, each labelled for some of twenty instruments.

Humphrey, Durand, McFee: "OpenMIC-2018: An open data-set for multiple instrument recognition", ISMIR 2018. CC-BY 4.0;
every clip has a Creative Commons licence of its own, named in its ``openmic-2018-metadata.csv``.

The archive's layout is read directly. `mirdata` would parse it, but fetches its index from the network when it is first
used, and brings the clients of three cloud stores along; here nothing is downloaded.

An instrument counts as present from a relevance of 0.5; one that nobody was asked about is unknown, not absent. In the
published ``openmic-2018.npz`` the clips' names are a pickled object array. That is never unpickled: the same labels are
in ``openmic-2018-aggregated-labels.csv``, which is read instead.

The authors give a training and a test part. As each clip is from a recording of its own, the recording is the group;
a fixed 15 % of the training part stand in as validation part.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.datasets.clips import LabelledClip, PublicDataset, read_table, side_of

PRESENT_RELEVANCE = 0.5
_ARRAYS, _TABLE, _CLASSES = "openmic-2018.npz", "openmic-2018-aggregated-labels.csv", "class-map.json"
_Labels = dict[str, dict[str, bool]]


def read_openmic(folder: Path) -> tuple[LabelledClip, ...]:
    """Return the clips of both parts.

    Parameters
    ----------
    folder : Path
        The unpacked archive, ``openmic-2018/``, or the folder around it.

    Raises
    ------
    SettingsError
        If labels or partitions are missing, damaged or do not fit each other.
    """
    home = folder / "openmic-2018" if (folder / "openmic-2018").is_dir() else folder
    labels = _labels(home)
    clips = []
    for part in ("train", "test"):
        table = home / "partitions" / f"split01_{part}.csv"
        for key in _keys(table):
            if not re.fullmatch(r"\d+_\d+", key):  # what a table says must not lead out of the folder
                raise SettingsError(f"The partition '{table}' has the damaged clip name '{key}'.")
            if key not in labels:
                raise SettingsError(f"The partition '{table}' names the clip '{key}', which has no labels.")
            group = key.partition("_")[0]
            split = side_of(group) if part == "train" else part
            clips.append(LabelledClip(home / "audio" / key[:3] / f"{key}.ogg", labels[key], split, group, 10.0))
    return tuple(clips)


def _keys(table: Path) -> list[str]:
    try:
        return [line.strip() for line in table.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except OSError as error:
        raise SettingsError(f"The partition '{table}' cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The partition '{table}' is no text file ({error}).") from error


def _labels(home: Path) -> _Labels:
    if (home / _ARRAYS).exists():
        found = _labels_of_arrays(home)
        if found is not None:
            return found
    labels: _Labels = {}
    for key, instrument, relevance in _judgements(home / _TABLE):
        labels.setdefault(key, {})[instrument] = relevance >= PRESENT_RELEVANCE
    return labels


def _judgements(table: Path) -> Iterator[tuple[str, str, float]]:
    """Yield clip, instrument and relevance of each label."""
    for row in read_table(table, ("sample_key", "instrument", "relevance")):
        if row["instrument"] not in OPENMIC_INSTRUMENTS:
            raise SettingsError(f"The table '{table}' names the unknown instrument '{row['instrument']}'.")
        try:
            relevance = float(row["relevance"])
        except ValueError:
            relevance = float("nan")
        if not 0 <= relevance <= 1:
            raise SettingsError(f"The table '{table}' has the relevance '{row['relevance']}', which is none of 0 to 1.")
        yield row["sample_key"], row["instrument"], relevance


def _labels_of_arrays(home: Path) -> _Labels | None:
    """Return the labels of the NumPy archive; None where its clip names are pickled."""
    path = home / _ARRAYS
    try:
        with np.load(path, allow_pickle=False) as arrays:
            relevance, known = arrays["Y_true"], arrays["Y_mask"].astype(bool)
            try:
                keys = [str(key) for key in arrays["sample_key"]]
            except ValueError:  # an object array, as published
                return None
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise SettingsError(f"The labels '{path}' cannot be read ({error}).") from error
    names = _classes(home / _CLASSES)
    if relevance.shape != (len(keys), len(names)) or known.shape != relevance.shape:
        raise SettingsError(
            f"The labels '{path}' are damaged: {len(keys)} clips, labels of shape {relevance.shape}, mask of shape "
            f"{known.shape}, {len(names)} classes."
        )
    if not ((relevance[known] >= 0) & (relevance[known] <= 1)).all():
        raise SettingsError(f"The labels '{path}' hold a relevance outside of 0 to 1.")
    present = relevance >= PRESENT_RELEVANCE
    return {
        key: {names[column]: bool(present[row, column]) for column in np.flatnonzero(known[row])}
        for row, key in enumerate(keys)
    }


def _classes(path: Path) -> list[str]:
    """Return the instruments in the order of the columns."""
    try:
        columns = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"The class map '{path}' cannot be read ({error}).") from error
    if not isinstance(columns, dict) or sorted(map(str, columns.values())) != sorted(map(str, range(len(columns)))):
        raise SettingsError(f"The class map '{path}' does not number its instruments from 0.")
    unknown = sorted(set(columns) - set(OPENMIC_INSTRUMENTS))
    if unknown:
        raise SettingsError(f"The class map '{path}' names the unknown instrument '{unknown[0]}'.")
    return sorted(columns, key=lambda name: int(columns[name]))


OPENMIC2018 = PublicDataset(
    name="openmic2018",
    title="OpenMIC-2018",
    paper="Humphrey, Durand, McFee (ISMIR 2018)",
    licence="CC-BY 4.0",
    instruments=OPENMIC_INSTRUMENTS,
    read=read_openmic,
    remark="A label holds somewhere in the 10 s of its clip; what nobody labelled is left out of the masked figures.",
)
