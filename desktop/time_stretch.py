"""Makes sound faster or slower and keeps its pitch, with ffmpeg's ``atempo`` as PyAV carries it."""

from fractions import Fraction
from typing import Any

import numpy as np

SLOWEST, FASTEST = 0.5, 16.0

_STEP = 2.0
"""Beyond this one ``atempo`` leaves sound out instead of blending it, so several stand in a row."""


class TimeStretch:
    """A stream of frames at another tempo.

    Frame n of what comes out belongs to frame ``n * tempo`` of what went in, give or take a window of about 20 ms
    times the tempo.

    Parameters
    ----------
    sample_rate : int
    channels : int
        1 or 2.
    tempo : float
        2 is twice as fast.

    Raises
    ------
    ValueError
        If the tempo is not between `SLOWEST` and `FASTEST`.
    """

    def __init__(self, sample_rate: int, channels: int, tempo: float) -> None:
        if not SLOWEST <= tempo <= FASTEST:
            raise ValueError(f"no tempo of {tempo}; it must lie between {SLOWEST} and {FASTEST}")
        # Imported here: the library takes a while to load and a thread of its own waits for it.
        import av
        from av.filter import Graph

        self._av = av
        self._rate, self._channels = sample_rate, channels
        self._layout = "mono" if channels == 1 else "stereo"
        self._pushed = 0
        graph = Graph()
        self._source: Any = graph.add(
            "abuffer",
            f"sample_rate={sample_rate}:sample_fmt=flt:channel_layout={self._layout}:time_base=1/{sample_rate}",
        )
        last = self._source
        for step in _steps(tempo):
            following = graph.add("atempo", f"{step:.6f}")
            last.link_to(following)
            last = following
        self._sink: Any = graph.add("abuffersink")
        last.link_to(self._sink)
        graph.configure()
        self._graph = graph

    def process(self, frames: np.ndarray) -> np.ndarray:
        """Take in frames, (n, channels) float32, and return what is ready, (m, channels)."""
        packed = np.ascontiguousarray(frames, np.float32).reshape(1, -1)
        frame = self._av.AudioFrame.from_ndarray(packed, format="flt", layout=self._layout)
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._pushed, Fraction(1, self._rate)
        self._pushed += len(frames)
        self._source.push(frame)
        return self._ready()

    def finish(self) -> np.ndarray:
        """Return the rest; nothing may be put in afterwards."""
        self._source.push(None)
        return self._ready()

    def _ready(self) -> np.ndarray:
        pieces = [np.zeros((0, self._channels), np.float32)]
        while True:
            try:
                pieces.append(self._sink.pull().to_ndarray().reshape(-1, self._channels))
            except (BlockingIOError, EOFError):
                return np.concatenate(pieces)


def _steps(tempo: float) -> list[float]:
    """Factors of at most `_STEP` whose product is the tempo."""
    steps = []
    while tempo > _STEP:
        steps.append(_STEP)
        tempo /= _STEP
    return [*steps, tempo]
