"""The line at the window's bottom: what was found or lies under the pointer, how far the engine is, what it runs on."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QStatusBar

from desktop.actions import Actions
from desktop.document import AnalysisState
from desktop.session import Session
from desktop.theme import LOOK, scaled
from desktop.translation import translate
from desktop.widgets import AnalysisStatus
from desktop.words import device_words, seconds_words
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.naming import display_name
from engine.service.messages import AnalysisProgress

STATUS_HEIGHT, LOW_STATUS_HEIGHT = 34, 28


class StatusLine(QObject):
    """Fills a status bar from a session.

    Parameters
    ----------
    bar : QStatusBar
    session : Session
    actions : Actions
        For the button that cancels.
    """

    def __init__(self, bar: QStatusBar, session: Session, actions: Actions) -> None:
        super().__init__(bar)
        self._bar, self._session = bar, session
        self._summary = self._timing = ""
        self._reading_out = self._low = False
        self.readout = QLabel(bar)
        self.readout.setContentsMargins(8, 0, 0, 0)
        self.analysis_status = AnalysisStatus(actions, bar)
        self.model_label = QLabel(bar)
        self.model_label.setToolTip(translate("StatusLine", "Model and device"))
        bar.setSizeGripEnabled(False)
        LOOK.changed.connect(self._size)
        self._size()
        bar.addWidget(self.readout, 1)
        bar.addPermanentWidget(self.analysis_status)
        bar.addPermanentWidget(self.model_label)

    def _size(self) -> None:
        # As high as with the progress in it, so that nothing jumps when an analysis begins or ends.
        self._bar.setMinimumHeight(scaled(LOW_STATUS_HEIGHT if self._low else STATUS_HEIGHT))

    def set_low(self, low: bool) -> None:
        """Do with less height, or take all again."""
        self._low = low
        self._size()

    def show_state(self) -> None:
        """Say what is being waited for, if anything, and what it runs on."""
        session, document = self._session, self._session.document
        if session.opening is not None:
            self.analysis_status.wait_for_engine(
                translate("StatusLine", "Opening {name} …").format(name=display_name(session.opening))
            )
        elif session.analysing and document.analysis is AnalysisState.WAITING:
            self.analysis_status.wait_for_engine(translate("StatusLine", "Loading the model …"), can_cancel=True)
        elif not session.analysing:
            self.analysis_status.end()
        self._show_model()

    def show_progress(self, progress: AnalysisProgress | None) -> None:
        """Show how far an analysis is; None when there is nothing to tell yet."""
        if progress is None:
            self.show_state()
        else:
            self.analysis_status.show_progress(progress)
            self._show_model()

    def analysis_ended(self, how: str) -> None:
        """Take note of how long an analysis took that was done."""
        done = self._session.last_done
        if how == "done" and done is not None:
            if done.from_cache:
                self._timing = translate("StatusLine", "as analysed before")
            else:
                words = translate("StatusLine", "analysed in {duration}")
                self._timing = words.format(duration=seconds_words(done.elapsed_s))
            self.show_summary()

    def forget_timing(self) -> None:
        """Another recording was opened."""
        self._timing = ""

    def show_summary(self) -> None:
        """Say what has been found, unless something under the pointer is being read out."""
        document = self._session.document
        if document.activations is None:
            self._summary = ""
        else:
            instruments = len({region.instrument for region in document.regions})
            self._summary = translate("StatusLine", "{regions} {of_instruments}, {solos}").format(
                regions=translate("StatusLine", "%Ln regions", "", len(document.regions)),
                of_instruments=translate("StatusLine", "of %Ln instruments", "", instruments),
                solos=translate("StatusLine", "%Ln solos", "", len(document.solos)),
            )
            leads = len(document.solo_places) - len(document.solos)
            if leads:
                self._summary += ", " + translate("StatusLine", "%Ln featured", "", leads)
            if document.analysis is AnalysisState.DONE and self._timing:
                self._summary += f"; {self._timing}"
        if not self._reading_out:
            self.readout.setText(self._summary)

    def show_readout(self, text: str) -> None:
        """Show what lies under the pointer; nothing brings the summary back."""
        self._reading_out = bool(text)
        self.readout.setText(text or self._summary)

    def _show_model(self) -> None:
        document = self._session.document
        if document.recording is None:
            self.model_label.clear()
            return
        bundle = Path(document.bundle or self._session.bundle or DEFAULT_BUNDLE).name
        device = device_words(self._session.device)
        self.model_label.setText("  ·  ".join(part for part in (bundle, device) if part) + "  ")
