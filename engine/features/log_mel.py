"""Log-mel spectrogram: power in mel bands, in decibels."""

import torch
from torch import Tensor


def log_mel(magnitude: Tensor, mel_bank: Tensor) -> Tensor:
    """Power in each mel band in dB re 1, as ``librosa.power_to_db(librosa.feature.melspectrogram(...), top_db=None)``.

    Parameters
    ----------
    magnitude : Tensor (batch, bins, frames)
        Floored magnitude spectrum.
    mel_bank : Tensor (bands, bins)

    Returns
    -------
    Tensor (batch, bands, frames)
        In dB. No clip relative to the loudest frame, so that a frame does not depend on its neighbours.
    """
    return 10.0 * torch.log10((mel_bank @ magnitude.square()).clamp_min(1e-10))
