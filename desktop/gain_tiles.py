"""Which pieces of model gain a span needs, and the ones at hand: a grid in time, a bounded cache, no Qt."""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from engine.service.evidence_messages import ModelGain

STAGES = ("early", "mid", "late")
FINEST_HOP_S = 0.5
"""Between windows at the finest level; coarser levels look at every second, fourth, eighth ... of them."""
WINDOWS_PER_TILE = 16
MOST_WINDOWS_IN_VIEW = 128
CACHED_TILES = 96
"""About 800 kB each at the finest level: 80 MB at most."""


@dataclass(frozen=True)
class GainKey:
    """A tile of the grid: `WINDOWS_PER_TILE` windows, `FINEST_HOP_S` times ``2**level`` apart."""

    level: int
    index: int

    @property
    def hop_s(self) -> float:
        """Seconds between windows."""
        hop_s: float = FINEST_HOP_S * 2**self.level
        return hop_s

    @property
    def start_s(self) -> float:
        """Where the tile begins."""
        return self.index * WINDOWS_PER_TILE * self.hop_s

    @property
    def end_s(self) -> float:
        """Where the tile ends."""
        return (self.index + 1) * WINDOWS_PER_TILE * self.hop_s


def level_for(span_s: float) -> int:
    """Return the finest level at which a view needs no more than `MOST_WINDOWS_IN_VIEW` windows."""
    level = 0
    while span_s / (FINEST_HOP_S * 2**level) > MOST_WINDOWS_IN_VIEW:
        level += 1
    return level


def tiles_for(start_s: float, end_s: float) -> list[GainKey]:
    """Return the tiles of a span, from its middle outwards: what is looked at comes first."""
    level = level_for(end_s - start_s)
    length_s = WINDOWS_PER_TILE * FINEST_HOP_S * 2**level
    first, last = int(max(0.0, start_s) // length_s), int(max(0.0, end_s - 1e-6) // length_s)
    middle = (start_s + end_s) / 2
    keys = [GainKey(level, index) for index in range(first, last + 1)]
    return sorted(keys, key=lambda key: abs((key.start_s + key.end_s) / 2 - middle))


class GainCache:
    """The tiles at hand, least recently drawn ones dropped first, and the range of what they hold."""

    def __init__(self, capacity: int = CACHED_TILES) -> None:
        self._capacity = capacity
        self._tiles: OrderedDict[GainKey, ModelGain] = OrderedDict()
        self._ranges: dict[str, tuple[float, float]] = {}

    def __len__(self) -> int:
        return len(self._tiles)

    def __contains__(self, key: GainKey) -> bool:
        return key in self._tiles

    def clear(self) -> None:
        """Forget all tiles."""
        self._tiles.clear()
        self._ranges.clear()

    def get(self, key: GainKey) -> ModelGain | None:
        """Return a tile, or None."""
        if key in self._tiles:
            self._tiles.move_to_end(key)
        return self._tiles.get(key)

    def put(self, key: GainKey, gain: ModelGain) -> None:
        """Keep a tile."""
        self._tiles[key] = gain
        self._tiles.move_to_end(key)
        while len(self._tiles) > self._capacity:
            self._tiles.popitem(last=False)
        for name in (*STAGES, *(f"{stage}_width" for stage in STAGES)):
            values = getattr(gain, name)
            low, high = float(values.min()), float(values.max())
            known = self._ranges.get(name, (low, high))
            self._ranges[name] = min(low, known[0]), max(high, known[1])

    def range_of(self, name: str) -> tuple[float, float]:
        """Return the lowest and the highest gain seen so far in this recording, of ``late`` or ``late_width``, say."""
        low, high = self._ranges.get(name, (0.0, 1.0))
        return (low, high) if high - low > 1e-3 else (low - 5e-4, low + 1e-3)


def shares(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    """Return where values lie between two limits, as 0..255."""
    low, high = limits
    scaled: np.ndarray = np.clip((values - low) / (high - low) * 255.0, 0, 255).astype(np.uint8)
    return scaled
