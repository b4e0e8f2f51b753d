"""A bundle: a folder with ``model.safetensors`` and ``card.json``, checked when loaded, written whole or not at all."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import torch
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors
from torch import Tensor, nn

from engine.errors import BundleError
from engine.features import FeatureSettings
from engine.models.card import Card, read_card
from engine.models.context_network import ContextNetwork
from engine.models.registry import build_context_network, build_model
from engine.models.shelf import CARD_FILE, WEIGHTS_FILE, bundle_sha256, find_bundle

_LARGEST_WEIGHTS = 2 << 30


@dataclass(frozen=True)
class Bundle:
    """A loaded network with its card; the network is in evaluation mode, float32, on the CPU.

    ``sha256`` names the bundle as a whole (weights and card): analyses made with it are cached under it. ``context``
    is the network that corrects the answers for single windows by those around them, where the bundle has one.
    """

    model: nn.Module
    card: Card
    sha256: str
    path: Path
    context: ContextNetwork | None = None

    @property
    def features(self) -> FeatureSettings:
        """Settings of the features that the network is fed."""
        return self.card.features

    @property
    def instruments(self) -> tuple[str, ...]:
        """Classes, in the order of the network's outputs."""
        return self.card.instruments

    @property
    def rules_json(self) -> dict[str, Any]:
        """Thresholds and post-processing as plain values."""
        return self.card.rules

    @property
    def calibration(self) -> tuple[np.ndarray, np.ndarray]:
        """Slopes and offsets, each (outputs,) float32; those for lead, if any, after those for presence."""
        pairs = [self.card.calibration[name] for name in self.instruments]
        if self.card.lead_calibration:
            pairs += [self.card.lead_calibration[name] for name in self.instruments]
        columns = np.array(pairs, dtype=np.float32)
        return columns[:, 0], columns[:, 1]

    def calibrate(self, logits: np.ndarray | Tensor) -> np.ndarray:
        """Probabilities for logits (..., outputs), by Platt's rule for each."""
        slope, offset = self.calibration
        values = logits.detach().cpu().numpy() if isinstance(logits, Tensor) else np.asarray(logits)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(slope * values + offset, -60, 60))), dtype=np.float32)


def load_bundle(name: str | os.PathLike[str]) -> Bundle:
    """Load a bundle by name or path and check it.

    Raises
    ------
    BundleError
        If it is missing, damaged, tampered with, or does not fit its own card.
    """
    path = find_bundle(name)
    card = read_card(path / CARD_FILE)
    weights_file = path / WEIGHTS_FILE
    try:
        if weights_file.stat().st_size > _LARGEST_WEIGHTS:
            raise BundleError(f"The weights of the model bundle '{path.name}' are too large to be true.")
        content = weights_file.read_bytes()
    except OSError as error:
        raise BundleError(
            f"The weights of the model bundle '{path.name}' cannot be read ({error.strerror}); install it anew."
        ) from error
    if hashlib.sha256(content).hexdigest() != card.weights_sha256:
        raise BundleError(
            f"The weights of the model bundle '{path.name}' are not those its card names: "
            "the file is damaged or was changed. Install the bundle anew."
        )
    model = build_model(card.architecture, card.arguments, len(card.instruments))
    context = build_context_network(card.context_network, card.outputs)
    _fill(_joined(model, context), content, path.name)
    _check_fit(model, card, path.name)
    return Bundle(model.eval(), card, bundle_sha256(card), path, None if context is None else context.eval())


def save_bundle(
    path: Path, model: nn.Module, card: Card, *, context: ContextNetwork | None = None, half: bool = False
) -> Bundle:
    """Write a bundle; the folder appears whole or not at all, and replaces an older one of its name.

    Parameters
    ----------
    path : Path
        Folder to be made.
    model : nn.Module
    card : Card
        Its ``weights_sha256`` is filled in.
    context : ContextNetwork, optional
        As the card's ``context_network`` describes it.
    half : bool
        Store weights as 16-bit floats, half the size.

    Returns
    -------
    Bundle
        As loaded back from the folder.
    """
    kind = torch.float16 if half else torch.float32
    tensors = {
        name: (tensor.to(kind) if tensor.is_floating_point() else tensor).detach().cpu().contiguous()
        for name, tensor in _joined(model, context).state_dict().items()
    }
    content = save_tensors(tensors)
    card = replace(card, weights_sha256=hashlib.sha256(content).hexdigest())
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        (fresh / WEIGHTS_FILE).write_bytes(content)
        (fresh / CARD_FILE).write_text(json.dumps(card.to_json(), indent=1) + "\n", encoding="utf-8")
        fresh.chmod(0o755)  # mkdtemp makes it private
        if path.exists():
            shutil.rmtree(path)
        fresh.rename(path)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise BundleError(f"The model bundle '{path}' cannot be written ({error.strerror}).") from error
    return load_bundle(path)


def _joined(model: nn.Module, context: ContextNetwork | None) -> nn.Module:
    """Return one module for the weights of both networks; without a second one the first itself."""
    return model if context is None else nn.ModuleDict({"model": model, "context": context})


def _fill(model: nn.Module, content: bytes, name: str) -> None:
    """Put the weights into the model, every one of them, in the model's own shapes."""
    try:
        tensors: Mapping[str, Tensor] = load_tensors(content)
    except (safetensors.SafetensorError, ValueError, KeyError) as error:
        raise BundleError(f"The weights of the model bundle '{name}' are not in the safetensors format.") from error
    wanted = model.state_dict()
    for key, tensor in wanted.items():
        if key not in tensors or tensors[key].shape != tensor.shape:
            raise BundleError(f"The weights of the model bundle '{name}' do not fit its network (at '{key}').")
        if not torch.isfinite(tensors[key].float()).all():
            raise BundleError(
                f"The weights of the model bundle '{name}' hold values that are not numbers (at '{key}')."
            )
    surplus = sorted(set(tensors) - set(wanted))
    if surplus:
        raise BundleError(f"The weights of the model bundle '{name}' do not fit its network (surplus '{surplus[0]}').")
    model.load_state_dict({key: tensor.to(wanted[key].dtype) for key, tensor in tensors.items()})


def _check_fit(model: nn.Module, card: Card, name: str) -> None:
    """Run the network once: it must take the features of its card and answer for its instruments."""
    try:
        with torch.inference_mode():
            answer = model.eval()(torch.zeros(1, 1, card.features.rows, card.features.window_frames))
    except RuntimeError as error:
        raise BundleError(
            f"The network of the model bundle '{name}' does not take the features its card names."
        ) from error
    if answer.ndim != 3 or answer.shape[2] != card.outputs * len(card.instruments):
        raise BundleError(f"The network of the model bundle '{name}' does not answer for the instruments of its card.")
