"""A recording the user opened: what it is, and its samples from any position at any rate, in bounded memory."""

import math
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from engine.audio.decoder import Decoder
from engine.audio.files import CheckedFile, checked_file
from engine.audio.opening import Opened, open_decoder, probe, reading_errors
from engine.audio.resampling import ResampleStream, aligned_second, resampled_length
from engine.errors import RecordingError
from engine.naming import display_name

_PIECE_SAMPLES = 1 << 18
_LOUDEST = 1e6
_MOST_IDLE = 2


@dataclass(frozen=True)
class RecordingInfo:
    """
    What is known of a recording without decoding all of it.

    ``duration_s`` is the number of samples over the sample rate; ``bit_depth`` is ``None`` for lossy
    codecs; ``start_timecode_s`` is the time of day of the first sample (BWF), or ``None``.
    """

    path: Path
    duration_s: float
    sample_rate: int
    channels: int
    container: str
    codec: str
    bit_depth: int | None
    start_timecode_s: float | None


class Recording:
    """
    An opened recording. Use it in a ``with`` block or call ``close``.

    Every iteration of ``blocks`` and every ``read`` has a decoder of its own while it runs, so several
    threads may read at once; idle decoders are kept, for some have learnt where things are in the file.
    ``file`` is the file as it was when it was opened, ``info`` what it holds.
    """

    def __init__(self, file: CheckedFile, opened: Opened) -> None:
        facts = opened.facts
        self.file = file
        self._opened = opened
        self._frames = facts.frames
        self._lock = threading.Lock()
        self._idle: list[Decoder] = []
        self._closed = False
        self.info = RecordingInfo(
            path=file.path,
            duration_s=facts.frames / facts.sample_rate,
            sample_rate=facts.sample_rate,
            channels=facts.channels,
            container=facts.container,
            codec=facts.codec,
            bit_depth=facts.bit_depth,
            start_timecode_s=opened.start_timecode_s,
        )

    def __enter__(self) -> Self:
        """Return the recording itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file. Reading again opens it again, for that one time."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for decoder in idle:
            decoder.close()

    def check_unchanged(self) -> None:
        """Raise RecordingError when the file has vanished or changed since it was opened."""
        self.file.check_unchanged()

    def blocks(
        self,
        sample_rate: int | None = 22050,
        mono: bool = True,
        block_s: float = 10.0,
        start_s: float = 0.0,
        end_s: float | None = None,
    ) -> Iterator[np.ndarray]:
        """
        Yield the samples of a span in blocks of equal length (the last one may be shorter).

        Joined, the blocks are the same samples whatever ``block_s`` is. Samples that are not finite,
        or beyond ±1 000 000, which only damage makes, are read as silence.

        Parameters
        ----------
        sample_rate
            Rate in Hz to resample to; ``None`` keeps the recording's own.
        mono
            Mean of the channels, each block ``(samples,)``; otherwise ``(channels, samples)``. float32.
        block_s
            Length of a block in seconds.
        start_s, end_s
            Span in seconds from the start of the recording, rounded to samples and clipped to it;
            ``end_s=None`` reads to the end.

        Raises
        ------
        RecordingError
            When the file has vanished, was changed, is damaged or is cut short.
        """
        rate = sample_rate or self.info.sample_rate
        length = max(1, round(block_s * rate))
        first, last = self._bounds(rate, start_s, end_s)
        with self._borrowed() as decoder:
            yield from _regrouped(self._span(decoder, rate, mono, first, last), length)

    def read(self, start_s: float, end_s: float, sample_rate: int | None = None, mono: bool = True) -> np.ndarray:
        """
        Return the samples of a span: the same ones that a decode of the whole recording has there.

        Parameters
        ----------
        start_s, end_s
            Span in seconds, rounded to samples and clipped to the recording; it may be empty.
        sample_rate
            Rate in Hz to resample to; ``None`` keeps the recording's own.
        mono
            Mean of the channels, ``(samples,)``; otherwise ``(channels, samples)``. float32.

        Raises
        ------
        RecordingError
            When the file has vanished, was changed, is damaged or is cut short.
        """
        rate = sample_rate or self.info.sample_rate
        first, last = self._bounds(rate, start_s, end_s)
        empty = np.zeros(0 if mono else (self.info.channels, 0), np.float32)
        if first == last:
            return empty
        with self._borrowed() as decoder:
            return np.concatenate([empty, *self._span(decoder, rate, mono, first, last)], axis=-1)

    def _bounds(self, rate: int, start_s: float, end_s: float | None) -> tuple[int, int]:
        """Return a span in samples of ``rate``, clipped to the recording."""
        total = resampled_length(self._frames, self.info.sample_rate, rate)
        end_s = math.inf if end_s is None else end_s
        if math.isnan(start_s) or math.isnan(end_s) or end_s < start_s:
            raise ValueError(f"A span cannot run from {start_s} to {end_s} s.")
        first, last = (min(total, max(0.0, seconds * rate)) for seconds in (start_s, end_s))
        return round(first), round(last)

    @contextmanager
    def _borrowed(self) -> Iterator[Decoder]:
        """Lend an idle decoder or a new one; a decoder that failed is not lent again."""
        self.file.check_unchanged()
        with self._lock:
            decoder = self._idle.pop() if self._idle else None
        if decoder is None:
            with reading_errors(self.file):
                decoder = open_decoder(self._opened.backend, self.file.path)
        sound = False
        try:
            yield decoder
            sound = True
        except GeneratorExit:  # the reader has heard enough
            sound = True
            raise
        finally:
            with self._lock:
                keep = sound and not self._closed and len(self._idle) < _MOST_IDLE
                if keep:
                    self._idle.append(decoder)
            if not keep:
                decoder.close()

    def _span(self, decoder: Decoder, rate: int, mono: bool, first: int, last: int) -> Iterator[np.ndarray]:
        """
        Yield samples ``first`` to ``last`` of ``rate``.

        When resampling, decoding starts at a whole second before the span and ends a second after it, so
        the filter sees the same neighbours, and keeps the same phase, as in the whole recording.
        """
        own = self.info.sample_rate
        if rate == own:
            yield from self._native(decoder, first, last, mono)
            return
        second = aligned_second(first, rate)
        end = min(self._frames, -(-last * own // rate) + own)
        stream = ResampleStream(own, rate, 1 if mono else self.info.channels)
        position = second * rate
        source = self._native(decoder, second * own, end, mono)
        block = next(source, None)
        while block is not None and position < last:
            following = next(source, None)
            out = stream.process(block, last=following is None)
            piece = out[..., max(0, first - position) : max(0, last - position)]
            position += out.shape[-1]
            if piece.shape[-1]:
                yield piece
            block = following

    def _native(self, decoder: Decoder, first: int, last: int, mono: bool) -> Iterator[np.ndarray]:
        """Yield samples ``first`` to ``last`` at the recording's own rate in small pieces."""
        piece = max(256, _PIECE_SAMPLES // self.info.channels)
        position = first
        with reading_errors(self.file):
            decoder.seek(first)
        while position < last:
            with reading_errors(self.file):
                samples = decoder.read(min(piece, last - position))
            self.file.check_unchanged()
            if len(samples) == 0:
                break
            position += len(samples)
            yield arranged(samples, mono)
        if last - position > self._opened.facts.slack:
            raise RecordingError(
                f"“{display_name(self.file.path)}” is cut short: only {position / self.info.sample_rate:.1f} of "
                f"{self.info.duration_s:.1f} s can be read; copy it again or repair it."
            )


def open_recording(path: str | bytes | os.PathLike) -> Recording:
    """
    Open a recording: look at its header and its end, decode nothing in between.

    Parameters
    ----------
    path
        WAV (8 to 64 bit, RF64, W64), FLAC, Ogg Vorbis or Opus, MP3, AIFF, CAF, M4A/AAC, or the sound of
        MP4, MOV, MKV and WebM; the content counts, not the extension.

    Raises
    ------
    RecordingError
        In one sentence: what is wrong with which file, and what to do.
    """
    file = checked_file(path)
    return Recording(file, probe(file))


def arranged(samples: np.ndarray, mono: bool) -> np.ndarray:
    """Return ``(n, channels)`` samples as ``(n,)`` or ``(channels, n)``, damage silenced."""
    if not np.abs(samples).max() <= _LOUDEST:  # also true of NaN
        samples = np.where(np.abs(samples) <= _LOUDEST, samples, np.float32(0))
    if not mono:
        return np.ascontiguousarray(samples.T)
    if samples.shape[1] == 1:
        return samples[:, 0]
    return samples.mean(axis=1, dtype=np.float32)


def _regrouped(pieces: Iterator[np.ndarray], length: int) -> Iterator[np.ndarray]:
    """Join and cut pieces to blocks of ``length`` samples."""
    waiting: list[np.ndarray] = []
    count = 0
    for piece in pieces:
        waiting.append(piece)
        count += piece.shape[-1]
        if count < length:
            continue
        joined = np.concatenate(waiting, axis=-1)
        whole = count - count % length
        for start in range(0, whole, length):
            yield joined[..., start : start + length]
        waiting, count = [joined[..., whole:].copy()], count - whole
    if count:
        yield np.concatenate(waiting, axis=-1)
