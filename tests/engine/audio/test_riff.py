"""The chunks of WAV files: start timecode of broadcast WAVs, and walks that damage cannot lead astray."""

import io
import struct

import numpy as np
import pytest

from engine.audio import open_recording
from engine.audio.riff import read_riff
from tests.builders import chirp, write_wav


@pytest.mark.parametrize("container", ["WAV", "RF64"])
@pytest.mark.parametrize("rate", [44100, 48000, 96000])
def test_time_reference_becomes_the_start_timecode(tmp_path, container, rate):
    reference = rate * (10 * 3600 + 59) + rate // 4
    path = write_wav(tmp_path / "a.wav", chirp(0.5, rate), rate, container=container, time_reference=reference)
    with open_recording(path) as recording:
        assert recording.info.start_timecode_s == 10 * 3600 + 59.25
        np.testing.assert_allclose(recording.read(0.0, 0.5, mono=False), chirp(0.5, rate), atol=1e-4)


def test_time_reference_beyond_32_bits_is_read(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(0.1, 192_000), 192_000, time_reference=192_000 * 86_000)
    assert open_recording(path).info.start_timecode_s == 86_000.0


def test_midnight_is_a_timecode_and_no_chunk_is_none(tmp_path):
    assert open_recording(write_wav(tmp_path / "a.wav", chirp(0.1), time_reference=0)).info.start_timecode_s == 0.0
    assert open_recording(write_wav(tmp_path / "b.wav", chirp(0.1))).info.start_timecode_s is None


def test_a_timecode_of_a_hundred_hours_is_damage(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(0.1), time_reference=44100 * 360_000)
    assert open_recording(path).info.start_timecode_s is None


def test_a_bext_chunk_before_the_sound_is_found(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(0.5))
    data = path.read_bytes()
    body = bytearray(602)
    struct.pack_into("<Q", body, 338, 44100 * 7)
    path.write_bytes(data[:12] + b"bext" + struct.pack("<I", 602) + body + data[12:])
    assert open_recording(path).info.start_timecode_s == 7.0


def test_a_short_bext_chunk_is_passed_over(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(0.5))
    data = path.read_bytes()
    path.write_bytes(data[:12] + b"bext" + struct.pack("<I", 4) + b"abcd" + data[12:])
    assert open_recording(path).info.start_timecode_s is None


def test_endless_chunks_end(tmp_path):
    data = b"RIFF\0\0\0\0WAVE" + b"junk\0\0\0\0" * 1_000_000
    stream = io.BytesIO(data)
    assert read_riff(stream, len(data)).data_bytes is None
    assert stream.tell() < 100_000


def test_a_chunk_that_points_beyond_the_file_ends_the_walk():
    data = b"RIFF\0\0\0\0WAVEjunk\xff\xff\xff\xff" + bytes(100)
    assert read_riff(io.BytesIO(data), len(data)).data_bytes is None
