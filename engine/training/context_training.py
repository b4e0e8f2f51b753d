"""Training of the network that corrects the answers for windows by those around them."""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, interpolate, pad
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from engine.analysis.context import LARGEST_LOGIT
from engine.models.context_network import ContextNetwork
from engine.models.registry import build_context_network
from engine.training.context_settings import ContextTraining
from engine.training.heard_sequences import HeardSequences

_WARMUP_STEPS = 100
_DRIFT_POINTS = 12
"""Points of the slow noise over one sequence; between them it is a straight line."""


def train_context_network(
    sequences: HeardSequences, settings: ContextTraining, report: Callable[[dict[str, Any]], None]
) -> ContextNetwork:
    """Train a context network; the same sequences and settings give the same one.

    Parameters
    ----------
    sequences : HeardSequences
    settings : ContextTraining
    report : callable
        Hears step and loss.
    """
    torch.manual_seed(settings.seed)
    own, blended, heard, target, weight = (
        torch.from_numpy(part)
        for part in (sequences.own, sequences.blended, sequences.heard, sequences.target, sequences.weight)
    )
    network = build_context_network(settings.arguments, sequences.outputs)
    assert network is not None
    averaged = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(settings.ema_decay))
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay)
    running = 0.0
    for step in range(settings.steps):
        for group in optimiser.param_groups:
            group["lr"] = _learning_rate(settings, step)
        chosen = torch.randint(len(own), (settings.batch_size,))
        seen = _disturbed(own[chosen], blended[chosen], settings)
        logits = network(*(_padded(part, network.reach) for part in seen), _padded(heard[chosen], network.reach))
        smoothed = target[chosen] * (1 - settings.label_smoothing)
        counted = weight[chosen] * heard[chosen].unsqueeze(2)
        loss = binary_cross_entropy_with_logits(logits, smoothed, weight=counted)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        averaged.update_parameters(network)
        running = 0.98 * running + 0.02 * float(loss.detach()) if running else float(loss.detach())
        if (step + 1) % 50 == 0 or step + 1 == settings.steps:
            report({"stage": "context", "step": step + 1, "steps": settings.steps, "loss": running})
    trained = averaged.module
    assert isinstance(trained, ContextNetwork)
    return trained.eval()


def _disturbed(own: Tensor, blended: Tensor, settings: ContextTraining) -> tuple[Tensor, Tensor]:
    """Return both kinds of logits as they might be for instruments that the network of the windows never heard."""
    count, frames, outputs = own.shape
    gain = torch.empty(count, 1, 1).uniform_(settings.weakest_gain, settings.strongest_gain)
    points = torch.randn(count, outputs, _DRIFT_POINTS) * settings.slow_noise * torch.rand(count, 1, 1)
    drift = interpolate(points, size=frames, mode="linear", align_corners=True).transpose(1, 2)
    noise = torch.randn(count, frames, outputs) * settings.frame_noise * torch.rand(count, 1, 1)
    averaged_noise = 0.2 * noise  # what blending leaves of it
    own = own.clamp(-LARGEST_LOGIT, LARGEST_LOGIT)
    return gain * own + drift + noise, gain * blended + drift + averaged_noise


def _padded(part: Tensor, reach: int) -> Tensor:
    """Zeros for the frames before and after a sequence."""
    return pad(part, (0, 0, reach, reach) if part.ndim == 3 else (reach, reach))


def _learning_rate(settings: ContextTraining, step: int) -> float:
    """Linear rise, then half a cosine down to a hundredth."""
    share = step / max(1, settings.steps)
    cosine = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * share))
    return settings.learning_rate * cosine * min(1.0, (step + 1) / _WARMUP_STEPS)
