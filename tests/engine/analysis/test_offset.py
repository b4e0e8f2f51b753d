"""A steady offset under a recording is not heard by the analysis either."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from engine.analysis.analyzer import Analyzer
from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.offset import OffsetRemoval
from engine.audio import open_recording
from engine.features import FeatureExtractor
from tests.builders import sine
from tests.builders_analysis import music

RATE = 22050


def freed(samples: np.ndarray, block: int = 50_000) -> np.ndarray:
    removal = OffsetRemoval(RATE)
    parts = [removal.push(samples[start : start + block]) for start in range(0, len(samples), block)]
    return np.concatenate([*parts, removal.rest()])


@pytest.mark.parametrize("offset", [0.9, -0.01])
def test_nothing_is_left_of_an_offset(offset: float) -> None:
    found = freed(np.full(3 * RATE, offset, dtype=np.float32))
    assert found.shape == (3 * RATE,)
    assert np.abs(found).max() < 2.01e-4


def test_sound_without_an_offset_stays_as_it_is() -> None:
    samples = sine(440.0, 14.0, RATE, level=0.2)
    np.testing.assert_array_equal(freed(samples), samples)


@pytest.mark.parametrize("hz", [27.5, 110.0, 5000.0])
def test_what_can_be_heard_stays_as_it_is(hz: float) -> None:
    tone = 0.3 * np.sin(2 * np.pi * hz * np.arange(14 * RATE) / RATE).astype(np.float32)
    kept = freed(tone + np.float32(0.2))
    assert np.abs(kept - tone).max() < 0.02 * 0.3
    assert np.abs(kept - tone)[10 * RATE :].max() < 1e-3


@pytest.mark.parametrize(
    ("length", "block"),
    [(0, 1), (1, 1), (5000, 7), (25_000, 999), (51_000, 999), (51_000, RATE), (51_000, 90_000), (330_000, 22_050)],
)
def test_blocks_change_nothing(length: int, block: int) -> None:
    samples = (music(15.0)[:length] + np.float32(0.05)).astype(np.float32)
    found = freed(samples, block)
    assert found.shape == samples.shape and found.dtype == np.float32
    np.testing.assert_allclose(found, freed(samples, max(1, length)), atol=1e-6)


def test_the_default_bundle_hears_nobody_in_an_offset() -> None:
    hiss = 1e-4 * np.random.default_rng(1).standard_normal(10 * RATE)
    found = Analyzer.from_bundle().analyze_samples([(0.1 + hiss).astype(np.float32)], 10.0)
    assert found.regions() == ()


def test_an_offset_changes_no_answer_of_the_default_bundle() -> None:
    analyzer = Analyzer.from_bundle()
    samples = (0.5 * music(6.0)).astype(np.float32)
    plain, lifted = (analyzer.analyze_samples([samples + np.float32(offset)], 6.0).values for offset in (0.0, 0.2))
    np.testing.assert_allclose(lifted, plain, atol=0.05)


def test_a_window_read_on_its_own_has_lost_the_same_offset(analyzer: Analyzer, tmp_path: Path) -> None:
    samples = (0.5 * music(14.0) + 0.2).astype(np.float32)
    soundfile.write(tmp_path / "lifted.wav", samples, RATE, subtype="FLOAT")
    extractor = FeatureExtractor(analyzer.bundle.features)
    whole = extractor.frames(torch.from_numpy(freed(samples))[None])[0]
    with open_recording(tmp_path / "lifted.wav") as recording:
        found = WindowReader(recording, extractor).windows([2, 60, 500])
    for start, window in zip((2, 60, 500), found, strict=True):
        # Frame 0 of the recording is centred on its first sample, that of what stands alone is not.
        torch.testing.assert_close(window[0], whole[:, start - 2 : start + 42], atol=1e-3, rtol=1e-3)
