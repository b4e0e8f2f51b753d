"""Reads ahead of the playhead: one run of a recording, into a ring that the audio output empties."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from desktop.audio_output import Output
from desktop.playback_source import PlaybackSource, Run
from desktop.ring_buffer import RingBuffer
from desktop.time_stretch import TimeStretch
from engine.errors import RecordingError

RING_S = 1.5
HISTORY_S = 0.5
"""How long what was handed to the output stays for the level meter: more than an output's latency."""


class PlaybackFeed:
    """Reads one run of the recording, at its tempo, into a ring, in a thread of its own.

    Parameters
    ----------
    path : Path
    output : Output
        Whose rate and channels the ring has.
    run : Run
    """

    def __init__(self, path: Path, output: Output, run: Run) -> None:
        self.run = run
        self.sample_rate, self.channels = output.sample_rate, output.channels
        self.ring = RingBuffer(int(RING_S * self.sample_rate), self.channels, history=int(HISTORY_S * self.sample_rate))
        self.ended = False
        self.failure = ""
        self.last_take = (0, 0, time.monotonic())
        self.last_asked = time.monotonic()
        self._halt = threading.Event()
        self._source = PlaybackSource(path, self.sample_rate, self.channels, run, self._halt)
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
        """Whether the reader's thread still runs."""
        return self._thread.is_alive()

    @property
    def drained(self) -> bool:
        """Whether everything there is has been handed to the output."""
        return self.ended and self.ring.read >= self.ring.written

    def place_of(self, frame: int) -> float:
        """Return where in the recording the given frame of the ring comes from, in seconds."""
        return self._source.place_of(frame * abs(self.run.rate))

    def _run(self) -> None:
        try:
            for block in self._at_tempo():
                if not self._put(block):
                    return
        except RecordingError as error:
            self.failure = str(error)
        finally:
            self.ended = True

    def _at_tempo(self) -> Iterator[np.ndarray]:
        tempo = abs(self.run.rate)
        if tempo == 1.0:
            yield from self._source.blocks()
            return
        stretch = TimeStretch(self.sample_rate, self.channels, tempo)
        for block in self._source.blocks():
            yield stretch.process(block)
        yield stretch.finish()

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
