"""Training on windows mixed from a training folder, judged by the recordings it keeps for that."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from torch import nn

from engine.analysis.analyzer import Analyzer
from engine.features import FeatureSettings
from engine.models import Bundle, Card
from engine.models.context_network import ContextNetwork
from engine.training.clip_windows import wanted_clips
from engine.training.config import TrainingConfig
from engine.training.context_training import train_context_network
from engine.training.datasets import dataset_named
from engine.training.heard_sequences import heard_sequences
from engine.training.judging import activations_of
from engine.training.material import read_material
from engine.training.pieces import Piece, PieceMixer
from engine.training.produced_music import TEACHER, music_sources, wanted_music
from engine.training.recording_fitting import fitted_on_recordings, validation_figures
from engine.training.sequence_mixer import SequenceMixer
from engine.training.stem_pool import StemPool, StemSettings, phrase_sources
from engine.training.stem_pool_rendering import ready_stem_pool
from engine.training.validation_set import read_validation_set, score_activations
from engine.training.window_mixer import WindowMixer

FITTING_PIECES = 240
"""Shapes of regions fitted to half as many changed with the hop, and cost events."""
ALL_FIGURES_PIECES = 30
FITTING_SEED = 8
FITTING_STEM_MINUTES = 4.0


class MixedCourse:
    """Stems, produced music and clips as a recipe asks for them; an `engine.training.course.Course`.

    Parameters
    ----------
    config : TrainingConfig
    data : Path
        Training folder with its tables.
    out : Path
        Stems, music and clips are kept here.
    device : str
    report : callable
        Hears dictionaries with a ``stage`` and how far it is.

    Raises
    ------
    SettingsError
        If the training folder or what the recipe asks for cannot be used.
    """

    decided_by = "frame_map"

    def __init__(
        self, config: TrainingConfig, data: Path, out: Path, device: str, report: Callable[[dict[str, Any]], None]
    ) -> None:
        self._config, self._data, self._out, self._device, self._report = config, data, out, device, report
        self._material = read_material(data)
        self._pool = StemPool(ready_stem_pool(self._material, out / "stems", config.stems, report))
        self._music = wanted_music(config.mix.music, data, out / "music", config.instruments, report, config.listener)
        self._clips = wanted_clips(
            config.clips.dataset,
            data,
            out / "clips",
            config.instruments,
            report,
            one_label_is_all=config.clips.one_label_is_all,
        )
        self._recordings = read_validation_set(data)

    def windows(self, features: FeatureSettings) -> WindowMixer:
        """Return the windows to train on."""
        config = self._config
        return WindowMixer(
            self._pool,
            features,
            config.mix,
            config.mix_seed,
            config.instruments,
            self._music,
            self._clips,
            config.clips.share,
        )

    def windows_to_scale_by(self, features: FeatureSettings) -> WindowMixer:
        """Return windows of stems alone."""
        config = self._config
        return WindowMixer(
            self._pool, features, replace(config.mix, music=0.0), config.mix_seed + 1, config.instruments
        )

    def judge(self, bundle: Bundle) -> dict[str, Any]:
        """Return figures on the validation recordings."""
        found = activations_of(self._recordings, bundle, self._device)
        return validation_figures(score_activations(self._recordings, found))

    def all_figures(self, bundle: Bundle) -> dict[str, Any]:
        """Return these figures and, as ``pieces_...``, those on pieces mixed from held-out instruments, if any are."""
        analyzer = Analyzer(bundle, self._device)
        pieces = self._held_out_pieces(ALL_FIGURES_PIECES)
        recordings = tuple(piece.labelled(f"piece-{number}") for number, piece in enumerate(pieces))
        heard = {
            recording.path: analyzer.analyze_sound(piece.samples, piece.duration_s)
            for recording, piece in zip(recordings, pieces, strict=True)
        }
        on_pieces = validation_figures(score_activations(recordings, heard)) if heard else {}
        return {**self.judge(bundle), **{f"pieces_{name}": value for name, value in on_pieces.items()}}

    def context_network(self, bundle: Bundle) -> ContextNetwork | None:
        """Train a context network on sequences of the same stems and music."""
        config, settings = self._config, self._config.context_training
        if not settings.sequences:
            return None
        mixer = SequenceMixer(self._pool, config.mix, settings.seed, config.instruments, casts=settings.casts)
        folder = self._out / f"sequences-{_weights_name(bundle.model)}"
        heard = heard_sequences(bundle, mixer, self._music, settings, folder, self._device, self._report)
        return train_context_network(heard, settings, self._report)

    def fitted(self, path: Path, model: nn.Module, card: Card, context: ContextNetwork | None) -> Bundle:
        """Fit on the validation recordings and on pieces of held-out instruments; write the bundle."""
        pieces = self._held_out_pieces(FITTING_PIECES)
        named = "no pieces: no instrument was held out"
        if pieces:
            named = f"{len(pieces)} pieces of other seeds than those of 'soloscope evaluate --pieces'"
        return fitted_on_recordings(path, model, card, context, self._recordings, pieces, named, self._device)

    def facts(self) -> dict[str, Any]:
        """Return banks, phrases, scores, music and clips with their licences."""
        config, material = self._config, self._material
        banks = [bank for bank in material.banks if bank.split == "train"]
        return {
            "recipe": {**asdict(config.loop), "stems": asdict(config.stems), "mix": asdict(config.mix)},
            "mix_seed": config.mix_seed,
            **({"context_training": asdict(config.context_training)} if config.context_training.sequences else {}),
            **({"listener": config.listener} if config.listener and config.mix.music else {}),
            "note_banks": sorted(bank.name for bank in banks),
            "phrase_sources": list(phrase_sources(material.phrases, "train")),
            "score_corpora": sorted({score.corpus for score in material.scores}),
            "produced_music": music_sources(self._data) if config.mix.music else [],
            **({"teacher_of_produced_music": TEACHER} if config.mix.music else {}),
            **(dataset_named(config.clips.dataset).facts if config.clips.dataset else {"clips": []}),
            "licences": sorted({bank.licence for bank in banks} | {phrase.licence for phrase in material.phrases}),
        }

    def _held_out_pieces(self, count: int) -> tuple[Piece, ...]:
        """Return pieces mixed from held-out instruments; none from a folder without any."""
        if not any(bank.split == "valid" for bank in self._material.banks):
            return ()
        stems = StemSettings(minutes_per_class=FITTING_STEM_MINUTES, seed=FITTING_SEED)
        folder = ready_stem_pool(self._material, self._out / "held-out-stems", stems, self._report, split="valid")
        mixer = PieceMixer(StemPool(folder), FITTING_SEED, self._config.instruments)
        return tuple(mixer.piece(number) for number in range(count))


def _weights_name(model: nn.Module) -> str:
    """Return a short name that no other weights have."""
    digest = hashlib.sha256()
    for tensor in model.state_dict().values():
        digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()[:12]
