"""What a window shows of a recording without any network: waveform extremes and spectrograms; numpy only."""

import math
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.analysis.progress import Cancelled
from engine.audio import Recording, ResampleStream
from engine.service.spectra import Spectrum, spectrum_of

__all__ = ["BUCKET_SAMPLES", "COLUMN_S", "OverviewPiece", "scan_overview", "scan_spectrogram", "spectrogram_tile"]

BUCKET_SAMPLES = 256
COLUMN_S = 0.05
_BLOCK_S = 5.0
_TILE_PASS_S = 20.0
_MOST_FRAMES_PER_COLUMN = 16
_FRAME_S = 0.093
_SPARSE_S = 2.0
"""Frames further apart are read one by one instead of everything between them."""


@dataclass(frozen=True)
class OverviewPiece:
    """Further buckets and columns of the overview; fields as in `engine.service.messages.OverviewChunk`."""

    start_bucket: int
    minima: np.ndarray
    maxima: np.ndarray
    mel_start_column: int
    mel: np.ndarray


def scan_overview(recording: Recording, cancelled: threading.Event | None = None) -> Iterator[OverviewPiece]:
    """Decode a recording once and yield its waveform extremes and mel columns, piece by piece.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError
        If the recording cannot be read to its end.
    """
    info = recording.info
    waveform = _Buckets(info.channels)
    spectrum = spectrum_of("log_mel", info.sample_rate, COLUMN_S)
    resampler = ResampleStream(info.sample_rate, spectrum.rate)
    mel = _Columns(spectrum, _columns_in(info.duration_s))
    for block in recording.blocks(sample_rate=None, mono=False, block_s=_BLOCK_S):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        yield _piece(waveform, waveform.push(block), mel, mel.push(resampler.process(block.mean(axis=0))))
    rest = resampler.process(np.zeros(0, dtype=np.float32), last=True)
    yield _piece(waveform, waveform.finish(), mel, np.concatenate([mel.push(rest), mel.finish()], axis=1))


def scan_spectrogram(
    recording: Recording, kind: str, cancelled: threading.Event | None = None
) -> Iterator[tuple[int, np.ndarray]]:
    """Decode a recording once and yield one kind of spectrogram, column by column of `COLUMN_S`.

    Yields
    ------
    (int, np.ndarray)
        Index of the first column, and bytes, (rows, columns), as from `spectrogram_tile`.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError
        If the recording cannot be read to its end.
    ValueError
        If there is no such kind.
    """
    info = recording.info
    spectrum = spectrum_of(kind, info.sample_rate, COLUMN_S)
    columns = _Columns(spectrum, _columns_in(info.duration_s))
    rate = None if spectrum.rate == info.sample_rate else spectrum.rate
    for block in recording.blocks(sample_rate=rate, mono=True, block_s=_BLOCK_S):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        start = columns.done
        yield start, columns.push(block)
    start = columns.done
    yield start, columns.finish()


def _columns_in(duration_s: float) -> int:
    return math.ceil(duration_s / COLUMN_S - 1e-6)


def _piece(
    waveform: "_Buckets", extremes: tuple[np.ndarray, np.ndarray], mel: "_Columns", columns: np.ndarray
) -> OverviewPiece:
    minima, maxima = extremes
    return OverviewPiece(waveform.done - minima.shape[1], minima, maxima, mel.done - columns.shape[1], columns)


class _Buckets:
    """Extremes of every `BUCKET_SAMPLES` samples, across blocks of any size."""

    def __init__(self, channels: int) -> None:
        self.done = 0
        self._rest = np.zeros((channels, 0), dtype=np.float32)

    def push(self, block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        gathered = np.concatenate([self._rest, block], axis=1) if self._rest.shape[1] else block
        whole = gathered.shape[1] // BUCKET_SAMPLES
        self._rest = gathered[:, whole * BUCKET_SAMPLES :].copy()
        self.done += whole
        buckets = gathered[:, : whole * BUCKET_SAMPLES].reshape(len(gathered), whole, BUCKET_SAMPLES)
        return buckets.min(axis=2), buckets.max(axis=2)

    def finish(self) -> tuple[np.ndarray, np.ndarray]:
        rest = self._rest
        if rest.shape[1] == 0:
            return rest, rest
        self.done += 1
        return rest.min(axis=1, keepdims=True), rest.max(axis=1, keepdims=True)


class _Columns:
    """One spectrum per column, taken around the column's centre, across blocks of any size."""

    def __init__(self, spectrum: Spectrum, columns: int) -> None:
        self.done = 0
        self._spectrum = spectrum
        self._columns = columns
        self._samples = np.zeros(spectrum.reach, dtype=np.float32)
        self._start = -spectrum.reach

    def push(self, samples: np.ndarray) -> np.ndarray:
        self._samples = np.concatenate([self._samples, samples])
        end = self._start + len(self._samples)
        ready = math.floor((end - self._spectrum.reach) / (COLUMN_S * self._spectrum.rate) - 0.5) + 1
        return self._take(min(self._columns, ready))

    def finish(self) -> np.ndarray:
        # The decoder may have found less than the header announced.
        needed = self._centres(np.array([self._columns]))[0] + self._spectrum.reach
        missing = max(0, int(needed) - self._start - len(self._samples))
        self._samples = np.concatenate([self._samples, np.zeros(missing, dtype=np.float32)])
        return self._take(self._columns)

    def _take(self, stop: int) -> np.ndarray:
        stop = max(stop, self.done)
        centres = self._centres(np.arange(self.done, stop))
        taken = self._spectrum.columns(self._samples, centres - self._start)
        self.done = stop
        keep_from = int(self._centres(np.array([stop]))[0]) - self._spectrum.reach - self._start
        self._samples = self._samples[max(0, keep_from) :].copy()
        self._start += max(0, keep_from)
        return taken

    def _centres(self, columns: np.ndarray) -> np.ndarray:
        return _samples_at((columns + 0.5) * COLUMN_S, self._spectrum.rate)


def _samples_at(times_s: np.ndarray, rate: int) -> np.ndarray:
    return np.rint(times_s * rate).astype(np.int64)


def spectrogram_tile(
    recording: Recording,
    start_s: float,
    end_s: float,
    columns: int,
    cancelled: threading.Event | None = None,
    kind: str = "log_mel",
) -> np.ndarray:
    """Draw a span of a recording as one kind of spectrogram.

    Parameters
    ----------
    recording : Recording
    start_s, end_s : float
        The span; parts of it outside the recording are drawn as silence.
    columns : int
        Width of the picture. A column much wider than an STFT frame shows the loudest of up to 16 frames in it; columns
        of less than 5 ms are drawn with shorter windows.
    kind : str
        One of `engine.frequency_scales.KINDS`.

    Returns
    -------
    np.ndarray, shape (rows, columns), uint8
        Lowest row first; -90..0 dB re full scale as 0..255.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError
        If the recording cannot be read.
    ValueError
        If the span or the width is not above zero, or there is no such kind.
    """
    if not (math.isfinite(start_s) and math.isfinite(end_s) and end_s > start_s and columns > 0):
        raise ValueError(f"no picture of {start_s} to {end_s} s in {columns} columns")
    column_s = (end_s - start_s) / columns
    spectrum = spectrum_of(kind, recording.info.sample_rate, column_s)
    per_column = min(_MOST_FRAMES_PER_COLUMN, max(1, math.ceil(column_s / _FRAME_S)))
    image = np.zeros((spectrum.rows, columns), dtype=np.uint8)
    at_once = max(1, int(_TILE_PASS_S / column_s))
    for first in range(0, columns, at_once):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        stop = min(columns, first + at_once)
        places = first + (np.arange((stop - first) * per_column) + 0.5) / per_column
        centres = _samples_at(start_s + places * column_s, spectrum.rate)
        groups = np.split(centres, np.flatnonzero(np.diff(centres) > _SPARSE_S * spectrum.rate) + 1)
        frames = np.concatenate([_read_columns(recording, spectrum, group) for group in groups], axis=1)
        image[:, first:stop] = frames.reshape(spectrum.rows, stop - first, per_column).max(axis=2)
    return image


def _read_columns(recording: Recording, spectrum: Spectrum, centres: np.ndarray) -> np.ndarray:
    """Bytes of the columns around these samples of the spectrum's rate; silence outside the recording."""
    total = round(recording.info.duration_s * spectrum.rate)
    first, last = int(centres[0]) - spectrum.reach, int(centres[-1]) + spectrum.reach
    inside_first, inside_last = min(max(first, 0), total), min(max(last, 0), total)
    samples = np.zeros(last - first, dtype=np.float32)
    if inside_last > inside_first:
        rate = None if spectrum.rate == recording.info.sample_rate else spectrum.rate
        read = recording.read(inside_first / spectrum.rate, inside_last / spectrum.rate, rate)
        samples[inside_first - first : inside_first - first + len(read)] = read
    return spectrum.columns(samples, centres - first)
