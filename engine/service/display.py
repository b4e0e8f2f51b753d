"""What a window shows of a recording without any network: waveform extremes and mel spectrograms; numpy only."""

import math
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.analysis.progress import Cancelled
from engine.audio import Recording, ResampleStream
from engine.features.filter_banks import N_FFT, N_MELS, SAMPLE_RATE, filter_bank

__all__ = ["BUCKET_SAMPLES", "COLUMN_S", "OverviewPiece", "scan_overview", "spectrogram_tile"]

BUCKET_SAMPLES = 256
COLUMN_S = 0.05
FLOOR_DB = -90.0
_BLOCK_S = 5.0
_FRAMES_PER_PASS = 256
_TILE_PASS_S = 20.0
_MOST_FRAMES_PER_COLUMN = 16
_SPARSE_SAMPLES = 2 * SAMPLE_RATE
"""Frames further apart are read one by one instead of everything between them."""
_SINE_SPREAD = 1.5
"""A Hann window spreads the power of a sine over neighbouring bins, by this factor in sum."""


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
    resampler = ResampleStream(info.sample_rate, SAMPLE_RATE)
    mel = _MelColumns(math.ceil(info.duration_s / COLUMN_S - 1e-6))
    for block in recording.blocks(sample_rate=None, mono=False, block_s=_BLOCK_S):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        yield _piece(waveform, waveform.push(block), mel, mel.push(resampler.process(block.mean(axis=0))))
    rest = resampler.process(np.zeros(0, dtype=np.float32), last=True)
    yield _piece(waveform, waveform.finish(), mel, np.concatenate([mel.push(rest), mel.finish()], axis=1))


def _piece(
    waveform: "_Buckets", extremes: tuple[np.ndarray, np.ndarray], mel: "_MelColumns", columns: np.ndarray
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


class _MelColumns:
    """One mel spectrum per column, taken around the column's centre, across blocks of any size."""

    def __init__(self, columns: int) -> None:
        self.done = 0
        self._columns = columns
        self._samples = np.zeros(N_FFT, dtype=np.float32)
        self._start = -N_FFT

    def push(self, samples: np.ndarray) -> np.ndarray:
        self._samples = np.concatenate([self._samples, samples])
        end = self._start + len(self._samples)
        ready = math.floor((end - N_FFT // 2) / (COLUMN_S * SAMPLE_RATE) - 0.5) + 1
        return self._take(min(self._columns, ready))

    def finish(self) -> np.ndarray:
        self._samples = np.concatenate([self._samples, np.zeros(2 * N_FFT, dtype=np.float32)])
        return self._take(self._columns)

    def _take(self, stop: int) -> np.ndarray:
        stop = max(stop, self.done)
        begins = _frame_begins(np.arange(self.done, stop) + 0.5, COLUMN_S)
        taken = mel_bytes(self._samples, begins - self._start)
        self.done = stop
        keep_from = int(_frame_begins(np.array([stop + 0.5]), COLUMN_S)[0]) - self._start
        self._samples = self._samples[max(0, keep_from) :].copy()
        self._start += max(0, keep_from)
        return taken


def _frame_begins(columns: np.ndarray, column_s: float, start_s: float = 0.0) -> np.ndarray:
    """First sample of the STFT frame that is centred on each (fractional) column."""
    return np.rint((start_s + columns * column_s) * SAMPLE_RATE).astype(np.int64) - N_FFT // 2


def spectrogram_tile(
    recording: Recording, start_s: float, end_s: float, columns: int, cancelled: threading.Event | None = None
) -> np.ndarray:
    """Draw a span of a recording as log-mel bands.

    Parameters
    ----------
    recording : Recording
    start_s, end_s : float
        The span; parts of it outside the recording are drawn as silence.
    columns : int
        Width of the picture. A column much wider than an STFT frame shows the loudest of up to 16 frames in it.

    Returns
    -------
    np.ndarray, shape (128, columns), uint8
        Lowest band first; -90..0 dB re full scale as 0..255.

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError
        If the recording cannot be read.
    ValueError
        If the span or the width is not above zero.
    """
    if not (math.isfinite(start_s) and math.isfinite(end_s) and end_s > start_s and columns > 0):
        raise ValueError(f"no picture of {start_s} to {end_s} s in {columns} columns")
    column_s = (end_s - start_s) / columns
    per_column = min(_MOST_FRAMES_PER_COLUMN, max(1, math.ceil(column_s * SAMPLE_RATE / N_FFT)))
    image = np.zeros((N_MELS, columns), dtype=np.uint8)
    at_once = max(1, int(_TILE_PASS_S / column_s))
    for first in range(0, columns, at_once):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        stop = min(columns, first + at_once)
        centres = first + (np.arange((stop - first) * per_column) + 0.5) / per_column
        begins = _frame_begins(centres, column_s, start_s)
        groups = np.split(begins, np.flatnonzero(np.diff(begins) > _SPARSE_SAMPLES) + 1)
        frames = np.concatenate([_read_frames(recording, group) for group in groups], axis=1)
        image[:, first:stop] = frames.reshape(N_MELS, stop - first, per_column).max(axis=2)
    return image


def _read_frames(recording: Recording, begins: np.ndarray) -> np.ndarray:
    """Mel bytes of the frames that begin at these samples of 22 050 Hz; silence outside the recording."""
    total = round(recording.info.duration_s * SAMPLE_RATE)
    first, last = int(begins[0]), int(begins[-1]) + N_FFT
    inside_first, inside_last = min(max(first, 0), total), min(max(last, 0), total)
    samples = np.zeros(last - first, dtype=np.float32)
    if inside_last > inside_first:
        read = recording.read(inside_first / SAMPLE_RATE, inside_last / SAMPLE_RATE, SAMPLE_RATE)
        samples[inside_first - first : inside_first - first + len(read)] = read
    return mel_bytes(samples, begins - first)


def mel_bytes(samples: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Log-mel bands of frames that begin at these indexes of `samples`, shape (128, frames), uint8.

    Bands are scaled so that a full-scale sine in the middle of any of them is 0 dB.
    """
    bank = filter_bank("mel")
    bank = bank / (bank.max(axis=1, keepdims=True) * _SINE_SPREAD)
    window = np.hanning(N_FFT + 1)[:-1].astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, N_FFT) if len(begins) else np.zeros((0, N_FFT))
    image = np.empty((N_MELS, len(begins)), dtype=np.uint8)
    for start in range(0, len(begins), _FRAMES_PER_PASS):
        part = slice(start, start + _FRAMES_PER_PASS)
        spectrum = np.fft.rfft(frames[begins[part]] * window, axis=1)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) * (2.0 / window.sum()) ** 2
        decibel = 10.0 * np.log10(np.maximum(bank @ power.T, 1e-12))
        image[:, part] = np.clip(np.rint((decibel - FLOOR_DB) * (255.0 / -FLOOR_DB)), 0, 255).astype(np.uint8)
    return image
