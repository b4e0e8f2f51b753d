"""Recordings and regions that tests make for themselves; every test area builds on these."""

import os
import struct
from pathlib import Path

import av
import numpy as np
import soundfile

from engine.analysis.regions import Region


def sine(frequency: float = 440.0, duration_s: float = 1.0, rate: int = 44100, level: float = 0.5) -> np.ndarray:
    """Return a sine, float32 ``(samples,)``, starting at phase zero."""
    times = np.arange(round(duration_s * rate)) / rate
    return (level * np.sin(2 * np.pi * frequency * times)).astype(np.float32)


def noise(duration_s: float = 1.0, rate: int = 44100, level: float = 0.1, seed: int = 0) -> np.ndarray:
    """Return white Gaussian noise, float32 ``(samples,)``."""
    return (level * np.random.default_rng(seed).standard_normal(round(duration_s * rate))).astype(np.float32)


def silence(duration_s: float = 1.0, rate: int = 44100) -> np.ndarray:
    """Return digital silence, float32 ``(samples,)``."""
    return np.zeros(round(duration_s * rate), np.float32)


def notes(
    pitches: tuple[int, ...] = (60, 64, 67, 72), note_s: float = 0.5, rate: int = 44100, level: float = 0.3
) -> np.ndarray:
    """Return MIDI pitches one after another as decaying tones of six harmonics, float32 ``(samples,)``."""
    times = np.arange(round(note_s * rate)) / rate
    envelope = np.minimum(times / 0.01, 1.0) * np.exp(-3 * times / note_s)
    sounds = []
    for pitch in pitches:
        frequency = 440.0 * 2 ** ((pitch - 69) / 12)
        harmonics = [np.sin(2 * np.pi * frequency * k * times) / k for k in range(1, 7) if frequency * k < rate / 2]
        sounds.append(level * envelope * np.sum(harmonics, axis=0))
    return np.concatenate(sounds).astype(np.float32)


def chirp(duration_s: float = 2.0, rate: int = 44100, channels: int = 2) -> np.ndarray:
    """Return rising tones, another in every channel, float32 ``(channels, samples)``: no two spans are alike."""
    times = np.arange(round(duration_s * rate)) / rate
    phases = [(200 + 90 * k) * times + (150 + 40 * k) * times**2 for k in range(channels)]
    return np.stack([0.4 * np.sin(2 * np.pi * phase) for phase in phases]).astype(np.float32)


def region(
    instrument: str = "clarinet",
    onset_s: float = 1.0,
    offset_s: float = 2.0,
    mean: float = 0.75,
    peak: float = 0.9,
    solo: str = "",
    status: str = "auto",
    origin: str = "analysis",
) -> Region:
    """Return a region; every field has a plausible value."""
    return Region(instrument, onset_s, offset_s, mean, peak, solo, status, origin)


def write_wav(
    path: str | os.PathLike,
    samples: np.ndarray,
    rate: int = 44100,
    subtype: str = "PCM_16",
    container: str = "WAV",
    time_reference: int | None = None,
) -> Path:
    """
    Write ``(samples,)`` or ``(channels, samples)`` with libsndfile and return the path.

    Parameters
    ----------
    path
        File to write.
    samples
        Samples in -1..1.
    rate
        Sample rate in Hz.
    subtype, container
        libsndfile's names, for example ``PCM_24`` and ``RF64``, ``VORBIS`` and ``OGG``.
    time_reference
        Samples since midnight for a ``bext`` chunk (WAV and RF64 only).
    """
    path = Path(path)
    data = np.atleast_2d(samples).T
    with open(path, "w+b") as stream:
        soundfile.write(stream, data, rate, subtype=subtype, format=container)
    if time_reference is not None:
        _append_bext(path, time_reference)
    return path


def write_av(
    path: str | os.PathLike,
    samples: np.ndarray,
    rate: int = 44100,
    codec: str = "aac",
    container: str | None = None,
    codec_options: dict[str, str] | None = None,
    container_options: dict[str, str] | None = None,
    picture_s: float | None = None,
    sound_from_s: float = 0.0,
) -> Path:
    """
    Write a file with ffmpeg's encoders (M4A, MP4, MOV, MKV, WebM, ADTS ...) and return the path.

    Parameters
    ----------
    path
        File to write; its extension chooses the container unless ``container`` does.
    samples
        ``(samples,)`` or ``(channels, samples)`` in -1..1; none at all make a film without sound.
    rate
        Sample rate in Hz.
    codec
        ffmpeg's name of the encoder.
    codec_options, container_options
        Handed to ffmpeg. AAC is written without perceptual noise substitution unless asked for: a decoder
        makes that noise up anew at every decode.
    picture_s
        Length of a small film to put beside the sound.
    sound_from_s
        Time at which the sound starts.
    """
    path = Path(path)
    samples = np.atleast_2d(np.asarray(samples, np.float32))
    options = {"aac_pns": "0"} if codec == "aac" else {}
    options.update(codec_options or {})
    with (
        open(path, "w+b") as stream,
        av.open(stream, "w", format=container or _muxer(path), container_options=container_options or {}) as output,
    ):
        if picture_s is not None:
            video = output.add_stream("mpeg4", rate=10)
            video.width = video.height = 32
            video.pix_fmt = "yuv420p"
        if samples.size:
            layout = {1: "mono", 2: "stereo", 6: "5.1"}[len(samples)]
            track = output.add_stream(codec, rate=rate, layout=layout, options=options)
        if picture_s is not None:
            for index in range(round(picture_s * 10)):
                frame = av.VideoFrame.from_ndarray(np.full((32, 32, 3), index % 256, np.uint8), format="rgb24")
                frame.pts = index
                output.mux(video.encode(frame))
            output.mux(video.encode(None))
        if samples.size:
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout=layout)
            frame.sample_rate = rate
            frame.pts = round(sound_from_s * rate)
            output.mux(track.encode(frame))
            output.mux(track.encode(None))
    return path


def _muxer(path: Path) -> str:
    return {".m4a": "ipod", ".mkv": "matroska", ".mka": "matroska", ".aac": "adts"}.get(path.suffix, path.suffix[1:])


def _append_bext(path: Path, time_reference: int) -> None:
    body = bytearray(602)
    body[:9] = b"Soloscope"
    struct.pack_into("<Q", body, 338, time_reference)
    data = bytearray(path.read_bytes())
    data += bytes(len(data) % 2) + b"bext" + struct.pack("<I", len(body)) + body
    if data[:4] == b"RF64":
        struct.pack_into("<Q", data, 20, len(data) - 8)
    else:
        struct.pack_into("<I", data, 4, len(data) - 8)
    path.write_bytes(bytes(data))
