"""Edits as functions, laid over what an analysis finds: nothing edited may come back, nothing may overlap."""

import pytest

from desktop import region_edits
from desktop.corrections import Correction, lay_over
from engine.analysis.regions import Region, derive_regions
from tests.desktop.conftest import RULES, activations

CURVES = activations({"clarinet": [(1.0, 6.0, 0.9), (8.0, 10.0, 0.7)], "piano": [(4.0, 9.0, 0.8)]})


def regions(corrections=(), scale: float = 1.0) -> list[Region]:
    rules = RULES.scaled(scale)
    return list(lay_over(derive_regions(CURVES, rules), corrections, rules, CURVES))


def of(instrument: str, corrections=(), scale: float = 1.0) -> list[tuple[float, float, str]]:
    return [
        (round(r.onset_s, 1), round(r.offset_s, 1), r.status)
        for r in regions(corrections, scale)
        if r.instrument == instrument
    ]


CLARINET, PIANO, SECOND = regions()


def test_a_shortened_region_does_not_grow_back_at_any_threshold():
    edit = region_edits.move_edges((), CLARINET, 5.0, 6.0)
    for scale in (0.4, 1.0, 1.3):
        assert of("clarinet", edit.corrections, scale)[0] == (5.0, 6.0, "edited")
        assert len(of("clarinet", edit.corrections, scale)) == 2


def test_an_edited_region_survives_a_threshold_that_would_drop_it():
    edit = region_edits.move_edges((), SECOND, 8.5, 10.0)
    assert of("clarinet", edit.corrections, 1.7) == [(1.0, 6.0, "auto"), (8.5, 10.0, "edited")]


def test_a_region_moved_away_leaves_nothing_behind():
    edit = region_edits.move_edges((), CLARINET, 12.0, 17.0)
    assert of("clarinet", edit.corrections) == [(8.0, 10.0, "auto"), (12.0, 17.0, "edited")]


def test_edges_that_cross_leave_a_shortest_region():
    edit = region_edits.move_edges((), CLARINET, 7.0, CLARINET.offset_s)
    assert edit.focus[0].duration_s == pytest.approx(region_edits.SHORTEST_S)
    assert edit.focus[0].offset_s == pytest.approx(6.0, abs=0.1)


def test_mean_and_peak_of_a_stretched_region_are_measured_again():
    edit = region_edits.move_edges((), CLARINET, 1.0, 8.0)
    region = next(r for r in regions(edit.corrections) if r.status == "edited")
    assert region.peak == pytest.approx(0.9)
    assert region.mean == pytest.approx(0.9 * 5 / 7, abs=0.02)


def test_a_region_is_split_in_two():
    edit = region_edits.split((), CLARINET, 3.0)
    assert of("clarinet", edit.corrections)[:2] == [(1.0, 3.0, "edited"), (3.0, 6.0, "edited")]
    assert [r.onset_s for r in edit.focus] == [3.0]


def test_a_region_is_not_split_at_its_edges():
    assert region_edits.split((), CLARINET, CLARINET.onset_s) is None
    assert region_edits.split((), CLARINET, 99.0) is None


def test_regions_are_merged_with_the_time_between_them_and_their_notes():
    noted = region_edits.annotate((), CLARINET, "breathy")
    edit = region_edits.merge(noted.corrections, (*noted.focus, SECOND))
    assert of("clarinet", edit.corrections) == [(1.0, 10.0, "edited")]
    assert edit.focus[0].note == "breathy"


@pytest.mark.parametrize("given", [(CLARINET,), (CLARINET, PIANO)])
def test_one_region_or_two_instruments_cannot_be_merged(given):
    assert region_edits.merge((), given) is None


def test_a_drawn_region_is_the_users_own():
    edit = region_edits.draw((), "piano", 14.0, 12.0)
    drawn = regions(edit.corrections)[-1]
    assert (drawn.origin, drawn.status, drawn.onset_s, drawn.offset_s) == ("user", "edited", 12.0, 14.0)
    assert drawn.peak == 0.0


def test_drawing_takes_the_place_of_what_was_edited_there():
    first = region_edits.draw((), "piano", 12.0, 16.0)
    edit = region_edits.draw(first.corrections, "piano", 13.0, 14.0)
    assert of("piano", edit.corrections)[1:] == [(12.0, 13.0, "edited"), (13.0, 14.0, "edited"), (14.0, 16.0, "edited")]


def test_an_instrument_is_changed_and_the_old_one_stays_away():
    edit = region_edits.give_instrument((), (CLARINET,), "piano")
    assert of("clarinet", edit.corrections, 0.6) == [(8.0, 10.0, "auto")]
    assert of("piano", edit.corrections) == [(1.0, 6.0, "edited"), (6.0, 9.0, "auto")]


def test_the_same_instrument_again_is_no_change():
    assert region_edits.give_instrument((), (CLARINET,), "clarinet") is None


def test_a_deleted_region_comes_back_at_no_threshold():
    edit = region_edits.delete((), (CLARINET,))
    for scale in (0.3, 1.0, 1.5):
        assert all(onset >= 8.0 for onset, _, _ in of("clarinet", edit.corrections, scale))


def test_deleting_what_was_drawn_leaves_nothing():
    drawn = region_edits.draw((), "piano", 12.0, 14.0)
    assert region_edits.delete(drawn.corrections, drawn.focus).corrections == ()


def test_deleting_what_was_edited_deletes_its_source_too():
    edited = region_edits.move_edges((), CLARINET, 5.0, 6.0)
    edit = region_edits.delete(edited.corrections, edited.focus)
    assert of("clarinet", edit.corrections) == [(8.0, 10.0, "auto")]


def test_deleted_regions_are_restored_everywhere_or_inside_a_time():
    gone = region_edits.delete((), (CLARINET, SECOND)).corrections
    part = region_edits.restore_deleted(gone, (7.0, 9.0))
    assert of("clarinet", part.corrections) == [(8.0, 10.0, "auto")]
    assert of("clarinet", region_edits.restore_deleted(gone).corrections) == of("clarinet")
    assert region_edits.restore_deleted(()) is None


def test_confirming_an_edited_region_keeps_its_source_away():
    edited = region_edits.move_edges((), CLARINET, 5.0, 6.0)
    edit = region_edits.decide(edited.corrections, edited.focus, "confirmed")
    assert of("clarinet", edit.corrections, 0.5)[0] == (5.0, 6.0, "confirmed")
    assert len(of("clarinet", edit.corrections, 0.5)) == 2


def test_withdrawing_from_one_half_of_a_split_brings_the_whole_back():
    halves = region_edits.split((), CLARINET, 3.0)
    edit = region_edits.withdraw(halves.corrections, halves.focus)
    assert of("clarinet", edit.corrections) == of("clarinet")


def test_withdrawing_keeps_a_note_and_what_was_drawn():
    noted = region_edits.annotate((), CLARINET, "breathy")
    confirmed = region_edits.decide(noted.corrections, noted.focus, "confirmed")
    edit = region_edits.withdraw(confirmed.corrections, confirmed.focus)
    assert [(c.region.status, c.region.note) for c in edit.corrections] == [("auto", "breathy")]
    drawn = region_edits.draw((), "piano", 12.0, 14.0)
    confirmed = region_edits.decide(drawn.corrections, drawn.focus, "confirmed")
    edit = region_edits.withdraw(confirmed.corrections, confirmed.focus)
    assert [c.region.status for c in edit.corrections] == ["edited"]


def test_a_note_keeps_its_region_at_every_threshold_and_goes_with_an_empty_text():
    noted = region_edits.annotate((), SECOND, "  key clicks ")
    assert of("clarinet", noted.corrections, 1.7)[1] == (8.0, 10.0, "auto")
    assert noted.focus[0].note == "key clicks"
    assert region_edits.annotate(noted.corrections, noted.focus[0], "").corrections == ()


def test_a_region_has_room_up_to_its_neighbours_but_not_up_to_rejected_ones():
    assert region_edits.room(regions(), CLARINET, 20.0) == (0.0, SECOND.onset_s)
    rejected = region_edits.decide((), (SECOND,), "rejected").corrections
    assert region_edits.room(regions(rejected), CLARINET, 20.0) == (0.0, 20.0)


def test_a_region_laid_over_a_rejected_one_takes_its_place():
    rejected = region_edits.decide((), (SECOND,), "rejected").corrections
    edit = region_edits.move_edges(rejected, CLARINET, CLARINET.onset_s, 20.0)
    assert of("clarinet", edit.corrections) == [(1.0, 20.0, "edited")]
    assert sum(isinstance(c, Correction) and c.region is None for c in edit.corrections) == 1
