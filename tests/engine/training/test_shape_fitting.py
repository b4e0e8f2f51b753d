"""Region rules fitted to edges: what the best rule is follows from how the curves were made."""

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.training.shape_fitting import HeardPiece, fit_shapes

NAMES = ("flute", "violin", "voice")
RULES = RegionRules({name: InstrumentRule(0.5, 0.3, 5, 0.4, 0.4) for name in NAMES})


def piece(seed: int, dips: bool, slopes: bool) -> HeardPiece:
    """A flute that plays twice, heard with the faults named; the violin is heard as it is, the voice is not there."""
    rng = np.random.default_rng(seed)
    presence = np.zeros((300, 3), bool)
    starts = 20 + int(rng.integers(20)), 160 + int(rng.integers(20))
    for start in starts:
        presence[start : start + 80, 0] = True
        presence[start + 20 : start + 60, 1] = True
    values = presence * 0.9 + 0.02
    if dips:  # the curve breaks down for .6 s in the middle of each flute passage
        for start in starts:
            values[start + 30 : start + 36, 0] = 0.02
    if slopes:  # it leaves late: falls to a third, and stays there for five seconds
        for start in starts:
            values[start + 80 : start + 130, 0] = 0.33
    return HeardPiece(presence, Activations(values.astype(np.float32), NAMES, 0.1, 30.0))


def test_gap_that_the_network_leaves_is_closed_for_that_instrument() -> None:
    pieces = [piece(seed, dips=True, slopes=False) for seed in range(8)]
    fitted = fit_shapes(pieces, RULES)
    assert fitted.for_instrument("flute").merge_gap_s == 0.8
    assert fitted.for_instrument("flute").threshold == 0.5


def test_tail_that_the_network_leaves_is_cut_by_a_higher_release() -> None:
    fitted = fit_shapes([piece(seed, dips=False, slopes=True) for seed in range(8)], RULES)
    assert fitted.for_instrument("flute").release > 0.33


def test_instrument_that_never_plays_gets_what_serves_all() -> None:
    fitted = fit_shapes([piece(seed, dips=True, slopes=True) for seed in range(8)], RULES)
    voice, common = fitted.for_instrument("voice"), fitted.default
    assert (voice.release, voice.merge_gap_s) == (common.release, common.merge_gap_s)


def test_without_pieces_or_events_the_rules_stay() -> None:
    assert fit_shapes((), RULES) is RULES
    silent = HeardPiece(np.zeros((300, 3), bool), Activations(np.zeros((300, 3), np.float32), NAMES, 0.1, 30.0))
    assert fit_shapes([silent], RULES) is RULES
