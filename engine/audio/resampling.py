"""Streaming resampling with soxr: blocks in, blocks out, the same samples as resampling all at once."""

import math

import numpy as np
import soxr

QUALITY = "HQ"
"""soxr's recipe: 20-bit precision, linear phase. It runs at thousands of times real time, so no lower one is needed."""


def resampled_length(frames: int, rate_in: int, rate_out: int) -> int:
    """Return how many samples soxr makes of ``frames`` samples (the nearest whole number, halves up)."""
    return (2 * frames * rate_out + rate_in) // (2 * rate_in)


class ResampleStream:
    """
    Resample a signal that arrives in blocks.

    Parameters
    ----------
    rate_in, rate_out
        Sample rates in Hz.
    channels
        Number of channels; one channel takes and gives ``(samples,)`` or ``(1, samples)``, more
        ``(channels, samples)``.
    """

    def __init__(self, rate_in: int, rate_out: int, channels: int = 1) -> None:
        self._channels = channels
        same = rate_in == rate_out
        self._stream = None if same else soxr.ResampleStream(rate_in, rate_out, channels, "float32", quality=QUALITY)

    def process(self, block: np.ndarray, last: bool = False) -> np.ndarray:
        """
        Take the next block and return the samples that are ready; ``last`` flushes the rest.

        The blocks returned, joined, are as long as ``resampled_length`` says.
        """
        if self._stream is None:
            return block
        if self._channels == 1:
            # A recording of one channel, not mixed to mono, comes as (1, samples) and is given back so.
            flat = self._stream.resample_chunk(np.ascontiguousarray(block.reshape(-1), np.float32), last=last)
            return flat.reshape(*block.shape[:-1], -1)
        return self._stream.resample_chunk(np.ascontiguousarray(block.T, np.float32), last=last).T


def aligned_second(sample: int, rate: int) -> int:
    """Return a whole second at least one second before ``sample``, where every sample rate has a sample."""
    return max(0, math.floor(sample / rate) - 1)
