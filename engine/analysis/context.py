"""What was heard around a frame, blended into what was heard in it: instruments outlast a window of one second."""

import numpy as np

from engine.models.card import ContextSettings

LARGEST_LOGIT = 9.0
"""Beyond this a logit is only very sure; one such frame must not outweigh all around it."""


def reach_frames(settings: ContextSettings, frame_s: float) -> int:
    """Return how many frames to either side of a frame its answer depends on."""
    return round(settings.half_s / frame_s) if settings.share else 0


def with_context(
    logits: np.ndarray, heard: np.ndarray, start: int, stop: int, reach: int, settings: ContextSettings
) -> np.ndarray:
    """Blend the logits of some frames with the mean of those around them.

    Parameters
    ----------
    logits : np.ndarray, shape (frames, instruments)
        Of the whole recording; only frames ``start - reach`` to ``stop + reach`` are looked at.
    heard : np.ndarray, shape (frames,), bool
        False where there is digital silence, which says nothing about its neighbours.
    start, stop : int
        Frames wanted.
    reach : int
        As `reach_frames` gives it.
    settings : ContextSettings

    Returns
    -------
    np.ndarray, shape (stop - start, instruments), float32
    """
    if not reach or stop <= start:
        return np.asarray(logits[start:stop], dtype=np.float32)
    own = np.clip(logits[start:stop], -LARGEST_LOGIT, LARGEST_LOGIT)
    first, last = max(0, start - reach), min(len(logits), stop + reach)
    counted = heard[first:last, None]
    around = np.where(counted, np.clip(logits[first:last], -LARGEST_LOGIT, LARGEST_LOGIT), 0.0)
    sums = np.concatenate([np.zeros((1, logits.shape[1])), np.cumsum(around, axis=0, dtype=np.float64)])
    counts = np.concatenate([[0], np.cumsum(counted[:, 0])])
    frames = np.arange(start, stop)
    low = np.maximum(frames - reach, first) - first
    high = np.minimum(frames + reach + 1, last) - first
    number = (counts[high] - counts[low])[:, None]
    mean = np.where(number > 0, (sums[high] - sums[low]) / np.maximum(number, 1), own)
    return np.asarray((1 - settings.share) * own + settings.share * mean, dtype=np.float32)
