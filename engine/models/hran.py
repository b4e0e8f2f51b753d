"""HRAN: the hierarchical residual attention network of Chen, Ghobakhlou and Narayanan (Appl. Sci. 2024, 14, 10837)."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

from engine.models.attention import AttentionStage, ChannelAttention, CoordinateAttention
from engine.models.residual import ResidualNetwork

STAGES = ("early", "mid", "late")


class Hran(ResidualNetwork):
    """Residual blocks, the first three with coordinate attention, each with pooling; channel attention; a dense head.

    Parameters are those of `ResidualNetwork`, with three blocks or more.
    """

    def add_attention(self, channels: Sequence[int]) -> None:
        """Make coordinate attention for the first blocks and channel attention for the last."""
        if len(channels) < len(STAGES):
            raise ValueError(f"channels and pooling must be given for {len(STAGES)} blocks or more, for as many each")
        self.attention = nn.ModuleDict(
            {stage: CoordinateAttention(width) for stage, width in zip(STAGES, channels, strict=False)}
        )
        self.channel_attention = ChannelAttention(channels[-1])

    def features(self, x: Tensor) -> Tensor:
        """Feature map (batch, channels, rows, steps) under all attention, for an input (batch, 1, rows, frames)."""
        x = self.folded(x)
        for stage, (block, pool) in enumerate(zip(self.blocks, self.pools, strict=True)):
            x = block(x)
            if stage < len(STAGES):
                x = self.attention[STAGES[stage]](x)
            x = pool(x)
        return self.channel_attention(x)

    @torch.no_grad()
    def attention_gates(self, x: Tensor) -> dict[str, Tensor]:
        """Return the gates of every attention layer for an input (batch, 1, rows, frames).

        Returns
        -------
        dict of str to Tensor
            ``<stage>_height`` (batch, channels, rows, 1) and ``<stage>_width`` (batch, channels, 1, steps) for the
            stages early, mid and late, at the resolution each stage has; ``channel`` (batch, channels).
            They depend on the input, not on an instrument.
        """
        gates = {}
        for stage in self.attention_stages(x):
            gates[f"{stage.name}_height"], gates[f"{stage.name}_width"] = stage.height, stage.width
            x = stage.features
        gates["channel"] = self.channel_attention.gates(self._after_attention(x))
        return gates

    def attention_stages(self, x: Tensor) -> Iterator[AttentionStage]:
        """Yield early, mid and late attention for an input (batch, 1, rows, frames), running no block too many."""
        x = self.folded(x)
        for name, block, pool in zip(STAGES, self.blocks, self.pools, strict=False):
            x = block(x)
            attention = self.attention[name]
            assert isinstance(attention, CoordinateAttention)
            height, width = attention.gates(x)
            x = x * height * width
            yield AttentionStage(name, height, width, x)
            x = pool(x)

    @property
    def stage_scales(self) -> dict[str, tuple[int, int]]:
        """Rows and frames of the input that one row and one step of each stage stand for."""
        scales, rows, frames = {}, self.rows_folded, 1
        for name, pool in zip(STAGES, self.pools, strict=False):
            scales[name] = (rows, frames)
            assert isinstance(pool, nn.MaxPool2d) and isinstance(pool.kernel_size, tuple)
            rows, frames = rows * pool.kernel_size[0], frames * pool.kernel_size[1]
        return scales

    def _after_attention(self, x: Tensor) -> Tensor:
        """Feature map that channel attention sees, for the one that the late stage gave."""
        last = len(STAGES) - 1
        x = self.pools[last](x)
        for block, pool in zip(self.blocks[last + 1 :], self.pools[last + 1 :], strict=True):
            x = pool(block(x))
        return x
