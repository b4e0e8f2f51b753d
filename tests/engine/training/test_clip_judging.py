"""Judging on clips: figures that can be worked out by hand, and whole evaluations through the command line."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.analysis.analyzer import Analyzer
from engine.cli import main
from engine.errors import SettingsError
from engine.training.clip_judging import run, score_clips
from engine.training.clip_metrics import (
    best_threshold,
    class_means,
    known_average_precision,
    label_f1,
    one_of_many,
)
from engine.training.datasets import DATASETS, read_split
from tests.builders_analysis import make_bundle
from tests.builders_datasets import make_irmas, make_medley, make_openmic

T, F = True, False


def test_average_precision_passes_over_clips_of_which_nothing_is_known() -> None:
    present = np.array([T, F, F, T])
    scores = np.array([0.9, 0.8, 0.7, 0.6])
    assert known_average_precision(present, np.array([T, F, T, T]), scores) == pytest.approx((1 + 2 / 3) / 2)
    assert known_average_precision(present, np.array([T, T, T, T]), scores) == pytest.approx((1 + 2 / 4) / 2)


def test_average_precision_needs_clips_with_and_without() -> None:
    scores = np.array([0.9, 0.1])
    assert known_average_precision(np.array([T, T]), np.array([T, T]), scores) is None
    assert known_average_precision(np.array([F, F]), np.array([T, T]), scores) is None
    assert known_average_precision(np.array([T, F]), np.array([T, F]), scores) is None


def test_class_means_count_known_labels_of_classes_that_occur() -> None:
    present = np.array([[T, F, F], [F, T, F], [T, F, F]])
    known = np.array([[T, T, T], [T, T, T], [T, F, T]])
    heard = np.array([[T, F, T], [T, T, F], [F, T, F]])
    masked = class_means(present, known, heard)
    assert (masked.precision, masked.recall, masked.f1) == pytest.approx((0.75, 0.75, 0.75))
    assert class_means(present, np.ones_like(known), heard).precision == pytest.approx(0.5)
    assert class_means(present, np.zeros_like(known), heard).f1 == 0.0


def test_micro_f1_weighs_decisions_and_macro_f1_classes() -> None:
    present = np.array([[T, F], [T, F], [T, T], [T, F]])
    heard = np.array([[T, F], [T, F], [T, F], [T, F]])
    found = label_f1(present, np.ones_like(present), heard)
    assert found.micro == pytest.approx(8 / 9)
    assert found.macro == pytest.approx(0.5)


def test_best_threshold_lies_in_the_gap_and_never_between_equals() -> None:
    assert best_threshold(np.array([T, T, F]), np.array([0.9, 0.7, 0.1]), 0.5) == pytest.approx(0.4)
    assert best_threshold(np.array([T, F, T, F]), np.array([0.8, 0.8, 0.8, 0.2]), 0.5) == pytest.approx(0.5)
    assert best_threshold(np.array([F, T]), np.array([0.2, 0.2]), 0.5) == pytest.approx(0.1)
    assert best_threshold(np.array([F, F]), np.array([0.2, 0.1]), 0.3) == 0.3
    assert best_threshold(np.array([T, T]), np.array([0.2, 0.1]), 0.3) == 0.3


def test_one_of_many_counts_right_clips_and_confusions() -> None:
    present = np.array([[T, F, F], [F, T, F], [F, T, F], [F, T, F]])
    scores = np.array([[0.9, 0.1, 0.0], [0.2, 0.1, 0.0], [0.3, 0.8, 0.0], [0.6, 0.5, 0.0]])
    found = one_of_many(present, scores, ("flute", "violin", "cello"))
    assert found.accuracy == 0.5
    assert found.macro_f1 == pytest.approx((2 * 1 / 4 + 2 * 1 / 4) / 2)
    assert found.confusions == {("violin", "flute"): 2}


@pytest.mark.parametrize("name", ["openmic2018", "irmas", "medley-solos-db"])
def test_shipped_bundle_is_judged_on_each_set_by_one_command(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    {"openmic2018": make_openmic, "irmas": make_irmas, "medley-solos-db": make_medley}[name](tmp_path / "set")
    figures = tmp_path / "figures.json"
    command = ["evaluate", "hran-quarter", "--dataset", name, "--data", str(tmp_path / "set"), "--json", str(figures)]
    assert main([*command, "--device", "cpu"]) == 0
    told = capsys.readouterr().out
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["split"] == "test"
    assert found["clips"] == {"openmic2018": 2, "irmas": 3, "medley-solos-db": 3}[name]
    assert DATASETS[name].title in told
    assert DATASETS[name].remark in told
    assert set(found["instruments"]) == set(DATASETS[name].instruments)
    assert found["missing_instruments"] == found["unreadable"] == []
    if name == "openmic2018":
        # One test clip has flute and cello, the other neither; of violin nobody said anything.
        assert found["instruments"]["flute"]["present"] == found["instruments"]["flute"]["absent"] == 1
        assert found["instruments"]["violin"]["average_precision"] is None
        assert 0.5 <= found["mean_average_precision"] <= 1.0
        assert found["half_unmasked"]["precision"] <= 1.0
        assert found["one_of_many"] is None
        assert found["at_thresholds"] == []
    elif name == "irmas":
        origins = [one["origin"] for one in found["at_thresholds"]]
        assert origins == [
            "the bundle's own thresholds",
            "thresholds fitted on 3 clips of the split 'validation'",
        ]
        assert all(0 <= one["micro_f1"] <= 1 and one["macro_f1"] <= 1 for one in found["at_thresholds"])
        assert set(found["at_thresholds"][1]["thresholds"]) == set(DATASETS["irmas"].instruments)
        assert "micro F1" in told
    else:
        assert 0 <= found["one_of_many"]["accuracy"] <= 1
        assert "accuracy" in told


@pytest.fixture(scope="module")
def wind_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(tmp_path_factory.mktemp("models"), "winds", ("clarinet", "flute"))


def test_classes_that_the_bundle_lacks_are_named_and_left_out(wind_bundle: Path, tmp_path: Path) -> None:
    found = run(wind_bundle, "medley-solos-db", make_medley(tmp_path), device="cpu")
    assert found.missing_instruments == ("guitar", "voice", "piano", "saxophone", "trumpet", "violin")
    assert set(found.instruments) == {"clarinet", "flute"}
    assert (found.clips, found.clips_left_out) == (1, 2)
    assert "does not name them: guitar" in found.to_text()


def test_irmas_without_its_training_part_is_judged_at_the_bundles_thresholds(wind_bundle: Path, tmp_path: Path) -> None:
    make_irmas(tmp_path)
    (tmp_path / "IRMAS-TrainingData").rename(tmp_path / "elsewhere")
    found = run(wind_bundle, "irmas", tmp_path, device="cpu")
    assert [one.origin for one in found.at_thresholds] == ["the bundle's own thresholds"]
    assert found.at_thresholds[0].thresholds == {"clarinet": 0.5, "flute": 0.5}


def test_irmas_training_part_is_judged_by_its_one_label(wind_bundle: Path, tmp_path: Path) -> None:
    found = run(wind_bundle, "irmas", make_irmas(tmp_path), split="train", device="cpu")
    assert found.one_of_many is not None
    assert found.at_thresholds == ()
    assert (found.clips, found.clips_left_out) == (2, 1)
    assert found.mean_average_precision is None, "of other instruments nothing is known"
    assert "mAP -" in found.to_text()


def test_damaged_sound_is_left_out_and_named_but_not_all_of_it(wind_bundle: Path, tmp_path: Path) -> None:
    clips = read_split(DATASETS["openmic2018"], make_openmic(tmp_path), "test")
    analyzer = Analyzer.from_bundle(wind_bundle, "cpu")
    clips[0].path.write_bytes(b"OggS and no more")
    done = []
    scores = score_clips(clips, analyzer, ("flute",), on_clip=lambda step, steps: done.append((step, steps)))
    assert scores.unreadable == (clips[0].path.name,)
    assert scores.clips == clips[1:]
    assert scores.mean.shape == scores.highest.shape == (1, 1)
    assert (scores.mean <= scores.highest).all()
    assert done == [(1, 2), (2, 2)]
    assert clips[0].path.name in run(wind_bundle, "openmic2018", tmp_path, device="cpu").to_text()
    clips[1].path.write_bytes(b"")
    with pytest.raises(SettingsError, match="None of the 2 clips can be read"):
        score_clips(clips, analyzer, ("flute",))


def test_bundle_without_any_of_the_instruments_is_refused(tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path, "strings", ("banjo", "mandolin"))
    with pytest.raises(SettingsError, match="names none of the instruments of IRMAS"):
        run(bundle, "irmas", make_irmas(tmp_path / "set"), device="cpu")
    winds = make_bundle(tmp_path, "winds", ("trumpet",))
    with pytest.raises(SettingsError, match="the instrument of no clip"):
        run(winds, "medley-solos-db", make_medley(tmp_path / "solos"), device="cpu")


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        (["--dataset", "irmas"], "has neither 'IRMAS-TrainingData'"),
        (["--split", "test"], "--split"),
        (["--dataset", "irmas", "--pieces", "stems"], "--pieces"),
    ],
)
def test_command_line_that_makes_no_sense_is_refused_in_a_sentence(
    extra: list[str], sentence: str, wind_bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(wind_bundle), "--data", str(tmp_path), *extra]) == 2
    assert sentence in capsys.readouterr().err
