"""Sound without its offset: a steady voltage is heard by nobody, but takes the lowest of all frequencies.

Cheap converters put one under everything they record. A network takes it for something that sounds.
"""

from collections.abc import Iterable, Iterator

import numpy as np

__all__ = ["centred", "offset_reach", "without_offset"]

_HALF_S = 0.5


def offset_reach(sample_rate: int) -> int:
    """Return how many samples to either side of a sample decide what its offset is."""
    return round(_HALF_S * sample_rate)


def without_offset(blocks: Iterable[np.ndarray], sample_rate: int) -> Iterator[np.ndarray]:
    """Yield samples less their mean over the second around, which changes nothing that can be heard.

    Parameters
    ----------
    blocks : iterable of np.ndarray
        Samples, each shape (n,), one block after another.
    sample_rate : int

    Yields
    ------
    np.ndarray, float32
        As many samples in all; how they come in blocks may differ.
    """
    half = offset_reach(sample_rate)
    kept = np.zeros(0, dtype=np.float32)
    before = 0
    for block in blocks:
        kept = np.concatenate([kept, block.astype(np.float32, copy=False)])
        stop = len(kept) - half
        if stop > max(before, half):
            yield centred(kept, before, stop, half)
            let_go = max(0, stop - half - 1)
            kept, before = kept[let_go:].copy(), stop - let_go
    if len(kept) > before:
        yield centred(kept, before, len(kept), half)


def centred(samples: np.ndarray, start: int, stop: int, half: int) -> np.ndarray:
    """Return samples `start` to `stop`, each less the mean of those no further than `half` from it, float32.

    At the ends of `samples` it is the mean of as many, those nearest to the end; where the recording goes on beyond
    them, `samples` must hold `half` more to either side.
    """
    sums = np.concatenate([[0.0], np.cumsum(samples, dtype=np.float64)])
    width = min(2 * half + 1, len(samples))
    low = np.clip(np.arange(start, stop) - half, 0, len(samples) - width)
    return (samples[start:stop] - (sums[low + width] - sums[low]) / width).astype(np.float32)
