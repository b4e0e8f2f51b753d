"""The real program, driven from inside by keys and mouse, for tests that kill it and start it again.

``edit RECORDING BUNDLE``: open, wait for the analysis, confirm a region, draw one, write a note and set a marker; then
go on running.
``import RECORDING BUNDLE FILE``: open, wait for the analysis, let the regions and markers of a file take the place of
all; then go on running.
``recover BUNDLE``: take up the work that is offered, print what is there as JSON, and end.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app, session_keeper
from desktop.dialogs.note import NoteDialog
from desktop.dialogs.recovery import RecoveryDialog
from desktop.document import AnalysisState
from desktop.window import MainWindow
from tests.desktop.view_builders import drag


def window() -> MainWindow | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)


def say(what: object) -> None:
    print(json.dumps(what), flush=True)


def edit() -> Iterator[bool]:
    """Yield whether the next step may be taken."""
    while (main := window()) is None or main.session.document.analysis is not AnalysisState.DONE:
        yield False
    document = main.session.document
    document.select_region(document.regions[0])
    QTest.keyClick(main, Qt.Key.Key_Return)
    lanes = main.editor.lanes
    instrument = document.regions[0].instrument
    y = lanes.lane_rect_of(instrument).center().y()
    start, end = (QPoint(round(lanes.x_of(time_s)), y) for time_s in (10.0, 11.0))
    drag(None, lanes, start, end, keys=Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    main.actions_by_id["note"].trigger()
    QTest.keyClick(main, Qt.Key.Key_M)
    say({"pid": os.getpid(), "steps": document.undo_stack.count()})


def write_note(dialog: NoteDialog) -> bool:
    dialog.field.setPlainText("mine")
    return True


def bring_in(path: Path) -> Iterator[bool]:
    """Yield whether the next step may be taken."""
    while (main := window()) is None or main.session.document.analysis is not AnalysisState.DONE:
        yield False
    main.imports.read(path)
    while (dialog := main.imports.dialog) is None or dialog.outcome is None:
        yield False
    QTest.mouseClick(dialog.replace_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    say({"pid": os.getpid(), "steps": main.session.document.undo_stack.count()})


def recover() -> Iterator[bool]:
    """Yield whether the next step may be taken."""
    while not isinstance(dialog := QApplication.activeModalWidget(), RecoveryDialog):
        yield False
    offered = dialog.list.item(0).text()
    dialog.recover_button.click()
    main = window()
    assert main is not None
    while main.session.document.analysis is not AnalysisState.DONE:
        yield False
    regions = [(r.instrument, r.status, r.origin, r.note) for r in main.session.document.regions]
    markers = [(marker.time_s, marker.name) for marker in main.session.document.markers.all]
    say({"offered": offered, "regions": regions, "markers": markers, "unsaved": main.isWindowModified()})
    main.session.document.undo_stack.setClean()
    main.close()


def drive(steps: Callable[[], Iterator[bool]], options: app.Options) -> int:
    walk = steps()
    timer = QTimer()
    timer.setInterval(50)

    def step() -> None:
        if next(walk, None) is None:
            timer.stop()

    timer.timeout.connect(step)
    # The application is made by `run`; the timer starts with its event loop.
    made = app.Application(sys.argv[:1])
    app.Application = lambda _: made  # type: ignore[assignment,misc]
    timer.start()
    return app.run(options)


if __name__ == "__main__":
    session_keeper.AUTOSAVE_MS = 300
    NoteDialog.exec = write_note  # type: ignore[assignment,method-assign]
    if sys.argv[1] == "edit":
        sys.exit(drive(edit, app.Options(recording=Path(sys.argv[2]), model=sys.argv[3])))
    if sys.argv[1] == "import":
        path = Path(sys.argv[4])
        sys.exit(drive(lambda: bring_in(path), app.Options(recording=Path(sys.argv[2]), model=sys.argv[3])))
    sys.exit(drive(recover, app.Options(model=sys.argv[2])))
