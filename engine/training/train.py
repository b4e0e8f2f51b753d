"""From a recipe to a bundle: make the data ready, train, judge on what is held out, fit what is not learnt, write."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from engine.analysis.devices import choose_device
from engine.atomic import write_text
from engine.errors import BundleError, SettingsError
from engine.features import FeatureExtractor, FeatureSettings
from engine.models import Bundle, Card, build_model, find_bundle, load_bundle
from engine.models.residual import ResidualNetwork
from engine.training.clip_course import ClipCourse
from engine.training.config import TrainingConfig, read_config
from engine.training.course import Course
from engine.training.curves import write_curves
from engine.training.feature_scaling import kept_settings
from engine.training.judging import bundle_of, uncalibrated_card
from engine.training.kept_answers import KeptAnswers
from engine.training.loop import SINGLE_PROCESS, train
from engine.training.mixed_course import MixedCourse
from engine.training.processes import Processes, training_processes

Report = Callable[[dict[str, Any]], None]

_DENSE = "dense.weight"


def run(
    config_path: Path,
    data: Path,
    out: Path,
    *,
    device: str = "auto",
    resume: bool = True,
    on_progress: Report | None = None,
) -> Bundle | None:
    """Train a network from a recipe and write its bundle to ``out/<name>``.

    Parameters
    ----------
    config_path : Path
        The recipe, TOML.
    data : Path
        Training folder with its tables. For a recipe whose windows are all clips of a public data set: that set's
        folder, or one that holds it under its name.
    out : Path
        Stems, checkpoints, the curves (``history.json``, ``loss.csv`` and ``curves.svg``) and the bundle go here. A run
        that was interrupted goes on.
    device : str
    resume : bool
        False trains from the start, though stems are kept.
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` (stems, clips, train, judge, fit, done) and its figures.

    Returns
    -------
    Bundle or None
        None in all processes but the first, where ``torchrun`` started several.

    Raises
    ------
    SettingsError
        If the recipe, the training folder or a checkpoint cannot be used.
    """
    with training_processes(choose_device(device)) as processes:
        report = on_progress if on_progress and processes.is_first else _unheard
        return _run(config_path, data, out, device, resume, report, processes)


def _run(
    config_path: Path, data: Path, out: Path, device: str, resume: bool, report: Report, processes: Processes
) -> Bundle | None:
    config = read_config(config_path)
    start = _start_of(config)  # refused before an hour goes into making the data ready
    out.mkdir(parents=True, exist_ok=True)
    with processes.first_before_others():
        course = course_of(config, data, out, device, report)
    network, card = trained_network(
        config, course, out, device=device, resume=resume, on_progress=report, processes=processes
    )
    if not processes.is_first:
        return None
    context = course.context_network(bundle_of(_copy(network, card), card))
    report({"stage": "fit"})
    card = replace(card, training=_facts(config, course))
    if context is not None:
        card = replace(card, context_network=config.context_training.arguments)
    elif start is not None and config.loop.keep_answers:  # answers as before are corrected as before
        context, card = start.context, replace(card, context_network=start.card.context_network)
    bundle = course.fitted(out / card.name, network, card, context)
    report({"stage": "done", "bundle": str(bundle.path), **bundle.card.metrics["validation"]})
    return bundle


def course_of(config: TrainingConfig, data: Path, out: Path, device: str, report: Report) -> Course:
    """Return the data that a recipe asks for, made ready.

    Parameters
    ----------
    config : TrainingConfig
    data : Path
        As for `run`.
    out : Path
        Stems, music and clips are kept here.
    device : str
    report : callable
        Hears dictionaries with a ``stage`` and how far it is.

    Raises
    ------
    SettingsError
        If the data cannot be used.
    """
    return (ClipCourse if config.clips_only else MixedCourse)(config, data, out, device, report)


def trained_network(
    config: TrainingConfig,
    course: Course,
    out: Path,
    *,
    device: str = "auto",
    resume: bool = True,
    on_progress: Report | None = None,
    processes: Processes = SINGLE_PROCESS,
) -> tuple[nn.Module, Card]:
    """Train the network of a recipe.

    Parameters
    ----------
    config : TrainingConfig
    course : Course
    out : Path
        Scaling of the features, checkpoints and curves go here.
    device : str
    resume : bool
        Whether to go on from the checkpoint there.
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` (start, train, judge) and its figures.
    processes : Processes
        Those that train together.

    Returns
    -------
    network : nn.Module
    card : Card
        Uncalibrated.

    Raises
    ------
    SettingsError
        If the recipe or a checkpoint cannot be used.
    """
    report = on_progress or _unheard
    with processes.first_before_others():
        start = _start_of(config)
        settings = (
            replace(start.features, configuration=config.configuration)
            if start is not None
            else _settings(course, config, out, resume)
        )
    card = uncalibrated_card(
        config.name,
        config.description,
        config.architecture,
        dict(config.arguments),
        settings,
        config.instruments,
        config.context,
        lead=config.lead,
    )

    def judge(model: nn.Module) -> dict[str, Any]:
        figures = course.judge(bundle_of(_copy(model, card), card))
        report({"stage": "judge", **figures})
        return figures

    torch.manual_seed(config.loop.seed)
    model = build_model(config.architecture, config.arguments, len(config.instruments))
    if start is not None:
        taken = take_weights(model, start.model)
        report({"stage": "start", "bundle": config.start_from, "taken": len(taken), "of": len(model.state_dict())})
    used_device, kept = processes.device(choose_device(device)), None
    if start is not None and config.loop.keep_answers:
        if (start.instruments, start.card.outputs) != (tuple(config.instruments), card.outputs):
            raise SettingsError(
                f"The bundle '{config.start_from}' does not answer for all that the recipe '{config.name}' is to "
                "learn, so its answers cannot be kept: name another to start_from, or leave keep_answers out."
            )
        lead_weight = config.loop.lead_weight if config.lead else 1.0
        kept = KeptAnswers(start.model, start.features, lead_weight, used_device)
    trained = train(
        model,
        FeatureExtractor(settings),
        course.windows(settings),
        config.loop,
        out,
        used_device,
        judge=judge,
        decided_by=course.decided_by,
        lead=config.lead,
        kept=kept,
        on_step=lambda figures: report({"stage": "train", **figures}),
        resume=resume,
        processes=processes,
    )
    if not processes.is_first:
        return trained.model, card
    write_text(out / "history.json", json.dumps(trained.history, indent=1) + "\n")
    write_curves(out, trained.history, trained.losses)
    network = trained.model
    if start is not None and config.start_share:
        network = averaged_with(network, start.model, config.start_share)
        judge(network)
    return network, card


def _start_of(config: TrainingConfig) -> Bundle | None:
    """Return the bundle that a recipe begins with, if with any.

    Raises
    ------
    SettingsError
        If it is not there.
    BundleError
        If it is damaged.
    """
    if not config.start_from:
        return None
    try:
        find_bundle(config.start_from)
    except BundleError as error:
        raise SettingsError(
            f"The recipe '{config.name}' goes on where '{config.start_from}' ends, which is not there: "
            f"train '{Path(config.start_from).name}' first, in the same folder."
        ) from error
    return load_bundle(config.start_from)


def _settings(course: Course, config: TrainingConfig, out: Path, resume: bool) -> FeatureSettings:
    unscaled = FeatureSettings(configuration=config.configuration)
    return kept_settings(
        out / "features.json", course.windows_to_scale_by(unscaled), config.configuration, resume=resume
    )


def _facts(config: TrainingConfig, course: Course) -> dict[str, Any]:
    started_from: dict[str, Any] = {"started_from": config.start_from} if config.start_from else {}
    if config.start_share:
        started_from["start_share"] = config.start_share
    return {"remarks": config.remarks, **started_from, **course.facts()}


def take_weights(model: nn.Module, source: nn.Module) -> tuple[str, ...]:
    """Give a network the weights of another wherever names and shapes agree; the names of those taken.

    A network that is fed fewer rows than the other also takes what its dense layer has for those.
    """
    own, other = model.state_dict(), source.state_dict()
    if isinstance(model, ResidualNetwork) and isinstance(source, ResidualNetwork) and _pooled_alike(model, source):
        rows = model.dense.in_features // model.channels
        other[_DENSE] = other[_DENSE].unflatten(1, (model.channels, -1))[:, :, :rows].flatten(1)
    taken = {name: other[name] for name in own if name in other and other[name].shape == own[name].shape}
    model.load_state_dict({**own, **taken})
    return tuple(taken)


def _pooled_alike(model: ResidualNetwork, source: ResidualNetwork) -> bool:
    """Whether a row of the last feature map is the same part of the input in both."""
    return (
        model.channels == source.channels
        and str(model.pools) == str(source.pools)
        and model.rows_folded == source.rows_folded
        and model.row_bands == source.row_bands == 0
    )


def averaged_with(model: nn.Module, start: nn.Module, share: float) -> nn.Module:
    """Return a network whose weights lie between those it began with and those it came to.

    What was learnt first is forgotten less (Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022).

    Parameters
    ----------
    model : nn.Module
        Trained; a copy of it is returned.
    start : nn.Module
        What it began with.
    share : float
        Of the start's weights, 0 to 1.

    Raises
    ------
    SettingsError
        If the two are not networks of the same kind.
    """
    own, first = model.state_dict(), start.state_dict()
    if {name: tensor.shape for name, tensor in own.items()} != {name: tensor.shape for name, tensor in first.items()}:
        raise SettingsError("[model] start_share needs a network of the same layers as the bundle it starts from.")
    result = copy.deepcopy(model)
    result.load_state_dict(
        {
            name: torch.lerp(tensor, first[name].to(tensor), share) if tensor.is_floating_point() else tensor
            for name, tensor in own.items()
        }
    )
    return result


def _unheard(_: dict[str, Any]) -> None:
    """Take a report that nobody listens to."""


def _copy(model: nn.Module, card: Card) -> nn.Module:
    """Return a copy on the CPU in evaluation mode, so that judging never disturbs the network in training."""
    copied = build_model(card.architecture, card.arguments, len(card.instruments))
    copied.load_state_dict({name: tensor.detach().cpu().clone() for name, tensor in model.state_dict().items()})
    return copied.eval()
