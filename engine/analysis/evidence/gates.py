"""The network's gates over a stretch of a recording, stitched from its windows (*model gain*), and those of one window.

Gates say how much of what lies in a row, a step or a channel the network lets through. They depend on the sound, not
on the instrument, so they are no explanation of an answer. Height and width gates are kept apart: their outer product
would look like a map and be none.
"""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.folding import TRACING
from engine.analysis.overlap_add import OverlapAdd
from engine.analysis.progress import Cancelled
from engine.analysis.settings import FRAME_S
from engine.errors import EvidenceError, SettingsError
from engine.models.attention import Gated

__all__ = ["ModelGain", "WindowAttention", "as_gated", "model_gain", "window_attention"]

ANALYSED_HOP_S = 0.5
"""Windows this far apart are those of an analysis; windows further apart are a sample of them."""
SHOWN_CHANNELS = 8
"""Channels of a stage whose feature maps are handed out, besides the mean of all."""
_BATCH = 8
_LARGEST_HOP_S = 3600.0
_MOST_WINDOWS = 4096


@dataclass(frozen=True, eq=False)
class ModelGain:
    """Gates over a stretch.

    Attributes
    ----------
    start_s, end_s : float
    height : dict of str to ndarray (rows, columns), float32
        For each stage the mean over channels of its height gates, at the rows of the stacked input: upsampled by the
        stage's true pooling factor. Columns are `column_s` long, the first begins at `start_s`.
    width : dict of str to ndarray (columns,), float32
        The mean over channels of the width gates, in columns of `width_column_s`.
    sampled : bool
        Whether windows stand apart, so that each column shows one window out of several.
    """

    start_s: float
    end_s: float
    height: dict[str, np.ndarray]
    column_s: float
    width: dict[str, np.ndarray]
    width_column_s: float
    sampled: bool


@dataclass(frozen=True, eq=False)
class WindowAttention:
    """What the attention layers do in one window.

    Attributes
    ----------
    start_s, end_s : float
    height, width : dict of str to ndarray, float32
        Per stage, the mean over channels at the rows and the frames of the input.
    channel : ndarray (channels,), float32
        Gates of the last feature map's channels.
    maps : dict of str to ndarray (1 + shown, rows, steps), float32
        Per stage the feature map under its gates at the stage's own resolution: the mean of all channels, then the
        channels that vary most, the most varied first.
    shown : dict of str to tuple of int
        Numbers of these channels.
    """

    start_s: float
    end_s: float
    height: dict[str, np.ndarray]
    width: dict[str, np.ndarray]
    channel: np.ndarray
    maps: dict[str, np.ndarray]
    shown: dict[str, tuple[int, ...]]


def as_gated(model: object, name: str) -> Gated:
    """Return a network that has gates.

    Raises
    ------
    EvidenceError
        If it has none, in a sentence that calls the model by `name`.
    """
    if not isinstance(model, Gated):
        raise EvidenceError(f"The model “{name}” has no attention layers, so there is no model gain to show.")
    return model


def model_gain(
    network: Gated,
    reader: WindowReader,
    start_s: float,
    end_s: float,
    hop_s: float = ANALYSED_HOP_S,
    cancelled: threading.Event | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> ModelGain:
    """Stitch the gates of all windows that reach into a stretch.

    Parameters
    ----------
    network : Gated
        In evaluation mode, on the CPU.
    reader : WindowReader
    start_s, end_s : float
        The stretch.
    hop_s : float
        Seconds between windows. With 0.5, the windows are those of an analysis and what overlaps is averaged with the
        same triangular weights as its answers; with more, each column is one window, the one in its middle.
    cancelled : threading.Event, optional
    on_progress : callable, optional
        Called with the windows done and their number.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError
        If the recording cannot be read.
    SettingsError
        If the stretch or the hop cannot be used.
    """
    if not (math.isfinite(start_s) and math.isfinite(end_s) and end_s > start_s):
        raise SettingsError(f"There is no model gain from {start_s:g} to {end_s:g} s.")
    if not ANALYSED_HOP_S <= hop_s <= _LARGEST_HOP_S or (end_s - start_s) / hop_s > _MOST_WINDOWS:
        raise SettingsError(f"Model gain of {end_s - start_s:g} s cannot be taken every {hop_s:g} s.")
    sampled = hop_s > ANALYSED_HOP_S
    starts = _sampled_starts(reader, start_s, end_s, hop_s) if sampled else _analysed_starts(reader, start_s, end_s)
    joined = _Sampled(len(starts)) if sampled else _Stitched(reader, start_s, end_s)
    for first in range(0, len(starts), _BATCH):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        batch = starts[first : first + _BATCH]
        windows = reader.windows(batch).cpu()
        with torch.inference_mode(), TRACING:
            for stage in network.attention_stages(windows):
                rows, frames = network.stage_scales[stage.name]
                height = upsampled(_channel_mean(stage.height), rows, reader.settings.rows)
                width = upsampled(_channel_mean(stage.width), frames, reader.settings.window_frames)
                joined.add(stage.name, first, batch, height, width)
        if on_progress is not None:
            on_progress(min(first + _BATCH, len(starts)), len(starts))
    column_s, width_column_s = (hop_s, hop_s) if sampled else (FRAME_S, reader.frame_s)
    return ModelGain(start_s, end_s, joined.height(), column_s, joined.width(), width_column_s, sampled)


def window_attention(network: Gated, reader: WindowReader, time_s: float) -> WindowAttention:
    """Return the gates and feature maps of the window around a time.

    Raises
    ------
    RecordingError
        If the recording cannot be read.
    """
    start = reader.around(time_s)
    window = reader.windows([start]).cpu()
    height, width, maps, shown = {}, {}, {}, {}
    with torch.inference_mode(), TRACING:
        for stage in network.attention_stages(window):
            rows, frames = network.stage_scales[stage.name]
            height[stage.name] = upsampled(_channel_mean(stage.height), rows, reader.settings.rows)[0]
            width[stage.name] = upsampled(_channel_mean(stage.width), frames, reader.settings.window_frames)[0]
            features = stage.features[0]
            liveliest = features.flatten(1).std(dim=1).topk(min(SHOWN_CHANNELS, len(features))).indices
            pictures = torch.cat([features.mean(dim=0, keepdim=True), features[liveliest]])
            maps[stage.name] = pictures.float().numpy().copy()
            shown[stage.name] = tuple(liveliest.tolist())
        channel = network.attention_gates(window)["channel"][0].float().numpy().copy()
    begin_s = start * reader.frame_s
    return WindowAttention(begin_s, begin_s + reader.window_s, height, width, channel, maps, shown)


def upsampled(values: np.ndarray, factor: int, length: int) -> np.ndarray:
    """Repeat every value of the last axis `factor` times; pooling drops a remainder, which takes the last value."""
    repeated = np.repeat(values, factor, axis=-1)[..., :length]
    missing = length - repeated.shape[-1]
    return np.pad(repeated, [(0, 0)] * (values.ndim - 1) + [(0, missing)], mode="edge") if missing else repeated


def _channel_mean(gates: torch.Tensor) -> np.ndarray:
    """Mean over channels of gates (batch, channels, n, 1) or (batch, channels, 1, n), as (batch, n)."""
    return np.asarray(gates.mean(dim=1).flatten(1).float().numpy())


def _analysed_starts(reader: WindowReader, start_s: float, end_s: float) -> list[int]:
    """First frames of the windows of an analysis (see `WindowGrid`) that reach into a stretch."""
    first = max(0, math.floor((start_s - reader.window_s) / ANALYSED_HOP_S))
    last = math.ceil(end_s / ANALYSED_HOP_S) + 3
    frames = (reader.start_frame(number * ANALYSED_HOP_S - 0.5) for number in range(first, last))
    # Starts are snapped to STFT frames, so a window may reach a little into a stretch that it would not else.
    return [f for f in frames if f * reader.frame_s < end_s and f * reader.frame_s + reader.window_s > start_s]


def _sampled_starts(reader: WindowReader, start_s: float, end_s: float, hop_s: float) -> list[int]:
    count = max(1, math.ceil((end_s - start_s) / hop_s - 1e-6))
    return [reader.around(start_s + (number + 0.5) * hop_s) for number in range(count)]


class _Stitched:
    """Overlapping windows, averaged."""

    def __init__(self, reader: WindowReader, start_s: float, end_s: float) -> None:
        self._reader = reader
        self._start_s = start_s
        self._columns = max(1, math.ceil((end_s - start_s) / FRAME_S - 1e-6))
        self._frames = max(1, math.ceil((end_s - start_s) / reader.frame_s - 1e-6))
        self._heights: dict[str, OverlapAdd] = {}
        self._widths: dict[str, OverlapAdd] = {}

    def add(self, stage: str, first: int, starts: list[int], height: np.ndarray, width: np.ndarray) -> None:
        answered = round(self._reader.window_s / FRAME_S)
        if stage not in self._heights:
            self._heights[stage] = OverlapAdd(self._columns, height.shape[1], answered)
            self._widths[stage] = OverlapAdd(self._frames, 1, width.shape[1])
        for start, rows, steps in zip(starts, height, width, strict=True):
            offset_s = start * self._reader.frame_s - self._start_s
            self._heights[stage].add(offset_s / FRAME_S, np.broadcast_to(rows, (answered, len(rows))))
            self._widths[stage].add(offset_s / self._reader.frame_s, steps[:, None])

    def height(self) -> dict[str, np.ndarray]:
        return {name: np.ascontiguousarray(sums.take(0, self._columns).T) for name, sums in self._heights.items()}

    def width(self) -> dict[str, np.ndarray]:
        return {name: sums.take(0, self._frames)[:, 0].copy() for name, sums in self._widths.items()}


class _Sampled:
    """Windows that stand apart, each a column."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._heights: dict[str, np.ndarray] = {}
        self._widths: dict[str, np.ndarray] = {}

    def add(self, stage: str, first: int, starts: list[int], height: np.ndarray, width: np.ndarray) -> None:
        if stage not in self._heights:
            self._heights[stage] = np.zeros((height.shape[1], self._columns), dtype=np.float32)
            self._widths[stage] = np.zeros(self._columns, dtype=np.float32)
        self._heights[stage][:, first : first + len(starts)] = height.T
        self._widths[stage][first : first + len(starts)] = width.mean(axis=1)

    def height(self) -> dict[str, np.ndarray]:
        return self._heights

    def width(self) -> dict[str, np.ndarray]:
        return self._widths
