"""The samples of a recording exactly as its file holds them, for whoever writes them again.

`Recording` gives float32, which is what the analysis wants; here integers stay integers of their own width.
"""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import numpy as np
import soundfile

from engine.audio.recording import Recording, open_recording
from engine.errors import RecordingError
from engine.naming import display_name

__all__ = ["ExactSource", "Width"]

Width = Literal["8", "16", "24", "32", "float32", "float64", "lossy"]
"""What the samples of a recording are: integers of so many bits, floating point, or what a lossy codec made of them."""

_WIDTHS: dict[str, Width] = {
    "PCM_S8": "8",
    "PCM_U8": "8",
    "PCM_16": "16",
    "PCM_24": "24",
    "PCM_32": "32",
    "ULAW": "16",
    "ALAW": "16",
    "FLOAT": "float32",
    "DOUBLE": "float64",
    "ALAC_16": "16",
    "ALAC_20": "24",
    "ALAC_24": "24",
    "ALAC_32": "32",
}
_TYPES = {"float32": "float32", "float64": "float64"}
_FULL = 1 << 31


class ExactSource:
    """
    An open recording whose samples are read from any position without being changed.

    Attributes
    ----------
    width
        What the samples are.
    dtype
        Of the arrays that `read` returns: ``int32`` (left-justified, whatever the width), ``float32`` or ``float64``.

    Parameters
    ----------
    path
        The recording.

    Raises
    ------
    RecordingError
        When it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._recording: Recording = open_recording(path)
        self.info = self._recording.info
        self.frames = round(self.info.duration_s * self.info.sample_rate)
        self._file = _opened_exactly(path)
        self.width: Width = "lossy"
        self.dtype = "float32"
        if self._file is not None and self._file.subtype in _WIDTHS:
            self.width = _WIDTHS[self._file.subtype]
            self.dtype = _TYPES.get(self.width, "int32")
        elif self.info.bit_depth in (16, 24):
            # Decoded to float32 by dividing by a power of two, so it can be undone exactly.
            self.width = "16" if self.info.bit_depth == 16 else "24"
            self.dtype = "int32"

    def __enter__(self) -> Self:
        """Return the source itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        if self._file is not None:
            self._file.close()
        self._recording.close()

    def read(self, first: int, last: int) -> np.ndarray:
        """
        Return samples ``first`` to ``last`` as ``(samples, channels)`` of `dtype`.

        Raises
        ------
        RecordingError
            When the file cannot be read there.
        """
        name = display_name(self.info.path)
        if self._file is not None and self.width != "lossy":
            try:
                self._file.seek(first)
                samples: np.ndarray = self._file.read(last - first, dtype=self.dtype, always_2d=True)
            except soundfile.SoundFileError as error:
                raise RecordingError(f"“{name}” is damaged and cannot be read to its end; copy it again.") from error
        else:
            rate = self.info.sample_rate
            samples = self._recording.read(first / rate, last / rate, mono=False).T
            if self.dtype == "int32":
                scaled = np.rint(samples.astype(np.float64) * _FULL)
                samples = np.clip(scaled, -_FULL, _FULL - 1).astype(np.int32)
        if len(samples) != last - first:
            raise RecordingError(f"“{name}” is cut short: its sound ends too early; copy it again or repair it.")
        return samples


def _opened_exactly(path: Path) -> soundfile.SoundFile | None:
    """Open a file with libsndfile, which gives samples as they are; None where it does not know the format."""
    try:
        return soundfile.SoundFile(str(path) if sys.platform == "win32" else os.fsencode(path))
    except soundfile.SoundFileError:
        return None
