"""Judges bundles on labelled recordings, on mixed pieces, on speech and on sounds that should stay without regions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.passage import in_passages
from engine.analysis.settings import DEFAULT_HOP_S, FRAME_S
from engine.errors import SettingsError
from engine.interchange.activations_csv import write_activations_csv
from engine.models import Bundle, load_bundle
from engine.training.cross_fitting import cross_fitted, two_halves, uncalibrated
from engine.training.degraded_judging import judge_degraded
from engine.training.evaluation import Evaluation
from engine.training.judgement import judge, with_labelled_solos
from engine.training.judging import activations_of, believing_frames
from engine.training.material import Material, read_material
from engine.training.open_world import (
    false_regions,
    highest_activations,
    instrument_free_activations,
    unlisted_instrument_activations,
    unlisted_stem_activations,
)
from engine.training.piece_judging import judge_pieces
from engine.training.pieces import PieceMixer
from engine.training.shape_fitting import EventWorth
from engine.training.speech_judging import judge_speech
from engine.training.spoken_recordings import SpokenFolder
from engine.training.stem_pool import StemPool, StemSettings
from engine.training.stem_pool_rendering import ready_stem_pool
from engine.training.validation_set import LabelledRecording, read_validation_set

PIECES = 60
PIECE_SEED = 7
PIECE_STEM_MINUTES = 4.0
FOREIGN_SEED = 9
FOREIGN_STEM_MINUTES = 3.0
SPEECH_SEED = 3
_MATERIAL_TABLES = ("notes.csv", "phrases.csv", "midi.csv")
_OPEN_WORLD_SEED = 1
"""Other noises than those that thresholds were fitted on."""

Report = Callable[[dict[str, Any]], None]


def run(
    bundle: str | Path,
    data: Path,
    *,
    compare: Sequence[str | Path] = (),
    leave_out: Sequence[str] = (),
    device: str = "auto",
    hop_s: float = DEFAULT_HOP_S,
    activations_folder: Path | None = None,
    pieces_folder: Path | None = None,
    foreign_folder: Path | None = None,
    speech_folder: Path | None = None,
    degraded: bool = False,
    on_progress: Report | None = None,
) -> Evaluation:
    """Evaluate a bundle on the validation recordings of a training folder.

    Parameters
    ----------
    bundle : str or Path
        Name or folder.
    data : Path
        Training folder with ``validation.csv``.
    compare : sequence of str or Path
        Other bundles to be judged on the same data.
    leave_out : sequence of str
        Sources whose recordings are neither judged on nor fitted to.
    device : str
    hop_s : float
    activations_folder : Path, optional
        Where the activations of each recording are written, as ``soloscope analyze --activations`` does.
    pieces_folder : Path, optional
        Judge on pieces mixed from held-out instruments, too; their stems are rendered there unless they are there.
    foreign_folder : Path, optional
        Judge on pieces mixed from sources foreign to all training, too; their stems are rendered there unless they are
        there.
    speech_folder : Path, optional
        Judge on speech, too, joined from the audio files there; see `SpokenFolder`.
    degraded : bool
        Judge on the recordings made poor in each way of `DEGRADATIONS`, too.
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` (recordings, stems, pieces, speech, degraded), the ``bundle`` where there
        are several, and how far it is.

    Raises
    ------
    BundleError, SettingsError, RecordingError
        If a bundle, table or recording cannot be used.
    """
    report = on_progress or (lambda _: None)
    loaded = [load_bundle(each) for each in (bundle, *compare)]
    recordings = read_validation_set(data, leave_out)
    for each in loaded:
        _refuse_unusable(recordings, data, each)
    speech = None if speech_folder is None else SpokenFolder(speech_folder, SPEECH_SEED)
    material = _material(data, needed=pieces_folder is not None or foreign_folder is not None)
    mixers: dict[str, PieceMixer] = {}
    foreign: StemPool | None = None
    if pieces_folder is not None and material is not None:
        _refuse_without_held_out(material, data)
        settings = StemSettings(minutes_per_class=PIECE_STEM_MINUTES, seed=PIECE_SEED)
        pool = StemPool(ready_stem_pool(material, pieces_folder, settings, report, split="valid"))
        mixers["pieces"] = PieceMixer(pool, PIECE_SEED, loaded[0].instruments)
    if foreign_folder is not None and material is not None:
        settings = StemSettings(0.0, FOREIGN_SEED, foreign_minutes_per_class=FOREIGN_STEM_MINUTES)
        foreign = StemPool(ready_stem_pool(material, foreign_folder, settings, report, split="none"))
        mixers["foreign"] = PieceMixer(foreign, FOREIGN_SEED, loaded[0].instruments)
    judged = []
    for number, each in enumerate(loaded):
        telling = _naming(report, each.card.name) if compare else report
        alone = replace(each, card=believing_frames(each.card))
        frames = activations_of(recordings, alone, device, hop_s, _counting(telling, "recordings"))
        passage_half_s = each.card.context.passage_half_s
        found = {path: in_passages(activations, passage_half_s) for path, activations in frames.items()}
        if activations_folder is not None and number == 0:
            for path, activations in found.items():
                write_activations_csv(activations, activations_folder / f"{path.stem}.csv")
        analyzer = Analyzer(each, device)
        floor = _noise_floor(Analyzer(alone, device))
        raw = {path: uncalibrated(activations, each.card.calibration) for path, activations in frames.items()}
        fitted = cross_fitted(
            recordings,
            raw,
            each.instruments,
            uncalibrated(floor, each.card.calibration),
            passage_half_s=passage_half_s,
            events=EventWorth.from_json(each.card.metrics.get("event_f1_by_threshold", {})),
        )
        unlisted = {} if material is None else unlisted_instrument_activations(analyzer, material, hop_s)
        foreign_unlisted = {} if foreign is None else unlisted_stem_activations(analyzer, foreign, hop_s)
        pieces = {
            name: judge_pieces(analyzer, mixer, PIECES, hop_s, _counting(telling, name))
            for name, mixer in mixers.items()
        }
        judged.append(
            Evaluation(
                bundle=each.card.name,
                sha256=each.sha256,
                data=" without ".join([data.name, *leave_out]),
                hop_s=hop_s,
                shipped=judge(with_labelled_solos(recordings, found)),
                cross_fitted=judge(with_labelled_solos(recordings, fitted)),
                silence=false_regions(instrument_free_activations(analyzer, hop_s, _OPEN_WORLD_SEED)),
                unlisted=false_regions(unlisted) if unlisted else None,
                foreign_unlisted=false_regions(foreign_unlisted) if foreign_unlisted else None,
                pieces=pieces.get("pieces"),
                foreign=pieces.get("foreign"),
                speech=None if speech is None else judge_speech(analyzer, speech, hop_s, _counting(telling, "speech")),
                degraded=(
                    judge_degraded(analyzer, recordings, hop_s, _counting(telling, "degraded")) if degraded else {}
                ),
            )
        )
    return replace(judged[0], compared=tuple(judged[1:]))


def _refuse_unusable(recordings: tuple[LabelledRecording, ...], data: Path, bundle: Bundle) -> None:
    """Make sure that every figure can be worked out, cross-fitted ones on either half."""
    for half in two_halves(recordings):
        complete = [recording for recording in half if recording.complete]
        if not complete:
            raise SettingsError(
                f"'{data / 'validation.csv'}' labels too few recordings completely; judging needs some in either half."
            )
        named = [{name for span in recording.spans for name in span.classes} for recording in complete]
        told_apart = set[str]().union(*named) - named[0].intersection(*named)
        if told_apart.isdisjoint(bundle.instruments):
            raise SettingsError(
                f"'{data / 'validation.csv'}' labels too few of the instruments that '{bundle.card.name}' names."
            )


def _material(data: Path, *, needed: bool) -> Material | None:
    if not needed and not all((data / table).exists() for table in _MATERIAL_TABLES):
        return None
    return read_material(data)


def _refuse_without_held_out(material: Material, data: Path) -> None:
    if not any(bank.split == "valid" for bank in material.banks):
        raise SettingsError(f"The training folder '{data}' keeps no instrument out of training (split 'valid').")


def _noise_floor(analyzer: Analyzer) -> Activations:
    """Return one frame with the highest activations on sounds that hold no instrument."""
    highest = highest_activations(analyzer)
    values = np.array([[highest[name] for name in analyzer.instruments]], dtype=np.float32)
    return Activations(values, analyzer.instruments, FRAME_S, FRAME_S)


def _naming(report: Report, bundle: str) -> Report:
    return lambda figures: report({**figures, "bundle": bundle})


def _counting(report: Report, stage: str) -> Callable[[int, int], None]:
    return lambda done, count: report({"stage": stage, "step": done, "steps": count})
