"""Requests at work: each ends exactly once, and can be cancelled from another thread at any time."""

import queue
import threading
from collections.abc import Callable

from engine.service.messages import Cancelled, Reply
from engine.service.outbox import Gate, Outbox
from engine.service.stepping_back import step_back

__all__ = ["Job", "JobTable", "Lane"]


class Job:
    """One request: where its replies go and whether it has ended.

    Parameters
    ----------
    request_id : int
    outbox : Outbox
    on_ended : callable
        Called once, with the job, when it ends.
    """

    def __init__(self, request_id: int, outbox: Outbox, on_ended: Callable[["Job"], None]) -> None:
        self.request_id = request_id
        self.cancelled = threading.Event()
        self._outbox = outbox
        self._on_ended = on_ended
        self._gate = Gate()

    def tell(self, reply: Reply) -> None:
        """Send a reply that is not the last; nothing is sent after the end."""
        self._outbox.send(reply, self._gate)

    def end(self, reply: Reply, *, wait: bool = True) -> None:
        """Send the last reply, unless one was sent before."""
        if self._outbox.send(reply, self._gate, last=True, wait=wait):
            self._on_ended(self)

    def cancel(self) -> None:
        """Answer that the request is cancelled and let its work wind down unheard."""
        self.cancelled.set()
        self.end(Cancelled(self.request_id), wait=False)


class JobTable:
    """The jobs that have not ended, by request number.

    Parameters
    ----------
    outbox : Outbox
    on_ended : callable
        Called with the number of each request that has ended, from any thread.
    """

    def __init__(self, outbox: Outbox, on_ended: Callable[[int], object]) -> None:
        self._outbox = outbox
        self._on_ended = on_ended
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()

    def open(self, request_id: int) -> Job:
        """Make a job; an older one of the same number is cancelled."""
        self.cancel(request_id)
        job = Job(request_id, self._outbox, self._forget)
        with self._lock:
            self._jobs[request_id] = job
        return job

    def cancel(self, request_id: int) -> None:
        """Cancel the job of this number if it has not ended."""
        with self._lock:
            job = self._jobs.get(request_id)
        if job is not None:
            job.cancel()

    def _forget(self, job: Job) -> None:
        with self._lock:
            if self._jobs.get(job.request_id) is job:
                del self._jobs[job.request_id]
        self._on_ended(job.request_id)


class Lane:
    """A thread that does one piece of work after another.

    Parameters
    ----------
    name : str
    niceness : int
        How far it, with the threads it starts, steps back for others (see `engine.service.stepping_back`).
    threads_of_their_own : bool
        Whether each piece of work has one, which may step back further without taking the next piece along: nobody
        may step forward again.
    """

    def __init__(self, name: str, niceness: int = 0, *, threads_of_their_own: bool = False) -> None:
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._niceness = niceness
        self._apart = threads_of_their_own
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def put(self, work: Callable[[], None]) -> None:
        """Queue a piece of work; it must not raise."""
        self._work.put(work)

    def _run(self) -> None:
        step_back(self._niceness)
        while True:
            work = self._work.get()
            if self._apart:
                thread = threading.Thread(target=work, name=threading.current_thread().name, daemon=True)
                thread.start()
                thread.join()
            else:
                work()
