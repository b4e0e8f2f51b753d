"""The file of a queue: opened for one program alone, written so that it is whole at any moment."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from engine.errors import SettingsError
from engine.naming import display_name

__all__ = ["QueueDamaged", "Transaction", "opened", "refusal"]

_MARK = 0x536F6C6F
"""Says in an SQLite file that it is Soloscope's."""


class QueueDamaged(SettingsError):
    """The file of a queue is not one, or cannot be read."""


class Transaction:
    """Joins writes so that they reach the disk together; may be nested."""

    def __init__(self, base: sqlite3.Connection, on_error: Callable[[sqlite3.Error], None]) -> None:
        self._base, self._on_error = base, on_error
        self._outermost = False

    def __enter__(self) -> None:
        self._outermost = not self._base.in_transaction
        if self._outermost:
            try:
                self._base.execute("BEGIN")
            except sqlite3.Error as error:
                self._on_error(error)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._outermost and self._base.in_transaction:
            try:
                self._base.commit()
            except sqlite3.Error as fault:
                self._base.rollback()
                self._on_error(fault)


def opened(path: Path) -> sqlite3.Connection:
    """Open the file of a queue, which is made if it is not there; nobody else can until it is closed.

    Raises
    ------
    QueueDamaged
        If it is something else; it is left as it is.
    SettingsError
        If it cannot be opened, or another program has it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(path, timeout=0.3, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(f"The batch “{display_name(path)}” cannot be opened ({error}).") from error
    try:
        # Locked by the first write and let go by the system when the program ends, however it ends.
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        (mark,) = base.execute("PRAGMA application_id").fetchone()
        (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mark != _MARK and tables:
            raise sqlite3.DatabaseError("it is of another program")
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(f"PRAGMA application_id = {_MARK}")
    except sqlite3.OperationalError as error:
        base.close()
        raise refusal(path, error) from error
    except sqlite3.DatabaseError as error:
        base.close()
        raise QueueDamaged(f"“{display_name(path)}” is no batch of Soloscope; begin it anew.") from error
    return base


def refusal(path: Path, error: sqlite3.OperationalError) -> SettingsError:
    """Return the error that says why the file cannot be used."""
    if "locked" in str(error):
        return SettingsError("This batch is open in another Soloscope; go on there, or close it first.")
    return SettingsError(f"The batch “{display_name(path)}” cannot be opened ({error}).")
