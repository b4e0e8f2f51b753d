"""A small network over the answers of many windows: how instruments begin, go on, end and exclude each other.

A stack of dilated convolutions over time (Bai, Kolter and Koltun, arXiv 1803.01271, without their causality). It sees
what the network of the windows said of each frame, not the sound, and treats all instruments alike: one that knew them
apart learnt the confusions among instruments of the training material by heart, and did worse on others.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool1d

SCALE = 4.0
"""Logits are divided by this on their way in."""

LONGEST_REACH = 600
"""Frames to either side, a minute: regions wait that long for what is still to come."""

_SUREST = 9.0
_NOBODY = -_SUREST
"""The best of the others' logits where there are no others."""

_LEAST = math.exp(2 * _NOBODY)


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
    pools : sequence of int
        Half-widths, in frames, over which it is told how surely an instrument is heard anywhere near, and how surely
        the best of the others is: who belongs to a recording at all. With them it is told the others' lead, too.
    """

    def __init__(
        self,
        outputs: int,
        width: int = 24,
        dilations: Sequence[int] = (1, 2, 4, 8, 16),
        dropout: float = 0.0,
        pools: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self.outputs = outputs
        self.pools = tuple(pools)
        self.reach = sum(dilations) + max(self.pools, default=0)
        frames = (*dilations, *self.pools)
        if not all(isinstance(count, int) and count > 0 for count in frames) or self.reach > LONGEST_REACH:
            raise ValueError(
                f"dilations and the longest pool must be whole frames, {LONGEST_REACH} in all at most, not "
                f"{dilations!r} and {pools!r}"
            )
        told = 2 * outputs + 3 + 2 * len(self.pools) + (outputs - 1 if self.pools else 0)
        self.enter = nn.Conv1d(told, width, 1)
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
        told = [
            self._by_instrument(own) / SCALE,
            by_instrument / SCALE,
            _others(by_instrument[:, :, 0]),
            heard[:, None, None].expand(-1, by_instrument.shape[1], 1, -1),
        ]
        if self.pools:
            told += [_best_other(by_instrument[:, :, output])[:, :, None] / SCALE for output in range(1, self.outputs)]
            around = max(self.pools)
            told = [part[..., around : frames - around] for part in told]
            for half in self.pools:
                cut = around - half
                near = _heard_near(by_instrument[:, :, 0, cut : frames - cut], heard[:, cut : frames - cut], half)
                told.append(torch.stack([near, _best_other(near)], dim=2) / SCALE)
        x = torch.cat(told, dim=2)
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
    probability = torch.sigmoid(presence)
    count = (probability.sum(dim=1, keepdim=True) - probability) / 2
    return torch.stack([_best_other(presence) / SCALE, count], dim=2)


def _best_other(logits: Tensor) -> Tensor:
    """For each instrument the highest of the others' logits; (batch, instruments, frames)."""
    if logits.shape[1] == 1:
        return torch.full_like(logits, _NOBODY)
    first, second = logits.topk(2, dim=1).values.split(1, dim=1)
    return torch.where(logits >= first, second, first)


def _heard_near(logits: Tensor, heard: Tensor, half: int) -> Tensor:
    """How surely an instrument is heard within `half` frames, by a mean in which sure frames outweigh the others.

    `logits` (batch, instruments, frames + 2 half), `heard` (batch, frames + 2 half); (batch, instruments, frames).
    """
    width = 2 * half + 1
    odds = torch.exp(logits.clamp(-_SUREST, _SUREST) - _SUREST) * heard[:, None]
    mean = avg_pool1d(odds, width, 1) / avg_pool1d(heard[:, None], width, 1).clamp(min=1e-6)
    return torch.log(mean.clamp(min=_LEAST)) + _SUREST


class _Layer(nn.Module):
    """A dilated convolution beside a shortcut; `dilation` frames fewer at either end."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.look = nn.Conv1d(width, width, 3, dilation=dilation)
        self.mix = nn.Conv1d(width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return x[:, :, self.dilation : x.shape[2] - self.dilation] + self.mix(self.look(x).relu())
