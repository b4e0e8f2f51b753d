"""Figures that calibration could not flatter: fitted on one half of the recordings, reported on the other."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.training.fitting import fit_calibration, fit_rules, logit
from engine.training.validation_set import LabelledRecording

Calibration = Mapping[str, tuple[float, float]]


def cross_fitted(
    recordings: tuple[LabelledRecording, ...],
    raw: Mapping[Path, Activations],
    instruments: tuple[str, ...],
    noise_floor: Activations | None = None,
) -> dict[Path, Activations]:
    """Return activations of which each half has the calibration that was fitted on the other half.

    Where a noise floor is given, they have the thresholds fitted there, too, in region rules otherwise their own.

    Parameters
    ----------
    recordings : tuple of LabelledRecording
    raw : mapping of Path to Activations
        Made with slope 1 and offset 0.
    instruments : tuple of str
    noise_floor : Activations, optional
        One frame, made with slope 1 and offset 0: the highest activations on sounds that hold no instrument.
    """
    first, second = two_halves(recordings)
    found: dict[Path, Activations] = {}
    for judged, fitted_on in ((first, second), (second, first)):
        calibration = fit_calibration(fitted_on, raw, instruments)
        rules = None if noise_floor is None else _rules(fitted_on, raw, calibration, noise_floor)
        for recording in judged:
            values = calibrated(raw[recording.path], calibration)
            found[recording.path] = values if rules is None else replace(values, rules=rules)
    return found


def _rules(
    recordings: tuple[LabelledRecording, ...],
    raw: Mapping[Path, Activations],
    calibration: Calibration,
    noise_floor: Activations,
) -> RegionRules:
    found = {recording.path: calibrated(raw[recording.path], calibration) for recording in recordings}
    highest = calibrated(noise_floor, calibration).values.max(axis=0)
    instruments = noise_floor.instruments
    fitted = fit_rules(recordings, found, instruments, dict(zip(instruments, highest.tolist(), strict=True)))
    own = raw[recordings[0].path].rules or fitted
    return own.with_threshold({name: fitted.for_instrument(name).threshold for name in instruments})


def two_halves(
    recordings: tuple[LabelledRecording, ...],
) -> tuple[tuple[LabelledRecording, ...], tuple[LabelledRecording, ...]]:
    """Deal the recordings out, in the order of their classes and names, so that each half has some of every class."""
    dealt = sorted(recordings, key=lambda recording: (recording.spans[0].classes, recording.path.name))
    return tuple(dealt[::2]), tuple(dealt[1::2])


def calibrated(raw: Activations, calibration: Calibration) -> Activations:
    """Apply slope and offset of each class to uncalibrated activations."""
    slope, offset = _columns(calibration, raw.instruments)
    return replace(raw, values=_probability(slope * logit(raw.values) + offset))


def uncalibrated(found: Activations, calibration: Calibration) -> Activations:
    """Take slope and offset of each class away again."""
    slope, offset = _columns(calibration, found.instruments)
    return replace(found, values=_probability((logit(found.values) - offset) / slope))


def _columns(calibration: Calibration, instruments: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    pairs = np.array([calibration[name] for name in instruments])
    return pairs[:, 0], pairs[:, 1]


def _probability(logits: np.ndarray) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -60, 60))), dtype=np.float32)
