"""From blocks of samples to the windows that the network sees: one STFT grid, shared by all windows."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.analysis.frame_measure import FrameMeasure
from engine.features import FeatureExtractor, FeatureSettings

__all__ = ["FeatureStream", "SilenceMap", "WindowGrid"]

SILENCE_PEAK = 2.0**-16
"""Samples below half a step of 16-bit sound are digital silence."""


@dataclass(frozen=True)
class WindowGrid:
    """Where every window of a recording starts.

    The first and the last half second of a recording count like any other: half a window of digital silence is
    imagined at both ends, so the first window starts at -0.5 s. Starts are snapped to the STFT grid, whose frame 0 is
    centred on the recording's first sample.

    Attributes
    ----------
    starts : tuple of int
        STFT frame with which each window starts.
    settings : FeatureSettings
    """

    starts: tuple[int, ...]
    settings: FeatureSettings

    @classmethod
    def over(cls, duration_s: float, hop_s: float, settings: FeatureSettings) -> "WindowGrid":
        """Return the grid of a recording `duration_s` long, with a window every `hop_s` seconds."""
        half_window_s = 0.5
        count = math.ceil(duration_s / hop_s - 1e-6) + 1
        seconds = np.arange(count) * hop_s - half_window_s
        starts = np.rint(seconds * settings.sample_rate / settings.hop_length).astype(int)
        return cls(tuple(starts.tolist()), settings)

    def start_s(self, index: int) -> float:
        """Return when a window starts, in seconds from the start of the recording."""
        return self.starts[index] * self.settings.hop_length / self.settings.sample_rate

    @property
    def end_sample(self) -> int:
        """The sample, counted from the start of the recording, after the last one that any window sees."""
        s = self.settings
        return (self.starts[-1] + s.window_frames - 1) * s.hop_length + s.n_fft - s.n_fft // 2


class FeatureStream:
    """Feature columns of a recording, computed once each while its samples arrive in blocks of any size.

    Parameters
    ----------
    extractor : FeatureExtractor
        On the device where features are wanted.
    first_frame : int
        First STFT frame of interest; before the first sample there is digital silence.
    device : torch.device
    """

    def __init__(self, extractor: FeatureExtractor, first_frame: int, device: torch.device) -> None:
        self._extractor = extractor
        self._device = device
        s = extractor.settings
        self._samples = np.zeros(max(0, s.n_fft // 2 - first_frame * s.hop_length), dtype=np.float32)
        self._first = first_frame
        self._columns = torch.zeros((s.rows, 0), device=device)

    @property
    def end_frame(self) -> int:
        """The frame after the last one computed."""
        return self._first + self._columns.shape[1]

    def push(self, samples: np.ndarray) -> None:
        """Take the next samples, shape (n,), and compute the frames that they complete."""
        s = self._extractor.settings
        gathered = np.concatenate([self._samples, samples.astype(np.float32, copy=False)])
        frames = max(0, (len(gathered) - s.n_fft) // s.hop_length + 1)
        if frames:
            span = torch.from_numpy(gathered[: (frames - 1) * s.hop_length + s.n_fft]).to(self._device)
            self._columns = torch.cat([self._columns, self._extractor.frames(span[None])[0]], dim=1)
        self._samples = gathered[frames * s.hop_length :]

    def windows(self, starts: list[int]) -> Tensor:
        """Return the windows that start at these frames, shape (windows, 1, rows, window_frames)."""
        length = self._extractor.settings.window_frames
        cut = [self._columns[:, start - self._first : start - self._first + length] for start in starts]
        return torch.stack(cut).unsqueeze(1)

    def forget_before(self, frame: int) -> None:
        """Let go of the frames before `frame`."""
        if frame > self._first:
            self._columns = self._columns[:, frame - self._first :].clone()
            self._first = frame


class SilenceMap:
    """Knows which frames of the activation grid hold digital silence only.

    Parameters
    ----------
    frames : int
        Frames in the grid; what lies before or after is silent.
    frame_s : float
    sample_rate : int
    """

    def __init__(self, frames: int, frame_s: float, sample_rate: int) -> None:
        self._peaks = FrameMeasure(frames, frame_s, sample_rate, np.abs, np.maximum)

    def push(self, samples: np.ndarray) -> None:
        """Take the next samples, shape (n,)."""
        self._peaks.push(samples)

    def silent(self, start: int, stop: int) -> np.ndarray:
        """Return for frames `start` to `stop` whether they are known to be silent, shape (stop - start,)."""
        frames = np.arange(start, stop)
        inside = (frames >= 0) & (frames < len(self._peaks.values))
        known = np.ones(len(frames), dtype=bool)
        at = frames[inside]
        known[inside] = (self._peaks.values[at] < SILENCE_PEAK) & (at < self._peaks.complete)
        return known
