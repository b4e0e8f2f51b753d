"""The training loop: windows mixed on the fly, AdamW with a cosine schedule, an averaged copy of the weights."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader, Dataset

from engine.analysis.devices import fast_precision
from engine.features import FeatureExtractor, FeatureSettings
from engine.training.checkpoint import BestWeights, Progress, load_checkpoint, save_checkpoint
from engine.training.config import LoopSettings
from engine.training.kept_answers import KeptAnswers
from engine.training.processes import Processes
from engine.training.training_window import WindowSource

OnStep = Callable[[dict[str, Any]], None]

SINGLE_PROCESS = Processes()
_LOSS_EVERY_STEPS = 50


class MixedWindows(Dataset):
    """The windows of a mixer, by number: samples, targets, how much each counts, samples before they were made poor.

    With a `lead_weight` the targets of presence are followed by those of lead, which count that much.
    """

    def __init__(self, mixer: WindowSource, count: int, lead_weight: float = 0.0) -> None:
        self._mixer = mixer
        self._count = count
        self._lead_weight = lead_weight

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        window = self._mixer.window(number)
        target, weight = window.presence, window.known
        if self._lead_weight:
            target = np.concatenate([target, window.lead], axis=1)
            weight = np.concatenate([weight, window.lead_known * np.float32(self._lead_weight)], axis=1)
        samples = torch.from_numpy(window.samples)
        unspoilt = samples if window.unspoilt is None else torch.from_numpy(window.unspoilt)
        return samples, torch.from_numpy(target), torch.from_numpy(weight), unspoilt


@dataclass(frozen=True)
class TrainedModel:
    """The averaged network of a finished run, the figures along the way and the running loss."""

    model: nn.Module
    history: tuple[dict[str, Any], ...]
    losses: tuple[dict[str, float], ...] = ()


def batches(
    mixer: WindowSource,
    settings: LoopSettings,
    first_step: int,
    *,
    lead: bool = False,
    processes: Processes = SINGLE_PROCESS,
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Batches of what `MixedWindows` gives, from `first_step` on; the same after an interruption.

    Several processes get every so many-th window each: together what one would get.
    """
    count = settings.steps * settings.batch_size
    windows = MixedWindows(mixer, count, settings.lead_weight if lead else 0.0)
    order = range(first_step * settings.batch_size + processes.rank, len(windows), processes.count)
    loader = DataLoader(
        windows,
        batch_size=processes.share_of(settings.batch_size),
        sampler=order,
        num_workers=settings.workers,
        worker_init_fn=_one_thread,
        prefetch_factor=8 if settings.workers else None,
        drop_last=True,
    )
    yield from loader


def train(
    model: nn.Module,
    features: FeatureExtractor,
    mixer: WindowSource,
    settings: LoopSettings,
    folder: Path,
    device: torch.device,
    *,
    judge: Callable[[nn.Module], dict[str, Any]],
    decided_by: str = "frame_map",
    lead: bool = False,
    kept: KeptAnswers | None = None,
    on_step: OnStep | None = None,
    resume: bool = True,
    processes: Processes = SINGLE_PROCESS,
) -> TrainedModel:
    """Train a network until its schedule ends, or until it has not become better for as long as the settings allow.

    Parameters
    ----------
    model : nn.Module
        With fresh weights; trained in place.
    features : FeatureExtractor
    mixer : WindowSource
    settings : LoopSettings
    folder : Path
        Where checkpoints are kept; a run that finds one there goes on from it.
    device : torch.device
    judge : callable
        Takes the averaged network, returns figures that go into the history.
    decided_by : str
        Which of these figures decides which state of the network is the best.
    lead : bool
        Whether the network's outputs for presence are followed by as many for lead.
    kept : KeptAnswers, optional
        What it learns in all windows but the empty ones, in the place of labels.
    on_step : callable, optional
        Hears step, loss, learning rate and pace after every step.
    resume : bool
        False starts anew.
    processes : Processes
        Those that train together; only the first judges and writes.

    Returns
    -------
    TrainedModel
        The averaged network at the end or, with early stopping, at its best.
    """
    torch.manual_seed(settings.seed)
    model.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch has no stub for it
    features.to(device)
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(settings.ema_decay), use_buffers=True)
    optimiser = torch.optim.AdamW(
        _decayed_groups(model, settings.weight_decay), lr=settings.learning_rate, betas=(0.9, 0.98)
    )
    progress = load_checkpoint(folder, model, averaged, optimiser) if resume else None
    progress = progress or Progress(step=0)
    history, losses = list(progress.history), list(progress.losses)
    best = BestWeights(folder, settings.stop_after, decided_by)
    # Compiling fuses the many small operations of the attention layers: twice the pace on two cores, where a C++
    # compiler is there.
    joined = processes.joined(model)
    stepped = torch.compile(joined) if settings.compile else joined
    # Who is to answer as before must not get other statistics, nor be disturbed; another network needs its own.
    disturbed = kept is None or not kept.same_network(model, features.settings)
    started, seen, running = time.monotonic(), 0, losses[-1]["loss"] if losses else 0.0
    coming = batches(mixer, settings, progress.step, lead=lead, processes=processes)
    step = progress.step - 1  # a run that ended before its bundle was written has no step left to take
    for step, batch in enumerate(coming, progress.step):
        rate = learning_rate(settings, step)
        for group in optimiser.param_groups:
            group["lr"] = rate
        model.train(disturbed)
        loss = _loss(stepped, features, tuple(part.to(device) for part in batch), settings, kept)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        averaged.update_parameters(model)
        seen += settings.batch_size
        running = 0.98 * running + 0.02 * float(loss.detach()) if running else float(loss.detach())
        last = step + 1 == settings.steps
        if on_step:
            pace = seen / (time.monotonic() - started)
            on_step({"step": step + 1, "steps": settings.steps, "loss": running, "windows_per_s": pace, "rate": rate})
        if (step + 1) % _LOSS_EVERY_STEPS == 0 or last:
            losses.append({"step": step + 1, "loss": running, "rate": rate})
        enough = False
        if _due(step + 1, settings.evaluate_every_windows, settings) and not last:
            if processes.is_first:
                history.append({"step": step + 1, "loss": running, **judge(averaged.module)})
                best.offer(averaged.module, history)
            enough = processes.agreed(best.is_long_ago(history))
        if _due(step + 1, settings.checkpoint_every_windows, settings) or last or enough:
            if processes.is_first:
                state = Progress(step + 1, tuple(history), tuple(losses))
                save_checkpoint(folder, model, averaged, optimiser, state)
            processes.wait()
        if enough:
            break
    if processes.is_first and settings.stop_after:
        history.append({"step": step + 1, "loss": running, **judge(averaged.module)})
        best.offer(averaged.module, history)
        best.put_into(averaged.module)
    return TrainedModel(averaged.module.eval(), tuple(history), tuple(losses))


def learning_rate(settings: LoopSettings, step: int) -> float:
    """Linear rise over the warm-up, then half a cosine down to a hundredth."""
    warmup = max(1, settings.warmup_windows // settings.batch_size)
    if step < warmup:
        return settings.learning_rate * (step + 1) / warmup
    share = (step - warmup) / max(1, settings.steps - warmup)
    return settings.learning_rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def _loss(
    model: Callable[[Tensor], Tensor],
    features: FeatureExtractor,
    batch: tuple[Tensor, ...],
    settings: LoopSettings,
    kept: KeptAnswers | None = None,
) -> Tensor:
    samples, target, weight, unspoilt = batch
    with torch.no_grad():
        stack = features.frames(samples).unsqueeze(1)
        if kept is not None:
            there = kept.same_input(features.settings) and torch.equal(samples, unspoilt)
            target, weight = kept.instead_of(unspoilt, target, weight, stack if there else None)
        if settings.drop_representation:
            _drop_representations(stack, features.settings, settings.drop_representation)
        if float(torch.rand(())) < settings.mixup:
            stack, target, weight = _mixed_up(stack, target, weight)
        stack = stack.contiguous(memory_format=torch.channels_last)
    with torch.autocast(samples.device.type, torch.bfloat16, enabled=_half_is_fast(samples.device)):
        logits = model(stack)
    # Smoothing lifts no zeros: most classes are absent, and an absent one must be allowed to be sure.
    smoothed = target * (1 - settings.label_smoothing)
    return binary_cross_entropy_with_logits(logits.float(), smoothed, weight=weight)


def _half_is_fast(device: torch.device) -> bool:
    """Whether numbers of half the bits save time; a processor that has to emulate them takes many times as long."""
    return device.type != "cpu" or fast_precision(device) == "bfloat16"


def _drop_representations(stack: Tensor, settings: FeatureSettings, share: float) -> None:
    """Take each representation but the log-mel away from some of the windows: none may be leant on alone."""
    first = 0
    for name, rows in settings.representation_rows.items():
        if name != "log_mel":
            stack[torch.rand(len(stack), device=stack.device) < share, :, first : first + rows] = 0.0
        first += rows


def _mixed_up(stack: Tensor, target: Tensor, weight: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Blend each window with another of the batch (mixup, Zhang et al. 2018), mostly by a little."""
    share = torch.distributions.Beta(0.3, 0.3).sample((len(stack),)).to(stack.device)
    share = torch.maximum(share, 1 - share)
    wide, flat = share[:, None, None, None], share[:, None, None]
    blend = wide * stack + (1 - wide) * stack.roll(1, 0), flat * target + (1 - flat) * target.roll(1, 0)
    return *blend, torch.minimum(weight, weight.roll(1, 0))


def _due(step: int, every_windows: int, settings: LoopSettings) -> bool:
    every = max(1, every_windows // settings.batch_size)
    return step % every == 0


def _decayed_groups(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Weight decay for matrices and kernels, none for biases and norms."""
    parameters = list(model.parameters())
    return [
        {"params": [p for p in parameters if p.ndim > 1], "weight_decay": weight_decay},
        {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
    ]


def _one_thread(_: int) -> None:
    torch.set_num_threads(1)
