"""Which spectrogram tiles a span needs, and the ones at hand: a grid in time, a bounded cache, no Qt."""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from desktop.overview_data import MEL_COLUMN_S, SpectrogramPyramid

TILE_COLUMNS = 512
FINEST_LEVEL = 6
"""Columns get no shorter than 0.8 ms: the engine's shortest window is 23 ms long."""

CACHED_BYTES = 48 * 2**20
"""Log-mel tiles take 64 kB, constant-Q ones 96 kB, linear ones 256 kB."""


@dataclass(frozen=True)
class TileKey:
    """A tile of the grid: columns of ``MEL_COLUMN_S / 2**level`` seconds, ``TILE_COLUMNS`` of them."""

    level: int
    index: int
    kind: str = "log_mel"

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


def tiles_for(start_s: float, end_s: float, level: int, kind: str = "log_mel") -> list[TileKey]:
    """Return the tiles of a level that a span touches."""
    length_s = TILE_COLUMNS * MEL_COLUMN_S / 2**level
    first, last = (int(max(0.0, time_s) // length_s) for time_s in (start_s, end_s))
    return [TileKey(level, index, kind) for index in range(first, last + 1)]


class TileCache:
    """The tiles at hand, least recently drawn ones dropped first."""

    def __init__(self, capacity: int = CACHED_BYTES) -> None:
        self._capacity = capacity
        self._bytes = 0
        self._tiles: OrderedDict[TileKey, np.ndarray] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tiles)

    def __contains__(self, key: TileKey) -> bool:
        return key in self._tiles

    def clear(self) -> None:
        """Forget all tiles."""
        self._tiles.clear()
        self._bytes = 0

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return self._bytes

    def get(self, key: TileKey) -> np.ndarray | None:
        """Return a tile, (rows, columns) bytes, or None."""
        if key in self._tiles:
            self._tiles.move_to_end(key)
        return self._tiles.get(key)

    def put(self, key: TileKey, image: np.ndarray) -> None:
        """Keep a tile."""
        former = self._tiles.pop(key, None)
        self._tiles[key] = image
        self._bytes += image.nbytes - (0 if former is None else former.nbytes)
        while self._bytes > self._capacity:
            self._bytes -= self._tiles.popitem(last=False)[1].nbytes


@dataclass(frozen=True)
class Picture:
    """Bytes of a spectrogram, (rows, columns), lowest row first, over ``[start_s, end_s)``."""

    image: np.ndarray
    start_s: float
    end_s: float


def compose(
    whole: SpectrogramPyramid,
    tiles: TileCache,
    start_s: float,
    end_s: float,
    width_px: int,
    kind: str = "log_mel",
) -> Picture:
    """Put together the sharpest picture of a span that is at hand, from the whole recording's and from tiles.

    Columns stand on a grid fixed to the recording, so that a scrolled picture does not shimmer; the picture may
    therefore begin and end a column outside the span.
    """
    level = level_for((end_s - start_s) / width_px)
    column_s = max((end_s - start_s) / width_px, MEL_COLUMN_S) if level == 0 else MEL_COLUMN_S / 2**level
    # One more column at each side: the picture is smoothed when it is stretched.
    first = int(np.floor(start_s / column_s)) - 1
    last = int(np.ceil(end_s / column_s)) + 1
    image = whole.slice(first * column_s, last * column_s, last - first)
    if level:
        image = np.ascontiguousarray(image)
        for key in tiles_for(start_s, end_s, level, kind):
            _paste(image, first, tiles, key)
    return Picture(image, first * column_s, last * column_s)


def _paste(image: np.ndarray, first: int, tiles: TileCache, key: TileKey) -> None:
    """Lay a tile, or what coarser ones know of its span, over a picture that begins at column ``first``."""
    for level in range(1, key.level + 1):
        factor = 2 ** (key.level - level)
        tile = tiles.get(TileKey(level, key.index // factor, key.kind))
        if tile is None or tile.shape[0] != image.shape[0]:
            continue
        part = TILE_COLUMNS // factor
        offset = key.index % factor * part
        columns = np.repeat(tile[:, offset : offset + part], factor, axis=1)
        left = key.index * TILE_COLUMNS - first
        begin, end = max(0, left), min(image.shape[1], left + columns.shape[1])
        if begin < end:
            image[:, begin:end] = columns[:, begin - left : end - left]
