"""Stems: one instrument playing a score, put together from the recorded notes of its bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import soxr

from engine.training import stem_effects
from engine.training.material import Bank, Note, read_sound
from engine.training.playing import PlayingStyle
from engine.training.scores import ScoreNote

BANK_RATE = 32000
_LARGEST_SHIFT = 3
"""Semitones by which a recorded note may be moved before it stops sounding like the instrument."""


_CONNECTED_S = 0.06
"""A note that starts this soon after the one before is slurred to it, where the take is."""
_EFFECTS = {
    "rotary": stem_effects.through_rotary_speaker,
    "chorus": stem_effects.with_chorus,
    "tremolo": stem_effects.with_tremolo,
    "reeds": stem_effects.with_beating_reeds,
}


@dataclass(frozen=True)
class StemTake:
    """The choices that hold for a whole stem: tuning, touch, dynamics.

    ``slurred``: connected notes lose their attack; ``shaped_db``: how much a held note swells or fades within itself.
    """

    detune_semitones: float
    soften_attack_s: float
    dynamic_range_db: float
    release_s: float
    slurred: bool = False
    shaped_db: float = 0.0

    @classmethod
    def drawn(cls, style: PlayingStyle, rng: np.random.Generator) -> "StemTake":
        """Return a random take, within what the instrument's style allows."""
        return cls(
            detune_semitones=float(rng.normal(0, 0.12)),
            soften_attack_s=float(rng.uniform(0.0, 0.06)) if style.sustained and rng.random() < 0.5 else 0.0,
            dynamic_range_db=float(rng.uniform(4, 18)),
            release_s=float(rng.uniform(0.04, 0.12)) + style.rings_s * float(rng.random()),
            slurred=style.sustained and bool(rng.random() < 0.5),
            shaped_db=float(rng.uniform(0.0, 6.0)) if style.sustained else 0.0,
        )


class StemRenderer:
    """Plays scores on one bank.

    Parameters
    ----------
    bank : Bank
    style : PlayingStyle
    sample_rate : int
        Of the stems, in Hz.
    """

    def __init__(self, bank: Bank, style: PlayingStyle, sample_rate: int) -> None:
        self.bank = bank
        self.style = style
        self.sample_rate = sample_rate
        self._sound = read_sound(bank.path, BANK_RATE)
        self._pitched = [note for note in bank.notes if note.pitch is not None]
        self._moved: dict[tuple[float, int], np.ndarray] = {}

    def fit_to_range(self, notes: Sequence[ScoreNote], rng: np.random.Generator) -> tuple[ScoreNote, ...]:
        """Return the notes transposed so that the bank can play them: a random key, then octaves, then folding."""
        if not self._pitched or not notes:
            return tuple(notes)
        pitches = [note.pitch for note in self._pitched if note.pitch is not None]
        low, high = min(pitches) - 2, max(pitches) + 2
        line = np.array([note.pitch for note in notes], dtype=float) + int(rng.integers(-5, 6))
        span = np.percentile(line, [10, 90])
        octaves = [
            12 * octave for octave in range(-6, 7) if span[0] + 12 * octave >= low and span[1] + 12 * octave <= high
        ]
        line += rng.choice(octaves) if octaves else 12 * round(((low + high) / 2 - float(np.median(line))) / 12)
        for _ in range(8):
            line = np.where(line < low, line + 12, np.where(line > high, line - 12, line))
        return tuple(
            ScoreNote(note.onset_s, note.duration_s, int(pitch), note.velocity)
            for note, pitch in zip(notes, line, strict=True)
        )

    def render(self, notes: Sequence[ScoreNote], length_s: float, rng: np.random.Generator) -> np.ndarray:
        """Sound of the notes, (samples,) float32, as loud as it comes: pools bring every stem to one peak."""
        take = StemTake.drawn(self.style, rng)
        self._moved.clear()  # another take is tuned differently
        sound = np.zeros(round(length_s * self.sample_rate), dtype=np.float32)
        pitched = self._articulated(rng)
        ended_s = -1.0
        for note in notes:
            recorded, shift = self._choose(note, pitched, rng)
            played = self._shifted(recorded, shift, take.detune_semitones)
            slurred = take.slurred and abs(note.onset_s - ended_s) < _CONNECTED_S
            self._place(sound, played, note, take, slurred, rng)
            ended_s = note.onset_s + note.duration_s
        if self.style.sustained:
            sound *= _swell(len(sound), self.sample_rate, rng)
        return self._performed(sound, rng)

    def _articulated(self, rng: np.random.Generator) -> list[Note]:
        """Return the notes of one articulation, where the bank has several and one of them covers its range."""
        kinds = sorted({note.articulation for note in self._pitched})
        if len(kinds) < 2 or rng.random() < 0.3:
            return self._pitched
        kind = kinds[int(rng.integers(len(kinds)))]
        chosen = [note for note in self._pitched if note.articulation == kind]
        return chosen if _span(chosen) >= 0.6 * _span(self._pitched) else self._pitched

    def _performed(self, sound: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Return the stem as its players, their number and their devices make it sound."""
        style = self.style
        if rng.random() < style.vibrato:
            sound = stem_effects.with_vibrato(sound, self.sample_rate, rng)
        elif style.sustained and rng.random() < 0.5:
            sound = stem_effects.with_drift(sound, self.sample_rate, float(rng.uniform(2, 12)), rng)
        if rng.random() < style.section:
            sound = stem_effects.as_section(sound, self.sample_rate, int(rng.integers(2, 5)), rng)
        if style.effects and rng.random() < 0.15 * len(style.effects):
            effect = _EFFECTS[style.effects[int(rng.integers(len(style.effects)))]]
            sound = effect(sound, self.sample_rate, rng)
        return sound

    def _choose(self, note: ScoreNote, pitched: list[Note], rng: np.random.Generator) -> tuple[Note, int]:
        """Return a recorded note near the wanted pitch and velocity, and the semitones it has to be moved by."""
        if not pitched:
            return self.bank.notes[int(rng.integers(len(self.bank.notes)))], int(rng.integers(-2, 3))
        distance = np.array([abs((recorded.pitch or 0) - note.pitch) for recorded in pitched])
        near = np.flatnonzero(distance <= min(_LARGEST_SHIFT, distance.min() + 1) + 1e-6)
        if not len(near):
            near = np.flatnonzero(distance == distance.min())
        loud = np.array([abs((pitched[i].velocity or note.velocity) - note.velocity) for i in near])
        # Banks number their velocities differently: prefer the layer that is meant, but not always.
        near = near[np.argsort(loud + rng.uniform(0, 50, len(loud)), kind="stable")]
        recorded = pitched[int(near[0])]
        shift = round(note.pitch - (recorded.pitch or note.pitch))
        return recorded, int(np.clip(shift, -_LARGEST_SHIFT, _LARGEST_SHIFT))

    def _shifted(self, note: Note, semitones: int, detune: float) -> np.ndarray:
        key = (note.start_s, semitones)
        if key not in self._moved:
            recorded = self._sound[round(note.start_s * BANK_RATE) : round(note.end_s * BANK_RATE)]
            rate = BANK_RATE * 2.0 ** ((semitones + detune) / 12)
            self._moved[key] = np.asarray(soxr.resample(recorded, rate, self.sample_rate, quality="MQ"), np.float32)
        return self._moved[key]

    def _place(
        self,
        sound: np.ndarray,
        recorded: np.ndarray,
        note: ScoreNote,
        take: StemTake,
        slurred: bool,
        rng: np.random.Generator,
    ) -> None:
        start = round(note.onset_s * self.sample_rate)
        release = max(1, round(take.release_s * self.sample_rate))
        held = round(note.duration_s * self.sample_rate)
        if start >= len(sound):
            return
        soften_s = take.soften_attack_s
        if slurred and len(recorded) > 0.4 * self.sample_rate:
            recorded = recorded[round(float(rng.uniform(0.03, 0.08)) * self.sample_rate) :]
            soften_s = float(rng.uniform(0.015, 0.05))
        played = recorded[: min(held + release, len(sound) - start)].copy()
        if held < len(played):
            played[held:] *= np.linspace(1.0, 0.0, len(played) - held, dtype=np.float32) ** 2
        soften = min(round(soften_s * self.sample_rate), len(played))
        if soften:
            played[:soften] *= np.linspace(0.0, 1.0, soften, dtype=np.float32)
        if take.shaped_db and held > 0.25 * self.sample_rate:
            shape_db = np.interp(np.linspace(0, 2, len(played)), (0, 1, 2), rng.normal(0, take.shaped_db / 2, 3))
            played *= 10.0 ** (shape_db / 20).astype(np.float32)
        gain = 10.0 ** (take.dynamic_range_db * (note.velocity / 127 - 1) / 20)
        sound[start : start + len(played)] += np.float32(gain) * played


def _span(notes: list[Note]) -> float:
    """Semitones between the lowest and the highest of some notes."""
    pitches = [note.pitch for note in notes if note.pitch is not None]
    return max(pitches) - min(pitches) if pitches else 0.0


def render_hits(
    bank: Bank, hits: Sequence[ScoreNote], keys: Mapping[int, str], length_s: float, sample_rate: int,
    rng: np.random.Generator,
) -> np.ndarray:  # fmt: skip
    """Sound of a drum pattern on one kit, (samples,) float32; keys that `keys` does not name stay silent.

    A piece that the kit lacks is played on another of its pieces, always the same one within a stem.
    """
    sound = np.zeros(round(length_s * sample_rate), dtype=np.float32)
    recorded = read_sound(bank.path, sample_rate)
    pieces: dict[str, list[Note]] = {}
    for note in bank.notes:
        pieces.setdefault(note.detail, []).append(note)
    stand_ins = {piece: str(rng.choice(sorted(pieces))) for piece in sorted(set(keys.values()))}
    for hit in hits:
        piece = keys.get(hit.pitch)
        start = round(hit.onset_s * sample_rate)
        if piece is None or start >= len(sound):
            continue
        choices = pieces.get(piece) or pieces[stand_ins[piece]]
        note = choices[int(rng.integers(len(choices)))]
        played = recorded[round(note.start_s * sample_rate) : round(note.end_s * sample_rate)][: len(sound) - start]
        sound[start : start + len(played)] += np.float32(10.0 ** (20 * (hit.velocity / 127 - 1) / 20)) * played
    return sound


def _swell(length: int, sample_rate: int, rng: np.random.Generator) -> np.ndarray:
    """Return a slow random change of loudness, as a bow or a breath makes it; (samples,)."""
    points = max(2, length // sample_rate)
    level_db = rng.normal(0, rng.uniform(0.5, 3.0), points)
    return 10.0 ** (np.interp(np.arange(length), np.linspace(0, length, points), level_db) / 20).astype(np.float32)
