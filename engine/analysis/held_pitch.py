"""How much of a sound stays at one pitch: a note that is sung is held, a syllable that is spoken glides."""

import numpy as np

_RATE = 11_025
"""Samples a second are enough for pitch; recordings of about twice as many are halved."""

_STEPS = 5
"""Looks at the pitch in a frame of 0.1 s."""

_WINDOW_S = 0.06
_LOWEST_HZ, _HIGHEST_HZ = 70.0, 1000.0
_PERIODIC = 0.85
"""How alike a sound must be to itself a period later to have a pitch: 1 is a perfect repetition."""

_FIRST_OF = 0.9
"""Of several periods that fit about as well the shortest one is meant."""

_HELD_STEPS = 8
_HELD_SEMITONES = 0.5
"""A pitch is held that moves no further for as many looks: through 0.16 s."""

_MARGIN = 3
"""Frames to either side that decide whether a pitch is held."""

_ENDS = 200
"""Samples to either side that halving the rate looks at, and more."""


class HeldPitch:
    """Knows in which frames of the activation grid a pitch is held; looks only where it is asked.

    Parameters
    ----------
    frames : int
        Frames in the grid, of 0.1 s.
    frame_s : float
    sample_rate : int
    """

    def __init__(self, frames: int, frame_s: float, sample_rate: int) -> None:
        self._frames = frames
        self._every = max(1, round(sample_rate / _RATE))
        self._edges = np.rint(np.arange(frames + 1) * frame_s * sample_rate).astype(np.int64)
        self._rate = sample_rate
        self._step_s = frame_s / _STEPS
        self._samples = np.zeros(0, dtype=np.float32)
        self._first = 0
        """The first sample still kept."""

    @property
    def decided(self) -> int:
        """For how many frames, from the first on, it can be told; for all when the samples have ended."""
        known = self._first + len(self._samples)
        complete = int(np.searchsorted(self._edges, known, side="right")) - 1
        return self._frames if complete >= self._frames else max(0, complete - _MARGIN - 1)

    def push(self, samples: np.ndarray) -> None:
        """Take the next samples, shape (n,)."""
        self._samples = np.concatenate([self._samples, samples.astype(np.float32, copy=False)])

    def forget_before(self, frame: int) -> None:
        """Let go of what no frame from `frame` on depends on."""
        past = int(self._edges[min(max(0, frame - _MARGIN - 1), self._frames)]) - _ENDS * self._every - self._first
        if past > 0:
            self._samples = self._samples[past:].copy()
            self._first += past

    def held(self, start: int, stop: int) -> np.ndarray:
        """Return which share of frames `start` to `stop` a pitch is held in, shape (stop - start,), 0 to 1.

        All of them must be decided, none forgotten.
        """
        if stop <= start:
            return np.zeros(0, dtype=np.float32)
        first = start - _MARGIN
        pitch, periodic = self._pitches(first, stop + _MARGIN)
        windows = np.lib.stride_tricks.sliding_window_view(pitch, _HELD_STEPS)
        steady = np.lib.stride_tricks.sliding_window_view(periodic, _HELD_STEPS).all(axis=1)
        steady &= windows.max(axis=1) - windows.min(axis=1) < _HELD_SEMITONES
        around = np.pad(steady, _HELD_STEPS - 1)
        held = np.lib.stride_tricks.sliding_window_view(around, _HELD_STEPS).any(axis=1)
        by_frame = held.reshape(-1, _STEPS).mean(axis=1, dtype=np.float32)
        return np.asarray(by_frame[_MARGIN : len(by_frame) - _MARGIN])

    def power(self, start: int, stop: int) -> np.ndarray:
        """Return the mean power of frames `start` to `stop`, shape (stop - start,); none must be forgotten."""
        edges = self._edges[start : stop + 1] - self._first
        square = np.zeros(int(edges[-1]) + 1)
        there = self._samples[: int(edges[-1])]
        square[: len(there)] = np.square(there, dtype=np.float64)
        return np.asarray(np.add.reduceat(square, edges[:-1])[: stop - start] / np.diff(edges))

    def _pitches(self, start: int, stop: int) -> tuple[np.ndarray, np.ndarray]:
        """Pitch in semitones, and whether there is one, at `_STEPS` points in each frame."""
        rate = self._rate / self._every
        length = round(_WINDOW_S * rate)
        centres = (np.arange(start * _STEPS, stop * _STEPS) + 0.5) * self._step_s * rate
        begins = np.rint(centres).astype(np.int64) - length // 2
        sound = self._halved(int(begins[0]), int(begins[-1]) + length)
        cut = np.lib.stride_tricks.sliding_window_view(sound, length)[begins - begins[0]]
        window = np.hanning(length + 2)[1:-1].astype(np.float32)
        shortest, longest = int(rate / _HIGHEST_HZ), int(rate / _LOWEST_HZ) + 1
        alike = _autocorrelation((cut - cut.mean(axis=1, keepdims=True)) * window, longest + 1)
        alike /= _autocorrelation(window[None], longest + 1)
        alike /= np.maximum(alike[:, :1], 1e-12)
        inner, left, right = (alike[:, shortest + shift : longest + shift] for shift in (0, -1, 1))
        best = inner.max(axis=1, keepdims=True)
        fits = (inner >= left) & (inner >= right) & (inner >= _FIRST_OF * best)
        at = np.argmax(fits, axis=1)
        row = np.arange(len(at))
        low, peak, high = left[row, at], inner[row, at], right[row, at]
        bend = low - 2 * peak + high
        # Between samples: a parabola through the highest and its neighbours.
        beside = np.where(bend < -1e-9, 0.5 * (low - high) / np.minimum(bend, -1e-9), 0.0).clip(-0.5, 0.5)
        period = (shortest + at + beside) / rate
        return -12 * np.log2(period), fits.any(axis=1) & (peak > _PERIODIC)

    def _halved(self, start: int, stop: int) -> np.ndarray:
        """Return samples `start` to `stop` of the lower rate; silence before and after the recording."""
        first, last = start * self._every - _ENDS * self._every, stop * self._every + _ENDS * self._every
        there = self._samples[max(0, first - self._first) : max(0, last - self._first)]
        before = max(0, self._first - first)
        after = max(0, last - first - before - len(there))
        whole = np.pad(there, (before, after))
        if self._every > 1:
            whole = np.convolve(whole, _low_pass(self._every), mode="same")[:: self._every]
        return np.asarray(whole[_ENDS : len(whole) - _ENDS], dtype=np.float32)


def _low_pass(every: int) -> np.ndarray:
    """Return a kernel that takes away what a rate so many times lower cannot hold; its sum is 1."""
    reach = 10 * every
    kernel = np.sinc(np.arange(-reach, reach + 1) / every) * np.kaiser(2 * reach + 1, 5.0)
    return np.asarray(kernel / kernel.sum(), dtype=np.float32)


def _autocorrelation(cut: np.ndarray, lags: int) -> np.ndarray:
    """Return how windowed sounds resemble themselves, shape (sounds, lags) (Boersma, IFA Proceedings 17, 1993)."""
    transform = 1 << (cut.shape[1] + lags - 1).bit_length()
    power = np.square(np.abs(np.fft.rfft(cut, transform)))
    return np.asarray(np.fft.irfft(power, transform)[:, :lags], dtype=np.float32)
