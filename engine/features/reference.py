"""The same features through librosa and OpenCV, as the papers compute them: what tests hold the fast path against.

Needs librosa, which only development installs; no run of the program comes here.
"""

import cv2
import librosa
import numpy as np

from engine.features.settings import FeatureSettings
from engine.features.spectrum import SPECTRUM_FLOOR


def reference_representations(samples: np.ndarray, settings: FeatureSettings) -> dict[str, np.ndarray]:
    """All four representations of one signal, through librosa.

    Parameters
    ----------
    samples : ndarray (samples,)
        At ``settings.sample_rate``, full scale = 1; frames are not padded.
    settings : FeatureSettings

    Returns
    -------
    dict of str to ndarray (rows, frames)
    """
    magnitude = np.abs(librosa.stft(samples, n_fft=settings.n_fft, hop_length=settings.hop_length, center=False))
    magnitude = np.maximum(magnitude, SPECTRUM_FLOOR)
    power = magnitude**2
    mel = librosa.feature.melspectrogram(S=power, sr=settings.sample_rate, n_mels=128)
    chroma = librosa.feature.chroma_stft(S=power, sr=settings.sample_rate, n_fft=settings.n_fft, tuning=0.0)
    contrast = librosa.feature.spectral_contrast(S=magnitude, sr=settings.sample_rate, n_fft=settings.n_fft)
    return {
        "log_mel": librosa.power_to_db(mel, top_db=None),
        "chroma": chroma,
        "contrast": contrast,
        "tonnetz": librosa.feature.tonnetz(chroma=chroma, sr=settings.sample_rate),
    }


def reference_frames(samples: np.ndarray, settings: FeatureSettings) -> np.ndarray:
    """Return the standardised stack of one signal, scaled in height by ``cv2.resize``.

    Parameters
    ----------
    samples : ndarray (samples,)
    settings : FeatureSettings

    Returns
    -------
    ndarray (rows, frames)
    """
    found = reference_representations(samples, settings)
    stack = []
    for name, rows in settings.representation_rows.items():
        mean, std = settings.scaling[name]
        values = ((found[name] - mean) / std).astype(np.float32)
        stack.append(cv2.resize(values, (values.shape[1], rows), interpolation=cv2.INTER_LINEAR))
    return np.concatenate(stack)
