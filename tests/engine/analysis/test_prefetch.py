"""Items made ahead in a thread arrive complete, in order, with their errors, and stop on demand."""

import threading
import time
from collections.abc import Iterator

import pytest

from engine.analysis.prefetch import prefetched


def prefetch_threads() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "prefetch"]


def test_all_items_arrive_in_order() -> None:
    assert list(prefetched(range(100))) == list(range(100))
    assert prefetch_threads() == []


def test_an_error_is_raised_at_its_place() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    items = prefetched(broken())
    assert next(items) == 1
    with pytest.raises(OSError, match="gone"):
        next(items)
    assert prefetch_threads() == []


def test_closing_early_ends_the_thread_and_the_source() -> None:
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    items = prefetched(endless())
    next(items)
    items.close()
    assert closed.is_set()
    assert prefetch_threads() == []


def test_production_runs_no_further_ahead_than_asked() -> None:
    made: list[int] = []

    def counted() -> Iterator[int]:
        for i in range(50):
            made.append(i)
            yield i

    items = prefetched(counted(), depth=3)
    next(items)
    time.sleep(0.2)
    assert len(made) <= 5
    items.close()
