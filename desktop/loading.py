"""Loads what commands need in a thread once the window stands: neither its start nor the first command waits for it."""

import importlib
import logging
import threading

from desktop.interpreter import keep_what_is_there

NEEDED_LATER = ("engine.interchange", "engine.batch.queue")
"""What takes longer to load than a window may stand still. No Qt classes are in it; these belong to the UI thread."""

_LOG = logging.getLogger(__name__)


def load_ahead() -> threading.Thread:
    """Start loading and return the thread that does it; a command that comes sooner waits for the rest."""
    thread = threading.Thread(target=_load, name="loading ahead")
    thread.start()
    return thread


def _load() -> None:
    for name in NEEDED_LATER:
        try:
            importlib.import_module(name)
        except Exception:  # the command that needs it will fail, and say so
            _LOG.exception("%s cannot be loaded", name)
    keep_what_is_there()
