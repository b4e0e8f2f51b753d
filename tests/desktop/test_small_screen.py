"""The window on a screen of 1280 by 720, and on one of twice the density: everything fits, nothing is cut off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QPushButton, QWidget

from desktop.screen_fit import fitting
from tests.desktop.small_screen import HEIGHT, WIDTH, does_not_fit
from tests.desktop.view_builders import shown

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("scale", ["1", "2"])
def test_everything_fits_a_small_screen_at_any_density(song, tmp_path, scale):
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    picture = tmp_path / "small.png"
    done = subprocess.run(
        [sys.executable, "-m", "tests.desktop.small_screen", str(song), str(picture)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    unfit = {name: words for name, words in seen["found"].items() if words}
    assert unfit == {}, json.dumps(unfit, indent=1)
    assert seen["ratio"] == float(scale)
    assert seen["room"]["rows"] >= 6
    assert seen["room"]["lanes"] >= 3
    assert seen["smallest"][0] <= WIDTH
    assert seen["smallest"][1] <= HEIGHT
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (WIDTH * int(scale), HEIGHT * int(scale))


def test_what_is_cut_off_is_found(qtbot):
    holder = QWidget()
    layout = QHBoxLayout(holder)
    label, button = QLabel("a text that is much too long for its place", holder), QPushButton("Go", holder)
    label.setFixedWidth(40)
    layout.addWidget(label)
    shown(qtbot, holder, 200, 60)
    button.move(190, 10)
    words = does_not_fit(holder)
    assert any(word.startswith("cut off: QLabel") for word in words)
    assert any(word.startswith("outside: QPushButton") for word in words)


def test_parts_that_lie_over_each_other_are_found(qtbot):
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    dock = QDockWidget("Side", window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.statusBar()
    shown(qtbot, window, 300, 200)
    assert does_not_fit(window) == []
    dock.resize(dock.width(), 400)
    dock.move(dock.x(), 0)
    window.statusBar().setGeometry(0, 180, 300, 20)
    assert any(words.startswith("overlapping") for words in does_not_fit(window))


def test_a_window_opens_no_larger_than_its_screen():
    assert fitting(QSize(1440, 900), QSize(1280, 720)) == QSize(1272, 682)
    assert fitting(QSize(1440, 900), QSize(2560, 1440)) == QSize(1440, 900)
