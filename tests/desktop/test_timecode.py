import re
from fractions import Fraction

import pytest

from desktop.timecode import TimeError, format_timecode, parse_time, rate_named, shown_rate
from engine.frame_rates import FRAME_RATES


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("83.5", 83.5),
        ("83,5", 83.5),
        (" 12 ", 12.0),
        (".5", 0.5),
        ("7.", 7.0),
        ("1:23.5", 83.5),
        ("90:00", 5400.0),
        ("0:01:23.500", 83.5),
        ("10:00:00", 36000.0),
        ("00:00:01:12", 1.48),
        ("01:00:00:00", 3600.0),
    ],
)
def test_a_time_is_read_in_every_way_it_is_written(text, seconds):
    typed = parse_time(text, rate_named("25"))
    assert typed.seconds == pytest.approx(seconds)
    assert not typed.relative
    assert typed.is_clock == (":" in text)


@pytest.mark.parametrize(
    ("text", "seconds"), [("+2.5", 2.5), ("-1:00", -60.0), ("− 0.25", -0.25), ("+00:00:00:05", 0.2)]
)
def test_a_sign_makes_it_a_step(text, seconds):
    typed = parse_time(text, rate_named("25"))
    assert typed.relative and typed.seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "rate", "words"),
    [
        ("", "25", "Type a time"),
        ("+", "25", "Type a time"),
        ("soon", "25", "“soon” is no time"),
        ("1:2:3:4:5", "25", "is no time"),
        ("1e3", "25", "is no time"),
        (".", "25", "is no time"),
        ("1:60", "25", "There are no 60 seconds"),
        ("1:75:00", "25", "There are no 75 minutes"),
        ("00:00:00:25", "25", "There are no 25 frames in a timecode at 25; they go up to 24."),
        ("00:01:00;00", "29.97", "the next is 00:01:00;02"),
        ("00:01:00:03", "59.94 drop", "the next is 00:01:00;04"),
        ("00:00:01;00", "25", "A semicolon means drop-frame"),
    ],
)
def test_what_is_no_time_is_said_in_words(text, rate, words):
    with pytest.raises(TimeError, match=re.escape(words)):
        parse_time(text, rate_named(rate))


def test_non_drop_timecode_at_29_97_runs_slower_than_the_clock():
    assert parse_time("01:00:00:00", rate_named("29.97")).seconds == pytest.approx(3603.6)


def test_drop_frame_keeps_step_with_the_clock():
    drop = rate_named("29.97 drop")
    assert parse_time("01:00:00:00", drop).seconds == pytest.approx(3600.0, abs=0.01)
    assert parse_time("00:10:00;00", drop).seconds == pytest.approx(17982 * 1001 / 30000)
    # A semicolon says drop-frame whatever of its kind was chosen.
    assert parse_time("01:00:00;00", rate_named("29.97")) == parse_time("01:00:00;00", drop)


def test_known_drop_frame_numbers():
    drop = rate_named("29.97 drop")
    for frame, written in (
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (3597, "00:01:59;29"),
        (3598, "00:02:00;02"),
        (17981, "00:09:59;29"),
        (17982, "00:10:00;00"),
        (107892, "01:00:00;00"),
    ):
        assert format_timecode(float(frame / drop.exact), drop) == written


@pytest.mark.parametrize("rate", FRAME_RATES.values(), ids=lambda rate: rate.id)
def test_what_is_written_is_read_back_as_the_same_frame(rate):
    for frame in (0, 1, 29, 1799, 1800, 1801, 17981, 17982, 86399 * 24, 5_000_003):
        seconds = float(Fraction(frame) / rate.exact)
        assert parse_time(format_timecode(seconds, rate), rate).seconds == pytest.approx(seconds, abs=1e-6)


def test_an_unknown_rate_is_the_default_one():
    assert rate_named("").id == rate_named("no such rate").id == "25"


@pytest.mark.parametrize(
    ("kept", "meant"), [("29.97 drop", "29.97df"), ("59.94 drop", "59.94df"), ("23.976", "23.976")]
)
def test_a_rate_kept_under_its_former_name_is_understood(kept, meant):
    assert rate_named(kept).id == rate_named(meant).id == meant
    assert rate_named(shown_rate(rate_named(meant))).id == meant
