"""Events counted by hand."""

import numpy as np
import pytest

from engine.training.event_scores import EVENT_RULES, EventRule, event_counts
from engine.training.metrics import Counts

NEAR, NEAR_WITH_OFFSET = EventRule(0.2, offsets=False), EventRule(0.2, offsets=True)
WIDE = EventRule(0.5, offsets=False)


def events(*intervals: tuple[float, float]) -> np.ndarray:
    return np.array(intervals, dtype=float).reshape(-1, 2)


def test_onsets_within_the_collar_count() -> None:
    true = events((1.0, 2.0), (4.0, 6.0))
    found = events((1.1, 2.0), (4.3, 6.0), (8.0, 9.0))
    assert event_counts(true, found, NEAR) == Counts(hits=1, true=2, found=3)
    assert event_counts(true, found, WIDE) == Counts(hits=2, true=2, found=3)


def test_an_onset_exactly_a_collar_away_counts() -> None:
    assert event_counts(events((0.1, 1.0)), events((0.1 + 0.2, 1.0)), NEAR).hits == 1
    assert event_counts(events((0.1, 1.0)), events((0.3011, 1.0)), NEAR).hits == 0


@pytest.mark.parametrize(
    ("true", "found", "hits"),
    [
        ((0.0, 4.0), (0.1, 5.9), 1),  # half of four seconds
        ((0.0, 4.0), (0.1, 6.1), 0),
        ((1.0, 1.2), (1.0, 1.39), 1),  # the collar is more than half of 0.2 s
        ((1.0, 1.2), (1.0, 1.45), 0),
        ((0.0, 4.0), (0.3, 4.0), 0),  # right offset, wrong onset
    ],
)
def test_offsets_may_be_missed_by_half_the_event_or_the_collar(
    true: tuple[float, float], found: tuple[float, float], hits: int
) -> None:
    assert event_counts(events(true), events(found), NEAR_WITH_OFFSET).hits == hits


def test_each_event_is_matched_once_and_as_many_as_possible_are() -> None:
    twice = events((1.0, 2.0), (1.1, 3.0))
    assert event_counts(events((1.0, 2.0)), twice, NEAR) == Counts(hits=1, true=1, found=2)
    assert event_counts(twice, events((1.0, 2.0)), NEAR) == Counts(hits=1, true=2, found=1)
    # First come, first served would give 1.15 to the event at 1.0 and leave the one at 1.3 with none.
    assert event_counts(events((1.0, 2.0), (1.3, 2.0)), events((1.15, 2.0), (0.85, 2.0)), NEAR).hits == 2


@pytest.mark.parametrize("rule", EVENT_RULES)
def test_nothing_true_or_nothing_found_is_counted_without_complaint(rule: EventRule) -> None:
    assert event_counts(events(), events((0.0, 1.0)), rule) == Counts(0, 0, 1)
    assert event_counts(events((0.0, 1.0)), events(), rule) == Counts(0, 1, 0)
    assert event_counts(events(), events(), rule) == Counts()


def test_phrases_go_on_over_short_rests_in_truth_and_in_what_is_found() -> None:
    phrase = EventRule(0.5, offsets=True, rest_s=1.0)
    notes = events((5.0, 6.0), (1.0, 1.5), (2.0, 2.4), (3.0, 4.0))
    assert event_counts(notes, events((1.0, 6.0)), phrase) == Counts(hits=0, true=2, found=1)
    assert event_counts(notes, events((1.0, 2.5), (2.6, 4.2), (5.2, 6.0)), phrase) == Counts(hits=2, true=2, found=2)
    assert event_counts(notes, events((1.0, 4.0)), EventRule(0.5, offsets=True)) == Counts(hits=0, true=4, found=1)
