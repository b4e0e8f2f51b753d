"""What holds for every format: it writes whatever regions there are, reads its own files back, and is recognised."""

import csv
import io
import math
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import ExportError
from engine.interchange import (
    FORMATS,
    FRAME_RATES,
    ExportFacts,
    format_by_id,
    format_for_path,
    format_of_content,
    planned_export,
    read_contents,
    read_regions,
    write_regions,
)
from engine.interchange.labels import label_text, one_line, read_label
from engine.markers import Marker
from tests.builders import region, silence, write_wav
from tests.builders_interchange import (
    AWKWARD_NAMES,
    FORMULAS,
    awkward_markers,
    awkward_regions,
    many_regions,
    plain_markers,
    plain_regions,
)

READABLE = [spec for spec in FORMATS if spec.can_read]
by_id = pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.id)
readable = pytest.mark.parametrize("spec", READABLE, ids=lambda spec: spec.id)
RATE = 8000
HALF_A_STEP = {"csv": 0.0005, "audition": 0.0011, "reaper-csv": 0.0005, "wav-cue": 1 / RATE, "svl": 1 / RATE}
"""What a time may be off in formats that count coarser than microseconds."""


@pytest.fixture(scope="module")
def take(tmp_path_factory) -> Path:
    return write_wav(tmp_path_factory.mktemp("take") / "täke 1.wav", silence(6.0, RATE), RATE)


@pytest.fixture
def facts(take) -> ExportFacts:
    return ExportFacts(6.0, RATE, "täke 1.wav", path=take)


def exported(spec, regions, facts, folder) -> Path:
    path = folder / f"export{spec.extension}"
    write_regions(path, regions, spec.id, facts)
    return path


@by_id
def test_no_regions_can_be_written(spec, facts, tmp_path):
    assert exported(spec, [], facts, tmp_path).exists()


@by_id
def test_nothing_but_the_recording_need_be_known(spec, take, tmp_path):
    assert exported(spec, plain_regions(), ExportFacts(path=take), tmp_path).stat().st_size > 0
    if spec.writer is not None:
        assert spec.writer(plain_regions(), ExportFacts())


@by_id
def test_awkward_regions_can_be_written(spec, facts, tmp_path):
    content = exported(spec, awkward_regions(), facts, tmp_path).read_bytes()
    if spec.writer is not None and isinstance(spec.writer([], facts), str):
        text = content.decode("utf-8")
        assert "Ĝeĉkoĵaŭ 🎻" in text or "\\u" in text
        assert not any(sign in text for sign in "\x00\x07\u2028\u0085") or spec.id in ("csv", "json")


@by_id
def test_the_order_of_regions_does_not_matter(spec, facts, tmp_path):
    (tmp_path / "a").mkdir(), (tmp_path / "b").mkdir()
    forth = exported(spec, awkward_regions(), facts, tmp_path / "a").read_bytes()
    back = exported(spec, awkward_regions()[::-1], facts, tmp_path / "b").read_bytes()
    assert forth == back


@by_id
def test_ten_thousand_regions_take_seconds(spec, take, tmp_path):
    facts = ExportFacts(5001.0, RATE, "long.wav", path=take)
    started = time.monotonic()
    path = exported(spec, many_regions(), facts, tmp_path)
    if spec.can_read:
        assert len(read_regions(path)) == 10_000
    assert time.monotonic() - started < 60


@readable
def test_regions_come_back(spec, facts, tmp_path):
    back = read_regions(exported(spec, plain_regions(), facts, tmp_path))
    wanted = sorted(plain_regions(), key=lambda r: r.onset_s)
    assert [each.instrument for each in back] == [each.instrument for each in wanted]
    for each, original in zip(back, wanted, strict=True):
        assert (each.onset_s, each.offset_s) == pytest.approx((original.onset_s, original.offset_s), abs=1e-6)
        assert each.mean == pytest.approx(original.mean, abs=5e-7 if not spec.scores_in_labels else 0.005)
        assert each.origin == "import"
    if spec.holds_status:
        assert [each.status for each in back] == [each.status for each in wanted]
        assert [each.solo for each in back] == [each.solo for each in wanted]


@readable
def test_awkward_names_and_times_come_back(spec, facts, tmp_path):
    contents = read_contents(exported(spec, awkward_regions(), facts, tmp_path))
    back = contents.regions
    points = [each for each in awkward_regions() if each.duration_s < 0.001]
    if spec.holds_status:
        assert len(back) == len(awkward_regions()) and not contents.markers
    else:  # what has no length is a point there, and comes back as a marker: of two alike, once
        short = spec.id in ("audition", "reaper-csv")  # of milliseconds
        assert len(back) == len(awkward_regions()) - (len(points) if short else len(points) - 1)
        names = {read_label(marker.name)[0].split()[0] for marker in contents.markers}
        assert names == {"flute", "organ"}
    found = {one_line(each.instrument): (each.onset_s, each.offset_s) for each in back}
    for original in awkward_regions()[: len(AWKWARD_NAMES)]:
        if "\ud800" in original.instrument and spec.id in ("csv", "json"):
            continue  # written as an escape
        span = found[one_line(original.instrument)]
        assert span == pytest.approx((original.onset_s, original.offset_s), abs=HALF_A_STEP.get(spec.id, 1e-6))


def with_markers(facts, markers):
    return replace(facts, markers=tuple(markers))


@by_id
def test_markers_are_written_where_there_is_a_place_for_them(spec, facts, tmp_path):
    plan = planned_export(plain_regions(), spec, with_markers(facts, plain_markers()))
    (file,) = plan.files
    path = tmp_path / f"export{spec.extension}"
    write_regions(path, file.regions, spec.id, file.facts)
    there = b"Zweiter Satz" in path.read_bytes()
    if spec.id == "midi":
        there = b"Zweiter Satz" in path.read_bytes()
    assert there == spec.holds_markers
    assert "arkers" in (spec.keeps if spec.holds_markers else spec.loses), "the specification says what becomes of them"
    assert (plan.marker_count, plan.unmarked) == ((3, 0) if spec.holds_markers else (0, 3))


@by_id
def test_markers_alone_can_be_written(spec, facts, tmp_path):
    path = exported(spec, [], with_markers(facts, plain_markers()), tmp_path)
    if spec.can_read and spec.holds_markers:
        contents = read_contents(path)
        assert contents.regions == () and len(contents.markers) == 3


@readable
def test_markers_come_back_as_markers(spec, facts, tmp_path):
    contents = read_contents(exported(spec, plain_regions(), with_markers(facts, plain_markers()), tmp_path))
    assert len(contents.regions) == 3
    assert [each.name for each in contents.markers] == [m.name for m in plain_markers() if spec.holds_markers]
    for found, marker in zip(contents.markers, plain_markers(), strict=False):
        assert found.time_s == pytest.approx(marker.time_s, abs=HALF_A_STEP.get(spec.id, 1e-6))


@readable
def test_awkward_markers_come_back(spec, facts, tmp_path):
    contents = read_contents(exported(spec, plain_regions(), with_markers(facts, awkward_markers()), tmp_path))
    if not spec.holds_markers:
        assert contents.markers == ()
        return
    wanted = {one_line(marker.name) for marker in awkward_markers()}
    found = {one_line(marker.name) for marker in contents.markers}
    if spec.id == "json":  # halves of surrogate pairs are written as escapes
        found = {one_line(name.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")) for name in found}
    assert found == wanted
    assert len(contents.regions) == 3


@by_id
def test_ten_thousand_markers_take_seconds(spec, take, tmp_path):
    markers = [Marker(0.5 * k, f"Marker {k}") for k in range(10_000)]
    facts = ExportFacts(5001.0, RATE, "long.wav", path=take, markers=tuple(markers))
    started = time.monotonic()
    path = exported(spec, plain_regions(), facts, tmp_path)
    if spec.can_read and spec.holds_markers:
        assert len(read_contents(path).markers) == 10_000
    assert time.monotonic() - started < 60


@readable
def test_labels_without_scores_come_back_as_names(spec, facts, tmp_path):
    back = read_regions(exported(spec, plain_regions(), replace(facts, scores=False), tmp_path))
    assert {each.instrument for each in back} == {"clarinet", "violin"}
    if spec.scores_in_labels:
        assert all(math.isnan(each.mean) for each in back)


@pytest.mark.parametrize("format_id", ["csv", "audition", "reaper-csv", "raven"])
@pytest.mark.parametrize("name", FORMULAS)
def test_no_field_of_a_table_is_a_formula(format_id, name):
    spec = format_by_id(format_id)
    text = spec.writer([replace(region(name), note=name)], ExportFacts(name=name, markers=(Marker(0.5, name),)))
    separator = "\t" if spec.id in ("audition", "raven") else ","
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        assert not any(field[:1] in "=+-@\t\r" for field in row if field), row


@readable
def test_a_file_is_recognised_whatever_it_is_called(spec, facts, tmp_path):
    path = exported(spec, plain_regions(), facts, tmp_path).rename(tmp_path / "export.bin")
    assert format_of_content(path, path.read_bytes()[: 1 << 16]).id == spec.id
    assert len(read_regions(path)) == 3


@by_id
def test_a_file_of_one_format_is_never_read_as_another(spec, facts, tmp_path):
    path = exported(spec, plain_regions(), facts, tmp_path)
    if not spec.can_read:
        with pytest.raises(ExportError):
            read_regions(path)


def test_a_shared_extension_stands_for_the_format_called_like_it():
    assert format_for_path("a.csv").id == "csv"
    assert format_for_path("a.CSV").id == "csv"
    assert format_for_path("A.TEXTGRID").id == "textgrid"
    with pytest.raises(
        ExportError, match=r"“a\.txt” could be Audacity labels \(audacity\) or iZotope RX markers \(rx\) or Raven"
    ):
        format_for_path("a.txt")
    with pytest.raises(ExportError, match=r"could be DaVinci Resolve markers \(resolve-edl\) or CMX 3600"):
        format_for_path("a.edl")


def test_content_that_no_format_has_is_told(tmp_path):
    (tmp_path / "a.xyz").write_text("what is this")
    with pytest.raises(ExportError, match=r"“a\.xyz” is in no format that Soloscope reads; it reads Soloscope CSV, "):
        read_regions(tmp_path / "a.xyz")
    (tmp_path / "a.txt").write_text("what is this")
    with pytest.raises(ExportError, match=r"“a\.txt” could be Audacity labels \(audacity\) or Raven .*; name the form"):
        read_regions(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("")
    with pytest.raises(ExportError, match=r"“b\.txt” is empty and could be"):
        read_regions(tmp_path / "b.txt")
    assert read_regions(tmp_path / "b.txt", "audacity") == ()
    (tmp_path / "a.mid").write_bytes(b"MThd")
    with pytest.raises(ExportError, match=r"MIDI markers can be written but not read"):
        read_regions(tmp_path / "a.mid")
    with pytest.raises(ExportError, match=r"MIDI markers can be written but not read"):
        read_regions(tmp_path / "a.mid", "midi")


def test_files_in_utf16_are_read(tmp_path):
    spec = format_by_id("textgrid")
    (tmp_path / "a.TextGrid").write_text(spec.writer(plain_regions(), ExportFacts(6.0)), encoding="utf-16")
    assert len(read_regions(tmp_path / "a.TextGrid")) == 3


def test_bytes_that_are_no_text_are_told(tmp_path):
    (tmp_path / "a.jams").write_bytes(b"\xff\x00\xd8" * 100)
    with pytest.raises(ExportError, match=r"“a\.jams” is no text, as JAMS is"):
        read_regions(tmp_path / "a.jams")


def test_a_wav_with_markers_needs_the_recording():
    with pytest.raises(ExportError, match="the recording must be named"):
        write_regions("a.wav", [], "wav-cue")


def test_labels_are_one_line_and_never_empty():
    assert label_text(region("a\tb\nc", mean=0.914)) == "a b c 0.91"
    assert label_text(region("\n"), scores=False) == "unnamed"
    assert label_text(region("flute", mean=float("nan"))) == "flute"


@by_id
def test_no_format_has_its_scores_in_labels_and_says_what_was_rejected(spec):
    assert not (spec.holds_status and spec.scores_in_labels), "the export dialog shows one choice in the other's place"


def test_options_say_what_a_person_can_choose():
    options = {spec.id: spec.options for spec in FORMATS}
    assert options["resolve-edl"] == {"offset", "frame_rate", "scores", "markers"}
    assert options["audacity"] == {"offset", "scores", "markers"}
    assert options["csv"] == {"offset"}
    assert options["jams"] == {"markers"}
    assert "frame_rate" not in options["midi"]
    assert all(spec.writer is not None or spec.copier is not None for spec in FORMATS)
    assert list(FRAME_RATES)[:3] == ["23.976", "24", "25"]


def test_the_readme_lists_every_format_and_who_has_checked_it():
    readme = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
    for spec in FORMATS:
        read = "yes" if spec.can_read else "no"
        row = f"| {spec.name} | `{spec.id}` | {', '.join(spec.extensions)} | {read} | {spec.verified_by or '–'} |"
        assert row in readme
