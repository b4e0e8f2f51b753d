"""Long mixes with a truth per frame, from which a network learns how instruments go on from one window to the next."""

from dataclasses import dataclass

import numpy as np
import soxr
from scipy.signal import oaconvolve

from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.finishing import Finishing
from engine.training.material import OTHER
from engine.training.mix_settings import MixSettings
from engine.training.presence import closed, frame_power, heard_frames
from engine.training.rooms import room_responses, tone_curve
from engine.training.stem_choice import StemChoice
from engine.training.stem_pool import POOL_RATE, Stem, StemPool
from engine.training.training_window import FRAME_S

SEQUENCE_S = 30.0

_FADE = 441
_LARGEST_MOVE = 2.0
"""Semitones by which a stem is moved at most."""
_ROOMS = 64
_ROOM_FFT = 1 << 16
_ROOM_REACH = 1 << 15
_KINDS = ("silence", "unlisted", "solo", "accompanied", "ensemble")
_CHANCES = (0.07, 0.11, 0.28, 0.28, 0.26)
_CAST_SIZES = (1, 2, 3, 4, 5, 6, 8, 10)
_CAST_CHANCES = (0.16, 0.14, 0.15, 0.15, 0.12, 0.1, 0.1, 0.08)
"""Large ones, too: a context network that met none would hold that few play at once."""
_STAYS = 0.5
"""How often the band of an accompanied section goes on under the next soloist."""
_ACCOMPANIMENT = ("drums", "cymbals", "bass", "piano", "guitar", "organ", "synthesizer", "violin", "cello", "accordion")
_UNPITCHED = frozenset({"drums", "cymbals"})
_FOREGROUND_DB = 3.0
"""Who stands this far above all others together leads, also where nobody was meant to."""


@dataclass(frozen=True)
class MixedSequence:
    """Sound of a sequence and what is known of it, frame by frame.

    ``samples`` (samples,) float32 at `POOL_RATE`; ``presence``, ``lead`` (frames, instruments) float32 of 0 and 1;
    ``known``, ``lead_known``: 0 where these are not known, else 1.
    """

    samples: np.ndarray
    presence: np.ndarray
    lead: np.ndarray
    known: np.ndarray
    lead_known: np.ndarray


class _Cast:
    """Who plays in a sequence: anybody, or the same few players throughout, as in most recordings.

    Parameters
    ----------
    choice : StemChoice
    instruments : tuple of str
        None others play.
    stays : bool
        Whether an instrument is the same one, in the same hands, whenever it comes back.
    """

    def __init__(self, choice: StemChoice, instruments: tuple[str, ...], *, stays: bool) -> None:
        self.instruments = instruments
        self.stays = stays
        self.band = tuple(name for name in _ACCOMPANIMENT if name in instruments)
        self._choice = choice
        self._players: dict[str, Stem] | None = {} if stays else None

    def draw(self, name: str, rng: np.random.Generator) -> Stem:
        """Return a stem of an instrument."""
        if self._players is None:
            return self._choice.draw(name, rng)
        if name not in self._players:
            self._players[name] = self._choice.draw(name, rng)
        return self._players[name]


@dataclass
class _Part:
    """A stem from frame `first` to frame `stop`, so loud; `leads` where it is meant to be in front."""

    stem: Stem
    first: int
    stop: int
    level_db: float
    leads: bool


class SequenceMixer:
    """Mixes sequences section by section; the same seed and number always give the same one.

    A section is silence, sounds of unlisted instruments, a solo, a soloist over a band or an ensemble. A band may go
    on under several soloists.

    Parameters
    ----------
    pool : StemPool
    settings : MixSettings
        For the choice of stems and for the finishing; sections have shares of their own.
    seed : int
    instruments : tuple of str
    duration_s : float
        Of a sequence.
    casts : float
        Share of the sequences in which a cast of a few instruments stays the same throughout.
    """

    def __init__(
        self,
        pool: StemPool,
        settings: MixSettings,
        seed: int,
        instruments: tuple[str, ...] = OPENMIC_INSTRUMENTS,
        duration_s: float = SEQUENCE_S,
        casts: float = 0.0,
    ) -> None:
        self._pool = pool
        self._settings = settings
        self._seed = seed
        self.instruments = instruments
        self._frames = round(duration_s / FRAME_S)
        self._frame = round(FRAME_S * POOL_RATE)
        self._choice = StemChoice(pool, instruments, settings.phrase)
        self._casts = casts
        self._finished = Finishing(settings, POOL_RATE)
        rng = np.random.default_rng([seed, 0x5E9])
        self._rooms = room_responses(_ROOMS, POOL_RATE, _ROOM_FFT, _ROOM_REACH, rng)

    def sequence(self, number: int) -> MixedSequence:
        """Sequence `number` of the endless row."""
        rng = np.random.default_rng([self._seed, number])
        parts = self._parts(rng)
        sound = np.zeros(self._frames * self._frame, dtype=np.float32)
        tracks = []
        for part in parts:
            track, loud = self._track(part, rng)
            tracks.append((track, loud))
            sound += track
        presence, lead, lead_known = self._labels(parts, tracks, sound)
        return MixedSequence(self._finished(sound, rng), presence, lead, np.ones_like(presence), lead_known)

    def _parts(self, rng: np.random.Generator) -> list[_Part]:
        parts: list[_Part] = []
        band: list[_Part] = []
        cast = self._cast(rng)
        first = 0
        while first < self._frames:
            kind = str(rng.choice(_KINDS, p=_CHANCES))
            # Short solos are as frequent as long ones: over log-length.
            longest_s = 2.5 if kind == "silence" else 14.0
            length_s = float(np.exp(rng.uniform(np.log(0.6), np.log(longest_s))))
            stop = min(self._frames, first + max(3, round(length_s / FRAME_S)))
            band = self._add_section(parts, band, cast, kind, first, stop, rng)
            first = stop
        return parts

    def _cast(self, rng: np.random.Generator) -> _Cast:
        everybody = self._choice.playable
        if rng.random() >= self._casts:
            return _Cast(self._choice, everybody, stays=False)
        size = min(int(rng.choice(_CAST_SIZES, p=_CAST_CHANCES)), len(everybody))
        names = [str(rng.choice(everybody))]
        while len(names) < size:
            likely = [name for name in _ACCOMPANIMENT if name in everybody and name not in names]
            others = likely if likely and rng.random() < 0.5 else [name for name in everybody if name not in names]
            names.append(str(rng.choice(others)))
        return _Cast(self._choice, tuple(names), stays=True)

    def _add_section(
        self,
        parts: list[_Part],
        band: list[_Part],
        cast: _Cast,
        kind: str,
        first: int,
        stop: int,
        rng: np.random.Generator,
    ) -> list[_Part]:
        """Add the parts of a section; the band that may go on after it."""

        def part(name: str, level_db: float, *, leads: bool = False) -> _Part:
            return _Part(cast.draw(name, rng), first, stop, level_db, leads)

        if kind == "silence":
            return []
        if kind == "unlisted":
            if self._choice.has(OTHER):
                parts.append(part(OTHER, float(rng.uniform(-10, 0))))
            return []
        lead = str(rng.choice(cast.instruments))
        if kind == "solo":
            added = [part(lead, float(rng.uniform(-8, 0)), leads=True)]
            parts += [*added, *self._partners(added, rng)]
            return []
        if kind == "accompanied":
            if band and rng.random() < _STAYS:
                for staying in band:
                    staying.stop = stop
            else:
                size = min(int(rng.integers(1, 5)), len(cast.band))
                names = rng.choice(cast.band, size=size, replace=False) if size else ()
                band = [part(str(name), float(rng.uniform(-12, -2))) for name in names if name != lead]
                band += self._partners(band, rng)
                parts += band
            parts.append(part(lead, float(rng.uniform(-4, 6)), leads=True))
            return band
        most = max(2, len(cast.instruments)) if cast.stays else self._settings.largest_ensemble
        size = min(int(rng.integers(2, most + 1)), len(cast.instruments))
        names = rng.choice(cast.instruments, size=size, replace=False)
        added = [part(str(name), float(rng.uniform(-12, 0))) for name in names]
        if rng.random() < self._settings.other and self._choice.has(OTHER):
            added.append(part(OTHER, float(rng.uniform(-12, 0))))
        parts += [*added, *self._partners(added, rng)]
        return []

    def _partners(self, parts: list[_Part], rng: np.random.Generator) -> list[_Part]:
        """Return the drums that go with cymbals, for the most part."""
        return [
            _Part(self._pool.stems[part.stem.partner], part.first, part.stop, part.level_db, part.leads)
            for part in parts
            if part.stem.partner >= 0 and rng.random() < 0.6
        ]

    def _track(self, part: _Part, rng: np.random.Generator) -> tuple[np.ndarray, float]:
        """Return one part's sound over the whole sequence, and how loud its loud passages are."""
        stem, length = part.stem, (part.stop - part.first) * self._frame
        moved = rng.uniform(-_LARGEST_MOVE, _LARGEST_MOVE) if rng.random() < self._settings.pitch else 0.0
        ratio = 2 ** (moved / 12)
        sound = self._pool.read_looped(stem, round(length * ratio) + 1, rng)
        if moved:
            sound = soxr.resample(sound, POOL_RATE * ratio, POOL_RATE, quality="LQ")
        sound = np.pad(sound[:length], (0, max(0, length - len(sound))))
        fade = min(_FADE, length // 2)
        sound[:fade] *= np.linspace(0, 1, fade, dtype=np.float32)
        sound[length - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
        sound = self._coloured(sound, rng)
        loud = 0.1 * 10 ** (part.level_db / 20)
        track = np.zeros(self._frames * self._frame, dtype=np.float32)
        start = part.first * self._frame
        heard = sound[: len(track) - start] * np.float32(loud / max(stem.loud, 1e-4))
        track[start : start + len(heard)] = heard
        return track, loud

    def _coloured(self, sound: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Return the sound in a room and through an equaliser; with what rings on after it."""
        response = np.ones(_ROOM_FFT // 2 + 1, dtype=np.complex64)
        if rng.random() < self._settings.room:
            response = self._rooms[int(rng.integers(len(self._rooms)))]
        if rng.random() < 0.7:
            response = response * tone_curve(POOL_RATE, len(response), self._settings.tone_db, rng)
        # The equaliser has no phase, so its response begins a little before zero: a few samples, left out.
        kernel = np.fft.irfft(response, _ROOM_FFT)[: _ROOM_REACH + 1024].astype(np.float32)
        return np.asarray(oaconvolve(sound, kernel), dtype=np.float32)

    def _labels(
        self, parts: list[_Part], tracks: list[tuple[np.ndarray, float]], mix: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Presence, lead and where lead is known; gaps between notes count as sounding."""
        presence = np.zeros((self._frames, len(self.instruments)), dtype=np.float32)
        lead, lead_known = np.zeros_like(presence), np.ones_like(presence)
        powers = [frame_power(track, self._frame) for track, _ in tracks]
        mix_power = frame_power(mix, self._frame)
        pitched = [not _UNPITCHED.issuperset(part.stem.classes) for part in parts]
        everything = np.sum(powers, axis=0) if powers else mix_power
        all_pitched = np.sum([power for power, is_pitched in zip(powers, pitched, strict=True) if is_pitched], axis=0)
        meant = np.zeros(self._frames, dtype=bool)
        for part in parts:
            if part.leads:
                meant[part.first : part.stop] = True
        for part, (_, loud), power, is_pitched in zip(parts, tracks, powers, pitched, strict=True):
            heard = closed(heard_frames(power, loud, mix_power))
            others = _smooth((all_pitched if is_pitched else everything) - power)
            ahead = _smooth(power) > 10 ** (_FOREGROUND_DB / 10) * others
            leading = heard & (ahead | part.leads)
            for name in part.stem.classes:
                if name not in self.instruments:
                    continue
                column = self.instruments.index(name)
                presence[heard, column] = 1.0
                lead[leading, column] = 1.0
                # Nobody was told to lead here and nobody stands out, but this one might pass for it.
                unsure = heard & ~leading & ~meant & (_smooth(power) > 0.25 * others)
                lead_known[unsure, column] = 0.0
        lead_known[lead > 0] = 1.0
        return presence, lead, lead_known


def _smooth(power: np.ndarray, frames: int = 5) -> np.ndarray:
    """Mean over about half a second: a foreground voice stays one between its notes."""
    return np.convolve(np.maximum(power, 0.0), np.full(frames, 1.0 / frames), mode="same")
