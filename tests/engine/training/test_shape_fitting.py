"""Region rules fitted to edges: what the best shape and threshold are follows from how the curves were made."""

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.training.fitting import KnownFrames, rules_of
from engine.training.shape_fitting import THRESHOLDS, EventWorth, HeardPiece, Shape, fit_shape

NAMES = ("flute", "violin", "voice")


def piece(seed: int, *, dips_s: float = 0.0, slopes: bool = False, heard: float = 0.92) -> HeardPiece:
    """A flute that plays twice, heard with the faults named; the violin is heard as it is, the voice is not there."""
    rng = np.random.default_rng(seed)
    presence = np.zeros((300, 3), bool)
    starts = 20 + int(rng.integers(20)), 160 + int(rng.integers(20))
    for start in starts:
        presence[start : start + 80, 0] = True
        presence[start + 20 : start + 60, 1] = True
    values = presence * heard + 0.02
    for start in starts:  # the curve breaks down in the middle of each flute passage
        values[start + 30 : start + 30 + round(dips_s * 10), 0] = 0.02
    if slopes:  # it leaves late: falls to a third, and stays there for five seconds
        for start in starts:
            values[start + 80 : start + 130, 0] = 0.33
    return HeardPiece(presence, Activations(values.astype(np.float32), NAMES, 0.1, 30.0))


def test_tail_that_the_network_leaves_is_cut_by_release_or_threshold() -> None:
    shape, worth = fit_shape([piece(seed, slopes=True) for seed in range(8)])
    assert worth is not None
    best = float(THRESHOLDS[worth.of("flute").argmax()])
    assert shape.release * best > 0.33
    assert worth.of("flute").max() == 1.0


def test_only_what_plays_says_what_a_threshold_is_worth() -> None:
    shape, worth = fit_shape([piece(seed) for seed in range(4)])
    assert worth is not None and set(worth.by_instrument) == {"flute", "violin"}
    assert worth.of("voice").tolist() == worth.common.tolist()
    again = EventWorth.from_json(worth.to_json())
    assert again is not None
    np.testing.assert_allclose(again.of("flute"), worth.of("flute"), atol=5e-4)
    assert EventWorth.from_json({"flute": [0.5, 0.6]}) is None
    rule = shape.rule(0.5)
    assert (rule.threshold, rule.release) == (0.5, pytest.approx(0.5 * shape.release, abs=1e-3))


def test_curves_that_stay_low_are_worth_nothing_above_them() -> None:
    _, worth = fit_shape([piece(seed, heard=0.5) for seed in range(4)])
    assert worth is not None
    assert worth.of("flute")[THRESHOLDS < 0.5].min() == 1.0
    assert worth.of("flute")[THRESHOLDS > 0.55].max() == 0.0


def test_pause_of_less_than_a_second_belongs_to_a_phrase_and_a_longer_one_ends_it() -> None:
    short, long = ([piece(seed, dips_s=pause) for seed in range(4)] for pause in (0.7, 2.0))
    for pieces, best in ((short, 1.0), (long, 0.0)):
        _, worth = fit_shape(pieces)
        assert worth is not None
        assert worth.of("flute").max() == pytest.approx(best, abs=0.35)
        assert worth.of("violin").max() == 1.0


def test_without_pieces_or_events_the_shape_is_the_default() -> None:
    silent = HeardPiece(np.zeros((300, 3), bool), Activations(np.zeros((300, 3), np.float32), NAMES, 0.1, 30.0))
    assert fit_shape(()) == (Shape(), None)
    assert fit_shape([silent]) == (Shape(), None)


def test_threshold_heeds_frames_and_events() -> None:
    rng = np.random.default_rng(7)
    present = np.arange(400) < 200
    values = np.where(present, rng.uniform(0.35, 1.0, 400), rng.uniform(0.0, 0.3, 400))
    frames = {name: KnownFrames(values, present, np.full(400, 0.1)) for name in NAMES[:2]}
    high = EventWorth({"flute": (THRESHOLDS > 0.7).astype(float), "violin": np.zeros(len(THRESHOLDS))})
    shape = Shape(0.7, 9, 0.3, 1.0)
    alone = rules_of(frames, shape=shape)
    both = rules_of(frames, shape=shape, events=high)
    assert alone.for_instrument("flute").threshold < 0.45
    assert both.for_instrument("flute").threshold > 0.7
    assert both.for_instrument("violin").threshold < both.for_instrument("flute").threshold
    assert both.for_instrument("flute").merge_gap_s == 1.0
