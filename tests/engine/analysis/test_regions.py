"""Regions and solos derived from curves whose answer can be worked out by hand."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine.analysis.activations import Activations, frame_count
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.analysis.regions import Region, derive_regions
from engine.analysis.solos import every_solo, mark_solos, shadows, solos
from engine.errors import SettingsError
from tests.pace import processor_time_below

PLAIN = InstrumentRule(threshold=0.5, release=0.5, median_frames=1, min_duration_s=0.0, merge_gap_s=0.0)


def activations(**curves: Sequence[float]) -> Activations:
    values = np.array(list(curves.values()), dtype=np.float32).T
    return Activations(values, tuple(curves), 0.1, len(values) * 0.1)


def spans(regions: tuple[Region, ...]) -> list[tuple[str, float, float]]:
    return [(r.instrument, round(r.onset_s, 4), round(r.offset_s, 4)) for r in regions]


def test_edges_lie_where_the_line_between_frame_centres_crosses_the_release_threshold() -> None:
    regions = derive_regions(activations(flute=[0, 0, 1, 1, 1, 0.2, 0]), RegionRules({}, PLAIN))
    # 0 -> 1 between centres .15 and .25 crosses .5 at .20; 1 -> .2 between .45 and .55 crosses .5 at .5125
    assert spans(regions) == [("flute", 0.2, 0.5125)]
    assert regions[0].peak == 1.0
    assert regions[0].mean == pytest.approx(1.0)


def test_a_curve_that_starts_and_ends_high_fills_the_whole_recording() -> None:
    recording = Activations(np.full((5, 1), 0.9, np.float32), ("cello",), 0.1, 0.43)
    assert spans(derive_regions(recording, RegionRules({}, PLAIN))) == [("cello", 0.0, 0.43)]


def test_hysteresis_extends_a_region_down_to_the_release_and_drops_what_never_reaches_the_threshold() -> None:
    rule = InstrumentRule(threshold=0.7, release=0.3, median_frames=1, min_duration_s=0, merge_gap_s=0)
    curve = [0, 0.4, 0.4, 0.8, 0.4, 0, 0, 0.6, 0.6, 0]
    (region,) = derive_regions(activations(oboe=curve), RegionRules({}, rule))
    assert region.onset_s == pytest.approx(0.05 + 0.1 * 0.75)
    assert region.offset_s == pytest.approx(0.45 + 0.1 * 0.25)
    assert region.mean == pytest.approx(0.5)
    assert region.peak == pytest.approx(0.8)


def test_the_median_filter_removes_a_click_and_fills_a_drop_out() -> None:
    rule = InstrumentRule(threshold=0.5, release=0.5, median_frames=3, min_duration_s=0, merge_gap_s=0)
    click_then_note_with_drop_out = [0, 1, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0]
    regions = derive_regions(activations(drums=click_then_note_with_drop_out), RegionRules({}, rule))
    assert spans(regions) == [("drums", 0.5, 1.0)]


@pytest.mark.parametrize("frames", [1, 3, 5, 9])
def test_the_counting_filter_equals_a_real_median_with_repeated_ends(frames: int) -> None:
    curve = np.random.default_rng(frames).random(400).astype(np.float32)
    padded = np.pad(curve, frames // 2, mode="edge")
    median = np.median(np.lib.stride_tricks.sliding_window_view(padded, frames), axis=-1)
    rule = InstrumentRule(threshold=0.6, release=0.4, median_frames=frames, min_duration_s=0, merge_gap_s=0)
    filtered = derive_regions(activations(x=list(curve)), RegionRules({}, rule))
    unfiltered_rule = InstrumentRule(threshold=0.6, release=0.4, median_frames=1, min_duration_s=0, merge_gap_s=0)
    expected = derive_regions(activations(x=list(median)), RegionRules({}, unfiltered_rule))
    assert len(filtered) > 0
    assert spans(filtered) == spans(expected)


def test_gaps_are_merged_before_short_regions_are_dropped() -> None:
    rule = InstrumentRule(threshold=0.5, release=0.5, median_frames=1, min_duration_s=0.5, merge_gap_s=0.2)
    two_short_ones_close_by_and_one_far_off = [0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0]
    regions = derive_regions(activations(piano=two_short_ones_close_by_and_one_far_off), RegionRules({}, rule))
    assert spans(regions) == [("piano", 0.1, 0.7)]


def test_regions_are_sorted_by_onset_then_instrument() -> None:
    curves = activations(violin=[0, 1, 1, 0, 0], bass=[0, 1, 1, 0, 0], accordion=[0, 0, 0, 1, 1])
    assert [r.instrument for r in derive_regions(curves, RegionRules({}, PLAIN))] == ["bass", "violin", "accordion"]


def test_each_instrument_follows_its_own_rule() -> None:
    strict = InstrumentRule(threshold=0.9, release=0.9, median_frames=1, min_duration_s=0, merge_gap_s=0)
    rules = RegionRules({"organ": strict}, PLAIN)
    curves = activations(organ=[0, 0.8, 0.8, 0], flute=[0, 0.8, 0.8, 0])
    assert [r.instrument for r in derive_regions(curves, rules)] == ["flute"]


def test_frames_not_analysed_yet_count_as_silent() -> None:
    regions = derive_regions(activations(voice=[1, 1, 1, np.nan, np.nan]), RegionRules({}, PLAIN))
    assert len(regions) == 1
    assert regions[0].offset_s == pytest.approx(0.3)


def test_no_frames_and_no_instruments_give_no_regions() -> None:
    assert derive_regions(Activations(np.zeros((0, 2), np.float32), ("a", "b"), 0.1, 0.0), RegionRules()) == ()
    assert derive_regions(Activations(np.zeros((3, 0), np.float32), (), 0.1, 0.3), RegionRules()) == ()


def test_another_threshold_scales_the_release_with_it() -> None:
    rules = RegionRules({"violin": InstrumentRule(threshold=0.8, release=0.4)}, InstrumentRule(0.5, 0.3))
    lower = rules.with_threshold(0.4)
    assert lower.for_instrument("violin").release == pytest.approx(0.2)
    assert lower.default.release == pytest.approx(0.24)
    only_flute = rules.with_threshold({"flute": 0.25})
    assert only_flute.for_instrument("flute").threshold == 0.25
    assert only_flute.for_instrument("violin") == rules.for_instrument("violin")
    assert rules.scaled(0.5).for_instrument("violin").threshold == pytest.approx(0.4)


def test_rules_survive_json() -> None:
    rules = RegionRules({"violin": InstrumentRule(threshold=0.8, median_frames=5)}, InstrumentRule(min_duration_s=1.0))
    assert RegionRules.from_json(rules.to_json()) == rules
    assert RegionRules.from_json({}) == RegionRules()


@pytest.mark.parametrize(
    "data",
    [
        {"default": {"treshold": 0.5}},
        {"default": {"threshold": "high"}},
        {"default": {"threshold": -1}},
        {"default": {"threshold": 0.2, "release": 0.3}},
        {"default": {"median_frames": 2}},
        {"by_instrument": [1]},
        {"by_instrument": {"flute": None}},
    ],
)
def test_rules_that_make_no_sense_are_refused_in_words(data: dict) -> None:
    with pytest.raises(SettingsError):
        RegionRules.from_json(data)


def region(instrument: str, onset: float, offset: float, **more: object) -> Region:
    return Region(instrument, onset, offset, 0.8, 0.9, **more)  # type: ignore[arg-type]  # fields of Region by name


def test_a_region_alone_for_its_whole_length_is_unaccompanied_and_an_accompanied_one_is_not() -> None:
    marked = mark_solos([region("flute", 0, 5), region("piano", 6, 10), region("cello", 6, 10)])
    assert [r.solo for r in marked] == ["unaccompanied", "", ""]


def test_an_overlap_at_the_edges_does_not_spoil_a_solo() -> None:
    marked = mark_solos([region("flute", 0, 3), region("violin", 2.8, 6), region("flute", 5.8, 9)])
    assert [r.solo for r in marked] == ["unaccompanied"] * 3


def test_a_region_accompanied_for_a_third_of_its_length_is_no_solo_but_holds_one() -> None:
    regions = [region("flute", 0, 6), region("guitar", 4, 8)]
    assert [r.solo for r in mark_solos(regions)] == ["", ""]
    assert spans(solos(regions)) == [("flute", 0.0, 4.0), ("guitar", 6.0, 8.0)]


def test_half_a_second_alone_is_not_called_a_solo() -> None:
    assert mark_solos([region("flute", 0, 0.5)])[0].solo == ""


def test_rejected_regions_neither_accompany_nor_are_solos() -> None:
    regions = [region("flute", 0, 5), region("drums", 0, 5, status="rejected")]
    assert [r.solo for r in mark_solos(regions)] == ["unaccompanied", ""]
    assert spans(solos(regions)) == [("flute", 0.0, 5.0)]


def test_a_leading_instrument_is_featured() -> None:
    values = np.full((40, 2), 0.9, np.float32)
    lead = np.zeros_like(values)
    lead[:, 0] = 0.8
    band = Activations(values, ("saxophone", "bass"), 0.1, 4.0, lead)
    assert {r.instrument: r.solo for r in band.regions()} == {"saxophone": "featured", "bass": ""}


def test_every_solo_is_the_stretches_alone_and_the_regions_that_lead() -> None:
    values, lead = np.zeros((60, 2), np.float32), np.zeros((60, 2), np.float32)
    values[:40, 1] = values[30:60, 0] = 0.9
    lead[:, 0] = 0.8
    band = Activations(values, ("saxophone", "bass"), 0.1, 6.0, lead)
    found = [(r.instrument, r.solo, round(r.onset_s), round(r.offset_s)) for r in every_solo(band.regions())]
    assert found == [
        ("bass", "unaccompanied", 0, 3),
        ("saxophone", "featured", 3, 6),
        ("saxophone", "unaccompanied", 4, 6),
    ]


@pytest.mark.parametrize(
    ("violin", "is_shadow"),
    [
        (Region("violin", 1.0, 7.0, 0.4, 0.6), True),
        (Region("violin", 1.0, 7.0, 0.55, 0.6), False),  # more than half as sure
        (Region("violin", 1.0, 20.0, 0.4, 0.6), False),  # sounds on after the saxophone
        (Region("violin", 1.0, 7.0, 0.4, 0.6, status="confirmed"), False),
        (Region("saxophone", 1.0, 7.0, 0.4, 0.6), False),  # no other instrument
    ],
)
def test_instrument_half_as_sure_as_the_one_that_covers_it_is_its_shadow(violin: Region, is_shadow: bool) -> None:
    saxophone = Region("saxophone", 0.0, 8.0, 0.9, 0.95)
    assert shadows([saxophone, violin]).tolist() == [False, is_shadow]
    marked = mark_solos([saxophone, violin])
    if is_shadow:
        assert [region.solo for region in marked] == ["unaccompanied", ""]
        assert spans(solos([saxophone, violin])) == [("saxophone", 0.0, 8.0)]


def test_rejected_region_throws_no_shadow() -> None:
    saxophone = Region("saxophone", 0.0, 8.0, 0.9, 0.95, status="rejected")
    violin = Region("violin", 1.0, 7.0, 0.4, 0.6)
    assert not shadows([saxophone, violin]).any()
    assert spans(solos([saxophone, violin])) == [("violin", 1.0, 7.0)]


def test_solos_are_the_maximal_stretches_with_one_instrument() -> None:
    regions = [region("bass", 0, 10), region("drums", 3, 4), region("drums", 9, 12), region("bass", 9.5, 11)]
    assert spans(solos(regions)) == [("bass", 0.0, 3.0), ("bass", 4.0, 9.0), ("drums", 11.0, 12.0)]
    assert spans(solos(regions, min_duration_s=2.5)) == [("bass", 0.0, 3.0), ("bass", 4.0, 9.0)]
    assert solos([]) == ()


def test_touching_regions_of_one_instrument_make_one_solo() -> None:
    assert spans(solos([region("flute", 0, 2), region("flute", 2, 3)])) == [("flute", 0.0, 3.0)]


def test_a_region_of_no_length_disturbs_nothing() -> None:
    regions = [region("flute", 0, 4), region("drums", 2, 2)]
    assert spans(solos(regions)) == [("flute", 0.0, 4.0)]
    assert mark_solos(regions)[0].solo == "unaccompanied"


def test_three_hours_of_twenty_instruments_follow_a_slider() -> None:
    rng = np.random.default_rng(0)
    walk = np.cumsum(rng.normal(0, 0.08, (3 * 36000, 20)), axis=0)
    curves = Activations((0.5 + 0.5 * np.sin(walk)).astype(np.float32), tuple("abcdefghijklmnopqrst"), 0.1, 10800.0)
    with processor_time_below(0.6):
        found = curves.regions()
    assert len(found) > 1000


def test_activations_start_from_their_own_rules_and_take_overrides() -> None:
    strict = RegionRules({}, InstrumentRule(threshold=0.95, release=0.9))
    curves = Activations(np.full((20, 2), 0.8, np.float32), ("flute", "violin"), 0.1, 2.0, rules=strict)
    assert curves.regions() == ()
    assert [r.instrument for r in curves.regions(threshold={"flute": 0.5})] == ["flute"]
    assert len(curves.regions(rules=RegionRules())) == 2
    assert curves.regions(threshold=0.5, min_duration_s=3.0) == ()
    assert [r.solo for r in curves.regions(threshold=0.5, instruments=["flute"])] == [""]


def test_frame_centres_and_counts() -> None:
    assert frame_count(1.2000000000000002, 0.1) == 12
    assert frame_count(1.201, 0.1) == 13
    assert frame_count(0.0, 0.1) == 0
    assert activations(a=[0, 0, 0]).times_s == pytest.approx([0.05, 0.15, 0.25])
    with pytest.raises(ValueError, match="do not fit"):
        Activations(np.zeros((3, 2), np.float32), ("only one",), 0.1, 0.3)
