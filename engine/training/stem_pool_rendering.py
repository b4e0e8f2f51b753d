"""Renders a pool: stems of every class from note banks and further sources, and the phrases beside them."""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.foreign_stems import foreign_instruments
from engine.training.material import OTHER, Bank, Material, read_sound
from engine.training.playing import CYMBAL_KEYS, DRUM_KEYS, PLAYING_STYLES
from engine.training.pool_parts import PoolParts
from engine.training.pool_writer import PoolWriter
from engine.training.stem_music import StemMusic
from engine.training.stem_pool import POOL_RATE, StemSettings
from engine.training.stem_rendering import StemRenderer, render_hits
from engine.training.stem_sources import further_sources

_MINUTES_WORTH_A_PROCESS = 20.0
_RENDERED = tuple(name for name in (*OPENMIC_INSTRUMENTS, OTHER) if name != "cymbals")  # those come with the drums
_PHRASES = "phrases"


def ready_stem_pool(
    material: Material,
    folder: Path,
    settings: StemSettings,
    report: Callable[[dict[str, Any]], None],
    split: str = "train",
) -> Path:
    """Return the folder of a pool rendered as `settings` say: the one that is there if it was, else a new one."""
    recipe_file = folder / "recipe.json"
    recipe = _recipe(settings, split)
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
    processes: int | None = None,
) -> None:
    """Render stems of every class, add the phrases, and write both as a pool.

    Classes are rendered side by side and independently of each other. What an interrupted call left is used. The
    processes are started anew, so a script of one's own must do its work under ``if __name__ == "__main__":``.

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
    processes : int, optional
        How many render at a time; by default one for each core, and this one alone where there is little to render.

    Raises
    ------
    SettingsError
        If a program or SoundFont that the settings ask for is not there.
    """
    further_sources(settings, StemMusic(material))  # what is missing is told at once, by this process
    parts = PoolParts(folder, _recipe(settings, split))
    steps = len(_RENDERED) + 1
    missing = [name for name in _RENDERED if not parts.has(name)]
    if processes is None:
        minutes = settings.total_minutes_per_class * len(missing)
        processes = max(1, min(os.cpu_count() or 1, int(minutes / _MINUTES_WORTH_A_PROCESS)))
    job = partial(_render_part, material, parts, split, settings)
    for done, name in enumerate(_each_rendered(job, missing, processes), steps - len(missing)):
        if on_progress:
            on_progress(done / steps, name)
    with parts.writing(_PHRASES) as (file, stems):
        writer = PoolWriter(file, stems, settings.codec, np.random.default_rng([settings.seed, 0xC0DEC]))
        for phrase in material.phrases_of(split):
            writer.add(read_sound(phrase.path, POOL_RATE), phrase.classes, phrase.detail, f"phrase {phrase.path.stem}")
    parts.join([*_RENDERED, _PHRASES])
    if on_progress:
        on_progress(1.0, _PHRASES)


def _recipe(settings: StemSettings, split: str) -> str:
    """Return what a pool is rendered to; one that was rendered to another is not it."""
    recipe = asdict(settings) | {"split": split}
    if settings.foreign_minutes_per_class:  # these figures are compared, so instruments that came later must show
        recipe["foreign"] = foreign_instruments()
    return json.dumps(recipe)


def _each_rendered(job: Callable[[str], str], names: list[str], processes: int) -> Iterator[str]:
    """Render classes, several at a time; their names as they are done."""
    if processes == 1:
        yield from map(job, names)
        return
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            for future in as_completed([pool.submit(job, name) for name in names]):
                yield future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _render_part(material: Material, parts: PoolParts, split: str, settings: StemSettings, name: str) -> str:
    """Render the stems of one class from all sources; the class's name."""
    music = StemMusic(material)
    number = _RENDERED.index(name)
    banks = material.banks_of(name, split)
    with parts.writing(name) as (file, stems):
        writer = PoolWriter(file, stems, settings.codec, np.random.default_rng([settings.seed, number, 0xC0DEC]))
        for order, source in enumerate(further_sources(settings, music)):
            source.render(writer, name, np.random.default_rng([settings.seed, number, 0x5F2 + order]))
        rng = np.random.default_rng([settings.seed, number])
        if banks:  # a folder need not have every class; recipes name those it has
            if name == "drums":
                plates = material.banks_of("cymbals", split)
                _render_kits(writer, banks, plates, music, settings.minutes_per_class, rng)
            else:
                _render_class(writer, name, banks, music, settings.minutes_per_class, rng)
    return name


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
