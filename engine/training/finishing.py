"""What happens to a whole mix before the network hears it: background, loudness, codec, clipping."""

import numpy as np
from scipy.fft import next_fast_len

from engine.training.mix_settings import MixSettings
from engine.training.noise import background
from engine.training.rooms import band_limit, tone_curve

_SHORTEST_FFT = 1 << 16
_REACH = 1 << 14
"""Samples by which a transform is longer than the sound: what a filter leaves behind must not come round."""


class Finishing:
    """The last steps of a window; the same random numbers always do the same.

    Parameters
    ----------
    settings : MixSettings
    sample_rate : int
        In Hz.
    """

    def __init__(self, settings: MixSettings, sample_rate: int) -> None:
        self._settings = settings
        self._rate = sample_rate

    def __call__(self, sound: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Return a mix as it reaches the network, (samples,) float32; silence becomes background, for the most part."""
        settings = self._settings
        if rng.random() < settings.background or not sound.any():
            below_db = float(rng.uniform(-65, -18)) if sound.any() else float(rng.uniform(-30, 0))
            if sound.any() or rng.random() < 0.8:  # the rest stays digital silence
                noise = background(len(sound), self._rate, rng, settings.muffled, settings.tones)
                sound = sound + np.float32(0.1 * 10 ** (below_db / 20)) * noise
        if rng.random() < settings.master:
            length = max(_SHORTEST_FFT, next_fast_len(len(sound) + _REACH, real=True))
            spectrum = np.fft.rfft(sound, length)
            spectrum *= tone_curve(self._rate, len(spectrum), settings.tone_db, rng)
            if rng.random() < settings.band_limited * 2:
                low_hz = float(rng.uniform(50, 250)) if rng.random() < 0.3 else 0.0
                high_hz = float(rng.uniform(3500, 10500))
                spectrum *= band_limit(self._rate, len(spectrum), high_hz, low_hz)
            sound = np.fft.irfft(spectrum, length)[: len(sound)]
        peak = float(np.abs(sound).max(initial=0.0))
        if peak > 0:
            level = float(rng.uniform(-34, -1))
            loudest = 10 ** (level / 20)
            sound = sound * (loudest / peak) if peak > 0.02 or rng.random() < 0.3 else sound
            if rng.random() < 0.08:
                sound = np.clip(sound * float(rng.uniform(1, 3)), -loudest, loudest)
        return np.asarray(sound, dtype=np.float32)


def levelled(sound: np.ndarray) -> np.ndarray:
    """Return a cut of music as loud as mixes of stems are, (samples,) float32; what is faint is not blown up."""
    level = float(np.sqrt(np.square(sound).mean()))
    return np.asarray(sound * np.float32(0.1 / max(level, 0.01)), dtype=np.float32)
