"""What the evaluation of a bundle found, as data."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.training.event_scores import EventRule
from engine.training.judgement import Judgement
from engine.training.open_world import FalseRegions
from engine.training.piece_judging import PieceFigures
from engine.training.speech_judging import SpeechFigures

MAIN_EVENTS = EventRule(0.5, offsets=False)
"""Of all rules the one that stands for events where there is room for one figure."""

MAIN_FIGURES = {
    "frame_map": "frame mAP",
    "top1": "top-1",
    "cross_fitted_top1": "top-1, cross-fitted",
    "cross_fitted_frame_f1": "frame F1, cross-fitted",
    "cross_fitted_event_f1": "event F1 (onset 0.5 s), cross-fitted",
    "cross_fitted_calibration_error": "calibration error, cross-fitted",
    "pieces_frame_map": "pieces: frame mAP",
    "pieces_frame_f1": "pieces: frame F1",
    "pieces_segment_f1": "pieces: segment F1 (1 s)",
    "pieces_event_f1": "pieces: event F1 (onset 0.5 s)",
    "pieces_solo_recall": "pieces: solo recall",
    "pieces_solo_precision": "pieces: solo precision",
    "pieces_onset_error_s": "pieces: onset error (s)",
    "pieces_offset_error_s": "pieces: offset error (s)",
    "pieces_lead_accuracy": "pieces: lead accuracy",
    "foreign_frame_map": "foreign pieces: frame mAP",
    "foreign_lead_accuracy": "foreign pieces: lead accuracy",
    "false_regions_per_minute": "false regions a minute, no instrument",
    "unlisted_regions_per_minute": "false regions a minute, unlisted instruments",
    "foreign_unlisted_regions_per_minute": "false regions a minute, foreign unlisted instruments",
    "speech_regions_per_minute": "false regions a minute, speech",
    "speech_regions_per_minute_without_voice": "false regions a minute, speech, voice aside",
}
"""Figures by which bundles are compared, and what to call them; lower is better for errors and false regions."""


@dataclass(frozen=True)
class Evaluation:
    """Figures of one bundle.

    Attributes
    ----------
    bundle, sha256 : str
    data : str
        Name of the training folder.
    hop_s : float
    shipped : Judgement
        The validation recordings with the bundle as it is. Its calibration and thresholds were fitted on these very
        recordings if it was trained with this folder.
    cross_fitted : Judgement
        The same network with calibration and thresholds fitted anew on the half of the recordings that a recording is
        not in.
    silence : FalseRegions
        Sounds in which no instrument plays.
    unlisted : FalseRegions or None
        Held-out instruments outside the listed classes; None where the folder has none.
    foreign_unlisted : FalseRegions or None
        The same from sources foreign to all training, where they were asked for.
    pieces : PieceFigures or None
        Pieces mixed from held-out instruments, where they were asked for. Calibration and thresholds were fitted
        elsewhere, so the bundle is judged as it is.
    foreign : PieceFigures or None
        Pieces mixed from sources foreign to all training, where they were asked for.
    speech : SpeechFigures or None
        Recordings in which people only speak, where a folder of them was given.
    degraded : dict of str to Judgement
        The validation recordings with the bundle as it is, degraded in several ways, where that was asked for.
    compared : tuple of Evaluation
        Other bundles on the same data.
    """

    bundle: str
    sha256: str
    data: str
    hop_s: float
    shipped: Judgement
    cross_fitted: Judgement
    silence: FalseRegions
    unlisted: FalseRegions | None = None
    foreign_unlisted: FalseRegions | None = None
    pieces: PieceFigures | None = None
    foreign: PieceFigures | None = None
    speech: SpeechFigures | None = None
    degraded: Mapping[str, Judgement] = field(default_factory=dict)
    compared: tuple["Evaluation", ...] = ()

    @property
    def instruments(self) -> tuple[str, ...]:
        """Instruments that the bundle names."""
        return tuple(self.shipped.instruments)

    @property
    def judged_pieces(self) -> dict[str, PieceFigures]:
        """Figures on pieces, by their kind: ``mixed``, ``foreign``; what was not asked for is left out."""
        kinds = {"mixed": self.pieces, "foreign": self.foreign}
        return {kind: figures for kind, figures in kinds.items() if figures is not None}

    @property
    def judgements(self) -> dict[str, Judgement]:
        """All judgements of the bundle, by what they were made on."""
        pieces = {f"{kind} pieces": figures.judgement for kind, figures in self.judged_pieces.items()}
        return {"as shipped": self.shipped, "cross-fitted": self.cross_fitted, **pieces}

    @property
    def by_degradation(self) -> dict[str, Judgement]:
        """Judgements of the recordings as they are and degraded; empty where these were not asked for."""
        return {"as they are": self.shipped, **self.degraded} if self.degraded else {}

    def main_figures(self) -> dict[str, float]:
        """Return the figures that `MAIN_FIGURES` names; those that were not worked out are left out."""
        figures = {
            "frame_map": self.shipped.frame_map,
            "top1": self.shipped.top1,
            "cross_fitted_top1": self.cross_fitted.top1,
            "cross_fitted_frame_f1": self.cross_fitted.frames.f1,
            "cross_fitted_event_f1": self.cross_fitted.events(MAIN_EVENTS).f1,
            "cross_fitted_calibration_error": self.cross_fitted.calibration_at_prior.expected_error,
            "false_regions_per_minute": self.silence.per_minute,
        }
        if self.unlisted is not None:
            figures["unlisted_regions_per_minute"] = self.unlisted.per_minute
        if self.foreign_unlisted is not None:
            figures["foreign_unlisted_regions_per_minute"] = self.foreign_unlisted.per_minute
        if self.speech is not None:
            figures["speech_regions_per_minute"] = self.speech.per_minute
            figures["speech_regions_per_minute_without_voice"] = self.speech.per_minute_but_singing
        if self.pieces is not None:
            judged, solos = self.pieces.judgement, self.pieces.judgement.solos
            figures |= {
                "pieces_frame_map": judged.frame_map,
                "pieces_frame_f1": judged.frames.f1,
                "pieces_segment_f1": judged.segments(1.0).f1,
                "pieces_event_f1": judged.events(MAIN_EVENTS).f1,
                "pieces_solo_recall": solos.recall,
                "pieces_solo_precision": solos.precision,
                "pieces_onset_error_s": solos.onset_error_s,
                "pieces_offset_error_s": solos.offset_error_s,
            }
            if self.pieces.lead_accuracy is not None:
                figures["pieces_lead_accuracy"] = self.pieces.lead_accuracy
        if self.foreign is not None:
            figures["foreign_frame_map"] = self.foreign.judgement.frame_map
            if self.foreign.lead_accuracy is not None:
                figures["foreign_lead_accuracy"] = self.foreign.lead_accuracy
        return {name: figures[name] for name in MAIN_FIGURES if name in figures}

    def shared_instruments(self) -> tuple[str, ...]:
        """Instruments that this bundle and all compared ones name."""
        others = [set(each.instruments) for each in self.compared]
        return tuple(name for name in self.instruments if all(name in names for names in others))

    def comparison(self) -> list[dict[str, Any]]:
        """Return the main figures of all bundles, with the frame mAP of the instruments they share."""
        shared = self.shared_instruments()
        return [
            {
                "bundle": each.bundle,
                "sha256": each.sha256,
                "instruments": len(each.instruments),
                "frame_map_of_shared": _mean_precision(each.shipped, shared),
                **each.main_figures(),
            }
            for each in (self, *self.compared)
        ]

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values; what is not a number is None."""
        return _plain(
            {
                "bundle": self.bundle,
                "sha256": self.sha256,
                "data": self.data,
                "hop_s": self.hop_s,
                "main_figures": self.main_figures(),
                "validation": {"as_shipped": self.shipped.to_json(), "cross_fitted": self.cross_fitted.to_json()},
                "pieces": None if self.pieces is None else self.pieces.to_json(),
                "foreign_pieces": None if self.foreign is None else self.foreign.to_json(),
                "degraded": {name: judged.to_json() for name, judged in self.degraded.items()},
                "open_world": {
                    "no_instrument": self.silence.to_json(),
                    "unlisted_instruments": None if self.unlisted is None else self.unlisted.to_json(),
                    "foreign_unlisted_instruments": (
                        None if self.foreign_unlisted is None else self.foreign_unlisted.to_json()
                    ),
                    "speech": None if self.speech is None else self.speech.to_json(),
                },
                "comparison": self.comparison() if self.compared else [],
            }
        )


def _mean_precision(judged: Judgement, instruments: tuple[str, ...]) -> float:
    found = [judged.instruments[name].average_precision for name in instruments]
    known = [value for value in found if value is not None]
    return sum(known) / len(known) if known else float("nan")


def _plain(value: Any) -> Any:
    """JSON knows no NaN."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
