"""How long the program's own work may take in a test, on whatever machine runs it and whatever else that machine does.

Limits are written for the machine the program was written on. Elsewhere they stretch by as much as a fixed piece of
work takes longer there, in processor time, just before and just after: a slow processor, or a core that two threads
share, is not the program's doing.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

_WRITTEN_FOR_S = 0.0015
"""What the piece of work takes on the machine the limits were written for."""


@contextmanager
def processor_time_below(limit_s: float) -> Iterator[None]:
    """Fail when the block takes this thread more processor time than that on the machine the limits were written for.

    Parameters
    ----------
    limit_s : float
        Seconds; several times what the block takes, for the measure of a machine is a rough one.
    """
    before = slowness()
    began_s = time.thread_time()
    yield
    taken_s = time.thread_time() - began_s
    slower = max(before, slowness())
    assert taken_s < limit_s * slower, f"{taken_s:.3f} s, on a machine {slower:.1f} times as slow"


def slowness() -> float:
    """Return how many times longer than there the same work takes here and now; at least 1."""
    return max(1.0, min(_piece_of_work_s() for _ in range(3)) / _WRITTEN_FOR_S)


def _piece_of_work_s() -> float:
    began_s = time.thread_time()
    # Some of it in caches, some beyond them, some in the interpreter: as the program's own work is.
    wide = np.zeros((50_000, 20), np.float32)
    wide[:, 3] += 1.0
    np.sqrt(wide[:4000] + 1.0)
    sum(number & 7 for number in range(40_000))
    return time.thread_time() - began_s
