"""Decode WAV, FLAC, Ogg, MP3, AIFF, CAF and their kin through libsndfile, from any position sample-exactly."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile

from engine.audio import mpeg
from engine.audio.decoder import DecodingError, SoundFacts

_RUN_UP = {"VORBIS": 16_384, "OPUS": 96_000, "MPEG_LAYER_I": 16_384, "MPEG_LAYER_II": 16_384, "MPEG_LAYER_III": 16_384}
"""
Samples decoded and dropped after a seek, so that what follows is bit for bit that of a decode from the start.

Without it libsndfile returns a wrong first Vorbis block, Opus has not converged, and an MP3 lacks its bit reservoir.
"""

_UNKNOWN = 1 << 60
"""A FLAC that was streamed leaves its length open; libsndfile then names the largest number it has."""

_CODECS = {
    "VORBIS": "Vorbis",
    "OPUS": "Opus",
    "MPEG_LAYER_I": "MP1",
    "MPEG_LAYER_II": "MP2",
    "MPEG_LAYER_III": "MP3",
    "FLOAT": "float",
    "DOUBLE": "float",
    "ULAW": "µ-law",
    "ALAW": "A-law",
}
_BITS = {"FLOAT": 32, "DOUBLE": 64, "ULAW": 8, "ALAW": 8, "PCM_S8": 8, "PCM_U8": 8}
_CONTAINERS = {"WAVEX": "WAV"}


class _StraightFile(soundfile.SoundFile):
    """
    A sound file that is read on from where it is.

    soundfile seeks after every read of a file that says it can seek, to a place where it already is. In MP3
    and Vorbis that throws away the decoder's state, and the next samples come out wrong.
    """

    def seekable(self) -> bool:
        """Say no, so that only our own seeks happen; ``seek`` itself does not ask."""
        return False


class SoundfileDecoder:
    """
    An open file that libsndfile reads.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    DecodingError
        When libsndfile does not know the format or finds it damaged.
    """

    def __init__(self, path: Path) -> None:
        name = str(path) if sys.platform == "win32" else os.fsencode(path)
        self._path = path
        with _decoding_errors():
            self._file = _StraightFile(name)
        if self._file.format in ("WAV", "WAVEX") and self._file.subtype.startswith("MPEG"):
            self._file.close()
            raise DecodingError("libsndfile miscounts MP3 inside WAV")
        self._run_up = _RUN_UP.get(self._file.subtype, 0)

    def facts(self) -> SoundFacts:
        """Return the length, rate, channels and format, counting frames where the header does not."""
        file, slack = self._file, 0
        frames = file.frames
        if file.format == "MP3":
            slack = 2 * 1152
            frames = self._counted_mp3() or frames
        elif file.format == "FLAC" and frames >= _UNKNOWN:
            frames = self._counted()
        subtype = file.subtype
        digits = subtype.rpartition("_")[2]
        codec = _CODECS.get(subtype) or ("PCM" if subtype.startswith("PCM") else subtype.partition("_")[0])
        return SoundFacts(
            frames=frames,
            sample_rate=file.samplerate,
            channels=file.channels,
            container=_CONTAINERS.get(str(file.format), str(file.format)),
            codec="FLAC" if file.format == "FLAC" else codec,
            bit_depth=_BITS.get(subtype) or (int(digits) if digits.isdigit() else None),
            slack=slack,
        )

    def _counted_mp3(self) -> int | None:
        """Return the samples in an MP3 whose header does not count them."""
        with open(self._path, "rb") as stream:
            found = mpeg.read_mpeg(stream, os.path.getsize(self._path))
            if found is None or found.tagged:
                return None
            return mpeg.count_frames(stream, found) * found.samples_per_frame

    def _counted(self) -> int:
        """Return the number of samples by decoding them all."""
        buffer = np.empty((65_536, self._file.channels), np.float32)
        total = 0
        with _decoding_errors():
            while n := len(self._file.read(out=buffer)):
                total += n
        return total

    def seek(self, frame: int) -> None:
        """Make ``frame`` the next one that ``read`` returns."""
        start = max(0, frame - self._run_up)
        with _decoding_errors():
            self._file.seek(start)
        if frame > start:
            self.read(frame - start)

    def read(self, frames: int) -> np.ndarray:
        """Return the next ``(n, channels)`` float32 samples, fewer at the end."""
        with _decoding_errors():
            return self._file.read(frames, dtype="float32", always_2d=True)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@contextmanager
def _decoding_errors() -> Iterator[None]:
    try:
        yield
    except soundfile.SoundFileError as error:
        raise DecodingError(str(error)) from error
