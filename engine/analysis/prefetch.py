"""Runs an iterator in a thread of its own, a few items ahead of whoever uses them."""

import queue
import threading
from collections.abc import Generator, Iterable
from typing import TypeVar

__all__ = ["prefetched"]

T = TypeVar("T")
_POLL_S = 0.1


def prefetched(items: Iterable[T], depth: int = 2) -> Generator[T, None, None]:
    """Yield `items`, produced up to `depth` ahead in a background thread.

    An exception raised while producing is raised here, at its place in the sequence. When the caller stops early and
    closes the generator, the thread ends after the item it is busy with.
    """
    ready: queue.Queue[tuple[T | None, BaseException | None, bool]] = queue.Queue(maxsize=depth)
    stopped = threading.Event()

    def offer(entry: tuple[T | None, BaseException | None, bool]) -> bool:
        while not stopped.is_set():
            try:
                ready.put(entry, timeout=_POLL_S)
            except queue.Full:
                continue
            return True
        return False

    def produce() -> None:
        iterator = iter(items)
        try:
            for item in iterator:
                if not offer((item, None, False)):
                    return
        except BaseException as error:  # handed to the consumer, which raises it
            offer((None, error, True))
        else:
            offer((None, None, True))
        finally:
            if isinstance(iterator, Generator):
                iterator.close()  # lets go of the file at once

    thread = threading.Thread(target=produce, name="prefetch", daemon=True)
    thread.start()
    try:
        while True:
            item, error, last = ready.get()
            if error is not None:
                raise error
            if last:
                return
            yield item  # type: ignore[misc]  # None only where T allows it
    finally:
        stopped.set()
        thread.join()
