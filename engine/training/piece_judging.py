"""How a bundle does on pieces mixed from held-out instruments: who sounds, who is alone, who leads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import soxr

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.settings import DEFAULT_HOP_S
from engine.training.judgement import JudgedRecording, Judgement, judge
from engine.training.pieces import Piece, PieceMixer
from engine.training.stem_pool import POOL_RATE


class LeadTold(NamedTuple):
    """Whether the lead of a section was told right, and whether it has more energy than the others together."""

    right: bool
    outweighs: bool


@dataclass(frozen=True)
class PieceFigures:
    """Figures over all pieces.

    Attributes
    ----------
    instruments : tuple of str
        Those that play in them.
    judgement : Judgement
        Its solos are the sections in which one instrument plays alone.
    leads_right, leads : int or None
        Sections with a lead over an accompaniment in which the lead has the highest mean lead probability, and all of
        them; None where the bundle does not tell leads.
    outweighing_right, outweighing : int or None
        The same of those whose lead has more energy than its band.
    """

    instruments: tuple[str, ...]
    judgement: Judgement
    leads_right: int | None
    leads: int | None
    outweighing_right: int | None = None
    outweighing: int | None = None

    @property
    def lead_accuracy(self) -> float | None:
        """Share of the leads that were told right; None where the bundle does not tell, or none is there."""
        return self.leads_right / self.leads if self.leads and self.leads_right is not None else None

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        return {
            "instruments": list(self.instruments),
            "lead_accuracy": self.lead_accuracy,
            "leads_right": self.leads_right,
            "leads": self.leads,
            "outweighing_leads_right": self.outweighing_right,
            "outweighing_leads": self.outweighing,
            **self.judgement.to_json(),
        }


def judge_pieces(
    analyzer: Analyzer,
    mixer: PieceMixer,
    count: int,
    hop_s: float = DEFAULT_HOP_S,
    on_piece: Callable[[int, int], None] | None = None,
) -> PieceFigures:
    """Analyse the first `count` pieces of a mixer and compare with their truth.

    A bundle that does not name all of the mixer's instruments is judged on those it names.

    Parameters
    ----------
    analyzer : Analyzer
    mixer : PieceMixer
    count : int
        At least 1.
    hop_s : float
    on_piece : callable, optional
        Hears how many pieces of how many are done.
    """
    judged, leads = [], []
    rate = analyzer.bundle.features.sample_rate
    for number in range(count):
        piece = mixer.piece(number)
        samples = piece.samples if rate == POOL_RATE else soxr.resample(piece.samples, POOL_RATE, rate)
        activations = analyzer.analyze_sound(samples, piece.duration_s, hop_s)
        judged.append(JudgedRecording(piece.labelled(f"piece-{number}"), activations, piece.solos()))
        leads += leads_told(piece, activations)
        if on_piece:
            on_piece(number + 1, count)
    tells = judged[0].activations.lead is not None
    outweighing = [told for told in leads if told.outweighs]
    return PieceFigures(
        instruments=mixer.playable,
        judgement=judge(judged),
        leads_right=sum(told.right for told in leads) if tells else None,
        leads=len(leads) if tells else None,
        outweighing_right=sum(told.right for told in outweighing) if tells else None,
        outweighing=len(outweighing) if tells else None,
    )


def leads_told(piece: Piece, activations: Activations) -> list[LeadTold]:
    """Tell of each accompanied section whether its lead has the highest mean lead probability.

    Sections led by an instrument that the activations do not name are passed over; so are all without a lead output.
    """
    told: list[LeadTold] = []
    if activations.lead is None:
        return told
    for section in piece.sections:
        if section.kind == "accompanied" and section.lead in activations.instruments:
            means = np.nan_to_num(activations.lead[section.first : section.stop]).mean(axis=0)
            right = activations.instruments[int(means.argmax())] == section.lead
            told.append(LeadTold(right, section.outweighs))
    return told
