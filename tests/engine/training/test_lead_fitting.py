"""Lead calibration: what was told too loudly is lowered, and an ensemble says nothing."""

import numpy as np

from engine.analysis.activations import Activations
from engine.training.lead_fitting import fit_lead_calibration
from engine.training.pieces import Piece, Section

NAMES = ("flute", "violin", "voice")


def heard_piece(seed: int, in_ensemble: float = 9.0) -> tuple[Piece, Activations]:
    """Flute leads, then violin, then all play; the violin's lead is told with a logit that is 2 too high throughout."""
    rng = np.random.default_rng(seed)
    sections = (
        Section(0, 50, "solo", "flute"),
        Section(50, 100, "accompanied", "violin"),
        Section(100, 150, "ensemble", ""),
        Section(150, 170, "silence", ""),
    )
    logits = rng.normal(-2.0, 1.0, (170, 3))
    logits[:50, 0] += 4.0
    logits[50:100, 1] += 4.0
    logits[100:150] = in_ensemble
    logits[:, 1] += 2.0
    lead = (1 / (1 + np.exp(-logits))).astype(np.float32)
    presence = np.ones((170, 3), bool)
    activations = Activations(presence.astype(np.float32), NAMES, 0.1, 17.0, lead=lead)
    return Piece(np.zeros(170 * 2205, np.float32), presence, sections, NAMES), activations


def test_instrument_that_leads_too_readily_is_held_back() -> None:
    pieces, heard = zip(*(heard_piece(seed) for seed in range(12)), strict=True)
    fitted = fit_lead_calibration(pieces, heard)
    evenly = {name: -offset / slope for name, (slope, offset) in fitted.items()}
    assert evenly["violin"] - evenly["flute"] > 1.0
    assert abs(evenly["flute"]) < 1.5
    assert set(fitted) == set(NAMES)


def test_ensembles_say_nothing() -> None:
    fits = []
    for in_ensemble in (9.0, -9.0):
        pieces, heard = zip(*(heard_piece(seed, in_ensemble) for seed in range(6)), strict=True)
        fits.append(fit_lead_calibration(pieces, heard))
    assert fits[0] == fits[1]
