"""How well a bundle does on labelled recordings: a report as text and as JSON."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.activations import Activations
from engine.analysis.analyzer import Analyzer
from engine.analysis.regions import RegionRules
from engine.errors import SettingsError
from engine.interchange.activations_csv import write_activations_csv
from engine.models import load_bundle
from engine.training.cross_fitting import cross_fitted, uncalibrated
from engine.training.judging import activations_of
from engine.training.material import read_material
from engine.training.metrics import precision_recall_f1
from engine.training.open_world import DURATION_S, instrument_free_sounds
from engine.training.piece_judging import PieceFigures, judge_pieces
from engine.training.pieces import PieceMixer
from engine.training.stem_pool import StemPool, StemSettings, ready_stem_pool
from engine.training.validation_set import (
    LabelledRecording,
    ValidationScore,
    read_validation_set,
    score_activations,
)

PIECES = 60
PIECE_SEED = 7
PIECE_STEM_MINUTES = 4.0

Report = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class InstrumentFigures:
    """Figures of one instrument; precision, recall and F1 of frames at the bundle's own threshold."""

    average_precision: float | None
    precision: float
    recall: float
    f1: float
    sounding_frames: int
    threshold: float


@dataclass(frozen=True)
class Evaluation:
    """What `run` found.

    ``score`` is that of the bundle as it is; ``cross_fitted`` that of the network with a calibration fitted anew on the
    half of the recordings that a recording is not in; ``false_regions`` counts the regions found in each sound in which
    no instrument plays; ``pieces`` are figures on pieces mixed from held-out instruments, where they were asked for.
    """

    bundle: str
    sha256: str
    data: str
    recordings: int
    hop_s: float
    score: ValidationScore
    cross_fitted: ValidationScore
    instruments: dict[str, InstrumentFigures]
    false_regions: dict[str, int]
    pieces: PieceFigures | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the figures as plain values."""
        values = asdict(self)
        for name, score in (("score", self.score), ("cross_fitted", self.cross_fitted)):
            values[name]["confusions"] = [
                {"right": right, "taken_for": wrong, "count": count}
                for (right, wrong), count in score.confusions.items()
            ]
        return values

    def to_text(self) -> str:
        """Return the figures as a table to read."""
        score = self.score
        lines = [
            f"{self.bundle} ({self.sha256[:12]}) on {self.recordings} recordings of {self.data}, hop {self.hop_s:g} s",
            f"{_headline(score)}   (the bundle as it is)",
            f"{_headline(self.cross_fitted)}   (calibration fitted on the other half of the recordings)",
            "",
            f"{'instrument':18} {'AP':>6} {'P':>6} {'R':>6} {'F1':>6} {'threshold':>10} {'solos':>8}",
        ]
        for name, figures in self.instruments.items():
            precision = "-" if figures.average_precision is None else f"{figures.average_precision:.3f}"
            right, total = score.solo_hits.get(name, (0, 0))
            lines.append(
                f"{name:18} {precision:>6} {figures.precision:6.3f} {figures.recall:6.3f} {figures.f1:6.3f} "
                f"{figures.threshold:10.3f} {f'{right}/{total}' if total else '-':>8}"
            )
        confusions = ", ".join(f"{a} as {b} {n}" for (a, b), n in list(score.confusions.items())[:12])
        lines += ["", f"Taken for another: {confusions or 'none'}"]
        false = {name: count for name, count in self.false_regions.items() if count}
        lines.append(
            f"Regions in {len(self.false_regions)} sounds of {DURATION_S:g} s without an instrument: "
            + (", ".join(f"{name} {count}" for name, count in false.items()) or "none")
        )
        lines.append("Average precision needs no threshold; P, R and F1 count frames at the bundle's thresholds.")
        if self.pieces is not None:
            lines += ["", self.pieces.to_text()]
        return "\n".join(lines)


def _headline(score: ValidationScore) -> str:
    return f"frame mAP {score.frame_map:.3f}   top-1 {score.top1:.3f}   macro top-1 {score.top1_macro:.3f}"


def run(
    bundle: str | Path,
    data: Path,
    *,
    device: str = "auto",
    hop_s: float = 0.5,
    activations_folder: Path | None = None,
    pieces_folder: Path | None = None,
    on_progress: Callable[[dict[str, Any]], None] | None = None,
) -> Evaluation:
    """Evaluate a bundle on the validation recordings of a training folder.

    Parameters
    ----------
    bundle : str or Path
        Name or folder.
    data : Path
        Training folder with ``validation.csv``.
    device : str
    hop_s : float
    activations_folder : Path, optional
        Where the activations of each recording are written, as ``soloscope analyze --activations`` does.
    pieces_folder : Path, optional
        Judge on pieces mixed from held-out instruments, too; their stems are rendered there unless they are there.
    on_progress : callable, optional
        Hears dictionaries with a ``stage`` (recordings, stems, pieces) and how far it is.

    Raises
    ------
    BundleError, SettingsError, RecordingError
        If bundle, table or a recording cannot be used.
    """
    report = on_progress or (lambda _: None)
    loaded = load_bundle(bundle)
    recordings = read_validation_set(data)
    found = activations_of(recordings, loaded, device, hop_s, _counting(report, "recordings"))
    if activations_folder is not None:
        for path, activations in found.items():
            write_activations_csv(activations, activations_folder / f"{path.stem}.csv")
    rules = RegionRules.from_json(loaded.rules_json)
    analyzer = Analyzer(loaded, device)
    raw = {path: uncalibrated(activations, loaded.card.calibration) for path, activations in found.items()}
    return Evaluation(
        bundle=loaded.card.name,
        sha256=loaded.sha256,
        data=data.name,
        recordings=len(recordings),
        hop_s=hop_s,
        score=(score := score_activations(recordings, found)),
        cross_fitted=score_activations(recordings, cross_fitted(recordings, raw, loaded.instruments)),
        instruments=_instrument_figures(recordings, found, loaded.instruments, rules, score),
        false_regions=_false_regions(analyzer),
        pieces=None if pieces_folder is None else _on_pieces(analyzer, data, pieces_folder, hop_s, report),
    )


def _on_pieces(analyzer: Analyzer, data: Path, folder: Path, hop_s: float, report: Report) -> PieceFigures:
    material = read_material(data)
    if not any(bank.split == "valid" for bank in material.banks):
        raise SettingsError(f"The training folder '{data}' keeps no instrument out of training (split 'valid').")
    settings = StemSettings(minutes_per_class=PIECE_STEM_MINUTES, seed=PIECE_SEED)
    pool = StemPool(ready_stem_pool(material, folder, settings, report, split="valid"))
    mixer = PieceMixer(pool, PIECE_SEED, analyzer.instruments)
    return judge_pieces(analyzer, mixer, PIECES, hop_s, _counting(report, "pieces"))


def _counting(report: Report, stage: str) -> Callable[[int, int], None]:
    return lambda done, count: report({"stage": stage, "step": done, "steps": count})


def _instrument_figures(
    recordings: tuple[LabelledRecording, ...],
    found: dict[Path, Activations],
    instruments: tuple[str, ...],
    rules: RegionRules,
    score: ValidationScore,
) -> dict[str, InstrumentFigures]:
    complete = [recording for recording in recordings if recording.complete]
    truth = np.concatenate([r.presence(found[r.path].times_s, instruments) for r in complete])
    values = np.concatenate([found[r.path].values for r in complete])
    figures = {}
    for column, name in enumerate(instruments):
        threshold = rules.for_instrument(name).threshold
        precision, recall, f1 = precision_recall_f1(truth[:, column], values[:, column] >= threshold)
        figures[name] = InstrumentFigures(
            average_precision=score.average_precision.get(name),
            precision=precision,
            recall=recall,
            f1=f1,
            sounding_frames=int(truth[:, column].sum()),
            threshold=threshold,
        )
    return figures


def _false_regions(analyzer: Analyzer) -> dict[str, int]:
    rate = analyzer.bundle.features.sample_rate
    return {
        name: len(analyzer.analyze_samples([sound], DURATION_S).regions())
        for name, sound in instrument_free_sounds(rate, seed=1).items()
    }
