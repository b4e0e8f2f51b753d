"""Passages: what is nowhere likely is doubted, what is likely near stays as it is; piece by piece as at once."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.passage import PassageStage, believed, in_passages
from engine.models import load_bundle
from tests.builders_analysis import make_bundle, music


def everywhere(frames: int) -> np.ndarray:
    return np.ones(frames, bool)


def test_a_slip_loses_its_odds_and_a_passage_keeps_them() -> None:
    values = np.full((60, 2), 0.01, np.float32)
    values[30, 0] = 0.6  # one frame
    values[10:40, 1] = 0.9
    found = believed(values, everywhere(60), 0, 60, 5)
    mean_odds = (1.5 + 10 * 0.01 / 0.99) / 11
    odds = 1.5 * mean_odds
    assert found[30, 0] == pytest.approx(odds / (1 + odds), abs=1e-4)
    np.testing.assert_array_equal(found[10:40, 1], values[10:40, 1])
    assert found[45:, 1].max() < 0.001


def test_edges_stay_where_they_are() -> None:
    values = np.where(np.arange(100) < 50, 0.95, 0.1).astype(np.float32)[:, None]
    found = believed(values, everywhere(100), 0, 100, 20)
    assert (found > 0.5).sum() == 50
    np.testing.assert_array_equal(found[:69], values[:69])


def test_frames_with_nothing_to_hear_say_nothing() -> None:
    values = np.full((21, 1), 0.7, np.float32)
    heard = np.arange(21) % 3 == 0
    found = believed(np.where(heard[:, None], values, 0), heard, 0, 21, 5)
    np.testing.assert_array_equal(found[heard], values[heard])


def test_certainty_stays_certainty() -> None:
    found = believed(np.array([[1.0], [1.0], [0.0]], np.float32), everywhere(3), 0, 3, 1)
    assert found[:, 0].tolist() == [1.0, 1.0, 0.0]


@pytest.mark.parametrize("half", [0, 4, 50])
def test_piece_by_piece_comes_what_comes_at_once(half: int) -> None:
    values = np.random.default_rng(0).random((90, 4)).astype(np.float32) ** 3
    heard = np.random.default_rng(1).random(90) > 0.2
    values[~heard] = 0
    _, whole = PassageStage(half, 3, 4).push(values, heard, last=True)
    np.testing.assert_array_equal(whole[:, 3], values[:, 3])
    stage, parts, known, begin = PassageStage(half, 3, 4), [], 0, 0
    for end in (3, 3, 11, 30, 31, 60, 90):
        start, final = stage.push(values[begin:end], heard[begin:end], last=end == 90)
        assert start == known
        known += len(final)
        begin = end
        parts.append(final)
    np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-6)
    names = ("flute", "violin", "voice")
    later = in_passages(Activations(values[:, :3], names, 0.1, 9.0), half / 10)
    np.testing.assert_allclose(later.values, whole[:, :3], atol=1e-6)


def test_what_is_over_is_let_go() -> None:
    stage = PassageStage(20, 3, 3)
    for _ in range(40):
        stage.push(np.full((50, 3), 0.5, np.float32), everywhere(50))
    assert len(stage._values) <= 50 + 3 * 20


def test_the_analysis_believes_passages(tmp_path: Path) -> None:
    bundle = load_bundle(make_bundle(tmp_path, lead=True))
    context = replace(bundle.card.context, passage_half_s=1.0)
    samples, duration_s = music(8.0), 8.0
    alone = Analyzer(bundle).analyze_samples([samples], duration_s)
    parts: list[tuple[int, np.ndarray]] = []
    found = Analyzer(replace(bundle, card=replace(bundle.card, context=context))).analyze_samples(
        [samples[:90_000], samples[90_000:]], duration_s, on_partial=lambda start, values: parts.append((start, values))
    )
    np.testing.assert_allclose(found.values, in_passages(alone, 1.0).values, atol=1e-5)
    assert (found.values < alone.values - 1e-4).any()
    assert found.lead is not None and alone.lead is not None
    np.testing.assert_allclose(found.lead, alone.lead, atol=1e-5)
    np.testing.assert_array_equal(np.concatenate([values for _, values in parts]), found.values)
