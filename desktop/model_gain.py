"""The network's gates over the span in view, fetched piece by piece while somebody looks; it draws nothing."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.gain_tiles import STAGES, GainCache, GainKey, tiles_for
from desktop.session import Session
from engine.service.evidence_messages import ModelGain
from engine.service.messages import Cancelled, Failed

_SETTLE_MS = 120
LOWEST_OPACITY, HIGHEST_OPACITY = 0.1, 1.0


class ModelGainModel(QObject):
    """Which stage is shown, how strongly, and the tiles at hand.

    Tiles are asked for one at a time, from the middle of the view outwards, a little after the last zoom or scroll; one
    that has gone out of view is cancelled. Nothing is asked for while no stage is shown.

    Parameters
    ----------
    session : Session
    parent : QObject, optional
    """

    changed = Signal()
    stage_changed = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles = GainCache()
        self._session = session
        self._stage = ""
        self._opacity = 0.55
        self._asked: tuple[int, GainKey] | None = None
        self._gave_up = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        session.time_axis.view_changed.connect(self._view_moved)
        session.document.recording_changed.connect(self._recording_changed)
        session.engine.model_gain.connect(self._arrived)
        session.engine.failed.connect(self._failed)
        session.engine.cancelled.connect(self._cancelled)

    @property
    def stage(self) -> str:
        """``early``, ``mid``, ``late``, or empty while nothing is shown."""
        return self._stage

    @property
    def opacity(self) -> float:
        """How much the overlay covers, 0.1 to 1."""
        return self._opacity

    @property
    def waiting(self) -> bool:
        """Whether a tile has been asked for."""
        return self._asked is not None or self._settle.isActive()

    def show_stage(self, stage: str) -> None:
        """Show a stage; none with an empty name."""
        if stage == self._stage or stage not in ("", *STAGES):
            return
        self._stage = stage
        self._gave_up = False
        if not stage:
            self._settle.stop()
            self._cancel()
        else:
            self._ask()
        self.stage_changed.emit(stage)
        self.changed.emit()

    def next_stage(self) -> None:
        """Go from none to early, mid, late and back to none."""
        order = ("", *STAGES)
        self.show_stage(order[(order.index(self._stage) + 1) % len(order)])

    def set_opacity(self, opacity: float) -> None:
        """Let the overlay cover more or less."""
        opacity = min(max(opacity, LOWEST_OPACITY), HIGHEST_OPACITY)
        if opacity != self._opacity:
            self._opacity = opacity
            self.changed.emit()

    def in_view(self) -> list[tuple[GainKey, ModelGain]]:
        """Return the tiles at hand of the span in view."""
        axis = self._session.time_axis
        found = ((key, self.tiles.get(key)) for key in tiles_for(axis.start_s, axis.end_s))
        return [(key, gain) for key, gain in found if gain is not None]

    # ---- asking -----------------------------------------------------------------------------------------------

    def _view_moved(self) -> None:
        if self._stage:
            self._settle.start()

    def _recording_changed(self) -> None:
        self._cancel()
        self._gave_up = False
        self.tiles.clear()
        self.changed.emit()
        if self._stage:
            self._settle.start()

    def _wanted(self) -> list[GainKey]:
        axis = self._session.time_axis
        if not self._stage or self._session.document.path is None or axis.duration_s <= 0:
            return []
        return tiles_for(axis.start_s, min(axis.end_s, axis.duration_s))

    def _ask(self) -> None:
        wanted = self._wanted()
        if self._asked is not None:
            if self._asked[1] in wanted:
                return
            self._cancel()
        missing = [key for key in wanted if key not in self.tiles]
        path = self._session.document.path
        if not missing or path is None or self._gave_up:
            return
        key = missing[0]
        number = self._session.engine.read_model_gain(path, key.start_s, key.end_s, key.hop_s, self._session.bundle)
        self._asked = (number, key)

    def _cancel(self) -> None:
        if self._asked is not None:
            number, self._asked = self._asked[0], None
            self._session.engine.cancel(number)

    def _arrived(self, message: ModelGain) -> None:
        if self._asked is None or message.request_id != self._asked[0]:
            return
        key, self._asked = self._asked[1], None
        self.tiles.put(key, message)
        self.changed.emit()
        self._ask()

    def _failed(self, message: Failed) -> None:
        if self._asked is not None and message.request_id == self._asked[0]:
            self._asked = None
            # The next one would fail as well; a change of stage or recording tries again.
            self._gave_up = True
            self.failed.emit(message.sentence)

    def _cancelled(self, message: Cancelled) -> None:
        if self._asked is not None and message.request_id == self._asked[0]:
            self._asked = None
