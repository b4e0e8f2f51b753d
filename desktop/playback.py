"""The transport: plays the open recording through the sound card, or silently where there is none; draws nothing."""

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.errors import RecordingError

_LOG = logging.getLogger(__name__)

RING_S = 1.5
BLOCK_S = 0.1
SHORTEST_LOOP_S = 0.02
_KEPT_LOOP_S = 20.0
_TICK_MS = 16
_SILENT_BLOCK_S = 0.01
_DEVICE_PATIENCE_S = 2.0


class PlayerState(Enum):
    """What the transport does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


FillFunction = Callable[[np.ndarray], None]
"""Fills an array (frames, channels) of float32, called from the output's own thread."""


class Output(Protocol):
    """A stream that asks for sound at the pace it plays it."""

    sample_rate: int
    channels: int
    latency_s: float

    def start(self) -> None:
        """Begin to ask."""

    def stop(self) -> None:
        """Stop asking at once; what is still buffered is dropped."""

    def close(self) -> None:
        """Give the device back."""


OutputFactory = Callable[[int, FillFunction], Output]
"""Makes an output for a sample rate and a fill function; raises OSError when that is not possible."""


class SoundDeviceOutput:
    """The system's default output through PortAudio.

    It is opened at the recording's rate or, where the device refuses that, at the device's own.

    Raises
    ------
    OSError
        With the first half of a sentence for the user, if PortAudio is missing or offers no device that opens.
    """

    def __init__(self, sample_rate: int, fill: FillFunction) -> None:
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise OSError("The sound library PortAudio is not installed") from error

        def callback(out: np.ndarray, frames: int, when: object, status: object) -> None:
            fill(out)

        self._error: type[Exception] = sounddevice.PortAudioError
        try:
            device = self._default_device(sounddevice)
            self.channels = min(2, int(device["max_output_channels"]))
            self._stream: Any = None
            for rate in (sample_rate, int(device["default_samplerate"])):
                with contextlib.suppress(self._error):
                    self._stream = sounddevice.OutputStream(
                        rate, None, None, self.channels, "float32", callback=callback
                    )
                    self.sample_rate = rate
                    break
        except (self._error, ValueError) as error:
            _LOG.info("no output: %s", error)
            raise OSError("No audio device was found") from error
        if self._stream is None:
            raise OSError("The audio device could not be opened")
        self.latency_s = float(self._stream.latency)

    def _default_device(self, sounddevice: Any) -> Any:
        """Return the facts of the default output; look again if PortAudio knew of none when it was loaded."""
        try:
            return sounddevice.query_devices(kind="output")
        except self._error:
            # PortAudio lists devices once. There is no public way to make it look again, and no stream is open now.
            sounddevice._terminate()
            sounddevice._initialize()
            return sounddevice.query_devices(kind="output")

    def start(self) -> None:
        """Begin to ask for sound."""
        try:
            self._stream.start()
        except self._error as error:
            raise OSError("The audio device could not be started") from error

    def stop(self) -> None:
        """Stop at once."""
        with contextlib.suppress(self._error):
            self._stream.abort()

    def close(self) -> None:
        """Give the device back."""
        with contextlib.suppress(self._error):
            self._stream.close()


class TimerOutput:
    """An output that nobody hears: it asks for sound at the right pace, so that the playhead moves without a device."""

    def __init__(self, sample_rate: int, fill: FillFunction) -> None:
        self.sample_rate = sample_rate
        self.channels = 2
        self.latency_s = 0.0
        self._fill = fill
        self._halt = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to ask for sound."""
        if self._thread is None:
            self._halt.clear()
            self._thread = threading.Thread(target=self._run, name="silent-output", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop at once."""
        self._halt.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def close(self) -> None:
        """Stop; there is no device to give back."""
        self.stop()

    def _run(self) -> None:
        begun = time.monotonic()
        given = 0
        while not self._halt.wait(_SILENT_BLOCK_S):
            due = int((time.monotonic() - begun) * self.sample_rate) - given
            # After a suspended machine wakes, hours of silence are not made up for.
            due = min(due, self.sample_rate)
            if due > 0:
                self._fill(np.empty((due, self.channels), dtype=np.float32))
            given = int((time.monotonic() - begun) * self.sample_rate) if due == self.sample_rate else given + due


class _Ring:
    """Sound waiting to be played: one thread writes, one reads, neither ever waits for the other."""

    def __init__(self, frames: int, channels: int) -> None:
        self._data = np.zeros((frames, channels), dtype=np.float32)
        self.written = 0
        self.read = 0

    @property
    def room(self) -> int:
        return len(self._data) - (self.written - self.read)

    def write(self, block: np.ndarray) -> None:
        """Append; the caller has made sure that there is room."""
        at = self.written % len(self._data)
        first = min(len(block), len(self._data) - at)
        self._data[at : at + first] = block[:first]
        self._data[: len(block) - first] = block[first:]
        self.written += len(block)

    def take(self, out: np.ndarray) -> int:
        """Fill `out` as far as sound is there, the rest with silence; return the frames of real sound."""
        count = min(len(out), self.written - self.read)
        at = self.read % len(self._data)
        first = min(count, len(self._data) - at)
        out[:first] = self._data[at : at + first]
        out[first:count] = self._data[: count - first]
        out[count:] = 0.0
        self.read += count
        return count


class _Feed:
    """Reads one run of the recording, from a place to an end or round a loop, into a ring, in a thread of its own."""

    def __init__(
        self, path: Path, output: Output, span: tuple[float, float], loop_s: tuple[float, float] | None
    ) -> None:
        self.path, self.sample_rate, self.channels = path, output.sample_rate, output.channels
        self.start_s, self.end_s = span
        self.loop_s = loop_s
        self.ring = _Ring(int(RING_S * self.sample_rate), self.channels)
        self.ended = False
        self.failure = ""
        self.last_take = (0, 0, time.monotonic())
        self.last_asked = time.monotonic()
        self._pieces: deque[tuple[int, float]] = deque([(0, self.start_s)])
        self._halt = threading.Event()
        self._thread = threading.Thread(target=self._run, name="playback-reader", daemon=True)
        self._thread.start()

    def take(self, out: np.ndarray) -> None:
        """Hand sound to the output, and note when that was; never waits."""
        before = self.ring.read
        count = self.ring.take(out)
        self.last_asked = time.monotonic()
        if count:
            self.last_take = (before, count, self.last_asked)

    def heard(self, latency_s: float) -> float:
        """Return how many frames have left the loudspeaker by now."""
        before, _, when = self.last_take
        return before + (time.monotonic() - when - latency_s) * self.sample_rate

    def end(self, wait: bool = False) -> None:
        """Stop reading; `wait` until the thread is gone."""
        self._halt.set()
        if wait and self._thread.is_alive():
            self._thread.join()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    @property
    def drained(self) -> bool:
        """Whether everything there is has been handed to the output."""
        return self.ended and self.ring.read >= self.ring.written

    def place_of(self, frame: int) -> float:
        """Return where in the recording the given frame of this run comes from, in seconds."""
        pieces = self._pieces
        while len(pieces) > 1 and pieces[1][0] <= frame:
            pieces.popleft()
        first, start_s = pieces[0]
        return start_s + max(0, frame - first) / self.sample_rate

    def _run(self) -> None:
        try:
            for block in self._blocks():
                if not self._put(block):
                    return
        except RecordingError as error:
            self.failure = str(error)
        finally:
            self.ended = True

    def _put(self, block: np.ndarray) -> bool:
        """Write as room comes up; False when told to stop."""
        position = 0
        while position < len(block):
            part = block[position : position + self.ring.room]
            if len(part):
                self.ring.write(part)
                position += len(part)
            elif self._halt.wait(0.02):
                return False
        return not self._halt.is_set()

    def _blocks(self) -> Iterator[np.ndarray]:
        from engine.audio import open_recording

        with open_recording(self.path) as recording:
            mono = self.channels == 1 or recording.info.channels > 2
            written = 0

            def read(start_s: float, end_s: float) -> Iterator[np.ndarray]:
                nonlocal written
                rate = None if recording.info.sample_rate == self.sample_rate else self.sample_rate
                blocks = recording.blocks(sample_rate=rate, mono=mono, block_s=BLOCK_S, start_s=start_s, end_s=end_s)
                for block in blocks:
                    frames = block.reshape(-1, 1) if block.ndim == 1 else block.T
                    frames = np.broadcast_to(frames, (len(frames), self.channels))
                    written += len(frames)
                    yield frames

            yield from read(self.start_s, self.end_s)
            if self.loop_s is None:
                return
            start_s, end_s = self.loop_s
            kept: list[np.ndarray] = []
            while not self._halt.is_set():
                self._pieces.append((written, start_s))
                before = written
                if kept:
                    for block in kept:
                        written += len(block)
                        yield block
                    continue
                for block in read(start_s, end_s):
                    # A short loop is kept, so that it turns without a seek.
                    if end_s - start_s <= _KEPT_LOOP_S:
                        kept.append(np.array(block))
                    yield block
                if written == before:
                    return


class Player(QObject):
    """Plays, pauses, seeks and loops the open recording.

    The output's callback only copies from a ring buffer that a reader thread keeps full. The position is that of the
    frames the output has really taken, less its latency. Where there is no output, playback goes on silently and
    `failed` says so once per recording.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    output_factory : callable
        Opens the output; the sound card by default.
    """

    position_changed = Signal(float)
    state_changed = Signal(object)
    loop_changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, output_factory: OutputFactory = SoundDeviceOutput) -> None:
        super().__init__(parent)
        self._factory = output_factory
        self._path: Path | None = None
        self._duration_s = 0.0
        self._sample_rate = 0
        self._state = PlayerState.STOPPED
        self._position_s = 0.0
        self._loop: tuple[float, float] | None = None
        self._once: tuple[float, float] | None = None
        self._output: Output | None = None
        self._feed: _Feed | None = None
        self._retired: list[_Feed] = []
        self._told_silent = False
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
        self._set_position(0.0)
        self.set_loop(None)
        self._set_state(PlayerState.STOPPED)

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
        self._begin()

    def pause(self) -> None:
        """Stop where it is."""
        if not self.playing:
            return
        self._update()
        self._halt()
        self._once = None
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
        self._set_position(0.0)
        self._set_state(PlayerState.STOPPED)

    def seek(self, position_s: float) -> None:
        """Go elsewhere; playback goes on from there."""
        self._once = None
        self._set_position(min(max(0.0, position_s), self._duration_s))
        if self.playing:
            self._begin()

    def play_once(self, start_s: float, end_s: float) -> None:
        """Play a stretch once and return to its start."""
        if self._path is None or end_s <= start_s:
            return
        self._once = (max(0.0, start_s), min(end_s, self._duration_s))
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
        for feed in self._retired:
            feed.end(wait=True)
        self._retired.clear()

    # ---- how it plays -----------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Play from the present position with a fresh ring; whatever was buffered is dropped."""
        assert self._path is not None  # every caller has looked
        self._retire()
        output = self._ready_output()
        end_s, loop = self._duration_s, None
        if self._once is not None:
            end_s = self._once[1]
        elif self._loop is not None and self._position_s < self._loop[1]:
            end_s, loop = self._loop[1], self._loop
        self._feed = _Feed(self._path, output, (self._position_s, end_s), loop)
        self._tick.start()
        self._set_state(PlayerState.PLAYING)

    def _ready_output(self) -> Output:
        """Return an output that runs: the device or, where there is none, the silent one."""
        if self.silent and not self.playing:
            # A device may have been connected since.
            self._close_output()
        try:
            output = self._output or self._factory(self._sample_rate, self._fill)
            if not self.playing:
                output.start()
        except OSError as error:
            self._close_output()
            output = TimerOutput(self._sample_rate, self._fill)
            output.start()
            if not self._told_silent:
                self._told_silent = True
                self.failed.emit(f"{error}, so playback is silent; the playhead still moves.")
        self._output = output
        return output

    def _halt(self) -> None:
        """Stop the output and let the reader go."""
        self._tick.stop()
        if self._output is not None:
            self._output.stop()
        self._retire()

    def _retire(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.end()
            self._retired.append(feed)
        self._retired = [feed for feed in self._retired if feed.alive]

    def _close_output(self) -> None:
        if self._output is not None:
            self._output.close()
            self._output = None

    def _fill(self, out: np.ndarray) -> None:
        """Copy sound into the output's buffer; runs in the output's thread and must never wait."""
        feed = self._feed
        if feed is None:
            out[:] = 0.0
        else:
            feed.take(out)

    def _update(self) -> None:
        """Tell the position; runs at the screen's pace in the user interface's thread."""
        feed, output = self._feed, self._output
        if feed is None or output is None:
            return
        heard = feed.heard(output.latency_s)
        taken = feed.last_take[0] + feed.last_take[1]
        self._set_position(min(feed.place_of(int(min(max(0.0, heard), taken))), self._duration_s))
        if feed.failure:
            self._break_off(feed.failure)
        elif time.monotonic() - feed.last_asked > _DEVICE_PATIENCE_S:
            self._close_output()
            self._break_off("The audio device has stopped answering; check it and press Space to play on.")
        elif feed.drained and heard >= feed.ring.written:
            self._reached_end()

    def _break_off(self, sentence: str) -> None:
        self._halt()
        self._once = None
        self._set_state(PlayerState.PAUSED)
        self.failed.emit(sentence)

    def _reached_end(self) -> None:
        once, self._once = self._once, None
        self._halt()
        self._set_position(self._duration_s if once is None else once[0])
        self._set_state(PlayerState.STOPPED if once is None else PlayerState.PAUSED)

    def _set_position(self, position_s: float) -> None:
        if position_s != self._position_s:
            self._position_s = position_s
            self.position_changed.emit(position_s)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
