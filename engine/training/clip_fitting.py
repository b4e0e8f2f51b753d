"""A bundle fitted on labelled clips: calibration and thresholds; of what is unknown nothing is assumed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from torch import nn

from engine.analysis.analyzer import Analyzer
from engine.errors import SettingsError
from engine.models import Bundle, Card, save_bundle
from engine.training.clip_judging import ClipScores, score_clips
from engine.training.clip_metrics import known_average_precision, one_of_many
from engine.training.datasets import LabelledClip
from engine.training.datasets.clips import label_matrix
from engine.training.fitting import KnownFrames, calibration_of, rules_of
from engine.training.open_world import highest_activations

OnClip = Callable[[int, int], None]


def fitted_on_clips(
    path: Path,
    model: nn.Module,
    card: Card,
    clips: tuple[LabelledClip, ...],
    *,
    one_label: bool,
    device: str = "auto",
    on_clip: OnClip | None = None,
) -> Bundle:
    """Return the bundle with calibration and thresholds fitted on clips, and its figures on them.

    A label holds for a clip as a whole, so a clip's mean activation is what is fitted. Clips have no edges to fit
    anything else by: the shapes of regions keep their defaults. Weights are stored as 16-bit floats first, so that
    everything is fitted to what is shipped.

    Parameters
    ----------
    path : Path
        Folder of the bundle.
    model : nn.Module
    card : Card
        Uncalibrated; its metrics are extended by ``validation`` and ``rules``.
    clips : tuple of LabelledClip
    one_label : bool
        As in `clip_figures`.
    device : str
    on_clip : callable, optional
        Hears how many of how many clips are done, twice over.

    Raises
    ------
    SettingsError
        If no clip can be read.
    """
    raw = score_clips(
        clips, Analyzer(save_bundle(path, model, card, half=True), device), card.instruments, on_clip=on_clip
    )
    calibrated = replace(card, calibration=calibration_of(known_means(raw, card.instruments)))
    analyzer = Analyzer(save_bundle(path, model, calibrated, half=True), device)
    found = score_clips(clips, analyzer, card.instruments, on_clip=on_clip)
    rules = rules_of(known_means(found, card.instruments), highest_activations(analyzer))
    metrics = {
        "validation": clip_figures(found, card.instruments, one_label=one_label),
        **card.metrics,
        "rules": "thresholds: F0.5 of the mean activation of the same clips, known labels only; release, median and "
        "lengths: defaults, as clips have no edges",
    }
    return save_bundle(path, model, replace(calibrated, rules=rules.to_json(), metrics=metrics), half=True)


def known_means(scores: ClipScores, instruments: tuple[str, ...]) -> dict[str, KnownFrames]:
    """Return, for each instrument, the mean activations of the clips of which it is known whether they have it."""
    present, known = label_matrix(scores.clips, instruments)
    return {
        name: KnownFrames(
            scores.mean[known[:, column], column],
            present[known[:, column], column],
            np.ones(int(known[:, column].sum())),
        )
        for column, name in enumerate(instruments)
    }


def clip_figures(scores: ClipScores, instruments: tuple[str, ...], *, one_label: bool) -> dict[str, Any]:
    """Return figures as plain, rounded values for a card and for a training's history.

    Parameters
    ----------
    scores : ClipScores
    instruments : tuple of str
        Columns of the scores.
    one_label : bool
        Whether each clip has exactly one of the instruments; if so, the share of clips in which its mean activation
        is the highest is among the figures.

    Returns
    -------
    dict
        ``clip_map``, the mean over instruments of the average precision of clips by their mean activation, known labels
        only; ``average_precision`` of each instrument that has one; ``accuracy``; the number of ``clips``.

    Raises
    ------
    SettingsError
        If no instrument is known to be in one clip and not in another.
    """
    present, known = label_matrix(scores.clips, instruments)
    precisions = {
        name: known_average_precision(present[:, column], known[:, column], scores.mean[:, column])
        for column, name in enumerate(instruments)
    }
    given = {name: value for name, value in precisions.items() if value is not None}
    if not given:
        raise SettingsError("None of the instruments is known to be in one of the held-out clips and not in another.")
    figures: dict[str, Any] = {"clip_map": round(float(np.mean(list(given.values()))), 4)}
    if one_label:
        figures["accuracy"] = round(one_of_many(present, scores.mean, instruments).accuracy, 4)
    return {
        **figures,
        "average_precision": {name: round(value, 3) for name, value in given.items()},
        "clips": len(scores.clips),
    }
