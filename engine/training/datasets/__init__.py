"""Public data sets that lie in a local folder: one module each, and this list of them. Nothing is downloaded."""

from pathlib import Path

from engine.errors import SettingsError
from engine.training.datasets.clips import SPLITS, LabelledClip, PublicDataset, with_rest_absent
from engine.training.datasets.irmas import IRMAS
from engine.training.datasets.medley_solos_db import MEDLEY_SOLOS_DB
from engine.training.datasets.openmic2018 import OPENMIC2018

__all__ = ["DATASETS", "SPLITS", "LabelledClip", "PublicDataset", "dataset_named", "folder_of", "read_split"]

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


def folder_of(dataset: PublicDataset, data: Path) -> Path:
    """Return the folder of a data set: ``data/<name>`` where that is there, else `data` itself."""
    return data / dataset.name if (data / dataset.name).is_dir() else data


def read_split(
    dataset: PublicDataset, folder: Path, split: str, *, one_label_is_all: bool = False
) -> tuple[LabelledClip, ...]:
    """Return the clips of one split, in the order of their paths; the sound of each is there.

    Parameters
    ----------
    dataset : PublicDataset
    folder : Path
        The data set's folder.
    split : {"train", "validation", "test"}
    one_label_is_all : bool
        Count the data set's other instruments as absent from clips that have one label, as most papers on IRMAS do:
        of these clips nothing else is known, and who learns from them alone has nothing else to tell them apart by.

    Raises
    ------
    SettingsError
        If the folder, a table, the split or a clip's sound is missing, a table is damaged, or the clips have more than
        one label that would have to be all.
    """
    if one_label_is_all and split not in dataset.one_label:
        raise SettingsError(
            f"One label cannot be all of a clip in the split '{split}' of {dataset.title}: it has more."
        )
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
    return with_rest_absent(clips, dataset.instruments) if one_label_is_all else tuple(clips)
