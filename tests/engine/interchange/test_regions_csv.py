"""The CSV of regions: exact columns, exact text, a round trip, and words for whatever is malformed."""

import csv
import io
import math
from dataclasses import replace

import numpy as np
import pytest

from engine.errors import ExportError
from engine.interchange import read_regions_csv, regions_csv
from tests.builders import region

HEADER = "instrument,start_s,end_s,duration_s,start_tc,end_tc,mean,peak,solo,status\n"


def imported(*regions):
    """Return regions as they are after a round trip."""
    return tuple(replace(each, origin="import") for each in regions)


def test_text_is_exactly_this():
    text = regions_csv(
        [
            region("violin", 3723.4567, 3725.0, 0.5, 0.987654, "unaccompanied", "confirmed"),
            region("cello", 0.0, 1.25, 0.75, 1.0),
        ]
    )
    assert text == (
        HEADER
        + "cello,0.000,1.250,1.250,00:00:00.000,00:00:01.250,0.7500,1.0000,,auto\n"
        + "violin,3723.457,3725.000,1.543,01:02:03.457,01:02:05.000,0.5000,0.9877,unaccompanied,confirmed\n"
    )


def test_no_regions_are_a_header_and_back():
    assert regions_csv([]) == HEADER
    assert read_regions_csv(HEADER) == ()


def test_rows_are_sorted_by_the_onset_one_can_read_then_by_instrument():
    rows = regions_csv([region("violin", 1.0001, 2.0), region("bass", 5.0, 6.0), region("cello", 1.0004, 2.0)])
    assert [line.split(",")[0] for line in rows.splitlines()[1:]] == ["cello", "violin", "bass"]


def test_duration_is_the_difference_of_the_written_times():
    row = regions_csv([region(onset_s=0.0006, offset_s=1.0014)]).splitlines()[1].split(",")
    assert row[1:4] == ["0.001", "1.001", "1.000"]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "00:00:00.000"),
        (59.9996, "00:01:00.000"),
        (3599.9994, "00:59:59.999"),
        (86_400, "24:00:00.000"),
        (360_000.5, "100:00:00.500"),
    ],
)
def test_timecode_carries_over_and_runs_on(seconds, shown):
    assert regions_csv([region(onset_s=seconds, offset_s=seconds)]).splitlines()[1].split(",")[4] == shown


def test_start_timecode_shifts_the_timecodes_only():
    shifted = regions_csv([region(onset_s=1.0, offset_s=2.5)], start_timecode_s=36_000.25).splitlines()[1].split(",")
    assert shifted[1:6] == ["1.000", "2.500", "1.500", "10:00:01.250", "10:00:02.750"]
    assert read_regions_csv(regions_csv([region()], start_timecode_s=36_000.0)) == imported(region())


def test_a_timecode_before_midnight_is_negative():
    row = regions_csv([region(onset_s=1.0, offset_s=3.0)], start_timecode_s=-1.5).splitlines()[1].split(",")
    assert row[4:6] == ["-00:00:00.500", "00:00:01.500"]


NAMES = [
    "clarinet",
    "Geige, erste",
    'the "big" drum',
    "скрипка",
    "二胡 🎻",
    "two\nlines",
    " spaces ",
    "=1+1",
    "+3",
    "-5",
    "@SUM(A1)",
    "\tTab",
    "'=quoted",
    "''-",
    "'plain apostrophe",
    "#hash",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_survives_the_round_trip(name):
    assert read_regions_csv(regions_csv([region(name)])) == imported(region(name))


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "'=x"])
def test_no_field_looks_like_a_formula_to_a_spreadsheet(name):
    field = next(csv.reader(io.StringIO(regions_csv([region(name)]).removeprefix(HEADER))))[0]
    assert field == f"'{name}"


def test_zero_length_and_overlapping_regions_survive():
    regions = [
        region("flute", 1.0, 1.0),
        region("flute", 1.0, 4.0, status="edited"),
        region("piano", 1.0, 4.0, solo="featured"),
        region("flute", 2.0, 3.0, status="rejected"),
    ]
    assert read_regions_csv(regions_csv(regions)) == imported(*regions)


def test_ten_thousand_regions_survive():
    chance = np.random.default_rng(0)
    regions = []
    for index in range(10_000):
        onset_ms, length_ms = int(chance.integers(0, 10_800_000)), int(chance.integers(0, 60_000))
        share = round(float(chance.random()), 4)
        name = ("violin", "cello", "flûte", "drums")[index % 4]
        regions.append(region(name, onset_ms / 1000, (onset_ms + length_ms) / 1000, share, share))
    expected = sorted(imported(*regions), key=lambda each: (each.onset_s, each.instrument, each.offset_s))
    read = read_regions_csv(regions_csv(regions))
    assert [(r.instrument, r.onset_s, r.offset_s) for r in read] == [
        (r.instrument, r.onset_s, r.offset_s) for r in expected
    ]
    assert set(read) == set(expected)


def test_a_region_without_activation_has_empty_fields():
    text = regions_csv([region(mean=math.nan, peak=math.nan, status="edited")])
    assert text.splitlines()[1].endswith(",,,,edited")
    read = read_regions_csv(text)[0]
    assert math.isnan(read.mean)
    assert math.isnan(read.peak)


def test_columns_may_stand_in_any_order_and_others_are_passed_over():
    text = "comment,end_s,instrument,start_s\r\nnice,2.5,oboe,1\r\n\r\n,9,horn,0.5\r\n"
    first, second = read_regions_csv("\ufeff" + text)
    assert (first.instrument, first.onset_s, first.offset_s) == ("horn", 0.5, 9.0)
    assert (second.instrument, second.onset_s, second.offset_s) == ("oboe", 1.0, 2.5)
    assert (second.solo, second.status, second.origin) == ("", "auto", "import")


ROW = "cello,0.000,1.250,1.250,00:00:00.000,00:00:01.250,0.7500,1.0000,,auto\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "does not name the column “instrument”"),
        ("instrument;start_s;end_s\ncello;1;2\n", 1, "separate its columns with commas"),
        ("instrument,start_s\ncello,1\n", 1, "does not name the column “end_s”"),
        ("instrument,start_s,end_s,start_s\ncello,1,2,1\n", 1, "names the column “start_s” twice"),
        (HEADER + ROW + "cello,1.0\n", 3, "has 2 fields where the first line has 10"),
        (HEADER + ROW.replace("0.000,", "soon,", 1), 2, "has “soon” in the column start_s"),
        (HEADER + ROW.replace("1.250,", "nan,", 1), 2, "has “nan” in the column end_s"),
        (HEADER + ROW.replace("1.250,", "inf,", 1), 2, "has “inf” in the column end_s"),
        (HEADER + ROW.replace("0.000,", "-1,", 1), 2, "starts before the recording"),
        (HEADER + ROW.replace("0.000,", "7,", 1), 2, "ends at 1.250 s, before it starts at 7 s"),
        (HEADER + ROW.replace("0.7500", "75"), 2, "a number from 0 to 1"),
        (HEADER + ROW.replace("1.0000", "?"), 2, "has “?” in the column peak"),
        (HEADER + ROW.replace(",,auto", ",alone,auto"), 2, "has “alone” in the column solo"),
        (HEADER + ROW.replace("auto", "maybe"), 2, "has “maybe” in the column status"),
        (HEADER + ROW + ROW.replace("cello", " "), 3, "names no instrument"),
        (HEADER + ROW + '"cello,1,2\n', 3, "is not valid CSV"),
        (HEADER + ROW.replace("0.000,", '"a\nb",', 1), 3, "has “a\\nb” in the column start_s"),
        (HEADER + "x" * 200_000, 2, "is not valid CSV"),
    ],
)
def test_malformed_text_is_told_by_line_and_content(text, line, what):
    with pytest.raises(ExportError) as refused:
        read_regions_csv(text, "takes.csv")
    sentence = str(refused.value)
    assert sentence.startswith(f"Line {line} of “takes.csv” ")
    assert what in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()


def test_damaged_text_never_fails_otherwise():
    chance = np.random.default_rng(7)
    text = regions_csv([region(name, index, index + 1.5) for index, name in enumerate(NAMES)])
    for _ in range(500):
        characters = list(text)
        for _ in range(int(chance.integers(1, 10))):
            position = int(chance.integers(len(characters)))
            characters[position] = chance.choice([",", '"', "\n", "\0", "\r", "9", "-", "é", ""])
        try:
            for each in read_regions_csv("".join(characters)):
                assert 0 <= each.onset_s <= each.offset_s
        except ExportError as error:
            assert str(error).startswith("Line ")
