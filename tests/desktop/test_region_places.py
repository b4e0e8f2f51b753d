"""Regions found again after an edit: as by comparing each with each, and in time for a whole concert."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.corrections import overlap_s
from desktop.region_places import found_again
from engine.analysis.regions import Region
from tests.pace import processor_time_below


def many(count: int, seed: int) -> list[Region]:
    rng = np.random.default_rng(seed)
    names = ("flute", "guitar", "violin", "piano")
    onsets = np.sort(rng.uniform(0.0, 3.0 * count, count))
    return [
        Region(names[int(rng.integers(4))], float(onset), float(onset + rng.uniform(0.3, 9.0)), 0.5, 0.7)
        for onset in onsets
    ]


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_region_of_the_largest_overlap(seed):
    old, new = many(60, seed), many(60, seed + 100)
    wanted = []
    for region in old:
        near = [other for other in new if overlap_s(other, region) > 0.0]
        if near:
            wanted.append(max(near, key=lambda other: overlap_s(other, region)))
    assert found_again(old, new) == tuple(dict.fromkeys(wanted))
    assert wanted


def test_thousands_are_found_again_at_once():
    old = many(8000, 1)
    new = [replace(region, status="confirmed") for region in old]
    # Each with each would be 64 million comparisons, half a minute.
    with processor_time_below(3.0):
        found = found_again(old, new)
    assert set(found) <= set(new)
    assert len(found) > 7000
