"""
Compose, render and label the demo recording "Lamplight": the score, its performance, its stems and their truth.

Needs ``fluidsynth`` and Debian's ``fluid-soundfont-gm``, and the Python packages mido, numpy, scipy and soundfile.
Not part of the application. ``python resources/demo/compose.py [FOLDER]`` writes ``demo.ogg``, ``demo.csv`` and
``demo.mid`` into the folder, by default the one this script lies in.
"""

import argparse
import csv
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import mido
import numpy as np
import scipy.signal
import soundfile

SAMPLE_RATE = 44_100
SEED = 20261120
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
TICKS_PER_SECOND = 960  # 480 ticks a quarter note at the MIDI default of 120: the file holds a performance, not bars
TAIL_S = 2.0

# ---------------------------------------------------------------------------------------------------------------
# Form and players


@dataclass(frozen=True)
class Section:
    """A stretch of the piece with one tempo; beats count from its start."""

    start_s: float
    bpm: float
    beats: float
    sway: float = 0.0
    """How far the pulse breathes: beats of shift, over two bars."""
    slow_from: float = float("inf")
    """Beat from which it slows down."""

    def seconds(self, beat: float) -> float:
        """Return when a beat of this section sounds."""
        swayed = beat + self.sway * (1 - np.cos(2 * np.pi * beat / 8)) / 2
        slowed = 0.045 * max(0.0, beat - self.slow_from) ** 2
        return float(self.start_s + (swayed + slowed) * 60 / self.bpm)

    @property
    def end_s(self) -> float:
        """When the section is over."""
        return self.seconds(self.beats)


def lay_out() -> dict[str, Section]:
    """Return the sections in order; a silence stands before ``call``."""
    cello_alone = Section(0.4, 66, 12, sway=0.3)
    flute = Section(cello_alone.end_s + 0.7, 88, 36)
    together = Section(flute.end_s, 88, 33)
    call = Section(together.end_s + 2.4, 74, 12, sway=0.35)
    trumpet = Section(call.end_s + 0.8, 132, 36)
    home = Section(trumpet.end_s, 88, 22, slow_from=12)
    return {
        "cello alone": cello_alone,
        "flute": flute,
        "together": together,
        "saxophone alone": call,
        "trumpet": trumpet,
        "home": home,
    }


@dataclass(frozen=True)
class Player:
    """One instrument of the ensemble: its General MIDI preset and its place in the mix."""

    program: int
    pan: float
    """-1 left, +1 right."""
    level_db: float
    """Level of its loud passages in the mix, before the whole is scaled."""
    room: float
    """Amount of room, relative to the direct sound."""
    sustained: bool = False
    """Bowed or blown: swells and vibrato on every long note."""
    vibrato: int = 0
    is_kit: bool = False


PLAYERS: Mapping[str, Player] = {
    "cello": Player(42, -0.25, -18.5, 0.22, sustained=True, vibrato=34),
    "violin": Player(40, 0.30, -18.0, 0.24, sustained=True, vibrato=38),
    "flute": Player(73, 0.10, -18.0, 0.24, sustained=True, vibrato=30),
    "saxophone": Player(66, 0.20, -18.5, 0.18, sustained=True, vibrato=26),
    "trumpet": Player(56, -0.12, -17.5, 0.20, sustained=True, vibrato=18),
    "guitar": Player(24, -0.50, -26.0, 0.14),
    "piano": Player(0, 0.35, -24.5, 0.15),
    "bass": Player(32, 0.00, -23.0, 0.06),
    "drums": Player(0, 0.00, -22.0, 0.10, is_kit=True),
    "cymbals": Player(0, 0.15, -25.5, 0.10, is_kit=True),
}

PITCHED = tuple(name for name, player in PLAYERS.items() if not player.is_kit)
FEATURED = {"flute": "flute", "trumpet": "trumpet"}
"""Section in which an instrument leads over the others, and that instrument."""

# ---------------------------------------------------------------------------------------------------------------
# Score. A token is pitch:beats; `+` joins a chord, `r` rests, `~` scoops into the note, `'` is short, `!80` sets the
# velocity, `|` is for the eye.

LINES: Mapping[tuple[str, str], str] = {
    ("cello", "cello alone"): """
        !86 d3:1.5 e3:.5 f3:1 a3:1 | !102 d4:1.5 c4:.5 !96 bb3:.5 a3:.5 g3:.5 a3:.5 | !88 f3:1 e3:.5 g3:.5 !78 d3:2""",
    ("flute", "flute"): """
        r:4 | !98 a5:1.5 f5:.5 d5:.5 e5:.5 f5:.5 g5:.5 | !102 a5:1 bb5:.5 a5:.5 f5:2
        | !108 c6:1.5 bb5:.25 a5:.25 g5:.5 a5:.5 f5:.5 c5:.5 | !100 e5:1 g5:.5 e5:.5 g5:2
        | !110 bb5:1 d6:.5 c6:.5 bb5:.5 a5:.5 g5:.5 a5:.5 | !104 f5:1.5 e5:.5 d5:.5 f5:.5 a5:1
        | !102 g5:.75 f5:.25 e5:.5 bb5:.5 a5:.5 g5:.5 e5:.5 c#5:.5 | !92 d5:3 r:1""",
    ("bass", "flute"): """
        !78 d2:2 a1:2 | d2:2 a2:1 c2:1 | bb1:2 f2:1 d2:1 | f1:2 c2:1 a1:1 | c2:2 g1:1 e2:1
        | g1:2 d2:1 g2:1 | f2:2 d2:1 f2:1 | e2:2 a1:1 c#2:1 | d2:2 a1:1 c#2:1""",
    ("violin", "together"): """
        !92 d5:1.5 e5:.5 f5:1 a5:1 | g5:1.5 f5:.5 e5:1 c5:1 | d5:1.5 c5:.5 bb4:1 d5:1 | c5:1 f5:1 a5:1 g5:.5 f5:.5
        | !102 bb5:1.5 a5:.5 g5:1 d5:1 | f5:1.5 e5:.5 d5:1 a5:1 | bb5:1 a5:1 g5:1 f5:1
        | !108 e5:1 g5:.5 bb5:.5 a5:1 c#6:1 | d6:.7""",
    ("cello", "together"): """
        !86 d3:2 a3:2 | g3:2 e3:2 | f3:2 d3:2 | a3:2 c4:2 | !94 bb3:2 g3:2 | a3:2 f3:2 | d3:1 f3:1 bb3:1 d4:1
        | !98 c#4:2 a3:2 | d3:.7""",
    ("saxophone", "together"): """
        r:8 | !78 f4:3 d4:1 | a4:2 f4:2 | !86 d4:3 g4:1 | f4:3 d4:1 | d4:2 f4:2 | !92 e4:2 g4:2 | f4:.7""",
    ("trumpet", "together"): """
        r:16 | !88 d5:1.5 d5:.5 g5:2 | f5:1.5 d5:.5 a4:2 | bb4:1 d5:1 f5:1 d5:1 | !96 e5:2 c#5:1 e5:1 | d5:.7""",
    ("flute", "together"): """
        r:16 | !100 d6:2 bb5:2 | a5:2 d6:2 | d6:1 c6:1 bb5:1 a5:1 | !106 g5:1 bb5:.5 d6:.5 c#6:1 e6:1 | d6:.7""",
    ("bass", "together"): """
        !88 d2:1.5 d2:.5 a1:1 d2:1 | c2:1.5 c2:.5 g1:1 b1:1 | bb1:1.5 bb1:.5 f1:1 a1:1 | f1:1.5 f1:.5 a1:1 f#1:1
        | !94 g1:1.5 g1:.5 d2:1 e2:1 | d2:1.5 d2:.5 a1:1 c2:1 | bb1:1.5 bb1:.5 d2:1 bb1:1 | a1:1.5 a1:.5 c#2:1 e2:1
        | d2:.6""",
    ("saxophone", "saxophone alone"): """
        !82 a3:.5 c4:.5 ~d4:1.5 !90 f4:.25 d4:.25 c4:.5 a3:.5 | a3:.34 c4:.33 d4:.33 !98 ~f4:1 g4:.5 ab4:.25 g4:.25
        f4:.5 d4:.5 | !86 ~c4:.5 d4:.25 c4:.25 a3:.5 g3:.5 !78 ~a3:2""",
    ("trumpet", "trumpet"): """
        r:4 | !88 a4:.67 c5:.33 d5:1 f5:.67 e5:.33 d5:1 | !92 d5:.67 f5:.33 g5:.67 f5:.33 d5:.67 bb4:.33 g4:1
        | a4:1 d5:.67 e5:.33 !96 f5:1.67 d5:.33 | f#5:1 a5:.67 g5:.33 f#5:.67 d5:.33 c5:1
        | !100 bb4:.67 d5:.33 g5:1.67 bb5:.33 a5:.67 g5:.33 | f5:1 ~a5:1.67 f5:.33 d5:1
        | !96 e5:.67 g5:.33 bb5:.67 g5:.33 a5:.67 g5:.33 e5:.67 c#5:.33 | !90 d5:2.5 r:1.5""",
    ("bass", "trumpet"): """
        !86 d2:1 f2:1 a2:1 e2:1 | d2:1 e2:1 f2:1 f#2:1 | g2:1 d2:1 bb1:1 c#2:1 | d2:1 a1:1 c2:1 e2:1
        | d2:1 f#2:1 a2:1 ab2:1 | g2:1 f2:1 d2:1 c#2:1 | d2:1 f2:1 a2:1 f2:1 | e2:1 bb1:1 a1:1 c#2:1
        | d2:1 a1:1 d2:1 a1:1""",
    ("violin", "home"): """
        !98 d5:1.5 e5:.5 f5:1 a5:1 | bb5:1.5 a5:.5 f5:1 d5:1 | !104 g5:1.5 a5:.5 bb5:1 d6:1 | c#6:1.5 a5:.5 e5:1 g5:1
        | !92 f5:2 a5:3.5""",
    ("flute", "home"): "!92 f5:2 a5:2 | d6:2 bb5:2 | !100 bb5:2 d6:2 | e6:2 c#6:2 | !92 d6:5.5",
    ("trumpet", "home"): "r:4 | !84 bb4:3 d5:1 | !90 d5:4 | e5:2 a4:2 | !84 d5:5.5",
    ("saxophone", "home"): "!84 d4:2 f4:2 | f4:2 d4:2 | g4:2 d4:2 | e4:2 g4:2 | !78 f4:5.5",
    ("cello", "home"): "!92 d3:2 a3:2 | bb3:2 f3:2 | g3:2 bb3:2 | a3:2 c#4:2 | !88 d3:5.5",
    ("bass", "home"): """
        !90 d2:1.5 d2:.5 a1:1 c2:1 | bb1:1.5 bb1:.5 d2:1 bb1:1 | g1:1.5 g1:.5 bb1:1 g1:1 | a1:1.5 a1:.5 e2:1 c#2:1
        | d2:5""",
}

VOICINGS: Mapping[str, tuple[str, str]] = {
    # name: (guitar, from the low string up; piano, left hand first)
    "Dm": ("d3 a3 d4 f4", "d3 a3 d4 f4 a4"),
    "Bb": ("bb2 f3 bb3 d4", "bb2 f3 d4 f4 a4"),
    "F": ("f3 c4 f4 a4", "f2 c3 c4 f4 a4"),
    "C": ("c3 g3 c4 e4", "c3 g3 c4 e4 g4"),
    "Gm": ("g2 d3 g3 bb3", "g2 d3 bb3 d4 f4"),
    "Em7b5": ("e3 bb3 d4 g4", "e3 bb3 d4 g4"),
    "A7": ("a2 e3 g3 c#4", "a2 e3 g3 c#4 e4"),
    "D7": ("d3 a3 c4 f#4", "d3 c4 f#4 a4"),
}

CHORDS: Mapping[str, str] = {
    # one bar of four beats each; a slash divides a bar
    "flute": "Dm Dm Bb F C Gm Dm Em7b5/A7 Dm",
    "together": "Dm C Bb F Gm Dm Bb A7",
    "trumpet": "Dm Dm Gm Dm D7 Gm Dm Em7b5/A7 Dm",
    "home": "Dm Bb Gm A7",
}

PICKING = (0, 1, 2, 3, 2, 3, 1, 2)

# General MIDI keys of the kit.
KICK, STICK, SNARE, HAT, PEDAL, OPEN_HAT, CRASH, RIDE = 36, 37, 38, 42, 44, 46, 49, 51
TOMS = (48, 47, 45, 43)

# ---------------------------------------------------------------------------------------------------------------
# Performance


@dataclass(frozen=True)
class Note:
    """A note as it is played."""

    start_s: float
    end_s: float
    key: int
    velocity: int
    scoop: bool = False


_SEMITONES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}


def midi_key(pitch: str) -> int:
    """Return the MIDI key of a pitch such as ``bb3``."""
    match = re.fullmatch(r"([a-g])([#b]?)(\d)", pitch)
    if match is None:
        raise ValueError(f"{pitch!r} is not a pitch")
    letter, accidental, octave = match.groups()
    return 12 * (int(octave) + 1) + _SEMITONES[letter] + {"": 0, "#": 1, "b": -1}[accidental]


@dataclass
class Hand:
    """A human hand: never exactly on the beat, never exactly as loud."""

    rng: np.random.Generator
    spread_s: float = 0.007

    def play(self, start_s: float, end_s: float, key: int, velocity: float, scoop: bool = False) -> Note:
        """Return the note as this hand plays it."""
        late = float(np.clip(self.rng.normal(0.0, self.spread_s), -2 * self.spread_s, 2 * self.spread_s))
        loud = int(np.clip(round(velocity + self.rng.normal(0.0, 3.0)), 1, 127))
        return Note(start_s + late, end_s + late, key, loud, scoop)


def perform_line(text: str, section: Section, hand: Hand, *, legato: bool) -> Iterator[Note]:
    """Yield the notes of a written line."""
    beat, velocity = 0.0, 80.0
    for token in text.replace("|", " ").split():
        if token.startswith("!"):
            velocity = float(token[1:])
            continue
        pitches, length = token.split(":")
        start, beat = beat, beat + float(length)
        if pitches == "r":
            continue
        start_s, end_s = section.seconds(start), section.seconds(beat)
        # A bow or breath joins the notes and lets go of a long one a little early; a plucked string is damped.
        end_s = end_s + 0.015 if legato and end_s - start_s < 1.0 else end_s - 0.06
        accent = 4 if start % 4 == 0 else 0
        for pitch in pitches.lstrip("~").split("+"):
            yield hand.play(start_s, end_s, midi_key(pitch), velocity + accent, pitches.startswith("~"))


def bars(name: str) -> Iterator[tuple[float, float, str]]:
    """Yield (first beat, beats, chord) of the accompaniment of a section."""
    for bar, entry in enumerate(CHORDS[name].split()):
        parts = entry.split("/")
        for place, chord in enumerate(parts):
            yield 4 * bar + place * 4 / len(parts), 4 / len(parts), chord


def perform_guitar(name: str, section: Section, hand: Hand, velocity: float) -> Iterator[Note]:
    """Yield picked eighth notes; strings ring on until the chord changes."""
    for first, beats, chord in bars(name):
        strings = [midi_key(pitch) for pitch in VOICINGS[chord][0].split()]
        for step in range(round(beats * 2)):
            start_s = section.seconds(first + step / 2)
            end_s = min(section.seconds(first + step / 2 + 2), section.seconds(first + beats)) - 0.02
            yield hand.play(start_s, end_s, strings[PICKING[step]], velocity + (6 if step == 0 else 0))


def perform_piano(
    name: str, section: Section, hand: Hand, velocity: float, rhythm: tuple[tuple[float, float], ...]
) -> Iterator[Note]:
    """Yield chords at the (beat, length) pairs of every bar, the left hand a little stronger."""
    for first, beats, chord in bars(name):
        keys = [midi_key(pitch) for pitch in VOICINGS[chord][1].split()]
        for at, length in rhythm:
            if at >= beats:
                continue
            start_s = section.seconds(first + at)
            end_s = section.seconds(first + min(at + length, beats)) - 0.03
            for place, key in enumerate(keys):
                yield hand.play(start_s + 0.004 * place, end_s, key, velocity + (4 if place == 0 else -place))


def perform_close(
    section: Section, hand: Hand, pitches: str, beat: float, length: float, velocity: float
) -> Iterator[Note]:
    """Yield the chord that ends a section, rolled upwards."""
    for place, pitch in enumerate(pitches.split()):
        start_s = section.seconds(beat) + 0.012 * place
        yield hand.play(start_s, section.seconds(beat + length), midi_key(pitch), velocity)


_STRAIGHT = ((0, KICK, 100), (0.5, SNARE, 30), (1, SNARE, 96), (1.5, KICK, 84), (2, KICK, 98), (2.5, SNARE, 34),
             (3, SNARE, 98), (3.25, SNARE, 28), (3.5, KICK, 70))  # fmt: skip
_STRAIGHT_HATS = tuple((eighth / 2, HAT, 88 if eighth % 2 == 0 else 66) for eighth in range(8))
_SWING = ((0, KICK, 72), (0.67, SNARE, 42), (1, KICK, 62), (1.67, SNARE, 58), (2, KICK, 70), (2.67, SNARE, 36),
          (3, KICK, 62), (3.67, SNARE, 64))  # fmt: skip
_SWING_CYMBALS = ((0, RIDE, 84), (1, RIDE, 92), (1, PEDAL, 80), (1.67, RIDE, 70), (2, RIDE, 84), (3, RIDE, 92),
                  (3, PEDAL, 80), (3.67, RIDE, 70))  # fmt: skip


def perform_kit(sections: Mapping[str, Section], hand: Hand) -> Iterator[Note]:
    """Yield drums and cymbals of the whole piece; the keys tell them apart."""

    def strike(section: Section, beat: float, key: int, velocity: float) -> Note:
        start_s = section.seconds(beat)
        return hand.play(start_s, start_s + 0.12, key, velocity)

    together, trumpet, home = sections["together"], sections["trumpet"], sections["home"]
    for bar in range(8):
        fill = bar == 7
        for at, key, velocity in _STRAIGHT + _STRAIGHT_HATS:
            if not (fill and at >= 2 and key != HAT):
                yield strike(together, 4 * bar + at, key, velocity + (6 if bar >= 4 else 0))
        if bar in (0, 4):
            yield strike(together, 4 * bar, CRASH, 96)
    for step in range(8):
        yield strike(together, 30 + step / 4, TOMS[step // 2], 86 + 4 * step)
    yield strike(together, 32, KICK, 110)
    yield strike(together, 32, SNARE, 112)
    yield strike(together, 32, HAT, 104)
    for bar in range(9):
        for at, key, velocity in _SWING + _SWING_CYMBALS:
            yield strike(trumpet, 4 * bar + at, key, velocity)
    for bar in range(4):
        for at, key, velocity in _STRAIGHT:
            yield strike(home, 4 * bar + at, key, velocity + 6)
        for beat in range(4):
            yield strike(home, 4 * bar + beat, RIDE, 96)
        yield strike(home, 4 * bar, CRASH, 100 if bar % 2 == 0 else 84)
    yield strike(home, 16, KICK, 108)
    yield strike(home, 16, CRASH, 104)
    for step in range(6):
        yield strike(home, 16 + step / 3, TOMS[3], 88 - 9 * step)


def perform() -> dict[str, list[Note]]:
    """Return what every player plays, in order of time."""
    sections = lay_out()
    hands = {name: Hand(np.random.default_rng([SEED, place])) for place, name in enumerate(PLAYERS)}
    parts: dict[str, list[Note]] = {name: [] for name in PLAYERS}
    for (name, place), text in LINES.items():
        parts[name] += perform_line(text, sections[place], hands[name], legato=PLAYERS[name].sustained)
    for place, velocity in (("flute", 70), ("together", 88), ("home", 90)):
        parts["guitar"] += perform_guitar(place, sections[place], hands["guitar"], velocity)
    for place, velocity, rhythm in (
        ("flute", 56, ((0, 2), (2, 2))),
        ("together", 74, ((0, 1.5), (1.5, 1.5), (3, 1))),
        ("trumpet", 66, ((0, 1.5), (1.67, 2.2))),
        ("home", 80, ((0, 1.5), (1.5, 1.5), (3, 1))),
    ):
        parts["piano"] += perform_piano(place, sections[place], hands["piano"], velocity, rhythm)
    for name, pitches in (("guitar", "d3 a3 d4 f4"), ("piano", "d2 a2 d3 f3 a3 d4")):
        parts[name] += perform_close(sections["together"], hands[name], pitches, 32, 0.6, 96)
        parts[name] += perform_close(sections["home"], hands[name], pitches, 16, 5, 82)
    for note in perform_kit(sections, hands["drums"]):
        parts["cymbals" if note.key in (HAT, PEDAL, OPEN_HAT, CRASH, RIDE) else "drums"].append(note)
    return {name: let_go_before_repeats(sorted(notes, key=lambda note: note.start_s)) for name, notes in parts.items()}


def let_go_before_repeats(notes: list[Note]) -> list[Note]:
    """Return the notes, none still held when its key is struck again: its release would end the new note."""
    free, struck = [], dict[int, float]()
    for note in reversed(notes):
        free.append(replace(note, end_s=min(note.end_s, struck.get(note.key, float("inf")) - 0.03)))
        struck[note.key] = note.start_s
    return free[::-1]


# ---------------------------------------------------------------------------------------------------------------
# MIDI


def shape_note(note: Note, player: Player) -> Iterator[tuple[float, mido.Message]]:
    """Yield the swell, vibrato and scoop that a bow or breath gives to a note."""
    length_s = note.end_s - note.start_s
    top = int(np.clip(70 + note.velocity * 0.42, 80, 124))
    steps = max(2, int(length_s / 0.04))
    for step in range(steps):
        place = step / (steps - 1)
        fade = -70 if length_s > 3 else -16
        swell = np.interp(place, (0, 0.3, 0.6, 1), (-14, 0, -2, fade)) if length_s > 0.5 else -6.0
        at_s = note.start_s + place * (length_s - 0.02)
        yield at_s, mido.Message("control_change", control=11, value=int(np.clip(top + swell, 0, 127)))
        wave = int(player.vibrato * np.clip((place * length_s - 0.2) / 0.4, 0, 1)) if length_s > 0.5 else 0
        yield at_s, mido.Message("control_change", control=1, value=wave)
    if note.scoop:
        for step in range(9):
            bend = round(-2600 * (1 - step / 8) ** 1.5)
            yield note.start_s + 0.013 * step, mido.Message("pitchwheel", pitch=bend)


def make_track(name: str, channel: int, notes: list[Note], end_s: float) -> mido.MidiTrack:
    """Return the MIDI track of one player; it ends with the piece, so that every stem is equally long."""
    player = PLAYERS[name]
    timed: list[tuple[float, int, mido.Message]] = [
        (0.0, 0, mido.Message("program_change", program=player.program)),
        (0.0, 0, mido.Message("control_change", control=7, value=100)),
        (end_s, 3, mido.Message("control_change", control=7, value=100)),
    ]
    for note in notes:
        timed.append((note.start_s, 2, mido.Message("note_on", note=note.key, velocity=note.velocity)))
        timed.append((note.end_s, 1, mido.Message("note_off", note=note.key)))
        if player.sustained:
            timed += [(at_s, 0, message) for at_s, message in shape_note(note, player)]
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=name)])
    ticks = 0
    for at_s, _, message in sorted(timed, key=lambda entry: (round(entry[0] * TICKS_PER_SECOND), entry[1])):
        at = round(at_s * TICKS_PER_SECOND)
        track.append(message.copy(channel=channel, time=at - ticks))
        ticks = at
    return track


def write_midi(path: Path, parts: Mapping[str, list[Note]]) -> None:
    """Write the given players' parts as one MIDI file."""
    end_s = lay_out()["home"].end_s + TAIL_S
    song = mido.MidiFile(ticks_per_beat=480)
    channels = {name: place for place, name in enumerate(PITCHED)}
    for name, notes in parts.items():
        song.tracks.append(make_track(name, channels.get(name, 9), notes, end_s))
    song.save(path)


# ---------------------------------------------------------------------------------------------------------------
# Sound


def render(midi: Path) -> np.ndarray:
    """Return the sound of a MIDI file, (samples, 2), dry."""
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder, "stem.wav")
        command = ["fluidsynth", "-ni", "-q", "-R", "0", "-C", "0", "-g", "0.5", "-r", str(SAMPLE_RATE)]
        subprocess.run([*command, "-O", "float", "-T", "wav", "-F", str(wav), str(SOUNDFONT), str(midi)], check=True)
        sound, _ = soundfile.read(wav, dtype="float64", always_2d=True)
    length = round((lay_out()["home"].end_s + TAIL_S) * SAMPLE_RATE)
    return np.pad(sound, ((0, max(0, length - len(sound))), (0, 0)))[:length]


def room_response() -> np.ndarray:
    """Return the stereo response of a small hall, (samples, 2): decaying noise, darker as it decays."""
    rng = np.random.default_rng([SEED, 999])
    seconds = np.arange(round(0.8 * SAMPLE_RATE)) / SAMPLE_RATE
    noise = rng.normal(size=(len(seconds), 2))
    dark = scipy.signal.sosfilt(scipy.signal.butter(1, 2500, fs=SAMPLE_RATE, output="sos"), noise, axis=0)
    fade_to_dark = np.clip(seconds / 0.25, 0, 1)[:, None]
    tail = ((1 - fade_to_dark) * 0.4 * noise + fade_to_dark * dark) * np.exp(-6.9 * seconds / 0.75)[:, None]
    tail[: round(0.012 * SAMPLE_RATE)] = 0
    return np.asarray(tail / np.sqrt(np.sum(tail**2, axis=0)))


def level_db(sound: np.ndarray, step_s: float = 0.01, span_s: float = 0.05) -> np.ndarray:
    """Return the short-time level in dB, one value per ``step_s``, over ``span_s`` around it."""
    step = round(step_s * SAMPLE_RATE)
    power = np.mean(sound[: len(sound) // step * step].reshape(-1, step * sound.shape[1]) ** 2, axis=1)
    width = round(span_s / step_s)
    return np.asarray(10 * np.log10(np.convolve(power, np.full(width, 1 / width), mode="same") + 1e-12))


def loud_passage_db(levels: np.ndarray) -> float:
    """Return the level of a stem's own loud passages: the 90th percentile of where it sounds at all."""
    return float(np.percentile(levels[levels > levels.max() - 50], 90))


def place(name: str, dry: np.ndarray) -> np.ndarray:
    """Return a stem at its level, panned, in the room."""
    player = PLAYERS[name]
    angle = (player.pan + 1) * np.pi / 4
    direct = dry * np.sqrt(2) * np.array([np.cos(angle), np.sin(angle)])
    mono = dry.mean(axis=1)
    response = room_response()
    room = np.stack([scipy.signal.fftconvolve(mono, response[:, side])[: len(mono)] for side in (0, 1)], axis=1)
    stem = direct + player.room * room
    return np.asarray(stem * 10 ** ((player.level_db - loud_passage_db(level_db(stem))) / 20))


def render_stems(parts: Mapping[str, list[Note]]) -> dict[str, np.ndarray]:
    """Return every player's stem as it stands in the mix, (samples, 2), the mix peaking at -1 dBFS."""
    stems = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, notes in parts.items():
            midi = Path(folder, f"{name}.mid")
            write_midi(midi, {name: notes})
            stems[name] = place(name, render(midi))
    peak = np.abs(np.sum(list(stems.values()), axis=0)).max()
    return {name: stem * (10 ** (-1 / 20) / peak) for name, stem in stems.items()}


# ---------------------------------------------------------------------------------------------------------------
# Truth


@dataclass(frozen=True)
class Sounding:
    """A stretch in which an instrument sounds."""

    instrument: str
    start_s: float
    end_s: float
    solo: str = ""


def sounding(name: str, stem: np.ndarray) -> Iterator[Sounding]:
    """Yield where a stem is above -40 dB of its own loud passages, gaps under 0.3 s closed."""
    levels = level_db(stem)
    active = np.concatenate([[False], levels > loud_passage_db(levels) - 40, [False]])
    edges = np.flatnonzero(np.diff(active.astype(int))) * 0.01
    starts, ends = edges[::2], edges[1::2]
    kept = np.flatnonzero(starts[1:] - ends[:-1] >= 0.3)
    for start_s, end_s in zip(starts[np.r_[0, kept + 1]], ends[np.r_[kept, len(ends) - 1]], strict=True):
        yield Sounding(name, round(float(start_s), 3), round(float(end_s), 3))


def label(stems: Mapping[str, np.ndarray]) -> list[Sounding]:
    """Return the truth: who sounds when, and which of it is a solo, sorted by onset, then instrument."""
    found = [region for name, stem in stems.items() for region in sounding(name, stem)]
    sections = lay_out()

    def solo(region: Sounding) -> str:
        others = [other for other in found if other.instrument != region.instrument]
        if not any(other.start_s < region.end_s and region.start_s < other.end_s for other in others):
            return "unaccompanied"
        middle_s = (region.start_s + region.end_s) / 2
        for name, instrument in FEATURED.items():
            if instrument == region.instrument and sections[name].start_s < middle_s < sections[name].end_s:
                return "featured"
        return ""

    labelled = [Sounding(region.instrument, region.start_s, region.end_s, solo(region)) for region in found]
    return sorted(labelled, key=lambda region: (region.start_s, region.instrument))


def timecode(seconds: float) -> str:
    """Return ``HH:MM:SS.mmm``."""
    total = round(seconds * 1000)
    return f"{total // 3_600_000:02}:{total // 60_000 % 60:02}:{total // 1000 % 60:02}.{total % 1000:03}"


def write_truth(path: Path, regions: list[Sounding]) -> None:
    """Write the truth with the columns of ``soloscope analyze``."""
    header = ["instrument", "start_s", "end_s", "duration_s", "start_tc", "end_tc", "mean", "peak", "solo", "status"]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for region in regions:
            times = [f"{value:.3f}" for value in (region.start_s, region.end_s, region.end_s - region.start_s)]
            codes = [timecode(region.start_s), timecode(region.end_s)]
            writer.writerow([region.instrument, *times, *codes, "1.0000", "1.0000", region.solo, "confirmed"])


def lead_over_bed_db(stems: Mapping[str, np.ndarray], region: Sounding) -> float:
    """Return how far a stem stands above the sum of the other pitched stems in a region, in dB."""
    part = slice(round(region.start_s * SAMPLE_RATE), round(region.end_s * SAMPLE_RATE))
    bed = np.sum([stems[name][part] for name in PITCHED if name != region.instrument], axis=0)
    return float(10 * np.log10(np.mean(stems[region.instrument][part] ** 2) / np.mean(bed**2)))


def write_sound(path: Path, sound: np.ndarray) -> None:
    """Write Ogg Vorbis in blocks: long single writes overflow the stack of some libsndfile versions."""
    with soundfile.SoundFile(path, "w", SAMPLE_RATE, 2, format="OGG", subtype="VORBIS", compression_level=0.35) as file:
        for start in range(0, len(sound), SAMPLE_RATE):
            file.write(sound[start : start + SAMPLE_RATE])


def main() -> int:
    """Write the demo recording, its MIDI file and its truth."""
    parser = argparse.ArgumentParser(description="Compose, render and label the demo recording.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    folder: Path = parser.parse_args().folder
    if shutil.which("fluidsynth") is None or not SOUNDFONT.is_file():
        print("fluidsynth or its sound font is missing: apt-get install fluidsynth fluid-soundfont-gm", file=sys.stderr)
        return 1
    parts = perform()
    write_midi(folder / "demo.mid", parts)
    stems = render_stems(parts)
    regions = label(stems)
    write_truth(folder / "demo.csv", regions)
    write_sound(folder / "demo.ogg", np.sum(list(stems.values()), axis=0))
    for region in regions:
        lead = f"{lead_over_bed_db(stems, region):+.1f} dB" if region.solo == "featured" else ""
        print(f"{region.start_s:8.2f} {region.end_s:8.2f}  {region.instrument:<11}{region.solo} {lead}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
