"""Exports regions of the open recording as sound: shows the dialog, plans and cuts in a thread."""

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from desktop.actions import Actions
from desktop.background import Background
from desktop.document import AnalysisState
from desktop.engine_sentences import engine_words
from desktop.latest_work import LatestWork
from desktop.notifications import LEAST_WORK_S
from desktop.session import INFO, Session
from desktop.settings import Settings
from desktop.solo_audio_plan import AudioChoice, AudioPlan, SoundFacts, planned, sound_facts
from desktop.throttle import Throttle
from engine.analysis.progress import Cancelled
from engine.errors import SoloscopeError
from engine.naming import display_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.dialogs.solo_audio import SoloAudioDialog
    from engine.analysis.regions import Region

_LOG = logging.getLogger(__name__)

_FACTS = "solo_audio"
_TELL_EVERY_S = 0.05
_SURE_AFTER_S = 1.0
"""So long the pace is measured before the remaining time is told."""
_PLAN_MS = 60


class _Outcome(NamedTuple):
    """How an export ended: how many files are there, where, and what stopped it."""

    written: int
    folder: Path
    error: Exception | None = None


class SoloAudioDesk(QObject):
    """What *Export solos as audio* does; one dialog and one export at a time.

    Parameters
    ----------
    window : QWidget
        Owner of the dialog.
    session : Session
    actions : Actions
        ``export_audio``.
    settings : Settings
        Remembers the choice.
    tell : callable
        Shows a sentence and its weight in the window, where the dialog has gone.
    """

    ended = Signal(str, str)
    """Long work has ended behind another window: what, and how."""
    _advanced = Signal(float)

    def __init__(
        self,
        window: "QWidget",
        session: Session,
        actions: Actions,
        settings: Settings,
        tell: Callable[[str, str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._tell = window, session, settings, tell
        self.dialog: SoloAudioDialog | None = None
        self._facts: SoundFacts | None = None
        self._usual_name = ""
        self._background = Background(self)
        self._planning = LatestWork(self._background, self)
        self._plan_soon = Throttle(self._plan, _PLAN_MS, self, at_once=False)
        self._cancelled = threading.Event()
        self._busy = False
        self._began_s = 0.0
        self._advanced.connect(self._show_progress)
        actions["export_audio"].triggered.connect(lambda _=False: self.show())
        document = session.document
        document.recording_changed.connect(self._recording_changed)
        document.regions_changed.connect(self._show_regions)
        document.selection_changed.connect(self._show_regions)
        document.analysis_changed.connect(self._show_regions)

    # ---- dialog -----------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Let the user choose what is cut out."""
        from desktop.dialogs.solo_audio import SoloAudioDialog
        from engine.interchange.selection import file_name_part

        path = self._session.document.path
        if path is None:
            return
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        self._session.document.catch_up()
        self._usual_name = file_name_part(f"{display_name(path.with_suffix(''))} solos")
        facts = self._settings.facts(_FACTS)
        choice = AudioChoice.from_json(facts, self._settings.folder("export", path) / self._usual_name)
        if facts.get("named") is True:
            choice = replace(choice, folder=choice.folder.with_name(self._usual_name))
        dialog = SoloAudioDialog(choice, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choice_changed.connect(self._plan_soon.request)
        dialog.start_wanted.connect(self.start)
        dialog.cancel_wanted.connect(self.cancel)
        dialog.finished.connect(self._dialog_closed)
        self.dialog, self._facts = dialog, None
        self._show_regions()
        dialog.show()
        self._background.run(lambda: sound_facts(path), self._facts_came, self._facts_failed)

    def close(self) -> None:
        """End what is being written, at once, and take no more."""
        self._cancelled.set()
        self._plan_soon.cancel()
        self._background.close()

    def _dialog_closed(self) -> None:
        self._remember()
        self._plan_soon.cancel()
        self._planning.forget()
        self.dialog = None

    def _remember(self) -> None:
        if self.dialog is None:
            return
        choice = self.dialog.choice
        # A folder called after one recording is no place for the next, but one beside it is.
        named = choice.folder.name == self._usual_name
        self._settings.set_facts(_FACTS, {**choice.to_json(), "named": named})

    def _recording_changed(self) -> None:
        # What is being written belongs to the recording before, and goes on.
        if self.dialog is not None and not self._busy:
            self.dialog.close()

    def _show_regions(self) -> None:
        document = self._session.document
        if self.dialog is not None and not self._busy and document.path is not None:
            kept = [region for region in document.regions if region.status != "rejected"]
            complete = document.analysis is AnalysisState.DONE
            self.dialog.show_regions(document.solo_places, kept, document.selected_regions, complete=complete)

    # ---- planning ---------------------------------------------------------------------------------------------

    def _facts_came(self, facts: SoundFacts) -> None:
        self._facts = facts
        self._plan_soon.request()

    def _facts_failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(self._words(error))

    def _plan(self) -> None:
        dialog, facts = self.dialog, self._facts
        if dialog is None or facts is None or self._busy:
            return
        choice, regions = dialog.choice, dialog.regions
        self._planning.request(lambda: planned(facts, choice, regions), self._planned, self._facts_failed)

    def _planned(self, plan: AudioPlan) -> None:
        if self.dialog is not None and self._facts is not None and not self._busy:
            self.dialog.show_plan(self._facts, plan)

    # ---- writing ----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Cut out what the dialog says."""
        dialog, facts = self.dialog, self._facts
        if dialog is None or facts is None or self._busy:
            return
        self._remember()
        choice, regions = dialog.choice, dialog.regions
        self._cancelled.clear()
        self._planning.forget()
        self._busy, self._began_s = True, time.monotonic()
        dialog.show_work(0.0)
        self._background.run(lambda: self._write(facts, choice, regions), self._written, self._failed)

    def cancel(self) -> None:
        """End the writing at once; files that are whole stay, and nothing else."""
        self._cancelled.set()
        if self.dialog is not None:
            self.dialog.show_cancelling()

    def _write(self, facts: SoundFacts, choice: AudioChoice, regions: "tuple[Region, ...]") -> _Outcome:
        """Cut, in the thread; what went wrong is told with how many files are there nevertheless."""
        from engine.audio.exact_source import ExactSource
        from engine.interchange.solo_audio import write_cuts

        folder, told_s = choice.folder, 0.0
        made = not os.path.exists(folder)
        # Planned anew: a file that came meanwhile is not to be replaced.
        cuts = planned(facts, choice, regions).cuts

        def advanced(share: float) -> None:
            nonlocal told_s
            if self._cancelled.is_set():
                raise Cancelled
            if time.monotonic() - told_s > _TELL_EVERY_S:
                told_s = time.monotonic()
                self._advanced.emit(share)

        try:
            with ExactSource(facts.path) as source:
                write_cuts(source, folder, cuts, choice.settings, advanced)
        except Exception as error:  # the outcome carries it to the window, with what was written before
            written = sum(os.path.exists(folder / cut.file_name) for cut in cuts)
            if made and not written:
                with suppress(OSError):
                    folder.rmdir()
            return _Outcome(written, folder, error)
        return _Outcome(len(cuts), folder)

    def _show_progress(self, share: float) -> None:
        if self.dialog is None or not self._busy or self._cancelled.is_set():
            return
        elapsed_s = time.monotonic() - self._began_s
        sure = elapsed_s > _SURE_AFTER_S and share > 0
        self.dialog.show_work(share, elapsed_s * (1 - share) / share if sure else None)

    def _written(self, outcome: _Outcome) -> None:
        self._busy = False
        name = display_name(outcome.folder)
        files = self.tr("%Ln files", "", outcome.written)
        if isinstance(outcome.error, Cancelled):
            words = self.tr("Cancelled; nothing was written.")
            if outcome.written:
                words = self.tr("Cancelled; %Ln files in “{folder}” are whole and stay.", "", outcome.written)
            words = words.format(folder=name)
        elif outcome.error is not None:
            words = self._words(outcome.error)
            if outcome.written:
                whole = self.tr("%Ln files in “{folder}” are whole and stay.", "", outcome.written)
                words = f"{words} {whole.format(folder=name)}"
        else:
            words = self.tr("{files} written to “{folder}”.").format(files=files, folder=name)
        dialog = self.dialog
        if dialog is None:
            self._tell(words, INFO)
        elif isinstance(outcome.error, Cancelled):
            dialog.show_cancelled(words, outcome.written > 0)
        elif outcome.error is not None:
            dialog.show_problem(words)
        else:
            dialog.show_done(words, True)
        seen = dialog is not None and dialog.isActiveWindow()
        if not (seen or isinstance(outcome.error, Cancelled)) and time.monotonic() - self._began_s >= LEAST_WORK_S:
            self.ended.emit(self.tr("Export of sound"), words)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if self.dialog is not None:
            self.dialog.show_problem(self._words(error))
        else:
            self._tell(self._words(error), INFO)

    def _words(self, error: Exception) -> str:
        if isinstance(error, SoloscopeError):
            return engine_words(str(error))
        _LOG.error("the export of sound failed", exc_info=error)
        return self.tr("That did not work ({reason}); the log has more.").format(reason=error)
