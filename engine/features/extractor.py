"""From samples to the stack of scaled representations that a network sees."""

import torch
from torch import Tensor, nn

from engine.errors import SettingsError
from engine.features import filter_banks
from engine.features.chroma import chroma
from engine.features.contrast import spectral_contrast
from engine.features.log_mel import log_mel
from engine.features.scaling import row_scaling_matrix
from engine.features.settings import REPRESENTATION_ROWS, FeatureSettings
from engine.features.spectrum import magnitude_spectrum
from engine.features.tonnetz import tonnetz


class FeatureExtractor(nn.Module):
    """Stacked, scaled and standardised representations of sound (Chen, Ghobakhlou, Narayanan 2024).

    Parameters
    ----------
    settings : FeatureSettings
    """

    mel_bank: Tensor
    chroma_bank: Tensor

    def __init__(self, settings: FeatureSettings) -> None:
        super().__init__()
        if (settings.sample_rate, settings.n_fft) != (filter_banks.SAMPLE_RATE, filter_banks.N_FFT):
            raise SettingsError(
                f"Features are made for {filter_banks.SAMPLE_RATE} Hz and frames of {filter_banks.N_FFT} samples, "
                f"not for {settings.sample_rate} Hz and {settings.n_fft}."
            )
        self.settings = settings
        # Buffers that follow the module to its device, but belong to no saved weights.
        self.register_buffer("mel_bank", torch.from_numpy(filter_banks.filter_bank("mel").copy()), persistent=False)
        self.register_buffer(
            "chroma_bank", torch.from_numpy(filter_banks.filter_bank("chroma").copy()), persistent=False
        )
        for name, rows in settings.representation_rows.items():
            matrix = row_scaling_matrix(REPRESENTATION_ROWS[name], rows)
            self.register_buffer(f"{name}_scaling", torch.from_numpy(matrix), persistent=False)

    def representations(self, samples: Tensor) -> dict[str, Tensor]:
        """Each representation on its own, before scaling.

        Parameters
        ----------
        samples : Tensor (batch, samples)
            At ``settings.sample_rate``, full scale = 1.

        Returns
        -------
        dict of str to Tensor (batch, rows, frames)
            Those of the configuration: log_mel (dB), chroma (0 to 1), contrast (dB), tonnetz.
        """
        return self.representations_of(magnitude_spectrum(samples, self.settings.n_fft, self.settings.hop_length))

    def representations_of(self, magnitude: Tensor) -> dict[str, Tensor]:
        """Each representation of a floored magnitude spectrum (batch, bins, frames); otherwise as `representations`."""
        settings = self.settings
        found = {"log_mel": log_mel(magnitude, self.mel_bank)}
        if "chroma" in settings.representation_rows:
            found["chroma"] = chroma(magnitude, self.chroma_bank)
            found["contrast"] = spectral_contrast(magnitude, settings.sample_rate, settings.n_fft)
            found["tonnetz"] = tonnetz(found["chroma"])
        return found

    def frames(self, samples: Tensor) -> Tensor:
        """Return the stack of all representations of the configuration, standardised and scaled in height.

        Parameters
        ----------
        samples : Tensor (batch, samples)
            At ``settings.sample_rate``; frame t covers ``samples[t * hop_length : t * hop_length + n_fft]``.

        Returns
        -------
        Tensor (batch, rows, frames)
        """
        return self.stacked(self.representations(samples))

    def stacked(self, representations: dict[str, Tensor]) -> Tensor:
        """Standardise, scale and stack what `representations` gives: (batch, rows, frames)."""
        stack = []
        for name, values in representations.items():
            mean, std = self.settings.scaling[name]
            values = (values - mean) / std
            scaling = getattr(self, f"{name}_scaling")
            stack.append(values if scaling.shape[0] == scaling.shape[1] else scaling @ values)
        return torch.cat(stack, dim=1)

    forward = frames
