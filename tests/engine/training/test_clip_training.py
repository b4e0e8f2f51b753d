"""Training on a public data set alone, by one command: each set in its true layout, small and easy to tell apart."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.cli import main
from engine.commands.training import recipe_path
from engine.errors import SettingsError
from engine.features import FeatureExtractor, FeatureSettings
from engine.models import build_model, read_card
from engine.training import synthesize
from engine.training.clip_course import ClipCourse
from engine.training.clip_fitting import clip_figures, known_means
from engine.training.clip_judging import ClipScores
from engine.training.clip_mixer import ClipMixer
from engine.training.clip_windows import ClipWindows, ready_clips
from engine.training.config import LoopSettings, read_config
from engine.training.datasets import DATASETS, LabelledClip, read_split
from engine.training.fitting import calibration_of, rules_of
from engine.training.loop import train as train_loop
from engine.training.mix_settings import MixSettings
from engine.training.training_window import FRAMES, MixedWindow, WindowSource
from tests.builders_datasets import make_teachable_irmas, make_teachable_medley, make_teachable_openmic

RECIPES = {
    "openmic2018": "hran-quarter-openmic",
    "irmas": "hran-quarter-irmas",
    "medley-solos-db": "hran-quarter-medley",
}
MAKERS: dict[str, Callable[[Path], Path]] = {
    "openmic2018": make_teachable_openmic,
    "irmas": make_teachable_irmas,
    "medley-solos-db": make_teachable_medley,
}
HURRIED = {
    "arguments": "{ channels = [8, 12, 16], hidden = 32 }",
    "windows": "384",
    "batch_size": "16",
    "learning_rate": "6e-3",
    "warmup_windows": "32",
    "ema_decay": "0.7",
    "evaluate_every_windows": "192",
    "checkpoint_every_windows": "192",
    "drop_representation": "0.0",
    "workers": "0",
}
"""What makes a shipped recipe one for a test."""

NAMES = ("flute", "violin", "organ")


def hurried(name: str, folder: Path, **changes: str) -> Path:
    """Write a shipped recipe with a small network and a short training."""
    text = recipe_path(RECIPES[name]).read_text(encoding="utf-8")
    for key, value in (HURRIED | changes).items():
        text, found = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", text)
        assert found == 1, key
    path = folder / "hurried.toml"
    path.write_text(text, encoding="utf-8")
    return path


def trained(name: str, folder: Path, data: Path) -> Path:
    """Train on a set by the command line; return the bundle."""
    recipe, out = hurried(name, folder), folder / "run"
    assert main(["train", str(recipe), "--data", str(data), "--out", str(out), "--device", "cpu", "-q"]) == 0
    return out / RECIPES[name]


@pytest.fixture(scope="module")
def openmic_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("openmic")
    return trained("openmic2018", folder, make_teachable_openmic(folder / "set"))


@pytest.mark.parametrize("name", DATASETS)
def test_shipped_recipe_trains_on_nothing_but_its_set(name: str) -> None:
    config = read_config(recipe_path(RECIPES[name]))
    assert config.name == RECIPES[name]
    assert config.clips_only
    assert config.clips.dataset == name
    assert config.instruments == DATASETS[name].instruments


@pytest.mark.slow
@pytest.mark.parametrize("name", DATASETS)
def test_one_command_trains_a_bundle_that_is_judged_and_analyses(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "openmic2018":
        path: Path = request.getfixturevalue("openmic_bundle")
        data = path.parent.parent / "set"
    else:
        data = MAKERS[name](tmp_path / "around" / name).parent
        path = trained(name, tmp_path, data)
    card = read_card(path / "card.json")
    dataset = DATASETS[name]
    figures = card.metrics["validation"]
    assert figures["clip_map"] > 0.7
    assert figures["clips"] == 4
    history = json.loads((path.parent / "history.json").read_text(encoding="utf-8"))
    assert {"clip_map", "average_precision"} <= history[-1].keys()
    assert "clip mAP" in (path.parent / "curves.svg").read_text(encoding="utf-8")

    told = tmp_path / "figures.json"
    command = ["--dataset", name, "--data", str(data), "--device", "cpu"]
    assert main(["evaluate", str(path), *command, "--split", "validation", "--json", str(told)]) == 0
    found = json.loads(told.read_text(encoding="utf-8"))
    both = "mean_average_precision_unmasked" if name == "irmas" else "mean_average_precision"
    assert found[both] == pytest.approx(figures["clip_map"], abs=1e-3)
    if dataset.one_label:
        assert found["one_of_many"]["accuracy"] == pytest.approx(figures["accuracy"], abs=1e-3)
    assert main(["evaluate", str(path), *command]) == 0
    assert "2 clips" in capsys.readouterr().out

    clip = str(read_split(dataset, data if name == "openmic2018" else data / name, "test")[0].path)
    table = tmp_path / "regions.csv"
    assert main(["analyze", clip, "--model", str(path), "-o", str(table), "--device", "cpu", "-q"]) == 0
    assert table.read_text(encoding="utf-8").startswith("instrument,start_s")


@pytest.mark.parametrize("name", DATASETS)
def test_card_says_where_its_figures_and_its_clips_are_from(name: str, tmp_path: Path) -> None:
    course = ClipCourse(
        read_config(recipe_path(RECIPES[name])), MAKERS[name](tmp_path / "set"), tmp_path, "cpu", lambda _: None
    )
    facts = course.facts()
    assert facts["clips"] == [DATASETS[name].source]
    assert facts["licences"] == [DATASETS[name].licence]
    assert facts["papers"] == [DATASETS[name].paper]
    assert facts["recipe"]["clips"]["share"] == 1.0
    assert ("commercial" in facts.get("terms", [""])[0]) == (name == "irmas")


def test_card_names_data_split_rule_and_command(openmic_bundle: Path) -> None:
    metrics = read_card(openmic_bundle / "card.json").metrics
    assert "split 'validation' of OpenMIC-2018" in metrics["data"]
    assert "is left out" in metrics["data"]
    assert "fitted on the same clips" in metrics["data"]
    assert "F0.5" in metrics["rules"]
    assert "defaults" in metrics["rules"]
    assert metrics["command"] == "soloscope evaluate BUNDLE --dataset openmic2018 --data FOLDER --split validation"


@pytest.fixture(scope="module")
def mixer(tmp_path_factory: pytest.TempPathFactory) -> ClipMixer:
    folder = tmp_path_factory.mktemp("clips")
    data = make_teachable_openmic(folder / "set")
    windows = ClipWindows(ready_clips("openmic2018", data, folder / "clips", lambda _: None), NAMES)
    return ClipMixer(windows, FeatureSettings(), MixSettings(empty=0.3), 5)


@dataclass(frozen=True)
class Altered:
    """Windows of a mixer, each changed in the same way."""

    mixer: ClipMixer
    change: Callable[[MixedWindow], MixedWindow]

    def window(self, number: int) -> MixedWindow:
        return self.change(self.mixer.window(number))


def weights_after(source: WindowSource, folder: Path) -> dict[str, torch.Tensor]:
    """Train a tiny network for four steps and return its weights."""
    torch.manual_seed(0)
    model = build_model("hran", {"channels": [4, 4, 8], "hidden": 16, "dropout": 0.0}, len(NAMES))
    settings = LoopSettings(windows=32, batch_size=8, warmup_windows=8, workers=0, mixup=0.5)
    folder.mkdir()
    features = FeatureExtractor(FeatureSettings())
    found = train_loop(model, features, source, settings, folder, torch.device("cpu"), judge=lambda _: {})
    return found.model.state_dict()


def same(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> bool:
    return all(torch.equal(tensor, second[name]) for name, tensor in first.items())


def test_what_is_unknown_has_no_influence_on_what_is_learnt(mixer: ClipMixer, tmp_path: Path) -> None:
    def opposed(window: MixedWindow) -> MixedWindow:
        return replace(window, presence=np.where(window.known > 0, window.presence, np.float32(1.0)))

    def believed(window: MixedWindow) -> MixedWindow:
        return replace(window, known=np.ones_like(window.known))

    plain = weights_after(mixer, tmp_path / "plain")
    assert same(plain, weights_after(Altered(mixer, opposed), tmp_path / "opposed"))
    assert not same(plain, weights_after(Altered(mixer, believed), tmp_path / "believed")), "unknown is not absent"


def test_clip_windows_know_no_more_than_the_labels_of_their_clip(mixer: ClipMixer) -> None:
    seen = set()
    for window in (mixer.window(number) for number in range(80)):
        if not window.lead_known.any():
            seen.add(tuple(window.known.any(axis=0).tolist()))
    assert seen == {(True, True, False), (False, False, True)}, "of flutes and violins both, or organs alone"


def scores_of(labels: list[dict[str, bool]], mean: list[list[float]]) -> ClipScores:
    clips = tuple(LabelledClip(Path(str(number)), each, "validation", "") for number, each in enumerate(labels))
    return ClipScores(clips, np.array(mean), np.array(mean), ())


def test_clips_of_which_nothing_is_known_do_not_move_calibration_thresholds_or_figures() -> None:
    names = ("flute", "violin")
    labels = [{"flute": True, "violin": False}, {"flute": False, "violin": True}] * 3
    mean = [[0.7, 0.3], [0.2, 0.6]] * 3

    def fit(unknown: tuple[float, float], more: dict[str, bool]) -> tuple[object, ...]:
        scores = scores_of([*labels, *[{"flute": True, **more}] * 2], [*mean, *([0.9, each] for each in unknown)])
        frames = known_means(scores, names)
        return calibration_of(frames), rules_of(frames), clip_figures(scores, names, one_label=False)

    assert fit((0.0, 0.0), {}) == fit((0.5, 0.95), {})
    for masked, counted in zip(fit((0.5, 0.95), {}), fit((0.5, 0.95), {"violin": False}), strict=True):
        assert masked != counted


def test_class_that_is_known_only_to_be_there_takes_what_serves_all() -> None:
    names = ("flute", "violin", "organ")
    labels = [{"flute": True, "violin": False, "organ": True}, {"flute": False, "violin": True}] * 3
    frames = known_means(scores_of(labels, [[0.9, 0.1, 0.2], [0.1, 0.9, 0.2]] * 3), names)
    rules = rules_of(frames)
    assert rules.for_instrument("organ") == rules.default
    without = {name: frame for name, frame in frames.items() if name != "organ"}
    assert rules_of(without).for_instrument("flute") == rules.for_instrument("flute")


def test_clip_windows_are_finished_like_mixes_and_always_the_same(mixer: ClipMixer) -> None:
    windows = [mixer.window(number) for number in range(60)]
    for number, window in enumerate(windows):
        assert window.samples.shape == (FeatureSettings().window_samples,)
        assert window.samples.dtype == window.presence.dtype == window.known.dtype == np.float32
        assert window.presence.shape == window.known.shape == (FRAMES, len(NAMES))
        assert np.abs(window.samples).max() <= 1.0
        assert np.array_equal(window.samples, mixer.window(number).samples)
    assert len({float(np.abs(window.samples).max()) for window in windows}) > 50, "loudness differs"


def test_windows_without_music_tell_that_nobody_plays_and_clips_never_who_leads(mixer: ClipMixer) -> None:
    windows = [mixer.window(number) for number in range(200)]
    empty = [window for window in windows if window.lead_known.all()]
    assert 35 < len(empty) < 90
    assert all(window.known.all() and not window.presence.any() for window in empty)
    assert not any(window.lead.any() for window in windows)


def test_one_label_is_all_only_where_clips_have_one(tmp_path: Path) -> None:
    irmas = make_teachable_irmas(tmp_path / "irmas")
    known = read_split(DATASETS["irmas"], irmas, "train")
    assert {name for clip in known for name in clip.labels} == {"flute", "violin"}
    whole = read_split(DATASETS["irmas"], irmas, "train", one_label_is_all=True)
    assert [clip.present for clip in whole] == [clip.present for clip in known]
    assert all(set(clip.labels) == set(DATASETS["irmas"].instruments) for clip in whole)
    with pytest.raises(SettingsError, match="OpenMIC-2018: it has more"):
        read_split(DATASETS["openmic2018"], make_teachable_openmic(tmp_path), "train", one_label_is_all=True)


def told(name: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], **changes: str) -> str:
    """Return what a training that cannot begin says."""
    recipe = hurried(name, tmp_path, **changes)
    assert main(["train", str(recipe), "--data", str(data), "--out", str(tmp_path / "out"), "--device", "cpu"]) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    return said[0]


def test_set_that_is_not_there_is_named_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert f"There is no folder '{nowhere}' with OpenMIC-2018 in it." in told("openmic2018", nowhere, tmp_path, capsys)
    assert "neither 'IRMAS-TrainingData' nor" in told("irmas", tmp_path, tmp_path, capsys)
    assert "Medley-solos-DB_metadata.csv' cannot be read" in told("medley-solos-db", tmp_path, tmp_path, capsys)


def test_recipe_that_clips_cannot_serve_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    irmas, medley = make_teachable_irmas(tmp_path / "irmas"), make_teachable_medley(tmp_path / "medley")
    assert "set [clips] one_label_is_all = true" in told("irmas", irmas, tmp_path, capsys, one_label_is_all="false")
    leading = "{ channels = [8, 12, 16], hidden = 32, lead = true }"
    assert "who leads" in told("medley-solos-db", medley, tmp_path, capsys, arguments=leading)
    unlabelled = '["flute", "banjo"]'
    assert "no labels for banjo" in told("medley-solos-db", medley, tmp_path, capsys, instruments=unlabelled)
    assert "share must lie between" in told("irmas", irmas, tmp_path, capsys, share="1.5")
    assert "names no dataset" in told("irmas", irmas, tmp_path, capsys, dataset='""')
    with pytest.raises(SettingsError, match="mixes nothing"):
        synthesize.run(hurried("irmas", tmp_path), irmas, tmp_path / "out")
