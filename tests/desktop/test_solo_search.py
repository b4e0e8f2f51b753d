import json
import math
from dataclasses import replace

import pytest

from desktop.solo_search import Kind, SoloQuery, SortBy
from engine.analysis.regions import Region
from engine.analysis.solos import every_solo

FLUTE = Region("flute", 10.0, 14.0, 0.8, 0.9, "unaccompanied")
PIANO = Region("piano", 20.0, 40.0, 0.6, 0.9, "featured")
CELLO = Region("cello", 25.0, 27.0, 0.95, 0.99)
BASS = Region("bass", 20.5, 39.5, 0.4, 0.7)
WRONG = Region("voice", 1.0, 5.0, 0.9, 0.9, "", "rejected")
REGIONS = (WRONG, FLUTE, PIANO, BASS, CELLO)


def found(query: SoloQuery) -> list[str]:
    return [place.instrument for place in query.results(REGIONS, every_solo(REGIONS))]


@pytest.mark.parametrize(
    ("kind", "instruments"),
    [
        (Kind.SOLO, ["flute", "piano"]),
        (Kind.UNACCOMPANIED, ["flute"]),
        (Kind.FEATURED, ["piano"]),
        (Kind.APPEARANCE, ["flute", "piano", "bass", "cello"]),
    ],
)
def test_the_kind_decides_what_is_a_result(kind, instruments):
    assert found(SoloQuery(kind)) == instruments


def test_short_and_unsure_ones_and_instruments_left_out_do_not_answer():
    assert found(SoloQuery(Kind.APPEARANCE, min_length_s=4.0)) == ["flute", "piano", "bass"]
    assert found(SoloQuery(Kind.APPEARANCE, min_confidence=0.6)) == ["flute", "piano", "cello"]
    assert found(SoloQuery(Kind.APPEARANCE, left_out=("piano", "bass"))) == ["flute", "cello"]


def test_a_place_the_model_has_no_figure_for_answers_unless_confidence_is_asked_for():
    drawn = replace(CELLO, mean=math.nan, peak=math.nan)
    for sort in SortBy:
        places = SoloQuery(Kind.APPEARANCE, sort=sort).results((drawn, FLUTE), ())
        assert {place.instrument for place in places} == {"cello", "flute"}
    assert SoloQuery(Kind.APPEARANCE, sort=SortBy.CONFIDENCE).results((drawn, FLUTE), ())[-1] is drawn
    assert SoloQuery(Kind.APPEARANCE, min_confidence=0.1).results((drawn, FLUTE), ()) == (FLUTE,)


def test_results_are_sorted_by_time_length_or_confidence():
    by = {sort: found(SoloQuery(Kind.APPEARANCE, sort=sort)) for sort in SortBy}
    assert by[SortBy.TIME] == ["flute", "piano", "bass", "cello"]
    assert by[SortBy.LENGTH] == ["piano", "bass", "flute", "cello"]
    assert by[SortBy.CONFIDENCE] == ["cello", "flute", "piano", "bass"]


def test_a_query_is_the_same_after_being_stored():
    query = SoloQuery(Kind.FEATURED, 2.5, 0.35, SortBy.LENGTH, ("voice",))
    assert SoloQuery.from_json(json.loads(json.dumps(query.to_json()))) == query


@pytest.mark.parametrize(
    "damage",
    [{}, {"kind": "loud"}, {"min_length_s": "long"}, {"min_confidence": 7}, {"left_out": 3, "sort": None}],
)
def test_a_damaged_query_is_as_at_first(damage):
    assert SoloQuery.from_json(damage) == SoloQuery()
