"""A whole window for tests of what joins its parts: filled by hand, so that no engine's process is waited for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from desktop.audio_output import TimerOutput
from desktop.window import MainWindow
from engine.analysis.activations import Activations
from tests.desktop.conftest import RULES, activations, facts

CURVES = {"flute": [(1.0, 4.0, 0.9), (8.0, 9.0, 0.4)], "guitar": [(3.0, 6.0, 0.8)], "violin": [(7.0, 11.0, 0.7)]}
DURATION_S = 12.0


@contextmanager
def open_window(song: Path | None = None, lead: dict[str, float] | None = None) -> Iterator[MainWindow]:
    """Show a window; with a recording it has `CURVES` in it.

    `lead` says how far each instrument leads wherever it sounds.
    """
    window = MainWindow("", TimerOutput)
    window.show()
    if song is not None:
        fill(window, song, lead)
    # Keys reach a window only when it is active.
    QApplication.processEvents()
    try:
        yield window
    finally:
        window.session.document.undo_stack.setClean()
        window.close()
        window.deleteLater()


def fill(window: MainWindow, song: Path, lead: dict[str, float] | None = None) -> None:
    """Put a recording and its regions into a window."""
    session = window.session
    session.player.set_recording(song, DURATION_S, 22050)
    session.time_axis.set_duration(DURATION_S)
    session.document.set_recording(facts(DURATION_S, str(song)))
    made = activations(CURVES, DURATION_S)
    if lead is not None:
        shares = np.array([lead.get(name, 0.0) for name in made.instruments], np.float32)
        values = np.broadcast_to(shares, made.values.shape).copy()
        made = Activations(made.values, made.instruments, made.frame_s, made.duration_s, values)
    session.document.finish_analysis(made, RULES, "test")


def press(window: MainWindow, command_id: str) -> None:
    """Trigger a command that must be enabled."""
    action = window.actions_by_id[command_id]
    assert action.isEnabled(), command_id
    action.trigger()
