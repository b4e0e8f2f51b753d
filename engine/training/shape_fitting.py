"""How curves become regions, fitted on pieces with exact edges: the shape of all rules, the worth of thresholds.

An editor looks for phrases, not for notes: rests shorter than a second belong to an event, a true one or one found.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.analysis.regions import derive_regions
from engine.training.event_scores import PHRASE_RULES, event_counts
from engine.training.metrics import Counts

RULE = PHRASE_RULES[-1]
"""Phrases count as found with both edges within half a second."""

THRESHOLDS = np.round(np.linspace(0.3, 0.9, 25), 3)
"""Thresholds that are tried."""

_COARSE = THRESHOLDS[::4]
_RELEASES = (0.5, 0.7, 0.85)
_MEDIANS = (5, 9)
_SHORTEST_S = (0.3, 0.5)
_GAPS_S = (0.5, 1.0)


@dataclass(frozen=True)
class Shape:
    """What a rule does beside its threshold; ``release`` is a share of it."""

    release: float = 0.6
    median_frames: int = 5
    min_duration_s: float = 0.4
    merge_gap_s: float = 0.4

    def rule(self, threshold: float) -> InstrumentRule:
        """Return the rule with a threshold."""
        release = round(self.release * threshold, 3)
        return InstrumentRule(threshold, release, self.median_frames, self.min_duration_s, self.merge_gap_s)


@dataclass(frozen=True)
class HeardPiece:
    """A piece as it is and as it was heard.

    ``presence`` (frames, instruments) bool, of the instruments and frames of ``activations``.
    """

    presence: np.ndarray
    activations: Activations


@dataclass(frozen=True)
class EventWorth:
    """What each of `THRESHOLDS` is worth to each instrument: the event F1 on pieces.

    ``by_instrument`` holds those that play in the pieces, each with an array (thresholds,).
    """

    by_instrument: dict[str, np.ndarray]

    @property
    def common(self) -> np.ndarray:
        """What thresholds are worth on average."""
        return np.asarray(np.mean(list(self.by_instrument.values()), axis=0))

    def of(self, instrument: str) -> np.ndarray:
        """Return what they are worth to one instrument; the average where it plays in no piece."""
        return self.by_instrument.get(instrument, self.common)

    def to_json(self) -> dict[str, list[float]]:
        """Return plain, rounded values."""
        return {name: [round(float(score), 3) for score in worth] for name, worth in self.by_instrument.items()}

    @classmethod
    def from_json(cls, values: dict[str, list[float]]) -> "EventWorth | None":
        """Read what `to_json` gave; None for nothing, and for what was written with other thresholds."""
        if not values or any(len(worth) != len(THRESHOLDS) for worth in values.values()):
            return None
        return cls({name: np.array(worth) for name, worth in values.items()})


def fit_shape(pieces: Sequence[HeardPiece]) -> tuple[Shape, EventWorth | None]:
    """Return the shape with which regions can come nearest to the events of pieces, and what thresholds are then worth.

    One shape serves all instruments: the dozens of events of one are too few to tell shapes apart.

    Parameters
    ----------
    pieces : sequence of HeardPiece
        Mixed from instruments that training never used. Without any event the shape is the default.
    """
    instruments = pieces[0].activations.instruments if pieces else ()
    cases = {}
    for column, name in enumerate(instruments):
        true = [_runs_s(piece.presence[:, column], piece.activations.frame_s) for piece in pieces]
        if any(map(len, true)):
            cases[name] = (true, [_curve_of(piece.activations, column) for piece in pieces])
    if not cases:
        return Shape(), None
    shapes = [Shape(*values) for values in product(_RELEASES, _MEDIANS, _SHORTEST_S, _GAPS_S)]
    best = max(
        shapes, key=lambda shape: float(np.mean([_worth(*case, shape, _COARSE).max() for case in cases.values()]))
    )
    return best, EventWorth({name: _worth(*case, best, THRESHOLDS) for name, case in cases.items()})


def _worth(
    true: Sequence[np.ndarray], curves: Sequence[Activations], shape: Shape, thresholds: np.ndarray
) -> np.ndarray:
    """Event F1 of one instrument with each threshold."""
    return np.array([_event_f1(true, curves, shape.rule(float(threshold))) for threshold in thresholds])


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
        # Most instruments are heard nowhere in most pieces, and looking for that takes most of the time.
        heard = not curve.values.max(initial=0.0) < rule.threshold
        edges = [(region.onset_s, region.offset_s) for region in derive_regions(curve, rules)] if heard else []
        counts = counts + event_counts(events, np.array(edges).reshape(-1, 2), RULE)
    return counts.f1


def _runs_s(present: np.ndarray, frame_s: float) -> np.ndarray:
    """Onsets and offsets of the runs of a presence, in seconds; (events, 2)."""
    changes = np.flatnonzero(np.diff(np.concatenate([[0], present.astype(np.int8), [0]])))
    return changes.reshape(-1, 2) * frame_s
