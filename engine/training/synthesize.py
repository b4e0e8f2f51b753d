"""Training material to listen to: the stem pool of a recipe, and some of the windows that are mixed from it."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import soundfile

from engine.errors import SettingsError
from engine.features import FeatureSettings
from engine.training.config import read_config
from engine.training.material import read_material
from engine.training.produced_music import wanted_music
from engine.training.stem_pool import POOL_RATE, StemPool
from engine.training.stem_pool_rendering import ready_stem_pool
from engine.training.window_mixer import WindowMixer


def run(
    config_path: Path,
    data: Path,
    out: Path,
    *,
    examples: int = 40,
    on_progress: Callable[[dict[str, Any]], None] | None = None,
) -> tuple[Path, ...]:
    """Render the stems of a recipe and write example windows as WAV files with a table of who is present.

    Parameters
    ----------
    config_path : Path
        The recipe, TOML.
    data : Path
        Training folder.
    out : Path
        ``stems`` and ``music`` (which training with the same ``out`` takes as they are) and ``examples`` go here; their
        table has a question mark where nobody knows well enough.
    examples : int
        Windows to write.
    on_progress : callable, optional
        Hears dictionaries with ``stage``, ``share`` and ``made``.

    Returns
    -------
    tuple of Path
        The example files.

    Raises
    ------
    SettingsError
        If recipe or training folder cannot be used, or nothing is mixed: where all windows are clips.
    """
    report = on_progress or (lambda _: None)
    config = read_config(config_path)
    if config.clips_only:
        raise SettingsError(
            f"The recipe '{config_path}' mixes nothing: all its windows are clips of a public data set."
        )
    folder = ready_stem_pool(read_material(data), out / "stems", config.stems, report)
    features = FeatureSettings(configuration=config.configuration)
    music = wanted_music(config.mix.music, data, out / "music", config.instruments, report, config.listener)
    mixer = WindowMixer(StemPool(folder), features, config.mix, config.mix_seed, config.instruments, music)
    target = out / "examples"
    target.mkdir(parents=True, exist_ok=True)
    written = []
    with (target / "examples.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["file", "frame", *mixer.instruments])
        for number in range(examples):
            window = mixer.window(number)
            path = target / f"window-{number:04d}.wav"
            soundfile.write(path, window.samples, POOL_RATE, subtype="PCM_16")
            written.append(path)
            for frame, (present, known) in enumerate(zip(window.presence >= 0.5, window.known >= 0.5, strict=True)):
                told = (int(p) if k else "?" for p, k in zip(present, known, strict=True))
                table.writerow([path.name, frame, *told])
            report({"stage": "examples", "share": (number + 1) / examples, "made": path.name})
    return tuple(written)
