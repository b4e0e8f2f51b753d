"""How the recording is listened to: joins speed, shuttle, loop, roll, volume and output with their keys and bar."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.actions import Actions
from desktop.audio_output import SoundDeviceOutput
from desktop.key_tips import keep_tip
from desktop.output_finder import OutputFinder
from desktop.playback import Player
from desktop.session import Session
from desktop.settings import Settings
from desktop.views.listening_bar import SPEEDS, ListeningBar
from desktop.views.transport_bar import TransportBar

ROLLS_S = (0.0, 0.25, 0.5, 1.0)
_VOLUME_STEP = 0.05
_CLOSE = 1e-3


class Listening(QObject):
    """Wires the player's manners to the actions, the transport bar and the settings.

    Parameters
    ----------
    session : Session
    actions : Actions
    settings : Settings or None
        Where roll, volume and output are remembered, if they are.
    transport : TransportBar
        Gets the listening bar.
    """

    told = Signal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, actions: Actions, settings: Settings | None, transport: TransportBar) -> None:
        super().__init__(transport)
        self._session, self._actions, self._settings = session, actions, settings
        self._looped: tuple[float, float] | None = None
        self._others: list[Player] = []
        self._outputs: tuple[str, ...] = ()
        self.roll_s = 0.0
        self.output_device = ""
        self.finder = OutputFinder(self)
        self.bar = ListeningBar(actions["mute"], transport)
        keep_tip(actions, self.bar.speed_button, self.bar.speed_button.toolTip(), "slower", "faster")
        transport.add_listening(self.bar, [actions[f"roll_{roll:g}"] for roll in ROLLS_S])
        self._connect_actions()
        self._connect_player()
        self._connect_bar()
        self._restore()

    def _connect_actions(self) -> None:
        player = self._session.player
        calls = {
            "play_selection": self.play_selection,
            "loop": self.toggle_loop,
            "shuttle_back": lambda: player.shuttle(-1),
            "shuttle_stop": player.pause,
            "shuttle_on": lambda: player.shuttle(+1),
            "slower": lambda: self.step_speed(-1),
            "faster": lambda: self.step_speed(+1),
            "plain_speed": lambda: player.set_speed(1.0),
            "louder": lambda: player.set_volume(player.volume + _VOLUME_STEP),
            "quieter": lambda: player.set_volume(player.volume - _VOLUME_STEP),
            "output_device": self._open_outputs,
            "forget_clipping": self.bar.meter.forget_clipping,
        }
        for command_id, call in calls.items():
            self._actions[command_id].triggered.connect(lambda _=False, call=call: call())
        self._actions["mute"].triggered.connect(player.set_muted)
        for roll_s in ROLLS_S:
            self._actions[f"roll_{roll_s:g}"].triggered.connect(lambda _=False, roll_s=roll_s: self.set_roll(roll_s))

    def _connect_player(self) -> None:
        player, bar = self._session.player, self.bar
        player.loop_changed.connect(self._loop_changed)
        player.rate_changed.connect(lambda rate: bar.show_rate(player.speed, rate))
        player.rate_changed.connect(lambda _: self._liken())
        player.volume_changed.connect(self._volume_changed)
        player.sounded.connect(bar.meter.add)
        player.state_changed.connect(self._rest_meter)

    def _connect_bar(self) -> None:
        player, bar = self._session.player, self.bar
        bar.speed_chosen.connect(player.set_speed)
        bar.volume_chosen.connect(player.set_volume)
        bar.output_chosen.connect(self.choose_output)
        bar.outputs_wanted.connect(self._look_for_outputs)
        self.finder.found.connect(self._outputs_found)
        self.finder.failed.connect(lambda sentence: bar.show_outputs((), self.output_device, sentence))

    def _restore(self) -> None:
        if self._settings is not None:
            roll_s = self._settings.roll_s
            self.roll_s = roll_s if roll_s in ROLLS_S else 0.0
            self._session.player.set_volume(self._settings.volume)
            if self._settings.output_device:
                self._use_output(self._settings.output_device)
        self._actions[f"roll_{self.roll_s:g}"].setChecked(True)
        self._volume_changed()

    def include(self, player: Player) -> None:
        """Let another player be heard as the recording is: through its output, as loud and as fast, on its meter."""
        self._others.append(player)
        player.sounded.connect(self.bar.meter.add)
        player.state_changed.connect(self._rest_meter)
        if self.output_device:
            self._use_output(self.output_device)
        self._liken()

    def release_outputs(self, then: Callable[[bool], object]) -> None:
        """Let every player that is still give its device back, and call a function with whether none is held now."""

        def release(players: Sequence[Player], free: bool) -> None:
            if players:
                players[0].release_output(lambda given: release(players[1:], free and given))
            else:
                then(free)

        release((self._session.player, *self._others), True)

    # ---- commands ---------------------------------------------------------------------------------------------

    def play_selection(self) -> None:
        """Play the selection once, with the chosen roll, and return to its start."""
        span = self._session.document.time_selection
        if span is not None:
            self._session.player.play_once(*span, self.roll_s)

    def toggle_loop(self) -> None:
        """Loop the selection with the chosen roll, or let the loop go if that is what is looped."""
        player, span = self._session.player, self._session.document.time_selection
        if span is None and self._looped is None:
            self.told.emit(self.tr("Select a region, or drag over a stretch of time, to loop it."))
            self._loop_changed()
        elif span is None or span == self._looped:
            player.set_loop(None)
        else:
            self._loop(span)
            if not player.playing and player.loop is not None:
                player.seek(player.loop[0])

    def set_roll(self, roll_s: float) -> None:
        """Choose how much before and after is played, also for the present loop."""
        self.roll_s = roll_s
        self._actions[f"roll_{roll_s:g}"].setChecked(True)
        if self._settings is not None:
            self._settings.roll_s = roll_s
        if self._looped is not None:
            self._loop(self._looped)

    def step_speed(self, direction: int) -> None:
        """Take the next speed of the menu, 1 up or -1 down."""
        player = self._session.player
        further = [speed for speed in SPEEDS if (speed - player.speed) * direction > _CLOSE]
        if further:
            player.set_speed(min(further, key=lambda speed: abs(speed - player.speed)))

    def choose_output(self, name: str) -> None:
        """Play through the device of this name from now on; empty for the system's own."""
        self._use_output(name)
        if self._settings is not None:
            self._settings.output_device = name

    # ---- helpers ----------------------------------------------------------------------------------------------

    def _use_output(self, name: str) -> None:
        self.output_device = name
        for player in (self._session.player, *self._others):
            player.set_output(partial(SoundDeviceOutput, device=name) if name else SoundDeviceOutput)

    def _liken(self) -> None:
        """Let the other players be as loud and as fast as the recording's."""
        leader = self._session.player
        for player in self._others:
            player.set_speed(leader.speed)
            player.set_volume(leader.volume)
            player.set_muted(leader.muted)

    def _rest_meter(self) -> None:
        if not any(player.playing for player in (self._session.player, *self._others)):
            self.bar.meter.clear()

    def _loop(self, span: tuple[float, float]) -> None:
        # Known before the player tells that its loop has changed.
        self._looped = span
        self._session.player.set_loop((span[0] - self.roll_s, span[1] + self.roll_s))

    def _loop_changed(self) -> None:
        there = self._session.player.loop is not None
        if not there:
            self._looped = None
        self._actions["loop"].setChecked(there)

    def _volume_changed(self) -> None:
        player = self._session.player
        if player.muted:
            words = self.tr("muted")
        elif player.volume == 0:
            words = self.tr("silent")
        else:
            words = f"{player.volume_db:.0f} dB"
        self._liken()
        self.bar.show_volume(player.volume, player.muted, words.replace("-", "−"))
        if self._settings is not None:
            self._settings.volume = player.volume

    def _open_outputs(self) -> None:
        self.bar.mute_button.showMenu()

    def _look_for_outputs(self) -> None:
        self.bar.show_outputs(self._outputs, self.output_device, self.tr("Looking for devices …"))
        self.release_outputs(lambda free: self.finder.find(look_again=free))

    def _outputs_found(self, names: tuple[str, ...]) -> None:
        self._outputs = names
        self.bar.show_outputs(names, self.output_device, "" if names else self.tr("No audio device was found."))
