"""What a stem plays: a random excerpt of a score, made idiomatic for the instrument."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from engine.training.material import Material, ScoreFile
from engine.training.playing import PlayingStyle
from engine.training.scores import Part, ScoreNote, excerpt, humanised, read_parts, top_line

_CHORDS = ((0, 4, 7), (0, 3, 7), (0, 4, 7, 10), (0, 3, 7, 10), (0, 5, 7), (0, 4, 7, 11))


class StemMusic:
    """Draws music for stems from the scores of the training material.

    Parameters
    ----------
    material : Material
    """

    def __init__(self, material: Material) -> None:
        self._lines = material.scores_of("pop909", "openscore_quartets", "openscore_lieder", "nottingham")
        self._keyboards = material.scores_of("pop909", "openscore_lieder")
        self._drums = material.scores_of("groove")

    @property
    def has_drums(self) -> bool:
        """Whether there are drum patterns."""
        return bool(self._drums)

    def draw(self, style: PlayingStyle, length_s: float, rng: np.random.Generator) -> tuple[ScoreNote, ...]:
        """Return a stretch of music of about `length_s` that suits a style; pitches still to be fitted to the bank."""
        weights = np.array([style.line, style.chords, style.strums])
        kind = int(rng.choice(3, p=weights / weights.sum()))
        tempo = float(rng.uniform(0.75, 1.3))
        if kind == 2:
            notes = _strums(length_s * tempo, rng)
        else:
            notes = self._from_score(style, kind == 0, length_s * tempo, rng)
        if style.roll and kind == 0 and rng.random() < style.roll:
            notes = _rolled(notes, rng)
        return humanised(notes, tempo, rng)

    def draw_drums(self, length_s: float, rng: np.random.Generator) -> tuple[ScoreNote, ...]:
        """Return a drum pattern of about `length_s` (General MIDI keys), as it was played."""
        notes = _notes_of(self._drums[int(rng.integers(len(self._drums)))])
        pattern = excerpt(notes, length_s, rng)
        if pattern and pattern[-1].onset_s < length_s * 0.6:  # a short fill: played again until the stem is full
            period = pattern[-1].onset_s + 0.4
            repeats = int(np.ceil(length_s / period))
            pattern = tuple(
                ScoreNote(note.onset_s + period * turn, note.duration_s, note.pitch, note.velocity)
                for turn in range(repeats)
                for note in pattern
                if note.onset_s + period * turn < length_s
            )
        return pattern

    def _from_score(
        self, style: PlayingStyle, as_line: bool, length_s: float, rng: np.random.Generator
    ) -> tuple[ScoreNote, ...]:
        files = self._lines if as_line else self._keyboards
        parts = _parts_of(files[int(rng.integers(len(files)))])
        if not parts:
            return _strums(length_s, rng)
        ranked = sorted(parts, key=_mean_pitch)
        if not as_line:
            part = max(parts, key=lambda part: len(part.notes))
        elif style.low_part and rng.random() < 0.6:
            part = ranked[0]
        else:
            part = ranked[int(rng.integers(len(ranked)))]
        chosen = excerpt(part.notes, length_s, rng)
        return top_line(chosen, lowest=style.low_part) if as_line else chosen


@lru_cache(maxsize=2000)
def _parts_of(score: ScoreFile) -> tuple[Part, ...]:
    return read_parts(score.path)


def _notes_of(score: ScoreFile) -> Sequence[ScoreNote]:
    return [note for part in _parts_of(score) for note in part.notes]


def _mean_pitch(part: Part) -> float:
    return float(np.mean([note.pitch for note in part.notes]))


def _strums(length_s: float, rng: np.random.Generator) -> tuple[ScoreNote, ...]:
    """Chords struck over all strings in a regular rhythm, up and down."""
    notes = []
    beat_s = float(rng.uniform(0.2, 0.6))
    root = 48 + int(rng.integers(0, 12))
    at_s = 0.0
    stroke = 0
    while at_s < length_s:
        if stroke % 8 == 0:
            root = 48 + (root + int(rng.choice([0, 5, 7, 9, 2, 3]))) % 12
            chord = _CHORDS[int(rng.integers(len(_CHORDS)))]
            strings = [root + step + 12 * octave for octave in (0, 1) for step in chord][: int(rng.integers(4, 7))]
        spread_s = float(rng.uniform(0.003, 0.03))
        order = strings if stroke % 2 == 0 else strings[::-1]
        velocity = int(rng.integers(55, 120))
        if rng.random() < 0.85:
            notes += [ScoreNote(at_s + i * spread_s, beat_s * 1.2, pitch, velocity) for i, pitch in enumerate(order)]
        at_s += beat_s * (0.5 if rng.random() < 0.4 else 1.0)
        stroke += 1
    return tuple(notes)


def _rolled(notes: Sequence[ScoreNote], rng: np.random.Generator) -> tuple[ScoreNote, ...]:
    """Each note repeated fast for as long as it lasts; on some strokes a neighbouring chord tone (a banjo roll)."""
    step_s = float(rng.uniform(0.07, 0.13))
    wander = rng.random() < 0.5
    rolled = []
    for note in notes:
        strokes = max(1, int(note.duration_s / step_s))
        for stroke in range(strokes):
            pitch = note.pitch + (int(rng.choice([0, 4, 7, -5])) if wander and stroke % 2 else 0)
            rolled.append(ScoreNote(note.onset_s + stroke * step_s, step_s * 1.5, pitch, note.velocity))
    return tuple(rolled)
