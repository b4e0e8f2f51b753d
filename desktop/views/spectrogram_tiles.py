"""Which spectrogram tiles a span needs, and the ones at hand: a grid in time, a bounded cache, no Qt."""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from desktop.overview_data import MEL_BANDS, MEL_COLUMN_S, MelPyramid

TILE_COLUMNS = 512
FINEST_LEVEL = 3
"""Columns get no shorter than 1/8 of the overview's: an analysis window hears nothing faster."""

CACHED_TILES = 192
"""512 × 128 bytes each: 12 MB at most."""


@dataclass(frozen=True)
class TileKey:
    """A tile of the grid: columns of ``MEL_COLUMN_S / 2**level`` seconds, ``TILE_COLUMNS`` of them."""

    level: int
    index: int

    @property
    def column_s(self) -> float:
        """Seconds in one column."""
        return MEL_COLUMN_S / 2**self.level

    @property
    def start_s(self) -> float:
        """Where the tile begins."""
        return self.index * TILE_COLUMNS * self.column_s

    @property
    def end_s(self) -> float:
        """Where the tile ends."""
        return (self.index + 1) * TILE_COLUMNS * self.column_s


def level_for(seconds_per_px: float) -> int:
    """Return the tile level a zoom needs: 0 while the overview's own columns are fine enough."""
    level = 0
    while level < FINEST_LEVEL and seconds_per_px < 0.7 * MEL_COLUMN_S / 2**level:
        level += 1
    return level


def tiles_for(start_s: float, end_s: float, level: int) -> list[TileKey]:
    """Return the tiles of a level that a span touches."""
    length_s = TILE_COLUMNS * MEL_COLUMN_S / 2**level
    return [TileKey(level, i) for i in range(int(max(0.0, start_s) // length_s), int(max(0.0, end_s) // length_s) + 1)]


class TileCache:
    """The tiles at hand, least recently drawn ones dropped first."""

    def __init__(self, capacity: int = CACHED_TILES) -> None:
        self._capacity = capacity
        self._tiles: OrderedDict[TileKey, np.ndarray] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tiles)

    def __contains__(self, key: TileKey) -> bool:
        return key in self._tiles

    def clear(self) -> None:
        """Forget all tiles."""
        self._tiles.clear()

    def get(self, key: TileKey) -> np.ndarray | None:
        """Return a tile, (bands, columns) bytes, or None."""
        if key in self._tiles:
            self._tiles.move_to_end(key)
        return self._tiles.get(key)

    def put(self, key: TileKey, image: np.ndarray) -> None:
        """Keep a tile."""
        self._tiles[key] = image
        self._tiles.move_to_end(key)
        while len(self._tiles) > self._capacity:
            self._tiles.popitem(last=False)


@dataclass(frozen=True)
class MelPicture:
    """Log-mel bytes, (bands, columns), over ``[start_s, end_s)``."""

    image: np.ndarray
    start_s: float
    end_s: float


def compose(mel: MelPyramid, tiles: TileCache, start_s: float, end_s: float, width_px: int) -> MelPicture:
    """Put together the sharpest picture of a span that is at hand.

    Columns stand on a grid fixed to the recording, so that a scrolled picture does not shimmer; the picture may
    therefore begin and end a column outside the span.
    """
    level = level_for((end_s - start_s) / width_px)
    column_s = max((end_s - start_s) / width_px, MEL_COLUMN_S) if level == 0 else MEL_COLUMN_S / 2**level
    # One more column at each side: the picture is smoothed when it is stretched.
    first = int(np.floor(start_s / column_s)) - 1
    last = int(np.ceil(end_s / column_s)) + 1
    image = mel.slice(first * column_s, last * column_s, last - first)
    if level:
        image = np.ascontiguousarray(image)
        for key in tiles_for(start_s, end_s, level):
            _paste(image, first, tiles, key)
    return MelPicture(image, first * column_s, last * column_s)


def _paste(image: np.ndarray, first: int, tiles: TileCache, key: TileKey) -> None:
    """Lay a tile, or what coarser ones know of its span, over a picture that begins at column ``first``."""
    for level in range(1, key.level + 1):
        factor = 2 ** (key.level - level)
        tile = tiles.get(TileKey(level, key.index // factor))
        if tile is None or tile.shape[0] != MEL_BANDS:
            continue
        part = TILE_COLUMNS // factor
        offset = key.index % factor * part
        columns = np.repeat(tile[:, offset : offset + part], factor, axis=1)
        left = key.index * TILE_COLUMNS - first
        begin, end = max(0, left), min(image.shape[1], left + columns.shape[1])
        if begin < end:
            image[:, begin:end] = columns[:, begin - left : end - left]
