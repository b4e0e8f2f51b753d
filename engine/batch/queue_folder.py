"""Where the queues of batches are kept; apart from the queue itself, so that asking for the place loads nothing."""

from pathlib import Path

import platformdirs

__all__ = ["queue_folder"]


def queue_folder() -> Path:
    """Return the folder in which queues are kept for this user."""
    return Path(platformdirs.user_data_dir("soloscope", appauthor=False)) / "batches"
