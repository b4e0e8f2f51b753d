import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from desktop import region_edits
from desktop.document import AnalysisState, Document
from desktop.region_filter import RegionFilter
from desktop.region_names import clock
from engine.analysis.activations import Activations
from engine.analysis.regions import Region
from tests.desktop.conftest import RULES, activations, facts
from tests.pace import processor_time_below


def names_and_times(regions) -> list[tuple[str, float, float]]:
    return [(r.instrument, round(r.onset_s, 1), round(r.offset_s, 1)) for r in regions]


def region_of(document: Document, instrument: str, index: int = 0) -> Region:
    return [r for r in document.regions if r.instrument == instrument][index]


def test_regions_come_from_activations_and_rules(document):
    assert names_and_times(document.regions) == [("clarinet", 1.0, 6.0), ("piano", 4.0, 9.0), ("piano", 15.0, 18.0)]


def test_solos_are_the_stretches_of_one_instrument(document):
    assert names_and_times(document.solos) == [("clarinet", 1.0, 4.0), ("piano", 6.0, 9.0), ("piano", 15.0, 18.0)]


def test_a_lower_threshold_brings_weaker_regions_without_new_activations(document):
    spy = QSignalSpy(document.regions_changed)
    document.set_threshold_scale(0.7)
    document.flush()
    assert ("clarinet", 12.0, 14.0) in names_and_times(document.regions)
    assert spy.count() == 1


def test_threshold_scale_stays_within_its_limits(document):
    document.set_threshold_scale(0.0)
    assert document.threshold_scale == pytest.approx(0.2)
    document.set_threshold_scale(99)
    assert document.threshold_scale == pytest.approx(1.8)


def test_one_instrument_can_have_a_threshold_of_its_own_and_lose_it_again(document):
    document.set_threshold("piano", 0.75)
    document.flush()
    assert names_and_times(document.regions) == [("clarinet", 1.0, 6.0), ("piano", 4.0, 9.0)]
    document.set_threshold("piano", None)
    document.flush()
    assert len(document.regions) == 3


def test_many_slider_moves_derive_regions_a_few_times_and_end_at_the_last_value(document, qtbot):
    spy = QSignalSpy(document.regions_changed)
    for percent in range(100, 60, -1):
        document.set_threshold_scale(percent / 100)
    qtbot.waitUntil(lambda: len(document.regions) == 4)
    assert spy.count() <= 3
    assert document.rules.for_instrument("clarinet").threshold == pytest.approx(0.305)


def test_confirming_is_one_named_step_that_can_be_taken_back(document):
    document.select_region(region_of(document, "clarinet"))
    assert document.confirm()
    assert region_of(document, "clarinet").status == "confirmed"
    assert document.undo_stack.undoText() == f"Confirm clarinet at {clock(region_of(document, 'clarinet').onset_s)}"
    document.undo_stack.undo()
    assert region_of(document, "clarinet").status == "auto"
    document.undo_stack.redo()
    assert region_of(document, "clarinet").status == "confirmed"


def test_confirming_twice_is_one_step(document):
    document.select_region(region_of(document, "clarinet"))
    document.confirm()
    assert not document.confirm()
    assert document.undo_stack.count() == 1


def test_nothing_is_decided_without_a_selected_region(document):
    assert not document.confirm()
    assert not document.reject()
    assert document.undo_stack.count() == 0


def test_a_confirmed_region_survives_a_threshold_that_would_drop_it(document):
    document.set_threshold_scale(0.7)
    document.flush()
    document.confirm(region_of(document, "clarinet", 1))
    document.set_threshold_scale(1.4)
    document.flush()
    assert ("clarinet", 12.0, 14.0) in names_and_times(document.regions)
    assert region_of(document, "clarinet", 1).status == "confirmed"


def test_a_rejected_region_stays_rejected_when_the_threshold_moves_its_edges(qapp):
    document = Document()
    document.set_recording(facts())
    values = np.zeros((200, 1), np.float32)
    values[50:100, 0] = np.sin(np.linspace(0, np.pi, 50)) * 0.9
    document.finish_analysis(Activations(values, ("flute",), 0.1, 20.0), RULES)
    document.reject(document.regions[0])
    document.set_threshold_scale(0.6)
    document.flush()
    assert [r.status for r in document.regions] == ["rejected"]
    assert document.kept_regions == ()


def test_a_rejected_region_no_longer_spoils_a_solo(document):
    document.reject(region_of(document, "piano"))
    assert names_and_times(document.solos)[0] == ("clarinet", 1.0, 6.0)


def test_withdrawing_makes_a_region_automatic_again(document):
    document.reject(region_of(document, "piano"))
    document.withdraw(region_of(document, "piano"))
    assert {r.status for r in document.regions} == {"auto"}
    assert document.undo_stack.count() == 2


def test_selecting_a_region_selects_its_time(document):
    document.select_region(region_of(document, "piano"))
    assert document.time_selection == pytest.approx((4.0, 9.0), abs=0.06)
    document.set_time_selection(3.0, 2.0)
    assert document.time_selection == (2.0, 3.0)
    assert document.selected_region is None


def test_time_selection_stays_inside_the_recording(document):
    document.set_time_selection(-3.0, 99.0)
    assert document.time_selection == (0.0, 20.0)


def test_the_selected_region_is_found_again_after_a_change_of_threshold(document):
    document.select_region(region_of(document, "piano"))
    document.set_threshold_scale(0.9)
    document.flush()
    assert document.selected_region == region_of(document, "piano")
    document.set_threshold_scale(1.8)
    document.flush()
    assert document.selected_region is None


def test_next_and_previous_walk_over_all_regions(document):
    at, walked = 0.0, []
    while (region := document.next_region(at)) is not None:
        walked.append(region)
        at = region.onset_s
    assert names_and_times(walked) == names_and_times(document.regions)
    back = []
    while (region := document.previous_region(at)) is not None:
        back.append(region)
        at = region.onset_s
    assert names_and_times(back) == names_and_times(document.regions)[-2::-1]


def test_regions_with_the_same_onset_are_all_visited(qapp):
    document = Document()
    document.set_recording(facts())
    document.finish_analysis(activations({name: [(5.0, 8.0, 0.9)] for name in ("bass", "drums", "piano")}), RULES)
    at, walked = 0.0, []
    while (region := document.next_region(at)) is not None:
        walked.append(region.instrument)
        at = region.onset_s
    assert walked == ["bass", "drums", "piano"]


def test_next_region_starts_from_the_playhead_when_that_has_moved(document):
    document.next_region(0.0)
    assert document.next_region(10.0).onset_s == pytest.approx(15.0, abs=0.06)


def test_next_solo_selects_the_stretch_inside_its_region(document):
    place = document.next_region(4.5, solo_only=True)
    assert names_and_times([place]) == [("piano", 6.0, 9.0)]
    assert document.selected_region == region_of(document, "piano")
    assert document.time_selection == (place.onset_s, place.offset_s)


def test_next_solo_stops_at_instruments_that_lead_too(qapp):
    values, lead = np.zeros((200, 2), np.float32), np.zeros((200, 2), np.float32)
    values[:, 1] = values[50:100, 0] = 0.9
    lead[:, 0] = 0.8
    document = Document()
    document.set_recording(facts(duration_s=20.0))
    document.begin_analysis(("flute", "organ"), 0.1, 200, RULES)
    document.finish_analysis(Activations(values, ("flute", "organ"), 0.1, 20.0, lead), RULES)
    walked, at_s = [], -1.0
    while (place := document.next_region(at_s, solo_only=True)) is not None:
        walked.append((place.instrument, place.solo))
        at_s = place.onset_s
    assert walked == [("organ", "unaccompanied"), ("flute", "featured"), ("organ", "unaccompanied")]


def test_navigation_passes_rejected_regions(document):
    document.reject(region_of(document, "piano"))
    first = document.next_region(0.0)
    assert document.next_region(first.onset_s).onset_s == pytest.approx(15.0, abs=0.06)


def test_activations_grow_while_analysing(qapp, qtbot):
    document = Document()
    document.set_recording(facts(duration_s=10.0))
    document.begin_analysis(("flute", "organ"), 0.1, 100, RULES)
    assert np.isnan(document.activations.values).all()
    document.add_activations(20, np.full((30, 2), 0.9, np.float32))
    qtbot.waitUntil(lambda: len(document.regions) == 2)
    assert document.analysed_s == pytest.approx(3.0)
    assert names_and_times(document.regions)[0] == ("flute", 2.0, 5.0)


def test_an_analysis_that_begins_again_takes_nothing_away_meanwhile(qapp):
    document = Document()
    document.set_recording(facts(duration_s=10.0))
    document.begin_analysis(("flute",), 0.1, 100, RULES)
    document.add_activations(0, np.full((50, 1), 0.9, np.float32))
    document.begin_analysis(("flute",), 0.1, 100, RULES)
    assert names_and_times(document.regions) == [("flute", 0.0, 5.0)]
    document.add_activations(0, np.full((20, 1), 0.9, np.float32))
    document.flush()
    assert document.analysed_s == pytest.approx(5.0)
    # One that was asked for anew is another matter.
    document.expect_analysis()
    document.begin_analysis(("flute",), 0.1, 100, RULES)
    assert document.regions == ()


def test_a_cancelled_analysis_keeps_what_it_found(qapp):
    document = Document()
    document.set_recording(facts(duration_s=10.0))
    document.begin_analysis(("flute",), 0.1, 100, RULES)
    document.add_activations(0, np.full((30, 1), 0.9, np.float32))
    document.stop_analysis()
    assert document.analysis is AnalysisState.STOPPED
    assert names_and_times(document.regions) == [("flute", 0.0, 3.0)]


def test_cancelling_a_second_analysis_brings_the_first_back(document):
    before = document.regions
    document.expect_analysis()
    document.begin_analysis(("clarinet", "piano"), 0.1, 200)
    assert document.regions == ()
    document.stop_analysis()
    assert document.analysis is AnalysisState.DONE
    assert document.regions == before


def test_decisions_survive_a_second_analysis(document):
    document.confirm(region_of(document, "clarinet"))
    document.expect_analysis()
    document.begin_analysis(("clarinet", "piano"), 0.1, 200)
    assert names_and_times(document.regions) == [("clarinet", 1.0, 6.0)]


def test_another_recording_forgets_the_one_before(document):
    document.confirm(region_of(document, "clarinet"))
    document.set_threshold_scale(0.6)
    document.set_recording(facts(path="other.wav"))
    assert document.regions == ()
    assert document.threshold_scale == 1.0
    assert document.undo_stack.count() == 0
    assert document.activations is None


def test_late_activations_of_an_ended_analysis_are_ignored(document):
    before = document.activations.values.copy()
    document.add_activations(0, np.ones((10, 2), np.float32))
    assert np.array_equal(document.activations.values, before)


def test_three_hours_of_twenty_instruments_are_derived_without_a_pause(qapp):
    duration_s = 3 * 3600.0
    frames = int(duration_s * 10)
    rng = np.random.default_rng(3)
    # A note of some seconds every twenty, each instrument in its own time.
    phase = np.arange(frames)[:, None] / 10 / rng.uniform(15, 40, 20) + rng.uniform(0, 1, 20)
    values = np.where(phase % 1 < 0.3, 0.9, 0.05).astype(np.float32)
    document = Document()
    document.set_recording(facts(duration_s))
    document.finish_analysis(Activations(values, tuple(f"i{k:02d}" for k in range(20)), 0.1, duration_s), RULES)
    assert len(document.regions) > 5000
    with processor_time_below(0.8):
        document.set_threshold_scale(0.8)
        document.flush()


def test_a_change_of_threshold_is_a_step_that_can_be_taken_back(document):
    document.set_threshold("piano", 0.75)
    assert document.undo_stack.undoText() == "Change threshold of piano"
    document.undo_stack.undo()
    document.flush()
    assert document.rules.for_instrument("piano").threshold == pytest.approx(0.5)
    assert len(document.regions) == 3


def test_one_drag_of_the_sensitivity_is_one_step(document):
    for percent in (98, 95, 90, 80):
        document.set_threshold_scale(percent / 100)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.threshold_scale == 1.0


def test_two_controls_moved_one_after_the_other_are_two_steps(document):
    document.set_threshold("piano", 0.75)
    document.set_threshold("clarinet", 0.75)
    assert document.undo_stack.count() == 2


def test_several_regions_are_decided_in_one_step(document):
    document.select_regions(document.regions[:2])
    document.confirm()
    assert [r.status for r in document.regions] == ["confirmed", "confirmed", "auto"]
    assert document.undo_stack.undoText() == "Confirm 2 regions"
    assert len(document.selected_regions) == 2
    document.undo_stack.undo()
    assert {r.status for r in document.regions} == {"auto"}


def test_toggling_selects_further_regions_and_lets_them_go(document):
    first, second, _ = document.regions
    document.select_region(first)
    document.toggle_region(second)
    assert document.selected_regions == (first, second)
    assert document.time_selection == (first.onset_s, second.offset_s)
    document.toggle_region(first)
    assert document.selected_regions == (second,)


def test_stepping_stops_only_at_what_the_filter_shows(document):
    document.confirm(region_of(document, "clarinet"))
    document.set_filter(RegionFilter(status="undecided"))
    first = document.next_region(0.0)
    assert names_and_times([first]) == [("piano", 4.0, 9.0)]
    document.set_filter(RegionFilter(words="clar"))
    assert names_and_times([document.next_region(0.0)]) == [("clarinet", 1.0, 6.0)]
    assert document.next_region(7.0) is None


def test_rejected_regions_are_stepped_through_if_asked_for(document):
    document.reject(region_of(document, "piano"))
    document.set_filter(RegionFilter(status="rejected"))
    assert document.next_region(0.0).status == "rejected"


def test_a_preview_changes_nothing_for_good(document, qtbot):
    before = document.regions
    clarinet = region_of(document, "clarinet")
    document.preview(region_edits.move_edges(document.work.corrections, clarinet, 2.0, 6.0))
    qtbot.waitUntil(lambda: region_of(document, "clarinet").onset_s == 2.0)
    document.preview(None)
    assert document.regions == before
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0, "0:00.00"), (7.25, "0:07.25"), (59.999, "1:00.00"), (723.4, "12:03.40"), (3723.4, "1:02:03.40")],
)
def test_times_are_written_as_people_read_them(seconds, written):
    assert clock(seconds) == written
