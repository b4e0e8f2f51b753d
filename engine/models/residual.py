"""Residual blocks with pooling and a dense head: what HRAN is without attention."""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d, adaptive_max_pool2d


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions beside a 1x1 shortcut.

    Parameters
    ----------
    channels_in, channels_out : int
    """

    def __init__(self, channels_in: int, channels_out: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels_in, channels_out, 3, padding=1, bias=False)
        self.first_norm = nn.BatchNorm2d(channels_out)
        self.second = nn.Conv2d(channels_out, channels_out, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(channels_out)
        self.shortcut = nn.Conv2d(channels_in, channels_out, 1, bias=False)
        self.shortcut_norm = nn.BatchNorm2d(channels_out)
        self.activation = nn.ReLU(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, channels_in, rows, steps) to (batch, channels_out, rows, steps)."""
        inner = self.activation(self.first_norm(self.first(x)))
        return self.activation(self.second_norm(self.second(inner)) + self.shortcut_norm(self.shortcut(x)))


class ResidualNetwork(nn.Module):
    """Residual blocks, each with pooling, and a dense head; trained to measure what attention adds to it.

    The head of Chen et al. (2024) gives one answer for its whole input. With ``head="frames"`` the same dense layers
    are applied to every time step that is left after pooling, so that the answer says *when* in the window;
    ``head="window"`` averages the steps first, as the paper does. Both have the same parameters.

    Parameters
    ----------
    instruments : int
        Number of classes.
    rows : int
        Rows of the input: 224 for ``quarter``.
    window_frames : int
        STFT frames of the input.
    output_frames : int
        Steps of the activation grid in one window.
    channels : sequence of int
        Width of the residual blocks: three as in the paper, four as in its authors' code, or more.
    pooling : sequence of (int, int)
        Max-pooling after each block, over rows and over time.
    hidden : int
        Size of the dense layer.
    dropout : float
        Of the dense layer's output.
    feature_dropout : float
        Of its input.
    head : {"frames", "window"}
    row_bands : int
        Bands into which the rows of the last feature map are pooled (mean and maximum of each) before the dense
        layer; with 7 and a 224-row input four bands of the log-mel and one each of chroma, contrast and Tonnetz.
        0 keeps every row, which ties the dense layer to absolute frequencies.
    rows_folded : int
        Neighbouring rows that the first block sees as channels of one row: 2 halves what it costs, by far the dearest.
    lead : bool
        Whether a second output per instrument tells whether it is the foreground voice.
    """

    def __init__(
        self,
        instruments: int,
        rows: int = 224,
        window_frames: int = 44,
        output_frames: int = 10,
        channels: Sequence[int] = (32, 64, 128),
        pooling: Sequence[Sequence[int]] = ((2, 2), (2, 2), (2, 1)),
        hidden: int = 512,
        dropout: float = 0.4,
        feature_dropout: float = 0.0,
        head: str = "frames",
        row_bands: int = 0,
        rows_folded: int = 1,
        lead: bool = False,
    ) -> None:
        super().__init__()
        if not 0 < len(channels) == len(pooling):
            raise ValueError("channels and pooling must be given for as many blocks each, one at least")
        if head not in ("frames", "window"):
            raise ValueError(f"head must be 'frames' or 'window', not {head!r}")
        self.head = head
        self.channels = channels[-1]
        self.output_frames = output_frames
        self.outputs = 2 if lead else 1
        self.rows_folded = rows_folded
        widths = (rows_folded, *channels)
        self.blocks = nn.ModuleList(ResidualBlock(before, after) for before, after in pairwise(widths))
        self.add_attention(channels)
        self.pools = nn.ModuleList(nn.MaxPool2d(tuple(size)) for size in pooling)
        if rows % rows_folded:
            raise ValueError(f"{rows} rows cannot be folded by {rows_folded}")
        rows //= rows_folded
        for over_rows, over_time in pooling:
            rows, window_frames = rows // over_rows, window_frames // over_time
        self.row_bands = row_bands
        self.dense = nn.Linear(channels[-1] * (2 * row_bands or rows), hidden)
        self.feature_dropout = nn.Dropout(feature_dropout)
        self.dropout = nn.Dropout(dropout)
        self.classify = nn.Linear(hidden, self.outputs * instruments)
        self.register_buffer("to_frames", _step_interpolation(window_frames, output_frames), persistent=False)

    def add_attention(self, channels: Sequence[int]) -> None:
        """Make the attention layers between the blocks and behind them: none here."""

    def features(self, x: Tensor) -> Tensor:
        """Feature map (batch, channels, rows, steps) for an input (batch, 1, rows, frames)."""
        x = self.folded(x)
        for block, pool in zip(self.blocks, self.pools, strict=True):
            x = pool(block(x))
        return x

    def forward(self, x: Tensor) -> Tensor:
        """Logits of presence on the activation grid.

        Parameters
        ----------
        x : Tensor (batch, 1, rows, frames)
            Standardised stack of representations.

        Returns
        -------
        Tensor (batch, output_frames, instruments)
            With a lead output twice as many columns: those of lead follow those of presence.
        """
        x = self.features(x)
        if self.row_bands:
            size = (self.row_bands, x.shape[3])
            x = torch.cat([adaptive_avg_pool2d(x, size), adaptive_max_pool2d(x, size)], dim=1)
        steps = x.flatten(1, 2).transpose(1, 2)
        if self.head == "window":
            steps = steps.mean(dim=1, keepdim=True)
        logits = self.classify(self.dropout(self.dense(self.feature_dropout(steps)).relu()))
        if self.head == "window":
            return logits.expand(-1, self.output_frames, -1)
        return self.to_frames.to(logits.dtype) @ logits

    def folded(self, x: Tensor) -> Tensor:
        """Rows in groups of `rows_folded`, as channels: (batch, rows_folded, rows / rows_folded, frames)."""
        if self.rows_folded == 1:
            return x
        return (
            x.unflatten(2, (-1, self.rows_folded))
            .squeeze(1)
            .transpose(1, 2)
            .contiguous(memory_format=torch.channels_last)
        )


def _step_interpolation(steps: int, output_frames: int) -> Tensor:
    """Matrix (output_frames, steps) that reads evenly spaced steps at the centres of the output frames."""
    position = ((torch.arange(output_frames) + 0.5) * steps / output_frames - 0.5).clamp(0, steps - 1)
    lower = position.floor().long()
    share = (position - lower).unsqueeze(1)
    one_hot = torch.eye(steps)
    return one_hot[lower] * (1 - share) + one_hot[(lower + 1).clamp_max(steps - 1)] * share
