"""A small network over the answers of many windows: how instruments begin, go on, end and exclude each other.

A stack of dilated convolutions over time (Bai, Kolter and Koltun, arXiv 1803.01271, without their causality). It sees
what the network of the windows said of each frame, not the sound.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

SCALE = 4.0
"""Logits are divided by this on their way in."""


class ContextNetwork(nn.Module):
    """Corrects the logits of a frame by those around it.

    Parameters
    ----------
    outputs : int
        Logits of a frame.
    width : int
        Channels of the hidden layers.
    dilations : sequence of int
        Of the hidden layers, in frames; each looks three times, this far apart.
    dropout : float
        Of whole hidden channels, in training.
    """

    def __init__(
        self, outputs: int, width: int = 64, dilations: Sequence[int] = (1, 2, 4, 8, 16), dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.outputs = outputs
        self.reach = sum(dilations)
        self.enter = nn.Conv1d(2 * outputs + 1, width, 1)
        self.layers = nn.ModuleList(_Layer(width, dilation) for dilation in dilations)
        self.dropout = nn.Dropout1d(dropout)
        self.leave = nn.Conv1d(width, outputs, 1)
        # At first it changes nothing.
        for parameter in self.leave.parameters():
            nn.init.zeros_(parameter)

    def forward(self, own: Tensor, blended: Tensor, heard: Tensor) -> Tensor:
        """Correct the logits of some frames.

        Parameters
        ----------
        own, blended : Tensor (batch, frames + 2 reach, outputs)
            Logits as the windows gave them, and blended with those of like frames around; `reach` more frames at
            either end than are wanted, zeros where there are none.
        heard : Tensor (batch, frames + 2 reach)
            1 where there is sound to speak of, else 0.

        Returns
        -------
        Tensor (batch, frames, outputs)
        """
        x = torch.cat([own / SCALE, blended / SCALE, heard.unsqueeze(2)], dim=2).transpose(1, 2)
        x = self.enter(x).relu()
        for layer in self.layers:
            x = layer(x)
        frames = blended.shape[1] - 2 * self.reach
        return blended[:, self.reach : self.reach + frames] + self.leave(self.dropout(x)).transpose(1, 2)


class _Layer(nn.Module):
    """A dilated convolution beside a shortcut; `dilation` frames fewer at either end."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.look = nn.Conv1d(width, width, 3, dilation=dilation)
        self.mix = nn.Conv1d(width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return x[:, :, self.dilation : x.shape[2] - self.dilation] + self.mix(self.look(x).relu())
