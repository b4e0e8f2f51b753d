"""Long recordings open at once and are read in memory that does not grow with them."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.audio import open_recording
from tests.builders import noise


def write_long(path: Path, minutes: int, rate: int = 44100) -> Path:
    """Write minutes of stereo noise: one second over and over."""
    second = np.stack([noise(1.0, rate), noise(1.0, rate, seed=1)], axis=1)
    with open(path, "w+b") as stream, soundfile.SoundFile(stream, "w", rate, 2, "PCM_16", format="WAV") as file:
        for _ in range(minutes * 60):
            file.write(second)
    return path


PROGRAM = """
import resource, sys
from engine.audio import open_recording
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(len(block) for block in open_recording(sys.argv[1]).blocks(22050))
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(count, grown // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in kilobytes on Linux")
def test_half_an_hour_is_read_in_little_memory(tmp_path):
    path = write_long(tmp_path / "long.wav", 30)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, path], capture_output=True, text=True, timeout=120, check=True
    )
    count, grown_mb = map(int, done.stdout.split())
    assert count == 30 * 60 * 22050
    assert grown_mb < 60, "as much as the libraries and a few blocks take; the samples alone would be 160 MB"


def test_three_hours_open_at_once_and_their_end_is_near(tmp_path):
    path = tmp_path / "three hours.wav"
    with open(write_long(path, 1), "r+b") as stream:  # 3 h 20 min of holes that take no room on the disk
        stream.seek(4)
        stream.write((36 + 12_000 * 176_400).to_bytes(4, "little"))
        stream.seek(40)
        stream.write((12_000 * 176_400).to_bytes(4, "little"))
        stream.truncate(44 + 12_000 * 176_400)
    started = time.monotonic()
    with open_recording(path) as recording:
        assert time.monotonic() - started < 3.0, "reading it through takes longer"
        assert recording.info.duration_s == 12_000.0
        started = time.monotonic()
        assert recording.read(11_990.0, 12_000.0, 22050).shape == (220_500,)
        assert time.monotonic() - started < 3.0
