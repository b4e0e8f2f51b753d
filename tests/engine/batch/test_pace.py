"""How long a batch still takes is told from what it took so far."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.batch.items import BatchItem, State
from engine.batch.pace import Pace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def item(number: int, size: int, name: str = "a.wav") -> BatchItem:
    return BatchItem(number, Path(name), Path(name), Path("a"), size)


def test_what_is_left_takes_as_long_as_what_is_done_by_size() -> None:
    clock = Clock()
    pace = Pace(clock)
    items = [item(1, 10_000_000), item(2, 30_000_000)]
    pace.go()
    assert pace.remaining_s(items) is None
    clock.now += 5.0
    pace.advance(items[0], 0.5)
    assert pace.share(items) == pytest.approx(0.125, rel=0.02)
    clock.now += 5.0
    items[0] = replace(items[0], state=State.DONE)
    pace.finish(items[0], counts=True)
    assert pace.share(items) == pytest.approx(0.25, rel=0.02)
    assert pace.remaining_s(items) == pytest.approx(30.0, rel=0.02)


def test_the_clock_rests_while_the_batch_does() -> None:
    clock = Clock()
    pace = Pace(clock)
    items = [item(1, 1_000_000), item(2, 1_000_000)]
    pace.go()
    clock.now += 4.0
    pace.rest()
    clock.now += 1000.0
    pace.go()
    items[0] = replace(items[0], state=State.DONE)
    pace.finish(items[0], counts=True)
    assert pace.remaining_s(items) == pytest.approx(4.0)


def test_what_was_skipped_says_nothing_of_the_others() -> None:
    clock = Clock()
    pace = Pace(clock)
    items = [replace(item(1, 1_000_000), state=State.SKIPPED), item(2, 1_000_000)]
    pace.go()
    clock.now += 2.0
    pace.finish(items[0], counts=False)
    assert pace.remaining_s(items) is None
    assert pace.share(items) == pytest.approx(0.5)


def test_a_squeezed_file_holds_more_sound() -> None:
    pace = Pace()
    items = [replace(item(1, 8_000_000), state=State.DONE), item(2, 1_000_000, "b.mp3")]
    assert pace.share(items) == pytest.approx(0.5)


def test_nothing_to_do_is_done() -> None:
    assert Pace().share([]) == 1.0
