"""Chroma: how strongly each of the twelve pitch classes sounds."""

from torch import Tensor


def chroma(magnitude: Tensor, chroma_bank: Tensor) -> Tensor:
    """Energy per pitch class, each frame scaled to a maximum of 1, as ``librosa.feature.chroma_stft(tuning=0)``.

    The tuning is fixed at A4 = 440 Hz: an estimate would differ from window to window.

    Parameters
    ----------
    magnitude : Tensor (batch, bins, frames)
        Floored magnitude spectrum.
    chroma_bank : Tensor (12, bins)
        First row C.

    Returns
    -------
    Tensor (batch, 12, frames)
        From 0 to 1.
    """
    energy = chroma_bank @ magnitude.square()
    return energy / energy.amax(dim=1, keepdim=True)
