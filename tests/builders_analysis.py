"""Builders of small bundles and recordings for tests of the analysis, the service and the command line."""

from pathlib import Path

import numpy as np
import torch

from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.features import FeatureExtractor, FeatureSettings
from engine.models import Card, build_model, save_bundle

INSTRUMENTS = ("flute", "guitar", "violin")
SMALL = {"channels": [4, 4, 8], "hidden": 16}


def make_bundle(
    folder: Path,
    name: str = "tiny",
    instruments: tuple[str, ...] = INSTRUMENTS,
    seed: int = 1,
    head: str = "frames",
    *,
    lead: bool = False,
) -> Path:
    """Save a small network with random weights, normalised so that its answers to `music` spread over 0..1."""
    torch.manual_seed(seed)
    arguments = {**SMALL, "head": head, "lead": lead}
    model = build_model("hran", arguments, len(instruments))
    _normalise(model)
    rules = RegionRules({}, InstrumentRule(threshold=0.5, release=0.4, median_frames=3))
    card = Card(
        name=name,
        description="Random weights, for tests.",
        instruments=instruments,
        architecture="hran",
        arguments=arguments,
        features=FeatureSettings(),
        calibration={instrument: (2.0, 0.0) for instrument in instruments},
        rules=rules.to_json(),
        lead_calibration={instrument: (2.0, 0.0) for instrument in instruments} if lead else {},
    )
    save_bundle(folder / name, model, card)
    return folder / name


@torch.no_grad()
def _normalise(model: torch.nn.Module) -> None:
    samples = torch.from_numpy(music(12.0, seed=9))[None]
    windows = FeatureExtractor(FeatureSettings()).frames(samples)[0].unfold(1, 44, 22).permute(1, 0, 2)[:, None]
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    model.train()(windows)
    logits = model.eval()(windows).flatten(0, 1)
    scale = 1.0 / logits.std(dim=0)
    model.classify.weight *= scale[:, None]
    model.classify.bias.copy_((model.classify.bias - logits.mean(dim=0)) * scale)


def music(duration_s: float, sample_rate: int = 22050, seed: int = 0) -> np.ndarray:
    """Notes of random pitch, timbre and level with noise underneath, shape (samples,), float32."""
    rng = np.random.default_rng(seed)
    time_s = np.arange(round(duration_s * sample_rate)) / sample_rate
    sound = rng.normal(0, 0.003, len(time_s))
    for onset in np.arange(0, duration_s, 0.4):
        pitch, level, fall = 110 * 2 ** rng.uniform(0, 3), rng.uniform(0.05, 0.3), rng.uniform(1, 8)
        begin = round(onset * sample_rate)
        t = time_s[begin : begin + sample_rate] - time_s[begin : begin + 1]
        note = sum(rng.uniform(0, 1) / k * np.sin(2 * np.pi * k * pitch * t) for k in range(1, 6))
        sound[begin : begin + sample_rate] += level * np.exp(-fall * t) * note
    return np.clip(sound, -1, 1).astype(np.float32)
