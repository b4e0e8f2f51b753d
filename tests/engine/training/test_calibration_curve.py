"""Reliability diagrams worked out by hand."""

import numpy as np
import pytest

from engine.training.calibration_curve import calibration_curve


def test_bins_hold_means_and_shares() -> None:
    values = np.array([0.1, 0.3, 0.6, 0.8, 1.0])
    present = np.array([False, True, True, True, False])
    low, high = calibration_curve(values, present, bins=2).bins
    assert (low.lowest, low.highest, low.frames, low.weight) == (0.0, 0.5, 2, 0.4)
    assert (low.activation, low.share) == (pytest.approx(0.2), 0.5)
    assert (high.activation, high.share, high.frames) == (pytest.approx(0.8), pytest.approx(2 / 3), 3)


def test_expected_error_is_the_mean_distance_by_frames() -> None:
    values = np.array([0.1, 0.3, 0.6, 0.8, 1.0])
    present = np.array([False, True, True, True, False])
    error = calibration_curve(values, present, bins=2).expected_error
    assert error == pytest.approx(0.4 * abs(0.5 - 0.2) + 0.6 * abs(2 / 3 - 0.8))


def test_weights_shift_the_shares() -> None:
    values, present = np.full(4, 0.75), np.array([True, False, False, False])
    assert calibration_curve(values, present).expected_error == pytest.approx(0.5)
    weighted = calibration_curve(values, present, np.array([9.0, 1.0, 1.0, 1.0]))
    assert weighted.bins[7].share == 0.75
    assert weighted.bins[7].frames == 4
    assert weighted.expected_error == pytest.approx(0.0)


def test_probabilities_that_hold_have_no_error_and_sure_mistakes_have_all() -> None:
    rng = np.random.default_rng(0)
    values = rng.random(20000)
    assert calibration_curve(values, rng.random(20000) < values).expected_error < 0.02
    assert calibration_curve(np.array([1.0, 0.0]), np.array([False, True])).expected_error == 1.0


def test_no_frames_give_no_error() -> None:
    curve = calibration_curve(np.zeros(0), np.zeros(0, bool))
    assert np.isnan(curve.expected_error)
    assert all(each.frames == 0 and np.isnan(each.share) for each in curve.bins)
