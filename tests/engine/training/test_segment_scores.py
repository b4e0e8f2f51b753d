"""Segments counted by hand."""

import numpy as np

from engine.training.metrics import Counts
from engine.training.segment_scores import segment_counts


def intervals(*edges: tuple[float, float]) -> np.ndarray:
    return np.array(edges, dtype=float).reshape(-1, 2)


def test_a_segment_is_active_as_soon_as_it_is_touched() -> None:
    # True in seconds 0 to 3, found in 2 to 4.
    counts = segment_counts(intervals((0.9, 3.1)), intervals((2.5, 4.2)), 10.0, 1.0)
    assert counts == Counts(hits=2, true=4, found=3)


def test_edges_on_the_grid_touch_no_segment_beyond() -> None:
    # 0.3 / 0.1 is a little less than 3 and 0.7 / 0.1 a little less than 7 in binary.
    assert segment_counts(intervals((0.3, 0.7)), intervals((0.6, 0.9)), 1.0, 0.1) == Counts(hits=1, true=4, found=3)


def test_several_intervals_in_one_segment_count_once() -> None:
    true = intervals((0.0, 0.2), (0.5, 0.7), (1.5, 1.6))
    assert segment_counts(true, intervals((0.1, 0.3)), 2.0, 1.0) == Counts(hits=1, true=2, found=1)


def test_what_sticks_out_of_the_recording_is_not_counted() -> None:
    assert segment_counts(intervals((0.0, 9.0)), intervals((1.2, 9.0)), 2.5, 1.0) == Counts(hits=2, true=3, found=2)
    assert segment_counts(intervals((5.0, 9.0)), intervals(), 2.5, 1.0) == Counts()
