"""Regions of the open recording written to a file of the user's choice."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.document import AnalysisState, Document
from desktop.session import ERROR, INFO
from desktop.settings import Settings
from desktop.translation import translate
from engine.errors import SoloscopeError
from engine.naming import display_name


class RegionExport:
    """
    Asks where the regions go, and writes them.

    Parameters
    ----------
    window
        Parent of the dialogs.
    document
        Whose regions are written.
    settings
        Remembers the folder.
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

    def ask(self) -> None:
        """Let the user choose where the regions go, and write them."""
        path = self._document.path
        if path is None:
            return
        suggested = self._settings.folder("export") / f"{path.stem}.csv"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("RegionExport", "Export regions as CSV"),
            str(suggested),
            translate("RegionExport", "Comma separated (*.csv);;All files (*)"),
        )
        if not name:
            return
        target = Path(name) if Path(name).suffix else Path(f"{name}.csv")
        self._settings.set_folder("export", target.parent)
        try:
            self.write_csv(target)
        except (SoloscopeError, OSError) as error:
            self._tell(str(error), ERROR)

    def write_csv(self, path: Path) -> None:
        """
        Write the regions that have not been rejected.

        Raises
        ------
        ExportError
            With a sentence, when the file cannot be written.
        """
        # Imported here: nothing of it is needed before the first export.
        from engine.interchange import ExportFacts, write_regions

        recording, kept = self._document.recording, self._document.kept_regions
        if recording is None:
            return
        facts = ExportFacts(
            recording.duration_s,
            recording.sample_rate,
            display_name(recording.path),
            recording.start_timecode_s or 0.0,
        )
        write_regions(path, kept, "csv", facts)
        left_out = len(self._document.regions) - len(kept)
        complete = self._document.analysis is AnalysisState.DONE
        self._tell(_written_words(len(kept), left_out, display_name(path), complete=complete), INFO)


def _written_words(kept: int, left_out: int, name: str, *, complete: bool) -> str:
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
        regions=translate("RegionExport", "%Ln regions", "", kept),
        rejected=translate("RegionExport", "%Ln rejected", "", left_out),
        name=name,
    )
