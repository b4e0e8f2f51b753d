"""All that a person did to a recording, as one value: corrections of regions, changes of the rules, markers."""

import operator
from typing import NamedTuple

from desktop.corrections import Correction
from desktop.rule_changes import RuleChanges
from engine.markers import Marker


class Work(NamedTuple):
    """Every step of undo leads from one such value to another, and a session file holds one."""

    corrections: tuple[Correction, ...] = ()
    rule_changes: RuleChanges = RuleChanges()
    markers: tuple[Marker, ...] = ()


_PLACE_BYTES, _CORRECTION_BYTES, _SMALL_BYTES = 8, 500, 1_000


def same_work(a: Work, b: Work) -> bool:
    """Whether there is nothing to save of one work where the other is saved.

    Corrections are compared as objects, which is what undo brings back: thousands of regions take too long otherwise.
    """
    if a is b:
        return True
    same = a.corrections is b.corrections or (
        len(a.corrections) == len(b.corrections) and all(map(operator.is_, a.corrections, b.corrections))
    )
    return same and (a.rule_changes, a.markers) == (b.rule_changes, b.markers)


def step_bytes(before: Work, after: Work, regions: int) -> int:
    """Return about how much memory a step to other work takes that is about so many regions.

    Corrections that both have are one and the same; comparing them all would take longer than the step.
    """
    if after.corrections is before.corrections:
        return _SMALL_BYTES
    fresh = regions + abs(len(after.corrections) - len(before.corrections))
    return _SMALL_BYTES + _PLACE_BYTES * len(after.corrections) + _CORRECTION_BYTES * fresh
