"""Pictures from numpy arrays: filled bands with soft edges, drawn without a copy."""

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

COVER_LEVELS = 16
"""Steps of partial cover at the edge of a band; also the fixed-point unit of `cover`."""


def shared_image(pixels: np.ndarray) -> QImage:
    """Return premultiplied ``0xAARRGGBB`` pixels, (rows, columns) contiguous uint32, as an image of the same memory.

    The image holds no reference: draw it before letting the array go.
    """
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)


def draw_pixels(painter: QPainter, left: int, top: int, pixels: np.ndarray) -> None:
    """Draw premultiplied pixels one to one onto a device of any pixel ratio."""
    pixels = np.ascontiguousarray(pixels, np.uint32)
    image = shared_image(pixels)
    image.setDevicePixelRatio(painter.device().devicePixelRatio())
    painter.drawImage(left, top, image)


def premultiplied(colour: QColor, alpha: float | np.ndarray) -> np.ndarray:
    """Return a colour at one or many opacities (0..1) as premultiplied ``0xAARRGGBB``."""
    opacity = np.asarray(alpha, np.float64)
    parts = [
        np.round(opacity * value * 255).astype(np.uint32) for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    alphas = np.round(opacity * 255).astype(np.uint32)
    packed: np.ndarray = (alphas << 24) | (parts[0] << 16) | (parts[1] << 8) | parts[2]
    return packed


def cover(top: np.ndarray, bottom: np.ndarray, rows: int) -> np.ndarray:
    """How much of each pixel lies between two edges, in sixteenths.

    Parameters
    ----------
    top, bottom : np.ndarray, shape (columns,)
        Edges in pixels from the top row's upper side; bottom must not be above top.
    rows : int
        Height of the picture.

    Returns
    -------
    np.ndarray, shape (rows, columns), int16
        0 (outside) to `COVER_LEVELS` (inside).
    """
    row = (np.arange(rows, dtype=np.int16) * COVER_LEVELS)[:, None]
    first, last = _fixed_point(top, rows), _fixed_point(bottom, rows)
    result = np.minimum(last, row + COVER_LEVELS)
    result -= np.maximum(first, row)
    # Nothing exceeds a whole pixel here; only what lies outside has come out negative.
    return np.maximum(result, 0, out=result)


def cover_below(top: np.ndarray, rows: int) -> np.ndarray:
    """How much of each pixel lies below an edge: `cover` of everything from there to the bottom."""
    row_end = (np.arange(1, rows + 1, dtype=np.int16) * COVER_LEVELS)[:, None]
    result = row_end - _fixed_point(top, rows)
    np.minimum(result, COVER_LEVELS, out=result)
    return np.maximum(result, 0, out=result)


def _fixed_point(edge: np.ndarray, rows: int) -> np.ndarray:
    fixed = np.rint(edge * COVER_LEVELS)
    np.minimum(np.maximum(fixed, 0, out=fixed), rows * COVER_LEVELS, out=fixed)
    return fixed.astype(np.int16)


def joined_edges(values: np.ndarray, thickness: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Upper and lower edge, per column, of a line through ``values`` that stays closed where it is steep."""
    middle = (values[1:] + values[:-1]) / 2
    left = np.concatenate([values[:1], middle])
    right = np.concatenate([middle, values[-1:]])
    top = np.minimum(np.minimum(left, right), values) - thickness / 2
    bottom = np.maximum(np.maximum(left, right), values) + thickness / 2
    return top, bottom


def runs(mask: np.ndarray) -> list[tuple[int, int]]:
    """Stretches ``[first, last)`` in which a mask holds."""
    padded = np.concatenate([[False], mask, [False]]).astype(np.int8)
    changes = np.flatnonzero(np.diff(padded))
    return [(int(first), int(last)) for first, last in zip(changes[::2], changes[1::2], strict=True)]
