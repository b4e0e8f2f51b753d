"""What attention does in the window under the playhead, fetched while somebody looks; it draws nothing."""

from PySide6.QtCore import QObject, Signal

from desktop.session import Session
from desktop.throttle import Throttle
from engine.service.evidence_messages import WindowAttention
from engine.service.messages import Cancelled, Failed

_INTERVAL_MS = 200
_MOVED_S = 0.05


class WindowAttentionModel(QObject):
    """Follows the playhead while it is switched on: one question at a time, the newest place next.

    Parameters
    ----------
    session : Session
    parent : QObject, optional
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: WindowAttention | None = None
        self._session = session
        self._on = False
        self._request: int | None = None
        self._asked_s = self._shown_s = -1.0
        self._gave_up = False
        self._throttle = Throttle(self._ask, _INTERVAL_MS, self)
        session.time_axis.playhead_changed.connect(self._playhead_moved)
        session.document.recording_changed.connect(self._recording_changed)
        session.engine.window_attention.connect(self._arrived)
        session.engine.failed.connect(self._failed)
        session.engine.cancelled.connect(self._cancelled)

    @property
    def asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._request is not None

    def switch(self, on: bool) -> None:
        """Follow the playhead, or rest."""
        self._on = on
        self._gave_up = False
        if on:
            self._throttle.request()
        else:
            self._throttle.cancel()

    def _playhead_moved(self, _: float) -> None:
        if self._on:
            self._throttle.request()

    def _recording_changed(self) -> None:
        if self._request is not None:
            number, self._request = self._request, None
            self._session.engine.cancel(number)
        self.seen, self._shown_s, self._gave_up = None, -1.0, False
        self.changed.emit()
        if self._on:
            self._throttle.request()

    def _ask(self) -> None:
        path, time_s = self._session.document.path, self._session.time_axis.playhead_s
        if not self._on or path is None or self._request is not None or self._gave_up:
            return
        if abs(time_s - self._shown_s) < _MOVED_S:
            return
        self._asked_s = time_s
        self._request = self._session.engine.read_attention(path, time_s, self._session.bundle)

    def _arrived(self, message: WindowAttention) -> None:
        if message.request_id != self._request:
            return
        self._request = None
        self.seen, self._shown_s = message, self._asked_s
        self.changed.emit()
        if self._on:
            self._throttle.request()

    def _failed(self, message: Failed) -> None:
        if message.request_id == self._request:
            self._request = None
            self._gave_up = True
            self.failed.emit(message.sentence)

    def _cancelled(self, message: Cancelled) -> None:
        if message.request_id == self._request:
            self._request = None
