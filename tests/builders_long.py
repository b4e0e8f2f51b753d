"""Recordings of hours that cost no room on the disk."""

import struct
from pathlib import Path

import numpy as np

RATE = 22050
THREE_HOURS_S = 3 * 3600.0
EVERY_S = 600.0


def write_long_wav(path: Path, duration_s: float, sound: np.ndarray | None = None, rate: int = RATE) -> Path:
    """
    Write a 16-bit WAV as a sparse file: a header and a hole, in which sound costs what it takes.

    Parameters
    ----------
    path, duration_s
        What to write, and how long it is to be.
    sound
        Sounds every ten minutes from the beginning on; (frames, channels) int16. Silence in mono without it.
    rate
        Sample rate in Hz.
    """
    channels = 1 if sound is None else sound.shape[1]
    block = 2 * channels
    length = round(duration_s * rate) * block
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * block, block, 16)
    header = b"RIFF" + struct.pack("<I", 36 + length) + b"WAVEfmt " + struct.pack("<I", len(form)) + form
    with open(path, "wb") as stream:
        stream.write(header + b"data" + struct.pack("<I", length))
        begin = stream.tell()
        stream.truncate(begin + length)
        for second in np.arange(0.0, duration_s, EVERY_S) if sound is not None else ():
            first = round(second * rate)
            stream.seek(begin + first * block)
            stream.write(sound[: round(duration_s * rate) - first].tobytes())
    return path
