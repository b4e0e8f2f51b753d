"""The main states of the window, filled by hand with what is always the same: for tests of how it looks.

``python -m tests.desktop.window_states`` writes the references that `test_pictures` compares with, small ones, to
`tests/desktop/pictures`; with a folder it writes them there in full size, to be looked at.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QImage
from PySide6.QtWidgets import QApplication

from desktop import translation
from desktop.audio_output import TimerOutput
from desktop.gain_tiles import tiles_for
from desktop.theme import apply_theme
from desktop.window import MainWindow
from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.service.messages import AnalysisProgress, OverviewChunk
from tests.desktop.evidence_builders import explanation, gain_tile, window_attention
from tests.desktop.view_builders import facts

SIZES = ((1440, 900), (1280, 720))
SMALL = (120, 75)
FOLDER = Path(__file__).parent / "pictures"
DURATION_S = 90.0
RATE = 44100
SONG = Path("Quartet in the hall.wav")
PLAYED = {
    "clarinet": [(4.0, 21.0), (47.0, 62.0)],
    "piano": [(16.0, 40.0), (58.0, 84.0)],
    "violin": [(28.0, 52.0), (66.0, 75.0)],
    "cello": [(36.0, 47.0), (70.0, 88.0)],
}
"""When each instrument sounds."""


@contextmanager
def shown_window(size: tuple[int, int]) -> Iterator[MainWindow]:
    """Show a window that remembers nothing and has no engine to wait for."""
    window = MainWindow("", TimerOutput, unattended=True)
    window.session.engine.close()
    window.resize(*size)
    window.show()
    settle()
    try:
        yield window
    finally:
        window.session.document.undo_stack.setClean()
        window.close()
        window.deleteLater()


def settle() -> None:
    """Let everything be laid out and drawn."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def picture_of(window: MainWindow) -> QImage:
    """Return what the window looks like, with no pointer over it and no caret that blinks."""
    window.setFocus()
    settle()
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


# ---- what is in the window --------------------------------------------------------------------------------------


def curves() -> Activations:
    """Activations of twenty instruments, four of which are heard."""
    frames = round(DURATION_S / 0.1)
    rng = np.random.default_rng(5)
    values = rng.beta(1.2, 30, (frames, len(OPENMIC_INSTRUMENTS)))
    times_s = (np.arange(frames) + 0.5) * 0.1
    for name, spans in PLAYED.items():
        column = OPENMIC_INSTRUMENTS.index(name)
        for start_s, end_s in spans:
            rise = np.clip(np.minimum(times_s - start_s, end_s - times_s) / 1.5, 0, 1)
            values[:, column] = np.maximum(values[:, column], rise * (0.85 + 0.08 * np.sin(times_s)))
    return Activations(values.astype(np.float32), OPENMIC_INSTRUMENTS, 0.1, DURATION_S)


def overview(until_s: float) -> OverviewChunk:
    """Extremes and log-mel bytes of notes that follow one another, as far as they have been read."""
    buckets = int(until_s * RATE / 256)
    at_s = np.arange(buckets) * 256 / RATE
    sounding = sum(
        ((at_s >= start_s) & (at_s < end_s)).astype(float) for spans in PLAYED.values() for start_s, end_s in spans
    )
    level = (0.12 * sounding * (0.4 + 0.6 * np.abs(np.sin(at_s * 3.1)))).astype(np.float32)
    maxima = np.stack([level, 0.7 * level])
    columns = int(until_s / 0.05)
    at_s = np.arange(columns) * 0.05
    mel = np.full((128, columns), 40.0)
    rows = np.arange(128)[:, None]
    for number, spans in enumerate(PLAYED.values()):
        for start_s, end_s in spans:
            there = (at_s >= start_s) & (at_s < end_s)
            pitch = 14 + 9 * number + 5 * np.round(2 * np.sin(at_s * (0.7 + 0.1 * number)))
            for partial, strength in enumerate((190, 150, 110, 80), 1):
                ridge = strength * np.exp(-0.5 * ((rows - pitch - 16 * np.log2(partial) * 1.4) / 1.3) ** 2)
                mel = np.maximum(mel, ridge * there)
    return OverviewChunk(1, 0, 256, -maxima, maxima, 0, mel.astype(np.uint8))


def open_recording(window: MainWindow, scanned_s: float = DURATION_S) -> None:
    """Open a recording that need not exist, and read it so far."""
    session = window.session
    session.player.set_recording(SONG, DURATION_S, RATE)
    session.overview.reset(2, RATE, DURATION_S)
    session.time_axis.set_duration(DURATION_S)
    session.document.set_recording(facts(DURATION_S, SONG, RATE))
    session.opened.emit()
    session.overview.add_chunk(overview(scanned_s))
    if scanned_s >= DURATION_S:
        session.overview.finish()
    session.spectrograms.set_path(None)


RULES = RegionRules({}, InstrumentRule(threshold=0.5, release=0.3))


def analyse(window: MainWindow) -> None:
    """Open the recording, with its regions, the second of which is selected."""
    open_recording(window)
    document = window.session.document
    document.finish_analysis(curves(), RULES, "hran-context")
    window.session.device = "cpu"
    window.session.analysis_ended.emit("done")
    document.select_region(document.regions[0])
    document.confirm()
    document.select_region(document.regions[1])
    window.session.time_axis.set_playhead(18.0)
    document.undo_stack.setClean()


# ---- states -----------------------------------------------------------------------------------------------------


def empty(window: MainWindow) -> None:
    """Nothing is open."""


def analysing(window: MainWindow) -> None:
    """A third of the recording has been read and analysed."""
    open_recording(window, DURATION_S / 3)
    session, whole = window.session, curves()
    session.analyze()
    session.document.begin_analysis(whole.instruments, 0.1, len(whole.values), RULES)
    session.document.add_activations(0, whole.values[: len(whole.values) // 3])
    session.document.flush()
    session.progress_changed.emit(AnalysisProgress(1, DURATION_S / 3, DURATION_S, 20.0))


def analysed(window: MainWindow) -> None:
    """All regions are there, in lanes and table."""
    analyse(window)


def find_solos(window: MainWindow) -> None:
    """The panel of solos is open."""
    analyse(window)
    window.actions_by_id["find_solos"].trigger()
    settle()
    window.finder.panel.step(1)


def attention(window: MainWindow) -> None:
    """The model's gain lies over the spectrogram, the panel shows the window at the playhead."""
    analyse(window)
    evidence = window.evidence
    window.actions_by_id["gain_early"].trigger()
    for key in tiles_for(0.0, DURATION_S):
        span_s = key.end_s - key.start_s
        tile = replace(gain_tile(key), column_s=span_s / 80, width_column_s=span_s / 345)
        evidence.gain.tiles.put(key, tile)
    evidence.gain.changed.emit()
    window.actions_by_id["show_attention"].trigger()
    evidence.attention.seen = replace(window_attention(), start_s=17.49, end_s=18.51)
    evidence.attention.changed.emit()


def why_here(window: MainWindow) -> None:
    """An answer to the question what a region rests on."""
    analyse(window)
    window.actions_by_id["show_reasons"].trigger()
    window.evidence.reasons.found = replace(
        explanation(), instrument="piano", start_s=17.49, end_s=18.51, window_starts_s=np.array([17.49])
    )
    window.evidence.reasons.changed.emit()


def rules(window: MainWindow) -> None:
    """The panel of thresholds is open."""
    analyse(window)
    window.actions_by_id["show_rules"].trigger()


def error(window: MainWindow) -> None:
    """A sentence says what went wrong."""
    analyse(window)
    window.message_bar.tell(
        "“letter.wav” holds no sound that can be read; it may be damaged or of another kind than its name says.",
        "error",
    )


def dropping(window: MainWindow) -> None:
    """A file is held over the window."""
    analyse(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path("other take.wav").absolute()))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(600, 400), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, event)


STATES: dict[str, Callable[[MainWindow], None]] = {
    "empty": empty,
    "analysing": analysing,
    "analysed": analysed,
    "find-solos": find_solos,
    "attention": attention,
    "why-here": why_here,
    "rules": rules,
    "error": error,
    "dropping": dropping,
}


# ---- references -------------------------------------------------------------------------------------------------


def reference_path(state: str, size: tuple[int, int]) -> Path:
    """Return where the reference of a state lies."""
    return FOLDER / f"{state}-{size[0]}x{size[1]}.png"


def reduced(image: QImage) -> QImage:
    """Return a picture so small that letters are lost and only what is where in which colour is left."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(*SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return small.convertToFormat(QImage.Format.Format_RGB32)


def write_pictures(folder: Path | None) -> None:
    """Write all references, or with a folder the whole pictures."""
    for size in SIZES:
        for state, prepare in STATES.items():
            with shown_window(size) as window:
                prepare(window)
                settle()
                image = picture_of(window)
                path = reference_path(state, size) if folder is None else folder / reference_path(state, size).name
                path.parent.mkdir(parents=True, exist_ok=True)
                (reduced(image) if folder is None else image).save(str(path))
                print(f"{path}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        application = QApplication(sys.argv[:1])
        application.setOrganizationName("Soloscope")
        application.setApplicationName("Soloscope tests")
        translation.install("en")
        apply_theme(application)
        write_pictures(Path(sys.argv[1]) if sys.argv[1:] else None)
