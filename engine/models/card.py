"""The card of a bundle: everything about a network that is not a weight."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from engine.errors import BundleError, SettingsError
from engine.features import FeatureSettings

CARD_VERSION = 1


@dataclass(frozen=True)
class ContextSettings:
    """How much of a frame's answer is the mean of the answers around it.

    Attributes
    ----------
    half_s : float
        Seconds to either side that are looked at.
    share : float
        0 (nothing) to 1 (the mean alone).
    likeness : float
        How far apart the answers for two frames may lie (root of the sum of squared differences of probability) before
        they count little to each other; 0 lets all frames count alike.
    passage_half_s : float
        Seconds to either side of a frame within which an instrument must be likely for the frame to be believed whole
        (`engine.analysis.passage`); 0 believes every frame by itself.
    """

    half_s: float = 0.0
    share: float = 0.0
    likeness: float = 0.0
    passage_half_s: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what cannot be a time or a share."""
        times = (self.half_s, self.passage_half_s)
        # Comparisons are false for NaN, too.
        if not (all(0 <= each <= 30 for each in times) and 0 <= self.share <= 1 and 0 <= self.likeness <= 10):
            raise ValueError(
                f"a context of {self.half_s} s with a share of {self.share} and likeness {self.likeness}, in passages "
                f"of {self.passage_half_s} s, is senseless"
            )


@dataclass(frozen=True)
class Card:
    """What a bundle is, what it was made from and how well it does.

    Attributes
    ----------
    name, description : str
    instruments : tuple of str
        Classes, in the order of the network's outputs.
    architecture : str
    arguments : dict
        Keyword arguments that build the network.
    features : FeatureSettings
    calibration : dict of str to (float, float)
        Slope and offset by which each class's logit becomes a calibrated one.
    lead_calibration : dict of str to (float, float)
        The same for the outputs that tell who leads; empty when the network has none.
    context : ContextSettings
        Blend of logits over time, before calibration, and what a passage says of its frames, after it.
    context_network : dict
        Keyword arguments that build the network which corrects the blended logits; empty when there is none.
    rules : dict
        Thresholds and post-processing, as `engine.analysis.regions.RegionRules` writes them.
    training : dict
        Data, recipe and length of the training.
    metrics : dict
        Figures, each with its data, split, threshold rule and command.
    weights_sha256 : str
        Of the file ``model.safetensors``.
    """

    name: str
    description: str
    instruments: tuple[str, ...]
    architecture: str
    arguments: dict[str, Any]
    features: FeatureSettings
    calibration: dict[str, tuple[float, float]]
    rules: dict[str, Any]
    training: dict[str, Any] = field(default_factory=dict)
    metrics: dict[str, Any] = field(default_factory=dict)
    weights_sha256: str = ""
    context: ContextSettings = field(default_factory=ContextSettings)
    lead_calibration: dict[str, tuple[float, float]] = field(default_factory=dict)
    context_network: dict[str, Any] = field(default_factory=dict)

    @property
    def outputs(self) -> int:
        """Outputs of the network per instrument: presence and, if it tells that, lead."""
        return 2 if self.lead_calibration else 1

    def to_json(self) -> dict[str, Any]:
        """Return the card as plain values."""
        return {"version": CARD_VERSION, **asdict(self), "features": self.features.to_json()}


def read_card(path: Path) -> Card:
    """Read and check a ``card.json``.

    Raises
    ------
    BundleError
        If it is missing, not JSON, of another version, or lacks or mistypes a field.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BundleError(f"The model bundle '{path.parent.name}' has no card.json; install it anew.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BundleError(f"The card of the model bundle '{path.parent.name}' cannot be read ({error}).") from error
    try:
        return _card_from(values)
    except (KeyError, TypeError, ValueError, AttributeError, SettingsError) as error:
        raise BundleError(
            f"The card of the model bundle '{path.parent.name}' is damaged or from another version ({error!s})."
        ) from error


def _card_from(values: Mapping[str, Any]) -> Card:
    if values["version"] != CARD_VERSION:
        raise ValueError(f"version {values['version']}, expected {CARD_VERSION}")
    instruments = tuple(str(name) for name in values["instruments"])
    if not instruments or len(set(instruments)) != len(instruments):
        raise ValueError("the instruments must be a list of different names")
    calibration = {name: _slope_and_offset(values["calibration"][name]) for name in instruments}
    lead = values.get("lead_calibration", {})
    lead_calibration = {name: _slope_and_offset(lead[name]) for name in instruments} if lead else {}
    context_network = values.get("context_network", {})
    objects = {name: values[name] for name in ("arguments", "rules", "training", "metrics")}
    for name, value in (*objects.items(), ("context_network", context_network)):
        if not isinstance(value, dict):
            raise TypeError(f"'{name}' must be an object")
    return Card(
        name=str(values["name"]),
        description=str(values["description"]),
        instruments=instruments,
        architecture=str(values["architecture"]),
        arguments=values["arguments"],
        features=FeatureSettings.from_json(values["features"]),
        calibration=calibration,
        rules=values["rules"],
        training=values["training"],
        metrics=values["metrics"],
        weights_sha256=str(values["weights_sha256"]),
        context=context_from(values.get("context", {})),
        lead_calibration=lead_calibration,
        context_network=context_network,
    )


def context_from(values: Mapping[str, Any]) -> ContextSettings:
    """Read context settings; those left out are zero. Raises ValueError or TypeError where they cannot be used."""
    unknown = set(values) - {item.name for item in fields(ContextSettings)}
    if unknown:
        raise ValueError(f"unknown context setting '{sorted(unknown)[0]}'")
    return ContextSettings(**{name: float(value) for name, value in values.items()})


def _slope_and_offset(pair: Any) -> tuple[float, float]:
    slope, offset = (float(value) for value in pair)
    if not (abs(slope) < 1e3 and abs(offset) < 1e3):  # false for NaN, too
        raise ValueError("calibration constants must be finite")
    return slope, offset
