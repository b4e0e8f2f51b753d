"""Windows are cut from one feature stream that does not care how its samples arrive."""

import numpy as np
import pytest
import torch

from engine.analysis.windows import FeatureStream, SilenceMap, WindowGrid
from engine.features import FeatureExtractor, FeatureSettings
from tests.builders_analysis import music

SETTINGS = FeatureSettings()
CPU = torch.device("cpu")


@pytest.mark.parametrize("duration_s", [0.01, 0.5, 1.0, 7.3])
@pytest.mark.parametrize("hop_s", [0.1, 0.25, 0.5, 1.0])
def test_windows_reach_from_half_a_second_before_the_recording_to_half_a_second_after(
    duration_s: float, hop_s: float
) -> None:
    grid = WindowGrid.over(duration_s, hop_s, SETTINGS)
    assert grid.start_s(0) == pytest.approx(-0.5, abs=0.0117)
    assert grid.start_s(len(grid.starts) - 1) + 1.0 >= duration_s + 0.5 - 0.0117
    assert np.diff([grid.start_s(i) for i in range(len(grid.starts))]) == pytest.approx(hop_s, abs=0.0233)
    assert len(set(grid.starts)) == len(grid.starts)


@pytest.mark.parametrize("block", [100, 5000, 22050, 10**6])
def test_features_do_not_depend_on_the_blocks(block: int) -> None:
    samples = music(3.0)
    extractor = FeatureExtractor(SETTINGS)
    stream = FeatureStream(extractor, -22, CPU)
    for start in range(0, len(samples), block):
        stream.push(samples[start : start + block])
    padded = np.concatenate([np.zeros(22 * 512 + 1024, np.float32), samples])
    expected = extractor.frames(torch.from_numpy(padded)[None])[0]
    assert stream.end_frame == expected.shape[1] - 22
    got = stream.windows([-22, 0, 40])
    assert got.shape == (3, 1, SETTINGS.rows, 44)
    for window, start in zip(got[:, 0], (-22, 0, 40), strict=True):
        torch.testing.assert_close(window, expected[:, start + 22 : start + 66], atol=1e-4, rtol=1e-4)


def test_frame_zero_is_centred_on_the_first_sample() -> None:
    click = np.zeros(22050, np.float32)
    click[0] = 1.0
    stream = FeatureStream(FeatureExtractor(FeatureSettings(configuration="mel")), -8, CPU)
    stream.push(click)
    loudness = stream.windows([-8])[0, 0].mean(dim=0)
    assert int(loudness.argmax()) == 8


def test_forgotten_frames_change_nothing_that_follows() -> None:
    stream = FeatureStream(FeatureExtractor(SETTINGS), 0, CPU)
    stream.push(music(3.0))
    before = stream.windows([50])
    stream.forget_before(45)
    torch.testing.assert_close(stream.windows([50]), before)


@pytest.mark.parametrize("block", [1, 700, 2205, 100_000])
def test_silence_is_known_frame_by_frame_once_all_samples_are_there(block: int) -> None:
    samples = np.zeros(2205 * 6 + 300, np.float32)
    samples[2205 * 2 + 5] = 0.5
    samples[2205 * 4] = -0.001
    samples[2205 * 5 - 1] = 1e-6
    silence = SilenceMap(7, 0.1, 22050)
    if block == 1:
        samples = samples[: 2205 * 3]
    for start in range(0, len(samples), block):
        silence.push(samples[start : start + block])
    if block == 1:
        assert silence.silent(0, 4).tolist() == [True, True, False, False]
    else:
        assert silence.silent(-2, 6).tolist() == [True, True, True, True, False, True, False, True]
        assert silence.silent(6, 9).tolist() == [False, True, True]
