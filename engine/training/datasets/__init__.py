"""Public data sets that lie in a local folder: one module each, and this list of them. Nothing is downloaded."""

from pathlib import Path

from engine.errors import SettingsError
from engine.training.datasets.clips import SPLITS, LabelledClip, PublicDataset
from engine.training.datasets.irmas import IRMAS
from engine.training.datasets.medley_solos_db import MEDLEY_SOLOS_DB
from engine.training.datasets.openmic2018 import OPENMIC2018

__all__ = ["DATASETS", "SPLITS", "LabelledClip", "PublicDataset", "dataset_named", "read_split"]

DATASETS = {dataset.name: dataset for dataset in (OPENMIC2018, IRMAS, MEDLEY_SOLOS_DB)}


def dataset_named(name: str) -> PublicDataset:
    """Return a data set by its name.

    Raises
    ------
    SettingsError
        If there is none of that name.
    """
    if name not in DATASETS:
        raise SettingsError(f"There is no data set '{name}'; choose one of {', '.join(DATASETS)}.")
    return DATASETS[name]


def read_split(dataset: PublicDataset, folder: Path, split: str) -> tuple[LabelledClip, ...]:
    """Return the clips of one split, in the order of their paths; the sound of each is there.

    Raises
    ------
    SettingsError
        If the folder, a table, the split or a clip's sound is missing, or a table is damaged.
    """
    if not folder.is_dir():
        raise SettingsError(f"There is no folder '{folder}' with {dataset.title} in it.")
    everything = dataset.read(folder)
    clips = sorted((clip for clip in everything if clip.split == split), key=lambda clip: clip.path)
    if not clips:
        found = [name for name in SPLITS if any(clip.split == name for clip in everything)]
        raise SettingsError(
            f"{dataset.title} in '{folder}' has no clips of the split '{split}'; it has {', '.join(found) or 'none'}."
        )
    missing = [clip.path for clip in clips if not clip.path.is_file()]
    if missing:
        raise SettingsError(
            f"{dataset.title} in '{folder}' lacks the sound of {len(missing)} of {len(clips)} clips, such as "
            f"'{missing[0]}'."
        )
    return tuple(clips)
