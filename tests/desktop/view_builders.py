"""What the tests of the views look at: a recording as large as they are asked for, with known regions in it."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.document import Document
from desktop.views.overview_model import OverviewModel
from desktop.views.time_axis import TimeAxis
from engine.analysis.activations import Activations
from engine.analysis.region_rules import InstrumentRule, RegionRules
from engine.audio import RecordingInfo
from engine.instruments import OPENMIC_INSTRUMENTS
from engine.service.messages import OverviewChunk

RULES = RegionRules({}, InstrumentRule(threshold=0.5, release=0.3))
RATE = 48000
BUCKET_S = 256 / RATE
FRAME_S = 0.1


@dataclass
class Scene:
    """Everything a view is made of."""

    document: Document = field(default_factory=Document)
    axis: TimeAxis = field(default_factory=TimeAxis)
    overview: OverviewModel = field(default_factory=OverviewModel)


def facts(duration_s: float, path: Path = Path("long take.wav"), rate: int = RATE) -> RecordingInfo:
    return RecordingInfo(
        path=path,
        duration_s=duration_s,
        sample_rate=rate,
        channels=2,
        container="WAV",
        codec="PCM",
        bit_depth=16,
        start_timecode_s=None,
    )


def open_scene(duration_s: float, path: Path = Path("long take.wav"), rate: int = RATE) -> Scene:
    """A recording that has been opened and neither scanned nor analysed."""
    scene = Scene()
    scene.document.set_recording(facts(duration_s, path, rate))
    scene.axis.set_duration(duration_s)
    scene.overview.reset(2, rate, duration_s)
    return scene


def scan(scene: Scene, level: float = 0.5, mel: np.ndarray | None = None) -> None:
    """Fill the overview: a waveform that beats once in ten seconds, and log-mel bytes."""
    duration_s = scene.axis.duration_s
    buckets = int(np.ceil(duration_s / BUCKET_S))
    times_s = np.arange(buckets) * BUCKET_S
    envelope = (level * (0.55 + 0.45 * np.sin(2 * np.pi * times_s / 10))).astype(np.float32)
    maxima = np.stack([envelope, 0.5 * envelope])
    if mel is None:
        columns = int(np.ceil(duration_s / 0.05))
        mel = np.broadcast_to(np.linspace(250, 30, 128).astype(np.uint8)[:, None], (128, columns))
    scene.overview.add_chunk(OverviewChunk(1, 0, 256, -maxima, maxima, 0, mel))
    scene.overview.finish()


def analysed(
    spans: dict[str, list[tuple[float, float]]],
    duration_s: float = 60.0,
    level: float = 0.9,
    scanned: bool = True,
    lead: dict[str, float] | None = None,
) -> Scene:
    """A scanned recording in which each instrument sounds from one time to another, and leads as far as `lead` says."""
    scene = open_scene(duration_s)
    if scanned:
        scan(scene)
    values = np.full((round(duration_s / FRAME_S), len(spans)), 0.05, np.float32)
    for column, pieces in enumerate(spans.values()):
        for start_s, end_s in pieces:
            values[round(start_s / FRAME_S) : round(end_s / FRAME_S), column] = level
    leads = None
    if lead is not None:
        leads = np.broadcast_to(np.array([lead[name] for name in spans], np.float32), values.shape).copy()
    scene.document.finish_analysis(Activations(values, tuple(spans), FRAME_S, duration_s, leads), RULES, "test")
    return scene


def orchestra(duration_s: float, rng: np.random.Generator | None = None) -> Activations:
    """Twenty instruments, about 700 regions an hour, as an orchestra rehearsal might have."""
    rng = rng or np.random.default_rng(1)
    frames = round(duration_s / FRAME_S)
    values = rng.beta(1.2, 20, (frames, len(OPENMIC_INSTRUMENTS))).astype(np.float32)
    for column in range(0, len(OPENMIC_INSTRUMENTS), 2):
        start = int(rng.integers(0, 300))
        while start < frames:
            length = int(rng.integers(20, 250))
            piece = values[start : start + length, column]
            piece[:] = np.clip(rng.normal(0.8, 0.06, len(piece)), 0, 1)
            start += length + int(rng.integers(50, 600))
    return Activations(values, OPENMIC_INSTRUMENTS, FRAME_S, duration_s)


def three_hours(seed: int = 1) -> Scene:
    """Three hours of stereo with twenty instruments, scanned and analysed."""
    duration_s = 3 * 3600.0
    rng = np.random.default_rng(seed)
    scene = open_scene(duration_s)
    columns = int(np.ceil(duration_s / 0.05))
    scan(scene, mel=rng.integers(0, 255, (128, columns), dtype=np.uint8))
    scene.document.finish_analysis(orchestra(duration_s, rng), RULES, "test")
    scene.document.flush()
    return scene


def shown(qtbot, widget: QWidget, width: int = 1150, height: int = 300) -> QWidget:
    """Show a widget at a size; the test's end closes it."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    # Its frame of focus would be in the way of looking at pixels.
    widget.clearFocus()
    QApplication.processEvents()
    return widget


def picture(widget: QWidget) -> QImage:
    """What the widget looks like."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray:
    """Red, green and blue of an image, (rows, columns, 3)."""
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return raw[:, : image.width(), 2::-1].astype(int)


def near(image: np.ndarray, colour: QColor | str, tolerance: int = 40) -> np.ndarray:
    """Which pixels are of a colour, more or less."""
    wanted = QColor(colour)
    distance = np.abs(image - np.array([wanted.red(), wanted.green(), wanted.blue()])).max(axis=-1)
    mask: np.ndarray = distance <= tolerance
    return mask


def turn_wheel(
    widget: QWidget, position: QPointF, steps: float, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Turn the mouse wheel over a widget; up is positive. Alt turns it sideways, as Qt does."""
    delta = QPoint(0, round(120 * steps))
    if modifiers & Qt.KeyboardModifier.AltModifier:
        delta = QPoint(delta.y(), 0)
    event = QWheelEvent(
        position,
        widget.mapToGlobal(position),
        QPoint(),
        delta,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def drag(
    qtbot,
    widget: QWidget,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    release: bool = True,
) -> None:
    """Press, move in steps and, unless told otherwise, release."""

    def send(kind: QEvent.Type, place: QPoint, which: Qt.MouseButton, held: Qt.MouseButton) -> None:
        position = QPointF(place)
        event = QMouseEvent(kind, position, widget.mapToGlobal(position), which, held, keys)
        QApplication.sendEvent(widget, event)

    none = Qt.MouseButton.NoButton
    send(QEvent.Type.MouseButtonPress, start, button, button)
    for share in (0.25, 0.5, 0.75, 1.0):
        send(QEvent.Type.MouseMove, start + (end - start) * share, none, button)
    if release:
        send(QEvent.Type.MouseButtonRelease, end, button, none)


def point_at(widget: QWidget, place: QPoint) -> None:
    """Move the mouse over a widget, no button held."""
    none, position = Qt.MouseButton.NoButton, QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove, position, widget.mapToGlobal(position), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
