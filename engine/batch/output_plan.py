"""Where the results of a whole queue go when its output folder changes; worked out, not done."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.audio.finding import FoundRecording
from engine.batch.items import BatchItem, State
from engine.batch.places import Places

__all__ = ["OutputPlan", "planned_output"]

_KEEPS_PLACE = frozenset({State.DONE, State.SKIPPED, State.RUNNING})


@dataclass(frozen=True)
class OutputPlan:
    """Where the results of a queue's recordings go in another folder.

    Attributes
    ----------
    output : Path or None
        The folder; None for beside the recordings.
    places : Places
        With all that is taken there.
    bases : dict of int to Path
        The places of those recordings whose results move, by number.
    staying : frozenset of int
        The others.
    rows : list of (bytes, int)
        `bases` as the file holds them.
    """

    output: Path | None
    places: Places
    bases: dict[int, Path]
    staying: frozenset[int]
    rows: list[tuple[bytes, int]]

    def fits(self, items: Iterable[BatchItem]) -> bool:
        """Whether these are the recordings that it was made for, and none of them has got results meanwhile."""
        given = tuple(items)
        staying = frozenset(item.id for item in given if item.state in _KEEPS_PLACE)
        return staying == self.staying and [i.id for i in given if i.id not in staying] == [*self.bases]


def planned_output(items: Iterable[BatchItem], output: Path | None) -> OutputPlan:
    """Find places in another folder; changes nothing and may run in any thread."""
    folder = None if output is None else Path(os.path.abspath(output))
    places = Places(folder)
    given = tuple(items)
    moving = [item for item in given if item.state not in _KEEPS_PLACE]
    for item in given:
        if item.state in _KEEPS_PLACE:
            places.take(item.base)
    bases = places.give([FoundRecording(item.path, item.inside) for item in moving])
    return OutputPlan(
        folder,
        places,
        {item.id: base for item, base in zip(moving, bases, strict=True)},
        frozenset(item.id for item in given if item.state in _KEEPS_PLACE),
        [(os.fsencode(base), item.id) for item, base in zip(moving, bases, strict=True)],
    )
