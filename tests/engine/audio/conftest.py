"""Real files for the audio tests: one of every format, and one of everything that can be wrong with a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.builders import chirp, write_av, write_wav


@dataclass(frozen=True)
class Sample:
    """How to write one format, what it should be called, and how far its samples may be from the original."""

    name: str
    write: Callable[[Path, np.ndarray, int], Path]
    container: str
    codec: str
    bit_depth: int | None = None
    rate: int = 44100
    tolerance: float = 1e-4
    lag: int = 0


def _sndfile(subtype: str, container: str) -> Callable[[Path, np.ndarray, int], Path]:
    return lambda path, samples, rate: write_wav(path, samples, rate, subtype, container)


def _ffmpeg(codec: str, **options) -> Callable[[Path, np.ndarray, int], Path]:
    return lambda path, samples, rate: write_av(path, samples, rate, codec, **options)


UNTAGGED = {"write_xing": "0"}

SAMPLES = (
    Sample("8.wav", _sndfile("PCM_U8", "WAV"), "WAV", "PCM", 8, tolerance=5e-3),
    Sample("16.wav", _sndfile("PCM_16", "WAV"), "WAV", "PCM", 16),
    Sample("24.wav", _sndfile("PCM_24", "WAV"), "WAV", "PCM", 24),
    Sample("32.wav", _sndfile("PCM_32", "WAV"), "WAV", "PCM", 32),
    Sample("float.wav", _sndfile("FLOAT", "WAV"), "WAV", "float", 32, tolerance=1e-7),
    Sample("double.wav", _sndfile("DOUBLE", "WAV"), "WAV", "float", 64, tolerance=1e-7),
    Sample("extensible.wav", _sndfile("PCM_24", "WAVEX"), "WAV", "PCM", 24),
    Sample("64-bit.rf64", _sndfile("PCM_16", "RF64"), "RF64", "PCM", 16),
    Sample("sony.w64", _sndfile("PCM_16", "W64"), "W64", "PCM", 16),
    Sample("take.flac", _sndfile("PCM_24", "FLAC"), "FLAC", "FLAC", 24),
    Sample("vorbis.ogg", _sndfile("VORBIS", "OGG"), "OGG", "Vorbis", tolerance=0.01),
    Sample("opus.ogg", _sndfile("OPUS", "OGG"), "OGG", "Opus", rate=48000, tolerance=0.01),
    Sample("take.mp3", _sndfile("MPEG_LAYER_III", "MP3"), "MP3", "MP3", tolerance=0.01),
    Sample("untagged.mp3", _ffmpeg("libmp3lame", container_options=UNTAGGED), "MP3", "MP3", tolerance=0.02, lag=1105),
    Sample("take.aiff", _sndfile("PCM_16", "AIFF"), "AIFF", "PCM", 16),
    Sample("alac.caf", _sndfile("ALAC_16", "CAF"), "CAF", "ALAC", 16),
    Sample("aac.m4a", _ffmpeg("aac"), "MP4", "AAC", tolerance=0.01),
    Sample("alac.m4a", _ffmpeg("alac"), "MP4", "ALAC"),
    Sample("bare.aac", _ffmpeg("aac"), "ADTS", "AAC", tolerance=0.01, lag=1024),
    Sample("film.mp4", _ffmpeg("aac", picture_s=2.5), "MP4", "AAC", tolerance=0.01),
    Sample("film.mov", _ffmpeg("pcm_s16le", picture_s=2.5), "MP4", "PCM", 16),
    Sample("film.mkv", _ffmpeg("flac", picture_s=2.5), "Matroska", "FLAC", 16),
    Sample("aac.mkv", _ffmpeg("aac"), "Matroska", "AAC", tolerance=0.01),
    Sample("opus.webm", _ffmpeg("libopus"), "Matroska", "Opus", rate=48000, tolerance=0.01),
)

LENGTH_S = 2.5


@pytest.fixture(scope="session")
def original() -> Callable[[int], np.ndarray]:
    """Return the sound that every sample file holds, at a rate."""
    return lambda rate: chirp(LENGTH_S, rate)


@pytest.fixture(scope="session", params=SAMPLES, ids=lambda sample: sample.name)
def sample(request, tmp_path_factory, original) -> tuple[Sample, Path]:
    """Return one format and a file of it, written once."""
    sample = request.param
    return sample, sample.write(tmp_path_factory.mktemp("formats") / sample.name, original(sample.rate), sample.rate)
