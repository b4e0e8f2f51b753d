import numpy as np
import pytest

from desktop.corrections import Correction, Span, lay_over
from engine.analysis.regions import Region
from tests.desktop.conftest import RULES, activations
from tests.pace import processor_time_below


def names_and_times(regions) -> list[tuple[str, float, float]]:
    return [(r.instrument, round(r.onset_s, 1), round(r.offset_s, 1)) for r in regions]


def test_a_derived_region_mostly_behind_a_corrected_one_disappears():
    kept = Region("flute", 2.0, 4.0, 0.9, 0.9, status="confirmed")
    assert lay_over([Region("flute", 1.5, 4.5, 0.8, 0.9)], [Correction(kept)], RULES) == (kept,)


def test_a_long_derived_region_keeps_what_a_correction_does_not_cover():
    kept = Region("flute", 4.0, 5.0, 0.9, 0.9, status="rejected")
    result = lay_over([Region("flute", 3.9, 9.0, 0.8, 0.9)], [Correction(kept)], RULES)
    assert names_and_times(result) == [("flute", 4.0, 5.0), ("flute", 5.0, 9.0)]


def test_a_correction_leaves_other_instruments_alone():
    kept = Region("flute", 4.0, 5.0, 0.9, 0.9, status="confirmed")
    other = Region("organ", 4.0, 5.0, 0.9, 0.9)
    assert lay_over([other], [Correction(kept)], RULES) == (kept, other)


def test_where_a_region_was_deleted_the_analysis_has_no_say():
    deleted = Correction(None, (Span("flute", 2.0, 4.0),))
    assert lay_over([Region("flute", 1.8, 4.3, 0.8, 0.9), Region("organ", 2.0, 4.0, 0.8, 0.9)], [deleted], RULES) == (
        Region("organ", 2.0, 4.0, 0.8, 0.9),
    )


def test_overlapping_corrections_are_covered_once():
    pieces = [Correction(Region("flute", 2.0, 3.0, 0.9, 0.9)), Correction(None, (Span("flute", 2.5, 3.5),))]
    result = lay_over([Region("flute", 2.0, 8.0, 0.8, 0.9)], pieces, RULES)
    assert names_and_times(result) == [("flute", 2.0, 3.0), ("flute", 3.5, 8.0)]


def test_a_rest_that_never_reaches_the_threshold_is_dropped():
    curve = activations({"flute": [(0.0, 3.0, 0.4), (3.0, 5.0, 0.9), (5.0, 9.0, 0.4), (9.0, 12.0, 0.8)]})
    deleted = Correction(None, (Span("flute", 3.0, 5.0),))
    result = lay_over([Region("flute", 0.0, 12.0, 0.6, 0.9)], [deleted], RULES, curve)
    assert names_and_times(result) == [("flute", 5.0, 12.0)]
    assert result[0].peak == pytest.approx(0.8)


def test_mean_and_peak_of_corrected_regions_come_from_the_activations():
    curve = activations({"flute": [(2.0, 4.0, 0.9), (4.0, 6.0, 0.5)]})
    kept = Correction(Region("flute", 2.0, 6.0, 0.1, 0.1, status="edited"))
    (region,) = lay_over([], [kept], RULES, curve)
    assert (region.mean, region.peak) == (pytest.approx(0.7), pytest.approx(0.9))


def test_a_region_of_an_instrument_the_network_does_not_know_has_no_figures():
    (region,) = lay_over([], [Correction(Region("theremin", 2.0, 6.0, 0.1, 0.1))], RULES, activations({"flute": []}))
    assert np.isnan(region.mean) and np.isnan(region.peak)


def test_thousands_of_regions_and_hundreds_of_corrections_take_no_time():
    derived = [Region("flute", float(t), t + 0.5, 0.9, 0.9) for t in range(10_000)]
    kept = [Correction(Region("flute", t + 0.1, t + 0.5, 0.9, 0.9)) for t in range(0, 10_000, 20)]
    with processor_time_below(0.6):
        assert len(lay_over(derived, kept, RULES)) == 10_000
