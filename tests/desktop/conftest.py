"""Set-up of the desktop's tests: settings and folders of their own, and nothing may outlive a test."""

import gc
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme, translation
from desktop.audio_output import TimerOutput
from desktop.document import AnalysisState, Document
from desktop.engine_client import EngineClient
from desktop.playback import Player
from desktop.window import MainWindow
from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.audio import RecordingInfo
from tests.builders import chirp, write_wav
from tests.builders_analysis import make_bundle, music
from tests.desktop.leftovers import what_runs
from tests.desktop.sound_builders import Tape

PATIENCE_S = 10.0
"""So long a test's leftovers may take to go by themselves."""


@pytest.fixture(scope="module", autouse=True)
def what_is_there_is_set_aside() -> None:
    """Keep what earlier tests imported and made out of the search for leftovers: walking it takes a second a test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def texts_are_english(qapp: QApplication) -> None:
    """Texts and numbers are English wherever the tests run."""
    translation.install("en")


@pytest.fixture(autouse=True)
def nothing_is_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test after which a thread, process, timer or window goes on."""
    before = what_runs()
    yield
    end = time.monotonic() + PATIENCE_S
    while True:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
        gc.collect()
        left = [words for key, words in what_runs().items() if key not in before]
        if not left or time.monotonic() > end:
            break
        time.sleep(0.02)
    assert not left, f"left behind: {', '.join(left)}"


@pytest.fixture(autouse=True)
def keys_are_let_go(qapp: QApplication) -> None:
    """Take Qt the memory of a Shift or Ctrl that the test before pressed: tables select by it."""
    if qapp.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """Settings, caches and logs of a test lie in its own folder, also those of its processes; all speak English."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv(translation.VARIABLE, "en")
    if sys.platform == "win32":
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    qapp.setOrganizationName("Soloscope")
    qapp.setApplicationName("Soloscope tests")
    return tmp_path


def facts(duration_s: float = 20.0, path: str = "take 3.wav") -> RecordingInfo:
    """Facts of a recording that need not exist."""
    return RecordingInfo(
        path=Path(path),
        duration_s=duration_s,
        sample_rate=44100,
        channels=2,
        container="WAV",
        codec="PCM",
        bit_depth=16,
        start_timecode_s=None,
    )


RULES = RegionRules({}, InstrumentRule(threshold=0.5, release=0.3))


def activations(
    spans: dict[str, list[tuple[float, float, float]]], duration_s: float = 20.0, frame_s: float = 0.1
) -> Activations:
    """Curves that stand at a level (third number) from one time to another, and at 0 elsewhere."""
    frames = round(duration_s / frame_s)
    values = np.zeros((frames, len(spans)), np.float32)
    for column, pieces in enumerate(spans.values()):
        for start_s, end_s, level in pieces:
            values[round(start_s / frame_s) : round(end_s / frame_s), column] = level
    return Activations(values, tuple(spans), frame_s, duration_s)


@pytest.fixture
def document(qapp: QApplication) -> Document:
    """A document with two instruments in it: clarinet alone, then with piano, then piano alone."""
    made = Document()
    made.set_recording(facts())
    curves = {"clarinet": [(1.0, 6.0, 0.9), (12.0, 14.0, 0.45)], "piano": [(4.0, 9.0, 0.8), (15.0, 18.0, 0.7)]}
    made.finish_analysis(activations(curves), RULES, "test")
    return made


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small network with random weights that hears flute, guitar and violin everywhere."""
    return make_bundle(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve seconds of random notes, stereo, under a name that needs care."""
    samples = np.stack([music(12.0, seed=1), music(12.0, seed=2)])
    return write_wav(tmp_path_factory.mktemp("songs") / "Lied für Åse & Bo.wav", samples, 22050)


@pytest.fixture(scope="session")
def long_song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten minutes, enough to be caught in the middle."""
    return write_wav(tmp_path_factory.mktemp("songs") / "long.wav", np.tile(music(30.0, seed=3), 20), 22050)


@pytest.fixture
def client(qapp: QApplication) -> Iterator[EngineClient]:
    """The real engine process."""
    made = EngineClient()
    yield made
    made.close()


def kill(process_id: int) -> None:
    """End a process as the system would: without a word."""
    os.kill(process_id, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


@pytest.fixture
def tape() -> Tape:
    """An output that keeps what it is given."""
    return Tape()


@pytest.fixture
def rising(tmp_path: Path) -> Path:
    """Two seconds in which no two spans are alike, another tone in each channel."""
    return write_wav(tmp_path / "rising.wav", chirp(2.0, 22050), 22050, "FLOAT")


@pytest.fixture
def player(qapp: QApplication, tape: Tape, rising: Path) -> Iterator[Player]:
    made = Player(output_factory=tape)
    made.set_recording(rising, 2.0, 22050)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, bundle, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    made = MainWindow(str(bundle), TimerOutput)
    made.show()
    yield made
    made.session.document.undo_stack.setClean()
    made.close()
    made.deleteLater()


@pytest.fixture
def filled(window, song):
    """A window whose document was filled by hand: regions at known places, and no engine's process to wait for."""
    session = window.session
    session.player.set_recording(song, 12.0, 22050)
    session.time_axis.set_duration(12.0)
    session.document.set_recording(facts(12.0, str(song)))
    curves = {"flute": [(1.0, 4.0, 0.9), (8.0, 9.0, 0.4)], "guitar": [(3.0, 6.0, 0.8)], "violin": [(7.0, 11.0, 0.7)]}
    session.document.finish_analysis(activations(curves, 12.0), RULES, "test")
    return window


@pytest.fixture
def analysed(window, song, qtbot):
    """A window whose recording has been analysed and scanned."""
    window.open_path(song)
    qtbot.waitUntil(lambda: window.session.document.analysis is AnalysisState.DONE, timeout=180_000)
    qtbot.waitUntil(lambda: not window.session.scanning, timeout=180_000)
    assert window.session.document.regions
    return window


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The theme on the application, and off again after the test."""
    before = (qapp.style().objectName(), qapp.palette(), qapp.font(), qapp.styleSheet(), qapp.windowIcon())
    theme.apply_theme(qapp)
    yield qapp
    style, palette, font, sheet, window_icon = before
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setWindowIcon(window_icon)
    theme.LOOK.choose(theme.DARK, 1.0)
    theme.LOOK.changed.emit()
