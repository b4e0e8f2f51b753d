"""What a network is fed: sample rate, frame grid, representations and their fixed scaling constants."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

from engine.errors import SettingsError

REPRESENTATION_ROWS = MappingProxyType({"log_mel": 128, "chroma": 12, "contrast": 7, "tonnetz": 6})
"""Rows that each representation has before it is scaled, in the order in which they are stacked."""

REPRESENTATIONS = tuple(REPRESENTATION_ROWS)

CONFIGURATIONS = MappingProxyType(
    {"mel": 0.0, "original": None, "quarter": 0.25, "half": 0.5, "three-quarter": 0.75, "full": 1.0}
)
"""Height of chroma, contrast and Tonnetz as a share of the log-mel's 128 rows (Chen et al. 2024).

``None`` leaves them as they are, 0 leaves them out.
"""

# Rough figures of music at usual levels; a trained bundle carries those of its own training data.
_TYPICAL_SCALING = {
    "log_mel": (-15.0, 22.0),
    "chroma": (0.45, 0.32),
    "contrast": (10.0, 6.0),
    "tonnetz": (0.0, 0.1),
}


@dataclass(frozen=True)
class FeatureSettings:
    """Everything that the features of a window depend on.

    Parameters
    ----------
    sample_rate : int
        Sample rate of the sound the features are taken from, in Hz.
    n_fft : int
        Samples in one STFT frame.
    hop_length : int
        Samples from one STFT frame to the next.
    window_frames : int
        STFT frames in one window (44 frames of 512 samples are 1.02 s).
    configuration : str
        One of `CONFIGURATIONS`.
    scaling : mapping of str to (float, float)
        Mean and standard deviation by which each representation is standardised.
    """

    sample_rate: int = 22050
    n_fft: int = 2048
    hop_length: int = 512
    window_frames: int = 44
    configuration: str = "quarter"
    scaling: Mapping[str, tuple[float, float]] = field(default_factory=lambda: dict(_TYPICAL_SCALING))

    def __post_init__(self) -> None:
        if self.configuration not in CONFIGURATIONS:
            raise SettingsError(
                f"The feature configuration '{self.configuration}' is unknown; "
                f"choose one of {', '.join(CONFIGURATIONS)}."
            )
        missing = [name for name in REPRESENTATIONS if name not in self.scaling]
        if missing:
            raise SettingsError(f"The feature settings lack scaling constants for {', '.join(missing)}.")

    @property
    def representation_rows(self) -> dict[str, int]:
        """Rows of each representation in the stack, in order; left-out representations are absent."""
        share = CONFIGURATIONS[self.configuration]
        if share is None:
            return dict(REPRESENTATION_ROWS)
        scaled = round(REPRESENTATION_ROWS["log_mel"] * share)
        rows = {name: scaled for name in REPRESENTATIONS[1:]} if scaled else {}
        return {"log_mel": REPRESENTATION_ROWS["log_mel"], **rows}

    @property
    def rows(self) -> int:
        """Rows of the stack."""
        return sum(self.representation_rows.values())

    @property
    def window_samples(self) -> int:
        """Samples that the STFT frames of one window reach over."""
        return (self.window_frames - 1) * self.hop_length + self.n_fft

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain values, for a bundle's card."""
        values = asdict(self)
        values["scaling"] = {name: list(pair) for name, pair in self.scaling.items()}
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "FeatureSettings":
        """Read back what `to_json` wrote.

        Raises
        ------
        SettingsError
            If a value is missing, unknown or of the wrong kind.
        """
        try:
            scaling = {str(name): (float(mean), float(std)) for name, (mean, std) in values["scaling"].items()}
            numbers = {name: int(values[name]) for name in ("sample_rate", "n_fft", "hop_length", "window_frames")}
            return cls(**numbers, configuration=str(values["configuration"]), scaling=scaling)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SettingsError(f"The feature settings cannot be read ({error}).") from error
