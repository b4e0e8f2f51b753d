"""A network in training, run over the validation recordings through the very analysis that users get."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from torch import nn

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.region_rules import RegionRules
from engine.analysis.settings import DEFAULT_HOP_S
from engine.audio import open_recording
from engine.features import FeatureSettings
from engine.models import Bundle, Card
from engine.models.card import ContextSettings
from engine.training.validation_set import LabelledRecording


def uncalibrated_card(
    name: str,
    description: str,
    architecture: str,
    arguments: dict,
    features: FeatureSettings,
    instruments: tuple[str, ...],
    context: ContextSettings,
    *,
    lead: bool = False,
) -> Card:
    """Return a card for a network whose calibration and thresholds are still to be fitted."""
    return Card(
        name=name,
        description=description,
        instruments=instruments,
        architecture=architecture,
        arguments=arguments,
        features=features,
        calibration={instrument: (1.0, 0.0) for instrument in instruments},
        lead_calibration={instrument: (1.0, 0.0) for instrument in instruments} if lead else {},
        rules=RegionRules().to_json(),
        context=context,
    )


def believing_frames(card: Card) -> Card:
    """Return a card by which every frame is believed by itself, as calibration is fitted."""
    return replace(card, context=replace(card.context, passage_half_s=0.0))


def activations_of(
    recordings: tuple[LabelledRecording, ...],
    bundle: Bundle,
    device: str = "auto",
    hop_s: float = DEFAULT_HOP_S,
    on_recording: Callable[[int, int], None] | None = None,
) -> dict[Path, Activations]:
    """Activations of every recording; `on_recording` hears how many of how many are done."""
    analyzer = Analyzer(bundle, device=device)
    found = {}
    for done, recording in enumerate(recordings, 1):
        with open_recording(recording.path) as opened:
            found[recording.path] = analyzer.analyze(opened, hop_s=hop_s)
        if on_recording:
            on_recording(done, len(recordings))
    return found


def bundle_of(model: nn.Module, card: Card) -> Bundle:
    """Return a bundle that exists in memory only."""
    return Bundle(model.eval(), card, sha256="", path=Path(card.name))
