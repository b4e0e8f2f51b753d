"""Lets threads of this process go after those of others, where the system can do that for a thread (Linux)."""

import os
import sys
import threading
from collections.abc import Set
from contextlib import suppress

__all__ = ["step_back", "threads_now"]


def threads_now() -> frozenset[int]:
    """Return the system's numbers of this process's threads; none where it has no such list."""
    with suppress(OSError):
        return frozenset(int(name) for name in os.listdir("/proc/self/task"))
    return frozenset()


def step_back(niceness: int, with_all_but: Set[int] | None = None) -> None:
    """Let this thread step back, and so the threads that it starts from now on.

    Parameters
    ----------
    niceness : int
        As in nice(2); nobody steps forward.
    with_all_but : set of int, optional
        All other threads but these step back too: libraries have started them for this one.
    """
    if sys.platform != "linux":
        return
    others = frozenset[int]() if with_all_but is None else threads_now() - with_all_but
    for thread in others | {threading.get_native_id()}:
        with suppress(OSError):  # it may have ended
            os.setpriority(os.PRIO_PROCESS, thread, max(niceness, os.getpriority(os.PRIO_PROCESS, thread)))
