"""Regions as the text of a file and as files, made in a thread so that the window never waits."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from engine.analysis.regions import Region

if TYPE_CHECKING:
    from engine.interchange import ExportChoice, ExportFacts, ExportPlan, FormatSpec

PREVIEW_LINES = 200


@dataclass(frozen=True)
class Export:
    """Everything that decides what an export writes: all regions of the timeline, format, facts and choice."""

    regions: tuple[Region, ...]
    spec: "FormatSpec"
    facts: "ExportFacts"
    choice: "ExportChoice"

    def plan(self) -> "ExportPlan":
        """Return the files of the export; raises SettingsError for choices that do not go together."""
        from engine.interchange import planned_export

        return planned_export(self.regions, self.spec, self.facts, self.choice)


@dataclass(frozen=True)
class Preview:
    """
    How the first file of an export begins.

    Attributes
    ----------
    plan
        All files of the export.
    text
        Its first lines; None for a file that is not text.
    size
        Bytes of a file that is not text; None where only writing it would tell.
    more
        Lines that are not shown.
    """

    plan: "ExportPlan"
    text: str | None
    size: int | None = None
    more: int = 0


class ExportCancelled(Exception):
    """The user cancelled an export while it was written."""


class RegionWriter(QObject):
    """Previews and writes exports one after the other; of several previews asked for only the last is told."""

    previewed = Signal(object, object)
    """An `Export` and its `Preview`."""
    refused = Signal(object, str)
    """An `Export` that cannot be, and why."""
    progressed = Signal(float)
    written = Signal(object, object)
    """The plan and the paths of its files."""
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._wanted: Export | None = None
        self._stop = threading.Event()

    @property
    def previewing(self) -> bool:
        """Whether a preview was asked for that has not been told yet."""
        return self._wanted is not None

    def preview(self, export: Export) -> None:
        """Make the beginning of the first file; `previewed` or `refused` tells, unless another is asked for first."""
        busy = self.previewing
        self._wanted = export
        if not busy:
            self._preview_wanted()

    def write(self, export: Export, path: Path) -> None:
        """Write the files of an export; `written`, `failed` or `cancelled` tells."""
        self._stop.clear()
        self._background.run(lambda: self._write(export, path), self._tell_written, self._tell_failed)

    def cancel(self) -> None:
        """End the writing; the file in hand is left as it was before."""
        self._stop.set()

    def close(self) -> None:
        """End everything."""
        self.cancel()
        self._background.close()

    def _preview_wanted(self) -> None:
        export = self._wanted
        if export is not None:
            self._background.run(
                lambda: begun(export),
                lambda preview: self._previewed(export, lambda: self.previewed.emit(export, preview)),
                lambda error: self._previewed(export, lambda: self.refused.emit(export, str(error))),
            )

    def _previewed(self, export: Export, tell: Callable[[], None]) -> None:
        if self._wanted is export:
            self._wanted = None
            tell()
        else:
            self._preview_wanted()

    def _write(self, export: Export, path: Path) -> "tuple[ExportPlan, tuple[Path, ...]]":
        from engine.interchange import write_regions

        plan = export.plan()
        paths = plan.paths(path)

        def progress(share: float) -> None:
            if self._stop.is_set():
                raise ExportCancelled
            self.progressed.emit(share)

        for target, file in zip(paths, plan.files, strict=True):
            progress(0.0)
            write_regions(target, file.regions, export.spec.id, file.facts, progress)
        return plan, paths

    def _tell_written(self, result: "tuple[ExportPlan, tuple[Path, ...]]") -> None:
        self.written.emit(*result)

    def _tell_failed(self, error: Exception) -> None:
        if isinstance(error, ExportCancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(str(error))


def begun(export: Export, lines: int = PREVIEW_LINES) -> Preview:
    """
    Return how the first file of an export begins.

    Raises
    ------
    SettingsError, ExportError
        When the export cannot be, with a sentence.
    """
    plan = export.plan()
    if not plan.files or export.spec.writer is None:
        return Preview(plan, None)
    content = export.spec.writer(plan.files[0].regions, plan.files[0].facts)
    if isinstance(content, bytes):
        return Preview(plan, None, len(content))
    rows = content.splitlines()
    return Preview(plan, "\n".join(rows[:lines]), more=max(0, len(rows) - lines))


def replaced(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return those of some paths at which there is something already; a place that cannot be looked at is none."""
    return tuple(path for path in paths if _is_there(path))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
