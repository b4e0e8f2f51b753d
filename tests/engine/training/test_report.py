"""Reports of an evaluation: text to read, figures for programs, a page that needs nothing but itself."""

import builtins
import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from engine.analysis.activations import Activations
from engine.cli import main
from engine.features import FeatureSettings
from engine.models import build_model, save_bundle
from engine.models.card import ContextSettings
from engine.training import open_world
from engine.training.evaluation import MAIN_EVENTS, MAIN_FIGURES, Evaluation
from engine.training.judgement import Judgement, judge, with_labelled_solos
from engine.training.judging import uncalibrated_card
from engine.training.open_world import FalseRegions, false_regions
from engine.training.piece_judging import PieceFigures
from engine.training.report_page import html_report
from engine.training.report_text import WIDTH, text_report
from engine.training.speech_judging import JudgedSpeech, SpeechFigures
from engine.training.validation_set import LabelledRecording, LabelledSpan, read_validation_set
from tests.builders import region

NAMES = ("flute", "mallet_percussion", "violin")


def judgement(seed: int) -> Judgement:
    """Judge noisy but telling activations of six clips, in each of which one or two of the instruments play."""
    rng = np.random.default_rng(seed)
    recordings, found = [], {}
    for number in range(6):
        playing = NAMES[number % 2 : number % 2 + 1 + number // 3]
        spans = (LabelledSpan(0.5, 2.5, playing, True), LabelledSpan(3.0, 4.5, (NAMES[0],), True))
        labels = LabelledRecording(Path(str(number)), spans)
        truth = labels.presence((np.arange(50) + 0.5) / 10, NAMES)
        values = np.clip(0.7 * truth + rng.uniform(0, 0.35, truth.shape), 0, 1).astype(np.float32)
        recordings.append(labels)
        found[labels.path] = Activations(values, NAMES, 0.1, 5.0)
    return judge(with_labelled_solos(recordings, found))


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    shipped = Evaluation(
        bundle="first<&>bundle",
        sha256="0123456789abcdef",
        data="data",
        hop_s=0.5,
        shipped=judgement(0),
        cross_fitted=judgement(1),
        silence=FalseRegions({"digital silence": {}, "hum": {"flute": 2}}, 4.0),
        unlisted=FalseRegions({"oboe (one)": {"flute": 3, "violin": 1}}, 0.5),
        foreign_unlisted=FalseRegions({"sitar (1)": {"flute": 1}, "tuba (2)": {}}, 0.25),
        pieces=PieceFigures(NAMES, judgement(2), leads_right=3, leads=4, outweighing_right=2, outweighing=2),
        foreign=PieceFigures(NAMES, judgement(3), leads_right=1, leads=4),
        speech=SpeechFigures(
            (JudgedSpeech("someone", "dry", 30.0, (region("flute"), region("voice"))),), ("“a” is broken.",)
        ),
        degraded={"in a hall": judgement(4)},
    )
    worse = replace(
        shipped,
        bundle="second",
        silence=FalseRegions({"hum": {"flute": 9}}, 4.0),
        pieces=None,
        foreign=None,
        speech=None,
        degraded={},
    )
    return replace(shipped, compared=(worse,))


class Page(HTMLParser):
    """Keeps what tests ask about, and holds that every element is closed by its own tag."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


@pytest.fixture(scope="module")
def written(evaluation: Evaluation) -> str:
    return html_report(evaluation)


@pytest.fixture(scope="module")
def page(written: str) -> Page:
    parsed = Page()
    parsed.feed(written)
    assert parsed.open == []
    return parsed


def test_text_begins_with_the_table_of_instruments_and_fits_its_columns(evaluation: Evaluation) -> None:
    lines = text_report(evaluation).splitlines()
    assert lines[0].startswith("first<&>bundle (0123456789ab) on 6 recordings of data")
    assert lines[4].split() == ["instrument", "AP", "P", "R", "F1", "threshold", "solos"]
    assert [line for line in lines if len(line) > WIDTH] == []
    assert "leads over a band told right" in "\n".join(lines)
    told = [line.split()[-4:] for line in lines if line.startswith("leads")]
    assert told == [["mixed", "pieces", "3/4", "75%"], ["foreign", "pieces", "1/4", "25%"]]
    assert [line.split()[-2:] for line in lines if "louder than their band" in line] == [["2/2", "100%"]]


def test_unlisted_instruments_are_told_apart_by_where_they_come_from(evaluation: Evaluation, written: str) -> None:
    text = " ".join(text_report(evaluation).split())
    assert "Regions in 1 recordings of instruments outside the listed classes: 8.00 a minute in 0.5 minutes (" in text
    assert "Regions in 2 such instruments of FreePats: 4.00 a minute in 0.2 minutes (flute 1)" in text
    assert "Instruments outside the listed classes: 8.00 regions a minute" in written
    assert "Instruments of FreePats outside the listed classes: 4.00 regions a minute" in written


def test_recordings_made_poor_stand_beside_what_they_were(evaluation: Evaluation, written: str) -> None:
    poor = evaluation.degraded["in a hall"]
    block = text_report(evaluation).split("Validation recordings made poor")[1].split("\n\n")[0]
    rows = {line[:26].strip(): line[26:].split() for line in block.splitlines()[2:]}
    assert list(rows) == ["as they are", "in a hall"]
    assert rows["as they are"][:2] == [f"{evaluation.shipped.frame_map:.3f}", f"{evaluation.shipped.top1:.3f}"]
    assert rows["in a hall"][3:] == [f"{poor.frames.f1:.3f}", f"{poor.events(MAIN_EVENTS).f1:.3f}"]
    assert "Validation recordings made poor" in written
    assert evaluation.to_json()["degraded"]["in a hall"]["frame_map"] == poor.frame_map
    assert "made poor" not in text_report(evaluation.compared[0]) + html_report(evaluation.compared[0])


def test_text_sets_bundles_side_by_side(evaluation: Evaluation) -> None:
    compared = text_report(evaluation).split("Compared on the same data")[1]
    rows = {line[:44].strip(): line[44:].split() for line in compared.splitlines()}
    assert rows["false regions a minute, no instrument"] == ["0.500", "2.250"]
    assert rows["pieces: lead accuracy"] == ["0.750", "-"]
    assert rows["instruments named"] == ["3", "3"]


def test_json_holds_every_figure_and_no_nan(evaluation: Evaluation) -> None:
    silent = replace(evaluation, silence=FalseRegions({}, 0.0))
    figures = json.loads(json.dumps(silent.to_json(), allow_nan=False))
    assert figures["main_figures"]["false_regions_per_minute"] is None
    assert figures["validation"]["cross_fitted"]["frame_map"] == evaluation.cross_fitted.frame_map
    flute = figures["validation"]["as_shipped"]["instruments"]["flute"]
    counts = np.array(flute["frame_confusion"]["counts"])
    assert counts.sum() == 6 * 50
    assert counts[1].sum() == flute["frames"]["true"]
    strict = {"onset 0.2 s", "onset and offset 0.2 s", "onset 0.5 s", "onset and offset 0.5 s"}
    phrases = {f"phrases, onset {more}0.5 s" for more in ("", "and offset ")}
    assert set(flute["events"]) == strict | phrases
    assert figures["pieces"]["lead_accuracy"] == 0.75
    assert [each["bundle"] for each in figures["comparison"]] == ["first<&>bundle", "second"]


def test_main_figures_have_names(evaluation: Evaluation) -> None:
    assert list(evaluation.main_figures()) == list(MAIN_FIGURES)


def test_bundles_of_other_instruments_are_compared_by_those_they_share(evaluation: Evaluation) -> None:
    judged = evaluation.shipped
    fewer = replace(judged, instruments={"flute": judged.instruments["flute"]}, confusion=((6,),))
    other = replace(evaluation.compared[0], shipped=fewer)
    both = replace(evaluation, compared=(other,))
    assert both.shared_instruments() == ("flute",)
    shared = judged.instruments["flute"].average_precision
    assert [each["frame_map_of_shared"] for each in both.comparison()] == [shared, shared]


def test_page_needs_nothing_but_itself(written: str, page: Page) -> None:
    assert re.findall(r"https?://(?!www\.w3\.org/)", written) == []
    assert not {"script", "link", "img", "iframe", "image"} & {tag for tag, _ in page.seen}
    assert "url(" not in re.sub(r"url\(#", "", written)
    assert "prefers-color-scheme: dark" in written
    assert "first&lt;&amp;&gt;bundle" in written


def test_pictures_take_the_colours_of_the_page_and_have_names(written: str, page: Page) -> None:
    pictures = page.of("svg")
    assert len(pictures) == 8
    assert all(each["role"] == "img" and each["aria-label"] for each in pictures)
    drawn = "".join(re.findall(r"<svg.*?</svg>", written, re.DOTALL))
    assert "var(--ink)" in drawn and "var(--first)" in drawn
    assert re.findall(r"#0[0-9]0[0-9]0[0-9]\b", drawn) == []
    assert set(re.findall(r"#[0-9a-f]{6}\b", drawn)) <= {"#000000", "#ffffff"}


def test_no_two_elements_of_the_page_have_one_id(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for attributes in page.of("a")]
    assert {link[1:] for link in links if link} <= set(ids)


def test_every_table_has_a_caption_and_headed_rows(page: Page) -> None:
    assert len(page.of("table")) == len(page.of("caption")) > 10
    assert all(attributes.get("scope") in ("row", "col") for attributes in page.of("th"))


def test_page_stresses_the_best_bundle_of_each_row(written: str) -> None:
    row = re.search(r'<tr><th scope="row">false regions a minute, no instrument</th>(.*?)</tr>', written)
    assert row is not None
    assert row[1] == '<td class="best">0.500</td><td>2.250</td>'


def test_false_regions_are_counted_by_sound_and_instrument() -> None:
    values = np.zeros((100, 3), np.float32)
    values[10:30, 0] = values[50:70, 0] = values[50:70, 2] = 0.9
    found = false_regions({"a": Activations(values, NAMES, 0.1, 10.0), "b": Activations(values * 0, NAMES, 0.1, 20.0)})
    assert found.regions == {"a": {"flute": 2, "violin": 1}, "b": {}}
    assert found.per_minute == pytest.approx(6.0)


@pytest.fixture
def untrained(tmp_path: Path) -> Callable[[str, tuple[str, ...]], Path]:
    def save(name: str, instruments: tuple[str, ...]) -> Path:
        torch.manual_seed(0)
        arguments = {"channels": [4, 4, 8], "hidden": 8}
        card = uncalibrated_card(name, "", "hran", arguments, FeatureSettings(), instruments, ContextSettings())
        save_bundle(tmp_path / name, build_model("hran", arguments, len(instruments)), card)
        return tmp_path / name

    return save


def test_command_writes_all_three_reports(
    training_folder: Path,
    tmp_path: Path,
    untrained: Callable[[str, tuple[str, ...]], Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(open_world, "DURATION_S", 1.0)
    bundle, other = untrained("one", ("flute", "organ", "violin")), untrained("two", ("flute", "violin"))
    command = ["evaluate", str(bundle), "--data", str(training_folder), "--compare", str(other), "--device", "cpu"]
    assert main([*command, "--json", str(tmp_path / "f.json"), "--html", str(tmp_path / "f.html"), "--degraded"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("one (")
    assert "frame mAP of the 2 shared" in said
    figures = json.loads((tmp_path / "f.json").read_text())
    assert [each["instruments"] for each in figures["comparison"]] == [3, 2]
    assert figures["validation"]["as_shipped"]["recordings"] == 4
    assert figures["degraded"]["in a hall"]["recordings"] == 4
    assert "Poor recordings" in (tmp_path / "f.html").read_text()
    assert figures["open_world"]["unlisted_instruments"] is None
    assert figures["open_world"]["foreign_unlisted_instruments"] is None
    assert (tmp_path / "f.html").read_text().count("<svg") == 6


def test_missing_package_is_named_before_the_work_begins(
    training_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = builtins.__import__

    def without_matplotlib(name: str, *arguments: Any, **named: Any) -> ModuleType:
        if name.partition(".")[0] == "matplotlib":
            raise ModuleNotFoundError(f"No module named {name!r}", name="matplotlib")
        return original(name, *arguments, **named)

    for module in ("report_page", "report_pictures"):
        monkeypatch.delitem(sys.modules, f"engine.training.{module}", raising=False)
    monkeypatch.setattr(builtins, "__import__", without_matplotlib)
    command = ["evaluate", "hran-quarter", "--data", str(training_folder), "--html", str(tmp_path / "f.html")]
    assert main(command) == 2
    assert "'matplotlib', which is not installed; install soloscope[train]" in capsys.readouterr().err


@pytest.mark.parametrize("rows", ["", "a.flac,0,3,flute,yes,x,CC0\n", "a.flac,0,3,other,yes,x,CC0\n" * 2])
def test_folder_with_too_few_labels_is_refused_in_words(
    rows: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "file,start_s,end_s,classes,complete,source,licence\n" + rows
    (tmp_path / "validation.csv").write_text(table.replace("a.flac", "b.flac", 1))
    assert main(["evaluate", "hran-quarter", "--data", str(tmp_path)]) == 2
    assert "labels too few" in capsys.readouterr().err


def test_recordings_of_a_source_are_passed_over_when_asked(
    training_folder: Path,
    tmp_path: Path,
    untrained: Callable[[str, tuple[str, ...]], Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(open_world, "DURATION_S", 1.0)
    folder = tmp_path / "data"
    shutil.copytree(training_folder, folder)
    shutil.copy(folder / "validation/duo.flac", folder / "validation/again.flac")
    with (folder / "validation.csv").open("a") as table:
        table.write("validation/again.flac,0,2.0,flute;violin,yes,their duets,CC0\n")
    sources = {recording.path.name: recording.source for recording in read_validation_set(folder)}
    assert sources["again.flac"] == "their duets"
    command = ["evaluate", str(untrained("one", ("flute", "organ", "violin"))), "--data", str(folder)]
    assert main([*command, "--device", "cpu", "--leave-out", "duets"]) == 0
    assert "on 4 recordings of data without duets" in capsys.readouterr().out
    assert main([*command, "--leave-out", "nobody"]) == 2
    assert "the source 'nobody'; there are testers, their duets" in capsys.readouterr().err
    assert main([*command, "--leave-out", "testers"]) == 2
    assert "labels too few" in capsys.readouterr().err


def test_half_in_which_nothing_can_be_told_apart_is_refused_in_words(
    training_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (training_folder / "validation.csv").read_text().splitlines()
    (tmp_path / "validation.csv").write_text("\n".join(row for row in rows if "organ" not in row) + "\n")
    assert main(["evaluate", "hran-quarter", "--data", str(tmp_path)]) == 2
    assert "labels too few" in capsys.readouterr().err
