"""The steps that can be taken back, one after the other, and whether the user's work among them is saved."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.undo_steps import UndoStep
from desktop.work import Work, same_work

MOST_STEPS = 1_000
MOST_BYTES = 200_000_000


class UndoHistory(QUndoStack):
    """One history for all that can be taken back: the work that a session file holds, and what the settings hold.

    Only the former can be unsaved: who moves a lane has nothing to save. The oldest steps are forgotten where there
    are more than `MOST_STEPS`, or where they take more than about `MOST_BYTES`; the last step always stays.

    Parameters
    ----------
    parent : QObject, optional
    """

    work_changed = Signal()
    """A step has led to other work, or it is saved now, or is not any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work = Work()
        self._saved: Work | None = self._work
        self._modified = False

    @property
    def modified(self) -> bool:
        """Whether the work differs from what was saved."""
        return self._modified

    def note(self, work: Work) -> None:
        """Take note of other work."""
        self._work = work
        self._modified = self._saved is None or not same_work(self._saved, work)
        self.work_changed.emit()

    def start_anew(self, work: Work) -> None:
        """Forget every step; the work needs no saving."""
        told = self._modified or self.count() > 0
        self._work = self._saved = work
        self._modified = False
        self.clear()
        if told:
            self.work_changed.emit()

    def setClean(self) -> None:
        """Take note that the work is saved; no later step becomes one with those before."""
        super().setClean()
        self._saved = self._work
        self.note(self._work)

    def resetClean(self) -> None:
        """Take note that the work is saved nowhere."""
        super().resetClean()
        self._saved = None
        self.note(self._work)

    def push(self, step: QUndoCommand) -> None:
        """Make an `UndoStep`. What has been undone cannot be redone after it."""
        super().push(step)
        steps = [step for number in range(self.count()) if isinstance(step := self.command(number), UndoStep)]
        kept, held = 0, 0
        for made in reversed(steps[-MOST_STEPS:]):
            held += made.size_bytes
            if kept and held > MOST_BYTES:
                break
            kept += 1
        if kept < len(steps):
            self._keep(steps[len(steps) - kept :], self.cleanIndex() - len(steps) + kept)

    def _keep(self, steps: list[UndoStep], clean_index: int) -> None:
        """Forget all steps but the last ones. Nobody hears of it: the next one to be undone is the same."""
        # The stack takes its steps with it when it forgets them.
        copies = [step.copy() for step in steps]
        self.blockSignals(True)
        self.clear()
        super().resetClean()
        for number, step in enumerate(copies):
            if number == clean_index:
                super().setClean()
            super().push(step)
        if clean_index == len(copies):
            super().setClean()
        self.blockSignals(False)
