"""How Python's interpreter serves a window: threads that compute and the search for garbage must not hold it up."""

import gc
import sys

_SWITCH_S = 0.001
_GARBAGE_THRESHOLDS = (10_000, 10, 100)


def serve_window() -> None:
    """Let the window wait neither for a thread that computes nor for a search through all that there is.

    With what Python sets, each time the window's thread comes back from Qt while another one computes it waits for
    five milliseconds, and some ten thousand new regions start a search of a tenth of a second through all objects. What
    nobody refers to goes at once all the same; only closed dialogs that refer to themselves wait for such a search.
    """
    sys.setswitchinterval(_SWITCH_S)
    gc.set_threshold(*_GARBAGE_THRESHOLDS)


def keep_what_is_there() -> None:
    """Leave modules, widgets and all else that there is by now out of every further search for garbage."""
    gc.freeze()
