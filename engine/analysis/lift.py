"""How much a quiet recording is lifted before a network hears it; everybody else hears it as it is.

The networks are trained on mixes whose peaks lie between -34 and -1 dB of full scale. Levels in between make no
difference to them, but of recordings that are 50 dB quieter they know three solos in ten fewer.
"""

import math
import threading
from collections.abc import Iterable
from contextlib import closing

import numpy as np

from engine.analysis.activations import frame_count
from engine.analysis.frame_measure import FrameMeasure
from engine.analysis.prefetch import prefetched
from engine.analysis.progress import Cancelled
from engine.analysis.settings import FRAME_S
from engine.audio import Recording
from engine.audio.files import CheckedFile

__all__ = ["QUIET", "recording_lift", "sound_lift"]

QUIET = 0.02
"""Root mean square, full scale 1, that loud passages are lifted to if they are softer: -34 dB."""

_LARGEST = 100.0
"""What lies 40 dB below that is next to nothing, and mostly noise."""

_LOUD_FRAMES = 10
"""So many frames, a second in all, are loud passages; a clap or a knock is shorter."""

_BLOCK_S = 2.0
"""Few recordings are read further than to here."""

_KEPT = 64
_known: dict[tuple[CheckedFile, int], float] = {}
_knowing = threading.Lock()


def recording_lift(recording: Recording, sample_rate: int, cancelled: threading.Event | None = None) -> float:
    """Return by what factor a recording is lifted, 1 to 100; it is read until a second of it is loud enough.

    What was found is remembered as long as the file stays as it is.

    Parameters
    ----------
    recording : Recording
    sample_rate : int
        At which the network hears it, in Hz.
    cancelled : threading.Event, optional

    Raises
    ------
    Cancelled
        If `cancelled` was set.
    RecordingError
        If the recording cannot be read.
    """
    key = (recording.file, sample_rate)
    with _knowing:
        known = _known.get(key)
    if known is None:
        blocks = recording.blocks(sample_rate=sample_rate, mono=True, block_s=_BLOCK_S)
        with closing(prefetched(blocks, depth=1)) as ahead:
            known = sound_lift(ahead, sample_rate, recording.info.duration_s, cancelled)
        with _knowing:
            while len(_known) >= _KEPT:
                del _known[next(iter(_known))]
            _known[key] = known
    return known


def sound_lift(
    blocks: Iterable[np.ndarray], sample_rate: int, duration_s: float, cancelled: threading.Event | None = None
) -> float:
    """Return by what factor sound is lifted that comes in blocks of mono samples; otherwise as `recording_lift`."""
    frames = frame_count(duration_s, FRAME_S)
    loud = min(_LOUD_FRAMES, (frames + 1) // 2)
    squares = FrameMeasure(frames, FRAME_S, sample_rate, np.square, np.add)
    sums = FrameMeasure(frames, FRAME_S, sample_rate, np.positive, np.add)
    power = np.zeros(frames)
    known = heard = 0
    for block in blocks:
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        squares.push(block)
        sums.push(block)
        power[known : squares.complete] = _power(squares, sums, slice(known, squares.complete))
        heard += int(np.count_nonzero(power[known : squares.complete] >= QUIET**2))
        known = squares.complete
        if heard >= loud:
            return 1.0
    power[known:] = _power(squares, sums, slice(known, frames))  # the last frame may stick out
    level = float(np.sort(power)[-loud]) ** 0.5 if frames else 0.0
    if level == 0:
        return 1.0
    lift_db = 20 * math.log10(min(max(QUIET / level, 1.0), _LARGEST))
    return float(10 ** (round(lift_db, 1) / 20))  # the same however the sound was cut into blocks


def _power(squares: FrameMeasure, sums: FrameMeasure, frames: slice) -> np.ndarray:
    """Return the mean power of frames, (frames,), without that of an offset, which is heard by nobody."""
    mean_square, mean = (each.values[frames] / each.lengths[frames] for each in (squares, sums))
    return np.asarray(np.maximum(mean_square - np.square(mean), 0.0))
