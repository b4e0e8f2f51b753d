"""Attention layers that weigh a feature map and can hand out the gates they weighed it with."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol, runtime_checkable

import torch
from torch import Tensor, nn


class AttentionStage(NamedTuple):
    """One place of a network with coordinate attention, for a batch of windows.

    Attributes
    ----------
    name : str
    height, width : Tensor (batch, channels, rows, 1) and (batch, channels, 1, steps)
        Gates between 0 and 1.
    features : Tensor (batch, channels, rows, steps)
        The feature map under these gates.
    """

    name: str
    height: Tensor
    width: Tensor
    features: Tensor


@runtime_checkable
class Gated(Protocol):
    """A network that hands out its gates."""

    @property
    def stage_scales(self) -> dict[str, tuple[int, int]]:
        """Rows and frames of the input that one row and one step of each stage stand for."""

    def attention_stages(self, x: Tensor) -> Iterator[AttentionStage]:
        """Yield the stages for an input (batch, 1, rows, frames), from the first to the last."""

    def attention_gates(self, x: Tensor) -> dict[str, Tensor]:
        """Return all gates, those of the channels under ``channel``."""


class CoordinateAttention(nn.Module):
    """Coordinate attention (Hou, Zhou, Feng 2021): one gate per channel and row, one per channel and time step.

    Parameters
    ----------
    channels : int
        Channels of the feature map.
    reduction : int
        Channels are reduced by this factor (to 8 at least) where rows and steps are looked at together.
    """

    def __init__(self, channels: int, reduction: int = 8) -> None:
        super().__init__()
        inner = max(8, channels // reduction)
        self.squeeze = nn.Conv2d(channels, inner, 1, bias=False)
        self.norm = nn.BatchNorm2d(inner)
        self.activation = nn.Hardswish()
        self.height = nn.Conv2d(inner, channels, 1)
        self.width = nn.Conv2d(inner, channels, 1)

    def gates(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Gates between 0 and 1 for the rows and for the time steps.

        Parameters
        ----------
        x : Tensor (batch, channels, rows, steps)

        Returns
        -------
        height : Tensor (batch, channels, rows, 1)
        width : Tensor (batch, channels, 1, steps)
        """
        rows, steps = x.shape[2:]
        channels_last = x.permute(0, 2, 3, 1)  # as the maps lie in memory: its means take a tenth of the time
        profile = torch.cat([channels_last.mean(dim=2), channels_last.mean(dim=1)], dim=1).transpose(1, 2).unsqueeze(3)
        profile = self.activation(self.norm(self.squeeze(profile)))
        over_rows, over_steps = profile.split([rows, steps], dim=2)
        return self.height(over_rows).sigmoid(), self.width(over_steps.transpose(2, 3)).sigmoid()

    def forward(self, x: Tensor) -> Tensor:
        """Return the feature map (batch, channels, rows, steps) under its gates."""
        height, width = self.gates(x)
        return x * height * width


class ChannelAttention(nn.Module):
    """Channel attention (Woo et al. 2018): one gate per channel, from its mean and its maximum.

    Parameters
    ----------
    channels : int
    reduction : int
        Size of the shared hidden layer is ``channels // reduction``.
    """

    def __init__(self, channels: int, reduction: int = 8) -> None:
        super().__init__()
        self.shared = nn.Sequential(
            nn.Linear(channels, channels // reduction), nn.ReLU(), nn.Linear(channels // reduction, channels)
        )

    def gates(self, x: Tensor) -> Tensor:
        """Gates between 0 and 1, (batch, channels), for a feature map (batch, channels, rows, steps)."""
        return (self.shared(x.mean(dim=(2, 3))) + self.shared(x.amax(dim=(2, 3)))).sigmoid()

    def forward(self, x: Tensor) -> Tensor:
        """Return the feature map (batch, channels, rows, steps) under its gates."""
        return x * self.gates(x)[:, :, None, None]
