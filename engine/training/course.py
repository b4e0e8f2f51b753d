"""What a network learns from, and what it is judged and fitted by: one set of questions for every kind of data."""

from pathlib import Path
from typing import Any, Protocol

from torch import nn

from engine.features import FeatureSettings
from engine.models import Bundle, Card
from engine.models.context_network import ContextNetwork
from engine.training.training_window import WindowSource


class Course(Protocol):
    """The data of a training run, ready to be used.

    Attributes
    ----------
    decided_by : str
        The figure of `judge` that says which of two networks is the better one.
    """

    decided_by: str

    def windows(self, features: FeatureSettings) -> WindowSource:
        """Return the windows to train on."""

    def windows_to_scale_by(self, features: FeatureSettings) -> WindowSource:
        """Return other windows, on which the scaling of the features is measured."""

    def judge(self, bundle: Bundle) -> dict[str, Any]:
        """Return figures of an uncalibrated network on what is held out."""

    def all_figures(self, bundle: Bundle) -> dict[str, Any]:
        """Return these figures and what others there are, for a network whose training has ended."""

    def context_network(self, bundle: Bundle) -> ContextNetwork | None:
        """Return a context network trained for an uncalibrated network of windows, if the recipe asks for one."""

    def fitted(self, path: Path, model: nn.Module, card: Card, context: ContextNetwork | None) -> Bundle:
        """Write the bundle of trained networks with calibration, rules and figures; its weights as 16-bit floats."""

    def facts(self) -> dict[str, Any]:
        """Return what the card says of the training material."""
