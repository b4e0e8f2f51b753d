"""From a recipe to a bundle: render stems, train, judge on real recordings, fit calibration and rules, write."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from engine.analysis.analyzer import Analyzer
from engine.analysis.devices import choose_device
from engine.atomic import write_text
from engine.features import FeatureExtractor, FeatureSettings
from engine.models import Bundle, Card, build_model, load_bundle, save_bundle
from engine.training.clip_windows import wanted_clips
from engine.training.config import TrainingConfig, read_config
from engine.training.cross_fitting import cross_fitted
from engine.training.curves import write_curves
from engine.training.datasets import dataset_named
from engine.training.fitting import fit_calibration, fit_rules
from engine.training.judging import activations_of, bundle_of, uncalibrated_card
from engine.training.loop import TrainedModel, train
from engine.training.material import Material, read_material
from engine.training.open_world import highest_activations
from engine.training.pieces import Piece, PieceMixer
from engine.training.processes import Processes, training_processes
from engine.training.produced_music import TEACHER, music_sources, wanted_music
from engine.training.shape_fitting import RULE, HeardPiece, fit_shapes
from engine.training.stem_pool import StemPool, StemSettings, phrase_sources, ready_stem_pool
from engine.training.validation_set import ValidationScore, read_validation_set, score_activations
from engine.training.window_mixer import WindowMixer

FITTING_PIECES = 40
FITTING_SEED = 8
FITTING_STEM_MINUTES = 4.0

Report = Callable[[dict[str, Any]], None]


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
        Training folder with its tables.
    out : Path
        Stems, checkpoints, the curves (``history.json``, ``loss.csv`` and ``curves.svg``) and the bundle go here. A run
        that was interrupted goes on.
    device : str
    resume : bool
        False trains from the start, though stems are kept.
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` (stems, train, judge, fit, done) and its figures.

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
    out.mkdir(parents=True, exist_ok=True)
    material = read_material(data)
    with processes.first_before_others():
        pool = StemPool(ready_stem_pool(material, out / "stems", config.stems, report))
        music = wanted_music(config.mix.music, data, out / "music", config.instruments, report, config.listener)
        clips = wanted_clips(config.clips.dataset, data, out / "clips", config.instruments, report)
        start = load_bundle(config.start_from) if config.start_from else None
        settings = _kept_settings(out / "features.json", pool, config, resume) if start is None else start.features
    recordings = read_validation_set(data)
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
        score = score_activations(recordings, activations_of(recordings, bundle_of(_copy(model, card), card), device))
        report({"stage": "judge", **_figures(score)})
        return _figures(score)

    model = build_model(config.architecture, config.arguments, len(config.instruments))
    if start is not None:
        taken = take_weights(model, start.model)
        report({"stage": "start", "bundle": config.start_from, "taken": len(taken), "of": len(model.state_dict())})
    trained = train(
        model,
        FeatureExtractor(settings),
        WindowMixer(pool, settings, config.mix, config.mix_seed, config.instruments, music, clips, config.clips.share),
        config.loop,
        out,
        processes.device(choose_device(device)),
        judge=judge,
        lead=config.lead,
        on_step=lambda figures: report({"stage": "train", **figures}),
        resume=resume,
        processes=processes,
    )
    if not processes.is_first:
        return None
    write_text(out / "history.json", json.dumps(trained.history, indent=1) + "\n")
    write_curves(out, trained.history, trained.losses)
    report({"stage": "fit"})
    described = replace(card, training=_training_facts(config, material, data))
    bundle = _fitted(trained, described, out, data, device, _fitting_pieces(material, out, config, report))
    report({"stage": "done", "bundle": str(bundle.path), **bundle.card.metrics["validation"]})
    return bundle


def take_weights(model: nn.Module, source: nn.Module) -> tuple[str, ...]:
    """Give a network the weights of another wherever names and shapes agree; the names of those taken."""
    own, other = model.state_dict(), source.state_dict()
    taken = {name: other[name] for name in own if name in other and other[name].shape == own[name].shape}
    model.load_state_dict({**own, **taken})
    return tuple(taken)


def _unheard(_: dict[str, Any]) -> None:
    """Take a report that nobody listens to."""


def scaled_settings(pool: StemPool, config: TrainingConfig) -> FeatureSettings:
    """Feature settings whose scaling constants are mean and deviation over training windows that hold sound."""
    settings = FeatureSettings(configuration=config.configuration)
    mixer = WindowMixer(pool, settings, replace(config.mix, music=0.0), config.mix_seed + 1, config.instruments)
    extractor = FeatureExtractor(FeatureSettings(configuration="original"))
    windows = [mixer.window(number) for number in range(256)]
    samples = torch.from_numpy(np.stack([window.samples for window in windows if window.presence.any()]))
    found = extractor.representations(samples)
    scaling = {name: (round(float(values.mean()), 4), round(float(values.std()), 4)) for name, values in found.items()}
    return replace(settings, scaling=scaling)


def _kept_settings(path: Path, pool: StemPool, config: TrainingConfig, resume: bool) -> FeatureSettings:
    """Return the feature settings a run began with, so that a run that goes on feeds its network the same."""
    if resume and path.exists():
        kept = FeatureSettings.from_json(json.loads(path.read_text(encoding="utf-8")))
        if kept.configuration == config.configuration:
            return kept
    settings = scaled_settings(pool, config)
    path.write_text(json.dumps(settings.to_json()), encoding="utf-8")
    return settings


def _fitting_pieces(
    material: Material, out: Path, config: TrainingConfig, report: Report
) -> tuple[tuple[Piece, ...], str]:
    """Return pieces mixed from held-out instruments and what to call them; none from a folder that holds none out."""
    if not any(bank.split == "valid" for bank in material.banks):
        return (), "no pieces: no instrument was held out"
    stems = StemSettings(minutes_per_class=FITTING_STEM_MINUTES, seed=FITTING_SEED)
    pool = StemPool(ready_stem_pool(material, out / "held-out-stems", stems, report, split="valid"))
    mixer = PieceMixer(pool, FITTING_SEED, config.instruments)
    pieces = tuple(mixer.piece(number) for number in range(FITTING_PIECES))
    return pieces, f"{FITTING_PIECES} pieces of other seeds than those of 'soloscope evaluate --pieces'"


def _fitted(
    trained: TrainedModel, card: Card, out: Path, data: Path, device: str, pieces: tuple[tuple[Piece, ...], str]
) -> Bundle:
    """Return the bundle with everything fitted that is not learnt, and its figures on the validation recordings.

    Calibration and thresholds are fitted on the validation recordings, which hold few edges; the rest of the region
    rules on pieces mixed from held-out instruments, whose edges are known. Weights are stored as 16-bit floats first,
    so that everything is fitted to what is shipped.
    """
    recordings = read_validation_set(data)
    path = out / card.name
    raw = activations_of(recordings, save_bundle(path, trained.model, card, half=True), device)
    calibrated = replace(card, calibration=fit_calibration(recordings, raw, card.instruments))
    bundle = save_bundle(path, trained.model, calibrated, half=True)
    found = activations_of(recordings, bundle, device)
    analyzer = Analyzer(bundle, device)
    thresholds = fit_rules(recordings, found, card.instruments, highest_activations(analyzer))
    heard = [
        HeardPiece(piece.presence, analyzer.analyze_samples([piece.samples], piece.duration_s)) for piece in pieces[0]
    ]
    rules = fit_shapes(heard, thresholds)
    metrics = {
        "validation": _figures(score_activations(recordings, found)),
        "cross_fitted": _figures(score_activations(recordings, cross_fitted(recordings, raw, card.instruments))),
        "data": f"{len(recordings)} recordings of the validation set; average precision needs no threshold; "
        "'validation': calibration was fitted on the same recordings; 'cross_fitted': on the other half of them",
        "rules": "thresholds: frame F0.5 on the validation recordings; release, median, lengths: event F1 "
        f"({RULE.name}) on {pieces[1]}",
        "command": "soloscope evaluate BUNDLE --data DATA",
    }
    return save_bundle(path, trained.model, replace(calibrated, rules=rules.to_json(), metrics=metrics), half=True)


def _training_facts(config: TrainingConfig, material: Material, data: Path) -> dict[str, Any]:
    banks = [bank for bank in material.banks if bank.split == "train"]
    return {
        "remarks": config.remarks,
        "recipe": {**asdict(config.loop), "stems": asdict(config.stems), "mix": asdict(config.mix)},
        "mix_seed": config.mix_seed,
        **({"started_from": config.start_from} if config.start_from else {}),
        **({"listener": config.listener} if config.listener and config.mix.music else {}),
        "note_banks": sorted(bank.name for bank in banks),
        "phrase_sources": list(phrase_sources(material.phrases, "train")),
        "score_corpora": sorted({score.corpus for score in material.scores}),
        "produced_music": music_sources(data) if config.mix.music else [],
        **({"teacher_of_produced_music": TEACHER} if config.mix.music else {}),
        "clips": [dataset_named(config.clips.dataset).source] if config.clips.dataset else [],
        "licences": sorted({bank.licence for bank in banks} | {phrase.licence for phrase in material.phrases}),
    }


def _figures(score: ValidationScore) -> dict[str, Any]:
    return {
        "frame_map": round(score.frame_map, 4),
        "top1": round(score.top1, 4),
        "top1_macro": round(score.top1_macro, 4),
        "average_precision": {name: round(value, 3) for name, value in score.average_precision.items()},
        "solo_hits": {name: f"{right}/{total}" for name, (right, total) in score.solo_hits.items()},
    }


def _copy(model: nn.Module, card: Card) -> nn.Module:
    """Return a copy on the CPU in evaluation mode, so that judging never disturbs the network in training."""
    copied = build_model(card.architecture, card.arguments, len(card.instruments))
    copied.load_state_dict({name: tensor.detach().cpu().clone() for name, tensor in model.state_dict().items()})
    return copied.eval()
