"""The order in which a recording's sound is played: to an end, round a loop or backwards; it waits for nobody."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.audio import Recording

BLOCK_S = 0.1
_BACKWARD_BLOCK_S = 0.5
_KEPT_LOOP_S = 20.0


@dataclass(frozen=True)
class Run:
    """What is played from one press of a key to the next.

    Attributes
    ----------
    start_s, end_s : float
        From where to where; backwards the end is the smaller one.
    loop_s : (float, float) or None
        What is repeated after the end was reached; only forwards.
    rate : float
        Seconds of the recording in a second; negative backwards.
    """

    start_s: float
    end_s: float
    loop_s: tuple[float, float] | None = None
    rate: float = 1.0

    @property
    def direction(self) -> int:
        """1 forwards, -1 backwards."""
        return 1 if self.rate > 0 else -1


class PlaybackSource:
    """The frames of one run at the recording's own tempo, and where in the recording each of them lies.

    Parameters
    ----------
    path : Path
    sample_rate, channels : int
        What the output plays.
    run : Run
    halt : Event
        Ends a loop that would go on for ever.
    """

    def __init__(self, path: Path, sample_rate: int, channels: int, run: Run, halt: Event) -> None:
        self._path, self._rate, self._channels = path, sample_rate, channels
        self._run, self._halt = run, halt
        self._given = 0
        self._pieces: deque[tuple[int, float]] = deque([(0, run.start_s)])

    def place_of(self, frame: float) -> float:
        """Return where in the recording a frame of this run lies, in seconds; frames must be asked for in order."""
        pieces = self._pieces
        while len(pieces) > 1 and pieces[1][0] <= frame:
            pieces.popleft()
        first, start_s = pieces[0]
        return start_s + self._run.direction * max(0.0, frame - first) / self._rate

    def blocks(self) -> Iterator[np.ndarray]:
        """Yield the run's frames, (n, channels), block by block.

        Raises
        ------
        RecordingError
            If the recording cannot be read.
        """
        from engine.audio import open_recording

        with open_recording(self._path) as recording:
            if self._run.direction < 0:
                yield from self._backwards(recording)
                return
            yield from self._forwards(recording, self._run.start_s, self._run.end_s)
            if self._run.loop_s is not None:
                yield from self._round(recording, *self._run.loop_s)

    def _forwards(self, recording: "Recording", start_s: float, end_s: float) -> Iterator[np.ndarray]:
        own = recording.info.sample_rate == self._rate
        for block in recording.blocks(
            sample_rate=None if own else self._rate,
            mono=self._mono(recording),
            block_s=BLOCK_S * max(1.0, self._run.rate),
            start_s=start_s,
            end_s=end_s,
        ):
            yield self._arranged(block)

    def _backwards(self, recording: "Recording") -> Iterator[np.ndarray]:
        own = recording.info.sample_rate == self._rate
        rate, mono = None if own else self._rate, self._mono(recording)
        length_s = _BACKWARD_BLOCK_S * max(1.0, -self._run.rate)
        last_s = self._run.start_s
        while last_s > self._run.end_s and not self._halt.is_set():
            first_s = max(self._run.end_s, last_s - length_s)
            yield self._arranged(recording.read(first_s, last_s, rate, mono)[..., ::-1])
            last_s = first_s

    def _mono(self, recording: "Recording") -> bool:
        return self._channels == 1 or recording.info.channels > 2

    def _arranged(self, block: np.ndarray) -> np.ndarray:
        frames = block.reshape(-1, 1) if block.ndim == 1 else block.T
        self._given += len(frames)
        return np.broadcast_to(frames, (len(frames), self._channels))

    def _round(self, recording: "Recording", start_s: float, end_s: float) -> Iterator[np.ndarray]:
        kept: list[np.ndarray] = []
        while not self._halt.is_set():
            self._pieces.append((self._given, start_s))
            before = self._given
            if kept:
                for block in kept:
                    self._given += len(block)
                    yield block
                continue
            for block in self._forwards(recording, start_s, end_s):
                # A short loop is kept, so that it turns without a seek.
                if end_s - start_s <= _KEPT_LOOP_S:
                    kept.append(np.array(block))
                yield block
            if self._given == before:
                return
