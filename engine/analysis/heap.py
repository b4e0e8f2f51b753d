"""How the C library gives memory back: a network allocates the same few tensors for every batch.

glibc returns large blocks to the system as soon as they are free and gets them anew, page by page, a moment later.
Where numbers of 16 bits have no instructions, that took a third of the time of an analysis.
"""

import ctypes
import functools

__all__ = ["keep_freed_memory"]

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
"""Parameters of mallopt(3)."""

_KEPT = 256 << 20
"""Bytes that may stay free at the end of the heap."""

_STEP = 16 << 20
"""Bytes by which the heap grows."""

_BLOCK = 32 << 20
"""Smaller blocks come from the heap: the largest value that glibc takes."""


@functools.cache
def keep_freed_memory() -> bool:
    """Let this process keep some memory that it has freed, for good; whether the C library can.

    Anything but glibc is left as it is: other libraries keep freed memory by themselves, or have no such setting.
    """
    try:
        library = ctypes.CDLL(None)
        library.gnu_get_libc_version  # noqa: B018  # only glibc has it, and knows these parameters
        mallopt = library.mallopt
    except (OSError, AttributeError, TypeError):
        return False
    wanted = {_MMAP_THRESHOLD: _BLOCK, _TRIM_THRESHOLD: _KEPT, _TOP_PAD: _STEP}
    return all([mallopt(parameter, value) == 1 for parameter, value in wanted.items()])
