"""Our files as libraries read them that others wrote: what they find is what was exported."""

import io
import json
import warnings
from fractions import Fraction
from xml.etree import ElementTree

import numpy as np
import pytest

from engine.interchange import FRAME_RATES, ExportFacts, format_by_id, write_regions
from tests.builders import chirp, region, write_wav
from tests.builders_interchange import awkward_regions, plain_regions

FACTS = ExportFacts(6.0, 48_000, "take 3.wav")
SPANS = [(1.0, 2.5), (2.0, 4.0), (4.25, 5.0)]


def text_of(format_id, regions=None, facts=FACTS):
    return format_by_id(format_id).writer(plain_regions() if regions is None else regions, facts)


def saved(tmp_path, format_id, regions=None, facts=FACTS) -> str:
    path = tmp_path / f"export{format_by_id(format_id).extension}"
    write_regions(path, plain_regions() if regions is None else regions, format_id, facts)
    return str(path)


@pytest.mark.filterwarnings("ignore")  # of the library's own making
@pytest.mark.parametrize("regions", [plain_regions(), awkward_regions(), ()], ids=["plain", "awkward", "none"])
def test_jams_accepts_ours_by_its_schema(tmp_path, regions):
    jams = pytest.importorskip("jams")
    file = jams.load(saved(tmp_path, "jams", regions), validate=True, strict=True)
    (annotation,) = file.annotations
    assert annotation.namespace == "tag_open"
    assert annotation.annotation_metadata.data_source == "program"
    assert file.file_metadata.duration >= 6.0
    assert len(annotation.data) == len(regions)
    if regions == plain_regions():
        found = [(o.time, o.time + o.duration, o.value, o.confidence) for o in annotation.data]
        names = ["clarinet", "violin", "clarinet"]
        scores = [0.91, 0.5, 0.75]
        assert found == [(*span, name, score) for span, name, score in zip(SPANS, names, scores, strict=True)]


def test_praatio_reads_the_textgrid(tmp_path):
    textgrid = pytest.importorskip("praatio.textgrid")
    grid = textgrid.openTextgrid(saved(tmp_path, "textgrid"), includeEmptyIntervals=True)
    assert grid.tierNames == ("clarinet", "violin")
    assert (grid.minTimestamp, grid.maxTimestamp) == (0, 6)
    tier = grid.getTier("clarinet").entries
    assert [tuple(entry) for entry in tier] == [
        (0, 1, ""),
        (1, 2.5, "clarinet 0.91"),
        (2.5, 4.25, ""),
        (4.25, 5, "clarinet 0.75"),
        (5, 6, ""),
    ]


def test_praatio_reads_a_textgrid_of_awkward_regions(tmp_path):
    textgrid = pytest.importorskip("praatio.textgrid")
    grid = textgrid.openTextgrid(saved(tmp_path, "textgrid", awkward_regions()), includeEmptyIntervals=False)
    labels = {entry[-1] for tier in grid.tiers for entry in tier.entries}
    assert 'double "quotes" 0.50' in labels
    assert "Ĝeĉkoĵaŭ 🎻👩🏽‍🎤 0.50" in labels
    assert {"flute", "flute 2", "flute 3", "flute points"} <= set(grid.tierNames)


@pytest.mark.parametrize("regions", [plain_regions(), awkward_regions()], ids=["plain", "awkward"])
def test_pympi_reads_the_elan_document(tmp_path, regions):
    elan = pytest.importorskip("pympi.Elan")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = elan.Eaf(saved(tmp_path, "elan", regions))
    tiers = document.get_tier_names()
    found = [entry for tier in tiers for entry in document.get_annotation_data_for_tier(tier)]
    assert len(found) == len(regions)
    assert all(end > start for start, end, *_ in found)
    if regions == plain_regions():
        assert sorted(tiers) == ["clarinet", "violin"]
        assert document.get_annotation_data_for_tier("clarinet") == [
            (1000, 2500, "clarinet 0.91"),
            (4250, 5000, "clarinet 0.75"),
        ]


def test_mido_reads_the_markers():
    mido = pytest.importorskip("mido")
    file = mido.MidiFile(file=io.BytesIO(text_of("midi")), charset="utf-8")
    assert file.ticks_per_beat == 960
    now, found = 0, []
    for message in file.tracks[0]:
        now += message.time
        if message.type == "marker":
            found.append((now / 1920, message.text))
    assert found == [
        (1.0, "clarinet 0.91"),
        (2.0, "violin 0.50"),
        (2.5, "clarinet end"),
        (4.0, "violin end"),
        (4.25, "clarinet 0.75"),
        (5.0, "clarinet end"),
    ]


def test_an_end_comes_before_a_start_at_the_same_time_but_never_before_its_own():
    mido = pytest.importorskip("mido")
    regions = [region("a", 1.0, 2.0), region("b", 2.0, 3.0), region("c", 2.0, 2.0)]
    file = mido.MidiFile(file=io.BytesIO(text_of("midi", regions)), charset="utf-8")
    names = [message.text for message in file.tracks[0] if message.type == "marker"]
    assert names == ["a 0.75", "a end", "b 0.75", "c 0.75", "c end", "b end"]


def test_rpp_reads_the_markers_of_the_project(tmp_path):
    rpp = pytest.importorskip("rpp")
    text = text_of("reaper-project", facts=ExportFacts(6.0, 48_000, "take 3.wav", path=tmp_path / "take 3.wav"))
    project = rpp.loads(text)
    markers = [entry for entry in project if entry[0] == "MARKER"]
    assert [(entry[1], float(entry[2]), entry[3]) for entry in markers] == [
        ("1", 1.0, "clarinet 0.91"),
        ("1", 2.5, ""),
        ("2", 2.0, "violin 0.50"),
        ("2", 4.0, ""),
        ("3", 4.25, "clarinet 0.75"),
        ("3", 5.0, ""),
    ]
    source = project.find(".//SOURCE")
    assert tuple(source.attrib) == ("WAVE",)
    assert next(iter(source)) == ["FILE", str(tmp_path / "take 3.wav")]


def test_reaproj_sees_regions_and_a_track_with_the_recording(tmp_path):
    reaproj = pytest.importorskip("reaproj")
    facts = ExportFacts(6.0, 48_000, "take 3.wav", path=tmp_path / "take 3.wav", offset_s=10.0)
    project = reaproj.Project.load(saved(tmp_path, "reaper-project", facts=facts))
    assert [(found.start, found.end) for found in project.regions] == SPANS
    assert [found.name for found in project.regions] == ["clarinet 0.91", "violin 0.50", "clarinet 0.75"]
    ((item,),) = [track.items for track in project.tracks]
    assert (item.position, item.length) == (10.0, 6.0)
    assert str(item.source_path) == str(tmp_path / "take 3.wav")


def test_rpp_reads_awkward_names():
    rpp = pytest.importorskip("rpp")
    names = {entry[3] for entry in rpp.loads(text_of("reaper-project", awkward_regions())) if entry[0] == "MARKER"}
    assert {'double "quotes" 0.50', "Ĝeĉkoĵaŭ 🎻👩🏽‍🎤 0.50", "it's 'all' 'three' 0.50"} & names


def edit_list(rate):
    """Return our edit list as OpenTimelineIO reads it: the clip."""
    otio = pytest.importorskip("opentimelineio")
    text = text_of("cmx3600", facts=ExportFacts(6.0, 48_000, "take 3.wav", frame_rate=FRAME_RATES[rate]))
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=float(FRAME_RATES[rate].exact))
    (clip,) = [item for track in timeline.tracks for item in track if isinstance(item, otio.schema.Clip)]
    return clip


@pytest.mark.parametrize("rate", ["24", "25", "29.97", "29.97df", "30", "50", "59.94df"])
def test_opentimelineio_reads_the_event_of_the_edit_list(rate):
    clip = edit_list(rate)
    assert clip.name == "take 3.wav"
    assert clip.source_range.duration.value == FRAME_RATES[rate].frames_at(6.0)


# Its adapter passes over locators in drop-frame timecode.
@pytest.mark.parametrize("rate", ["24", "25", "29.97", "30", "50"])
def test_opentimelineio_reads_the_locators_of_the_edit_list(rate):
    frames = FRAME_RATES[rate].frames_at
    first = FRAME_RATES[rate].frames_from("01:00:00:00")
    found = sorted((marker.marked_range.start_time.value - first, marker.name) for marker in edit_list(rate).markers)
    assert found == sorted(
        [
            (frames(1.0), "clarinet 0.91"),
            (frames(2.0), "violin 0.50"),
            (frames(2.5), "clarinet end"),
            (frames(4.0), "violin end"),
            (frames(4.25), "clarinet 0.75"),
            (frames(5.0), "clarinet end"),
        ]
    )


def test_locators_at_2997_drop_frame_are_counted_in_it():
    text = text_of("cmx3600", [region("flute", 60.0, 61.0)], ExportFacts(70.0, frame_rate=FRAME_RATES["29.97df"]))
    assert "FCM: DROP FRAME" in text
    assert "* LOC: 01:00:59;28 BLUE    flute 0.75" in text
    assert "* LOC: 01:01:01;00 BLUE    flute end" in text


# Its adapter takes 30000/1001 for 29, so that rate is read below from the fractions themselves.
@pytest.mark.parametrize("rate", ["24", "25", "60"])
def test_opentimelineio_reads_the_final_cut_project(rate, tmp_path):
    otio = pytest.importorskip("opentimelineio")
    facts = ExportFacts(
        6.0, 48_000, "take 3.wav", path=tmp_path / "take 3.wav", frame_rate=FRAME_RATES[rate], start_timecode_s=3600.0
    )
    found = otio.adapters.read_from_string(text_of("fcpxml", facts=facts), "fcpx_xml")
    markers = [marker for clip in found.find_clips() for marker in clip.markers]
    assert [marker.name for marker in markers] == ["clarinet 0.91", "violin 0.50", "clarinet 0.75"]
    (clip,) = found.find_clips()
    assert clip.source_range.start_time.to_seconds() == 3600.0
    for marker, (onset, offset) in zip(markers, SPANS, strict=True):
        span = marker.marked_range
        start, end = span.start_time.to_seconds() - 3600.0, span.end_time_exclusive().to_seconds() - 3600.0
        assert start == pytest.approx(onset, abs=0.51 / float(FRAME_RATES[rate].exact))
        assert end == pytest.approx(offset, abs=1 / float(FRAME_RATES[rate].exact))


@pytest.mark.parametrize("rate", ["23.976", "25", "29.97", "29.97df", "59.94"])
def test_every_time_of_the_final_cut_project_is_a_whole_frame(rate):
    facts = ExportFacts(6.0, 48_000, "take", frame_rate=FRAME_RATES[rate], start_timecode_s=3600.0)
    root = ElementTree.fromstring(text_of("fcpxml", facts=facts))
    frame = Fraction(root.find(".//format").get("frameDuration").rstrip("s"))
    assert 1 / frame == FRAME_RATES[rate].exact
    times = [
        Fraction(element.get(name).rstrip("s"))
        for element in root.iter()
        for name in ("start", "duration", "offset", "tcStart")
        if element.get(name)
    ]
    assert len(times) > 8
    assert all((time / frame).denominator == 1 for time in times)
    assert root.find(".//sequence").get("tcFormat") == ("DF" if rate.endswith("df") else "NDF")
    begin = Fraction(root.find(".//gap").get("start").rstrip("s"))
    starts = [float(Fraction(m.get("start").rstrip("s")) - begin) for m in root.iter("marker")]
    assert starts == pytest.approx([a for a, _ in SPANS], abs=0.51 * float(frame))


def test_wavinfo_reads_the_cue_markers(tmp_path):
    wavinfo = pytest.importorskip("wavinfo")
    take = write_wav(tmp_path / "take.wav", chirp(6.0, 48_000), 48_000, "PCM_24", time_reference=48_000 * 3600)
    facts = ExportFacts(6.0, 48_000, "take.wav", path=take)
    info = wavinfo.WavInfoReader(saved(tmp_path, "wav-cue", facts=facts))
    found = [
        (info.cues.label_and_note(cue.name)[0], info.cues.range(cue.name), cue.sample_offset) for cue in info.cues.cues
    ]
    assert sorted(found, key=lambda entry: entry[2]) == [
        ("clarinet 0.91", 72_000, 48_000),
        ("violin 0.50", 96_000, 96_000),
        ("clarinet 0.75", 36_000, 204_000),
    ]
    assert info.bext.time_reference == 48_000 * 3600
    assert info.data.frame_count == 6 * 48_000


def test_pyarrow_reads_the_table(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(saved(tmp_path, "parquet")).to_pylist()
    assert [row["instrument"] for row in rows] == ["clarinet", "violin", "clarinet"]
    assert [(row["start_s"], row["end_s"]) for row in rows] == SPANS
    assert {row["recording"] for row in rows} == {"take 3.wav"}


def test_the_json_is_plain_json_with_the_recording():
    document = json.loads(text_of("json", facts=ExportFacts(6.0, 48_000, "take 3.wav", start_timecode_s=3600.0)))
    assert document["recording"] == {
        "name": "take 3.wav",
        "duration_s": 6.0,
        "sample_rate": 48_000,
        "start_timecode_s": 3600.0,
    }
    np.testing.assert_allclose([(r["start_s"], r["end_s"]) for r in document["regions"]], SPANS)
