import time

from desktop.throttle import Throttle


def test_the_first_request_runs_at_once(qapp):
    calls = []
    Throttle(lambda: calls.append(1), 50).request()
    assert calls == [1]


def test_requests_in_the_interval_become_one_call_at_its_end(qapp, qtbot):
    calls = []
    throttle = Throttle(lambda: calls.append(time.monotonic()), 80)
    for _ in range(10):
        throttle.request()
    assert len(calls) == 1
    assert throttle.pending
    qtbot.waitUntil(lambda: len(calls) == 2, timeout=30_000)
    assert calls[1] - calls[0] >= 0.07
    qtbot.wait(120)
    assert len(calls) == 2


def test_flush_makes_the_pending_call_now_and_only_once(qapp, qtbot):
    calls = []
    throttle = Throttle(lambda: calls.append(1), 200)
    throttle.flush()
    assert calls == []
    throttle.request()
    throttle.request()
    throttle.flush()
    assert len(calls) == 2
    assert not throttle.pending


def test_cancel_forgets_the_pending_call(qapp, qtbot):
    calls = []
    throttle = Throttle(lambda: calls.append(1), 30)
    throttle.request()
    throttle.request()
    throttle.cancel()
    qtbot.wait(60)
    assert len(calls) == 1


def test_a_costly_function_leaves_half_of_the_time_to_others(qapp, qtbot):
    starts = []

    def costly():
        starts.append(time.monotonic())
        time.sleep(0.1)

    throttle = Throttle(costly, 10)
    throttle.request()
    throttle.request()
    qtbot.waitUntil(lambda: len(starts) == 2, timeout=30_000)
    assert starts[1] - starts[0] >= 0.19
