"""Corrections are found by the place of their regions, as comparing each with each would find them, and at once."""

import random
import time

from desktop import region_edits
from desktop.correction_places import CorrectionPlaces
from desktop.corrections import Correction, Span, same_place
from engine.analysis.regions import Region


def region(instrument: str, onset_s: float, offset_s: float) -> Region:
    return Region(instrument, onset_s, offset_s, 0.5, 0.6)


def test_what_is_found_is_what_comparing_each_with_each_finds() -> None:
    rng = random.Random(3)
    places = [(rng.choice("ab"), rng.choice((1.0, 2.0)) + rng.uniform(-1e-3, 1e-3), 4.0) for _ in range(300)]
    corrections = [Correction(region(*place)) for place in places]
    corrections.append(Correction(None, (Span("a", 1.0, 4.0),)))
    found = CorrectionPlaces(corrections)
    sought = [region(*place) for place in places[::7]] + [region("c", 1.0, 4.0)]
    for each in sought:
        assert found.at(each) == [c for c in corrections if c.region is not None and same_place(c.region, each)]
    assert any(len(found.at(each)) > 1 for each in sought)


def test_ten_times_as_many_regions_take_ten_times_as_long_not_a_hundred_times() -> None:
    def seconds(count: int) -> float:
        regions = [region("flute", 3.0 * n, 3.0 * n + 2.0) for n in range(count)]
        began = time.thread_time()
        edit = region_edits.decide((), regions, "confirmed")
        edit = region_edits.decide(edit.corrections, edit.focus, "rejected")
        region_edits.delete(edit.corrections, regions)
        return time.thread_time() - began

    few, many = (min(seconds(count) for _ in range(3)) for count in (400, 4000))
    assert many < 35 * few
