"""Windows mixed on the fly from the stems of a pool, with an exact label for each frame."""

import numpy as np
from scipy.fft import next_fast_len

from engine.errors import SettingsError
from engine.features.settings import FeatureSettings
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.training.clip_windows import ClipWindows
from engine.training.finishing import Finishing, levelled
from engine.training.material import OTHER
from engine.training.mix_settings import MixSettings
from engine.training.poor_sound import made_poor
from engine.training.presence import heard_frames
from engine.training.produced_music import ProducedMusic
from engine.training.rooms import band_limit, room_responses, tone_curve
from engine.training.stem_choice import StemChoice
from engine.training.stem_pool import Stem, StemPool
from engine.training.training_window import FRAME_S, FRAMES, MixedWindow, frame_times_s

_LARGEST_MOVE = 2.0
"""Semitones by which a stem is moved at most."""
_LEAD_IN = 16384
"""Samples of a stem before the window that its room still answers to."""
_ACCOMPANIMENT = {
    "drums": 0.22,
    "cymbals": 0.1,
    "bass": 0.2,
    "piano": 0.18,
    "guitar": 0.14,
    "organ": 0.05,
    "synthesizer": 0.05,
    "violin": 0.03,
    "cello": 0.03,
}
_UNPITCHED = frozenset({"drums", "cymbals"})


class WindowMixer:
    """Draws training windows; the same seed and number always give the same window.

    Parameters
    ----------
    pool : StemPool
    features : FeatureSettings
    settings : MixSettings
    seed : int
    instruments : tuple of str
    music : ProducedMusic, optional
        Needed where the settings ask for it.
    clips : ClipWindows, optional
        Clips of a public data set.
    clip_share : float
        Share of the windows cut from them, at times under a stem, too.
    """

    def __init__(
        self,
        pool: StemPool,
        features: FeatureSettings,
        settings: MixSettings,
        seed: int,
        instruments: tuple[str, ...] = OPENMIC_INSTRUMENTS,
        music: ProducedMusic | None = None,
        clips: ClipWindows | None = None,
        clip_share: float = 0.0,
    ) -> None:
        if settings.music and music is None:
            raise ValueError("the mix asks for produced music, but there is none")
        self._music = music
        self._clips, self._clip_share = clips, clip_share
        self.pool = pool
        self.features = features
        self.settings = settings
        self.instruments = instruments
        self._seed = seed
        self._finished = Finishing(settings, features.sample_rate)
        self._times_s = frame_times_s(features)
        self._length = features.window_samples
        self._fft = 1 << 16
        reach = self._fft - round((_LEAD_IN + self._length) * 2 ** (_LARGEST_MOVE / 12)) - 1
        self._frame = round(FRAME_S * features.sample_rate)
        rng = np.random.default_rng([seed, 0xB00])
        self._rooms = room_responses(96, features.sample_rate, self._fft, reach, rng)
        self._choice = StemChoice(pool, instruments, settings.phrase)
        self._playable = self._choice.playable
        if not self._playable:
            raise SettingsError(f"The stem pool holds none of the instruments {', '.join(instruments)}.")
        self._band = tuple(name for name in _ACCOMPANIMENT if name in self._playable)

    def window(self, number: int) -> MixedWindow:
        """Window `number` of the endless sequence."""
        rng = np.random.default_rng([self._seed, number])
        if self._clips is not None and rng.random() < self._clip_share:
            return self._music_window(self._clips, rng)
        if self._music is not None and rng.random() < self.settings.music:
            return self._music_window(self._music, rng)
        stems = self._cast(rng)
        sound = np.zeros(self._length, dtype=np.float32)
        tracks = []
        for stem, level_db in stems:
            track, loud = self._track(stem, level_db, rng)
            tracks.append((stem, track, loud))
            sound += track
        presence, lead = self._labels(tracks, sound)
        known = np.ones_like(presence)
        return self._whole(sound, (presence, lead, known, known), rng)

    def _music_window(self, music: ProducedMusic | ClipWindows, rng: np.random.Generator) -> MixedWindow:
        """Return a cut of produced music or of a clip, at times with a stem over it.

        Nobody knows who leads in the music, but a stem that stands out from all of it does.
        """
        cut = music.cut(self._length, self._times_s, rng)
        sound = levelled(cut.samples)
        presence, known = cut.present.astype(np.float32), cut.known.astype(np.float32)
        lead, lead_known = np.zeros_like(presence), np.zeros_like(presence)
        if rng.random() < self.settings.over_music:
            stem = self._choice.draw(str(rng.choice(self._playable)), rng)
            track, loud = self._track(stem, float(rng.uniform(-3, self.settings.lead_db + 2)), rng)
            stands_out = self._frame_power(track) > 2.0 * self._frame_power(sound)
            sound = sound + track
            added, leading = self._labels([(stem, track, loud)], sound)
            known = np.maximum(known, added)
            presence = np.maximum(presence, added)
            lead[stands_out] = leading[stands_out]
            lead_known[stands_out] = 1.0
        return self._whole(sound, (presence, lead, known, lead_known), rng)

    def _whole(
        self, mix: np.ndarray, labels: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray], rng: np.random.Generator
    ) -> MixedWindow:
        sound = self._finished(mix, rng)
        if not self.settings.poor or rng.random() >= self.settings.poor:
            return MixedWindow(sound, *labels)
        return MixedWindow(made_poor(sound, self.features.sample_rate, rng), *labels, unspoilt=sound)

    def _cast(self, rng: np.random.Generator) -> list[tuple[Stem, float]]:
        """Stems of a window and their levels in dB."""
        settings = self.settings
        kind = rng.random()
        if kind < settings.empty:
            unlisted = rng.random() < settings.unlisted and self._choice.has(OTHER)
            return [(self._choice.draw(OTHER, rng), 0.0)] if unlisted else []
        cast: list[tuple[Stem, float]] = []
        lead_class = str(rng.choice(self._playable))
        if kind < settings.empty + settings.solo:
            cast.append((self._choice.draw(lead_class, rng), 0.0))
        elif kind < settings.empty + settings.solo + settings.bed:
            cast.append((self._choice.draw(lead_class, rng), float(rng.uniform(-2, settings.lead_db))))
            weights = np.array([_ACCOMPANIMENT[name] for name in self._band])
            size = min(int(rng.integers(2, 5)), len(self._band))
            names = rng.choice(self._band, size=size, replace=False, p=weights / weights.sum()) if size else ()
            others = [str(name) for name in names if name != lead_class]
            cast += [(self._choice.draw(name, rng), float(rng.uniform(-9, 0))) for name in others]
        else:
            size = min(int(rng.integers(2, settings.largest_ensemble + 1)), len(self._playable))
            names = rng.choice(self._playable, size=size, replace=False)
            cast += [(self._choice.draw(str(name), rng), float(rng.uniform(-14, 0))) for name in names]
        if rng.random() < settings.other and self._choice.has(OTHER):
            cast.append((self._choice.draw(OTHER, rng), float(rng.uniform(-12, 0))))
        return cast + self._partners(cast, rng)

    def _partners(self, cast: list[tuple[Stem, float]], rng: np.random.Generator) -> list[tuple[Stem, float]]:
        """Return the rest of the kit for cymbals whose drums are known: usual, not always."""
        return [
            (self.pool.stems[stem.partner], level + float(rng.uniform(-6, 6)))
            for stem, level in cast
            if stem.partner >= 0 and rng.random() < 0.6
        ]

    def _track(self, stem: Stem, level_db: float, rng: np.random.Generator) -> tuple[np.ndarray, float]:
        """Return a cut of a stem, moved in pitch, in a room, equalised; and how loud its loud passages are."""
        settings = self.settings
        # Sound is moved in pitch and time by taking its spectrum at one length and going back at another.
        length = self._fft
        if rng.random() < settings.pitch:
            length = next_fast_len(round(self._fft * 2 ** (rng.uniform(-_LARGEST_MOVE, _LARGEST_MOVE) / 12)), real=True)
        ratio = self._fft / length
        span = round(self._length * ratio)
        start = int(rng.integers(-span // 2, max(1, stem.length - span // 2)))
        if stem.length > span and rng.random() < 0.85:  # most cuts lie inside, some hold a start or an end
            start = int(rng.integers(0, stem.length - span + 1))
        before = round(_LEAD_IN * ratio)
        sound = self._cut(stem, start - before, before + span)
        if stem.classes == ("guitar",) and rng.random() < 0.25:
            sound = _overdriven(sound, stem.loud, rng)
        sound = self._coloured(sound, length, rng)[_LEAD_IN : _LEAD_IN + self._length]
        loud = 0.1 * 10 ** (level_db / 20)
        return (sound * np.float32(loud / max(stem.loud, 1e-4))).astype(np.float32), loud

    def _cut(self, stem: Stem, start: int, length: int) -> np.ndarray:
        """Return `length` samples of a stem; there is silence before its start and after its end."""
        lacking = min(length, max(0, -start))
        return np.concatenate([np.zeros(lacking, np.float32), self.pool.read(stem, start + lacking, length - lacking)])

    def _coloured(self, sound: np.ndarray, length: int, rng: np.random.Generator) -> np.ndarray:
        """Return the sound in a room and through an equaliser, stretched by ``length / self._fft``."""
        spectrum = np.fft.rfft(sound, self._fft)
        bins = len(spectrum)
        if rng.random() < self.settings.room:
            spectrum *= self._rooms[int(rng.integers(len(self._rooms)))]
        if rng.random() < 0.7:
            spectrum *= tone_curve(self.features.sample_rate, bins, self.settings.tone_db, rng)
        if rng.random() < self.settings.band_limited * 0.5:
            spectrum *= band_limit(self.features.sample_rate, bins, float(rng.uniform(3000, 10000)), 0.0)
        stretched = np.fft.irfft(spectrum[: length // 2 + 1], length) * np.float32(length / self._fft)
        return stretched.astype(np.float32)

    def _labels(self, tracks: list[tuple[Stem, np.ndarray, float]], mix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        presence = np.zeros((FRAMES, len(self.instruments)), dtype=np.float32)
        lead = np.zeros_like(presence)
        mix_power = self._frame_power(mix)
        powers = [self._frame_power(track) for _, track, _ in tracks]
        pitched = [not _UNPITCHED.issuperset(stem.classes) for stem, _, _ in tracks]
        everything = sum(powers)
        all_pitched = sum(power for power, is_pitched in zip(powers, pitched, strict=True) if is_pitched)
        for (stem, _, loud), power, is_pitched in zip(tracks, powers, pitched, strict=True):
            heard = heard_frames(power, loud, mix_power)
            leading = heard & (power > 2.0 * ((all_pitched if is_pitched else everything) - power))
            for name in stem.classes:
                if name in self.instruments:
                    column = self.instruments.index(name)
                    presence[heard, column] = 1.0
                    lead[leading, column] = 1.0
        return presence, lead

    def _frame_power(self, sound: np.ndarray) -> np.ndarray:
        """Mean power in each frame of the grid, (frames,); time zero is the centre of the first STFT frame."""
        first = self.features.n_fft // 2
        return np.square(sound[first : first + FRAMES * self._frame]).reshape(FRAMES, -1).mean(axis=1)


def _overdriven(sound: np.ndarray, loud: float, rng: np.random.Generator) -> np.ndarray:
    """Return a guitar through an overdriven amplifier and its cabinet; about as loud as before."""
    drive = 10 ** (rng.uniform(6, 36) / 20) / max(loud, 1e-4)
    shaped = np.tanh(sound * drive * 0.3 + float(rng.uniform(0, 0.2)))
    shaped -= shaped.mean()
    # A guitar cabinet passes little above 5 kHz: two one-pole low-passes as a short kernel.
    kernel = 0.45 * 0.55 ** np.arange(24)
    shaped = np.convolve(np.convolve(shaped, kernel)[: len(sound)], kernel)[: len(sound)]
    return (shaped * (loud / (np.sqrt(np.square(shaped).mean()) + 1e-9))).astype(np.float32)
