"""A bundle fitted on the validation recordings: calibration and thresholds; and on pieces: the shapes of regions."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import nn

from engine.analysis.analyzer import Analyzer
from engine.analysis.passage import in_passages
from engine.analysis.settings import DEFAULT_HOP_S
from engine.models import Bundle, Card, save_bundle
from engine.models.context_network import ContextNetwork
from engine.training.cross_fitting import calibrated, cross_fitted
from engine.training.fitting import fit_calibration, fit_rules
from engine.training.judging import activations_of, believing_frames
from engine.training.lead_fitting import fit_lead_calibration
from engine.training.open_world import highest_activations
from engine.training.pieces import Piece
from engine.training.shape_fitting import RULE, HeardPiece, fit_shape
from engine.training.validation_set import LabelledRecording, ValidationScore, score_activations


def fitted_on_recordings(
    path: Path,
    model: nn.Module,
    card: Card,
    context: ContextNetwork | None,
    recordings: tuple[LabelledRecording, ...],
    pieces: Sequence[Piece],
    named: str,
    device: str = "auto",
) -> Bundle:
    """Return the bundle with everything fitted that is not learnt, and its figures on the validation recordings.

    Calibration is fitted on the validation recordings, which hold few edges; the shape of the region rules on pieces
    mixed from held-out instruments, whose edges are known, as is who leads in them; thresholds on both. Weights are
    stored as 16-bit floats first, so that everything is fitted to what is shipped.

    Parameters
    ----------
    path : Path
        Folder of the bundle.
    model : nn.Module
    card : Card
        Uncalibrated.
    context : ContextNetwork or None
    recordings : tuple of LabelledRecording
    pieces : sequence of Piece
        Without any, shapes keep their defaults.
    named : str
        What the card calls the pieces.
    device : str
    """
    alone = save_bundle(path, model, believing_frames(card), context=context, half=True)
    raw = activations_of(recordings, alone, device)
    calibrated_card = replace(card, calibration=fit_calibration(recordings, raw, card.instruments))
    passage_half_s = card.context.passage_half_s
    found = {
        path: in_passages(calibrated(each, calibrated_card.calibration), passage_half_s) for path, each in raw.items()
    }
    bundle = save_bundle(path, model, calibrated_card, context=context, half=True)
    analyzer = Analyzer(bundle, device)
    heard = [HeardPiece(piece.presence, analyzer.analyze_sound(piece.samples, piece.duration_s)) for piece in pieces]
    shape, events = fit_shape(heard)
    rules = fit_rules(recordings, found, card.instruments, highest_activations(analyzer), shape, events)
    lead = card.lead_calibration
    if lead and pieces:
        lead = fit_lead_calibration(pieces, [piece.activations for piece in heard])
    metrics = {
        "validation": validation_figures(score_activations(recordings, found)),
        "cross_fitted": validation_figures(
            score_activations(
                recordings, cross_fitted(recordings, raw, card.instruments, passage_half_s=passage_half_s)
            )
        ),
        "data": f"{len(recordings)} recordings of the validation set, a window every {DEFAULT_HOP_S:g} s; average "
        "precision needs no threshold; "
        "'validation': calibration was fitted on the same recordings; 'cross_fitted': on the other half of them",
        "rules": "thresholds: frame F0.5 on the validation recordings and event F1 together; release, median and "
        f"lengths: event F1 alone; event F1 is that of {RULE.name}, on {named}"
        + ("; there the lead was calibrated, too" if lead else ""),
        **({} if events is None else {"event_f1_by_threshold": events.to_json()}),
        "command": "soloscope evaluate BUNDLE --data DATA",
    }
    fitted = replace(calibrated_card, rules=rules.to_json(), lead_calibration=lead, metrics=metrics)
    return save_bundle(path, model, fitted, context=context, half=True)


def validation_figures(score: ValidationScore) -> dict[str, Any]:
    """Return a score as plain, rounded values for a card and for a training's history."""
    return {
        "frame_map": round(score.frame_map, 4),
        "top1": round(score.top1, 4),
        "top1_macro": round(score.top1_macro, 4),
        "average_precision": {name: round(value, 3) for name, value in score.average_precision.items()},
        "recordings": score.recordings,
        "solo_hits": {name: f"{right}/{total}" for name, (right, total) in score.solo_hits.items()},
    }
