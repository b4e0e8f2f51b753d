"""All that a person did to a recording, as one value: corrections of regions and changes of the rules."""

from typing import NamedTuple

from desktop.corrections import Correction
from desktop.rule_changes import RuleChanges


class Work(NamedTuple):
    """Every step of undo leads from one such value to another, and a session file holds one."""

    corrections: tuple[Correction, ...] = ()
    rule_changes: RuleChanges = RuleChanges()
