"""A small network over the answers of many windows: how instruments begin, go on, end and exclude each other.

A stack of dilated convolutions over time (Bai, Kolter and Koltun, arXiv 1803.01271, without their causality). It sees
what the network of the windows said of each frame, not the sound, and treats all instruments alike: one that knew them
apart learnt the confusions among instruments of the training material by heart, and did worse on others.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

SCALE = 4.0
"""Logits are divided by this on their way in."""

LONGEST_REACH = 600
"""Frames to either side, a minute: regions wait that long for what is still to come."""

_NOBODY = -9.0
"""The best of the others' logits where there are no others."""


class ContextNetwork(nn.Module):
    """Corrects the logits of an instrument in a frame by those around it and by those of the other instruments.

    Parameters
    ----------
    outputs : int
        Logits of an instrument in a frame: presence and, with 2, lead.
    width : int
        Channels of the hidden layers.
    dilations : sequence of int
        Of the hidden layers, in frames; each looks three times, this far apart.
    dropout : float
        Of whole hidden channels, in training.
    """

    def __init__(
        self, outputs: int, width: int = 24, dilations: Sequence[int] = (1, 2, 4, 8, 16), dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.outputs = outputs
        self.reach = sum(dilations)
        if not all(isinstance(dilation, int) and dilation > 0 for dilation in dilations) or self.reach > LONGEST_REACH:
            raise ValueError(f"dilations must be whole frames, {LONGEST_REACH} in all at most, not {dilations!r}")
        self.enter = nn.Conv1d(2 * outputs + 3, width, 1)
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
        own, blended : Tensor (batch, frames + 2 reach, outputs * instruments)
            Logits as the windows gave them (presence of all instruments, then lead of all), and blended with those of
            like frames around; `reach` more frames at either end than are wanted, zeros where there are none.
        heard : Tensor (batch, frames + 2 reach)
            1 where there is sound to speak of, else 0.

        Returns
        -------
        Tensor (batch, frames, outputs * instruments)
        """
        batch, frames, _ = blended.shape
        by_instrument = self._by_instrument(blended)
        x = torch.cat(
            [
                self._by_instrument(own) / SCALE,
                by_instrument / SCALE,
                _others(by_instrument[:, :, 0]),
                heard[:, None, None].expand(-1, by_instrument.shape[1], 1, -1),
            ],
            dim=2,
        )
        x = self.enter(x.flatten(0, 1)).relu()
        for layer in self.layers:
            x = layer(x)
        change = self.leave(self.dropout(x)).unflatten(0, (batch, -1)).permute(0, 3, 2, 1).flatten(2)
        return blended[:, self.reach : frames - self.reach] + change

    def _by_instrument(self, logits: Tensor) -> Tensor:
        """Return logits as (batch, instruments, outputs, frames)."""
        return logits.unflatten(2, (self.outputs, -1)).permute(0, 3, 2, 1)


def _others(presence: Tensor) -> Tensor:
    """How sure the surest other instrument is, and about how many others there are; (batch, instruments, 2, frames)."""
    if presence.shape[1] == 1:
        best_other = torch.full_like(presence, _NOBODY)
    else:
        first, second = presence.topk(2, dim=1).values.split(1, dim=1)
        best_other = torch.where(presence >= first, second, first)
    probability = torch.sigmoid(presence)
    count = (probability.sum(dim=1, keepdim=True) - probability) / 2
    return torch.stack([best_other / SCALE, count], dim=2)


class _Layer(nn.Module):
    """A dilated convolution beside a shortcut; `dilation` frames fewer at either end."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.look = nn.Conv1d(width, width, 3, dilation=dilation)
        self.mix = nn.Conv1d(width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return x[:, :, self.dilation : x.shape[2] - self.dilation] + self.mix(self.look(x).relu())
