"""The shipped network on the demo recording: the same curves as ever, and the solos where they are."""

import numpy as np
import pytest

from engine.analysis.activations import Activations
from engine.analysis.regions import Region
from engine.analysis.solos import solos
from engine.interchange import read_regions
from engine.resource_files import resource_path
from tests.golden_demo import analysed_demo, kept_activations


@pytest.fixture(scope="module")
def activations() -> Activations:
    return analysed_demo()


@pytest.fixture(scope="module")
def truth() -> tuple[Region, ...]:
    return read_regions(resource_path("demo", "demo.csv"))


def test_activations_are_the_kept_ones(activations: Activations) -> None:
    presence, lead = kept_activations()
    assert activations.lead is not None
    assert activations.values.shape == activations.lead.shape == presence.shape == lead.shape
    # Processors with instructions for bfloat16 stay within 0.03 of full precision; all others far nearer.
    assert np.abs(activations.values - presence).max() < 0.05
    assert np.abs(activations.lead - lead).max() < 0.05


def test_there_is_a_frame_for_every_tenth_of_a_second(activations: Activations) -> None:
    assert len(activations.values) == int(np.ceil(activations.duration_s / 0.1))
    assert np.allclose(np.diff(activations.times_s), 0.1)


def test_unaccompanied_instruments_lead_from_their_onset_to_their_offset(
    activations: Activations, truth: tuple[Region, ...]
) -> None:
    regions = activations.regions()
    for solo in (region for region in truth if region.solo == "unaccompanied"):
        nearest = min(
            (region for region in regions if region.instrument == solo.instrument),
            key=lambda region: abs(region.onset_s - solo.onset_s),
        )
        assert abs(nearest.onset_s - solo.onset_s) < 0.2
        assert abs(nearest.offset_s - solo.offset_s) < 0.5
        inside = (activations.times_s >= solo.onset_s) & (activations.times_s < solo.offset_s)
        loudest = activations.values[inside].mean(axis=0).argmax()
        assert activations.instruments[loudest] == solo.instrument


def test_both_unaccompanied_solos_are_found_whole(activations: Activations, truth: tuple[Region, ...]) -> None:
    found = solos(activations.regions())
    for solo in (region for region in truth if region.solo == "unaccompanied"):
        assert any(
            region.instrument == solo.instrument
            and abs(region.onset_s - solo.onset_s) < 0.15
            and abs(region.offset_s - solo.offset_s) < 0.3
            for region in found
        )


def test_both_solos_over_a_band_are_featured_where_they_are(
    activations: Activations, truth: tuple[Region, ...]
) -> None:
    found = [region for region in activations.regions() if region.solo == "featured"]
    for solo in (region for region in truth if region.solo == "featured"):
        assert any(
            region.instrument == solo.instrument
            and abs(region.onset_s - solo.onset_s) < 0.2
            and abs(region.offset_s - solo.offset_s) < 1.0
            for region in found
        )


def test_the_pause_before_the_second_solo_is_silent(activations: Activations) -> None:
    pause = (activations.times_s > 60.3) & (activations.times_s < 61.2)
    assert not [r for r in activations.regions() if r.onset_s < 60.3 and r.offset_s > 61.2]
    assert activations.values[pause].max() < 0.5
