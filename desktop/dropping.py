"""What files dropped on the window are taken for, what is promised while they hang there, and who gets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit

from desktop.file_opening import dropped_files
from desktop.import_desk import is_region_file
from desktop.session import INFO
from desktop.session_desk import is_session

if TYPE_CHECKING:
    from desktop.window import MainWindow


class Kind(Enum):
    """What dropped files are taken for."""

    RECORDING = "recording"
    SESSION = "session"
    REGIONS = "regions"
    BATCH = "batch"


@dataclass(frozen=True)
class Plan:
    """What becomes of dropped files: those that are taken, and how many are left out."""

    kind: Kind
    files: tuple[Path, ...]
    left_out: int = 0


def planned(paths: Sequence[Path]) -> Plan:
    """Return what some files are taken for: one is opened or imported, folders and many recordings are a batch.

    Parameters
    ----------
    paths : sequence of Path
        At least one.
    """
    from engine.audio.finding import EXTENSIONS

    sessions = [path for path in paths if is_session(path)]
    if sessions:
        return Plan(Kind.SESSION, (sessions[0],), len(paths) - 1)
    heard = [path for path in paths if path.suffix.lower() in EXTENSIONS or path.is_dir()]
    if len(heard) > 1 or any(path.is_dir() for path in heard):
        return Plan(Kind.BATCH, tuple(heard), len(paths) - len(heard))
    chosen = (heard or paths)[0]
    kind = Kind.REGIONS if not heard and is_region_file(chosen) else Kind.RECORDING
    return Plan(kind, (chosen,), len(paths) - 1)


class Dropping(QObject):
    """Takes what is dropped on the main window.

    Parameters
    ----------
    window : MainWindow
        Built already.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        for field in window.findChildren(QLineEdit):
            # Fields take the paths of files for text; here files are meant for the window.
            field.setAcceptDrops(False)

    def enter(self, event: QDragEnterEvent) -> None:
        """Promise what will become of files that have come over the window."""
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self._promise(planned(files))

    def leave(self) -> None:
        """Take the promise back."""
        self._window.empty_state.set_drop_near(False)
        self._window.drop_overlay.hide()

    def drop(self, event: QDropEvent) -> None:
        """Take files; whoever dragged them here need not wait for what is asked about them."""
        self.leave()
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            plan = planned(files)
            QTimer.singleShot(0, self, lambda: self._take(plan))

    def _promise(self, plan: Plan) -> None:
        window = self._window
        if window.session.document.recording is None and plan.kind is Kind.RECORDING:
            window.empty_state.set_drop_near(True)
            return
        window.drop_overlay.words = self._words(plan)
        window.drop_overlay.setGeometry(window.rect())
        window.drop_overlay.raise_()
        window.drop_overlay.show()

    def _words(self, plan: Plan) -> str:
        if plan.kind is Kind.SESSION:
            return self.tr("Drop to open this session")
        if plan.kind is Kind.REGIONS:
            return self.tr("Drop to import these regions")
        if plan.kind is Kind.RECORDING:
            return self.tr("Drop to open this recording")
        if len(plan.files) == 1:
            return self.tr("Drop to put the recordings of this folder into the batch")
        return self.tr("Drop to put these into the batch")

    def _take(self, plan: Plan) -> None:
        window = self._window
        # The focus is still with the program that the files came from.
        window.activateWindow()
        if plan.kind is Kind.BATCH:
            window.batch.add(plan.files)
        elif plan.kind is Kind.REGIONS:
            window.imports.take_dropped(plan.files[0])
        else:
            window.open_path(plan.files[0])
        if plan.left_out:
            window.message_bar.tell(self.tr("%Ln dropped file(s) were left out.", "", plan.left_out), INFO)
