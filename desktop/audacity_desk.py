"""Audacity and the window: regions sent there as labels, and what is open there analysed; nothing here blocks."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.actions import Actions
from desktop.background import Background
from desktop.engine_sentences import engine_words
from desktop.session import INFO, Session
from engine.analysis.progress import Cancelled
from engine.errors import LinkError, SoloscopeError
from engine.markers import Marker
from engine.service.messages import AnalysisDone, AnalysisProgress, Failed
from engine.service.messages import Cancelled as AnalysisCancelled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.dialogs.audacity import AudacityDialog, LabelChoice
    from engine.analysis.regions import Region
    from engine.links.script_pipe import PipePlaces

_LOG = logging.getLogger(__name__)


class AudacityDesk(QObject):
    """Opens the two dialogs about Audacity and does their work, one at a time, in a thread.

    Parameters
    ----------
    window : QWidget
        Owner of the dialogs.
    session : Session
        Whose regions are sent, and whose engine analyses.
    actions : Actions
        ``send_audacity`` and ``analyse_audacity``.
    tell : callable
        Shows a sentence and its weight in the window.
    places : PipePlaces, optional
        Of Audacity's script pipe.
    """

    _advanced = Signal(int, int)

    def __init__(
        self,
        window: "QWidget",
        session: Session,
        actions: Actions,
        tell: Callable[[str, str], None],
        places: "PipePlaces | None" = None,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tell = window, session, tell
        self.places = places
        self.dialog: AudacityDialog | None = None
        self._background = Background(self)
        self._cancelled = threading.Event()
        self._given_up = threading.Event()
        self._folder: Path | None = None
        self._request = 0
        self._start_s = 0.0
        self._choice: LabelChoice | None = None
        self._advanced.connect(self._show_labels)
        actions["send_audacity"].triggered.connect(lambda _=False: self.show_send())
        actions["analyse_audacity"].triggered.connect(lambda _=False: self.show_analyse())
        engine = session.engine
        engine.analysis_done.connect(self._analysed)
        engine.analysis_progress.connect(self._analysis_advanced)
        engine.cancelled.connect(self._analysis_cancelled)
        engine.failed.connect(self._analysis_failed)

    def show_send(self) -> None:
        """Let the user choose what is sent to Audacity."""
        from desktop.dialogs.audacity import AudacityDialog

        document = self._session.document
        regions = document.kept_regions
        self._show(AudacityDialog(self._window, regions, document.solo_places, document.markers.all), self.send)

    def show_analyse(self) -> None:
        """Let the user have analysed what is open in Audacity."""
        from desktop.dialogs.audacity import AudacityDialog

        self._show(AudacityDialog(self._window), self.analyse)

    def close(self) -> None:
        """Give up what is being done, at once, and take no more."""
        self._cancelled.set()
        self._given_up.set()
        self._background.close()
        self._forget_folder()

    # ---- sending ----------------------------------------------------------------------------------------------

    def send(self, choice: "LabelChoice") -> None:
        """Send the chosen regions of the open recording."""
        document = self._session.document
        self._choice = choice
        markers = document.markers.all if choice.markers else ()
        self._send(choice.of(document.kept_regions, document.solo_places), choice.offset_s, markers)

    def _send(self, regions: "tuple[Region, ...]", offset_s: float, markers: tuple[Marker, ...] = ()) -> None:
        choice = self._choice
        assert choice is not None
        if not regions and not markers:
            self._ended(self.tr("Nothing is left to send."))
            return

        def work() -> tuple[int, int]:
            from engine.links.audacity import Audacity, send_regions

            with Audacity(self.places, self._given_up) as audacity:
                tracks = send_regions(
                    audacity,
                    regions,
                    markers,
                    offset_s=offset_s,
                    track_per_instrument=choice.track_per_instrument,
                    on_progress=self._advanced.emit,
                    cancelled=self._cancelled,
                )
            return len(regions) + len(markers), tracks

        self._begin(self.tr("Reaching Audacity …"))
        self._background.run(work, lambda made: self._sent(*made), self._failed)

    def _sent(self, labels: int, tracks: int) -> None:
        made = self.tr("%Ln labels", "", labels)
        where = self.tr("%Ln new tracks", "", tracks)
        self._ended(self.tr("{labels} in {tracks} of Audacity.").format(labels=made, tracks=where))

    def _show_labels(self, made: int, total: int) -> None:
        if self.dialog is not None and not self._cancelled.is_set():
            self.dialog.show_work(self.tr("Sending labels …"), made, total)

    # ---- analysing --------------------------------------------------------------------------------------------

    def analyse(self, choice: "LabelChoice") -> None:
        """Have what is open in Audacity written to a temporary file, analyse that, and send the labels back."""
        self._choice = choice
        self._folder = Path(tempfile.mkdtemp(prefix="soloscope-"))
        sound = self._folder / "audacity.wav"

        def work() -> float:
            from engine.links.audacity import Audacity, export_open_sound

            with Audacity(self.places, self._given_up) as audacity:
                return export_open_sound(audacity, sound, self._cancelled)

        self._begin(self.tr("Audacity writes its sound to a temporary file …"))
        self._background.run(work, lambda start_s: self._exported(sound, start_s), self._failed)

    def _exported(self, sound: Path, start_s: float) -> None:
        if self._cancelled.is_set():
            self._failed(Cancelled())
            return
        self._start_s = start_s
        session = self._session
        self._show_work(self.tr("Loading the model …"))
        self._request = session.engine.analyze(
            sound, session.bundle, hop_s=session.hop_s, device=session.wanted_device, use_cache=False
        )

    def _analysis_advanced(self, message: AnalysisProgress) -> None:
        if self._is_ours(message.request_id) and not self._cancelled.is_set():
            self._show_work(self.tr("Analysing …"), round(message.done_s), max(1, round(message.total_s)))

    def _analysed(self, message: AnalysisDone) -> None:
        if not self._is_ours(message.request_id):
            return
        self._request = 0
        self._forget_folder()
        choice = self._choice
        assert choice is not None

        def work() -> "tuple[Region, ...]":
            from engine.analysis.activations import Activations
            from engine.analysis.region_rules import RegionRules
            from engine.analysis.solos import every_solo

            rules = None if message.rules_json is None else RegionRules.from_json(message.rules_json)
            activations = Activations(
                message.values, message.instruments, message.frame_s, message.duration_s, message.lead, rules
            )
            regions = activations.regions()
            return choice.of(regions, every_solo(regions) if choice.solos else ())

        self._background.run(work, lambda regions: self._send(regions, self._start_s), self._failed)

    def _analysis_cancelled(self, message: AnalysisCancelled) -> None:
        if self._is_ours(message.request_id):
            self._failed(Cancelled())

    def _analysis_failed(self, message: Failed) -> None:
        if self._is_ours(message.request_id):
            self._failed(SoloscopeError(message.sentence))

    def _is_ours(self, request_id: int) -> bool:
        return self._request != 0 and request_id == self._request

    # ---- switching on -----------------------------------------------------------------------------------------

    def switch_on(self) -> None:
        """Switch Audacity's script pipe on in its settings."""

        def work() -> Path:
            from engine.links.audacity_setup import switch_on

            return switch_on()

        self._begin(self.tr("Changing Audacity’s settings …"))
        self._background.run(work, self._switched_on, self._failed)

    def _switched_on(self, copy: Path) -> None:
        words = self.tr("Switched on. Start Audacity and try again. Its settings as they were are kept as {name}.")
        self._ended(words.format(name=copy.name))

    # ---- dialog -----------------------------------------------------------------------------------------------

    def _show(self, dialog: "AudacityDialog", start: "Callable[[LabelChoice], None]") -> None:
        if self.dialog is not None and self.dialog.working:
            dialog.deleteLater()
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        if self.dialog is not None:
            self.dialog.close()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.start_wanted.connect(start)
        dialog.cancel_wanted.connect(self.cancel)
        dialog.switch_on_wanted.connect(self.switch_on)
        dialog.finished.connect(self._dialog_closed)
        self.dialog = dialog
        dialog.show()

    def _dialog_closed(self) -> None:
        self.dialog = None

    def cancel(self) -> None:
        """End what is being done; labels that are made stay."""
        self._cancelled.set()
        if self._request:
            self._session.engine.cancel(self._request)
        self._show_work(self.tr("Cancelling …"))

    def _begin(self, sentence: str) -> None:
        self._cancelled.clear()
        self._show_work(sentence)

    def _show_work(self, sentence: str, done: int = 0, total: int = 0) -> None:
        if self.dialog is not None:
            self.dialog.show_work(sentence, done, total)

    def _ended(self, sentence: str) -> None:
        self._forget_folder()
        if self.dialog is not None:
            self.dialog.show_done(sentence)
        else:
            self._tell(sentence, INFO)

    def _failed(self, error: Exception) -> None:
        self._request = 0
        self._forget_folder()
        if isinstance(error, Cancelled):
            sentence = self.tr("Cancelled. Labels that were made stay; undo in Audacity takes them back.")
        elif isinstance(error, SoloscopeError):
            sentence = engine_words(str(error))
        else:
            _LOG.error("the link to Audacity failed", exc_info=error)
            sentence = self.tr("That did not work ({reason}); the log has more.").format(reason=error)
        if self.dialog is not None:
            self.dialog.show_problem(sentence, can_switch_on=isinstance(error, LinkError) and self._is_switched_off())
        else:
            self._tell(sentence, INFO)

    def _is_switched_off(self) -> bool:
        from engine.links.audacity_setup import pipe_setup

        setup = pipe_setup()
        return setup.config is not None and not setup.enabled

    def _forget_folder(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
