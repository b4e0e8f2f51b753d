"""The real program, with a clock beside it; prints what it measured as JSON. `desktop_figures` starts it.

``start BEGAN``: from the moment of that time (`time.time`) until the window has been drawn; then end.
``first RECORDING``: open a recording with the engine ready, wait for its first picture and activations, and once more.
``long RECORDING SESSION [whole]``: as ``first``; with ``whole`` wait for the end of the analysis; open a session of the
recording, scroll and zoom; then end.
"""

import json
import sys
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.document import AnalysisState
from desktop.window import MainWindow

STEPS = 60
SPANS_S = (3600.0, 600.0, 60.0, 6.0)
Steps = Iterator[bool]


class FirstPaint(QObject):
    """Notes when a widget has been drawn for the first time after something held."""

    def __init__(self, holds: Callable[[], bool]) -> None:
        super().__init__()
        self.when: float | None = None
        self._holds = holds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.when is None and event.type() is QEvent.Type.Paint and self._holds():
            # Drawn when this event and its fellows are through.
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.when = self.when or time.time()


def peak_mb(process_id: int | str) -> float:
    """Return the most memory a process has had at once, where the system tells (Linux)."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def frame_times_ms(steps: list[Callable[[], object]]) -> dict[str, float]:
    """Return the 95th percentile of what a step costs until it is drawn: by the clock, and of the processor's time."""
    clock, processor = [], []
    for step in steps:
        began, began_cpu = time.perf_counter(), time.thread_time()
        step()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        clock.append(time.perf_counter() - began)
        processor.append(time.thread_time() - began_cpu)
    return {
        "clock_ms": float(np.percentile(clock, 95)) * 1000,
        "processor_ms": float(np.percentile(processor, 95)) * 1000,
    }


def start(window: MainWindow, began: float) -> Steps:
    """Wait for the window's first picture."""
    painted = FirstPaint(lambda: True)
    window.installEventFilter(painted)
    window.update()
    while painted.when is None:
        yield False
    print(json.dumps({"shown_s": painted.when - began, "desktop_mb": peak_mb("self")}), flush=True)


def first_views(window: MainWindow, recording: Path) -> Generator[bool, None, dict[str, float]]:
    """Open a recording; return how long its first picture and its first activations take to be drawn."""
    session, editor = window.session, window.editor
    picture = FirstPaint(lambda: session.overview.mel is not None and session.overview.mel.scanned_s > 0)
    curves = FirstPaint(lambda: session.document.analysed_s > 0)
    editor.spectrogram.installEventFilter(picture)
    editor.lanes.installEventFilter(curves)
    opened = time.time()
    window.open_path(recording)
    while picture.when is None or curves.when is None:
        yield False
    editor.spectrogram.removeEventFilter(picture)
    editor.lanes.removeEventFilter(curves)
    return {"first_picture_s": picture.when - opened, "first_activations_s": curves.when - opened}


def opening(window: MainWindow, recording: Path) -> Generator[bool, None, dict[str, float]]:
    """Open a recording as soon as the engine is ready, and once more when its model is loaded."""
    session = window.session
    ready: list[object] = []
    session.engine.ready.connect(ready.append)
    session.engine.start()
    while not ready:
        yield False
    figures = yield from first_views(window, recording)
    session.close_recording()
    again = yield from first_views(window, recording)
    return {**figures, "again_s": again["first_activations_s"]}


def first(window: MainWindow, recording: Path) -> Steps:
    """Open a recording, and end."""
    figures = yield from opening(window, recording)
    print(json.dumps(figures), flush=True)


def long(window: MainWindow, recording: Path, session_file: Path, whole: bool) -> Steps:
    """Open a long recording, and move about in it."""
    session = window.session
    figures = yield from opening(window, recording)
    opened = time.time()
    window.open_path(recording)
    while whole and (session.scanning or session.document.analysis is not AnalysisState.DONE):
        yield False
    figures["analysed_s"] = time.time() - opened if whole else float("nan")
    session.cancel_analysis()
    session.document.undo_stack.setClean()
    window.open_path(session_file)
    while not (len(session.document.regions) > 1000 and not session.scanning):
        yield False
    axis = session.time_axis
    frames = {}
    for span_s in SPANS_S:
        for _ in range(20):
            yield False
        axis.set_view(4000.0, 4000.0 + span_s)
        yield False
        frames[f"scroll, {span_s:g} s in view"] = frame_times_ms([lambda s=span_s: axis.scroll(s / 100)] * STEPS)
    window.actions_by_id["zoom_fit"].trigger()
    yield False
    frames["zoom in"] = frame_times_ms([lambda: axis.zoom(1.2, 4000.0)] * (STEPS // 2))
    yield False
    frames["zoom out"] = frame_times_ms([lambda: axis.zoom(1 / 1.2, 4000.0)] * (STEPS // 2))
    memory = {"desktop_mb": peak_mb("self"), "worker_mb": peak_mb(session.engine.process_id)}
    print(json.dumps({**figures, **memory, "frames": frames}), flush=True)
    session.document.undo_stack.setClean()


def main(what: str, *arguments: str) -> int:
    """Run the program with a measurement in its event loop."""
    walk: Steps | None = None
    timer = QTimer()
    timer.setInterval(5)

    def step() -> None:
        nonlocal walk
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        if window is None:
            return
        timer.stop()
        if walk is None:
            walk = (
                start(window, float(arguments[0]))
                if what == "start"
                else first(window, Path(arguments[0]))
                if what == "first"
                else long(window, Path(arguments[0]), Path(arguments[1]), arguments[2:] == ("whole",))
            )
        try:
            if next(walk, None) is None:
                window.close()
                QApplication.exit(0)
            else:
                timer.start()
        except BaseException:
            QApplication.exit(1)
            raise

    timer.timeout.connect(step)
    made = app.Application(sys.argv[:1])
    app.Application = lambda _: made  # type: ignore[assignment,misc]
    timer.start()
    return app.run(app.Options())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
