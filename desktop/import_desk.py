"""Brings regions and markers of a file into the open recording: asks, reads in a thread, takes one undo step."""

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop import region_edits
from desktop.actions import Actions
from desktop.background import Background
from desktop.engine_sentences import engine_words
from desktop.import_words import imported_words, step_words
from desktop.latest_work import LatestWork
from desktop.marker_import import laid_beside
from desktop.region_import import RegionFile, fitted, read_region_file
from desktop.session import ERROR, INFO, Session
from desktop.settings import Settings
from engine.errors import FormatUnclearError, SoloscopeError
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.naming import display_name

if TYPE_CHECKING:
    from desktop.dialogs.import_regions import ImportDialog
    from desktop.region_import import Imported

_LOG = logging.getLogger(__name__)

_FACTS = "import_regions"
_MOST_REMEMBERED = 200


def is_region_file(path: Path) -> bool:
    """Whether a file has the name of a file of regions and of no recording."""
    return path.suffix.lower() in _dropped_suffixes()


class ImportDesk(QObject):
    """What *Import regions* and a dropped file of regions do; one file at a time.

    Parameters
    ----------
    window : QWidget
        Owner of the dialogs.
    session : Session
    actions : Actions
        ``import_regions``.
    settings : Settings
        Remembers folder, way and names.
    tell : callable
        Shows a sentence and its weight in the window.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        actions: Actions,
        settings: Settings,
        tell: Callable[[str, str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._tell = window, session, settings, tell
        self._actions = actions
        self.dialog: ImportDialog | None = None
        self._file: RegionFile | None = None
        self._recording: Path | None = None
        self._background = Background(self)
        self._fitting = LatestWork(self._background, self)
        actions["import_regions"].triggered.connect(lambda _=False: self.ask())
        session.document.recording_changed.connect(self._recording_changed)

    def close(self) -> None:
        """Drop what is being read."""
        self._background.close()

    # ---- which file -------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Let the user choose a file of regions."""
        filters = _filters(self.tr("Files of regions ({patterns})"), self.tr("All files (*)"))
        folder = self._settings.folder("import", self._session.document.path)
        name, chosen = QFileDialog.getOpenFileName(
            self._window, self.tr("Import regions"), str(folder), ";;".join(filters)
        )
        if name:
            self._settings.set_folder("import", Path(name).parent)
            self.read(Path(name), filters.get(chosen, ""))

    def take_dropped(self, path: Path) -> None:
        """Offer to import a dropped file of regions."""
        if self._session.document.recording is None:
            words = self.tr("“{name}” is a file of regions; open its recording first.")
            self._tell(words.format(name=display_name(path)), INFO)
        else:
            self.read(path)

    # ---- reading ----------------------------------------------------------------------------------------------

    def read(self, path: Path, format_id: str = "") -> None:
        """Read a file, then ask how its regions come in."""
        document = self._session.document
        if document.path is None:
            return
        if self.dialog is not None:
            self.dialog.close()
        document.catch_up()
        self._recording = document.path
        there = (*document.instruments, *(region.instrument for region in document.regions), *OPENMIC_INSTRUMENTS)
        known = tuple(dict.fromkeys(there))
        self._background.run(lambda: read_region_file(path, known, format_id), self._read, self._failed)

    def _read(self, file: RegionFile) -> None:
        if self._session.document.path != self._recording or self._recording is None:
            return
        if not file.regions and not file.markers:
            self._tell(self.tr("“{name}” holds no regions; choose another file.").format(name=file.name), INFO)
            return
        from desktop.dialogs.import_regions import ImportDialog

        if self.dialog is not None:
            self.dialog.close()
        facts = self._settings.facts(_FACTS)
        dialog = ImportDialog(file, self._remembered_names(), facts.get("replace") is True, self._window)
        dialog.markers_box.setChecked(facts.get("markers") is not False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choice_changed.connect(self._fit)
        dialog.finished.connect(self._dialog_closed)
        self.dialog, self._file = dialog, file
        dialog.open()
        self._fit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, SoloscopeError):
            words, key = engine_words(str(error)), self._actions.key_text("import_regions")
            if isinstance(error, FormatUnclearError) and key:
                words += " " + self.tr("The dialog of {key} lets you choose it.").format(key=key)
            self._tell(words, ERROR)
        else:
            _LOG.error("regions could not be imported", exc_info=error)
            words = self.tr("The file could not be imported ({reason}); the log has more.")
            self._tell(words.format(reason=error), ERROR)

    def _fit(self) -> None:
        dialog, file = self.dialog, self._file
        if dialog is None or file is None:
            return
        names, duration_s = dialog.names, self._session.document.duration_s
        self._fitting.request(
            lambda: fitted(file.regions, names, file.known, duration_s, file.markers), self._show_outcome, self._failed
        )

    def _show_outcome(self, outcome: "Imported") -> None:
        if self.dialog is not None:
            self.dialog.show_outcome(outcome)

    # ---- taking -----------------------------------------------------------------------------------------------

    def _dialog_closed(self, answer: int) -> None:
        dialog, file = self.dialog, self._file
        self.dialog = self._file = None
        self._fitting.forget()
        if dialog is None or file is None or answer != QDialog.DialogCode.Accepted or dialog.outcome is None:
            return
        self._remember(dialog)
        self._take(dialog.outcome, file.name, dialog.replaces)

    def _take(self, outcome: "Imported", name: str, replaces: bool) -> None:
        document = self._session.document
        corrections, present = document.work.corrections, document.markers.all
        edit = region_edits.Edit(corrections, ())
        if outcome.regions and replaces:
            edit = region_edits.import_instead(outcome.regions, document.duration_s)
        elif outcome.regions:
            edit = region_edits.import_beside(corrections, outcome.regions)
        kept = () if outcome.markers and replaces else present
        markers = laid_beside(kept, outcome.markers)
        document.edit(step_words(outcome, name), edit, markers=markers)
        words = imported_words(outcome, name, len(outcome.markers) - (len(markers) - len(kept)))
        key = self._actions.key_text("undo")
        if key:
            words += " " + self.tr("{key} takes that back.").format(key=key)
        self._tell(words, INFO)

    def _recording_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    # ---- remembering ------------------------------------------------------------------------------------------

    def _remembered_names(self) -> dict[str, str]:
        names = self._settings.facts(_FACTS).get("names")
        if not isinstance(names, dict):
            return {}
        return {name: instrument for name, instrument in names.items() if isinstance(instrument, str)}

    def _remember(self, dialog: "ImportDialog") -> None:
        names = self._remembered_names()
        for name, instrument in dialog.chosen_names.items():
            names.pop(name, None)
            names[name] = instrument
        kept = dict(list(names.items())[-_MOST_REMEMBERED:])
        facts = {"replace": dialog.replaces, "markers": dialog.markers_box.isChecked(), "names": kept}
        self._settings.set_facts(_FACTS, facts)


def _filters(regions: str, everything: str) -> dict[str, str]:
    """Return the entries of the file dialog with the ids of the formats that they name; empty for those that do not."""
    from desktop.format_words import format_name
    from engine.interchange import FORMATS

    readable = [spec for spec in FORMATS if spec.can_read]
    patterns = " ".join(dict.fromkeys(f"*{extension}" for spec in readable for extension in spec.extensions))
    named = {f"{format_name(spec.name)} ({' '.join(f'*{e}' for e in spec.extensions)})": spec.id for spec in readable}
    return {regions.format(patterns=patterns): "", **named, everything: ""}


@cache
def _dropped_suffixes() -> frozenset[str]:
    """Return the suffixes of files of regions; a WAV is a recording, whatever markers are in it."""
    from engine.interchange import FORMATS

    suffixes = (extension.lower() for spec in FORMATS if spec.can_read for extension in spec.extensions)
    return frozenset(suffixes) - {".wav", ".bwf", ".rf64", ".w64"}
