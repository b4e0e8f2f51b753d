"""Where sound goes: the sound card or, where there is none, a clock that asks for it at the same pace."""

import contextlib
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from desktop.translation import translate

_LOG = logging.getLogger(__name__)

_SILENT_BLOCK_S = 0.01
_PORTAUDIO = threading.Lock()
"""Held while devices are listed or opened: the list is made in a thread of its own."""
_OPEN_STREAMS: set[int] = set()
"""While there are any, PortAudio must not be made to look again."""

FillFunction = Callable[[np.ndarray], None]
"""Fills an array (frames, channels) of float32, called from the output's own thread."""


class Output(Protocol):
    """A stream that asks for sound at the pace it plays it."""

    sample_rate: int
    channels: int
    latency_s: float
    note: str
    """A sentence for the user about how it was opened, or nothing."""

    def start(self) -> None:
        """Begin to ask."""

    def stop(self) -> None:
        """Stop asking at once; what is still buffered is dropped."""

    def close(self) -> None:
        """Give the device back."""


OutputFactory = Callable[[int, FillFunction], Output]
"""Makes an output for a sample rate and a fill function; raises OSError when that is not possible."""


class SoundDeviceOutput:
    """An output through PortAudio: the chosen device or, where that is gone, the system's default.

    It is opened at the recording's rate or, where the device refuses that, at the device's own.

    Parameters
    ----------
    sample_rate : int
    fill : callable
    device : str
        Name as `output_devices` lists it; empty for the system's default.

    Raises
    ------
    OSError
        With the first half of a sentence for the user, if PortAudio is missing or offers no device that opens.
    """

    def __init__(self, sample_rate: int, fill: FillFunction, device: str = "") -> None:
        sounddevice = _portaudio()

        def callback(out: np.ndarray, frames: int, when: object, status: object) -> None:
            fill(out)

        self._error: type[Exception] = sounddevice.PortAudioError
        self.note = ""
        self._stream: Any
        with _PORTAUDIO:
            if not (device and self._open_named(sounddevice, device, sample_rate, callback)):
                self._open_default(sounddevice, sample_rate, callback)
                if device:
                    words = translate(
                        "AudioOutput", "“{device}” is not connected; the sound goes to the system’s own output."
                    )
                    self.note = words.format(device=device)
            _OPEN_STREAMS.add(id(self))
        self.latency_s = float(self._stream.latency)

    def _open_named(self, sounddevice: Any, name: str, sample_rate: int, callback: Any) -> bool:
        """Open the device of this name; look for it again if PortAudio did not know it or knows it no more."""
        for again in (False, True):
            if again:
                _look_again(sounddevice)
            found = _names(sounddevice).get(name)
            if found is not None and self._open(sounddevice, found, sample_rate, callback):
                return True
        return False

    def _open_default(self, sounddevice: Any, sample_rate: int, callback: Any) -> None:
        try:
            try:
                default = sounddevice.query_devices(kind="output")
            except self._error:
                _look_again(sounddevice)
                default = sounddevice.query_devices(kind="output")
        except (self._error, ValueError) as error:
            _LOG.info("no output: %s", error)
            raise OSError(translate("AudioOutput", "No audio device was found")) from error
        if not self._open(sounddevice, default, sample_rate, callback, is_default=True):
            raise OSError(translate("AudioOutput", "The audio device could not be opened"))

    def _open(
        self, sounddevice: Any, device: Any, sample_rate: int, callback: Any, *, is_default: bool = False
    ) -> bool:
        self.channels = min(2, int(device["max_output_channels"]))
        index = None if is_default else device["index"]
        for rate in (sample_rate, int(device["default_samplerate"])):
            with contextlib.suppress(self._error):
                self._stream = sounddevice.OutputStream(rate, None, index, self.channels, "float32", callback=callback)
                self.sample_rate = rate
                return True
        return False

    def start(self) -> None:
        """Begin to ask for sound."""
        try:
            self._stream.start()
        except self._error as error:
            raise OSError(translate("AudioOutput", "The audio device could not be started")) from error

    def stop(self) -> None:
        """Stop at once."""
        with contextlib.suppress(self._error):
            self._stream.abort()

    def close(self) -> None:
        """Give the device back."""
        with _PORTAUDIO:
            with contextlib.suppress(self._error):
                self._stream.close()
            _OPEN_STREAMS.discard(id(self))


def output_devices(*, look_again: bool = False) -> tuple[str, ...]:
    """Return the names of all devices that can play, in the system's order.

    Parameters
    ----------
    look_again : bool
        PortAudio lists devices once; ask it anew, unless something plays.

    Raises
    ------
    OSError
        With the first half of a sentence for the user, if PortAudio is missing.
    """
    sounddevice = _portaudio()
    with _PORTAUDIO:
        if look_again:
            _look_again(sounddevice)
        return tuple(_names(sounddevice))


def _portaudio() -> Any:
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise OSError(translate("AudioOutput", "The sound library PortAudio is not installed")) from error
    return sounddevice


def _look_again(sounddevice: Any) -> None:
    """List the devices anew, unless a stream is open; there is no public way to do that."""
    if not _OPEN_STREAMS:
        sounddevice._terminate()
        sounddevice._initialize()


def _names(sounddevice: Any) -> dict[str, Any]:
    """Devices that can play by their names; where several drivers offer one of a name, with the driver's."""
    drivers = sounddevice.query_hostapis()
    playing = [device for device in sounddevice.query_devices() if device["max_output_channels"] > 0]
    known = Counter(device["name"] for device in playing)
    found: dict[str, Any] = {}
    for device in playing:
        name = device["name"]
        found.setdefault(f"{name} ({drivers[device['hostapi']]['name']})" if known[name] > 1 else name, device)
    return found


class TimerOutput:
    """An output that nobody hears: it asks for sound at the right pace, so that the playhead moves without a device."""

    def __init__(self, sample_rate: int, fill: FillFunction) -> None:
        self.sample_rate = sample_rate
        self.channels = 2
        self.latency_s = 0.0
        self.note = ""
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
