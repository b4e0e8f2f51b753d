"""Which rows of the network's stacked input belong to which representation, and which frequencies to which mel rows."""

from dataclasses import dataclass

from engine.features import FeatureSettings
from engine.frequency_scales import hz_to_mel, mel_to_hz

__all__ = ["StackBand", "mel_edge_hz", "stack_bands"]


@dataclass(frozen=True)
class StackBand:
    """Rows ``[first, stop)`` of the stack, which one representation fills."""

    name: str
    first: int
    stop: int


def stack_bands(settings: FeatureSettings) -> tuple[StackBand, ...]:
    """Return the representations of a configuration from the first row of the stack to the last."""
    bands, first = [], 0
    for name, rows in settings.representation_rows.items():
        bands.append(StackBand(name, first, first + rows))
        first += rows
    return tuple(bands)


def mel_edge_hz(row: int, rows: int, top_hz: float) -> float:
    """Return the frequency halfway between the centres of mel rows ``row - 1`` and ``row``.

    Parameters
    ----------
    row : int
        0 for the lower edge of the lowest row, which is 0 Hz; `rows` for the upper edge of the highest, `top_hz`.
    rows : int
        Mel rows between 0 Hz and `top_hz`.
    top_hz : float
    """
    if row <= 0:
        return 0.0
    if row >= rows:
        return top_hz
    return mel_to_hz((row + 0.5) / (rows + 1) * hz_to_mel(top_hz))
