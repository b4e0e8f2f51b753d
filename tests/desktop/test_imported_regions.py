"""Imported regions without a window: names, overlaps, what gives way to what."""

import pytest

from desktop import region_edits
from desktop.corrections import Correction, lay_over
from desktop.marker_import import laid_beside
from desktop.region_import import fitted, guessed_instrument
from engine.analysis.regions import derive_regions
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.markers import Marker
from tests.builders import region
from tests.builders_interchange import many_regions
from tests.desktop.conftest import RULES, activations


def test_markers_lie_no_closer_than_a_person_could_set_them():
    laid = laid_beside(
        [Marker(1.0, "a")], [Marker(1.0004, "b"), Marker(1.002, "c\nd"), Marker(1.0025, "e"), Marker(9, "")]
    )
    assert laid == (Marker(1.0, "a"), Marker(1.002, "c d"), Marker(9, "…"))
    many = laid_beside((), [Marker(0.01 * n, "m") for n in range(10_000)])
    assert len(many) == 10_000


def test_ten_thousand_regions_are_laid_over_at_once():
    fit = fitted(many_regions(), {}, ("clarinet", "violin", "mallet_percussion"), 6000.0)
    assert len(fit.regions) == 10_000 and not fit.joined
    once = region_edits.import_beside((), fit.regions)
    twice = region_edits.import_beside(once.corrections, fit.regions)
    assert twice.corrections == once.corrections
    assert len(lay_over((), twice.corrections, RULES)) == 10_000


def test_an_import_cuts_back_what_was_decided_and_gives_way_when_it_is_deleted():
    curves = activations({"clarinet": [(1.0, 6.0, 0.9)], "piano": [(4.0, 9.0, 0.8)]})
    derived = derive_regions(curves, RULES)
    clarinet, piano = derived
    decided = region_edits.decide((), [clarinet, piano], "confirmed").corrections
    (new,) = fitted([region("clarinet", 2.0, 3.0)], {}, ("clarinet",), 20.0).regions
    edit = region_edits.import_beside(decided, (new,))
    laid = lay_over(derived, edit.corrections, RULES, curves)
    assert [(r.instrument, round(r.onset_s), round(r.offset_s)) for r in laid] == [
        ("clarinet", 1, 2),
        ("clarinet", 2, 3),
        ("clarinet", 3, 6),
        ("piano", 4, 9),
    ]
    alone = region_edits.import_beside((), (new,)).corrections
    assert region_edits.delete(alone, [new]).corrections == ()
    withdrawn = region_edits.withdraw(region_edits.decide(alone, [new], "confirmed").corrections, [new])
    assert withdrawn.corrections == (Correction(new),)


def test_overlapping_regions_of_one_instrument_are_joined_with_their_notes():
    given = [region("flute", 1, 3), region("fl. a", 2, 5), region("flute", 5, 6), region("cello", 2, 3)]
    fit = fitted(given, {"fl. a": "flute"}, ("flute", "cello"), 10.0)
    assert [(r.instrument, r.onset_s, r.offset_s, r.note) for r in fit.regions] == [
        ("flute", 1, 5, "fl. a"),
        ("cello", 2, 3, ""),
        ("flute", 5, 6, ""),
    ]
    assert fit.joined == 1


@pytest.mark.parametrize(
    ("name", "instrument"),
    [
        ("Clarinet 2", "clarinet"),
        ("solo_violin", "violin"),
        ("Mallet-Percussion (vibes)", "mallet_percussion"),
        ("bassoon", ""),
        ("take 3", ""),
        ("", ""),
    ],
)
def test_names_speak_of_instruments(name, instrument):
    assert guessed_instrument(name, OPENMIC_INSTRUMENTS) == instrument
