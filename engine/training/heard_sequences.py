"""What a network of windows says of mixed sequences and of produced music, kept on disk: food for a context network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.analyzer import Analyzer
from engine.analysis.context import ContextStage
from engine.analysis.settings import FRAME_S
from engine.atomic import replacing
from engine.models import Bundle
from engine.models.card import ContextSettings
from engine.training.context_settings import ContextTraining
from engine.training.fitting import logit
from engine.training.produced_music import ProducedMusic
from engine.training.sequence_mixer import SEQUENCE_S, MixedSequence, SequenceMixer
from engine.training.stem_pool import POOL_RATE

_PART = 100
"""Sequences in one file: what an interruption costs at most."""


@dataclass(frozen=True)
class HeardSequences:
    """Logits and truth of sequences of one length.

    ``own``, ``blended`` (sequences, frames, outputs) float32: the logits of the windows, and blended as the card says;
    ``heard`` (sequences, frames): 0 in silence and where sound has died away, else 1; ``target``, ``weight``
    (sequences, frames, outputs): presence and lead as far as they are known. ``outputs``: 2 with lead, else 1.
    """

    own: np.ndarray
    blended: np.ndarray
    heard: np.ndarray
    target: np.ndarray
    weight: np.ndarray
    outputs: int = 1


def heard_sequences(
    bundle: Bundle,
    mixer: SequenceMixer,
    music: ProducedMusic | None,
    settings: ContextTraining,
    folder: Path,
    device: str,
    report: Callable[[dict[str, Any]], None],
) -> HeardSequences:
    """Mix sequences and run a network over them; what an earlier call with the same network left in `folder` is used.

    Parameters
    ----------
    bundle : Bundle
        Uncalibrated.
    mixer : SequenceMixer
    music : ProducedMusic, optional
        Without it, or if its excerpts are shorter than a sequence, all sequences are mixed.
    settings : ContextTraining
    folder : Path
        Of this network alone.
    device : str
    report : callable
        Hears how far it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plain = replace(bundle, card=replace(bundle.card, context=ContextSettings()), context=None)
    analyzer = Analyzer(plain, device)
    parts = []
    for first in range(0, settings.sequences, _PART):
        file = folder / f"sequences-{first:05}.npz"
        if not file.exists():
            stop = min(first + _PART, settings.sequences)
            arrays = _stacked(_heard(analyzer, mixer, music, settings, range(first, stop), report))
            with replacing(file) as opened:
                np.savez(
                    opened,
                    own=arrays["own"],
                    heard=arrays["heard"],
                    target=arrays["target"],
                    weight=arrays["weight"],
                )
        with np.load(file) as stored:
            parts.append({name: stored[name] for name in stored.files})
    whole = {name: np.concatenate([part[name] for part in parts]).astype(np.float32) for name in parts[0]}
    blended = [
        _blended(own, heard > 0, bundle.card.context) for own, heard in zip(whole["own"], whole["heard"], strict=True)
    ]
    return HeardSequences(blended=np.stack(blended), outputs=bundle.card.outputs, **whole)


def _heard(
    analyzer: Analyzer,
    mixer: SequenceMixer,
    music: ProducedMusic | None,
    settings: ContextTraining,
    numbers: range,
    report: Callable[[dict[str, Any]], None],
) -> Iterator[dict[str, np.ndarray]]:
    if music is not None and music.longest_cut < round(SEQUENCE_S * POOL_RATE):
        music = None
    for number in numbers:
        rng = np.random.default_rng([settings.seed, number, 0x305])
        if music is not None and rng.random() < settings.music:
            sequence = _music_sequence(music, len(analyzer.instruments), rng)
        else:
            sequence = mixer.sequence(number)
        found = analyzer.analyze_sound(sequence.samples, SEQUENCE_S)
        own = logit(found.values)
        target, weight = sequence.presence, sequence.known
        if found.lead is not None:
            own = np.concatenate([own, logit(found.lead)], axis=1)
            target = np.concatenate([target, sequence.lead], axis=1)
            weight = np.concatenate([weight, settings.lead_weight * sequence.lead_known], axis=1)
        # Activations are exactly zero where there is nothing to hear, and nowhere else.
        heard = np.any(found.values > 0, axis=1)
        yield {"own": own, "heard": heard, "target": target, "weight": weight}
        report({"stage": "sequences", "step": number + 1, "steps": settings.sequences})


def _music_sequence(music: ProducedMusic, instruments: int, rng: np.random.Generator) -> MixedSequence:
    """Return a cut of produced music; nobody knows who leads in it."""
    frames = round(SEQUENCE_S / FRAME_S)
    cut = music.cut(round(SEQUENCE_S * POOL_RATE), (np.arange(frames) + 0.5) * FRAME_S, rng)
    nothing = np.zeros((frames, instruments), dtype=np.float32)
    return MixedSequence(cut.samples, cut.present, nothing, cut.known, nothing)


def _stacked(sequences: Iterator[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    rows = list(sequences)
    return {name: np.stack([row[name] for row in rows]).astype(np.float16) for name in rows[0]}


def _blended(own: np.ndarray, heard: np.ndarray, settings: ContextSettings) -> np.ndarray:
    return ContextStage(settings, None, own.shape[1], FRAME_S).push(own, heard, last=True)[1]
