"""Calibration of the lead output, fitted on pieces in which it is known who leads."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.analysis.activations import Activations
from engine.training.fitting import fit_calibration
from engine.training.pieces import Piece
from engine.training.validation_set import LabelledRecording, LabelledSpan


def fit_lead_calibration(pieces: Sequence[Piece], heard: Sequence[Activations]) -> dict[str, tuple[float, float]]:
    """Return Platt's slope and offset of each instrument's lead output.

    Only sections that one instrument leads, alone or over a band, and silence say who leads; ensembles do not. An
    instrument that leads nowhere gets what is common to all.

    Parameters
    ----------
    pieces : sequence of Piece
        Mixed from instruments that training never used.
    heard : sequence of Activations
        Of the pieces, their lead made with slope 1 and offset 0.
    """
    recordings, leads = [], {}
    for number, (piece, activations) in enumerate(zip(pieces, heard, strict=True)):
        assert activations.lead is not None
        for section in piece.sections:
            part = activations.lead[section.first : section.stop]
            if section.kind == "ensemble" or not len(part):
                continue
            path = Path(f"piece-{number}-{section.first}")
            length_s = len(part) * activations.frame_s
            spans = (LabelledSpan(0.0, length_s, (section.lead,) if section.lead else (), complete=True),)
            recordings.append(LabelledRecording(path, spans))
            leads[path] = replace(activations, values=part, lead=None, duration_s=length_s)
    return fit_calibration(tuple(recordings), leads, heard[0].instruments)
