"""What an export writes: which regions, moved where, into which files."""

from dataclasses import replace

import pytest

from engine.errors import ExportError, SettingsError
from engine.interchange import (
    FRAME_RATES,
    ExportChoice,
    ExportFacts,
    format_by_id,
    planned_export,
    unknown_names,
    with_known_names,
)
from engine.interchange.selection import file_name_part
from engine.markers import Marker
from tests.builders import region

LABELS, CSV, EDL = (format_by_id(name) for name in ("audacity", "csv", "resolve-edl"))
REGIONS = (
    region("violin", 0.0, 4.0, status="confirmed"),
    region("clarinet", 2.0, 6.0),
    region("clarinet", 8.0, 9.0, status="rejected"),
    region("flute", 10.0, 12.0, status="edited", solo="featured"),
    region("cello", 11.0, 13.0, origin="user"),
)


def names(plan):
    return [each.instrument for file in plan.files for each in file.regions]


def test_by_default_all_but_the_rejected_are_written_in_order():
    plan = planned_export(REGIONS[::-1], LABELS, ExportFacts())
    assert names(plan) == ["violin", "clarinet", "flute", "cello"]
    assert plan.count == 4 and plan.cut_off == 0
    assert [file.part for file in plan.files] == [""]


def test_rejected_regions_are_written_where_the_format_says_which_they_are():
    choice = ExportChoice(rejected=True)
    assert len(names(planned_export(REGIONS, CSV, ExportFacts(), choice))) == 5
    assert len(names(planned_export(REGIONS, LABELS, ExportFacts(), choice))) == 4


def test_confirmed_only_means_what_a_person_has_seen():
    plan = planned_export(REGIONS, LABELS, ExportFacts(), ExportChoice(confirmed_only=True))
    assert names(plan) == ["violin", "flute", "cello"]


def test_only_chosen_instruments_are_written():
    plan = planned_export(REGIONS, LABELS, ExportFacts(), ExportChoice(instruments=("cello", "clarinet")))
    assert names(plan) == ["clarinet", "cello"]


def test_solos_are_judged_among_all_instruments_before_some_are_chosen():
    plan = planned_export(
        REGIONS, LABELS, ExportFacts(), ExportChoice(solos_only=True, instruments=("violin", "flute"))
    )
    spans = [(each.instrument, each.onset_s, each.offset_s, each.solo) for each in plan.files[0].regions]
    assert ("violin", 0.0, 2.0, "unaccompanied") in spans
    assert ("flute", 10.0, 12.0, "featured") in spans
    assert not any(instrument == "clarinet" for instrument, *_ in spans)


def test_a_rejected_region_accompanies_nobody():
    regions = (region("violin", 0.0, 4.0), region("drums", 0.0, 4.0, status="rejected"))
    (file,) = planned_export(regions, CSV, ExportFacts(), ExportChoice(solos_only=True, rejected=True)).files
    assert [(each.instrument, each.offset_s) for each in file.regions] == [("violin", 4.0)]


def test_a_file_for_each_instrument():
    plan = planned_export(REGIONS, LABELS, ExportFacts(), ExportChoice(per_instrument=True))
    assert [file.part for file in plan.files] == ["cello", "clarinet", "flute", "violin"]
    assert all(len(file.regions) == 1 for file in plan.files)


def test_names_that_no_file_can_have_are_changed_and_kept_apart():
    odd = [region(name) for name in ("a/b", "a:b", "A_B", "con", "", "..", "x" * 300, "flûte 🎻")]
    plan = planned_export(odd, LABELS, ExportFacts(), ExportChoice(per_instrument=True))
    parts = [file.part for file in plan.files]
    assert len({part.casefold() for part in parts}) == len(odd)
    assert {"a_b", "a_b 2", "con_", "unnamed", "flûte 🎻"} <= {part.casefold() for part in parts}
    assert all(len(part.encode()) <= 84 and not set(part) & set('/\\:*?"<>|') for part in parts)
    assert file_name_part("a\nb\t") == "a b"


def test_an_offset_moves_regions_on_a_timeline():
    (file,) = planned_export(REGIONS, LABELS, ExportFacts(20.0), ExportChoice(offset_s=3600.0)).files
    assert file.regions[0].onset_s == 3600.0
    assert file.facts.offset_s == 3600.0


def test_an_offset_is_the_timecode_where_the_format_counts_in_it():
    choice = ExportChoice(offset_s=7200.0, frame_rate=FRAME_RATES["24"])
    (file,) = planned_export(REGIONS, EDL, ExportFacts(20.0, start_timecode_s=1.0), choice).files
    assert file.regions[0].onset_s == 0.0
    assert file.facts.start_timecode_s == 1.0
    assert "02:00:00:00" in EDL.writer(file.regions, file.facts)


def test_without_an_offset_the_timecode_is_that_of_the_recording_or_one_hour():
    for start, shown in ((36_000.0, "10:00:00:00"), (None, "01:00:00:00"), (0.0, "00:00:00:00")):
        (file,) = planned_export(REGIONS[:1], EDL, ExportFacts(20.0, start_timecode_s=start)).files
        assert shown in EDL.writer(file.regions, file.facts)


def test_a_negative_offset_cuts_off_what_lies_before_the_timeline_and_says_how_much():
    plan = planned_export(REGIONS, LABELS, ExportFacts(), ExportChoice(offset_s=-5.0))
    spans = [(each.instrument, each.onset_s, each.offset_s) for each in plan.files[0].regions]
    assert spans == [("clarinet", 0.0, 1.0), ("flute", 5.0, 7.0), ("cello", 6.0, 8.0)]
    assert plan.cut_off == 2


def test_an_offset_is_refused_where_times_count_from_the_recording():
    with pytest.raises(SettingsError, match="JAMS count from the start of the recording; leave out the offset"):
        planned_export(REGIONS, format_by_id("jams"), ExportFacts(), ExportChoice(offset_s=1.0))


MARKED = ExportFacts(20.0, markers=(Marker(1.0, "take 1"), Marker(12.0, "take 2")))


def test_markers_go_with_an_offset_and_those_before_the_timeline_are_counted():
    plan = planned_export((), LABELS, MARKED, ExportChoice(offset_s=-5.0))
    assert plan.files[0].facts.markers == (Marker(7.0, "take 2"),)
    assert (plan.cut_off, plan.count, plan.marker_count) == (1, 0, 1)


def test_markers_have_a_file_of_their_own_where_each_instrument_has_one():
    regions = (*REGIONS, region("markers", 1.0, 2.0))
    plan = planned_export(regions, LABELS, MARKED, ExportChoice(per_instrument=True))
    assert [file.part for file in plan.files] == ["cello", "clarinet", "flute", "markers", "violin", "markers 2"]
    assert [len(file.facts.markers) for file in plan.files] == [0, 0, 0, 0, 0, 2]
    assert plan.files[-1].regions == ()


def test_markers_can_be_left_out_and_are_counted_where_the_format_has_no_place():
    assert planned_export((), LABELS, MARKED, ExportChoice(markers=False)).marker_count == 0
    plan = planned_export((), CSV, MARKED)
    assert (plan.marker_count, plan.unmarked) == (0, 2)
    assert planned_export((), CSV, MARKED, ExportChoice(markers=False)).unmarked == 0


def test_a_choice_of_instruments_leaves_the_markers_alone():
    plan = planned_export(REGIONS, LABELS, MARKED, ExportChoice(instruments=("cello",), confirmed_only=True))
    assert plan.marker_count == 2


def test_nothing_chosen_is_a_file_without_regions():
    assert planned_export((), LABELS, ExportFacts()).files[0].regions == ()
    assert planned_export((), LABELS, ExportFacts(), ExportChoice(per_instrument=True)).files == ()


KNOWN = ("clarinet", "mallet_percussion", "violin")


def test_names_are_spelt_as_soloscope_does():
    found = with_known_names([region("Mallet percussion"), region("CLARINET"), region(" violin ")], KNOWN)
    assert {each.instrument for each in found} == set(KNOWN)


def test_names_nobody_knows_are_told_or_given_an_instrument_or_kept():
    given = [region("intro"), region("intro"), region("verse"), region("violin")]
    assert unknown_names(given, KNOWN) == ("intro", "verse")
    with pytest.raises(ExportError, match="No instrument is called “intro”, “verse”; say which one such markers stand"):
        with_known_names(given, KNOWN)
    mapped = with_known_names(given, KNOWN, others_as="clarinet")
    assert [(each.instrument, each.note) for each in mapped].count(("clarinet", "intro")) == 2
    kept = with_known_names(given, KNOWN, keep_others=True)
    assert {each.instrument for each in kept} == {"intro", "verse", "violin"}


def test_many_unknown_names_are_counted():
    with pytest.raises(ExportError, match=" and 3 more; "):
        with_known_names([region(f"part {k}") for k in range(8)], KNOWN)


def test_a_note_is_not_lost_when_a_name_is_replaced():
    (found,) = with_known_names([replace(region("intro"), note="check")], KNOWN, others_as="violin")
    assert found.note == "check"
