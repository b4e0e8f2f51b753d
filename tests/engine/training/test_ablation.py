"""Variants of a recipe are trained for real, on the same material, and compared."""

import json
from pathlib import Path

import pytest

from engine.cli import main
from engine.errors import SettingsError
from engine.training import ablation

RECIPE = """
[bundle]
name = "small"
description = "Trained for seconds."
instruments = ["flute", "organ", "violin"]

[model]
architecture = "hran"
arguments = { channels = [4, 4, 8], hidden = 16 }

[features]
configuration = "quarter"

[stems]
minutes_per_class = 0.2

[training]
windows = 64
batch_size = 16
warmup_windows = 16
checkpoint_every_windows = 32
workers = 0

[variants."no attention"]
model.architecture = "residual"

[variants."log-mel alone"]
features.configuration = "mel"
model.arguments.rows = 128
"""


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(RECIPE)
    return path


def test_variants_are_the_recipe_with_one_thing_changed(recipe: Path) -> None:
    whole, without, mel = ablation.read_variants(recipe)
    assert [each.name for each in (whole, without, mel)] == ["whole", "no attention", "log-mel alone"]
    assert without.config.architecture == "residual"
    assert without.config.arguments == whole.config.arguments
    assert mel.config.arguments == {**whole.config.arguments, "rows": 128}
    assert whole.config.loop == without.config.loop == mel.config.loop


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RECIPE.split("[variants")[0], r"no \[variants\]"),
        (RECIPE + '[variants."other stems"]\nstems.seed = 3\n', r"changes \[stems\]; it may change \[model\]"),
        (RECIPE + '[variants."No attention!"]\nmix.music = 0.0\n', "must differ"),
        (RECIPE + "[variants.slip]\nmix.musik = 0.0\n", "no setting 'musik'"),
        (RECIPE.split("[variants")[0] + "[variants]\nslip = 3\n", "'slip' is not a table"),
    ],
)
def test_variants_with_a_slip_are_refused_in_words(recipe: Path, text: str, said: str) -> None:
    recipe.write_text(text)
    with pytest.raises(SettingsError, match=said):
        ablation.read_variants(recipe)


def test_ablation_trains_each_variant_once_and_goes_on_where_it_was(
    recipe: Path, training_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command = ["ablate", str(recipe), "--data", str(training_folder), "--out", str(out), "--device", "cpu", "-q"]
    assert main([*command, "--variant", "whole", "--variant", "no attention"]) == 0
    table = capsys.readouterr().out.splitlines()
    assert "frame mAP" in table[0]
    assert [line.split("  ")[0] for line in table[1:]] == ["whole", "no attention"]
    first = json.loads((out / "ablation.json").read_text())
    assert first[0]["parameters"] > first[1]["parameters"]
    assert 0 < first[0]["figures"]["frame_map"] < 1
    assert first[0]["figures"] != first[1]["figures"]

    checkpoint = out / "variants" / "whole" / "checkpoint.safetensors"
    trained_at = checkpoint.stat().st_mtime_ns
    assert main(command) == 0
    every = json.loads((out / "ablation.json").read_text())
    assert [each["name"] for each in every] == ["whole", "no attention", "log-mel alone"]
    assert every[:2] == first, "what was found before was not trained again"
    assert checkpoint.stat().st_mtime_ns == trained_at


def test_differences_are_those_from_the_unchanged_recipe() -> None:
    def figures(name: str, frame_map: float) -> ablation.VariantFigures:
        return ablation.VariantFigures(name, {}, 1000, 64, {"frame_map": frame_map})

    found = (figures("first", 0.5), figures(ablation.WHOLE, 0.6))
    assert [line.split()[1:] for line in ablation.ablation_table(found).splitlines()[1:]] == [
        ["1000", "0.500", "(-0.100)"],
        ["1000", "0.600"],
    ]
    assert "(" not in ablation.ablation_table(found[:1])


def test_variant_that_is_not_there_is_named(recipe: Path, training_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no variant 'no violin'; it has whole, no attention, log-mel alone"):
        ablation.run(recipe, training_folder, tmp_path, only=("no violin",))
