"""The parts of a pool that is being rendered: each written by itself, kept over an interruption, joined in the end."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from engine.training.stem_pool import INDEX_FILE, SAMPLES_FILE, Stem


class PoolParts:
    """Parts of one pool, in a folder of their own inside the pool's.

    Parameters
    ----------
    pool : Path
        Folder of the pool; made if needed.
    recipe : str
        What the parts are rendered to. Parts left by another recipe are thrown away.
    """

    def __init__(self, pool: Path, recipe: str) -> None:
        self._pool = pool
        self._folder = pool / "parts"
        recipe_file = self._folder / "recipe.json"
        if not (recipe_file.exists() and recipe_file.read_text(encoding="utf-8") == recipe):
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True)
            recipe_file.write_text(recipe, encoding="utf-8")

    def has(self, name: str) -> bool:
        """Whether a part is whole."""
        return self._index(name).exists()

    @contextmanager
    def writing(self, name: str) -> Iterator[tuple[BinaryIO, list[Stem]]]:
        """Give the file for the samples of a part and the list for its stems; the part is whole when left in peace."""
        stems: list[Stem] = []
        with self._samples(name).open("wb") as file:
            yield file, stems
        unfinished = self._index(name).with_suffix(".unfinished")
        unfinished.write_text(json.dumps([asdict(stem) for stem in stems]), encoding="utf-8")
        unfinished.replace(self._index(name))

    def join(self, names: list[str]) -> None:
        """Make the pool of its parts, in this order, and remove them."""
        stems: list[dict[str, object]] = []
        end = 0
        unfinished = self._pool / (SAMPLES_FILE + ".part")
        with unfinished.open("wb") as pool:
            for name in names:
                first = len(stems)
                for entry in json.loads(self._index(name).read_text(encoding="utf-8")):
                    partner = entry["partner"]
                    moved = {"start": entry["start"] + end, "partner": partner if partner < 0 else partner + first}
                    stems.append(entry | moved)
                with self._samples(name).open("rb") as samples:
                    shutil.copyfileobj(samples, pool)
                end = pool.tell() // 2
        unfinished.replace(self._pool / SAMPLES_FILE)
        (self._pool / INDEX_FILE).write_text(json.dumps({"stems": stems}), encoding="utf-8")
        shutil.rmtree(self._folder)

    def _samples(self, name: str) -> Path:
        return self._folder / f"{name}.int16"

    def _index(self, name: str) -> Path:
        return self._folder / f"{name}.json"
