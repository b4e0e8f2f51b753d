"""Tests that leave something behind, each in its way; `test_leftovers` runs them and sees them fail. Not collected."""

import subprocess
import sys
import threading
import time
import warnings

import pytest
from PySide6.QtCore import QRunnable, Qt, QThread, QThreadPool, QTimer, qWarning
from PySide6.QtWidgets import QWidget

from tests.desktop import conftest

conftest.PATIENCE_S = 0.2
KEPT = []


def test_leaves_nothing(qapp, qtbot):
    timer = QTimer()
    timer.start(10_000)
    thread = threading.Thread(target=time.sleep, args=(0.01,))
    thread.start()
    timer.stop()


def test_leaves_a_thread(qapp):
    threading.Thread(target=time.sleep, args=(20,), name="forgotten", daemon=True).start()


def test_leaves_a_process(qapp):
    KEPT.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"]))


def test_leaves_a_timer(qapp):
    KEPT.append(QTimer())
    KEPT[-1].start(10_000)


def test_leaves_a_timer_in_a_parent(qapp):
    KEPT.append(QWidget())
    QTimer(KEPT[-1]).start(10_000)


def test_leaves_a_qt_thread(qapp):
    KEPT.append(QThread())
    KEPT[-1].start()


def test_leaves_work_in_the_pool(qapp):
    class Job(QRunnable):
        def run(self):
            time.sleep(1.0)

    QThreadPool.globalInstance().start(Job())


def test_leaves_a_window(qapp):
    KEPT.append(QWidget())
    KEPT[-1].setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    KEPT[-1].show()


def test_warns(qapp):
    warnings.warn("this is old", DeprecationWarning, stacklevel=1)


def test_lets_qt_warn(qapp):
    qWarning("a painter was not active")


def test_drops_an_error_where_nobody_sees_it(qapp):
    class Careless:
        def __del__(self):
            raise ValueError("nobody caught this")

    Careless()


def test_lets_a_thread_fail(qapp):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()


def test_lets_a_slot_fail(qapp, qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(20)


@pytest.fixture(scope="session", autouse=True)
def tidy_up():
    yield
    for thing in KEPT:
        if isinstance(thing, subprocess.Popen):
            thing.kill()
            thing.wait()
        elif isinstance(thing, QThread):
            thing.quit()
            thing.wait()
        elif isinstance(thing, QWidget):
            thing.close()
    KEPT.clear()
