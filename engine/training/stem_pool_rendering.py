"""Renders a pool: stems of every class from note banks and further sources, and the phrases beside them."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.material import OTHER, Bank, Material, read_sound
from engine.training.playing import CYMBAL_KEYS, DRUM_KEYS, PLAYING_STYLES
from engine.training.pool_writer import PoolWriter
from engine.training.stem_music import StemMusic
from engine.training.stem_pool import INDEX_FILE, POOL_RATE, SAMPLES_FILE, Stem, StemSettings
from engine.training.stem_rendering import StemRenderer, render_hits
from engine.training.stem_sources import further_sources


def ready_stem_pool(
    material: Material,
    folder: Path,
    settings: StemSettings,
    report: Callable[[dict[str, Any]], None],
    split: str = "train",
) -> Path:
    """Return the folder of a pool rendered as `settings` say: the one that is there if it was, else a new one."""
    recipe_file = folder / "recipe.json"
    recipe = json.dumps(asdict(settings) | {"split": split})
    if not (recipe_file.exists() and recipe_file.read_text(encoding="utf-8") == recipe):
        write_stem_pool(
            material,
            folder,
            split,
            settings,
            on_progress=lambda share, name: report({"stage": "stems", "share": share, "made": name}),
        )
        recipe_file.write_text(recipe, encoding="utf-8")
    return folder


def write_stem_pool(
    material: Material,
    folder: Path,
    split: str,
    settings: StemSettings,
    on_progress: Callable[[float, str], None] | None = None,
) -> None:
    """Render stems of every class, add the phrases, and write both as a pool.

    Parameters
    ----------
    material : Material
    folder : Path
        Made if needed; an existing pool is replaced once the new one is whole.
    split : {"train", "valid", "none"}
        Which banks and phrases are used; scores serve all.
    settings : StemSettings
        Minutes of rendered stems are shared by the banks of a class.
    on_progress : callable, optional
        Called with the share done (0 to 1) and what was made last.

    Raises
    ------
    SettingsError
        If a program or SoundFont that the settings ask for is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    music = StemMusic(material)
    sources = further_sources(settings, music)
    stems: list[Stem] = []
    unfinished = folder / (SAMPLES_FILE + ".part")
    groups = [(name, material.banks_of(name, split)) for name in (*OPENMIC_INSTRUMENTS, OTHER) if name != "cymbals"]
    with unfinished.open("wb") as file:
        writer = PoolWriter(file, stems, settings.codec, np.random.default_rng([settings.seed, 0xC0DEC]))
        for done, (name, banks) in enumerate(groups):
            for number, source in enumerate(sources):
                source.render(writer, name, np.random.default_rng([settings.seed, done, 0x5F2 + number]))
            rng = np.random.default_rng([settings.seed, done])
            if banks:  # a folder need not have every class; recipes name those it has
                if name == "drums":
                    plates = material.banks_of("cymbals", split)
                    _render_kits(writer, banks, plates, music, settings.minutes_per_class, rng)
                else:
                    _render_class(writer, name, banks, music, settings.minutes_per_class, rng)
            if on_progress:
                on_progress((done + 1) / (len(groups) + 1), name)
        for phrase in material.phrases_of(split):
            writer.add(read_sound(phrase.path, POOL_RATE), phrase.classes, phrase.detail, f"phrase {phrase.path.stem}")
    unfinished.replace(folder / SAMPLES_FILE)
    (folder / INDEX_FILE).write_text(json.dumps({"stems": [asdict(stem) for stem in stems]}), encoding="utf-8")
    if on_progress:
        on_progress(1.0, "phrases")


def _render_class(
    writer: PoolWriter, name: str, banks: list[Bank], music: StemMusic, minutes: float, rng: np.random.Generator
) -> None:
    style = PLAYING_STYLES[name]
    weights = _bank_weights(banks)
    for bank, weight in zip(banks, weights, strict=True):
        renderer = StemRenderer(bank, style, POOL_RATE)
        remaining_s = minutes * 60 * weight
        while remaining_s > 1:
            length_s = min(20.0, max(4.0, remaining_s))
            notes = renderer.fit_to_range(music.draw(style, length_s, rng), rng)
            writer.add(renderer.render(notes, length_s, rng), (name,), bank.notes[0].detail, f"bank {bank.name}")
            remaining_s -= length_s


def _render_kits(
    writer: PoolWriter,
    drums: list[Bank],
    cymbals: list[Bank],
    music: StemMusic,
    minutes: float,
    rng: np.random.Generator,
) -> None:
    """Drums and the cymbals that go with them, as two stems that sound at the same time."""
    remaining_s = minutes * 60 * 1.5
    while remaining_s > 0 and music.has_drums:
        pattern = music.draw_drums(20.0, rng)
        kit = drums[int(rng.integers(len(drums)))]
        own = [bank for bank in cymbals if bank.name.split("-")[0] == kit.name.split("-")[0]]
        first = writer.add(
            render_hits(kit, pattern, DRUM_KEYS, 20.0, POOL_RATE, rng), ("drums",), "kit", f"bank {kit.name}"
        )
        remaining_s -= 20.0
        if not cymbals:
            continue
        plates = (own or cymbals)[int(rng.integers(len(own or cymbals)))]
        writer.add(
            render_hits(plates, pattern, CYMBAL_KEYS, 20.0, POOL_RATE, rng),
            ("cymbals",),
            "kit",
            f"bank {plates.name}",
            partner=-1 if first is None else first,
        )


def _bank_weights(banks: list[Bank]) -> np.ndarray:
    """Share of the class's minutes for each bank: more for real instruments with many notes than for single notes."""
    size = np.array([min(len(bank.notes), 60) ** 0.5 for bank in banks])
    sampled_from_soundfont = np.array([any(note.articulation == "soundfont" for note in bank.notes) for bank in banks])
    weights = size * np.where(sampled_from_soundfont, 0.5, 1.0)
    return weights / weights.sum()
