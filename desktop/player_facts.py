"""What a player does at the moment: whether it plays, where, how fast, how loud; it plays nothing itself."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from desktop.fader import Fader


class PlayerState(Enum):
    """What the transport does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class PlayerFacts(QObject):
    """State, place, loop, speed and volume of a player, and the signals of their change.

    `desktop.playback.Player` is one of these with a sound in it.
    """

    position_changed = Signal(float)
    state_changed = Signal(object)
    loop_changed = Signal()
    rate_changed = Signal(float)
    """Seconds of the recording in a second, while it plays or would; negative backwards."""
    volume_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = PlayerState.STOPPED
        self._position_s = 0.0
        self._loop: tuple[float, float] | None = None
        self._speed = 1.0
        self._shuttle = 1
        self._fader = Fader()

    @property
    def state(self) -> PlayerState:
        """What the transport does."""
        return self._state

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._state is PlayerState.PLAYING

    @property
    def position_s(self) -> float:
        """Where in the recording it is."""
        return self._position_s

    @property
    def loop(self) -> tuple[float, float] | None:
        """The stretch that is repeated, if any."""
        return self._loop

    @property
    def speed(self) -> float:
        """How fast `play` plays; 1 is as recorded."""
        return self._speed

    @property
    def rate(self) -> float:
        """Speed and shuttle together: seconds of the recording in a second, negative backwards."""
        return self._speed * self._shuttle

    @property
    def volume(self) -> float:
        """Position of the volume's slider, 0..1."""
        return self._fader.volume

    @property
    def volume_db(self) -> float:
        """What the volume takes away, in dB; -60 stands for silence."""
        return self._fader.decibel

    @property
    def muted(self) -> bool:
        """Whether nothing is to be heard."""
        return self._fader.muted

    # ---- how they change --------------------------------------------------------------------------------------

    def _set_shuttle(self, factor: int) -> None:
        if factor != self._shuttle:
            self._shuttle = factor
            self.rate_changed.emit(self.rate)

    def _set_position(self, position_s: float) -> None:
        if position_s != self._position_s:
            self._position_s = position_s
            self.position_changed.emit(position_s)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
