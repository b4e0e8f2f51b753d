"""``soloscope train``, ``ablate``, ``evaluate`` and ``synthesize``: thin doors to `engine.training`."""

import argparse
import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from engine.analysis.progress import RemainingTime
from engine.analysis.settings import DEVICES
from engine.atomic import write_text
from engine.commands.console import Console
from engine.errors import ExportError, SettingsError
from engine.naming import display_name
from engine.resource_files import resource_path

__all__ = ["add_parsers"]

_EXTRA = ("librosa", "matplotlib", "mido", "mir_eval", "scipy")


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the four verbs to the command line."""
    train = verbs.add_parser(
        "train", help="train a network from a recipe", description="Train a network from a recipe and write its bundle."
    )
    train.add_argument(
        "config", metavar="CONFIG", help="recipe (TOML file), or the name of one that comes with Soloscope"
    )
    train.add_argument(
        "--data",
        type=Path,
        default=Path("data"),
        metavar="DIR",
        help="training folder, or that of the public data set where the recipe trains on clips alone (default: data)",
    )
    train.add_argument("--out", type=Path, metavar="DIR", help="for checkpoints and bundle (default: training/CONFIG)")
    train.add_argument(
        "--resume", action=argparse.BooleanOptionalAction, default=True, help="go on where a run was interrupted"
    )
    train.add_argument("--device", choices=DEVICES, default="auto", help="what to compute on (default: auto)")
    train.set_defaults(run=run_train)

    ablate = verbs.add_parser(
        "ablate",
        help="train variants of a recipe to see what each ingredient brings",
        description="Train a recipe and its variants, in each of which one thing is changed, and compare them.",
    )
    ablate.add_argument("config", metavar="CONFIG", help="recipe with [variants] (TOML file), or the name of one")
    ablate.add_argument("--data", type=Path, required=True, metavar="DIR", help="training folder")
    ablate.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="for stems, checkpoints and figures; an interrupted run goes on there (default: training/CONFIG)",
    )
    ablate.add_argument(
        "--variant",
        action="append",
        default=[],
        metavar="NAME",
        help="train this variant only ('whole' is the recipe as it is); may be given several times",
    )
    ablate.add_argument("--device", choices=DEVICES, default="auto", help="what to compute on (default: auto)")
    ablate.set_defaults(run=run_ablate)

    evaluate = verbs.add_parser(
        "evaluate",
        help="judge a bundle on labelled recordings",
        description="Judge a model bundle on the validation recordings of a training folder.",
    )
    evaluate.add_argument("bundle", metavar="BUNDLE", help="name or folder of a model bundle")
    evaluate.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="training folder, or that of the public data set"
    )
    evaluate.add_argument(
        "--dataset", metavar="NAME", help="judge on a public data set: openmic2018, irmas or medley-solos-db"
    )
    evaluate.add_argument("--split", metavar="S", help="part of the data set: train, validation or test (default)")
    evaluate.add_argument("--json", type=Path, metavar="F", help="write the figures there")
    evaluate.add_argument("--html", type=Path, metavar="F", help="write a page with figures and pictures there")
    evaluate.add_argument(
        "--compare",
        action="append",
        default=[],
        metavar="BUNDLE",
        help="judge this bundle on the same data, too, and set the figures side by side; may be given several times",
    )
    evaluate.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="SOURCE",
        help="pass over recordings of this source, as validation.csv names it or in part; may be given several times",
    )
    evaluate.add_argument(
        "--activations-dir", type=Path, metavar="D", help="write the activations of every recording there"
    )
    evaluate.add_argument(
        "--pieces",
        type=Path,
        metavar="DIR",
        help="judge on pieces mixed from the held-out instruments, too; their stems are kept in DIR",
    )
    evaluate.add_argument(
        "--foreign",
        type=Path,
        metavar="DIR",
        help="judge on pieces played on FreePats and a modelled mandolin, too (needs timidity, freepats and stk)",
    )
    evaluate.add_argument(
        "--speech",
        type=Path,
        metavar="DIR",
        help="judge on speech, too, where every region is a mistake; DIR holds a folder of audio files per speaker",
    )
    evaluate.add_argument(
        "--degraded",
        action="store_true",
        help="judge on the recordings made poor, too: too soft, clipped, noisy, by telephone and so on",
    )
    evaluate.add_argument("--device", choices=DEVICES, default="auto", help="what to compute on (default: auto)")
    evaluate.set_defaults(run=run_evaluate)

    synthesize = verbs.add_parser(
        "synthesize",
        help="render labelled music from note banks and scores",
        description="Render labelled music from the note banks, phrases and scores of a training folder.",
    )
    synthesize.add_argument("config", metavar="CONFIG", help="recipe (TOML file), or the name of one")
    synthesize.add_argument("--data", type=Path, required=True, metavar="DIR", help="training folder")
    synthesize.add_argument("--out", type=Path, required=True, metavar="DIR", help="for the recordings and their truth")
    synthesize.set_defaults(run=run_synthesize)


def run_train(arguments: argparse.Namespace, console: Console) -> int:
    """Train; return the exit code."""
    config = recipe_path(arguments.config)
    out = arguments.out if arguments.out is not None else Path("training") / config.stem
    bundle = _training("train").run(
        config,
        arguments.data,
        out,
        device=arguments.device,
        resume=arguments.resume,
        on_progress=_Stages(console).tell,
    )
    if bundle is not None:  # of several processes the first one writes
        console.event("bundle", f"Wrote the model bundle {bundle.path}", path=str(bundle.path))
    return 0


def run_ablate(arguments: argparse.Namespace, console: Console) -> int:
    """Train the variants, print their figures; return the exit code."""
    config = recipe_path(arguments.config)
    out = arguments.out if arguments.out is not None else Path("training") / config.stem
    ablation = _training("ablation")
    found = ablation.run(
        config,
        arguments.data,
        out,
        device=arguments.device,
        only=tuple(arguments.variant),
        on_progress=_Stages(console).tell,
    )
    console.end_progress()
    print(ablation.ablation_table(found))
    return 0


def run_evaluate(arguments: argparse.Namespace, console: Console) -> int:
    """Evaluate and print the figures; return the exit code."""
    if arguments.dataset is not None:
        return _evaluate_on_clips(arguments, console)
    if arguments.split is not None:
        raise SettingsError("--split goes with --dataset: a training folder has no parts to choose from.")
    stages = _Stages(console)
    # Loaded first, so that a package that is missing is told before the long work.
    page = _training("report_page") if arguments.html is not None else None
    found = _training("evaluate").run(
        arguments.bundle,
        arguments.data,
        compare=arguments.compare,
        leave_out=arguments.leave_out,
        device=arguments.device,
        activations_folder=arguments.activations_dir,
        pieces_folder=arguments.pieces,
        foreign_folder=arguments.foreign,
        speech_folder=arguments.speech,
        degraded=arguments.degraded,
        on_progress=stages.tell,
    )
    console.end_progress()
    print(_training("report_text").text_report(found))
    if arguments.json is not None:
        _write(arguments.json, json.dumps(found.to_json(), indent=1, allow_nan=False) + "\n")
    if page is not None:
        _write(arguments.html, page.html_report(found))
    return 0


def _evaluate_on_clips(arguments: argparse.Namespace, console: Console) -> int:
    """Evaluate on a public data set of labelled clips."""
    given = {
        "--pieces": arguments.pieces,
        "--foreign": arguments.foreign,
        "--speech": arguments.speech,
        "--degraded": arguments.degraded,
        "--activations-dir": arguments.activations_dir,
        "--html": arguments.html,
        "--compare": arguments.compare,
        "--leave-out": arguments.leave_out,
    }
    for option, value in given.items():
        if value:
            raise SettingsError(f"{option} goes with a training folder, not with --dataset.")
    found = _training("clip_judging").run(
        arguments.bundle,
        arguments.dataset,
        arguments.data,
        split=arguments.split or "test",
        device=arguments.device,
        on_progress=_Stages(console).tell,
    )
    console.end_progress()
    print(found.to_text())
    if arguments.json is not None:
        _write(arguments.json, json.dumps(found.to_json(), indent=1) + "\n")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        raise ExportError(f"“{display_name(path)}” cannot be written ({error.strerror}).") from error


def run_synthesize(arguments: argparse.Namespace, console: Console) -> int:
    """Synthesize; return the exit code."""
    files = _training("synthesize").run(
        recipe_path(arguments.config), arguments.data, arguments.out, on_progress=_Stages(console).tell
    )
    console.event("examples", f"Wrote {len(files)} examples to {arguments.out}", count=len(files))
    return 0


def recipe_path(named: str) -> Path:
    """Return the file of a recipe: the file named, or the shipped recipe of that name."""
    path = Path(named)
    shipped = resource_path("recipes", f"{named}.toml")
    if not path.is_file() and path.name == named and shipped.is_file():
        return shipped
    return path


def _training(module: str) -> Any:
    try:
        return import_module(f"engine.training.{module}")
    except ModuleNotFoundError as error:
        if error.name in _EXTRA:
            raise SettingsError(
                f"Training needs the package '{error.name}', which is not installed; install soloscope[train]."
            ) from error
        raise


class _Stages:
    """Tells the reports of a long run: what counts steps or shares as progress, the rest in lines."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage = ""
        self._clock = RemainingTime()

    def tell(self, figures: Mapping[str, Any]) -> None:
        """Tell one report."""
        stage = str(figures.get("stage", ""))
        if stage != self._stage:
            self._stage, self._clock = stage, RemainingTime()
        details = {name: value for name, value in figures.items() if name not in ("stage", "share", "step", "steps")}
        shown = ", ".join(_figure(name, value) for name, value in details.items() if not isinstance(value, Mapping))
        share = figures.get("share")
        if share is None and figures.get("steps"):
            share = figures["step"] / figures["steps"]
        if share is None:
            self._console.event("stage", f"{stage}: {shown}" if shown else stage, **figures)
        else:
            named = f"{stage} ({shown})" if shown else stage
            facts = {name: value for name, value in figures.items() if name != "share"}
            self._console.progress(named, share, self._clock.after(share, 1.0), **facts)


def _figure(name: str, value: Any) -> str:
    return f"{name} {value:.4g}" if isinstance(value, float) else f"{name} {value}"
