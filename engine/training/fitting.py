"""Calibration and region rules of a network, fitted on labelled recordings that it was not trained on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import RegionRules
from engine.training.shape_fitting import THRESHOLDS, EventWorth, Shape
from engine.training.validation_set import LabelledRecording

DEFAULT_SHAPE = Shape()
PRIOR = 0.25
"""Share of sounding frames that calibration assumes: an instrument asked about sounds in one frame out of four.

The share in a validation set says how many clips of each instrument were found, nothing about users' recordings.
"""
_PULL = 2.0
"""Weight, in recordings, with which calibration holds on to what the network says itself."""
_SLOPES = (0.5, 2.0)
"""Slopes beyond these come from recordings that are misheard as a whole."""
_BETA = 0.5
"""Precision counts twice as much as recall: a region that is not there hides a solo that is."""
_THRESHOLD_PULL = 4.0
"""Weight, in recordings, with which a class's threshold holds on to the common one."""
_AS_GOOD = 0.02
"""How far the worth of two thresholds may differ by chance; the very best of a flat curve is not the best elsewhere."""
_AFFORDABLE = 0.9
"""Share of the best threshold's worth that one above the noise must keep: no instrument is given up for silence."""


@dataclass(frozen=True)
class KnownFrames:
    """Frames for which presence or absence of one instrument is known.

    ``values`` activations (n,), ``present`` (n,) bool, ``weights`` (n,): the frames of a recording weigh 1 together.
    A labelled clip is one frame, its mean.
    """

    values: np.ndarray
    present: np.ndarray
    weights: np.ndarray

    @property
    def tell_apart(self) -> bool:
        """Whether the instrument is there in some and not in others."""
        return bool(self.present.any() and not self.present.all())

    def balanced_weights(self, prior: float) -> np.ndarray:
        """Weights scaled so that present frames make up the share `prior`, as many recordings as before in sum."""
        positive = float(self.weights[self.present].sum())
        negative = float(self.weights[~self.present].sum())
        if not positive or not negative:
            return self.weights
        return np.where(self.present, self.weights, self.weights * positive / negative * (1 - prior) / prior)


def known_frames(
    recordings: tuple[LabelledRecording, ...], activations: Mapping[Path, Activations], column: int, instrument: str
) -> KnownFrames:
    """Gather the frames that say something about one instrument."""
    values, present, weights = [], [], []
    for recording in recordings:
        found = activations[recording.path]
        labels = recording.presence(found.times_s, (instrument,))[:, 0]
        known = labels | recording.complete
        if known.any():
            values.append(found.values[known, column])
            present.append(labels[known])
            weights.append(np.full(int(known.sum()), 1.0 / int(known.sum())))
    return KnownFrames(np.concatenate(values), np.concatenate(present), np.concatenate(weights))


def fit_calibration(
    recordings: tuple[LabelledRecording, ...], activations: Mapping[Path, Activations], instruments: tuple[str, ...]
) -> dict[str, tuple[float, float]]:
    """Platt's slope and offset for each class (Platt 1999), for uncalibrated activations.

    A class with few recordings stays near the network's own answer, shifted by what is common to all classes.

    Parameters
    ----------
    recordings : tuple of LabelledRecording
    activations : mapping of Path to Activations
        Made with slope 1 and offset 0.
    instruments : tuple of str

    Returns
    -------
    dict of str to (float, float)
    """
    return calibration_of({name: known_frames(recordings, activations, i, name) for i, name in enumerate(instruments)})


def calibration_of(frames: Mapping[str, KnownFrames]) -> dict[str, tuple[float, float]]:
    """Fit slope and offset of each class, as `fit_calibration` does, to what is known of it.

    Parameters
    ----------
    frames : mapping of str to KnownFrames
        Made with slope 1 and offset 0. A class that is known to be there only, or only not to be, takes the common
        slope and offset.
    """
    pooled = KnownFrames(
        *(
            np.concatenate(arrays)
            for arrays in zip(*((f.values, f.present, f.balanced_weights(PRIOR)) for f in frames.values()), strict=True)
        )
    )
    common = _platt(logit(pooled.values), pooled.present, pooled.weights, np.array([1.0, 0.0]), 1e-3)
    fitted = {}
    for name, frame in frames.items():
        slope, offset = common
        if frame.tell_apart:
            slope, offset = _platt(logit(frame.values), frame.present, frame.balanced_weights(PRIOR), common, _PULL)
        fitted[name] = (round(float(slope), 4), round(float(offset), 4))
    return fitted


def fit_rules(
    recordings: tuple[LabelledRecording, ...],
    activations: Mapping[Path, Activations],
    instruments: tuple[str, ...],
    noise_floor: Mapping[str, float] | None = None,
    shape: Shape = DEFAULT_SHAPE,
    events: EventWorth | None = None,
) -> RegionRules:
    """Threshold of each class: the best frame F0.5 over recordings, held near the threshold common to all classes.

    Where it is known what thresholds are worth on pieces with exact edges, the sum of both is made best.

    Parameters
    ----------
    recordings : tuple of LabelledRecording
    activations : mapping of Path to Activations
        Calibrated.
    instruments : tuple of str
    noise_floor : mapping of str to float, optional
        Highest activation of each class on sounds that hold no instrument; thresholds stay above it where that costs
        little.
    shape : Shape
        Of all rules.
    events : EventWorth, optional
    """
    frames = {name: known_frames(recordings, activations, i, name) for i, name in enumerate(instruments)}
    return rules_of(frames, noise_floor, shape, events)


def rules_of(
    frames: Mapping[str, KnownFrames],
    noise_floor: Mapping[str, float] | None = None,
    shape: Shape = DEFAULT_SHAPE,
    events: EventWorth | None = None,
) -> RegionRules:
    """Fit the threshold of each class, as `fit_rules` does, to what is known of it; `frames` are calibrated.

    At least one class must be known to be there somewhere and not to be there elsewhere.
    """
    shared = np.zeros(len(THRESHOLDS)) if events is None else events.common
    curves = {name: _f_curve(frame, THRESHOLDS) for name, frame in frames.items() if frame.tell_apart}
    common = np.mean(list(curves.values()), axis=0) + shared
    rules = {}
    for name in frames:
        curve = common
        if name in curves:
            size = float(frames[name].weights[frames[name].present].sum())
            own = curves[name] + (shared if events is None else events.of(name))
            curve = (size * own + _THRESHOLD_PULL * common) / (size + _THRESHOLD_PULL)
        threshold, above_noise = _best(THRESHOLDS, curve), 1.15 * (noise_floor or {}).get(name, 0.0)
        # Beyond the last threshold tried nothing is known, and little is left.
        if threshold < above_noise <= THRESHOLDS[-1]:
            affordable = np.interp(above_noise, THRESHOLDS, curve) >= _AFFORDABLE * curve.max()
            threshold = above_noise if affordable else threshold
        rules[name] = shape.rule(round(threshold, 3))
    return RegionRules(rules, shape.rule(round(_best(THRESHOLDS, common), 3)))


def _best(thresholds: np.ndarray, curve: np.ndarray) -> float:
    """Return the middle of the thresholds that are as good as the best: the one furthest from doing harm."""
    return float(np.median(thresholds[curve >= curve.max() - _AS_GOOD]))


def _f_curve(frames: KnownFrames, thresholds: np.ndarray) -> np.ndarray:
    weights = frames.balanced_weights(PRIOR)
    positive = weights[frames.present].sum()
    curve = []
    for threshold in thresholds:
        predicted = frames.values >= threshold
        hits = weights[predicted & frames.present].sum()
        curve.append((1 + _BETA**2) * hits / max(1e-9, weights[predicted].sum() + _BETA**2 * positive))
    return np.array(curve)


def _platt(logits: np.ndarray, present: np.ndarray, weights: np.ndarray, start: np.ndarray, pull: float) -> np.ndarray:
    """Slope and offset of a logistic regression on one variable, drawn towards `start`; Newton's method."""
    design = np.stack([logits, np.ones_like(logits)], axis=1)
    found = start.astype(float)
    for _ in range(50):
        probability = 1.0 / (1.0 + np.exp(-np.clip(design @ found, -50, 50)))
        gradient = design.T @ (weights * (probability - present)) + pull * (found - start)
        curvature = (design * (weights * probability * (1 - probability))[:, None]).T @ design + pull * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        found = found - step
        if np.abs(step).max() < 1e-8:
            break
    lowest, highest = _SLOPES
    if lowest <= found[0] <= highest:
        return found
    # A few recordings that the network mishears must not bend its scale out of shape: only the offset is theirs.
    slope = float(np.clip(found[0], lowest, highest))
    return np.array([slope, _offset(logits * slope, present, weights, float(start[1]), pull)])


def _offset(scaled: np.ndarray, present: np.ndarray, weights: np.ndarray, start: float, pull: float) -> float:
    """Return the offset of a logistic regression whose slope is settled, drawn towards `start`."""
    offset = start
    for _ in range(50):
        probability = 1.0 / (1.0 + np.exp(-np.clip(scaled + offset, -50, 50)))
        gradient = float((weights * (probability - present)).sum()) + pull * (offset - start)
        step = gradient / (float((weights * probability * (1 - probability)).sum()) + pull)
        offset -= step
        if abs(step) < 1e-8:
            break
    return offset


def logit(probability: np.ndarray) -> np.ndarray:
    """Return log-odds; probabilities are kept a millionth away from 0 and 1."""
    clipped = np.clip(probability.astype(float), 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))
