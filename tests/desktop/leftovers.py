"""What can go on after a test has ended: threads, processes, timers, windows. The desktop's tests fail on them."""

import gc
import os
import threading
from pathlib import Path

from PySide6.QtCore import QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def child_processes() -> set[int]:
    """Numbers of this process's children that run, where the system tells (Linux)."""
    found: set[int] = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, *_ = path.read_text(errors="replace").rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if int(parent) == os.getpid() and state != "Z":
            found.add(int(path.parent.name))
    return found


def running_qt() -> dict[int, str]:
    """Timers and threads of Qt that run, by their identity."""
    found = {}
    for thing in gc.get_objects():
        if not issubclass(type(thing), QTimer | QThread) or not isValid(thing):
            continue
        if issubclass(type(thing), QTimer) and thing.isActive():
            found[id(thing)] = f"timer of {thing.parent()!r}"
        elif issubclass(type(thing), QThread) and thing.isRunning():
            found[id(thing)] = f"Qt thread {thing!r}"
    return found


def pooled_work() -> dict[object, str]:
    """Work in Qt's own pool of threads."""
    count = QThreadPool.globalInstance().activeThreadCount()
    return {("pool", number): "work in the pool of threads" for number in range(count)}


def visible_windows() -> dict[int, str]:
    """Windows on the screen, by their identity."""
    return {id(widget): f"window {widget!r}" for widget in QApplication.topLevelWidgets() if widget.isVisible()}


def what_runs() -> dict[object, str]:
    """Everything that can outlive a test, in words."""
    threads = {thread: f"thread {thread.name}" for thread in threading.enumerate() if thread.is_alive()}
    processes = {("process", number): f"process {number}" for number in child_processes()}
    return {**threads, **processes, **pooled_work(), **running_qt(), **visible_windows()}
