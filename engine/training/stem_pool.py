"""The pool of stems and phrases that training windows are mixed from: one file of samples and one index."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np

from engine.errors import SettingsError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.codecs import through_any_codec
from engine.training.foreign_stems import PATCHES, ModelledMandolin, PatchPlayer
from engine.training.material import OTHER, Bank, Material, Phrase, read_sound
from engine.training.playing import CYMBAL_KEYS, DRUM_KEYS, PLAYING_STYLES
from engine.training.plucked_strings import STRING_FAMILIES, StringInstrument
from engine.training.scores import ScoreNote
from engine.training.soundfont_stems import DRUM_KITS, RANGES, TRUE_PRESETS, SoundFontPlayer, fitted_to
from engine.training.spoken_stems import Speaker
from engine.training.stem_music import StemMusic
from engine.training.stem_rendering import StemRenderer, render_hits

POOL_RATE = 22050
_FRAME = 1024
_STEM_S = 20.0
_SAMPLES_FILE = "stems.int16"
_INDEX_FILE = "stems.json"


@dataclass(frozen=True)
class StemSettings:
    """How much is rendered before training starts.

    ``minutes_per_class`` from note banks; ``soundfont_minutes_per_class`` from a SoundFont where one is named;
    ``modelled_minutes_per_class`` of plucked strings by physical model; ``speech_minutes`` of speech, which must not
    be named; ``codec`` is the share of stems that go through a lossy codec. ``foreign_minutes_per_class`` come from
    sources that no training should use, for judging.
    """

    minutes_per_class: float = 25.0
    seed: int = 1
    soundfont: str = ""
    soundfont_minutes_per_class: float = 4.0
    modelled_minutes_per_class: float = 0.0
    speech_minutes: float = 0.0
    codec: float = 0.0
    foreign_minutes_per_class: float = 0.0


@dataclass(frozen=True)
class Stem:
    """One stretch of the pool in which one instrument (or one drum kit) plays.

    ``loud`` is the root mean square of its loud passages (95th percentile of short frames), full scale = 1;
    ``partner`` the index of the stem that is to sound at the same time (the cymbals of a kit), or -1.
    """

    start: int
    length: int
    classes: tuple[str, ...]
    detail: str
    origin: str
    loud: float
    partner: int = -1


class StemPool:
    """Read access to a pool written by `write_stem_pool`.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    SettingsError
        If the folder holds no complete pool.
    """

    def __init__(self, folder: Path) -> None:
        try:
            entries = json.loads((folder / _INDEX_FILE).read_text(encoding="utf-8"))["stems"]
            self.samples = np.memmap(folder / _SAMPLES_FILE, dtype=np.int16, mode="r")
        except (OSError, ValueError, KeyError) as error:
            raise SettingsError(f"'{folder}' holds no stem pool; make one with 'soloscope synthesize'.") from error
        self.stems = tuple(Stem(**{**entry, "classes": tuple(entry["classes"])}) for entry in entries)

    def read(self, stem: Stem, start: int, length: int) -> np.ndarray:
        """`length` samples of a stem from `start`, padded with silence at its end; (length,) float32."""
        found = self.samples[stem.start + start : stem.start + min(start + length, stem.length)]
        sound = np.zeros(length, dtype=np.float32)
        sound[: len(found)] = found
        return sound / 32768.0


def ready_stem_pool(
    material: Material,
    folder: Path,
    settings: StemSettings,
    report: Callable[[dict[str, Any]], None],
    split: str = "train",
) -> Path:
    """Return the folder of a pool rendered as `settings` say: the one that is there if it was, else a new one."""
    recipe_file = folder / "recipe.json"
    recipe = json.dumps(asdict(settings) | {"split": split})
    if not (recipe_file.exists() and recipe_file.read_text(encoding="utf-8") == recipe):
        write_stem_pool(
            material,
            folder,
            split,
            settings,
            on_progress=lambda share, name: report({"stage": "stems", "share": share, "made": name}),
        )
        recipe_file.write_text(recipe, encoding="utf-8")
    return folder


def write_stem_pool(
    material: Material,
    folder: Path,
    split: str,
    settings: StemSettings,
    on_progress: Callable[[float, str], None] | None = None,
) -> None:
    """Render stems of every class, add the phrases, and write both as a pool.

    Parameters
    ----------
    material : Material
    folder : Path
        Made if needed; an existing pool is replaced once the new one is whole.
    split : {"train", "valid", "none"}
        Which banks and phrases are used; scores serve all.
    settings : StemSettings
        Minutes of rendered stems are shared by the banks of a class.
    on_progress : callable, optional
        Called with the share done (0 to 1) and what was made last.

    Raises
    ------
    SettingsError
        If a program or SoundFont that the settings ask for is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    music = StemMusic(material)
    sources = _further_sources(settings, music)
    stems: list[Stem] = []
    unfinished = folder / (_SAMPLES_FILE + ".part")
    groups = [(name, material.banks_of(name, split)) for name in (*OPENMIC_INSTRUMENTS, OTHER) if name != "cymbals"]
    with unfinished.open("wb") as file:
        writer = _PoolWriter(file, stems, settings.codec, np.random.default_rng([settings.seed, 0xC0DEC]))
        for done, (name, banks) in enumerate(groups):
            for number, source in enumerate(sources):
                source.render(writer, name, np.random.default_rng([settings.seed, done, 0x5F2 + number]))
            rng = np.random.default_rng([settings.seed, done])
            if banks:  # a folder need not have every class; recipes name those it has
                if name == "drums":
                    plates = material.banks_of("cymbals", split)
                    _render_kits(writer, banks, plates, music, settings.minutes_per_class, rng)
                else:
                    _render_class(writer, name, banks, music, settings.minutes_per_class, rng)
            if on_progress:
                on_progress((done + 1) / (len(groups) + 1), name)
        for phrase in material.phrases_of(split):
            writer.add(read_sound(phrase.path, POOL_RATE), phrase.classes, phrase.detail, f"phrase {phrase.path.stem}")
    unfinished.replace(folder / _SAMPLES_FILE)
    (folder / _INDEX_FILE).write_text(json.dumps({"stems": [asdict(stem) for stem in stems]}), encoding="utf-8")
    if on_progress:
        on_progress(1.0, "phrases")


class _PoolWriter:
    def __init__(self, file: BinaryIO, stems: list[Stem], codec: float, rng: np.random.Generator) -> None:
        self._file = file
        self._stems = stems
        self._codec = codec
        self._rng = rng
        self._end = 0

    def add(
        self, sound: np.ndarray, classes: tuple[str, ...], detail: str, origin: str, partner: int = -1
    ) -> int | None:
        """Write one stem; its index, or None when there is nothing to hear in it."""
        peak = float(np.abs(sound).max(initial=0.0))
        frames = sound[: len(sound) // _FRAME * _FRAME].reshape(-1, _FRAME)
        if peak < 1e-4 or not len(frames):
            return None
        if self._rng.random() < self._codec:
            sound = through_any_codec(sound * np.float32(0.9 / peak), POOL_RATE, self._rng)
            peak = max(1e-4, float(np.abs(sound).max(initial=0.0)))
            frames = sound[: len(frames) * _FRAME].reshape(-1, _FRAME)
        scale = 0.9 / peak
        loud = float(np.percentile(np.sqrt(np.square(frames).mean(axis=1)), 95)) * scale
        (np.clip(sound * scale, -1, 1) * 32767).astype("<i2").tofile(self._file)
        self._stems.append(Stem(self._end, len(sound), classes, detail, origin, loud, partner))
        self._end += len(sound)
        return len(self._stems) - 1


class _StemSource(Protocol):
    """What adds stems to those of the note banks."""

    def render(self, writer: _PoolWriter, name: str, rng: np.random.Generator) -> None:
        """Write stems of one class; none where the source has no such instrument."""


def _further_sources(settings: StemSettings, music: StemMusic) -> list[_StemSource]:
    sources: list[_StemSource] = []
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

    def render(self, writer: _PoolWriter, name: str, rng: np.random.Generator) -> None:
        if name == "drums":
            self._render_kits(writer, rng)
        for number in range(self._stems if name in TRUE_PRESETS else 0):
            program = TRUE_PRESETS[name][number % len(TRUE_PRESETS[name])]
            notes = fitted_to(self._music.draw(PLAYING_STYLES[name], _STEM_S, rng), *RANGES[name], rng)
            sound = self._player.play(notes, program, _STEM_S, rng)
            writer.add(sound, (name,), f"preset {program}", self._origin)

    def _render_kits(self, writer: _PoolWriter, rng: np.random.Generator) -> None:
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

    def render(self, writer: _PoolWriter, name: str, rng: np.random.Generator) -> None:
        for _ in range(self._stems if name in STRING_FAMILIES else 0):
            instrument = StringInstrument(STRING_FAMILIES[name], POOL_RATE, rng)
            notes = self._music.draw(PLAYING_STYLES[name], _STEM_S, rng)
            notes = fitted_to(notes, *instrument.family.pitches, rng)
            writer.add(instrument.play(notes, _STEM_S, rng), (name,), "plucked string model", "model plucked strings")


class _ForeignStems:
    """Stems of patches and of a modelled mandolin."""

    def __init__(self, minutes_per_class: float, music: StemMusic) -> None:
        self._patches = PatchPlayer(POOL_RATE)
        self._mandolin = ModelledMandolin(POOL_RATE)
        self._stems = round(minutes_per_class * 60 / _STEM_S)
        self._music = music

    def render(self, writer: _PoolWriter, name: str, rng: np.random.Generator) -> None:
        programs = PATCHES.get(name, ())
        if name == "mandolin":
            for _ in range(self._stems):
                notes = self._notes(name, STRING_FAMILIES[name].pitches, rng)
                sound = self._mandolin.play(notes, _STEM_S)
                writer.add(sound, (name,), "physical model", "foreign Synthesis ToolKit")
        for number in range(self._stems if programs else 0):
            program = programs[number % len(programs)]
            sound = self._patches.play(self._notes(name, RANGES[name], rng), program, _STEM_S, rng)
            writer.add(sound, (name,), f"patch {program}", "foreign FreePats")

    def _notes(self, name: str, pitches: tuple[int, int], rng: np.random.Generator) -> tuple[ScoreNote, ...]:
        return fitted_to(self._music.draw(PLAYING_STYLES[name], _STEM_S, rng), *pitches, rng)


class _SpokenStems:
    """Speech, as a sound of no listed instrument."""

    def __init__(self, minutes: float) -> None:
        self._speaker = Speaker(POOL_RATE)
        self._stems = round(minutes * 60 / _STEM_S)

    def render(self, writer: _PoolWriter, name: str, rng: np.random.Generator) -> None:
        for _ in range(self._stems if name == OTHER else 0):
            writer.add(self._speaker.speak(_STEM_S, rng), (OTHER,), "speech", "speech eSpeak NG")


def _render_class(
    writer: _PoolWriter, name: str, banks: list[Bank], music: StemMusic, minutes: float, rng: np.random.Generator
) -> None:
    style = PLAYING_STYLES[name]
    weights = _bank_weights(banks)
    for bank, weight in zip(banks, weights, strict=True):
        renderer = StemRenderer(bank, style, POOL_RATE)
        remaining_s = minutes * 60 * weight
        while remaining_s > 1:
            length_s = min(20.0, max(4.0, remaining_s))
            notes = renderer.fit_to_range(music.draw(style, length_s, rng), rng)
            writer.add(renderer.render(notes, length_s, rng), (name,), bank.notes[0].detail, f"bank {bank.name}")
            remaining_s -= length_s


def _render_kits(
    writer: _PoolWriter,
    drums: list[Bank],
    cymbals: list[Bank],
    music: StemMusic,
    minutes: float,
    rng: np.random.Generator,
) -> None:
    """Drums and the cymbals that go with them, as two stems that sound at the same time."""
    remaining_s = minutes * 60 * 1.5
    while remaining_s > 0 and music.has_drums:
        pattern = music.draw_drums(20.0, rng)
        kit = drums[int(rng.integers(len(drums)))]
        own = [bank for bank in cymbals if bank.name.split("-")[0] == kit.name.split("-")[0]]
        first = writer.add(
            render_hits(kit, pattern, DRUM_KEYS, 20.0, POOL_RATE, rng), ("drums",), "kit", f"bank {kit.name}"
        )
        remaining_s -= 20.0
        if not cymbals:
            continue
        plates = (own or cymbals)[int(rng.integers(len(own or cymbals)))]
        writer.add(
            render_hits(plates, pattern, CYMBAL_KEYS, 20.0, POOL_RATE, rng),
            ("cymbals",),
            "kit",
            f"bank {plates.name}",
            partner=-1 if first is None else first,
        )


def _bank_weights(banks: list[Bank]) -> np.ndarray:
    """Share of the class's minutes for each bank: more for real instruments with many notes than for single notes."""
    size = np.array([min(len(bank.notes), 60) ** 0.5 for bank in banks])
    sampled_from_soundfont = np.array([any(note.articulation == "soundfont" for note in bank.notes) for bank in banks])
    weights = size * np.where(sampled_from_soundfont, 0.5, 1.0)
    return weights / weights.sum()


def phrase_sources(phrases: tuple[Phrase, ...], split: str) -> tuple[str, ...]:
    """Return sources of the phrases of a split, for a model's card."""
    return tuple(sorted({phrase.source for phrase in phrases if phrase.split == split}))
