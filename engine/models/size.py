"""How large a network is and how much it computes."""

from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from engine.features import FeatureSettings


@dataclass(frozen=True)
class NetworkSize:
    """Parameters of a network, and multiplications with addition for one window of a second."""

    parameters: int
    multiply_adds: int


def network_size(model: nn.Module, features: FeatureSettings) -> NetworkSize:
    """Measure a network on one window of the features it takes."""
    window = torch.zeros(1, 1, features.rows, features.window_frames)
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        model.eval()(window)
    parameters = sum(parameter.numel() for parameter in model.parameters())
    return NetworkSize(parameters, counter.get_total_flops() // 2)
