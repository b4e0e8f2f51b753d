"""All that a person did to a recording, as one value: corrections of regions, changes of the rules, markers."""

from typing import NamedTuple

from desktop.corrections import Correction
from desktop.rule_changes import RuleChanges
from engine.markers import Marker


class Work(NamedTuple):
    """Every step of undo leads from one such value to another, and a session file holds one."""

    corrections: tuple[Correction, ...] = ()
    rule_changes: RuleChanges = RuleChanges()
    markers: tuple[Marker, ...] = ()
