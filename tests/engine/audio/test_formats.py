"""Every format opens, holds the sound it was given, and reads the same from anywhere."""

import numpy as np
import pytest

from engine.audio import open_recording
from tests.engine.audio.conftest import LENGTH_S

EDGE = 3000
"""Samples at both ends that a lossy encoder may smear."""


def whole(recording, **options):
    return np.concatenate(list(recording.blocks(None, mono=False, **options)), axis=-1)


def test_facts_are_those_of_the_file(sample):
    kind, path = sample
    with open_recording(path) as recording:
        info = recording.info
    assert info.path == path
    assert (info.container, info.codec, info.bit_depth) == (kind.container, kind.codec, kind.bit_depth)
    assert (info.sample_rate, info.channels) == (kind.rate, 2)
    assert info.start_timecode_s is None


def test_duration_is_that_of_the_samples(sample):
    kind, path = sample
    with open_recording(path) as recording:
        samples = whole(recording)
        assert samples.shape[1] == round(recording.info.duration_s * kind.rate)
    longest_padding = 0 if kind.tolerance < 0.01 else kind.lag + 2 * 1152
    assert 0 <= samples.shape[1] - round(LENGTH_S * kind.rate) <= longest_padding


def test_samples_are_the_ones_written_and_in_time(sample, original):
    kind, path = sample
    with open_recording(path) as recording:
        heard = whole(recording)[:, kind.lag :]
    written = original(kind.rate)
    n = min(heard.shape[1], written.shape[1])
    assert heard.dtype == np.float32

    def error(shift: int) -> float:
        return float(np.abs(heard[:, EDGE : n - EDGE] - written[:, EDGE + shift : n - EDGE + shift]).mean())

    assert error(0) < kind.tolerance
    assert error(0) == min(error(shift) for shift in (-1105, -1024, -529, -40, -3, -1, 0, 1, 3, 40, 529, 1024, 1105))


def test_any_span_equals_that_span_of_the_whole(sample):
    kind, path = sample
    chance = np.random.default_rng(1)
    with open_recording(path) as recording:
        samples = whole(recording)
        total = samples.shape[1]
        for _ in range(30):
            first = int(chance.integers(0, total))
            last = min(total, first + int(chance.integers(1, 12_000)))
            span = recording.read(first / kind.rate, last / kind.rate, mono=False)
            np.testing.assert_allclose(span, samples[:, first:last], rtol=0, atol=1e-6)


def test_a_fresh_recording_reads_its_end_first(sample):
    kind, path = sample
    with open_recording(path) as recording:
        end = recording.read(recording.info.duration_s - 0.1, recording.info.duration_s, mono=False)
        samples = whole(recording)
    np.testing.assert_allclose(end, samples[:, -end.shape[1] :], rtol=0, atol=1e-6)
    assert end.shape[1] == round(0.1 * kind.rate)


def test_block_length_does_not_change_the_samples(sample):
    _, path = sample
    with open_recording(path) as recording:
        samples = whole(recording)
        for block_s in (0.013, 0.5, 60.0):
            np.testing.assert_array_equal(whole(recording, block_s=block_s), samples)


def test_mono_is_the_mean_of_the_channels(sample):
    _, path = sample
    with open_recording(path) as recording:
        both = recording.read(0.5, 1.5, mono=False)
        one = recording.read(0.5, 1.5)
    np.testing.assert_allclose(one, both.mean(axis=0), atol=1e-6)


@pytest.mark.parametrize("rate", [8000, 22050, 96000])
def test_resampled_span_equals_that_span_of_the_whole(sample, rate):
    _, path = sample
    with open_recording(path) as recording:
        samples = np.concatenate(list(recording.blocks(rate)))
        assert len(samples) == int(np.floor(recording.info.duration_s * rate + 0.5))
        for start_s, end_s in ((0.0, 0.4), (0.73, 1.9), (1.2345, 1.2346), (2.2, 9.0)):
            span = recording.read(start_s, end_s, rate)
            expected = samples[round(start_s * rate) : round(end_s * rate)]
            np.testing.assert_allclose(span, expected, rtol=0, atol=2e-6)
