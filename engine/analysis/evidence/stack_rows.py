"""Which rows of the network's stacked input belong to which representation, and which frequencies to which mel rows."""

import math
from dataclasses import dataclass

from engine.features import FeatureSettings

__all__ = ["StackBand", "mel_edge_hz", "stack_bands"]

# Slaney's mel scale, the one of the filter bank: linear up to 1 kHz, logarithmic above.
_HZ_PER_MEL = 200.0 / 3
_BREAK_HZ, _BREAK_MEL = 1000.0, 15.0
_LOG_STEP = math.log(6.4) / 27.0


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
    mel = (row + 0.5) / (rows + 1) * _mel(top_hz)
    return mel * _HZ_PER_MEL if mel < _BREAK_MEL else _BREAK_HZ * math.exp((mel - _BREAK_MEL) * _LOG_STEP)


def _mel(hz: float) -> float:
    return hz / _HZ_PER_MEL if hz < _BREAK_HZ else _BREAK_MEL + math.log(hz / _BREAK_HZ) / _LOG_STEP
