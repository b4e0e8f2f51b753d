"""Windows from labelled clips alone, for those who have a public data set and no stems."""

import numpy as np

from engine.features.settings import FeatureSettings
from engine.training.clip_windows import ClipWindows
from engine.training.finishing import Finishing, levelled
from engine.training.mix_settings import MixSettings
from engine.training.training_window import FRAMES, MixedWindow, frame_times_s


class ClipMixer:
    """Cuts training windows from clips; the same seed and number always give the same window.

    The share ``empty`` of them hold no music at all: nothing else says that silence and noise are no instrument. Who
    leads is never known.

    Parameters
    ----------
    clips : ClipWindows
    features : FeatureSettings
    settings : MixSettings
        Of these, what happens to a whole mix and how many windows are empty; the rest is about stems.
    seed : int
    """

    def __init__(self, clips: ClipWindows, features: FeatureSettings, settings: MixSettings, seed: int) -> None:
        self._clips = clips
        self._empty = settings.empty
        self._seed = seed
        self._length = features.window_samples
        self._times_s = frame_times_s(features)
        self._finished = Finishing(settings, features.sample_rate)

    def window(self, number: int) -> MixedWindow:
        """Window `number` of the endless sequence.

        Raises
        ------
        SettingsError
            If every clip is shorter than a window.
        """
        rng = np.random.default_rng([self._seed, number])
        nobody = np.zeros((FRAMES, len(self._clips.instruments)), dtype=np.float32)
        if rng.random() < self._empty:
            silence = np.zeros(self._length, dtype=np.float32)
            return MixedWindow(self._finished(silence, rng), nobody, nobody, np.ones_like(nobody), np.ones_like(nobody))
        cut = self._clips.cut(self._length, self._times_s, rng)
        return MixedWindow(self._finished(levelled(cut.samples), rng), cut.present, nobody, cut.known, nobody)
