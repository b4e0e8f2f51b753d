"""Timecode in exports: the start that a broadcast WAV tells, or the user, in every format that counts from there."""

import io
import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from engine.audio import open_recording
from engine.commands.output import facts_of
from engine.errors import SettingsError
from engine.frame_rates import FRAME_RATES
from engine.interchange import FORMATS, ExportChoice, ExportFacts, format_by_id, planned_export
from engine.markers import Marker
from tests.builders import chirp, region, write_wav

RATE = 48_000
START_S = 10 * 3600 + 59 * 60 + 59.5
"""Of the broadcast WAV: half a second before eleven, so that hours, minutes and seconds all turn over."""
REGIONS = (region("clarinet", 1.0, 2.5, 0.91),)
MARKERS = (Marker(4.0, "take 2"),)
TIMED = [spec for spec in FORMATS if "offset" in spec.options]


@pytest.fixture(scope="module")
def facts(tmp_path_factory) -> ExportFacts:
    path = tmp_path_factory.mktemp("bwf") / "take.wav"
    write_wav(path, chirp(6.0, RATE), RATE, "PCM_24", time_reference=round(START_S * RATE))
    with open_recording(path) as recording:
        return facts_of(recording.info)


def written(format_id: str, facts: ExportFacts, offset_s: float | None = None, rate: str = "25") -> str:
    spec = format_by_id(format_id)
    marked = ExportFacts(**{**vars(facts), "markers": MARKERS})
    choice = ExportChoice(offset_s=offset_s, frame_rate=FRAME_RATES[rate])
    (file,) = planned_export(REGIONS, spec, marked, choice).files
    content = spec.writer(file.regions, file.facts)
    return content if isinstance(content, str) else content.decode("latin-1")


def test_the_broadcast_wav_tells_its_start(facts):
    assert facts.start_timecode_s == START_S


IN_FILE = {
    "audacity": ["39600.500000\t39602.000000\tclarinet 0.91", "39603.500000\t39603.500000\ttake 2"],
    "audition": ["clarinet\t11:00:00.500\t0:01.500\tdecimal", "take 2\t11:00:03.500\t0:00.000\tdecimal"],
    "reaper-csv": ['R1,"clarinet 0.91",11:00:00.500,11:00:02.000,0:01.500', 'M1,"take 2",11:00:03.500,,,'],
    "reaper-project": ['MARKER 1 39600.5 "clarinet 0.91" 1', 'MARKER 2 39603.5 "take 2" 0', "POSITION 39599.5"],
    "rx": ["clarinet 0.91\t11:00:00.50000000\t11:00:02.00000000", "take 2\t11:00:03.50000000\n"],
    "ardour": [f'start="a{round(39600.5 * 282_240_000)}"', f'start="a{round(39603.5 * 282_240_000)}"'],
    "resolve-edl": ["11:00:00:13 11:00:00:14", "11:00:03:13 11:00:03:14"],
    "cmx3600": ["10:59:59:13 11:00:05:13 10:59:59:13 11:00:05:13", "LOC: 11:00:00:13 BLUE", "LOC: 11:00:03:13 GREEN"],
    "fcpxml": ['tcStart="989988/25s"', 'offset="989988/25s"'],
    "srt": ["11:00:00,500 --> 11:00:02,000"],
    "vtt": ["11:00:00.500 --> 11:00:02.000"],
    "csv": ["11:00:00.500,11:00:02.000"],
    "json": ['"start_timecode_s": 39599.5'],
}


@pytest.mark.parametrize("spec", TIMED, ids=lambda spec: spec.id)
def test_the_start_of_the_broadcast_wav_reaches_every_format_that_takes_a_start(spec, facts):
    if spec.id in ("midi", "parquet"):
        pytest.skip("read below, for it is no text")
    text = written(spec.id, facts, START_S)
    for expected in IN_FILE[spec.id]:
        assert expected in text


def test_midi_markers_count_from_the_start(facts):
    mido = pytest.importorskip("mido")
    file = mido.MidiFile(file=io.BytesIO(written("midi", facts, 100.0).encode("latin-1")), charset="utf-8")
    now, found = 0, []
    for message in file.tracks[0]:
        now += message.time
        if message.type == "marker":
            found.append((now / 1920, message.text))
    assert found == [(101.0, "clarinet 0.91"), (102.5, "clarinet end"), (104.0, "take 2")]


@pytest.mark.parametrize("format_id", ["resolve-edl", "cmx3600", "fcpxml"])
def test_without_a_choice_timecode_is_that_of_the_recording(format_id, facts):
    assert written(format_id, facts) == written(format_id, facts, START_S)


@pytest.mark.parametrize("spec", [spec for spec in TIMED if spec.times == "timeline"], ids=lambda spec: spec.id)
def test_without_a_choice_a_timeline_starts_with_the_recording(spec, facts):
    bare = ExportFacts(**{**vars(facts), "start_timecode_s": None})
    assert written(spec.id, facts) == written(spec.id, bare)


def test_the_edit_list_takes_the_sound_from_its_own_timecode_wherever_it_goes(facts):
    (event,) = [line for line in written("cmx3600", facts, 3600.0).splitlines() if line.startswith("001")]
    assert event.split()[4:] == ["10:59:59:13", "11:00:05:13", "01:00:00:00", "01:00:06:00"]


def test_the_final_cut_project_takes_the_sound_from_its_own_timecode_wherever_it_goes(facts):
    root = ElementTree.fromstring(written("fcpxml", facts, 3600.0))
    own = "989988/25s"  # 39599.5 s to the next frame
    assert root.find(".//asset").get("start") == root.find(".//asset-clip").get("start") == own
    assert root.find(".//asset-clip").get("offset") == root.find(".//sequence").get("tcStart") == "3600s"
    first = Fraction(root.find(".//marker").get("start").rstrip("s")) - Fraction(own.rstrip("s"))
    assert first == 1


@pytest.mark.parametrize("format_id", ["resolve-edl", "cmx3600", "fcpxml"])
@pytest.mark.parametrize("offset_s", [-0.5, -3600.0, 24 * 3600.0, 1e6])
def test_a_start_that_is_no_timecode_is_refused_in_words(format_id, offset_s, facts):
    with pytest.raises(SettingsError, match=r"runs from 00:00:00:00 to 24:00:00:00; choose a start inside\."):
        written(format_id, facts, offset_s)


@pytest.mark.parametrize("spec", [spec for spec in TIMED if spec.times == "timeline"], ids=lambda spec: spec.id)
def test_a_negative_start_is_cut_at_zero_and_counted(spec):
    facts = ExportFacts(10.0, RATE, "take", markers=(Marker(1.0, "gone"), Marker(8.0, "there")))
    regions = (region("flute", 0.0, 1.0), region("cello", 4.0, 6.0), region("organ", 7.0, 8.0))
    plan = planned_export(regions, spec, facts, ExportChoice(offset_s=-5.0))
    assert [(each.instrument, each.onset_s) for each in plan.files[0].regions] == [("cello", 0.0), ("organ", 2.0)]
    assert plan.cut_off == 2 + spec.holds_markers
    content = spec.writer(plan.files[0].regions, plan.files[0].facts)
    text = content if isinstance(content, str) else content.decode("latin-1")
    assert "gone" not in text and not re.search(r"[\t,\"]-\d", text)


def counted(rate, wanted: set[int]):
    """Yield frame and timecode through a day, counted one minute after the other as SMPTE 12M says in words.

    Numbers 0 and 1 (at 60 frames 0 to 3) are left out at the beginning of every minute but each tenth.
    """
    frame = 0
    mark = ";" if rate.drop else ":"
    for minute in range(24 * 60):
        first = {30: 2, 60: 4}[rate.nominal] if rate.drop and minute % 10 else 0
        numbers = range(first, 60 * rate.nominal)
        for place in wanted:
            number = numbers[place]
            second, rest = divmod(number, rate.nominal)
            yield frame + place, f"{minute // 60:02d}:{minute % 60:02d}:{second:02d}{mark}{rest:02d}"
        frame += len(numbers)
    assert frame == {"29.97df": 2_589_408, "59.94df": 5_178_816}.get(rate.id, 86_400 * rate.nominal)


@pytest.mark.parametrize("rate", FRAME_RATES.values(), ids=lambda rate: rate.id)
def test_timecode_is_right_through_a_whole_day_by_counting(rate):
    for frame, shown in counted(rate, {0, 1, 2, 3, 777, 1000, 1300}):
        assert rate.timecode(frame) == shown
        assert rate.frames_from(shown) == frame


@pytest.mark.parametrize("rate", FRAME_RATES.values(), ids=lambda rate: rate.id)
def test_timecode_is_that_of_opentimelineio_through_a_whole_day(rate):
    opentime = pytest.importorskip("opentimelineio").opentime
    exact = float(rate.exact)
    for frame in (*range(0, 4000), *range(17_900, 18_100), *range(0, rate.frames_at(86_400.0) - 1, 7919)):
        theirs = opentime.to_timecode(opentime.RationalTime(frame, exact), exact, drop_frame=rate.drop)
        assert rate.timecode(frame) == theirs


@pytest.mark.parametrize("rate", ["29.97df", "59.94df"])
def test_drop_frame_stays_within_a_few_frames_of_the_clock_through_a_whole_day(rate):
    drop = FRAME_RATES[rate]
    for second in range(0, 86_400, 61):
        hours, minutes, seconds, frames = map(int, re.split("[:;]", drop.timecode(drop.frames_at(float(second)))))
        shown = hours * 3600 + minutes * 60 + seconds + frames / drop.nominal
        assert abs(shown - second) < 0.09 + (drop.left_out + 0.5) / drop.nominal
