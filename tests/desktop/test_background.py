import threading

from desktop.background import Background


def test_results_come_back_in_order_and_to_this_thread(qtbot, qapp):
    background, came = Background(), []
    for number in range(3):
        background.run(
            lambda number=number: (number, threading.current_thread()),
            lambda result: came.append((*result, threading.current_thread())),
            lambda error: None,
        )
    with qtbot.waitSignal(background.idle):
        assert background.busy
    assert [number for number, _, _ in came] == [0, 1, 2]
    assert all(worked is not came_back is threading.main_thread() for _, worked, came_back in came)
    assert not background.busy
    background.close()


def test_an_error_travels_the_same_road(qtbot, qapp):
    background, errors = Background(), []

    def fail() -> None:
        raise ValueError("no")

    with qtbot.waitSignal(background.idle):
        background.run(fail, lambda result: None, errors.append)
    assert [str(error) for error in errors] == ["no"]
    background.close()


def test_closing_waits_for_what_runs_and_drops_the_rest(qapp):
    background, done = Background(), []
    let_go = threading.Event()
    background.run(lambda: done.append(let_go.wait(5)), lambda result: done.append("told"), lambda error: None)
    background.run(lambda: done.append("second"), lambda result: None, lambda error: None)
    let_go.set()
    background.close()
    qapp.processEvents()
    assert done == [True]
