"""The transport: plays the open recording through an audio output, or silently where there is none; draws nothing."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.audio_output import Output, OutputFactory, SoundDeviceOutput, TimerOutput
from desktop.output_keeper import OutputKeeper
from desktop.playback_feed import PlaybackFeed
from desktop.playback_source import Run
from desktop.player_facts import PlayerFacts, PlayerState

SHORTEST_LOOP_S = 0.02
SLOWEST, FASTEST = 0.5, 2.0
"""Bounds of the speed; the shuttle goes beyond."""

_MOST_SHUTTLE = 8
_TICK_MS = 16
_DEVICE_PATIENCE_S = 2.0
_OPENING_PATIENCE_S = 10.0


class Player(PlayerFacts):
    """Plays, pauses, seeks, shuttles and loops the open recording, at any speed with its pitch kept.

    The output's callback only copies from a ring buffer that a reader thread keeps full, and scales by the volume.
    The position is that of the frames the output has really taken, less its latency. The device is opened in a thread
    of its own: `play` plays at once, and the sound comes as soon as the device is there. Where there is no output,
    playback goes on silently and `failed` says so once per recording.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    output_factory : callable
        Opens the output; the sound card by default.
    """

    sounded = Signal(object, int)
    """Frames (n, channels) that were heard since the last time, before the volume, and their rate."""
    failed = Signal(str)
    _released = Signal(object)

    def __init__(self, parent: QObject | None = None, output_factory: OutputFactory = SoundDeviceOutput) -> None:
        super().__init__(parent)
        self._factory = output_factory
        self._path: Path | None = None
        self._duration_s = 0.0
        self._sample_rate = 0
        self._once: tuple[float, float] | None = None
        self._once_back_s = 0.0
        self._metered = 0
        self._output: Output | None = None
        self._awaited = 0
        self._awaited_since = 0.0
        self._keeper = self._new_keeper()
        self._released.connect(self._call_released)
        self._feed: PlaybackFeed | None = None
        self._retired: list[PlaybackFeed] = []
        self._told_silent = False
        self._told_note = ""
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._update)

    # ---- what it plays ----------------------------------------------------------------------------------------

    def set_recording(self, path: Path | str | None, duration_s: float = 0.0, sample_rate: int = 0) -> None:
        """Load a recording (or none); playback stops, the loop is forgotten."""
        self._halt()
        self._close_output()
        self._path = None if path is None else Path(path)
        self._duration_s, self._sample_rate = duration_s, sample_rate
        self._once = None
        self._told_silent = False
        self._set_shuttle(1)
        self._set_position(0.0)
        self.set_loop(None)
        self._set_state(PlayerState.STOPPED)

    @property
    def silent(self) -> bool:
        """Whether playback goes on without a device."""
        return isinstance(self._output, TimerOutput) and self._factory is not TimerOutput

    # ---- commands ---------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Play from the present position; from the start if that is the end."""
        if self._path is None or self.playing:
            return
        if self._position_s >= self._duration_s - 1e-3:
            self._set_position(0.0)
        self._set_shuttle(1)
        self._begin()

    def shuttle(self, direction: int) -> None:
        """Play in a direction, 1 on or -1 back; each further call in the same one doubles the rate, up to 8 times.

        A call in the other direction turns round at the plain speed. Pitch is kept.
        """
        if self._path is None:
            return
        same = self.playing and self._shuttle * direction > 0
        at_end = self._position_s >= self._duration_s - 1e-3 if direction > 0 else self._position_s <= 1e-3
        if at_end and not self.playing:
            return
        self._once = None
        self._set_shuttle(direction * min(_MOST_SHUTTLE, 2 * abs(self._shuttle)) if same else direction)
        self._begin()

    def set_speed(self, speed: float) -> None:
        """Play faster or slower, from `SLOWEST` to `FASTEST`, at once; the pitch stays."""
        speed = round(min(max(speed, SLOWEST), FASTEST), 2)
        if speed == self._speed:
            return
        self._speed = speed
        self.rate_changed.emit(self.rate)
        if self.playing:
            self._begin()

    def set_volume(self, volume: float) -> None:
        """Set the volume's slider, 0..1; it takes effect at once and ends muting."""
        self._fader.volume, self._fader.muted = min(max(0.0, volume), 1.0), False
        self.volume_changed.emit()

    def set_muted(self, muted: bool) -> None:
        """Let nothing be heard, or all again."""
        self._fader.muted = muted
        self.volume_changed.emit()

    def set_output(self, factory: OutputFactory) -> None:
        """Play through another output from now on, also while playing."""
        self._factory = factory
        self._told_silent, self._told_note = False, ""
        self._close_output()
        if self.playing:
            self._begin()

    def release_output(self, then: Callable[[bool], object]) -> None:
        """Give the device back unless it plays, and call a function with whether none is held now."""
        if self.playing:
            then(False)
            return
        self._close_output()
        self._keeper.drop(lambda: self._released.emit(then))

    @staticmethod
    def _call_released(then: Callable[[bool], object]) -> None:
        then(True)

    def pause(self) -> None:
        """Stop where it is."""
        if not self.playing:
            return
        self._update()
        self._halt()
        self._once = None
        self._set_shuttle(1)
        self._set_state(PlayerState.PAUSED)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """Stop and go to the start."""
        self._halt()
        self._once = None
        self._set_shuttle(1)
        self._set_position(0.0)
        self._set_state(PlayerState.STOPPED)

    def seek(self, position_s: float) -> None:
        """Go elsewhere; playback goes on from there."""
        self._once = None
        self._set_position(min(max(0.0, position_s), self._duration_s))
        if self.playing:
            self._begin()

    def play_once(self, start_s: float, end_s: float, roll_s: float = 0.0) -> None:
        """Play a stretch once, with `roll_s` before and after it, and return to its start."""
        if self._path is None or end_s <= start_s:
            return
        self._once = (max(0.0, start_s - roll_s), min(end_s + roll_s, self._duration_s))
        self._once_back_s = max(0.0, start_s)
        self._set_shuttle(1)
        self._set_position(self._once[0])
        self._begin()

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Repeat a stretch, or nothing; while playing it takes effect at once."""
        if loop is not None:
            start, end = max(0.0, loop[0]), min(loop[1], self._duration_s)
            loop = (start, max(end, start + SHORTEST_LOOP_S)) if end > start else None
        if loop == self._loop:
            return
        self._loop = loop
        self.loop_changed.emit()
        if self.playing:
            if loop is not None and not loop[0] <= self._position_s < loop[1]:
                self._set_position(loop[0])
            self._once = None
            self._begin()

    def close(self) -> None:
        """Give the device back and end all threads."""
        self._halt()
        self._close_output()
        self._keeper.close()
        for feed in self._retired:
            feed.end(wait=True)
        self._retired.clear()

    # ---- how it plays -----------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Play from the present position with a fresh ring; whatever was buffered is dropped."""
        assert self._path is not None  # every caller has looked
        self._retire()
        if self.silent and not self.playing:
            # A device may have been connected since.
            self._close_output()
        if self._output is None or not self.playing:
            if not self._awaited:
                self._awaited = self._keeper.run(self._factory, self._sample_rate, self._fill)
                self._awaited_since = time.monotonic()
        elif not self._awaited:
            self._feed_from_here()
        self._tick.start()
        self._set_state(PlayerState.PLAYING)

    def _new_keeper(self) -> OutputKeeper:
        keeper = OutputKeeper(self)
        keeper.ready.connect(self._output_ready)
        return keeper

    def _output_ready(self, number: int, output: Output, why_silent: str) -> None:
        """Let an output that runs have sound, if it is still wanted."""
        if number != self._awaited:
            return
        self._awaited = 0
        self._output = output
        if self.playing:
            self._feed_from_here()
        if why_silent and not self._told_silent:
            self._told_silent = True
            words = self.tr("{reason}, so playback is silent; the playhead still moves.")
            self.failed.emit(words.format(reason=why_silent))
        if output.note != self._told_note:
            self._told_note = output.note
            if output.note:
                self.failed.emit(output.note)

    def _feed_from_here(self) -> None:
        assert self._path is not None and self._output is not None
        end_s, loop = self._duration_s, None
        if self._shuttle < 0:
            end_s = 0.0
        elif self._once is not None:
            end_s = self._once[1]
        elif self._loop is not None and self._position_s < self._loop[1]:
            end_s, loop = self._loop[1], self._loop
        self._feed = PlaybackFeed(self._path, self._output, Run(self._position_s, end_s, loop, self.rate))
        self._metered = 0

    def _halt(self) -> None:
        """Stop the output and let the reader go."""
        self._tick.stop()
        self._awaited = 0
        self._keeper.halt()
        self._retire()

    def _retire(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.end()
            self._retired.append(feed)
        self._retired = [feed for feed in self._retired if feed.alive]

    def _close_output(self) -> None:
        self._output, self._awaited = None, 0
        self._keeper.drop()

    def _fill(self, out: np.ndarray) -> None:
        """Copy sound into the output's buffer; runs in the output's thread and must never wait."""
        feed = self._feed
        if feed is None:
            out[:] = 0.0
        else:
            feed.take(out)
            self._fader.apply(out)

    def _update(self) -> None:
        """Tell the position; runs at the screen's pace in the user interface's thread."""
        feed, output = self._feed, self._output
        if feed is None or output is None:
            if self._awaited and time.monotonic() - self._awaited_since > _OPENING_PATIENCE_S:
                words = self.tr("The audio device does not open; choose another one, or check it and play again.")
                self._give_up(words)
            return
        heard = feed.heard(output.latency_s)
        taken = feed.last_take[0] + feed.last_take[1]
        frame = int(min(max(0.0, heard), taken))
        self._set_position(min(max(0.0, feed.place_of(frame)), self._duration_s))
        if frame > self._metered:
            self.sounded.emit(feed.ring.peek(self._metered, frame), feed.sample_rate)
            self._metered = frame
        if feed.failure:
            self._break_off(feed.failure)
        elif time.monotonic() - feed.last_asked > _DEVICE_PATIENCE_S:
            self._give_up(self.tr("The audio device has stopped answering; check it and play again."))
        elif feed.drained and heard >= feed.ring.written:
            self._reached_end()

    def _give_up(self, sentence: str) -> None:
        """Leave a device to itself that may hang; the next one is opened in another thread."""
        self._output = None
        self._break_off(sentence)
        self._keeper.leave()
        self._keeper = self._new_keeper()

    def _break_off(self, sentence: str) -> None:
        self._halt()
        self._once = None
        self._set_shuttle(1)
        self._set_state(PlayerState.PAUSED)
        self.failed.emit(sentence)

    def _reached_end(self) -> None:
        once, self._once = self._once, None
        self._halt()
        if once is not None:
            self._set_position(self._once_back_s)
        else:
            self._set_position(self._duration_s if self._shuttle > 0 else 0.0)
        self._set_shuttle(1)
        self._set_state(PlayerState.STOPPED if once is None else PlayerState.PAUSED)
