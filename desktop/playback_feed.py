"""Reads ahead of the playhead: one run of a recording, into a ring that the audio output empties."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from desktop.audio_output import Output
from engine.errors import RecordingError

RING_S = 1.5
BLOCK_S = 0.1
_KEPT_LOOP_S = 20.0


class RingBuffer:
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


class PlaybackFeed:
    """Reads one run of the recording, from a place to an end or round a loop, into a ring, in a thread of its own."""

    def __init__(
        self, path: Path, output: Output, span: tuple[float, float], loop_s: tuple[float, float] | None
    ) -> None:
        self.path, self.sample_rate, self.channels = path, output.sample_rate, output.channels
        self.start_s, self.end_s = span
        self.loop_s = loop_s
        self.ring = RingBuffer(int(RING_S * self.sample_rate), self.channels)
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
