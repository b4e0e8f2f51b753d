"""Damaged files of every format, from a fixed seed: each opens or is refused in words, quickly, and never crashes."""

import time

import numpy as np
import pytest

from engine.audio import open_recording
from engine.errors import RecordingError

ROUNDS = 40
LONGEST_S = 10.0


def damaged(data: bytes, chance: np.random.Generator) -> bytes:
    """Return the bytes with some overwritten, in the header or anywhere, or some cut out."""
    result = bytearray(data)
    span = int(chance.choice([200, 1000, len(data)]))
    for _ in range(int(chance.integers(1, 20))):
        position = int(chance.integers(0, min(span, len(result) - 4)))
        if chance.random() < 0.3:
            result[position : position + 4] = bytes(chance.choice([0, 127, 128, 255], 4).astype(np.uint8))
        else:
            result[position] = int(chance.integers(256))
    if chance.random() < 0.2:
        start = int(chance.integers(len(result)))
        del result[start : start + int(chance.integers(1, 5000))]
    return bytes(result) or b"x"


def test_a_damaged_file_is_read_or_refused_in_words(sample, tmp_path):
    kind, path = sample
    chance = np.random.default_rng(sum(map(ord, kind.name)))
    data = path.read_bytes()
    target = tmp_path / kind.name
    for round_ in range(ROUNDS):
        target.write_bytes(damaged(data, chance))
        started = time.monotonic()
        try:
            with open_recording(target) as recording:
                for count, block in enumerate(recording.blocks(22050, block_s=5.0)):
                    assert np.isfinite(block).all()
                    if count > 20:
                        break
                recording.read(0.5, 0.7, mono=False)
        except RecordingError as error:
            assert "\n" not in str(error)
        assert time.monotonic() - started < LONGEST_S, f"round {round_}"


STARTS = {
    "wav": b"RIFF\0\0\0\0WAVE",
    "rf64": b"RF64\xff\xff\xff\xffWAVE",
    "w64": bytes.fromhex("726966662e91cf11a5d628db04c10000"),
    "aiff": b"FORM\0\0\0\0AIFF",
    "caf": b"caff\0\1\0\0",
    "ogg": b"OggS\0\2",
    "flac": b"fLaC\0\0\0\x22",
    "m4a": b"\0\0\0\x18ftypM4A ",
    "matroska": b"\x1a\x45\xdf\xa3",
    "id3": b"ID3\3\0",
    "mp3": b"\xff\xfb\x90\x64",
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_known_start_and_then_rubbish_is_refused(tmp_path, start):
    path = tmp_path / "a"
    for seed in range(10):
        chance = np.random.default_rng(seed)
        path.write_bytes(start + chance.bytes(int(chance.integers(0, 20_000))))
        with pytest.raises(RecordingError):
            list(open_recording(path).blocks())
