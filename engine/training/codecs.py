"""Lossy codecs: what streaming and small files do to a sound before anybody analyses it."""

import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import cast

import av
import numpy as np
import soxr

from engine.audio import open_recording

CODECS = MappingProxyType(
    {
        "mp3": ("libmp3lame", "mp3", 22050, (24_000, 96_000)),
        "aac": ("aac", "m4a", 22050, (24_000, 80_000)),
        "opus": ("libopus", "opus", 24000, (10_000, 48_000)),
    }
)
"""Encoder, file name suffix, sample rate in Hz and the range of bit rates, by name."""

_FRAME = 1 << 13


def through_codec(sound: np.ndarray, sample_rate: int, codec: str, bit_rate: int) -> np.ndarray:
    """Return a sound as it comes back from a lossy codec.

    Parameters
    ----------
    sound : ndarray (samples,)
        Full scale = 1.
    sample_rate : int
        In Hz.
    codec : {"mp3", "aac", "opus"}
    bit_rate : int
        In bits a second.

    Returns
    -------
    ndarray (samples,) of float32
    """
    encoder, suffix, rate, _ = CODECS[codec]
    resampled = soxr.resample(sound.astype(np.float32), sample_rate, rate)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sound.{suffix}"
        with av.open(str(path), "w") as file:
            stream = cast(av.AudioStream, file.add_stream(encoder, rate=rate))
            stream.bit_rate = bit_rate
            stream.layout = "mono"
            planes = np.clip(resampled, -1, 1)[None].astype(np.float32)
            for first in range(0, planes.shape[1], _FRAME):
                frame = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(planes[:, first : first + _FRAME]), "fltp", "mono"
                )
                frame.sample_rate, frame.pts = rate, first
                file.mux(stream.encode(frame))
            file.mux(stream.encode(None))
        with open_recording(path) as recording:
            decoded = recording.read(0.0, len(sound) / sample_rate, sample_rate)
    heard = np.zeros(len(sound), dtype=np.float32)
    heard[: len(decoded)] = decoded[: len(heard)]
    return heard


def through_any_codec(sound: np.ndarray, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return a sound as it comes back from a codec and at a bit rate that are drawn; (samples,) float32."""
    codec = sorted(CODECS)[int(rng.integers(len(CODECS)))]
    lowest, highest = CODECS[codec][3]
    return through_codec(sound, sample_rate, codec, int(np.exp(rng.uniform(np.log(lowest), np.log(highest)))))
