"""The queue of a batch: recordings in order, each with its state, kept on disk as it changes.

The file is an SQLite database, because that survives the end of the program or of the machine at any moment and
rewrites one row where one recording moves on. It belongs to one program at a time. What is read is in memory.
"""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.audio.finding import FoundRecording
from engine.batch.items import UNFINISHED, BatchItem, State
from engine.batch.output_plan import OutputPlan, planned_output
from engine.batch.places import Places
from engine.batch.queue_file import QueueDamaged, Transaction, opened, refusal
from engine.batch.settings import BatchSettings
from engine.errors import ExportError, SettingsError
from engine.frozen import altered
from engine.naming import display_name

__all__ = ["BatchQueue", "Candidate", "QueueDamaged", "candidate"]

_VERSION = 1
_MOST_ATTEMPTS = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, path BLOB NOT NULL, inside BLOB NOT NULL, base BLOB NOT NULL,
    size INTEGER NOT NULL, state TEXT NOT NULL, sentence TEXT NOT NULL, regions INTEGER, duration_s REAL,
    attempts INTEGER NOT NULL
);
"""
_NAMED = "id IN (SELECT value FROM json_each(?))"
"""One statement for thousands of recordings takes a fraction of the time of thousands of statements."""
_COLUMNS = ("id", "path", "inside", "base", "size", "state", "sentence", "regions", "duration_s", "attempts")


@dataclass(frozen=True)
class Candidate:
    """A recording that may be put into a queue, with what takes the disk to tell: who it is, and its size in bytes."""

    recording: FoundRecording
    identity: str
    size: int


def candidate(recording: FoundRecording) -> Candidate:
    """Look at a recording's file, which need not exist, before it is put into a queue."""
    return Candidate(recording, _identity(recording.path), _size(recording.path))


class BatchQueue:
    """A queue in a file, made if it is not there.

    A recording that was being worked on when the program ended waits again; after two ends without a word it counts
    as failed, so that a file that brings the program down is not met for ever. Use it in one thread at a time.

    Parameters
    ----------
    path : Path
        The queue's file.
    settings : BatchSettings, optional
        Of a new queue; a queue that is there keeps its own.
    output : Path, optional
        Folder for the results of a new queue; None puts them beside the recordings.

    Raises
    ------
    QueueDamaged
        If the file is no queue.
    SettingsError
        If it cannot be opened, or another program has it.
    """

    def __init__(self, path: Path, settings: BatchSettings | None = None, output: Path | None = None) -> None:
        self.path = path
        self.trouble = ""
        self._items: list[BatchItem] = []
        self._places: dict[int, int] = {}
        self._positions: dict[int, int] = {}
        self._known: set[str] = set()
        self._identities: dict[int, str] = {}
        self._next_id = 1
        self._base = opened(path)
        try:
            with self._base:
                self._base.executescript(_SCHEMA)
            self._read(settings or BatchSettings(), output)
        except sqlite3.OperationalError as error:
            self._base.close()
            raise refusal(path, error) from error
        except (sqlite3.DatabaseError, SettingsError, ExportError, ValueError, TypeError, KeyError) as error:
            self._base.close()
            raise QueueDamaged(
                f"The batch “{display_name(path)}” is damaged and cannot go on ({error}); begin it anew."
            ) from error

    # ---- reading ----------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """Return how many recordings there are."""
        return len(self._items)

    def __iter__(self) -> Iterator[BatchItem]:
        """Return the recordings in order."""
        return iter(self._items)

    def at(self, place: int) -> BatchItem:
        """Return the recording at a place in the order."""
        return self._items[place]

    def item(self, item_id: int) -> BatchItem | None:
        """Return a recording by its number; None if it is not there any more."""
        place = self._places.get(item_id)
        return None if place is None else self._items[place]

    def place_of(self, item_id: int) -> int:
        """Return where in the order a recording stands; raises KeyError if it is not there."""
        return self._places[item_id]

    @property
    def counts(self) -> Counter[State]:
        """How many recordings are in each state."""
        return Counter(item.state for item in self._items)

    @property
    def unfinished(self) -> bool:
        """Whether something is left to do."""
        return any(item.state in UNFINISHED for item in self._items)

    def next_waiting(self) -> BatchItem | None:
        """Return the first recording that waits."""
        return next((item for item in self._items if item.state is State.WAITING), None)

    @property
    def settings(self) -> BatchSettings:
        """What every recording is analysed and written with."""
        return self._settings

    @property
    def output(self) -> Path | None:
        """Folder for all results; None puts them beside the recordings."""
        return self._output

    @property
    def active(self) -> bool:
        """Whether the batch was started, and has neither ended nor been cancelled since."""
        return self._active

    # ---- changing ---------------------------------------------------------------------------------------------

    def add(self, found: Iterable[FoundRecording]) -> int:
        """Put recordings at the end; those that are in the queue already are left out. Return how many are new."""
        return self.add_candidates([candidate(recording) for recording in found])

    def add_candidates(self, candidates: Iterable[Candidate]) -> int:
        """Put recordings at the end that have been looked at; otherwise as `add`."""
        fresh: dict[str, Candidate] = {}
        for entry in candidates:
            if entry.identity not in self._known:
                fresh.setdefault(entry.identity, entry)
        bases = self._bases.give([entry.recording for entry in fresh.values()])
        place, position = len(self._items), 1 + max(self._positions.values(), default=-1)
        for (identity, entry), base in zip(fresh.items(), bases, strict=True):
            path = Path(os.path.abspath(entry.recording.path))
            item = BatchItem(self._next_id, path, entry.recording.inside, base, entry.size)
            self._next_id += 1
            self._known.add(identity)
            self._identities[item.id] = identity
            self._places[item.id] = len(self._items)
            self._items.append(item)
        self._insert(self._items[place:], position)
        return len(fresh)

    def update(self, item_id: int, **changes: Any) -> BatchItem:
        """Change facts of a recording, and return it; raises KeyError if it is not there."""
        place = self._places[item_id]
        item = self._items[place] = replace(self._items[place], **changes)
        columns = ", ".join(f"{name} = ?" for name in changes)
        values = [_stored(value) for value in changes.values()]
        self._write(f"UPDATE items SET {columns} WHERE id = ?", [(*values, item_id)])
        return item

    def retry(self, item_ids: Collection[int] | None = None) -> int:
        """Let recordings wait again, all that are `resting` or those of them that are named; return how many."""
        chosen = [self._places[item_id] for item_id in self.resting(item_ids)]
        for place in chosen:
            self._items[place] = altered(self._items[place], state=State.WAITING, sentence="", attempts=0)
        ids = json.dumps([self._items[place].id for place in chosen])
        statement = f"UPDATE items SET state = ?, sentence = '', attempts = 0 WHERE {_NAMED}"
        self._write(statement, [(str(State.WAITING), ids)])
        return len(chosen)

    def resting(self, item_ids: Collection[int] | None = None) -> list[int]:
        """Return the recordings that failed, were cancelled or, if they are named, were skipped or done."""
        if item_ids is None:
            return [item.id for item in self._items if item.state in (State.FAILED, State.CANCELLED)]
        named = (self.item(item_id) for item_id in item_ids)
        return [item.id for item in named if item and item.state not in (State.WAITING, State.RUNNING)]

    def remove(self, item_ids: Collection[int]) -> None:
        """Take recordings out; one that is being worked on stays."""
        going = {i for i in item_ids if (item := self.item(i)) is not None and item.state is not State.RUNNING}
        for item_id in going:
            item = self._items[self._places[item_id]]
            self._known.discard(self._identities.pop(item_id))
            self._bases.release(item.base)
        self._items = [item for item in self._items if item.id not in going]
        self._renumber()
        self._positions = {item.id: self._positions[item.id] for item in self._items}
        self._write(f"DELETE FROM items WHERE {_NAMED}", [(json.dumps(sorted(going)),)])

    def move(self, item_ids: Collection[int], step: int) -> None:
        """Move recordings up (-1) or down (+1) by one place, each past one that is not among them."""
        order = list(self._items)
        places = [self._places[item_id] for item_id in item_ids if item_id in self._places]
        edge = 0 if step < 0 else len(order) - 1
        for place in sorted(places, reverse=step > 0):
            if place == edge:
                edge -= step
                continue
            order[place], order[place + step] = order[place + step], order[place]
        self._put_in_order(order)

    def set_settings(self, settings: BatchSettings) -> None:
        """Change what the recordings that follow are analysed and written with."""
        self._settings = settings
        self._set_fact("settings", json.dumps(settings.to_json()))

    def set_output(self, output: Path | None, plan: OutputPlan | None = None) -> None:
        """Change where results go; those that are written stay where they are.

        Parameters
        ----------
        output : Path or None
            Folder for all results; None puts them beside the recordings.
        plan : OutputPlan, optional
            Made for this folder and these recordings before, see `OutputPlan.fits`.
        """
        plan = plan or planned_output(self._items, output)
        self._output, self._bases = plan.output, plan.places
        for item_id, base in plan.bases.items():
            place = self._places[item_id]
            self._items[place] = altered(self._items[place], base=base)
        with self._together():
            self._set_fact("output", b"" if plan.output is None else os.fsencode(plan.output))
            self._write("UPDATE items SET base = ? WHERE id = ?", plan.rows)

    def set_active(self, active: bool) -> None:
        """Note whether the batch is under way, so that the next start of the program can offer to go on."""
        self._active = active
        self._set_fact("active", "yes" if active else "no")

    def close(self) -> None:
        """Close the file; another program may take it."""
        self._base.close()

    # ---- the file ---------------------------------------------------------------------------------------------

    def _read(self, settings: BatchSettings, output: Path | None) -> None:
        facts = dict(self._base.execute("SELECT name, value FROM facts"))
        if not facts:
            self._settings, self._output, self._active = settings, None, False
            self._bases = Places(None)
            self._set_fact("version", str(_VERSION))
            self.set_settings(settings)
            self.set_output(output)
            return
        if facts["version"] != str(_VERSION):
            raise SettingsError(f"it has version {facts['version']}; this Soloscope reads {_VERSION}")
        self._settings = BatchSettings.from_json(json.loads(facts["settings"]))
        self._output = Path(os.fsdecode(facts["output"])) if facts["output"] else None
        self._active = facts.get("active") == "yes"
        self._bases = Places(self._output)
        statement = f"SELECT position, {', '.join(_COLUMNS)} FROM items ORDER BY position, id"
        for position, *row in self._base.execute(statement):
            item = _item(dict(zip(_COLUMNS, row, strict=True)))
            self._items.append(item)
            self._positions[item.id] = position
            self._bases.take(item.base)
            self._identities[item.id] = _identity(item.path)
        self._known = set(self._identities.values())
        self._next_id = 1 + max((item.id for item in self._items), default=0)
        self._renumber()
        for item in [item for item in self._items if item.state is State.RUNNING]:
            self._take_up(item)

    def _take_up(self, item: BatchItem) -> None:
        """Decide what becomes of a recording in whose midst the program ended."""
        attempts = item.attempts + 1
        if attempts < _MOST_ATTEMPTS:
            self.update(item.id, state=State.WAITING, attempts=attempts)
            return
        sentence = f"Soloscope ended without a word while it worked on “{display_name(item.path)}”, {attempts} times."
        self.update(item.id, state=State.FAILED, sentence=sentence, attempts=attempts)

    def _insert(self, items: Sequence[BatchItem], position: int) -> None:
        self._positions.update((item.id, place) for place, item in enumerate(items, position))
        names = ("position", *_COLUMNS)
        rows = [
            (place, *(_stored(getattr(item, name)) for name in _COLUMNS)) for place, item in enumerate(items, position)
        ]
        self._write(f"INSERT INTO items ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows)

    def _set_fact(self, name: str, value: str | bytes) -> None:
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, value)])

    def _put_in_order(self, items: list[BatchItem]) -> None:
        """Change the order of the recordings there are; each takes the position of the one whose place it gets."""
        positions = [self._positions[item.id] for item in self._items]
        moved = [(position, item.id) for position, item in zip(positions, items, strict=True)]
        moved = [(position, item_id) for position, item_id in moved if self._positions[item_id] != position]
        self._items = items
        self._renumber()
        self._positions.update((item_id, position) for position, item_id in moved)
        self._write("UPDATE items SET position = ? WHERE id = ?", moved)

    def _renumber(self) -> None:
        self._places = {item.id: place for place, item in enumerate(self._items)}

    def _together(self) -> Transaction:
        return Transaction(self._base, self._note)

    def _write(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Write to the file; where that fails, the batch goes on from memory and `trouble` says so."""
        try:
            with self._together():
                self._base.executemany(statement, rows)
        except sqlite3.Error as error:
            self._note(error)

    def _note(self, error: sqlite3.Error) -> None:
        self.trouble = (
            f"The state of the batch cannot be kept in “{display_name(self.path)}” ({error}); "
            "it goes on, but not after a restart."
        )


def _stored(value: Any) -> Any:
    """Return a value as the file holds it; a path as bytes, because it need not be text."""
    return os.fsencode(value) if isinstance(value, Path) else str(value) if isinstance(value, State) else value


def _item(values: Mapping[str, Any]) -> BatchItem:
    paths = {name: Path(os.fsdecode(values[name])) for name in ("path", "inside", "base")}
    return BatchItem(**{**values, **paths, "state": State(values["state"])})


def _identity(path: Path) -> str:
    """Return what is the same for two names of one file."""
    return os.path.normcase(os.path.realpath(path))


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0
