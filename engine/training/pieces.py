"""Pieces mixed from stems, section by section, with the truth of who sounds and who leads: for judging only."""

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.fft import next_fast_len
from scipy.signal import fftconvolve

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.noise import background
from engine.training.presence import closed, frame_power, heard_frames
from engine.training.rooms import room_responses, tone_curve
from engine.training.stem_pool import POOL_RATE, StemPool
from engine.training.validation_set import LabelledRecording, LabelledSpan

FRAME = 2205
"""Samples of a frame of the truth, a tenth of a second."""

_FADE = 441
_ROOM_S = 1.5
_ACCOMPANISTS = frozenset({"piano", "guitar", "bass", "drums", "cymbals", "organ", "synthesizer", "accordion"})


@dataclass(frozen=True)
class Section:
    """A stretch of a piece: frames ``[first, stop)``, of one ``kind`` (solo, accompanied, ensemble or silence).

    ``lead`` is the instrument in front, or empty; ``outweighs`` whether it has more energy than all others together:
    players are given their levels by their loud passages, so one who rests a lot may not.
    """

    first: int
    stop: int
    kind: str
    lead: str
    outweighs: bool = True


@dataclass(frozen=True)
class Piece:
    """Sound at `POOL_RATE` and its truth.

    ``samples`` (samples,) float32; ``presence`` (frames, instruments) bool.
    """

    samples: np.ndarray
    presence: np.ndarray
    sections: tuple[Section, ...]
    instruments: tuple[str, ...]

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / POOL_RATE

    def labelled(self, name: str) -> LabelledRecording:
        """Return the truth as a completely labelled recording of that name."""
        spans = []
        for sounding, frames in groupby(range(len(self.presence)), key=lambda frame: self.presence[frame].tobytes()):
            run = list(frames)
            present = np.flatnonzero(np.frombuffer(sounding, dtype=bool))
            if len(present):
                classes = tuple(self.instruments[column] for column in present)
                spans.append(LabelledSpan(run[0] / 10, (run[-1] + 1) / 10, classes, complete=True))
        return LabelledRecording(Path(name), tuple(spans))

    def solos(self) -> tuple[LabelledSpan, ...]:
        """Return the sections in which one instrument plays alone, its rests and its echo included."""
        return tuple(
            LabelledSpan(section.first / 10, section.stop / 10, (section.lead,), complete=True)
            for section in self.sections
            if section.kind == "solo"
        )


class PieceMixer:
    """Mixes pieces; the same seed and number always give the same piece.

    Parameters
    ----------
    pool : StemPool
    seed : int
    instruments : tuple of str
        Those that may play; the ones without stems do not.
    duration_s : float
        Of a piece.
    """

    def __init__(
        self, pool: StemPool, seed: int, instruments: tuple[str, ...] = OPENMIC_INSTRUMENTS, duration_s: float = 30.0
    ) -> None:
        self._pool = pool
        self._seed = seed
        self.instruments = instruments
        self._frames = round(duration_s * 10)
        self._stems = {name: [stem for stem in pool.stems if stem.classes == (name,)] for name in instruments}
        self.playable = tuple(name for name, stems in self._stems.items() if stems)
        rng = np.random.default_rng([seed, 0xF00])
        reach = round(_ROOM_S * POOL_RATE)
        length = next_fast_len(2 * reach, real=True)
        rooms = room_responses(24, POOL_RATE, length, reach, rng)
        self._rooms = np.fft.irfft(rooms, length, axis=1)[:, :reach].astype(np.float32)

    def piece(self, number: int) -> Piece:
        """Piece `number` of the endless sequence."""
        rng = np.random.default_rng([self._seed, number])
        sound = np.zeros(self._frames * FRAME, dtype=np.float32)
        tracks: list[tuple[str, np.ndarray, float]] = []
        sections = []
        first = 0
        while first < self._frames:
            section, cast = self._section(first, rng)
            playing = [(name, *self._track(name, section, level_db, rng)) for name, level_db in cast]
            sections.append(weighed(section, playing))
            for _, track, _ in playing:
                sound += track
            tracks += playing
            first = section.stop
        presence = self._presence(tracks, sound)
        noise = background(len(sound), POOL_RATE, rng) * 0.1 * 10 ** (float(rng.uniform(-70, -35)) / 20)
        sound = sound + noise.astype(np.float32)
        sound *= np.float32(10 ** (float(rng.uniform(-12, -1)) / 20) / np.abs(sound).max())
        return Piece(sound, presence, tuple(sections), self.instruments)

    def _section(self, first: int, rng: np.random.Generator) -> tuple[Section, list[tuple[str, float]]]:
        kind = str(rng.choice(["solo", "accompanied", "ensemble", "silence"], p=[0.35, 0.35, 0.2, 0.1]))
        length_s = rng.uniform(0.8, 2.0) if kind == "silence" else rng.uniform(4.0, 10.0)
        stop = min(self._frames, first + round(10 * float(length_s)))
        if kind == "silence":
            return Section(first, stop, kind, ""), []
        lead = str(rng.choice(self.playable))
        if kind == "solo":
            return Section(first, stop, kind, lead), [(lead, 0.0)]
        others = [name for name in self.playable if name != lead]
        if kind == "accompanied":
            others = [name for name in others if name in _ACCOMPANISTS] or others
        size = min(int(rng.integers(1, 4)), len(others))
        chosen = [str(name) for name in rng.choice(others, size=size, replace=False)] if size else []
        if kind == "accompanied":
            # Together they stay 3 dB under the lead.
            room_db = -3.0 - 10 * np.log10(max(1, size))
            cast = [(name, room_db - float(rng.uniform(0, 6))) for name in chosen]
            return Section(first, stop, kind, lead), [(lead, 0.0), *cast]
        return Section(first, stop, kind, ""), [(name, float(rng.uniform(-8, 0))) for name in (lead, *chosen)]

    def _track(
        self, name: str, section: Section, level_db: float, rng: np.random.Generator
    ) -> tuple[np.ndarray, float]:
        """Return one instrument's sound over the whole piece, and how loud its loud passages are."""
        length = (section.stop - section.first) * FRAME
        stem = self._stems[name][int(rng.integers(len(self._stems[name])))]
        sound = self._pool.read_looped(stem, length, rng)
        fade = min(_FADE, length // 2)
        sound[:fade] *= np.linspace(0, 1, fade, dtype=np.float32)
        sound[length - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
        spectrum = np.fft.rfft(sound)
        sound = np.fft.irfft(spectrum * tone_curve(POOL_RATE, len(spectrum), 4.0, rng), length)
        if rng.random() < 0.7:
            sound = fftconvolve(sound, self._rooms[int(rng.integers(len(self._rooms)))])
        loud = 0.1 * 10 ** (level_db / 20)
        track = np.zeros(self._frames * FRAME, dtype=np.float32)
        start = section.first * FRAME
        heard = sound[: len(track) - start] * (loud / max(stem.loud, 1e-4))
        track[start : start + len(heard)] = heard
        return track, loud

    def _presence(self, tracks: list[tuple[str, np.ndarray, float]], mix: np.ndarray) -> np.ndarray:
        presence = np.zeros((self._frames, len(self.instruments)), dtype=bool)
        mix_power = frame_power(mix, FRAME)
        for name, track, loud in tracks:
            heard = heard_frames(frame_power(track, FRAME), loud, mix_power)
            presence[:, self.instruments.index(name)] |= closed(heard)
        return presence


def weighed(section: Section, playing: list[tuple[str, np.ndarray, float]]) -> Section:
    """Return an accompanied section with whether its lead outweighs the others; others as they are.

    `playing` are names, tracks over the whole piece and levels of its players, the lead first.
    """
    if section.kind != "accompanied":
        return section
    energy = [float(np.square(track[section.first * FRAME : section.stop * FRAME]).sum()) for _, track, _ in playing]
    return replace(section, outweighs=energy[0] > sum(energy[1:]))
