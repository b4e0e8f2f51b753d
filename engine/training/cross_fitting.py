"""Figures that calibration could not flatter: fitted on one half of the recordings, reported on the other."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy import special

from engine.analysis.activations import Activations
from engine.analysis.passage import in_passages
from engine.analysis.region_rules import RegionRules
from engine.training.fitting import fit_calibration, fit_rules, logit
from engine.training.shape_fitting import EventWorth
from engine.training.validation_set import LabelledRecording

Calibration = Mapping[str, tuple[float, float]]

_LEAST, _LARGEST = 1e-30, 1 - 2.0**-25
"""What 32 bits keep of a probability near 0, and what lies halfway between the last one before 1 and 1."""


def cross_fitted(
    recordings: tuple[LabelledRecording, ...],
    raw: Mapping[Path, Activations],
    instruments: tuple[str, ...],
    noise_floor: Activations | None = None,
    *,
    passage_half_s: float = 0.0,
    events: EventWorth | None = None,
) -> dict[Path, Activations]:
    """Return activations of which each half has the calibration that was fitted on the other half.

    Where a noise floor is given, they have the thresholds fitted there, too, in region rules otherwise their own.

    Parameters
    ----------
    recordings : tuple of LabelledRecording
    raw : mapping of Path to Activations
        Made with slope 1 and offset 0, every frame believed by itself.
    instruments : tuple of str
    noise_floor : Activations, optional
        One frame, made with slope 1 and offset 0: the highest activations on sounds that hold no instrument.
    passage_half_s : float
        Of the passages that speak against their frames.
    events : EventWorth, optional
        What thresholds are worth on pieces: these are not among the recordings, and serve both halves. They were heard
        with the bundle's own calibration, though, which was fitted on all recordings.
    """
    first, second = two_halves(recordings)
    found: dict[Path, Activations] = {}
    for judged, fitted_on in ((first, second), (second, first)):
        calibration = fit_calibration(fitted_on, raw, instruments)
        half = {
            recording.path: in_passages(calibrated(raw[recording.path], calibration), passage_half_s)
            for recording in recordings
        }
        rules = None
        if noise_floor is not None:
            own = raw[fitted_on[0].path].rules
            rules = _rules(fitted_on, half, calibrated(noise_floor, calibration), events, own)
        for recording in judged:
            values = half[recording.path]
            found[recording.path] = values if rules is None else replace(values, rules=rules)
    return found


def _rules(
    recordings: tuple[LabelledRecording, ...],
    found: Mapping[Path, Activations],
    noise_floor: Activations,
    events: EventWorth | None,
    own: RegionRules | None,
) -> RegionRules:
    instruments = noise_floor.instruments
    highest = dict(zip(instruments, noise_floor.values.max(axis=0).tolist(), strict=True))
    fitted = fit_rules(recordings, found, instruments, highest, events=events)
    thresholds = {name: fitted.for_instrument(name).threshold for name in instruments}
    return (own or fitted).with_threshold(thresholds)


def two_halves(
    recordings: tuple[LabelledRecording, ...],
) -> tuple[tuple[LabelledRecording, ...], tuple[LabelledRecording, ...]]:
    """Deal the recordings out, in the order of their classes and names, so that each half has some of every class."""
    dealt = sorted(recordings, key=lambda recording: (recording.spans[0].classes, recording.path.name))
    return tuple(dealt[::2]), tuple(dealt[1::2])


def calibrated(raw: Activations, calibration: Calibration) -> Activations:
    """Apply slope and offset of each class to uncalibrated activations; where nothing is heard they stay zero."""
    slope, offset = _columns(calibration, raw.instruments)
    return replace(raw, values=_probability(slope * logit(raw.values) + offset) * (raw.values > 0))


def uncalibrated(found: Activations, calibration: Calibration) -> Activations:
    """Take slope and offset of each class away again."""
    slope, offset = _columns(calibration, found.instruments)
    # As far as 32 bits tell them apart: a millionth, where a slope is 2, may have been a thousandth before.
    log_odds = special.logit(np.clip(found.values.astype(float), _LEAST, _LARGEST))
    return replace(found, values=_probability((log_odds - offset) / slope) * (found.values > 0))


def _columns(calibration: Calibration, instruments: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    pairs = np.array([calibration[name] for name in instruments])
    return pairs[:, 0], pairs[:, 1]


def _probability(logits: np.ndarray) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -60, 60))), dtype=np.float32)
