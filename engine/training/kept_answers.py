"""What a network answered before another learns from it: for windows in which it is to go on answering so."""

import copy

import torch
from torch import Tensor, nn

from engine.features import FeatureExtractor, FeatureSettings


class KeptAnswers:
    """The answers of a network to windows, in the place of labels.

    Parameters
    ----------
    model : nn.Module
    features : FeatureSettings
        What it is fed.
    lead_weight : float
        How much the second half of its outputs counts.
    device : torch.device
    """

    def __init__(self, model: nn.Module, features: FeatureSettings, lead_weight: float, device: torch.device) -> None:
        self._model = copy.deepcopy(model).eval().to(device)
        self._features = FeatureExtractor(features).to(device)
        self._lead_weight = lead_weight

    def same_input(self, features: FeatureSettings) -> bool:
        """Whether the network is fed the same."""
        return features == self._features.settings

    def same_network(self, model: nn.Module, features: FeatureSettings) -> bool:
        """Whether who learns is the network itself: of the same layers, fed the same."""
        own, other = self._model.state_dict(), model.state_dict()
        alike = own.keys() == other.keys() and all(own[name].shape == other[name].shape for name in own)
        return alike and self.same_input(features)

    def instead_of(
        self, samples: Tensor, target: Tensor, weight: Tensor, stack: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return its answers in the place of the targets, but for windows that are known to be empty.

        Parameters
        ----------
        samples : Tensor (windows, samples)
            As they were before they were made poor, where they are: the answers to these are to be kept.
        target, weight : Tensor (windows, frames, outputs)
            Labels, and how much each counts.
        stack : Tensor (windows, 1, rows, frames), optional
            What the network is fed of these samples, where that is there already.
        """
        own = self._features.frames(samples).unsqueeze(1) if stack is None else stack
        answers = torch.sigmoid(self._model(own.contiguous(memory_format=torch.channels_last)).float())
        empty = ((target.amax(dim=(1, 2)) == 0) & (weight.amin(dim=(1, 2)) > 0))[:, None, None]
        counts = torch.ones_like(weight)
        counts[..., weight.shape[2] // 2 :] *= self._lead_weight
        return torch.where(empty, target, answers), torch.where(empty, weight, counts)
