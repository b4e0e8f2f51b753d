"""Training on the clips of a public data set alone, judged by the part of them that it holds out."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from torch import nn

from engine.analysis.analyzer import Analyzer
from engine.errors import SettingsError
from engine.features import FeatureSettings
from engine.models import Bundle, Card
from engine.models.context_network import ContextNetwork
from engine.training.clip_fitting import clip_figures, fitted_on_clips
from engine.training.clip_judging import score_clips, with_label
from engine.training.clip_mixer import ClipMixer
from engine.training.clip_windows import ClipWindows, ready_clips
from engine.training.config import TrainingConfig
from engine.training.datasets import LabelledClip, PublicDataset, dataset_named, folder_of, read_split
from engine.training.datasets.clips import label_matrix

HELD_OUT_SPLIT = "validation"


class ClipCourse:
    """One public data set; an `engine.training.course.Course`.

    Parameters
    ----------
    config : TrainingConfig
        With clips only.
    data : Path
        The data set's folder, or one that holds it under its name (``data/openmic2018``).
    out : Path
        The decoded clips are kept here.
    device : str
    report : callable
        Hears dictionaries with a ``stage`` and how far it is.

    Raises
    ------
    SettingsError
        If the data set is not there or cannot be used, or the recipe asks for what clips cannot teach.
    """

    decided_by = "clip_map"

    def __init__(
        self, config: TrainingConfig, data: Path, out: Path, device: str, report: Callable[[dict[str, Any]], None]
    ) -> None:
        self._config, self._device, self._report = config, device, report
        self._dataset = dataset_named(config.clips.dataset)
        _refuse_what_clips_lack(config, self._dataset)
        folder, one_label_is_all = folder_of(self._dataset, data), config.clips.one_label_is_all
        held_out = read_split(self._dataset, folder, HELD_OUT_SPLIT, one_label_is_all=one_label_is_all)
        self._one_label = HELD_OUT_SPLIT in self._dataset.one_label
        self._held_out = with_label(held_out, config.instruments) if self._one_label else held_out
        _refuse_if_nothing_tells_apart(self._held_out, config.instruments, self._dataset)
        ready = ready_clips(self._dataset.name, folder, out / "clips", report, one_label_is_all=one_label_is_all)
        self._clips = ClipWindows(ready, config.instruments)

    def windows(self, features: FeatureSettings) -> ClipMixer:
        """Return the windows to train on."""
        return ClipMixer(self._clips, features, self._config.mix, self._config.mix_seed)

    def windows_to_scale_by(self, features: FeatureSettings) -> ClipMixer:
        """Return other windows of the same clips."""
        return ClipMixer(self._clips, features, self._config.mix, self._config.mix_seed + 1)

    def judge(self, bundle: Bundle) -> dict[str, Any]:
        """Return figures on the held-out clips."""
        names = self._config.instruments
        scores = score_clips(self._held_out, Analyzer(bundle, self._device), names, on_clip=self._told("judge"))
        return clip_figures(scores, names, one_label=self._one_label)

    def all_figures(self, bundle: Bundle) -> dict[str, Any]:
        """Return the same: the held-out clips are all there is."""
        return self.judge(bundle)

    def context_network(self, bundle: Bundle) -> None:
        """Return none: clips do not tell what comes before and after."""

    def fitted(self, path: Path, model: nn.Module, card: Card, context: ContextNetwork | None) -> Bundle:
        """Fit on the held-out clips and write the bundle; there is never a context network."""
        described = replace(card, metrics={"data": self._data_in_words(), "command": self._command()})
        return fitted_on_clips(
            path,
            model,
            described,
            self._held_out,
            one_label=self._one_label,
            device=self._device,
            on_clip=self._told("fit"),
        )

    def facts(self) -> dict[str, Any]:
        """Return the data set with its paper, licence and terms."""
        config = self._config
        return {
            "recipe": {**asdict(config.loop), "mix": asdict(config.mix), "clips": asdict(config.clips)},
            "mix_seed": config.mix_seed,
            **self._dataset.facts,
            "licences": [self._dataset.licence],
        }

    def _told(self, stage: str) -> Callable[[int, int], None]:
        return lambda done, count: self._report({"stage": stage, "step": done, "steps": count})

    def _data_in_words(self) -> str:
        unknown = "counts as absent" if self._config.clips.one_label_is_all else "is left out"
        return (
            f"split '{HELD_OUT_SPLIT}' of {self._dataset.title}; an instrument that its labels leave open {unknown}; "
            "'clip_map': average precision of clips by mean activation, mean over instruments, no threshold; "
            "calibration and thresholds were fitted on the same clips, and they may have chosen when training ended"
        )

    def _command(self) -> str:
        return f"soloscope evaluate BUNDLE --dataset {self._dataset.name} --data FOLDER --split {HELD_OUT_SPLIT}"


def _refuse_what_clips_lack(config: TrainingConfig, dataset: PublicDataset) -> None:
    if config.lead:
        raise SettingsError("Clips do not tell who leads: a network with a lead output needs stems, too.")
    if config.context_training.sequences:
        raise SettingsError("[context_network] needs a training folder: it is trained on sequences mixed from stems.")
    if config.mix.music:
        raise SettingsError("[mix] music needs a training folder; with [clips] share = 1.0 all windows are clips.")
    unlabelled = [name for name in config.instruments if name not in dataset.instruments]
    if unlabelled:
        raise SettingsError(f"{dataset.title} has no labels for {', '.join(unlabelled)}; [bundle] names them.")


def _refuse_if_nothing_tells_apart(
    clips: tuple[LabelledClip, ...], instruments: tuple[str, ...], dataset: PublicDataset
) -> None:
    present, known = label_matrix(clips, instruments)
    if (present.any(axis=0) & (known & ~present).any(axis=0)).any():
        return
    advice = ""
    if HELD_OUT_SPLIT in dataset.one_label:
        advice = "; set [clips] one_label_is_all = true to take the one label of a clip for all there is to hear"
    raise SettingsError(
        f"{dataset.title} cannot be trained on alone: none of the instruments {', '.join(instruments)} is known to be "
        f"in one clip of its split '{HELD_OUT_SPLIT}' and not in another{advice}."
    )
