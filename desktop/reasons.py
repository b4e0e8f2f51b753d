"""Asks the engine why an instrument was heard, keeps the answer and plays its evidence; it draws nothing."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.audio_output import OutputFactory
from desktop.playback import Player
from desktop.session import Session
from engine.service.evidence_messages import ExplainProgress, Explanation
from engine.service.messages import Cancelled, Failed


class Reasons(QObject):
    """Asks one question at a time: what an instrument's activation in a span rests on.

    Parameters
    ----------
    session : Session
    output_factory : callable
        Opens the audio output that evidence is played through.
    parent : QObject, optional
    """

    changed = Signal()
    """The answer or the question is another, or there is none."""
    progressed = Signal(int, int)
    """Passes of the network done, and all."""
    failed = Signal(str)

    def __init__(self, session: Session, output_factory: OutputFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Explanation | None = None
        self.player = Player(self, output_factory)
        self._session = session
        self._request: int | None = None
        self.player.position_changed.connect(self._evidence_moved)
        self.player.state_changed.connect(self._evidence_changed)
        session.player.position_changed.connect(self._playhead_taken)
        session.document.recording_changed.connect(self._recording_changed)
        session.engine.explain_progress.connect(self._progress)
        session.engine.explained.connect(self._explained)
        session.engine.failed.connect(self._failed)
        session.engine.cancelled.connect(self._cancelled)

    @property
    def asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._request is not None

    def ask(self, instrument: str, start_s: float, end_s: float) -> None:
        """Ask about a span, in place of a question that may be open."""
        path = self._session.document.path
        if path is None:
            return
        self.cancel()
        self._request = self._session.engine.explain(path, instrument, start_s, end_s, self._session.bundle)
        self.changed.emit()

    def cancel(self) -> None:
        """Withdraw the question; the last answer stays."""
        if self._request is None:
            return
        number, self._request = self._request, None
        self._session.engine.cancel(number)
        self.changed.emit()

    @property
    def heard_span_s(self) -> tuple[float, float]:
        """The span of the recording that the evidence's sound covers."""
        if self.found is None:
            return 0.0, 0.0
        end_s = float(self.found.window_starts_s[-1]) + self.found.window_s
        return self.found.evidence_start_s, min(end_s, self._session.document.duration_s)

    def play_evidence(self) -> None:
        """Play nothing but what the activation rests on."""
        recording = self._session.document.recording
        if self.found is None or recording is None:
            return
        self._session.player.pause()
        path = Path(self.found.evidence_path)
        if not path.is_file():
            self.failed.emit(
                self.tr("The sound of the evidence is no longer in the cache; ask again to have it made anew.")
            )
            return
        start_s, end_s = self.heard_span_s
        self.player.set_recording(path, end_s - start_s, recording.sample_rate)
        self.player.play_once(0.0, end_s - start_s)

    def play_original(self) -> None:
        """Play the same stretch of the recording as it is."""
        if self.found is not None:
            self.player.stop()
            self._session.player.play_once(*self.heard_span_s)

    def halt(self) -> bool:
        """End the evidence; False if none was playing."""
        playing = self.player.playing
        if playing:
            self.player.stop()
        return playing

    def _evidence_moved(self, position_s: float) -> None:
        """Let the playhead show where in the recording the evidence that is heard comes from."""
        if self.player.playing:
            self._session.time_axis.set_playhead(self.heard_span_s[0] + position_s)

    def _evidence_changed(self) -> None:
        """Give the playhead back when the evidence ends: it stood somewhere before."""
        if not self.player.playing:
            self._session.time_axis.set_playhead(self._session.player.position_s)

    def _playhead_taken(self) -> None:
        """End the evidence when somebody goes elsewhere."""
        self.halt()

    def close(self) -> None:
        """End playback."""
        self.player.close()

    # ---- what the engine says ---------------------------------------------------------------------------------

    def _recording_changed(self) -> None:
        self.player.set_recording(None)
        self.cancel()
        self.found = None
        self.changed.emit()

    def _progress(self, message: ExplainProgress) -> None:
        if message.request_id == self._request:
            self.progressed.emit(message.done, message.total)

    def _explained(self, message: Explanation) -> None:
        if message.request_id == self._request:
            self._request = None
            self.player.set_recording(None)
            self.found = message
            self.changed.emit()

    def _failed(self, message: Failed) -> None:
        if message.request_id == self._request:
            self._request = None
            self.changed.emit()
            self.failed.emit(message.sentence)

    def _cancelled(self, message: Cancelled) -> None:
        if message.request_id == self._request:
            self._request = None
            self.changed.emit()
