"""Musical material for rendered stems: lines, chords and drum patterns read from MIDI files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import mido
import numpy as np

from engine.errors import SettingsError


@dataclass(frozen=True)
class ScoreNote:
    """A note to be played: seconds, MIDI pitch (or drum key), velocity 1 to 127."""

    onset_s: float
    duration_s: float
    pitch: int
    velocity: int


@dataclass(frozen=True)
class Part:
    """The notes of one track, in order of onset."""

    name: str
    notes: tuple[ScoreNote, ...]


def read_parts(path: Path) -> tuple[Part, ...]:
    """Return the tracks of a MIDI file that hold notes, in seconds, tempo changes followed.

    Raises
    ------
    SettingsError
        If the file cannot be read as MIDI.
    """
    try:
        score = mido.MidiFile(path, clip=True)
    except (OSError, EOFError, ValueError, KeyError, IndexError) as error:
        raise SettingsError(f"The score '{path}' cannot be read as MIDI ({error}).") from error
    seconds_at = _tempo_map(score)
    parts = []
    for track in score.tracks:
        notes = _track_notes(track, seconds_at)
        if notes:
            parts.append(Part(track.name.strip(), tuple(sorted(notes, key=lambda note: (note.onset_s, note.pitch)))))
    return tuple(parts)


class _TempoMap:
    """Ticks to seconds."""

    def __init__(self, changes: Sequence[tuple[int, int]], ticks_per_beat: int) -> None:
        self.ticks = np.array([tick for tick, _ in changes], dtype=float)
        self.seconds_per_tick = np.array([tempo for _, tempo in changes], dtype=float) / 1e6 / ticks_per_beat
        spans = np.diff(self.ticks) * self.seconds_per_tick[:-1]
        self.starts_s = np.concatenate([[0.0], np.cumsum(spans)])

    def __call__(self, tick: int) -> float:
        index = int(np.searchsorted(self.ticks, tick, side="right")) - 1
        return float(self.starts_s[index] + (tick - self.ticks[index]) * self.seconds_per_tick[index])


def _tempo_map(score: mido.MidiFile) -> _TempoMap:
    changes = {0: 500_000}
    for track in score.tracks:
        tick = 0
        for message in track:
            tick += message.time
            if message.type == "set_tempo":
                changes[tick] = message.tempo
    return _TempoMap(sorted(changes.items()), max(1, score.ticks_per_beat))


def _track_notes(track: Iterable[mido.Message], seconds_at: _TempoMap) -> list[ScoreNote]:
    sounding: dict[int, tuple[int, int]] = {}
    notes = []
    tick = 0
    for message in track:
        tick += message.time
        if message.type not in ("note_on", "note_off"):
            continue
        if message.note in sounding:
            start, velocity = sounding.pop(message.note)
            onset_s = seconds_at(start)
            notes.append(ScoreNote(onset_s, max(0.03, seconds_at(tick) - onset_s), message.note, velocity))
        if message.type == "note_on" and message.velocity > 0:
            sounding[message.note] = (tick, message.velocity)
    return notes


def top_line(notes: Sequence[ScoreNote], lowest: bool = False) -> tuple[ScoreNote, ...]:
    """Return the melody of a part: at each onset the highest (or lowest) note, cut where the next one starts."""
    line: list[ScoreNote] = []
    for note in sorted(notes, key=lambda note: (note.onset_s, note.pitch if lowest else -note.pitch)):
        if line and note.onset_s - line[-1].onset_s < 0.03:
            continue
        if line and line[-1].onset_s + line[-1].duration_s > note.onset_s:
            line[-1] = replace(line[-1], duration_s=note.onset_s - line[-1].onset_s)
        line.append(note)
    return tuple(line)


def excerpt(notes: Sequence[ScoreNote], length_s: float, rng: np.random.Generator) -> tuple[ScoreNote, ...]:
    """Return the notes that start within a random stretch of `length_s`, moved to begin near zero."""
    if not notes:
        return ()
    first_s, last_s = notes[0].onset_s, notes[-1].onset_s
    start_s = first_s if last_s - first_s <= length_s else float(rng.uniform(first_s, last_s - length_s * 0.8))
    chosen = [note for note in notes if start_s <= note.onset_s < start_s + length_s]
    return tuple(replace(note, onset_s=note.onset_s - start_s) for note in chosen)


def humanised(notes: Sequence[ScoreNote], tempo: float, rng: np.random.Generator) -> tuple[ScoreNote, ...]:
    """Return the notes at `tempo` times their speed, with small random shifts of onset, length and velocity."""
    loose_s = float(rng.uniform(0.0, 0.025))
    played = []
    for note in notes:
        onset_s = max(0.0, note.onset_s / tempo + float(rng.normal(0.0, loose_s)))
        duration_s = max(0.04, note.duration_s / tempo * float(rng.uniform(0.8, 1.05)))
        velocity = int(np.clip(note.velocity + rng.normal(0, 8), 1, 127))
        played.append(ScoreNote(onset_s, duration_s, note.pitch, velocity))
    return tuple(sorted(played, key=lambda note: note.onset_s))
