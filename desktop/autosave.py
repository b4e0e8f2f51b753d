"""Where unsaved work lies between two saves: one file per running window, in the user's data folder; no dialogs.

A lock beside each file tells whether its window still runs. A file without a running window was left by a crash.
"""

import logging
import uuid
from contextlib import suppress
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLockFile

from desktop.session_file import SUFFIX

_LOG = logging.getLogger(__name__)


def autosave_folder() -> Path:
    """Return the folder of all autosaves of this user."""
    return Path(platformdirs.user_data_dir("soloscope", appauthor=False)) / "autosave"


class AutosaveSlot:
    """The autosave of one window; its folder is made and its lock taken at the first use."""

    def __init__(self) -> None:
        self.path = autosave_folder() / f"{uuid.uuid4().hex}{SUFFIX}"
        self._lock: QLockFile | None = None

    def claim(self) -> bool:
        """Make room for the file and tell others whose it is; False where the folder cannot be written."""
        if self._lock is not None:
            return True
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            _LOG.warning("the folder of the autosaves cannot be made", exc_info=True)
            return False
        lock = _lock_of(self.path)
        if not lock.tryLock(0):
            return False
        self._lock = lock
        return True

    def remove(self) -> None:
        """Take the file away: the work is saved, or not wanted."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back; what was not removed is then found by the next start."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def leftovers() -> list[Path]:
    """Return autosaves whose window does not run any more, newest first."""
    try:
        files = sorted(autosave_folder().glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []
    return [path for path in files if _abandoned(path)]


def remove_leftover(path: Path) -> None:
    """Forget an autosave of a window that has ended."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _abandoned(path: Path) -> bool:
    lock = _lock_of(path)
    # Qt breaks the lock of a process that has died.
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    # However old: only the end of the process frees it.
    lock.setStaleLockTime(0)
    return lock
