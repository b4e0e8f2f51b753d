"""Watches how long the UI thread keeps its event loop waiting, and names the code that did it.

The rule. A thread posts a beat to the UI thread every few milliseconds and notes when it is answered: that is what a
key stroke would have waited. A beat that waits long is a *block*, and its length is what the program has to answer for:

- the processor time that the UI thread used meanwhile, read from the thread's own clock: a loaded machine, on which the
  thread stands in the queue for a processor, does not make it longer;
- plus the time in which the thread slept in a call that waits (a lock, a file, a process, a pause): while a block lasts
  its stack is sampled, and a stretch counts as waiting when the kernel says that the thread sleeps (Linux) *and* the
  innermost line of Python is such a call.

What is left, time without the processor and outside of a waiting call, is the machine's and is not counted. Nor is
what the machine takes off the processor's pace: two threads on one core slow each other down to half. Whoever drives
the program therefore calls `Watchdog.pace` now and then: a fixed piece of work, whose time against the quickest one
seen says how much slower the processor is just then, and busy time is divided by that.
"""

import faulthandler
import linecache
import math
import re
import tempfile
import threading
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

LIMIT_MS = 50.0
"""Longer than this nothing may hold the UI thread."""

_BETWEEN_BEATS_S = 0.004
_FIRST_SAMPLE_S = 0.012
_SAMPLE_S = 0.005
_PACES_KEPT = 5
_ROOT = Path(__file__).parents[2]
_OTHERS = _ROOT / ".venv"
_WAITING_CALL = re.compile(
    r"""(?<!["'])\.join\(|\b(acquire|wait|wait_for|waitFor\w+|sleep|msleep|poll|recv|send|accept|communicate|_try_wait"""
    r"|open|read\w*|write\w*|flush|fsync|close|stat|is_file|is_dir|exists|iterdir|glob|scandir|listdir|mkdir|unlink"
    r"|resolve|sync|os\.(replace|rename|remove))\("
)
_CALL = re.compile(r'  File "(.*)", line (\d+) in (.*)$')


@dataclass
class Block:
    """One time the event loop was kept waiting.

    Attributes
    ----------
    act : str
        What was being done; see `Watchdog.act`.
    wall_ms, busy_ms, waited_ms : float
        How long it took; processor time of the UI thread in it; time asleep in a call that waits.
    slowness : float
        How many times longer than at rest the processor took for anything at that time.
    stacks : Counter of str
        What the UI thread was in, innermost last, by how often it was seen there.
    own : bool
        Whether the driving test itself was at work, and not the program.
    """

    act: str
    wall_ms: float
    busy_ms: float
    waited_ms: float
    slowness: float = 1.0
    stacks: Counter[str] = field(default_factory=Counter)
    own: bool = False

    @property
    def length_ms(self) -> float:
        """What the program has to answer for."""
        return self.busy_ms / self.slowness + self.waited_ms

    def __str__(self) -> str:
        where = "; ".join(f"{count}x {stack}" for stack, count in self.stacks.most_common(3)) or "nobody saw where"
        return (
            f"{self.act}: {self.length_ms:.0f} ms ({self.busy_ms:.0f} busy at 1/{self.slowness:.1f} of "
            f"the pace, {self.waited_ms:.0f} waiting, {self.wall_ms:.0f} by the clock) in {where}"
        )


class _Heart(QObject):
    """Lives in the UI thread and answers beats; notes the time itself, so that no lock makes the answer late."""

    beat = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.when = (0.0, 0.0)
        self.beat.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _answer(self) -> None:
        self.when = time.monotonic(), time.thread_time()
        self.answered.set()


class Watchdog:
    """Watches the thread it is made in, from `start` to `stop`; the longest blocks are in `blocks`.

    Parameters
    ----------
    noted_ms : float
        Shorter blocks are not kept.
    """

    def __init__(self, noted_ms: float = LIMIT_MS) -> None:
        self.act = ""
        """What is being done, for the report."""
        self.blocks: list[Block] = []
        self.beats = 0
        self._noted_ms = noted_ms
        self._paces: deque[float] = deque(maxlen=_PACES_KEPT)
        self._best_pace = math.inf
        self._wide = np.zeros((50_000, 20), np.float32)
        self._heart = _Heart()
        self._dump = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the watchdog is
        self._begun, self._stopping = threading.Event(), threading.Event()
        self._ident, self._native = threading.get_ident(), threading.get_native_id()
        self._clock = time.pthread_getcpuclockid(self._ident)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()
        # To start a thread is to wait for it: that wait, among many threads a long one, is none of the program's.
        self._begun.set()

    def stop(self) -> None:
        """Stop watching."""
        self._stopping.set()
        self._thread.join()
        self._dump.close()
        QCoreApplication.removePostedEvents(self._heart)

    def pace(self) -> None:
        """Find out how quick the processor is just now; takes a millisecond or two of the UI thread."""
        began_s = time.thread_time()
        # Some of it in caches, some of it beyond them, some in the interpreter: as the program's own work is.
        self._wide[:, 3] += 1.0
        np.sqrt(self._wide[:4000] + 1.0)
        sum(number & 7 for number in range(8_000))
        taken_s = time.thread_time() - began_s
        self._paces.append(taken_s)
        self._best_pace = min(self._best_pace, taken_s)

    @property
    def slowness(self) -> float:
        """How many times longer than at rest the processor takes for anything."""
        paces = sorted(self._paces)
        return max(1.0, paces[len(paces) // 2] / self._best_pace) if paces else 1.0

    # ---- the other thread ---------------------------------------------------------------------------------------

    def _watch(self) -> None:
        self._begun.wait()
        while not self._stopping.wait(_BETWEEN_BEATS_S):
            self._beat()

    def _beat(self) -> None:
        heart = self._heart
        heart.answered.clear()
        act, began_s, began_cpu_s = self.act, time.monotonic(), time.clock_gettime(self._clock)
        heart.beat.emit()
        samples = [] if heart.answered.wait(_FIRST_SAMPLE_S) else self._sample_until_answered()
        if not heart.answered.is_set():
            return
        self.beats += 1
        ended_s, ended_cpu_s = heart.when
        wall_ms, busy_ms = 1000 * (ended_s - began_s), 1000 * (ended_cpu_s - began_cpu_s)
        waited_ms = 1000 * sum(until - since for since, until, _, waits in samples if waits and until <= ended_s)
        # Asleep and busy are seen by different clocks; together they are never longer than the whole.
        waited_ms = min(waited_ms, max(0.0, wall_ms - busy_ms))
        slowness = self.slowness
        if busy_ms / slowness + waited_ms > self._noted_ms:
            seen = [frames for *_, frames, _ in samples]
            own = [_is_own_work(frames) for frames in seen]
            stacks = Counter(" > ".join(frames[-4:]) for frames in seen)
            self.blocks.append(Block(act, wall_ms, busy_ms, waited_ms, slowness, stacks, 2 * sum(own) > len(own)))

    def _sample_until_answered(self) -> list[tuple[float, float, list[str], bool]]:
        """Return (since, until, stack, whether it waits) of the UI thread until it answers."""
        samples = []
        since = time.monotonic()
        while not self._stopping.is_set():
            stack = self._stack()
            frames, waits = _names_of(stack), bool(stack) and self._sleeps() and _in_waiting_call(*stack[0][:2])
            answered = self._heart.answered.wait(_SAMPLE_S)
            until = min(time.monotonic(), self._heart.when[0]) if answered else time.monotonic()
            samples.append((since, until, frames, waits))
            since = until
            if answered:
                break
        return samples

    def _stack(self) -> list[tuple[str, int, str]]:
        """Return file, line and name of every call the UI thread is in, innermost first.

        Not by `sys._current_frames`: a frame that is looked at keeps its variables, and a painter that outlives its
        paint event takes the program down.
        """
        self._dump.seek(0)
        self._dump.truncate()
        faulthandler.dump_traceback(self._dump, all_threads=True)
        self._dump.seek(0)
        stack, ours = [], False
        for line in self._dump.read().decode(errors="replace").splitlines():
            if " (most recent call first)" in line:
                ours = f"0x{self._ident:016x}" in line
            elif ours and (found := _CALL.match(line)):
                stack.append((found[1], int(found[2]), found[3]))
        return stack

    def _sleeps(self) -> bool:
        """Whether the kernel has the UI thread asleep; where it does not tell, the line of code decides alone."""
        try:
            with open(f"/proc/self/task/{self._native}/stat", encoding="ascii") as stream:
                return stream.read().rpartition(")")[2].split()[0] in "SD"
        except OSError:
            return True


def _names_of(stack: list[tuple[str, int, str]]) -> list[str]:
    """Return the calls of a stack that are this project's, and the innermost whosever it is, outermost first."""
    names = []
    for depth, (file, line, function) in enumerate(stack):
        path = Path(file)
        if path.is_relative_to(_ROOT) and not path.is_relative_to(_OTHERS):
            names.append(f"{path.relative_to(_ROOT).as_posix()}:{line} {function}")
        elif depth == 0:
            names.append(f"{path.name}:{line} {function}")
    return names[::-1]


def _in_waiting_call(file: str, line: int) -> bool:
    text = linecache.getline(file, line)
    # pytest-qt waits by running the event loop; asleep there, the thread is idle, or wants the interpreter.
    return "qtbot.wait" not in text and _WAITING_CALL.search(text) is not None


def _is_own_work(frames: list[str]) -> bool:
    """Whether the tests' code is at work by itself: nothing of the program was called by it."""
    last_test = max((i for i, name in enumerate(frames) if name.startswith("tests/")), default=-1)
    if last_test < 0:
        return False
    return not any(name.startswith(("desktop/", "engine/")) for name in frames[last_test + 1 :])
