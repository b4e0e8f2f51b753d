"""Levels of detail of what a whole recording looks like: waveform extremes, log-mel columns, activations.

Plain numpy, filled as the engine's scan arrives; every ``slice`` costs what is drawn, not what is stored.
"""

from dataclasses import dataclass

import numpy as np

LEVEL_FACTOR = 4
"""Each level holds a quarter of the columns of the one below it."""

MEL_BANDS = 128
MEL_COLUMN_S = 0.05
MEL_FLOOR_DB = -90.0
"""What the byte 0 of a log-mel column means; 255 is 0 dB."""

BUCKET_SAMPLES = 256


def _level_sizes(columns: int, stop: int = 64) -> list[int]:
    """Sizes of all levels, down to the first with at most ``stop`` columns."""
    sizes = [max(1, columns)]
    while sizes[-1] > stop:
        sizes.append(-(-sizes[-1] // LEVEL_FACTOR))
    return sizes


def _reduce_groups(values: np.ndarray, reduce: np.ufunc, fill: float) -> np.ndarray:
    """Reduce every ``LEVEL_FACTOR`` rows (axis 0) to one; a short last group is padded with ``fill``."""
    short = -len(values) % LEVEL_FACTOR
    if short:
        padding = np.full((short, *values.shape[1:]), fill, values.dtype)
        values = np.concatenate([values, padding])
    groups = values.reshape(-1, LEVEL_FACTOR, *values.shape[1:])
    # Three element-wise passes: numpy's own reduction is several times slower over so short an axis.
    result = reduce(groups[:, 0], groups[:, 1])
    for member in range(2, LEVEL_FACTOR):
        reduce(result, groups[:, member], out=result)
    return result


class _Levels:
    """One reducible array, columns first, at all levels of detail; columns that nothing was put in read as ``fill``.

    Memory is written only as far as columns have come: for a long recording, filling all of it would hold up the
    window.
    """

    def __init__(self, columns: int, shape: tuple[int, ...], dtype: type, reduce: np.ufunc, fill: float) -> None:
        self._shape, self._dtype, self._reduce, self._fill = shape, dtype, reduce, fill
        self.levels: list[np.ndarray] = []
        self._filled: list[int] = []
        self._make_room(columns)

    @property
    def columns(self) -> int:
        return len(self.levels[0])

    @property
    def nbytes(self) -> int:
        return sum(level.nbytes for level in self.levels)

    def put(self, start: int, values: np.ndarray) -> None:
        """Write columns ``[start, start + len(values))`` and bring the levels above up to date."""
        stop = start + len(values)
        if stop > self.columns:
            self._grow(stop)
        for level, array in enumerate(self.levels):
            if level:
                start, stop = start // LEVEL_FACTOR, -(-stop // LEVEL_FACTOR)
                last = min(stop * LEVEL_FACTOR, self._filled[level - 1])
                source = self.levels[level - 1][start * LEVEL_FACTOR : last]
                values = _reduce_groups(source, self._reduce, self._fill)
            array[self._filled[level] : start] = self._fill
            array[start:stop] = values
            self._filled[level] = max(self._filled[level], stop)

    def _make_room(self, columns: int) -> None:
        self.levels = [np.empty((size, *self._shape), self._dtype) for size in _level_sizes(columns)]
        self._filled = [0] * len(self.levels)

    def _grow(self, columns: int) -> None:
        """Make room for a recording that turned out longer than its header said."""
        old, filled = self.levels[0], self._filled[0]
        self._make_room(max(columns, len(old) + len(old) // 8))
        self.put(0, old[:filled])

    def reduced(self, start: float, stop: float, columns: int) -> np.ndarray:
        """Reduce columns ``[start, stop)`` of level 0 to exactly ``columns``, from the cheapest fine enough level.

        The span may overhang on both sides; what lies outside is ``fill``.
        """
        per_column = (stop - start) / columns
        level = 0
        while level + 1 < len(self.levels) and per_column >= LEVEL_FACTOR ** (level + 1):
            level += 1
        data, filled = self.levels[level], self._filled[level]
        if not filled:
            return np.full((columns, *self._shape), self._fill, self._dtype)
        scale = LEVEL_FACTOR**level
        edges = np.linspace(start / scale, stop / scale, columns + 1)
        low = np.floor(edges[:-1] + 1e-6).astype(np.int64)
        high = np.maximum(np.ceil(edges[1:] - 1e-6).astype(np.int64), low + 1)
        inside = (high > 0) & (low < filled)
        low, high = np.clip(low, 0, filled - 1), np.clip(high, 1, filled)
        result = data[low]
        # Columns hold at most LEVEL_FACTOR + 2 entries, so a few gathers do; entries past the end repeat the last.
        for step in range(1, int((high - low).max(initial=1))):
            self._reduce(result, data[np.minimum(low + step, high - 1)], out=result)
        result[~inside] = self._fill
        return result


@dataclass(frozen=True)
class WaveformSlice:
    """Extremes per channel and column; ``minima > maxima`` where nothing has been scanned yet."""

    minima: np.ndarray
    maxima: np.ndarray

    @property
    def known(self) -> np.ndarray:
        """Which columns hold data."""
        known: np.ndarray = self.minima[0] <= self.maxima[0]
        return known


class WaveformPyramid:
    """Minima and maxima of a recording, per channel, in buckets of ``bucket_samples`` and coarser.

    Three hours of 48-kHz stereo take 43 MB.
    """

    def __init__(
        self, channels: int, sample_rate: int, duration_s: float, bucket_samples: int = BUCKET_SAMPLES
    ) -> None:
        self.channels = channels
        self.sample_rate = sample_rate
        self.bucket_samples = bucket_samples
        buckets = int(np.ceil(duration_s * sample_rate / bucket_samples))
        self._minima = _Levels(buckets, (channels,), np.float32, np.minimum, np.inf)
        self._maxima = _Levels(buckets, (channels,), np.float32, np.maximum, -np.inf)
        self._scanned = 0
        self._peak = 0.0

    @property
    def bucket_s(self) -> float:
        """Seconds in one bucket of the finest level."""
        return self.bucket_samples / self.sample_rate

    @property
    def scanned_s(self) -> float:
        """Up to where the recording has been scanned."""
        return self._scanned * self.bucket_s

    @property
    def peak(self) -> float:
        """The largest absolute sample seen."""
        return self._peak

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return self._minima.nbytes + self._maxima.nbytes

    def add(self, start_bucket: int, minima: np.ndarray, maxima: np.ndarray) -> None:
        """Take in buckets from ``start_bucket`` on, each array (channels, n)."""
        if minima.shape != maxima.shape or minima.shape[0] != self.channels:
            raise ValueError(f"expected two arrays of {self.channels} channels, got {minima.shape}, {maxima.shape}")
        if minima.shape[1] == 0:
            return
        self._minima.put(start_bucket, minima.T)
        self._maxima.put(start_bucket, maxima.T)
        self._scanned = max(self._scanned, start_bucket + minima.shape[1])
        self._peak = max(self._peak, float(maxima.max()), -float(minima.min()))

    def slice(self, start_s: float, end_s: float, columns: int) -> WaveformSlice:
        """Extremes in ``columns`` equal parts of ``[start_s, end_s)``, arrays (channels, columns)."""
        start, stop = start_s / self.bucket_s, end_s / self.bucket_s
        return WaveformSlice(self._minima.reduced(start, stop, columns).T, self._maxima.reduced(start, stop, columns).T)


class SpectrogramPyramid:
    """Bytes of a recording's spectrogram in columns of 0.05 s and, by maximum, coarser.

    Three hours of the 128 log-mel bands take 37 MB.
    """

    def __init__(self, duration_s: float, bands: int = MEL_BANDS, column_s: float = MEL_COLUMN_S) -> None:
        self.bands = bands
        self.column_s = column_s
        self._levels = _Levels(int(np.ceil(duration_s / column_s)), (bands,), np.uint8, np.maximum, 0)
        self._scanned = 0

    @property
    def scanned_s(self) -> float:
        """Up to where the recording has been scanned."""
        return self._scanned * self.column_s

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return self._levels.nbytes

    def add(self, start_column: int, mel: np.ndarray) -> None:
        """Take in columns from ``start_column`` on, ``mel`` being (bands, n) bytes, lowest band first."""
        if mel.shape[0] != self.bands:
            raise ValueError(f"expected {self.bands} bands, got {mel.shape}")
        if mel.shape[1] == 0:
            return
        self._levels.put(start_column, mel.T)
        self._scanned = max(self._scanned, start_column + mel.shape[1])

    def slice(self, start_s: float, end_s: float, columns: int) -> np.ndarray:
        """Loudest byte per band in ``columns`` equal parts of ``[start_s, end_s)``, (bands, columns)."""
        return self._levels.reduced(start_s / self.column_s, end_s / self.column_s, columns).T


class ActivationPyramid:
    """Activations by maximum at all levels of detail; what is not analysed yet reads -1."""

    def __init__(self, values: np.ndarray, frame_s: float) -> None:
        self.frame_s = frame_s
        known = np.where(np.isnan(values), np.float32(-1.0), values).astype(np.float32, copy=False)
        self._levels = _Levels(len(known), known.shape[1:], np.float32, np.maximum, -1.0)
        if len(known):
            self._levels.put(0, known)

    def slice(self, start_s: float, end_s: float, columns: int) -> np.ndarray:
        """Largest activation per instrument in ``columns`` equal parts of ``[start_s, end_s)``.

        Shape (columns, instruments).
        """
        return self._levels.reduced(start_s / self.frame_s, end_s / self.frame_s, columns)
