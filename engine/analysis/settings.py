"""The settings of one analysis, checked once; torch-free."""

from dataclasses import asdict, dataclass
from typing import Any

from engine.errors import SettingsError

__all__ = [
    "DEFAULT_BUNDLE",
    "DEFAULT_HOP_S",
    "DEVICES",
    "FRAME_S",
    "MAX_HOP_S",
    "MIN_HOP_S",
    "PRECISIONS",
    "AnalysisSettings",
]

DEFAULT_BUNDLE = "hran-context"
DEVICES = ("auto", "cpu", "cuda", "mps")
PRECISIONS = ("float32", "bfloat16")
"""In which numbers a network may compute; the activations differ a little."""
FRAME_S = 0.1
"""Length of a frame of the activation grid."""
MIN_HOP_S, MAX_HOP_S = 0.1, 1.0
DEFAULT_HOP_S = 0.8
"""As good as half a second by measurement (resources/models/README.md), and faster by a half."""


@dataclass(frozen=True)
class AnalysisSettings:
    """What an analysis is told, besides the recording.

    Attributes
    ----------
    bundle : str
        Name of an installed model bundle, or the path of a bundle folder.
    hop_s : float
        Seconds from one window to the next, 0.1 to 1.
    device : str
        ``"auto"``, ``"cpu"``, ``"cuda"`` or ``"mps"``.
    batch_size : int
        Windows that go through the network at once; 0 lets the engine choose.
    """

    bundle: str = DEFAULT_BUNDLE
    hop_s: float = DEFAULT_HOP_S
    device: str = "auto"
    batch_size: int = 0

    def __post_init__(self) -> None:
        """Refuse values that cannot be used, in words."""
        if not MIN_HOP_S <= self.hop_s <= MAX_HOP_S:
            raise SettingsError(f"The hop must be {MIN_HOP_S:g} to {MAX_HOP_S:g} seconds, not {self.hop_s:g}.")
        if self.device not in DEVICES:
            raise SettingsError(f"The device '{self.device}' is unknown; choose one of {', '.join(DEVICES)}.")
        if self.batch_size < 0:
            raise SettingsError(f"The batch size must be 1 or more, or 0 for automatic, not {self.batch_size}.")

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain values."""
        return asdict(self)
