"""The command line as scripts and editors use it: files, exit codes, what is said where."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.run_file import RunFile
from engine.cli import main
from engine.interchange import read_regions
from tests.builders import silence, write_wav
from tests.builders_analysis import INSTRUMENTS, make_bundle, music

HEADER = "instrument,start_s,end_s,duration_s,start_tc,end_tc,mean,peak,solo,status"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def album(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("album")
    write_wav(folder / "täke 1.wav", music(6.0), 22050)
    (folder / "disc 2").mkdir()
    write_wav(folder / "disc 2" / "b.flac", music(4.0, seed=3), 22050, container="FLAC")
    (folder / "cover.jpg").write_bytes(b"no music")
    return folder


@pytest.fixture
def take(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "take.wav", music(6.0), 22050)


def analyze(bundle: Path, *arguments: object) -> int:
    return main(["analyze", "--model", str(bundle), "--device", "cpu", *(str(a) for a in arguments)])


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "engine", *arguments], capture_output=True, text=True, timeout=120, **options
    )  # type: ignore[call-overload,no-any-return]  # options by name


def test_regions_are_written_as_csv_sorted_by_onset_then_instrument(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "out.csv") == 0
    found = rows(tmp_path / "out.csv")
    assert ",".join(found[0]) == HEADER
    assert len(found) > 2
    keys = [(float(row["start_s"]), row["instrument"]) for row in found]
    assert keys == sorted(keys)
    for row in found:
        assert row["instrument"] in INSTRUMENTS
        assert row["solo"] in ("", "unaccompanied")
        assert row["status"] == "auto"
        assert 0 <= float(row["start_s"]) < float(row["end_s"]) <= 6.0
    said = capsys.readouterr()
    assert said.out == ""
    assert "take.wav" in said.err and f"{len(found)} region" in said.err


def test_standard_output_carries_results_only_when_asked(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyze(tiny_bundle, take, "-o", "-", "-q") == 0
    said = capsys.readouterr()
    assert said.err == ""
    analyze(tiny_bundle, take, "-o", tmp_path / "out.csv")
    assert said.out.splitlines() == (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert not list(tmp_path.glob("*.run.json")) or (tmp_path / "out.run.json").exists()


def test_activations_have_a_column_per_instrument_and_a_row_per_frame(
    tiny_bundle: Path, take: Path, tmp_path: Path
) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "out.csv", "--activations", tmp_path / "act.csv") == 0
    found = rows(tmp_path / "act.csv")
    assert list(found[0]) == ["time_s", *INSTRUMENTS]
    assert len(found) == 60
    assert [float(row["time_s"]) for row in found] == pytest.approx(0.05 + 0.1 * np.arange(60))
    assert all(len(row["flute"].split(".")[1]) == 4 for row in found)


def test_the_run_file_repeats_the_run(tiny_bundle: Path, take: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    options = ["--threshold", "flute=0.3,violin=0.6", "--hop", "0.25", "--instruments", "flute,violin"]
    assert analyze(tiny_bundle, take, "-o", out, *options) == 0
    run = json.loads((tmp_path / "out.run.json").read_text(encoding="utf-8"))
    assert run["bundle"]["name"] == str(tiny_bundle)
    assert len(run["bundle"]["sha256"]) == len(run["recordings"][0]["sha256"]) == 64
    assert run["settings"]["hop_s"] == 0.25
    assert run["versions"]["soloscope"]
    first = out.read_bytes()
    out.unlink()
    assert main(["analyze", "--params", str(tmp_path / "out.run.json")]) == 0
    assert out.read_bytes() == first
    assert (
        main(["analyze", str(take), "-o", str(tmp_path / "again.csv"), "--params", str(tmp_path / "out.run.json")]) == 0
    )
    assert (tmp_path / "again.csv").read_bytes() == first
    assert json.loads((tmp_path / "out.run.json").read_text())["recordings"] == run["recordings"]


def test_params_names_the_run_file_where_there_is_none_yet(tiny_bundle: Path, take: Path, tmp_path: Path) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "out.csv", "--params", tmp_path / "mine.json") == 0
    assert json.loads((tmp_path / "mine.json").read_text())["recordings"][0]["output"] == str(tmp_path / "out.csv")
    assert not (tmp_path / "out.run.json").exists()


def test_a_folder_is_analysed_into_a_folder_and_skipped_when_done(
    tiny_bundle: Path, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results"
    assert analyze(tiny_bundle, album, "-o", out) == 0
    assert sorted(str(p.relative_to(out)) for p in out.rglob("*.csv")) == [str(Path("disc 2/b.csv")), "täke 1.csv"]
    assert len(json.loads((out / "soloscope.run.json").read_text())["recordings"]) == 2
    (out / "täke 1.csv").write_text("mine")
    capsys.readouterr()
    assert analyze(tiny_bundle, album, "-o", out, "--skip-existing") == 0
    assert "skipped" in capsys.readouterr().err
    assert (out / "täke 1.csv").read_text() == "mine"
    assert analyze(tiny_bundle, album, "-o", out) == 0
    assert (out / "täke 1.csv").read_text() != "mine"


def test_without_a_name_results_lie_beside_the_recording(tiny_bundle: Path, take: Path) -> None:
    assert analyze(tiny_bundle, take) == 0
    assert rows(take.with_name("take.regions.csv"))
    assert take.with_name("take.regions.run.json").exists()


def test_one_bad_recording_fails_and_the_others_are_written(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF, so to say")
    assert analyze(tiny_bundle, bad, take, tmp_path / "gone.wav", "-o", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "bad.wav" in said and "gone.wav" in said and "Traceback" not in said
    assert [p.name for p in (tmp_path / "out").glob("*.csv")] == ["take.csv"]
    run = json.loads((tmp_path / "out" / "soloscope.run.json").read_text())
    assert [r["status"] for r in run["recordings"]] == ["failed", "done", "failed"]


def test_a_result_that_cannot_be_written_is_told(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert analyze(tiny_bundle, take, "-o", tmp_path / "file" / "out.csv") == 1
    assert "out.csv" in capsys.readouterr().err


def test_solos_are_the_stretches_with_one_instrument(tiny_bundle: Path, take: Path, tmp_path: Path) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "all.csv", "--threshold", "0.7") == 0
    assert analyze(tiny_bundle, take, "-o", tmp_path / "solos.csv", "--threshold", "0.7", "--solos") == 0
    everything, found = rows(tmp_path / "all.csv"), rows(tmp_path / "solos.csv")
    for solo in found:
        assert solo["solo"] == "unaccompanied"
        assert float(solo["duration_s"]) >= 1.0
        middle = (float(solo["start_s"]) + float(solo["end_s"])) / 2
        around = [row for row in everything if float(row["start_s"]) <= middle < float(row["end_s"])]
        assert [row["instrument"] for row in around] == [solo["instrument"]]


def test_instruments_and_lengths_choose_regions(tiny_bundle: Path, take: Path, tmp_path: Path) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "a.csv", "--instruments", "flute") == 0
    assert {row["instrument"] for row in rows(tmp_path / "a.csv")} == {"flute"}
    assert analyze(tiny_bundle, take, "-o", tmp_path / "b.csv", "--min-duration", "60") == 0
    assert rows(tmp_path / "b.csv") == []


def test_silence_gives_a_table_without_rows(tiny_bundle: Path, tmp_path: Path) -> None:
    quiet = write_wav(tmp_path / "quiet.wav", silence(5.0))
    assert analyze(tiny_bundle, quiet, "-o", tmp_path / "out.csv") == 0
    assert (tmp_path / "out.csv").read_text().strip() == HEADER


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--hop", "5"],
        ["--hop", "often"],
        ["--threshold", "1.5"],
        ["--threshold", "flute"],
        ["--threshold", "kazoo=0.5"],
        ["--instruments", "kazoo"],
        ["--batch-size", "-2"],
        ["--device", "abacus"],
        ["--model", "no-such-bundle"],
        ["--format", "parchment"],
        ["--frame-rate", "26"],
        ["--lead"],
        ["--frobnicate"],
        ["-q", "-v"],
        ["--params", "."],
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    named = (
        []
        if arguments == []
        else [str(take), "-o", str(tmp_path / "out.csv"), "--activations", str(tmp_path / "a.csv")]
    )
    try:
        code = main(["analyze", "--model", str(tiny_bundle), *named, *arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err and "Traceback" not in said.err
    assert not (tmp_path / "out.csv").exists()


def test_json_progress_says_everything_as_one_object_a_line(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.wav"
    bad.touch()
    assert analyze(tiny_bundle, take, bad, "-o", tmp_path / "out", "--json-progress", "--batch-size", "2") == 1
    said = capsys.readouterr()
    assert said.out == ""
    events = [json.loads(line) for line in said.err.splitlines()]
    kinds = [event["event"] for event in events]
    assert kinds[0] == "started" and kinds[-1] == "finished"
    assert kinds.count("progress") > 3 and kinds.count("done") == kinds.count("failed") == 1
    progress = [event for event in events if event["event"] == "progress"]
    assert progress[-1]["share"] == 1.0 and progress[-1]["recording"] == str(take)
    assert {"done_s", "total_s", "remaining_s", "number", "count"} <= set(progress[0])
    assert events[-1] == {
        "event": "finished",
        "run_file": str(tmp_path / "out" / "soloscope.run.json"),
        **{"done": 1, "failed": 1, "skipped": 0},
    }


def test_lead_columns_are_written_where_the_model_has_them_also_from_the_cache(take: Path, tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path / "models", lead=True)
    for _ in range(2):
        assert analyze(bundle, take, "--activations", tmp_path / "act.csv", "-o", tmp_path / "out.csv", "--lead") == 0
        header, *rows = (tmp_path / "act.csv").read_text().splitlines()
        assert header.split(",")[4:] == ["lead_flute", "lead_guitar", "lead_violin"]
        assert len({row.split(",")[4] for row in rows}) > 5


def test_a_second_run_comes_from_the_cache_unless_told_otherwise(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def from_cache(*options: str) -> bool:
        capsys.readouterr()
        assert analyze(tiny_bundle, take, "-o", tmp_path / "out.csv", "--json-progress", *options) == 0
        events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        return next(bool(event["from_cache"]) for event in events if event["event"] == "done")

    assert [from_cache("--no-cache"), from_cache(), from_cache(), from_cache("--no-cache")] == [
        False,
        False,
        True,
        False,
    ]
    assert not from_cache("--hop", "1.0")


def test_a_run_with_another_bundle_than_its_run_file_says_so(
    tmp_path: Path, take: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = make_bundle(tmp_path / "models")
    assert analyze(bundle, take, "-o", tmp_path / "out.csv") == 0
    make_bundle(tmp_path / "models", seed=7)
    capsys.readouterr()
    assert main(["analyze", "--params", str(tmp_path / "out.run.json")]) == 0
    assert "not the one" in capsys.readouterr().err


def test_convert_writes_the_same_regions_again(tiny_bundle: Path, take: Path, tmp_path: Path) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "a.csv") == 0
    assert main(["convert", str(tmp_path / "a.csv"), "-o", str(tmp_path / "b.csv"), "--format", "csv"]) == 0
    assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()
    assert main(["convert", str(take), "-o", str(tmp_path / "c.csv"), "--format", "csv"]) == 1
    assert not (tmp_path / "c.csv").exists()


def test_models_lists_and_describes(tiny_bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", str(tiny_bundle)]) == 0
    assert "flute, guitar, violin" in capsys.readouterr().out
    assert main(["models", str(tiny_bundle), "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert card["instruments"] == list(INSTRUMENTS) and len(card["bundle_sha256"]) == 64
    assert main(["models", "no-such-bundle"]) == 2


def test_doctor_looks_at_every_area(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = main(["doctor"])
    said = capsys.readouterr().out
    for word in ("Soloscope", "torch", "cpu", "libsndfile", "libavcodec", "hran-quarter", str(tmp_path / "cache")):
        assert word in said
    assert (code == 0) == ("Everything" in said)


def test_doctor_names_a_folder_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SOLOSCOPE_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert main(["doctor"]) == 1
    assert "cannot be written" in capsys.readouterr().out


def test_training_verbs_refuse_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", str(tmp_path / "none.toml"), "--data", str(tmp_path)]) == 2
    assert "none.toml" in capsys.readouterr().err
    assert main(["synthesize", str(tmp_path / "none.toml"), "--data", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert main(["evaluate", "no-such-bundle", "--data", str(tmp_path)]) == 2


def test_help_and_version_do_not_load_torch(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom engine.cli import main\n"
        "try:\n    main(['analyze', '--help'])\nexcept SystemExit:\n    pass\n"
        "import engine\nassert 'torch' not in sys.modules and engine.open_recording and 'torch' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "--skip-existing" in done.stdout
    assert program("--version").stdout.startswith("soloscope 0.")
    everything = program("--help")
    assert all(verb in everything.stdout for verb in ("analyze", "convert", "models", "train", "doctor", "desktop"))
    assert program().returncode == 2


def test_the_program_works_from_any_folder(tiny_bundle: Path, album: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = program("analyze", "täke 1.wav", "-o", "-", "--model", str(tiny_bundle), cwd=str(album), env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == HEADER


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_ends_with_130_and_leaves_no_half_written_file(
    tiny_bundle: Path, tmp_path: Path, number: int, code: int
) -> None:
    long = write_wav(tmp_path / "long.wav", np.tile(music(30.0), 40), 22050)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "engine", "analyze", str(long), "-o", str(out / "long.csv")]
    command += ["--model", str(tiny_bundle), "--device", "cpu"]
    with subprocess.Popen([*command, "--hop", "0.1", "--json-progress"], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        while '"progress"' not in running.stderr.readline():
            assert running.poll() is None
        running.send_signal(number)
        said = running.stderr.read()
        assert running.wait(30) == code
    assert "Traceback" not in said
    assert '"share": 1.0' not in said
    if code == 130:
        assert '"cancelled"' in said
    assert not out.exists() or list(out.iterdir()) == []


def test_a_reader_that_has_seen_enough_is_no_error(tiny_bundle: Path, take: Path) -> None:
    command = [sys.executable, "-m", "engine", "analyze", str(take), "-o", "-", "-q", "--model", str(tiny_bundle)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(60) in (0, 1)
    assert "Traceback" not in said and "BrokenPipe" not in said


def test_the_worker_can_be_started_through_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine", "--engine-worker"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert done.returncode == 0
    assert b'"Ready"' in done.stdout


def test_desktop_is_reached_without_being_imported_by_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys\nfrom engine.cli import build_parser\nbuild_parser()\nassert 'desktop.app' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 0
    said = program("desktop", "--help")
    assert said.returncode == 0 or "cannot be opened" in said.stderr


def test_films_are_counted_in_the_frames_asked_for(tiny_bundle: Path, take: Path, tmp_path: Path) -> None:
    out = tmp_path / "take.fcpxml"
    assert analyze(tiny_bundle, take, "-o", out, "--frame-rate", "29.97df") == 0
    written = out.read_text(encoding="utf-8")
    assert 'frameDuration="1001/30000s"' in written and 'tcFormat="DF"' in written
    out.unlink()
    assert analyze(tiny_bundle, "--params", tmp_path / "take.run.json") == 0
    assert out.read_text(encoding="utf-8") == written
    assert main(["batch", str(take), "-o", str(tmp_path / "all"), "--format", "fcpxml", "--frame-rate", "50",
                 "--model", str(tiny_bundle)]) == 0  # fmt: skip
    assert 'frameDuration="1/50s"' in (tmp_path / "all" / "take.fcpxml").read_text(encoding="utf-8")
    assert main(["batch", str(take), "--frame-rate", "26", "--model", str(tiny_bundle)]) == 2


def test_the_extension_of_the_file_says_the_format(
    tiny_bundle: Path, take: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyze(tiny_bundle, take, "-o", tmp_path / "take.TextGrid") == 0
    assert (tmp_path / "take.TextGrid").read_text().startswith('File type = "ooTextFile"')
    former = tmp_path / "take.run.json"
    assert RunFile.read(former).settings.format == "textgrid"
    assert analyze(tiny_bundle, take, "-o", tmp_path / "again.out", "--params", former) == 0
    assert (tmp_path / "again.out").read_text() == (tmp_path / "take.TextGrid").read_text()
    assert analyze(tiny_bundle, take, "-o", tmp_path / "take.TextGrid", "--format", "csv") == 0
    assert (tmp_path / "take.TextGrid").read_text().startswith("instrument,start_s,")
    assert analyze(tiny_bundle, take, "-o", tmp_path / "take.out") == 0
    assert (tmp_path / "take.out").read_text().startswith("instrument,start_s,")
    assert analyze(tiny_bundle, take, "-o", tmp_path / "take.txt") == 1
    assert "“take.txt” could be Audacity labels (audacity) or" in capsys.readouterr().err
    assert not (tmp_path / "take.txt").exists()


@pytest.mark.parametrize("form", ["audacity", "textgrid", "wav-cue", "midi", "json"])
def test_analyze_writes_other_formats(tiny_bundle: Path, take: Path, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "out"
    assert analyze(tiny_bundle, take, "-o", f"{folder}/", "--format", form) == 0
    (written,) = [path for path in folder.iterdir() if path.name != "take.run.json"]
    assert analyze(tiny_bundle, take, "-o", tmp_path / "take.csv") == 0
    if form != "midi":
        names = [region.instrument for region in read_regions(tmp_path / "take.csv")]
        assert sorted(region.instrument for region in read_regions(written)) == sorted(names)
    assert analyze(tiny_bundle, take, "--params", folder / "take.run.json") == 0


def test_regions_start_where_the_recording_is_said_to(tiny_bundle, tmp_path, capsys):
    take = write_wav(tmp_path / "take.wav", music(3.0), 22050, time_reference=22050 * 3600)
    plain = write_wav(tmp_path / "plain.wav", music(3.0), 22050)
    out = ["--format", "audacity", "-o"]
    assert analyze(tiny_bundle, take, *out, tmp_path / "a.txt") == 0
    assert analyze(tiny_bundle, take, *out, tmp_path / "b.txt", "--offset", "recording") == 0
    zero, own = (read_regions(tmp_path / name) for name in ("a.txt", "b.txt"))
    assert [r.onset_s - 3600 for r in own] == pytest.approx([r.onset_s for r in zero]) and zero
    # The run file repeats it.
    (tmp_path / "b.txt").unlink()
    assert main(["analyze", "--params", str(tmp_path / "b.run.json")]) == 0
    assert read_regions(tmp_path / "b.txt") == own
    capsys.readouterr()
    assert analyze(tiny_bundle, plain, *out, tmp_path / "c.txt", "--offset", "recording") == 0
    assert "plain.wav has no timecode of its own" in capsys.readouterr().err
    assert [r.onset_s for r in read_regions(tmp_path / "c.txt")] == pytest.approx([r.onset_s for r in zero])
    assert analyze(tiny_bundle, take, "-o", tmp_path / "d.jams", "--offset", "1") == 2
    assert "leave out the offset" in capsys.readouterr().err
