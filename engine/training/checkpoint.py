"""The state of a training run on disk: safetensors for weights and optimiser, JSON for the rest; written atomically."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import safetensors
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from engine.errors import SettingsError

_TENSORS = "checkpoint.safetensors"
_STATE = "step"
_BEST = "best.safetensors"


@dataclass(frozen=True)
class Progress:
    """How far a run has come, the figures judged and the running loss so far."""

    step: int
    history: tuple[dict[str, Any], ...] = ()
    losses: tuple[dict[str, float], ...] = ()


def save_checkpoint(
    folder: Path, model: nn.Module, averaged: nn.Module, optimiser: torch.optim.Optimizer, progress: Progress
) -> None:
    """Write the whole state of a run; an interrupted write leaves the older state in place."""
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    tensors |= {f"averaged.{name}": tensor for name, tensor in averaged.state_dict().items()}
    for index, state in optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{index}.{name}": torch.as_tensor(value) for name, value in state.items()}
    tensors = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    unfinished = folder / (_TENSORS + ".part")
    save_file(tensors, unfinished, {_STATE: json.dumps(asdict(progress))})
    os.replace(unfinished, folder / _TENSORS)


def load_checkpoint(
    folder: Path, model: nn.Module, averaged: nn.Module, optimiser: torch.optim.Optimizer
) -> Progress | None:
    """Put a saved state back into model, average and optimiser; None when there is none.

    Raises
    ------
    SettingsError
        If the state is damaged or belongs to another network.
    """
    path = folder / _TENSORS
    if not path.exists():
        return None
    try:
        with safetensors.safe_open(path, "pt") as file:
            state = json.loads(file.metadata()[_STATE])
        tensors = load_file(path)
        model.load_state_dict(_under("model.", tensors))
        averaged.load_state_dict(_under("averaged.", tensors))
        saved = optimiser.state_dict()
        saved["state"] = {}
        for name, tensor in _under("optimiser.", tensors).items():
            index, key = name.split(".", 1)
            saved["state"].setdefault(int(index), {})[key] = tensor
        optimiser.load_state_dict(saved)
        return Progress(int(state["step"]), tuple(state["history"]), tuple(state.get("losses", ())))
    except (safetensors.SafetensorError, RuntimeError, KeyError, ValueError, TypeError) as error:
        raise SettingsError(
            f"The checkpoint '{path}' does not fit this recipe ({str(error).splitlines()[0]}); "
            "train with --no-resume or into another folder."
        ) from error


class BestWeights:
    """The state of the averaged network that was judged best so far, kept on disk for early stopping.

    Parameters
    ----------
    folder : Path
    patience : int
        Judgements without a better one after which it is enough; 0 never ends a run early and keeps nothing.
    decided_by : str
        The figure of a judgement that says how good it is.
    """

    def __init__(self, folder: Path, patience: int, decided_by: str = "frame_map") -> None:
        self._path = folder / _BEST
        self._patience = patience
        self._decided_by = decided_by

    def offer(self, averaged: nn.Module, history: Sequence[dict[str, Any]]) -> None:
        """Keep the network if the last judgement is the best of all."""
        if self._patience and self._best_index(history) == len(history) - 1:
            tensors = {
                name: tensor.detach().cpu().contiguous().clone() for name, tensor in averaged.state_dict().items()
            }
            unfinished = self._path.with_suffix(".part")
            save_file(tensors, unfinished)
            os.replace(unfinished, self._path)

    def is_long_ago(self, history: Sequence[dict[str, Any]]) -> bool:
        """Whether the best judgement lies so far back that the run should end."""
        return bool(self._patience and history and len(history) - 1 - self._best_index(history) >= self._patience)

    def put_into(self, averaged: nn.Module) -> None:
        """Give the network its best weights back."""
        averaged.load_state_dict(load_file(self._path))

    def _best_index(self, history: Sequence[dict[str, Any]]) -> int:
        return max(range(len(history)), key=lambda index: history[index][self._decided_by])


def _under(prefix: str, tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
