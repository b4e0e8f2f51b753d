"""Sources of stems beside the note banks: a SoundFont, physical models, speech, and what is kept for judging."""

from typing import Protocol

import numpy as np

from engine.training.foreign_stems import MODELLED, PATCHES, UNLISTED_PATCHES, ModelledStrings, PatchPlayer
from engine.training.material import OTHER
from engine.training.playing import CYMBAL_KEYS, DRUM_KEYS, PLAYING_STYLES
from engine.training.plucked_strings import STRING_FAMILIES, StringInstrument
from engine.training.pool_writer import PoolWriter
from engine.training.scores import ScoreNote
from engine.training.soundfont_stems import DRUM_KITS, RANGES, TRUE_PRESETS, SoundFontPlayer, fitted_to
from engine.training.spoken_stems import Speaker
from engine.training.stem_music import StemMusic
from engine.training.stem_pool import POOL_RATE, StemSettings

_STEM_S = 20.0


class StemSource(Protocol):
    """What adds stems to those of the note banks."""

    def render(self, writer: PoolWriter, name: str, rng: np.random.Generator) -> None:
        """Write stems of one class; none where the source has no such instrument."""


def further_sources(settings: StemSettings, music: StemMusic) -> list[StemSource]:
    """Return the sources that the settings ask for.

    Raises
    ------
    SettingsError
        If a program or SoundFont that one needs is not there.
    """
    sources: list[StemSource] = []
    if settings.soundfont:
        sources.append(_SoundFontStems(settings.soundfont, settings.soundfont_minutes_per_class, music))
    if settings.modelled_minutes_per_class:
        sources.append(_ModelledStems(settings.modelled_minutes_per_class, music))
    if settings.speech_minutes:
        sources.append(_SpokenStems(settings.speech_minutes))
    if settings.foreign_minutes_per_class:
        sources.append(_ForeignStems(settings.foreign_minutes_per_class, music))
    return sources


class _SoundFontStems:
    """Stems of the true presets of a SoundFont, in turn."""

    def __init__(self, soundfont: str, minutes_per_class: float, music: StemMusic) -> None:
        self._player = SoundFontPlayer(soundfont, POOL_RATE)
        self._origin = f"soundfont {soundfont}"
        self._stems = round(minutes_per_class * 60 / _STEM_S)
        self._music = music

    def render(self, writer: PoolWriter, name: str, rng: np.random.Generator) -> None:
        if name == "drums":
            self._render_kits(writer, rng)
        for number in range(self._stems if name in TRUE_PRESETS else 0):
            program = TRUE_PRESETS[name][number % len(TRUE_PRESETS[name])]
            notes = fitted_to(self._music.draw(PLAYING_STYLES[name], _STEM_S, rng), *RANGES[name], rng)
            sound = self._player.play(notes, program, _STEM_S, rng)
            writer.add(sound, (name,), f"preset {program}", self._origin)

    def _render_kits(self, writer: PoolWriter, rng: np.random.Generator) -> None:
        for number in range(self._stems if self._music.has_drums else 0):
            kit = DRUM_KITS[number % len(DRUM_KITS)]
            pattern = self._music.draw_drums(_STEM_S, rng)
            first: int | None = None
            for name, keys in (("drums", DRUM_KEYS), ("cymbals", CYMBAL_KEYS)):
                hits = [hit for hit in pattern if hit.pitch in keys]
                sound = self._player.play(hits, kit, _STEM_S, rng, drums=True)
                partner = -1 if first is None else first
                first = writer.add(sound, (name,), f"kit {kit}", self._origin, partner=partner)


class _ModelledStems:
    """Stems of plucked strings by physical model, each of another instrument."""

    def __init__(self, minutes_per_class: float, music: StemMusic) -> None:
        self._stems = round(minutes_per_class * 60 / _STEM_S)
        self._music = music

    def render(self, writer: PoolWriter, name: str, rng: np.random.Generator) -> None:
        for _ in range(self._stems if name in STRING_FAMILIES else 0):
            instrument = StringInstrument(STRING_FAMILIES[name], POOL_RATE, rng)
            notes = self._music.draw(PLAYING_STYLES[name], _STEM_S, rng)
            notes = fitted_to(notes, *instrument.family.pitches, rng)
            writer.add(instrument.play(notes, _STEM_S, rng), (name,), "plucked string model", "model plucked strings")


class _ForeignStems:
    """Stems of patches, also of instruments that must not be named, and of modelled strings."""

    def __init__(self, minutes_per_class: float, music: StemMusic) -> None:
        self._patches = PatchPlayer(POOL_RATE)
        self._strings = ModelledStrings(POOL_RATE)
        self._stems = round(minutes_per_class * 60 / _STEM_S)
        self._music = music

    def render(self, writer: PoolWriter, name: str, rng: np.random.Generator) -> None:
        programs = PATCHES.get(name, ())
        for _ in range(self._stems if name in MODELLED else 0):
            notes = self._notes(name, STRING_FAMILIES[name].pitches, rng)
            sound = self._strings.play(notes, _STEM_S, name)
            writer.add(sound, (name,), "physical model", "foreign Synthesis ToolKit")
        for number in range(self._stems if programs else 0):
            program = programs[number % len(programs)]
            sound = self._patches.play(self._notes(name, RANGES[name], rng), program, _STEM_S, rng)
            writer.add(sound, (name,), f"patch {program}", "foreign FreePats")
        for program, patch in UNLISTED_PATCHES.items() if name == OTHER else ():
            sound = self._patches.play(self._notes(patch.style, patch.pitches, rng), program, _STEM_S, rng)
            writer.add(sound, (OTHER,), patch.name, "foreign FreePats")

    def _notes(self, style: str, pitches: tuple[int, int], rng: np.random.Generator) -> tuple[ScoreNote, ...]:
        return fitted_to(self._music.draw(PLAYING_STYLES[style], _STEM_S, rng), *pitches, rng)


class _SpokenStems:
    """Speech, as a sound of no listed instrument."""

    def __init__(self, minutes: float) -> None:
        self._speaker = Speaker(POOL_RATE)
        self._stems = round(minutes * 60 / _STEM_S)

    def render(self, writer: PoolWriter, name: str, rng: np.random.Generator) -> None:
        for _ in range(self._stems if name == OTHER else 0):
            writer.add(self._speaker.speak(_STEM_S, rng), (OTHER,), "speech", "speech eSpeak NG")
