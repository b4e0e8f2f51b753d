"""Answers about evidence with known content, for tests of what shows them."""

import numpy as np

from desktop.gain_tiles import GainKey
from engine.analysis.evidence.stack_rows import mel_edge_hz
from engine.service.evidence_messages import Explanation, ModelGain, WindowAttention

BANDS = ("log_mel", "chroma", "contrast", "tonnetz")
BAND_ROWS = np.array([0, 128, 160, 192, 224])
EDGES_HZ = np.array([0.0, 426, 838, 1295, 1983, 3035, 4644, 7108, 11025])
MEL_EDGES_HZ = np.array([mel_edge_hz(row, 128, 11025.0) for row in range(129)])
STEP_EDGES_S = np.linspace(0, 1.02, 6)


FIRST = GainKey(0, 0)


def gain_tile(key: GainKey = FIRST, bright_row: int = 64) -> ModelGain:
    """Gates of 0.3, and of 0.7 in eight rows from `bright_row` on, of 0.5 in the chroma's."""
    image = np.full((224, 80), 0.3, np.float32)
    image[bright_row : bright_row + 8] = 0.7
    image[128:160] = 0.5
    width = np.full(345, 0.4, np.float32)
    width[100:200] = 0.6
    return ModelGain(
        request_id=1,
        start_s=key.start_s,
        end_s=key.end_s,
        early=image,
        mid=image,
        late=image,
        column_s=0.1,
        early_width=width,
        mid_width=width,
        late_width=width,
        width_column_s=8 / 345,
        bands=BANDS,
        band_rows=BAND_ROWS,
        mel_edges_hz=MEL_EDGES_HZ,
        sampled=False,
    )


def window_attention() -> WindowAttention:
    """Different gates at every stage."""
    rows = [np.linspace(low, low + 0.2, 224, dtype=np.float32) for low in (0.2, 0.4, 0.6)]
    steps = np.full(44, 0.5, np.float32)
    maps = [
        np.random.default_rng(n).random((9, r, c), np.float32)
        for n, (r, c) in enumerate(((224, 44), (56, 22), (28, 11)))
    ]
    numbers = np.arange(8)
    return WindowAttention(
        1, 1.0, 2.02, *rows, steps, steps, steps,
        np.linspace(0, 1, 320, dtype=np.float32), *maps, numbers, numbers, numbers, BANDS, BAND_ROWS,
    )  # fmt: skip


def explanation(request_id: int = 1, windows: int = 1, path: str = "") -> Explanation:
    """A clarinet at 97 % that rests on two cells between 1.3 and 2.0 kHz, from 0.2 to 0.6 s."""
    points = np.full((windows, 8, 5), 0.2, np.float32)
    points[:, 3, 1:3] = 40.0
    points[:, 6, 4] = -6.0
    evidence = points > 30
    return Explanation(
        request_id,
        "clarinet",
        10.0,
        10.0 + windows,
        10.0 + 1.02 * np.arange(windows),
        1.02,
        np.full(windows, 0.97, np.float32),
        points,
        evidence.astype(np.uint8),
        np.array([1, 2, 3]),
        np.tile(np.array([0.6, 0.3, 0.2], np.float32), (windows, 1)),
        EDGES_HZ,
        STEP_EDGES_S,
        40.0,
        BANDS,
        np.tile(np.array([91.0, 0.2, -1.4, 0.0], np.float32), (windows, 1)),
        path,
        10.0,
    )
