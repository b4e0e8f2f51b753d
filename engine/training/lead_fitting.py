"""Calibration of the lead output, fitted on pieces in which it is known who leads."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax

from engine.analysis.activations import Activations
from engine.training.fitting import logit
from engine.training.pieces import Piece

_RIDGE = 0.05
"""How firmly instruments are held to what serves all, against the mean log-likelihood of the leads."""
_SURE = 9.0
"""Beyond this a logit is only very sure."""


def fit_lead_calibration(pieces: Sequence[Piece], heard: Sequence[Activations]) -> dict[str, tuple[float, float]]:
    """Return slope and offset of each instrument's lead output.

    One leads at a time. So the right one should come first (multinomial logistic regression), and have a probability
    above even while the others stay below (logistic regression); the sum of both is made best, with one slope for all
    and an offset for each instrument, over the sections that one leads, alone or over a band. Ensembles do not say who
    leads.

    Parameters
    ----------
    pieces : sequence of Piece
        Mixed from instruments that training never used.
    heard : sequence of Activations
        Of the pieces, their lead made with slope 1 and offset 0.
    """
    instruments = heard[0].instruments
    logits, leads = _contests(pieces, heard)
    if not len(logits):
        return dict.fromkeys(instruments, (1.0, 0.0))
    chosen = leads > 0

    def loss(values: np.ndarray) -> float:
        slope, offset, ahead = np.exp(values[0]), values[1], values[2:]
        scores = slope * (logits + ahead)
        named = -log_softmax(scores, axis=1)[chosen].mean()
        likely = np.logaddexp(0, np.where(chosen, -1, 1) * (scores + offset)).sum(axis=1).mean()
        return float(named + likely + _RIDGE * np.square(ahead).mean())

    bounds = [(-1.0, 1.0), (-8.0, 8.0)] + [(-4.0, 4.0)] * len(instruments)
    found = minimize(loss, np.zeros(2 + len(instruments)), method="L-BFGS-B", bounds=bounds).x
    slope, offset = float(np.exp(found[0])), float(found[1])
    return {
        name: (round(slope, 4), round(slope * float(ahead) + offset, 4))
        for name, ahead in zip(instruments, found[2:], strict=True)
    }


def _contests(pieces: Sequence[Piece], heard: Sequence[Activations]) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean logits of the sections that one leads, (sections, instruments), and 1 for who does."""
    instruments = heard[0].instruments
    nothing = np.zeros((0, len(instruments)))
    logits, leads = [nothing], [nothing]
    for piece, activations in zip(pieces, heard, strict=True):
        assert activations.lead is not None
        for section in piece.sections:
            part = activations.lead[section.first : section.stop]
            if section.kind != "ensemble" and section.lead in instruments and len(part):
                logits.append(np.clip(logit(part), -_SURE, _SURE).mean(axis=0)[None])
                leads.append(np.array([[float(name == section.lead) for name in instruments]]))
    return np.concatenate(logits), np.concatenate(leads)
