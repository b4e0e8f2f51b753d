"""Files that people and other programs got wrong: tolerated where the meaning is clear, else told with the line."""

import json
import math
import random

import pytest

from engine.errors import ExportError
from engine.interchange import FORMATS, ExportFacts, format_by_id, read_regions
from engine.markers import Marker
from tests.builders import silence, write_wav
from tests.builders_interchange import plain_markers, plain_regions


def read(format_id, text):
    return format_by_id(format_id).reader(text, "a file")


def spans(entries):
    return [span(each) for each in entries]


def span(entry):
    if isinstance(entry, Marker):
        return entry.name, entry.time_s, entry.time_s
    return entry.instrument, entry.onset_s, entry.offset_s


SVL = '<?xml version="1.0"?>\n<sv><data>\n{}\n</data></sv>'
MODEL = '<model id="1" name="flute" sampleRate="100" type="sparse" dataset="2"/>\n<dataset id="2">\n{}\n</dataset>'
GRID = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n5\n<exists>\n1\n"IntervalTier"\n"flute"\n0\n5\n'


@pytest.mark.parametrize(
    ("format_id", "text", "sentence"),
    [
        ("audacity", "1.0 2.0 flute\n", "Line 1 of “a file” has no tab between start and end; correct it"),
        ("audacity", "1\t2\tflute\nx\t3\tcello\n", "Line 2 of “a file” has “x” as the start, which must be a number"),
        ("audacity", "1\tnan\tflute\n", "Line 1 of “a file” has “nan” as the end"),
        ("audacity", "3\t2\tflute\n", "Line 1 of “a file” ends at 2 s, before it starts at 3 s"),
        ("audacity", "-3\t2\tflute\n", "Line 1 of “a file” starts before the recording, at -3 s"),
        ("audacity", "3\t1e300\tflute\n", "later than any recording"),
        ("audition", "Start\tDuration\n", "Line 1 of “a file” does not name the column “Name”; export it again"),
        ("audition", "Name\tStart\tDuration\na\t0:0x\t1\n", "Line 2 of “a file” has “0:0x” as the start"),
        ("audition", "Name\tStart\tDuration\na\n", "Line 2 of “a file” has 1 fields where the first line has 3"),
        (
            "audition",
            "Name\tStart\tDuration\tTime Format\na\t12\t1\tsamples\n",
            "counts time as “samples”; set Audition's time display to decimal first",
        ),
        ("reaper-csv", "#,Name\n", "Line 1 of “a file” does not name the column “Start”"),
        ("reaper-csv", "#,Name,Start,End\nR1,a,1.1.00,2.1.00\n", "set REAPER's ruler to minutes:seconds"),
        ("reaper-csv", '#,Name,Start,End\nR1,"a"b,1,2\n', "Line 2 of “a file” is not valid CSV"),
        ("reaper-csv", "#,Name,Start,End\nR1,a\n", "Line 2 of “a file” has 2 fields"),
        ("raven", "Selection\tView\n", "does not name the column “Begin Time (s)”"),
        ("raven", "Begin Time (s)\tEnd Time (s)\tScore\n1\t2\t7\n", "Line 2 of “a file” has the score 7"),
        ("raven", "Begin Time (s)\tEnd Time (s)\n1\n", "Line 2 of “a file” has 1 fields"),
        ("svl", "<sv><data>", "Line 1 of “a file” is not valid XML"),
        ("svl", SVL.format(""), "“a file” holds no layer of regions, notes or instants"),
        ("svl", SVL.format('<dataset id="9"><point frame="1"/></dataset>'), "has a point that belongs to no model"),
        ("svl", SVL.format(MODEL.format('<point frame="x"/>')), "Line 5 of “a file” has “x” as the frame"),
        ("svl", SVL.format(MODEL.format('<point frame="-9"/>')), "Line 5 of “a file” starts before the recording"),
        ("svl", SVL.format(MODEL.replace('"100"', '"0"').format('<point frame="1"/>')), "has the sample rate 0"),
        ("jams", "{", "Line 1 of “a file” is not valid JSON"),
        ("jams", "[]", "“a file” is no JAMS file: it holds no list of annotations"),
        ("jams", '{"annotations": [{"namespace": "beat", "data": []}]}', "holds no tags or segments, only beat"),
        ("jams", '{"annotations": [{"namespace": "tag_open"}]}', "Annotation 1 of “a file” holds no list of data"),
        (
            "jams",
            '{"annotations": [{"namespace": "tag_open", "data": [{"time": "x", "value": "a"}]}]}',
            "Observation 1 of annotation 1 of “a file” has the time or duration 'x'",
        ),
        (
            "jams",
            '{"annotations": [{"namespace": "tag_open", "data": [{"time": 1, "value": 3}]}]}',
            "has no text as its value",
        ),
        ("jams", '{"annotations": NaN}', "holds NaN where a number belongs"),
        ("jams", "[" * 100_000, "nested too deep"),
        ("json", "{}", "is not a JSON file of regions that Soloscope wrote"),
        ("json", '{"format": "soloscope regions", "version": 99}', "written by a newer Soloscope"),
        ("json", '{"format": "soloscope regions", "version": 1}', "holds no list of regions"),
        (
            "json",
            '{"format": "soloscope regions", "version": 1, "regions": [3]}',
            "Region 1 of “a file” is not an object",
        ),
        (
            "json",
            '{"format": "soloscope regions", "version": 1, "regions": [{"instrument": "a", "start_s": 3, "end_s": 2}]}',
            "Region 1 of “a file” runs from 3 to 2 s",
        ),
        (
            "json",
            '{"format": "soloscope regions", "version": 1, "regions": [{"instrument": "a", "start_s": true}]}',
            "has True as start_s",
        ),
        ("textgrid", "hello", "Line 1 of “a file” is the last, but the file type is still to come"),
        ("textgrid", '"ooTextFile" "Sound"', "is not a TextGrid in text form"),
        ("textgrid", GRID + "1\n2\n1\n", "the last, but a label is still to come"),
        ("textgrid", GRID + '1\n2\n"x"\n"y"\n', 'Line 14 of “a file” has "x" as a time, where a number belongs'),
        ("textgrid", GRID + '1\n3\n1\n"x"\n', "Line 14 of “a file” ends at 1 s, before it starts at 3 s"),
    ],
)
def test_the_sentence_names_the_place_and_what_is_wrong(format_id, text, sentence):
    with pytest.raises(ExportError) as raised:
        read(format_id, text)
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("format_id", "text", "found"),
    [
        ("audacity", "1,5\t2,5\tflute\r\n\r\n\\\t0\t100\r\n", [("flute", 1.5, 2.5)]),
        ("audacity", "1\t1\n2\t3\t\n", [("unnamed", 1.0, 1.0), ("unnamed", 2.0, 3.0)]),
        ("audacity", "1\t2\ta\tb\n", [("a b", 1.0, 2.0)]),
        ("audition", "Name\tStart\tDuration\r\nMarker 01\t1:00:01.5\t\r\n", [("Marker 01", 3601.5, 3601.5)]),
        ("reaper-csv", "#,Name,Start,End,Length\nM1,cut,0:03.000,,\n", [("cut", 3.0, 3.0)]),
        ("reaper-csv", '#,Name,Start,End\nR1,"a, b",1:00:00.5,1:00:01\n', [("a, b", 3600.5, 3601.0)]),
        (
            "raven",
            "Selection\tView\tBegin Time (s)\tEnd Time (s)\tSpecies\n"
            "1\tWaveform 1\t1\t2\ta\n1\tSpectrogram 1\t1\t2\ta\n",
            [("a", 1.0, 2.0)],
        ),
        ("svl", SVL.format(MODEL.format('<point frame="100" label=""/>')), [("flute", 1.0, 1.0)]),
        ("svl", SVL.format(MODEL.format('<point frame="100" duration="50" value="60" label="A4"/>')), [("A4", 1, 1.5)]),
        ("textgrid", GRID + '3\n0\n1\n""\n1\n2\n"solo"\n2\n5\n""\n', [("flute", 1.0, 2.0)]),
        ("textgrid", '"ooTextFile" "TextGrid" 0 5 <absent>', []),
        (
            "jams",
            '{"annotations": [{"namespace": "segment_open", "data": [{"time": 1, "duration": 2, "value": "A"}]}]}',
            [("A", 1.0, 3.0)],
        ),
    ],
)
def test_what_other_programs_write_is_understood(format_id, text, found):
    assert spans(read(format_id, text)) == found


@pytest.mark.parametrize(
    ("label", "instrument", "score"),
    [
        ("clarinet 0.91", "clarinet", 0.91),
        ("Clarinet (0,91)", "Clarinet", 0.91),
        ("clarinet [91 %]", "clarinet", 0.91),
        ("clarinet 91.5%", "clarinet", 0.915),
        ("clarinet", "clarinet", math.nan),
        ("clarinet 2", "clarinet 2", math.nan),
        ("take 1.7", "take 1.7", math.nan),
        ("0.91", "0.91", math.nan),
        ("  ", "unnamed", math.nan),
    ],
)
def test_a_score_is_taken_from_a_label_only_where_it_is_one(label, instrument, score):
    (found,) = read("audacity", f"1\t2\t{label}\n")
    assert found.instrument == instrument
    assert found.mean == pytest.approx(score, nan_ok=True)


BOMB = (
    '<!DOCTYPE sv [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']>\n<sv><data><model name="&i;"/></data></sv>'
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        '<!DOCTYPE sv [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<sv>&x;</sv>',
        '<!DOCTYPE sv [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>\n<sv/>',
    ],
    ids=["bomb", "file", "network"],
)
def test_xml_that_declares_entities_is_refused(text):
    with pytest.raises(ExportError, match="declares an entity"):
        read("svl", text)


def test_a_document_type_elsewhere_is_never_fetched():
    text = '<!DOCTYPE sv SYSTEM "http://127.0.0.1:1/x.dtd">\n' + SVL.partition("\n")[2].format(MODEL.format(""))
    assert read("svl", text) == ()


@pytest.mark.parametrize("spec", [spec for spec in FORMATS if spec.reader], ids=lambda spec: spec.id)
def test_damaged_text_never_ends_in_anything_but_regions_or_a_sentence(spec):
    chance = random.Random(spec.id)
    whole = spec.writer(plain_regions(), ExportFacts(6.0, 8000, "take", markers=plain_markers()))
    for _ in range(300):
        text = list(whole)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(text))
            match chance.randrange(3):
                case 0:
                    del text[place : place + chance.randint(1, 40)]
                case 1:
                    text.insert(place, chance.choice(["\t", "\n", '"', ",", "<", "9" * 30, "-", "\0", "é", "}"]))
                case _:
                    text[place] = chr(chance.randrange(1, 0x3000))
            text = text or [" "]
        try:
            regions = spec.reader("".join(text), "a file")
        except ExportError as error:
            assert "\n" not in str(error) and len(str(error)) < 400
        else:
            assert all(0 <= onset <= offset for _, onset, offset in spans(regions))


@pytest.mark.parametrize("format_id", ["parquet", "wav-cue"])
def test_damaged_bytes_never_end_in_anything_but_regions_or_a_sentence(format_id, tmp_path):
    chance = random.Random(format_id)
    take = write_wav(tmp_path / "take.wav", silence(1.0, 8000), 8000)
    spec = format_by_id(format_id)
    whole = tmp_path / "whole"
    facts = ExportFacts(1.0, 8000, "take", path=take, markers=plain_markers())
    if spec.copier is not None:
        spec.copier(take, whole, plain_regions(), facts)
    else:
        whole.write_bytes(spec.writer(plain_regions(), facts))
    for _ in range(150):
        data = bytearray(whole.read_bytes())
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(data)) if chance.random() < 0.5 else -chance.randrange(1, min(400, len(data)))
            data[place] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        (tmp_path / "damaged").write_bytes(data)
        try:
            regions = read_regions(tmp_path / "damaged", format_id)
        except ExportError as error:
            assert "\n" not in str(error)
        else:
            assert all(0 <= each.onset_s <= each.offset_s for each in regions)


def test_parquet_of_something_else_is_told(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table({"a": [1]}), tmp_path / "a.parquet")
    with pytest.raises(ExportError, match=r"“a\.parquet” has no column “instrument”"):
        read_regions(tmp_path / "a.parquet")
    parquet.write_table(arrow.table({"instrument": ["a"], "start_s": [3.0], "end_s": [2.0]}), tmp_path / "b.parquet")
    with pytest.raises(ExportError, match=r"Row 1 of “b\.parquet” cannot be a region"):
        read_regions(tmp_path / "b.parquet")


def test_parquet_without_its_package_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"needs the Python package pyarrow; install it with: pip install solosc"):
        format_by_id("parquet").writer(plain_regions(), ExportFacts())


def test_json_keeps_notes():
    text = format_by_id("json").writer(plain_regions(), ExportFacts())
    document = json.loads(text)
    document["regions"][0]["note"] = "süß"
    assert read("json", json.dumps(document))[0].note == "süß"
