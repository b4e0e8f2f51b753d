"""How sure regions and edges are said to be, on curves made for it and on the demo recording's truth."""

import csv
from dataclasses import replace

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.analysis.certainty import LEAST_S, MOST_S, edge_errors_s, is_unsure
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.analysis.regions import Region
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.models import find_bundle, read_card
from engine.resource_files import resource_path
from tests.builders import region
from tests.golden_demo import kept_activations

RULE = InstrumentRule(threshold=0.5, release=0.3, median_frames=1)


def found(curve: np.ndarray) -> tuple[Activations, Region]:
    values = curve.astype(np.float32)[:, None]
    activations = Activations(values, ("flute",), 0.1, len(values) / 10, rules=RegionRules({}, RULE))
    (only,) = activations.regions()
    return activations, only


def ramp(rise_s: float, fall_s: float) -> np.ndarray:
    """Silence, a rise to 1, a second of it, a fall to 0, silence."""
    return np.concatenate(
        [
            np.zeros(15),
            np.linspace(0, 1, round(rise_s * 10), endpoint=False),
            np.ones(10),
            np.linspace(1, 0, round(fall_s * 10), endpoint=False),
            np.zeros(15),
        ]
    )


def test_a_step_is_known_to_a_frame() -> None:
    activations, step = found(np.repeat([0.0, 1.0, 0.0], 20))
    assert edge_errors_s(step, activations, RULE) == pytest.approx((LEAST_S, LEAST_S))


def test_a_slow_edge_is_known_less_well_than_a_fast_one() -> None:
    activations, slow = found(ramp(rise_s=2.0, fall_s=0.2))
    onset_s, offset_s = edge_errors_s(slow, activations, RULE)
    # From 0.15 to 0.5, at a rise of 0.5 a second.
    assert onset_s == pytest.approx(0.7, abs=0.11)
    assert offset_s <= 0.21


def test_an_edge_that_never_gets_steep_is_known_to_the_most() -> None:
    # The threshold is reached seconds into the region, the silence before it is not silent.
    curve = np.concatenate([np.full(40, 0.2), np.full(60, 0.35), np.full(20, 0.9), np.zeros(20)])
    activations, slow = found(curve)
    assert slow.onset_s == pytest.approx(4.0, abs=0.1)
    assert edge_errors_s(slow, activations, RULE) == pytest.approx((MOST_S, LEAST_S))


def test_edges_set_by_hand_or_by_the_recordings_ends_are_exact() -> None:
    activations, whole = found(np.ones(30))
    assert edge_errors_s(whole, activations, RULE) == (0.0, 0.0)
    activations, slow = found(ramp(2.0, 2.0))
    assert edge_errors_s(replace(slow, status="edited"), activations, RULE) == (0.0, 0.0)
    assert edge_errors_s(replace(slow, origin="user"), activations, RULE) == (0.0, 0.0)
    assert edge_errors_s(replace(slow, instrument="kazoo"), activations, RULE) == (LEAST_S, LEAST_S)


def test_a_region_that_barely_reaches_its_threshold_is_unsure_until_somebody_decides() -> None:
    near, far = region(peak=0.55), region(peak=0.7)
    assert is_unsure(near, RULE) and not is_unsure(far, RULE)
    assert not is_unsure(replace(near, status="confirmed"), RULE)
    assert not is_unsure(replace(near, origin="user"), RULE)


def test_real_edges_of_the_demo_recording_lie_inside_as_often_as_is_said() -> None:
    card = read_card(find_bundle(DEFAULT_BUNDLE) / "card.json")
    values, lead = kept_activations()
    rules = RegionRules.from_json(card.rules)
    activations = Activations(values, card.instruments, 0.1, len(values) / 10, lead, rules)
    with open(resource_path("demo", "demo.csv"), encoding="utf-8") as stream:
        truth = list(csv.DictReader(stream))
    inside: dict[str, list[bool]] = {"start_s": [], "end_s": []}
    for heard in activations.regions():
        errors = edge_errors_s(heard, activations, rules.for_instrument(heard.instrument))
        for which, edge_s, error_s in zip(inside, (heard.onset_s, heard.offset_s), errors, strict=True):
            off = [abs(edge_s - float(row[which])) for row in truth if row["instrument"] == heard.instrument]
            if off and min(off) < 2.0:
                inside[which].append(min(off) <= error_s)
    assert len(inside["start_s"]) > 9 and len(inside["end_s"]) > 9
    assert np.mean(inside["start_s"]) >= 0.75
    assert np.mean(inside["end_s"]) >= 0.4
