"""Solos found, missed and reported wrongly, worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

from engine.analysis.regions import Region
from engine.analysis.solos import solos
from engine.training.solo_scores import SoloScore, score_solos
from engine.training.validation_set import LabelledRecording, LabelledSpan

TIMES_S = (np.arange(200) + 0.5) / 10
LABELS = LabelledRecording(
    Path("a"),
    (
        LabelledSpan(2.0, 6.0, ("flute",), True),
        LabelledSpan(6.0, 8.0, ("flute", "violin"), True),
        LabelledSpan(10.0, 14.0, ("violin",), True),
        LabelledSpan(16.0, 20.0, ("flute",), True),
        LabelledSpan(15.0, 15.5, ("flute",), True),
    ),
)


def score(instrument: str, *regions: Region) -> SoloScore:
    return score_solos(LABELS, LABELS.solos(), regions, solos(regions), TIMES_S, instrument)


def heard(instrument: str, onset_s: float, offset_s: float) -> Region:
    return Region(instrument, onset_s, offset_s, 0.8, 0.9)


def test_half_a_solo_is_enough_and_the_shortest_are_no_solos() -> None:
    assert (score("flute", heard("flute", 2.0, 4.1)).found, score("flute").true) == (1, 2)
    assert score("flute", heard("flute", 2.0, 3.9)).found == 0
    assert score("violin", heard("flute", 2.0, 4.1)).found == 0


def test_time_reported_is_right_where_the_instrument_is_alone() -> None:
    found = score("flute", heard("flute", 4.0, 10.0))
    # From 4 to 6 s the flute is alone, to 8 s with the violin, to 10 s silent.
    assert (found.right_s, found.reported_s) == (pytest.approx(2.0), pytest.approx(6.0))
    assert found.precision == pytest.approx(1 / 3)
    assert np.isnan(score("flute").precision)


def test_edges_are_those_of_the_instrument_and_not_of_the_recording() -> None:
    found = score("flute", heard("flute", 2.3, 7.4), heard("flute", 16.5, 19.9))
    assert found.found == 2
    # The flute goes on to 8 s under the violin; its last offset is the end of the recording.
    assert found.onset_errors_s == pytest.approx((0.3, 0.5))
    assert found.offset_errors_s == pytest.approx((-0.6,))
    assert found.onset_error_s == pytest.approx(0.4)


def test_scores_add_up() -> None:
    both = score("flute", heard("flute", 2.0, 6.0)) + score("violin", heard("violin", 10.0, 15.0))
    assert (both.found, both.true, both.recall) == (2, 3, pytest.approx(2 / 3))
    assert both.reported_s == pytest.approx(9.0)
    assert both.to_json()["offset_errors_s"] == [-2.0, 1.0]
    assert np.isnan(SoloScore().recall)
