"""The content hash is that of the bytes, whatever the name and size of the file."""

import hashlib

import pytest

from engine.audio import content_hash
from engine.errors import RecordingError
from tests.builders import noise, write_wav


def test_hash_is_sha256_of_the_bytes(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(30.0))
    assert path.stat().st_size > 2 << 20
    assert content_hash(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_copy_has_the_same_hash_and_one_changed_byte_another(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(1.0))
    copy = tmp_path / "another name.flac"
    copy.write_bytes(path.read_bytes())
    assert content_hash(copy) == content_hash(path)
    copy.write_bytes(path.read_bytes()[:-1] + b"!")
    assert content_hash(copy) != content_hash(path)


def test_a_missing_file_has_no_hash(tmp_path):
    with pytest.raises(RecordingError, match="does not exist"):
        content_hash(tmp_path / "gone.wav")


def test_the_reading_of_a_long_file_can_be_stopped(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(30.0))
    asked = []
    assert content_hash(path, lambda: len(asked) > 0 or asked.append(True) is not None) == ""
    assert asked == [True]
