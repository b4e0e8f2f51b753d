"""Spectral contrast: peak against valley in seven bands an octave wide (Jiang et al. 2002)."""

from functools import cache
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

_LOWEST_HZ = 200.0
_OCTAVES = 6
_QUANTILE = 0.02


@cache
def contrast_bands(sample_rate: int, n_fft: int) -> tuple[tuple[int, int, int], ...]:
    """First bin, end bin and number of bins averaged at the top and the bottom, for each band.

    The bands are librosa's, with its two quirks: a band starts one bin early, and all but the last leave out
    the bin at their upper edge.
    """
    frequencies = np.fft.rfftfreq(n_fft, 1.0 / sample_rate)
    edges = np.concatenate([[0.0], _LOWEST_HZ * 2.0 ** np.arange(_OCTAVES + 1)])
    bands = []
    for band, (low, high) in enumerate(pairwise(edges)):
        inside = np.flatnonzero((frequencies >= low) & (frequencies <= high))
        first, last = int(inside[0]), int(inside[-1])
        if band > 0:
            first -= 1
        if band == _OCTAVES:
            last = len(frequencies) - 1
        # librosa rounds half to even, and counts before it leaves out the upper edge.
        averaged = max(1, int(np.rint(_QUANTILE * (last + 1 - first))))
        bands.append((first, last + 1 if band == _OCTAVES else last, averaged))
    return tuple(bands)


def spectral_contrast(magnitude: Tensor, sample_rate: int, n_fft: int) -> Tensor:
    """Difference in dB between the strongest and the weakest bins of each band, as librosa has it.

    Parameters
    ----------
    magnitude : Tensor (batch, bins, frames)
        Floored magnitude spectrum.
    sample_rate : int
        In Hz.
    n_fft : int
        Samples in one frame.

    Returns
    -------
    Tensor (batch, 7, frames)
        In dB (of magnitude, as librosa has it).
    """
    rows = []
    for first, end, averaged in contrast_bands(sample_rate, n_fft):
        band = magnitude[:, first:end]
        if averaged == 1:
            peak, valley = band.amax(dim=1), band.amin(dim=1)
        else:
            peak = band.topk(averaged, dim=1, sorted=False).values.mean(dim=1)
            valley = band.topk(averaged, dim=1, largest=False, sorted=False).values.mean(dim=1)
        rows.append(10.0 * (torch.log10(peak) - torch.log10(valley)))
    return torch.stack(rows, dim=1)
