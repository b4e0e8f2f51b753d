"""How curves become regions (release, smoothing, shortest length, closed gaps), fitted on pieces with exact edges."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.analysis.regions import derive_regions
from engine.training.event_scores import EventRule, event_counts
from engine.training.metrics import Counts

RULE = EventRule(0.5, offsets=True)
"""Events count as found with both edges within half a second."""

_RELEASES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of the threshold."""
_MEDIANS = (3, 5, 9)
_SHORTEST_S = (0.3, 0.5, 0.8)
_GAPS_S = (0.2, 0.4, 0.8)
_PULL = 60.0
"""Weight, in events, with which an instrument holds on to what serves all."""


@dataclass(frozen=True)
class HeardPiece:
    """A piece as it is and as it was heard.

    ``presence`` (frames, instruments) bool, of the instruments and frames of ``activations``.
    """

    presence: np.ndarray
    activations: Activations


def fit_shapes(pieces: Sequence[HeardPiece], rules: RegionRules) -> RegionRules:
    """Return rules with the same thresholds whose other settings give the best event F1.

    Parameters
    ----------
    pieces : sequence of HeardPiece
        Mixed from instruments that training never used; those that play in none keep what serves all best.
    rules : RegionRules
    """
    if not pieces:
        return rules
    instruments = pieces[0].activations.instruments
    shapes = list(product(_RELEASES, _MEDIANS, _SHORTEST_S, _GAPS_S))
    events = np.zeros(len(instruments))
    scores = np.zeros((len(instruments), len(shapes)))
    for column, name in enumerate(instruments):
        true = [_runs_s(piece.presence[:, column], piece.activations.frame_s) for piece in pieces]
        events[column] = sum(map(len, true))
        if events[column]:
            curves = [_curve_of(piece.activations, column) for piece in pieces]
            threshold = rules.for_instrument(name).threshold
            for number, shape in enumerate(shapes):
                scores[column, number] = _event_f1(true, curves, _shaped(threshold, shape))
    if not events.any():
        return rules
    common = scores[events > 0].mean(axis=0)
    joined = (events[:, None] * scores + _PULL * common) / (events[:, None] + _PULL)
    fitted = {
        name: _shaped(rules.for_instrument(name).threshold, shapes[int(joined[column].argmax())])
        for column, name in enumerate(instruments)
    }
    return replace(rules, by_instrument=fitted, default=_shaped(rules.default.threshold, shapes[int(common.argmax())]))


def _shaped(threshold: float, shape: tuple[float, int, float, float]) -> InstrumentRule:
    release, median, shortest_s, gap_s = shape
    return InstrumentRule(threshold, round(release * threshold, 3), median, shortest_s, gap_s)


def _curve_of(activations: Activations, column: int) -> Activations:
    """Return the curve of one instrument on its own."""
    return replace(
        activations,
        values=activations.values[:, [column]],
        instruments=(activations.instruments[column],),
        lead=None,
    )


def _event_f1(true: Sequence[np.ndarray], curves: Sequence[Activations], rule: InstrumentRule) -> float:
    rules = RegionRules({}, rule)
    counts = Counts(0, 0, 0)
    for events, curve in zip(true, curves, strict=True):
        edges = [(region.onset_s, region.offset_s) for region in derive_regions(curve, rules)]
        counts = counts + event_counts(events, np.array(edges).reshape(-1, 2), RULE)
    return counts.f1


def _runs_s(present: np.ndarray, frame_s: float) -> np.ndarray:
    """Onsets and offsets of the runs of a presence, in seconds; (events, 2)."""
    changes = np.flatnonzero(np.diff(np.concatenate([[0], present.astype(np.int8), [0]])))
    return changes.reshape(-1, 2) * frame_s
