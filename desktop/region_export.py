"""Regions of the open recording written to files of the user's choice."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.document import AnalysisState, Document
from desktop.engine_sentences import engine_words
from desktop.export_choices import ExportMemory
from desktop.format_words import counted_words
from desktop.region_writer import Export, RegionWriter
from desktop.session import ERROR, INFO
from desktop.settings import Settings
from desktop.translation import translate
from engine.naming import display_name

if TYPE_CHECKING:
    from desktop.dialogs.export import ExportDialog
    from engine.interchange import ExportFacts, ExportPlan


class RegionExport:
    """
    Asks where and how the regions go, writes them, and does it again when asked.

    Parameters
    ----------
    window
        Parent of the dialogs.
    document
        Whose regions are written.
    settings
        Remembers the folder and what was chosen for each format.
    tell
        Shows a sentence and its kind.
    """

    def __init__(
        self, window: QWidget, document: Document, settings: Settings, tell: Callable[[str, str], None]
    ) -> None:
        self._window = window
        self._document = document
        self._settings = settings
        self._tell = tell
        self._last: tuple[Export, Path, Path | None] | None = None
        self._writer = RegionWriter(window)
        self._again = RegionWriter(window)
        self._again.written.connect(self._written_again)
        self._again.failed.connect(lambda sentence: tell(engine_words(sentence), ERROR))
        self.dialog: ExportDialog | None = None

    def ask(self) -> None:
        """Let the user choose format and file, once the regions are up to date; the dialog writes."""
        self._document.when_settled(self._open)

    def _open(self) -> None:
        from desktop.dialogs.export import ExportDialog

        path = self._document.path
        facts = self._facts()
        if path is None or facts is None or self.dialog is not None:
            return
        dialog = ExportDialog(
            self._document.regions,
            facts,
            self._settings.folder("export", path),
            path.stem,
            ExportMemory(self._settings),
            self._writer,
            self._window,
        )
        self.dialog = dialog
        dialog.written.connect(self._written)
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def again(self) -> None:
        """Write the regions as they are now to the file that was written last; ask where there was none."""
        self._document.when_settled(self._write_again)

    def _write_again(self) -> None:
        facts = self._facts()
        if self._last is None or self._last[2] != self._document.path or facts is None:
            self._open()
            return
        export, target, path = self._last
        export = Export(self._document.regions, export.spec, facts, export.choice)
        self._last = (export, target, path)
        self._again.write(export, target)

    def write(self, path: Path) -> None:
        """
        Write the regions that have not been rejected, in the format of the file's extension, else as CSV.

        Raises
        ------
        ExportError
            With a sentence, when the file cannot be written.
        """
        # Imported here: nothing of it is needed before the first export.
        from engine.interchange import format_for_result, planned_export, write_regions

        facts, kept = self._facts(), self._document.kept_regions
        if facts is None:
            return
        spec = format_for_result(path)
        plan = planned_export(kept, spec, facts)
        (file,) = plan.files
        write_regions(path, file.regions, spec.id, file.facts)
        self._say(plan.count, plan.marker_count, len(self._document.regions) - len(kept), display_name(path))

    def close(self) -> None:
        """End what is being written."""
        self._writer.close()
        self._again.close()

    def _facts(self) -> "ExportFacts | None":
        from engine.interchange import ExportFacts

        recording = self._document.recording
        if recording is None:
            return None
        return ExportFacts(
            recording.duration_s,
            recording.sample_rate,
            display_name(recording.path),
            recording.start_timecode_s,
            path=recording.path,
            markers=self._document.markers.all,
        )

    def _written(self, plan: "ExportPlan", paths: tuple[Path, ...], export: Export) -> None:
        assert self.dialog is not None
        target = self.dialog.target
        self._settings.set_folder("export", target.parent)
        self._last = (export, target, self._document.path)
        self._tell_plan(plan, paths, export)

    def _written_again(self, plan: "ExportPlan", paths: tuple[Path, ...]) -> None:
        if self._last is not None:
            self._tell_plan(plan, paths, self._last[0])

    def _tell_plan(self, plan: "ExportPlan", paths: tuple[Path, ...], export: Export) -> None:
        rejected = sum(region.status == "rejected" for region in export.regions)
        left_out = 0 if export.choice.rejected and export.spec.holds_status else rejected
        if len(paths) == 1:
            where = display_name(paths[0])
        else:
            files = translate("RegionExport", "%Ln files", "", len(paths))
            where = translate("RegionExport", "{files} in {folder}").format(
                files=files, folder=display_name(paths[0].parent)
            )
        self._say(plan.count, plan.marker_count, left_out, where)

    def _say(self, count: int, markers: int, left_out: int, name: str) -> None:
        complete = self._document.analysis is AnalysisState.DONE
        self._tell(_written_words(counted_words(count, markers), left_out, name, complete=complete), INFO)

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _written_words(what: str, left_out: int, name: str, *, complete: bool) -> str:
    if left_out and complete:
        words = translate("RegionExport", "{regions} written to {name}; {rejected} left out.")
    elif left_out:
        words = translate(
            "RegionExport", "{regions} written to {name}; {rejected} left out; the analysis is not complete."
        )
    elif complete:
        words = translate("RegionExport", "{regions} written to {name}.")
    else:
        words = translate("RegionExport", "{regions} written to {name}; the analysis is not complete.")
    return words.format(
        regions=what,
        rejected=translate("RegionExport", "%Ln rejected", "", left_out),
        name=name,
    )
