"""Overlap-add gives the weighted mean of what the windows say, wherever they start."""

import numpy as np
import pytest

from engine.analysis.overlap_add import OverlapAdd, triangle


def test_the_triangle_is_symmetric_highest_in_the_middle_and_nowhere_zero() -> None:
    for frames in (1, 5, 10):
        weights = triangle(frames)
        assert weights == pytest.approx(weights[::-1])
        assert weights.min() > 0
        assert weights.argmax() in (frames // 2, (frames - 1) // 2)


@pytest.mark.parametrize("hop", [1, 3, 5, 10, 4.88, 2.3])
def test_windows_that_agree_give_back_what_they_say(hop: float) -> None:
    joined = OverlapAdd(50, 2, 10)
    for start in np.arange(-5, 50, hop):
        joined.add(float(start), np.tile(np.array([0.25, 0.75], np.float32), (10, 1)))
    assert joined.take(0, 50) == pytest.approx(np.tile([0.25, 0.75], (50, 1)))


def test_two_windows_are_weighed_by_their_triangles() -> None:
    joined = OverlapAdd(15, 1, 10)
    joined.add(0, np.zeros((10, 1), np.float32))
    joined.add(5, np.ones((10, 1), np.float32))
    w = triangle(10)
    expected = np.concatenate([np.zeros(5), w[:5] / (w[:5] + w[5:]), np.ones(5)])
    assert joined.take(0, 15)[:, 0] == pytest.approx(expected)


def test_a_window_between_two_frames_is_shared_by_them() -> None:
    joined = OverlapAdd(4, 1, 1)
    joined.add(1.25, np.full((1, 1), 8.0, np.float32))
    joined.add(2.0, np.zeros((1, 1), np.float32))
    assert joined.take(0, 4)[:, 0] == pytest.approx([0, 8, 8 * 0.25 / 1.25, 0])


def test_what_sticks_out_is_left_out() -> None:
    joined = OverlapAdd(3, 1, 10)
    for start in (-20.0, -5.0, 0.0, 2.0, 40.0):
        joined.add(start, np.ones((10, 1), np.float32))
    assert joined.take(0, 3)[:, 0] == pytest.approx([1, 1, 1])
    assert len(joined.take(0, 99)) == 3


@pytest.mark.parametrize("hop", [5.0, 4.88])
def test_forgetting_what_was_taken_changes_nothing_and_keeps_little(hop: float) -> None:
    rng = np.random.default_rng(0)
    whole, rolling, taken, taken_to = OverlapAdd(5000, 2, 10), OverlapAdd(5000, 2, 10), [], 0
    starts = np.arange(-5, 5000, hop)
    for number, start in enumerate(starts):
        answer = rng.normal(size=(10, 2)).astype(np.float32)
        for joined in (whole, rolling):
            joined.add(float(start), answer)
        if number % 8 == 7 or number == len(starts) - 1:
            ready = 5000 if number == len(starts) - 1 else max(0, int(np.floor(starts[number + 1])))
            taken.append(rolling.take(taken_to, ready))
            rolling.forget_before(ready)
            taken_to = ready
            assert len(rolling._sum) < 500
    np.testing.assert_array_equal(np.concatenate(taken), whole.take(0, 5000))
