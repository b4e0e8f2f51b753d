"""A steady offset under a recording is not heard by the analysis either."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.analysis.analyzer import Analyzer
from engine.analysis.evidence.window_reader import WindowReader
from engine.analysis.offset import without_offset
from engine.audio import open_recording
from tests.builders_analysis import music

RATE = 22050


def cut(samples: np.ndarray, block: int) -> Iterator[np.ndarray]:
    for start in range(0, len(samples), block):
        yield samples[start : start + block]


def freed(samples: np.ndarray, block: int = 50_000) -> np.ndarray:
    return np.concatenate([np.zeros(0, np.float32), *without_offset(cut(samples, block), RATE)])


@pytest.mark.parametrize("offset", [0.9, -0.01])
def test_nothing_is_left_of_an_offset(offset: float) -> None:
    found = freed(np.full(3 * RATE, offset, dtype=np.float32))
    assert found.shape == (3 * RATE,)
    assert np.abs(found).max() < 1e-6


@pytest.mark.parametrize("hz", [27.5, 110.0, 5000.0])
def test_what_can_be_heard_stays_as_it_is(hz: float) -> None:
    tone = 0.3 * np.sin(2 * np.pi * hz * np.arange(4 * RATE) / RATE).astype(np.float32)
    kept = freed(tone + np.float32(0.2))
    assert np.abs(kept - tone).max() < 0.02 * 0.3


@pytest.mark.parametrize(
    ("length", "block"), [(0, 1), (1, 1), (5000, 7), (25_000, 999), (51_000, 999), (51_000, RATE), (51_000, 90_000)]
)
def test_blocks_change_nothing(length: int, block: int) -> None:
    samples = (music(2.5)[:length] + np.float32(0.05)).astype(np.float32)
    found = freed(samples, block)
    assert found.shape == samples.shape and found.dtype == np.float32
    np.testing.assert_allclose(found, freed(samples, max(1, length)), atol=1e-6)


def test_the_default_bundle_hears_nobody_in_an_offset() -> None:
    hiss = 1e-4 * np.random.default_rng(1).standard_normal(10 * RATE)
    found = Analyzer.from_bundle().analyze_samples([(0.1 + hiss).astype(np.float32)], 10.0)
    assert found.regions() == ()


def test_an_offset_changes_no_answer_nor_what_is_seen_of_a_window(analyzer: Analyzer, tmp_path: Path) -> None:
    samples = 0.5 * music(6.0)
    answers, windows = [], []
    for offset in (0.0, 0.2):
        path = tmp_path / f"{offset}.wav"
        soundfile.write(path, samples + np.float32(offset), RATE, subtype="FLOAT")
        with open_recording(path) as recording:
            answers.append(analyzer.analyze(recording).values)
            windows.append(WindowReader(recording, analyzer._features).windows([-20, 60, 200]).numpy())
    np.testing.assert_allclose(answers[1], answers[0], atol=0.01)
    np.testing.assert_allclose(windows[1], windows[0], atol=0.05)
