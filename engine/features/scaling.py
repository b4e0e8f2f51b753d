"""Scaling of a representation to another number of rows, with the semantics of OpenCV's ``INTER_LINEAR``."""

import numpy as np


def row_scaling_matrix(rows: int, scaled_rows: int) -> np.ndarray:
    """Return the matrix that resizes columns of `rows` values to `scaled_rows` values.

    It does what ``cv2.resize(..., interpolation=cv2.INTER_LINEAR)`` does: centres of pixels are aligned, edges
    repeated, and nothing is smoothed when rows are taken away.

    Parameters
    ----------
    rows, scaled_rows : int

    Returns
    -------
    ndarray (scaled_rows, rows) of float32
    """
    position = np.clip((np.arange(scaled_rows) + 0.5) * rows / scaled_rows - 0.5, 0, rows - 1)
    lower = np.floor(position).astype(int)
    upper = np.minimum(lower + 1, rows - 1)
    share = position - lower
    matrix = np.zeros((scaled_rows, rows), dtype=np.float32)
    np.add.at(matrix, (np.arange(scaled_rows), lower), 1.0 - share)
    np.add.at(matrix, (np.arange(scaled_rows), upper), share)
    return matrix
