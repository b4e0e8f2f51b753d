"""The constants that scale the features: measured once on training windows, then kept for as long as a run lasts."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from engine.atomic import write_text
from engine.errors import SettingsError
from engine.features import FeatureExtractor, FeatureSettings
from engine.training.training_window import WindowSource

_WINDOWS = 256


def kept_settings(path: Path, source: WindowSource, configuration: str, *, resume: bool) -> FeatureSettings:
    """Return the feature settings a run began with, so that a run that goes on feeds its network the same.

    Parameters
    ----------
    path : Path
        Where they are kept.
    source : WindowSource
        Windows to measure new ones on.
    configuration : str
        One that is not the kept one asks for new ones.
    resume : bool
        False asks for new ones, too.

    Raises
    ------
    SettingsError
        If new ones cannot be measured.
    """
    if resume and path.exists():
        kept = FeatureSettings.from_json(json.loads(path.read_text(encoding="utf-8")))
        if kept.configuration == configuration:
            return kept
    settings = scaled_settings(source, configuration)
    write_text(path, json.dumps(settings.to_json()))
    return settings


def scaled_settings(source: WindowSource, configuration: str) -> FeatureSettings:
    """Feature settings whose scaling constants are mean and deviation over training windows that hold sound.

    Raises
    ------
    SettingsError
        If in none of the windows an instrument is present.
    """
    windows = [window for window in map(source.window, range(_WINDOWS)) if window.presence.any()]
    if not windows:
        raise SettingsError("The training windows cannot be scaled: no instrument is heard in any of them.")
    extractor = FeatureExtractor(FeatureSettings(configuration="original"))
    found = extractor.representations(torch.from_numpy(np.stack([window.samples for window in windows])))
    scaling = {name: (round(float(values.mean()), 4), round(float(values.std()), 4)) for name, values in found.items()}
    return replace(FeatureSettings(configuration=configuration), scaling=scaling)
