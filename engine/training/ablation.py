"""What each ingredient of a recipe brings: the recipe trained as it is, and again with one thing changed at a time."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.atomic import write_text
from engine.errors import SettingsError
from engine.models.size import network_size
from engine.training.config import TrainingConfig, config_of, read_recipe
from engine.training.judging import bundle_of
from engine.training.train import course_of, trained_network

WHOLE = "whole"
"""What the recipe without a change is called."""

FIGURES = {
    "frame_map": "frame mAP",
    "top1": "top-1",
    "top1_macro": "macro",
    "pieces_frame_map": "pieces",
    "clip_map": "clip mAP",
    "accuracy": "accuracy",
}
"""Figures of a table, in this order, where there are any; uncalibrated and without context."""

_SECTIONS = ("model", "features", "clips", "mix", "training")
"""Sections that a variant may change: the others belong to the material, which all share, or to what comes later."""


@dataclass(frozen=True)
class Variant:
    """A recipe in which something is changed.

    Attributes
    ----------
    name : str
    changes : dict of str to dict
        Settings by section, as in the recipe.
    config : TrainingConfig
    """

    name: str
    changes: dict[str, Any]
    config: TrainingConfig


@dataclass(frozen=True)
class VariantFigures:
    """How good a variant became.

    Attributes
    ----------
    name : str
    changes : dict of str to dict
    parameters : int
    windows : int
        It was trained on.
    figures : dict of str to Any
        On what is held out; those of `FIGURES` that there are, and others.
    """

    name: str
    changes: dict[str, Any]
    parameters: int
    windows: int
    figures: dict[str, Any]


def run(
    recipe: Path,
    data: Path,
    out: Path,
    *,
    device: str = "auto",
    only: tuple[str, ...] = (),
    on_progress: Callable[[dict[str, Any]], None] | None = None,
) -> tuple[VariantFigures, ...]:
    """Train the variants of a recipe one after another, each from the same material, and judge them.

    Parameters
    ----------
    recipe : Path
        TOML with a table ``[variants."name"]`` for each change: settings by section.
    data : Path
        As for `engine.training.train.run`.
    out : Path
        Stems and music go here, checkpoints and figures of a variant into a folder of its own in ``variants``. What an
        interrupted call finished is taken, and the variant it was at goes on.
    device : str
    only : tuple of str
        Names of the variants to train; by default all.
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` and, from the training on, the ``variant``.

    Returns
    -------
    tuple of VariantFigures
        In the order of the recipe, the unchanged one first. They are in ``ablation.json``, too, written after each.

    Raises
    ------
    SettingsError
        If the recipe or the training folder cannot be used.
    """
    variants = read_variants(recipe)
    unknown = set(only) - {variant.name for variant in variants}
    if unknown:
        names = ", ".join(variant.name for variant in variants)
        raise SettingsError(f"The recipe '{recipe}' has no variant '{sorted(unknown)[0]}'; it has {names}.")
    report = on_progress or (lambda _: None)
    found: list[VariantFigures] = []
    for variant in variants:
        if not only or variant.name in only:
            found.append(_figures(variant, data, out, device, report))
            write_text(out / "ablation.json", json.dumps([asdict(each) for each in found], indent=1) + "\n")
    return tuple(found)


def read_variants(recipe: Path) -> tuple[Variant, ...]:
    """Read a recipe with its variants; the unchanged one comes first.

    Raises
    ------
    SettingsError
        If it cannot be read, has no variant, or a variant changes what it may not or cannot be used.
    """
    values = read_recipe(recipe)
    tables = values.pop("variants", {})
    if not isinstance(tables, Mapping) or not tables:
        raise SettingsError(f"The recipe '{recipe}' has no [variants] to compare.")
    variants = [Variant(WHOLE, {}, config_of(values, recipe))]
    for name, changes in tables.items():
        if not isinstance(changes, Mapping):
            raise SettingsError(f"In the recipe '{recipe}' the variant '{name}' is not a table of changes.")
        foreign = [section for section in changes if section not in _SECTIONS]
        if foreign:
            raise SettingsError(
                f"In the recipe '{recipe}' the variant '{name}' changes [{foreign[0]}]; it may change "
                f"{', '.join(f'[{section}]' for section in _SECTIONS)}."
            )
        variants.append(Variant(str(name), dict(changes), config_of(_merged(values, changes), recipe)))
    folders = [_folder_name(variant.name) for variant in variants]
    if len(set(folders)) < len(folders) or "" in folders:
        raise SettingsError(f"In the recipe '{recipe}' the names of the variants must differ in letters and digits.")
    return tuple(variants)


def ablation_table(found: tuple[VariantFigures, ...]) -> str:
    """Return figures as a table, each with its difference from the unchanged recipe's where that is among them."""
    unchanged = next((each.figures for each in found if each.name == WHOLE), {})
    kinds = [name for name in FIGURES if any(name in each.figures for each in found)]
    width = max(len(each.name) for each in found)
    lines = [f"{'':{width}} {'parameters':>10}" + "".join(f"{FIGURES[name]:>16}" for name in kinds)]
    for each in found:
        cells = ""
        for name in kinds:
            value, whole = each.figures.get(name), unchanged.get(name)
            cell = "-" if value is None else f"{value:.3f}"
            if value is not None and whole is not None and each.name != WHOLE:
                cell += f" ({value - whole:+.3f})"
            cells += f"{cell:>16}"
        lines.append(f"{each.name:{width}} {each.parameters:>10}{cells}")
    return "\n".join(lines)


def _figures(
    variant: Variant, data: Path, out: Path, device: str, report: Callable[[dict[str, Any]], None]
) -> VariantFigures:
    """Return the figures of a variant: those found before if it is the same, else of a training."""
    folder = out / "variants" / _folder_name(variant.name)  # beside the material, whatever a variant is called
    folder.mkdir(parents=True, exist_ok=True)
    kept, recipe_file = folder / "figures.json", folder / "recipe.json"
    recipe = json.dumps(asdict(variant.config), sort_keys=True)
    same = recipe_file.exists() and recipe_file.read_text(encoding="utf-8") == recipe
    if same and kept.exists():
        return VariantFigures(**json.loads(kept.read_text(encoding="utf-8")))
    kept.unlink(missing_ok=True)
    write_text(recipe_file, recipe)

    def tell(figures: dict[str, Any]) -> None:
        report({**figures, "variant": variant.name})

    course = course_of(variant.config, data, out, device, tell)
    network, card = trained_network(variant.config, course, folder, device=device, resume=same, on_progress=tell)
    figures = course.all_figures(bundle_of(network.cpu(), card))
    found = VariantFigures(
        variant.name,
        variant.changes,
        network_size(network, card.features).parameters,
        variant.config.loop.windows,
        figures,
    )
    write_text(kept, json.dumps(asdict(found), indent=1) + "\n")
    return found


def _merged(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return nested settings with some of them replaced."""
    merged = dict(values)
    for name, change in changes.items():
        both = isinstance(change, Mapping) and isinstance(merged.get(name), Mapping)
        merged[name] = _merged(merged[name], change) if both else change
    return merged


def _folder_name(variant: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", variant.lower()).strip("-")
