"""Training for real on a small folder: it learns, goes on where it was stopped, and its bundle analyses sound."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.analysis.analyzer import Analyzer
from engine.errors import SettingsError
from engine.features import FeatureExtractor, FeatureSettings
from engine.models import Bundle, build_model
from engine.training import evaluate, synthesize, train
from engine.training.config import LoopSettings, read_config
from engine.training.loop import learning_rate
from engine.training.loop import train as train_loop
from engine.training.mix_settings import MixSettings
from engine.training.noise import muffled_noise
from engine.training.report_text import text_report
from engine.training.stem_pool import StemPool
from engine.training.window_mixer import WindowMixer
from tests.builders_training import tone

RECIPE = """
[bundle]
name = "smoke"
description = "Trained for a minute."
remarks = "A recipe for tests."
instruments = ["cymbals", "drums", "flute", "organ", "violin"]

[model]
architecture = "hran"
arguments = { channels = [8, 12, 16], hidden = 32 }

[features]
configuration = "quarter"

[context]
half_s = 0.3
share = 0.5

[context_network]
sequences = 6
width = 16
layers = 3
steps = 60
batch_size = 4
ema_decay = 0.9

[stems]
minutes_per_class = 1.0
seed = 2

[mix]
seed = 3
solo = 0.7
bed = 0.0
largest_ensemble = 2
music = 0.1

[training]
windows = 6400
batch_size = 32
learning_rate = 4e-3
warmup_windows = 200
ema_decay = 0.95
drop_representation = 0.1
mixup = 0.2
evaluate_every_windows = 3200
checkpoint_every_windows = 1600
workers = 1
"""


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recipe") / "smoke.toml"
    path.write_text(RECIPE)
    return path


@pytest.fixture(scope="module")
def reports() -> list[dict]:
    return []


@pytest.fixture(scope="module")
def trained(
    recipe: Path, training_folder: Path, tmp_path_factory: pytest.TempPathFactory, reports: list[dict]
) -> Bundle:
    out = tmp_path_factory.mktemp("run")
    return train.run(recipe, training_folder, out, device="cpu", on_progress=reports.append)


@pytest.mark.slow
def test_smoke_recipe_learns_to_tell_the_instruments_apart(trained: Bundle, reports: list[dict]) -> None:
    losses = [report["loss"] for report in reports if report["stage"] == "train"]
    assert losses[-1] < 0.6 * losses[0]
    assert trained.card.metrics["validation"]["top1"] == 1.0
    assert trained.card.metrics["validation"]["frame_map"] > 0.9
    assert (trained.path.parent / "curves.svg").read_text().startswith("<?xml")
    assert {report["stage"] for report in reports} == {
        "stems", "music", "train", "judge", "sequences", "context", "fit", "done",
    }  # fmt: skip


@pytest.mark.slow
def test_its_bundle_hears_a_flute_where_it_plays_and_nothing_in_silence(trained: Bundle) -> None:
    sound = np.zeros(22050 * 6, np.float32)
    sound[44100 : 44100 + 44100] = tone("flute", 71, 2.0, 22050)
    found = Analyzer(trained, device="cpu").analyze_samples([sound], 6.0)
    regions = found.regions()
    assert [region.instrument for region in regions] == ["flute"]
    assert abs(regions[0].onset_s - 2.0) < 0.3
    assert abs(regions[0].offset_s - 4.0) < 0.3


@pytest.mark.slow
def test_its_card_says_what_it_was_trained_on(trained: Bundle) -> None:
    facts = trained.card.training
    assert facts["phrase_sources"] == ["testers"]
    assert "flute-a" in facts["note_banks"]
    assert facts["recipe"]["windows"] == 6400
    assert facts["produced_music"] == ["testers (CC0)"]
    assert facts["remarks"] == "A recipe for tests."
    assert "soloscope evaluate" in trained.card.metrics["command"]
    assert trained.card.metrics["cross_fitted"]["top1"] > 0.6


@pytest.mark.slow
def test_a_network_that_keeps_its_answers_learns_of_emptiness_alone(
    trained: Bundle, recipe: Path, training_folder: Path, tmp_path: Path
) -> None:
    begin, end = recipe.read_text().index("[context_network]"), recipe.read_text().index("[stems]")
    shorter = recipe.read_text()[:begin] + recipe.read_text()[end:]
    for old, new in {
        'architecture = "hran"': f'architecture = "hran"\nstart_from = "{trained.path.as_posix()}"',
        "windows = 6400": "windows = 1280\nkeep_answers = true\nlabel_smoothing = 0.0",
        "learning_rate = 4e-3": "learning_rate = 1e-3",
        "music = 0.1": "empty = 0.5\nunlisted = 0.0\nmuffled = 0.6\ntones = 0.2",
    }.items():
        assert old in shorter
        shorter = shorter.replace(old, new)
    path = tmp_path / "quiet.toml"
    path.write_text(shorter)
    quiet = train.run(path, training_folder, tmp_path / "out", device="cpu")
    leading = tmp_path / "leading.toml"
    leading.write_text(shorter.replace("arguments = { ", "arguments = { lead = true, "))
    with pytest.raises(SettingsError, match="its answers cannot be kept"):
        train.run(leading, training_folder, tmp_path / "out", device="cpu", resume=False)
    assert quiet is not None and quiet.context is not None and trained.context is not None
    for name, tensor in quiet.context.state_dict().items():
        assert torch.equal(tensor, trained.context.state_dict()[name])
    weights = quiet.model.state_dict()
    moved = [name for name, tensor in trained.model.state_dict().items() if not torch.equal(tensor, weights[name])]
    assert moved and not [name for name in moved if "running" in name]
    note = np.zeros(22050 * 4, np.float32)
    note[22050:66150] = tone("flute", 71, 2.0, 22050)
    rng = np.random.default_rng(3)
    noises = [muffled_noise(22050 * 4, 22050, rng) * 0.05 for _ in range(6)]
    flute, before = (_raw_answers(bundle, [note]) for bundle in (quiet, trained))
    assert np.abs(flute - before).mean() < 0.05
    assert _raw_answers(quiet, noises).mean() < 0.5 * _raw_answers(trained, noises).mean()


def _raw_answers(bundle: Bundle, sounds: list[np.ndarray]) -> np.ndarray:
    """Probabilities of the windows of some sounds, uncalibrated."""
    extractor = FeatureExtractor(bundle.features)
    length = bundle.features.window_frames
    with torch.inference_mode():
        columns = [extractor.frames(torch.from_numpy(sound.astype(np.float32))[None])[0] for sound in sounds]
        windows = [
            each[:, start : start + length] for each in columns for start in range(0, each.shape[1] - length, 22)
        ]
        return torch.sigmoid(bundle.model(torch.stack(windows)[:, None])).numpy()


@pytest.mark.slow
def test_evaluation_reports_the_cards_figures(trained: Bundle, training_folder: Path, tmp_path: Path) -> None:
    found = evaluate.run(trained.path, training_folder, device="cpu", activations_folder=tmp_path)
    assert found.shipped.frame_map == pytest.approx(trained.card.metrics["validation"]["frame_map"], abs=1e-4)
    assert "top-1 1.000" in text_report(found)
    assert found.cross_fitted.frame_map == pytest.approx(trained.card.metrics["cross_fitted"]["frame_map"], abs=0.01)
    assert sorted(path.name for path in tmp_path.iterdir())[0] == "duo.csv"
    assert found.silence.regions["digital silence"] == {}


@pytest.mark.slow
def test_folder_without_held_out_instruments_cannot_be_judged_on(
    trained: Bundle, training_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="no instrument out of training"):
        evaluate.run(trained.path, training_folder, device="cpu", pieces_folder=tmp_path)


def test_interrupted_run_goes_on_to_the_same_weights(pool: StemPool, tmp_path: Path) -> None:
    def loop(folder: Path, windows_before_stop: int | None) -> dict[str, torch.Tensor]:
        """Train 96 windows; with a stop, as if the process had died after the checkpoint there."""
        settings = LoopSettings(windows=96, batch_size=16, checkpoint_every_windows=48, workers=0, warmup_windows=16)
        features = FeatureSettings()
        torch.manual_seed(0)
        model = build_model("hran", {"channels": [4, 4, 8], "hidden": 16, "dropout": 0.0}, 20)
        mixer = WindowMixer(pool, features, MixSettings(), seed=5, instruments=SOUNDING)
        stop_after = None if windows_before_stop is None else windows_before_stop // 16

        def on_step(figures: dict) -> None:
            if figures["step"] == stop_after:
                raise KeyboardInterrupt

        model = build_model("hran", {"channels": [4, 4, 8], "hidden": 16, "dropout": 0.0}, len(SOUNDING))
        trained = train_loop(
            model, FeatureExtractor(features), mixer, settings, folder, torch.device("cpu"),
            judge=lambda _: {}, on_step=on_step,
        )  # fmt: skip
        return trained.model.state_dict()

    whole, parts = tmp_path / "whole", tmp_path / "parts"
    whole.mkdir()
    parts.mkdir()
    straight = loop(whole, None)
    with pytest.raises(KeyboardInterrupt):
        loop(parts, 64)
    resumed = loop(parts, None)
    for name, tensor in straight.items():
        assert torch.allclose(tensor.float(), resumed[name].float(), atol=1e-4), name


SOUNDING = ("drums", "flute", "organ", "violin")


@pytest.mark.slow
def test_weights_between_start_and_end_answer_between_them(trained: Bundle) -> None:
    fresh = build_model(trained.card.architecture, trained.card.arguments, len(trained.instruments))
    between = train.averaged_with(trained.model, fresh, 0.25)
    for name, weight in trained.model.state_dict().items():
        if weight.is_floating_point():
            expected = 0.75 * weight + 0.25 * fresh.state_dict()[name]
            assert torch.allclose(between.state_dict()[name], expected, atol=1e-5)
    other = build_model("hran", {"channels": [8, 8, 8]}, len(trained.instruments))
    with pytest.raises(SettingsError, match="same layers"):
        train.averaged_with(trained.model, other, 0.25)


@pytest.mark.slow
def test_network_begins_with_the_weights_of_another_where_their_layers_are_the_same(trained: Bundle) -> None:
    arguments = {**trained.card.arguments, "hidden": 48, "lead": True}
    torch.manual_seed(1)
    model = build_model("hran", arguments, 5)
    fresh = model.dense.weight.detach().clone()
    taken = train.take_weights(model, trained.model)
    assert torch.equal(model.blocks[2].second.weight, trained.model.blocks[2].second.weight)
    assert torch.equal(model.dense.weight, fresh)
    assert {name.split(".")[0] for name in taken} == {"blocks", "attention", "channel_attention"}


@pytest.mark.slow
def test_two_processes_train_one_network(recipe: Path, training_folder: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.toml"
    text = recipe.read_text().replace("windows = 6400", "windows = 128").replace("music = 0.1", "music = 0.0")
    short.write_text(text.replace("minutes_per_class = 1.0", "minutes_per_class = 0.2"))
    out = tmp_path / "out"
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    train_command = ["train", str(short), "--data", str(training_folder), "--out", str(out), "--device", "cpu"]
    run = subprocess.run(
        [*torchrun, "-m", "engine.cli", *train_command, "-q"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        timeout=180,
    )
    assert run.returncode == 0, run.stderr
    assert (out / "smoke" / "card.json").exists()
    # Each process took half of every batch: four steps for 128 windows in batches of 32, as one process would.
    assert (out / "loss.csv").read_text().splitlines()[-1].startswith("4,")


@pytest.mark.slow
def test_checkpoint_of_another_network_is_refused_in_words(
    trained: Bundle, recipe: Path, training_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    shutil.copytree(trained.path.parent, out)
    other = tmp_path / "other.toml"
    other.write_text(recipe.read_text().replace("hidden = 32", "hidden = 48"))
    with pytest.raises(SettingsError, match=r"checkpoint .* does not fit"):
        train.run(other, training_folder, out, device="cpu")


def test_learning_rate_rises_then_falls_to_almost_nothing() -> None:
    settings = LoopSettings(windows=48000, batch_size=48, warmup_windows=4800)
    rates = [learning_rate(settings, step) for step in range(settings.steps)]
    assert rates.index(max(rates)) in (99, 100)
    assert max(rates) == pytest.approx(settings.learning_rate)
    assert rates[-1] < 0.02 * settings.learning_rate


def test_synthesize_writes_windows_to_listen_to_and_who_is_in_them(
    recipe: Path, training_folder: Path, tmp_path: Path
) -> None:
    written = synthesize.run(recipe, training_folder, tmp_path, examples=4)
    assert [path.name for path in written] == [f"window-{n:04d}.wav" for n in range(4)]
    assert all(path.stat().st_size > 40_000 for path in written)
    rows = (tmp_path / "examples" / "examples.csv").read_text().splitlines()
    assert len(rows) == 1 + 4 * 10


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("windows = 6400", 'windows = "many"'), "windows must be a value of kind int"),
        (("windows = 6400", "windos = 6400"), "no setting 'windos'"),
        (('name = "smoke"', ""), "lacks 'name'"),
        (("[model]", "[model"), "not valid TOML"),
        (("workers = 1", "keep_answers = true"), "does not name what to start_from"),
    ],
)
def test_recipe_with_a_slip_is_refused_in_words(
    recipe: Path, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    path = tmp_path / "slip.toml"
    path.write_text(recipe.read_text().replace(*change))
    with pytest.raises(SettingsError, match=said):
        read_config(path)


def test_what_a_recipe_goes_on_from_is_missed_before_anything_is_made(
    recipe: Path, training_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "second.toml"
    start = 'architecture = "hran"\nstart_from = "training/first/first"'
    path.write_text(recipe.read_text().replace('architecture = "hran"', start))
    with pytest.raises(SettingsError, match=r"goes on where 'training/first/first' ends.*train 'first' first"):
        train.run(path, training_folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_missing_recipe_and_missing_training_folder_are_named(recipe: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        read_config(tmp_path / "nowhere.toml")
    with pytest.raises(SettingsError, match=r"notes\.csv"):
        train.run(recipe, tmp_path / "no-data", tmp_path / "out")
