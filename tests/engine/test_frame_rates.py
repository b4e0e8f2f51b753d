"""Timecode: what a frame is called, drop-frame included, and what a typed time means."""

from fractions import Fraction

import pytest

from engine.errors import SettingsError
from engine.frame_rates import FRAME_RATES, frame_rate, seconds_from_timecode

DROP = FRAME_RATES["29.97df"]


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (17_981, "00:09:59;29"),
        (17_982, "00:10:00;00"),
        (107_892, "01:00:00;00"),
        (2_589_407, "23:59:59;29"),
        (2_589_408, "00:00:00;00"),
    ],
)
def test_drop_frame_counts_as_smpte_says(frame, shown):
    assert DROP.timecode(frame) == shown
    if frame < 2_589_408:
        assert DROP.frames_from(shown) == frame


@pytest.mark.parametrize("rate", FRAME_RATES.values(), ids=lambda rate: rate.id)
def test_every_frame_of_a_day_has_a_name_of_its_own_and_back(rate):
    day = rate.frames_from("24:00:00:00") if rate.drop else 24 * 3600 * rate.nominal
    for frame in (*range(0, 130 * rate.nominal), *range(0, day, 1009)):
        assert rate.frames_from(rate.timecode(frame)) == frame
    assert rate.timecode(day - 1) > rate.timecode(0)
    assert rate.timecode(day) == rate.timecode(0)


@pytest.mark.parametrize("rate", FRAME_RATES.values(), ids=lambda rate: rate.id)
def test_drop_frame_timecode_keeps_up_with_the_clock_and_others_do_not_at_2997(rate):
    shown = rate.timecode(rate.frames_at(3600.0)).replace(";", ":")
    assert (shown == "01:00:00:00") == (rate.drop or rate.exact.denominator == 1)


@pytest.mark.parametrize("rate", FRAME_RATES.values(), ids=lambda rate: rate.id)
def test_a_time_goes_to_the_nearest_frame_and_comes_back_within_half_a_frame(rate):
    for seconds in (0.0, 0.333, 12.3456, 3599.999, 86_399.5):
        assert abs(rate.seconds_at(rate.frames_at(seconds)) - seconds) <= float(Fraction(1, 2) / rate.exact) + 1e-9
    assert rate.frames_at(float(Fraction(5, 2) / rate.exact)) == 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25", "25"),
        (" 29.97 DF", "29.97df"),
        ("29.97 drop", "29.97df"),
        ("59.94 drop-frame", "59.94df"),
        ("23.98", "23.976"),
        ("24.0 fps", "24"),
        ("30.000", "30"),
    ],
)
def test_rates_are_understood_as_people_type_them(typed, meant):
    assert frame_rate(typed).id == meant


@pytest.mark.parametrize("typed", ["", "26", "fast", "25df", "-25"])
def test_other_rates_are_refused_with_a_list(typed):
    with pytest.raises(SettingsError, match=r"is no frame rate; choose one of 23\.976, 24, 25"):
        frame_rate(typed)


@pytest.mark.parametrize(
    ("typed", "rate", "seconds"),
    [
        ("01:00:00:00", "25", 3600.0),
        ("01:00:00:12", "25", 3600.48),
        ("01:00:00:00", "29.97", 3603.6),
        ("01:00:00;00", "29.97df", 3599.9964),
        ("-00:00:10:00", "25", -10.0),
        ("01:02:03.5", "25", 3723.5),
        ("2:03,25", "25", 123.25),
        ("90", "25", 90.0),
        ("-1.5", "25", -1.5),
    ],
)
def test_typed_times_mean_seconds(typed, rate, seconds):
    assert seconds_from_timecode(typed, FRAME_RATES[rate]) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("soon", "25"),
        ("1:2:3:4:5", "25"),
        ("00:00:00:25", "25"),
        ("00:61:00:00", "25"),
        ("00:00:61.0", "25"),
        ("00:01:00;00", "29.97df"),
        ("nan", "25"),
        ("99999999999", "25"),
        ("", "25"),
    ],
)
def test_what_is_no_time_is_refused(typed, rate):
    with pytest.raises(SettingsError):
        seconds_from_timecode(typed, FRAME_RATES[rate])
