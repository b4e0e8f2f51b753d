"""Sound handed over in blocks is the sound of the file it came from, and leaves nothing behind."""

import os
from contextlib import ExitStack

import numpy as np
import pytest

from engine.audio import GatheredSound, open_recording
from engine.errors import RecordingError
from tests.builders import chirp, write_wav


@pytest.fixture
def begin(tmp_path):
    """Begin sounds that are closed after the test."""
    with ExitStack() as closing:

        def begun(rate, channels, folder=tmp_path):
            sound = GatheredSound(rate, channels, 22050, folder)
            closing.callback(sound.close)
            return sound

        yield begun


@pytest.fixture
def gathered(begin):
    def whole(samples, rate, block=1000, **where):
        sound = begin(rate, len(samples), **where)
        for start in range(0, samples.shape[1], block):
            sound.add(samples[:, start : start + block])
        sound.finish()
        return sound

    return whole


def joined(sound):
    return np.concatenate(list(sound.blocks(0.7)))


@pytest.mark.parametrize("rate", [22050, 44100, 48000, 96000, 8000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_it_is_what_the_recording_gives(tmp_path, gathered, rate, channels):
    samples = chirp(3.3, rate, channels)
    path = write_wav(tmp_path / "take.wav", samples, rate, subtype="FLOAT")
    sound = gathered(samples, rate, block=777)
    with open_recording(path) as recording:
        expected = np.concatenate(list(recording.blocks(22050, mono=True)))
        assert sound.duration_s == recording.info.duration_s
    np.testing.assert_array_equal(joined(sound), expected)


def test_the_size_of_its_blocks_does_not_matter(gathered):
    samples = chirp(2.0, 44100, 2)
    small, large = gathered(samples, 44100, block=64), gathered(samples, 44100, block=10**6)
    assert small.sha256 == large.sha256
    np.testing.assert_array_equal(joined(small), joined(large))


def test_other_sound_has_another_hash(gathered):
    samples = chirp(1.0, 44100, 1)
    hashes = {
        gathered(samples, 44100).sha256,
        gathered(samples * np.float32(0.5), 44100).sha256,
        gathered(samples, 48000).sha256,
    }
    assert len(hashes) == 3


def test_damage_is_silenced_as_in_a_file(gathered):
    samples = chirp(1.0, 22050, 1)
    samples[0, 100:103] = [np.nan, np.inf, 1e9]
    assert joined(gathered(samples, 22050))[100:103].tolist() == [0, 0, 0]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the file has a name while it is open")
def test_no_name_leads_to_it_and_nothing_stays(tmp_path, gathered):
    gathered(chirp(1.0, 44100, 2), 44100, folder=tmp_path / "sounds")
    assert list((tmp_path / "sounds").iterdir()) == []


def test_empty_sound_is_refused(gathered):
    with pytest.raises(RecordingError, match="empty"):
        gathered(np.zeros((1, 0), np.float32), 44100)


@pytest.mark.parametrize(
    "block", [np.zeros((3, 10), np.float32), np.zeros(10, np.float32), np.zeros((2, 10), np.float64)]
)
def test_a_block_of_another_shape_is_refused(begin, block):
    sound = begin(44100, 2)
    with pytest.raises(RecordingError, match="2 channels"):
        sound.add(block)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_said(begin):
    sound = begin(22050, 1)
    sound.close()
    sound._file = open("/dev/full", "w+b", buffering=0)  # noqa: SIM115 - `begin` closes it
    with pytest.raises(RecordingError, match=r"No space left.*make room"):
        for _ in range(3):
            sound.add(np.ones((1, 5000), np.float32))


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordingError, match="cannot be kept on disk"):
        GatheredSound(22050, 1, 22050, tmp_path / "file" / "sounds")
