"""What was heard around a frame, blended into what was heard in it: instruments outlast a window of one second.

Frames that sound like this one count more than others (a bilateral filter; Tomasi and Manduchi, ICCV 1998), so that the
answers of one passage support each other while its edges stay where they are.
"""

import numpy as np
import torch

from engine.models.card import ContextSettings
from engine.models.context_network import ContextNetwork

LARGEST_LOGIT = 9.0
"""Beyond this a logit is only very sure; one such frame must not outweigh all around it."""

_AT_ONCE = 80
"""Frames that are waited for, but for the first: each run of the network looks at its whole reach anew."""

_COMPARED_HALF = 2
"""Frames to either side whose mean answer tells what a frame sounds like."""


class ContextStage:
    """The way from the logits of windows to those of a recording, as far as they are known.

    It keeps no more than what is still to come depends on.

    Parameters
    ----------
    settings : ContextSettings
    network : ContextNetwork, optional
        Corrects what is blended.
    outputs : int
        Logits in a frame.
    frame_s : float
    """

    def __init__(self, settings: ContextSettings, network: ContextNetwork | None, outputs: int, frame_s: float) -> None:
        self._settings, self._network = settings, network
        self._reach = reach_frames(settings, frame_s)
        self._begin = self._blended_to = self._done = 0
        self._logits = np.zeros((0, outputs), dtype=np.float32)
        self._blended = np.zeros((0, outputs), dtype=np.float32)
        self._heard = np.zeros(0, dtype=bool)

    def push(self, logits: np.ndarray, heard: np.ndarray, *, last: bool = False) -> tuple[int, np.ndarray]:
        """Take the logits of the next frames.

        Parameters
        ----------
        logits : np.ndarray, shape (frames, outputs)
        heard : np.ndarray, shape (frames,), bool
            False where there is nothing to hear, which says nothing about its neighbours.
        last : bool
            No further frames come.

        Returns
        -------
        start : int
        answers : np.ndarray, shape (new frames, outputs), float32
            Logits of the frames from `start` on that have become final.
        """
        self._logits = np.concatenate([self._logits, logits])
        self._heard = np.concatenate([self._heard, heard])
        start = self._done
        waiting = self._begin + len(self._logits) - self._reach - self._blended_to
        if self._network is not None and start and not last and waiting < _AT_ONCE:
            return start, self._blended[:0]
        self._blend(last)
        if self._network is None:
            self._done = self._blended_to
            answers = self._blended[start - self._begin :]
        else:
            self._done = self._blended_to if last else max(start, self._blended_to - self._network.reach)
            span = slice(len(self._blended))
            answers = corrected(
                self._network,
                self._logits[span],
                self._blended,
                self._heard[span],
                start - self._begin,
                self._done - self._begin,
            )
        self._forget()
        return start, answers

    def _blend(self, last: bool) -> None:
        known = self._begin + len(self._logits)
        start, stop = self._blended_to, known if last else max(self._blended_to, known - self._reach)
        span = (start - self._begin, stop - self._begin)
        fresh = with_context(self._logits, self._heard, *span, self._reach, self._settings)
        self._blended = np.concatenate([self._blended, fresh])
        self._blended_to = stop

    def _forget(self) -> None:
        """Let go of what neither blending nor the network will look at again."""
        looks_back = 0 if self._network is None else self._network.reach
        past = min(self._blended_to - self._reach, self._done - looks_back) - self._begin
        if past > 0:
            self._logits, self._heard = self._logits[past:].copy(), self._heard[past:].copy()
            self._blended = self._blended[past:].copy()
            self._begin += past


def corrected(
    network: ContextNetwork, own: np.ndarray, blended: np.ndarray, heard: np.ndarray, start: int, stop: int
) -> np.ndarray:
    """Run a context network over some frames of a recording.

    Parameters
    ----------
    network : ContextNetwork
    own, blended : np.ndarray, shape (frames, outputs)
        Logits of the whole recording; only frames ``start - reach`` to ``stop + reach`` are looked at.
    heard : np.ndarray, shape (frames,), bool
    start, stop : int
        Frames wanted.

    Returns
    -------
    np.ndarray, shape (stop - start, outputs), float32
    """
    if stop <= start:
        return np.zeros((0, own.shape[1]), dtype=np.float32)
    around = [_padded(logits, heard, start - network.reach, stop + network.reach) for logits in (own, blended)]
    counted = torch.from_numpy(around[0][1][:, 0])[None]
    with torch.inference_mode():
        answers = network(*(torch.from_numpy(logits * known)[None] for logits, known in around), counted)
    return np.asarray(answers[0].numpy(), dtype=np.float32)


def reach_frames(settings: ContextSettings, frame_s: float) -> int:
    """Return how many frames to either side of a frame its answer depends on."""
    if not settings.share:
        return 0
    return round(settings.half_s / frame_s) + (_COMPARED_HALF if settings.likeness else 0)


def with_context(
    logits: np.ndarray, heard: np.ndarray, start: int, stop: int, reach: int, settings: ContextSettings
) -> np.ndarray:
    """Blend the logits of some frames with the mean of those around them.

    Parameters
    ----------
    logits : np.ndarray, shape (frames, outputs)
        Of the whole recording; only frames ``start - reach`` to ``stop + reach`` are looked at.
    heard : np.ndarray, shape (frames,), bool
        False where there is nothing to hear, which says nothing about its neighbours.
    start, stop : int
        Frames wanted.
    reach : int
        As `reach_frames` gives it.
    settings : ContextSettings

    Returns
    -------
    np.ndarray, shape (stop - start, outputs), float32
    """
    if not reach or stop <= start:
        return np.asarray(logits[start:stop], dtype=np.float32)
    around, counted = _padded(logits, heard, start - reach, stop + reach)
    half = reach - (_COMPARED_HALF if settings.likeness else 0)
    count = stop - start
    own = around[reach : reach + count]
    alike = _local_answers(around, counted) if settings.likeness else None
    total, weights = np.zeros_like(own), np.zeros((count, 1), dtype=np.float32)
    for shift in range(reach - half, reach + half + 1):
        there = slice(shift, shift + count)
        weight = counted[there]
        if alike is not None:
            apart = np.square(alike[there] - alike[reach : reach + count]).sum(axis=1, keepdims=True)
            weight = weight * np.exp(-apart / settings.likeness**2)
        total += weight * around[there]
        weights += weight
    mean = np.divide(total, weights, out=own.copy(), where=weights > 0)
    return np.asarray((1 - settings.share) * own + settings.share * mean, dtype=np.float32)


def _padded(logits: np.ndarray, heard: np.ndarray, start: int, stop: int) -> tuple[np.ndarray, np.ndarray]:
    """Return bounded logits of frames `start` to `stop`, and 1 where they count; beyond the recording neither."""
    first, last = max(0, start), min(len(logits), stop)
    around = np.zeros((stop - start, logits.shape[1]), dtype=np.float32)
    counted = np.zeros((stop - start, 1), dtype=np.float32)
    around[first - start : last - start] = np.clip(logits[first:last], -LARGEST_LOGIT, LARGEST_LOGIT)
    counted[first - start : last - start, 0] = heard[first:last]
    return around, counted


def _local_answers(around: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Probabilities for the mean logit of the few frames about each, (frames, outputs)."""
    ends = ((_COMPARED_HALF, _COMPARED_HALF), (0, 0))
    sums, numbers = np.pad(around * counted, ends), np.pad(counted, ends)
    width = 2 * _COMPARED_HALF + 1
    total = sum(sums[shift : shift + len(around)] for shift in range(width))
    number = sum(numbers[shift : shift + len(around)] for shift in range(width))
    return np.asarray(1.0 / (1.0 + np.exp(-total / np.maximum(number, 1.0))), dtype=np.float32)
