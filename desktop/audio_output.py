"""Where sound goes: the sound card or, where there is none, a clock that asks for it at the same pace."""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

_LOG = logging.getLogger(__name__)

_SILENT_BLOCK_S = 0.01

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
