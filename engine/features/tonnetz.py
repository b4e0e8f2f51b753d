"""Tonnetz: the tonal centroid on the circles of fifths, minor and major thirds (Harte, Sandler, Gasser 2006)."""

import torch
from torch import Tensor


def tonnetz(chroma: Tensor) -> Tensor:
    """Tonal centroid of each frame, as ``librosa.feature.tonnetz``.

    Parameters
    ----------
    chroma : Tensor (batch, 12, frames)
        Not negative; any scale.

    Returns
    -------
    Tensor (batch, 6, frames)
        Sine and cosine on the circles of fifths, minor thirds and major thirds (the last of radius 0.5).
    """
    pitch_class = torch.arange(12, dtype=chroma.dtype, device=chroma.device)
    turns = torch.tensor([7 / 6, 7 / 6, 3 / 2, 3 / 2, 2 / 3, 2 / 3], dtype=chroma.dtype, device=chroma.device)
    angle = torch.outer(turns, pitch_class)
    angle[::2] -= 0.5
    radius = torch.tensor([1, 1, 1, 1, 0.5, 0.5], dtype=chroma.dtype, device=chroma.device)
    basis = radius[:, None] * torch.cos(torch.pi * angle)
    return basis @ (chroma / chroma.sum(dim=1, keepdim=True))
