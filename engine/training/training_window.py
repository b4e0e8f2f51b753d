"""The training window: its sound, its labels on their grid, and what every source of windows answers."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.features.settings import FeatureSettings

FRAMES = 10
"""Frames of the activation grid in one window."""

FRAME_S = 0.1


@dataclass(frozen=True)
class MixedWindow:
    """Sound of one window (with the reach of its STFT frames) and who is present in it.

    ``samples`` (window samples,) float32; ``presence`` (frames, instruments) float32 of 0 and 1;
    ``lead`` (frames, instruments): the instrument that stands 3 dB above all other pitched stems together (drums and
    cymbals: above all others); ``known`` and ``lead_known`` (frames, instruments): 0 where these are not known, else 1.
    ``unspoilt`` (window samples,) float32: the sound before it was made poor, if it was.
    """

    samples: np.ndarray
    presence: np.ndarray
    lead: np.ndarray
    known: np.ndarray
    lead_known: np.ndarray
    unspoilt: np.ndarray | None = None


class WindowSource(Protocol):
    """An endless sequence of training windows."""

    def window(self, number: int) -> MixedWindow:
        """Window `number`: always the same for the same number."""


def frame_times_s(features: FeatureSettings) -> np.ndarray:
    """Centres of the frames in seconds after a window's first sample, (frames,).

    The grid begins at the centre of the first STFT frame.
    """
    first_s = features.n_fft / 2 / features.sample_rate
    return first_s + FRAME_S * (np.arange(FRAMES) + 0.5)
