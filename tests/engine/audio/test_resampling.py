"""Resampling in a stream gives what resampling at once gives."""

import numpy as np
import pytest
import soxr

from engine.audio import ResampleStream, open_recording
from engine.audio.resampling import QUALITY, resampled_length
from tests.builders import chirp, noise, sine, write_wav

RATES = [(44100, 22050), (48000, 22050), (8000, 22050), (96000, 44100), (44100, 48000), (11025, 22050), (44101, 22050)]


@pytest.mark.parametrize(("rate_in", "rate_out"), RATES)
@pytest.mark.parametrize("frames", [1, 2, 999, 44100, 100_003])
def test_joined_blocks_equal_resampling_at_once(rate_in, rate_out, frames):
    sound = noise(frames / 44100)
    at_once = soxr.resample(sound, rate_in, rate_out, quality=QUALITY)
    stream = ResampleStream(rate_in, rate_out)
    edges = np.unique(np.random.default_rng(frames).integers(0, frames + 1, 12))
    pieces = np.split(sound, edges)
    joined = np.concatenate([stream.process(piece, last=i == len(pieces) - 1) for i, piece in enumerate(pieces)])
    assert len(joined) == len(at_once) == resampled_length(frames, rate_in, rate_out)
    np.testing.assert_allclose(joined, at_once, rtol=0, atol=1e-6)


def test_channels_stay_apart():
    sound = np.stack([sine(440), np.zeros(44100, np.float32), sine(880)])
    stream = ResampleStream(44100, 22050, channels=3)
    out = np.concatenate([stream.process(sound[:, :20000]), stream.process(sound[:, 20000:], last=True)], axis=1)
    assert out.shape == (3, 22050)
    assert not out[1].any()
    np.testing.assert_allclose(out[0], soxr.resample(sound[0], 44100, 22050), rtol=0, atol=1e-6)


def test_equal_rates_pass_through_unchanged():
    sound = noise(0.1)
    np.testing.assert_array_equal(ResampleStream(44100, 44100).process(sound, last=True), sound)


@pytest.mark.parametrize(("rate_in", "rate_out"), RATES)
def test_blocks_of_a_recording_equal_resampling_it_at_once(tmp_path, rate_in, rate_out):
    sound = chirp(7.3, rate_in)
    recording = open_recording(write_wav(tmp_path / "a.wav", sound, rate_in, "FLOAT"))
    at_once = soxr.resample(np.ascontiguousarray(sound.T), rate_in, rate_out, quality=QUALITY).T
    joined = np.concatenate(list(recording.blocks(rate_out, mono=False, block_s=0.31)), axis=1)
    assert joined.shape == at_once.shape
    np.testing.assert_allclose(joined, at_once, rtol=0, atol=1e-6)
    mono = np.concatenate(list(recording.blocks(rate_out)))
    np.testing.assert_allclose(mono, at_once.mean(axis=0), rtol=0, atol=2e-6)


def test_a_sine_keeps_its_frequency_and_level_and_gains_nothing(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", sine(1000, 2.0, 48000), 48000, "FLOAT"))
    heard = recording.read(0.5, 1.5, 22050)
    expected = 0.5 * np.sin(2 * np.pi * 1000 * (0.5 + np.arange(22050) / 22050))
    np.testing.assert_allclose(heard, expected, rtol=0, atol=1e-5)


def test_what_the_new_rate_cannot_hold_is_gone(tmp_path):
    recording = open_recording(write_wav(tmp_path / "a.wav", sine(15_000, 2.0), subtype="FLOAT"))
    assert np.abs(recording.read(0.5, 1.5, 22050)).max() < 1e-5
