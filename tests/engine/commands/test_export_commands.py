"""``convert``, ``cut`` and ``formats`` as a person types them."""

import json
from pathlib import Path

import pytest
import soundfile

from engine.cli import main
from engine.interchange import FORMATS, read_regions, regions_csv
from tests.builders import chirp, region, write_wav

RATE = 8000
REGIONS = (
    region("violin", 0.0, 2.0, 0.5, status="confirmed"),
    region("clarinet", 1.0, 4.0, 0.91),
    region("cello", 5.0, 6.0, 0.7, status="rejected"),
)


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "take.csv"
    path.write_text(regions_csv(REGIONS), encoding="utf-8")
    return path


@pytest.fixture
def take(tmp_path) -> Path:
    return write_wav(tmp_path / "take.wav", chirp(6.0, RATE), RATE, "PCM_24", time_reference=RATE * 3600)


def convert(*arguments) -> int:
    return main(["convert", *map(str, arguments)])


def test_the_extension_says_the_format(table, tmp_path):
    assert convert(table, "-o", tmp_path / "take.svl") == 0
    assert convert(tmp_path / "take.svl", "-o", tmp_path / "take.TextGrid") == 0
    assert [each.instrument for each in read_regions(tmp_path / "take.TextGrid")] == ["violin", "clarinet"]


def test_a_shared_extension_asks_for_the_format(table, tmp_path, capsys):
    assert convert(table, "-o", tmp_path / "take.txt") == 1
    assert "“take.txt” could be Audacity labels (audacity) or" in capsys.readouterr().err
    assert not (tmp_path / "take.txt").exists()
    assert convert(table, "-o", tmp_path / "take.txt", "--format", "audacity") == 0
    assert (tmp_path / "take.txt").read_text() == (
        "0.000000\t2.000000\tviolin 0.50\n1.000000\t4.000000\tclarinet 0.91\n"
    )


def test_standard_output_and_folders_need_a_format(table, tmp_path, capsys):
    assert convert(table, "-o", "-") == 2
    assert convert(table, "-o", tmp_path) == 2
    assert "Name the format with --format" in capsys.readouterr().err
    assert convert(table, "-o", "-", "--format", "audacity", "--no-scores") == 0
    assert capsys.readouterr().out == "0.000000\t2.000000\tviolin\n1.000000\t4.000000\tclarinet\n"
    assert convert(table, "-o", tmp_path, "--format", "jams") == 0
    assert len(read_regions(tmp_path / "take.jams")) == 2


def test_choices_reach_the_file(table, tmp_path, capsys):
    out = ["-o", "-", "--format", "csv"]

    def written(*arguments):
        assert convert(table, *out, *arguments) == 0
        return [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]]

    assert written() == ["violin", "clarinet", "cello"]  # the status tells which was rejected
    assert written("--confirmed") == ["violin"]
    assert written("--instruments", "clarinet") == ["clarinet"]
    assert written("--instruments", "drums") == []
    assert written("--solos") == ["violin", "clarinet"]
    assert convert(table, *out, "--instruments", "clarinte") == 2
    assert "“take.csv” has no instrument “clarinte”; it has cello, clarinet, violin." in capsys.readouterr().err


def test_a_file_for_each_instrument(table, tmp_path, capsys):
    assert convert(table, "-o", tmp_path / "out" / "labels.txt", "--format", "audacity", "--per-instrument") == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("*.txt")) == [
        "labels.clarinet.txt",
        "labels.violin.txt",
    ]
    assert convert(table, "-o", "-", "--format", "audacity", "--per-instrument") == 2


def test_offset_and_frame_rate(table, take, tmp_path, capsys):
    command = [table, "-o", "-", "--format", "resolve-edl", "--frame-rate", "29.97df"]
    assert convert(*command) == 0
    assert "01:00:01;00" in capsys.readouterr().out
    assert convert(*command, "--offset", "10:00:00;00") == 0
    assert "10:00:01;00" in capsys.readouterr().out
    assert convert(*command, "--offset", "recording") == 2
    assert "The recording has no timecode of its own" in capsys.readouterr().err
    assert convert(table, "-o", "-", "--format", "audacity", "--offset", "recording", "--recording", take) == 0
    assert capsys.readouterr().out.startswith("3600.000000\t3602.000000\tviolin")
    assert convert(*command, "--frame-rate", "26") == 2
    assert convert(table, "-o", "-", "--format", "jams", "--offset", "1") == 2


def test_what_a_negative_offset_cuts_off_is_said(table, tmp_path, capsys):
    assert convert(table, "-o", tmp_path / "a.srt", "--offset", "-3") == 0
    assert "1 region (2 before the start of the timeline cut off)" in capsys.readouterr().err


def test_markers_go_into_a_copy_of_the_recording_and_come_back(table, take, tmp_path, capsys):
    assert convert(table, "-o", tmp_path / "marked.wav") == 1
    assert "the recording must be named" in capsys.readouterr().err
    assert convert(table, "-o", take, "--recording", take) == 1
    assert "is the recording itself, which is never written to" in capsys.readouterr().err
    assert convert(table, "-o", tmp_path / "marked.wav", "--recording", take) == 0
    assert convert(tmp_path / "marked.wav", "-o", tmp_path / "back.edl", "--format", "cmx3600") == 0
    assert "01:00:06:00" in (tmp_path / "back.edl").read_text()  # length and timecode are those of the WAV
    assert convert(table, "-o", "-", "--format", "wav-cue", "--recording", take) == 2


def test_names_nobody_knows_are_kept_with_a_note_or_given_an_instrument(tmp_path, capsys):
    labels = tmp_path / "labels.txt"
    labels.write_text("1\t2\tintro\n2\t3\tMallet percussion 0.8\n")
    assert convert(labels, "-o", tmp_path / "a.csv") == 0
    assert (
        "1 name is no instrument of the default model and kept as written, such as “intro”" in capsys.readouterr().err
    )
    assert [each.instrument for each in read_regions(tmp_path / "a.csv")] == ["intro", "mallet_percussion"]
    assert convert(labels, "-o", tmp_path / "b.csv", "--as", "voice") == 0
    assert [each.instrument for each in read_regions(tmp_path / "b.csv")] == ["voice", "mallet_percussion"]


def test_regions_are_not_overwritten_by_themselves(table, capsys):
    assert convert(table, "-o", table) == 2
    assert "The result would overwrite “take.csv”" in capsys.readouterr().err


def test_cut_writes_a_file_for_each_region(table, take, tmp_path, capsys):
    command = ["cut", str(take), str(table), "-o", str(tmp_path / "cuts")]
    assert main([*command, "--handles", "100", "--fade-in", "20", "--fade-out", "20"]) == 0
    assert sorted(path.name for path in (tmp_path / "cuts").glob("*.wav")) == [
        "take_01-00-00.000_violin.wav",
        "take_01-00-00.900_clarinet.wav",
    ]
    assert soundfile.info(tmp_path / "cuts" / "take_01-00-00.900_clarinet.wav").frames == round(3.2 * RATE)
    assert "take.wav: 2 files" in capsys.readouterr().err
    assert main([*command, "--confirmed", "--container", "flac"]) == 0
    assert (tmp_path / "cuts" / "take_01-00-00.000_violin.flac").exists()
    assert main([*command, "--handles", "-1"]) == 2
    assert main(["cut", str(take), str(table), "-o", str(table)]) == 2
    assert main(["cut", str(table), str(table), "-o", str(tmp_path / "cuts")]) == 1


def test_cut_can_be_told_the_format_of_a_file_whose_content_does_not_tell(take, tmp_path, capsys):
    (tmp_path / "labels.txt").write_text("\\\t100\t200\n1.0\t2.0\tflute\n")
    command = ["cut", str(take), str(tmp_path / "labels.txt"), "-o", str(tmp_path / "cuts")]
    assert main(command) == 1
    assert "name the format" in capsys.readouterr().err
    assert main([*command, "--from", "audacity"]) == 0
    assert (tmp_path / "cuts" / "take_01-00-01.000_flute.wav").exists()


def test_cut_says_what_a_lossy_recording_becomes(table, tmp_path, capsys):
    take = write_wav(tmp_path / "take.ogg", chirp(6.0, RATE), RATE, "VORBIS", "OGG")
    assert main(["cut", str(take), str(table), "-o", str(tmp_path / "cuts")]) == 0
    assert "The recording is lossy; the cuts are WAV with 32-bit floating-point samples." in capsys.readouterr().err


def test_formats_lists_every_format_with_what_it_keeps(capsys):
    assert main(["formats"]) == 0
    said = capsys.readouterr().out
    for spec in FORMATS:
        assert f"{spec.id}  {spec.name} (" in said
    assert "checked  Audacity 3.2" in said
    assert "by no real program" in said
    assert said.count("  heed     ") == sum(bool(spec.hint) for spec in FORMATS) > 0
    assert main(["formats", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["id"] for entry in listed] == [spec.id for spec in FORMATS]
    assert all(entry["keeps"] and entry["loses"] for entry in listed)


LABELS = "0.500000\t0.500000\ttake 2\n1.000000\t4.000000\tclarinet 0.91\n7.000000\t7.000000\tend\n"


def test_markers_of_one_program_reach_the_other(tmp_path, capsys):
    (tmp_path / "labels.txt").write_text(LABELS)
    assert convert(tmp_path / "labels.txt", "-o", tmp_path / "a.csv", "--format", "reaper-csv") == 0
    assert "labels.txt: 1 region and 2 markers → " in capsys.readouterr().err
    assert convert(tmp_path / "a.csv", "-o", "-", "--format", "audacity") == 0
    assert capsys.readouterr().out == LABELS
    assert convert(tmp_path / "a.csv", "-o", "-", "--format", "audacity", "--no-markers") == 0
    assert capsys.readouterr().out == LABELS.splitlines(keepends=True)[1]


def test_markers_are_told_that_a_format_has_no_place_for(tmp_path, capsys):
    (tmp_path / "labels.txt").write_text(LABELS)
    assert convert(tmp_path / "labels.txt", "-o", tmp_path / "a.csv") == 0
    said = capsys.readouterr().err
    assert "Note: 2 markers left out, for the format Soloscope CSV has no place for markers." in said
    assert convert(tmp_path / "labels.txt", "-o", tmp_path / "a.csv", "--no-markers") == 0
    assert "left out" not in capsys.readouterr().err


def test_markers_have_a_file_of_their_own_beside_those_of_the_instruments(tmp_path):
    (tmp_path / "labels.txt").write_text(LABELS)
    out = tmp_path / "out" / "take.txt"
    assert convert(tmp_path / "labels.txt", "-o", out, "--format", "audacity", "--per-instrument") == 0
    assert sorted(path.name for path in out.parent.glob("*.txt")) == ["take.clarinet.txt", "take.markers.txt"]


def made(path: Path) -> dict:
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["kind"] == "soloscope export" and record["versions"]["soloscope"]
    assert all(len(source["sha256"]) == 64 for source in record["sources"])
    return record


def test_what_was_converted_says_how_and_can_be_made_again(table, take, tmp_path, monkeypatch):
    (tmp_path / "take.run.json").write_text("of the analysis")
    monkeypatch.chdir(tmp_path)
    out = Path("out") / "take.rpp"
    assert convert("take.csv", "-o", out, "--recording", "take.wav", "--offset", "recording", "--solos") == 0
    record = made(tmp_path / "out" / "take.rpp.made.json")
    assert [source["path"] for source in record["sources"]] == [str(table), str(take)]
    assert record["files"] == [str(tmp_path / out)] and record["command"][:2] == ["soloscope", "convert"]
    assert (tmp_path / "take.run.json").read_text() == "of the analysis"
    before = out.read_bytes()
    out.unlink()
    monkeypatch.chdir(record["folder"])
    assert main(record["command"][1:]) == 0
    assert out.read_bytes() == before


def test_files_for_each_instrument_share_one_record_and_standard_output_has_none(table, tmp_path, capsys):
    out = tmp_path / "out"
    assert convert(table, "-o", out / "a.txt", "--format", "audacity", "--per-instrument") == 0
    assert len(made(out / "a.txt.made.json")["files"]) == 2
    assert convert(table, "-o", "-", "--format", "audacity") == 0
    assert sorted(path.name for path in out.iterdir()) == ["a.clarinet.txt", "a.txt.made.json", "a.violin.txt"]


def test_cuts_say_how_they_were_made_and_no_record_replaces_another(table, take, tmp_path):
    out = tmp_path / "solos"
    for _ in range(2):
        assert main(["cut", str(take), str(table), "-o", str(out), "--handles", "100"]) == 0
    first, second = made(out / "take.made.json"), made(out / "take 2.made.json")
    assert not set(first["files"]) & set(second["files"])
    assert {*first["files"], *second["files"]} == {str(path) for path in out.glob("*.wav")}
    assert first["command"][-2:] == ["--handles", "100"]


def test_a_record_that_cannot_be_written_is_told_and_the_result_stays(table, tmp_path, capsys):
    (tmp_path / "a.svl.made.json").mkdir()
    assert convert(table, "-o", tmp_path / "a.svl") == 0
    assert (
        "“a.svl.made.json”, which says how it was made, cannot be written (Is a directory)" in capsys.readouterr().err
    )
    assert (tmp_path / "a.svl").exists()
