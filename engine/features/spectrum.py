"""The magnitude spectrum that all representations are computed from."""

from functools import cache

import torch
from torch import Tensor

SPECTRUM_FLOOR = 3e-3
"""Smallest magnitude of a bin. A full-scale sine reaches 512; 16-bit dither lies near 2.4e-4.

Below it there is nothing but rounding noise, which would otherwise decide the chroma and the contrast of silence
and differ from one FFT to the next.
"""


def magnitude_spectrum(samples: Tensor, n_fft: int, hop_length: int) -> Tensor:
    """Magnitude of the short-time Fourier transform, Hann window, floored at `SPECTRUM_FLOOR`.

    Parameters
    ----------
    samples : Tensor (batch, samples)
        Sound, full scale = 1. Frame t covers ``samples[t * hop_length : t * hop_length + n_fft]``; nothing is padded.
    n_fft, hop_length : int
        In samples.

    Returns
    -------
    Tensor (batch, n_fft // 2 + 1, frames)
    """
    window = _hann_window(n_fft, samples.dtype, samples.device)
    spectrum = torch.stft(samples, n_fft, hop_length, window=window, center=False, return_complex=True)
    return spectrum.abs().clamp_min(SPECTRUM_FLOOR)


@cache
def _hann_window(n_fft: int, dtype: torch.dtype, device: torch.device) -> Tensor:
    # What is made in inference mode can never be used outside of it.
    with torch.inference_mode(mode=False):
        return torch.hann_window(n_fft, dtype=dtype, device=device)
